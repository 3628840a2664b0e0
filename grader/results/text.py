"""Make text from elsewhere safe for a line of a report."""

import re
import unicodedata

LONGEST_LINE = 300
"""How many characters of a text are kept as one line."""


def printable(text: str, longest: int = 1000) -> str:
    """Return the beginning of a text, without anything that could break a line or control a terminal.

    Parameters
    ----------
    text : str
        Any text.
    longest : int
        How many characters are kept.
    """
    text = text[:longest]
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return a text of several lines as one printable line."""
    return printable(" ".join(text[:10_000].split()), longest)


def source_lines(text: str) -> list[str]:
    """Return the lines of a source text as Python numbers them; `str.splitlines` knows more line ends."""
    return re.split(r"\r\n|\r|\n", text)


def columns(text: str) -> int:
    """Return how many columns a printable text takes: two for a wide letter, none for a combining accent."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def _columns_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
