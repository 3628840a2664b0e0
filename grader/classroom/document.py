"""A gradebook as a JSON document and back, losing nothing. Schema ``grader/class/v1``.

The document has totals for its readers; they are computed anew when it is read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from types import NoneType

from grader.classroom.gradebook import (
    ExerciseGrade,
    Gradebook,
    GradedExercise,
    Outcome,
    State,
    StudentGrade,
)
from grader.classroom.handins import Person
from grader.results.document import exercise_document, exercise_of, override_document, override_of
from grader.results.entries import Document, damage_reported, entry, read_document, texts

SCHEMA = "grader/class/v1"
PERSON = ("id", "name", "email", "moodle", "canvas", "github", "section")


def write_gradebook(gradebook: Gradebook) -> str:
    """Return a gradebook as JSON, in ASCII: a line for each student."""
    return write_with(gradebook, map(write_student, gradebook.students))


def write_with(gradebook: Gradebook, students: Iterable[str]) -> str:
    """Return a gradebook as JSON, given the students that `write_student` has already written."""
    head = json.dumps(_facts(gradebook), indent=1, allow_nan=False).removesuffix("\n}")
    lines = ",\n".join(students)
    return f'{head},\n "students": [\n{lines}\n ]\n}}\n'


def write_student(student: StudentGrade) -> str:
    """Return a student of a gradebook as a line of JSON."""
    return json.dumps(_student_document(student), allow_nan=False)


def read_gradebook(text: str) -> Gradebook:
    """Return the gradebook that `write_gradebook` wrote.

    Raises
    ------
    DocumentError
        If the text is anything else.
    """
    document = read_document(text, SCHEMA)
    with damage_reported():
        return Gradebook(
            exercises=tuple(map(_graded_exercise, entry(document, "exercises", list))),
            students=tuple(map(_student, entry(document, "students", list))),
            strangers=texts(document, "strangers"),
            seed=entry(document, "seed", int),
            dataset=entry(document, "dataset", str),
            isolation=entry(document, "isolation", str),
        )


# Writing


def _facts(gradebook: Gradebook) -> Document:
    """Return everything except the students."""
    return {
        "schema": SCHEMA,
        "seed": gradebook.seed,
        "dataset": gradebook.dataset,
        "isolation": gradebook.isolation,
        "max_score": gradebook.max_score,
        "exercises": [
            {"name": exercise.name, "title": exercise.title, "max_score": exercise.max_score}
            for exercise in gradebook.exercises
        ],
        "strangers": list(gradebook.strangers),
    }


def _student_document(student: StudentGrade) -> Document:
    return {
        "person": {field: getattr(student.person, field) for field in PERSON},
        "outcome": student.outcome,
        "score": student.score,
        "late_seconds": student.late_seconds,
        "message": student.message,
        "ignored": list(student.ignored),
        "exercises": [_grade_document(grade) for grade in student.exercises],
    }


def _grade_document(grade: ExerciseGrade) -> Document:
    override, result = grade.override, grade.result
    return {
        "state": grade.state,
        "score": grade.score,
        "override": override_document(override) if override else None,
        "result": exercise_document(result) if result else None,
    }


# Reading


def _graded_exercise(document: Document) -> GradedExercise:
    return GradedExercise(
        entry(document, "name", str), entry(document, "title", str), entry(document, "max_score", int)
    )


def _student(document: Document) -> StudentGrade:
    person = entry(document, "person", dict)
    return StudentGrade(
        person=Person(**{field: entry(person, field, str) for field in PERSON}),
        outcome=Outcome(entry(document, "outcome", str)),
        exercises=tuple(map(_grade, entry(document, "exercises", list))),
        late_seconds=entry(document, "late_seconds", int, NoneType),
        message=entry(document, "message", str),
        ignored=texts(document, "ignored"),
    )


def _grade(document: Document) -> ExerciseGrade:
    override, result = entry(document, "override", dict, NoneType), entry(document, "result", dict, NoneType)
    return ExerciseGrade(
        state=State(entry(document, "state", str)),
        result=exercise_of(result) if result is not None else None,
        override=override_of(override) if override is not None else None,
    )
