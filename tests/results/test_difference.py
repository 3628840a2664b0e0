"""Where two arrays differ, as data: rows that fit together, their position in the arrays, and numbers as text."""

from __future__ import annotations

import doctest
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.results import difference
from grader.results.difference import ArrayDifference, pair

ROW, WRONG = ((1.0, 2.0, 3.0),), ((False, True, False),)


def test_the_examples_of_the_module_are_true() -> None:
    """Every example in a docstring of the module prints what it says."""
    result = doctest.testmod(difference)
    assert result.attempted >= 2
    assert result.failed == 0


@pytest.mark.parametrize(
    ("shape", "start", "rows", "index"),
    [
        ((3,), (0,), 1, ""),
        ((10,), (4,), 1, "[4:7]"),
        ((2, 3), (0, 0), 2, ""),
        ((1, 3), (0, 0), 1, ""),
        ((784, 50), (96, 0), 2, "[96:98, 0:3]"),
        ((1, 1, 2, 3), (0, 0, 0, 0), 2, ""),
        ((10, 2, 2, 3), (4, 1, 0, 0), 2, "[4, 1, 0:2, 0:3]"),
    ],
)
def test_a_part_of_an_array_has_an_index_as_one_would_type_it(
    shape: tuple[int, ...], start: tuple[int, ...], rows: int, index: str
) -> None:
    """It gives these entries; if they are all entries, there is no index."""
    found = ArrayDifference("", shape, start, ROW * rows, ROW * rows, WRONG * rows)
    assert found.index == index
    entries = np.arange(math.prod(shape)).reshape(shape)
    assert eval(f"entries{index}.size", {"entries": entries}) == 3 * rows


@pytest.mark.parametrize(
    ("shape", "start", "got", "expected", "wrong"),
    [
        ((3,), (0,), ROW, ((1.0, 2.0),), WRONG),
        ((3,), (0,), ROW, ROW, WRONG * 2),
        ((2, 3), (0, 0), (*ROW, (1.0,)), (*ROW, (1.0,)), (*WRONG, (True,))),
        ((3,), (0,), (), (), ()),
        ((3,), (0, 0), ROW, ROW, WRONG),
        ((), (), ROW, ROW, WRONG),
    ],
)
def test_rows_that_do_not_fit_together_are_refused(
    shape: tuple[int, ...],
    start: tuple[int, ...],
    got: difference.Rows,
    expected: difference.Rows,
    wrong: tuple[tuple[bool, ...], ...],
) -> None:
    """Such as those of a damaged document."""
    with pytest.raises(ValueError, match="do not fit together"):
        ArrayDifference("", shape, start, got, expected, wrong)


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
    """Two numbers have four digits, or the fewest digits that differ."""
    assert pair(got, want) == words


def test_a_pair_of_numpy_numbers_reads_like_plain_ones() -> None:
    """No numpy type is visible."""
    assert pair(np.float64(1.5), np.float64(2.25)) == ("1.5", "2.25")


def test_a_pair_of_equal_numbers_has_equal_words() -> None:
    """The search for a difference must end."""
    assert pair(math.nan, math.nan) == ("nan", "nan")


@given(st.floats(), st.floats())
def test_a_pair_of_different_numbers_looks_different(got: float, want: float) -> None:
    """However close they are, no message says "is 6; expected 6"."""
    left, right = pair(got, want)
    assert (left == right) == (got == want and math.copysign(1, got) == math.copysign(1, want)) or math.isnan(got)
