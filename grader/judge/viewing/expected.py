"""What is expected in views: answers of the reference, each asked for once, since no submission changes them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from grader.course import Exercise
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import Reference
from grader.sandbox.outside.answers import Value
from grader.sandbox.outside.local import fingerprint

SEED = 1
"""Of the ``np.random`` of submission and reference: the same code gives the same pictures."""


class Remembered:
    """Answers to calls that were asked before."""

    def __init__(self) -> None:
        self._answers: dict[bytes, Value] = {}

    def answer(self, call: Call, ask: Callable[[Call], Value]) -> Value:
        """Return the answer to a call, which is asked where it is not known."""
        key = hashlib.blake2b(fingerprint(call.name, call.values), digest_size=16).digest()
        if key not in self._answers:
            self._answers[key] = ask(call)
        return self._answers[key]


class Expected:
    """The reference of an exercise, as views ask it.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    texts : mapping of str to str
        The sources of the solutions, by name.

    Attributes
    ----------
    texts : mapping of str to str
        These sources.
    """

    def __init__(self, exercise: Exercise, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self._reference, self._remembered = Reference(exercise, dict(texts)), Remembered()
        self._reference.begin(SEED)

    def parameters(self, name: str) -> tuple[str, ...]:
        """Return the names of the parameters of a function."""
        return self._reference.parameters(name)

    def ask(self, call: Call) -> Value:
        """Return what the reference returns for a call."""
        return self._remembered.answer(call, self._ask_anew)

    def _ask_anew(self, call: Call) -> Value:
        self._reference.begin(SEED)
        return self._reference.ask(call)
