"""The calls that a check made on the submission, and their answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from grader.judge.compare.tolerance import Tolerance
from grader.judge.subjects.calls import Call
from grader.sandbox.outside.answers import Answer


@dataclass(frozen=True)
class Interaction:
    """A call that a check made on the submission, and its answer.

    Attributes
    ----------
    call : Call
        The call, with its own copies of the arguments.
    answer : Answer
        What came of it.
    tolerance : Tolerance or None
        That with which the check compared something with the right value after it had this answer; None where it only
        looked at it.
    """

    call: Call
    answer: Answer
    tolerance: Tolerance | None = None


class Transcript:
    """All interactions of one check, in order, without long calls and without answers too large to keep.

    Attributes
    ----------
    alone : Interaction or None
        The call that fails the check, with its right answer, if it fails only after earlier calls.
    """

    def __init__(self) -> None:
        self._interactions: list[Interaction] = []
        self.alone: Interaction | None = None

    @property
    def interactions(self) -> tuple[Interaction, ...]:
        """The interactions so far."""
        return tuple(self._interactions)

    def add(self, call: Call, answer: Answer) -> None:
        """Add a call and its answer."""
        self._interactions.append(Interaction(call, answer))

    def mark_compared(self, tolerance: Tolerance) -> None:
        """Note that the check compares its answers so far with right values, within this tolerance."""
        self._interactions = [
            interaction if interaction.tolerance else replace(interaction, tolerance=tolerance)
            for interaction in self._interactions
        ]

    @contextmanager
    def off_the_record(self) -> Iterator[None]:
        """Forget everything that is added inside the context, if it ends without an exception."""
        before = self.interactions
        yield
        self._interactions = [*before]
