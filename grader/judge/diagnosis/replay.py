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
from grader.judge.diagnosis.evidence import Fit, Observed, observed
from grader.judge.diagnosis.mistakes import Mistake
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
class ReplayedCall:
    """A call of a check, after the reference has answered it too.

    Attributes
    ----------
    check : CheckRun
        The check.
    prefix : bytes
        A digest of all calls up to this one: replays of the same calls give the same.
    observed : Observed
        What the answers of the submission and of the reference show.
    uses : frozenset of str
        The definitions of the exercise that the reference enters, such as ``"Affine.backward"``.
    steps : int
        The cost of a replay.
    """

    check: CheckRun
    prefix: bytes
    observed: Observed
    uses: frozenset[str]
    steps: int

    @property
    def is_wrong(self) -> bool:
        """Whether it shows what is wrong in its check."""
        return self.check.failed and self.observed.differs


class ReplayHarness:
    """Replays checks of an exercise with the reference or with mistakes in the place of the submission.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    texts : dict of str to str
        The solutions of this exercise and of those that it may import, by name.
    """

    def __init__(self, exercise: Exercise, texts: dict[str, str]) -> None:
        self._name, self._file = exercise.name, f"{exercise.name}.py"
        self._names = tuple(texts)
        self._sources = Sources(texts)
        tree = instrument(ast.parse(texts[exercise.name]))
        self._code = compile(tree, self._file, "exec", dont_inherit=True)
        self._steps_of_call = steps_of_call(exercise)
        self._budget = Budget()
        self._calls: dict[str, tuple[ReplayedCall, ...]] = {}
        self._answers: dict[tuple[object, ...], Answer] = {}
        self._fits: dict[tuple[object, ...], Fit | None] = {}

    @contextlib.contextmanager
    def isolated(self) -> Iterator[None]:
        """Make the solutions importable; undo whatever replays print, draw or set."""
        with self._sources.importable(), _without_traces():
            self._sources.execute_anew(self._name)
            yield

    def calls(self, check: CheckRun) -> tuple[ReplayedCall, ...]:
        """Return the calls of a check, answered by the reference; none if they cost more than is left."""
        if check.name not in self._calls:
            affordable = self._budget.spend(self._steps_of_call * len(check.transcript))
            self._calls[check.name] = tuple(self._answered_by_reference(check)) if affordable else ()
        return self._calls[check.name]

    def _answered_by_reference(self, check: CheckRun) -> Iterator[ReplayedCall]:
        counter = StepCounter()
        module = self._begin(check, (), counter)
        for interaction, prefix in zip(check.transcript, _prefixes(check), strict=True):
            counter.reset()
            right = self._answer(interaction.call, module)
            given = _HUGE if is_huge(interaction.answer, right) else interaction.answer
            values = interaction.call.values, right.value if isinstance(right, Returned) else None
            yield ReplayedCall(
                check,
                prefix,
                observed(given, right, interaction.tolerances),
                frozenset(counter.uses),
                counter.steps + self._steps_of_call + steps_of_values(values),
            )

    def fit(self, call: ReplayedCall, mistakes: Sequence[Mistake]) -> Fit | None:
        """Return how mistakes fit a call; None if the replay costs more than is left.

        Parameters
        ----------
        call : ReplayedCall
            One of `calls`.
        mistakes : sequence of Mistake
            What stands in the place of the right code, if the check uses it.
        """
        calls = self._calls[call.check.name]
        used = frozenset().union(*(each.uses for each in calls))
        whole_classes_first = sorted(mistakes, key=lambda mistake: any("." in name for name in mistake.replaces))
        concerned = tuple(mistake for mistake in whole_classes_first if mistake.replaces & used)
        if not concerned:
            return Fit.INCOMPLETE if call.is_wrong else Fit.AGREES
        key = concerned, call
        if key not in self._fits:
            answer = self._answer_of(concerned, call, calls)
            self._fits[key] = None if answer is None else call.observed.fit(answer, failed=call.check.failed)
        return self._fits[key]

    def _answer_of(
        self, mistakes: tuple[Mistake, ...], call: ReplayedCall, calls: Sequence[ReplayedCall]
    ) -> Answer | None:
        """Return what mistakes answer to one of the calls of a check."""
        key, seeded = (mistakes, call.prefix), (mistakes, call.prefix, call.check.seed)
        if key not in self._answers and seeded not in self._answers:
            # The first call decides mostly; only where it does not are the others replayed too.
            replayed = calls[:1] if call is calls[0] else calls
            if not self._budget.spend(sum(each.steps for each in replayed)):
                return None
            self._replay(mistakes, replayed)
        return self._answers.get(key) or self._answers[seeded]

    def _replay(self, mistakes: tuple[Mistake, ...], calls: Sequence[ReplayedCall]) -> None:
        """Keep what mistakes answer to the first calls of a check; under its seed, where they draw random numbers."""
        check = calls[0].check
        counter = StepCounter(most_steps(sum(call.steps for call in calls)))
        answers: list[Answer] = []
        with contextlib.suppress(EndlessError):
            module = self._begin(check, mistakes, counter)
            for interaction in check.transcript[: len(calls)]:
                answers.append(self._answer(interaction.call, module))
        answers += [_ENDLESS] * (len(calls) - len(answers))
        seed = () if np.random.random_sample() == _first_random(check.seed) else (check.seed,)
        for call, answer in zip(calls, answers, strict=True):
            self._answers[mistakes, call.prefix, *seed] = answer

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


@functools.lru_cache(maxsize=64)
def _first_random(seed: int) -> float:
    """Return the first number of ``np.random`` under a seed: a replay leaves it, unless it draws any."""
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
