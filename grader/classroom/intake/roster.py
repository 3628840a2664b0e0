"""Who is in the class: the instructor's own CSV, or an unchanged export of a learning platform."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from grader.classroom.errors import ClassError
from grader.classroom.handins import Person
from grader.classroom.naming import same
from grader.results.text import one_line

OWN = ("id", "name", "email", "moodle", "canvas", "github", "section")
"""The columns of the instructor's own roster."""

RosterRow = Mapping[str, str]
"""The cells of a line, by the names of their columns in lower case."""


@dataclass(frozen=True)
class Roster:
    """The students of a class.

    Attributes
    ----------
    people : tuple of Person
        Each with an ID that no other has, in the order of the file.
    """

    people: tuple[Person, ...]


def read_roster(path: Path) -> Roster:
    """Return the students on a roster.

    Parameters
    ----------
    path : Path
        The CSV.

    Raises
    ------
    ClassError
        If it is no roster; the text names the wrong line.
    OSError
        If it cannot be read.
    """
    people: dict[str, tuple[int, Person]] = {}
    lines = _rows(path.name, path.read_bytes())
    _, header = next(lines, (1, []))
    rows = [(line, cells) for line, cells in lines if any(cells)]
    columns = [same(cell) for cell in header]
    if rows and _is_moodle_in_another_language(columns, rows[0][1]):
        columns = _moodle_columns(rows[0][1])
    person_of = _form(path.name, columns)
    for line, cells in rows:
        person = person_of(dict(zip_longest(columns, cells[: len(columns)], fillvalue="")))
        if person is None:
            continue
        if not person.id:
            raise ClassError(f"{path.name}, line {line}: there is no ID")
        first, _ = people.setdefault(same(person.id), (line, person))
        if first != line:
            raise ClassError(f"{path.name}, line {line}: the ID {one_line(person.id)} is in line {first} already")
    if not people:
        raise ClassError(f"{path.name}: there are no students in it")
    return Roster(tuple(person for _, person in people.values()))


def _rows(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a CSV, each with its number and its cells in Unicode's form NFC."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise ClassError(f"{name}, line {line}: not UTF-8 text; save it as CSV UTF-8") from None
    text = unicodedata.normalize("NFC", text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    begin = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            raise ClassError(f"{name}, line {begin}: {_in_words(problem)}") from None
        if cells is None:
            return
        yield begin, [one_line(cell) for cell in cells]
        begin = reader.line_num + 1


def _in_words(problem: csv.Error) -> str:
    """Return what is wrong with quotation marks in plain words, and anything else as the module csv says it."""
    if "unexpected end of data" in str(problem):
        return "a quotation mark begins a cell, and none ends it"
    if "expected after" in str(problem):
        return "a quotation mark inside a cell has to be written twice"
    return str(problem)


def delimiter_of(text: str) -> str:
    """Return the delimiter: the character that makes the most cells in the first line."""
    first = re.split("[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    return max(",;\t", key=lambda sign: _cells_in(first, sign))


def _cells_in(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:  # a cell is too long: with this delimiter, it is no table
        return 0


def _form(name: str, columns: list[str]) -> Callable[[RosterRow], Person | None]:
    """Return the function that makes a person from a row, by the columns of the file."""
    for needed, person_of in FORMS:
        if needed <= set(columns):
            return person_of
    found = one_line(", ".join(filter(None, columns)), 100) or "nothing"
    raise ClassError(f"{name}, line 1: expected the columns id,name,email, or an export of a platform; found {found}")


def _own(row: RosterRow) -> Person:
    return Person(**{column: row.get(column, "") for column in OWN})


def _canvas(row: RosterRow) -> Person | None:
    """Return the student in a row of Canvas's gradebook, or None for rows about columns and for the test student."""
    user = row.get("id", "")
    if not user or row["student"].casefold() in ("points possible", "student, test"):
        return None
    name = row["student"]
    login = row.get("sis login id", "")
    student = row.get("sis user id", "") or login or user
    email = login if "@" in login else ""
    return Person(student, name, email, canvas=user, section=row.get("section", ""))


def _canvas_names(row: RosterRow) -> Person | None:
    return _canvas({**row, "student": f"{row.get('lastname', '')}, {row.get('firstname', '')}"})


def _moodle(row: RosterRow) -> Person:
    """Return the student in a row of Moodle's grading worksheet; the section is the team."""
    participant = row["identifier"]
    number = participant.rpartition(" ")[2]
    student = row.get("id number", "") or row.get("username", "") or number
    name, email = row.get("full name", ""), row.get("email address", "")
    return Person(student, name, email, moodle=participant, section=row.get("group", ""))


def _is_moodle_in_another_language(columns: list[str], first: list[str]) -> bool:
    """Return whether a file is Moodle's worksheet, from its first row, such as ``Teilnehmer/in 657700``."""
    is_numbered = re.fullmatch(r"\D+ \d+", first[0]) is not None
    return is_numbered and len(first) > 3 and not {*columns} & {*OWN[1:], "identifier", "github_username"}


def _moodle_columns(first: list[str]) -> list[str]:
    """Return the columns of Moodle's worksheet in English, as far as they are needed."""
    return ["identifier", "full name", *("email address" if "@" in cell else "" for cell in first[2:])]


def _gradescope(row: RosterRow) -> Person | None:
    """Return the student in a row of Gradescope's roster, or None for teachers."""
    if row.get("role", "student").casefold() != "student":
        return None
    name = row.get("name", "") or f"{row.get('first name', '')} {row.get('last name', '')}".strip()
    section = row.get("sections", "") or row.get("section", "")
    return Person(row["sid"] or row["email"], name, row["email"], section=section)


def _github(row: RosterRow) -> Person:
    return Person(row["identifier"], row.get("name", ""), github=row["github_username"])


FORMS: tuple[tuple[set[str], Callable[[RosterRow], Person | None]], ...] = (
    ({"student", "id", "section"}, _canvas),
    ({"lastname", "firstname", "id"}, _canvas_names),
    ({"identifier", "full name"}, _moodle),
    ({"identifier", "github_username"}, _github),
    ({"sid", "email"}, _gradescope),
    ({"id"}, _own),
)
"""The columns that identify a kind of file, and the function that makes a person from its rows."""
