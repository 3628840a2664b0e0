"""Who is in the class: the instructor's own CSV, or an unchanged export of a platform."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.classroom.errors import ClassError
from grader.classroom.handins import Person
from grader.classroom.intake import read_roster


def people(folder: Path, text: str | bytes) -> list[Person]:
    path = folder / "roster.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return list(read_roster(path).people)


def test_a_roster_of_ones_own_has_an_id_and_what_else_is_known(tmp_path: Path) -> None:
    assert people(tmp_path, "id\ns1\n\n s2 \n") == [Person("s1"), Person("s2")]
    text = "Section;GitHub;Canvas;Moodle;EMAIL;Name;ID;Advisor\r\nA;ada-k;7;Participant 9;a@b.c;Ada  King;s1;Bob\r\n"
    assert people(tmp_path, text) == [Person("s1", "Ada King", "a@b.c", "Participant 9", "7", "ada-k", "A")]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_cells_may_be_apart_by_comma_semicolon_or_tab(tmp_path: Path, sign: str, mark: str) -> None:
    text = mark + sign.join(("id", "name")) + "\n" + sign.join(("s1", '"King, Ada; Countess"'))
    assert people(tmp_path, text) == [Person("s1", "King, Ada; Countess")]


def test_names_and_ids_are_in_the_form_nfc(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "id,name\nzoë,Zoë Müller\n")
    assert people(tmp_path, text) == [Person("zoë", "Zoë Müller")]


CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Week 1 (524895)
,,,,,Manual Posting
    Points Possible,,,,,100.0
"King, Ada",90100,s1,ada@example.edu,"Lab 1 and Lab 2",
"Student, Test",90999,,0a1b2c,Lab 1,
"Björk, Bo",90101,,bo,Lab 1,3.5
"""
MOODLE = """Identifier,"Full name","ID number","Email address",Status,Group,Grade,"Maximum Grade","Grade can be changed"
"Participant 657700","Ada King",s1,ada@example.edu,"Submitted for grading",Blue,,100.00,Yes
"Participant 657701","Bo Björk",,bo@example.edu,-,,,100.00,Yes
"""
GRADESCOPE = """First Name,Last Name,SID,Email,Role,Sections
Ada,King,s1,ada@example.edu,Student,Lab 1
Tea,Cher,t1,tea@example.edu,Instructor,
Bo,Björk,,bo@example.edu,Student,
"""
MOODLE_IN_GERMAN = """ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung
"Teilnehmer/in 657700","Ada King",ada@example.edu,Abgegeben,
"Teilnehmer/in 657701","Bo Björk",bo@example.edu,-,
"""
CLASSROOM = '"identifier","github_username","github_id","name"\n"s1","ada-k","12","Ada King"\n"s2","","",""\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CANVAS,
            [
                Person("s1", "King, Ada", "ada@example.edu", canvas="90100", section="Lab 1 and Lab 2"),
                Person("bo", "Björk, Bo", canvas="90101", section="Lab 1"),
            ],
        ),
        ("LastName,FirstName,ID\nKing,Ada,90100\n", [Person("90100", "King, Ada", canvas="90100")]),
        (
            MOODLE,
            [
                Person("s1", "Ada King", "ada@example.edu", moodle="Participant 657700", section="Blue"),
                Person("657701", "Bo Björk", "bo@example.edu", moodle="Participant 657701"),
            ],
        ),
        (
            MOODLE_IN_GERMAN,
            [
                Person("657700", "Ada King", "ada@example.edu", moodle="Teilnehmer/in 657700"),
                Person("657701", "Bo Björk", "bo@example.edu", moodle="Teilnehmer/in 657701"),
            ],
        ),
        (
            GRADESCOPE,
            [
                Person("s1", "Ada King", "ada@example.edu", section="Lab 1"),
                Person("bo@example.edu", "Bo Björk", "bo@example.edu"),
            ],
        ),
        (CLASSROOM, [Person("s1", "Ada King", github="ada-k"), Person("s2")]),
    ],
    ids=["canvas", "canvas names", "moodle", "moodle in German", "gradescope", "classroom"],
)
def test_what_a_platform_exports_is_read_as_it_is(tmp_path: Path, text: str, expected: list[Person]) -> None:
    assert people(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,name\ns1,Ada\ns2,Bo\ns1,Cy\n", "roster.csv, line 4: the ID s1 is in line 2 already"),
        ('id,name\ns1,"Ada\nKing"\nS1,Cy\n', "roster.csv, line 4: the ID S1 is in line 2 already"),
        ("id,name\n,Ada\n", "roster.csv, line 2: there is no ID"),
        (
            'id,name\ns1,Ada\ns2,"Bo\ns3,Cy\ns4,Di\n',
            "roster.csv, line 3: a quotation mark begins a cell, and none ends it",
        ),
        ('id,name\ns1,"Ada" K\n', "roster.csv, line 2: a quotation mark inside a cell has to be written twice"),
        ("name,sid,email\nAda\n", "roster.csv, line 2: there is no ID"),
        ("x" * 131_073, "roster.csv, line 1: field larger than field limit (131072)"),
        ("name,identifier,github_username\nAda\n", "roster.csv, line 2: there is no ID"),
        ("full name,identifier\nAda\n", "roster.csv, line 2: there is no ID"),
        ("id,name\n", "roster.csv: there are no students in it"),
        ("", "roster.csv, line 1: expected the columns id,name,email, or an export of a platform; found nothing"),
        (
            "who,what\nx,y\n",
            "roster.csv, line 1: expected the columns id,name,email, or an export of a platform; found who, what",
        ),
        ("id,name\ns1,Zoë\n".encode("latin-1"), "roster.csv, line 2: not UTF-8 text; save it as CSV UTF-8"),
        ("id\ns1\n".encode("utf-16"), "roster.csv, line 1: not UTF-8 text; save it as CSV UTF-8"),
    ],
)
def test_what_is_no_roster_is_told_with_the_line(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(ClassError) as raised:
        people(tmp_path, text)
    assert str(raised.value) == message


def test_a_roster_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_roster(tmp_path / "roster.csv")


CELL = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), max_size=12).map(
    lambda cell: " ".join(unicodedata.normalize("NFC", cell).split())
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_any_names_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], sign: str) -> None:
    expected = [Person(f"s{number}", *row) for number, row in enumerate(rows)]
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=sign)
    writer.writerow(("id", "name", "email", "section"))
    writer.writerows([person.id, person.name, person.email, person.moodle] for person in expected)
    found = people(tmp_path_factory.mktemp("roster"), stream.getvalue())
    assert [(person.id, person.name, person.email, person.section) for person in found] == [
        (person.id, person.name, person.email, person.moodle) for person in expected
    ]
