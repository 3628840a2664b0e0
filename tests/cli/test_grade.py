"""Grading: what it prints, where it writes, what it refuses, and its exit codes."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from grader import progress
from grader.cli import grade, main, options, output
from grader.progress import LearnerProgress
from grader.results.document import read_report
from grader.results.events import Graded, OnEvent
from grader.results.report import CheckResult, ExerciseResult, Report, Status
from grader.results.request import Request
from grader.sandbox.outside.isolation import why_not_strict
from grader.sandbox.outside.pool import Sandbox
from tests.support.command import run_grader

NAMES = [
    *("numpy_warmup", "plots", "gates", "activations", "three_layer_net", "softmax", "mnist_inference"),
    *("cross_entropy", "numerical_gradient", "gradient_descent", "simple_net", "layers", "two_layer_net"),
    *("training", "neural_network", "digit_image"),
]
WHY_NOT_STRICT = why_not_strict()
STRICTEST = "strict" if WHY_NOT_STRICT is None else "portable"

Capture = pytest.CaptureFixture[str]
ReplaceGrading = Callable[[Callable[[Request, OnEvent], Report]], None]


def never(*_: object) -> Report:
    """Replaces the grading when it must not run."""
    raise AssertionError("it grades")


# What to grade


@pytest.mark.parametrize(
    ("names", "points"),
    [
        pytest.param(NAMES[::5], 19, id="some"),
        pytest.param([], 100, id="all", marks=pytest.mark.proof),
    ],
)
def test_the_stubs_are_all_todo(names: list[str], points: int, capfd: Capture) -> None:
    """A fresh clone shows sixteen exercises to do, no points, and exit code 1."""
    assert main([*names, "--format", "json"]) == 1
    document = json.loads(capfd.readouterr().out)
    assert [exercise["name"] for exercise in document["exercises"]] == (names or NAMES)
    assert {exercise["status"] for exercise in document["exercises"]} == {"todo"}
    assert {check["status"] for exercise in document["exercises"] for check in exercise["checks"]} == {"todo"}
    assert (document["score"], document["max_score"]) == (0, points)


def test_the_solutions_get_full_points() -> None:
    """--solutions is all green: every point, trainings on MNIST included, and exit code 0."""
    done = run_grader("--solutions", "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert [exercise["name"] for exercise in document["exercises"]] == NAMES
    assert {exercise["status"] for exercise in document["exercises"]} == {"passed"}
    assert (document["score"], document["max_score"]) == (100, 100)
    assert (document["seed"], document["isolation"], document["dataset"]) == (1, STRICTEST, "sample")


@pytest.mark.proof
@pytest.mark.skipif("MNIST_DIR" not in os.environ, reason="MNIST_DIR names no folder with the full MNIST")
@pytest.mark.timeout(600)
def test_the_solutions_pass_on_the_full_set() -> None:
    """--dataset full trains on 60,000 images and has other thresholds."""
    done = run_grader("--solutions", "--dataset", "full", "--format", "json")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert document["dataset"] == "full"
    assert document["score"] == document["max_score"]


def test_selected_exercises_come_in_the_order_of_the_course(requests: list[Request]) -> None:
    """Naming an exercise twice or out of order changes nothing; none is all."""
    assert main(["softmax", "gates", "softmax"]) == 0
    assert main([]) == 0
    assert [request.exercises for request in requests] == [("gates", "softmax"), tuple(NAMES)]


def test_options_may_stand_between_exercises(requests: list[Request]) -> None:
    """In any order."""
    assert main(["softmax", "--seed", "3", "gates", "--solutions"]) == 0
    assert (requests[0].exercises, requests[0].seed, requests[0].submission) == (("gates", "softmax"), 3, "solutions")


def test_a_request_holds_the_texts_of_all_files(requests: list[Request]) -> None:
    """Also of exercises that are not graded, since others may build on them."""
    main(["gates"])
    assert list(requests[0].sources) == NAMES
    assert "def softmax" in str(requests[0].sources["softmax"])


def test_a_seed_is_repeatable_and_random_is_fresh(requests: list[Request]) -> None:
    """The request names the seed that is used, also if it is random."""
    for word in ("7", "7", "random", "random"):
        main(["gates", "--seed", word])
    first, second, third, fourth = (request.seed for request in requests)
    assert first == second == 7
    assert third != fourth


def test_by_default_as_many_exercises_at_a_time_as_cores_are_usable(
    requests: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cores that this process may use; --jobs sets another number."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 2, 5}, raising=False)
    monkeypatch.setattr(os, "process_cpu_count", lambda: 3, raising=False)
    main(["gates"])
    main(["gates", "--jobs", "1"])
    assert [request.jobs for request in requests] == [3, 1]


# Where the report is written


def test_the_json_document_is_the_report(capfd: Capture, requests: list[Request], report: Report) -> None:
    """Nothing is lost."""
    assert main(["gates", "--format", "json"]) == 0
    assert read_report(capfd.readouterr().out) == report
    assert len(requests) == 1


def test_piped_text_is_plain() -> None:
    """No escape codes when the output is no terminal, not even with FORCE_COLOR."""
    environment = {**os.environ, "FORCE_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = run_grader("gates", "--solutions", env=environment)
    assert "\x1b" not in done.stdout
    assert "gates" in done.stdout
    assert done.stderr == ""


def test_text_is_ascii_where_the_terminal_has_no_utf8() -> None:
    """The marks of the report are then +, x and the like."""
    done = run_grader("gates", "--solutions", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert re.search(r"^  \+ All \d+ checks pass: 5 of 5 points\.$", done.stdout, re.MULTILINE)


@pytest.mark.usefixtures("requests")
def test_a_report_is_written_to_a_file(tmp_path: Path, capfd: Capture) -> None:
    """--output leaves standard output empty, and the file is UTF-8 without colour."""
    path = tmp_path / "report.txt"
    assert main(["gates", "--output", str(path)]) == 0
    assert capfd.readouterr() == ("", "")
    assert "✓ 1 check passes: 5 of 5 points." in path.read_text(encoding="utf-8")


def test_the_page_shows_lines_of_what_was_graded(tmp_path: Path, capfd: Capture) -> None:
    """Around the place of an error; and if an array is wrong, its entries."""
    (tmp_path / "softmax.py").write_text("def softmax(x):\n    # all of it\n    return exp(x)\n", encoding="utf-8")
    text = "def relu(x):\n    return -x\n"
    (tmp_path / "activations.py").write_text(text, encoding="utf-8")
    assert main(["softmax", "activations", "--submission", str(tmp_path), "--format", "html"]) == 1
    page = capfd.readouterr().out
    assert "# all of it" in page
    assert "this line: </span>return exp(x)" in page
    assert "<caption>Expected</caption>" in page


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize("words", [["gates", "--all"], ["--all"]])
def test_all_shows_every_check(words: list[str], capfd: Capture) -> None:
    """Of named exercises, and of all."""
    assert main(words) == 0
    assert "✓ AND gives 1 only when both inputs are 1." in capfd.readouterr().out


@pytest.mark.parametrize(
    ("learner", "place"),
    [
        (LearnerProgress(), "activations"),
        (LearnerProgress({"activations": "passed", "three_layer_net": "todo"}), "three_layer_net"),
        (LearnerProgress(dict.fromkeys(NAMES[4:], "passed")), "activations"),
        (LearnerProgress(dict.fromkeys(NAMES[3:], "passed")), "numpy_warmup"),
        (LearnerProgress(dict.fromkeys(NAMES, "passed")), None),
    ],
)
@pytest.mark.usefixtures("requests")
def test_after_a_pass_comes_the_next_exercise(learner: LearnerProgress, place: str | None, capfd: Capture) -> None:
    """The first after this one that has not passed, else the first of all; only for the learner's own folder."""
    progress.update(lambda known: vars(known).update(vars(learner)))
    assert main(["gates"]) == 0
    lines = [line for line in capfd.readouterr().out.splitlines() if "Next" in line]
    assert lines == ([f"  Next: {place}, in exercises/{place}.py"] if place else [])
    assert main(["gates", "--solutions"]) == 0
    assert "Next" not in capfd.readouterr().out


