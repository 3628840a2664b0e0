"""The time limit of a worker: fair on a busy machine, if the system reports processor time."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

from grader.results.report import Limit
from grader.sandbox.outside.times import Times

BACKSTOP = 10
"""Nothing may take longer than this many times its limit, by the clock."""
LOOK_SECONDS = 0.05
"""The least time between two looks at the worker."""


class OutOfTime(TimeoutError):
    """A worker has exceeded a limit.

    Attributes
    ----------
    limit : Limit
        Which one.
    seconds : float
        How much time that was.
    processor : float or None
        The processor time that it has taken, where the system tells.
    """

    def __init__(self, limit: Limit, seconds: float, processor: float | None) -> None:
        super().__init__(limit)
        self.limit, self.seconds, self.processor = limit, seconds, processor


def _not_told() -> None:
    """Report no times of a worker."""


class TimeLimit:
    """The time that some requests to a worker may take together.

    If the system reports process times, the limit applies to the processor time of the worker, and separately to its
    time asleep. While it waits for a busy processor, only the backstop counts: ten times the limit by the clock. On
    other systems, only the clock counts.

    Parameters
    ----------
    seconds : float
        The limit.
    read : callable, optional
        Returns the times of the worker until now, or None.

    Attributes
    ----------
    taken : float
        The seconds that the requests so far have taken: with a processor and asleep, or a tenth of those by the clock
        on the wall where that is more.
    """

    def __init__(self, seconds: float, read: Callable[[], Times | None] = _not_told) -> None:
        self.taken = 0.0
        self._seconds, self._read = seconds, read
        self._first = self._latest = read()
        self._before = self._since = self._next_look = 0.0

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Count the time inside the context; outside it, the worker waits for the judge."""
        self._since = time.monotonic()
        self._next_look = self._since + max(0.0, self._seconds - self._before)  # no limit can be exceeded earlier
        try:
            yield
        finally:
            wall = time.monotonic() - self._since
            self._before += wall
            self.taken = self._taken(self._before) if wall > LOOK_SECONDS else self.taken + wall

    def left(self) -> float:
        """Return how long to wait for a running worker until the next call of this.

        Raises
        ------
        OutOfTime
            If the limit is exceeded.
        """
        now = time.monotonic()
        if now >= self._next_look:
            self._next_look = now + self._look(self._before + now - self._since)
        return self._next_look - now

    def _look(self, wall: float) -> float:
        """Look at the times of the worker; return the seconds until the next look, or raise OutOfTime."""
        times = self._read()
        if times is None or self._first is None:
            raise OutOfTime(Limit.WALL, self._seconds, None)
        self._latest = times
        processor, asleep = self._processor(times), self._asleep(times, wall)
        if processor >= self._seconds:
            raise OutOfTime(Limit.PROCESSOR, self._seconds, processor)
        if asleep >= self._seconds and times.asleep:  # otherwise the disk may be slow
            raise OutOfTime(Limit.WAITING, self._seconds, processor)
        if wall >= BACKSTOP * self._seconds:
            raise OutOfTime(Limit.WALL, BACKSTOP * self._seconds, processor)
        return max(LOOK_SECONDS, self._seconds - max(processor, asleep, wall - (BACKSTOP - 1) * self._seconds))

    def _processor(self, times: Times) -> float:
        assert self._first is not None
        return times.processor - self._first.processor

    def _asleep(self, times: Times, wall: float) -> float:
        """Return how long it neither had a processor nor waited for one; 0 if the system does not report that."""
        assert self._first is not None
        if times.starved is None or self._first.starved is None:
            return 0.0
        starved = max(0.0, times.starved - self._first.starved)  # less, if threads have ended
        return max(0.0, wall - self._processor(times) - starved)

    def _taken(self, wall: float) -> float:
        """Return what it has taken after this many seconds by the clock."""
        times = self._read() or self._latest  # the latest, if it is gone
        if self._first is None or times is None or times is self._first:
            return wall
        return max(self._processor(times) + self._asleep(times, wall), wall / BACKSTOP)


def shortly_before(seconds: float) -> float:
    """Return how often a worker records where it is, so that this is known when so many seconds are over."""
    return max(0.5 * seconds, seconds - 0.5)
