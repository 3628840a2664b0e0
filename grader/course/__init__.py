"""The course: the ordered list of exercises, and a folder for each with its checks, scenarios and mistakes."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course.entries import CourseError, hints_by_function, read_entries
from grader.course.language import Mark, marks_of
from grader.course.promises import Promise
from grader.course.promises_file import read_promises
from grader.course.syntax import parse

__all__ = [
    "FOLDER",
    "RECORDED",
    "SOLUTIONS",
    "STUBS",
    "CourseError",
    "Exercise",
    "Hints",
    "have_solutions",
    "load_course",
    "load_exercises",
    "load_solution",
    "load_solutions",
]

FOLDER = Path(__file__).parent
SOLUTIONS = FOLDER.parent.parent / "solutions"
STUBS = FOLDER.parent.parent / "exercises"
PROMISES = "promises.toml"
RECORDED = "recorded.bin"


@dataclass(frozen=True)
class Hints:
    """The hints for a function, or for an exercise with only one function.

    Attributes
    ----------
    function : str
        The function, the class, or the method of an only class; nothing if the exercise has one list of hints.
    levels : tuple of str
        From a question to a plan; never the answer.
    """

    function: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Exercise:
    """One exercise of the course.

    Attributes
    ----------
    name : str
        Name of its file without ``.py``, and of its folder here.
    title : str
        Its subject, in a few words.
    section : str
        The section of the book, or ``"beyond"`` if there is none.
    points : int
        Its points; its checks share them by weight.
    needs : tuple of str
        Names of the earlier exercises that it builds on.
    hints : tuple of Hints
        The hints for each function, in the order of the stub.
    packages : tuple of str
        Modules of packages that it may use besides numpy, such as ``"matplotlib.figure"``.
    milestone : str
        What the learner's code can do after a pass; ``{accuracy}`` stands for the last accuracy of its training.
    why : str
        Why the solution is written as it is.
    """

    name: str
    title: str
    section: str
    points: int
    needs: tuple[str, ...]
    hints: tuple[Hints, ...]
    packages: tuple[str, ...] = ()
    milestone: str = ""
    why: str = ""

    @property
    def book(self) -> str:
        """Where the book covers it, such as ``"sections 4.3-4.4"``; nothing if it goes beyond the book."""
        if not self.section[0].isdigit():
            return ""
        return f"{'sections' if {',', '-'} & {*self.section} else 'section'} {self.section}"

    @property
    def checks(self) -> Path:
        """The file of its checks."""
        return FOLDER / self.name / "checks.py"

    @property
    def views(self) -> Path:
        """The file of its views, which may be missing."""
        return FOLDER / self.name / "views.py"

    @property
    def scenarios(self) -> str:
        """The source text of its scenarios; nothing if its checks need none."""
        return self._text("scenarios.py")

    @property
    def reading(self) -> str:
        """The source text of the scenarios that read a picture; only one exercise has some."""
        return self._text("reading.py")

    @property
    def mistakes(self) -> str:
        """The source text of its known mistakes."""
        return self._text("mistakes.py")

    @property
    def formulas(self) -> str:
        """The source text of the formulas that its checks compare with; nothing if they need none."""
        return self._text("formulas.py")

    @property
    def recorded(self) -> bytes | None:
        """The recorded answers of its reference and its mistakes, or None if they were not recorded."""
        try:
            return (FOLDER / self.name / RECORDED).read_bytes()
        except FileNotFoundError:
            return None

    @property
    def lesson(self) -> str:
        """The lesson, in Markdown."""
        return self._text("lesson.md")

    @property
    def promises(self) -> dict[str, Promise]:
        """The promises of its stub, by the names of functions, scenarios and classes; nothing if no check uses them."""
        path = FOLDER / self.name / PROMISES
        return read_promises(f"grader/course/{self.name}/{PROMISES}", path.read_bytes()) if path.exists() else {}

    def hints_for(self, function: str) -> Hints | None:
        """Return the hints nearest to a function, a class or a method, such as ``"Affine.backward"``."""
        owner, _, method = function.rpartition(".")
        known = {hints.function: hints for hints in self.hints}
        names = [function, method, owner, *(["__init__"] if function[:1].isupper() and not owner else [])]
        return next((known[name] for name in names if name in known), None)

    def hint_name(self, function: str | None) -> str:
        """Return the argument of ``python -m grader hint`` for a function, or for the whole exercise."""
        hints = self.hints_for(function) if function else None
        return f"{self.name}.{hints.function}" if hints and hints.function else self.name

    @property
    def trains(self) -> bool:
        """Whether one of its checks trains a network, which takes seconds; such a check has its own time limit."""
        return any(mark.is_for_training for mark in self._marks("timeout"))

    @property
    def uses_own_exercises(self) -> bool:
        """Whether one of its checks runs on the learner's own earlier exercises."""
        return bool(self._marks("uses_own_exercises"))

    def _marks(self, name: str) -> list[Mark]:
        """Return the marks of this name on its checks."""
        text = self._text("checks.py")
        if name not in text:  # parsing it would take longer
            return []
        return [mark for mark in _marks(f"grader/course/{self.name}/checks.py", text) if mark.name == name]

    def _text(self, file: str) -> str:
        return _text(FOLDER / self.name / file) or ""


@functools.lru_cache(maxsize=64)
def _marks(path: str, text: str) -> tuple[Mark, ...]:
    """Return all marks on the checks in a file with this text, which is parsed once."""
    file = parse(path, text.encode())
    checks = (function for function in file.functions if function.name.startswith("check_"))
    return tuple(mark for check in checks for mark in marks_of(check, file.assigned))


def load_course() -> tuple[Exercise, ...]:
    """Return the exercises in the order of the course.

    Raises
    ------
    CourseError
        If ``course.toml`` has a slip.
    """
    return _exercises((FOLDER / "course.toml").read_bytes())


@functools.lru_cache(maxsize=2)
def _exercises(data: bytes) -> tuple[Exercise, ...]:
    """Return the exercises in a list with this content, which is parsed once."""
    entries = read_entries(data)
    return tuple(Exercise(**{key: _frozen(key, value) for key, value in entry.items()}) for entry in entries)


def _frozen(key: str, value: Any) -> Any:
    if key == "hints":
        return tuple(Hints(*pair) for pair in hints_by_function(value))
    return tuple(value) if isinstance(value, list) else value


def load_solutions() -> dict[str, str]:
    """Return the text of each existing solution, by the name of its exercise."""
    return _texts(SOLUTIONS)


def load_solution(name: str) -> str | None:
    """Return the text of the solution of an exercise, or None if there is none."""
    return _text(SOLUTIONS / f"{name}.py")


def have_solutions(names: Iterable[str]) -> bool:
    """Return whether there is a solution of each of these exercises; a handout has none."""
    return all((SOLUTIONS / f"{name}.py").is_file() for name in names)


def load_exercises() -> dict[str, str]:
    """Return the text of each file in the learner's folder, by the name of its exercise."""
    return _texts(STUBS)


def _texts(folder: Path) -> dict[str, str]:
    found = {exercise.name: _text(folder / f"{exercise.name}.py") for exercise in load_course()}
    return {name: text for name, text in found.items() if text is not None}


def _text(path: Path) -> str | None:
    """Return the text of a file, or None if there is none; an unreadable file raises an error."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
