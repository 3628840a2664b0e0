"""Mistakes take the submission's place, in the judge: they are asked what it was asked, and leave no trace."""

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
from typing import Any

import numpy as np

from grader.course import Exercise
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.steps import COUNT, EndlessError, StepCounter, instrument
from grader.judge.subjects.reference import play
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.outside.answers import Answer, Other, Returned, Value
from grader.sandbox.outside.local import Sources, answer_of_call, fingerprint

STEPS = 250_000
"""What all replays of an exercise may cost; checks beyond that are left out.

It is counted, not timed, so that the outcome does not depend on how busy the machine is. A step is about a microsecond.
"""

CALL = 100
PACKAGES = {"matplotlib": 10_000, "PIL": 700}
"""Steps of each call that a check asks for, and as many more in an exercise that uses these packages."""

PART = 40
"""Steps of each array, number or other part of the values that go in and out."""

ENTRIES = 50
"""So many entries of them count as one step."""

SLOWER = 20
"""A mistake that takes so many times the steps of the right code, or `PATIENCE` if that is more, has no answer."""

PATIENCE = 200_000

LARGER = 20
"""An answer so many times as large as the right one, or with `MANY` entries if that is more, equals nothing."""

MANY = 20_000

_HUGE = Other("much larger than what is right")


@dataclass(frozen=True)
class CheckRun:
    """What a check asked of the submission.

    Attributes
    ----------
    check : str
        The name of the check.
    failed : bool
        Whether there is something to explain.
    seed : int
        The seed of ``np.random`` that the submission had.
    asked : sequence of Interaction
        The calls and the answers.
    """

    check: str
    failed: bool
    seed: int
    transcript: Sequence[Interaction]


@dataclass(frozen=True)
class ReferenceRun:
    """A trial beside what the reference does in it.

    Attributes
    ----------
    trial : CheckRun
        What was asked.
    key : bytes
        The same for trials that ask the same.
    given, right : sequence of Answer
        The answers of the submission, without those that are too large to be looked at, and of the reference.
    uses : frozenset of str
        What of the exercise the reference calls.
    steps : int
        What that costs.
    """

    trial: CheckRun
    key: bytes
    given: Sequence[Answer]
    right: Sequence[Answer]
    uses: frozenset[str]
    steps: int


class ReplayHarness:
    """Where mistakes take the place of the submission: modules in the judge that are asked the same.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    texts : dict of str to str
        The solutions of this exercise and of those that it may import, by name.
    """

    def __init__(self, exercise: Exercise, texts: dict[str, str]) -> None:
        self._name, self._sources = exercise.name, Sources(texts)
        tree = instrument(ast.parse(texts[exercise.name]))
        self._code = compile(tree, f"{exercise.name}.py", "exec", dont_inherit=True)
        packages = {each.partition(".")[0] for each in exercise.packages}
        self._call = CALL + sum(PACKAGES.get(each, 0) for each in packages)
        self._names = tuple(texts)
        self._left = STEPS
        self._known: dict[tuple[Mistake, bytes], list[Answer]] = {}

    @contextlib.contextmanager
    def taken(self) -> Iterator[None]:
        """Make the solutions importable, and let nothing that is printed, drawn or set remain."""
        with self._sources.importable(), _quiet():
            self._sources.execute_anew(self._name)
            yield

    def spend_budget(self, tried: ReferenceRun, mistakes: Sequence[Mistake]) -> bool:
        """Take the steps that some mistakes need in a check from what is left, if there are as many."""
        steps = tried.steps * sum((each, tried.key) not in self._known for each in mistakes)
        spend_budget = steps <= self._left
        self._left -= steps if spend_budget else 0
        return spend_budget

    def right(self, trial: CheckRun) -> ReferenceRun:
        """Return what the reference does in a check."""
        count = StepCounter()
        key = _key(trial)
        np.random.seed(trial.seed)
        right = self._played(trial, None, count)
        transcript = list(zip(trial.transcript, right, strict=True))
        values = [
            (each.call.values, answer.value if isinstance(answer, Returned) else None) for each, answer in transcript
        ]
        steps = count.steps + self._call * len(transcript) + PART * _parts(values) + _size(values) // ENTRIES
        given = [_bounded(each.answer, answer) for each, answer in transcript]
        return ReferenceRun(trial, key, given, right, frozenset(count.uses), steps)

    def answers(self, tried: ReferenceRun, mistake: Mistake) -> Sequence[Answer] | None:
        """Return what a mistake answers in a check, which may be known already; None where it comes to no end."""
        known = mistake, tried.key
        if known in self._known:
            return self._known[known]
        np.random.seed(tried.trial.seed)
        before = _drawn()
        try:
            answers = self._played(tried.trial, mistake, StepCounter(max(PATIENCE, SLOWER * tried.steps)))
        except EndlessError:
            return None
        if _drawn() == before:
            self._known[known] = answers
        return answers

    def _played(self, trial: CheckRun, mistake: Mistake | None, count: StepCounter) -> list[Answer]:
        module = sys.modules[self._name] = ModuleType(self._name)
        module.__dict__[COUNT] = count
        exec(self._code, module.__dict__)
        if mistake is not None:
            exec(mistake.code, module.__dict__)
        return [
            answer_of_call(functools.partial(play, each.call, module), self._name, self._names)
            for each in trial.transcript
        ]


def _key(trial: CheckRun) -> bytes:
    """Return something that is the same for checks that ask the same."""
    return b"".join(fingerprint(each.call.name, each.call.values) for each in trial.transcript)


def _drawn() -> tuple[bytes, int]:
    """Return where the random numbers of numpy stand."""
    _, key, position, *_ = np.random.get_state()
    return np.asarray(key).tobytes(), int(position)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what mistakes print, warn of, set and draw to themselves; no window opens."""
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


def _bounded(answer: Answer, right: Answer) -> Answer:
    """Return an answer, or something that equals nothing where it would take long to look at."""
    if isinstance(answer, Returned) and _size(answer.value) > max(MANY, LARGER * _size(right)):
        return Returned(_HUGE)
    return answer


def _parts(value: Value | Sequence[Any]) -> int:
    """Return of how many arrays, numbers and other things a value is made."""
    if isinstance(value, dict):
        return sum(map(_parts, value.values()))
    return sum(map(_parts, value)) if isinstance(value, tuple | list) else 1


def _size(value: Answer | Value | Sequence[Any]) -> int:
    """Return how many entries there are in a value; each of its parts and letters counts as one too."""
    if isinstance(value, Returned):
        return _size(value.value)
    if isinstance(value, dict):
        return 1 + sum(map(_size, value.values()))
    if isinstance(value, tuple | list):
        return 1 + sum(map(_size, value))
    return value.size if isinstance(value, np.ndarray) else len(value) if isinstance(value, str) else 1
