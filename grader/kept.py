"""Exercise files that were replaced by the stub, and can be restored."""

from __future__ import annotations

import errno
import itertools
import os
import re
from datetime import datetime
from pathlib import Path

from grader.course.stubs import read_stub
from grader.files import ROOT, read_regular, replace_file, sync

EXERCISES = ROOT / "exercises"
KEPT = EXERCISES / ".kept"
"""A folder next to the exercises that git ignores: a new version of the kit leaves it alone."""

_NAME = re.compile(r"(?P<name>\w+?)-(?P<time>\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d)(?:-(?P<number>\d+))?\.py")


class NothingToDo(Exception):
    """There is nothing to put away or to restore; the text is one line for the user."""


def reset(name: str) -> Path | None:
    """Replace the file of an exercise by its stub, and return where the file is kept, if there was one.

    The file is kept before it is replaced, whatever its size: nothing is lost, whatever happens.

    Parameters
    ----------
    name : str
        The exercise.

    Raises
    ------
    NothingToDo
        If the file is the stub, or there is no solution to make the stub from.
    OSError
        If a file cannot be read or written; the learner's file then stays where it was.
    """
    stub = read_stub(name, ROOT)
    if stub is None:
        raise NothingToDo(f"the stub of {name} cannot be made without its solution; fetch exercises/{name}.py again")
    return replace(name, stub.encode(), f"{name}.py is the stub already")


def undo(name: str) -> Path | None:
    """Restore the file that was kept last, and return where the replaced one is kept, if there was one.

    Parameters
    ----------
    name : str
        The exercise.

    Raises
    ------
    NothingToDo
        If none is kept.
    OSError
        If a file cannot be read or written; both files then stay where they were.
    """
    files = kept(name)
    if not files:
        raise NothingToDo(f"no file of {name} is kept")
    latest = files[-1]
    before = replace(name, latest.read_bytes(), f"{name}.py is what was kept last")
    latest.unlink()
    return before


def replace(name: str, content: bytes, same: str) -> Path | None:
    """Replace the content of an exercise's file, and return where the old content is kept, if there was any.

    Parameters
    ----------
    name : str
        The exercise.
    content : bytes
        What takes its place.
    same : str
        The message if the file has this content already.

    Raises
    ------
    NothingToDo
        If it does.
    OSError
        If a file cannot be read or written; the learner's file then stays where it was.
    """
    path, place = EXERCISES / f"{name}.py", None
    if path.exists():
        if _holds(path, content):
            raise NothingToDo(same)
        place = _keep(name, path)
    try:
        replace_file(path, content)
    except OSError:
        if place and not path.exists():
            place.rename(path)
        raise
    return place


def kept(name: str | None = None) -> list[Path]:
    """Return the kept files of one exercise or of all, the latest last."""
    found = [path for path in KEPT.iterdir() if _NAME.fullmatch(path.name)] if KEPT.is_dir() else []
    return sorted((path for path in found if name in (None, exercise_of(path))), key=_age)


def exercise_of(path: Path) -> str:
    """Return the exercise of a kept file."""
    return _parts(path)["name"]


def _parts(path: Path) -> re.Match[str]:
    match = _NAME.fullmatch(path.name)
    assert match is not None
    return match


def _age(path: Path) -> tuple[str, int]:
    """Return a sort key for the time at which a file was kept."""
    parts = _parts(path)
    return parts["time"], int(parts["number"] or 0)


def _holds(path: Path, content: bytes) -> bool:
    """Return whether a regular file has this content; raise OSError if it is no such file."""
    try:
        now = read_regular(path, len(content))
    except OSError as problem:
        if problem.errno != errno.EFBIG:
            raise
        return False
    if now is None:
        raise OSError(None, "it is not a regular file; move it elsewhere", str(path))
    return now == content


def _keep(name: str, path: Path) -> Path:
    """Keep a file of any size, without copying it, and return where it is kept."""
    KEPT.mkdir(exist_ok=True)
    time = datetime.now().strftime("%Y-%m-%d-%H.%M.%S")
    names = (f"{name}-{time}{f'-{number}' if number else ''}.py" for number in itertools.count())
    place = next(KEPT / name for name in names if not (KEPT / name).exists())
    try:
        os.link(path, place)  # so there is a file at every moment
    except OSError:  # a file system without hard links
        path.rename(place)
    sync(KEPT)
    return place
