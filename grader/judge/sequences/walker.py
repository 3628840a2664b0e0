"""Builds a walk through the methods of a class, step by step, with new inputs for each step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace

import numpy as np

from grader.course.promises import Method, Promise
from grader.judge.sequences.arrays import Arrays, Batch
from grader.judge.sequences.forms import AS_IT_IS, FORMS, Form, formed
from grader.judge.sequences.inputs import drawn
from grader.judge.sequences.sequence import Sequence, Step, overwriting
from grader.judge.subjects.calls import known_sizes

CHANGES = 0.2
"""How often a parameter changes ahead of one of them."""

BATCH_FORMS = ("signs", "tiny", "integers", "float32", "views")
"""The forms that a batch of a walk may have, besides what the words of its inputs promise."""


@dataclass(kw_only=True)
class Object(Batch):
    """An object of the class during the walk.

    Attributes
    ----------
    name : str
        Its variable.
    made : set of int
        The steps that make it.
    arrays : dict of str to str
        The arrays that its constructor was given, by the names of the parameters.
    calls : dict of str to Step
        The latest call of each method.
    latest : dict of str to Step
        The calls among them that still count.
    turns : Counter of str
        How often each method was called with new arguments.
    sizes, shape, form
        Those of its latest batch; one with a given number of rows has the shape of the batch before.
    """

    name: str
    made: set[int] = field(default_factory=set)
    arrays: dict[str, str] = field(default_factory=dict)
    calls: dict[str, Step] = field(default_factory=dict)
    latest: dict[str, Step] = field(default_factory=dict)
    turns: Counter[str] = field(default_factory=Counter)


class Walker:
    """Builds a walk, step by step."""

    def __init__(self, promise: Promise, rng: np.random.Generator) -> None:
        self._promise, self._rng = promise, rng
        words = {word for argument in promise.inputs.values() for word in (*argument.words, argument.kind)}
        forms = [form for form in FORMS if form.promise in promise.forms & {*BATCH_FORMS} or form.word in words]
        self.forms = [form for form in forms if _is_asked(form, promise)]
        self.shapes = max((len(argument.shapes) for argument in promise.inputs.values()), default=1)
        self.takes_answers = any(argument.kind == "answers" for argument in promise.inputs.values())
        self._steps: list[Step] = []
        self._arrays = Arrays(promise, rng)

    # The rounds of a walk

    def new(self, name: str, sizes: Mapping[str, int] | None = None) -> Object:
        """Make an object, of these sizes or others, and set its parameters."""
        made = Object(dict(sizes or self._random_sizes()), name=name)
        arguments = self._arrays.arguments(self._promise.new, made)
        line = f"{name} = module.{self._promise.name}({', '.join(arguments)})"
        call = f"{self._promise.name}({', '.join(self._promise.new)})"
        made.made.add(self._add(line, call, made).number)
        made.arrays = {text: array for text, array in zip(self._promise.new, arguments, strict=True) if array != text}
        for parameter in self._promise.changes:
            if parameter not in made.arrays:
                made.made.add(self.change(made, parameter).number)
        return made

    def change(self, owner: Object, parameter: str) -> Step:
        """Change a parameter in place; earlier calls no longer count."""
        place = owner.arrays.get(parameter, f"{owner.name}.{parameter}")
        return self._assign(owner, f"{place}[...]", self._new_value(owner, parameter))

    def replace(self, owner: Object, parameter: str) -> None:
        """Replace the array of a parameter; earlier calls no longer count."""
        owner.arrays[parameter] = new = self._new_value(owner, parameter)
        self._assign(owner, f"{owner.name}.{parameter}", new)

    def _new_value(self, owner: Object, parameter: str) -> str:
        owner.form = None
        return self._arrays.arguments([parameter], owner)[0]

    def _assign(self, owner: Object, place: str, new: str) -> Step:
        owner.latest.clear()
        return self._append(Step(len(self._steps), f"{place} = {new}", needs=frozenset(owner.made), owner=owner.name))

    def all_calls(self, owners: Iterable[Object], rows: int | None = None, form: Form | None = None) -> None:
        """Call each method of some objects, in turn."""
        for method in self._promise.methods:
            for owner in owners:
                self.call(owner, method, rows, form)

    def calls_again(self, owner: Object) -> None:
        """Call all methods again with the same arguments, first those that follow another.

        First, the results of methods that follow no other, and that no other follows, are overwritten.
        """
        for method in sorted(self._promise.methods, key=lambda method: not method.after):
            needs = owner.calls[method.name].needs
            if not method.after and method.name not in {other.after for other in self._promise.methods}:
                line = overwriting(self._line_again(owner, method))
                self._append(Step(len(self._steps), line, needs=needs, owner=owner.name))
            self._repeat(owner, method, needs)

    def calls_with_the_same_batch(self, owner: Object) -> None:
        """Call all methods with the arguments that they had the last time."""
        for method in self._promise.methods:
            after = {owner.latest[method.after].number} if method.after else set()
            owner.latest[method.name] = self._repeat(owner, method, owner.made | after)

    def _repeat(self, owner: Object, method: Method, needs: Set[int]) -> Step:
        """Call a method with the arguments that it had the last time."""
        call, line = owner.calls[method.name], self._line_again(owner, method)
        step = self._append(replace(call, number=len(self._steps), line=line, needs=frozenset(needs)))
        self._read(owner, method, step)
        return step

    def _line_again(self, owner: Object, method: Method) -> str:
        """Return the latest call of a method, with copies of the arguments that it may have changed."""
        call = owner.calls[method.name]
        copies = self._arrays.copies(call.names & self._arrays.changeable())
        return re.sub(r"\w+", lambda match: copies.get(match[0], match[0]), call.line)

    def call(self, owner: Object, method: Method, rows: int | None = None, form: Form | None = None) -> None:
        """Call a method, with a new batch or with the values of the latest call of the method before it."""
        needs = set(owner.made)
        if method.after:
            needs.add(owner.latest[method.after].number)
        else:
            if rows is None:
                rows, owner.shape = self._other_than(owner.sizes["N"]), int(self._rng.integers(6))
            owner.sizes["N"], owner.form = rows, form
        arguments = self._arrays.arguments(method.arguments, owner, owner.turns[method.name])
        owner.turns[method.name] += 1
        line = f"{owner.name}.{method.name}({', '.join(arguments)})"
        call = f"{self._promise.name}.{method.name}({', '.join(method.arguments)})"
        step = self._add(line, call, owner, needs, self._arrays.note(method.arguments, arguments, owner))
        owner.latest[method.name] = owner.calls[method.name] = step
        owner.latest.pop(method.ends, None)
        self._read(owner, method, step)

    def _read(self, owner: Object, method: Method, call: Step) -> None:
        for name in method.sets:
            line, needs = f"{owner.name}.{name}", frozenset({call.number})
            self._append(replace(call, number=len(self._steps), line=line, part=name, needs=needs))

    def random_calls(self, owners: list[Object], count: int) -> None:
        """Call methods of some objects at random, and change parameters now and then."""
        for _ in range(count):
            owner = owners[self._rng.integers(len(owners))]
            if self._promise.changes and self._rng.random() < CHANGES:
                self.change(owner, self._promise.changes[self._rng.integers(len(self._promise.changes))])
            methods = [method for method in self._promise.methods if not method.after or method.after in owner.latest]
            method = methods[self._rng.integers(len(methods))]
            self.call(owner, method, form=self._form())

    # Random values for it

    def _form(self) -> Form | None:
        """Return a form for half of all batches."""
        number = int(self._rng.integers(2 * len(self.forms) or 1))
        return self.forms[number] if number < len(self.forms) else None

    def _random_sizes(self) -> dict[str, int]:
        letters = sorted(self._promise.sizes - {"N"})
        drawn_sizes = self._rng.permutation(len(letters) + 2)[: len(letters)] + 2
        return {"N": 1, **dict(zip(letters, drawn_sizes.tolist(), strict=True))}

    def _other_than(self, rows: int) -> int:
        return int(self._rng.choice([n for n in (2, 3, 4, 5) if n != rows]))

    def _add(self, line: str, call: str, owner: Object, needs: Set[int] = frozenset(), suffix: str = "") -> Step:
        known = known_sizes(owner.sizes["N"], owner.sizes.get("C"))
        form = owner.form or AS_IT_IS
        needed, number = frozenset(needs), len(self._steps)
        step = Step(number, line, call, suffix, "", needed, owner.name, False, known, form.single, form.tiny)
        return self._append(step)

    def _append(self, step: Step) -> Step:
        self._steps.append(step)
        return step

    def sequence(self) -> Sequence:
        """Return the walk as a sequence."""
        steps, arrays = tuple(self._steps), self._arrays
        changeable, apart = arrays.changeable(), self._promise.returns_new_arrays
        return Sequence(self._promise.name, steps, arrays.values, arrays.layouts, changeable, apart, {})


def _is_asked(form: Form, promise: Promise) -> bool:
    """Whether a form changes the arguments of some method."""
    rng, sizes = np.random.default_rng(0), dict.fromkeys(promise.sizes, 9)
    values = {text: drawn(what, sizes, 0, rng) for text, what in promise.inputs.items()}
    calls = ({text: values[text] for text in method.arguments if text in values} for method in promise.methods)
    return any(formed(form, call, promise) for call in calls)
