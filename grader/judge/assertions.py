"""What a check can assert about a value: that it has a given value, or is an array of a given shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.judge.compare.arrays import as_array
from grader.judge.compare.differences import find_difference, not_this_array
from grader.judge.compare.tolerance import ATOL, RTOL, Tolerance
from grader.judge.failures import NotPassed
from grader.judge.subjects.calls import known_sizes
from grader.results.report import Status
from grader.sandbox.outside.answers import Value

Array = np.ndarray[Any, Any]


def assert_close(
    got: Value,
    want: Any,
    *,
    of: str,
    rtol: float = RTOL,
    atol: float = ATOL,
    batch_size: int | None = None,
    classes: int | None = None,
    sizes: Mapping[str, int] | None = None,
) -> None:
    """Fail the check unless a value is the expected one.

    Parameters
    ----------
    got : Value
        The value from the submission.
    want : number, array, or dict or tuple of these
        The right value.
    of : str
        The call, as the learner would write it.
    rtol, atol : float
        Tolerances, see `grader.judge.compare.differences`.
    batch_size, classes : int, optional
        N and C, if the call has a batch and classes.
    sizes : mapping of str to int, optional
        The known sizes of the call, see `grader.judge.subjects.calls`, if neither N nor C is given.

    Raises
    ------
    NotPassed
        If they differ.
    """
    sizes, tolerance = known_sizes(batch_size, classes) or sizes, Tolerance(rtol, atol)
    found = find_difference(got, _plain(want), of=of, literal=_is_one_call(of), tolerance=tolerance, known_sizes=sizes)
    if found is not None:
        raise NotPassed(Status.FAILED, found.line, call=of, difference=found.entries)


def _is_one_call(of: str) -> bool:
    """Whether a text is exactly one call, such as ``f(x)`` or ``A(W).g(x)``, but not ``f(x), x of shape (2,)``."""
    depth = 0
    for position, letter in enumerate(of):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0 and of[position + 1 : position + 2] not in ("", "."):
            return False
    return of.endswith(")")


def _plain(want: Any) -> Value:
    if isinstance(want, dict):
        return {key: _plain(value) for key, value in want.items()}
    if isinstance(want, tuple):
        return tuple(_plain(value) for value in want)
    return np.asarray(want, dtype=np.float64)


def assert_array(got: Value, shape: tuple[int, ...], *, of: str) -> Array:
    """Return a value as float64 array; fail the check unless it has this shape and is finite.

    Parameters
    ----------
    got : Value
        The value from the submission.
    shape : tuple of int
        The shape that it should have.
    of : str
        The call, as the learner would write it.

    Raises
    ------
    NotPassed
        If it is anything else.
    """
    array = as_array(got, shape)
    if array is not None and np.isfinite(array).all():
        return array
    raise NotPassed(Status.FAILED, not_this_array(got, shape, of=of), call=of)