def test_the_hint_to_ask_for_is_that_of_the_function_that_failed(
    capfd: Capture, replace_grading: ReplaceGrading
) -> None:
    """In the short report, in every check and in the overview; an exercise without such hints has its own."""

    def check(function: str | None) -> CheckResult:
        return CheckResult("check_it", "It is right.", Status.FAILED, 1, "It is not.", function=function)

    for name, function, hint in [
        ("layers", "Affine.backward", "layers.Affine"),
        ("two_layer_net", "TwoLayerNet", "two_layer_net.__init__"),
        ("two_layer_net", "TwoLayerNet.loss", "two_layer_net.loss"),
        ("layers", "MulLayer", "layers"),
        ("layers", None, "layers"),
        ("softmax", "softmax", "softmax"),
    ]:
        report = Report("exercises", 1, "strict", "sample", (ExerciseResult(name, "", 1, (check(function),)),))
        replace_grading(lambda _, on_event, report=report: on_event(Graded(report)) or report)  # type: ignore[misc]
        for words in ([name], [name, "--all"], []):
            assert main(words) == 1
            assert f" python -m grader hint {hint}\n" in capfd.readouterr().out


def test_the_junit_report_counts_everything_that_is_not_passed(tmp_path: Path) -> None:
    """Stubs are failures, never skipped: systems that read this count skipped tests as good."""
    path = tmp_path / "report.xml"
    assert main(["gates", "--format", "junit", "--output", str(path)]) == 1
    suite = ElementTree.parse(path).getroot()[0]
    number = str(len(suite.findall("testcase")))
    assert (suite.get("name"), suite.get("errors")) == ("gates", "0")
    assert suite.get("tests") == suite.get("failures") == number != "0"
    assert suite.find("testcase/failure").get("type") == "todo"  # type: ignore[union-attr]
    assert suite.find("testcase/skipped") is None


