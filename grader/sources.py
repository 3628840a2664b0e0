"""Reading exercise files as text. They are never imported from where they lie."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

from grader.files import read_regular
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
        data = read_regular(path, MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError as problem:
        if problem.errno == errno.EFBIG:
            return Unreadable(Status.ERROR, f"{path.name} is too large; the limit is {MAX_BYTES:,} bytes")
        reason = "it is a link; put the file itself there" if problem.errno == errno.ELOOP else problem.strerror
        return Unreadable(Status.ERROR, f"{path.name} cannot be read: {reason}")
    if data is None:
        return Unreadable(Status.ERROR, f"{path.name} is not a regular file")
    try:
        return data.decode("utf-8-sig", "strict")
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1  # without the byte-order mark
        message = f"{path.name}, line {line}: not UTF-8 text"
        return Unreadable(Status.ERROR, message, "Save it as UTF-8 in your editor.")
