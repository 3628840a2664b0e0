"""A pool of judge processes, one judge each. If a process dies, its work is done again."""

from __future__ import annotations

import atexit
import contextlib
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from multiprocessing.connection import Connection
from types import FrameType
from typing import Generic, Protocol, TypeVar

from grader.files import ROOT
from grader.machine import MachineFault
from grader.signals import ENDING, interrupt_main_thread, interrupts_held, interrupts_let_through

Unit = TypeVar("Unit")
JobT = TypeVar("JobT")
DoneT = TypeVar("DoneT")
JobT_contra = TypeVar("JobT_contra", contravariant=True)

LOST = "the scheduler of the cluster is gone; start it again, and run the same command"

INTERRUPTIBLE_SECONDS = 0.5
"""On Windows a wait can only be interrupted when it is over."""
AHEAD = 2
"""How many jobs are handed out at a time for each process: none waits for the next, and a death loses few."""


class Pool(Protocol[JobT_contra, DoneT]):
    """A pool that does jobs.

    Attributes
    ----------
    ahead : int
        How many jobs it takes at a time.
    deaths : tuple of type
        The exceptions of a future if the process with the job, or another one, has ended.
    """

    ahead: int
    deaths: tuple[type[BaseException], ...]

    def submit(self, job: JobT_contra) -> Future[DoneT]:
        """Take a job."""

    def close(self) -> None:
        """Close the pool and stop what it is doing."""


def do_all(
    pool: Pool[JobT, DoneT], units: Iterable[tuple[Unit, JobT]], ahead: int
) -> Iterator[tuple[Unit, DoneT | None]]:
    """Do jobs; yield each result, in the order in which they end, or None if a process has died.

    Parameters
    ----------
    pool : Pool
        What does them.
    units : iterable of pair
        The jobs, each with its subject; they are made when needed.
    ahead : int
        How many are handed out at a time.

    Raises
    ------
    Exception
        The exception of a job: then no other job can be done either.
    """
    units = iter(units)
    running: dict[Future[DoneT], Unit] = {}
    while True:
        for unit, job in itertools.islice(units, ahead - len(running)):
            running[pool.submit(job)] = unit
        if not running:
            return
        for future in wait(running, INTERRUPTIBLE_SECONDS, FIRST_COMPLETED).done:
            unit = running.pop(future)
            try:
                yield unit, future.result()
            except pool.deaths:
                yield unit, None
            except CancelledError:
                raise MachineFault(LOST) from None


class LocalPool(Generic[JobT, DoneT]):
    """Judge processes on this machine; if one dies, a new pool takes the place of the old one.

    Parameters
    ----------
    jobs : int
        How many processes.
    do : callable
        The function that a process runs for a job.
    on_end : callable, optional
        The function that a process runs at its end.
    """

    deaths: tuple[type[BaseException], ...] = (BrokenExecutor, CancelledError)

    def __init__(self, jobs: int, do: Callable[[JobT], DoneT], on_end: Callable[[], None] | None = None) -> None:
        self._jobs, self._do, self._on_end, self.ahead = jobs, do, on_end, AHEAD * jobs
        self._executor: Executor | None = None
        self._lifeline: Connection | None = None

    def submit(self, job: JobT) -> Future[DoneT]:
        """Take a job; the future raises `BrokenExecutor` if a process has died."""
        try:
            return self._submit(job)
        except BrokenExecutor:
            self.close()
            return self._submit(job)

    def _submit(self, job: JobT) -> Future[DoneT]:
        """Hand a job to the pool; a process that starts for it finds this kit, even if another one is installed.

        `ProcessPoolExecutor` starts processes in `submit`, and ``spawn`` gives them the current path of this process.
        An interrupt that finds a process before `_begin` would end it with words of Python's own.
        """
        sys.path.insert(0, str(ROOT))
        try:
            with interrupts_held():
                return self._open().submit(_work, self._do, job)
        finally:
            sys.path.remove(str(ROOT))

    def _open(self) -> Executor:
        if self._executor is None:
            spawn = multiprocessing.get_context("spawn")
            theirs, self._lifeline = spawn.Pipe(duplex=False)
            self._executor = ProcessPoolExecutor(self._jobs, spawn, initializer=_begin, initargs=(theirs, self._on_end))
        return self._executor

    def close(self) -> None:
        """End the processes, and stop what they are doing."""
        executor, self._executor = self._executor, None
        if self._lifeline is not None:
            self._lifeline.close()
        if executor is not None:
            executor.shutdown(wait=True, cancel_futures=True)


# In a process of the pool

_ending = False
_at_work = False
_on_end: Callable[[], None] | None = None


def _begin(lifeline: Connection, on_end: Callable[[], None] | None) -> None:
    """Prepare a process: it ends with the one that started it, but not by a key pressed for that one."""
    sys.path.remove(str(ROOT))  # this kit is found; nothing else in its folder can be imported
    for number in ENDING:
        signal.signal(number, _end_if_asked if number == signal.SIGINT else _end)
    interrupts_let_through()
    global _on_end
    _on_end = on_end
    if on_end is not None:
        atexit.register(on_end)
    threading.Thread(target=_wait_for_the_end, args=(lifeline,), daemon=True).start()


def _wait_for_the_end(lifeline: Connection) -> None:
    """Interrupt this process when the other end of a pipe is closed, or its process has ended."""
    with contextlib.suppress(EOFError, OSError):
        lifeline.recv_bytes()
    global _ending
    _ending = True
    interrupt_main_thread()


def _end_if_asked(number: int, frame: FrameType | None) -> None:
    """End if the pool ends; an interrupt from the keyboard is for the process that started this one."""
    if _ending:
        _end(number, frame)


def _end(_: int, __: FrameType | None) -> None:
    """End this process: the running job is interrupted, and cleans up."""
    global _ending, _at_work
    _ending = True
    if _at_work:
        _at_work = False  # once
        raise KeyboardInterrupt
    _leave()


def _leave() -> None:
    if _on_end is not None:
        _on_end()
    os._exit(0)


def _work(do: Callable[[JobT], DoneT], job: JobT) -> DoneT:
    """Do a job in a process of the pool."""
    global _at_work
    _at_work = True
    try:
        return do(job)
    except KeyboardInterrupt:
        _leave()
        raise
    finally:
        _at_work = False
