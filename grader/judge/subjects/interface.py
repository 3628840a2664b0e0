"""The interface of the right version of an exercise, executed here or recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from grader.judge.subjects.calls import Call
from grader.sandbox.outside.answers import SideEffects, Value

if TYPE_CHECKING:
    from grader.judge.sequences.sequence import Questions


class AnyReference(Protocol):
    """The right version of an exercise."""

    def begin(self, seed: int) -> None:
        """Begin a check, with this seed of ``np.random``."""

    def begin_again(self) -> None:
        """Begin anew within a check."""

    def ask(self, call: Call) -> Value:
        """Return the reference's answer to a call.

        Raises
        ------
        NotPassed
            If the answer is unknown here.
        """

    def foresee(self, questions: Questions) -> None:
        """Note the call made now, and other calls that may follow from it: a recording makes them all."""

    def parameters(self, name: str) -> tuple[str, ...]:
        """Return the names of the parameters of a function."""

    def side_effects(self, call: Call) -> SideEffects | None:
        """Return the side effects of a call; None if they are unknown."""
