"""What is expected in views: answers of the reference, each asked for once, since no submission changes them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from grader.course import Exercise
from grader.judge.failures import NotPassed
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import Reference
from grader.sandbox.outside.answers import Value
from grader.sandbox.outside.local import fingerprint

SEED = 1
"""Of the ``np.random`` of submission and reference: the same code gives the same pictures."""


class Remembered:
    """Answers to calls that were asked before, or why there is none."""

    def __init__(self) -> None:
        self._answers: dict[bytes, Value | NotPassed] = {}

    def answer(self, call: Call, ask: Callable[[Call], Value]) -> Value:
        """Return the answer to a call, which is asked where it is not known.

        Raises
        ------
        NotPassed
            If there is no answer.
        """
        key = hashlib.blake2b(fingerprint(call.name, call.values), digest_size=16).digest()
        if key not in self._answers:
            try:
                self._answers[key] = ask(call)
            except NotPassed as problem:
                self._answers[key] = problem
        answer = self._answers[key]
        if isinstance(answer, NotPassed):
            raise answer
        return answer


@dataclass(frozen=True)
class Ready:
    """A view as it is expected.

    Attributes
    ----------
    calls : tuple of Call
        What it asks.
    picture : bytes
        Its picture where the answers are those of the reference.
    media_type : str
        The type of that.
    """

    calls: tuple[Call, ...]
    picture: bytes
    media_type: str


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
    ready : dict of str to Ready
        Views that are drawn already, by their names.
    """

    def __init__(self, exercise: Exercise, texts: Mapping[str, str]) -> None:
        self.texts, self.ready = texts, dict[str, Ready]()
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
