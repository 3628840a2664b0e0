"""What a student gets: a report as text, as a page, and as JSON. It names no other student."""

from __future__ import annotations

from collections.abc import Iterator

from grader.classroom.gradebook import ExerciseGrade, Gradebook, GradedExercise, Outcome, State, StudentGrade
from grader.report import html, text
from grader.report.lines import below, plain
from grader.results.document import write_report
from grader.results.report import CheckResult, ExerciseResult, Report, Status

WIDTH = 80
ERROR = "The grader failed here. It is not your code: your instructor sees this, and grades it again."
WITHOUT_GRADES = {
    Outcome.NOTHING: "There is no exercise file of yours, so there is no score.",
    Outcome.AMBIGUOUS: "There are different hand-ins of yours. Tell your instructor which one counts.",
    Outcome.UNREADABLE: "Your hand-in cannot be opened, so there is no score. Hand it in again, as files.",
}
"""The text for students without a report."""
WITHOUT_RESULT = {
    Outcome.NOTHING: "There is no exercise file of yours.",
    Outcome.AMBIGUOUS: WITHOUT_GRADES[Outcome.AMBIGUOUS],
    Outcome.UNREADABLE: "Your hand-in cannot be opened. Hand it in again, as files.",
}
"""The text about an exercise that was not graded, for students who have scores that were set by hand."""


def documents(student: StudentGrade, gradebook: Gradebook) -> Iterator[tuple[str, str]]:
    """Yield the files that a student gets, each with its text.

    Parameters
    ----------
    student : StudentGrade
        The student.
    gradebook : Gradebook
        The class; only data that are the same for all students are used.
    """
    if not student.exercises:
        yield "report.txt", plain([(), *below(WITHOUT_GRADES[student.outcome], WIDTH)])
        return
    report = report_of(student, gradebook)
    yield "report.txt", plain(text.checks(report, WIDTH))
    yield "report.html", html.render(report)
    yield "report.json", write_report(report)


def report_of(student: StudentGrade, gradebook: Gradebook) -> Report:
    """Return the report on a student; its scores are those of the gradebook."""
    pairs = zip(gradebook.exercises, student.exercises, strict=False)
    results = (_result(exercise, grade, student.outcome) for exercise, grade in pairs)
    return Report(student.person.id, gradebook.seed, gradebook.isolation, gradebook.dataset, tuple(results))


def why_not_graded(student: StudentGrade) -> str | None:
    """Return what the student reads about a hand-in that cannot be graded, or None for any other hand-in."""
    return (WITHOUT_RESULT if student.exercises else WITHOUT_GRADES).get(student.outcome)


def _result(exercise: GradedExercise, grade: ExerciseGrade, outcome: Outcome) -> ExerciseResult:
    """Return what the student reads about an exercise."""
    if grade.result is not None:
        checks = grade.result.checks
    elif grade.override is not None:
        checks = ()
    else:
        why = ERROR if grade.state is State.GRADER_ERROR else WITHOUT_RESULT[outcome]
        checks = (CheckResult("graded", f"{exercise.name} is graded.", Status.BLOCKED, 1, why),)
    return ExerciseResult(exercise.name, exercise.title, exercise.max_score, checks, grade.override)
