"""How close two numbers must be to count as the same.

Two kinds of equality share one formula, ``|got - want| <= rtol * |want| + atol * scale``. They differ in the scale:

- A check *agrees* with a value on the scale ``max(1, max|want|)``, so rounding near 0 costs nothing.
- A value *matches* another on the scale ``max|want|``, however small that is: two tiny numbers still differ, even if a
  check takes both for 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

RTOL = 1e-4
ATOL = 1e-6

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Tolerance:
    """The tolerance of a comparison.

    Attributes
    ----------
    rtol : float
        Allowed error relative to each expected entry.
    atol : float
        Allowed error relative to the scale of the expected array.
    """

    rtol: float = RTOL
    atol: float = ATOL

    def of_single_precision(self) -> Tolerance:
        """Return that for numbers of single precision: never below the usual one."""
        return Tolerance(max(self.rtol, RTOL), max(self.atol, ATOL))

    def close(self, got: Array, want: Array) -> Array:
        """Return which entries agree: finite in both arrays, and close enough for a check.

        Parameters
        ----------
        got, want : ndarray of one shape

        Returns
        -------
        ndarray of bool, same shape
        """
        return self._near(got, want, least_scale=1.0)

    def all_close(self, got: Array, want: Array) -> bool:
        """Whether all entries are finite and close enough for a check."""
        return bool(self.close(got, want).all())

    def agrees(self, got: Array, want: Array) -> bool:
        """Whether a check takes two arrays of one shape as equal; nan and infinities agree with themselves."""
        return self._same(got, want, least_scale=1.0)

    def matches(self, got: Array, want: Array) -> bool:
        """Whether two arrays of one shape are the same on their own scale; nan and infinities match themselves."""
        return self._same(got, want, least_scale=0.0)

    def _same(self, got: Array, want: Array, least_scale: float) -> bool:
        near = self._near(got, want, least_scale)
        if np.isfinite(want).all():
            return bool(near.all())
        return bool((near | (got == want) | (np.isnan(got) & np.isnan(want))).all())

    def _near(self, got: Array, want: Array, least_scale: float) -> Array:
        """Return which entries are finite and near."""
        finite = np.isfinite(want)
        sizes = np.abs(want)
        scale = np.max(sizes, initial=least_scale, where=finite)
        with np.errstate(all="ignore"):
            near: Array = np.abs(got - want) <= self.rtol * sizes + self.atol * scale
        return near & finite


USUAL = Tolerance()
"""The tolerance of a check that names none."""
