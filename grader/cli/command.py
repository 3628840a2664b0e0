"""What the commands share: their form, exit codes, wrong use in one line, and names of exercises."""

from __future__ import annotations

import argparse
import contextlib
import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from grader.course import Exercise
from grader.machine import is_fault

PASSED, NOT_PASSED, USAGE, FAULT, SIGNALLED = 0, 1, 2, 3, 128
"""The exit codes; for a run that a signal ended, the last one plus the signal's number."""


class UsageError(Exception):
    """The command line asks for something that does not exist; the text is one line for the user."""


@dataclass(frozen=True)
class Command:
    """One command: a file of this folder.

    Attributes
    ----------
    summary : str
        Its description in the list of commands.
    add_options : callable
        Adds its words and options to its own parser.
    run : callable
        Runs the command with the options, and returns the exit code. It imports modules that only it needs.
    """

    summary: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser that answers wrong use with one line that names the help of its command."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line."""
        raise UsageError(f"{message}; see {self.prog} --help")


@contextlib.contextmanager
def wrong_use(line: str, missing: str = "") -> Iterator[None]:
    """Refuse a path of the user that cannot be used, in one line; a fault of the machine stays one.

    Parameters
    ----------
    line : str
        What cannot be done, such as ``"cannot read roster.csv"``; the reason follows it.
    missing : str
        The whole line for a path that does not exist, if there is a better one.
    """
    try:
        yield
    except OSError as problem:
        if is_fault(problem):
            raise
        if missing and isinstance(problem, FileNotFoundError | NotADirectoryError):
            raise UsageError(missing) from None
        raise UsageError(f"{line}: {problem.strerror or problem}") from None


def exercises_named(
    words: Sequence[str], course: Sequence[Exercise], commands: Iterable[str] = ()
) -> tuple[Exercise, ...]:
    """Return the named exercises in the order of the course, or all if none is named.

    Parameters
    ----------
    words : sequence of str
        Names, as the user typed them.
    course : sequence of Exercise
        All exercises.
    commands : iterable of str
        Names of commands, one of which may be meant.

    Raises
    ------
    UsageError
        If a word is no exercise; the message suggests a similar one.
    """
    names = [exercise.name for exercise in course]
    for word in words:
        if word not in names:
            raise UsageError(f"no exercise named '{word}'; {_suggestion(word, names, commands)}")
    return tuple(exercise for exercise in course if not words or exercise.name in words)


def _suggestion(word: str, names: Sequence[str], commands: Iterable[str]) -> str:
    near = difflib.get_close_matches(Path(word).stem.lower(), [*names, *commands], 1, cutoff=0.7)
    if not near:
        return f"there are {', '.join(names)}"
    return f"did you mean '{near[0]}'?" if near[0] in names else f"did you mean the command python -m grader {near[0]}?"
