"""Reading exercise files as text. They are never imported from where they lie."""

from __future__ import annotations

import stat
from pathlib import Path

from grader.judge.words import NotPassed
from grader.report.outcome import Status

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
    path = folder / file
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotPassed(Status.ERROR, f"{file} is not a regular file")
        if status.st_size > MAX_BYTES:
            raise NotPassed(Status.ERROR, f"{file} has {status.st_size:,} bytes; the limit is {MAX_BYTES:,}")
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotPassed(Status.FAILED, f"there is no {file} in {folder}") from None
    except OSError as problem:
        raise NotPassed(Status.ERROR, f"{file} cannot be read: {problem.strerror}") from None
    try:
        return data.decode("utf-8-sig", "strict")
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1  # without the byte-order mark
        hint = "Save it as UTF-8 in your editor."
        raise NotPassed(Status.ERROR, f"{file}, line {line}: not UTF-8 text", hint) from None


def sources(folder: Path, names: tuple[str, ...]) -> dict[str, str]:
    """Return the texts of those of these exercises that can be read."""
    texts = {}
    for name in names:
        try:
            texts[name] = read_source(folder, name)
        except NotPassed:
            continue
    return texts
