"""A learner's text as syntax, within limits and without warnings."""

from __future__ import annotations

import ast

import pytest

from grader.results.source import LONGEST_TEXT, parsed


def test_a_text_is_parsed_without_a_word(recwarn: pytest.WarningsRecorder) -> None:
    """Whatever Python would warn about."""
    tree = parsed('x = "\\d" is 1\n')
    assert tree is not None
    assert ast.unparse(tree) == "x = '\\\\d' is 1"
    assert [*recwarn] == []


@pytest.mark.parametrize("text", ["def f(:", "x = 1\0", "(" * 10_000, "x = 1\n" * LONGEST_TEXT])
def test_what_cannot_be_parsed_has_no_tree(text: str) -> None:
    """Text that is no Python, too deep, or too long."""
    assert parsed(text) is None
