"""``python -m grader class IN --out DIR``: grade a class, and write its gradebook and a report for each student."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.class_plan import folder_from, plan_from
from grader.cli.command import NOT_PASSED, PASSED, UsageError, wrong_use
from grader.cli.options import jobs_from, leave_a_lost_folder
from grader.cli.output import add_color_option, page_width, print_lines
from grader.course import load_course
from grader.results.request import DEFAULT_BUDGET
from grader.results.text import printable
from grader.sandbox.outside.isolation import LEVELS

if TYPE_CHECKING:
    from grader.classroom.handins import Intake
    from grader.classroom.pool import Pool
    from grader.classroom.progress import ClassProgress
    from grader.classroom.publish import Publication
    from grader.classroom.run import ClassRun, Part, Plan
    from grader.classroom.work import Done, Job

LAYOUTS = ("auto", "folders", "moodle", "canvas", "gradescope", "repos")
GO_ON = "interrupted; results so far are kept, and the same command continues from there"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``class``."""
    parser.add_argument("hand_ins", metavar="IN", help="folder or zip with the hand-ins of the class")
    parser.add_argument("words", nargs="*", metavar="EXERCISE", help="exercises to grade; all, unless named")
    parser.add_argument("--out", metavar="DIR", help="folder for grades and reports; name the same one to continue")
    parser.add_argument("--roster", metavar="CSV", help="who is in the class: id, name, email; or an LMS's export")
    parser.add_argument(
        "--layout",
        metavar="NAME",
        choices=LAYOUTS,
        default="auto",
        help=f"how IN is laid out: {', '.join(LAYOUTS)} (auto)",
    )
    parser.add_argument("--deadline", metavar="TIME", help="when it was due, such as 2026-03-01T23:59+01:00")
    parser.add_argument("--dry-run", action="store_true", help="say what was handed in, and grade nothing")
    parser.add_argument("--student", metavar="ID", help="grade this student only")
    parser.add_argument("--fresh", action="store_true", help="grade everything, even what is known")
    parser.add_argument("--anonymous", action="store_true", help="no names; DIR-key has the list of who is who")
    parser.add_argument("--jobs", metavar="N", help="exercises graded at a time (one for each core)")
    parser.add_argument("--shard", metavar="K/N", help="grade the K-th of N parts only, into a shared DIR")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="grade on the cluster of this dask scheduler")
    parser.add_argument(
        "--student-seconds",
        metavar="N",
        default=f"{DEFAULT_BUDGET:g}",
        help=f"time for one student beyond what the solutions take ({DEFAULT_BUDGET:g})",
    )
    parser.add_argument("--seed", metavar="N", help="seed of random inputs (drawn at the first run, and kept)")
    parser.add_argument("--dataset", choices=("sample", "full"), default="sample", help="which MNIST (sample)")
    parser.add_argument(
        "--isolation", metavar="LEVEL", choices=LEVELS, help="strict or portable (the strictest that works here)"
    )
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Grade a class, and return whether everything is accounted for, whatever the grades."""
    from grader.classroom.errors import ClassError

    try:
        return _run(options)
    except ClassError as problem:
        raise UsageError(str(problem)) from None


def _run(options: argparse.Namespace) -> int:
    plan = plan_from(options)
    intake = _taken_in(options, plan)
    if options.dry_run:
        return _describe(intake, options)
    folder = folder_from(options)
    from grader.classroom.folder import ClassFolder

    leave_a_lost_folder()
    place = ClassFolder(folder)
    with place.held(shared=plan.shard != (1, 1)):
        place.require_names(anonymous=options.anonymous)
        if options.anonymous:
            from grader.classroom.anonymity import without_names

            intake = without_names(intake, folder.with_name(f"{folder.name}-key"))
        if plan.shard == (1, 1):
            place.remove_leftovers()
        from grader.classroom.run import ClassRun

        class_run = ClassRun(intake, place, plan)
        known = class_run.known()
        outcome = known or _graded(class_run, options)
    return _print_outcome(outcome, options, is_new=known is None)


# The hand-ins


def _taken_in(options: argparse.Namespace, plan: Plan) -> Intake:
    from grader.classroom.intake import read_roster, take_in

    roster, place = None, options.hand_ins
    if options.roster is not None:
        with wrong_use(f"cannot read {options.roster}", f"there is no {options.roster}"):
            roster = read_roster(Path(options.roster))
    needs = {exercise.name: exercise.needs for exercise in load_course()}
    wanted = {name for graded in plan.exercises for name in (*needs[graded], graded)}
    with wrong_use(f"cannot read {place}", f"there is no {place}; name the folder or the zip of the hand-ins"):
        intake = take_in(Path(place), [*needs], roster, options.layout, wanted)
    if not intake.handins:
        raise UsageError(f"there is no student's hand-in in {options.hand_ins}")
    return intake


def _describe(intake: Intake, options: argparse.Namespace) -> int:
    from grader.classroom.handins import Problem
    from grader.classroom.intake import describe_intake

    print_lines([((line, ""),) for line in describe_intake(intake)], options)
    odd = intake.strangers or any(handin.problem not in (None, Problem.NOTHING) for handin in intake.handins)
    return NOT_PASSED if odd else PASSED


# Grading


def _graded(class_run: ClassRun, options: argparse.Namespace) -> Publication | Part:
    try:
        with _pool(options) as pool, _progress(class_run) as progress:
            return class_run.grade(pool, progress)
    except KeyboardInterrupt as problem:
        raise KeyboardInterrupt(*problem.args or (GO_ON,)) from None


@contextlib.contextmanager
def _pool(options: argparse.Namespace) -> Iterator[Pool[Job, Done]]:
    """Yield the pool that grades: processes here, or a cluster."""
    pool: Pool[Job, Done]
    if options.scheduler is not None:
        from grader.classroom.cluster import ClusterPool

        pool = ClusterPool(options.scheduler)
    else:
        from grader.classroom import work
        from grader.classroom.pool import LocalPool

        pool = LocalPool(jobs_from(options.jobs), work.do, work.close)
    try:
        yield pool
    finally:
        pool.close()


@contextlib.contextmanager
def _progress(class_run: ClassRun) -> Iterator[ClassProgress]:
    """Show the progress: on a terminal on one line, elsewhere a line now and then."""
    from grader.classroom.progress import ClassProgress, Lines, OneLine

    trains = frozenset(exercise.name for exercise in load_course() if exercise.trains)
    show = OneLine(sys.stderr, page_width) if sys.stderr.isatty() else Lines(sys.stderr)
    try:
        yield ClassProgress(len(class_run.submissions), class_run.odd, trains, show)
    finally:
        show.close()


# The outcome


def _print_outcome(outcome: Publication | Part, options: argparse.Namespace, *, is_new: bool) -> int:
    """Print the outcome, and return whether everything is accounted for."""
    from grader.classroom.run import Part

    if isinstance(outcome, Part):
        number = f"{outcome.students} {'student is' if outcome.students == 1 else 'students are'} graded"
        lines = [f"{number}; the same command for the whole class writes the grades."]
        failed = outcome.failed
    else:
        first = [] if is_new else ["Nothing has changed since the last time."]
        lines, failed = [*first, *outcome.summary, *_where(outcome, Path(options.out))], outcome.needs_look
    print_lines([((printable(line), ""),) for line in lines], options)
    return NOT_PASSED if failed else PASSED


def _where(outcome: Publication, folder: Path) -> Iterator[str]:
    yield f"Grades: {folder / 'grades.csv'}; reports: {folder / 'students'}; the class: {folder / 'class.html'}"
    if outcome.changes:
        number = f"{outcome.changes} {'score has' if outcome.changes == 1 else 'scores have'} changed"
        yield f"{number} since the last time: {folder / 'changes.csv'}"
