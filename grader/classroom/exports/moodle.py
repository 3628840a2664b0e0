"""Moodle: the instructor's own grading worksheet, with grades and comments filled in.

Its headers are in the language of the course, so columns are found by position. Moodle finds a student by the first
column, and a column such as ``Last modified (grade)`` names the column of the grades. Times stay unchanged: Moodle
skips a grade that was changed there after this time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.classroom.errors import ClassError
from grader.classroom.exports.export import Export
from grader.classroom.exports.matching import clear_rows, find_students, number
from grader.classroom.exports.sheet import Cell, Row, Sheet, read_sheet
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.intake import people
from grader.classroom.intake.people import Clue
from grader.classroom.naming import same

CHANGED = re.compile(r".*[(（]\s*(?P<what>[^()（）]+?)\s*[)）]")
"""The header of a column with the time of a change."""


def fill(gradebook: Gradebook, name: str, data: bytes, column: str | None = None) -> Export:
    """Return the grading worksheet with the scores of a class.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    name : str
        The name of the file.
    data : bytes
        Its content.
    column : str, optional
        The header of the column of the grades.

    Raises
    ------
    ClassError
        If it is no such file, or its column of grades is unclear.
    """
    sheet = read_sheet(name, data)
    changed = _changed(sheet)
    grade = _grade(sheet, changed, column)
    comments = changed.get(same(sheet.header[grade]), len(sheet.header)) + 1
    changes: dict[Cell, str] = {}
    students: dict[str, None] = {}
    ids = _id_column(gradebook, sheet, grade)
    for row, student in find_students(gradebook, sheet, lambda row: _clues(row[:grade], ids)):
        if student.score is None:
            continue
        students[student.person.id] = None
        changes[row[grade]] = str(student.score)
        if comments < len(sheet.header) and not row[comments].text.strip():
            changes[row[comments]] = _comment(student, gradebook)
    return Export(sheet.filled(changes), tuple(students), _notes(sheet, grade, changes))


def _changed(sheet: Sheet) -> dict[str, int]:
    """Return the positions of the columns with the time of a change, by what was changed."""
    matches = ((position, CHANGED.fullmatch(title)) for position, title in enumerate(sheet.header))
    return {same(match["what"]): position for position, match in matches if match}


def _grade(sheet: Sheet, changed: dict[str, int], wanted: str | None) -> int:
    """Return the position of the column of the grades."""
    keys = [same(title) for title in sheet.header]
    fitting = [position for position, key in enumerate(keys) if (same(wanted) == key if wanted else key in changed)]
    if len(fitting) == 1 and fitting[0] > 0:
        return fitting[0]
    names = ", ".join(f"'{title}'" for title in sheet.header)
    if wanted:
        raise ClassError(f"{sheet.name} has no column '{wanted}' of grades; it has {names}")
    raise ClassError(f"{sheet.name} does not tell which column is that of the grades; name it with --column: {names}")


def _clues(cells: Row, ids: int | None = None) -> Sequence[Clue]:
    """Return clues about the student of a row, from the cells before the grade: the participant, an address, an ID."""
    return (
        Clue(people.by_moodle, people.participant_number(cells[0].text)),
        *(Clue(people.by_email, same(cell.text)) for cell in cells[1:]),
        *(() if ids is None else [Clue(people.by_id, same(cells[ids].text))]),
    )


def _id_column(gradebook: Gradebook, sheet: Sheet, grade: int) -> int | None:
    """Return the position of the first column with the students' IDs, or None if there is none.

    An ID may be a number, and so may be a group. So a column of IDs has none of them twice, and where the participant
    or the address already tells the student, it has that student's ID.
    """
    known = [(row, same(who.person.id)) for row, who in clear_rows(gradebook, sheet, lambda row: _clues(row[:grade]))]
    students = {same(student.person.id) for student in gradebook.students}
    for position in range(1, grade):
        ids = [text for row in sheet.rows if (text := same(row[position].text)) in students]
        is_clear = all(same(row[position].text) == student for row, student in known)
        if ids and is_clear and len(ids) == len({*ids}):
            return position
    return None


def _comment(student: StudentGrade, gradebook: Gradebook) -> str:
    """Return the points for each exercise that has some score."""
    pairs = zip(gradebook.exercises, student.exercises, strict=True)
    known = [(exercise, grade.score) for exercise, grade in pairs if grade.score is not None]
    return ", ".join(f"{exercise.name} {score} of {exercise.max_score}" for exercise, score in known)


def _notes(sheet: Sheet, grade: int, changes: dict[Cell, str]) -> tuple[str, ...]:
    """Return notes about grades above the maximum, which is in the column after the grade."""
    rows = [row for row in sheet.rows if row[grade] in changes and grade + 1 < len(row)]
    above = [row for row in rows if int(changes[row[grade]]) > (number(row[grade + 1].text) or float("inf"))]
    if not above:
        return ()
    most = above[0][grade + 1].text.strip()
    return (f"Moodle will skip {len(above)} of these grades, which are above its maximum of {most}.",)
