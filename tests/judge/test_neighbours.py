"""Graders and other processes on one machine do not disturb each other."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.files import ROOT
from grader.judge.service import grade
from grader.results.events import Event, ExerciseStarted
from grader.results.request import Request
from grader.sources import read_sources

SECONDS = 100.0
"""The time limit for things that happen soon, unless the machine is busy."""

SLOW = "import numpy as np\nimport time\ndef softmax(x):\n    time.sleep(0.2)\n    return np.asarray(x) * 0.0\n"


def command(submission: Path) -> list[str]:
    """Grade softmax and cross_entropy of a submission."""
    words = ["softmax", "cross_entropy", "--submission", str(submission), "--format", "json"]
    return [sys.executable, "-m", "grader", *words]


def outcome(report: str | bytes) -> list[tuple[str, int]]:
    """The exercises of a report in JSON, and their scores."""
    return [(exercise["name"], exercise["score"]) for exercise in json.loads(report)["exercises"]]


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    """A folder with a softmax that takes its time, and a right cross_entropy."""
    (tmp_path / "softmax.py").write_text(SLOW, encoding="utf-8")
    right = ROOT / "solutions" / "cross_entropy.py"
    (tmp_path / "cross_entropy.py").write_bytes(right.read_bytes())
    return tmp_path


def test_two_graders_at_once_do_not_disturb_each_other(submission: Path) -> None:
    """Both give the same report as one alone."""
    graders = [
        subprocess.Popen(command(submission), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    ends = [grader.communicate() for grader in graders]
    assert [grader.returncode for grader in graders] == [1, 1]
    assert [errors for _, errors in ends] == [b"", b""]
    first, second = (outcome(report) for report, _ in ends)
    assert first == second
    assert [name for name, _ in first] == ["softmax", "cross_entropy"]
    assert first[1][1] > 0


def test_a_bystander_lives_on(submission: Path) -> None:
    """A process that the caller has started before or during grading is not the grader's."""
    started: list[subprocess.Popen[str]] = []

    def start() -> None:
        program = [sys.executable, "-c", "input(); print('still here')"]
        started.append(subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))

    def on_event(event: Event) -> None:
        if isinstance(event, ExerciseStarted):
            start()

    start()
    names = ("softmax", "cross_entropy")
    grade(Request("mine", read_sources(submission, names), names), on_event)
    ends = [(process.communicate("go\n", timeout=SECONDS)[0], process.returncode) for process in started]
    assert ends == [("still here\n", 0)] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="no orphans on this system")
def test_an_orphan_of_the_caller_lives_on(submission: Path, tmp_path: Path) -> None:
    """A process that a child of the caller starts and leaves behind during grading."""
    alive = tmp_path / "alive"
    orphan = f"import time; time.sleep(3); open({str(alive)!r}, 'w', encoding='utf-8').close()"
    parent = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {orphan!r}])"

    def on_event(event: Event) -> None:
        if isinstance(event, ExerciseStarted):
            subprocess.run([sys.executable, "-c", parent], check=True)

    grade(Request("mine", read_sources(submission, ["softmax"]), ("softmax",)), on_event)
    deadline = time.monotonic() + SECONDS
    while not alive.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive.exists()
