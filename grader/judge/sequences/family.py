"""The family of a call: the same function, called in all forms that its stub promises, and then once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from grader.course.promises import Promise
from grader.judge.sequences.changes import Arguments
from grader.judge.sequences.forms import AS_IT_IS, FORMS, OTHER_ROWS, Form, formed, smaller
from grader.judge.sequences.sequence import Sequence, Step, overwriting
from grader.judge.subjects.calls import Call


class Family:
    """All calls for one call of a check.

    Parameters
    ----------
    call : Call
        The call; its arguments have names.
    promise : Promise
        The stub's promise about the function.

    Attributes
    ----------
    sequence : Sequence
        The calls, the simplest first.
    """

    def __init__(self, call: Call, promise: Promise) -> None:
        self._call, self._promise = call, promise
        self._given = {name: value for name, value in _arguments(call).items() if name in promise.inputs}
        self._forms = [AS_IT_IS, *(form for form in FORMS if formed(form, self._given, promise))]
        questions = _Questions(call, promise)
        for form in self._forms:
            questions.ask(form, formed(form, self._given, promise) or {})
        questions.ask_again(formed(OTHER_ROWS, self._given, promise) or {})
        self.sequence = questions.sequence()

    def simpler(self, step: Step | None = None) -> Iterator[Sequence]:
        """Yield a step, or the call itself, with arguments that are easier to read, the easiest first."""
        form = self._forms[step.number] if step and step.number < len(self._forms) else AS_IT_IS
        for given in smaller(self._given, self._promise):
            changed = formed(form, given, self._promise)
            if changed is not None:
                questions = _Questions(self._call, self._promise)
                questions.ask(form, changed, given)
                yield questions.sequence()

    def simplest_twice(self) -> Iterator[Sequence]:
        """Yield two calls with arguments that are easy to read: the second with other numbers, or the same again.

        Then the same again after the first result was overwritten.
        """
        given = next(iter(smaller(self._given, self._promise)))
        for other in (formed(OTHER_ROWS, given, self._promise), {}):
            questions = _Questions(self._call, self._promise)
            questions.ask(AS_IT_IS, given)
            if other is not None:
                questions.ask(AS_IT_IS, given | other)
                yield questions.sequence()
        values = tuple((_arguments(self._call) | given).values())
        questions = _Questions(replace(self._call, values=values), self._promise)
        questions.ask_after_overwriting()
        yield questions.sequence()


def _arguments(call: Call) -> Arguments:
    return dict(zip(call.names, call.values, strict=False))


class _Questions:
    """Collects the calls of a family.

    Parameters
    ----------
    call, promise
        The calls of the family.
    """

    def __init__(self, call: Call, promise: Promise) -> None:
        self._call, self._promise = call, promise
        self._steps: list[Step] = []
        self._arrays: dict[str, Any] = {}
        self._numbers: Counter[str] = Counter()
        self._layouts: dict[str, str] = {}

    def ask(self, form: Form, changed: Arguments, given: Arguments | None = None) -> None:
        """Add the call in a form: with these arguments instead of the given ones, or with the form's own."""
        arguments = _arguments(self._call) | (given or {}) | changed
        names = {name: self._new_array(name, value) for name, value in arguments.items()}
        self._layouts.update({names[name]: form.layout for name in changed if form.layout})
        call = replace(self._call, values=tuple(arguments.values()))
        suffix = form.short if call.literal else form.long
        if call.is_scenario:  # its label shows no shapes
            suffix = form.short or form.long
        line = self._line(names.values())
        self._add(line, call.label, suffix, literal=call.literal, single=form.single, tiny=form.tiny)

    def ask_again(self, other: Arguments) -> None:
        """Add the first call again, and once more with other numbers in the same arrays."""
        label, given = self._call.label, _arguments(self._call)
        names = self.ask_after_overwriting()
        changes = [name for name, value in other.items() if isinstance(value, np.ndarray) and self._stays(name)]
        for name in changes:
            self._add(f"{name}_0[...] = {self._new_array(name, other[name])}")
        if changes and all(map(self._stays, given)):
            needs = frozenset(range(len(self._steps) - len(changes), len(self._steps)))
            suffix = ", called with other numbers in the same array"
            self._add(self._line(names.values()), label, suffix, needs=needs)

    def ask_after_overwriting(self) -> Mapping[str, str]:
        """Add the first call again, after a similar call whose result is overwritten; return its arrays' names."""
        self._add(overwriting(self._line(self._names_again().values())))
        names = self._names_again()
        self._add(self._line(names.values()), self._call.label, ", called again", literal=self._call.literal)
        return names

    def _names_again(self) -> Mapping[str, str]:
        """Return the names of the arrays of the first call, or of copies of those that it may have changed."""
        return {
            name: f"{name}_0" if f"{name}_0" in self._arrays and self._stays(name) else self._new_array(name, value)
            for name, value in _arguments(self._call).items()
        }

    def _stays(self, name: str) -> bool:
        """Whether an argument must stay unchanged."""
        what = self._promise.inputs.get(name)
        return what is None or "changeable" not in what.words

    def _new_array(self, name: str, value: Any) -> str:
        new = f"{name}_{self._numbers[name]}"
        self._numbers[name] += 1
        self._arrays[new] = value
        return new

    def _line(self, names: Iterable[str]) -> str:
        if self._call.is_scenario:
            return f"{self._call.name}({', '.join(['module', *names])})"
        return f"module.{self._call.name}({', '.join(names)})"

    def _add(self, line: str, call: str = "", suffix: str = "", **more: Any) -> None:
        self._steps.append(Step(len(self._steps), line, call, suffix, known_sizes=self._call.known_sizes, **more))

    def sequence(self) -> Sequence:
        """Return the calls so far."""
        scenarios = {} if isinstance(self._call.target, str) else self._call.target.__globals__
        changeable = {name for name in self._arrays if not self._stays(name.rpartition("_")[0])}
        title = self._call.name if isinstance(self._call.target, str) else self._call.label
        apart = self._promise.returns_new_arrays
        return Sequence(title, tuple(self._steps), self._arrays, self._layouts, frozenset(changeable), apart, scenarios)
