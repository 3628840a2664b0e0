"""``python -m grader reset EXERCISE``: put the stub of an exercise back, and keep the old file."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader import kept
from grader.cli.command import PASSED, UsageError, exercises_named
from grader.cli.output import add_color_option, page_width, print_lines
from grader.course import load_course
from grader.files import ROOT
from grader.report.lines import Line, paragraph


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``reset``."""
    parser.add_argument("exercise", nargs="?", metavar="EXERCISE", help="an exercise")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--undo", action="store_true", help="put back the file that was kept last")
    which.add_argument("--list", action="store_true", help="show the files that are kept")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Replace the learner's file by the stub, or by a kept file."""
    course = load_course()
    if options.exercise is None and not options.list:
        raise UsageError("name the exercise to begin anew; see python -m grader reset --help")
    name = exercises_named([options.exercise], course)[0].name if options.exercise else None
    if options.list:
        print_lines(_list(name), options)
        return PASSED
    assert name is not None
    try:
        said = _undone(name) if options.undo else begun_anew(name)
    except kept.NothingToDo as problem:
        raise UsageError(str(problem)) from None
    print_lines([(), *paragraph(said, page_width())], options)
    return PASSED


def begun_anew(name: str) -> str:
    """Reset an exercise, and say where the learner's file is now."""
    place = kept.reset(name)
    where = f" Yours is kept as {_shown(place)}; to have it back: python -m grader reset {name} --undo" if place else ""
    return f"{name}.py is the stub again.{where}"


def _undone(name: str) -> str:
    latest = kept.kept(name)[-1:]
    place = kept.undo(name)
    where = f" What was in its place is kept as {_shown(place)}." if place else ""
    return f"{name}.py is again what was kept as {_shown(latest[0])}.{where}"


def _list(name: str | None) -> list[Line]:
    files = kept.kept(name)
    if not files:
        return [(), ((f"  No file{f' of {name}' if name else ''} is kept.", ""),)]
    return [(), *((("  ", ""), (_shown(path), "bold")) for path in files)]


def _shown(path: Path) -> str:
    """Return the path of a kept file from the kit's folder."""
    return str(path.relative_to(ROOT))
