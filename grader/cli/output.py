"""Writing lines and reports: to a terminal, as plain text, or to a file, completely or not at all."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from grader.cli.command import UsageError
from grader.files import require_writable
from grader.machine import is_fault
from grader.report.lines import Line, plain
from grader.results.text import printable


def add_color_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that every command has."""
    parser.add_argument("--no-color", action="store_true", help="no colour, even on a terminal")


def has_color(options: argparse.Namespace) -> bool:
    """Return whether colour is wanted; a terminal is needed too."""
    return not options.no_color and not os.environ.get("NO_COLOR")


def page_width() -> int:
    """Return the width of the page: that of the terminal, from 40 to 100 columns."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 40), 100)


def shown_path(path: Path) -> str:
    """Return a path for messages: relative if it is in the current folder, else in full."""
    with contextlib.suppress(OSError, ValueError):
        return path.relative_to(Path.cwd()).as_posix()
    return str(path)


def is_ascii() -> bool:
    """Return whether standard output is not UTF-8."""
    return "utf" not in (sys.stdout.encoding or "").lower()


def page_height() -> int:
    """Return the height of the screen: that of the terminal, up to 100 lines, or 24."""
    return min(shutil.get_terminal_size((80, 24)).lines, 100)


def print_lines(lines: list[Line], options: argparse.Namespace) -> None:
    """Print lines to standard output: in colour on a terminal, in ASCII if it is not UTF-8."""
    ascii_only = is_ascii()
    with _whether_or_not_read():
        if has_color(options) and sys.stdout.isatty() and not ascii_only:
            from grader.report.terminal import show

            show(lines)
        else:
            print(plain(lines, ascii_only=ascii_only), end="", flush=True)


def print_document(document: str) -> None:
    """Print a document to standard output, in UTF-8 whatever the terminal uses."""
    with _whether_or_not_read():
        sys.stdout.buffer.write(document.encode())
        sys.stdout.flush()


@contextlib.contextmanager
def _whether_or_not_read() -> Iterator[None]:
    """Let the reader of standard output close it, as ``head`` does; the grade and the exit code do not change."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for buffered text


def print_problem(*lines: object) -> None:
    """Print lines to standard error, if possible; no name in them controls the terminal or adds a line."""
    first, *more = (printable(str(line)) for line in lines)
    with contextlib.suppress(OSError):
        print(f"grader: {first}", *more, sep="\n", file=sys.stderr)


def check_writable(name: str) -> None:
    """Raise UsageError if a file cannot be written, before any work is done; OSError if the machine fails."""
    try:
        require_writable(Path(name))
    except OSError as problem:
        if is_fault(problem):
            raise
        raise UsageError(f"cannot write {name}: {problem.strerror}") from None
