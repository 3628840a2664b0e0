"""The reference: the right version of an exercise, executed in the judge."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.course import Exercise
from grader.judge.subjects.calls import Call, copies, parameter_names
from grader.sandbox.outside.answers import SideEffects, Value
from grader.sandbox.outside.local import SideEffectMonitor, Sources, round_trip

if TYPE_CHECKING:
    from grader.judge.sequences.sequence import Questions


class Reference:
    """The right versions of an exercise and of all that it imports, executed in the judge.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    texts : dict of str to str
        The sources of the solutions, by name.
    """

    def __init__(self, exercise: Exercise, texts: dict[str, str]) -> None:
        self._exercise, self.texts = exercise, texts
        self._sources = Sources(texts)
        self.module = ModuleType(exercise.name)
        self._seed = 0

    def begin(self, seed: int) -> None:
        """Execute the reference anew for a check, with this seed of its ``np.random``."""
        self._seed = seed
        np.random.seed(seed)
        with self._sources.importable():
            self.module = self._sources.execute_anew(self._exercise.name)

    def begin_again(self) -> None:
        """Execute the reference anew within a check."""
        self.begin(self._seed)

    def ask(self, call: Call) -> Value:
        """Return the reference's answer to a call, as if it had come through the pipe."""
        with warnings.catch_warnings(), np.errstate(all="ignore"), self._sources.importable():
            warnings.simplefilter("ignore")
            return round_trip(play(call, self.module))

    def foresee(self, questions: Questions) -> None:
        """Do nothing: calls are answered when they are made."""

    def parameters(self, name: str) -> tuple[str, ...]:
        """Return the names of the parameters of a function."""
        return parameter_names(getattr(self.module, name))

    def side_effects(self, call: Call) -> SideEffects:
        """Return the side effects of a call."""
        values = copies(call.values)
        silent = contextlib.redirect_stderr(io.StringIO())
        with warnings.catch_warnings(), silent, self._sources.importable():
            warnings.simplefilter("always")
            with SideEffectMonitor(values, f"{self.module.__name__}.py") as monitor:
                result = play(call, self.module, values)
        return monitor.side_effects(result)


def play(call: Call, module: ModuleType, values: Sequence[Any] | None = None) -> Any:
    """Return what a call returns on a module in the judge, with copies of its arguments or with these instead."""
    values = copies(call.values) if values is None else values
    if isinstance(call.target, str):
        return getattr(module, call.target)(*values)
    value = call.target(module, *values)
    return _last_of(value) if call.takes_long else value


def _last_of(steps: Any) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value
