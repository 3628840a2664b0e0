"""How well each set of mistakes fits what the checks of an exercise observe."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.judge.diagnosis.evidence import Fit
from grader.judge.diagnosis.harness import ReplayedCheck, ReplayHarness
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.observations import Observation, Scope
from grader.judge.diagnosis.replays import CheckRun


@dataclass(frozen=True, eq=False)
class Question:
    """One thing that a check observes.

    Attributes
    ----------
    check : ReplayedCheck
        The check.
    observation : Observation
        The observation.
    """

    check: ReplayedCheck
    observation: Observation

    @property
    def uses(self) -> Scope:
        """The definitions that the right answer depends on."""
        return self.observation.uses

    @property
    def steps(self) -> int:
        """The cost of asking it."""
        return self.check.steps[self.observation.call]

    @property
    def is_wrong(self) -> bool:
        """Whether it shows a fault that its check found."""
        return self.check.run.failed and self.observation.evidence.differs


class Fitting:
    """What the checks of an exercise observe of a submission, and how mistakes fit it.

    Parameters
    ----------
    harness : ReplayHarness
        Replays the checks.
    runs : sequence of CheckRun
        All checks.

    Attributes
    ----------
    failing : list of Question
        The questions of the failing checks.
    wrong_by_check : dict of str to list of Question
        The faults in each failing check, in the order of its calls.
    wrong_scopes : list of Scope
        The scopes with a fault, the smallest first; among equal ones, those that an early check shows.
    """

    def __init__(self, harness: ReplayHarness, runs: Sequence[CheckRun]) -> None:
        self._harness, self._passing = harness, [run for run in runs if not run.failed]
        self._concerned = functools.cache(_concerned)
        self._replayed: dict[int, list[Question]] = {}
        self._fits: dict[tuple[object, ...], Fit | None] = {}
        checks = [harness.replayed(run) for run in runs if run.failed]
        self.failing = [question for check in checks for question in _questions(check)]
        self.wrong_by_check = {
            check.run.name: [question for question in self.failing if question.check is check and question.is_wrong]
            for check in checks
        }
        scopes = dict.fromkeys(question.uses for question in self.failing if question.is_wrong)
        self.wrong_scopes = sorted(scopes, key=len)

    def passing(self, sets: Sequence[Sequence[Mistake]]) -> list[Question]:
        """Return what those passing checks ask that these mistakes may enter; the others say nothing about them.

        A check that they cannot all be asked is left out: what the reference answers to it would be paid in vain.
        """
        return [question for number in self._payable(sets) for question in self._asked(number)]

    def _payable(self, sets: Sequence[Sequence[Mistake]]) -> Iterator[int]:
        """Yield the numbers of the passing checks that these mistakes may enter, as long as they can be asked."""
        for number, reach in enumerate(self._reach):
            concerned = sum(any(_is_in(reach, mistake) for mistake in mistakes) for mistakes in sets)
            if concerned and (number in self._replayed or self._harness.can_begin(self._passing[number], concerned)):
                yield number

    @functools.cached_property
    def _reach(self) -> list[frozenset[str]]:
        """What each passing check may enter, by bare names."""
        return [self._harness.reach(run) for run in self._passing]

    def _asked(self, number: int) -> list[Question]:
        """Return what a passing check asks; the reference answers it only once a mistake explains the failures."""
        if number not in self._replayed:
            self._replayed[number] = _questions(self._harness.replayed(self._passing[number]))
        return self._replayed[number]

    def can_ask(self, count: int, questions: Sequence[Question]) -> bool:
        """Whether the budget allows asking the cheapest of these questions this many times."""
        return self._harness.budget.covers(count * min(question.steps for question in questions))

    def wrong_in(self, scope: Scope) -> list[Question]:
        """Return what is wrong in a scope."""
        return [question for question in self.failing if question.is_wrong and question.uses == scope]

    def fits(self, sets: Sequence[Sequence[Mistake]], question: Question) -> list[Fit] | None:
        """Return how well each set of mistakes fits a question.

        Only all together tell which of them fit. If they cost more than is left, none is asked, and None is returned.
        """
        concerned = [tuple(self._concerned(tuple(mistakes), question.check.uses)) for mistakes in sets]
        asked = {some for some in concerned if (*some, question) not in self._fits}
        if not self._harness.covers(question.check, question.observation.call, asked):
            return None
        found = {some: self.fit(some, question) for some in dict.fromkeys(concerned)}
        fits = [fit for some in concerned if (fit := found[some]) is not None]
        return fits if len(fits) == len(sets) else None

    def fit(self, mistakes: Sequence[Mistake], question: Question) -> Fit | None:
        """Return how well mistakes fit a question; None if asking costs more than is left."""
        concerned = self._concerned(tuple(mistakes), question.check.uses)
        if not concerned:
            return Fit.INCOMPLETE if question.is_wrong else Fit.AGREES
        key = *concerned, question
        if key not in self._fits:
            answer = self._harness.answer(question.check, question.observation.call, concerned)
            evidence, failed = question.observation.evidence, question.check.run.failed
            self._fits[key] = None if answer is None else evidence.fit(answer, failed=failed)
        return self._fits[key]

    def holds(self, mistakes: Sequence[Mistake], question: Question) -> bool:
        """Whether mistakes explain what is wrong with a question, if anything is."""
        fit = self.fit(mistakes, question)
        return fit is not None and fit.holds

    def explained(self, mistakes: Sequence[Mistake]) -> tuple[int, int] | None:
        """Return how many failing checks mistakes explain, and how many completely; None if the budget is too small."""
        explained = in_full = 0
        for wrong in filter(None, self.wrong_by_check.values()):
            fits = set()
            for question in wrong:
                fits.add(fit := self.fit(mistakes, question))
                if fit is None:
                    return None
            explained += all(fit is not None and fit.explains for fit in fits)
            in_full += fits == {Fit.EXPLAINED_IN_FULL}
        return explained, in_full


def _is_in(reach: frozenset[str], mistake: Mistake) -> bool:
    """Whether a check that may enter these functions, classes and methods may enter what a mistake replaces."""
    return any(reach.issuperset(name.split(".")) for name in mistake.replaces)


def _questions(check: ReplayedCheck) -> list[Question]:
    return [Question(check, observation) for observation in check.observations]


def _concerned(mistakes: tuple[Mistake, ...], uses: Scope) -> list[Mistake]:
    """Return the mistakes in what is used, and in what those use; the ones that replace whole classes first."""
    found = [mistake for mistake in mistakes if mistake.replaces & uses]
    mentions = frozenset[str]().union(*(mistake.mentions for mistake in found))
    found += [mistake for mistake in mistakes if mistake not in found and mistake.target in mentions]
    return sorted(found, key=lambda mistake: any("." in name for name in mistake.replaces))
