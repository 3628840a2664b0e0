"""Reading exercise files as text. They are never imported from where they lie."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from grader.results.report import Status
from grader.results.request import Source, Unreadable
from grader.strays import find_stray

MAX_BYTES = 1024 * 1024

FileId = tuple[int, int]
"""The device and the number of a file: the same for all names of it."""
ZIP = b"PK\x03\x04"
LINK = "it is a link; put the file itself there"


def read_sources(folder: Path, names: Iterable[str], solutions: Path | None = None) -> dict[str, Source]:
    """Return the texts of those of these exercises that are there, or what is wrong with them.

    Parameters
    ----------
    folder : Path
        The submission.
    names : iterable of str
        The exercises.
    solutions : Path, optional
        A folder whose files are no submission, under whatever name: a link to one is refused.
    """
    names = tuple(names)
    forbidden = _file_ids(solutions, names) if solutions else set()
    found = {name: read_source(folder / f"{name}.py", forbidden) for name in names}
    found |= {name: find_stray(folder, name) for name, source in found.items() if source is None}
    return {name: source for name, source in found.items() if source is not None}


def _file_ids(folder: Path, names: Iterable[str]) -> set[FileId]:
    """Return which files are those of a folder."""
    found = set()
    for name in names:
        with contextlib.suppress(OSError):
            status = os.stat(folder / f"{name}.py")
            found.add((status.st_dev, status.st_ino))
    return found


def read_source(path: Path, forbidden: Collection[FileId] = ()) -> Source | None:
    """Return the text of an exercise file, what is wrong with it, or None where there is no file.

    Parameters
    ----------
    path : Path
        The file.
    forbidden : collection of FileId
        Files that are not read, under whatever name.
    """
    try:
        data = _read_regular(path, forbidden)
    except FileNotFoundError:
        return None
    except OSError as problem:
        reason = LINK if problem.errno == errno.ELOOP else problem.strerror
        return Unreadable(Status.ERROR, f"{path.name} cannot be read: {reason}")
    if data is None:
        return Unreadable(Status.ERROR, f"{path.name} is not a regular file")
    if len(data) > MAX_BYTES:
        return Unreadable(Status.ERROR, f"{path.name} is too large; the limit is {MAX_BYTES:,} bytes")
    try:
        text = data.decode("utf-8-sig", "strict")
    except UnicodeDecodeError as problem:
        if data.startswith(ZIP):
            return Unreadable(Status.ERROR, f"{path.name} holds an archive, not Python", "Unpack it.")
        line = len(re.split(rb"\r\n|\r|\n", problem.object[: problem.start]))  # without the byte-order mark
        message = f"{path.name}, line {line}: not UTF-8 text"
        return Unreadable(Status.ERROR, message, "Save it as UTF-8 in your editor.")
    return _notebook(path.name) if text.lstrip().startswith("{") and '"nbformat"' in text else text


def _notebook(name: str) -> Unreadable:
    message = f"{name} holds a notebook, not Python"
    return Unreadable(Status.ERROR, message, "Export the notebook as a Python script, and save that under this name.")


def _read_regular(path: Path, forbidden: Collection[FileId]) -> bytes | None:
    """Return a little more than the limit of a regular file, or None for anything else; a link is an OSError."""
    if path.is_symlink():  # for systems whose open has no O_NOFOLLOW
        raise OSError(errno.ELOOP, "it is a link")
    flags = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    if path.is_dir():  # Windows cannot open one
        return None
    with open(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if (status.st_dev, status.st_ino) in forbidden:
            raise OSError(errno.EPERM, "it is a file of the kit's solutions under another name")
        return file.read(MAX_BYTES + 1) if stat.S_ISREG(status.st_mode) else None
