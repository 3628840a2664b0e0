"""``python -m grader solution EXERCISE``: the solution beside the learner's own code, after a pass."""

from __future__ import annotations

import argparse
import sys

from grader import progress
from grader.cli.command import PASSED, UsageError
from grader.cli.current import exercise_or_current
from grader.cli.output import add_color_option, page_width, print_lines
from grader.course import Exercise, load_course
from grader.files import ROOT
from grader.report.lines import Line
from grader.sources import read_source
from grader.watch.own import compared, has_passed, has_read_all_hints

NOT_HERE = "solutions are not in this folder; your instructor has them"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``solution``."""
    parser.add_argument(
        "exercise",
        nargs="?",
        metavar="EXERCISE",
        help="the exercise (where you are)",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask whether you want to see it before you pass")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print the solution beside the learner's code."""
    exercise = exercise_or_current(options.exercise, load_course())
    lines = beside_own(exercise, page_width())
    if lines is None:
        raise UsageError(f"the {NOT_HERE}")
    if not has_passed(exercise, progress.load()):
        _require_all_hints(exercise)
        if not (options.yes or _agrees(exercise)):
            raise UsageError(f"the solution of {exercise.name} is not shown; you have not passed it yet")
    print_lines(lines, options)
    return PASSED


def beside_own(exercise: Exercise, width: int) -> list[Line] | None:
    """Return the solution of an exercise beside the learner's own code, or None if there is no solution.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    width : int
        Columns of the page.
    """
    path = ROOT / "solutions" / f"{exercise.name}.py"
    if not path.is_file():
        return None
    own = read_source(ROOT / "exercises" / f"{exercise.name}.py")
    return compared(exercise, path.read_text(encoding="utf-8"), own if isinstance(own, str) else "", width)


def _require_all_hints(exercise: Exercise) -> None:
    if not has_read_all_hints(exercise, progress.load()):
        raise UsageError(
            f"the solution of {exercise.name} is shown when you have passed it, or read all hints: "
            f"python -m grader hint {exercise.name}"
        )


def _agrees(exercise: Exercise) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(f"you have not passed {exercise.name} yet; to see the solution all the same, add --yes")
    try:
        return input(f"You have not passed {exercise.name} yet. Show the solution? [y/N] ").strip().lower() in (
            "y",
            "yes",
        )
    except EOFError:
        return False
