"""The arrays that a walk passes on: random, and unlike those before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.course.promises import Promise
from grader.judge.sequences.forms import Form, formed
from grader.judge.sequences.inputs import drawn

TRIES = 10
"""How often a value is drawn until it is a new one."""

Look = tuple[tuple[int, ...], bool, bytes]
"""The shape of a value, whether it is told by its signs, and these; else its numbers, as of answers and integers."""


@dataclass
class Batch:
    """What the arguments of a call are like.

    Attributes
    ----------
    sizes : dict of str to int
        The size for each letter.
    shape : int
        Which of the possible shapes they have.
    form : Form or None
        Their form.
    """

    sizes: dict[str, int]
    shape: int = 0
    form: Form | None = None


class Arrays:
    """All arrays of a walk.

    Parameters
    ----------
    promise : Promise
        The stub's promise about the class.
    rng : Generator
        The source of the arrays.

    Attributes
    ----------
    values : dict of str to ndarray or float
        Each by its name, such as ``x_0``.
    layouts : dict of str to str
        The memory layouts of those that have a special one.
    """

    def __init__(self, promise: Promise, rng: np.random.Generator) -> None:
        self._promise, self._rng = promise, rng
        self._answers = {_base(text) for text, what in promise.inputs.items() if what.kind == "answers"}
        self._looks: dict[str, set[Look]] = {}
        self._counts = Counter[str]()
        self.values: dict[str, Any] = {}
        self.layouts: dict[str, str] = {}

    def arguments(self, texts: Iterable[str], batch: Batch, turn: int = 0) -> list[str]:
        """Return the arguments of a call: new arrays for the inputs, numbers for sizes, everything else as written.

        Parameters
        ----------
        texts : iterable of str
            The arguments, as the promise has them.
        batch : Batch
            What the arrays are like.
        turn : int
            How often the method of the object was called before: answers have each of their forms in turn.
        """
        values = {text: self._drawn(text, batch, turn) for text in texts if text in self._promise.inputs}
        changed = (formed(batch.form, values, self._promise) if batch.form else None) or {}
        names = {text: self._add(text, value) for text, value in (values | changed).items()}
        if batch.form and batch.form.layout:
            self.layouts.update({names[text]: batch.form.layout for text in changed})
        return [names.get(text) or _with_sizes(text, batch.sizes) for text in texts]

    def copies(self, names: Iterable[str]) -> dict[str, str]:
        """Return the names of new copies, by the names of the arrays."""
        return {name: self._add(name.rpartition("_")[0], self.values[name]) for name in names}

    def changeable(self) -> frozenset[str]:
        """Return the arrays that the stub allows to change."""
        bases = {_base(text) for text, argument in self._promise.inputs.items() if "changeable" in argument.words}
        return frozenset(name for name in self.values if name.rpartition("_")[0] in bases)

    def note(self, texts: Iterable[str], names: Iterable[str], batch: Batch) -> str:
        """Return the shapes of the arguments of a call, and their form."""
        arrays = {text: self.values[name] for text, name in zip(texts, names, strict=True) if name in self.values}
        shapes = [f", {text} of shape {array.shape}" for text, array in arrays.items() if isinstance(array, np.ndarray)]
        return "".join(shapes) + (batch.form.long if batch.form and shapes else "")

    def _drawn(self, text: str, batch: Batch, turn: int) -> Any:
        """Return a value for an input, unlike all that it has had if possible.

        Numbers have other signs, so that a mask of an earlier batch shows.
        """
        what, base = self._promise.inputs[text], _base(text)
        alternative = turn if what.kind == "answers" else batch.shape
        for _ in range(TRIES):
            value = drawn(what, batch.sizes, alternative, self._rng)
            if self._look(base, value) not in self._looks.get(base, ()):
                break
        return value

    def _add(self, text: str, value: Any) -> str:
        """Add an array and return its name."""
        base = _base(text)
        name = f"{base}_{self._counts[base]}"
        self.values[name] = value
        self._counts[base] += 1
        self._looks.setdefault(base, set()).add(self._look(base, value))
        return name

    def _look(self, base: str, value: Any) -> Look:
        """Return what is the same for two values that are like each other."""
        array = np.asarray(value)
        has_signs = array.dtype == np.float64 and base not in self._answers
        return array.shape, has_signs, (np.sign(array) if has_signs else array.astype(float)).tobytes()


def _with_sizes(text: str, sizes: Mapping[str, int]) -> str:
    """Return an argument with a number in place of each letter that is a size, such as ``[4, 2]`` for ``[D, C]``."""
    return re.sub(r"\b[A-Z]\b", lambda letter: str(sizes.get(letter[0], letter[0])), text)


def _base(text: str) -> str:
    """Return the name for the arrays of an argument or a parameter: W1 for ``params['W1']``, W0 for ``W[0]``."""
    words = re.findall(r"\w+", text)
    return str(words[-1] if words[-1].isidentifier() else "".join(words))
