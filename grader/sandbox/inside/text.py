"""Make text of a submission safe for a line of a report. The judge uses `grader.results.text`."""

from __future__ import annotations


def one_line(text: str) -> str:
    """Return a text as one printable line of at most 300 characters, with single spaces between its words."""
    line = " ".join(text[:10_000].split())[:300]
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)
