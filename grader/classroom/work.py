"""A piece of work of a class, as seen by the process that does it: source texts in, results out, no names, no paths."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from grader.classroom.keys import Settings
from grader.classroom.kit import fingerprint, state_of_files
from grader.course import CourseError
from grader.datasets.mnist import MnistError
from grader.judge.budget import Budget
from grader.judge.faults import AssertsOff, GraderFault, JudgeBusy
from grader.judge.staying import StayingJudge
from grader.machine import MachineFault, fault_of
from grader.results.events import CheckFinished, Event, ignore
from grader.results.report import ExerciseResult, Status
from grader.results.request import Request, Source
from grader.results.text import one_line
from grader.sandbox.outside.isolation import why_not_strict

SUBMISSION = "your hand-in"
"""The name of a student's hand-in in messages."""


@dataclass(frozen=True)
class Job:
    """Some exercises of one submission, to be graded one after another with one budget.

    Attributes
    ----------
    sources : mapping of str to Source
        All handed-in files.
    exercises : tuple of str
        The exercises to grade.
    settings : Settings
        How.
    fingerprint : mapping of str to str
        The kit that has to grade it, see `grader.classroom.kit`.
    counts : bool
        Whether a timeout counts. Where it does not, it ends the exercise: it will be graded again, alone.
    """

    sources: Mapping[str, Source]
    exercises: tuple[str, ...]
    settings: Settings
    fingerprint: Mapping[str, str]
    counts: bool = False


class StopAtTimeout(Exception):
    """A check has exceeded its time, and the timeout does not count."""


@dataclass(frozen=True)
class Fault:
    """The grader or the machine failed on an exercise.

    Attributes
    ----------
    text : str
        One line that says how.
    """

    text: str


@dataclass(frozen=True)
class TimedOut:
    """A check has exceeded its time, and the timeout does not count."""


Result = ExerciseResult | Fault | TimedOut


@dataclass(frozen=True)
class Done:
    """The result of a job.

    Attributes
    ----------
    results : mapping of str to Result
        By the name of the exercise. They do not tell how long anything took, so they are the same each time.
    seconds : mapping of str to float
        How long each exercise took.
    """

    results: Mapping[str, Result]
    seconds: Mapping[str, float]


class OtherKit(MachineFault):
    """The kit here is not the one that handed out the job; the text is one line for the user."""


class _Grader:
    """The judge in this process.

    Parameters
    ----------
    isolation : str
        The level at which submissions run.
    """

    def __init__(self, isolation: str) -> None:
        self._isolation, self._fingerprint, self._files = isolation, fingerprint(), state_of_files()
        if isolation == "strict" and (why_not := why_not_strict()):
            raise OtherKit(f"isolation strict cannot be had where the class is graded: {why_not}")
        self._judge = StayingJudge(isolation)

    def require(self, job: Job) -> None:
        """Refuse a job that needs another kit, or another level of isolation."""
        for name, wanted in job.fingerprint.items():
            if self._fingerprint[name] != wanted:
                here = "other files" if name == "kit" else f"{name} {self._fingerprint[name]}"
                there = "" if name == "kit" else f", and {wanted} is wanted"
                raise OtherKit(f"a worker has {here}{there}; install the same kit, Python and packages there")
        if job.settings.isolation != self._isolation:
            raise OtherKit("a worker grades another class; end it, and start it again")

    def require_same_files(self) -> None:
        """Raise OtherKit if somebody has changed the kit since: it would be unclear which files graded."""
        if state_of_files() != self._files:
            raise OtherKit("the kit was changed while it graded; run the command again")

    def grade(self, job: Job, exercise: str, budget: Budget) -> Result:
        """Grade an exercise; return how the grader or the machine failed, if it did."""
        settings = job.settings
        request = Request(
            *(SUBMISSION, job.sources, (exercise,), settings.seed, settings.dataset, settings.isolation),
            repeatable=True,
        )
        try:
            (result,) = self._judge.grade(request, budget, ignore if job.counts else _end_at_timeout)
        except StopAtTimeout:
            return TimedOut()
        except (CourseError, MnistError, AssertsOff, JudgeBusy):
            raise
        except (GraderFault, MachineFault) as problem:
            return Fault(one_line(str(problem)))
        except Exception as problem:
            return Fault(fault_of(problem) or one_line(f"{type(problem).__name__}: {problem}"))
        return result

    def close(self) -> None:
        """End all workers."""
        self._judge.close()


_grader: _Grader | None = None


def do(job: Job) -> Done:
    """Grade the exercises of a job in this process.

    Raises
    ------
    OtherKit
        If this is not the kit that has to grade it.
    CourseError, MnistError, AssertsOff, JudgeBusy
        If nothing can be graded here.
    """
    global _grader
    _grader = _grader or _Grader(job.settings.isolation)
    _grader.require(job)
    budget = Budget(job.settings.student_seconds)
    results: dict[str, Result] = {}
    seconds: dict[str, float] = {}
    for name in job.exercises:
        begun = time.perf_counter()
        results[name] = _grader.grade(job, name, budget)
        seconds[name] = round(time.perf_counter() - begun, 3)
    _grader.require_same_files()
    return Done(results, seconds)


def close() -> None:
    """End all workers of this process."""
    global _grader
    grader, _grader = _grader, None
    if grader is not None:
        grader.close()


def _end_at_timeout(event: Event) -> None:
    if isinstance(event, CheckFinished) and event.check.status is Status.TIMEOUT:
        raise StopAtTimeout
