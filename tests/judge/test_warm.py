"""A warm judge: the same verdicts, one request after another, and nothing left over."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from grader.course import load_solutions
from grader.judge.service import grade
from grader.judge.warm import WarmJudge
from grader.machine import MachineFault
from grader.results.events import Diagnosed, Event, TrainingProgress
from grader.results.report import ExerciseResult, Status
from grader.results.request import Request
from tests.support.proc import children, descriptors, end_soon, resident

pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("warm judge")]  # it is started once

WRONG = "import numpy as np\n\n\ndef softmax(x):\n    e = np.exp(x - np.max(x))\n    return e / np.sum(e)\n"
ENDLESS = "while True:\n    pass\n"


@pytest.fixture(scope="module")
def judge() -> Iterator[WarmJudge]:
    """One judge for all of these tests."""
    with WarmJudge("portable") as judge:
        yield judge


def request(**texts: str) -> Request:
    """Return a request to grade the first of these files."""
    return Request("exercises", texts, (next(iter(texts)),), isolation="portable", trains_last=True)


def events_of(judge: WarmJudge) -> list[Event]:
    """Return all events of the running request."""
    found: list[Event] = []
    deadline = time.monotonic() + 120
    while not (found and isinstance(found[-1], Diagnosed)):
        assert time.monotonic() < deadline
        found += judge.events()
        time.sleep(0.005)
    return found


def verdict(judge: WarmJudge, asked: Request) -> ExerciseResult:
    """Return the verdict on a request, without its time."""
    judge.begin(asked)
    last = events_of(judge)[-1]
    assert isinstance(last, Diagnosed)
    return without_seconds(last.exercise)


def without_seconds(result: ExerciseResult) -> ExerciseResult:
    """Return a result without its time."""
    return replace(result, checks=tuple(replace(check, seconds=0.0) for check in result.checks))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WRONG, id="wrong"),
        pytest.param("def softmax(x:\n", id="broken", marks=pytest.mark.proof),
        pytest.param(load_solutions()["softmax"], id="right", marks=pytest.mark.proof),
    ],
)
def test_the_verdict_is_that_of_a_whole_run(judge: WarmJudge, text: str) -> None:
    """In every word, however often it is requested."""
    (expected,) = grade(replace(request(softmax=text), trains_last=False)).exercises
    for _ in range(2):
        assert verdict(judge, request(softmax=text)) == without_seconds(expected)


@pytest.mark.proof
def test_nothing_is_told_where_nothing_is_asked(judge: WarmJudge) -> None:
    """Nor after the last event, nor about dropped requests."""
    judge.begin(request(softmax=WRONG))
    events_of(judge)
    assert list(judge.events()) == []
    judge.begin(request(softmax=WRONG))
    judge.drop()
    time.sleep(0.3)
    assert list(judge.events()) == []


def test_the_latest_request_is_the_one_that_is_graded(judge: WarmJudge) -> None:
    """Earlier requests are dropped, even one that would never end."""
    judge.begin(request(softmax=ENDLESS))
    time.sleep(1.0)
    judge.begin(request(softmax=WRONG))
    found = verdict(judge, request(gates=load_solutions()["gates"]))
    assert (found.name, found.status) == ("gates", Status.PASSED)


def test_a_trains_last_for_the_other_checks(judge: WarmJudge) -> None:
    """It says so, and nothing trains in the meantime."""
    text = load_solutions()["training"].replace("def ", "def not_", 1)
    judge.begin(request(training=text, **_others("training")))
    *events, last = events_of(judge)
    assert isinstance(last, Diagnosed)
    (waits,) = [check for check in last.exercise.checks if check.status is Status.BLOCKED]
    assert waits.message == "it trains when all other checks pass"
    assert not any(isinstance(event, TrainingProgress) for event in events)


def _others(name: str) -> dict[str, str]:
    return {other: text for other, text in load_solutions().items() if other != name}


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
class TestProcesses:
    """Every process that is started ends, and one that ends by itself is replaced."""

    def test_a_process_that_is_killed_is_replaced_once(self) -> None:
        """Working or waiting; the second time is a fault of the machine, and the next request is graded as usual."""
        before = children()
        with WarmJudge("portable") as judge:
            self._kill(children() - before)
            assert verdict(judge, request(softmax=WRONG)).passed == 2
            judge.begin(request(softmax=ENDLESS))
            with pytest.raises(MachineFault, match="killed a process of the grader"):
                self._kill_until_it_is_told(judge, before)
            assert verdict(judge, request(softmax=WRONG)).passed == 2

    def _kill(self, pids: set[int]) -> None:
        for pid in pids:
            os.kill(pid, signal.SIGKILL)

    def _kill_until_it_is_told(self, judge: WarmJudge, before: set[int]) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            self._kill(children() - before)
            list(judge.events())
            time.sleep(0.05)

    def test_the_end_ends_all_processes(self) -> None:
        """The running one, and the one that waits."""
        before = children()
        with WarmJudge("portable") as judge:
            judge.begin(request(softmax=ENDLESS))
            time.sleep(0.5)
            started = children() - before
            assert started
        assert end_soon(*started)

    @pytest.mark.proof
    def test_many_requests_leave_memory_and_descriptors_level(self, judge: WarmJudge) -> None:
        """With graded and with dropped requests."""

        def some() -> None:
            for _ in range(3):
                judge.begin(request(softmax=WRONG))
                judge.begin(request(softmax="def softmax(x:\n"))
                events_of(judge)

        some()
        self._settle()
        memory, opened = resident(), len(descriptors())
        some()
        self._settle()
        assert len(descriptors()) <= opened + 2
        assert resident() - memory < 20 * 1024

    def _settle(self) -> None:
        time.sleep(2.0)  # the ends of processes are waited for in the background
