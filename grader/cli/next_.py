"""``python -m grader next``: the exercise to do next."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from grader import progress
from grader.cli.command import PASSED
from grader.cli.current import where_one_is
from grader.cli.output import add_color_option, page_width, print_lines, shown_path
from grader.course import Exercise, have_solutions, load_course
from grader.files import ROOT
from grader.report.lines import Line, paragraph

ITS_OWN = "It builds on your {needs}; the grader uses its own."
YOURS = "It builds on your {needs}; the grader uses yours."
"""For a kit with solutions, and for a handout."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``next``."""
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print the next exercise, and how to begin it."""
    course, width = load_course(), page_width()
    exercise = where_one_is(course)
    if exercise is None:
        from grader.watch.way import last_page

        print_lines([(), *last_page(course, progress.load(), None, width)], options)
    else:
        print_lines(_lines(exercise, course, width), options)
    return PASSED


def _lines(exercise: Exercise, course: Sequence[Exercise], width: int) -> list[Line]:
    needs = ITS_OWN if have_solutions(exercise.needs) else YOURS
    book = f"In the book: {exercise.book}." if exercise.book else ""
    return [
        (),
        (
            (f"  {exercise.name}", "bold"),
            (f"  {course.index(exercise) + 1} of {len(course)}, {exercise.points} points", "dim"),
        ),
        *paragraph(f"{exercise.title}. {book}", width),
        *(paragraph(needs.format(needs=", ".join(exercise.needs)), width) if exercise.needs else []),
        (),
        (("  Edit it:  ", ""), (shown_path(ROOT / "exercises" / f"{exercise.name}.py"), "bold")),
        (("  Check it: ", ""), (f"python -m grader watch {exercise.name}", "bold")),
    ]
