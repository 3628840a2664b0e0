"""Gradescope: a ``results.json`` for each student, with one test for each exercise.

Gradescope needs a score in every result: a hand-in that cannot be graded gets 0 points and says why.
"""

from __future__ import annotations

from grader.classroom.exports.export import Export
from grader.classroom.exports.per_student import (
    Document,
    checks_in_words,
    export_each,
    is_full,
    why_without_result,
)
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.reports import report_of


def export(gradebook: Gradebook) -> Export:
    """Return the results of a class.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    return export_each(gradebook, "results.json", lambda student: _results(student, gradebook))


def _results(student: StudentGrade, gradebook: Gradebook) -> Document | None:
    if student.score is None:
        why_not = why_without_result(student)
        return None if why_not is None else {"score": 0, "output": why_not, "output_format": "text"}
    tests = [
        {
            "name": f"{exercise.name}: {exercise.title}",
            "number": str(number),
            "score": exercise.score,
            "max_score": exercise.max_score,
            "status": "passed" if is_full(exercise) else "failed",
            "output": checks_in_words(exercise),
            "output_format": "text",
            "visibility": "visible",
        }
        for number, exercise in enumerate(report_of(student, gradebook).exercises, 1)
    ]
    return {
        "score": student.score,
        "output": f"{student.score} of {gradebook.max_score} points.",
        "output_format": "text",
        "tests": tests,
        "extra_data": {"seed": gradebook.seed, "dataset": gradebook.dataset, "isolation": gradebook.isolation},
    }
