"""Which relation a wrong value has to the right one.

A learner who reads that db "would be right, summed over axis 0" looks in the right place at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from grader.judge.compare.numbers import ratio

Array = np.ndarray[Any, Any]
Close = Callable[[Array, Array], bool]
KnownSizes = Mapping[str, int]


def shape_relation(got: Array, want: Array, close: Close) -> str | None:
    """Say what would make a value of the wrong shape right.

    Parameters
    ----------
    got, want : ndarray
        The values, of different shapes.
    close : callable
        Whether two arrays of one shape agree.

    Returns
    -------
    str or None
        A sentence, or None when nothing simple helps.
    """
    if got.ndim > 1 and got.T.shape == want.shape and close(got.T, want):
        return "Transposed it would be right."
    for axis in range(got.ndim):
        summed = got.sum(axis=axis)
        if got.shape[axis] > 1 and summed.shape == want.shape and close(summed, want):
            return f"Summed over axis {axis} it would be right."
    if got.size == want.size and close(got.reshape(want.shape), want):
        return "Its values are right, only the shape is not."
    return None


def value_relation(got: Array, want: Array, known_sizes: KnownSizes, close: Close) -> str | None:
    """Say how a wrong value of the right shape relates to the right one, everywhere.

    Only what holds for every entry is said, and only where it would not hold of most numbers anyway: between any two
    single numbers, and between any two constants, there is a factor and an offset.

    Parameters
    ----------
    got, want : ndarray of one shape
        Finite values that differ.
    counts : mapping of str to int
        What is counted in the call, such as ``{"the batch size": 4}``.
    close : callable
        Whether two arrays of one shape agree.

    Returns
    -------
    str or None
        What completes the sentence "dx ...", or None when there is no simple relation.
    """
    where = "everywhere" if got.size > 1 else ""
    if not got.any():
        return f"is 0 {where}".rstrip() if got.size > 1 else None
    if got.ndim == 2 and got.shape[0] == got.shape[1] and close(got.T, want):
        return "is the transpose of what is expected"
    factor = _factor(got, want, known_sizes, close)
    if factor is not None:
        return _factor_in_words(factor, known_sizes, where)
    offset = float(np.mean(got - want))
    if _varies(want) and close(got - offset, want):
        return f"is {abs(offset):.4g} {'more' if offset > 0 else 'less'} than expected everywhere"
    return _rows(got, want, close)


def part_relation(got: Array, others: Mapping[str, Array], close: Close) -> str | None:
    """Say which other part of the result a wrong part would be right for.

    Parameters
    ----------
    got : ndarray
        The part.
    others : mapping of str to ndarray
        What is expected of the other parts, by their names.
    close : callable
        Whether two arrays of one shape agree.

    Returns
    -------
    str or None
        The name of the part, or None when there is none.
    """
    return next(
        (name for name, want in others.items() if got.shape == want.shape and _varies(want) and close(got, want)), None
    )


def _varies(want: Array) -> bool:
    """Whether there are different numbers in an array, beside zeros."""
    return len(np.unique(want[want != 0])) > 1


def _factor(got: Array, want: Array, known_sizes: KnownSizes, close: Close) -> float | None:
    """Return k where got = k * want. A single number has a factor to any other, so there only telling ones count."""
    sizes = [size for size in known_sizes.values() if size > 1]
    for factor in (-1.0, 2.0, 0.5, *map(float, sizes), *(1 / size for size in sizes)):
        if close(got, factor * want):
            return factor
    if _varies(want):
        factor = float(np.vdot(want, got) / np.vdot(want, want))
        if factor != 0 and close(got, factor * want) and close(got / factor, want):
            return factor
    return None


def _factor_in_words(factor: float, known_sizes: KnownSizes, where: str) -> str:
    if factor == -1:
        return f"has the wrong sign {where}".rstrip()
    words = f"is {ratio(factor)} the expected value {where}".rstrip()
    names = [name for name, size in known_sizes.items() if size > 1 and factor in (size, 1 / size)]
    return f"{words}; {known_sizes[names[0]]} is {' and '.join(names)}" if names else words


def _rows(got: Array, want: Array, close: Close) -> str | None:
    """Say which rows are right, or where they are; of two rows, either would be said too easily."""
    if got.ndim == 0 or len(got) < 3:
        return None
    first = got.ndim > 1 and close(got[0], want[0]) and _varies(want[0])
    if first and not any(map(close, got[1:], want[1:])):
        return "is right in the first row only"
    left, right = _in_order(got), _in_order(want)
    if close(left, right) and not any(close(row, following) for row, following in pairwise(right)):
        return f"has the right {'rows' if got.ndim > 1 else 'values'} in another order"
    return None


def _in_order(rows: Array) -> Array:
    """Return the rows, made flat and sorted: to look for each of ten thousand rows in all the others takes minutes."""
    flat = rows.reshape(len(rows), -1)
    return flat[np.lexsort(flat.T)]
