"""``python -m grader list``: the course, and where the learner is."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from grader import progress
from grader.cli.command import PASSED
from grader.cli.output import add_color_option, page_width, print_lines
from grader.course import Exercise, load_course
from grader.progress import LearnerProgress
from grader.report.lines import MARKS, Line, Piece, legend
from grader.report.text import TITLE_WIDTH
from grader.report.wrapping import fitted
from grader.results.report import Status

NO_MARK: Piece = (" ", "")
FULL_WIDTH = 80
"""The columns of a line with everything."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what ``list`` takes."""
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print the course."""
    print_lines(_lines(load_course(), progress.load(), page_width()), options)
    return PASSED


def _lines(course: Sequence[Exercise], learner: LearnerProgress, width: int) -> list[Line]:
    known = "The marks are those of your last run." if learner.statuses else "Nothing has been graded yet."
    return [
        (),
        *(_line(number, exercise, learner, width) for number, exercise in enumerate(course, 1)),
        (),
        *legend((status for status in Status if status in learner.statuses.values()), width),
        *_how_to_grade(known, width),
    ]


def _how_to_grade(known: str, width: int) -> list[Line]:
    """Say what the marks are and how to grade: in one line, or two where it has no room."""
    command: Line = (("To grade: ", ""), ("python -m grader", "bold"))
    if width < FULL_WIDTH:
        return [((f"  {known}", ""),), (("  ", ""), *command)]
    return [((f"  {known} ", ""), *command)]


def _line(number: int, exercise: Exercise, learner: LearnerProgress, width: int) -> Line:
    """Return the line of an exercise; a narrow page has no room for its section, a very narrow one for its title."""
    room = min(37, width - 29)
    about = fitted(exercise.title, room) if room >= TITLE_WIDTH else ""
    section = f"{exercise.section:<15}" if width >= FULL_WIDTH else " "
    return (
        ("  ", ""),
        _mark(learner.statuses.get(exercise.name)),
        (f"{number:>3} {exercise.name:<19}", "bold"),
        (f"{about}{section}", "dim"),
        (f"{exercise.points:>2}", ""),
    )


def _mark(status: str | None) -> Piece:
    """Return the mark of a status; the file of the progress may hold any word."""
    return {f"{known}": mark for known, mark in MARKS.items()}.get(status or "", NO_MARK)
