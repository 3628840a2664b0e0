"""Lines of a page, measured in terminal columns: a letter may take two columns, or none."""

from __future__ import annotations

import re

from grader.results.text import columns


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines of a page, broken between words; a word is broken only if it is longer than a line.

    Parameters
    ----------
    text : str
        The text.
    width : int
        Columns of a line, 2 or more.
    """
    lines: list[str] = []
    line = ""
    for gap, word in re.findall(r"([ \t\n]*)([^ \t\n]+)", text):
        longer = f"{line}{' ' * len(gap)}{word}" if line else word
        if columns(longer) <= width:
            line = longer
            continue
        *full, last = _pieces(word, width)
        lines += [line, *full] if line else full
        line = last
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> list[str]:
    """Return the parts of a word, each as long as fits into a line."""
    pieces, room = [""], width
    for letter in word:
        needed = columns(letter)
        if needed > room:
            pieces.append("")
            room = width
        pieces[-1] += letter
        room -= needed
    return pieces


def fitted(text: str, width: int) -> str:
    """Return a text with exactly this many columns, shortened after a word or filled with spaces."""
    if columns(text) > width:
        words = wrapped(text, max(2, width - 3))
        text = f"{words[0]}..." if width > 3 else ""
    return text + " " * (width - columns(text))
