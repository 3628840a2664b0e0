"""The entries around the first difference between two arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.results.difference import ArrayDifference

ROWS, COLUMNS = 8, 5
"""How many entries are kept along the last two axes of an array, at most."""

Array = np.ndarray[Any, Any]


def entries_around(first: Sequence[int], part: str, got: Array, want: Array, wrong: Array) -> ArrayDifference | None:
    """Return the entries around a position, or None for a single number, which the message shows already.

    Parameters
    ----------
    first : sequence of int
        The position of an entry in the arrays.
    part : str
        Which part of the result the arrays are.
    got, want : ndarray of float64
        The submission's array, and the right one.
    wrong : ndarray of bool
        Which entries differ. All three have one shape.
    """
    if got.size < 2:
        return None
    leading = tuple(range(got.ndim - 2))
    most = (*(1 for _ in leading), ROWS, COLUMNS)[-got.ndim :]
    start = tuple(
        int(max(0, min(place - (length > 1), side - length)))
        for place, length, side in zip(first, most, got.shape, strict=True)
    )
    here = tuple(slice(place, place + length) for place, length in zip(start, most, strict=True))
    rows = [tuple(map(tuple, np.atleast_2d(array[here].squeeze(leading)).tolist())) for array in (got, want, wrong)]
    return ArrayDifference(part, got.shape, start, *rows)
