"""Lines of a page, measured in the columns of a terminal."""

from __future__ import annotations

import pytest

from grader.report.wrapping import fitted, wrapped
from grader.results.text import columns


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("abc", 3),
        ("größer", 6),
        ("gro\u0308ßer", 6),
        ("数学", 4),
        ("ﾊﾝｶｸ", 4),
        ("Ａ", 2),
        ("e\u0301\u0323", 1),
        ("🙂", 2),
    ],
)
def test_columns_are_those_of_a_terminal(text: str, count: int) -> None:
    """Wide letters take two, combining accents none."""
    assert columns(text) == count


@pytest.mark.parametrize("width", [2, 3, 7, 20, 80])
@pytest.mark.parametrize("text", ["one two  three-four", "数学数学数学 数 学", "cafe\u0301 " * 9, "x" * 50, "", "  a"])
def test_no_line_is_wider_than_the_page_and_nothing_is_lost(text: str, width: int) -> None:
    """Whatever the letters."""
    lines = wrapped(text, width)
    assert all(0 < columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_break_between_words() -> None:
    """Not at hyphens, and not in a word that fits on a line."""
    assert wrapped("a one-hot vector of 10 entries", 10) == ["a one-hot", "vector of", "10 entries"]
    assert wrapped("ab abcdefgh", 5) == ["ab", "abcde", "fgh"]


def test_a_text_that_fits_stays_as_it_is() -> None:
    """Also with gaps in it."""
    assert wrapped("x  =  1", 20) == ["x  =  1"]


@pytest.mark.parametrize("text", ["AND and OR", "数学 数学 数学", "a title that is far too long", "unbreakable" * 3])
@pytest.mark.parametrize("width", [0, 2, 5, 12, 17])
def test_a_fitted_text_takes_exactly_its_columns(text: str, width: int) -> None:
    """Shortened, or filled up."""
    assert columns(fitted(text, width)) == width


def test_a_shortened_text_says_so() -> None:
    """It ends with three dots, after a whole word."""
    assert fitted("forward and backward, layer by layer", 18) == "forward and...    "
