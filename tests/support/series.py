"""Many submissions of one exercise, judged in turn in one session of pytest.

Each has its own judge plugin, as in a separate grading. They share everything that does not depend on the submission:
the collected checks, the texts of the exercise, and the answers of the reference.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace

import pytest

from grader.course import load_course, load_solutions
from grader.judge.budget import Budget
from grader.judge.knowledge import Knowledge
from grader.judge.material import Material
from grader.judge.plugin import Plugin
from grader.judge.record import CheckRecord
from grader.judge.session import run_session
from grader.judge.subjects.assembly import Assembly
from grader.judge.supplies import Supplies
from grader.results.events import CheckFinished, Diagnosed, Event
from grader.results.report import DEFAULT_SEED, CheckResult, ExerciseResult, Status
from grader.results.request import Request
from grader.sandbox.outside.interface import WorkerSource
from tests.support.judges import draws, in_order
from tests.support.remembered import RememberedFormulas, RememberedReference


def graded_in_turn(
    exercise: str, texts: Iterable[str], sandbox: WorkerSource, *, seed: int = DEFAULT_SEED
) -> list[ExerciseResult]:
    """Grade submissions of an exercise and return the result of each.

    Parameters
    ----------
    exercise : str
        Which one.
    texts : iterable of str
        The submissions.
    sandbox : WorkerSource
        Where they run.
    seed : int
        Seed of all random inputs.
    """
    events = run_series(exercise, texts, sandbox, seed=seed, stop=False).last_events
    return [event.exercise for event in events if isinstance(event, Diagnosed)]


def last_checks(
    exercise: str, texts: Iterable[str], sandbox: WorkerSource, *, seed: int = DEFAULT_SEED
) -> list[CheckResult]:
    """Return the first check of each submission that does not pass, or the last of all if all pass.

    The check that failed the submission before comes first, and those that take long come last; of the others, those
    without random inputs come first.

    Parameters
    ----------
    exercise, texts, sandbox, seed
        As for `graded_in_turn`.
    """
    return run_series(exercise, texts, sandbox, seed=seed, stop=True).last_checks


def run_series(exercise: str, texts: Iterable[str], sandbox: WorkerSource, *, seed: int, stop: bool) -> Series:
    """Grade submissions of an exercise; if ``stop``, each until its first check that does not pass."""
    assembly = Assembly(Request("submission", {}, (exercise,), seed), load_course(), load_solutions())
    series = Series(assembly, texts, sandbox, stop=stop)
    run_session(series, [series.plugin])  # type: ignore[arg-type]
    return series


class OneReference(Supplies):
    """Supplies for the checks of one exercise, with a reference that remembers its answers."""

    @functools.cached_property
    def _remembered(self) -> RememberedReference:
        return RememberedReference(self._knowledge.reference)

    @functools.cached_property
    def _formulas(self) -> RememberedFormulas:
        return RememberedFormulas(self._knowledge.formulas)

    @property
    def _knowledge(self) -> Knowledge:
        (knowledge,) = self.knowledge.values()
        assert knowledge is not None
        return knowledge

    def reference(self, name: str) -> RememberedReference:  # noqa: ARG002
        """Return the reference, which is the same for all submissions."""
        return self._remembered

    def formulas(self, name: str) -> RememberedFormulas:  # noqa: ARG002
        """Return the formulas, which are the same for all submissions."""
        return self._formulas


class Series:
    """Replaces the judge's plugin, has one for each submission, and passes requests of fixtures on to it.

    Parameters
    ----------
    assembly : Assembly
        One requested exercise; the submission in it does not matter.
    texts : iterable of str
        The submissions.
    sandbox : WorkerSource
        Where they run.
    stop : bool
        Whether the first check that does not pass is the last of its submission.

    Attributes
    ----------
    supplies : Supplies
        What the checks get, but for the submission: the same for all.
    plugin : Plugin
        That of the submission at work.
    last_events : list of Event
        The last thing that was told of each submission so far.
    fixed : set of str
        The names of the checks without random inputs.
    """

    def __init__(self, assembly: Assembly, texts: Iterable[str], sandbox: WorkerSource, *, stop: bool) -> None:
        self._assembly, self._texts, self._sandbox, self._stop = assembly, texts, sandbox, stop
        self._event: Event | None = None
        self._material = Material()
        self.supplies = OneReference(assembly, sandbox, Budget(assembly.request.budget), self._material)
        self.plugin = self._plugin_for("")
        self.last_events: list[Event] = []
        self.fixed: set[str] = set()

    @property
    def last_checks(self) -> list[CheckResult]:
        """The last check of each submission so far."""
        return [event.check for event in self.last_events if isinstance(event, CheckFinished)]

    def _plugin_for(self, text: str) -> Plugin:
        request = self._assembly.request
        handed_in = replace(request, sources=dict.fromkeys(request.exercises, text))
        assembly = replace(self._assembly, request=handed_in)
        supplies = Supplies(assembly, self._sandbox, Budget(request.budget), self._material)
        return Plugin(supplies, self._keep)

    def _keep(self, event: Event) -> None:
        self._event = event

    # What fixtures and the session use

    @property
    def fault(self) -> Exception | None:
        """The fault that ended the session early."""
        return self.plugin.fault

    def begin(self, item: pytest.Item, seed: int) -> CheckRecord:
        """Execute the submission anew for a check, and return the record of the check."""
        return self.plugin.begin(item, seed)

    # Running checks

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the checks for each submission."""
        items = sorted(session.items, key=in_order) if self._stop else session.items
        self.fixed = {item.name for item in items if not draws(item)}
        for text in self._texts:
            self._hand_in(text, session)
            self._run(items)
            if session.shouldstop:
                break
            assert self._event is not None
            self.last_events.append(self._event)
        return True

    def _hand_in(self, text: str, session: pytest.Session) -> None:
        """Replace the plugin by a new one."""
        plugins = session.config.pluginmanager
        plugins.unregister(self.plugin)
        self.plugin = self._plugin_for(text)
        plugins.register(self.plugin)
        for item in session.items:
            item.own_markers.pop(0)  # the time limit that the previous plugin has set
        self.plugin.pytest_collection_modifyitems(session.items)

    def _run(self, items: list[pytest.Item]) -> None:
        """Run the checks in this order; if a failing one is the last, put it first for the next submission."""
        end = items[0] if self._stop else None  # without a next check, all are done, and the search for mistakes begins
        for item, following in zip(list(items), [*items[1:], end], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if item.session.shouldstop:
                return
            if self._stop and isinstance(self._event, CheckFinished) and self._event.check.status is not Status.PASSED:
                items.insert(0, items.pop(items.index(item)))
                return
