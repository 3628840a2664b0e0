"""Absurd answers, as they come out of the pipe, and how to put one in the place of a right one or of a part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.sandbox.outside.answers import Other, Value

Place = tuple[Any, ...]
"""The place of a part in a value: keys and positions, from the outside in."""

# If junk must have the right shape, it is made from the right answer


def in_its_shape(value: Any) -> Callable[[Value], Value]:
    """This value everywhere, in the shapes of the right answer."""

    def fill(right: Value) -> Value:
        if isinstance(right, dict) and right:
            return {key: fill(part) for key, part in right.items()}
        if isinstance(right, tuple) and right:
            return tuple(map(fill, right))
        return np.full(np.shape(right), value)[()]  # type: ignore[arg-type]

    return fill


def with_one_nan(right: Value) -> Value:
    """The right answer, except for the last number in it."""
    if isinstance(right, dict | tuple) and right:
        parts = list(right.values() if isinstance(right, dict) else right)
        parts[-1] = with_one_nan(parts[-1])
        return dict(zip(right, parts, strict=True)) if isinstance(right, dict) else tuple(parts)
    if isinstance(right, str | dict | tuple):
        return float("nan")
    spoilt = np.array(right, dtype=float)
    spoilt[(-1,) * spoilt.ndim] = np.nan
    return spoilt[()]


JUNK: dict[str, Any] = {
    "None": None,
    "text": "W1",
    "empty text": "",
    "object": Other(""),
    "function": Other("function"),
    "empty dict": {},
    "dict of None": {"W1": None, "first": None, "dx": None},
    "dict of dicts": {"W1": {"W1": {}}, "first": {"W1": {"b1": "x"}, "b1": ()}, "second": {}, "total": {}},
    "empty tuple": (),
    "tuple": (None, "x", {}, Other("function")),
    "ragged": (np.zeros(2), np.zeros(3)),
    "nested": ((1.0, (2.0, None)), {"a": ()}),
    "nan": float("nan"),
    "infinity": -np.inf,
    "int": 2**62,
    "true": True,
    "number": np.float64(0.123),
    "single": np.float32(-7.5),
    "complex": np.complex128(1j),
    "huge": 1e308,
    "empty array": np.zeros(0),
    "no rows": np.zeros((0, 3)),
    "shape": np.full((2, 7, 1), 0.3),
    "many axes": np.full((1,) * 20, 0.3),
    "nan array": np.full((4, 3), np.nan),
    "huge array": np.full((4, 3), -1e308),
    "tiny array": np.full((4, 3), 1e-310),
    "bool array": np.ones((4, 3), dtype=bool),
    "complex array": np.ones((4, 3), dtype=complex),
    "nan in its shape": in_its_shape(np.nan),
    "infinity in its shape": in_its_shape(np.inf),
    "huge in its shape": in_its_shape(1e308),
    "complex in its shape": in_its_shape(1j),
    "one nan": with_one_nan,
}

# Places of junk


def places(value: Value, here: Place = ()) -> Iterator[Place]:
    """Yield the place of every part of a dict or tuple, and of every part of these."""
    if isinstance(value, dict | tuple):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in parts:
            yield (*here, key)
            yield from places(part, (*here, key))


def replaced(right: Value, place: Place, junk: Any) -> Value:
    """Return the right answer with junk in one place."""
    if not place:
        return junk(right) if callable(junk) else junk
    assert isinstance(right, dict | tuple)
    key, *rest = place
    keys, parts = (list(right), list(right.values())) if isinstance(right, dict) else (range(len(right)), list(right))
    at = list(keys).index(key)
    parts[at] = replaced(parts[at], tuple(rest), junk)
    return dict(zip(keys, parts, strict=True)) if isinstance(right, dict) else tuple(parts)
