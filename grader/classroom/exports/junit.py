"""JUnit XML: a suite for each student, with a case for the hand-in and one for each check."""

from __future__ import annotations

from grader.classroom.exports.export import Export
from grader.classroom.exports.per_student import why_without_result
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.reports import report_of
from grader.report.junit import Suite, render_suites
from grader.results.report import CheckResult, ExerciseResult, Status


def export(gradebook: Gradebook) -> Export:
    """Return the checks of a class.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    text = render_suites([_suite(student, gradebook) for student in gradebook.students])
    return Export(text.encode(), tuple(student.person.id for student in gradebook.students))


def _suite(student: StudentGrade, gradebook: Gradebook) -> Suite:
    facts = {
        "name": student.person.name,
        "status": student.outcome,
        "score": "" if student.score is None else student.score,
        "max_score": gradebook.max_score,
        "seed": gradebook.seed,
        "isolation": gradebook.isolation,
        "dataset": gradebook.dataset,
    }
    exercises = report_of(student, gradebook).exercises if student.exercises else ()
    return Suite(student.person.id, facts, (_hand_in(student), *exercises))


def _hand_in(student: StudentGrade) -> ExerciseResult:
    """Return, as a test case, whether there is something to grade: a suite without cases would count as passed."""
    why_not = why_without_result(student)
    status = Status.PASSED if why_not is None else Status.FAILED
    check = CheckResult("can_be_graded", "The hand-in can be graded.", status, 1, why_not)
    return ExerciseResult("hand_in", "Hand-in", 0, (check,))
