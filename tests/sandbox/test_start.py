"""A worker as it starts: its output, its limits, and a real process."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import coverage
import numpy as np
import pytest

from grader.files import ROOT
from grader.sandbox.inside import limits, supervisor, worker
from grader.sandbox.inside.output import OutputLimit, Printed
from grader.sandbox.inside.pipe import open_pipe
from grader.sandbox.outside.process import PROGRAM, read_code
from tests.sandbox.inside import Judge, told
from tests.sandbox.workers import SECONDS, linux

pytestmark = pytest.mark.usefixtures("imports")


# Output


def test_what_is_printed_is_written(tmp_path: Path) -> None:
    """A descriptor that can be written, and only that."""
    path = tmp_path / "printed"
    with path.open("wb") as file:
        printed = Printed(file.fileno())
        assert printed.writable()
        assert not printed.readable()
        assert printed.write(b"softmax\n") == 8
    assert path.read_bytes() == b"softmax\n"


def test_printing_more_than_a_mebibyte_is_an_error(tmp_path: Path) -> None:
    """The last byte that fits is written, the next is not, nor any after it."""
    path = tmp_path / "printed"
    with path.open("wb") as file:
        printed = Printed(file.fileno())
        printed.write(bytes(1024 * 1024 - 1))
        printed.write(b"x")
        for _ in range(2):
            with pytest.raises(OutputLimit) as caught:
                printed.write(b"y")
            assert str(caught.value) == "more than 1,048,576 bytes"
    assert path.stat().st_size == 1024 * 1024
    assert path.read_bytes()[-1:] == b"x"


# Limits, without touching those of this process


@dataclass
class FakeResource:
    """The module resource of a system that keeps to nothing or to everything."""

    problem: Exception | None = None
    limits: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    RLIMIT_AS: str = "memory"
    RLIMIT_FSIZE: str = "file"
    RLIMIT_CORE: str = "core"

    def setrlimit(self, name: str, limits: tuple[int, int]) -> None:
        self.limits.append((name, limits))
        if self.problem is not None:
            raise self.problem


@pytest.mark.parametrize("problem", [None, ValueError("no"), OSError("no")], ids=repr)
def test_all_limits_are_set_as_far_as_the_system_can(
    problem: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Soft and hard limits are equal; if one limit cannot be set, the next one still is."""
    resource = FakeResource(problem)
    monkeypatch.setitem(sys.modules, "resource", resource)  # type: ignore[arg-type]
    limits.limit_resources(1000)
    assert resource.limits == [("memory", (1000, 1000)), ("file", (2**21, 2**21)), ("core", (0, 0))]


def test_a_system_without_limits_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no module resource, and a worker starts anyway."""
    monkeypatch.setitem(sys.modules, "resource", None)
    limits.limit_resources(1000)


def test_only_linux_has_supervisors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other systems have no prctl; a worker there ends when its pipe does."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", None)
    supervisor.supervise(-1)


# A real start


def command(memory: int, *status: int) -> list[str]:
    """Return how a worker is started: under coverage, if this process is."""
    run = [str(PROGRAM), "worker", str(memory), *map(str, status)]
    measuring = coverage.Coverage.current()
    if measuring is None:
        return [sys.executable, "-I", *run]
    data = Path(measuring.get_option("run:data_file")).absolute()  # type: ignore[arg-type]
    options = [f"--rcfile={ROOT / 'pyproject.toml'}", f"--data-file={data}", f"--source={ROOT / 'grader'}"]
    return [sys.executable, "-I", "-m", "coverage", "run", "--parallel-mode", *options, *run]


@dataclass
class Started:
    """A worker in its own process."""

    process: subprocess.Popen[bytes]
    status: int | None
    judge: Judge
    output: Path

    def end(self) -> int | None:
        """Close its standard input and return its exit code."""
        self.judge.pipe.close()
        code = self.process.wait(SECONDS)
        return code if self.status is None else read_code(self.status)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Started]]:
    """Start workers; whatever has not ended after the test is killed."""
    with contextlib.ExitStack() as stack:

        def run(memory: int = 2**30, mode: str = "ab") -> Started:
            output = tmp_path / "output"
            status, theirs = os.pipe() if sys.platform == "linux" else (None, None)
            kept = () if theirs is None else (theirs,)
            with output.open(mode) as printed:
                process = subprocess.Popen(
                    command(memory, *kept),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=printed,
                    cwd=tmp_path,
                    pass_fds=kept,
                )
            for descriptor in kept:
                os.close(descriptor)
            assert process.stdin and process.stdout
            stack.callback(process.wait)
            stack.callback(process.kill)
            ends = os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno())
            process.stdin.close()
            process.stdout.close()
            return Started(process, status, Judge(open_pipe(*ends)), output)

        yield run


PRINTING = """
import os, sys
import numpy as np

def printing():
    print("to stdout")
    print("to stderr", file=sys.stderr)
    os.write(1, b"to descriptor 1\\n")
    np.array(1.0) / 0
    print("\\ud800")
