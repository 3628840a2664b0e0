"""The signals that ask a process to end."""

from __future__ import annotations

import _thread
import contextlib
import signal
import sys
import threading
from collections.abc import Iterator

ENDING = tuple(signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__)
"""From the keyboard, from process managers, and from a terminal that closes."""


def interrupt_main_thread() -> None:
    """Raise KeyboardInterrupt in the main thread, from another thread, even if the main thread is waiting."""
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold back interrupts from the keyboard in this context; a process that is started in it holds them back, too.

    That process lets them through again with `interrupts_let_through`. On Windows nothing is held back.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # when it starts, it lets them through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def interrupts_let_through() -> None:
    """Receive interrupts again, in a process that was started while they were held back."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
