"""Replays in the judge: mistakes, or the reference, answer the calls of a check and leave no trace."""

from __future__ import annotations

import ast
import contextlib
import functools
import hashlib
import io
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

import numpy as np

from grader.course import Exercise
from grader.judge.diagnosis.cost import Budget, is_huge, most_steps, steps_of_call, steps_of_values
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.observations import Observation, Scope, observations
from grader.judge.diagnosis.steps import COUNTER, EndlessError, StepCounter, instrument
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import play
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.outside.answers import Answer, Other, Returned
from grader.sandbox.outside.local import Sources, answer_of_call, fingerprint

_HUGE = Returned(Other("much larger than the right one"))
_ENDLESS = Returned(Other("without end"))
"""Replace an answer that would take long to compare, or to find; nobody else gives these."""


@dataclass(frozen=True)
class CheckRun:
    """A check, its calls and the answers of the submission.

    Attributes
    ----------
    name : str
        The name of the check.
    failed : bool
        Whether it failed in a way that a known mistake can explain.
    seed : int
        The seed of ``np.random`` that the submission had.
    transcript : sequence of Interaction
        The calls and the answers.
    """

    name: str
    failed: bool
    seed: int
    transcript: Sequence[Interaction]


@dataclass(frozen=True, eq=False)
class ReplayedCheck:
    """A check, after the reference has answered it too.

    Attributes
    ----------
    run : CheckRun
        The check.
    prefixes : sequence of bytes
        For each call, a digest of all calls up to it: replays of the same calls give the same.
    steps : sequence of int
        For each call, the cost of a replay of all calls up to it.
    observations : sequence of Observation
        What the answers show, in the order of the calls.
    """

    run: CheckRun
    prefixes: Sequence[bytes]
    steps: Sequence[int]
    observations: Sequence[Observation]

    @functools.cached_property
    def uses(self) -> Scope:
        """The definitions that its right answers depend on."""
        return frozenset[str]().union(*(observation.uses for observation in self.observations))


@dataclass(frozen=True)
class _Right:
    """What the reference answers to a call.

    Attributes
    ----------
    answer : Answer
        The answer.
    uses : sequence of set of str
        The definitions that it enters, see `observations`.
    steps : int
        The cost of a replay of all calls up to this one.
    """

    answer: Answer
    uses: Sequence[set[str]]
    steps: int