"""


def test_a_worker_starts_serves_and_ends_by_itself(start: Callable[..., Started]) -> None:
    """It answers what it is asked, and ends well when its input does."""
    started = start()
    judge = started.judge
    judge.open("import sys\ndef exit(): sys.exit(1)\n", "def train(module):\n    yield 0.5, None, None\n    return 7\n")
    assert judge.execute_anew() == ({"outcome": "value"}, [None])
    assert judge.call("exit") == told("SystemExit", "1", "softmax.py", 2, "exit")
    assert judge.call("train", scenario=True) == ({"outcome": "value"}, [7])
    assert judge.progress == [(0.5, None, None)]
    assert started.end() == 0
    assert started.output.read_bytes() == b""


def test_what_a_submission_prints_goes_to_a_file_and_is_emptied(start: Callable[..., Started]) -> None:
    """Both streams, the descriptor and numpy's warnings: nothing of it comes between the answers."""
    started = start()
    started.judge.open(PRINTING)
    for _ in range(2):
        assert started.judge.execute_anew() == ({"outcome": "value"}, [None])
        assert started.output.read_bytes() == b""
        assert started.judge.call("printing") == ({"outcome": "value"}, [None])
        lines = started.output.read_text(encoding="utf-8").splitlines()
        assert lines[:3] == ["to stdout", "to stderr", "to descriptor 1"]
        assert lines[3].endswith("RuntimeWarning: divide by zero encountered in divide")
        assert lines[-1] == "\\ud800"
    assert started.judge.side_effects == 2 * [([], [], "divide by zero encountered in divide", "softmax.py", 9)]
    assert started.end() == 0


def test_what_a_call_does_besides_is_told_ahead_of_its_value(start: Callable[..., Started]) -> None:
    """Which arguments it changes and which it gives back; nothing where it does neither."""
    judge = start().judge
    judge.open("def add(x, y):\n    x += y\n    return y\n\ndef total(x):\n    return x.sum()\n")
    judge.execute_anew()
    reply, (value,) = judge.call("add", np.zeros(2), np.ones(2))
    assert reply == {"outcome": "value"} and np.array_equal(value, np.ones(2))
    assert judge.call("total", np.ones(2)) == ({"outcome": "value"}, [2.0])
    assert judge.side_effects == [([0], [1], "", "", 0)]


def test_a_file_that_was_emptied_has_no_hole(start: Callable[..., Started]) -> None:
    """What is printed next begins at its start, also where the descriptor does not append."""
    started = start(mode="wb")
    started.judge.open("print('import')\n")
    for _ in range(2):
        started.judge.execute_anew()
        assert started.output.read_bytes() == b"import\n"
    assert started.end() == 0


STREAMS = """
import faulthandler, os, sys

def read():
    return sys.stdin.read(), os.read(0, 10).hex()

def same_file():
    return os.path.sameopenfile(1, 2)

def crashes_are_written_down():
    return faulthandler.is_enabled()
"""


def test_a_submission_has_nothing_to_read_and_one_file_to_print_to(start: Callable[..., Started]) -> None:
    """Its standard input is empty, and its standard output is not the pipe to the judge."""
    started = start()
    started.judge.open(STREAMS)
    started.judge.execute_anew()
    assert started.judge.call("read") == ({"outcome": "value"}, [("", "")])
    assert started.judge.call("same_file") == ({"outcome": "value"}, [True])
    assert started.judge.call("crashes_are_written_down") == ({"outcome": "value"}, [True])
    assert started.end() == 0


LIMITS = """
import ctypes, resource
import numpy as np

def limits():
    return tuple(tuple(resource.getrlimit(getattr(resource, "RLIMIT_" + name))) for name in ("AS", "FSIZE", "CORE"))

def death_signal():
    number = ctypes.c_int()
    ctypes.CDLL(None).prctl(2, ctypes.byref(number))
    return number.value

def array(size):
    return np.ones(size).sum()
"""


@linux
def test_a_worker_limits_itself_before_it_runs_anything(start: Callable[..., Started]) -> None:
    """The limits have the numbers that they should, soft and hard, and Linux kills it with its parent."""
    started = start(memory=600_000_000)
    started.judge.open(LIMITS)
    started.judge.execute_anew()
    assert started.judge.call("limits")[1] == [((600_000_000,) * 2, (2 * 1024 * 1024,) * 2, (0, 0))]
    assert started.judge.call("death_signal")[1] == [9]
    assert started.judge.call("array", 1_000_000)[1] == [1e6]
    fields, (kind, *_) = started.judge.call("array", 75_000_000)
    assert (fields["outcome"], kind) == ("raised", "MemoryError")
    assert started.end() == 0


def test_a_worker_that_nobody_asks_ends_with_its_input(start: Callable[..., Started]) -> None:
    """A judge that needs no other worker may simply go."""
    started = start()
    assert started.judge.read() == ({"id": None, "outcome": "ready"}, [])
    assert started.end() == 0
    assert started.output.read_bytes() == b""


def test_the_judge_shares_its_files_with_the_worker_and_has_them_once() -> None:
    """As a module of the grader it takes its neighbours from there, so that their classes are the same."""
    assert worker.frame is sys.modules["grader.sandbox.inside.frame"]
    assert worker.pipe is sys.modules["grader.sandbox.inside.pipe"]
    assert not {"inside", "frame", "pipe", "side_effects", "syscalls", "lockdown"} & sys.modules.keys()
