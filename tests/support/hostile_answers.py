"""A worker that sends the answers of a hostile submission: the largest, the emptiest and the oddest values.

Only the sandbox is replaced. Everything after the decoder is the real thing: comparison, transcript, diagnosis, advice
and reports.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any

import numpy as np

from grader.course import load_course, load_solutions
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import Reference
from grader.sandbox.inside.values import MAX_DIMENSIONS, MAX_PAYLOAD, MAX_TEXT
from grader.sandbox.outside.answers import NOTHING, Answer, Other, Progress, Returned, SideEffects, Value
from grader.sandbox.outside.opening import Opening
from tests.support.junk import JUNK, in_its_shape, places, replaced

MANY = 500
"""Parts of a value, as many as the header of a frame has room for, whatever they are."""

Make = Callable[[Value], Value]
"""Makes a hostile answer from the right one."""


def _always(make: Callable[[], Value]) -> Make:
    """Return a function that ignores the right answer; it makes a new value each time, to save memory."""
    return lambda _: make()


def _as_full(dtype: Any, *shape: int) -> Make:
    """Return an array of the largest size that may cross: a row, a column or a square."""
    size = MAX_PAYLOAD // np.dtype(dtype).itemsize
    return _always(lambda: np.ones(size, dtype).reshape(shape or (size,)))


def _nested(inner: Value, depth: int = 8) -> Value:
    for _ in range(depth):
        inner = (inner,)
    return inner


def _array(right: Value) -> np.ndarray[Any, Any]:
    """Return the right numbers as an array; if they are something else, a few others."""
    is_number = isinstance(right, np.ndarray | np.generic | float | int)
    return np.asarray(right, dtype=float) if is_number else np.arange(6.0).reshape(2, 3)


def _repeated(right: Value) -> Value:
    """The right array with one more long axis; summed over it, it would be many times too large."""
    array = _array(right)
    return np.broadcast_to(array, (max(1, MAX_PAYLOAD // 4 // max(1, array.size)), *array.shape)).astype(np.float32)


def _alternating(right: Value) -> Value:
    """Numbers of the right shape whose differences overflow."""
    array = _array(right)
    return (np.resize([1e308, -1e308], array.size).reshape(array.shape))[()]


def _junk(value: Any) -> Make:
    return lambda right: value(right) if callable(value) else value


def _scaled(factor: float) -> Make:
    return lambda right: (_array(right) * factor)[()]


HOSTILE: dict[str, Make] = {
    "empty, of a huge shape": _always(lambda: np.zeros((0, 2**26, 2**26))),
    "empty, of a shape that no float64 has": _always(lambda: np.zeros((0, 2**26, 2**26, 2**10), bool)),
    "empty rows without end": _always(lambda: np.zeros((2**26, 0), np.float32)),
    "empty on both sides": _always(lambda: np.zeros((2**20, 0, 2**20))),
    "axes without end": _always(lambda: np.ones((1,) * MAX_DIMENSIONS)),
    "empty axes without end": _always(lambda: np.zeros((0,) * MAX_DIMENSIONS, np.uint8)),
    "truth values without end": _as_full(bool),
    "a row of truth values without end": _as_full(bool, 1, MAX_PAYLOAD),
    "a column of truth values without end": _as_full(bool, MAX_PAYLOAD, 1),
    "a square of truth values": _as_full(bool, 2**13, 2**13),
    "a square of bytes": _as_full(np.uint8, 2**13, 2**13),
    "float32 without end": _as_full(np.float32),
    "float64 without end": _as_full(np.float64),
    "int64 without end": _as_full(np.int64),
    "complex without end": _as_full(np.complex128),
    "three rows of truth values": _always(lambda: tuple(np.zeros(20 * 2**20, bool) for _ in range(3))),
    "many huge empty arrays": _always(lambda: (np.zeros((0, 2**26, 2**26)),) * MANY),
    "many pairs of huge empty arrays": _always(lambda: ((np.zeros((0, 2**26)), np.zeros((2**26, 0))),) * (MANY // 2)),
    "many axes in tuples": _always(lambda: _nested(np.ones((1,) * MAX_DIMENSIONS))),
    "many parts": _always(lambda: (None,) * MANY),
    "many empty parts": _always(lambda: ((),) * MANY),
    "many huge numbers": _always(lambda: (2**62, -(2**62)) * (MANY // 2)),
    "many texts": _always(lambda: ("x" * (MAX_TEXT // MANY),) * MANY),
    "many keys": _always(lambda: {f"key {number}": {"W1": None} for number in range(MANY)}),
    "a long key": _always(lambda: {"k" * 60_000: 1.0}),
    "a dict in a dict": _always(lambda: {"W1": {"W1": {"W1": {"W1": {"W1": {"W1": np.zeros((0, 2**26))}}}}}}),
    "ragged": _always(lambda: (np.zeros(2), np.zeros((2, 2)), np.zeros((0, 2**26)))),
    "a long text": _always(lambda: "x" * MAX_TEXT),
    "a text with one picture": _always(lambda: "x" * (MAX_TEXT - 4) + "\N{SNAKE}"),
    "a text of pictures": _always(lambda: "\N{SNAKE}" * (MAX_TEXT // 4)),
    "a text that paints": _always(lambda: "\x1b[31m\n\u202e" * 100_000),
    "a long type": _always(lambda: Other("x" * 300)),
    "the largest int": _always(lambda: 2**63 - 1),
    "the smallest number": _always(lambda: 5e-324),
    "complex nan": _always(lambda: np.complex128(complex("nan+nanj"))),
    "a byte": _always(lambda: np.uint8(255)),
    "true in its shape": in_its_shape(True),
    "bytes in its shape": in_its_shape(np.uint8(255)),
    "huge, of both signs": _alternating,
    "almost infinite": _scaled(1e300),
    "almost nothing": _scaled(1e-320),
    "a little more": _scaled(1 + 2e-4),
    "the opposite": _scaled(-1),
    "transposed": lambda right: _array(right).T[()],
    "with an axis more": lambda right: _array(right)[..., np.newaxis],
    "with an empty axis more": lambda right: np.zeros((*_array(right).shape, 0)),
    "repeated without end": _repeated,
    "in rows": lambda right: tuple(_array(right)) if _array(right).ndim and len(_array(right)) < MANY else right,
    "a tuple of it": lambda right: (right, right),
    "a dict of it": lambda right: {"W1": right, "x": right},
    **{f"junk: {name}": _junk(value) for name, value in JUNK.items()},
}
"""The values that a hostile submission may answer, as they come out of the pipe."""

LOSSES = (None, 1e308, -1e308, float("inf"), float("-inf"), float("nan"), 5e-324, 2.3)


class HostileWorker:
    """Answers instead of a `Worker`, with hostile values and right ones.

    Parameters
    ----------
    plan : random.Random
        Draws where and what.
    share : float
        The share of its answers that are hostile.

    Attributes
    ----------
    answers : dict of str to int
        How many hostile answers of each kind it gave.
    seconds : float
        The processor time that it took itself.
    """

    alive = True
    taken = 0.0

    def __init__(self, plan: random.Random, share: float) -> None:
        self._plan, self._share = plan, share
        self._references: dict[str, tuple[Reference, ModuleType]] = {}
        self._current = ""
        self._seed = 0
        self.answers: dict[str, int] = dict.fromkeys(HOSTILE, 0)
        self.seconds = 0.0

    def open(self, opening: Opening) -> None:
        """Have the right answers of an exercise ready."""
        name = self._current = opening.exercise
        if name not in self._references:
            (found,) = (other for other in load_course() if other.name == name)
            self._references[name] = Reference(found, load_solutions()), _executed(opening.scenarios)

    def execute_anew(self, _seconds: float, seed: int, _after: float) -> Answer:
        """Execute the reference anew."""
        self._references[self._current][0].begin(seed)
        return Returned(None)

    def call(
        self,
        name: str,
        values: Sequence[Any],
        *,
        scenario: bool = False,
        on_progress: Callable[[Progress], None],
    ) -> Answer:
        """Answer, sometimes with the right value; and report invented progress."""
        started = time.process_time()
        reference, scenarios = self._references[self._current]
        target = getattr(scenarios, name) if scenario else name
        right = reference.ask(Call(target, (), tuple(values)))
        on_progress(Progress(self._plan.random(), self._plan.choice(LOSSES), self._plan.random()))
        answer = Returned(right, self._side_effects(len(values)))
        if self._plan.random() < self._share:
            answer = Returned(self._spoilt(right), answer.side_effects)
        self.seconds += time.process_time() - started
        return answer

    def _spoilt(self, right: Value) -> Value:
        """Return a hostile answer, alone or in one part of the right one; of the least used, any."""
        least = min(self.answers.values())
        name = self._plan.choice([name for name, count in self.answers.items() if count == least])
        self.answers[name] += 1
        parts = list(places(right))
        place = self._plan.choice(parts) if parts and self._plan.random() < 2 / 3 else ()
        return replaced(right, place, HOSTILE[name])

    def _side_effects(self, arguments: int) -> SideEffects:
        """Return side effects on some arguments, or none."""
        if self._plan.random() < 0.5:
            return NOTHING
        some = tuple(number for number in range(arguments) if self._plan.random() < 0.5)
        return SideEffects(some, some, "overflow" * 20, "softmax.py", 10**6 - 1)

    def printed(self) -> str:
        """Return text with control codes."""
        return "\x1b[31m" * 1000


def _executed(scenarios: str) -> ModuleType:
    """Return the scenarios as a module, as workers have them."""
    module = ModuleType("scenarios")
    exec(compile(scenarios, "scenarios.py", "exec"), vars(module))
    return module


class HostileSandbox:
    """Hands out one hostile worker, which has no process.

    Parameters
    ----------
    seed : int or None
        Of the choice of its answers; without one, all of them are right.
    """

    isolation = "portable"

    def __init__(self, seed: int | None) -> None:
        self.worker = HostileWorker(random.Random(seed), share=0 if seed is None else 2 / 3)

    def prepare(self, _: Opening) -> None:
        """Do nothing."""

    def open(self, opening: Opening) -> HostileWorker:
        """Return the worker."""
        self.worker.open(opening)
        return self.worker

    def lack_of_space(self) -> None:
        """Do not look at the disk."""


def total(answers: Mapping[str, int]) -> int:
    """Return how many answers there were."""
    return sum(answers.values())
