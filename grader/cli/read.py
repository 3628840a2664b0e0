"""``python -m grader read PICTURE``: a picture of a digit, read by the learner's own code and network."""

from __future__ import annotations

import argparse
from pathlib import Path

from grader import trained
from grader.cli.command import NOT_PASSED, PASSED, UsageError, wrong_use
from grader.cli.options import isolation_for
from grader.cli.output import add_color_option, page_width, print_lines
from grader.course import load_course
from grader.files import ROOT
from grader.judge.readers import reading_exercise
from grader.report.reading import reading_lines
from grader.results.text import printable


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``read``."""
    parser.add_argument("picture", metavar="PICTURE", help="a picture of one digit, such as digit.png")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Print what the picture was read as, and what read it."""
    exercise = reading_exercise(load_course())
    if exercise is None:
        raise UsageError("no exercise of this course reads pictures")

    from grader.pictures import NotAPicture, read_picture

    try:
        with wrong_use(f"cannot read {options.picture}", f"no file {options.picture}"):
            picture = read_picture(Path(options.picture))
    except NotAPicture as problem:
        raise UsageError(f"{options.picture} {problem}") from None

    from grader.judge.picture_reader import PictureReader

    with PictureReader(exercise, isolation_for(None)[0]) as reader:
        reading = reader.read(picture, trained.passing_sources(ROOT / "exercises"), trained.load())
    print_lines(reading_lines(printable(Path(options.picture).name), reading, page_width()), options)
    return PASSED if reading.digit is not None else NOT_PASSED
