"""The instructor's own files: scores are filled in, and every other byte stays the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.classroom.errors import ClassError
from grader.classroom.exports import canvas, moodle
from grader.classroom.exports.export import Export
from grader.classroom.gradebook import Gradebook, Override
from grader.classroom.handins import Person
from grader.classroom.intake import read_roster
from tests.support.gradebooks import NAMES, classes, gradebook, person, scores, student, without_details
from tests.support.platforms import read_canvas, read_moodle
from tests.support.sampling import examples

BOM = b"\xef\xbb\xbf"
BOOK = gradebook(student(1, 3, 3), student(2, 3, 0), student(3, None, 3), student(4))
"""10 points, 3 points, and two without a score."""


@dataclass(frozen=True)
class Style:
    """How a program writes CSV."""

    delimiter: str = ","
    line_end: str = "\n"
    bom: bool = False
    quotes_all: bool = False
    ends: bool = True

    def written(self, rows: Sequence[Sequence[str]]) -> bytes:
        """Return rows as this program writes them."""
        lines = [self.delimiter.join(map(self._cell, row)) for row in rows]
        text = self.line_end.join(lines) + (self.line_end if self.ends else "")
        return (BOM if self.bom else b"") + text.encode()

    def _cell(self, text: str) -> str:
        if self.quotes_all or any(sign in text for sign in (self.delimiter, '"', "\n", "\r")):
            return '"' + text.replace('"', '""') + '"'
        return text


STYLES = st.builds(
    Style,
    delimiter=st.sampled_from([",", ";", "\t"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    bom=st.booleans(),
    quotes_all=st.booleans(),
    ends=st.booleans(),
)
CELLS = st.sampled_from([*NAMES, "1,234.50", "85.0", '"', 'say "hi"', "two\nlines", "two\r\nlines", " ", "N/A"])
OLD = st.sampled_from(["", "85", "85.0", "N/A", " ", "EX"])
"""Possible cells for a score: none needs quotation marks, which would be kept."""
ROWS = st.lists(st.tuples(OLD, CELLS, CELLS), min_size=8, max_size=8)


def content(export: Export) -> bytes:
    assert isinstance(export.content, bytes)
    return export.content


# Canvas

TITLE = "Networks, from scratch (4711)"
OTHER = "Essay (4712)"


def canvas_rows(book: Gradebook, filled: Mapping[str, int], others: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of an export with these scores; the other cells do not matter."""
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", OTHER, TITLE, "Final Score"]
    rows = [header, ["    Points Possible", "", "", "", "", "5", f"{book.max_score}", "(read only)"]]
    for one, (old, section, other) in zip(book.students, others, strict=False):
        person, score = one.person, filled.get(one.person.id)
        new = old if score is None or old == "EX" else str(score)
        rows.append([person.name, person.canvas, person.id, person.email, section, other, new, other])
    rows.append(["A stranger", "1", "t1", "", "", "17", "18", *others[-1][:1]])
    return rows


@examples(100)
@given(classes(), STYLES, ROWS)
def test_canvas_keeps_every_other_byte(book: Gradebook, style: Style, others: Sequence[Sequence[str]]) -> None:
    if not scores(book):
        return
    export = canvas.fill(book, "grades.csv", style.written(canvas_rows(book, {}, others)), "Networks, from scratch")
    assert content(export) == style.written(canvas_rows(book, scores(book), others))
    excused = {one.person.id for one, (old, _, _) in zip(book.students, others, strict=False) if old == "EX"}
    assert {*export.students} == {*scores(book)} - excused
    assert len(export.notes) == bool({*scores(book)} & excused)


def canvas_file(*titles: str, points: str = "10") -> bytes:
    """An export with two students and these assignments."""
    rows = [
        ["Student", "ID", "SIS Login ID", "Section", *titles],
        ["    Points Possible", "", "", "", *(points for _ in titles)],
        ["King, Ada", "9001", "s001", "A", *("7" for _ in titles)],
        ["Nobody, X", "9003", "s003", "A", *("7" for _ in titles)],
    ]
    return Style().written(rows)


def test_who_has_no_score_keeps_the_old_one() -> None:
    export = canvas.fill(BOOK, "grades.csv", canvas_file("Week 1 (1)"))
    assert read_canvas(content(export), "Week 1 (1)") == {"9001": "10", "9003": "7"}
    assert export.students == ("s001",)


