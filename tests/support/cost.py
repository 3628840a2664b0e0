"""Measure the cost of a command, and of several commands that are run in turn."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.files import ROOT


@dataclass(frozen=True)
class Command:
    """A command of Python.

    Attributes
    ----------
    words : tuple of str
        The words after ``python``.
    folder : Path
        The current folder, where modules are looked for first.
    environment : mapping of str to str
        Additions to the environment of this process.
    codes : tuple of int
        The exit codes that it may end with.
    """

    words: tuple[str, ...]
    folder: Path = ROOT
    environment: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Cost:
    """The cost of a command.

    Attributes
    ----------
    code : int
        Its exit code.
    processor, seconds : float
        Processor time of it and of all processes that it waited for, and time by the clock.
    """

    code: int
    processor: float
    seconds: float


def cost(command: Command) -> Cost:
    """Run a command, which may store compiled modules as for a user, and return its cost."""
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, begun = _spent(), time.monotonic()
    done = subprocess.run(
        [sys.executable, *command.words],
        cwd=command.folder,
        env=ours | command.environment,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return Cost(done.returncode, _spent() - before, time.monotonic() - begun)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_turn(commands: Sequence[Command], rounds: int) -> list[list[Cost]]:
    """Run commands in turn, repeatedly, so that a slow moment of the machine affects all of them.

    Parameters
    ----------
    commands : sequence of Command
        Each is run once more than is counted: the first run compiles what it imports.
    rounds : int
        How many runs of each count.

    Returns
    -------
    list of list of Cost
        The costs of each command.

    Raises
    ------
    RuntimeError
        If a command fails.
    """
    found = [[_required(command) for command in commands] for _ in range(1 + rounds)]
    return [list(costs) for costs in zip(*found[1:], strict=True)]


def _required(command: Command) -> Cost:
    found = cost(command)
    if found.code not in command.codes:
        raise RuntimeError(f"python {' '.join(command.words)[:100]} ended with exit code {found.code}")
    return found


def median_ratio(costs: Sequence[Cost], others: Sequence[Cost], of: str) -> float:
    """Return the median of the ratios, pair by pair, of the ``"processor"`` time or the ``"seconds"``."""
    pairs = zip(costs, others, strict=True)
    return statistics.median(getattr(ours, of) / getattr(theirs, of) for ours, theirs in pairs)
