"""The grader's own numerical gradient, the oracle of every gradient check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

STEP = 1e-5


def numerical_gradient(f: Callable[[np.ndarray[Any, Any]], float], x: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the gradient of ``f`` at ``x`` by central differences in float64.

    Parameters
    ----------
    f : callable
        A function of the whole array that returns a number, smooth within `STEP` of ``x``.
    x : ndarray of any shape
        Where; it is not changed.

    Returns
    -------
    ndarray, same shape as ``x``
        The slope along each entry, (f(x + h) - f(x - h)) / 2h; for values of f near 1, right to about 1e-10.
    """
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for position in np.ndindex(x.shape):
        kept = x[position]
        x[position] = kept + STEP
        above = f(x)
        x[position] = kept - STEP
        below = f(x)
        x[position] = kept
        gradient[position] = (above - below) / (2 * STEP)
    return gradient
