"""Replays in the judge: a mistake, or the reference, answers the calls of a check and leaves no trace."""

from __future__ import annotations

import ast
import contextlib
import functools
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
from grader.judge.diagnosis.steps import COUNTER, EndlessError, StepCounter, instrument
from grader.judge.subjects.reference import play
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.outside.answers import Answer, Other, Returned
from grader.sandbox.outside.local import Sources, answer_of_call, fingerprint

_HUGE = Returned(Other("much larger than the right one"))
"""Replaces an answer that would take long to compare; no mistake gives this."""


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


@dataclass(frozen=True)
class ReferenceRun:
    """A check, replayed with the reference.

    Attributes
    ----------
    check : CheckRun
        The check.
    cache_key : bytes
        Names and arguments of all its calls.
    given, right : sequence of Answer
        The answers of the submission, without those that are too large to compare, and of the reference.
    uses : frozenset of str
        The definitions of the exercise that the reference enters.
    steps : int
        The cost of one replay.
    """

    check: CheckRun
    cache_key: bytes
    given: Sequence[Answer]
    right: Sequence[Answer]
    uses: frozenset[str]
    steps: int


class ReplayHarness:
    """Replays checks of an exercise with the reference or a mistake in the place of the submission.

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
        self._cache: dict[tuple[Mistake, bytes], list[Answer]] = {}

    @contextlib.contextmanager
    def isolated(self) -> Iterator[None]:
        """Make the solutions importable; undo whatever replays print, draw or set."""
        with self._sources.importable(), _without_traces():
            self._sources.execute_anew(self._name)
            yield

    def spend_budget(self, run: ReferenceRun, mistakes: Sequence[Mistake]) -> bool:
        """Spend the steps that some mistakes need in a check; False if fewer are left."""
        replays = sum((mistake, run.cache_key) not in self._cache for mistake in mistakes)
        return self._budget.spend(run.steps * replays)

    def run_reference(self, check: CheckRun) -> ReferenceRun:
        """Replay a check with the reference."""
        counter = StepCounter()
        np.random.seed(check.seed)
        right = self._answers(check, None, counter)
        values = [
            (interaction.call.values, answer.value if isinstance(answer, Returned) else None)
            for interaction, answer in zip(check.transcript, right, strict=True)
        ]
        return ReferenceRun(
            check,
            _cache_key(check),
            _comparable(check, right),
            right,
            frozenset(counter.uses),
            counter.steps + self._steps_of_call * len(values) + steps_of_values(values),
        )

    def run_mistake(self, run: ReferenceRun, mistake: Mistake) -> Sequence[Answer] | None:
        """Replay a check with a mistake, if it has not been before; return its answers, or None if it is endless."""
        key = mistake, run.cache_key
        if key in self._cache:
            return self._cache[key]
        np.random.seed(run.check.seed)
        before = _random_state()
        try:
            answers = self._answers(run.check, mistake, StepCounter(most_steps(run.steps)))
        except EndlessError:
            return None
        if _random_state() == before:  # else another seed gives other answers
            self._cache[key] = answers
        return answers

    def _answers(self, check: CheckRun, mistake: Mistake | None, counter: StepCounter) -> list[Answer]:
        module = sys.modules[self._name] = ModuleType(self._name)
        module.__dict__[COUNTER] = counter
        exec(self._code, module.__dict__)
        if mistake is not None:
            exec(mistake.code, module.__dict__)
        return [
            answer_of_call(functools.partial(play, interaction.call, module), self._name, self._names)
            for interaction in check.transcript
        ]


def _cache_key(check: CheckRun) -> bytes:
    """Return the names and arguments of all calls of a check."""
    calls = (interaction.call for interaction in check.transcript)
    return b"".join(fingerprint(call.name, call.values) for call in calls)


def _comparable(check: CheckRun, right: Sequence[Answer]) -> list[Answer]:
    """Return the answers of the submission, without those that would take long to compare."""
    pairs = zip((interaction.answer for interaction in check.transcript), right, strict=True)
    return [_HUGE if is_huge(answer, expected) else answer for answer, expected in pairs]


def _random_state() -> tuple[bytes, int]:
    """Return the key and the position of ``np.random``."""
    _, key, position, *_ = np.random.get_state()
    return np.asarray(key).tobytes(), int(position)


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
