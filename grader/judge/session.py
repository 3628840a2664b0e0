"""Running the checks of exercises under pytest, shut off from everything around it.

pytest here is an engine and nothing more: its own configuration file, no plugin but ours, no conftest, no cache, no
terminal. Every check that is collected is accounted for; what has no outcome in the end is a fault, never a pass.
"""

from __future__ import annotations

import os
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest

from grader.course import Exercise
from grader.datasets.mnist import MnistError
from grader.judge.advice import advise
from grader.judge.diagnosis.replay import CheckRun
from grader.judge.failures import NotPassed
from grader.judge.fixtures import Fixtures
from grader.judge.subjects.assembly import Assembly, Grading
from grader.judge.subjects.reference import Reference
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.transcript import Interaction
from grader.results import report as outcome
from grader.results.report import Status
from grader.sandbox.outside.answers import Progress
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.worker import WorkerFault

CHECK_SECONDS = 5.0
BACKSTOP_SECONDS = 180.0
"""What pytest-timeout gives the judge on top of the time of a check; it only ends a judge that hangs itself."""

WRONG = (Status.FAILED, Status.ERROR)
"""The outcomes that a known mistake can explain."""

INI = Path(__file__).with_name("checks.ini")


class GraderFault(Exception):
    """The grader itself failed; the text says where."""


@dataclass
class Listener:
    """Who is told how it goes; by default nobody."""

    on_exercise: Callable[[str], None] = lambda _: None
    on_progress: Callable[[outcome.Point], None] = lambda _: None


def judge(
    grading: Grading, sandbox: Sandbox, listener: Listener | None = None, plugins: Sequence[object] = ()
) -> tuple[outcome.Exercise, ...]:
    """Grade a submission.

    Parameters
    ----------
    grading : Grading
        What, and how.
    sandbox : Sandbox
        Where it runs.
    listener : Listener, optional
        Who is told how it goes.
    plugins : sequence of object
        Further plugins of pytest, for those who judge the judge.

    Returns
    -------
    tuple of outcome.Exercise
        The outcome of each selected exercise, every check of it accounted for.

    Raises
    ------
    GraderFault
        If a check, pytest or the judge itself fails.
    MnistError
        If a check needs MNIST and its files are damaged.
    """
    run = _Run(grading, sandbox, listener or Listener())
    paths = [str(exercise.checks) for exercise in grading.exercises]
    with _shut_off():
        code = pytest.main([*_OPTIONS, *paths], plugins=[run, run.fixtures, *plugins])
        if run.fault is not None:
            raise run.fault
        if code == pytest.ExitCode.INTERRUPTED:
            raise KeyboardInterrupt
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            raise GraderFault(f"pytest ended with {pytest.ExitCode(code).name}")
        return run.outcomes()


_WITHOUT = (
    *("terminal", "cacheprovider", "junitxml", "pastebin", "faulthandler"),
    *("warnings", "logging", "doctest", "unittest"),
    *("unraisableexception", "threadexception"),  # they only warn, and collect garbage five times to do so
)

_OPTIONS = [
    f"--config-file={INI}",
    f"--rootdir={INI.parent}",
    f"--confcutdir={INI.parent}",
    "--noconftest",
    "--import-mode=importlib",
    "--assert=plain",
    "--capture=no",
    "-ppytest_timeout",
    *(f"-pno:{plugin}" for plugin in _WITHOUT),
]


