"""The time limit of a whole submission: what is charged, and what happens when it is used up."""

from __future__ import annotations

import sys

import pytest

from grader.judge import parallel, record
from grader.judge.budget import Budget
from grader.judge.failures import NotPassed
from grader.judge.messages import Turn
from grader.judge.parallel import Turns
from grader.judge.service import grade
from grader.judge.subjects import remote, retries
from grader.results.report import Limit, Status
from grader.results.request import DEFAULT_BUDGET, Request
from tests.judge.course import Course

USED_UP = "did not run: other checks used up the {} s that the whole submission has"

BY = Limit.PROCESSOR if sys.platform == "linux" else Limit.WALL

CHECKS = "".join(
    f'''
def check_{number}(submission, assert_close):
    """f gives 1."""
    assert_close(submission.f(1), 1, of="f(1)")
'''
    for number in range(8)
)
HANGS = "def f(x):\n    while True: pass\n"
SLEEPS = "import time\ndef f(x):\n    print(x)\n    time.sleep(0.45)\n    return x\n"
RIGHT = "def f(x):\n    return x\n"


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that are short enough for tests."""
    monkeypatch.setattr(record, "CHECK_SECONDS", 0.5)
    monkeypatch.setattr(remote, "SECONDS_AFTER_HANG", 0.2)


def test_the_budget_is_three_minutes_unless_a_request_says_otherwise() -> None:
    """Beyond what the solutions take."""
    assert Request("submission", {}, ()).budget == DEFAULT_BUDGET == 180


@pytest.mark.parametrize(
    ("taken", "limit", "finished", "cost"),
    [
        (0.4, 5.0, True, 0.0),
        (4.5, 5.0, True, 4.0),
        (5.0, 60.0, True, 0.0),
        (16.0, 60.0, True, 10.0),
        (5.1, 5.0, False, 5.1),
        (0.0, 5.0, False, 0.0),
    ],
)
def test_a_check_pays_for_what_it_takes(taken: float, limit: float, finished: bool, cost: float) -> None:
    """A tenth of its limit is free if it finishes: solutions take less, and pay nothing."""
    budget = Budget(180.0)
    budget.charge(taken, limit, finished=finished)
    assert budget.left == pytest.approx(180.0 - cost)


def test_nothing_runs_without_budget() -> None:
    """The last check with some budget left may overdraw it."""
    budget = Budget(10.0)
    budget.require()
    budget.charge(10.0, 1.0, finished=False)
    with pytest.raises(NotPassed) as caught:
        budget.require()
    assert (caught.value.status, caught.value.message) == (Status.TIMEOUT, USED_UP.format(10))
    assert caught.value.limit is Limit.BUDGET


def test_endless_loops_in_all_exercises_end_when_the_budget_does(course: Course) -> None:
    """Each check that runs takes its time; the later ones take none."""
    course.budget = 1.0
    for name in ("one", "two", "three", "four"):
        course.add(CHECKS, HANGS, name=name)
    checks = course.checks()
    limits = [check.limit for check in checks]
    ran = limits.index(Limit.BUDGET)
    assert 2 <= ran <= 4  # 0.5 s for the first, 0.2 s for the next
    assert {check.message for check in checks[ran:]} == {USED_UP.format(1)}
    assert {check.status for check in checks} == {Status.TIMEOUT}
    assert sum(check.seconds for check in checks[ran:]) < 0.5


def test_who_sleeps_inside_each_limit_ends_when_the_budget_does(course: Course) -> None:
    """It passes until then."""
    course.budget = 1.0
    course.add(CHECKS, SLEEPS)
    checks = course.checks()
    told = [(check.status, check.message) for check in checks]
    passed = told.index((Status.TIMEOUT, USED_UP.format(1)))
    assert 2 <= passed <= 3
    assert told == [(Status.PASSED, None)] * passed + [(Status.TIMEOUT, USED_UP.format(1))] * (8 - passed)
    assert checks[-1].details == ()  # what it printed, it printed in another check


def test_an_import_counts_each_time(course: Course) -> None:
    """Every check executes the file anew."""
    course.budget = 1.0
    course.add(CHECKS, "import time\ntime.sleep(0.45)\n" + RIGHT)
    assert course.told()[2:4] != [(Status.PASSED, None)] * 2


def test_an_import_that_fails_is_paid_once(course: Course) -> None:
    """It is not repeated, and each check has the message."""
    course.budget = 1.0
    course.add(CHECKS, "import time\ntime.sleep(0.45)\n1 / 0\n")
    message = "mini.py raised ZeroDivisionError when it was imported: division by zero"
    assert course.told() == [(Status.ERROR, message)] * 8


def test_right_code_pays_nothing(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the budget is."""
    monkeypatch.setattr(record, "CHECK_SECONDS", 30.0)
    course.budget = 0.001
    course.add(CHECKS, RIGHT)
    assert course.told() == [(Status.PASSED, None)] * 8


def test_a_file_that_is_not_there_is_told_as_such(course: Course) -> None:
    """Even if nothing is left of the budget."""
    course.budget = 0.0
    course.add(CHECKS, None)
    assert course.told() == [(Status.FAILED, "there is no mini.py in submission")] * 8


# Side by side


def test_a_turn_has_what_is_left_when_it_begins() -> None:
    """Exercises that run at the same time do not count for each other."""
    turns = Turns(["gates", "softmax"], 10.0)
    assert [turns.next(), turns.next()] == [Turn("gates", 10.0), Turn("softmax", 10.0)]
    turns.spend(4.0)
    turns.put_back("gates")
    assert turns.next() == Turn("gates", 6.0)
    turns.end()
    assert turns.next() is None


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.proof)])
def test_the_budget_is_that_of_the_submission_however_many_processes_there_are(
    monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    """An exercise does not have the time that earlier ones have used."""
    monkeypatch.setattr(parallel, "COST_OF_A_PROCESS", 1)
    monkeypatch.setattr(retries, "IMPORT_SECONDS", 0.6)  # other processes have five seconds
    names = ("gates", "softmax", "cross_entropy")
    hangs = "while True: pass\n"
    report = grade(Request("submission", dict.fromkeys(names, hangs), names, budget=0.5, jobs=jobs))
    limits = [{check.limit for check in exercise.checks} for exercise in report.exercises]
    assert limits == [{BY}] * jobs + [{Limit.BUDGET}] * (3 - jobs)
