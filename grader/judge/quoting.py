"""Quoting lines of a submission in messages."""

from __future__ import annotations

from collections.abc import Mapping

from grader.results.text import columns, printable, source_lines
from grader.sandbox.outside.answers import SourceLocation

Texts = Mapping[str, str]
"""The sources that a message may quote, by module name."""


def quoted(place: SourceLocation, texts: Texts) -> str:
    """Return a place with its source line; without the line if it is empty or missing."""
    line = " ".join(line_of(place, texts).split())
    where = f"{place.file}, line {place.line}"
    return f"{where}: {line}" if line else where


def line_with_caret(place: SourceLocation, texts: Texts) -> tuple[str, ...]:
    """Return the line of a place without its indentation, and a caret below the column; nothing without a column."""
    line = line_of(place, texts).expandtabs(1)
    text = line.strip()
    if not text or not place.column:
        return ()
    indent = len(line) - len(line.lstrip())
    column = max(0, place.column - 1 - indent)
    return text, " " * columns(printable(text[:column])) + "^"


def line_of(place: SourceLocation, texts: Texts) -> str:
    """Return the beginning of the source line of a place, as it is; empty if it is missing."""
    lines = source_lines(texts.get(place.file.removesuffix(".py"), ""))
    return lines[place.line - 1][:300] if 0 < place.line <= len(lines) else ""


def has_code_below(place: SourceLocation, texts: Texts) -> bool:
    """Return whether this line raises something, and more code follows in its block, which then does not run."""
    lines = source_lines(texts.get(place.file.removesuffix(".py"), ""))[place.line - 1 :]
    written = [line.expandtabs() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    raises = written[:1] and written[0].lstrip().startswith("raise ")
    return bool(raises) and len(written) > 1 and _indent(written[1]) == _indent(written[0])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
