"""Signals that end a run: one line, an exit code, and nothing left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from grader.cli import interrupts
from grader.cli.interrupts import interruptible, raising_interrupts
from grader.files import ROOT

SECONDS = 60.0
HANGS = "while True: pass\n"

ENDINGS = (
    (signal.SIGINT, 130, "grader: interrupted\n"),
    (signal.SIGTERM, 143, "grader: ended by SIGTERM\n"),
    (getattr(signal, "SIGHUP", None), 129, "grader: ended by SIGHUP\n"),
)

posix = pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without asking it")


def start(tmp_path: Path, jobs: int) -> subprocess.Popen[str]:
    """Grade a submission that hangs, with a report to a file; return once a worker of each judge is there."""
    submission, temporary = tmp_path / "submission", tmp_path / "temporary"
    submission.mkdir()
    temporary.mkdir()
    (tmp_path / "reports").mkdir()
    names = ["neural_network", "training"]  # long enough for a judge each
    for name in names:
        (submission / f"{name}.py").write_text(HANGS, encoding="utf-8")
    report = str(tmp_path / "reports" / "report.json")
    words = [*names, "--submission", str(submission), "--jobs", str(jobs), "--format", "json", "--output", report]
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", *words],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    deadline = time.monotonic() + SECONDS
    while len(list(temporary.glob("grader-sandbox-*/grader-*/output"))) < jobs:
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.01)
    return process


@posix
@pytest.mark.parametrize(
    ("number", "code", "line", "jobs"),
    [
        pytest.param(*ending, jobs, marks=[] if (number, jobs) in ((0, 2), (1, 1)) else [pytest.mark.proof])
        for number, ending in enumerate(ENDINGS)
        for jobs in (1, 2)
    ],
)
def test_a_signal_ends_a_run_and_leaves_nothing(
    number: signal.Signals, code: int, line: str, jobs: int, tmp_path: Path
) -> None:
    """Neither a temporary folder nor a half-written report, even with several judges at work."""
    with start(tmp_path, jobs) as process:
        process.send_signal(number)
        out, err = process.communicate(timeout=SECONDS)
    assert (process.returncode, out, err) == (code, "", line)
    assert list((tmp_path / "temporary").iterdir()) == []
    assert list((tmp_path / "reports").iterdir()) == []


@posix
def test_what_a_killed_run_has_left_goes_with_the_next(tmp_path: Path) -> None:
    """After SIGKILL only a later run can clean up; apart from the report, nothing is left."""
    with start(tmp_path, 1) as process:
        process.kill()
    assert list((tmp_path / "reports").iterdir()) == []
    assert len(list((tmp_path / "temporary").iterdir())) == 1
    words = ["gates", "--solutions", "--isolation", "portable"]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary")}
    subprocess.run([sys.executable, "-m", "grader", *words], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert list((tmp_path / "temporary").iterdir()) == []


IN_A_TEXT = """
import sys
from grader.cli import interrupts
with interrupts.raising_interrupts():
    try:
        exec("import signal; signal.raise_signal(signal.{name})")
    except KeyboardInterrupt:
        sys.exit(7)
"""


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_while_a_text_is_executed_has_its_exit_code(name: str, tmp_path: Path) -> None:
    """dataclasses execute texts in this way; Python checks for the signal again when a module has ended."""
    (tmp_path / "program.py").write_text(IN_A_TEXT.format(name=name), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "program"]
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (7, b"")


@posix
def test_a_second_signal_does_not_disturb_what_cleans_up() -> None:
    """The first one decides the exit code; at the end, each signal works as before."""
    before = [signal.getsignal(number) for number in interrupts.ENDING]
    with raising_interrupts() as received:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGHUP)
    assert received == [signal.SIGTERM]
    assert [signal.getsignal(number) for number in interrupts.ENDING] == before


@posix
def test_a_signal_that_is_switched_off_stays_so() -> None:
    """As with nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with raising_interrupts() as received:
            signal.raise_signal(signal.SIGHUP)
        assert received == []
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_in_another_thread_signals_are_left_alone() -> None:
    """They reach the main thread only."""
    found: list[list[signal.Signals]] = []

    def run() -> None:
        with raising_interrupts() as received, interruptible() as ignore_interrupts:
            ignore_interrupts()
            found.append(received)

    before = signal.getsignal(signal.SIGINT)
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert found == [[]]
    assert signal.getsignal(signal.SIGINT) == before
