"""``python -m grader list``: the course, and where the learner is."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from grader import progress
from grader.cli.command import PASSED
from grader.cli.output import add_color_option, print_lines
from grader.course import Exercise, load_course
from grader.progress import LearnerProgress
from grader.report.text import MARKS, Line, Piece

NO_MARK: Piece = (" ", "")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what ``list`` takes."""
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print the course."""
    print_lines(_lines(load_course(), progress.load()), options)
    return PASSED


def _lines(course: Sequence[Exercise], learner: LearnerProgress) -> list[Line]:
    known = "The marks are those of your last run." if learner.statuses else "Nothing has been graded yet."
    return [
        (),
        *(_line(number, exercise, learner) for number, exercise in enumerate(course, 1)),
        (),
        ((f"  {known} To grade: ", ""), ("python -m grader", "bold")),
    ]


def _line(number: int, exercise: Exercise, learner: LearnerProgress) -> Line:
    return (
        ("  ", ""),
        _mark(learner.statuses.get(exercise.name)),
        (f"{number:>3} {exercise.name:<19}", "bold"),
        (f"{exercise.title:<37}{exercise.section:<15}", "dim"),
        (f"{exercise.points:>2}", ""),
    )


def _mark(status: str | None) -> Piece:
    """Return the mark of a status; the file of the progress may hold any word."""
    return {f"{known}": mark for known, mark in MARKS.items()}.get(status or "", NO_MARK)
