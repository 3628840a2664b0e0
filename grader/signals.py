"""The signals that ask a process to end."""

from __future__ import annotations

import _thread
import signal
import sys
import threading

ENDING = tuple(signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__)
"""From the keyboard, from process managers, and from a terminal that closes."""


def interrupt_main_thread() -> None:
    """Raise KeyboardInterrupt in the main thread, from another thread, even if the main thread is waiting."""
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
