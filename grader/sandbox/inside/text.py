"""Text that a submission may have written, made fit for a terminal and a report."""

from __future__ import annotations

LONGEST_LINE = 300


def printable(text: str, longest: int = LONGEST_LINE) -> str:
    """Return a text with at most ``longest`` characters, all of them printable.

    Line breaks, tabs, escape codes and lone surrogates become replacement characters.
    """
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:longest])


def clean(text: str) -> str:
    """Return a text as one printable line of at most 300 characters, with single spaces between its words."""
    return printable(" ".join(text[:10_000].split()))
