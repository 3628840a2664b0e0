"""The grader's own numerical gradient, which every gradient check trusts."""

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
        The point; it is left unchanged.

    Returns
    -------
    ndarray, same shape as ``x``
        The partial derivative with respect to each entry, (f(x + h) - f(x - h)) / 2h. Its error is about 1e-10 for
        values of f near 1.
    """
    x = np.array(x, dtype=np.float64)
    gradient = np.zeros_like(x)
    for position in np.ndindex(x.shape):
        entry = x[position]
        x[position] = entry + STEP
        above = f(x)
        x[position] = entry - STEP
        below = f(x)
        x[position] = entry
        gradient[position] = (above - below) / (2 * STEP)
    return gradient
