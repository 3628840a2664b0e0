"""Text that comes from elsewhere, made safe for a line of a report."""

import re


def printable(text: str, longest: int = 1000) -> str:
    """Return the beginning of a text, without what could break a line or paint on a terminal.

    Parameters
    ----------
    text : str
        Any text.
    longest : int
        How many characters are kept.
    """
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:longest])


def one_line(text: str, longest: int = 300) -> str:
    """Return a text of any number of lines as one printable line."""
    return printable(" ".join(text[:10_000].split()), longest)


def source_lines(text: str) -> list[str]:
    """Return the lines of a source text as Python numbers them; `str.splitlines` knows further ends of lines."""
    return re.split(r"\r\n|\r|\n", text)
