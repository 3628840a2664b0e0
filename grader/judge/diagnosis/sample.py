"""A sample of a large array: what is kept of it where it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judge.compare.arrays import as_array

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, eq=False)
class Sample:
    """The shape of an array of real numbers, and some of its entries.

    Attributes
    ----------
    shape : tuple of int
        The shape of the whole array.
    positions : ndarray of int
        Which entries of the flat array are known.
    entries : ndarray
        What they are.
    """

    shape: tuple[int, ...]
    positions: Array
    entries: Array

    def of(self, value: object) -> Array | None:
        """Return the same entries of another array; None where it has another shape."""
        array = as_array(value, self.shape)
        return None if array is None else array.reshape(-1)[self.positions]
