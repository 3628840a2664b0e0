"""Fetching the full MNIST, and saying what of it is there.

A file takes its place only once it has the published SHA-256. Until then, what has arrived of it lies beside that place
as ``NAME.part``, and the next run goes on from there. Mirrors are asked in order; none of them is trusted.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import os
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

CHUNK = 1 << 16
ROUNDS = 2
"""How often a mirror is asked that may do better the next time."""

OnProgress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class File:
    """A file to fetch.

    Attributes
    ----------
    name : str
        Its name, on the mirrors and in the folder; it ends in ``.gz``.
    size : int
        Its length in bytes.
    sha256, unpacked_sha256 : str
        The published sums of the file, and of what is packed in it.
    """

    name: str
    size: int
    sha256: str
    unpacked_sha256: str


FILES = (
    File(
        "train-images-idx3-ubyte.gz",
        9_912_422,
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    ),
    File(
        "train-labels-idx1-ubyte.gz",
        28_881,
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    ),
    File(
        "t10k-images-idx3-ubyte.gz",
        1_648_877,
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    ),
    File(
        "t10k-labels-idx1-ubyte.gz",
        4_542,
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ),
)
MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)


class DownloadError(Exception):
    """A file cannot be had; the message is one line."""


# What is there


class State(StrEnum):
    """What a folder has of a file."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    HALF = "half-fetched"
    MISSING = "missing"


@dataclass(frozen=True)
class Stored:
    """What a folder has of the file ``name``; ``detail`` says more, or is empty."""

    name: str
    state: State
    detail: str = ""


def examine(folder: Path, file: File) -> Stored:
    """Say what a folder has of a file, packed or not.

    Parameters
    ----------
    folder : Path
        Where to look; it need not exist.
    file : File
        What to look for.
    """
    path = folder / file.name
    for there, sha256 in (path, file.sha256), (path.with_suffix(""), file.unpacked_sha256):
        if os.path.isfile(there):  # unlike Path.is_file, this never raises
            return _examined(there, file.name, sha256)
    have = _size(_part(path))
    if have:
        return Stored(file.name, State.HALF, f"{have:,} of {file.size:,} bytes")
    return Stored(file.name, State.MISSING)


def _examined(path: Path, name: str, sha256: str) -> Stored:
    try:
        same = _sha256(path) == sha256
    except OSError as problem:
        return Stored(name, State.DAMAGED, f"it cannot be read: {problem.strerror}")
    return Stored(name, State.WHOLE) if same else Stored(name, State.DAMAGED, "its SHA-256 is not the published one")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


# Fetching


