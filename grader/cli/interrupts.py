"""Interrupts from the keyboard, ignored once a run has nothing left to do but to clean up."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """Yield the function that makes interrupts harmless, from its call to the end of the context."""
    if threading.current_thread() is not threading.main_thread():  # interrupts reach the main thread only
        yield lambda: None
        return
    before = signal.getsignal(signal.SIGINT)

    def ignore_interrupts() -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    try:
        yield ignore_interrupts
    finally:
        signal.signal(signal.SIGINT, before)
