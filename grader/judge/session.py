"""Running the checks of exercises under pytest, shut off from everything around it.

pytest here is an engine and nothing more: its own configuration file, no plugin but ours, no conftest, no cache, no
terminal. Every check that is collected is accounted for; what has no outcome in the end is a fault, never a pass.
"""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from grader.judge.faults import GraderFault, JudgeBusy
from grader.judge.fixtures import Fixtures
from grader.judge.outcome import exercise_result
from grader.judge.plugin import Plugin
from grader.judge.subjects.assembly import Assembly
from grader.results.events import Diagnosed, OnEvent, ignore
from grader.results.report import ExerciseResult
from grader.sandbox.outside.pool import Sandbox

INI = Path(__file__).with_name("checks.ini")


_at_work = threading.Lock()


def run_checks(
    assembly: Assembly, sandbox: Sandbox, on_event: OnEvent = ignore, plugins: Sequence[object] = ()
) -> tuple[ExerciseResult, ...]:
    """Run the checks of the requested exercises.

    Parameters
    ----------
    assembly : Assembly
        The submission and the reference.
    sandbox : Sandbox
        Where the submission runs.
    on_event : callable
        Called with each event on the way.
    plugins : sequence of object
        Further plugins of pytest, for those who judge the judge.

    Returns
    -------
    tuple of ExerciseResult
        The outcome of each requested exercise, every check of it accounted for.

    Raises
    ------
    JudgeBusy
        If another judge is at work in this process: pytest, the loaded modules, the environment and the random state
        are the process's.
    GraderFault
        If a check, pytest or the judge itself fails.
    MnistError
        If a check needs MNIST and its files are damaged.
    WorkerFault
        If no worker can be started.
    """
    plugin = Plugin(assembly, sandbox, on_event)
    banks = {exercise.name: exercise.mistakes for exercise in assembly.exercises}  # read before a submission runs
    paths = [str(exercise.checks) for exercise in assembly.exercises]
    with _alone(), _shut_off():
        code = pytest.main([*_OPTIONS, *paths], plugins=[plugin, Fixtures(plugin), *plugins])
        if plugin.fault is not None:
            raise plugin.fault
        if code == pytest.ExitCode.INTERRUPTED:
            raise KeyboardInterrupt
        if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            raise GraderFault(f"pytest ended with {pytest.ExitCode(code).name}")
        return tuple(_results(assembly, plugin, banks, on_event))


def _results(
    assembly: Assembly, plugin: Plugin, banks: Mapping[str, str], on_event: OnEvent
) -> Iterator[ExerciseResult]:
    """Yield the results of the requested exercises."""
    for exercise in assembly.exercises:
        if exercise.name in assembly.request.exercises:
            records, reference = plugin.records(exercise.name), plugin.reference_of(exercise)
            result = exercise_result(exercise, records, reference, banks[exercise.name])
            on_event(Diagnosed(result))
            yield result


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
def _alone() -> Iterator[None]:
    """Refuse a second judge in this process."""
    if not _at_work.acquire(blocking=False):
        raise JudgeBusy("another judge is at work in this process; grade in a process for each")
    try:
        yield
    finally:
        _at_work.release()


@contextmanager
def _shut_off() -> Iterator[None]:
    """Keep pytest's environment variables and all warnings out of a session, and restore random numbers after it."""
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
