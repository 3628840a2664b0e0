"""A judge process, started by `grader.judge.child`: it grades one exercise after another and sends the events.

A `Preparation` arrives first: a worker starts and pytest is imported before there is anything to grade. Then an
`Assembly` arrives, then the `messages`. All are pickled, since both ends are the grader. The process ends when the pipe
that it reads from is closed, or the other process has ended.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from grader.datasets.mnist import MnistError
from grader.judge.budget import Budget
from grader.judge.faults import GraderFault
from grader.judge.messages import Message, Preparation, Ready, Spent, Turn
from grader.judge.subjects.assembly import Assembly
from grader.machine import MachineFault, fault_of
from grader.sandbox.outside.pool import Sandbox
from grader.signals import ENDING, interrupt_main_thread


def main() -> None:
    """Grade the exercises named on the standard input; send events to the standard output."""
    for number in ENDING:  # the process that started this one gets them too, and ends this one
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else lambda *_: None)
    with contextlib.suppress(KeyboardInterrupt, EOFError, BrokenPipeError):
        inbox, outbox = _own_pipes()
        preparation: Preparation = pickle.load(inbox)
        _grade(preparation, inbox, lambda message: _send(outbox, message))


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep both pipes out of reach of checks that read or print."""
    pipes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return pipes


class _Inbox:
    """Receives an assembly and then turns, in a thread.

    Parameters
    ----------
    inbox : BinaryIO
        The pipe to read.
    """

    def __init__(self, inbox: BinaryIO) -> None:
        self._arrived: queue.SimpleQueue[Any] = queue.SimpleQueue()
        threading.Thread(target=self._receive, args=(inbox,), daemon=True).start()

    def _receive(self, inbox: BinaryIO) -> None:
        """Keep what arrives; at the end of the pipe, end the turns and interrupt the running exercise."""
        with contextlib.suppress(EOFError, pickle.UnpicklingError):  # the other end may go in the middle of a message
            while True:
                self._arrived.put(pickle.load(inbox))
        self._arrived.put(None)
        interrupt_main_thread()  # it may be waiting for a worker

    def has_something(self) -> bool:
        """Return whether something waits to be taken, or the pipe has ended."""
        return not self._arrived.empty()

    def assembly(self) -> Assembly:
        """Wait for the assembly, and return it.

        Raises
        ------
        EOFError
            If the pipe ends first.
        """
        arrived = self._arrived.get()
        if arrived is None:
            raise EOFError
        assert isinstance(arrived, Assembly)
        return arrived

    def turns(self) -> Iterator[Turn]:
        """Yield the turns as they arrive."""
        return iter(self._arrived.get, None)


def _send(outbox: BinaryIO, message: Message) -> None:
    pickle.dump(message, outbox)
    outbox.flush()


def _grade(preparation: Preparation, inbox: BinaryIO, send: Callable[[Message], None]) -> None:
    """Grade exercises in one sandbox; send the reason if that ends early."""
    try:
        with Sandbox(preparation.isolation) as sandbox:  # the first worker starts while pytest is imported
            from grader.judge.session import run_named_checks

            arriving, expected = _Inbox(inbox), None
            if preparation.views:
                import grader.judge.viewing.viewer  # noqa: F401  (what it imports takes half a second)
                from grader.judge.viewing.preparing import prepare

                expected = prepare(preparation.exercise, arriving.has_something)

            assembly = arriving.assembly()
            budget = Budget(assembly.request.budget)
            with _interruptible():
                names = _in_turn(arriving.turns(), budget, send)
                run_named_checks(assembly, sandbox, budget, send, lambda: send(Ready()), names, expected)
    except (BrokenPipeError, EOFError):
        raise
    except (GraderFault, MnistError, MachineFault) as problem:
        send(problem)
    except Exception as problem:  # it may be one that cannot be pickled
        send(_sendable(problem))


def _sendable(problem: Exception) -> Exception:
    if line := fault_of(problem):
        return MachineFault(line)
    if isinstance(problem, OSError | ImportError):
        return problem
    return GraderFault(f"{type(problem).__name__}: {problem}")


def _in_turn(turns: Iterable[Turn], budget: Budget, send: Callable[[Message], None]) -> Iterator[str]:
    """Yield the exercises, each with the remaining budget, and report what it took."""
    for turn in turns:
        budget.left = turn.left
        yield turn.exercise
        send(Spent(turn.left - budget.left))


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Allow an interrupt only inside; outside, such as while workers are ended, it has no effect."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
