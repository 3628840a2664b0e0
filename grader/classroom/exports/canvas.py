"""Canvas: the instructor's own gradebook export with one assignment filled in, or a CSV of that assignment alone.

A student without a score is left out, or keeps the old cell: Canvas would take a blank cell for a change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.classroom.errors import ClassError
from grader.classroom.exports.export import Export
from grader.classroom.exports.matching import find_students, number
from grader.classroom.exports.sheet import Row, Sheet, read_sheet
from grader.classroom.gradebook import Gradebook
from grader.classroom.intake import people
from grader.classroom.intake.people import Clue
from grader.classroom.naming import same
from grader.classroom.tables import write_table

TITLE = "Neural networks from scratch"
"""The name of the assignment, unless the instructor gives one."""
ASSIGNMENT = re.compile(r"(?P<title>.*\S)\s*\((?P<number>\d+)\)")
COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS = "    Points Possible"
EXCUSED = "EX"
"""The cell of a student who is excused from an assignment."""
MANY = 10
"""How many columns a message lists."""


def export(gradebook: Gradebook, column: str | None = None) -> Export:
    """Return a CSV with the scores of a class.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    column : str, optional
        How the assignment is called.
    """
    graded = [(student.person, student.score) for student in gradebook.students if student.score is not None]
    rows = [(who.name, who.canvas, who.id, who.email, who.section, score) for who, score in graded]
    points = (POINTS, "", "", "", "", gradebook.max_score)
    text = write_table([(*COLUMNS, column or TITLE), points, *rows])
    return Export(text.encode(), tuple(who.id for who, _ in graded))


def fill(gradebook: Gradebook, name: str, data: bytes, column: str | None = None) -> Export:
    """Return the instructor's own export of the gradebook, with the scores of a class in one column.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    name : str
        The name of the file.
    data : bytes
        Its content.
    column : str, optional
        The assignment: the title of its column, its number, or both.

    Raises
    ------
    ClassError
        If it is no such file, or does not tell which column it is.
    """
    sheet = read_sheet(name, data)
    columns = [title.casefold() for title in sheet.header]
    if "id" not in columns or not {"student", "lastname"} & {*columns}:
        raise ClassError(f"{name} is no gradebook of Canvas: there are no columns Student and ID")
    target = _assignment(sheet, column)
    found = find_students(gradebook, sheet, lambda row: _clues(columns, row))
    scored = [(row[target], student) for row, student in found if student.score is not None]
    excused = {cell for cell, _ in scored if cell.text.strip().upper() == EXCUSED}
    changes = {cell: str(student.score) for cell, student in scored if cell not in excused}
    students = dict.fromkeys(student.person.id for cell, student in scored if cell in changes)
    return Export(sheet.filled(changes), tuple(students), _notes(sheet, target, gradebook, len(excused)))


def _assignment(sheet: Sheet, wanted: str | None) -> int:
    """Return the position of the column to fill."""
    assignments = {
        position: (title, match["title"], match["number"])
        for position, title in enumerate(sheet.header)
        if (match := ASSIGNMENT.fullmatch(title))
    }
    names = ", ".join(f"'{names[0]}'" for names in [*assignments.values()][:MANY])
    if not assignments:
        raise ClassError(f"{sheet.name} has no column of an assignment, such as 'Homework 1 (4711)'")
    fitting = [position for position, names in assignments.items() if wanted is None or wanted.strip() in names]
    if len(fitting) == 1:
        return fitting[0]
    if wanted is None:
        raise ClassError(f"{sheet.name} has several assignments; name one with --column: {names}")
    if not fitting:
        raise ClassError(f"{sheet.name} has no assignment '{wanted}'; it has {names}")
    raise ClassError(f"{sheet.name} has several assignments '{wanted}'; name one by its number: {names}")


def _clues(columns: Sequence[str], row: Row) -> Sequence[Clue]:
    cells = dict(zip(columns, (same(cell.text) for cell in row), strict=False))
    login = cells.get("sis login id", "")
    return (
        Clue(people.by_canvas, cells["id"]),
        Clue(people.by_id, cells.get("sis user id", "")),
        Clue(people.by_id, login),
        Clue(people.by_email, login),
    )


def _notes(sheet: Sheet, target: int, gradebook: Gradebook, excused: int) -> tuple[str, ...]:
    """Return notes about excused students, and about an assignment with a different number of points in Canvas."""
    notes = []
    if excused:
        who = (
            "1 student is excused in Canvas and stays so"
            if excused == 1
            else f"{excused} students are excused in Canvas and stay so"
        )
        notes.append(f"{who}.")
    for row in sheet.rows:
        points = number(row[target].text) if row[0].text.strip() == POINTS.strip() else None
        if points not in (None, gradebook.max_score):
            title, most = sheet.header[target], gradebook.max_score
            notes.append(f"'{title}' is out of {points:g} points in Canvas; this class is graded out of {most}.")
    return tuple(notes)
