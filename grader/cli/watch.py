"""``python -m grader watch [EXERCISE]``: a verdict after every save, one thing at a time."""

from __future__ import annotations

import argparse
import sys

from grader import kept
from grader.cli.command import PASSED, exercises_named
from grader.cli.editor import open_in_editor
from grader.cli.following import where_one_is
from grader.cli.grade import isolation_for
from grader.cli.output import add_color_option, has_color, is_ascii, page_width, print_lines
from grader.cli.reset import begun_anew
from grader.course import Exercise, load_course
from grader.files import ROOT
from grader.report.lines import Line, paragraph
from grader.results.request import Request
from grader.sources import read_source, read_sources

EXERCISES, SOLUTIONS = ROOT / "exercises", ROOT / "solutions"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what ``watch`` takes."""
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help="where to begin (where you are)")
    parser.add_argument("--plain", action="store_true", help="print each verdict below the one before, without keys")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Watch the files of the exercises until the learner has had enough."""
    course = load_course()
    begin = exercises_named([options.exercise], course)[0] if options.exercise else where_one_is(course) or course[-1]
    isolation, why_not_strict = isolation_for(None)

    def request(exercise: Exercise) -> Request:
        return Request(
            submission=EXERCISES.name,
            sources=read_sources(EXERCISES, [exercise.name for exercise in course], SOLUTIONS),
            exercises=(exercise.name,),
            isolation=isolation,
            why_not_strict=why_not_strict,
            trains_last=True,
        )

    from grader.judge.warm import WarmJudge
    from grader.watch import loop
    from grader.watch.saves import Saves
    from grader.watch.session import Surroundings, Watch

    saves = Saves(EXERCISES, [exercise.name for exercise in course])
    surroundings = Surroundings(request, open_file=_open, reset=_reset, solution=_solution)
    with WarmJudge(isolation) as judge:
        watch = Watch(course, begin, judge, surroundings)
        if options.plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
            loop.print_verdicts(watch, judge, saves, lambda lines: print_lines(lines, options), page_width)
        else:
            loop.show_verdicts(watch, judge, saves, color=has_color(options), ascii_only=is_ascii())
    return PASSED


def _open(exercise: Exercise) -> str:
    return open_in_editor(EXERCISES / f"{exercise.name}.py")


def _reset(exercise: Exercise) -> str:
    try:
        return begun_anew(exercise.name)
    except (kept.NothingToDo, OSError) as problem:
        return f"{problem}."


def _solution(exercise: Exercise, width: int) -> list[Line]:
    from grader.watch.own import compared

    path = SOLUTIONS / f"{exercise.name}.py"
    if not path.is_file():
        return paragraph("The solutions are not in this folder; your instructor has them.", width)
    own = read_source(EXERCISES / f"{exercise.name}.py")
    return compared(exercise, path.read_text(encoding="utf-8"), own if isinstance(own, str) else "", width)