def test_a_file_that_cannot_be_written_is_known_before_any_work(
    tmp_path: Path, capfd: Capture, replace_grading: ReplaceGrading
) -> None:
    """One line, exit code 2, and nothing has been graded."""
    replace_grading(never)
    path = tmp_path / "missing" / "report.json"
    assert main(["gates", "--output", str(path)]) == 2
    assert capfd.readouterr() == ("", f"grader: cannot write {path}: No such file or directory\n")
    assert main(["gates", "--output", str(tmp_path)]) == 2
    assert capfd.readouterr() == ("", f"grader: cannot write {tmp_path}: not a regular file\n")


@pytest.mark.usefixtures("requests")
@pytest.mark.parametrize("early", [True, False])
def test_a_disk_without_space_for_the_report_is_no_wrong_use(
    early: bool, tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 3, with what to do, whether it is noticed early or late; the old report stays."""
    path = tmp_path / "report.json"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(*((output, "require_writable") if early else (Path, "write_bytes")), fail)
    assert main(["gates", "--output", str(path)]) == 3
    assert capfd.readouterr() == ("", f"grader: there is no space left in {tmp_path}; free some\n")
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("problem", "code"), [(RuntimeError("x"), 3), (KeyboardInterrupt(), 130)])
@pytest.mark.parametrize("delivered", [False, True])
def test_a_report_is_written_whole_or_not_at_all(
    delivered: bool,
    problem: BaseException,
    code: int,
    tmp_path: Path,
    capfd: Capture,
    replace_grading: ReplaceGrading,
    report: Report,
) -> None:
    """When grading fails, however late, the old report stays and no half of a new one is left."""
    folder = tmp_path / "reports"
    folder.mkdir()
    path = folder / "report.json"
    path.write_text("old", encoding="utf-8")

    def fail(_: Request, on_event: OnEvent) -> Report:
        if delivered:
            on_event(Graded(report))
        raise problem

    replace_grading(fail)
    assert main(["gates", "--output", str(path)]) == code
    assert capfd.readouterr().out == ""
    assert path.read_text(encoding="utf-8") == "old"
    assert list(folder.iterdir()) == [path]


# When the report is printed


def test_the_report_is_printed_before_the_sandbox_closes(capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The learner does not wait for the last worker to end."""
    printed: list[str] = []
    close = Sandbox.__exit__

    def close_later(sandbox: Sandbox, *problem: object) -> None:
        printed.append(capfd.readouterr().out)
        close(sandbox, *problem)

    monkeypatch.setattr(Sandbox, "__exit__", close_later)
    assert main(["gates", "--solutions"]) == 0
    assert ["  Graded: solutions;" in text for text in printed] == [True]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("words", [[], ["--output", "report.txt"]])
def test_an_interrupt_after_the_report_is_harmless(
    words: list[str],
    tmp_path: Path,
    capfd: Capture,
    monkeypatch: pytest.MonkeyPatch,
    replace_grading: ReplaceGrading,
    report: Report,
) -> None:
    """While the sandbox closes, nothing can be lost; after that, interrupts work as before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(progress, "FILE", tmp_path / "elsewhere" / "progress.json")
    before = signal.getsignal(signal.SIGINT)

    def interrupted(_: Request, on_event: OnEvent) -> Report:
        on_event(Graded(report))
        signal.raise_signal(signal.SIGINT)
        return report

    replace_grading(interrupted)
    assert main(["gates", *words]) == 0
    out, err = capfd.readouterr()
    written = (tmp_path / "report.txt").read_text(encoding="utf-8") if words else out
    assert written.count("Graded: ") == 1
    assert err == ""
    assert signal.getsignal(signal.SIGINT) == before


def test_an_interrupt_before_the_report_ends_the_run(
    tmp_path: Path, capfd: Capture, replace_grading: ReplaceGrading, report: Report
) -> None:
    """Exit code 130, and neither report nor picture."""

    def interrupted(_: Request, on_event: OnEvent) -> Report:
        signal.raise_signal(signal.SIGINT)
        on_event(Graded(report))
        return report

    replace_grading(interrupted)
    files = ["--output", str(tmp_path / "report.txt"), "--plot", str(tmp_path / "x.png")]
    assert main(["gates", *files]) == 130
    assert capfd.readouterr() == ("", "grader: interrupted\n")
    assert list(tmp_path.iterdir()) == []


# The picture


@pytest.mark.proof
def test_plot_saves_the_curves_of_what_was_trained(tmp_path: Path, capfd: Capture) -> None:
    """A PNG; the report is printed as usual."""
    path = tmp_path / "curves.png"
    assert main(["two_layer_net", "--solutions", "--plot", str(path)]) == 0
    assert path.read_bytes().startswith(b"\x89PNG")
    out, err = capfd.readouterr()
    assert "two_layer_net" in out
    assert err == ""


@pytest.mark.usefixtures("requests")
def test_plot_without_anything_trained_is_said_and_leaves_no_file(tmp_path: Path, capfd: Capture) -> None:
    """The report and the exit code are those of the grading; an old file stays."""
    path = tmp_path / "curves.png"
    path.write_bytes(b"before")
    assert main(["gates", "--solutions", "--plot", str(path)]) == 0
    out, err = capfd.readouterr()
    assert "gates" in out
    assert err == "grader: nothing to plot; no check of these exercises has trained a network\n"
    assert path.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["curves.png"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--plot", "curves.jpg"], "--plot takes the name of a file that ends in .png; got 'curves.jpg'"),
        (["--plot", "no/such/folder.png"], "cannot write no/such/folder.png: No such file or directory"),
        (["--plot", "x.png", "--output", "./x.png"], "--plot and --output name the same file"),
    ],
)
def test_a_picture_that_cannot_be_written_is_wrong_use(
    words: list[str],
    line: str,
    capfd: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    replace_grading: ReplaceGrading,
) -> None:
    """It is known before any work is done."""
    replace_grading(never)
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert capfd.readouterr() == ("", f"grader: {line}\n")
    assert list(tmp_path.iterdir()) == []


# Wrong use


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["sofmax"], "no exercise named 'sofmax'; did you mean 'softmax'?"),
        (["gates", "softmax.py"], "no exercise named 'softmax.py'; did you mean 'softmax'?"),
        (["exercises/softmax.py"], "no exercise named 'exercises/softmax.py'; did you mean 'softmax'?"),
        (["zzz"], f"no exercise named 'zzz'; there are {', '.join(NAMES)}"),
        (["--submission", "/no/such/folder"], "no folder /no/such/folder"),
        (["--seed", "one"], "the seed is a number, 0 or more, or random; got 'one'"),
        (["--seed", "-1"], "the seed is a number, 0 or more, or random; got '-1'"),
        (["--jobs", "0"], "--jobs takes a number, 1 or more; got '0'"),
        (["--jobs", "-1"], "--jobs takes a number, 1 or more; got '-1'"),
        (["--jobs", "two"], "--jobs takes a number, 1 or more; got 'two'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_gets_one_line(words: list[str], line: str, capfd: Capture, replace_grading: ReplaceGrading) -> None:
    """On standard error, with exit code 2, and nothing is graded."""
    replace_grading(never)
    assert main(words) == 2
    assert capfd.readouterr() == ("", f"grader: {line}\n")


def test_a_folder_without_exercises_is_wrong_use(tmp_path: Path, capfd: Capture) -> None:
    """The line says which files were expected."""
    assert main(["--submission", str(tmp_path)]) == 2
    assert capfd.readouterr().err == f"grader: no exercise in {tmp_path}; expected files such as numpy_warmup.py\n"


def test_a_kit_without_its_folders_says_how_to_install_it(
    tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after an installation without a clone."""
    monkeypatch.setattr(grade, "ROOT", tmp_path)
    assert main([]) == 2
    line = f"no folder {tmp_path / 'exercises'}; install the kit from its clone, with pip install -e ."
    assert capfd.readouterr() == ("", f"grader: {line}\n")


def test_submission_and_solutions_exclude_each_other(capfd: Capture) -> None:
    """One of the two."""
    assert main(["--solutions", "--submission", "solutions"]) == 2
    assert "not allowed with argument" in capfd.readouterr().err


def test_the_full_set_has_to_be_there(tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says where it should be, and what to do."""
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "nowhere"))
    assert main(["--dataset", "full"]) == 2
    assert capfd.readouterr().err == (
        f"grader: the full MNIST is not in {tmp_path / 'nowhere'}; "
        "fetch it with python -m grader data, or name its folder in MNIST_DIR\n"
    )


def test_damaged_mnist_is_a_fault_of_the_data(tmp_path: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The training check cannot run; the line names the file, and the exit code is 3."""
    (tmp_path / "mnist").mkdir()
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "mnist"))
    assert main(["two_layer_net", "--solutions", "--dataset", "full"]) == 3
    path = tmp_path / "mnist" / "train-images-idx3-ubyte.gz"
    assert capfd.readouterr() == ("", f"grader: {path} is missing\n")


