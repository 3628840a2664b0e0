"""``export``: what it writes, where, and what it says about students who are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.classroom.document import write_gradebook
from grader.classroom.exports import canvas
from grader.cli import main, parser_of
from grader.cli.export import NAMES
from grader.files import ROOT
from tests.support.gradebooks import gradebook, student
from tests.support.platforms import (
    read_canvas,
    read_classroom50,
    read_feedback,
    read_gradescope,
    read_junit,
    read_moodle,
    read_prairielearn,
)

Capture = pytest.CaptureFixture[str]

CANVAS = b"\xef\xbb\xbfStudent,ID,SIS Login ID,Section,Week 1 (4711)\r\nAda,9001,x,A,\r\nBob,9002,y,A,5\r\n"
MOODLE = b"Identifier,Grade,Last modified (grade)\r\nParticipant 657701,,-\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a class: one has all points, one has none, and one has no score."""
    folder = tmp_path / "graded"
    folder.mkdir()
    book = gradebook(student(1, 3, 3), student(2, 0, 0), student(3, None, 3))
    (folder / "class.json").write_text(write_gradebook(book), encoding="utf-8")
    return folder


def said(capfd: Capture) -> list[str]:
    return capfd.readouterr().out.splitlines()


def refused(capfd: Capture, *words: str | Path) -> str:
    """The one line that refuses this."""
    assert main(["export", *map(str, words)]) == 2
    captured = capfd.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    return line.removeprefix("grader: ")


