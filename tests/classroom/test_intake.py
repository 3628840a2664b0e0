"""The hand-ins of a class: the same texts in every layout; an odd hand-in affects only its student."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.classroom.handins import HandIn, Intake, Problem
from grader.classroom.intake import read_roster, take_in
from grader.results.request import Unreadable
from tests.support.class_maker import EXERCISES, LAYOUTS, MadeStudent, make_class, write_roster, zip_folder


def texts(handin: HandIn) -> dict[str, str | None]:
    return {name: None if isinstance(source, Unreadable) else source for name, source in handin.sources.items()}


def outcomes(intake: Intake) -> dict[str, tuple[Problem | None, dict[str, str | None]]]:
    return {handin.person.id: (handin.problem, texts(handin)) for handin in intake.handins}


def expected(students: list[MadeStudent]) -> dict[str, tuple[Problem | None, dict[str, str | None]]]:
    return {student.person.id: (student.problem, dict(student.texts)) for student in students}


@pytest.fixture(scope="module", params=LAYOUTS)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, list[MadeStudent]]:
    folder = tmp_path_factory.mktemp(request.param)
    students = make_class(folder / "class", request.param)
    write_roster(folder / "roster.csv", students)
    return request.param, folder, students


Made = tuple[str, Path, list[MadeStudent]]


def test_a_class_of_forty_comes_out_row_by_row_in_every_layout(made: Made) -> None:
    layout, folder, students = made
    intake = take_in(folder / "class", EXERCISES, read_roster(folder / "roster.csv"))
    assert intake.layout == layout
    assert [handin.person for handin in intake.handins] == [student.person for student in students]
    found, wanted = outcomes(intake), expected(students)
    assert {student.kind: found[student.person.id] for student in students} == {
        student.kind: wanted[student.person.id] for student in students
    }
    assert intake.strangers == ()


def test_the_zip_of_a_class_is_taken_in_as_its_folder(made: Made, tmp_path: Path) -> None:
    layout, folder, students = made
    zip_folder(folder / "class", tmp_path / "class.zip", "" if layout in ("moodle", "canvas") else "export/")
    intake = take_in(tmp_path / "class.zip", EXERCISES, read_roster(folder / "roster.csv"))
    assert intake.layout == layout
    wanted = expected(students)
    linked = next(student.person.id for student in students if student.kind == "link")
    wanted[linked][1].pop("softmax")
    assert outcomes(intake) == wanted
