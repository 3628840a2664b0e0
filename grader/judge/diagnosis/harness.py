"""Replays in the judge: how mistakes, or the reference, answer the calls of a check, as long as the budget lasts."""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grader.judge.diagnosis.cost import StepBudget, is_huge, most_steps
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.observations import Observation, Scope, observations
from grader.judge.diagnosis.reach import reach
from grader.judge.diagnosis.replays import CheckRun, Replays, RightAnswer
from grader.sandbox.outside.answers import Answer, Other, Returned
from grader.sandbox.outside.local import fingerprint

_HUGE = Returned(Other("much larger than the right one"))
_ENDLESS = Returned(Other("without end"))
"""Replace an answer that would take long to compare, or to find; nobody else gives these."""


@dataclass(frozen=True, eq=False)
class ReplayedCheck:
    """A check, with the answers of the reference.

    Attributes
    ----------
    run : CheckRun
        The check.
    prefixes : sequence of bytes
        For each call, a digest of all calls up to it: replays of the same calls give the same.
    steps : sequence of int
        For each call, the cost of a replay of all calls up to it.
    observations : sequence of Observation
        The observations, in the order of the calls.
    """

    run: CheckRun
    prefixes: Sequence[bytes]
    steps: Sequence[int]
    observations: Sequence[Observation]

    @functools.cached_property
    def uses(self) -> Scope:
        """The definitions that its right answers depend on."""
        return frozenset[str]().union(*(observation.uses for observation in self.observations))


class ReplayHarness:
    """Replays the checks of an exercise, each call once, within a budget of steps.

    Parameters
    ----------
    replays : Replays
        What answers.

    Attributes
    ----------
    budget : StepBudget
        The steps that are left.
    """

    def __init__(self, replays: Replays) -> None:
        self._replays = replays
        self.budget = StepBudget()
        self._right: dict[tuple[object, ...], Sequence[RightAnswer]] = {}
        self._answers: dict[tuple[object, ...], Answer] = {}
        self._endless: list[frozenset[Mistake]] = []

    def reach(self, run: CheckRun) -> frozenset[str]:
        """Return the functions, classes and methods that a check may enter, by bare names. This costs no steps."""
        return reach([interaction.call for interaction in run.transcript], self._replays.mentions)

    def replayed(self, run: CheckRun) -> ReplayedCheck:
        """Replay a check with the reference. If its calls cost more than is left, at least, it has no observations."""
        prefixes = tuple(prefixes_of(run))
        right = self._right_answers(run, prefixes)
        found = list[Observation]()
        for number, (interaction, answer) in enumerate(zip(run.transcript, right, strict=False)):
            given = _HUGE if is_huge(interaction.answer, answer.answer) else interaction.answer
            found += observations(number, interaction, given, answer.answer, answer.uses)
        return ReplayedCheck(run, prefixes, tuple(answer.steps for answer in right), found)

    def can_begin(self, run: CheckRun, count: int) -> bool:
        """Whether the steps that are left may allow the reference all calls of a check, and so many others the first.

        It is not known before what a call costs; but it is known what it costs at least.
        """
        return self.budget.covers(self._replays.steps_of_call * (len(run.transcript) + count))

    def _right_answers(self, run: CheckRun, prefixes: Sequence[bytes]) -> Sequence[RightAnswer]:
        """Return the reference's answers to the calls of a check; nothing if they cost more than is left, at least."""
        key = prefixes[-1:]
        if key not in self._right and (*key, run.seed) not in self._right:
            least = self._replays.steps_of_call * len(run.transcript)
            if not self.budget.spend(least):
                return ()
            replay = self._replays.right(run)
            if replay is None:
                return ()
            self.budget.overdraw(replay.answers[-1].steps - least if replay.answers else 0)
            self._right[*key, *_drawn(run, replay.draws)] = replay.answers
        return self._right[key] if key in self._right else self._right[*key, run.seed]

    def answer(self, check: ReplayedCheck, call: int, mistakes: Sequence[Mistake]) -> Answer | None:
        """Return the answer of mistakes to a call of a check; None if it is unknown or costs more than is left.

        Parameters
        ----------
        check : ReplayedCheck
            The check.
        call : int
            The place of the call.
        mistakes : sequence of Mistake
            The mistakes that replace right code, those that replace whole classes first.
        """
        if self._is_endless(mistakes):
            return _ENDLESS
        kept = self._kept(check, call, mistakes)
        if kept is None:
            count = _calls_to_replay(check, call)
            if not self.budget.spend(check.steps[count - 1]) or not self._replay(mistakes, check, count):
                return None
            kept = self._kept(check, call, mistakes)
        return kept

    def covers(self, check: ReplayedCheck, call: int, sets: Iterable[Sequence[Mistake]]) -> bool:
        """Whether the steps that are left allow each of these sets of mistakes to answer a call of a check."""
        most = self.budget.times(check.steps[_calls_to_replay(check, call) - 1])
        unknown = (some for some in sets if some and not self._knows(check, call, some))
        return not any(True for _ in itertools.islice(unknown, most, None))  # one too many is enough to know

    def _knows(self, check: ReplayedCheck, call: int, mistakes: Sequence[Mistake]) -> bool:
        """Whether an answer costs nothing."""
        return self._is_endless(mistakes) or self._kept(check, call, mistakes) is not None

    def _kept(self, check: ReplayedCheck, call: int, mistakes: Sequence[Mistake]) -> Answer | None:
        """Return an answer of an earlier replay, under any seed or under that of the check; None if there is none."""
        key = *mistakes, check.prefixes[call]
        found = self._answers.get(key)
        return found if found is not None else self._answers.get((*key, check.run.seed))

    def _is_endless(self, mistakes: Sequence[Mistake]) -> bool:
        return any(endless <= {*mistakes} for endless in self._endless)

    def _replay(self, mistakes: Sequence[Mistake], check: ReplayedCheck, count: int) -> bool:
        """Keep what mistakes answer to the first calls of a check; under its seed, where they draw random numbers.

        Return False, and keep nothing, where that is not known.
        """
        replay = self._replays.mistaken(mistakes, check.run, count, most_steps(check.steps[count - 1]))
        if replay is None:
            return False
        if replay.endless is not None:
            self._endless.append(frozenset(mistakes))
            self.budget.overdraw(replay.endless)
        answers = [*replay.answers, *[_ENDLESS] * (count - len(replay.answers))]
        for prefix, answer in zip(check.prefixes, answers, strict=False):
            self._answers[*mistakes, prefix, *_drawn(check.run, replay.draws)] = answer
        return True


def _calls_to_replay(check: ReplayedCheck, call: int) -> int:
    """Return how many calls are replayed for the answer to one: usually the first decides; if not, all are replayed."""
    return len(check.prefixes) if call else 1


def _drawn(run: CheckRun, draws: bool) -> tuple[int, ...]:
    """Return the seed of a check if random numbers were drawn, else nothing."""
    return (run.seed,) if draws else ()


def prefixes_of(run: CheckRun) -> Iterator[bytes]:
    """Yield a digest of names and arguments of each call and all before it."""
    digest = hashlib.blake2b(digest_size=16)
    for interaction in run.transcript:
        digest.update(fingerprint(interaction.call.name, interaction.call.values))
        yield digest.digest()
