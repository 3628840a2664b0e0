"""``python -m grader hint EXERCISE[.FUNCTION]``: what the last run showed, then the next hint."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence

from grader import progress
from grader.cli.command import PASSED, UsageError, exercises_named
from grader.cli.current import where_one_is
from grader.cli.output import add_color_option, page_width, print_lines
from grader.course import Exercise, Hints, load_course
from grader.progress import LearnerProgress
from grader.report.lines import Line, paragraph
from grader.watch.own import count_hint, hints_now


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``hint``."""
    parser.add_argument(
        "exercise", nargs="?", metavar="EXERCISE", help="an exercise or EXERCISE.FUNCTION (where you are)"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--number", metavar="N", help="which hint (the next one)")
    which.add_argument("--all", action="store_true", help="the hints that you have read")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print the next or the requested hint, and remember that it was given."""
    learner, course = progress.load(), load_course()
    exercise, hints = _wanted(options.exercise or _current(course), course, learner)
    name = exercise.hint_name(hints.function)
    if options.all:
        print_lines(_read_already(name, hints, learner.hints.get(name, 0), page_width()), options)
        return PASSED
    read = learner.hints.get(name, 0)
    level = _level(options.number, name, hints, read)
    is_counted = progress.update(lambda learner: count_hint(learner, name, level)) and level >= read
    width = page_width()
    lines = [
        (),
        *_shown(exercise, hints, learner, width),
        ((f"{name}, hint {level} of {len(hints.levels)}", "bold"),),
        (),
        *paragraph(hints.levels[level - 1], width),
        (),
        *_what_is_next(exercise, hints, level, is_counted, width),
    ]
    if options.exercise in (None, exercise.name):
        lines += _other_functions(exercise, hints, width)
    print_lines(lines, options)
    return PASSED


def _current(course: Sequence[Exercise]) -> str:
    exercise = where_one_is(course)
    if exercise is None:
        raise UsageError("you have passed all exercises; name the one that you want a hint for")
    return exercise.name


def _read_already(name: str, hints: Hints, number: int, width: int) -> list[Line]:
    if number <= 0:
        raise UsageError(f"you have read no hint of {name} yet; the first one: python -m grader hint {name}")
    lines: list[Line] = []
    for level, hint in enumerate(hints.levels[:number], 1):
        lines += [(), ((f"{name}, hint {level} of {len(hints.levels)}", "bold"),), (), *paragraph(hint, width)]
    return lines


def _wanted(word: str, course: Sequence[Exercise], learner: LearnerProgress) -> tuple[Exercise, Hints]:
    """Return the exercise and the hints to use; unless named, those for the function where the last run stopped."""
    name, _, function = word.partition(".")
    exercise = next((exercise for exercise in course if exercise.name == name), None)
    if exercise is None and word and (place := _place_of(word, course)):
        raise UsageError(f"no exercise named '{word}'; did you mean '{place}'?")
    if exercise is None or function in ("", "py") or len(exercise.hints) == 1:
        (exercise,) = exercises_named([word], course)
        return exercise, hints_now(exercise, learner)
    hints = exercise.hints_for(function)
    if hints is None:
        raise UsageError(f"{name} has no hints for '{function}'; {_suggestion(function, exercise)}")
    return exercise, hints


def _place_of(function: str, course: Sequence[Exercise]) -> str | None:
    """Return how to ask for the hints of a function whose name stands alone, if only one exercise has it."""
    known = [exercise for exercise in course if function in [hints.function for hints in exercise.hints]]
    return known[0].hint_name(function) if len(known) == 1 else None


def _suggestion(word: str, exercise: Exercise) -> str:
    names = [hints.function for hints in exercise.hints]
    near = difflib.get_close_matches(word, names, 1)
    return f"did you mean '{exercise.name}.{near[0]}'?" if near else f"there are {', '.join(names)}"


def _level(word: str | None, name: str, hints: Hints, given: int) -> int:
    """Return the number of the hint, from 1."""
    last = len(hints.levels)
    if word is None:
        return min(max(0, given) + 1, last)
    if word not in map(str, range(1, last + 1)):
        raise UsageError(f"{name} has the hints 1 to {last}; got '{word}'")
    return int(word)


def _shown(exercise: Exercise, hints: Hints, learner: LearnerProgress, width: int) -> list[Line]:
    """Return what the last run showed of the function, if something in it failed."""
    for place, shown in learner.found.items():
        name, _, function = place.partition(".")
        if name == exercise.name and (not function or exercise.hints_for(function) is hints):
            return [(("What your last run shows", "bold"),), (), *paragraph(shown, width), ()]
    return []


def _what_is_next(exercise: Exercise, hints: Hints, level: int, is_counted: bool, width: int) -> list[Line]:
    if level < len(hints.levels):
        number = "" if is_counted else f" --number {level + 1}"  # more were read, or nothing can be written here
        command = f"python -m grader hint {exercise.hint_name(hints.function)}{number}"
        return [(("  The next hint: ", ""), (command, "bold"))]
    book = f" (in the book: {exercise.book})" if exercise.book else ""
    more = f"For more, see the docstrings in {exercise.name}.py{book}."
    return [
        *paragraph(f"That was the last hint. {more}", width),
        (("  The lesson: ", ""), (f"python -m grader lesson {exercise.name}", "bold")),
    ]


def _other_functions(exercise: Exercise, hints: Hints, width: int) -> list[Line]:
    """Name the other functions of the exercise that have hints."""
    names = [other.function for other in exercise.hints if other is not hints]
    if not names:
        return []
    command = f"python -m grader hint {exercise.name}.{names[0]}"
    return [
        *paragraph(f"There are hints for {', '.join(names)}, too.", width),
        (("  For another function: ", ""), (command, "bold")),
    ]
