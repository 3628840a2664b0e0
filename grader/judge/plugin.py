"""A pytest plugin for the judge: it collects the checks, runs them, and keeps a record of each."""

from __future__ import annotations

import itertools
import time
import traceback
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.course import Exercise
from grader.datasets.mnist import MnistError
from grader.judge.failures import NotPassed
from grader.judge.faults import fault
from grader.judge.functions import Functions
from grader.judge.outcome import exercise_result
from grader.judge.record import CheckRecord
from grader.judge.supplies import Supplies
from grader.judge.waiting import Records
from grader.results.curves import CurvePoint
from grader.results.events import (
    CheckFinished,
    Diagnosed,
    Event,
    ExerciseStarted,
    NetworkTrained,
    OnEvent,
    TrainingProgress,
)
from grader.results.report import ExerciseResult, Status
from grader.sandbox.outside.answers import Progress


class Plugin:
    """The plugin of pytest that readies the submission for each check and keeps a record of it.

    Parameters
    ----------
    supplies : Supplies
        The supplies of the checks.
    on_event : callable
        Called with each event on the way.

    Attributes
    ----------
    supplies : Supplies
        The supplies of the checks.
    records : Records
        The records of all checks.
    fault : Exception or None
        What ended the session early.
    """

    def __init__(self, supplies: Supplies, on_event: OnEvent) -> None:
        self.supplies, self._on_event = supplies, on_event
        self._request, exercises = supplies.assembly.request, supplies.assembly.exercises
        self._exercises = {exercise.name: exercise for exercise in exercises}
        self._functions = {exercise.name: Functions(supplies.outline(exercise)) for exercise in exercises}
        self.records = Records(supplies.assembly)
        self._current: CheckRecord | None = None
        self._runs_with: tuple[str, bool] | None = None
        self._results: dict[str, ExerciseResult] = {}
        self.fault: Exception | None = None

    def begin(self, item: pytest.Item, seed: int) -> CheckRecord:
        """Execute the submission anew for a check, and return the record of the check."""
        record = self.records[item]
        record.waits_for = self.records.failing_need(record)
        self.records.require_others_first(record)
        submission = record.submission = self.supplies.submission(
            record.exercise, self._progress, uses_own_exercises=record.uses_own_exercises
        )
        record.seed = seed
        try:
            submission.begin(record.limit, seed, record.transcript)
        except NotPassed as problem:
            raise self.records.still_to_do(record) or problem from None
        return record

    # Outcomes

    def result_of(self, exercise: Exercise) -> ExerciseResult:
        """Return the result of an exercise whose checks are done.

        Raises
        ------
        GraderFault
            If a check has no outcome.
        """
        if exercise.name not in self._results:
            records, knowledge = self.records.of(exercise.name), self.supplies.knowledge[exercise.name]
            text = self._request.sources.get(exercise.name)
            handed_in = text if isinstance(text, str) else ""
            result = exercise_result(exercise, records, knowledge, handed_in)
            self._results[exercise.name] = result
            networks = [record.network for record in records if record.network is not None]
            if networks and result.status is Status.PASSED:
                self._emit(NetworkTrained(exercise.name, networks[-1]))
            self._emit(Diagnosed(result))
        return self._results[exercise.name]

    def _progress(self, progress: Progress) -> None:
        assert self._current is not None
        point = CurvePoint(progress.share, progress.loss, progress.accuracy)
        self._current.add_point(point)
        with self._stops(self._current.item):
            self._emit(TrainingProgress(self._current.exercise.name, point))

    def _emit(self, event: Event) -> None:
        if self.fault is None:  # after it nothing is known
            self._on_event(event)

    @contextmanager
    def _stops(self, item: pytest.Item) -> Iterator[None]:
        """Keep an error outside the checks, and let it end the session."""
        try:
            yield
        except Exception as problem:
            self.fault = self.fault or problem
            item.session.shouldstop = "fault"

    # Hooks of pytest

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        """Open a record for each check, and set the timeout of pytest-timeout well after its time limit."""
        for item in items:
            exercise = self._exercises[item.path.parent.name]
            record = CheckRecord(item, exercise, self._functions[exercise.name])
            self.records.add(record)
            item.add_marker(pytest.mark.timeout(record.backstop), append=False)
        if any("mnist" in item.fixturenames for item in items):
            self._read_mnist(items)

    def _read_mnist(self, items: list[pytest.Function]) -> None:
        """Read MNIST before any submission runs."""
        try:
            self.supplies.mnist  # noqa: B018  (it is kept)
        except MnistError as problem:
            self.fault = problem
            items.clear()

    def pytest_exception_interact(self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[object]) -> None:
        """A file of checks that cannot be imported is a fault."""
        if isinstance(node, pytest.Collector) and call.excinfo:
            problem = call.excinfo.value.__cause__ or call.excinfo.value
            self.fault = fault(problem, node.path.parent.name)

    @pytest.hookimpl(wrapper=True)
    def pytest_cmdline_main(self) -> Generator[None, object, object]:
        """Keep pytest's message about missing files instead of printing it."""
        try:
            return (yield)
        except pytest.UsageError as problem:
            self.fault = OSError(f"the checks cannot be read: {problem}")
            return pytest.ExitCode.USAGE_ERROR

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Keep an internal error of pytest instead of printing it."""
        self.fault = self.fault or fault(excinfo.value, "pytest")
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function, nextitem: pytest.Item | None) -> Iterator[None]:
        """Report which exercise begins and which check has an outcome; after its last check, look at the exercise."""
        record = self.records[item]
        with self._stops(item):
            if self._current is None or self._current.exercise is not record.exercise:
                self._emit(ExerciseStarted(record.exercise.name))
        self._current = record
        record.started = time.perf_counter()
        result = yield
        if record.submission is not None:
            record.submission.end(finished=record.status is not Status.TIMEOUT)
        if self._request.repeatable:
            record.seconds = 0.0
        record.free_answers()
        with self._stops(item):
            if record.status is not None:
                self._emit(CheckFinished(record.exercise.name, record.result()))
            if nextitem is None or self.records[nextitem].exercise is not record.exercise:
                self._look_at(record.exercise)
            elif self.fault is None:
                self._prepare_next(item)
        return result

    def _prepare_next(self, item: pytest.Item) -> None:
        """At the first of several checks that share a worker, let the next worker get ready for those after them."""
        runs_with = self.records[item].runs_with
        if runs_with == self._runs_with:
            return
        self._runs_with, items = runs_with, item.session.items
        later = (self.records[other] for other in items[items.index(item) + 1 :])
        for _, (record, *_) in itertools.groupby(later, lambda record: record.runs_with):
            if self.supplies.prepare(record.exercise, uses_own_exercises=record.uses_own_exercises):
                return

    def _look_at(self, exercise: Exercise) -> None:
        """Find the result of an exercise as soon as it can be known, if it is wanted."""
        done = all(record.status for record in self.records.of(exercise.name))
        if self.fault is None and done and exercise.name in self._request.exercises:
            self.result_of(exercise)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Function, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep the outcome of a check; any other exception ends the session. Pytest's own report is not used."""
        problem = call.excinfo.value if call.excinfo else None
        if isinstance(problem, NotPassed):
            self.records[item].finish(problem)
        elif problem is not None and _is_verdict(problem, item):
            self.records[item].finish(NotPassed(Status.FAILED, str(problem), call=str(problem)))
        elif problem is not None:
            self._end(item, problem)
        elif call.when == "call":
            self.records[item].finish(None)
        outcome = "failed" if problem else "passed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)  # type: ignore[arg-type]

    def _end(self, item: pytest.Function, problem: BaseException) -> None:
        with self._stops(item):
            raise fault(problem, f"{item.path.parent.name}, {item.name}")


def _is_verdict(problem: BaseException, item: pytest.Function) -> bool:
    """Whether a check fails by its own assertion, with a message."""
    place = traceback.extract_tb(problem.__traceback__)[-1]
    return isinstance(problem, AssertionError) and bool(str(problem)) and Path(place.filename) == item.path
