"""The folder to grade, its name in reports, and the request to grade it."""

from __future__ import annotations

import argparse
import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.cli.command import UsageError
from grader.course import Exercise
from grader.files import ROOT
from grader.machine import is_fault
from grader.results.request import Request
from grader.results.text import printable
from grader.sources import read_sources
from grader.strays import describe_folder


def submission_folder(options: argparse.Namespace, names: Sequence[str], kit: Path) -> Path:
    """Return the folder that the options name.

    Parameters
    ----------
    options : Namespace
        With ``submission`` and ``solutions``.
    names : sequence of str
        The exercises.
    kit : Path
        The folder of the kit.

    Raises
    ------
    UsageError
        If it is not there, cannot be read, has no file of an exercise, or is a link that a learner may have made.
    """
    if options.submission is None:
        folder = kit / ("solutions" if options.solutions else "exercises")
        _require_folder(folder, str(folder), "; install the kit from its clone, with pip install -e .")
    else:
        folder = _absolute(options.submission)
        if _is_link(folder):
            raise UsageError(f"{options.submission} is a link; name the folder itself: {os.path.realpath(folder)}")
        _require_folder(folder, options.submission, _what_to_do_with(folder))
    _require_exercises(folder, options.submission or str(folder), names)
    return folder


def _absolute(name: str) -> Path:
    try:
        return Path(name).absolute()
    except FileNotFoundError:
        raise UsageError(f"no folder {name}; the current folder is gone") from None


def _is_link(path: Path) -> bool:
    """Return whether the last part of a path is a link; on Windows, also a junction."""
    return os.path.islink(path) or (sys.version_info >= (3, 12) and os.path.isjunction(path))


def _require_folder(folder: Path, named: str, remedy: str) -> None:
    """Refuse anything that is no folder. It may be unreachable, which `is_dir` raises or hides."""
    try:
        mode = os.stat(folder).st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"no folder {named}{remedy}") from None
    except OSError as problem:
        raise _unreadable(named, problem) from problem
    if not stat.S_ISDIR(mode):
        raise UsageError(f"no folder {named}{remedy}")


def _unreadable(named: str, problem: OSError) -> Exception:
    """Return the exception for a folder that cannot be read: wrong use, unless the machine fails."""
    return problem if is_fault(problem) else UsageError(f"cannot read the folder {named}: {problem.strerror}")


def _what_to_do_with(path: Path) -> str:
    if not os.path.isfile(path):
        return ""
    return f"; it is a file: {'' if path.suffix == '.py' else 'unpack it, and '}name its folder"


def _require_exercises(folder: Path, named: str, names: Sequence[str]) -> None:
    """Refuse a folder without any file of an exercise; say what it has instead."""
    files = {f"{name}.py" for name in names}
    if any(os.path.lexists(folder / file) for file in files):
        return
    try:
        entries = os.listdir(folder)
    except OSError as problem:
        raise _unreadable(named, problem) from problem
    if not files.intersection(entries):
        raise UsageError(f"no exercise in {named}; {describe_folder(folder, names)}")


def place_of(folder: Path, options: argparse.Namespace) -> str:
    """Return a name of the folder for messages: as the user wrote it, or its path from the current folder."""
    if options.submission is not None:
        return str(options.submission)
    try:
        below = str(folder.relative_to(Path.cwd()))
    except (ValueError, OSError):  # elsewhere, or the current folder is deleted
        return str(folder)
    return below if below != "." else str(folder)


def request_to_grade(folder: Path, selected: Sequence[Exercise], course: Sequence[Exercise]) -> Request:
    """Return the request to grade exercises, with the current files of a folder and default settings.

    Parameters
    ----------
    folder : Path
        The submission.
    selected, course : sequence of Exercise
        The exercises to grade, and all.
    """
    names, solutions = [exercise.name for exercise in course], ROOT / "solutions"
    return Request(
        submission=printable(Path(os.path.abspath(folder)).name) or "submission",
        sources=read_sources(folder, names, None if is_same(folder, solutions) else solutions),
        exercises=tuple(exercise.name for exercise in selected),
    )


def is_same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same folder."""
    try:
        return os.path.samefile(one, other)
    except (FileNotFoundError, NotADirectoryError):
        return False
