"""Many submissions of one exercise, graded one after the other in one session of pytest.

The checks are collected once, and the reference is compiled once; all else is as the judge does it for one submission.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unittest import mock

import pytest

from grader.course import load_course, load_solutions
from grader.judge import session
from grader.judge.outcome import exercise_result
from grader.judge.plugin import Plugin
from grader.judge.record import CheckRecord
from grader.judge.subjects.assembly import Assembly
from grader.results.report import DEFAULT_SEED, CheckResult, Status
from grader.results.request import Request
from grader.sandbox.outside.pool import Sandbox
from tests.support.judges import takes_long


def graded_in_turn(
    exercise: str,
    texts: Sequence[str],
    sandbox: Sandbox,
    *,
    stop: bool = False,
    seed: int = DEFAULT_SEED,
    diagnose: bool = False,
) -> list[list[CheckResult]]:
    """Grade submissions of an exercise and return what came out for each.

    Parameters
    ----------
    exercise : str
        Which one.
    texts : sequence of str
        The submissions.
    sandbox : Sandbox
        Where they run.
    stop : bool
        Whether the first check that does not pass is the last of its submission; the check that failed the submission
        before comes first, and those that take long come last.
    seed : int
        Seed of all random inputs.
    diagnose : bool
        Whether the known mistakes that explain it are looked for.
    """
    request = Request("submission", {exercise: load_solutions()[exercise]}, (exercise,), seed)
    series = Series(exercise, texts, stop=stop, diagnose=diagnose)
    with mock.patch.object(Plugin, "result_of"):  # of each there is one already
        session.run_checks(Assembly(request, load_course(), load_solutions()), sandbox, plugins=[series])
    return series.results


class Series:
    """The plugin of pytest that hands in one text after the other.

    Parameters
    ----------
    exercise : str
        Which exercise they are for.
    texts : sequence of str
        The submissions.
    stop : bool
        Whether the first check that does not pass is the last of its submission.
    diagnose : bool
        Whether the known mistakes that explain it are looked for.

    Attributes
    ----------
    results : list of list of CheckResult
        What came out for each.
    """

    def __init__(self, exercise: str, texts: Sequence[str], *, stop: bool, diagnose: bool = False) -> None:
        self._exercise, self._texts, self._stop, self._diagnose = exercise, texts, stop, diagnose
        self.results: list[list[CheckResult]] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the checks for each submission."""
        (plugin,) = (plugin for plugin in session.config.pluginmanager.get_plugins() if isinstance(plugin, Plugin))
        items = sorted(session.items, key=takes_long) if self._stop else session.items
        for text in self._texts:
            self._hand_in(plugin, text)
            checks = self._graded(plugin, items)
            self.results.append(self._diagnosed(plugin) if self._diagnose else checks)
        return True

    def _diagnosed(self, plugin: Plugin) -> list[CheckResult]:
        """Return the results of all checks, with the known mistakes that explain them."""
        (exercise,) = (each for each in plugin._exercises.values() if each.name == self._exercise)
        records = plugin._records_of(self._exercise)
        reference = plugin._reference_of(exercise)
        return list(exercise_result(exercise, records, reference, exercise.mistakes).checks)

    def _hand_in(self, plugin: Plugin, text: str) -> None:
        """Put a text in the place of the one before it, with a new record of each check."""
        request = replace(plugin._assembly.request, sources={self._exercise: text})
        plugin._assembly = replace(plugin._assembly, request=request)
        plugin._submission = None
        plugin._records = {item: _anew(record) for item, record in plugin._records.items()}

    def _graded(self, plugin: Plugin, items: list[pytest.Item]) -> list[CheckResult]:
        results = []
        for item, following in zip(list(items), [*items[1:], items[0]], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if plugin.fault is not None:
                raise plugin.fault
            results.append(plugin._records[item].result())  # type: ignore[index]
            if self._stop and results[-1].status is not Status.PASSED:
                items.insert(0, items.pop(items.index(item)))
                break
        return results


def _anew(record: CheckRecord) -> CheckRecord:
    """Return a record of the same check in which nothing has happened."""
    new = CheckRecord(record.item, record.exercise)
    new.limit = record.limit
    return new
