"""Failures that no known mistake explains, those that wait for another exercise, and equal wrong answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.classroom.gradebook import Gradebook
from grader.classroom.statistics.attempts import Attempt, attempts
from grader.results.report import WRONG, CheckResult, Status


@dataclass(frozen=True)
class FailureGroup:
    """Students whose code gives the same wrong answer.

    Attributes
    ----------
    exercise : str
        In which exercise.
    function : str or None
        The function or method, if known.
    check : CheckResult
        The first check that fails so.
    further : int
        How many more checks of that function fail for the same students.
    students : tuple of str
        Their IDs.
    """

    exercise: str
    function: str | None
    check: CheckResult
    further: int
    students: tuple[str, ...]


@dataclass(frozen=True)
class Waiting:
    """Checks that were not run, because an earlier exercise does not pass.

    Attributes
    ----------
    exercise, why : str
        The exercise, and the one that they wait for.
    students : int
        For how many students.
    """

    exercise: str
    why: str
    students: int


def unexplained(gradebook: Gradebook) -> list[FailureGroup]:
    """Return the failures that no known mistake explains, grouped by equal answers, the largest group first.

    Two answers are equal if their wrong entries are equal, or if no array is wrong, their messages. Failures in one
    function for the same students are one group.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    equal: dict[tuple[str, str | None, str], tuple[CheckResult, list[str]]] = {}
    for attempt, check in _unexplained(gradebook):
        answer = check.message or "" if check.difference is None else repr(check.difference)
        key = attempt.result.name, check.function, answer
        students = equal.setdefault(key, (check, []))[1]
        if attempt.student not in students[-1:]:
            students.append(attempt.student)
    merged: dict[tuple[str, str | None, tuple[str, ...]], list[CheckResult]] = {}
    for (exercise, function, _), (check, students) in equal.items():
        merged.setdefault((exercise, function, tuple(students)), []).append(check)
    groups = [
        FailureGroup(exercise, function, first, len(others), students)
        for (exercise, function, students), (first, *others) in merged.items()
    ]
    return sorted(groups, key=lambda group: -len(group.students))


def equal_answers(gradebook: Gradebook) -> list[FailureGroup]:
    """Return the wrong answers that a few students share and no known mistake explains, the smallest group first.

    An exception or a timeout is no answer.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    groups = [
        group
        for group in unexplained(gradebook)
        if len(group.students) > 1 and group.check.status is Status.FAILED and group.function
    ]
    return sorted(groups, key=lambda group: len(group.students))


def waiting(gradebook: Gradebook) -> list[Waiting]:
    """Return the checks that wait for another exercise, in the order of the course.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for attempt in attempts(gradebook):
        for check in attempt.result.checks:
            if check.status is Status.BLOCKED:
                found.setdefault((attempt.result.name, check.message or ""), set()).add(attempt.student)
    return [Waiting(exercise, why, len(students)) for (exercise, why), students in found.items()]


def _unexplained(gradebook: Gradebook) -> Iterator[tuple[Attempt, CheckResult]]:
    for attempt in attempts(gradebook):
        for check in attempt.result.checks:
            if check.status in WRONG and check.mistake is None:
                yield attempt, check
