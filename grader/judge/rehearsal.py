"""A rehearsal of the course: the solutions pass, the stubs are to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from grader.course import load_exercises, load_solutions
from grader.judge.service import grade
from grader.results.events import OnEvent, ignore
from grader.results.report import Status
from grader.results.request import Request


def rehearse(isolation: str = "strict", jobs: int = 1, on_event: OnEvent = ignore) -> list[str]:
    """Grade the solutions, then the stubs.

    Parameters
    ----------
    isolation : str
        The level at which they run.
    jobs : int
        How many exercises may be graded at a time.
    on_event : callable
        Called with each event on the way; two of them are `Graded`.

    Returns
    -------
    list of str
        A line for each check with an unexpected outcome.

    Raises
    ------
    CourseError, JudgeBusy, GraderFault, MnistError, WorkerFault
        As for `grade`.
    """
    runs = ("solutions", load_solutions(), Status.PASSED), ("exercises", load_exercises(), Status.TODO)
    return [line for run in runs for line in _surprises(*run, isolation, jobs, on_event)]


def _surprises(
    folder: str, texts: Mapping[str, str], expected: Status, isolation: str, jobs: int, on_event: OnEvent
) -> Iterator[str]:
    report = grade(Request(folder, texts, tuple(texts), isolation=isolation, jobs=jobs), on_event)
    for exercise in report.exercises:
        for check in exercise.checks:
            if check.status is not expected:
                message = f": {check.message}" if check.message else ""
                yield f"{folder}/{exercise.name}.py: {check.name} is {check.status}, not {expected}{message}"
