"""Values of a submission as arrays of real numbers, and in words where they are none."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.sandbox.outside.answers import Other, Value

Array = np.ndarray[Any, Any]


def as_array(value: Value) -> Array | None:
    """Return real numbers as a float64 array, or None for anything else.

    Parameters
    ----------
    value : Value
        A number, an array, or a tuple of arrays of one shape.

    Returns
    -------
    ndarray of float64 or None
    """
    if isinstance(value, tuple):
        return _stacked(value)
    if not isinstance(value, bool | int | float | np.generic | np.ndarray) or _is_complex(value):
        return None
    return np.asarray(value, dtype=np.float64)


def _stacked(items: tuple[Value, ...]) -> Array | None:
    arrays = [array for array in map(as_array, items) if array is not None]
    if len(arrays) < len(items) or len({array.shape for array in arrays}) != 1:
        return None
    return np.stack(arrays)


def _is_complex(value: Value) -> bool:
    return isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "c"


def kind(value: Value) -> str:
    """Return what a value is that is no array of real numbers, with its article."""
    if isinstance(value, Other):
        article = "an" if value.type[:1] in "aeiou" else "a"
        return f"{article} {value.type}"
    if _is_complex(value):
        return "complex"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, tuple):
        return f"a sequence of {len(value)} values"
    return {str: "a text", dict: "a dict", type(None): "nothing"}.get(type(value), "a number")


def expected_kind(want: Array) -> str:
    """Return what an expected array is: a number, or an array of some shape."""
    return f"an array of shape {want.shape}" if want.ndim else "a number"


def shape_difference(got: Array, want: Array) -> str:
    """Return how the shape of an array differs from the expected one; this completes the sentence "the result ..."."""
    actual = f"has shape {got.shape}" if got.ndim else "is a number"
    expected = str(want.shape) if got.ndim and want.ndim else expected_kind(want)
    return f"{actual}; expected {expected}"
