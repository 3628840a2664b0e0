"""``python -m grader list``: the course, and where the learner is."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from grader import progress
from grader.cli.command import PASSED
from grader.cli.current import where_one_is
from grader.cli.output import add_color_option, page_width, print_lines
from grader.course import Exercise, load_course
from grader.progress import LearnerProgress
from grader.report.lines import Line, legend, mark_of, paragraph
from grader.report.text import TITLE_WIDTH
from grader.report.wrapping import fitted
from grader.results.report import Status
from grader.results.text import printable

HERE = ">"
FULL_WIDTH = 80
"""The columns of a line with all its parts."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``list``."""
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print the course."""
    print_lines(_lines(load_course(), progress.load(), page_width()), options)
    return PASSED


def _lines(course: Sequence[Exercise], learner: LearnerProgress, width: int) -> list[Line]:
    here = where_one_is(course) if learner.statuses else None
    return [
        (),
        *(_line(number, exercise, learner, width, here) for number, exercise in enumerate(course, 1)),
        (),
        *legend((status for status in Status if status in learner.statuses.values()), width),
        *_about_the_marks(learner, here, width),
        *_how_to_grade(learner, width),
    ]


def _about_the_marks(learner: LearnerProgress, here: Exercise | None, width: int) -> list[Line]:
    """Explain the arrow and the dates, and say where the progress is stored if not in the kit."""
    words = [f"{HERE} is where you are."] if here is not None else []
    words += ["A date says when an exercise passed first."] if learner.passed else []
    if progress.place() != progress.FILE:
        words.append(f"Your progress is kept in {printable(str(progress.place()))}; the kit cannot be written to.")
    return paragraph(" ".join(words), width)


def _how_to_grade(learner: LearnerProgress, width: int) -> list[Line]:
    """Explain the marks and how to grade, in one line, or two if it has no room."""
    known = "The marks are those of your last run." if learner.statuses else "Nothing has been graded yet."
    command: Line = (("To grade: ", ""), ("python -m grader", "bold"))
    if width < FULL_WIDTH:
        return [((f"  {known}", ""),), (("  ", ""), *command)]
    return [((f"  {known} ", ""), *command)]


def _line(number: int, exercise: Exercise, learner: LearnerProgress, width: int, here: Exercise | None) -> Line:
    """Return the line of an exercise; a narrow page leaves out its section, a very narrow one its title too."""
    day = learner.passed.get(exercise.name, "")
    if width >= FULL_WIDTH:
        room, rest = 37, f"{day or exercise.section:<15}"
    else:
        rest = f" {day:<10} " if learner.passed else " "
        room = width - 28 - len(rest)
    about = fitted(exercise.title, min(37, room)) if room >= TITLE_WIDTH else ""
    return (
        (f"{HERE if exercise is here else ' '} ", "bold"),
        mark_of(learner.statuses.get(exercise.name)),
        (f"{number:>3} {exercise.name:<19}", "bold"),
        (f"{about}{rest}", "dim"),
        (f"{exercise.points:>2}", ""),
    )
