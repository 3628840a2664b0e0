"""What a check asked of the submission, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from grader.judge.subjects.calls import Call
from grader.sandbox.outside.answers import Answer


@dataclass(frozen=True)
class Interaction:
    """A call that a submission was asked for.

    Attributes
    ----------
    call : Call
        The call, with arguments of its own.
    answer : Answer
        What came of it.
    tolerances : tuple of float, or None
        rtol and atol, where the check compared something with what is right after it had this answer; None where it
        only looked at it.
    """

    call: Call
    answer: Answer
    tolerances: tuple[float, float] | None = None
