"""Signals that ask a run to end: the first one unwinds it, and those after it change nothing."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

from grader.signals import ENDING


class Interrupt(KeyboardInterrupt):
    """A signal asks to end. If KeyboardInterrupt itself passed through ``exec``, Python would end by SIGINT later."""


@contextlib.contextmanager
def raising_interrupts() -> Iterator[list[signal.Signals]]:
    """Let the first signal that asks to end raise KeyboardInterrupt; yield the list that then holds it."""
    received: list[signal.Signals] = []

    def end(number: int, _: FrameType | None) -> None:
        if not received:  # a second one would disturb the cleanup
            received.append(signal.Signals(number))
            raise Interrupt

    with _restored() as numbers:
        for number in numbers:
            signal.signal(number, end)
        yield received


@contextlib.contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """Yield a function that makes these signals harmless, from its call to the end of the context."""
    with _restored() as numbers:

        def ignore_interrupts() -> None:
            for number in numbers:
                signal.signal(number, signal.SIG_IGN)

        yield ignore_interrupts


@contextlib.contextmanager
def _restored() -> Iterator[list[signal.Signals]]:
    """Yield the signals that may get another handler in this context, without those that the caller ignores."""
    if threading.current_thread() is not threading.main_thread():  # signals reach the main thread only
        yield []
        return
    before = {number: signal.getsignal(number) for number in ENDING}
    changed = [number for number in ENDING if before[number] not in (signal.SIG_IGN, None)]
    try:
        yield changed
    finally:
        for number in changed:
            signal.signal(number, before[number])
