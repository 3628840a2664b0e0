"""``python -m grader hint EXERCISE``: the next hint, and first what the last run has shown."""

from __future__ import annotations

import argparse

from grader import progress
from grader.cli.command import PASSED, UsageError, exercises_named
from grader.cli.output import add_color_option, page_width, print_lines
from grader.course import Exercise, load_course
from grader.report.text import Line, paragraph


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what ``hint`` takes."""
    parser.add_argument("exercise", metavar="EXERCISE", help="an exercise")
    parser.add_argument("--number", metavar="N", help="which hint (the next one)")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print the next hint, or the one that is asked for, and remember that it was given."""
    (exercise,) = exercises_named([options.exercise], load_course())
    learner = progress.load()
    level = _level(options.number, exercise, learner.hints.get(exercise.name, 0))
    remembered = progress.update(lambda learner: learner.hints.update({exercise.name: level}))
    print_lines(_lines(exercise, level, learner.found.get(exercise.name), remembered, page_width()), options)
    return PASSED


def _level(word: str | None, exercise: Exercise, given: int) -> int:
    """Return the number of the hint, from 1."""
    last = len(exercise.hints)
    if word is None:
        return min(max(0, given) + 1, last)
    if word not in map(str, range(1, last + 1)):
        raise UsageError(f"{exercise.name} has the hints 1 to {last}; got '{word}'")
    return int(word)


def _lines(exercise: Exercise, level: int, recognised: str | None, remembered: bool, width: int) -> list[Line]:
    return [
        (),
        *(_recognised(recognised, width) if recognised else []),
        ((f"{exercise.name}, hint {level} of {len(exercise.hints)}", "bold"),),
        (),
        *paragraph(exercise.hints[level - 1], width),
        (),
        *paragraph(_what_is_next(exercise, level, remembered), width),
    ]


def _recognised(hint: str, width: int) -> list[Line]:
    """Return the hint for the mistake that the last run recognised."""
    return [(("What your last run shows", "bold"),), (), *paragraph(hint, width), ()]


def _what_is_next(exercise: Exercise, level: int, remembered: bool) -> str:
    if level < len(exercise.hints):
        number = "" if remembered else f" --number {level + 1}"  # nothing can be written here: the learner counts
        return f"The next hint: python -m grader hint {exercise.name}{number}"
    return f"That was the last hint. {_further_reading(exercise)} the rest."


def _further_reading(exercise: Exercise) -> str:
    """Say where more is written: in the file, and in the book where it treats the exercise."""
    if not exercise.section[0].isdigit():
        return f"The docstrings in {exercise.name}.py tell"
    return f"The docstrings in {exercise.name}.py and section {exercise.section} tell"
