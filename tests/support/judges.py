"""Many gradings on all cores: a pool of judges, each a separate process with its own sandbox.

All commands that grade by the hundred use it. The engine and the checks are the real ones;
plugins of pytest only choose what runs: not the checks that take long, not those after the first that fails.
"""

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from typing import Any
from unittest import mock

import numpy as np
import pytest

from grader.course import Exercise
from grader.judge import outcome
from grader.judge.failures import NotPassed
from grader.judge.faults import GraderFault
from grader.judge.subjects.calls import Call
from grader.judge.subjects.remote import RemoteSubmission
from grader.results.report import DEFAULT_SEED, CheckResult, Status
from grader.sandbox.outside.answers import Value
from tests.support.grading import graded, sandbox_of_process


@dataclass(frozen=True)
class Case:
    """One grading of one exercise.

    Attributes
    ----------
    exercise : str
        Which one.
    text : str
        The submission.
    seed : int
        Seed of all random inputs.
    name : str
        What the submission is called.
    long : bool
        Whether the checks run that take long; they run last.
    stop : bool
        Whether the first check that does not pass is the last.
    single : bool
        Whether the submission gets float32 where a check has float64.
    """

    exercise: str
    text: str
    seed: int = DEFAULT_SEED
    name: str = "the solution"
    long: bool = True
    stop: bool = False
    single: bool = False


@dataclass(frozen=True)
class Verdict:
    """The result of a case.

    Attributes
    ----------
    failed : tuple of CheckResult
        The checks that did not pass.
    fault : str or None
        The fault of the grader, where there was one; then nothing is known of the submission.
    """

    failed: tuple[CheckResult, ...]
    fault: str | None = None


def judged(cases: Sequence[Case], jobs: int) -> Iterator[tuple[Case, Verdict]]:
    """Grade all cases and yield them with their verdicts, in order.

    Parameters
    ----------
    cases : sequence of Case
        What to grade.
    jobs : int
        How many judges work at a time.
    """
    with warnings.catch_warnings():  # a sandbox of this process ends unknown children, including this helper of pools
        warnings.filterwarnings("ignore", "resource_tracker")
        resource_tracker.ensure_running()
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))
    try:
        yield from zip(cases, pool.map(verdict, cases), strict=True)
    finally:
        pool.shutdown(cancel_futures=True)


def verdict(case: Case) -> Verdict:
    """Grade one case in this process."""
    try:
        with mock.patch.object(outcome, "recognise", return_value={}):  # mistakes are not looked for
            exercise = graded({case.exercise: case.text}, sandbox_of_process(), seed=case.seed, plugins=_plugins(case))[
                case.exercise
            ]
    except GraderFault as fault:
        return Verdict((), f"{case.exercise}, seed {case.seed}: {fault}")
    return Verdict(tuple(check for check in exercise.checks if check.status not in (Status.PASSED, Status.BLOCKED)))


def _plugins(case: Case) -> list[object]:
    plugins: list[object] = [Order(long=case.long)]
    return plugins + [FirstFailure()] * case.stop + [SinglePrecision()] * case.single


LONG = ("timeout", "uses_own_exercises")
"""The marks of checks that take long: they have their own time limit, or run the learner's own exercises."""


def takes_long(item: pytest.Item) -> bool:
    """Whether a check takes long."""
    return any(item.get_closest_marker(mark) is not None for mark in LONG)


def has_long_checks(exercise: Exercise) -> bool:
    """Whether an exercise has checks that take long."""
    return any(f"@pytest.mark.{mark}" in exercise.checks.read_text(encoding="utf-8") for mark in LONG)


class Order:
    """Puts long checks last, or leaves them out, and puts those without random inputs first.

    Parameters
    ----------
    long : bool
        Whether the checks run that take long.
    """

    def __init__(self, *, long: bool) -> None:
        self._long = long

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Sort the checks before the session counts them."""
        items[:] = [item for item in items if self._long or not takes_long(item)]
        items.sort(key=in_order)


def draws(item: pytest.Item) -> bool:
    """Whether a check has random inputs."""
    return "rng" in getattr(item, "fixturenames", ())


def in_order(item: pytest.Item) -> tuple[bool, bool]:
    """Return a key that sorts long checks last, and those without random inputs first."""
    return takes_long(item), draws(item)


class FirstFailure:
    """Blocks all checks after the first that does not pass."""

    def __init__(self) -> None:
        self._failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        self._failed = self._failed or report.failed

    def pytest_runtest_setup(self) -> None:
        """Let no more checks begin."""
        if self._failed:
            raise NotPassed(Status.BLOCKED, "a check before it does not pass")


class SinglePrecision:
    """Replaces float64 by float32 on the way to the submission; the reference keeps its inputs."""

    @pytest.fixture
    def remote(self, remote: RemoteSubmission) -> _Single:
        """The submission, called with numbers of single precision."""
        return _Single(remote)


class _Single:
    def __init__(self, remote: RemoteSubmission) -> None:
        self._remote = remote

    def __getattr__(self, name: str) -> Any:
        return getattr(self._remote, name)

    def ask(self, call: Call) -> Value:
        return self._remote.ask(replace(call, values=tuple(map(_single, call.values))))


def _single(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _single(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return tuple(map(_single, value))
    return value.astype(np.float32) if getattr(value, "dtype", None) == np.float64 else value
