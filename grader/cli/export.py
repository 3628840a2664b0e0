"""``python -m grader export DIR --to PLATFORM``: the grades of a class, as a platform takes them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.command import NOT_PASSED, PASSED, UsageError, wrong_use
from grader.cli.output import add_color_option, path_to_write, print_lines, target_of
from grader.files import is_empty, replace_file, replace_folder
from grader.results.text import printable

if TYPE_CHECKING:
    from grader.classroom.exports.export import Export
    from grader.classroom.gradebook import Gradebook

NAMES = {
    "canvas": "canvas.csv",
    "moodle": "moodle.csv",
    "gradescope": "gradescope",
    "prairielearn": "prairielearn",
    "classroom50": "classroom50",
    "junit": "junit.xml",
    "feedback": "feedback.zip",
}
"""The default name of each export."""
FILLED = ("canvas", "moodle")
"""The exports that fill in a file of the platform."""
FOLDER = "exports"
"""The folder for exports in the folder of the class, which nobody else can read."""
MANY = 20
"""How many students a line lists; the rest are counted."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``export``."""
    parser.add_argument("folder", metavar="DIR", help="folder that python -m grader class has written")
    parser.add_argument(
        "--to",
        metavar="PLATFORM",
        choices=tuple(NAMES),
        required=True,
        help="canvas, moodle, gradescope, prairielearn, classroom50, junit, or feedback, which is for Moodle",
    )
    parser.add_argument(
        "--into",
        metavar="FILE",
        help="your own CSV from canvas or moodle, to fill in: grades, and comments where moodle has none",
    )
    parser.add_argument("--column", metavar="NAME", help="the assignment in canvas, the column of grades in moodle")
    parser.add_argument("--out", metavar="PATH", help="file or new folder to write (in DIR/exports)")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Write the grades of a class for a platform, and return whether every score is included."""
    from grader.classroom.errors import ClassError

    _require_fitting(options)
    gradebook = _gradebook(Path(options.folder))
    try:
        export = _export(gradebook, options)
    except ClassError as problem:
        raise UsageError(str(problem)) from None
    target = _written(export, options)
    included = {*export.students}
    left_out = [student for student in gradebook.students if student.person.id not in included]
    absent = [student.person.id for student in left_out if student.score is not None]
    without = [student.person.id for student in left_out if student.score is None]
    lines = [
        f"{_number(export.students, 'student is', 'students are')} in {target}",
        *export.notes,
        *_listed(absent, "student has a score and is not in it", "students have a score and are not in it"),
        *_listed(without, "student has no score and is left out", "students have no score and are left out"),
    ]
    print_lines([((printable(line), ""),) for line in lines], options)
    return NOT_PASSED if absent else PASSED


# The options


def _require_fitting(options: argparse.Namespace) -> None:
    """Refuse options that do not go together."""
    if options.to not in FILLED and (options.into or options.column):
        raise UsageError(f"{'--into' if options.into else '--column'} goes with --to canvas or --to moodle only")
    if options.to == "moodle" and not options.into:
        raise UsageError(
            "Moodle takes nothing but its own grading worksheet; download it, and name it with --into FILE"
        )


def _gradebook(folder: Path) -> Gradebook:
    from grader.classroom.document import read_gradebook
    from grader.results.entries import DocumentError

    path = folder / "class.json"
    try:
        return read_gradebook(_content(path, "; name the folder that python -m grader class has written").decode())
    except (DocumentError, UnicodeDecodeError) as problem:
        raise UsageError(f"{path}: {problem}") from None


def _content(path: Path, remedy: str = "") -> bytes:
    """Return the content of a file that the instructor names."""
    with wrong_use(f"cannot read {path}", f"there is no {path}{remedy}"):
        return path.read_bytes()


# The export


def _export(gradebook: Gradebook, options: argparse.Namespace) -> Export:
    """Return the export that the options name."""
    from datetime import datetime

    from grader.classroom.exports import canvas, classroom50, feedback, gradescope, junit, moodle, prairielearn

    if options.into:
        fill = canvas.fill if options.to == "canvas" else moodle.fill
        return fill(gradebook, Path(options.into).name, _content(Path(options.into)), options.column)
    if options.to == "canvas":
        return canvas.export(gradebook, options.column)
    if options.to == "classroom50":
        return classroom50.export(gradebook, os.environ, datetime.now().astimezone())
    others = {
        "gradescope": gradescope.export,
        "prairielearn": prairielearn.export,
        "junit": junit.export,
        "feedback": feedback.export,
    }
    return others[options.to](gradebook)


def _written(export: Export, options: argparse.Namespace) -> Path:
    """Write an export completely or not at all, and return its path."""
    target = Path(options.out) if options.out else Path(options.folder) / FOLDER / NAMES[options.to]
    if not options.out:
        with wrong_use(f"cannot write in {target.parent}"):
            target.parent.mkdir(mode=0o700, exist_ok=True)
    if isinstance(export.content, bytes):
        replace_file(path_to_write(str(target)), export.content)
        return target
    with wrong_use(f"cannot write {target}"):
        if options.out and os.path.lexists(target) and not (target.is_dir() and is_empty(target)):
            raise UsageError(f"{target} is there already; name a new folder")
        if not target.parent.is_dir():
            raise UsageError(f"cannot write {target}: there is no {target.parent}")
        replace_folder(target_of(str(target)), export.content)
    return target


# The lines to print


def _number(students: Sequence[str], one: str, many: str) -> str:
    return f"{len(students)} {one if len(students) == 1 else many}"


def _listed(students: Sequence[str], one: str, many: str) -> Iterator[str]:
    """Yield a line that names students, if there are any."""
    if students:
        more = f", and {len(students) - MANY} more" if len(students) > MANY else ""
        yield f"{_number(students, one, many)}: {', '.join(students[:MANY])}{more}"
