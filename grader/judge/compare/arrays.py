"""Convert values of a submission to arrays of real numbers, or describe what they are instead.

A submission chooses shapes and types, so the shape is checked first: the memory and time to convert, stack or sum a
value depend on its shape. They may be too large, even if a side of 0 makes the value empty.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.sandbox.outside.answers import Other, Value

Array = np.ndarray[Any, Any]
Shape = tuple[int, ...]


def shape_of(value: object) -> Shape | None:
    """Return the shape of real numbers as an array, or None for anything else. Nothing is converted.

    Parameters
    ----------
    value : object
        A number, an array, or a tuple of arrays of one shape.
    """
    if isinstance(value, tuple):
        shapes = set(map(shape_of, value))
        shape = shapes.pop() if len(shapes) == 1 else None
        return None if shape is None else (len(value), *shape)
    if not isinstance(value, bool | int | float | np.generic | np.ndarray) or _is_complex(value):
        return None
    return value.shape if isinstance(value, np.ndarray) else ()


def as_array(value: Any, shape: Shape) -> Array | None:
    """Return real numbers of a known shape as a float64 array, or None for anything else.

    Parameters
    ----------
    value : object
        A number, an array, or a tuple of arrays of one shape.
    shape : tuple of int
        The only shape that is converted.

    Returns
    -------
    ndarray of float64 or None
    """
    return np.asarray(value, dtype=np.float64) if shape_of(value) == shape else None


def expected_array(value: Value) -> Array | None:
    """Return real numbers that the grader expects as a float64 array, whatever their shape, or None."""
    shape = shape_of(value)
    return None if shape is None else as_array(value, shape)


def _is_complex(value: object) -> bool:
    return isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "c"


def kind(value: Value) -> str:
    """Describe a value that is no array of real numbers, with its article."""
    if isinstance(value, Other):
        article = "an" if value.type[:1] in "aeiou" else "a"
        return f"{article} {value.type}"
    if _is_complex(value):
        return "complex"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, tuple):
        return f"a sequence of {len(value)} values"
    return {str: "a string", dict: "a dict", type(None): "nothing"}.get(type(value), "a number")


def expected_kind(shape: Shape) -> str:
    """Describe an array of an expected shape: a number, or an array of that shape."""
    return f"an array of shape {shape}" if shape else "a number"


def shape_difference(got: Shape, want: Shape) -> str:
    """Return how a shape differs from the expected one; this completes the sentence "the result ..."."""
    actual = f"has shape {got}" if got else "is a number"
    expected = str(want) if got and want else expected_kind(want)
    return f"{actual}; expected {expected}"
