"""The difference between what came out and what was expected, most basic first, in words.

Two values agree when they have the same shape, when both are finite everywhere, and when everywhere

    |got - want| <= rtol * |want| + atol * max(1, max|want|)

Types do not matter: a bool, an int and a float of one value are the same number, and a list is an array.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.judge.compare import numbers
from grader.judge.compare.relations import KnownSizes, part_relation, shape_relation, value_relation
from grader.sandbox.outside.answers import Other, Value

RTOL = 1e-4
ATOL = 1e-6
LARGE = 100_000
"""Entries beyond which a value of the wrong shape is not looked at any closer."""

Array = np.ndarray[Any, Any]


def difference(
    got: Value,
    want: Value,
    *,
    of: str,
    literal: bool = False,
    rtol: float = RTOL,
    atol: float = ATOL,
    known_sizes: KnownSizes | None = None,
) -> str | None:
    """Return one line that says how ``got`` differs from ``want``, or None when they agree.

    Parameters
    ----------
    got : Value
        What the submission gave.
    want : Value
        What is right: an array, or a tuple or dict of arrays.
    of : str
        The call, as the learner would write it.
    literal : bool
        Whether ``of`` ends in a call with all arguments written out, so that an index can follow it.
    rtol, atol : float
        The tolerances of the formula above.
    counts : mapping of str to int, optional
        What is counted in the call, by what it is, such as ``{"the batch size": 4}``.

    Returns
    -------
    str or None
        For example ``"softmax([1000, 1000])[0] is nan; expected 0.5"``.
    """
    return _Comparison(of, literal, rtol, atol, known_sizes or {}).difference("", got, want)


def not_this_array(got: Value, shape: tuple[int, ...], *, of: str) -> str:
    """Return one line that says why a value is no array of finite numbers of this shape."""
    want = np.zeros(shape)
    array = as_array(got)
    if got is None:
        return f"{of} returned nothing; is the return missing?"
    if array is None:
        return f"{of}: the result is {_kind(got)}; expected {_expected_kind(want)}"
    if array.shape != shape:
        return f"{of}: the result {_shape_in_words(array, want)}"
    first = np.argwhere(~np.isfinite(array))[0]
    return f"{of}: {numbers.index(first) or 'the result'} is {array[tuple(first)]:g}; expected a finite number"


class _Comparison:
    """One comparison: what it is of, and its tolerances."""

    def __init__(self, of: str, literal: bool, rtol: float, atol: float, known_sizes: KnownSizes) -> None:
        self._of, self._literal = of, literal
        self._rtol, self._atol = rtol, atol
        self._counts = known_sizes
        self._expected: dict[str, Array] = {}

    def difference(self, part: str, got: Value, want: Value) -> str | None:
        if got is None and want is not None:
            return (
                f"{self._whole(part)} returned nothing; is the return missing?"
                if not part
                else f"{self._whole(part)} is None"
            )
        if isinstance(want, dict):
            return self._dicts(part, got, want)
        if isinstance(want, tuple):
            return self._tuples(part, got, want)
        expected = as_array(want)
        assert expected is not None, "the reference gives numbers"
        if isinstance(got, np.ndarray) and got.shape != expected.shape and got.size > LARGE:
            return f"{self._subject(part)} {_shape_in_words(got, expected)}"
        array = as_array(got)
        if array is None:
            return f"{self._subject(part)} is {_kind(got)}; expected {_expected_kind(expected)}"
        return self._arrays(part, array, expected)

    def _dicts(self, part: str, got: Value, want: dict[str, Value]) -> str | None:
        if not isinstance(got, dict):
            return f"{self._subject(part)} is {_kind(got)}; expected a dict with the keys {_listed(want)}"
        for key in want:
            if key not in got:
                return f"{self._subject(part)} has no key '{key}'; expected {_listed(want)}"
        named = {f"{part}['{key}']" if part else key: key for key in want}
        self._expect({name: want[key] for name, key in named.items()})
        for name, key in named.items():
            found = self.difference(name, got[key], want[key])
            if found is not None:
                return found
        return None

    def _tuples(self, part: str, got: Value, want: tuple[Value, ...]) -> str | None:
        if isinstance(got, np.ndarray) and got.ndim and got.size <= LARGE:
            got = tuple(got)
        if not isinstance(got, tuple):
            return f"{self._subject(part)} is {_kind(got)}; expected {len(want)} values"
        if len(got) != len(want):
            return f"{self._subject(part)} has {len(got)} values; expected {len(want)}"
        self._expect({f"{part}[{position}]": value for position, value in enumerate(want)})
        for position, (left, right) in enumerate(zip(got, want, strict=True)):
            found = self.difference(f"{part}[{position}]", left, right)
            if found is not None:
                return found
        return None

    def _expect(self, parts: dict[str, Value]) -> None:
        """Keep what is expected of the parts of the result, for whom one is taken for another."""
        self._expected |= {name: array for name, value in parts.items() if (array := as_array(value)) is not None}

    def _arrays(self, part: str, got: Array, want: Array) -> str | None:
        if got.shape != want.shape:
            return self._shapes(part, got, want)
        unlike = np.isfinite(got) != np.isfinite(want)
        if unlike.any():
            return self._values(part, got, want, unlike)
        wrong = ~self._close(got, want)
        if not wrong.any():
            return None
        other = part_relation(got, self._expected, self._all_close)
        relation = (
            f"is what is expected of {other}" if other else value_relation(got, want, self._counts, self._all_close)
        )
        if relation is None:
            return self._values(part, got, want, wrong)
        return f"{self._subject(part)} {relation} ({self._example(got, want, wrong)})"

    def _shapes(self, part: str, got: Array, want: Array) -> str:
        line = f"{self._subject(part)} {_shape_in_words(got, want)}"
        if np.isfinite(got).all():
            other = part_relation(got, self._expected, self._all_close)
            relation = f"It is what is expected of {other}." if other else shape_relation(got, want, self._all_close)
            line += f". {relation}" if relation else ""
        return line

    def _all_close(self, got: Array, want: Array) -> bool:
        return bool(self._close(got, want).all())

    def _close(self, got: Array, want: Array) -> Array:
        largest = float(np.max(np.abs(want), initial=1.0))
        with np.errstate(all="ignore"):
            near = np.abs(got - want) <= self._rtol * np.abs(want) + self._atol * largest
        close: Array = near & np.isfinite(got) & np.isfinite(want)
        return close

    def _values(self, part: str, got: Array, want: Array, wrong: Array) -> str:
        first = np.argwhere(wrong)[0]
        left, right = numbers.pair(got[tuple(first)], want[tuple(first)])
        count = int(wrong.sum())
        line = f"{self._subject(part, first)} is {left}; expected {right}"
        return line + (f" ({count} of {got.size} values differ)" if got.size > 1 else "")

    def _example(self, got: Array, want: Array, wrong: Array) -> str:
        first = np.argwhere(wrong)[0]
        left, right = numbers.pair(got[tuple(first)], want[tuple(first)])
        return f"{numbers.index(first)} is {left}; expected {right}".strip().removeprefix("is ")

    def _whole(self, part: str) -> str:
        return f"{self._of}: {part}" if part else self._of

    def _subject(self, part: str, position: Any = ()) -> str:
        """Name a part of the result: ``f(x)[0]`` behind a call written out, ``f(x): [0]`` behind any other."""
        where = part + numbers.index(position)
        if self._literal:
            return self._of + (where if where.startswith("[") or not where else f": {where}")
        return f"{self._of}: {where or 'the result'}"


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
        parts = [as_array(item) for item in value]
        found = [item for item in parts if item is not None]
        if len(found) < len(parts) or len({item.shape for item in found}) != 1:
            return None
        return np.stack(found)
    if not isinstance(value, bool | int | float | np.generic | np.ndarray) or _is_complex(value):
        return None
    return np.asarray(value, dtype=np.float64)


def _is_complex(value: Value) -> bool:
    return isinstance(value, np.ndarray | np.generic) and value.dtype.kind == "c"


def _kind(value: Value) -> str:
    """Say what a value is that is no array of real numbers."""
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


def _shape_in_words(got: Array, want: Array) -> str:
    sizes = f"has shape {got.shape}" if got.ndim else "is a number"
    wanted = str(want.shape) if got.ndim and want.ndim else _expected_kind(want)
    return f"{sizes}; expected {wanted}"


def _expected_kind(want: Array) -> str:
    return f"an array of shape {want.shape}" if want.ndim else "a number"


def _listed(keys: dict[str, Value]) -> str:
    return ", ".join(keys)
