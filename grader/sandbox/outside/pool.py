"""All workers of a run: each started while the one before it answers, and all ended with what they left behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import time
from pathlib import Path

from grader.sandbox.outside.job import end_children_with_judge
from grader.sandbox.outside.worker import Worker


class Sandbox:
    """Hands out workers, one at a time, each started while the one before it answers.

    On Linux it also adopts what a worker leaves behind in a session of its own, and ends that too.

    Parameters
    ----------
    isolation : str
        The level at which all of them run, ``"strict"`` or ``"portable"``.
    """

    def __init__(self, isolation: str = "portable") -> None:
        _shield_judge()
        self._isolation = isolation
        self._before = _children()
        self._spare: Worker | None = Worker(isolation)
        self._current: Worker | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self._end_current()
        if self._spare is not None:
            self._spare.close()
            self._spare = None
        self._reap()

    def take(self, *, last: bool = False) -> Worker:
        """End the current worker and return a new one; unless it is the last, start the next already."""
        self._end_current()
        self._current = self._spare or Worker(self._isolation)
        self._spare = None if last else Worker(self._isolation)
        return self._current

    def _end_current(self) -> None:
        if self._current is not None:
            self._current.close()
            self._current = None
            self._reap()

    def _reap(self) -> None:
        """Kill and bury the orphans of dead workers; those of a fork bomb come in waves, so for one second at most."""
        ours = self._before | {worker.pid for worker in (self._spare, self._current) if worker is not None}
        deadline = time.monotonic() + 1.0
        while (orphans := _children() - ours) and time.monotonic() < deadline:
            for pid in orphans:
                with contextlib.suppress(ProcessLookupError, PermissionError, ChildProcessError):
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, os.WNOHANG)


def _shield_judge() -> None:
    """Keep other processes out of the judge's memory and become the parent of orphans; on Windows, take all along."""
    if sys.platform == "win32":
        end_children_with_judge()
    elif sys.platform == "linux":
        PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER = 4, 36
        prctl = ctypes.CDLL(None).prctl
        prctl(PR_SET_DUMPABLE, 0)
        prctl(PR_SET_CHILD_SUBREAPER, 1)


def _children() -> set[int]:
    """Return the process ids of this process's children; the empty set where the system does not tell."""
    pids: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            pids |= set(map(int, task.read_text(encoding="ascii").split()))
    return pids
