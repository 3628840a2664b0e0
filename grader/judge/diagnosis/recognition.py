"""Recognising the known mistakes that a submission makes, from its answers alone.

A diagnosis is a set of mistakes, at most one for each function or method. The search starts with the observations that
depend on the fewest definitions. If the mistakes found so far leave something unexplained, it looks for one more. The
right code is replayed with the old mistakes and the new one. The new one is accepted if all observations that depend on
no further definitions then match the submission. Faults that depend on further definitions may have another cause,
which is looked for later. If no single mistake explains a scope, a pair may.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from grader.judge.diagnosis.evidence import Fit
from grader.judge.diagnosis.fitting import Fitting, Question
from grader.judge.diagnosis.harness import ReplayHarness
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.observations import Scope
from grader.judge.diagnosis.replays import CheckRun, Replays


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


def recognise(replays: Replays, mistakes: Sequence[Mistake], checks: Sequence[CheckRun]) -> dict[str, Diagnosis]:
    """Return a diagnosis for each failing check that known mistakes explain.

    Parameters
    ----------
    replays : Replays
        The answers of the reference and the mistakes.
    mistakes : sequence of Mistake
        The known mistakes.
    checks : sequence of CheckRun
        All checks of the exercise.

    Returns
    -------
    dict of str to Diagnosis
        By the name of the check.
    """
    with replays.isolated():
        fitting = Fitting(ReplayHarness(replays), checks)
        found = _found(fitting, mistakes)
        reasons = {name: _reason(fitting, questions, found) for name, questions in fitting.wrong_by_check.items()}
    return {name: Diagnosis(mistake.name, mistake.hint) for name, mistake in reasons.items() if mistake is not None}


def _found(fitting: Fitting, mistakes: Sequence[Mistake]) -> list[Mistake]:
    """Return the mistakes of a submission, in the order of how few definitions show them."""
    found: list[Mistake] = []
    explained: Scope = frozenset()
    for scope in fitting.wrong_scopes:
        if not all(fitting.holds(found, question) for question in fitting.wrong_in(scope)):
            taken = frozenset[str]().union(*(mistake.replaces for mistake in found))
            left = [mistake for mistake in mistakes if mistake.replaces & scope and not mistake.replaces & taken]
            best = _best(_Search(fitting, found, scope), left, scope - explained if explained else frozenset())
            if len(set(map(_hints, best))) != 1:
                continue
            found += best[0]
        explained |= scope
    return found


def _best(search: _Search, mistakes: Sequence[Mistake], new: Scope) -> _Additions:
    """Return what explains a scope best: a mistake in what is new to it, any other, two, or one for some forms."""
    ones = _each(mistakes)
    likely = _each(mistake for mistake in mistakes if mistake.replaces & new)
    return (
        search.best(likely)
        or search.best(ones)
        or search.best(search.pairs(mistakes))
        or search.best(ones, forms=search.wrong_forms)
    )


_Additions = list[tuple[Mistake, ...]]
"""What may be added to the mistakes found so far: each time one mistake, or two of different functions."""


def _each(mistakes: Iterable[Mistake]) -> _Additions:
    """Return additions of one mistake each."""
    return [(mistake,) for mistake in mistakes]


def _hints(addition: Sequence[Mistake]) -> frozenset[str]:
    return frozenset(mistake.hint for mistake in addition)


class _Search:
    """The search for the mistakes that explain a scope, in addition to those found so far.

    Parameters
    ----------
    fitting : Fitting
        The knowledge about the submission.
    found : sequence of Mistake
        The mistakes found so far.
    scope : Scope
        The scope.

    Attributes
    ----------
    wrong_forms : set of tuple
        The forms of the arguments with which something is wrong.
    """

    def __init__(self, fitting: Fitting, found: Sequence[Mistake], scope: Scope) -> None:
        self._fitting, self._found, self._scope = fitting, found, scope
        self._wrong = fitting.wrong_in(scope)
        self.wrong_forms = {question.observation.form for question in self._wrong}

    def pairs(self, mistakes: Sequence[Mistake]) -> _Additions:
        """Return pairs of mistakes in different places, each of which explains the first fault of some checks."""
        first = {question.check: question for question in reversed(self._wrong)}
        ones: list[Mistake] = []
        for question in sorted(first.values(), key=lambda question: question.steps):
            if explaining := self._explaining(_each(ones), question):
                ones = [mistake for (mistake,) in explaining]
                continue
            others = [mistake for (mistake,) in self._explaining(_each(mistakes), question)]
            if ones and others:
                return [(one, other) for one in ones for other in others if not one.replaces & other.replaces]
            ones = ones or others
        return []

    def best(self, additions: _Additions, forms: Set[object] | None = None) -> _Additions:
        """Return the additions that explain the faults, and of these the ones that explain most checks.

        If several explain equally many, the ones that explain more of them completely are chosen.

        Parameters
        ----------
        additions : list of tuple of Mistake
            What may be added.
        forms : set of tuple, optional
            The only forms of arguments that count in the scope: with other forms, such as labels instead of one-hot
            rows, the submission may be right although the mistake is wrong.
        """
        left = additions
        if not left or not self._fitting.can_ask(1, self._wrong):
            return []
        if not self._fitting.can_ask(len(left), self._wrong):  # then passing checks rule out many at less cost
            left = self._holding(left, self._passing(left), forms)
        left = self._holding(left, self._wrong)
        explaining = {addition for question in self._wrong for addition in self._explaining(left, question)}
        left = [addition for addition in left if addition in explaining]
        left = self._holding(left, self._fitting.failing, forms)
        left = self._holding(left, self._passing(left), forms)
        if len(set(map(_hints, left))) < 2:
            return left
        ranks = {}
        for addition in left:
            if (rank := self._fitting.explained([*self._found, *addition])) is None:
                return left  # the budget is too small to compare them
            ranks[addition] = rank
        return [addition for addition in left if ranks[addition] == max(ranks.values())]

    def _passing(self, additions: _Additions) -> list[Question]:
        """Return the questions of passing checks that may distinguish some additions from others."""
        return self._fitting.passing(additions)

    def _holding(
        self, additions: _Additions, questions: Iterable[Question], forms: Set[object] | None = None
    ) -> _Additions:
        """Return the additions that fit the given questions, cheapest questions first.

        Outside the scope, a question counts only if its own scope has no fault: a second fault there may hide the
        first. It also does not count if the submission is right and the mistakes found so far are wrong.
        """
        left = additions
        relevant = [
            question
            for question in questions
            if forms is None or question.observation.form in forms or self._is_right_apart(question)
        ]
        for question in sorted(relevant, key=lambda question: question.steps):
            if left and not self._belongs_elsewhere(question):
                fits = self._fits(left, question)
                holding = [
                    each for each in left if each not in fits or fits[each].holds or _is_elsewhere(each, question)
                ]
                if len(holding) < len(left) and not self._is_settled(question):  # seldom, so it is asked last
                    left = holding
        return left

    def _belongs_elsewhere(self, question: Question) -> bool:
        """Whether a question is about another scope in which something is wrong."""
        return not question.uses <= self._scope and question.uses in self._fitting.wrong_scopes

    def _is_settled(self, question: Question) -> bool:
        """Whether the submission is right in a question, and the mistakes found so far are wrong."""
        return bool(self._found) and not question.is_wrong and self._fitting.fit(self._found, question) is Fit.REFUTED

    def _is_right_apart(self, question: Question) -> bool:
        """Whether a question is about a part of the scope in which nothing is wrong."""
        return question.uses < self._scope and question.uses not in self._fitting.wrong_scopes

    def _explaining(self, additions: _Additions, question: Question) -> _Additions:
        """Return the additions that explain what is wrong with a question; none where they cost more than is left."""
        return [addition for addition, fit in self._fits(additions, question).items() if fit.explains]

    def _fits(self, additions: _Additions, question: Question) -> dict[tuple[Mistake, ...], Fit]:
        """Return how well each addition fits a question; nothing where all of them cost more than is left."""
        fits = self._fitting.fits([(*self._found, *addition) for addition in additions], question)
        return dict(zip(additions, fits, strict=True)) if fits is not None else {}


def _is_elsewhere(addition: Sequence[Mistake], question: Question) -> bool:
    """Whether a question is about other methods of the class that mistakes are in."""
    return all(not mistake.replaces & question.uses and mistake.target in question.uses for mistake in addition)


def _reason(fitting: Fitting, wrong: Sequence[Question], found: Sequence[Mistake]) -> Mistake | None:
    """Return the mistake that causes the failure of a check, if its first fault is explained.

    It is the last mistake that the explanation of the first fault needs; if each of several would explain that fault,
    the next fault decides.
    """
    compared = [question for question in wrong if question.observation.evidence.compared]
    questions = compared or wrong
    if not questions or not fitting.holds(found, questions[0]):
        return None
    for question in questions:
        for mistake in reversed(found):
            others = [other for other in found if other is not mistake]
            if fitting.holds(found, question) and not fitting.holds(others, question):
                return mistake
    return next((mistake for mistake in found if fitting.holds([mistake], questions[0])), None)
