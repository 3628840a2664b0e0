"""Whether two answers, or two parts of answers, are the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.judge.compare.arrays import as_array, shape_of
from grader.judge.diagnosis.sample import Sample
from grader.sandbox.outside.answers import Answer, Missing, Raised, Value

SameArrays = Callable[[np.ndarray[Any, Any], np.ndarray[Any, Any]], bool]
"""Whether two arrays of one shape are the same: one of the two kinds of equality of a `Tolerance`."""

NAMING_ERRORS = ("NameError", "UnboundLocalError")
"""Exceptions whose text holds names that a learner has chosen."""


def same(got: Answer | Value | Sample, want: Answer | Value | Sample, same_arrays: SameArrays) -> bool:
    """Whether two parts of answers are the same.

    Parameters
    ----------
    got, want : Answer or Value
        The parts; types of numbers do not matter, and a list of numbers is an array. Of a sample, its entries count.
    same_arrays : callable
        Decides for two arrays of one shape.
    """
    if isinstance(got, np.ndarray) and isinstance(want, np.ndarray) and np.array_equal(got, want):
        return True  # the usual case, and fast; complex arrays have no other
    if isinstance(want, Sample):
        return same(want.of(got), want.entries, same_arrays)
    if isinstance(got, Sample):
        return same(got.entries, got.of(want), same_arrays)
    shape = shape_of(want)
    if shape is not None and shape_of(got) is not None:
        left, right = as_array(got, shape), as_array(want, shape)  # the first may be of any shape
        return left is not None and right is not None and same_arrays(left, right)
    match got, want:
        case tuple(), tuple():
            return len(got) == len(want) and all(same(a, b, same_arrays) for a, b in zip(got, want, strict=True))
        case dict(), dict():
            return got.keys() == want.keys() and all(same(got[key], want[key], same_arrays) for key in got)
        case np.ndarray(), np.ndarray():
            return False
        case Missing(), Missing():
            return (got.owner, got.name) == (want.owner, want.name)
        case Raised(), Raised():
            return _essence(got) == _essence(want)
    return type(got) is type(want) and bool(got == want)


def _essence(answer: Raised) -> tuple[str, str]:
    """Return the type of an exception and what tells it from others: its text or the function that raised it."""
    if answer.type == "RecursionError":  # its text and place belong to the call at which the stack was full
        return answer.type, ""
    if not answer.text or answer.type in NAMING_ERRORS or _names_an_own_attribute(answer):
        return answer.type, answer.place.function if answer.place else ""
    return answer.type, answer.text


def _names_an_own_attribute(answer: Raised) -> bool:
    """Whether the text of an exception names an attribute that the learner invented for an own class."""
    attribute = re.fullmatch(r"'(\w+)' object has no attribute '\w+'", answer.text)
    return attribute is not None and attribute[1][:1].isupper() and attribute[1] != "NoneType"