@pytest.mark.parametrize("column", ["Week 2", "2", "Week 2 (2)", " Week 2 "])
def test_an_assignment_is_named_by_its_title_its_number_or_both(column: str) -> None:
    export = canvas.fill(BOOK, "grades.csv", canvas_file("Week 1 (1)", "Week 2 (2)"), column)
    assert read_canvas(content(export), "Week 2 (2)") == {"9001": "10", "9003": "7"}
    assert read_canvas(content(export), "Week 1 (1)") == {"9001": "7", "9003": "7"}


@pytest.mark.parametrize(
    ("titles", "column", "message"),
    [
        (["A (1)", "B (2)"], None, "grades.csv has several assignments; name one with --column: 'A (1)', 'B (2)'"),
        (["A (1)", "B (2)"], "C", "grades.csv has no assignment 'C'; it has 'A (1)', 'B (2)'"),
        (["A (1)", "A (2)"], "A", "grades.csv has several assignments 'A'; name one by its number: 'A (1)', 'A (2)'"),
        (["Final Score"], None, "grades.csv has no column of an assignment, such as 'Homework 1 (4711)'"),
    ],
)
def test_a_doubt_about_the_assignment_is_told(titles: list[str], column: str | None, message: str) -> None:
    with pytest.raises(ClassError) as problem:
        canvas.fill(BOOK, "grades.csv", canvas_file(*titles), column)
    assert str(problem.value) == message


def test_other_points_in_canvas_are_told() -> None:
    export = canvas.fill(BOOK, "grades.csv", canvas_file("Week 1 (1)", points="5.0"))
    assert export.notes == ("'Week 1 (1)' is out of 5 points in Canvas; this class is graded out of 10.",)


def test_who_is_excused_in_canvas_stays_so() -> None:
    data = canvas_file("Week 1 (1)").replace(b",7", b",EX", 1)
    export = canvas.fill(BOOK, "grades.csv", data)
    assert read_canvas(content(export), "Week 1 (1)") == {"9001": "EX", "9003": "7"}
    assert export.students == ()
    assert export.notes == ("1 student is excused in Canvas and stays so.",)


@pytest.mark.parametrize("field", ["canvas", "id", "email"])
def test_a_student_is_found_by_the_number_the_id_or_the_address(field: str) -> None:
    details = {"canvas": "9001", "id": "s001", "email": "s1@example.org"}
    row = ["King, Ada", *(details[name] if name == field else "" for name in ("canvas", "id", "email")), "A", "7"]
    row[1] = row[1] or "1"
    data = Style().written([["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Week 1 (1)"], row])
    assert canvas.fill(BOOK, "grades.csv", data).students == ("s001",)


def test_the_form_with_two_names_is_filled_too() -> None:
    data = b"LastName,FirstName,ID,Week 1 (1)\nKing,Ada,9001,\n"
    assert content(canvas.fill(BOOK, "grades.csv", data)) == b"LastName,FirstName,ID,Week 1 (1)\nKing,Ada,9001,10\n"


# Moodle

ENGLISH = (
    "Identifier",
    "Full name",
    "Email address",
    "Status",
    "Grade",
    "Maximum Grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Feedback comments",
)
GERMAN = (
    "ID",
    "Vollständiger Name",
    "E-Mail-Adresse",
    "Status",
    "Bewertung",
    "Bestwertung",
    "Bewertung kann geändert werden",
    "Zuletzt geändert (Abgabe)",
    "Zuletzt geändert (Bewertung)",
    "Feedback als Kommentar",
)
JAPANESE = (
    "ID",
    "氏名",
    "メールアドレス",
    "ステータス",
    "評点",
    "最大評点",
    "評点の変更可否",
    "最終更新日時 （提出）",
    "最終更新日時 （評点）",
    "フィードバックコメント",
)


def moodle_rows(
    book: Gradebook, header: Sequence[str], filled: Mapping[str, int], others: Sequence[Sequence[str]]
) -> list[list[str]]:
    """The rows of a worksheet with these grades; an existing comment stays."""
    rows = [[*header]]
    for one, (old, date, comment) in zip(book.students, others, strict=False):
        person, score = one.person, filled.get(one.person.id)
        if score is not None and not comment.strip():
            pairs = zip(book.exercises, one.exercises, strict=True)
            known = [(part, grade) for part, grade in pairs if grade.score is not None]
            comment = ", ".join(f"{part.name} {grade.score} of {part.max_score}" for part, grade in known)
        grade = old if score is None else str(score)
        rows.append(
            [person.moodle, person.name, person.email, "Submitted", grade, "100,00", "Yes", date, date, comment]
        )
    rows.append(["Participant 1", "A stranger", "", "", "17", "100,00", "Yes", *others[-1]])
    return rows


