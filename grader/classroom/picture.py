"""The picture of a class: a row for each student, a cell for each exercise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.classroom.gradebook import ExerciseGrade, Gradebook, State, StudentGrade

SIGNS = {State.MISSING: "–", State.UNTOUCHED: "·", State.GRADER_ERROR: "!"}
WORDS = {State.MISSING: "not handed in", State.UNTOUCHED: "not begun", State.GRADER_ERROR: "the grader failed"}
STEPS = 4
"""How many shades there are above none; the last one is only for full points."""


@dataclass(frozen=True)
class Cell:
    """One exercise of one student.

    Attributes
    ----------
    kind : str
        How it looks: a state, ``none`` if nothing could be graded, or ``points-`` with a shade from 0 to `STEPS`.
    sign : str
        Its text.
    word : str
        The meaning of the sign for readers who do not see it; empty if the sign is clear.
    """

    kind: str
    sign: str
    word: str = ""


@dataclass(frozen=True)
class StudentRow:
    """One student.

    Attributes
    ----------
    student : StudentGrade
        Who.
    cells : tuple of Cell
        One for each exercise; none if nothing could be graded.
    """

    student: StudentGrade
    cells: tuple[Cell, ...]


def picture(gradebook: Gradebook) -> list[StudentRow]:
    """Return the picture of a class, the highest score first.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    rows = [StudentRow(student, tuple(_cells(student, gradebook))) for student in gradebook.students]
    return sorted(rows, key=lambda row: (-1 * (row.student.score or 0), not row.cells, row.student.person.id))


def _cells(student: StudentGrade, gradebook: Gradebook) -> Iterator[Cell]:
    for exercise, grade in zip(gradebook.exercises, student.exercises, strict=False):
        is_ungraded = grade.score is None and grade.state is not State.GRADER_ERROR
        yield Cell("none", student.outcome) if is_ungraded else _cell(grade, exercise.max_score)


def _cell(grade: ExerciseGrade, max_score: int) -> Cell:
    if grade.override is not None:
        return Cell(_shade(grade.override.score, max_score), f"{grade.override.score}*", "set by hand")
    if grade.state in SIGNS:
        return Cell(grade.state, SIGNS[grade.state], WORDS[grade.state])
    score = grade.score or 0
    return Cell(_shade(score, max_score), str(score))


def _shade(score: int, max_score: int) -> str:
    step = STEPS if score >= max_score else -(-(STEPS - 1) * score // max_score)
    return f"points-{step}"