def fetch(
    folder: Path,
    files: Sequence[File],
    mirrors: Sequence[str],
    on_progress: OnProgress = lambda *_: None,
    *,
    replace: bool = True,
    timeout: float = 15.0,
    pause: float = 1.0,
) -> None:
    """Fetch the files that are not whole.

    Parameters
    ----------
    folder : Path
        Where they belong. It is made if it is not there, with those that it lies in.
    files : sequence of File
        What has to be there in the end.
    mirrors : sequence of str
        URLs that a file's name is appended to, the first to ask first.
    on_progress : callable
        Is told a file's name, how many of its bytes there are, and its size.
    replace : bool
        Whether a damaged file is replaced. If not, it ends the run: it may be somebody's.
    timeout : float
        Seconds that a mirror may be silent.
    pause : float
        Seconds before mirrors are asked once more.

    Raises
    ------
    DownloadError
        A file cannot be had or written. Those before it are in their places, and what has arrived of it is kept.
    """
    states = {file: examine(folder, file).state for file in files}
    for file, state in states.items():
        if state is State.DAMAGED and not replace:
            raise DownloadError(f"{folder / file.name} is not the published file; remove it to have that fetched")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            for file, state in states.items():
                if state is State.WHOLE:
                    _part(folder / file.name).unlink(missing_ok=True)
                else:
                    _Fetching(file, folder / file.name, on_progress, timeout).run(mirrors, pause)
    except OSError as problem:
        raise DownloadError(f"cannot write in {folder}: {problem.strerror or problem}") from None


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep out other runs, which would write to the same part files, and remove the folder if it stays empty."""
    with contextlib.ExitStack() as stack:
        if os.name == "posix":
            import fcntl

            descriptor = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise DownloadError(f"another run is fetching into {folder}") from None
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                folder.rmdir()  # which does nothing unless it is empty


class _Refusal(Exception):
    """A mirror does not give the file. The text is what it does instead, with the mirror as the subject."""

    def __init__(self, reason: str, *, passing: bool = False, unreachable: bool = False) -> None:
        super().__init__(reason)
        self.passing = passing
        self.unreachable = unreachable


@dataclass(frozen=True)
class _Fetching:
    """One file on its way to its place. An OSError from here is one of the disk, never of the network."""

    file: File
    path: Path
    on_progress: OnProgress
    timeout: float

    def run(self, mirrors: Sequence[str], pause: float) -> None:
        refusals: dict[str, _Refusal] = {}
        waiting = list(mirrors)
        for number in range(ROUNDS):
            if number and waiting:
                time.sleep(pause)
            for mirror in waiting:
                try:
                    return self._from(mirror)
                except _Refusal as refusal:
                    refusals[mirror] = refusal
            waiting = [mirror for mirror in waiting if refusals[mirror].passing]
        raise DownloadError(self._summary(refusals))

    def _summary(self, refusals: Mapping[str, _Refusal]) -> str:
        reasons = "; ".join(f"{urlsplit(mirror).netloc} {refusal}" for mirror, refusal in refusals.items())
        line = f"cannot fetch {self.file.name}: {reasons}"
        if all(refusal.unreachable for refusal in refusals.values()):
            line += "; are you offline?"
        return f"{line} (what has arrived is kept for the next run)" if _size(_part(self.path)) else line

    def _from(self, mirror: str) -> None:
        """Fetch what is not there yet, and put the file in its place if it is the right one."""
        part = _part(self.path)
        begun = _size(part)
        if begun > self.file.size:
            part.unlink()
            begun = 0
        if begun < self.file.size:
            self._receive(mirror + self.file.name, part, begun)
        if _sha256(part) != self.file.sha256:
            part.unlink()
            raise _Refusal("sends something else: its SHA-256 is not the published one", passing=begun > 0)
        os.replace(part, self.path)

    def _receive(self, url: str, part: Path, have: int) -> None:
        """Append to the part file what follows its first ``have`` bytes; a mirror that cannot do that starts anew."""
        self._say(have)
        with contextlib.closing(self._ask(url, have)) as response:
            if have and not _goes_on(response, have):
                have = 0
            self._say(have)
            missing = self.file.size - have
            if response.length not in (None, missing):
                raise _Refusal(f"sends {response.length:,} bytes where {missing:,} are missing")
            with part.open("ab" if have else "wb") as out:
                for piece in self._pieces(response, missing):
                    out.write(piece)
                    have += len(piece)
                    self._say(have)
        if have < self.file.size:
            raise _Refusal(f"breaks off after {have:,} of {self.file.size:,} bytes", passing=True)

    def _say(self, have: int) -> None:
        self.on_progress(self.file.name, have, self.file.size)

    def _ask(self, url: str, have: int) -> http.client.HTTPResponse:
        request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
        try:
            response: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=self.timeout)
        except urllib.error.HTTPError as problem:
            problem.close()
            busy = problem.code >= 500 or problem.code in (408, 429)
            answer = f"{problem.code} {http.client.responses.get(problem.code, '')}".rstrip()
            raise _Refusal(f"answers {answer}", passing=busy) from None
        except urllib.error.URLError as problem:
            raise _unreachable(problem.reason, self.timeout) from None
        except TimeoutError:
            raise self._silence() from None
        except (OSError, http.client.HTTPException, ValueError):
            raise _Refusal("gives no sound answer", passing=True) from None
        return response

    def _pieces(self, response: http.client.HTTPResponse, missing: int) -> Iterator[bytes]:
        """Yield what arrives, at most ``missing`` bytes of it. A connection that breaks is one that ends."""
        while missing > 0:
            try:
                piece = response.read1(min(CHUNK, missing))
            except TimeoutError:
                raise self._silence() from None
            except (OSError, http.client.HTTPException, ValueError):
                return
            if not piece:
                return
            missing -= len(piece)
            yield piece

    def _silence(self) -> _Refusal:
        return _Refusal(f"sends nothing for {self.timeout:g} s", passing=True)


def _goes_on(response: http.client.HTTPResponse, have: int) -> bool:
    """Return whether the answer is what follows the first ``have`` bytes, not the file from its start."""
    return response.status == 206 and response.headers.get("Content-Range", "").startswith(f"bytes {have}-")


def _unreachable(cause: str | BaseException, timeout: float) -> _Refusal:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return _Refusal(f"has a certificate that cannot be verified ({cause.verify_message})")
    if isinstance(cause, socket.gaierror):
        return _Refusal("cannot be found", unreachable=True)
    if isinstance(cause, ConnectionRefusedError):
        return _Refusal("refuses the connection", unreachable=True)
    if isinstance(cause, TimeoutError):
        return _Refusal(f"does not answer within {timeout:g} s", unreachable=True)
    return _Refusal(f"cannot be reached ({' '.join(str(cause).split())})", unreachable=True)
