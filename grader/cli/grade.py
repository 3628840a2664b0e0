"""``python -m grader [EXERCISE ...]``: grade exercises, and report the results."""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from grader import progress, trained
from grader.cli.command import NOT_PASSED, PASSED, UsageError, exercises_named
from grader.cli.interrupts import interruptible
from grader.cli.options import is_number, isolation_for, jobs_from, leave_a_lost_folder, require_full_mnist
from grader.cli.output import (
    add_color_option,
    has_color,
    path_to_write,
    print_problem,
)
from grader.cli.reader import FORMS, Reader
from grader.cli.submission import is_same, place_of, request_to_grade, submission_folder
from grader.course import Exercise, load_course
from grader.files import ROOT, replace_file
from grader.results.events import Event, Graded, NetworkTrained, OnEvent, ViewDrawn, ignore
from grader.results.report import DEFAULT_SEED, Report
from grader.results.request import Request
from grader.results.views import View
from grader.sandbox.outside.isolation import LEVELS


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of grading."""
    parser.add_argument("words", nargs="*", metavar="EXERCISE", help="exercises to grade; all, unless named")
    parser.add_argument("--all", action="store_true", help="show every check")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--submission", metavar="DIR", help="the folder to grade (exercises)")
    which.add_argument("--solutions", action="store_true", help="short for --submission solutions")
    parser.add_argument("--format", choices=tuple(FORMS), default="text", help="form of the report (text)")
    parser.add_argument("--output", metavar="FILE", help="write the report to a file")
    parser.add_argument("--plot", metavar="FILE", help="save the curves of what was trained as a picture, FILE.png")
    parser.add_argument("--seed", metavar="N", default=str(DEFAULT_SEED), help="seed of random inputs, or: random")
    parser.add_argument("--dataset", choices=("sample", "full"), default="sample", help="which MNIST (sample)")
    parser.add_argument("--isolation", choices=LEVELS, help="how submissions are run (the strictest that works here)")
    parser.add_argument("--jobs", metavar="N", help="exercises graded at a time, at most (one for each core)")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Grade, and return whether everything passed; first make sure that the files can be written."""
    course = load_course()
    selected = exercises_named(options.words, course, options.commands)
    folder = submission_folder(options, [exercise.name for exercise in course], ROOT)
    request = request_for(options, selected, folder, course)
    output, plot = _files(options, folder if options.submission else None)
    is_learners = is_same(folder, ROOT / "exercises")
    reader = Reader(options, course, is_learners, request.sources)
    report, views = _graded(request, reader, place_of(folder, options))
    picture = _picture(report) if plot else None
    if output:
        replace_file(output, reader.document(report, views).encode())
    if plot and picture:
        replace_file(plot, picture)
    if is_learners:
        progress.update(lambda learner: learner.add(report))
    return PASSED if report.passed else NOT_PASSED


# The options


def request_for(
    options: argparse.Namespace, selected: Sequence[Exercise], folder: Path, course: Sequence[Exercise]
) -> Request:
    """Return the request that the options describe.

    Parameters
    ----------
    options : Namespace
        The options of grading.
    selected, course : sequence of Exercise
        The exercises to grade, and all.
    folder : Path
        The submission.

    Raises
    ------
    UsageError
        If an option needs something that does not exist.
    """
    seed, jobs = _seed(options.seed), jobs_from(options.jobs)
    if options.dataset == "full":
        require_full_mnist()
    isolation, why_not_strict = isolation_for(options.isolation)
    return replace(
        request_to_grade(folder, selected, course),
        seed=seed,
        dataset=options.dataset,
        isolation=isolation,
        why_not_strict=why_not_strict,
        jobs=jobs,
        views=options.format == "html",
    )


def _seed(word: str) -> int:
    if word == "random":
        return secrets.randbelow(2**32)
    if not is_number(word):
        raise UsageError(f"the seed is a number, 0 or more, or random; got '{word}'")
    return int(word)


def _files(options: argparse.Namespace, hand_in: Path | None) -> tuple[Path | None, Path | None]:
    """Return where the report and the picture go; refuse files that cannot be written."""
    if options.plot is not None and Path(options.plot).suffix.lower() != ".png":
        raise UsageError(f"--plot takes the name of a file that ends in .png; got '{options.plot}'")
    names = [name for name in (options.output, options.plot) if name is not None]
    if len({os.path.realpath(name) for name in names}) < len(names):
        raise UsageError("--plot and --output name the same file")
    output, plot = (None if name is None else path_to_write(name, hand_in) for name in (options.output, options.plot))
    return output, plot


# Grading


def _graded(request: Request, reader: Reader, place: str) -> tuple[Report, dict[str, list[View]]]:
    """Grade, and print the report as soon as it exists, before the last worker has ended."""
    views: dict[str, list[View]] = {}
    leave_a_lost_folder()
    from grader.judge.service import grade

    with _progress_bar(request, reader.options) as show_progress, interruptible() as ignore_interrupts:

        def on_event(event: Event) -> None:
            show_progress(event)
            if isinstance(event, NetworkTrained) and reader.is_learner:
                trained.keep(event.network)
            if isinstance(event, ViewDrawn):
                views.setdefault(event.exercise, []).append(event.view)
            if isinstance(event, Graded):
                if reader.options.output is None:
                    reader.print(event.report, views, place)
                ignore_interrupts()

        return grade(request, on_event), views


@contextlib.contextmanager
def _progress_bar(request: Request, options: argparse.Namespace) -> Iterator[OnEvent]:
    """Show a progress bar on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield ignore
        return
    from grader.report.terminal import Waiting

    with Waiting(request.exercises, color=has_color(options)) as waiting:
        yield waiting.on_event


# The outcome


def _picture(report: Report) -> bytes | None:
    from grader.report import picture

    drawn = picture.draw(report)
    if drawn is None:
        print_problem("nothing to plot; no check of these exercises has trained a network")
    return drawn
