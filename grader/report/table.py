"""A verdict as a table in HTML, for a notebook. Whatever comes from elsewhere is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from grader.report.text import MARKS
from grader.results.report import CheckResult, ExerciseResult, Status

COLORS = {"green": "#1a7f37", "red": "#d1242f", "dim": "#767676"}
"""Readable on light and on dark ground."""
CELL = "text-align: left; vertical-align: top; white-space: normal; padding: 0.3em 0.8em"
DETAILS = "margin: 0.3em 0 0; font-size: 0.9em; white-space: pre-wrap"
BEFORE = "as above"
"""What is said of a check whose failure an earlier one has explained."""


def counts(result: ExerciseResult) -> str:
    """Return how many checks pass, and the points."""
    return f"{result.passed} of {len(result.checks)} checks pass, {result.score} of {result.max_score} points"


def table(result: ExerciseResult, before: Sequence[str] = (), after: Sequence[str] = ()) -> str:
    """Return the outcome of an exercise as a table: a row for each check, with the question where there is one.

    Parameters
    ----------
    result : ExerciseResult
        The outcome.
    before, after : sequence of str
        What to say above it, and below.
    """
    head = f"{_mark(result.status)} <strong>{escape(result.name)}</strong> {escape(result.title)}: {counts(result)}"
    said: set[str] = set()
    rows = "".join(_row(check, said) for check in result.checks)
    columns = "".join(f'<th scope="col" style="{CELL}">{title}</th>' for title in ("", "check", "what came out"))
    return (
        f"<div>{_paragraphs(before)}<p>{head}</p>"
        f"<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>{_paragraphs(after)}</div>"
    )


def _row(check: CheckResult, said: set[str]) -> str:
    contents = (_mark(check.status), escape(check.title), _explained(check, said))
    cells = "".join(f'<td style="{CELL}">{content}</td>' for content in contents)
    return f"<tr>{cells}</tr>"


def _explained(check: CheckResult, said: set[str]) -> str:
    """Return what is wrong, the question and the details; what an earlier check has said is left out."""
    parts = [f"Note: {escape(advice)}" for advice in check.advice]
    if check.message is None:
        return "<br>".join(parts)
    if check.message in said:
        return "<br>".join([f"<em>{BEFORE}</em>", *parts])
    question = [f"<strong>{escape(check.hint)}</strong>"] if check.hint and check.hint not in said else []
    said |= {check.message, check.hint or ""}
    details = escape("\n".join(check.details))
    shown = f'<pre style="{DETAILS}">{details}</pre>' if details else ""
    return "<br>".join([escape(check.message), *question, *parts]) + shown


def _mark(status: Status) -> str:
    sign, color = MARKS[status]
    return f'<span style="color: {COLORS[color]}; white-space: nowrap">{sign} {status}</span>'


def _paragraphs(sentences: Sequence[str]) -> str:
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
