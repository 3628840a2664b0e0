"""Which relation a wrong value has to the right one.

A learner who reads that db "would be right, summed over axis 0" looks in the right place at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.judge.numbers import ratio

Array = np.ndarray[Any, Any]
Close = Callable[[Array, Array], bool]


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


def value_relation(got: Array, want: Array, batch_size: int | None, close: Close) -> str | None:
    """Say how a wrong value of the right shape relates to the right one, everywhere.

    Parameters
    ----------
    got, want : ndarray of one shape
        Finite values that differ.
    batch_size : int or None
        N, where the call has a batch.
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
    factor = _factor(got, want, batch_size, close)
    if factor is not None:
        return _factor_in_words(factor, batch_size, where)
    offset = float(np.mean(got - want))
    if got.size > 1 and close(got - offset, want):
        return f"is {abs(offset):.4g} {'more' if offset > 0 else 'less'} than expected everywhere"
    return None


def _factor(got: Array, want: Array, batch_size: int | None, close: Close) -> float | None:
    """Return k where got = k * want. A single number has a factor to any other, so there only telling ones count."""
    telling = [-1.0, 2.0, 0.5]
    if batch_size is not None and batch_size > 1:
        telling += [float(batch_size), 1 / batch_size]
    for factor in telling:
        if close(got, factor * want):
            return factor
    if np.count_nonzero(want) > 1:
        factor = float(np.vdot(want, got) / np.vdot(want, want))
        if factor != 0 and close(got, factor * want) and close(got / factor, want):
            return factor
    return None


def _factor_in_words(factor: float, batch_size: int | None, where: str) -> str:
    if factor == -1:
        return f"has the wrong sign {where}".rstrip()
    words = f"is {ratio(factor)} the expected value {where}".rstrip()
    if batch_size is not None and batch_size > 1 and factor in (batch_size, 1 / batch_size):
        words += f"; {batch_size} is the batch size"
    return words
