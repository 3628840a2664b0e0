"""A judge process, as seen by the process that started it.

It is a plain subprocess. `multiprocessing` would execute the caller's main module again in each process, so a script
that grades would grade again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TypeVar

from grader.files import ROOT
from grader.judge.faults import GraderFault
from grader.judge.messages import Preparation, Ready, Spent, Turn
from grader.judge.subjects.assembly import Assembly
from grader.judge.turns import Turns
from grader.results.events import Event
from grader.sandbox.outside.folder import ONE_THREAD
from grader.sandbox.outside.process import KILLED

LAST_SECONDS = 5.0
"""How long a process may take from its last word to its end."""

FIND_KIT = "import sys; sys.path[:] = sys.argv[1:]; import grader; del sys.path[0]"
"""Finds this kit, whatever else is installed, and nothing else in its folder."""
START = f"""
import gc
gc.disable()  # nothing of what is imported is garbage; see grader.judge.garbage
try:
    {FIND_KIT}
    from grader.judge.process import main
except Exception as problem:
    import pickle
    pickle.dump(problem, sys.stdout.buffer)
else:
    main()
gc.freeze()
"""
"""If an import fails, the exception is sent like any other that ends a grading."""


@dataclass(frozen=True)
class Lost:
    """A judge process was killed from outside; this holds the exercise that it was grading, if any."""

    exercise: str | None


Last = TypeVar("Last", Ready, Spent)
Messages = queue.SimpleQueue[Event | Lost | Exception]


class JudgeProcess:
    """A judge process, and the thread that hands it exercises and receives its messages.

    Parameters
    ----------
    preparation : Preparation
        What it prepares immediately.
    path : sequence of str, optional
        The path for packages; by default, that of this process.
    """

    def __init__(self, preparation: Preparation, path: Sequence[str] | None = None) -> None:
        self._thread: threading.Thread | None = None
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, str(ROOT), *(sys.path if path is None else path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=ONE_THREAD | {name: value for name, value in os.environ.items() if name != "PYTHONOPTIMIZE"},
            start_new_session=True,  # Ctrl-C is for the process that started this one, which then ends this one
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same on Windows
        )
        with contextlib.suppress(OSError):  # it has ended: every later request gets the reason
            self._send(preparation)

    def begin(self, assembly: Assembly, turns: Turns, messages: Messages, all_ready: threading.Barrier) -> None:
        """Let the process grade; once and for all.

        Parameters
        ----------
        assembly : Assembly
            What the process needs to know.
        turns : Turns
            The source of the exercises.
        messages : SimpleQueue of Message
            The queue for everything that the process sends.
        all_ready : Barrier
            Passed when every process has read all that it needs; no submission runs before.
        """
        self._thread = threading.Thread(target=self._serve, args=(assembly, turns, messages, all_ready), daemon=True)
        self._thread.start()

    def _serve(self, assembly: Assembly, turns: Turns, messages: Messages, all_ready: threading.Barrier) -> None:
        turn: Turn | None = None
        try:
            with _everybody_ready(all_ready):
                with contextlib.suppress(OSError):  # it has ended: what it sends says why
                    self._send(assembly)
                self._receive_until(Ready, messages)
            while (turn := turns.next()) is not None:
                self._send(turn)
                turns.spend(self._receive_until(Spent, messages).seconds)
        except threading.BrokenBarrierError:  # another process has failed
            return
        except Exception as problem:  # of many kinds, if a process ends in the middle of a message
            messages.put(self._end_after(problem, turn.exercise if turn else None))

    def _end_after(self, problem: Exception, exercise: str | None) -> Lost | GraderFault:
        """Return why no more messages come: the process was killed from outside, or the grader is at fault."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(LAST_SECONDS)
        if self._process.returncode == KILLED:
            return Lost(exercise)
        ended = self._process.returncode is not None
        fault = GraderFault(f"a judge process {'has ended before its time' if ended else 'sends what nobody can read'}")
        fault.__cause__ = problem
        return fault

    def _send(self, value: Preparation | Assembly | Turn) -> None:
        pickle.dump(value, self._stdin)
        self._stdin.flush()

    def _receive_until(self, last: type[Last], messages: Messages) -> Last:
        """Pass messages on until one of this kind arrives, and return that one."""
        while not isinstance(message := pickle.load(self._stdout), last):
            messages.put(message)
        return message

    @property
    def _stdin(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    @property
    def _stdout(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout

    def ask_to_end(self) -> None:
        """Close the pipe to the process, which ends it."""
        with contextlib.suppress(OSError):
            self._stdin.close()

    def end(self, seconds: float) -> None:
        """Wait until the process has ended; end it by force after this time."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self._process.kill()
        self._process.wait()
        if self._thread is not None:
            self._thread.join()
        self._stdout.close()


@contextlib.contextmanager
def _everybody_ready(all_ready: threading.Barrier) -> Iterator[None]:
    """Wait until all processes are ready; a process that has ended does not make the others wait."""
    try:
        yield
    finally:
        all_ready.wait()
