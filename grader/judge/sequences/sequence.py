"""A sequence of calls as plain data, and any part of it that makes sense by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from grader.judge.diagnosis.steps import COUNTER
from grader.judge.sequences import player
from grader.judge.subjects.calls import Call, Scenario

Array = np.ndarray[Any, Any]

ARGUMENTS = ("lines", "arrays", "layouts", "watched", "apart", "strict")
"""The names of the arguments of a call that plays a sequence."""

PLAYER = Path(player.__file__).read_text(encoding="utf-8")
"""The text of what plays sequences; it goes to the worker."""


@dataclass(frozen=True)
class Step:
    """One line of a sequence.

    Attributes
    ----------
    number : int
        Its place in the whole sequence.
    line : str
        The executed code, such as ``"module.softmax(x)"``.
    call : str
        The call as the learner would write it; for an attribute, the call that sets it; nothing for an assignment.
    suffix : str
        The description of its arguments, after the call.
    part : str
        The attribute that is read; nothing for a call or an assignment.
    needs : frozenset of int
        The steps without which it makes no sense, such as the forward of a backward.
    owner : str
        The object that it belongs to; nothing for a function.
    literal : bool
        Whether an index may follow the call.
    known_sizes : mapping of str to int
        Sizes that have a name in the call, see `grader.judge.compare.differences`.
    single : bool
        Whether it has arguments in single precision.
    tiny : bool
        Whether its results are compared on their own scale, since they may be tiny.
    """

    number: int
    line: str
    call: str = ""
    suffix: str = ""
    part: str = ""
    needs: frozenset[int] = frozenset()
    owner: str = ""
    literal: bool = False
    known_sizes: Mapping[str, int] | None = None
    single: bool = False
    tiny: bool = False

    @property
    def of(self) -> str:
        """The call, with the description of its arguments."""
        return self.call + self.suffix

    @property
    def is_call(self) -> bool:
        """Whether it is a call, not an attribute or an assignment."""
        return bool(self.call) and not self.part

    @property
    def is_assignment(self) -> bool:
        """Whether it is an assignment, with nothing to compare."""
        return " = " in self.line

    @property
    def overwrites(self) -> bool:
        """Whether it overwrites the result of a call."""
        return self.line.startswith(overwriting("").removesuffix(")"))

    @property
    def names(self) -> set[str]:
        """The names in its line."""
        return set(re.findall(r"\w+", self.line))


@dataclass(frozen=True)
class Sequence:
    """Calls in order.

    Attributes
    ----------
    subject : str
        The function, scenario or class that is called.
    steps : tuple of Step
        The lines.
    arrays : mapping of str to ndarray or number
        The values that the lines use, by name.
    layouts : mapping of str to str
        The memory layout of some arrays: ``strided``, ``reversed``, ``Fortran`` or ``read-only``.
    changeable : frozenset of str
        The arrays that the stub allows to change.
    apart : bool
        Whether results share no memory with arguments.
    scenarios : mapping of str to object
        The names of the exercise's scenarios, in the judge.
    """

    subject: str
    steps: tuple[Step, ...]
    arrays: Mapping[str, Any]
    layouts: Mapping[str, str]
    changeable: frozenset[str]
    apart: bool
    scenarios: Mapping[str, Any]

    def call(self, label: str = "", *, strict: bool = False) -> Call:
        """Return the call that plays the sequence.

        Parameters
        ----------
        label : str
            Its name in messages; by default, what is called.
        strict : bool
            Whether an exception in a line ends it.
        """
        values = (
            tuple(step.line for step in self.steps),
            dict(self.arrays),
            dict(self.layouts),
            self.watched,
            self.apart,
            strict,
        )
        return Call(player_with(self.scenarios), ARGUMENTS, values, label or self.subject)

    @property
    def watched(self) -> tuple[str, ...]:
        """The names of the arrays that no call may change."""
        return tuple(
            name for name, array in self.arrays.items() if isinstance(array, np.ndarray) and name not in self.changeable
        )

    def only(self, numbers: Iterable[int]) -> Sequence:
        """Return the sequence of some steps and all steps that they need."""
        wanted = self.with_needs(numbers)
        steps = tuple(step for step in self.steps if step.number in wanted)
        names = {name for step in steps for name in step.names}
        arrays = {name: array for name, array in self.arrays.items() if name in names}
        layouts = {name: layout for name, layout in self.layouts.items() if name in names}
        return Sequence(self.subject, steps, arrays, layouts, self.changeable, self.apart, self.scenarios)

    def with_needs(self, numbers: Iterable[int]) -> set[int]:
        """Return the numbers of some steps and of all steps that they need."""
        needs = {step.number: step.needs for step in self.steps}
        wanted: set[int] = set()
        new = set(numbers)
        while new:
            wanted |= new
            new = {need for number in new for need in needs[number]} - wanted
        return wanted


def overwriting(line: str) -> str:
    """Return the assignment that makes a call and overwrites the arrays in its result, as a caller may."""
    return f"result = overwrite({line})"


class Questions(Protocol):
    """The calls to make: a family or a walk."""

    @property
    def sequence(self) -> Sequence:
        """All calls."""

    def simpler(self, step: Step) -> Iterable[Sequence]:
        """Return a step with arguments that are easier to read."""

    def simplest_twice(self) -> Iterable[Sequence]:
        """Return two calls with such arguments."""


def player_with(scenarios: Mapping[str, Any]) -> Scenario:
    """Return the scenario that plays a sequence in the judge, with the exercise's scenarios in another file."""

    def play_sequence(
        module: Any, lines: Any, arrays: Any, layouts: Any, watched: Any, apart: bool, strict: bool
    ) -> Any:
        """Play a sequence."""
        return _CountingPlayer({**scenarios, "module": module}, arrays, layouts, watched).play(lines, apart, strict)

    return play_sequence


class _CountingPlayer(player.SequencePlayer):
    """Tells the counter of instrumented code, if there is one, when a line begins."""

    def _answer(self, place: int, line: str, strict: bool) -> Any:
        counter = vars(self._names["module"]).get(COUNTER)
        if counter is not None:
            counter.begin()
        return super()._answer(place, line, strict)
