"""What students worked on: the basis of every other figure."""

from __future__ import annotations

from dataclasses import dataclass

from grader.classroom.gradebook import Gradebook, State
from grader.results.report import CheckResult, ExerciseResult, Status

NOT_TRIED = frozenset({Status.TODO, Status.BLOCKED})
"""The outcomes of a check that say nothing about what a student can do."""


@dataclass(frozen=True)
class Attempt:
    """An exercise that a student worked on.

    Attributes
    ----------
    student : str
        The student's ID.
    result : ExerciseResult
        The grader's result.
    """

    student: str
    result: ExerciseResult

    @property
    def tried(self) -> tuple[CheckResult, ...]:
        """The checks that are neither to do nor waiting for another exercise."""
        return tuple(check for check in self.result.checks if check.status not in NOT_TRIED)


def attempts(gradebook: Gradebook) -> list[Attempt]:
    """Return what students worked on, exercise by exercise, without missing, unchanged and ungraded exercises.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    return [
        Attempt(student.person.id, grade.result)
        for position in range(len(gradebook.exercises))
        for student in gradebook.students
        for grade in student.exercises[position : position + 1]
        if grade.state is State.GRADED and grade.result is not None
    ]
