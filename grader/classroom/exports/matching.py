"""Finding the students of a class in the rows of a platform's own file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grader.classroom.errors import ClassError
from grader.classroom.exports.sheet import Row, Sheet
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.intake.people import Clue, Directory
from grader.results.text import one_line

Found = list[tuple[Row, StudentGrade]]
"""The rows that clearly belong to one student of the class, each with the student."""


def find_students(gradebook: Gradebook, sheet: Sheet, clues_of: Callable[[Row], Sequence[Clue]]) -> Found:
    """Return the rows that clearly belong to one student of the class, each with the student.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    sheet : Sheet
        The file.
    clues_of : callable
        Returns the clues to the student of a row.

    Raises
    ------
    ClassError
        If there is no such row: the file is from another class, or the roster lacks information. Or if two rows belong
        to the same student.
    """
    found = clear_rows(gradebook, sheet, clues_of)
    if not found:
        raise ClassError(f"no row of {sheet.name} is of a student of this class; take that file as the roster")
    firsts: dict[str, Row] = {}
    for row, student in found:
        first = firsts.setdefault(student.person.id, row)
        if first is not row:
            lines = f"{sheet.line_of(first)} and {sheet.line_of(row)}"
            who = one_line(student.person.id)
            raise ClassError(f"{sheet.name}, lines {lines}: both are of student {who}; remove one of them")
    return found


def clear_rows(gradebook: Gradebook, sheet: Sheet, clues_of: Callable[[Row], Sequence[Clue]]) -> Found:
    """Return the same rows as `find_students`, but accept any number of them.

    Parameters
    ----------
    gradebook, sheet, clues_of
        As in `find_students`.
    """
    directory = Directory(student.person for student in gradebook.students)
    grades = {student.person.id: student for student in gradebook.students}
    found = ((row, *directory.find(clues_of(row))) for row in sheet.rows)
    return [(row, grades[people[0].id]) for row, people, is_clear in found if people and is_clear]


def number(text: str) -> float | None:
    """Return the number in a cell, with a point or a comma, or None for anything else.

    Parameters
    ----------
    text : str
        The text of the cell.
    """
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None
