"""The difference between a value and the expected one in words, the most basic difference first.

Two values agree when they have the same shape, when both are finite everywhere, and when everywhere

    |got - want| <= rtol * |want| + atol * max(1, max|want|)

Types do not matter: a bool, an int and a float of one value are the same number, and a list is an array.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.judge.compare import numbers
from grader.judge.compare.arrays import Shape, as_array, expected_array, expected_kind, kind, shape_difference, shape_of
from grader.judge.compare.entries import entries_around
from grader.judge.compare.relations import (
    KnownSizes,
    argument_relation,
    is_of_an_earlier_call,
    part_relation,
    shape_relation,
    value_relation,
)
from grader.judge.compare.subject import Subject
from grader.judge.compare.tolerance import USUAL, Tolerance
from grader.results.difference import ArrayDifference, pair
from grader.sandbox.outside.answers import Value

LARGE = 100_000
"""A value of the wrong shape is examined further only if it has no more entries, sides of 0 taken for 1."""

Array = np.ndarray[Any, Any]


class Difference(NamedTuple):
    """How a value differs from the expected one.

    Attributes
    ----------
    line : str
        The message.
    is_related : bool
        Whether the message says how the two values are related, not only that they differ.
    entries : ArrayDifference or None
        The entries around the first wrong one, where two arrays differ.
    """

    line: str
    is_related: bool
    entries: ArrayDifference | None


def find_difference(
    got: Value,
    want: Value,
    *,
    of: str,
    literal: bool = False,
    tolerance: Tolerance = USUAL,
    known_sizes: KnownSizes | None = None,
    arguments: Mapping[str, Array] | None = None,
    earlier: Sequence[Value] = (),
) -> Difference | None:
    """Return how ``got`` differs from ``want``, or None when they agree.

    Parameters
    ----------
    got : Value
        The submission's value.
    want : Value
        The expected value: an array, or a tuple or dict of arrays.
    of : str
        The call, as the learner would write it.
    literal : bool
        Whether ``of`` ends in a call with all arguments written out, so that an index can follow it.
    tolerance : Tolerance
        The tolerance in the formula above.
    known_sizes : mapping of str to int, optional
        Sizes that have a name in the call, such as ``{"the batch size": 4}``.
    arguments : mapping of str to ndarray, optional
        The arrays of the call, by their names.
    earlier : sequence of Value
        The right answers to the calls before it.

    Returns
    -------
    Difference or None
        Its line is for example ``"softmax([1000, 1000])[0] is nan; expected 0.5"``.
    """
    comparison = _Comparison(tolerance, known_sizes or {}, arguments or {}, earlier)
    return comparison.difference(Subject(of, literal), got, want)


def not_this_array(got: Value, shape: Shape, *, of: str) -> str:
    """Return one line that says why a value is no array of finite numbers of this shape.

    Parameters
    ----------
    got : Value
        The submission's value.
    shape : tuple of int
        The expected shape.
    of : str
        The call, as the learner would write it.
    """
    subject = Subject(of)
    if got is None:
        return subject.returned_nothing()
    array = as_array(got, shape)
    if array is None:
        return _wrong_form(subject, got, shape)
    first = np.argwhere(~np.isfinite(array))[0]
    return f"{subject.at(first)} is {array[tuple(first)]:g}; expected a finite number"


def _wrong_form(subject: Subject, value: Value, expected: Shape) -> str:
    """Return a line about a value that is no array of the expected shape."""
    shape = shape_of(value)
    if shape is None:
        return f"{subject} is {kind(value)}; expected {expected_kind(expected)}"
    return f"{subject} {shape_difference(shape, expected)}"


_Part = tuple[Subject, Value, Value]
"""A part of the result, the submission's value and the expected value."""


def parts_of(subject: Subject, got: Value, want: dict[str, Value] | tuple[Value, ...]) -> list[_Part] | str:
    """Return the parts of a dict or a tuple, or say why it lacks the expected parts."""
    if isinstance(want, dict):
        return _parts_of_dict(subject, got, want)
    if not isinstance(got, tuple | np.ndarray) or shape_of(got) == ():
        return f"{subject} is {kind(got)}; expected {len(want)} values"
    if len(got) != len(want):
        if isinstance(got, np.ndarray) and got.ndim > 1:
            return f"{subject} is {kind(got)}; expected {len(want)} values"
        return f"{subject} has {len(got)} values; expected {len(want)}"
    return [(subject.item(position), *pair) for position, pair in enumerate(zip(got, want, strict=True))]


