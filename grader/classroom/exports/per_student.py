"""A file for each student, and its content."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

from grader.classroom.exports.export import Export
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.naming import safe_name
from grader.classroom.reports import why_not_graded
from grader.report.lines import below, plain
from grader.report.sentences import set_by_hand
from grader.report.text import check_lines
from grader.results.report import ExerciseResult

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


def why_without_result(student: StudentGrade) -> str | None:
    """Return why a hand-in cannot be graded, or None if it was graded, or will be once the grader works."""
    why_not = why_not_graded(student)
    return f"{why_not} ({student.message})" if why_not and student.message else why_not


def checks_in_words(exercise: ExerciseResult) -> str:
    """Return every check of an exercise, with what is wrong, as plain text.

    Parameters
    ----------
    exercise : ExerciseResult
        The exercise.
    """
    lines = below(set_by_hand(exercise.override), WIDTH) if exercise.override else []
    said: set[str] = set()
    for check in exercise.checks:
        lines += check_lines(check, WIDTH, said)
    return textwrap.dedent(plain(lines))


def is_full(exercise: ExerciseResult) -> bool:
    """Return whether a student has all points for an exercise."""
    return exercise.score >= exercise.max_score