@pytest.mark.parametrize("platform", sorted({*NAMES} - {"moodle"}))
def test_every_platform_gets_its_file(
    platform: str, folder: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder of the class; also repeatedly."""
    for name, value in {"CLASSROOM": "nn", "ASSIGNMENT": "week-1", "SUBMISSION_TAG": "submit/1"}.items():
        monkeypatch.setenv(name, value)
    readers = {
        "canvas": lambda data: read_canvas(data, canvas.TITLE) == {"9001": "10", "9002": "0"},
        "gradescope": lambda data: read_gradescope(data) == 10,
        "prairielearn": lambda data: read_prairielearn(data) == 1,
        "classroom50": lambda data: read_classroom50(data) == ("git-1", 10),
        "junit": lambda data: read_junit(data)["s002"]["score"] == "0",
        "feedback": lambda data: {*read_feedback(data)} == {"657701", "657702", "657703"},
    }
    target = folder / "exports" / NAMES[platform]
    for _ in range(2):
        assert main(["export", str(folder), "--to", platform]) == 0
        lines = said(capfd)
        file = next(target.glob("s001/*.json")) if target.is_dir() else target
        assert readers[platform](file.read_bytes())
        if platform in ("junit", "feedback"):
            assert lines == [f"3 students are in {target}"]
        else:
            assert lines == [f"2 students are in {target}", "1 student has no score and is left out: s003"]
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    if target.is_dir():
        assert sorted(path.name for path in target.iterdir()) == ["s001", "s002"]


def test_a_file_of_canvas_is_filled_and_left_as_it_is(folder: Path, tmp_path: Path, capfd: Capture) -> None:
    source, target = tmp_path / "canvas.csv", tmp_path / "filled.csv"
    source.write_bytes(CANVAS)
    assert main(["export", str(folder), "--to", "canvas", "--into", str(source), "--out", str(target)]) == 0
    assert target.read_bytes() == CANVAS.replace(b"A,\r", b"A,10\r").replace(b"A,5\r", b"A,0\r")
    assert source.read_bytes() == CANVAS
    assert said(capfd) == [f"2 students are in {target}", "1 student has no score and is left out: s003"]


def test_a_worksheet_of_moodle_may_be_filled_in_its_place(folder: Path, tmp_path: Path, capfd: Capture) -> None:
    """A score without a row is reported, also by the exit code."""
    source = tmp_path / "worksheet.csv"
    source.write_bytes(MOODLE)
    assert main(["export", str(folder), "--to", "moodle", "--into", str(source), "--out", str(source)]) == 1
    assert read_moodle(source.read_bytes()) == {"657701": "10"}
    assert said(capfd) == [
        f"1 student is in {source}",
        "1 student has a score and is not in it: s002",
        "1 student has no score and is left out: s003",
    ]


def test_what_changes_in_an_own_file_is_told() -> None:
    """In Moodle's worksheet, more than the grades: the help and the guide say so."""
    (into,) = (action for action in parser_of("export")._actions if action.dest == "into")
    guide = " ".join((ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8").split())
    assert into.help == "your own CSV from canvas or moodle, to fill in: grades, and comments where moodle has none"
    assert "In Moodle's worksheet, a comment that is empty is filled in too" in guide


def test_notes_are_said(folder: Path, tmp_path: Path, capfd: Capture) -> None:
    (tmp_path / "canvas.csv").write_bytes(CANVAS.replace(b"Ada", b"Points Possible,,,,5\r\nAda"))
    assert main(["export", str(folder), "--to", "canvas", "--into", str(tmp_path / "canvas.csv")]) == 0
    assert said(capfd)[1] == "'Week 1 (4711)' is out of 5 points in Canvas; this class is graded out of 10."


def test_a_long_list_ends_somewhere(tmp_path: Path, capfd: Capture) -> None:
    book = gradebook(*(student(number, None, 3) for number in range(25)))
    (tmp_path / "class.json").write_text(write_gradebook(book), encoding="utf-8")
    assert main(["export", str(tmp_path), "--to", "canvas"]) == 0
    assert said(capfd)[1].endswith("s018, s019, and 5 more")


# Refused


def test_options_that_do_not_fit_are_refused(folder: Path, capfd: Capture) -> None:
    assert refused(capfd, folder, "--to", "moodle") == (
        "Moodle takes nothing but its own grading worksheet; download it, and name it with --into FILE"
    )
    assert refused(capfd, folder, "--to", "junit", "--into", "x") == "--into goes with --to canvas or --to moodle only"
    assert refused(capfd, folder, "--to", "junit", "--column", "x") == (
        "--column goes with --to canvas or --to moodle only"
    )
    assert "invalid choice: 'blackboard'" in refused(capfd, folder, "--to", "blackboard")


def test_what_is_no_graded_class_is_refused(folder: Path, tmp_path: Path, capfd: Capture) -> None:
    path = folder / "class.json"
    assert refused(capfd, tmp_path, "--to", "junit") == (
        f"there is no {tmp_path / 'class.json'}; name the folder that python -m grader class has written"
    )
    path.write_text("{", encoding="utf-8")
    assert refused(capfd, folder, "--to", "junit").startswith(f"{path}: this is not JSON")
    path.write_bytes(b"\xff")
    assert refused(capfd, folder, "--to", "junit").startswith(f"{path}: ")
    path.unlink()
    path.mkdir()
    assert refused(capfd, folder, "--to", "junit").startswith(f"cannot read {path}: ")


def test_a_file_that_is_not_there_is_told(folder: Path, tmp_path: Path, capfd: Capture) -> None:
    path = tmp_path / "none.csv"
    assert refused(capfd, folder, "--to", "canvas", "--into", path) == f"there is no {path}"
    assert not (folder / "exports").exists()


def test_a_file_of_another_class_is_told(folder: Path, tmp_path: Path, capfd: Capture) -> None:
    (tmp_path / "c.csv").write_bytes(CANVAS.replace(b"900", b"800"))
    assert "no row of c.csv is of a student of this class" in refused(
        capfd, folder, "--to", "canvas", "--into", tmp_path / "c.csv"
    )


def test_no_folder_of_anybody_else_is_replaced(folder: Path, tmp_path: Path, capfd: Capture) -> None:
    target = tmp_path / "out"
    assert main(["export", str(folder), "--to", "gradescope", "--out", str(target)]) == 0
    capfd.readouterr()
    assert refused(capfd, folder, "--to", "gradescope", "--out", target) == (
        f"{target} is there already; name a new folder"
    )
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").touch()  # a file manager has looked at it
    assert main(["export", str(folder), "--to", "gradescope", "--out", str(tmp_path / "empty")]) == 0
    lost = tmp_path / "none" / "out"
    capfd.readouterr()
    assert refused(capfd, folder, "--to", "gradescope", "--out", lost) == (
        f"cannot write {lost}: there is no {lost.parent}"
    )
    assert refused(capfd, folder, "--to", "junit", "--out", lost).startswith(f"cannot write {lost}: ")
