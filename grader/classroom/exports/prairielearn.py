"""PrairieLearn: a ``results.json`` for each student, with one test for each exercise, and the pictures.

PrairieLearn does not count a hand-in that cannot be graded as an attempt.
"""

from __future__ import annotations

import base64

from grader.classroom.exports.export import Export
from grader.classroom.exports.per_student import (
    Document,
    as_json,
    checks_in_words,
    export_each,
    is_full,
    why_without_result,
)
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.reports import report_of

MAX_BYTES = 1024 * 1024
LABEL = "What was trained, and what was read wrong"


def export(gradebook: Gradebook) -> Export:
    """Return the results of a class.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    return export_each(gradebook, "results.json", lambda student: _results(student, gradebook))


def _results(student: StudentGrade, gradebook: Gradebook) -> Document | None:
    """Return the results of a student; if they are too large, without pictures, then without checks."""
    if student.score is None:
        why_not = why_without_result(student)
        return None if why_not is None else {"gradable": False, "format_errors": [why_not]}
    results = {
        "gradable": True,
        "score": min(1.0, max(0.0, student.score / gradebook.max_score)) if gradebook.max_score else 0.0,
        "output": f"{student.score} of {gradebook.max_score} points.",
    }
    full = {**results, "tests": _tests(student, gradebook, with_checks=True)}
    with_pictures = {**full, "images": _images(student, gradebook)}
    fitting = (form for form in (with_pictures, full) if len(as_json(form)) <= MAX_BYTES)
    return next(fitting, None) or {**results, "tests": _tests(student, gradebook, with_checks=False)}


def _tests(student: StudentGrade, gradebook: Gradebook, *, with_checks: bool) -> list[Document]:
    return [
        {
            "name": exercise.name,
            "description": exercise.title,
            "points": exercise.score,
            "max_points": exercise.max_score,
            "message": "All points." if is_full(exercise) else "Some points are still to earn.",
            "output": checks_in_words(exercise) if with_checks else "",
        }
        for exercise in report_of(student, gradebook).exercises
    ]


def _images(student: StudentGrade, gradebook: Gradebook) -> list[Document]:
    report = report_of(student, gradebook)
    if not any(check.curve or check.misread for exercise in report.exercises for check in exercise.checks):
        return []
    from grader.report import picture

    drawn = picture.draw(report)
    data = base64.b64encode(drawn or b"").decode()
    return [{"label": LABEL, "url": f"data:image/png;base64,{data}"}] if drawn else []
