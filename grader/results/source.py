"""The learner's text as syntax."""

from __future__ import annotations

import ast
import warnings

LONGEST_TEXT = 100_000
"""A longer text is not parsed, since the cost of parsing is unknown."""


def parsed(text: str) -> ast.Module | None:
    """Return the syntax tree of a text, or None if it is too long or no Python.

    This is only for showing code. The judge never parses a submission: it searches for patterns, whose cost depends
    only on the length.

    Parameters
    ----------
    text : str
        A learner's text; Python's warnings about it, such as an unknown escape, are not printed.
    """
    if len(text) > LONGEST_TEXT:
        return None
    try:
        with warnings.catch_warnings(action="ignore"):
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
