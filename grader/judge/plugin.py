"""What pytest does for the judge: it collects the checks, runs them, and a record of each is kept."""

from __future__ import annotations

import time
import traceback
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from grader.course import Exercise
from grader.course.promises import Promise
from grader.datasets.dataset import Dataset
from grader.datasets.mnist import MnistError
from grader.judge.budget import Budget
from grader.judge.failures import NotPassed
from grader.judge.faults import fault
from grader.judge.functions import Functions
from grader.judge.knowledge import Knowledge
from grader.judge.material import Material
from grader.judge.outcome import exercise_result
from grader.judge.record import CheckRecord
from grader.judge.subjects.assembly import Assembly, Sources
from grader.judge.subjects.interface import AnyReference
from grader.judge.subjects.remote import RemoteSubmission
from grader.results.events import (
    CheckFinished,
    Diagnosed,
    Event,
    ExerciseStarted,
    NetworkTrained,
    OnEvent,
    TrainingProgress,
)
from grader.results.report import DEFAULT_SEED, ExerciseResult, Status
from grader.results.training import CurvePoint
from grader.sandbox.outside.answers import Progress
from grader.sandbox.outside.interface import WorkerSource

TRAINING_WAITS = "it trains when all other checks pass"


class Plugin:
    """The plugin of pytest that readies the submission for each check and keeps a record of it.

    Parameters
    ----------
    assembly : Assembly
        The submission and the reference.
    sandbox : WorkerSource
        Where the submission runs.
    budget : Budget
        The time that it has as a whole.
    on_event : callable
        Called with each event on the way.
    material : Material, optional
        What the checks need of the course, where it is kept for other submissions too.

    Attributes
    ----------
    seed : int
        Seed of all random inputs.
    fault : Exception or None
        What ended the session early.
    """

    def __init__(
        self,
        assembly: Assembly,
        sandbox: WorkerSource,
        budget: Budget,
        on_event: OnEvent,
        material: Material | None = None,
    ) -> None:
        self._assembly, self._sandbox, self._budget, self._on_event = assembly, sandbox, budget, on_event
        self._exercises = {exercise.name: exercise for exercise in assembly.exercises}
        self.material = material or Material()
        self.material.read(assembly.exercises)
        self._knowledge = {exercise.name: self.knowledge_of(exercise) for exercise in assembly.exercises}
        self._functions = {exercise.name: Functions(self._outline(exercise)) for exercise in assembly.exercises}
        self._records: dict[pytest.Item, CheckRecord] = {}
        self._current: CheckRecord | None = None
        self._submission: tuple[str, Sources, RemoteSubmission] | None = None
        self._results: dict[str, ExerciseResult] = {}
        self.seed = assembly.request.seed
        self.fault: Exception | None = None

    # What the fixtures ask for

    def begin(self, item: pytest.Item, seed: int) -> CheckRecord:
        """Execute the submission anew for a check, and return the record of the check."""
        record = self._records[item]
        record.waits_for = self._failing_need(record)
        self._let_trainings_wait(record)
        submission = record.submission = self._submission_for(record)
        record.seed = seed
        try:
            submission.begin(record.limit, seed, record.transcript)
        except NotPassed as problem:
            raise self._still_to_do(record) or problem from None
        return record

    def _still_to_do(self, record: CheckRecord) -> NotPassed | None:
        """Return what is to do in an exercise that cannot be executed with the learner's own earlier ones.

        It runs with the grader's, so the problem lies in the earlier ones; those have checks that say so.
        """
        if not record.uses_own_exercises:
            return None
        records = self._records_of(record.exercise.name)
        return next((other.problem for other in records if other.status is Status.TODO), None)

    def _failing_need(self, record: CheckRecord) -> str | None:
        """Return the first of the learner's own earlier exercises that does not pass, where a check runs with them.

        A check that is made to run on them fails with them; only one that was not handed in is none of its business.
        """
        handed_in = self._assembly.request.sources
        for need in self._assembly.ungraded_needs(record.exercise):
            if record.uses_own_exercises and need in handed_in:
                continue
            if {other.status for other in self._records_of(need)} - {Status.PASSED, Status.BLOCKED}:
                return need
        return None

    def _let_trainings_wait(self, record: CheckRecord) -> None:
        """Refuse a check that trains, where it has to wait for the other checks."""
        others = {other.status for other in self._records_of(record.exercise.name) if not other.trains}
        if record.trains and self._assembly.request.trains_last and others - {Status.PASSED}:
            raise NotPassed(Status.BLOCKED, TRAINING_WAITS)

    def _submission_for(self, record: CheckRecord) -> RemoteSubmission:
        """Return the submission's exercise at work: the same as for the check before, where nothing differs."""
        exercise = record.exercise
        sources = self._assembly.of_submission(exercise, uses_own_exercises=record.uses_own_exercises)
        if self._submission is None or self._submission[:2] != (exercise.name, sources):
            scenarios = self.material.scenarios(exercise)
            remote = RemoteSubmission(
                *(exercise, sources, scenarios, self._sandbox, self._budget, self._progress),
                repeatable=self._assembly.request.repeatable,
            )
            self._submission = exercise.name, sources, remote
        return self._submission[2]

    def reference(self, item: pytest.Item) -> AnyReference | None:
        """Return the reference for a check, or None where there is none."""
        knowledge = self._knowledge[self._records[item].exercise.name]
        return knowledge.reference if knowledge is not None else None

    def formulas(self, item: pytest.Item) -> Any | None:
        """Return the formulas that a check compares with, or None where there are none."""
        exercise = self._records[item].exercise
        knowledge = self._knowledge[exercise.name]
        return knowledge.formulas if knowledge is not None else self.material.formulas(exercise)

    def knowledge_of(self, exercise: Exercise) -> Knowledge | None:
        """Return what is known of an exercise: by its solution, or by its record, which is one of the default seed."""
        if self._assembly.has_reference(exercise):
            return self.material.knowledge(exercise, self._assembly.of_reference(exercise))
        return self.material.recorded(exercise) if self._assembly.request.seed == DEFAULT_SEED else None

    def _outline(self, exercise: Exercise) -> str:
        knowledge = self._knowledge[exercise.name]
        return knowledge.outline if knowledge is not None else self._assembly.text_of(exercise)

    def promises(self, exercise: Exercise) -> Mapping[str, Promise]:
        """Return what the stub of an exercise promises."""
        return self.material.promises(exercise)

    @property
    def mnist(self) -> Dataset:
        """The MNIST to use."""
        return self.material.dataset(self._assembly.request.dataset)

    # What comes out

    def result_of(self, exercise: Exercise) -> ExerciseResult:
        """Return the result of an exercise whose checks are done.

        Raises
        ------
        GraderFault
            If a check has no outcome.
        """
        if exercise.name not in self._results:
            records, knowledge = self._records_of(exercise.name), self._knowledge[exercise.name]
            text = self._assembly.request.sources.get(exercise.name)
            handed_in = text if isinstance(text, str) else ""
            result = exercise_result(exercise, records, knowledge, handed_in)
            self._results[exercise.name] = result
            networks = [record.network for record in records if record.network is not None]
            if networks and result.status is Status.PASSED:
                self._emit(NetworkTrained(exercise.name, networks[-1]))
            self._emit(Diagnosed(result))
        return self._results[exercise.name]

    @property
    def records(self) -> Iterable[CheckRecord]:
        """The records of all checks."""
        return self._records.values()

    def _records_of(self, exercise: str) -> list[CheckRecord]:
        return [record for record in self.records if record.exercise.name == exercise]

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
        """Keep what goes wrong beside the checks, and let it be the end of the session."""
        try:
            yield
        except Exception as problem:
            self.fault = self.fault or problem
            item.session.shouldstop = "fault"

    # What pytest tells

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        """Open a record for each check, and put pytest-timeout well behind its time limit."""
        for item in items:
            exercise = self._exercises[item.path.parent.name]
            record = self._records[item] = CheckRecord(item, exercise, self._functions[exercise.name])
            item.add_marker(pytest.mark.timeout(record.backstop), append=False)
        if any("mnist" in item.fixturenames for item in items):
            self._read_mnist(items)

    def _read_mnist(self, items: list[pytest.Function]) -> None:
        """Read MNIST before any submission runs."""
        try:
            self.mnist  # noqa: B018  (it is kept)
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
        """Keep what pytest says of files that it does not find; it would be printed."""
        try:
            return (yield)
        except pytest.UsageError as problem:
            self.fault = OSError(f"the checks cannot be read: {problem}")
            return pytest.ExitCode.USAGE_ERROR

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Keep what went wrong in pytest itself; it would be printed."""
        self.fault = self.fault or fault(excinfo.value, "pytest")
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function, nextitem: pytest.Item | None) -> Iterator[None]:
        """Say which exercise begins and which check has an outcome, and look at an exercise after its last check."""
        record = self._records[item]
        with self._stops(item):
            if self._current is None or self._current.exercise is not record.exercise:
                self._emit(ExerciseStarted(record.exercise.name))
        self._current = record
        record.started = time.perf_counter()
        result = yield
        if record.submission is not None:
            record.submission.end(finished=record.status is not Status.TIMEOUT)
        if self._assembly.request.repeatable:
            record.seconds = 0.0
        record.free_answers()
        with self._stops(item):
            if record.status is not None:
                self._emit(CheckFinished(record.exercise.name, record.result()))
            if nextitem is None or self._records[nextitem].exercise is not record.exercise:
                self._look_at(record.exercise)
        return result

    def _look_at(self, exercise: Exercise) -> None:
        """Find the result of an exercise as soon as it can be known, if it is wanted."""
        done = all(record.status for record in self._records_of(exercise.name))
        if self.fault is None and done and exercise.name in self._assembly.request.exercises:
            self.result_of(exercise)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Function, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep the outcome of a check; what is not one ends the session. Nobody reads what pytest would write."""
        problem = call.excinfo.value if call.excinfo else None
        if isinstance(problem, NotPassed):
            self._records[item].finish(problem)
        elif problem is not None and _is_verdict(problem, item):
            self._records[item].finish(NotPassed(Status.FAILED, str(problem), call=str(problem)))
        elif problem is not None:
            self._end(item, problem)
        elif call.when == "call":
            self._records[item].finish(None)
        outcome = "failed" if problem else "passed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)  # type: ignore[arg-type]

    def _end(self, item: pytest.Function, problem: BaseException) -> None:
        with self._stops(item):
            raise fault(problem, f"{item.path.parent.name}, {item.name}")


def _is_verdict(problem: BaseException, item: pytest.Function) -> bool:
    """Whether a check says that it fails: by its own assertion, with words."""
    place = traceback.extract_tb(problem.__traceback__)[-1]
    return isinstance(problem, AssertionError) and bool(str(problem)) and Path(place.filename) == item.path
