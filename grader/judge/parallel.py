"""Exercises side by side: several judge processes, each with one exercise at a time and its own sandbox.

One process holds one judge. This one judges nothing: it hands out exercises, the longest first, and passes events on.

The processes are plain subprocesses, not those of `multiprocessing`, which executes the caller's main module in each of
them once more: a script that grades would grade again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TypeVar

from grader.course import Exercise
from grader.course.validation import require_right_checks
from grader.files import ROOT
from grader.judge.faults import GraderFault
from grader.judge.messages import Ready, Spent, Turn
from grader.judge.subjects.assembly import Assembly
from grader.results.events import Diagnosed, Event, OnEvent
from grader.results.report import ExerciseResult
from grader.sandbox.outside.folder import ONE_THREAD

COST_OF_TRAINING = 16
"""What an exercise that trains costs: 1.2 to 2 s of processor time. One that does not takes 0.1 s; that is 1."""
COST_OF_A_PROCESS = 16
"""What a further judge process has to take over: starting two and judging in none costs 1.2 s more than one judge."""
END_SECONDS = 5.0
"""How long all processes together have to end their workers and themselves."""
INTERRUPTIBLE_SECONDS = 0.2
"""On Windows a wait can be interrupted only when it is over."""

FIND_KIT = "import sys; sys.path[:] = sys.argv[1:]; import grader; del sys.path[0]"
"""Finds this kit, whatever else is installed, and nothing else in its folder."""
START = f"{FIND_KIT}; from grader.judge.process import main; main()"

Last = TypeVar("Last", Ready, Spent)
Messages = queue.SimpleQueue[Event | Exception]


def processes_for(assembly: Assembly) -> int:
    """Return how many judge processes a request is worth.

    Without a reference an exercise waits for those that it builds on, so one process grades them all.
    """
    exercises = _requested(assembly)
    if not all(map(assembly.has_reference, exercises)):
        return 1
    costs = [_cost(exercise, assembly) for exercise in exercises]
    others = sum(costs) - max(costs, default=0)  # the longest exercise keeps one process busy
    return max(1, min(assembly.request.jobs, len(exercises), 1 + others // COST_OF_A_PROCESS))


def _requested(assembly: Assembly) -> list[Exercise]:
    return [exercise for exercise in assembly.course if exercise.name in assembly.request.exercises]


def _cost(exercise: Exercise, assembly: Assembly) -> int:
    """Return what an exercise costs; where something is still to do, or there is no text, it does not get to train."""
    text = assembly.request.sources.get(exercise.name)
    trains = exercise.trains and isinstance(text, str) and "NotImplementedError" not in text
    return COST_OF_TRAINING if trains else 1


@contextmanager
def results_side_by_side(assembly: Assembly, processes: int, on_event: OnEvent) -> Iterator[tuple[ExerciseResult, ...]]:
    """Grade exercises in several judge processes; yield the results before the processes are ended.

    Parameters
    ----------
    assembly : Assembly
        The submission, and the reference of each requested exercise.
    processes : int
        How many work at a time.
    on_event : callable
        Called with the events of all, in the thread that called this.

    Raises
    ------
    CourseError
        If the course has a slip.
    GraderFault
        If a process ends before its time. What ends a grading in a process is raised here, too.
    """
    by_cost = sorted(_requested(assembly), key=lambda exercise: _cost(exercise, assembly), reverse=True)
    turns = Turns(by_cost, assembly.request.budget)
    messages: Messages = queue.SimpleQueue()
    all_ready = threading.Barrier(processes)
    judges: list[JudgeProcess] = []
    try:
        for _ in range(processes):
            judges.append(JudgeProcess(assembly, turns, messages, all_ready))
        require_right_checks(ROOT, assembly.request.exercises)  # while they start
        results = _gather(messages, assembly.request.exercises, on_event)
        yield tuple(results[exercise.name] for exercise in _requested(assembly))
    finally:
        all_ready.abort()
        _end(judges)


def _gather(messages: Messages, names: Collection[str], on_event: OnEvent) -> dict[str, ExerciseResult]:
    """Pass events on until each exercise has its result."""
    results: dict[str, ExerciseResult] = {}
    while len(results) < len(names):
        message = _next(messages)
        if isinstance(message, Exception):
            raise message
        if isinstance(message, Diagnosed):
            results[message.exercise.name] = message.exercise
        on_event(message)
    return results


def _next(messages: Messages) -> Event | Exception:
    while True:
        with contextlib.suppress(queue.Empty):
            return messages.get(timeout=INTERRUPTIBLE_SECONDS)


class Turns:
    """The exercises that wait for their turn, and the budget of the submission; for the threads of all processes.

    An exercise begins with what those before it have left. Those at work at the same time do not count for each other:
    what is out of all proportion may take the budget once for each process.

    Parameters
    ----------
    exercises : iterable of Exercise
        Those that wait, in their order.
    budget : float
        The seconds that the submission has as a whole.
    """

    def __init__(self, exercises: Iterable[Exercise], budget: float) -> None:
        self._waiting, self._left, self._lock = list(exercises), budget, threading.Lock()

    def next(self) -> Turn | None:
        """Return the next turn, or None when no exercise waits."""
        with self._lock:
            return Turn(self._waiting.pop(0).name, self._left) if self._waiting else None

    def spend(self, seconds: float) -> None:
        """Take from the budget what an exercise has taken."""
        with self._lock:
            self._left -= seconds


class JudgeProcess:
    """A judge process, and the thread that hands it exercises and receives what it sends.

    Parameters
    ----------
    assembly : Assembly
        What the process needs to know.
    turns : Turns
        Where the exercises are taken from.
    messages : SimpleQueue of Message
        Where everything goes that the process sends.
    all_ready : Barrier
        Passed when every process has read all that it needs; no submission runs before.
    """

    def __init__(self, assembly: Assembly, turns: Turns, messages: Messages, all_ready: threading.Barrier) -> None:
        self._turns, self._messages, self._all_ready = turns, messages, all_ready
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, str(ROOT), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=ONE_THREAD | {name: value for name, value in os.environ.items() if name != "PYTHONOPTIMIZE"},
            start_new_session=True,  # Ctrl-C is for the process that started this one, and ends it
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same on Windows
        )
        self._thread = threading.Thread(target=self._serve, args=(assembly,), daemon=True)
        self._thread.start()

    def _serve(self, assembly: Assembly) -> None:
        try:
            self._send(assembly)
            self._receive_until(Ready)
            self._all_ready.wait()
            while (turn := self._turns.next()) is not None:
                self._send(turn)
                self._turns.spend(self._receive_until(Spent).seconds)
        except threading.BrokenBarrierError:  # another process has failed
            return
        except Exception:  # of many kinds, where a process ends in the middle of a message
            self._messages.put(GraderFault("a judge process has ended before its time"))

    def _send(self, value: Assembly | Turn) -> None:
        pickle.dump(value, self._stdin)
        self._stdin.flush()

    def _receive_until(self, last: type[Last]) -> Last:
        """Pass on what is sent, up to a message of this kind, and return that."""
        while not isinstance(message := pickle.load(self._stdout), last):
            self._messages.put(message)
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
        self._thread.join()
        self._stdout.close()


def _end(judges: list[JudgeProcess]) -> None:
    deadline = time.monotonic() + END_SECONDS
    for judge in judges:
        judge.ask_to_end()
    for judge in judges:
        judge.end(max(0.0, deadline - time.monotonic()))
