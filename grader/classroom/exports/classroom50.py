"""Classroom 50: a ``result.json`` for each student, with one test for each exercise.

The platform sets environment variables that identify the submission.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from grader.classroom.errors import ClassError
from grader.classroom.exports.export import Export
from grader.classroom.exports.per_student import Document, export_each, is_full, why_without_result
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.reports import report_of

SCHEMA = "classroom50/result/v1"
NEEDED = ("CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG")


def export(gradebook: Gradebook, environment: Mapping[str, str], now: datetime) -> Export:
    """Return the results of a class.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    environment : mapping of str to str
        Names the classroom, the assignment and the submission.
    now : datetime
        When it was graded.

    Raises
    ------
    ClassError
        If the environment lacks a name.
    """
    if missing := [name for name in NEEDED if not environment.get(name)]:
        raise ClassError(f"the environment has no {', '.join(missing)}; set them as Classroom 50 does")
    is_alone = len(gradebook.students) == 1

    def result(student: StudentGrade) -> Document | None:
        if student.score is None and why_without_result(student) is None:
            return None
        owner = environment.get("OWNER") or environment.get("USERNAME") if is_alone else ""
        return {
            "schema": SCHEMA,
            "classroom": environment["CLASSROOM"],
            "assignment": environment["ASSIGNMENT"],
            "owner": owner or student.person.github or student.person.id,
            "assignment_type": environment.get("ASSIGNMENT_TYPE") or "individual",
            "submission": environment["SUBMISSION_TAG"],
            "commit": environment.get("COMMIT_URL", ""),
            "release": environment.get("RELEASE_URL", ""),
            "review": environment.get("REVIEW_URL", ""),
            "datetime": now.isoformat(timespec="seconds"),
            **_scores(student, gradebook),
        }

    return export_each(gradebook, "result.json", result)


def _scores(student: StudentGrade, gradebook: Gradebook) -> Document:
    """Return the points; none for a hand-in that cannot be graded."""
    exercises = report_of(student, gradebook).exercises if student.score is not None else ()
    tests = [
        {
            "test-name": exercise.name,
            "passed": is_full(exercise),
            "score": exercise.score,
            "max-score": exercise.max_score,
        }
        for exercise in exercises
    ]
    return {"score": student.score or 0, "max-score": gradebook.max_score, "tests": tests}
