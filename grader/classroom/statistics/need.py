"""Who needs help before the next lecture, and why."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from grader.classroom.gradebook import ExerciseGrade, Gradebook, Outcome, State, StudentGrade
from grader.results.report import WRONG, CheckResult

PROBLEMS = {
    Outcome.NOTHING: "Nothing was handed in.",
    Outcome.AMBIGUOUS: "There are different hand-ins, and nothing says which one counts.",
    Outcome.UNREADABLE: "The hand-in cannot be opened.",
    Outcome.OUT_OF_TIME: "The submission as a whole ran out of time.",
}
STATES = {State.MISSING: "Not handed in: {exercises}.", State.UNTOUCHED: "Not begun: {exercises}."}


@dataclass(frozen=True)
class NeedsHelp:
    """A student who needs help.

    Attributes
    ----------
    student : StudentGrade
        Who.
    reasons : tuple of str
        Why, each a sentence.
    """

    student: StudentGrade
    reasons: tuple[str, ...]


def median_score(gradebook: Gradebook) -> float | None:
    """Return the median of the scores, or None if nobody has one."""
    scores = [student.score for student in gradebook.students if student.score is not None]
    return statistics.median(scores) if scores else None


def who_needs_help(gradebook: Gradebook) -> list[NeedsHelp]:
    """Return the students who need help: those without a score first, then the lowest score.

    A student needs help if the hand-in has a problem, if the score is at most half the median of the class, or if no
    check passes in an exercise that the student worked on.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    median = median_score(gradebook)
    found = []
    for student in gradebook.students:
        reasons = list(_reasons(student, gradebook, median))
        if reasons:
            found.append(NeedsHelp(student, (*reasons, *_not_tried(student, gradebook))))
    return sorted(found, key=lambda entry: (entry.student.score or 0, entry.student.person.id))


def _reasons(student: StudentGrade, gradebook: Gradebook, median: float | None) -> Iterator[str]:
    if student.outcome in PROBLEMS:
        yield PROBLEMS[student.outcome]
    if student.score is not None and median and 2 * student.score <= median:
        yield f"At most half the median of the class, which is {median:g}."
    for name, grade in _named(student, gradebook):
        check = _stuck_at(grade)
        if check is not None:
            yield f"No check passes in {name}. The first says: {check.message}"


def _not_tried(student: StudentGrade, gradebook: Gradebook) -> Iterator[str]:
    for state, sentence in STATES.items():
        names = [name for name, grade in _named(student, gradebook) if grade.state is state]
        if names and student.outcome not in (Outcome.NOTHING, Outcome.AMBIGUOUS, Outcome.UNREADABLE):
            yield sentence.format(exercises=", ".join(names))


def _named(student: StudentGrade, gradebook: Gradebook) -> Iterator[tuple[str, ExerciseGrade]]:
    for exercise, grade in zip(gradebook.exercises, student.exercises, strict=False):
        yield exercise.name, grade


def _stuck_at(grade: ExerciseGrade) -> CheckResult | None:
    """Return the first failing check of an exercise that a student worked on and in which no check passes."""
    if grade.state is not State.GRADED or grade.result is None or grade.result.passed:
        return None
    return next((check for check in grade.result.checks if check.status in WRONG), None)
