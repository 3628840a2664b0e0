"""``python -m grader class``: its options, what it refuses, and what it prints."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from grader.classroom.folder import ClassFolder
from grader.classroom.intake import LAYOUTS
from grader.classroom.publish import Publication
from grader.cli import class_, main
from grader.course import load_solutions
from grader.files import ROOT
from tests.support.classes import content_of
from tests.support.command import run_grader
from tests.support.proc import descendants

EXERCISES = ("gates", "softmax")
SOLUTIONS = load_solutions()


@pytest.fixture
def hand_ins(tmp_path: Path) -> Path:
    """A class of four: one is right, one wrong, one has a syntax error, and one has handed in nothing."""
    wrong = SOLUTIONS["softmax"].replace("axis=-1", "axis=0")
    texts = {"s1": {}, "s2": {"softmax": wrong}, "s3": {"gates": "def AND(\n"}}
    for student, changed in texts.items():
        (tmp_path / "in" / student).mkdir(parents=True)
        for name in EXERCISES:
            text = changed.get(name, SOLUTIONS[name])
            (tmp_path / "in" / student / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "s4").mkdir()
    return tmp_path / "in"


def refused(words: Sequence[object], capfd: pytest.CaptureFixture[str]) -> str:
    """Return the line with which a command is refused."""
    assert main(["class", *map(str, words)]) == 2
    printed = capfd.readouterr()
    assert printed.out == ""
    return printed.err.removeprefix("grader: ").removesuffix("\n")


def test_a_class_is_graded_resumed_and_unchanged(hand_ins: Path, tmp_path: Path) -> None:
    """With one process and with two, the folder is the same; the second time, nothing is graded."""
    words = ("class", str(hand_ins), *EXERCISES, "--seed", "7")
    first = run_grader(*words, "--out", str(tmp_path / "one"), "--jobs", "1")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines() == [
        "4 students: 3 graded, 1 nothing.",
        f"Grades: {tmp_path / 'one' / 'grades.csv'}; reports: {tmp_path / 'one' / 'students'}; "
        f"the class: {tmp_path / 'one' / 'class.html'}",
    ]
    part = run_grader(*words, "--out", str(tmp_path / "two"), "--shard", "2/2")
    assert part.stdout == "2 students are graded; the same command for the whole class writes the grades.\n"
    run_grader(*words, "--out", str(tmp_path / "two"), "--jobs", "2")
    assert content_of(tmp_path / "one") == content_of(tmp_path / "two")
    grades = (tmp_path / "one" / "grades.csv").read_text(encoding="utf-8").splitlines()
    assert grades[1:] == [
        *("s1,,,graded,,12,12,5,7,", "s2,,,graded,,7,12,5,2,", "s3,,,graded,,7,12,0,7,", "s4,,,nothing,,,12,,,")
    ]
    before = content_of(tmp_path / "one", ())
    again = run_grader(*words, "--out", str(tmp_path / "one"))
    assert again.stdout.splitlines()[0] == "Nothing has changed since the last time."
    assert content_of(tmp_path / "one", ()) == before


def test_a_dry_run_says_what_was_handed_in_and_writes_nothing(
    hand_ins: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It needs no folder for results."""
    assert main(["class", str(hand_ins), "--dry-run"]) == 0
    printed = capfd.readouterr().out
    assert printed.startswith("4 students (layout folders): 3 to grade, 1 nothing.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_only_what_is_named_and_what_that_needs_can_be_wrong(hand_ins: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Two files of ``softmax`` do harm to ``mnist_inference``, which needs it, and to nothing else that is named."""
    for name in EXERCISES:
        (hand_ins / "s1" / f"{name}.py").unlink()
        for folder in ("a", "b"):
            (hand_ins / "s1" / folder).mkdir(exist_ok=True)
            (hand_ins / "s1" / folder / f"{name}.py").write_text(f"# {folder}\n", encoding="utf-8")
    for folder in ("a", "b"):
        (hand_ins / "s2" / folder).mkdir()
        (hand_ins / "s2" / folder / "layers.py").write_text(f"# {folder}\n", encoding="utf-8")
    for words, odd in (((), "2 ambiguous"), (("mnist_inference",), "1 ambiguous"), (("plots",), "")):
        main(["class", str(hand_ins), *words, "--dry-run"])
        first = capfd.readouterr().out.splitlines()[0]
        assert odd in first, first
        assert ("ambiguous" in first) is bool(odd)


def test_what_needs_a_look_is_in_the_exit_code(
    hand_ins: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Such as a folder that belongs to nobody; a student without a hand-in is accounted for."""
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name,email\ns1,,\ns2,,\ns4,,\ns5,,\n", encoding="utf-8")
    assert main(["class", str(hand_ins), "--dry-run", "--roster", str(roster)]) == 1
    assert "These belong to nobody in the class:\n  s3\n" in capfd.readouterr().out
    roster.write_text("id,name,email\ns1,,\ns2,,\ns3,,\ns4,,\ns5,,\n", encoding="utf-8")
    assert main(["class", str(hand_ins), "--dry-run", "--roster", str(roster)]) == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--out", "{out}", "--jobs", "0"], "--jobs takes a number, 1 or more; got '0'"),
        (
            ["--out", "{out}", "--shard", "3/2"],
            "--shard takes K/N, such as 2/5 for the second of five parts; got '3/2'",
        ),
        (["--out", "{out}", "--shard", "2"], "--shard takes K/N, such as 2/5 for the second of five parts; got '2'"),
        (["--out", "{out}", "--seed", "x"], "--seed takes a number, 0 or more; got 'x'"),
        (["--out", "{out}", "--student-seconds", "0"], "--student-seconds takes a number, 1 or more; got '0'"),
        (
            ["--out", "{out}", "--deadline", "tomorrow"],
            "--deadline takes a time such as 2026-03-01T23:59+01:00; got 'tomorrow'",
        ),
        (
            ["--out", "{out}", "--deadline", "9999-12-31T23:59-12:00"],
            "--deadline takes a time such as 2026-03-01T23:59+01:00; got '9999-12-31T23:59-12:00'",
        ),
        (
            ["--out", "{out}", "--deadline", "2026-03-01"],
            "--deadline takes a time such as 2026-03-01T23:59+01:00; got '2026-03-01'",
        ),
        (["--out", "{out}", "--student", "s9"], "there is no student s9 in the class"),
        (["gate", "--out", "{out}"], "no exercise named 'gate'; did you mean 'gates'?"),
        ([], "name a folder for grades and reports with --out DIR"),
        (["--out", "{in}/out"], "{in}/out lies in {in}; grades and reports need a folder elsewhere"),
    ],
)
def test_wrong_use_is_one_line(
    words: list[str], message: str, hand_ins: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """With what to do."""
    places = {"in": str(hand_ins), "out": str(tmp_path / "out")}
    filled = [word.format(**places) for word in words]
    assert refused([hand_ins, *filled], capfd) == message.format(**places)


def test_a_wrong_student_is_refused_whether_or_not_something_has_changed(
    hand_ins: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """In a new folder, which is not left behind, and in an unchanged one; with the same line."""
    out, words = tmp_path / "new" / "out", ("class", str(hand_ins), "gates", "--seed", "7")
    wrong = [hand_ins, "gates", "--seed", "7", "--student", "nobody", "--out"]
    message = "there is no student nobody in the class"
    assert refused([*wrong, out], capfd) == message
    assert not out.exists()
    assert run_grader(*words, "--out", str(out)).returncode == 0
    before = content_of(out, ())
    assert refused([*wrong, out], capfd) == message
    assert content_of(out, ()) == before
    again = run_grader(*words, "--student", "S1", "--out", str(out))
    assert again.stdout.splitlines()[0] == "Nothing has changed since the last time."


def test_a_folder_that_was_there_stays_when_a_command_is_refused(
    hand_ins: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Even if it is empty, or has nothing but scores set by hand."""
    for name, files in (("empty", ()), ("set", ("overrides.csv",))):
        (tmp_path / name).mkdir()
        for file in files:
            (tmp_path / name / file).write_text("id,exercise,score,reason\n", encoding="utf-8")
        refused([hand_ins, "--student", "nobody", "--out", tmp_path / name], capfd)
        assert [path.name for path in (tmp_path / name).iterdir()] == list(files)


@pytest.mark.parametrize("changed", [True, False])
def test_no_name_of_a_folder_paints_the_terminal(
    changed: bool, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """In the lines about a finished class."""
    outcome = Publication(("1 student: 1 graded.",), needs_look=False, changes=int(changed))
    options = argparse.Namespace(out=str(tmp_path / "week\u200b1"), no_color=True)
    assert class_._print_outcome(outcome, options, is_new=True) == 0
    printed = capfd.readouterr().out
    assert "week\u200b1" not in printed
    assert "week\N{REPLACEMENT CHARACTER}1" in printed


def test_what_is_not_there_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A missing folder, and a folder without a class."""
    message = refused([tmp_path / "none", "--out", tmp_path / "out"], capfd)
    assert message == f"there is no {tmp_path / 'none'}; name the folder or the zip of the hand-ins"
    (tmp_path / "empty").mkdir()
    message = refused([tmp_path / "empty", "--out", tmp_path / "out"], capfd)
    assert message == f"there is no student's hand-in in {tmp_path / 'empty'}"


def test_a_second_command_in_the_same_folder_is_refused(
    hand_ins: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """In one line; the first command continues."""
    folder = ClassFolder(tmp_path / "out")
    with folder.held(shared=False):
        message = refused([hand_ins, "--out", folder.path], capfd)
    assert message == f"another class command is at work in {folder.path}; wait until it is done"


@pytest.mark.parametrize("shard", [[], ["--shard", "1/2"]])
@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ([], ["--anonymous"], "holds a class with names; with --anonymous, name a new folder"),
        (["--anonymous"], [], "holds a class without names; add --anonymous, or name a new folder"),
    ],
)
def test_a_folder_is_of_a_class_with_names_or_without(
    first: list[str],
    second: list[str],
    message: str,
    shard: list[str],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A command of the other kind is refused before it writes anything, even a key; the class can continue."""
    (tmp_path / "in" / "anna").mkdir(parents=True)
    words = [str(tmp_path / "in"), "gates", "--out", str(tmp_path / "out")]
    assert main(["class", *words, *first, *shard]) == 0
    capfd.readouterr()
    before = content_of(tmp_path, ())
    assert refused([*words, *second], capfd) == f"{tmp_path / 'out'} {message}"
    assert content_of(tmp_path, ()) == before
    assert main(["class", *words, *first]) == 0


def test_an_anonymous_class_may_begin_with_a_chosen_seed_and_scores(tmp_path: Path) -> None:
    """Neither of these files names anybody; nor does it matter where the first command was killed."""
    (tmp_path / "in" / "anna").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "overrides.csv").write_text("id,exercise,score,reason\n", encoding="utf-8")
    words = ["class", str(tmp_path / "in"), "gates", "--out", str(tmp_path / "out"), "--anonymous"]
    for leave in ("seed", "anonymous"):
        assert main(words) == 0
        for path in (tmp_path / "out").iterdir():
            if path.name not in (leave, "overrides.csv"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert main(words) == 0


def test_a_scheduler_that_is_not_there_is_refused(
    hand_ins: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So is any scheduler, if the package for clusters is missing."""
    words = [hand_ins, "--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:1"]
    monkeypatch.setitem(sys.modules, "distributed", None)
    message = refused(words, capfd)
    assert message == "--scheduler needs dask.distributed; install it with: python -m pip install -e '.[cluster]'"


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize(
    "processes", [pytest.param(2, marks=pytest.mark.proof), 3, pytest.param(4, marks=pytest.mark.proof)]
)
def test_an_interrupt_says_how_to_go_on(processes: int, hand_ins: Path, tmp_path: Path) -> None:
    """It goes to all processes, and finds some that only just start: none of them prints anything."""

    def begun(pid: int) -> bool:
        return (tmp_path / "out" / "log.txt").exists() and len(descendants(pid)) >= processes

    words = ("class", str(hand_ins), *EXERCISES, "--seed", "7", "--out", str(tmp_path / "out"))
    command = [sys.executable, "-m", "grader", *words]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
    ) as process:
        while not begun(process.pid) and process.poll() is None:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)
        printed = process.communicate(timeout=60)
    assert process.returncode == 130
    assert printed == ("", "grader: interrupted; results so far are kept, and the same command continues from there\n")


def test_every_layout_can_be_asked_for() -> None:
    """The command lists them before it imports the code that reads them."""
    assert set(class_.LAYOUTS) == {"auto", *LAYOUTS}
