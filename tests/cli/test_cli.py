"""The command line: what it prints, where it writes, and its exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from grader import cli
from grader.cli import main
from grader.datasets.mnist import MnistError
from grader.files import ROOT
from grader.judge.session import GraderFault
from grader.progress import Memory, recall
from grader.sandbox.outside.isolation import why_not_strict
from grader.sandbox.outside.worker import WorkerFault

NAMES = [
    *("numpy_warmup", "plots", "gates", "activations", "three_layer_net", "softmax", "mnist_inference"),
    *("cross_entropy", "numerical_gradient", "gradient_descent", "simple_net", "layers", "two_layer_net"),
    *("training", "neural_network", "digit_image"),
]
OBSTACLE = why_not_strict()
STRICTEST = "strict" if OBSTACLE is None else "portable"

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memory of the test's own."""
    path = tmp_path / "memory.json"
    monkeypatch.setattr(cli, "MEMORY", path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return path


def run(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the grader as a user does, in a process of its own."""
    command = [sys.executable, "-m", "grader", *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False, **options)


# Grading


def test_the_stubs_are_all_todo() -> None:
    """A fresh clone shows sixteen exercises to do, no points, and exit code 1."""
    done = run("--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 1
    assert [exercise["name"] for exercise in document["exercises"]] == NAMES
    assert {exercise["status"] for exercise in document["exercises"]} == {"todo"}
    assert {check["status"] for exercise in document["exercises"] for check in exercise["checks"]} == {"todo"}
    assert (document["score"], document["max_score"]) == (0, 100)


def test_the_solutions_get_full_points() -> None:
    """--solutions is all green: 100 of 100, MNIST included, and exit code 0."""
    done = run("--solutions", "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert {exercise["status"] for exercise in document["exercises"]} == {"passed"}
    assert (document["score"], document["max_score"]) == (100, 100)
    assert (document["seed"], document["isolation"], document["dataset"]) == (1, STRICTEST, "sample")


@pytest.mark.skipif("MNIST_DIR" not in os.environ, reason="MNIST_DIR names no folder with the full MNIST")
@pytest.mark.timeout(600)
def test_the_solutions_pass_on_the_full_set() -> None:
    """--dataset full trains on 60,000 images and has thresholds of its own."""
    done = run("--solutions", "--dataset", "full", "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert document["dataset"] == "full"
    assert document["score"] == document["max_score"]


# The picture


def test_plot_saves_the_curves_of_what_was_trained(tmp_path: Path, capfd: Capture) -> None:
    """A PNG, beside the report, which is printed as ever."""
    path = tmp_path / "curves.png"
    assert main(["two_layer_net", "--solutions", "--plot", str(path)]) == 0
    assert path.read_bytes().startswith(b"\x89PNG")
    out, err = capfd.readouterr()
    assert "two_layer_net" in out
    assert err == ""


def test_plot_without_anything_trained_is_said_and_leaves_no_file(tmp_path: Path, capfd: Capture) -> None:
    """The report and the exit code are those of the grading; what lay there before stays."""
    path = tmp_path / "curves.png"
    path.write_bytes(b"before")
    assert main(["gates", "--solutions", "--plot", str(path)]) == 0
    out, err = capfd.readouterr()
    assert "gates" in out
    assert err == "grader: nothing to plot; no check of these exercises has trained a network\n"
    assert path.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["curves.png"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--plot", "curves.jpg"], "--plot takes the name of a file that ends in .png; got 'curves.jpg'"),
        (["--plot", "no/such/folder.png"], "cannot write no/such/folder.png: No such file or directory"),
        (["--plot", "x.png", "--output", "./x.png"], "--plot and --output name the same file"),
        (["list", "--plot", "x.png"], "list makes no report; it takes no option but --no-color"),
    ],
)
def test_a_picture_that_cannot_be_written_is_wrong_use(
    words: list[str], line: str, capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is known before any work is done."""
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert capfd.readouterr() == ("", f"grader: {line}\n")
    assert list(tmp_path.iterdir()) == []


def test_selected_exercises_come_in_the_order_of_the_course(capfd: Capture) -> None:
    """Naming an exercise twice or out of order changes nothing."""
    assert main(["softmax", "gates", "softmax", "--solutions", "--format", "json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert [exercise["name"] for exercise in document["exercises"]] == ["gates", "softmax"]


def test_the_json_document_has_the_keys_of_its_schema(capfd: Capture) -> None:
    """Schema grader/report/v1, no more and no less."""
    main(["softmax", "--format", "json"])
    document = json.loads(capfd.readouterr().out)
    exercise = document["exercises"][0]
    assert list(document) == [
        *("schema", "submission", "score", "max_score"),
        *("seed", "isolation", "why_not_strict", "dataset", "exercises"),
    ]
    assert document["schema"] == "grader/report/v1"
    assert list(exercise) == ["name", "title", "status", "score", "max_score", "checks"]
    assert list(exercise["checks"][0]) == [
        *("name", "title", "status", "score", "max_score"),
        *("message", "hint", "mistake", "notes", "seconds"),
    ]


def test_a_seed_is_repeatable_and_random_is_fresh(capfd: Capture) -> None:
    """The report names the seed that was used, also a random one."""
    seeds = []
    for word in ("7", "7", "random", "random"):
        assert main(["gates", "--solutions", "--format", "json", "--seed", word]) == 0
        seeds.append(json.loads(capfd.readouterr().out)["seed"])
    assert seeds[:2] == [7, 7]
    assert seeds[2] != seeds[3]


# Output


def test_piped_text_is_plain() -> None:
    """No escape codes when the output is no terminal, not even with FORCE_COLOR."""
    done = run("gates", env={**os.environ, "FORCE_COLOR": "1", "PYTHONIOENCODING": "utf-8"})
    assert "\x1b" not in done.stdout
    assert "gates" in done.stdout
    assert done.stderr == ""


def test_text_is_ascii_where_the_terminal_has_no_utf8() -> None:
    """The marks of the report are then +, x and the like."""
    done = run("gates", "--solutions", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "  + AND gives 1 only when both inputs are 1." in done.stdout


def test_a_report_is_written_to_a_file(tmp_path: Path, capfd: Capture) -> None:
    """--output leaves standard output empty, and the file is UTF-8 without colour."""
    path = tmp_path / "report.txt"
    assert main(["gates", "--solutions", "--output", str(path)]) == 0
    assert capfd.readouterr() == ("", "")
    assert "✓ AND gives 1 only when both inputs are 1." in path.read_text(encoding="utf-8")


def test_the_junit_report_counts_everything_that_is_not_passed(tmp_path: Path) -> None:
    """Stubs are failures, never skipped: systems that read this count skipped tests as good."""
    path = tmp_path / "report.xml"
    assert main(["gates", "--format", "junit", "--output", str(path)]) == 1
    suite = ElementTree.parse(path).getroot()[0]
    assert (suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors")) == (
        "gates",
        "5",
        "5",
        "0",
    )
    assert suite.find("testcase/failure").get("type") == "todo"  # type: ignore[union-attr]
    assert suite.find("testcase/skipped") is None


def test_a_file_that_cannot_be_written_is_known_before_any_work(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, exit code 2, and nothing has been graded."""
    monkeypatch.setattr(cli, "Sandbox", None)
    path = tmp_path / "missing" / "report.json"
    assert main(["gates", "--output", str(path)]) == 2
    assert capfd.readouterr() == ("", f"grader: cannot write {path}: No such file or directory\n")
    assert main(["gates", "--output", str(tmp_path)]) == 2
    assert capfd.readouterr() == ("", f"grader: cannot write {tmp_path}: not a regular file\n")


def test_a_report_is_written_whole_or_not_at_all(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When grading fails, the old report stays and no half of a new one lies beside it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    path = folder / "report.json"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr("grader.judge.session.judge", _raise(GraderFault("softmax, check_it: no outcome")))
    assert main(["gates", "--output", str(path)]) == 3
    assert capfd.readouterr().err == (
        "grader: this is a bug in the grader, not in your code: softmax, check_it: no outcome\n"
    )
    assert path.read_text(encoding="utf-8") == "old"
    assert list(folder.iterdir()) == [path]


def test_a_closed_pipe_is_no_error() -> None:
    """``python -m grader | head -1`` ends quietly."""
    command = f'"{sys.executable}" -m grader gates --solutions | head -1; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.stderr == ""


# Wrong use


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["sofmax"], "no exercise named 'sofmax'; did you mean 'softmax'?"),
        (["gates", "softmax.py"], "no exercise named 'softmax.py'; did you mean 'softmax'?"),
        (["zzz"], f"no exercise named 'zzz'; there are {', '.join(NAMES)}"),
        (["--submission", "/no/such/folder"], "no folder /no/such/folder"),
        (["--seed", "one"], "the seed is a number, 0 or more, or random; got 'one'"),
        (["--seed", "-1"], "the seed is a number, 0 or more, or random; got '-1'"),
        (["list", "softmax"], "list takes no more words; got softmax"),
        (["data", "softmax"], "data takes no more words; got softmax"),
        (["--check"], "--check goes with data: python -m grader data --check"),
        (["list", "--check"], "--check goes with data: python -m grader data --check"),
        (["hint"], "hint takes the name of one exercise, for example: python -m grader hint numpy_warmup"),
        (["exercises/softmax.py"], "no exercise named 'exercises/softmax.py'; did you mean 'softmax'?"),
        (["list", "--format", "json"], "list makes no report; it takes no option but --no-color"),
        (["hint", "gates", "--output", "x"], "hint makes no report; it takes no option but --no-color"),
        (["hint", "sofmax"], "no exercise named 'sofmax'; did you mean 'softmax'?"),
        (["--sed", "1"], "unrecognized arguments: --sed; see python -m grader --help"),
        (["--seed"], "argument --seed: expected one argument; see python -m grader --help"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_gets_one_line(words: list[str], line: str, capfd: Capture) -> None:
    """On standard error, with exit code 2."""
    assert main(words) == 2
    assert capfd.readouterr() == ("", f"grader: {line}\n")


def test_a_folder_without_exercises_is_wrong_use(tmp_path: Path, capfd: Capture) -> None:
    """The line says which files were expected."""
    assert main(["--submission", str(tmp_path)]) == 2
    assert capfd.readouterr().err == f"grader: no exercise in {tmp_path}; expected files such as numpy_warmup.py\n"


def test_submission_and_solutions_exclude_each_other(capfd: Capture) -> None:
    """One of the two."""
    assert main(["--solutions", "--submission", "solutions"]) == 2
    assert "not allowed with argument" in capfd.readouterr().err


def test_the_full_set_has_to_be_there(tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says where it is looked for, and what to do."""
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "nowhere"))
    assert main(["--dataset", "full"]) == 2
    assert capfd.readouterr().err == (
        f"grader: the full MNIST is not in {tmp_path / 'nowhere'}; "
        "fetch it with python -m grader data, or name its folder in MNIST_DIR\n"
    )


# Faults


def _raise(problem: BaseException) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise problem

    return fail


@pytest.mark.parametrize(
    ("problem", "code", "line"),
    [
        (MnistError("data/x.gz is missing"), 3, "grader: data/x.gz is missing"),
        (WorkerFault("the worker does not start: no numpy"), 3, "grader: the worker does not start: no numpy"),
        (KeyError("x"), 3, "grader: this is a bug in the grader, not in your code: KeyError: 'x'"),
        (KeyboardInterrupt(), 130, "grader: interrupted"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_a_fault_of_the_grader_gets_one_line(
    problem: BaseException, code: int, line: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never a traceback, and never a report."""
    monkeypatch.setattr("grader.judge.session.judge", _raise(problem))
    assert main(["gates"]) == code
    assert capfd.readouterr() == ("", f"{line}\n")


def test_damaged_mnist_is_a_fault_of_the_data(tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The training check cannot run; the line names the file, and the exit code is 3."""
    (tmp_path / "mnist").mkdir()
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "mnist"))
    assert main(["two_layer_net", "--solutions", "--dataset", "full"]) == 3
    path = tmp_path / "mnist" / "train-images-idx3-ubyte.gz"
    assert capfd.readouterr() == ("", f"grader: {path} is missing\n")


# Isolation

needs_strict = pytest.mark.skipif(OBSTACLE is not None, reason=f"strict isolation cannot be had here: {OBSTACLE}")
GATES = ("gates", "--solutions", "--format", "json")


def isolation(capfd: Capture, *words: str) -> tuple[str, str | None]:
    """Return the level that a report names, and why it is not strict."""
    assert main([*GATES, *words]) == 0
    document = json.loads(capfd.readouterr().out)
    return document["isolation"], document["why_not_strict"]


@needs_strict
def test_the_strictest_isolation_is_the_default(capfd: Capture) -> None:
    """Portable is for those who ask for it; the report names the level that was in force."""
    assert isolation(capfd) == ("strict", None)
    assert isolation(capfd, "--isolation", "strict") == ("strict", None)
    assert isolation(capfd, "--isolation", "portable") == ("portable", None)


def test_where_strict_isolation_cannot_be_had_the_report_says_why(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every format, unless portable was asked for."""
    monkeypatch.setattr(cli, "obstacle", lambda: "it needs Linux; this is plan9")
    assert isolation(capfd) == ("portable", "it needs Linux; this is plan9")
    assert isolation(capfd, "--isolation", "portable") == ("portable", None)
    main(["gates", "--solutions"])
    assert capfd.readouterr().out.splitlines()[-2:] == [
        "  Graded: solutions; seed 1, MNIST sample, isolation portable.",
        "  Isolation strict cannot be had here: it needs Linux; this is plan9.",
    ]
    main(["gates", "--solutions", "--format", "junit"])
    assert '<property name="why_not_strict" value="it needs Linux; this is plan9" />' in capfd.readouterr().out


def test_strict_isolation_that_cannot_be_had_is_refused(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason, before anything runs."""
    monkeypatch.setattr(cli, "obstacle", lambda: "it needs Linux; this is plan9")
    monkeypatch.setattr(cli, "Sandbox", None)
    assert main([*GATES, "--isolation", "strict"]) == 2
    refusal = "grader: isolation strict cannot be had here: it needs Linux; this is plan9\n"
    assert capfd.readouterr() == ("", refusal)


# list and hint


def test_list_shows_the_course_and_where_one_is(capfd: Capture, memory: Path) -> None:
    """Before the first run without marks, after it with those of the last."""
    assert main(["list"]) == 0
    assert "Nothing has been graded yet." in capfd.readouterr().out
    memory.write_text('{"statuses": {"gates": "passed", "softmax": "failed"}, "hints": {}}', encoding="utf-8")
    assert main(["list"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[3] == "  ✓  3 gates              AND, NAND, OR and XOR as perceptrons 2.3-2.5         5"
    assert lines[6].startswith("  ✗  6 softmax ")
    assert lines[7].startswith("     7 mnist_inference ")
    assert all(len(line) <= 80 for line in lines)


def test_hints_come_one_by_one(capfd: Capture) -> None:
    """Three levels; the last one stays."""
    headings = []
    for _ in range(4):
        assert main(["hint", "softmax"]) == 0
        headings.append(capfd.readouterr().out.splitlines()[1])
    assert headings == [f"softmax, hint {level} of 3" for level in (1, 2, 3, 3)]


WITH_ONE_SUM = """
import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x))
    return e / np.sum(e)
"""
ONE_SUM = "Add up one row of your result, then all of it. Which of the two should be 1?"


def test_what_the_last_run_has_recognised_is_the_first_hint(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ahead of each of the three, until a run does not show it any more."""
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    file = tmp_path / "exercises" / "softmax.py"
    file.parent.mkdir()
    file.write_text(WITH_ONE_SUM, encoding="utf-8")
    assert main(["softmax"]) == 1
    capfd.readouterr()
    for level in (1, 2, 3, 3):
        assert main(["hint", "softmax"]) == 0
        lines = capfd.readouterr().out.splitlines()
        assert lines[1:6] == ["What your last run shows", "", f"  {ONE_SUM}", "", f"softmax, hint {level} of 3"]
    file.write_text((ROOT / "solutions" / "softmax.py").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["softmax"]) == 0
    capfd.readouterr()
    assert main(["hint", "softmax"]) == 0
    assert ONE_SUM not in capfd.readouterr().out


def test_a_damaged_memory_is_forgotten(capfd: Capture, memory: Path) -> None:
    """Nothing that lies in the file stops a run."""
    damaged = [
        *("{", "[]", "[" * 10**5),
        '{"statuses": 1, "hints": {}}',
        '{"statuses": {}, "hints": {"softmax": "x"}}',
        '{"statuses": {}, "hints": {"softmax": Infinity}}',
    ]
    for text in damaged:
        memory.write_text(text, encoding="utf-8")
        assert main(["hint", "softmax"]) == 0
        assert "hint 1 of 3" in capfd.readouterr().out
    memory.write_text('{"statuses": {"gates": "great"}, "hints": {"softmax": -5}}', encoding="utf-8")
    assert main(["list"]) == 0
    assert main(["hint", "softmax"]) == 0
    assert "hint 1 of 3" in capfd.readouterr().out


def test_only_the_learners_own_runs_are_remembered(memory: Path) -> None:
    """Grading another folder does not change where the learner is."""
    main(["gates", "--solutions", "--output", os.devnull + ".txt" if os.name == "nt" else str(memory.parent / "out")])
    assert recall(memory) == Memory()
    main(["gates", "--output", str(memory.parent / "out")])
    assert recall(memory).statuses == {"gates": "todo"}


def test_the_current_folder_is_not_on_the_path(tmp_path: Path) -> None:
    """A numpy.py where the grader is started is not imported."""
    (tmp_path / "numpy.py").write_text("raise SystemExit(0)\n", encoding="utf-8")
    (tmp_path / "pytest.py").write_text("raise SystemExit(0)\n", encoding="utf-8")
    command = [sys.executable, "-m", "grader", "gates", "--solutions", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment, check=False)
    assert done.stderr == ""
    assert json.loads(done.stdout)["score"] == 5
