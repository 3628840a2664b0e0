"""``python -m grader data``: fetch the full MNIST, or say which of its files are there."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.command import NOT_PASSED, PASSED
from grader.cli.output import add_color_option, has_color, print_lines
from grader.report.lines import MARKS, Line
from grader.results.report import Status
from grader.results.text import printable

if TYPE_CHECKING:
    from grader.datasets.published import Stored

FETCH = "To fetch what is not whole"
REMOVE_AND_FETCH = "To fetch what is not whole, remove what is damaged, and then"
"""The beginning of the advice; the second one for a folder of the user's, in which no file is replaced."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the words and options of ``data``."""
    parser.add_argument("--check", action="store_true", help="say what is there, fetch nothing")
    add_color_option(parser)


def run(options: argparse.Namespace) -> int:
    """Fetch the full MNIST into the folder that ``--dataset full`` reads, or only check it; print what is there."""
    from grader.datasets import published
    from grader.datasets.mnist import full_folder, is_users

    folder = full_folder().absolute()
    try:
        if not options.check:
            _fetch(folder, options)
    except KeyboardInterrupt:
        raise KeyboardInterrupt("interrupted; what has arrived is kept for the next run") from None
    files = [published.examine(folder, file) for file in published.FILES]
    states = {file.state for file in files}
    whole = states == {published.State.WHOLE}
    what, command = ("To train on them", "--dataset full") if whole else (FETCH, "data")
    if published.State.DAMAGED in states and is_users(folder):
        what = REMOVE_AND_FETCH
    lines: list[Line] = [
        ((f"  In {printable(str(folder))}.", "dim"),),
        ((f"  {what}: ", ""), (f"python -m grader {command}", "bold")),
    ]
    print_lines([(), *map(_file_line, files), (), *lines], options)
    return PASSED if whole else NOT_PASSED


def _fetch(folder: Path, options: argparse.Namespace) -> None:
    """Fetch the files that are not complete; in a folder that the user names, no file is replaced."""
    from grader.datasets import download, published
    from grader.datasets.mnist import is_users

    with _progress_bars(options) as on_progress:
        download.fetch(folder, published.FILES, download.MIRRORS, on_progress, replace=not is_users(folder))


@contextlib.contextmanager
def _progress_bars(options: argparse.Namespace) -> Iterator[Callable[[str, int, int], None]]:
    """Show bars for the files on a terminal; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from grader.report.terminal import Fetching

    with Fetching(color=has_color(options)) as fetching:
        yield fetching.on_progress


def _file_line(file: Stored) -> Line:
    status = {"whole": Status.PASSED, "damaged": Status.FAILED}.get(file.state, Status.TODO)
    words = f"{file.state}: {file.detail}" if file.detail else file.state
    return (("  ", ""), MARKS[status], (f" {file.name:<27} ", "bold"), (words, "dim"))