@contextmanager
def _shut_off() -> Iterator[None]:
    """Keep pytest's environment variables and all warnings out of a session, and put random numbers back after it."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(("PYTEST", "PY_COLORS"))}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    state = np.random.get_state()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        np.random.set_state(state)
        for name in [name for name in os.environ if name.startswith("PYTEST")]:
            del os.environ[name]
        os.environ.update(kept)


@dataclass
class _Record:
    """A check that was collected, and its outcome once it has one."""

    item: pytest.Function
    seconds: float
    seed: int = 0
    transcript: Sequence[Interaction] = ()
    outcome: outcome.Check | None = None

    @property
    def status(self) -> Status | None:
        """The status, once there is one."""
        return self.outcome.status if self.outcome else None


class _Run:
    """One session: a pytest plugin that readies the submission for each check and keeps the outcomes."""

    def __init__(self, grading: Grading, sandbox: Sandbox, listener: Listener) -> None:
        self._grading, self._listener = grading, listener
        self._seats = Assembly(grading, sandbox, self._progress)
        self._by_name = {exercise.name: exercise for exercise in grading.exercises}
        self._records: dict[pytest.Item, _Record] = {}
        self._started = 0.0
        self._running: RemoteSubmission | None = None
        self._curve: list[outcome.Point] = []
        self._misread: list[outcome.Misread] = []
        self._notes: list[str] = []
        self.fixtures = Fixtures(
            grading.seed, self.begin, self.reference_of, self._seats.dataset, self._misread, self._notes
        )
        self.fault: Exception | None = None

    # What the fixtures ask for

    def begin(self, item: pytest.Item, seed: int) -> RemoteSubmission:
        """Ready the submission for a check."""
        exercise = self._exercise_of(item)
        self._block(exercise)
        candidate = self._seats.candidate(exercise, uses_own_exercises=_uses_own_exercises(item))
        self._running = candidate
        record = self._records[item]
        candidate.begin(record.seconds, seed)
        if not _uses_own_exercises(item):  # there the answers are not those of this exercise alone
            record.seed, record.transcript = seed, candidate.transcript
        return candidate

    def reference_of(self, item: pytest.Item) -> Reference | None:
        """Return the reference for a check, or None where there is none."""
        return self._seats.reference(self._exercise_of(item))

    def _progress(self, progress: Progress) -> None:
        point = outcome.Point(progress.share, progress.loss, progress.accuracy)
        if len(self._curve) < MAX_POINTS:
            self._curve.append(point)
        self._listener.on_progress(point)

    def _exercise_of(self, item: pytest.Item) -> Exercise:
        return self._by_name[item.path.parent.name]

    def _block(self, exercise: Exercise) -> None:
        """Without a reference an exercise is graded with the learner's own earlier ones, once these pass."""
        if self._grading.solutions is None:
            for need in exercise.needs:
                graded = {record.status for record in self._of(need)} - {Status.BLOCKED}
                if graded - {Status.PASSED}:
                    raise NotPassed(Status.BLOCKED, f"{exercise.name} builds on {need}, which does not pass yet")

    def _of(self, exercise: str) -> list[_Record]:
        return [record for record in self._records.values() if record.item.path.parent.name == exercise]

    # What pytest tells

    def pytest_configure(self, config: pytest.Config) -> None:
        """Spare pytest the tracebacks: nobody reads them, and each takes longer than most checks."""
        config.option.tbstyle = "value"

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        """Take the time limit of each check, and put pytest-timeout well behind it."""
        for item in items:
            mark = item.get_closest_marker("timeout")
            seconds = float(mark.args[0]) if mark else CHECK_SECONDS
            item.add_marker(pytest.mark.timeout(seconds + BACKSTOP_SECONDS), append=False)
            self._records[item] = _Record(item, seconds)
        self._read_dataset(items)

    def _read_dataset(self, items: list[pytest.Function]) -> None:
        """Read MNIST before any submission runs, if a check will ask for it."""
        if any("mnist" in item.fixturenames for item in items):
            try:
                self._seats.dataset()
            except MnistError as problem:
                self.fault = problem
                items.clear()

    def pytest_exception_interact(self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[object]) -> None:
        """A file of checks that cannot be imported is a fault."""
        if isinstance(node, pytest.Collector) and call.excinfo:
            problem = call.excinfo.value.__cause__ or call.excinfo.value
            self.fault = GraderFault(f"{node.path.parent.name}: {_told(problem)}")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Iterator[None]:
        """Tell the listener which exercise runs."""
        self._listener.on_exercise(item.path.parent.name)
        self._started = time.perf_counter()
        self._running = None
        self._curve.clear()
        self._misread.clear()
        self._notes.clear()
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Function, call: pytest.CallInfo[None]) -> Iterator[None]:
        """Keep the outcome of a check; what is not one ends the session."""
        report = yield
        record = self._records[item]
        problem = call.excinfo.value if call.excinfo else None
        if problem is None and call.when == "call":
            record.outcome = self._check(record, Status.PASSED, None)
        elif isinstance(problem, NotPassed):
            record.outcome = self._check(record, problem.status, problem)
        elif problem is not None and _is_verdict(problem, item):
            record.outcome = self._check(record, Status.FAILED, NotPassed(Status.FAILED, str(problem)))
        elif problem is not None:
            self._fail(item, problem)
        return report

    def _check(self, record: _Record, status: Status, problem: NotPassed | None) -> outcome.Check:
        item = record.item
        return outcome.Check(
            name=item.name,
            title=_title(item),
            status=status,
            max_score=_points(item),
            message=_clean(problem.message) if problem else None,
            hint=_clean(problem.hint) if problem and problem.hint else None,
            details=tuple(map(_clean, (*problem.details, *self._on_own_exercises(item), *self._printed())))
            if problem
            else (),
            curve=tuple(self._curve),
            misread=tuple(self._misread),
            notes=tuple(self._notes),
            seconds=round(time.perf_counter() - self._started, 4),
        )

    def _on_own_exercises(self, item: pytest.Function) -> tuple[str, ...]:
        needs = self._exercise_of(item).needs
        if not _uses_own_exercises(item):
            return ()
        return (f"This check runs on your own {', '.join(needs)}, where you handed them in.",)

    def _printed(self) -> tuple[str, ...]:
        text = self._running.printed() if self._running else ""
        return ("printed:", *(f"  {line}" for line in _clean_lines(text))) if text else ()

    def _fail(self, item: pytest.Function, problem: BaseException) -> None:
        if isinstance(problem, MnistError | WorkerFault):
            self.fault = problem
        else:
            self.fault = GraderFault(f"{item.path.parent.name}, {item.name}: {_told(problem)}")
        item.session.shouldstop = "fault"

    # The outcomes

    def outcomes(self) -> tuple[outcome.Exercise, ...]:
        """Return the outcomes of the selected exercises; raise GraderFault if one is missing."""
        return tuple(self._outcome(each) for each in self._by_name.values() if each.name in self._grading.selected)

    def _outcome(self, exercise: Exercise) -> outcome.Exercise:
        records = self._of(exercise.name)
        checks = tuple(each.outcome for each in records if each.outcome is not None)
        if not records or len(checks) < len(records):
            raise GraderFault(f"{exercise.name}: {len(records) - len(checks)} of {len(records)} checks have no outcome")
        checks = self._noted(exercise, records, self._explained(exercise, records, checks))
        return outcome.Exercise(exercise.name, exercise.title, exercise.points, checks)

    def _explained(
        self, exercise: Exercise, records: Sequence[_Record], checks: Sequence[outcome.Check]
    ) -> tuple[outcome.Check, ...]:
        """Return the checks with the mistakes that explain them, where one is recognised."""
        trials = [CheckRun(each.item.name, each.status in WRONG, each.seed, each.transcript) for each in records]
        mistakes = self._seats.recognised(exercise, trials)
        return tuple(
            replace(check, mistake=mistakes[check.name].mistake, hint=check.hint or mistakes[check.name].hint)
            if check.name in mistakes
            else check
            for check in checks
        )

    def _noted(
        self, exercise: Exercise, records: Sequence[_Record], checks: Sequence[outcome.Check]
    ) -> tuple[outcome.Check, ...]:
        """Return the checks with the notes on what passed, one of a kind in an exercise."""
        reference = self._seats.reference(exercise)
        kinds: set[str] = set()
        noted = []
        for record, check in zip(records, checks, strict=True):
            found = {text: text for text in check.notes}
            if reference is not None and check.status is Status.PASSED:
                found |= dict(reversed([*advise(record.transcript, reference, record.seed)]))
            noted.append(replace(check, notes=tuple(_clean(found[kind]) for kind in found if kind not in kinds)))
            kinds |= found.keys()
        return tuple(noted)


