"""Random inputs of the shapes and kinds that a stub promises to take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.course.promises import Input

Array = np.ndarray[Any, Any]
Sizes = Mapping[str, int]


ANSWERS = 3
"""So many forms have answers: labels, one-hot rows of integers, and of floats."""


def drawn(what: Input, sizes: Sizes, alternative: int, rng: np.random.Generator) -> Array | float:
    """Return a random input.

    Parameters
    ----------
    what : Input
        The input.
    sizes : mapping of str to int
        The size for each letter.
    alternative : int
        The number of its shape, if it may have several; of answers, the number of their form.
    rng : Generator
        The source of random numbers.
    """
    letters = what.shapes[alternative % len(what.shapes)]
    shape = tuple(sizes[letter] if letter.isalpha() else int(letter) for letter in letters)
    values = _answers(rng, shape, alternative) if what.kind == "answers" else _DRAW[what.kind](rng, shape)
    if "small" in what.words:
        values = np.round(0.3 * values, 2)
    return values if shape else float(values)


def _numbers(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    return np.round(rng.normal(size=shape), 2)


def _nonzero(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Numbers of both signs, none near 0."""
    signs = rng.permutation(np.resize([1.0, -1.0], int(np.prod(shape)))).reshape(shape)
    return np.round(signs * (0.05 + np.abs(rng.normal(size=shape))), 2)


def _probabilities(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Rows that add up to 1, with no entry near 0."""
    parts = rng.uniform(0.5, 1.5, size=shape)
    return np.asarray(parts / parts.sum(axis=-1, keepdims=True))


def _answers(rng: np.random.Generator, shape: tuple[int, ...], form: int) -> Array:
    """Labels, or one-hot rows of integers or floats."""
    rows, classes = shape
    labels = rng.integers(classes, size=rows)
    return labels if form % ANSWERS == 0 else np.eye(classes, dtype=(int, float)[form % ANSWERS - 1])[labels]


_DRAW: Mapping[str, Callable[[np.random.Generator, tuple[int, ...]], Array]] = {
    "numbers": _numbers,
    "nonzero": _nonzero,
    "probabilities": _probabilities,
}
