"""Check that the course is complete and correct: one line for each slip of its author, with file and line.

Nothing of the course is executed. The judge checks that the solutions pass and that all stubs are to do.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from grader.course.entries import CourseError, did_you_mean, read_entries
from grader.course.hints import function_slips
from grader.course.promises_file import misplaced_promises
from grader.course.scenario_syntax import scenario_slips, view_slips
from grader.course.stubs import holes
from grader.course.syntax import SourceFile, check_slips, mistake_slips, named_in, parse
from grader.course.unchanged import COURSE, is_known, remember, states_of

OWN_FILES = {
    "__init__.py",
    "afterwards.py",
    "course.toml",
    "drawing.py",
    "entries.py",
    "hints.py",
    "language.py",
    "promises.py",
    "promises_file.py",
    "scenario_syntax.py",
    "stubs.py",
    "syntax.py",
    "unchanged.py",
    "validation.py",
}
"""The files and folders beside the folders of the exercises."""
FILES = {
    "__init__.py",
    "checks.py",
    "formulas.py",
    "lesson.md",
    "mistakes.py",
    "promises.toml",
    "reading.py",
    "recorded.bin",
    "scenarios.py",
    "stub.py",
    "views.py",
}
"""The files in the folder of an exercise."""


def course_slips(root: Path) -> list[str]:
    """Return the slips in a course, one line for each; nothing if it is right.

    Parameters
    ----------
    root : Path
        The folder of ``grader/``, ``exercises/`` and ``solutions/``. A kit for learners has no solutions and no
        mistakes; where one exercise has its own, all must.
    """
    data = (root / COURSE / "course.toml").read_bytes()
    try:
        entries = read_entries(data)
    except CourseError as error:
        return list(error.slips)
    names = [entry["name"] for entry in entries]
    slips = [*_missing(root, names), *_unlisted(root, names), *function_slips(data, _holes(root, names))]
    for name in names:
        slips += [*_file_slips(root, name), *_mistake_slips(root, name)]
    return slips


def require_right_checks(root: Path, names: Iterable[str]) -> None:
    """Refuse to grade with checks that have a slip. An exercise without one is looked through again after a change.

    Parameters
    ----------
    root : Path
        The folder of ``grader/``.
    names : iterable of str
        The exercises to grade.

    Raises
    ------
    CourseError
        If there is a slip in their checks, scenarios or promises, or no file of checks.
    """
    states = states_of(root, names)
    changed = {name: state for name, state in states.items() if not is_known(root, name, state)}
    if slips := [slip for name in changed for slip in _file_slips(root, name)]:
        raise CourseError(slips)
    for name, state in changed.items():
        remember(root, name, state)


# Files and folders


def _missing(root: Path, names: Collection[str]) -> Iterator[str]:
    """Yield the files that exercises lack. A file that all exercises lack is no part of this kit."""
    for place in ("exercises/{}.py", "solutions/{}.py", f"{COURSE}/{{}}/__init__.py", f"{COURSE}/{{}}/mistakes.py"):
        missing = [place.format(name) for name in names if not (root / place.format(name)).is_file()]
        if len(missing) < len(names):
            yield from (f"{path}: there is no such file" for path in missing)


def _unlisted(root: Path, names: Collection[str]) -> Iterator[str]:
    """Yield the files and folders that belong to no exercise."""
    files = {f"{name}.py" for name in names}
    yield from _strangers(root, COURSE, {*OWN_FILES, *names})
    for folder in ("exercises", "solutions"):
        yield from _strangers(root, folder, files)
    for name in names:
        yield from _strangers(root, f"{COURSE}/{name}", FILES)


def _strangers(root: Path, folder: str, known: Collection[str]) -> Iterator[str]:
    """Yield the unknown content of a folder; names from systems and editors begin with a full stop."""
    if not (root / folder).is_dir():
        return
    for path in sorted((root / folder).iterdir()):
        if path.name not in known and not path.name.startswith((".", "__pycache__")):
            yield f"{folder}/{path.name}: no exercise in course.toml has it{did_you_mean(path.name, known)}"


# Texts


def _holes(root: Path, names: Iterable[str]) -> dict[str, list[str]]:
    """Return the functions that a learner writes, for each exercise with a readable solution."""
    found = {}
    for name in names:
        path = root / "solutions" / f"{name}.py"
        if path.is_file():
            with contextlib.suppress(SyntaxError, ValueError):  # it has its own line
                found[name] = holes(path.read_text(encoding="utf-8"))
    return found


def _file_slips(root: Path, name: str) -> list[str]:
    """Return the slips in the checks, the scenarios, the views and the promises of an exercise."""
    try:
        files = ("checks", "scenarios", "views")
        checks, scenarios, views = (_parsed(root, f"{COURSE}/{name}/{file}.py") for file in files)
        if checks is None:
            return [f"{COURSE}/{name}/checks.py: there is no such file"]
        return [
            *check_slips(checks),
            *scenario_slips([checks, *([views] if views else [])], scenarios),
            *(view_slips(views) if views else []),
            *_promise_slips(root, name, checks, scenarios),
        ]
    except CourseError as error:
        return list(error.slips)


def _promise_slips(root: Path, name: str, checks: SourceFile, scenarios: SourceFile | None) -> Iterator[str]:
    """Yield the slips in the promises of an exercise, if it has any."""
    place = f"{COURSE}/{name}/promises.toml"
    if not (root / place).is_file():
        return
    solution, data = _parsed(root, f"solutions/{name}.py"), (root / place).read_bytes()
    definitions = [*solution.definitions, *(scenarios.functions if scenarios else [])] if solution else []
    yield from misplaced_promises(place, data, definitions, named_in(checks))


def _mistake_slips(root: Path, name: str) -> list[str]:
    try:
        mistakes = _parsed(root, f"{COURSE}/{name}/mistakes.py")
        solution = _parsed(root, f"solutions/{name}.py")
        return [*mistake_slips(mistakes, solution)] if mistakes else []
    except CourseError as error:
        return list(error.slips)


def _parsed(root: Path, place: str) -> SourceFile | None:
    """Return a file of the course, or None if it is missing."""
    path = root / place
    return parse(place, path.read_bytes()) if path.is_file() else None