def _parts_of_dict(subject: Subject, got: Value, want: dict[str, Value]) -> list[_Part] | str:
    keys = ", ".join(want)
    if not isinstance(got, dict):
        return f"{subject} is {kind(got)}; expected a dict with the keys {keys}"
    missing = [key for key in want if key not in got]
    if missing:
        return f"{subject} has no key '{missing[0]}'; expected {keys}"
    return [(subject.key(key), got[key], want[key]) for key in want]


class _Comparison:
    """One comparison of a result with the expected one."""

    def __init__(
        self, tolerance: Tolerance, known_sizes: KnownSizes, arguments: Mapping[str, Array], earlier: Sequence[Value]
    ) -> None:
        self._tolerance, self._known_sizes, self._arguments = tolerance, known_sizes, arguments
        self._earlier = [array for value in earlier if (array := expected_array(value)) is not None]
        self._siblings: dict[str, Array] = {}
        self.found_relation = False
        self.entries: ArrayDifference | None = None

    def difference(self, subject: Subject, got: Value, want: Value) -> Difference | None:
        """Return the first difference with what else was found, or None."""
        with np.errstate(all="ignore"):  # the difference of two huge numbers may be infinite
            line = self.first_difference(subject, got, want)
        return None if line is None else Difference(line, self.found_relation, self.entries)

    def first_difference(self, subject: Subject, got: Value, want: Value) -> str | None:
        """Return the most basic difference of a part, or None if there is none."""
        if got is None and want is not None:
            return subject.returned_nothing()
        if isinstance(want, dict | tuple):
            parts = parts_of(subject, got, want)
            return parts if isinstance(parts, str) else self._parts(parts)
        return self._arrays(subject, got, want)

    def _parts(self, parts: Sequence[_Part]) -> str | None:
        # Remember the sibling values, to notice parts that were swapped.
        arrays = {subject.part: expected_array(want) for subject, _, want in parts}
        self._siblings |= {name: array for name, array in arrays.items() if array is not None}
        lines = (self.first_difference(*part) for part in parts)
        return next((line for line in lines if line is not None), None)

    def _arrays(self, subject: Subject, value: Value, expected: Value) -> str | None:
        want = expected_array(expected)
        assert want is not None, "the reference gives numbers"
        got = as_array(value, want.shape)
        if got is not None:
            return self._entries(subject, got, want)
        line, relation = _wrong_form(subject, value, want.shape), self._shape_relation(value, want)
        self.found_relation = relation is not None
        return f"{line}. {relation}" if relation else line

    def _shape_relation(self, value: Value, want: Array) -> str | None:
        """Return the relation of a value of the wrong shape, if it is small enough to compare."""
        shape = shape_of(value)
        if shape is None or math.prod(max(1, side) for side in shape) > LARGE:
            return None
        got = as_array(value, shape)
        if got is None or not np.isfinite(got).all():
            return None
        sibling = part_relation(got, self._siblings, self._tolerance.all_close)
        if sibling is not None:
            return f"It is what is expected of {sibling}."
        return shape_relation(got, want, self._tolerance.all_close)

    def _entries(self, subject: Subject, got: Array, want: Array) -> str | None:
        not_finite, wrong = np.isfinite(got) != np.isfinite(want), ~self._tolerance.close(got, want)
        if not wrong.any():
            return None
        first = np.argwhere(not_finite if not_finite.any() else wrong)[0]
        self.entries = entries_around(first, subject.part, got, want, wrong)
        relation = None if not_finite.any() else self._value_relation(got, want)
        self.found_relation = relation is not None
        left, right = pair(got[tuple(first)], want[tuple(first)])
        if relation is None:
            line = f"{subject.at(first)} is {left}; expected {right}"
            return line + (f" ({int(wrong.sum())} of {got.size} values differ)" if got.size > 1 else "")
        example = f"{numbers.index(first)} is {left}; expected {right}".strip().removeprefix("is ")
        return f"{subject} {relation} ({example})"

    def _value_relation(self, got: Array, want: Array) -> str | None:
        alike = self._tolerance.matches
        if (sibling := part_relation(got, self._siblings, alike)) is not None:
            return f"is what is expected of {sibling}"
        if is_of_an_earlier_call(got, self._earlier, alike):
            return "is what an earlier call gives"
        relation = argument_relation(got, want, self._arguments, alike)
        return relation or value_relation(got, want, self._known_sizes, alike)
