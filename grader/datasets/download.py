"""Fetch the full MNIST.

The published SHA-256 decides: only bytes that have it take a file's place, whoever sent them. Until then they lie
beside that place as ``NAME.part``, and the next run continues from there.
"""

from __future__ import annotations

import hashlib
import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from grader.datasets.mnist import find
from grader.datasets.published import File, State, examine, part_of, size_of
from grader.files import replace_file
from grader.machine import described

CHUNK = 1 << 16
TIMEOUT = 15.0  # how many seconds a mirror may be silent

OnProgress = Callable[[str, int, int], None]


MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)


class DownloadError(Exception):
    """A file cannot be fetched; the message is one line."""


def fetch(
    folder: Path,
    files: Sequence[File],
    mirrors: Sequence[str],
    on_progress: OnProgress = lambda *_: None,
    *,
    replace: bool = True,
) -> None:
    """Fetch the files that are not complete.

    Parameters
    ----------
    folder : Path
        Where they belong. It is made with its parents when the first bytes arrive.
    files : sequence of File
        The files to fetch, unless they are there.
    mirrors : sequence of str
        URLs to which the name of a file is appended. Each is tried once, in order.
    on_progress : callable
        Called with a file's name, how many of its bytes there are, and its size.
    replace : bool
        Whether a damaged file is replaced. If not, it ends the run: it may be somebody's.

    Raises
    ------
    DownloadError
        A file cannot be fetched or written. Those before it are in their places, and what has arrived of it is kept.
    """
    states = {file: examine(folder, file).state for file in files}
    for file in files:
        if states[file] is State.DAMAGED and not replace:
            raise DownloadError(f"{find(folder, file.name)} is not the published file; remove it to have that fetched")
    try:
        for file in files:
            if states[file] is not State.WHOLE:
                _fetch_file(folder, file, mirrors, on_progress)
    except OSError as problem:
        raise DownloadError(f"cannot write in {folder}: {described(problem)}") from None


class _MirrorError(Exception):
    """A mirror does not send the file. The text says what it does instead; the mirror is its subject."""


def _fetch_file(folder: Path, file: File, mirrors: Sequence[str], on_progress: OnProgress) -> None:
    """Ask one mirror after the other. An OSError from here is an error of the disk, never of the network."""
    part = part_of(folder, file)
    if os.path.lexists(part) and (part.is_symlink() or not part.is_file()):  # it would be written to, and read
        raise OSError(None, f"{part.name} is not a regular file")
    reasons = []
    for mirror in mirrors:
        try:
            _receive(part, mirror + file.name, file, on_progress)
            _put_in_place(part, folder / file.name, file)
        except _MirrorError as problem:
            reasons.append(f"{urlsplit(mirror).netloc} {problem}")
        else:
            return
    kept = " (what has arrived is kept for the next run)" if size_of(part) else ""
    raise DownloadError(f"cannot fetch {file.name}: {'; '.join(reasons)}{kept}")


def _receive(part: Path, url: str, file: File, on_progress: OnProgress) -> None:
    """Append the missing bytes to the part file."""
    if size_of(part) >= file.size:
        part.unlink()  # then it is not the beginning of the file
    have = size_of(part)
    on_progress(file.name, have, file.size)
    for piece in _pieces(url, have, file.size):
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("ab") as out:
            out.write(piece)
        have += len(piece)
        on_progress(file.name, have, file.size)


def _put_in_place(part: Path, path: Path, file: File) -> None:
    """Turn the part file into the file if its bytes are right; otherwise remove it."""
    data = part.read_bytes()  # another run may append to the part file: write exactly the bytes that were compared
    if hashlib.sha256(data).hexdigest() != file.sha256:
        part.unlink()
        raise _MirrorError("sends something else: its SHA-256 is not the published one")
    replace_file(path, data)
    part.unlink()


def _pieces(url: str, have: int, size: int) -> Iterator[bytes]:
    """Yield the bytes after the first ``have`` bytes of a file; raise `_MirrorError` unless they are complete."""
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            start = have if response.status == 206 else 0  # a mirror may send the whole file anyway
            if response.length not in (None, size - start):
                raise _MirrorError(f"sends {response.length:,} bytes instead of {size - start:,}")
            response.read(have - start)
            while have < size and (piece := response.read1(min(CHUNK, size - have))):
                have += len(piece)
                yield piece
    except urllib.error.HTTPError as problem:
        problem.close()
        raise _MirrorError(f"answers with HTTP status {problem.code}") from None
    except urllib.error.URLError as problem:
        reason = getattr(problem.reason, "strerror", None) or str(problem.reason)
        raise _MirrorError(f"cannot be reached ({' '.join(reason.split())})") from None
    except (OSError, http.client.HTTPException, ValueError):
        pass  # a broken connection counts as ended
    if have < size:
        raise _MirrorError(f"stops after {have:,} of {size:,} bytes")
