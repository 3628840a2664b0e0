"""The folder to grade: links, strange names, folders without exercises, and its name in messages."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.cli import grade, main
from grader.files import ROOT
from grader.results.request import Request, Unreadable

SOFTMAX = (ROOT / "solutions" / "softmax.py").read_text(encoding="utf-8")
EXPECTED = "expected files such as numpy_warmup.py"

Capture = pytest.CaptureFixture[str]
Refused = Callable[[str], str]


@pytest.fixture
def refused(capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Refused:
    """``refused(folder)``: the one line that refuses this folder, with exit code 2."""
    monkeypatch.chdir(tmp_path)

    def check(folder: str) -> str:
        assert main(["softmax", "--submission", folder]) == 2
        out, err = capfd.readouterr()
        assert out == ""
        assert err.startswith("grader: ")
        assert err.endswith("\n")
        assert err.count("\n") == 1
        return err.removeprefix("grader: ").removesuffix("\n")

    return check


def folder_with(path: Path, **texts: str) -> Path:
    """Make a folder with exercise files of these texts."""
    path.mkdir(parents=True)
    for name, text in texts.items():
        (path / f"{name}.py").write_text(text, encoding="utf-8")
    return path


def link(path: Path, target: Path, *, is_folder: bool = True) -> None:
    """Make a symbolic link, if the system allows it."""
    try:
        path.symlink_to(target, target_is_directory=is_folder)
    except OSError:
        pytest.skip("links cannot be made here")


# Links


@pytest.mark.parametrize("end", ["", "/", "/."])
def test_a_link_in_place_of_a_submission_is_refused(end: str, tmp_path: Path, refused: Refused) -> None:
    """It may lead to the solutions, or to somebody else's folder."""
    (tmp_path / "class").mkdir()
    link(tmp_path / "class" / "anna", ROOT / "solutions")
    line = f"class/anna{end} is a link; name the folder itself: {ROOT / 'solutions'}"
    assert refused(f"class/anna{end}") == line


def test_the_way_to_a_submission_may_lead_over_a_link(tmp_path: Path, requests: list[Request]) -> None:
    """The person who hands in did not make that link."""
    folder_with(tmp_path / "class" / "anna", softmax=SOFTMAX)
    link(tmp_path / "winter", tmp_path / "class")
    main(["softmax", "--submission", str(tmp_path / "winter" / "anna")])
    assert requests[0].sources["softmax"] == SOFTMAX


def test_a_solution_under_another_name_is_refused(tmp_path: Path, requests: list[Request]) -> None:
    """A hard link is the same file; a copy of its text is not."""
    folder_with(tmp_path / "anna", gates="x = 1\n")
    try:
        os.link(ROOT / "solutions" / "softmax.py", tmp_path / "anna" / "softmax.py")
    except OSError:
        pytest.skip("hard links cannot be made here")
    main(["--submission", str(tmp_path / "anna")])
    source = requests[0].sources["softmax"]
    assert isinstance(source, Unreadable)
    assert source.message == "softmax.py cannot be read: it is a file of the kit's solutions under another name"
    assert requests[0].sources["gates"] == "x = 1\n"


@pytest.mark.parametrize("words", [["--solutions"], ["--submission", "solutions"], ["--submission", "./solutions/"]])
def test_the_solutions_themselves_can_be_graded(words: list[str], requests: list[Request]) -> None:
    """If the user names them."""
    main(["softmax", *words])
    assert requests[0].sources["softmax"] == SOFTMAX


# Names


def test_nothing_in_a_name_paints_or_adds_a_line(refused: Refused) -> None:
    """Escape codes, line ends and marks of direction are replaced."""
    line = refused("a\x1b[31m\nb\u202ec\u2028d\x85")
    assert line == "no folder a\ufffd[31m\ufffdb\ufffdc\ufffdd\ufffd"


@pytest.mark.parametrize("words", [["\x1b[2J\n"], ["gates", "--seed", "\x1b[2J"], ["--output", "no/\x1b[2J", "gates"]])
def test_no_word_of_the_command_line_paints(words: list[str], capfd: Capture) -> None:
    """Whatever is wrong with it."""
    assert main(words) == 2
    err = capfd.readouterr().err
    assert "\x1b" not in err
    assert err.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="such names are for POSIX")
def test_no_name_of_a_folder_paints_in_a_report(tmp_path: Path, capfd: Capture) -> None:
    """Nor does one that is not UTF-8 end in an error."""
    for name in ("a\x1b[31m\u202eb\nc", os.fsdecode(b"\xff\xfe")):
        folder = folder_with(tmp_path / name, softmax="")
        for form in ("text", "json", "junit", "html"):
            assert main(["softmax", "--submission", str(folder), "--format", form]) == 1
            out, err = capfd.readouterr()
            assert err == ""
            assert "\x1b" not in out
            assert "\u202e" not in out


