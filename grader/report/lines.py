"""The parts of a page: lines of styled pieces, marks for outcomes, and their legend."""

from __future__ import annotations

from collections.abc import Iterable

from grader.report.wrapping import wrapped
from grader.results.report import Status
from grader.results.text import columns

Piece = tuple[str, str]
Line = tuple[Piece, ...]

MARKS = {
    Status.PASSED: ("✓", "green"),
    Status.FAILED: ("✗", "red"),
    Status.ERROR: ("!", "red"),
    Status.TIMEOUT: ("!", "red"),
    Status.TODO: ("·", "dim"),
    Status.BLOCKED: ("–", "dim"),
}
MEANINGS = {
    "✓": "passed",
    "✗": "wrong",
    "!": "stopped by an error or a time limit",
    "·": "to do",
    "–": "not run",
}
"""The meaning of each mark, for the legend."""
BARS = {"█": "#", "▒": "=", "░": ".", "━": "=", "─": "-"}
"""The characters of bars, and their ASCII replacements."""
ASCII = str.maketrans({"✓": "+", "✗": "x", "·": ".", "–": "-", "\N{REPLACEMENT CHARACTER}": "?"} | BARS)


def plain(lines: Iterable[Line], *, ascii_only: bool = False) -> str:
    """Return lines as plain text.

    Parameters
    ----------
    lines : iterable of Line
        The lines.
    ascii_only : bool
        Whether to write marks and foreign characters in ASCII.
    """
    text = "".join("".join(piece for piece, _ in line).rstrip() + "\n" for line in lines)
    return in_ascii(text) if ascii_only else text


def in_ascii(text: str) -> str:
    """Return a text with marks and foreign characters in ASCII."""
    return text.translate(ASCII).encode("ascii", "backslashreplace").decode()


def paragraph(text: str, width: int, style: str = "") -> list[Line]:
    """Return a text as lines of the page, indented by two columns."""
    return [((f"  {line}", style),) for line in wrapped(text, width - 2)]


def below(text: str, width: int, style: str = "") -> list[Line]:
    """Return a text as lines below a marked one, indented like its words."""
    return [((f"    {line}", style),) for line in wrapped(text, width - 4)]


def marked(status: Status, text: str, width: int) -> list[Line]:
    """Return a text after the mark of a status."""
    mark, style = MARKS[status]
    first, *more = wrapped(text, width - 4)
    return [(("  ", ""), (mark, style), (f" {first}", "")), *(((f"    {line}", ""),) for line in more)]


def mark_of(status: str | None) -> Piece:
    """Return the mark of a stored status, or of none; the progress file may contain any word."""
    return {f"{known}": mark for known, mark in MARKS.items()}.get(status or "", (" ", ""))


def folded(text: str, width: int) -> list[str]:
    """Return a line unchanged if it fits, so that columns stay in place, else broken between words."""
    return [text] if columns(text) <= width else wrapped(text, width)


def code_line(line: Line, width: int) -> list[Line]:
    """Return a line of code unchanged if it fits, else as several lines, indented further."""
    text = "".join(piece for piece, _ in line)
    if columns(text) <= width:
        return [line]
    indent = " " * (len(text) - len(text.lstrip()))
    first, *more = wrapped(text.strip(), max(10, width - len(indent) - 4))
    return [((f"{indent}{first}", ""),), *(((f"{indent}    {part}", ""),) for part in more)]


def legend(statuses: Iterable[Status], width: int) -> list[Line]:
    """Return what the marks of some statuses mean, in the order of the marks."""
    shown = {MARKS[status][0] for status in statuses}
    return paragraph(
        ", ".join(f"{mark} {meaning}" for mark, meaning in MEANINGS.items() if mark in shown), width, "dim"
    )
