"""Which files count, which are ignored, and which are too much."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from grader.classroom.handins import Problem
from grader.classroom.intake import entries, take_in
from grader.files import ROOT
from tests.support.class_of_one import NAMES, Files, handed_in, message, only
from tests.support.hand_ins import zipped

# The rule


@pytest.mark.parametrize(
    ("files", "place"),
    [
        (["softmax.py", "old/softmax.py", "softmax (1).py"], "softmax.py"),
        (["a/softmax.py", "softmax (1).py"], "a/softmax.py"),
        (["a/softmax.py", "a/old/softmax.py"], "a/softmax.py"),
        (["kit/exercises/softmax.py", "kit/solutions/softmax.py"], "kit/exercises/softmax.py"),
        (["Softmax.py"], "Softmax.py"),
        (["softmax.PY"], "softmax.PY"),
        (["softmax (1).py"], "softmax (1).py"),
        (["softmax(12).py"], "softmax(12).py"),
        (["softmax-1.py"], "softmax-1.py"),
        (["softmax copy.py"], "softmax copy.py"),
        (["softmax copy 2.py"], "softmax copy 2.py"),
        (["softmax - Copy.py"], "softmax - Copy.py"),
        (["softmax - Copy (2).py"], "softmax - Copy (2).py"),
        (["a/softmax-1.py"], "a/softmax-1.py"),
        (["softmax.py", "softmax.ipynb"], "softmax.py"),
    ],
)
def test_the_exact_name_comes_first_then_a_folder_then_a_copy(tmp_path: Path, files: list[str], place: str) -> None:
    handin = handed_in(tmp_path, {path: path.encode() for path in files})
    assert (handin.sources, handin.found) == ({"softmax": place}, {"softmax": f"ada/{place}"})
    assert len(handin.ignored) == len(files) - 1


@pytest.mark.parametrize(
    "files",
    [
        ["a/softmax.py", "b/softmax.py"],
        ["softmax (1).py", "softmax (2).py"],
        ["a/exercises/softmax.py", "b/exercises/softmax.py"],
        ["x.zip", "y.zip"],
    ],
)
def test_two_files_that_differ_are_never_guessed_and_equal_ones_are_one(tmp_path: Path, files: list[str]) -> None:
    def made(contents: list[bytes]) -> Files:
        return {
            path: zipped({"softmax.py": data}) if path.endswith(".zip") else data
            for path, data in zip(files, contents, strict=True)
        }

    same, other = tmp_path / "same", tmp_path / "other"
    same.mkdir()
    other.mkdir()
    assert handed_in(same, made([b"x = 1"] * 2)).sources == {"softmax": "x = 1"}
    handin = handed_in(other, made([b"x = 1", b"x = 2"]))
    assert (handin.problem, handin.sources) == (Problem.AMBIGUOUS, {})
    assert handin.message.startswith("softmax could be any of 2 files that differ: ")


@pytest.mark.parametrize("file", ["softmax_final.py", "softmax.txt", "softmax.py.txt", "Softmax2b.py"])
def test_what_may_be_meant_is_not_taken_but_told(tmp_path: Path, file: str) -> None:
    handin = handed_in(tmp_path, {file: b"x = 1"})
    assert message(handin) == f"there is no softmax.py in the hand-in; there is {file}"


@pytest.mark.parametrize("file", ["softmaximum.py", "his_softmax.py", "notes.txt"])
def test_what_nobody_meant_is_nothing(tmp_path: Path, file: str) -> None:
    handin = handed_in(tmp_path, {file: b"x = 1"})
    assert (handin.problem, handin.message) == (Problem.NOTHING, f"there is no exercise file; there is {file}")


def test_each_exercise_may_have_a_folder_to_itself(tmp_path: Path) -> None:
    handin = handed_in(tmp_path, {"one/softmax.py": b"x = 1", "two/gates.py": b"x = 2"})
    assert handin.sources == {"softmax": "x = 1", "gates": "x = 2"}


def test_what_is_left_out_is_listed_with_the_reason(tmp_path: Path) -> None:
    files = ["softmax.py", "helpers.py", ".git/config", "__MACOSX/._softmax.py", "friend/softmax.py", "pics/a/1.png"]
    handin = handed_in(tmp_path, dict.fromkeys([*files, "venv/pyvenv.cfg", "venv/lib/softmax.py"], b""))
    assert handin.ignored == (
        ".git (hidden)",
        "__MACOSX (macOS makes it)",
        "helpers.py (no exercise that is graded)",
        "venv (an environment of Python)",
        "friend/ (another file is taken)",
        "pics/ (no exercise that is graded)",
    )


def test_of_a_whole_kit_the_exercises_and_what_lies_beside_them_are_looked_at(tmp_path: Path) -> None:
    files = ["kit/exercises/softmax.py", "kit/gates.py", "kit/grader/x.py", "kit/solutions/softmax.py", "kit/README.md"]
    handin = handed_in(tmp_path, {path: path.encode() for path in files})
    assert handin.sources == {"softmax": "kit/exercises/softmax.py", "gates": "kit/gates.py"}
    assert handin.ignored == (
        "kit/README.md (no exercise that is graded)",
        "kit/grader (a folder of the kit)",
        "kit/solutions (a folder of the kit)",
    )


# Links, and files that are none


def link(path: Path, end: Path) -> None:
    try:
        path.symlink_to(end)
    except OSError:
        pytest.skip("no links here")


def test_a_link_is_not_followed_wherever_it_leads(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "softmax.py").write_text("secret", encoding="utf-8")
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ada").mkdir()
    link(folder / "ada" / "softmax.py", tmp_path / "secret" / "softmax.py")
    link(folder / "ada" / "sub", tmp_path / "secret")
    link(folder / "bob", tmp_path / "secret")
    ada, bob = take_in(folder, NAMES).handins
    assert message(ada) == "softmax.py cannot be read: it is a link; put the file itself there"
    assert ada.ignored == ("softmax.py (a link)", "sub (a link)")
    assert (bob.problem, bob.message) == (Problem.NOTHING, "there is no exercise file; there is bob (a link)")


@pytest.mark.parametrize("closed", ["ada", "sub"])
def test_a_folder_that_cannot_be_read_is_the_problem_of_its_student(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob" / "softmax.py").write_text("x = 1", encoding="utf-8")
    (tmp_path / "ada" / "sub").mkdir(parents=True)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == closed:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    ada, bob = take_in(tmp_path, NAMES).handins
    assert (ada.problem, ada.message) == (Problem.UNREADABLE, f"{closed} cannot be read")
    assert bob.sources == {"softmax": "x = 1"}


@pytest.mark.skipif(os.name != "posix", reason="POSIX only")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    handed_in(tmp_path, {"gates.py": b"x = 1"})
    os.mkfifo(tmp_path / "ada" / "softmax.py")
    handin = only(tmp_path)
    assert handin.sources == {"gates": "x = 1"}
    assert handin.ignored == ("softmax.py (not a regular file)",)


def test_a_file_of_the_solutions_is_no_hand_in_under_another_name(tmp_path: Path) -> None:
    handed_in(tmp_path, {"gates.py": b"x = 1"})
    try:
        os.link(ROOT / "solutions" / "softmax.py", tmp_path / "ada" / "softmax.py")
    except OSError:
        pytest.skip("not on the same disk")
    assert "a file of the kit's solutions" in message(only(tmp_path))


# Limits


def test_of_very_many_files_in_a_folder_the_nearest_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "MAX_ENTRIES", 20)
    many = {f"kit/many/{number:02}.py": b"" for number in range(30)}
    handin = handed_in(tmp_path, {"kit/exercises/softmax.py": b"x = 1", "kit/many/z/softmax.py": b"x = 2", **many})
    assert handin.sources == {"softmax": "x = 1"}
    assert any("there are more than 20 files; the rest is not looked at" in line for line in handin.ignored)


def test_what_is_not_looked_for_does_no_harm(tmp_path: Path) -> None:
    """Two files of another exercise, and an archive that cannot be opened beside all that is looked for."""
    files = {"s1/softmax.py": b"x = 1", "s1/a/gates.py": b"1", "s1/b/gates.py": b"2", "s1/notes.zip": b"junk"}
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    (student,) = take_in(tmp_path, NAMES, wanted={"softmax"}).handins
    assert (student.problem, student.sources) == (None, {"softmax": "x = 1"})
    (student,) = take_in(tmp_path, NAMES).handins
    assert student.problem is Problem.UNREADABLE
