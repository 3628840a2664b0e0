"""Writing lines and reports: to a terminal, as plain text, or to a file, completely or not at all."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from grader.cli.command import UsageError, wrong_use
from grader.files import require_writable
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


def path_to_write(name: str, hand_in: Path | None = None) -> Path:
    """Return the file that a name leads to, over links of the user, before any work is done.

    Parameters
    ----------
    name : str
        As the user typed it.
    hand_in : Path, optional
        A folder of somebody else, who may have made the links in it and beside it.

    Raises
    ------
    UsageError
        If the file cannot be written, or if somebody else may have made a link to have any file written over.
    OSError
        If the machine fails.
    """
    with wrong_use(f"cannot write {name}"):
        path = target_of(name, hand_in)
        require_writable(path)
    return path


def target_of(name: str, hand_in: Path | None = None) -> Path:
    """Return the file or folder that a name leads to, as `path_to_write` does, whether or not it can be written."""
    path = Path(name)
    with contextlib.suppress(FileNotFoundError):
        path.stat()  # links in a circle raise an error
    while path.is_symlink():
        if not _is_users_link(path, hand_in):
            remedy = f"name the file itself: {os.path.realpath(path)}"
            raise UsageError(f"cannot write {name}: {path} is a link that somebody else may have made; {remedy}")
        path = path.parent / path.readlink()
    return path


def _is_users_link(path: Path, hand_in: Path | None) -> bool:
    """Return whether the user made a link: it belongs to the user, and it is neither in a hand-in nor around it."""
    if hand_in is not None:
        folder, theirs = Path(os.path.realpath(path.parent)), Path(os.path.realpath(hand_in))
        if folder.is_relative_to(theirs) or theirs.is_relative_to(folder):
            return False
    return sys.platform == "win32" or path.lstat().st_uid == os.geteuid()