# Other content


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("softmax (1).py", "there is softmax (1).py: rename it to softmax.py"),
        ("softmax.py.txt", "there is softmax.py.txt: rename it to softmax.py"),
        ("softmax_final.py", "there is softmax_final.py: rename it to softmax.py"),
        (
            "softmax.ipynb",
            "there is softmax.ipynb: export the notebook as a Python script, and save that as softmax.py",
        ),
        ("homework.ipynb", f"there is homework.ipynb: export it as a Python script; {EXPECTED}"),
        ("all.zip", f"there is all.zip: unpack it first; {EXPECTED}"),
        ("week1/softmax.py", "the files lie in the folder week1 below it: name that folder"),
        ("main.py", f"there is main.py; {EXPECTED}"),
        ("softmaximum.txt", EXPECTED),
    ],
)
def test_a_folder_without_exercises_says_what_it_has_instead(
    file: str, words: str, tmp_path: Path, refused: Refused
) -> None:
    """The message says what to do."""
    (tmp_path / "anna" / file).parent.mkdir(parents=True)
    (tmp_path / "anna" / file).write_text("x", encoding="utf-8")
    assert refused("anna") == f"no exercise in anna; {words}"


@pytest.mark.parametrize(
    ("file", "words"), [("anna.zip", "unpack it, and name its folder"), ("softmax.py", "name its folder")]
)
def test_a_file_in_place_of_a_folder_says_what_to_do(file: str, words: str, tmp_path: Path, refused: Refused) -> None:
    """It is there, so it is not missing."""
    (tmp_path / file).write_text("x", encoding="utf-8")
    assert refused(file) == f"no folder {file}; it is a file: {words}"


@pytest.mark.parametrize("call", ["scandir", "listdir", "stat"])
def test_a_folder_that_cannot_be_read_is_named(
    call: str, tmp_path: Path, refused: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason, and as wrong use: neither the grader nor a file in it is at fault."""
    folder = folder_with(tmp_path / "anna")
    real = getattr(os, call)

    def refuse(path: Any, *words: Any, **options: Any) -> Any:
        if os.fspath(path) == str(folder):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *words, **options)

    monkeypatch.setattr(os, call, refuse)
    expected = (
        f"no exercise in anna; {EXPECTED}" if call == "scandir" else "cannot read the folder anna: Permission denied"
    )
    assert refused("anna") == expected


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights_is_named(tmp_path: Path, refused: Refused) -> None:
    """The folder itself, or the one above."""
    folder_with(tmp_path / "class" / "anna", softmax=SOFTMAX).chmod(0)
    assert refused("class/anna") == "cannot read the folder class/anna: Permission denied"
    (tmp_path / "class").chmod(0)
    assert refused("class/anna") == "cannot read the folder class/anna: Permission denied"
    (tmp_path / "class").chmod(0o700)


def test_a_name_that_is_too_long_is_wrong_use(refused: Refused) -> None:
    """The system says so."""
    assert refused("a" * 300) == f"cannot read the folder {'a' * 300}: File name too long"


# The name in messages


def test_no_document_names_a_path_of_this_machine(tmp_path: Path, capfd: Capture) -> None:
    """It has only the name of the folder; on the screen, the folder has the name that the user typed."""
    folder = folder_with(tmp_path / "anna", softmax="import nothing\n")
    words = ["softmax", "gates", "plots", "--submission", str(folder), "--jobs", "1"]
    for form in ("json", "junit", "html"):
        assert main([*words, "--format", form]) == 1
        out = capfd.readouterr().out
        assert str(tmp_path) not in out
        assert "there is no gates.py in anna" in out
    assert main([*words, "--output", str(tmp_path / "report.txt")]) == 1
    assert str(tmp_path) not in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert main(words) == 1
    assert str(folder) in capfd.readouterr().out.replace("\n  ", "")


def test_a_folder_without_a_name_of_its_own_has_one(
    tmp_path: Path, requests: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The current folder, and the one above."""
    folder_with(tmp_path / "anna", softmax=SOFTMAX)
    (tmp_path / "anna" / "below").mkdir()
    monkeypatch.chdir(tmp_path / "anna" / "below")
    main(["softmax", "--submission", ".."])
    monkeypatch.chdir(tmp_path / "anna")
    main(["softmax", "--submission", "."])
    assert [request.submission for request in requests] == ["anna", "anna"]


def test_from_another_folder_the_learners_files_are_named_by_their_path(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So nobody edits the exercises of one clone while those of another are graded."""
    kit, other = tmp_path / "kit", tmp_path / "other"
    shutil.copytree(ROOT / "exercises", kit / "exercises")
    shutil.copytree(ROOT / "exercises", other / "exercises")
    monkeypatch.setattr(grade, "ROOT", kit)
    for folder, place in ((kit, "exercises"), (other, kit / "exercises"), (kit / "exercises", kit / "exercises")):
        monkeypatch.chdir(folder)
        assert main(["--jobs", "1", "gates"]) == 1
        assert f"Graded:{place};".replace(" ", "") in "".join(capfd.readouterr().out.split())
    assert main(["gates", "--format", "json"]) == 1
    assert json.loads(capfd.readouterr().out)["submission"] == "exercises"
