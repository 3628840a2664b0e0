"""Run trusted texts (the reference, known mistakes) in this process, as a worker would.

Their answers are the same as if they had come through the pipe.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence

from grader.sandbox.inside.exceptions import raised
from grader.sandbox.inside.frame import pack, unpack
from grader.sandbox.inside.loader import Sources
from grader.sandbox.inside.side_effects import SideEffectMonitor
from grader.sandbox.outside.answers import Answer, Returned, Value
from grader.sandbox.outside.replies import answer_of

__all__ = ["SideEffectMonitor", "Sources", "answer_of_call", "fingerprint", "round_trip"]


def answer_of_call(call: Callable[[], object], exercise: str, names: Collection[str]) -> Answer:
    """Make a call and return the answer that a worker would have given: a value or an exception.

    Parameters
    ----------
    call : callable
        What to call, without arguments. Whatever it raises that is neither an `Exception` nor `SystemExit` passes.
    exercise : str
        The name of the exercise that it belongs to.
    names : collection of str
        The names of all texts that it may run.
    """
    try:
        return Returned(round_trip(call()))
    except (Exception, SystemExit) as problem:
        fields, values = raised(problem, {f"{name}.py" for name in names}, f"{exercise}.py")
        return answer_of({"id": None, **fields}, [round_trip(value) for value in values])


def round_trip(value: object) -> Value:
    """Return a value as it would come out of the pipe.

    Raises
    ------
    TooLarge
        If it cannot be sent.
    """
    data = pack({}, [value])
    position = 0

    def receive(count: int) -> bytearray:
        nonlocal position
        position += count
        return bytearray(data[position - count : position])

    return unpack(receive)[1][0]


def fingerprint(name: str, values: Sequence[object]) -> bytes:
    """Return a digest that is equal for calls of the same name with the same values."""
    return hashlib.blake2b(pack({"name": name}, values), digest_size=16).digest()