# Isolation

needs_strict = pytest.mark.skipif(
    WHY_NOT_STRICT is not None, reason=f"strict isolation cannot be had here: {WHY_NOT_STRICT}"
)
PLAN9 = "it needs Linux; this is plan9"
GATES = ("gates", "--solutions", "--format", "json")


def isolation(capfd: Capture, *words: str) -> tuple[str, str | None]:
    """Return the level that a report names, and why it is not strict."""
    assert main([*GATES, *words]) == 0
    document: dict[str, Any] = json.loads(capfd.readouterr().out)
    return document["isolation"], document["why_not_strict"]


@needs_strict
def test_the_strictest_isolation_is_the_default(capfd: Capture) -> None:
    """Portable must be asked for; the report names the level that was used."""
    assert isolation(capfd) == ("strict", None)
    assert isolation(capfd, "--isolation", "strict") == ("strict", None)
    assert isolation(capfd, "--isolation", "portable") == ("portable", None)


def test_where_strict_isolation_cannot_be_had_the_report_says_why(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every format, unless portable was asked for."""
    monkeypatch.setattr(options, "why_not_strict", lambda: PLAN9)
    assert isolation(capfd) == ("portable", PLAN9)
    assert isolation(capfd, "--isolation", "portable") == ("portable", None)
    main(["gates", "--solutions"])
    assert capfd.readouterr().out.splitlines()[-2:] == [
        "  Graded: solutions; seed 1, MNIST sample, isolation portable.",
        f"  Isolation strict cannot be had here: {PLAN9}.",
    ]
    main(["gates", "--solutions", "--format", "junit"])
    assert f'<property name="why_not_strict" value="{PLAN9}" />' in capfd.readouterr().out


def test_strict_isolation_that_cannot_be_had_is_refused(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch, replace_grading: ReplaceGrading
) -> None:
    """With the reason, before anything runs."""
    monkeypatch.setattr(options, "why_not_strict", lambda: PLAN9)
    replace_grading(never)
    assert main([*GATES, "--isolation", "strict"]) == 2
    assert capfd.readouterr() == ("", f"grader: isolation strict cannot be had here: {PLAN9}\n")


# Progress


@pytest.mark.usefixtures("requests")
def test_only_the_learners_own_runs_are_remembered(capfd: Capture) -> None:
    """Grading another folder does not change where the learner is."""
    main(["gates", "--solutions"])
    assert progress.load() == LearnerProgress()
    main(["gates"])
    assert progress.load().statuses == {"gates": Status.PASSED}
    capfd.readouterr()
