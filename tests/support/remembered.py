"""A reference and formulas that remember their answers, so that many submissions cost one computation."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from grader.judge.sequences.sequence import Questions
from grader.judge.subjects.calls import Call, copies
from grader.judge.subjects.reference import Reference
from grader.sandbox.outside.answers import Value
from grader.sandbox.outside.local import fingerprint


class RememberedReference:
    """Answers as a reference does: equal answers after equal seeds and calls.

    Parameters
    ----------
    reference : Reference
        What answers where nothing is known yet.
    """

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._reference.begin(0)
        self._known: dict[bytes, Value] = {}
        self._seed, self._key = 0, b""
        self._calls: list[Call] = []
        self._played = 0

    def foresee(self, questions: Questions) -> None:
        """Do nothing: calls are answered when they are made."""

    def parameters(self, name: str) -> tuple[str, ...]:
        """The names of the parameters of a function."""
        return self._reference.parameters(name)

    def begin(self, seed: int) -> None:
        """Begin another check."""
        self._seed, self._key = seed, str(seed).encode()
        self._calls, self._played = [], 0

    def begin_again(self) -> None:
        """Begin anew within a check."""
        self.begin(self._seed)

    def ask(self, call: Call) -> Value:
        """Return the reference's answer to a call after those before it."""
        self._key = hashlib.sha256(self._key + fingerprint(call.name, call.values)).digest()
        self._calls.append(replace(call, values=tuple(copies(call.values))))
        if self._key not in self._known:
            self._known[self._key] = self._answer()
        return self._known[self._key]

    def _answer(self) -> Value:
        """Play the calls that were not played yet, and return the answer to the last."""
        if self._played == 0:
            self._reference.begin(self._seed)
        for call in self._calls[self._played :]:
            answer = self._reference.ask(call)
        self._played = len(self._calls)
        return answer


class RememberedFormulas:
    """Formulas that store their values, by the arguments.

    Parameters
    ----------
    formulas : module
        What answers where nothing is known yet.
    """

    def __init__(self, formulas: Any) -> None:
        self._formulas = formulas
        self._known: dict[bytes, Any] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        formula = getattr(self._formulas, name)

        def remembered(*values: Any) -> Any:
            key = fingerprint(name, values)
            if key not in self._known:
                self._known[key] = formula(*values)
            return copy.deepcopy(self._known[key])

        return remembered