def _uses_own_exercises(item: pytest.Item) -> bool:
    """Whether a check runs on the learner's own earlier exercises."""
    return item.get_closest_marker("uses_own_exercises") is not None


def _told(problem: BaseException) -> str:
    """Say what an exception is and where; that of pytest-timeout has no words of its own."""
    places = traceback.extract_tb(problem.__traceback__)
    if any(Path(place.filename).stem == "pytest_timeout" for place in places):
        return "Timeout: the check hangs in the judge itself"
    if isinstance(problem, SyntaxError):
        return f"{type(problem).__name__}: {problem}"
    place = places[-1]
    return f"{type(problem).__name__}: {problem} ({Path(place.filename).name}, line {place.lineno})"


def _is_verdict(problem: BaseException, item: pytest.Function) -> bool:
    """Whether a check says that it fails: by an assertion of its own, with words."""
    place = traceback.extract_tb(problem.__traceback__)[-1]
    return isinstance(problem, AssertionError) and bool(str(problem)) and Path(place.filename) == item.path


def _title(item: pytest.Function) -> str:
    """The first line of a check's docstring; with the case in question where it is one of several."""
    title = str(item.function.__doc__).strip().splitlines()[0]
    callspec = getattr(item, "callspec", None)
    return f"{title.removesuffix('.')} ({callspec.id})." if callspec else title


def _points(item: pytest.Function) -> int:
    mark = item.get_closest_marker("points")
    return int(mark.args[0]) if mark else 1


MAX_POINTS = 10_000
MAX_LINES = 10
MAX_LINE = 1000


def _clean_lines(text: str) -> list[str]:
    lines = [line[:200] for line in text.expandtabs(4).splitlines()]
    if len(lines) > MAX_LINES:
        return [*lines[:MAX_LINES], "..."]
    return lines


def _clean(line: str) -> str:
    """Return a line of the report without anything that could break it, whoever wrote it."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in line[:MAX_LINE])