class ReplayHarness:
    """Replays checks of an exercise with the reference or with mistakes in the place of the submission.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    texts : dict of str to str
        The solutions of this exercise and of those that it may import, by name.

    Attributes
    ----------
    budget : Budget
        The steps that are left.
    """

    def __init__(self, exercise: Exercise, texts: dict[str, str]) -> None:
        self._name, self._file = exercise.name, f"{exercise.name}.py"
        self._names = tuple(texts)
        self._sources = Sources(texts)
        tree = instrument(ast.parse(texts[exercise.name]))
        self._code = compile(tree, self._file, "exec", dont_inherit=True)
        self._steps_of_call = steps_of_call(exercise)
        self.budget = Budget()
        self._right: dict[tuple[object, ...], Sequence[_Right]] = {}
        self._answers: dict[tuple[object, ...], Answer] = {}
        self._endless: list[frozenset[Mistake]] = []

    @contextlib.contextmanager
    def isolated(self) -> Iterator[None]:
        """Make the solutions importable; undo whatever replays print, draw or set."""
        with self._sources.importable(), _without_traces():
            self._sources.execute_anew(self._name)
            yield

    def replayed(self, run: CheckRun) -> ReplayedCheck:
        """Replay a check with the reference; nothing is observed if its calls cost more than is left."""
        prefixes = tuple(_prefixes(run))
        right = self._right_answers(run, prefixes)
        found = list[Observation]()
        for number, (interaction, each) in enumerate(zip(run.transcript, right, strict=False)):
            given = _HUGE if is_huge(interaction.answer, each.answer) else interaction.answer
            found += observations(number, interaction, given, each.answer, each.uses)
        return ReplayedCheck(run, prefixes, tuple(each.steps for each in right), found)

    def _right_answers(self, run: CheckRun, prefixes: Sequence[bytes]) -> Sequence[_Right]:
        """Return what the reference answers to the calls of a check; nothing if they cost more than is left."""
        key = prefixes[-1:]
        if key not in self._right and (*key, run.seed) not in self._right:
            if not self.budget.spend(self._steps_of_call * len(run.transcript)):
                return ()
            right, drawn = self._replay_right(run)
            self._right[*key, *drawn] = right
        return self._right[key] if key in self._right else self._right[*key, run.seed]

    def _replay_right(self, run: CheckRun) -> tuple[list[_Right], tuple[int, ...]]:
        """Return what the reference answers, and the seed of the random numbers that it draws, if it does."""
        counter, found = StepCounter(), list[_Right]()
        module = self._begin(run, (), counter)
        for interaction in run.transcript:
            counter.uses = [set()]
            answer = self._answer(interaction.call, module)
            values = interaction.call.values, answer.value if isinstance(answer, Returned) else None
            counter.steps += self._steps_of_call + steps_of_values(values)
            found.append(_Right(answer, counter.uses, counter.steps))
        return found, _drawn(run.seed)

    def answer(self, check: ReplayedCheck, call: int, mistakes: Sequence[Mistake]) -> Answer | None:
        """Return what mistakes answer to a call of a check; None if the replay costs more than is left.

        Parameters
        ----------
        check : ReplayedCheck
            The check.
        call : int
            The place of the call.
        mistakes : sequence of Mistake
            What stands in the place of the right code, those that replace whole classes first.
        """
        if any(endless <= {*mistakes} for endless in self._endless):
            return _ENDLESS
        key = *mistakes, check.prefixes[call]
        if key not in self._answers and (*key, check.run.seed) not in self._answers:
            # The first call decides mostly; only where it does not are the others replayed too.
            count = len(check.prefixes) if call else 1
            if not self.budget.spend(check.steps[count - 1]):
                return None
            self._replay(mistakes, check, count)
        return self._answers[key] if key in self._answers else self._answers[*key, check.run.seed]

    def _replay(self, mistakes: Sequence[Mistake], check: ReplayedCheck, count: int) -> None:
        """Keep what mistakes answer to the first calls of a check; under its seed, where they draw random numbers."""
        run, counter = check.run, StepCounter(most_steps(check.steps[count - 1]))
        answers: list[Answer] = []
        try:
            module = self._begin(run, mistakes, counter)
            for interaction in run.transcript[:count]:
                answers.append(self._answer(interaction.call, module))
        except EndlessError:
            self._endless.append(frozenset(mistakes))
            self.budget.overdraw(counter.steps)
        answers += [_ENDLESS] * (count - len(answers))
        drawn = _drawn(run.seed)
        for prefix, answer in zip(check.prefixes, answers, strict=False):
            self._answers[*mistakes, prefix, *drawn] = answer

    def _begin(self, check: CheckRun, mistakes: Sequence[Mistake], counter: StepCounter) -> ModuleType:
        """Return the right code with mistakes in it, executed anew under the seed of a check."""
        np.random.seed(check.seed)
        module = sys.modules[self._name] = ModuleType(self._name)
        module.__dict__[COUNTER] = counter
        exec(self._code, module.__dict__)
        for codes in zip(*(mistake.code for mistake in mistakes), strict=True):
            for code in codes:
                exec(code, module.__dict__)
        return module

    def _answer(self, call: Call, module: ModuleType) -> Answer:
        return answer_of_call(functools.partial(play, call, module), self._name, self._names)


def _drawn(seed: int) -> tuple[int, ...]:
    """Return the seed of ``np.random`` if random numbers were drawn since it was set, or else nothing."""
    return () if np.random.random_sample() == _first_random(seed) else (seed,)


@functools.lru_cache(maxsize=64)
def _first_random(seed: int) -> float:
    """Return the first number of ``np.random`` under a seed."""
    return float(np.random.RandomState(seed).random_sample())


def _prefixes(check: CheckRun) -> Iterator[bytes]:
    """Yield a digest of names and arguments of each call and all before it."""
    digest = hashlib.blake2b(digest_size=16)
    for interaction in check.transcript:
        digest.update(fingerprint(interaction.call.name, interaction.call.values))
        yield digest.digest()


@contextlib.contextmanager
def _without_traces() -> Iterator[None]:
    """Discard what is printed, and restore the settings of numpy, warnings and matplotlib; no window opens."""
    backend = os.environ.get("MPLBACKEND")
    os.environ["MPLBACKEND"] = "agg"
    state = np.random.get_state()
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            warnings.catch_warnings(),
            np.errstate(all="ignore"),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        np.random.set_state(state)
        del os.environ["MPLBACKEND"]
        os.environ.update({"MPLBACKEND": backend} if backend is not None else {})