@examples(100)
@given(classes(), STYLES, ROWS, st.sampled_from([ENGLISH, GERMAN, JAPANESE]))
def test_moodle_keeps_every_other_byte(
    book: Gradebook, style: Style, others: Sequence[Sequence[str]], header: Sequence[str]
) -> None:
    """In any language. The times stay too: by them, Moodle notices grades that were changed in the meantime."""
    if not scores(book):
        return
    export = moodle.fill(book, "grades.csv", style.written(moodle_rows(book, header, {}, others)))
    assert content(export) == style.written(moodle_rows(book, header, scores(book), others))
    assert {*export.students} == {*scores(book)}


def moodle_file(*rows: Sequence[str], header: Sequence[str] = ENGLISH) -> bytes:
    return Style(bom=True).written([header, *rows])


ADA = ("Participant 657701", "Ada King", "s1@example.org", "Submitted", "", "10.00", "Yes", "-", "-", "")


def test_moodle_takes_the_grades_and_keeps_those_of_others() -> None:
    nobody = ("Participant 657703", *ADA[1:4], "5.00", *ADA[5:])
    export = moodle.fill(BOOK, "grades.csv", moodle_file(ADA, nobody))
    assert read_moodle(content(export)) == {"657701": "10", "657703": "5.00"}
    assert b"gates 3 of 3, softmax 7 of 7" in content(export)
    assert export.notes == ()


def test_a_comment_has_only_the_exercises_with_a_score() -> None:
    """Nothing was handed in, and the instructor has set one score."""
    book = gradebook(student(1, overrides={0: Override(2, "by mail")}))
    export = moodle.fill(book, "grades.csv", moodle_file(ADA))
    assert read_moodle(content(export)) == {"657701": "2"}
    assert content(export).decode().endswith(",gates 2 of 3\n")


def test_grades_above_the_maximum_are_told() -> None:
    export = moodle.fill(BOOK, "grades.csv", moodle_file((*ADA[:5], "5,00", *ADA[6:])))
    assert export.notes == ("Moodle will skip 1 of these grades, which are above its maximum of 5,00.",)


def test_a_worksheet_without_names_and_comments_is_filled_too() -> None:
    header = ("Identifier", "Grade", "Last modified (grade)")
    export = moodle.fill(BOOK, "grades.csv", moodle_file(("Participant 657701", "", "-"), header=header))
    assert read_moodle(content(export)) == {"657701": "10"}


@pytest.mark.parametrize("details", [("moodle",), ("moodle", "email")])
def test_a_student_is_found_by_what_else_the_course_shows(details: Sequence[str]) -> None:
    """The address or the ID, in any column."""
    header = ("Identifier", "Full name", "ID number", "Email address", *ENGLISH[3:])
    row = (ADA[0], ADA[1], "S001", *ADA[2:])
    book = without_details(BOOK, details)
    assert moodle.fill(book, "grades.csv", moodle_file(row, header=header)).students == ("s001",)


WITH_GROUPS = ("Identifier", "Full name", "ID number", "Email address", "Status", "Group", *ENGLISH[4:])


def row_of(participant: int, number: str, group: str) -> tuple[str, ...]:
    """A row of a worksheet with groups."""
    return (f"Participant {participant}", "X", number, f"s{participant - 657700}@example.org", "-", group, *ADA[4:])


@pytest.mark.parametrize(
    ("missing", "numbers"),
    [((), ["", "", ""]), (["moodle"], ["u1", "u2", "u3"]), (["moodle", "email"], ["1", "2", "3"])],
)
@pytest.mark.parametrize(
    "groups", [("1", "2", "2", "1"), ("2", "1", "1", "1"), ("x", "x", "x", "1"), ("", "", "", "1")]
)
@pytest.mark.parametrize("first", [1, 2])
def test_a_group_is_no_id(missing: Sequence[str], numbers: Sequence[str], groups: Sequence[str], first: int) -> None:
    """Nobody gets the grade of the student whose ID is a group, whether or not this student is in the worksheet."""
    members = [replace(student(k, 3, 3), person=replace(person(k), id=f"{k}")) for k in (1, 2, 3)]
    rows = [row_of(657700 + k, numbers[k - 1], groups[k - 1]) for k in range(first, 4)]
    data = moodle_file(*rows, row_of(657799, "u9", groups[3]), header=WITH_GROUPS)
    export = moodle.fill(without_details(gradebook(*members), missing), "grades.csv", data)
    assert export.students == ("1", "2", "3")[first - 1 :]
    assert read_moodle(content(export)) == {row[0].removeprefix("Participant "): "10" for row in rows}


