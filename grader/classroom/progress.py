"""The progress of grading a class, on one line."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from grader.classroom.grading import Task
from grader.judge.parallel import COST_OF_TRAINING
from grader.report.lines import in_ascii
from grader.report.wrapping import fitted

STUDENTS, SECONDS = 25, 60.0
"""Without a terminal, a line is printed after this many students, or this much time."""


@dataclass(frozen=True)
class Snapshot:
    """The progress at one moment.

    Attributes
    ----------
    done, students : int
        How many students are done, of how many.
    odd : int
        How many hand-ins somebody has to look at.
    errors : int
        How many students have an exercise at which the grader failed.
    seconds_left : float or None
        The remaining time, if it is known.
    latest : str
        The student and the exercise that were done last.
    """

    done: int
    students: int
    odd: int
    errors: int
    seconds_left: float | None
    latest: str

    @property
    def line(self) -> str:
        """The line that shows it."""
        errors = "1 error" if self.errors == 1 else f"{self.errors} errors"
        parts = [f"{self.done}/{self.students}", f"{self.odd} odd", errors]
        parts += [] if self.seconds_left is None else [f"{duration(self.seconds_left)} left"]
        return " · ".join([*parts, self.latest] if self.latest else parts)


def duration(seconds: float) -> str:
    """Return a time in words, such as ``"40 min"``, rounded up."""
    if seconds < 60:
        return f"{math.ceil(seconds)} s"
    minutes = math.ceil(seconds / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60:02} min"


class ClassProgress:
    """Observes the grading of a class, and shows its progress.

    Parameters
    ----------
    students, odd : int
        How many students there are, and how many hand-ins somebody has to look at, whatever grading brings.
    trains : frozenset of str
        The exercises that train, which take longer.
    show : callable
        Shows how far it is.
    clock : callable
        Returns the time in seconds.
    """

    def __init__(
        self,
        students: int,
        odd: int,
        trains: frozenset[str],
        show: Callable[[Snapshot], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._students, self._odd, self._trains, self._show, self._clock = students, odd, trains, show, clock
        self._exercises_left = Counter[str]()
        self._failed = set[str]()
        self._done_cost = self._cost_left = 0
        self._begun = clock()

    def expect(self, tasks: Sequence[Task]) -> None:
        """Note what has to be done."""
        self._begun = self._clock()
        for task in tasks:
            self._exercises_left[task.submission.id] += len(task.exercises)
            self._cost_left += self._cost(task)
        self._show(self._snapshot(""))

    def done(self, task: Task, seconds: Mapping[str, float], faults: Mapping[str, str], *, again: bool) -> None:
        """Note that a task is done, and whether it has to be done again."""
        del seconds
        cost = self._cost(task)
        self._done_cost += cost
        if not again:
            self._cost_left -= cost
            self._exercises_left[task.submission.id] -= len(task.exercises)
            if faults:
                self._failed.add(task.submission.id)
        self._show(self._snapshot(f"{task.submission.id} {task.exercises[-1]}"))

    def _cost(self, task: Task) -> int:
        return sum(COST_OF_TRAINING if name in self._trains else 1 for name in task.exercises)

    def _snapshot(self, latest: str) -> Snapshot:
        waiting = sum(count > 0 for count in self._exercises_left.values())
        taken = self._clock() - self._begun
        left = taken / self._done_cost * max(0, self._cost_left) if self._done_cost else None
        return Snapshot(self._students - waiting, self._students, self._odd, len(self._failed), left, latest)


class Lines:
    """Shows the progress without a terminal: a line now and then.

    Parameters
    ----------
    stream : TextIO
        The stream to write to.
    clock : callable
        Returns the time in seconds.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._last_done, self._last_time = 0, clock()

    def __call__(self, snapshot: Snapshot) -> None:
        """Show it, if there is something new to say or enough time has passed."""
        now = self._clock()
        if snapshot.done >= self._last_done + STUDENTS or now >= self._last_time + SECONDS:
            self._last_done, self._last_time = snapshot.done, now
            print(_readable(snapshot.line, self._stream), file=self._stream, flush=True)

    def close(self) -> None:
        """Do nothing."""


class OneLine:
    """Shows the progress on the last line of a terminal.

    Parameters
    ----------
    stream : TextIO
        The terminal.
    width : callable
        Returns how many columns it has.
    """

    def __init__(self, stream: TextIO, width: Callable[[], int]) -> None:
        self._stream, self._width = stream, width

    def __call__(self, snapshot: Snapshot) -> None:
        """Show it in place of the previous line."""
        line = fitted(snapshot.line, self._width() - 1).rstrip()
        self._stream.write(f"\r\x1b[K{_readable(line, self._stream)}")
        self._stream.flush()

    def close(self) -> None:
        """Leave an empty line."""
        self._stream.write("\r\x1b[K")
        self._stream.flush()


def _readable(line: str, stream: TextIO) -> str:
    return line if "utf" in (stream.encoding or "").lower() else in_ascii(line)
