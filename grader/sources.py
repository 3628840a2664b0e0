"""Reading exercise files as text. They are never imported from where they lie."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from grader.judge.failures import NotPassed
from grader.results.report import Status

MAX_BYTES = 1024 * 1024


def read_source(folder: Path, name: str) -> str:
    """Return the text of an exercise file.

    Parameters
    ----------
    folder : Path
        The submission.
    name : str
        The exercise.

    Returns
    -------
    str
        The text, without a byte-order mark.

    Raises
    ------
    NotPassed
        If there is no such regular file, if it is too large, or if it is not UTF-8.
    """
    file = f"{name}.py"
    try:
        data = _read_regular(folder / file)
    except FileNotFoundError:
        raise NotPassed(Status.FAILED, f"there is no {file} in {folder}") from None
    except OSError as problem:
        reason = "it is a link; put the file itself there" if problem.errno == errno.ELOOP else problem.strerror
        raise NotPassed(Status.ERROR, f"{file} cannot be read: {reason}") from None
    if data is None:
        raise NotPassed(Status.ERROR, f"{file} is not a regular file")
    if len(data) > MAX_BYTES:
        raise NotPassed(Status.ERROR, f"{file} is too large; the limit is {MAX_BYTES:,} bytes")
    return _decoded(data, file)


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig", "strict")
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1  # without the byte-order mark
        hint = "Save it as UTF-8 in your editor."
        raise NotPassed(Status.ERROR, f"{file}, line {line}: not UTF-8 text", hint) from None


def _read_regular(path: Path) -> bytes | None:
    """Return a little more than the limit of a regular file, or None for anything else; a link is an OSError."""
    if path.is_symlink():  # for systems whose open has no O_NOFOLLOW
        raise OSError(errno.ELOOP, "it is a link")
    flags = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    if path.is_dir():  # Windows cannot open one
        return None
    with open(os.open(path, flags), "rb") as file:
        return file.read(MAX_BYTES + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None


def sources(folder: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Return the texts of some exercises by name, without those that cannot be read.

    Parameters
    ----------
    folder : Path
        The submission.
    names : tuple of str
        The exercises.
    """
    texts = {}
    for name in names:
        try:
            texts[name] = read_source(folder, name)
        except NotPassed:
            continue
    return texts
