"""Numbers and arrays in words."""

import doctest
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.judge.compare import numbers


def test_the_examples_of_the_module_are_true() -> None:
    """Every example in a docstring of the module prints what it says."""
    result = doctest.testmod(numbers)
    assert result.attempted >= 4
    assert result.failed == 0


# pair


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        (0.031, 0.24471, ("0.031", "0.2447")),
        (6.00004, 6.0, ("6.00004", "6")),
        (1.0, 1 + 2**-52, ("1", "1.0000000000000002")),
        (math.nan, 0.5, ("nan", "0.5")),
        (-math.inf, math.inf, ("-inf", "inf")),
        (1e300, 0.0, ("1e+300", "0")),
        (-0.0, 0.0, ("-0", "0")),
    ],
)
def test_a_pair_has_enough_digits_to_differ(got: float, want: float, words: tuple[str, str]) -> None:
    """Two numbers have four digits, or the first number of digits that tells them apart."""
    assert numbers.pair(got, want) == words


def test_a_pair_of_numpy_numbers_reads_like_plain_ones() -> None:
    """No numpy type shows."""
    assert numbers.pair(np.float64(1.5), np.float64(2.25)) == ("1.5", "2.25")


def test_a_pair_of_equal_numbers_has_equal_words() -> None:
    """The search for a difference ends."""
    assert numbers.pair(math.nan, math.nan) == ("nan", "nan")


@given(st.floats(), st.floats())
def test_a_pair_of_different_numbers_looks_different(got: float, want: float) -> None:
    """However close they are, nobody reads "is 6; expected 6"."""
    left, right = numbers.pair(got, want)
    assert (left == right) == (got == want and math.copysign(1, got) == math.copysign(1, want)) or math.isnan(got)


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
    """One over a whole number from 2 is a fraction; any other factor, and a tiny one, is a number of times."""
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
