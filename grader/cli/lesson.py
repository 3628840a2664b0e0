"""``python -m grader lesson EXERCISE``: the purpose of an exercise, its idea, its formula and its common trap."""

from __future__ import annotations

import argparse
import sys

from grader.cli.command import PASSED
from grader.cli.current import exercise_or_current
from grader.cli.output import add_color_option, has_color, is_ascii, page_width, print_document
from grader.course import load_course


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``lesson``."""
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help="an exercise (where you are)")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print the lesson: as a page on a terminal, elsewhere as Markdown."""
    exercise = exercise_or_current(options.exercise, load_course())
    if has_color(options) and sys.stdout.isatty() and not is_ascii():
        from grader.report.terminal import show_markdown

        show_markdown(exercise.lesson, page_width())
    else:
        print_document(exercise.lesson)
    return PASSED
