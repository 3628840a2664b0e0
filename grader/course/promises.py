"""What a stub promises: the inputs that its functions take, and what its classes can do.

``promises.toml`` beside the checks has a table for each function, scenario or class that is called in many ways::

    [softmax]
    arguments = { x = "large (N, C) or (C)" }

    [Affine]
    new = "Affine(W, b)"
    calls = ["forward(x)", "backward(dout)"]
    after = { backward = "forward" }
    sets = { backward = ["dW", "db"] }
    changes = ["W", "b"]
    arguments = { W = "float (D, H)", b = "float (H)", x = "(N, D)", dout = "float (N, H)" }

It is plain data; `promises_file` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FORMS = {
    "one row": "a batch of one row",
    "signs": "all entries positive, all negative",
    "zeros": "rows with zeros",
    "ties": "equal entries",
    "tiny": "all values divided by a billion",
    "integers": "the values as integers, in all arrays or in some",
    "float32": "the values as float32",
    "views": "arrays that are not contiguous, or read-only",
}
"""The forms that every call is made in, unless the stub leaves one open."""

KINDS = {
    "numbers": "any numbers; what an input is without a word",
    "nonzero": "numbers, none within 0.05 of 0",
    "probabilities": "numbers above 0.05, each row adding up to 1",
    "answers": "of shape (N, C): labels from 0 to C - 1, or one-hot rows",
}
"""The kinds of input."""

WORDS = {
    "float": "never integers",
    "small": "numbers around 0.3, so that no probability comes near 0",
    "large": "values around 1000 and -1000 too",
    "unsigned": "unsigned integers too",
    "bool": "booleans too",
    "changeable": "the stub does not say that the array stays as it is",
}
"""Other words that may stand before the shape of an input."""

NEW_ARRAYS = "new arrays"
"""The word for a function or class whose results share no memory with its arguments."""


@dataclass(frozen=True)
class Input:
    """What an argument may be.

    Attributes
    ----------
    shapes : tuple of tuple of str
        Its possible shapes; a letter is a size, the same wherever it stands, and N counts the rows of a batch.
    kind : str
        One of `KINDS`.
    words : frozenset of str
        Some of `WORDS`.
    """

    shapes: tuple[tuple[str, ...], ...]
    kind: str = "numbers"
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Method:
    """A method that may be called any number of times.

    Attributes
    ----------
    name : str
        Its name.
    arguments : tuple of str
        Its arguments, as they are written in a call.
    after : str
        The method that must have been called before, whose latest sizes are its own; or nothing.
    sets : tuple of str
        The attributes that it sets.
    ends : str
        The method whose latest call does not count any more, so that what comes after that one has to wait for another;
        or nothing.
    """

    name: str
    arguments: tuple[str, ...]
    after: str = ""
    sets: tuple[str, ...] = ()
    ends: str = ""


@dataclass(frozen=True)
class Promise:
    """What a stub promises about one function, scenario or class.

    Attributes
    ----------
    name : str
        Its name.
    inputs : mapping of str to Input
        What each argument may be, by name.
    forms : frozenset of str
        The forms that it is called in, from `FORMS`.
    returns_new_arrays : bool
        Whether its results share no memory with its arguments.
    new : tuple of str
        The arguments of a class's constructor.
    methods : tuple of Method
        What may be called of an object of a class; nothing for a function.
    changes : tuple of str
        The parameters that may change in place at any time ahead of a call that comes after no other: arguments of the
        constructor, or attributes such as ``params['W1']``, which are set once an object is made.
    replaces : tuple of str
        The attributes that may become other arrays at any such time.
    """

    name: str
    inputs: Mapping[str, Input]
    forms: frozenset[str]
    returns_new_arrays: bool = False
    new: tuple[str, ...] = ()
    methods: tuple[Method, ...] = ()
    changes: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()

    @property
    def sizes(self) -> frozenset[str]:
        """The letters of all sizes."""
        return frozenset(
            size for argument in self.inputs.values() for shape in argument.shapes for size in shape if size.isalpha()
        )
