"""The right code and the known mistakes of an exercise, or their recorded answers."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from types import ModuleType
from typing import Any, Protocol

from grader.course import Exercise
from grader.judge.diagnosis.mistakes import Mistake, read_mistakes
from grader.judge.diagnosis.replays import LiveReplays, Replays
from grader.judge.recorded.answers import RecordedFormulas, RecordedReference, RecordedReplays, recorded_mistakes
from grader.judge.recorded.file import read_record
from grader.judge.subjects.interface import AnyReference
from grader.judge.subjects.reference import Reference


class Knowledge(Protocol):
    """What is known about an exercise."""

    @property
    def reference(self) -> AnyReference:
        """The right version of it."""

    @property
    def formulas(self) -> Any:
        """The right answers in formulas, as checks use them: ``formulas.softmax(x)``."""

    @property
    def outline(self) -> str:
        """A text with the first line of each function, class and method of the solution."""

    def mistakes(self) -> Sequence[Mistake]:
        """Return the known mistakes."""

    def replays(self) -> Replays:
        """Return the replays, which answer the calls of a check."""


class LiveKnowledge:
    """The texts of an exercise, executed here.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    texts : dict of str to str
        The solutions of this exercise and of the earlier ones, by name.
    bank, formulas : str
        The source text of its known mistakes, and of its formulas.
    """

    def __init__(self, exercise: Exercise, texts: dict[str, str], bank: str, formulas: str) -> None:
        self._exercise, self._texts, self._bank, self._formulas = exercise, texts, bank, formulas

    @functools.cached_property
    def reference(self) -> Reference:
        """The solution."""
        return Reference(self._exercise, self._texts)

    @functools.cached_property
    def formulas(self) -> ModuleType:
        """The module of its formulas."""
        return executed_formulas(self._formulas)

    @property
    def outline(self) -> str:
        """The text of the solution."""
        return self._texts[self._exercise.name]

    def mistakes(self) -> Sequence[Mistake]:
        """Return the known mistakes."""
        return self._mistakes

    @functools.cached_property
    def _mistakes(self) -> Sequence[Mistake]:
        return read_mistakes(self._exercise.name, self._bank)

    def replays(self) -> LiveReplays:
        """Return the replays, which execute the solution with mistakes."""
        return LiveReplays(self._exercise, self._texts)


class RecordedKnowledge:
    """The recorded answers at the default seed.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    data : bytes
        Its record.

    Raises
    ------
    CourseError
        If that cannot be used.
    """

    def __init__(self, exercise: Exercise, data: bytes) -> None:
        self._record = read_record(data, exercise)
        self.reference = RecordedReference(self._record)
        self.formulas = RecordedFormulas(self._record)
        self.outline: str = self._record.index["outline"]

    def mistakes(self) -> list[Mistake]:
        """Return the known mistakes, without their code."""
        return recorded_mistakes(self._record)

    def replays(self) -> RecordedReplays:
        """Return the replays, which look answers up."""
        return RecordedReplays(self._record)


def executed_formulas(text: str) -> ModuleType:
    """Return the executed module of an exercise's formulas."""
    module = ModuleType("formulas")
    exec(compile(text, "formulas.py", "exec", dont_inherit=True), module.__dict__)
    return module
