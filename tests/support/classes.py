"""Made-up classes for tests of grading, and a pool that grades them without a judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from pathlib import Path

from grader.classroom.folder import ClassFolder
from grader.classroom.handins import HandIn, Intake, Person, Problem
from grader.classroom.publish import Publication
from grader.classroom.run import ClassRun, Part, Plan
from grader.classroom.work import Done, Fault, Job, Result, TimedOut
from grader.course import load_course
from grader.results.report import CheckResult, ExerciseResult, Limit, Status
from grader.results.request import Source, Unreadable

EXERCISES = ("gates", "softmax", "cross_entropy")
COURSE = {exercise.name: exercise for exercise in load_course()}
IGNORED = ("timing.json", "log.txt")
"""Files that differ in every run."""


def intake_of(texts: Mapping[str, Mapping[str, str]], time: datetime | None = None) -> Intake:
    """Return a class by the IDs of its students; a student without texts has handed in nothing."""
    handins = []
    for student, sources in texts.items():
        person = Person(student, f"Name of {student}", f"{student}@example.org")
        problem = None if sources else Problem.NOTHING
        found = {name: f"{student}/{name}.py" for name in sources}
        message = "" if sources else "nothing was handed in"
        handins.append(HandIn(person, sources, found, time=time, problem=problem, message=message))
    return Intake("folders", tuple(handins))


def plan(**more: object) -> Plan:
    """Return a plan for three exercises, at a fixed seed unless another is given."""
    values: dict[str, object] = {
        "exercises": EXERCISES,
        "dataset": "sample",
        "isolation": "strict",
        "student_seconds": 180.0,
        "seed": 7,
    }
    return Plan(**values | more)  # type: ignore[arg-type]


class Quiet:
    """Observes, and prints nothing."""

    def expect(self, tasks: object) -> None:
        """Do nothing."""

    def done(self, task: object, seconds: object, faults: object, *, again: bool) -> None:
        """Do nothing."""


class FakePool:
    """Grades each text as its words say: ``passes``, ``fails``, ``hangs``, ``hangs for long``, ``faults``, ``dies``.

    If ``once`` follows, the text does so the first time only, and then passes. A file without a text says why.

    Parameters
    ----------
    most : int, optional
        How many jobs are done before the command is interrupted.
    """

    ahead = 4
    deaths = (BrokenProcessPool,)

    def __init__(self, most: int | None = None) -> None:
        self.jobs: list[Job] = []
        self._most = most
        self._seen: set[str] = set()

    @property
    def graded(self) -> list[tuple[str, ...]]:
        """The exercises of all jobs."""
        return [job.exercises for job in self.jobs]

    def submit(self, job: Job) -> Future[Done]:
        """Do a job now."""
        if self._most is not None and len(self.jobs) >= self._most:
            raise KeyboardInterrupt
        self.jobs.append(job)
        future: Future[Done] = Future()
        sources = {name: job.sources.get(name, "") for name in job.exercises}
        if any(isinstance(source, str) and self._is_now(source, "dies") for source in sources.values()):
            future.set_exception(BrokenProcessPool("it is no more"))
        else:
            results = {name: self._result(name, source, job) for name, source in sources.items()}
            future.set_result(Done(results, dict.fromkeys(job.exercises, 0.5)))
        return future

    def close(self) -> None:
        """Do nothing."""

    def _is_now(self, text: str, word: str) -> bool:
        if not text.startswith(word):
            return False
        is_first = text not in self._seen
        self._seen.add(text)
        return is_first or "once" not in text

    def _result(self, name: str, text: Source, job: Job) -> Result:
        if isinstance(text, Unreadable):
            check = CheckResult("check_first", f"{name} is there.", text.status, 1, text.message, text.hint)
            return ExerciseResult(name, COURSE[name].title, COURSE[name].points, (check,))
        if self._is_now(text, "faults"):
            return Fault("the grader is broken")
        if self._is_now(text, "hangs"):
            if not job.counts:
                return TimedOut()
            limit = Limit.BUDGET if "for long" in text and job.settings.student_seconds < 1000 else Limit.PROCESSOR
            return result_of(name, Status.TIMEOUT, limit)
        return result_of(name, Status.FAILED if text.startswith("fails") or not text else Status.PASSED)


def result_of(name: str, status: Status, limit: Limit | None = None) -> ExerciseResult:
    """Return a result with two checks; the second has this outcome."""
    message = None if status is Status.PASSED else f"{name} is not right"
    first = CheckResult("check_first", f"{name} is there.", Status.PASSED, 1)
    second = CheckResult("check_second", f"{name} is right.", status, 1, message, limit=limit)
    return ExerciseResult(name, COURSE[name].title, COURSE[name].points, (first, second))


def grade_class(folder: Path, intake: Intake, pool: object, plan: Plan) -> Publication | Part:
    """Grade a class as the command does."""
    place = ClassFolder(folder)
    with place.held(shared=plan.shard != (1, 1)):
        class_run = ClassRun(intake, place, plan)
        return class_run.known() or class_run.grade(pool, Quiet())  # type: ignore[arg-type]


def content_of(folder: Path, ignored: Sequence[str] = IGNORED) -> dict[str, bytes]:
    """Return the content of all files below a folder, except those that differ in every run."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in ignored
    }
