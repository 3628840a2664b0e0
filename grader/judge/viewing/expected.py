"""The expected answers in views: the reference gives each once, since they are the same for all submissions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from grader.course import Exercise
from grader.judge.failures import NotPassed
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import Reference
from grader.sandbox.outside.answers import Value
from grader.sandbox.outside.local import fingerprint

SEED = 1
"""The seed of ``np.random`` in submission and reference: the same code gives the same pictures."""


class Remembered:
    """The answers to earlier calls; for a call without an answer, the reason."""

    def __init__(self) -> None:
        self._answers: dict[bytes, Value | NotPassed] = {}

    def answer(self, call: Call, ask: Callable[[Call], Value]) -> Value:
        """Return the answer to a call; it is asked only the first time.

        Raises
        ------
        NotPassed
            If there is no answer.
        """
        key = fingerprint(call.name, call.values)
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
    """The expected picture of a view.

    Attributes
    ----------
    calls : tuple of Call
        The calls of the view.
    picture : bytes
        The picture that the answers of the reference give.
    media_type : str
        Its media type.
    """

    calls: tuple[Call, ...]
    picture: bytes
    media_type: str


class Expected:
    """The reference of an exercise, for its views.

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
        The views that are already drawn, by name.
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
