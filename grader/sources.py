"""Read exercise files as text. They are never imported from their folder."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from grader.files import FileId, read_regular
from grader.machine import is_fault
from grader.results.report import Status
from grader.results.request import Source, Unreadable
from grader.strays import find_stray

MAX_BYTES = 1024 * 1024

ZIP = b"PK\x03\x04"


def read_sources(folder: Path, names: Iterable[str], solutions: Path | None = None) -> dict[str, Source]:
    """Return the texts of those of these exercises that exist, or what is wrong with them.

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
    forbidden = file_ids(solutions, names) if solutions else set()
    found = {name: read_source(folder / f"{name}.py", forbidden) for name in names}
    found |= {name: find_stray(folder, name) for name, source in found.items() if source is None}
    return {name: source for name, source in found.items() if source is not None}


def file_ids(folder: Path, names: Iterable[str]) -> set[FileId]:
    """Return the identities of the exercise files in a folder.

    Parameters
    ----------
    folder : Path
        Such as the kit's solutions.
    names : iterable of str
        The exercises.
    """
    found = set()
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            status = os.stat(folder / f"{name}.py")
            found.add((status.st_dev, status.st_ino))
    return found


def read_source(path: Path, forbidden: Collection[FileId] = ()) -> Source | None:
    """Return the text of an exercise file, what is wrong with it, or None if it does not exist.

    Parameters
    ----------
    path : Path
        The file.
    forbidden : collection of FileId
        Files that are not read, under whatever name.

    Raises
    ------
    OSError
        If the machine fails.
    """
    text = text_from(path.name, lambda: read_regular(path, MAX_BYTES, forbidden))
    return python_from(path.name, text) if isinstance(text, str) else text


def python_from(name: str, text: str) -> Source:
    """Return a text unless it is a notebook named like an exercise file.

    Parameters
    ----------
    name : str
        How messages name the file.
    text : str
        Its content.
    """
    return _notebook(name) if text.lstrip().startswith("{") and '"nbformat"' in text else text


def text_from(name: str, read: Callable[[], bytes | None]) -> Source | None:
    """Return the text of a file anywhere, what is wrong with it, or None if it does not exist.

    Parameters
    ----------
    name : str
        How messages name the file.
    read : callable
        Returns its content, or None for what is not a regular file.

    Raises
    ------
    OSError
        If the machine fails.
    """
    try:
        data = read()
    except FileNotFoundError:
        return None
    except OSError as problem:
        if is_fault(problem):
            raise
        return Unreadable(Status.ERROR, f"{name} {_refusal(problem)}")
    if data is None:
        return Unreadable(Status.ERROR, f"{name} is not a regular file")
    return _decoded(name, data)


def _decoded(name: str, data: bytes) -> Source:
    try:
        return data.decode("utf-8-sig", "strict")
    except UnicodeDecodeError as problem:
        if data.startswith(ZIP):
            return Unreadable(Status.ERROR, f"{name} holds an archive, not Python", "Unpack it.")
        line = len(re.split(rb"\r\n|\r|\n", problem.object[: problem.start]))  # without the byte-order mark
        return Unreadable(Status.ERROR, f"{name}, line {line}: not UTF-8 text", "Save it as UTF-8 in your editor.")


def _refusal(problem: OSError) -> str:
    if problem.errno == errno.EFBIG:
        return f"is too large; the limit is {MAX_BYTES:,} bytes"
    if problem.errno == errno.ELOOP:
        return "cannot be read: it is a link; put the file itself there"
    return f"cannot be read: {problem.strerror}"


def _notebook(name: str) -> Unreadable:
    message = f"{name} holds a notebook, not Python"
    return Unreadable(Status.ERROR, message, "Export the notebook as a Python script, and save that under this name.")
