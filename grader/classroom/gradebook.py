"""The results of a class, as plain data. The page and every export print this and compute nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from grader.classroom.handins import Person
from grader.results.report import ExerciseResult, Override


class Outcome(StrEnum):
    """The state of a student's hand-in."""

    GRADED = "graded"
    NOTHING = "nothing"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    OUT_OF_TIME = "out-of-time"
    GRADER_ERROR = "grader-error"


class State(StrEnum):
    """The state of one exercise of a student."""

    GRADED = "graded"
    MISSING = "missing"
    """The file was not handed in."""
    UNTOUCHED = "untouched"
    """The file is the unchanged stub."""
    GRADER_ERROR = "grader-error"
    """The grader or the machine failed twice; there is no score."""


@dataclass(frozen=True)
class ExerciseGrade:
    """One exercise of one student.

    Attributes
    ----------
    state : State
        What became of it.
    result : ExerciseResult or None
        The grader's result; None if the grader failed.
    override : Override or None
        The instructor's score instead.
    """

    state: State
    result: ExerciseResult | None
    override: Override | None = None

    @property
    def score(self) -> int | None:
        """The points that count, or None if there are none."""
        if self.override is not None:
            return self.override.score
        return None if self.result is None else self.result.score


@dataclass(frozen=True)
class StudentGrade:
    """One student.

    Attributes
    ----------
    person : Person
        Who.
    outcome : Outcome
        What became of the hand-in.
    exercises : tuple of ExerciseGrade
        One for each exercise of the gradebook, in its order; empty if nothing was graded or set by hand.
    late_seconds : int or None
        How long after the deadline it was handed in; None without a deadline or a record of the time.
    message : str
        One line on what is wrong with the hand-in.
    ignored : tuple of str
        The ignored files, each with the reason.
    """

    person: Person
    outcome: Outcome
    exercises: tuple[ExerciseGrade, ...] = ()
    late_seconds: int | None = None
    message: str = ""
    ignored: tuple[str, ...] = ()

    @property
    def score(self) -> int | None:
        """The sum of the known scores, or None if there are none, or the grader failed at one that counts."""
        known = [grade.score for grade in self.exercises if grade.score is not None]
        failed = any(grade.state is State.GRADER_ERROR and grade.score is None for grade in self.exercises)
        return sum(known) if known and not failed else None


@dataclass(frozen=True)
class GradedExercise:
    """An exercise of the gradebook.

    Attributes
    ----------
    name, title : str
        As in the course.
    max_score : int
        Its points.
    """

    name: str
    title: str
    max_score: int


@dataclass(frozen=True)
class Gradebook:
    """A class.

    Attributes
    ----------
    exercises : tuple of GradedExercise
        The graded exercises, in the order of the course.
    students : tuple of StudentGrade
        Every student of the roster, ordered by ID.
    strangers : tuple of str
        Folders and files that belong to nobody on the roster.
    seed : int
        Seed of all random inputs.
    dataset, isolation : str
        As in a report.
    """

    exercises: tuple[GradedExercise, ...]
    students: tuple[StudentGrade, ...]
    strangers: tuple[str, ...]
    seed: int
    dataset: str
    isolation: str

    @property
    def max_score(self) -> int:
        """The maximum."""
        return sum(exercise.max_score for exercise in self.exercises)