@pytest.mark.parametrize(
    ("fill", "data"),
    [
        (canvas.fill, canvas_file("Week 1 (1)").replace(b"9003,s003", b"17,s001")),
        (canvas.fill, canvas_file("Week 1 (1)").replace(b"9003", b"9001")),
        (moodle.fill, moodle_file(("Participant 1", *ADA[1:]), ADA)),
        (moodle.fill, moodle_file(ADA, ADA).replace(b"\n", b"\r\n")),
        (moodle.fill, moodle_file(ADA, ADA).replace(b"\n", b"\r")),
    ],
)
def test_two_rows_of_one_student_are_refused(fill: Callable[[Gradebook, str, bytes], Export], data: bytes) -> None:
    """Neither is filled in: one of them may be of somebody else."""
    with pytest.raises(ClassError) as problem:
        fill(BOOK, "grades.csv", data)
    lines = "2 and 3" if fill is moodle.fill else "3 and 4"
    assert str(problem.value) == f"grades.csv, lines {lines}: both are of student s001; remove one of them"


def test_a_column_of_grades_that_nothing_tells_has_to_be_named() -> None:
    header = ("Identifier", "Full name", "Mark", "Maximum")
    data = moodle_file(("Participant 657701", "Ada King", "", "10"), header=header)
    with pytest.raises(ClassError, match="does not tell which column is that of the grades; name it with --column: 'I"):
        moodle.fill(BOOK, "grades.csv", data)
    with pytest.raises(ClassError, match="has no column 'Points' of grades; it has 'Identifier', 'Full name', 'Mark'"):
        moodle.fill(BOOK, "grades.csv", data, "Points")
    assert moodle.fill(BOOK, "grades.csv", data, "mark").students == ("s001",)


# The file that was the roster


@pytest.mark.parametrize(
    ("fill", "data"),
    [
        (
            canvas.fill,
            b'Student,ID,SIS User ID,SIS Login ID,Section,A (1)\r\n,,,,,Manual Posting\r\n"King, Ada",9,,ada,S,\r\n',
        ),
        (canvas.fill, b"LastName;FirstName;ID;A (1)\nKing;Ada;9;\n"),
        (moodle.fill, moodle_file(ADA)),
        (moodle.fill, moodle_file(ADA, header=GERMAN)),
        (moodle.fill, moodle_file(ADA, header=JAPANESE)),
    ],
)
def test_the_file_that_was_the_roster_is_filled(
    fill: Callable[[Gradebook, str, bytes], Export], data: bytes, tmp_path: Path
) -> None:
    """Every student in it is found again."""
    path = tmp_path / "roster.csv"
    path.write_bytes(data)
    (person,) = read_roster(path).people
    book = gradebook(replace(student(1, 3, 3), person=person))
    export = fill(book, "roster.csv", data)
    assert export.students == (person.id,)
    assert content(export) != data


# Other files


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "grades.csv is empty; export it again"),
        (BOM + b"\r\n", "grades.csv is empty; export it again"),
        ("Größe".encode("cp1252"), "grades.csv is not UTF-8 text; export it again, or save it as CSV UTF-8"),
        (b"a,b,c\n", "grades.csv is no gradebook of Canvas: there are no columns Student and ID"),
        (
            b"Student,ID,Section,A (1)\n\nx,9001\n",
            "grades.csv, line 3: there are fewer cells than in the first line; export it again",
        ),
        (
            b"Student,ID,Section,A (1)\nx,1,A,\n",
            "no row of grades.csv is of a student of this class; take that file as the roster",
        ),
    ],
)
def test_another_file_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ClassError) as problem:
        canvas.fill(BOOK, "grades.csv", data)
    assert str(problem.value) == message


def test_two_students_of_one_address_are_left_alone() -> None:
    twins = gradebook(
        *(replace(student(number, 3, 3), person=Person(f"s{number:03}", email="x@y")) for number in (1, 2)),
        student(3, 3, 3),
    )
    data = b"Student,ID,SIS Login ID,Section,A (1)\nx,1,x@y,A,\nz,9003,,A,\n"
    export = canvas.fill(twins, "grades.csv", data)
    assert content(export) == data.replace(b"z,9003,,A,", b"z,9003,,A,10")
    assert export.students == ("s003",)
