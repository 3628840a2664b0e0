"""Recognising the known mistakes that a submission makes, from its answers alone.

A diagnosis is a set of mistakes, at most one for each function or method. It grows from the calls that need the fewest
definitions to those that need more. Where the mistakes found so far leave something unexplained, one more is looked for
that explains it. It stands in the right code beside them (`replay`), and is accepted if all calls that need no further
definitions then come out as the submission answered them. What is wrong where further ones are needed may have another
cause, which is looked for later.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from grader.course import Exercise
from grader.judge.diagnosis.evidence import Fit
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.replay import CheckRun, ReplayedCall, ReplayHarness

Scope = frozenset[str]
"""The definitions that a call needs."""


@dataclass(frozen=True)
class Diagnosis:
    """The known mistake that explains a failing check.

    Attributes
    ----------
    mistake : str
        The name of the mistake in its bank.
    hint : str
        What helps.
    """

    mistake: str
    hint: str


def recognise(
    exercise: Exercise, texts: dict[str, str], mistakes: Sequence[Mistake], checks: Sequence[CheckRun]
) -> dict[str, Diagnosis]:
    """Return the diagnosis of each failing check that known mistakes explain.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    texts : dict of str to str
        The solutions of this exercise and of those that it may import, by name.
    mistakes : sequence of Mistake
        The known mistakes.
    checks : sequence of CheckRun
        All checks of the exercise.

    Returns
    -------
    dict of str to Diagnosis
        By the name of the check.
    """
    harness = ReplayHarness(exercise, texts)
    with harness.isolated():
        search = _Search(harness, mistakes, checks)
        for scope in search.wrong_scopes:
            search.explain(scope)
        found = {check.name: search.reason(check) for check in checks if check.failed}
    return {name: Diagnosis(mistake.name, mistake.hint) for name, mistake in found.items() if mistake is not None}


class _Search:
    """The search for the mistakes of one submission.

    Attributes
    ----------
    wrong_scopes : list of Scope
        The scopes of the calls that show what is wrong, the smallest first.
    """

    def __init__(self, harness: ReplayHarness, mistakes: Sequence[Mistake], checks: Sequence[CheckRun]) -> None:
        self._harness, self._mistakes, self._checks = harness, mistakes, checks
        self._found: list[Mistake] = []
        self._failing = [call for check in checks if check.failed for call in harness.calls(check)]
        scopes = {call.uses for call in self._failing if call.is_wrong}
        self.wrong_scopes = sorted(scopes, key=lambda scope: (len(scope), sorted(scope)))

    @functools.cached_property
    def _passing(self) -> list[ReplayedCall]:
        return [call for check in self._checks if not check.failed for call in self._harness.calls(check)]

    def explain(self, scope: Scope) -> None:
        """Look for the mistake that explains what is wrong in a scope, unless those found so far do."""
        wrong = [call for call in self._failing if call.is_wrong and call.uses == scope]
        if all(self._holds(self._found, call) for call in wrong):
            return
        taken = frozenset().union(*(mistake.replaces for mistake in self._found))
        left = [mistake for mistake in self._mistakes if mistake.replaces & scope and not mistake.replaces & taken]
        left = self._filtered(left, wrong)
        left = [mistake for mistake in left if any(self._explains(mistake, call) for call in wrong)]
        left = self._filtered(left, self._failing, scope)
        if left:
            left = self._filtered(left, self._passing, scope)
        if len({mistake.hint for mistake in left}) > 1:
            left = self._best(left)
        if len({mistake.hint for mistake in left}) == 1:
            self._found.append(left[0])

    def _filtered(
        self, mistakes: list[Mistake], calls: Iterable[ReplayedCall], scope: Scope | None = None
    ) -> list[Mistake]:
        """Return the mistakes that fit the calls, each beside those found so far.

        Calls outside of a scope count only if nothing of their own scope is wrong: elsewhere a second fault may hide
        the first.
        """
        for call in sorted(calls, key=lambda call: call.steps):
            if mistakes and (scope is None or call.uses <= scope or call.uses not in self.wrong_scopes):
                fits = {mistake: self._fit([*self._found, mistake], call) for mistake in mistakes}
                if None not in fits.values():  # else it costs more than is left, and nobody is judged by it
                    mistakes = [mistake for mistake, fit in fits.items() if fit is not None and fit.holds]
        return mistakes

    def _best(self, mistakes: list[Mistake]) -> list[Mistake]:
        """Return the mistakes that explain most failing checks, and of these the ones that explain most in full."""
        ranks = dict.fromkeys(mistakes, (0, 0))
        for check in self._checks:
            wrong = [call for call in self._harness.calls(check) if call.is_wrong] if check.failed else []
            fits = {mistake: [self._fit([*self._found, mistake], call) for call in wrong] for mistake in mistakes}
            if wrong and not any(None in found for found in fits.values()):
                for mistake, found in fits.items():
                    explained = all(fit is not None and fit.explains for fit in found)
                    in_full = all(fit is Fit.EXPLAINED_IN_FULL for fit in found)
                    ranks[mistake] = ranks[mistake][0] + explained, ranks[mistake][1] + in_full
        return [mistake for mistake in mistakes if ranks[mistake] == max(ranks.values())]

    def reason(self, check: CheckRun) -> Mistake | None:
        """Return the mistake that is the reason why a check fails: the last one found that its explanation needs."""
        for call in self._harness.calls(check):
            if call.is_wrong and self._holds(self._found, call):
                for mistake in reversed(self._found):
                    if not self._holds([other for other in self._found if other is not mistake], call):
                        return mistake
        return None

    def _explains(self, mistake: Mistake, call: ReplayedCall) -> bool:
        fit = self._fit([*self._found, mistake], call)
        return fit is not None and fit.explains

    def _holds(self, mistakes: Sequence[Mistake], call: ReplayedCall) -> bool:
        fit = self._fit(mistakes, call)
        return fit is not None and fit.holds

    def _fit(self, mistakes: Sequence[Mistake], call: ReplayedCall) -> Fit | None:
        return self._harness.fit(call, mistakes)
