"""Run the checks of exercises under pytest, isolated from its surroundings.

Here pytest is only an engine: it has its own configuration file, our plugins and no others, no conftest, no cache, no
terminal. Every collected check must have an outcome in the end; a missing one is a fault, never a pass.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import pytest_timeout  # type: ignore[import-untyped]

from grader.judge.budget import Budget
from grader.judge.faults import GraderFault, require_asserts, require_path_for_pytest
from grader.judge.fixtures import Fixtures
from grader.judge.garbage import Garbage
from grader.judge.named import NamedExercises
from grader.judge.plugin import Plugin
from grader.judge.subjects.assembly import Assembly
from grader.judge.supplies import Supplies
from grader.results.events import OnEvent, ignore
from grader.results.report import ExerciseResult
from grader.sandbox.outside.interface import WorkerSource

if TYPE_CHECKING:
    from grader.judge.viewing.expected import Expected

INI = Path(__file__).with_name("checks.ini")


def run_checks(
    assembly: Assembly, sandbox: WorkerSource, on_event: OnEvent = ignore, plugins: Sequence[object] = ()
) -> tuple[ExerciseResult, ...]:
    """Run the checks of the requested exercises; nothing else in this process may do so meanwhile.

    Parameters
    ----------
    assembly : Assembly
        The submission and the reference.
    sandbox : WorkerSource
        The sandbox of the submission.
    on_event : callable
        Called with each event on the way.
    plugins : sequence of object
        More pytest plugins, for tests of the judge.

    Returns
    -------
    tuple of ExerciseResult
        The outcome of each requested exercise, every check of it accounted for.

    Raises
    ------
    AssertsOff
        If Python takes the asserts out of the checks.
    GraderFault
        If a check, pytest or the judge itself fails.
    MnistError
        If a check needs MNIST and its files are damaged.
    WorkerFault
        If no worker can be started.
    """
    supplies = Supplies(assembly, sandbox, Budget(assembly.request.budget))
    plugin, draw_views = Plugin(supplies, on_event), _views_drawer(supplies, on_event)
    with _shut_off():
        _run(plugin, plugins)
        results = tuple(map(plugin.result_of, assembly.requested))
        for result in results:
            draw_views(result.name)
        return results


def run_named_checks(
    assembly: Assembly,
    sandbox: WorkerSource,
    budget: Budget,
    on_event: OnEvent,
    on_ready: Callable[[], None],
    names: Iterable[str],
    expected: Expected | None = None,
) -> None:
    """Run the checks of exercises that are named one after another; their results are sent as events.

    Parameters
    ----------
    assembly : Assembly
        The submission, and a reference of all requested exercises.
    sandbox : WorkerSource
        The sandbox of the submission.
    budget : Budget
        The time limit of the whole submission; the remaining time may be set when a name is requested.
    on_event : callable
        Called with each event on the way.
    on_ready : callable
        Called when the judge has read everything that it needs, before the first name is requested.
    names : iterable of str
        Some of the requested exercises.
    expected : Expected or None
        The reference of an exercise that has answered what its views ask.

    Raises
    ------
    AssertsOff, GraderFault, MnistError, WorkerFault
        As `run_checks`.
    """
    plugin = Plugin(Supplies(assembly, sandbox, budget), on_event)
    named = NamedExercises(on_ready, names, _views_drawer(plugin.supplies, on_event, expected))
    with _shut_off():
        _run(plugin, [named])
        for exercise in assembly.exercises:
            if exercise.name in named.begun:
                plugin.result_of(exercise)


def _views_drawer(supplies: Supplies, on_event: OnEvent, expected: Expected | None = None) -> Callable[[str], None]:
    """Return the function that draws the views of a graded exercise; it does nothing unless views are requested."""
    if not supplies.assembly.request.views:
        return _draw_nothing
    from grader.judge.viewing.viewer import Viewer  # matplotlib takes half a second

    return Viewer(supplies, on_event, expected).draw


def _draw_nothing(exercise: str) -> None:
    """Draw no views."""


def run_session(plugin: Plugin, plugins: Sequence[object]) -> None:
    """Run pytest on the checks of the exercises that run, with a plugin that judges them, and others.

    Raises
    ------
    AssertsOff, GraderFault, MnistError, WorkerFault
        As `run_checks`.
    """
    with _shut_off():
        _run(plugin, plugins)


def _run(plugin: Plugin, plugins: Sequence[object]) -> None:
    """Run pytest; raise what ends it early."""
    require_asserts()
    require_path_for_pytest(INI)
    paths = [str(exercise.checks) for exercise in plugin.supplies.assembly.exercises]
    ours = pytest_timeout, plugin, Fixtures(plugin.begin, plugin.supplies), Garbage()
    code = pytest.main([*_OPTIONS, *paths], plugins=[*ours, *plugins])
    if plugin.fault is not None:
        raise plugin.fault
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise GraderFault(f"pytest ended with {pytest.ExitCode(code).name}")


_WITHOUT = (
    *("terminal", "cacheprovider", "junitxml", "pastebin", "faulthandler"),
    *("warnings", "logging", "doctest", "unittest", "debugging"),
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
    *(f"-pno:{plugin}" for plugin in _WITHOUT),
]


@contextmanager
def _shut_off() -> Iterator[None]:
    """Keep pytest's environment variables and all warnings out of a session, and restore random numbers at the end."""
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
