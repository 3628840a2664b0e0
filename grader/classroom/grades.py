"""Make the gradebook from the hand-ins, the stored results, and the scores that the instructor has set by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from grader.classroom.gradebook import ExerciseGrade, GradedExercise, Outcome, State, StudentGrade
from grader.classroom.grading import Submission
from grader.classroom.handins import HandIn
from grader.classroom.overrides import Overrides
from grader.classroom.store import Store
from grader.results.report import ExerciseResult, Limit
from grader.results.request import Source
from grader.results.text import source_lines


@dataclass(frozen=True)
class Grades:
    """Makes the grades of students.

    Attributes
    ----------
    exercises : sequence of GradedExercise
        The exercises to grade, in the order of the course.
    stubs : mapping of str to str
        The text of each stub, by name.
    store : Store
        The results.
    overrides : Overrides
        The scores that the instructor has set by hand.
    deadline : datetime or None
        When the class had to hand in.
    """

    exercises: Sequence[GradedExercise]
    stubs: Mapping[str, str]
    store: Store
    overrides: Overrides
    deadline: datetime | None

    def of(self, handin: HandIn, submission: Submission) -> StudentGrade:
        """Return the grades of a student.

        Parameters
        ----------
        handin : HandIn
            The student's hand-in.
        submission : Submission
            The same hand-in as graded.
        """
        outcome = Outcome(handin.problem) if handin.problem else Outcome.GRADED
        grades = tuple(self._exercise(exercise.name, handin, submission) for exercise in self.exercises)
        if outcome is Outcome.GRADED:
            outcome = _outcome(grades)
        elif all(grade.override is None for grade in grades):
            grades = ()
        return StudentGrade(
            person=handin.person,
            outcome=outcome,
            exercises=grades,
            late_seconds=late_seconds(handin.time, self.deadline),
            message=handin.message,
            ignored=handin.ignored,
        )

    def _exercise(self, name: str, handin: HandIn, submission: Submission) -> ExerciseGrade:
        override = self.overrides.get((submission.id, name))
        if handin.problem:
            return ExerciseGrade(State.MISSING, None, override)
        kept = self.store.read(submission.folder, name)
        result = kept.result if kept is not None and kept.key == submission.keys[name] else None
        if result is None:
            return ExerciseGrade(State.GRADER_ERROR, None, override)
        return ExerciseGrade(self._state(name, handin.sources.get(name)), result, override)

    def _state(self, name: str, source: Source | None) -> State:
        if source is None:
            return State.MISSING
        if isinstance(source, str) and name in self.stubs and _lines(source) == _lines(self.stubs[name]):
            return State.UNTOUCHED
        return State.GRADED


def late_seconds(time: datetime | None, deadline: datetime | None) -> int | None:
    """Return how long after the deadline something was handed in, or None if that is not known.

    Parameters
    ----------
    time, deadline : datetime or None
        The time of the hand-in, and the deadline. A time without a zone is in this machine's zone.
    """
    if time is None or deadline is None:
        return None
    return max(0, round((time.astimezone() - deadline.astimezone()).total_seconds()))


def _outcome(grades: Sequence[ExerciseGrade]) -> Outcome:
    if any(grade.state is State.GRADER_ERROR for grade in grades):
        return Outcome.GRADER_ERROR
    return Outcome.OUT_OF_TIME if any(_is_out_of_time(grade.result) for grade in grades) else Outcome.GRADED


def _is_out_of_time(result: ExerciseResult | None) -> bool:
    return result is not None and any(check.limit is Limit.BUDGET for check in result.checks)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in source_lines(text.strip())]
