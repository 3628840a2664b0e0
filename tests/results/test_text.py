"""Text from elsewhere, made safe for a line of a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.results.text import one_line, printable


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("naïve ✓ 数", "naïve ✓ 数"),
        ("a\nb\tc", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"),
        ("\x1b[31mred", "\N{REPLACEMENT CHARACTER}[31mred"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}x", "\N{REPLACEMENT CHARACTER}x"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("", ""),
    ],
)
def test_what_could_break_a_line_or_paint_is_replaced(text: str, clean: str) -> None:
    """One mark for each letter; everything printable stays."""
    assert printable(text) == clean


def test_long_text_is_cut() -> None:
    """To a thousand letters, or as many as are wanted."""
    assert printable("x" * 5000) == "x" * 1000
    assert printable("abcdef", longest=3) == "abc"


def test_several_lines_become_one() -> None:
    """With one space wherever there were spaces or ends of lines."""
    assert one_line("  could not\n   open\r\n\tit ") == "could not open it"
    assert one_line("x " * 5000) == ("x " * 150)[:300]


@given(st.text(st.characters(exclude_categories=())))
def test_one_line_is_one_printable_line(text: str) -> None:
    """Whatever the text is."""
    assert one_line(text).isprintable()
    assert len(one_line(text)) <= 300
