"""Exercises side by side: several judge processes, each with one exercise at a time and its own sandbox.

Each process holds one judge. The process that starts them judges nothing: it hands out exercises, the longest first,
and passes events on. If a judge process is killed from outside, another one grades its exercise. No new process is
started for it: that one would read files which a submission may have changed by then.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from grader.course import Exercise
from grader.course.validation import require_right_checks
from grader.files import ROOT
from grader.judge.child import JudgeProcess, Lost, Messages
from grader.judge.messages import Preparation
from grader.judge.subjects.assembly import Assembly
from grader.judge.turns import Turns
from grader.machine import KILLED_TWICE, MachineFault
from grader.results.events import Diagnosed, Event, OnEvent, ViewsDone
from grader.results.report import ExerciseResult
from grader.results.request import Request

COST_OF_TRAINING = 16
"""What an exercise that trains costs: 1.2 to 2 s of processor time. One that does not takes 0.1 s; that is 1."""
COST_OF_A_PROCESS = 16
"""What a further judge process has to take over: starting two and judging in none costs 1.2 s more than one judge."""
END_SECONDS = 5.0
"""How long all processes together have to end their workers and themselves."""
INTERRUPTIBLE_SECONDS = 0.2
"""On Windows a wait can be interrupted only when it is over."""


def processes_for(assembly: Assembly) -> int:
    """Return how many judge processes a request is worth.

    Without a reference an exercise waits for those that it builds on, so one process grades them all.
    """
    exercises = assembly.requested
    if not all(map(assembly.has_reference, exercises)):
        return 1
    costs = [_cost(exercise, assembly) for exercise in exercises]
    others = sum(costs) - max(costs, default=0)  # the longest exercise keeps one process busy
    return max(1, min(assembly.request.jobs, len(exercises), 1 + others // COST_OF_A_PROCESS))


def _cost(exercise: Exercise, assembly: Assembly) -> int:
    """Return the cost of an exercise; one with something to do, or without a text, does not get as far as training."""
    text = assembly.request.sources.get(exercise.name)
    trains = isinstance(text, str) and "NotImplementedError" not in text and exercise.trains
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
    MachineFault
        If somebody ends all processes, or the same exercise is lost twice.
    GraderFault
        If a process ends by itself before its time. What ends a grading in a process is raised here, too.
    """
    by_cost = sorted(assembly.requested, key=lambda exercise: _cost(exercise, assembly), reverse=True)
    turns = Turns([exercise.name for exercise in by_cost], assembly.request.budget)
    messages: Messages = queue.SimpleQueue()
    all_ready = threading.Barrier(processes)
    judges: list[JudgeProcess] = []
    try:
        for _ in range(processes):
            judges.append(JudgeProcess(Preparation(assembly.request.isolation)))
            judges[-1].begin(assembly, turns, messages, all_ready)
        require_right_checks(ROOT, assembly.request.exercises)  # while they start
        results = _gather(messages, turns, assembly.request, processes, on_event)
        yield tuple(results[exercise.name] for exercise in assembly.requested)
    finally:
        all_ready.abort()
        turns.end()
        _end(judges)


def _gather(
    messages: Messages, turns: Turns, request: Request, processes: int, on_event: OnEvent
) -> dict[str, ExerciseResult]:
    """Pass events on until each exercise is done; an exercise lost before its result waits for another process."""
    results: dict[str, ExerciseResult] = {}
    lost: list[str | None] = []
    waiting: set[str | None] = {*request.exercises}
    while waiting:
        message = _next(messages)
        if isinstance(message, Exception):
            raise message
        if isinstance(message, Lost):
            if message.exercise in lost or len(lost) + 1 == processes:
                raise MachineFault(KILLED_TWICE.format(what="a process of the grader"))
            lost.append(message.exercise)
            if message.exercise in results:
                waiting.discard(message.exercise)  # its views are lost
            else:
                turns.put_back(message.exercise)
            continue
        if isinstance(message, Diagnosed):
            results[message.exercise.name] = message.exercise
            if not request.views:
                waiting.remove(message.exercise.name)
        if isinstance(message, ViewsDone):
            waiting.remove(message.exercise)
        on_event(message)
    return results


def _next(messages: Messages) -> Event | Lost | Exception:
    while True:
        with contextlib.suppress(queue.Empty):
            return messages.get(timeout=INTERRUPTIBLE_SECONDS)


def _end(judges: list[JudgeProcess]) -> None:
    deadline = time.monotonic() + END_SECONDS
    for judge in judges:
        judge.ask_to_end()
    for judge in judges:
        judge.end(max(0.0, deadline - time.monotonic()))
