"""Process times on Linux: how long a process had a processor, and how long it waited for one."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass

NANOSECOND = 1e-9
MOST_PROCESSES, MOST_THREADS = 200, 100
"""The most processes and threads that are looked at: a submission may start thousands, which would take long."""


@dataclass(frozen=True)
class Times:
    """The times of some processes since they began, in seconds.

    Attributes
    ----------
    processor : float
        With a processor: all their threads, and the children that they have buried.
    starved : float or None
        Ready to run, but without a processor, because others had them all; None where the system does not tell.
    asleep : bool
        Whether none of them is ready to run now, or waits for a disk.
    """

    processor: float
    starved: float | None
    asleep: bool


def family_of(pid: int) -> list[int]:
    """Return the process ids of a process and of its descendants, parents before children.

    Raises
    ------
    OSError
        If the process is gone, or the system does not tell.
    """
    family = [pid]
    for member in family:  # which may grow during the loop
        if len(family) > MOST_PROCESSES:
            break
        try:
            family += [int(child) for thread in _threads(member) for child in _read(f"{thread}/children").split()]
        except OSError:
            if member == pid:
                raise
    return family


def times_of(pids: Iterable[int]) -> Times | None:
    """Return the times of processes together, or None if the system does not report them or all have ended.

    Parameters
    ----------
    pids : iterable of int
        Their process ids, each after its parent: then a process that is reaped meanwhile counts once or not at all.
    """
    found = []
    for pid in pids:
        with contextlib.suppress(OSError):  # it has ended
            found.append(_times(pid))
    if not found:
        return None
    starved = sum(times.starved or 0.0 for times in found) if _tells_starved() else None
    return Times(sum(times.processor for times in found), starved, all(times.asleep for times in found))


def _times(pid: int) -> Times:
    """Return the times of one process; raise OSError if there are none."""
    fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    ticks = sum(map(int, fields[11:15]))  # utime, stime, cutime, cstime
    starved = sum(_starved(thread) for thread in _threads(pid)) if _tells_starved() else None
    return Times(ticks / os.sysconf("SC_CLK_TCK"), starved, fields[0] not in (b"R", b"D"))


def _threads(pid: int) -> list[str]:
    folder = f"/proc/{pid}/task"
    return [f"{folder}/{thread}" for thread in os.listdir(folder)[:MOST_THREADS]]


def _starved(thread: str) -> float:
    with contextlib.suppress(OSError):  # it has ended
        return int(_read(f"{thread}/schedstat").split()[1]) * NANOSECOND
    return 0.0


@functools.cache
def _tells_starved() -> bool:
    """Whether the kernel counts how long threads wait for a processor: this thread must have run for some time."""
    try:
        return sys.platform == "linux" and int(_read("/proc/self/schedstat").split()[0]) > 0
    except (OSError, ValueError, IndexError):
        return False


def _read(path: str) -> bytes:
    """Return the beginning of a file in ``/proc``, in half the time of a file object."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, 64 * 1024)
    finally:
        os.close(file)
