"""Exercises side by side: judge processes, each with one exercise at a time and its own sandbox.

One process holds one judge. So several exercises at once are several processes; this one hands out the exercises, the
longest first, and passes the events on.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from grader.course import Exercise
from grader.judge.faults import GraderFault
from grader.results.events import Diagnosed, Event, Graded, OnEvent
from grader.results.report import ExerciseResult
from grader.results.request import Request

COST_OF_A_PROCESS = 4
"""What starting a judge process costs, beside an exercise that does not train, which costs 1."""
COST_OF_TRAINING = 8
END_SECONDS = 5.0
"""How long a process has to end its workers and itself."""


def processes_for(request: Request, course: Sequence[Exercise], solutions: Mapping[str, str]) -> int:
    """Return how many judge processes a request is worth.

    Without a reference an exercise waits for those that it builds on; then it is one.
    """
    exercises = [exercise for exercise in course if exercise.name in request.exercises]
    if any({exercise.name, *exercise.needs} - solutions.keys() for exercise in exercises):
        return 1
    worth = sum(map(_cost, exercises)) // COST_OF_A_PROCESS
    return max(1, min(request.jobs, worth, len(exercises)))


def _cost(exercise: Exercise) -> int:
    return COST_OF_TRAINING if exercise.trains else 1


def grade_side_by_side(request: Request, processes: int, on_event: OnEvent) -> tuple[ExerciseResult, ...]:
    """Grade each exercise of a request in one of some judge processes.

    Parameters
    ----------
    request : Request
        What, and how.
    processes : int
        How many work at a time.
    on_event : callable
        Called with the events of all, but `Graded`.

    Returns
    -------
    tuple of ExerciseResult
        In the order of the request.

    Raises
    ------
    GraderFault
        If a process ends before its time. What a process raises is raised here.
    """
    results: dict[str, ExerciseResult] = {}
    at_work: set[Connection]
    waiting = iter(_longest_first(request))
    with _judges(processes) as judges:
        at_work = {judge for judge in judges if _hand_out(judge, request, next(waiting, None))}
        while at_work:
            for judge in at_work.intersection(wait([*at_work])):
                event = _receive(judge)
                if isinstance(event, Graded):
                    if not _hand_out(judge, request, next(waiting, None)):
                        at_work.remove(judge)
                    continue
                if isinstance(event, Diagnosed):
                    results[event.exercise.name] = event.exercise
                on_event(event)
    return tuple(results[name] for name in request.exercises)


def _longest_first(request: Request) -> list[str]:
    from grader.course import load_course

    named = [exercise for exercise in load_course() if exercise.name in request.exercises]
    return [exercise.name for exercise in sorted(named, key=_cost, reverse=True)]


def _hand_out(judge: Connection, request: Request, exercise: str | None) -> bool:
    """Send a judge its next exercise; return whether there is one."""
    if exercise is not None:
        judge.send(replace(request, exercises=(exercise,), jobs=1))
    return exercise is not None


def _receive(judge: Connection) -> Event:
    try:
        event: Event | BaseException = judge.recv()
    except EOFError:
        raise GraderFault("a judge process has ended before its time") from None
    if isinstance(event, BaseException):
        raise event
    return event


@contextmanager
def _judges(number: int) -> Iterator[list[Connection]]:
    """Start judge processes; yield a connection to each; end them."""
    context = multiprocessing.get_context("spawn")
    connections: list[Connection] = []
    processes: list[SpawnProcess] = []
    try:
        for _ in range(number):
            ours, theirs = context.Pipe()
            process = context.Process(target=_judge, args=(theirs,), daemon=True)
            process.start()
            theirs.close()
            connections.append(ours)
            processes.append(process)
        yield connections
    finally:
        for connection in connections:
            connection.close()
        for process in processes:
            process.join(END_SECONDS)
            process.kill()
            process.join()


def _judge(requests: Connection) -> None:
    """Grade what comes, and send all events; the work of a judge process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one is interrupted, and ends it
    from grader.judge.service import grade

    while True:
        try:
            request = requests.recv()
        except EOFError:
            return
        try:
            grade(request, requests.send)
        except Exception as problem:
            requests.send(problem)
