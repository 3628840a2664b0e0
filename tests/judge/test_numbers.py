"""Numbers and arrays in words."""

import doctest
import math
from typing import Any

import numpy as np
import pytest

from grader.judge.compare import numbers


def test_the_examples_of_the_module_are_true() -> None:
    """Every example in a docstring of the module prints what it says."""
    result = doctest.testmod(numbers)
    assert result.attempted >= 3
    assert result.failed == 0


# ratio


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        (4.0, "4 times"),
        (-4.0, "-4 times"),
        (1.5, "1.5 times"),
        (0.5, "1/2 of"),
        (1 / 3, "1/3 of"),
        (-1 / 100, "-1/100 of"),
        (0.4343, "0.4343 times"),
        (-0.4343, "-0.4343 times"),
        (0.993, "0.993 times"),
        (1.4426950408889634, "1.443 times"),
        (1e9, "1e+09 times"),
        (1e-8, "1e-08 times"),
        (1e-310, "1e-310 times"),
        (0.9995, "0.9995 times"),
        (-0.9998, "-0.9998 times"),
        (0.0, "0 times"),
    ],
)
def test_a_factor_reads_as_a_person_says_it(factor: float, words: str) -> None:
    """One over a whole number from 2 is a fraction; any other factor, and a tiny one, is written as "... times"."""
    assert numbers.ratio(factor) == words


@pytest.mark.parametrize(("reciprocal", "words"), [(3 + 9e-4, "1/3 of"), (3 + 11e-4, "0.3332 times")])
def test_a_fraction_is_one_over_a_whole_number_to_a_thousandth(reciprocal: float, words: str) -> None:
    """Beyond that it is a decimal number."""
    assert numbers.ratio(1 / reciprocal) == words


# literal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (0.1, "0.1"),
        (True, "True"),
        (np.int64(3), "3"),
        (np.float64(2.5), "2.5"),
        (np.bool_(False), "False"),
        (math.nan, "nan"),
        (np.array(1000.0), "1000"),
        (np.array([1000.0, 0.5]), "[1000, 0.5]"),
        (np.array([[1, 2, 3], [4, 0, 1]]), "[[1, 2, 3], [4, 0, 1]]"),
        (np.array([True, False]), "[True, False]"),
        (np.zeros(0), "[]"),
        (np.zeros((2, 0)), "[[], []]"),
    ],
)
def test_a_short_value_is_written_as_one_would_type_it(value: Any, text: str) -> None:
    """Numbers and small arrays do not show numpy's notation."""
    assert numbers.literal(value) == text


@pytest.mark.parametrize("value", [None, "text", [1, 2], (1, 2), {"a": 1}, len, 1j])
def test_only_numbers_and_arrays_have_a_literal(value: object) -> None:
    """Other values have none."""
    assert numbers.literal(value) is None


def test_a_literal_has_at_most_40_characters() -> None:
    """One more is too long to read."""
    longest = np.array([1] * 12 + [10] * 1)
    assert numbers.literal(longest) == "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 10]"
    assert len(numbers.literal(longest) or "") == 40
    longest[-1] = 100
    assert numbers.literal(longest) is None


@pytest.mark.parametrize("shape", [(1000, 1000), (41,), (41, 0)])
def test_a_large_array_has_no_literal(shape: tuple[int, ...]) -> None:
    """Neither one with many entries nor one with many empty rows."""
    assert numbers.literal(np.zeros(shape)) is None


# index


@pytest.mark.parametrize(
    ("position", "text"),
    [((), ""), ((0,), "[0]"), ((0, 2), "[0, 2]"), (np.array([1, 0]), "[1, 0]"), (np.array([], dtype=int), "")],
)
def test_an_index_is_written_as_one_would_type_it(position: Any, text: str) -> None:
    """With brackets; the index of a number is empty."""
    assert numbers.index(position) == text
