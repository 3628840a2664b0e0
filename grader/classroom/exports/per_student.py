"""A file for each student, and its content."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from grader.classroom.exports.export import Export
from grader.classroom.gradebook import ExerciseGrade, Gradebook, GradedExercise, StudentGrade
from grader.classroom.naming import safe_name
from grader.classroom.reports import WITHOUT_GRADES
from grader.report.lines import below, plain
from grader.report.sentences import set_by_hand
from grader.report.text import check_lines

Document = Mapping[str, Any]
WIDTH = 80


def export_each(gradebook: Gradebook, file: str, document_of: Callable[[StudentGrade], Document | None]) -> Export:
    """Return a folder for each student, with one JSON file in it.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    file : str
        The name of the file.
    document_of : callable
        Returns the content for a student, or None if there is nothing to say yet.
    """
    documents = {student.person.id: document_of(student) for student in gradebook.students}
    known = {student: document for student, document in documents.items() if document is not None}
    content = {f"{safe_name(student)}/{file}": as_json(document) for student, document in known.items()}
    return Export(content, tuple(known))


def as_json(document: Document) -> bytes:
    """Return a document as JSON, in ASCII."""
    return (json.dumps(document, indent=1, allow_nan=False) + "\n").encode()


def why_without_score(student: StudentGrade) -> str | None:
    """Return the reason that the student reads instead of a score, or None if the score is just not known yet."""
    if student.outcome not in WITHOUT_GRADES:
        return None
    return " ".join(filter(None, (WITHOUT_GRADES[student.outcome], student.message and f"({student.message})")))


def graded(student: StudentGrade, gradebook: Gradebook) -> list[tuple[GradedExercise, ExerciseGrade, int]]:
    """Return the exercises of a student who has a score, each with its grade and its points."""
    pairs = zip(gradebook.exercises, student.exercises, strict=True)
    return [(exercise, grade, grade.score or 0) for exercise, grade in pairs]


def checks_in_words(grade: ExerciseGrade) -> str:
    """Return every check of an exercise, with what is wrong, as plain text.

    Parameters
    ----------
    grade : ExerciseGrade
        The exercise.
    """
    lines = below(set_by_hand(grade.override), WIDTH) if grade.override else []
    said: set[str] = set()
    for check in grade.result.checks if grade.result else ():
        lines += check_lines(check, WIDTH, said)
    return textwrap.dedent(plain(lines))


def is_full(exercise: GradedExercise, points: int) -> bool:
    """Return whether a student has all points for an exercise."""
    return points >= exercise.max_score
