"""The cost of replays, in steps: counted, not timed, so that a diagnosis does not depend on how busy the machine is.

A step is about a microsecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.course import Exercise
from grader.sandbox.outside.answers import Answer, Returned, Value

STEPS_PER_EXERCISE = 280_000
"""The budget for all replays of an exercise; checks that would exceed it are left out, as far as is known before."""

STEPS_PER_REPLAY = 50
"""Steps of each replay: the right code is executed anew, and what replaces some of it is compiled.

This takes about four times as long, but with all of it charged, fewer pairs of mistakes are named.
"""

STEPS_PER_CALL = 100
STEPS_PER_CALL_WITH = {"matplotlib": 3_700, "PIL": 700}
"""Steps of each call of a check, and additional ones in an exercise that uses these packages."""

STEPS_PER_PART = 40
"""Steps of each array, number or other part of arguments and results."""

ENTRIES_PER_STEP = 35
"""This many entries of arguments and results count as one step."""

PATIENCE_FACTOR = 20
PATIENCE = 200_000
"""A mistake that takes more steps than this, and more than so many times those of the right code, is endless."""

HUGE_FACTOR = 20
HUGE = 20_000
"""An answer with more entries than this, and more than so many times those of the right one, is not compared."""


class StepBudget:
    """The steps that are left for replays."""

    def __init__(self) -> None:
        self._left = STEPS_PER_EXERCISE

    def covers(self, steps: int) -> bool:
        """Whether this many steps are left."""
        return steps <= self._left

    def times(self, steps: int) -> int:
        """Return how many times this many steps are left."""
        return max(0, self._left // steps)

    def spend(self, steps: int) -> bool:
        """Spend steps; if fewer are left, spend nothing and return False."""
        if not self.covers(steps):
            return False
        self._left -= steps
        return True

    def overdraw(self, steps: int) -> None:
        """Spend steps that were already taken, even if fewer are left."""
        self._left -= steps


def steps_of_call(exercise: Exercise) -> int:
    """Return the steps for each call of a check in an exercise, apart from its code and its values."""
    packages = {package.partition(".")[0] for package in exercise.packages}
    return STEPS_PER_CALL + sum(STEPS_PER_CALL_WITH.get(package, 0) for package in packages)


def steps_of_values(values: Sequence[Any]) -> int:
    """Return the steps that arguments and results cost."""
    return STEPS_PER_PART * _count_parts(values) + _count_entries(values) // ENTRIES_PER_STEP


def most_steps(steps: int) -> int:
    """Return the most steps that a mistake may take, given the steps of the right code."""
    return max(PATIENCE, PATIENCE_FACTOR * steps)


def is_huge(answer: Answer, right: Answer) -> bool:
    """Whether an answer is so much larger than the right one that it must be wrong and would be slow to compare."""
    if not isinstance(answer, Returned):
        return False
    expected = _count_entries(right.value) if isinstance(right, Returned) else 1
    return _count_entries(answer.value) > max(HUGE, HUGE_FACTOR * expected)


def _count_parts(value: Value | Sequence[Any]) -> int:
    """Return the number of arrays, numbers and other things in a value; texts are copied and compared in no time."""
    if isinstance(value, dict):
        return sum(map(_count_parts, value.values()))
    if isinstance(value, str):
        return 0
    return sum(map(_count_parts, value)) if isinstance(value, tuple | list) else 1


def _count_entries(value: Value | Sequence[Any]) -> int:
    """Return the number of entries in a value; each of its parts and letters counts as one too."""
    if isinstance(value, dict):
        return 1 + sum(map(_count_entries, value.values()))
    if isinstance(value, tuple | list):
        return 1 + sum(map(_count_entries, value))
    if isinstance(value, np.ndarray):
        return int(value.size)
    return len(value) if isinstance(value, str) else 1
