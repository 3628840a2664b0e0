"""``python -m grader handout DIR``: the kit without its solutions, in which every check still works."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from pathlib import Path

from grader.cli.command import FAULT, PASSED, UsageError, exercises_named, wrong_use
from grader.cli.options import isolation_for, jobs_from
from grader.cli.output import add_color_option, print_lines, print_problem, target_of
from grader.course import load_course, load_solutions
from grader.files import is_empty
from grader.results.text import printable

DESCRIPTION = """
The handout has no solutions and no known mistakes, but their recorded answers to all calls of the checks at the default
seed. So a learner gets the verdict, the message and the hint that the whole kit would give. With another seed, the
checks that need the reference are left to you. In a handout, an exercise that builds on earlier ones runs with the
learner's own files of those; its failures wait until these pass.
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``handout``."""
    parser.description = f"{parser.description} {' '.join(DESCRIPTION.split())}"
    parser.add_argument("folder", type=Path, metavar="DIR", help="where it goes: a folder that is new or empty")
    parser.add_argument("--through", metavar="EXERCISE", help="hand out the course up to this exercise")
    parser.add_argument("--jobs", metavar="N", help="exercises that are recorded at a time (one a core)")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Record, collect, prove and write a handout."""
    from grader.classroom.handout.making import HandoutError, make_handout, recordings_of

    course = load_course()
    last = exercises_named([options.through], course)[0] if options.through else course[-1]
    exercises = course[: course.index(last) + 1]
    folder = _new_folder(options.folder)
    jobs, solutions = jobs_from(options.jobs), load_solutions()
    if missing := [exercise.name for exercise in exercises if exercise.name not in solutions]:
        raise UsageError(f"there is no solution of {missing[0]} here; a handout is made from the whole kit")
    isolation, _ = isolation_for(None)
    try:
        recordings = recordings_of(exercises, isolation, jobs, _print_step)
        size = make_handout(folder, exercises, recordings, _print_step)
    except HandoutError as problem:
        print_problem("no handout is written", *problem.lines)
        return FAULT
    line = printable(f"{len(exercises)} exercises are in {options.folder}: {size / 1e6:.1f} MB.")
    print_lines([((line, ""),)], options)
    return PASSED


def _new_folder(named: Path) -> Path:
    """Return the folder to write, before any work is done; refuse one that is not empty, or cannot be made."""
    with wrong_use(f"cannot write {named}"):
        folder = target_of(str(named)).absolute()
        if folder.exists() and (not folder.is_dir() or not is_empty(folder)):
            raise UsageError(f"{folder.name} is not an empty folder; name one that is new or empty")
        above = next(parent for parent in folder.parents if parent.exists())
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=above):  # as the handout will be
            return folder


def _print_step(line: str) -> None:
    with contextlib.suppress(OSError):
        print(printable(line), file=sys.stderr, flush=True)
