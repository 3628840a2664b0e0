"""Grading as a function of data: a request in, a report out, events on the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from grader.course import load_course, load_solutions
from grader.course.validation import require_right_checks
from grader.files import ROOT
from grader.judge.faults import JudgeBusy, require_asserts
from grader.judge.subjects.assembly import Assembly
from grader.results.events import Graded, OnEvent, ignore
from grader.results.report import ExerciseResult, Report
from grader.results.request import Request

_at_work = threading.Lock()


def grade(request: Request, on_event: OnEvent = ignore) -> Report:
    """Grade a submission.

    Parameters
    ----------
    request : Request
        What to grade, and how.
    on_event : callable
        Called with each event on the way, in the thread that called this; the last one is `Graded`, before the last
        worker is ended. What it raises ends the grading and is raised here.

    Returns
    -------
    Report
        The result of each requested exercise, every check of it accounted for.

    Raises
    ------
    AssertsOff
        If Python takes the asserts out of the checks: nothing is started.
    JudgeBusy
        If another judge is at work in this process: pytest, the loaded modules, the environment and the random state
        are the process's.
    CourseError
        If the course has a slip: no check runs.
    GraderFault, MnistError, WorkerFault
        If the grader, its data or the machine fails; then nothing is known of the submission.
    """
    require_asserts()
    assembly = Assembly(request, load_course(), load_solutions())
    with _results(assembly, on_event) as exercises:
        report = report_of(request, exercises)
        on_event(Graded(report))
    return report


def report_of(request: Request, exercises: tuple[ExerciseResult, ...]) -> Report:
    """Return the report on a request, from the results of its exercises."""
    return Report(
        submission=request.submission,
        seed=request.seed,
        isolation=request.isolation,
        dataset=request.dataset,
        exercises=exercises,
        why_not_strict=request.why_not_strict,
    )


@contextmanager
def _results(assembly: Assembly, on_event: OnEvent) -> Iterator[tuple[ExerciseResult, ...]]:
    """Yield the results of the requested exercises before the judge processes are ended."""
    if assembly.request.jobs > 1:
        from grader.judge.parallel import processes_for, results_side_by_side

        if (processes := processes_for(assembly)) > 1:
            with results_side_by_side(assembly, processes, on_event) as results:
                yield results
            return
    from grader.sandbox.outside.pool import Sandbox

    with alone(), Sandbox(assembly.request.isolation) as sandbox:  # the first worker starts while pytest is imported
        require_right_checks(ROOT, [exercise.name for exercise in assembly.exercises])
        from grader.judge.session import run_checks

        yield run_checks(assembly, sandbox, on_event)


@contextmanager
def alone() -> Iterator[None]:
    """Refuse a second judge in this process.

    Raises
    ------
    JudgeBusy
        If another one is at work.
    """
    if not _at_work.acquire(blocking=False):
        raise JudgeBusy("another judge is at work in this process; grade in another process")
    try:
        yield
    finally:
        _at_work.release()
