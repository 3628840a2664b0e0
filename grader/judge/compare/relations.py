"""The simple relation of a wrong value to the right one, if there is one.

A learner who reads that db "would be right, summed over axis 0" knows at once where to look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from grader.judge.compare.numbers import ratio
from grader.judge.compare.probabilities import probabilities_in_words

Array = np.ndarray[Any, Any]
Close = Callable[[Array, Array], bool]
KnownSizes = Mapping[str, int]

TRANSPOSED_SHAPE = "Transposed it would be right."
COLUMN_SHAPE = "Its values are right, but its rows hold the expected columns, one after another."
TRANSPOSED = "is the transpose of what is expected"
BY_COLUMNS = "has rows that hold the expected columns, one after another"
TURNED = (TRANSPOSED_SHAPE, COLUMN_SHAPE, TRANSPOSED, BY_COLUMNS)
"""The texts about exchanged rows and columns."""
WITHOUT_FRACTION = "is the expected value without its fraction"


def shape_relation(got: Array, want: Array, close: Close) -> str | None:
    """Return what would make a value of the wrong shape right.

    Parameters
    ----------
    got, want : ndarray
        The wrong and the right value, of different shapes.
    close : callable
        Whether two arrays of one shape agree.

    Returns
    -------
    str or None
        A sentence, or None when nothing simple helps.
    """
    if got.ndim > 1 and got.T.shape == want.shape and close(got.T, want):
        return TRANSPOSED_SHAPE
    for axis in range(got.ndim):
        left = got.shape[:axis] + got.shape[axis + 1 :]
        if got.shape[axis] > 1 and left == want.shape and want.any() and close(got.sum(axis=axis), want):
            return f"Summed over axis {axis} it would be right."
    if got.size == want.size and close(got.reshape(want.shape), want):
        return "Its values are right, only the shape is not."
    if _is_read_by_columns(got, want, close):
        return COLUMN_SHAPE
    return None


def value_relation(got: Array, want: Array, known_sizes: KnownSizes, close: Close) -> str | None:
    """Return how a wrong value of the right shape relates to the right one, everywhere.

    A relation must hold for every entry, and it must be unusual: any two single numbers, and any two constant arrays,
    have some factor and some offset.

    Parameters
    ----------
    got, want : ndarray of one shape
        Finite values that differ.
    known_sizes : mapping of str to int
        Sizes that have a name in the call, such as ``{"the batch size": 4}``.
    close : callable
        Whether two arrays of one shape agree.

    Returns
    -------
    str or None
        What completes the sentence "dx ...", or None when there is no simple relation.
    """
    where = " everywhere" if got.size > 1 else ""
    if not got.any():
        return "is 0 everywhere" if got.size > 1 else None
    if got.ndim == 2 and got.shape[0] == got.shape[1] and close(got.T, want):
        return TRANSPOSED
    factor = _factor(got, want, known_sizes, close)
    if factor is not None:
        return _factor_in_words(factor, known_sizes, where)
    if _is_read_by_columns(got, want, close):
        return BY_COLUMNS
    if _has_lost_fractions(got, want):
        return f"{WITHOUT_FRACTION}{where}"
    words = _offset_in_words(got, want, close) or _rows_in_words(got, want, close)
    return words or probabilities_in_words(got, want)


def argument_relation(got: Array, want: Array, arguments: Mapping[str, Array], close: Close) -> str | None:
    """Return how a wrong result relates to an argument of the same shape: equal to it, or its opposite.

    Parameters
    ----------
    got, want : ndarray of one shape
        Finite values that differ.
    arguments : mapping of str to ndarray
        The arguments, by their names.
    close : callable
        Whether two arrays of one shape agree.

    Returns
    -------
    str or None
        What completes the sentence "the result ...", or None when there is no such relation.
    """
    for name, argument in arguments.items() if got.any() else ():
        if argument.shape == want.shape and _varies(argument) and not close(argument, want):
            if close(got, argument):
                return f"is the same as {name}"
            if close(got - argument, argument - want):
                return f"lies on the other side of {name}, as if each step went in the opposite direction"
    return None


def is_of_an_earlier_call(got: Array, earlier: Sequence[Array], close: Close) -> bool:
    """Whether a wrong value is right for an earlier call; False for a constant or an integer, which may be chance.

    Parameters
    ----------
    got : ndarray
        The value.
    earlier : sequence of ndarray
        The right answers to the calls before.
    close : callable
        Whether two arrays of one shape agree.
    """
    says_something = _varies(got) if got.size > 1 else bool((np.rint(got) != got).any())
    return says_something and any(other.shape == got.shape and close(got, other) for other in earlier)


def part_relation(got: Array, others: Mapping[str, Array], close: Close) -> str | None:
    """Return which other part of the result a wrong part would be right for.

    Parameters
    ----------
    got : ndarray
        The part.
    others : mapping of str to ndarray
        The expected values of the other parts, by name.
    close : callable
        Whether two arrays of one shape agree.

    Returns
    -------
    str or None
        The name of the part, or None when there is none.
    """
    names = (name for name, want in others.items() if got.shape == want.shape and _varies(want) and close(got, want))
    return next(names, None)


def _varies(want: Array) -> bool:
    """Whether an array has at least two different entries besides zeros."""
    return len(np.unique(want[want != 0])) > 1


def _factor(got: Array, want: Array, known_sizes: KnownSizes, close: Close) -> float | None:
    """Return k if got = k * want. For single numbers there is always a k, so only the usual slips count."""
    sizes = [float(size) for size in known_sizes.values() if size > 1]
    usual = (-1.0, 2.0, 0.5, *sizes, *(1 / size for size in sizes))
    for factor in usual:
        if close(got, factor * want):
            return factor
    return _fitted_factor(got, want, close) if _varies(want) else None


def _fitted_factor(got: Array, want: Array, close: Close) -> float | None:
    """Return the least-squares factor, unless it would be written as 1, or fits an entry only roughly."""
    factor = float(np.vdot(want, got) / np.vdot(want, want))
    says_something = factor != 0 and f"{factor:.4g}" != "1"
    fits = says_something and close(got, factor * want) and close(got / factor, want)
    fits = fits and np.allclose(got, factor * want, rtol=1e-6, atol=1e-9 * np.abs(got).max())
    return factor if fits else None


def _factor_in_words(factor: float, known_sizes: KnownSizes, where: str) -> str:
    if factor == -1:
        return f"has the wrong sign{where}"
    words = f"is {ratio(factor)} the expected value{where}"
    names = [name for name, size in known_sizes.items() if size > 1 and factor in (size, 1 / size)]
    return f"{words}; {known_sizes[names[0]]} is {' and '.join(names)}" if names else words


def _offset_in_words(got: Array, want: Array, close: Close) -> str | None:
    offset = float(np.mean(got - want))
    is_constant = np.allclose(got - want, offset, rtol=1e-6, atol=1e-12 * np.abs(want).max())
    if not _varies(want) or not is_constant or not close(got - offset, want):
        return None
    return f"is {abs(offset):.4g} {'more' if offset > 0 else 'less'} than expected everywhere"


def _rows_in_words(got: Array, want: Array, close: Close) -> str | None:
    """Say which rows are right, or where they are; not if two rows are exchanged or half are right by chance."""
    if got.ndim == 0 or len(got) < 3:
        return None
    if _only_first_is_right(got, want, close):
        return "is right in the first row only"
    if _are_reordered(got, want, close):
        return f"has the right {'rows' if got.ndim > 1 else 'values'} in another order"
    return None


def _is_read_by_columns(got: Array, want: Array, close: Close) -> bool:
    """Whether the rows of an array hold the right columns, one after another."""
    return got.ndim == want.ndim == 2 and got.size == want.size and close(got.ravel(), want.ravel(order="F"))


def _has_lost_fractions(got: Array, want: Array) -> bool:
    """Whether fractions were cut off or rounded down; a single 0 or 1 does not show that."""
    whole = np.abs(want).max(initial=0) >= 2 and bool((np.rint(want) != want).any())
    rounded_down = want.size > 1 and np.array_equal(got, np.floor(want))  # any whole number may be one below
    return whole and (rounded_down or np.array_equal(got, np.trunc(want)))


def _only_first_is_right(got: Array, want: Array, close: Close) -> bool:
    first_is_right = got.ndim > 1 and close(got[0], want[0]) and _varies(want[0])
    return first_is_right and not any(map(close, got[1:], want[1:]))


def _are_reordered(got: Array, want: Array, close: Close) -> bool:
    """Whether the right rows are in another order; if two are equal, it cannot be known which is where."""
    left, right = _sorted_rows(got), _sorted_rows(want)
    return close(left, right) and not any(close(row, following) for row, following in pairwise(right))


def _sorted_rows(rows: Array) -> Array:
    """Return the rows, flat and sorted: comparing each of ten thousand rows with all others would take minutes."""
    flat = rows.reshape(len(rows), -1)
    return flat[np.lexsort(flat.T)]
