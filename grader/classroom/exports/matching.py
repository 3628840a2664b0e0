"""Finding the students of a class in the rows of a platform's own file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grader.classroom.errors import ClassError
from grader.classroom.exports.sheet import Row, Sheet
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.intake.people import Clue, Directory


def find_students(
    gradebook: Gradebook, sheet: Sheet, clues_of: Callable[[Row], Sequence[Clue]]
) -> list[tuple[Row, StudentGrade]]:
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
        If there is no such row: the file is from another class, or the roster lacks information.
    """
    directory = Directory(student.person for student in gradebook.students)
    grades = {student.person.id: student for student in gradebook.students}
    found = []
    for row in sheet.rows:
        people, is_clear = directory.find(clues_of(row))
        if people and is_clear:
            found.append((row, grades[people[0].id]))
    if not found:
        raise ClassError(f"no row of {sheet.name} is of a student of this class; take that file as the roster")
    return found


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
