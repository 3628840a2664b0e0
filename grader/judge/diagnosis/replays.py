"""What answers the calls of a check instead of the submission: the right code, or the right code with mistakes."""

from __future__ import annotations

import ast
import contextlib
import functools
import io
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

import numpy as np

from grader.course import Exercise
from grader.judge.diagnosis.cost import STEPS_PER_REPLAY, steps_of_call, steps_of_values
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.reach import Mentions, mentions_of
from grader.judge.diagnosis.steps import COUNTER, EndlessError, StepCounter, instrument
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import play
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.outside.answers import Answer, Returned
from grader.sandbox.outside.local import Sources, answer_of_call


@dataclass(frozen=True)
class CheckRun:
    """A check, its calls, and the submission's answers.

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


@dataclass(frozen=True)
class RightAnswer:
    """The reference's answer to a call.

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


@dataclass(frozen=True)
class RightReplay:
    """The reference's answers to the calls of a check.

    Attributes
    ----------
    answers : sequence of RightAnswer
        One for each call.
    draws : bool
        Whether they depend on ``np.random``.
    """

    answers: Sequence[RightAnswer]
    draws: bool


@dataclass(frozen=True)
class MistakenReplay:
    """The answers of mistakes to the first calls of a check.

    Attributes
    ----------
    answers : sequence of Answer
        One for each call that came to an end.
    draws : bool
        Whether they depend on ``np.random``.
    endless : int or None
        The steps after which a call was given up, if one was.
    """

    answers: Sequence[Answer]
    draws: bool
    endless: int | None = None


class Replays(Protocol):
    """Answers the calls of a check."""

    @property
    def steps_of_call(self) -> int:
        """The steps that each call costs, besides its code and its values."""

    @property
    def mentions(self) -> Mentions:
        """For each function, class and method of the solution, by its bare name, those that its code mentions."""

    def isolated(self) -> AbstractContextManager[None]:
        """Return the context in which to ask: it undoes whatever replays print, draw or set."""

    def right(self, run: CheckRun) -> RightReplay | None:
        """Return what the reference answers to the calls of a check; None where that is not known."""

    def mistaken(self, mistakes: Sequence[Mistake], run: CheckRun, count: int, limit: int) -> MistakenReplay | None:
        """Return what mistakes answer to the first calls of a check; None where that is not known.

        Parameters
        ----------
        mistakes : sequence of Mistake
            The mistakes that replace right code, those that replace whole classes first.
        run : CheckRun
            The check.
        count : int
            The number of calls.
        limit : int
            The steps that they may take.
        """


class LiveReplays:
    """Executes the solution, with mistakes in it or without.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    texts : dict of str to str
        The solutions of this exercise and of the ones that it may import, by name.
    """

    def __init__(self, exercise: Exercise, texts: dict[str, str]) -> None:
        self._name, self._file = exercise.name, f"{exercise.name}.py"
        self._names = tuple(texts)
        self._sources = Sources(texts)
        tree = ast.parse(texts[exercise.name])
        self.mentions = mentions_of(tree)
        self._code = compile(instrument(tree), self._file, "exec", dont_inherit=True)
        self.steps_of_call = steps_of_call(exercise)

    @contextlib.contextmanager
    def isolated(self) -> Iterator[None]:
        """Make the solutions importable; undo whatever replays print, draw or set."""
        with self._sources.importable(), _without_traces():
            self._sources.execute_anew(self._name)
            yield

    def right(self, run: CheckRun) -> RightReplay:
        """Return what the reference answers to the calls of a check."""
        counter, found = StepCounter(), list[RightAnswer]()
        module = self._begin(run, (), counter)
        counter.steps += STEPS_PER_REPLAY
        for interaction in run.transcript:
            counter.uses = [set()]
            answer = self._answer(interaction.call, module)
            values = interaction.call.values, answer.value if isinstance(answer, Returned) else None
            counter.steps += self.steps_of_call + steps_of_values(values)
            found.append(RightAnswer(answer, counter.uses, counter.steps))
        return RightReplay(found, _draws(run.seed))

    def mistaken(self, mistakes: Sequence[Mistake], run: CheckRun, count: int, limit: int) -> MistakenReplay:
        """Return what mistakes answer to the first calls of a check."""
        counter, answers = StepCounter(limit), list[Answer]()
        endless = None
        try:
            module = self._begin(run, mistakes, counter)
            for interaction in run.transcript[:count]:
                answers.append(self._answer(interaction.call, module))
        except EndlessError:
            endless = counter.steps
        return MistakenReplay(answers, _draws(run.seed), endless)

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


def _draws(seed: int) -> bool:
    """Whether random numbers were drawn since ``np.random`` had this seed."""
    return np.random.random_sample() != _first_random(seed)


@functools.lru_cache(maxsize=64)
def _first_random(seed: int) -> float:
    """Return the first number of ``np.random`` under a seed."""
    return float(np.random.RandomState(seed).random_sample())


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
