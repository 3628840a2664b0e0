"""Reading exercise files as text. They are never imported from where they lie."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from grader.results.report import Status
from grader.results.request import Source, Unreadable

MAX_BYTES = 1024 * 1024


def read_sources(folder: Path, names: Iterable[str]) -> dict[str, Source]:
    """Return the texts of those of these exercises that are there, or what is wrong with them.

    Parameters
    ----------
    folder : Path
        The submission.
    names : iterable of str
        The exercises.
    """
    found = {name: read_source(folder / f"{name}.py") for name in names}
    return {name: source for name, source in found.items() if source is not None}


def read_source(path: Path) -> Source | None:
    """Return the text of an exercise file, what is wrong with it, or None where there is no file."""
    try:
        data = _read_regular(path)
    except FileNotFoundError:
        return None
    except OSError as problem:
        reason = "it is a link; put the file itself there" if problem.errno == errno.ELOOP else problem.strerror
        return Unreadable(Status.ERROR, f"{path.name} cannot be read: {reason}")
    if data is None:
        return Unreadable(Status.ERROR, f"{path.name} is not a regular file")
    if len(data) > MAX_BYTES:
        return Unreadable(Status.ERROR, f"{path.name} is too large; the limit is {MAX_BYTES:,} bytes")
    try:
        return data.decode("utf-8-sig", "strict")
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1  # without the byte-order mark
        message = f"{path.name}, line {line}: not UTF-8 text"
        return Unreadable(Status.ERROR, message, "Save it as UTF-8 in your editor.")


def _read_regular(path: Path) -> bytes | None:
    """Return a little more than the limit of a regular file, or None for anything else; a link is an OSError."""
    if path.is_symlink():  # for systems whose open has no O_NOFOLLOW
        raise OSError(errno.ELOOP, "it is a link")
    flags = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    if path.is_dir():  # Windows cannot open one
        return None
    with open(os.open(path, flags), "rb") as file:
        return file.read(MAX_BYTES + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
