"""``python -m grader watch [EXERCISE]``: a verdict after every save, one thing at a time."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from grader import kept, progress
from grader.cli.command import PASSED, exercises_named
from grader.cli.current import exercise_or_current
from grader.cli.editor import open_in_editor
from grader.cli.options import isolation_for
from grader.cli.output import add_color_option, has_color, is_ascii, page_width, print_lines
from grader.cli.reset import begun_anew
from grader.cli.solution import NOT_HERE, beside_own
from grader.cli.submission import request_to_grade
from grader.course import Exercise, load_course
from grader.files import ROOT
from grader.judge.fault_lines import sentence
from grader.report.lines import Line, paragraph
from grader.results.request import Request
from grader.watch.saves import Saves

EXERCISES = ROOT / "exercises"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``watch``."""
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help="where to begin (where you are)")
    parser.add_argument("--plain", action="store_true", help="print each verdict below the one before, without keys")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Watch the exercise files until the learner stops it."""
    course = load_course()
    saves = Saves(EXERCISES, [exercise.name for exercise in course])
    begin = where_to_begin(options.exercise, course, saves)
    isolation, why_not_strict = isolation_for(None)

    from grader.judge.warm import WarmJudge
    from grader.watch.commands import Commands, Tools
    from grader.watch.loop import Loop, print_verdicts, show_verdicts
    from grader.watch.session import Watch

    with WarmJudge(isolation) as judge:
        watch = Watch(course, begin, judge, requests(course, isolation, why_not_strict))
        if options.plain or not _can_paint():
            print_verdicts(Loop(watch, judge, saves), lambda lines: print_lines(lines, options), page_width)
        else:
            commands = Commands(watch, Tools(_open, _reset, _solution))
            show_verdicts(Loop(watch, judge, saves), commands, color=has_color(options), ascii_only=is_ascii())
    return PASSED


def requests(course: Sequence[Exercise], isolation: str, why_not_strict: str | None) -> Callable[[Exercise], Request]:
    """Return the function that makes the request to grade an exercise, with the learner's current files."""

    def request_now(exercise: Exercise) -> Request:
        request = request_to_grade(EXERCISES, [exercise], course)
        return replace(request, isolation=isolation, why_not_strict=why_not_strict, trains_last=True)

    return request_now


def where_to_begin(name: str | None, course: Sequence[Exercise], saves: Saves) -> Exercise:
    """Return the named exercise, the one saved after the last run, or the one the learner is working on."""
    if name:
        return exercises_named([name], course)[0]
    with contextlib.suppress(OSError):
        saved = saves.latest_since(os.stat(progress.place()).st_mtime_ns)
        if saved is not None:
            return exercises_named([saved], course)[0]
    return exercise_or_current(None, course)


def _can_paint() -> bool:
    """Return whether there is a terminal with a keyboard and a screen."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _open(exercise: Exercise, line: int | None) -> str:
    return open_in_editor(EXERCISES / f"{exercise.name}.py", line)


def _reset(exercise: Exercise) -> str:
    try:
        return begun_anew(exercise.name)
    except kept.NothingToDo as problem:
        return f"{problem}."
    except OSError as problem:
        return sentence(problem)


def _solution(exercise: Exercise, width: int) -> list[Line]:
    lines = beside_own(exercise, width)
    return lines if lines is not None else paragraph(f"The {NOT_HERE}.", width)
