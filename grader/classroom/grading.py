"""Grading a class: grade what has no stored result yet, and store each result at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from grader.classroom.keys import Key, Settings
from grader.classroom.pool import Pool, do_all
from grader.classroom.store import KeptResult, Store
from grader.classroom.work import Done, Fault, Job, TimedOut
from grader.results.report import ExerciseResult, Limit, Status
from grader.results.request import Source

DIED = "the process that graded it has died twice; that happens when memory runs out"


@dataclass(frozen=True)
class Submission:
    """What a student handed in, ready to be graded.

    Attributes
    ----------
    id : str
        The student's ID.
    folder : str
        The name of the student's folders.
    sources : mapping of str to Source
        All handed-in files.
    keys : mapping of str to Key
        The key of each exercise to grade, in the order of the course.
    """

    id: str
    folder: str
    sources: Mapping[str, Source]
    keys: Mapping[str, Key]


@dataclass(frozen=True)
class Task:
    """Exercises of one submission that are graded together.

    Attributes
    ----------
    submission : Submission
        The submission to grade.
    exercises : tuple of str
        Which exercises of it.
    counts : bool
        Whether a timeout counts.
    """

    submission: Submission
    exercises: tuple[str, ...]
    counts: bool = False


class Observer(Protocol):
    """Observes the grading of a class."""

    def expect(self, tasks: Sequence[Task]) -> None:
        """Note what has to be done, before any of it is done; a task may have to be done again later."""

    def done(self, task: Task, seconds: Mapping[str, float], faults: Mapping[str, str], *, again: bool) -> None:
        """Note that a task is done, and whether it has to be done again alone."""


class Grading:
    """Grades a class.

    Parameters
    ----------
    store : Store
        Where results are kept.
    pool : Pool
        What grades.
    settings : Settings
        How.
    fingerprint : mapping of str to str
        The kit that grades.
    observer : Observer
        Who watches.
    """

    def __init__(
        self,
        store: Store,
        pool: Pool[Job, Done],
        settings: Settings,
        fingerprint: Mapping[str, str],
        observer: Observer,
    ) -> None:
        self._store, self._pool, self._settings = store, pool, settings
        self._fingerprint, self._observer = fingerprint, observer

    def grade(self, submissions: Sequence[Submission], *, fresh: bool = False) -> dict[tuple[str, str], str]:
        """Grade all exercises of these submissions whose results are not known.

        Most exercises are graded side by side. If one times out, if the grader fails on it, or if its process dies, it
        is graded again alone, and that verdict counts.

        Parameters
        ----------
        submissions : sequence of Submission
            The class.
        fresh : bool
            Whether nothing counts as known.

        Returns
        -------
        dict of pair to str
            How the grader or the machine has failed, by the ID of the student and the exercise: there is no result.
        """
        todo = [task for submission in submissions for task in self._todo(submission, fresh=fresh)]
        self._observer.expect(todo)
        outcome = self._do([task for task in todo if not task.counts], self._pool.ahead, final=False)
        second = self._do([Task(task.submission, (name,)) for task, name, _ in outcome.failed], 1, final=True)
        slow = [task for task in todo if task.counts] + outcome.slow + second.slow
        last = self._do_slow(_together(slow))
        return {(task.submission.id, name): why for task, name, why in (*second.failed, *last.failed)}

    # The tasks

    def is_open(self, submission: Submission) -> bool:
        """Return whether a result of a submission is still unknown."""
        return any(True for _ in self._todo(submission, fresh=False))

    def _todo(self, submission: Submission, *, fresh: bool) -> Iterator[Task]:
        """Yield tasks for the unknown results of a submission; exercises that timed out share a budget and a task."""
        kept = {name: None if fresh else self._kept(submission, name) for name in submission.keys}
        if all(kept.values()):
            return
        slow = [name for name, result in kept.items() if result is not None and _has_timeout(result)]
        yield from (Task(submission, (name,)) for name, result in kept.items() if result is None)
        if slow:
            yield Task(submission, tuple(slow), counts=True)

    def _kept(self, submission: Submission, exercise: str) -> ExerciseResult | None:
        kept = self._store.read(submission.folder, exercise)
        if kept is None or not kept.holds_for(submission.keys[exercise], self._settings.student_seconds):
            return None
        return kept.result

    # Doing them

    def _do(self, tasks: Iterable[Task], ahead: int, *, final: bool) -> _Left:
        """Do tasks and store their results; return what is left to do, or cannot be done."""
        outcome = _Left()
        for task, done in do_all(self._pool, ((task, self._job(task)) for task in tasks), ahead):
            results = done.results if done else dict.fromkeys(task.exercises, Fault(DIED))
            failed = {name: result.text for name, result in results.items() if isinstance(result, Fault)}
            slow = [name for name, result in results.items() if isinstance(result, TimedOut)]
            self._keep(task, {name: result for name, result in results.items() if isinstance(result, ExerciseResult)})
            outcome.failed += [(task, name, why) for name, why in failed.items()]
            outcome.slow += [replace(task, exercises=tuple(slow))] if slow else []
            again = bool(slow or (failed and not final))
            self._observer.done(task, done.seconds if done else {}, failed, again=again)
        return outcome

    def _do_slow(self, tasks: Sequence[Task]) -> _Left:
        """Do the tasks that timed out; if the grader fails, try once more."""
        first = self._do(tasks, 1, final=False)
        return self._do({task.submission.id: task for task, _, _ in first.failed}.values(), 1, final=True)

    def _job(self, task: Task) -> Job:
        return Job(task.submission.sources, task.exercises, self._settings, self._fingerprint, task.counts)

    def _keep(self, task: Task, results: Mapping[str, ExerciseResult]) -> None:
        """Store results; if the budget was too small, they are valid only until the budget is larger."""
        is_spent = any(check.limit is Limit.BUDGET for result in results.values() for check in result.checks)
        budget = self._settings.student_seconds if is_spent else None
        for name, result in results.items():
            self._store.write(task.submission.folder, KeptResult(task.submission.keys[name], result, budget))


class _Left:
    """What is left after some tasks.

    Attributes
    ----------
    slow : list of Task
        The tasks that timed out when that did not count.
    failed : list of tuple
        Each task and exercise at which the grader has failed, and how.
    """

    def __init__(self) -> None:
        self.slow: list[Task] = []
        self.failed: list[tuple[Task, str, str]] = []


def _together(tasks: Iterable[Task]) -> list[Task]:
    """Return one task for each submission, with its exercises in the order of the course; now a timeout counts."""
    wanted: dict[str, set[str]] = {}
    submissions: dict[str, Submission] = {}
    for task in tasks:
        submissions[task.submission.id] = task.submission
        wanted.setdefault(task.submission.id, set()).update(task.exercises)
    return [
        Task(submission, tuple(name for name in submission.keys if name in wanted[student]), counts=True)
        for student, submission in submissions.items()
    ]


def _has_timeout(result: ExerciseResult) -> bool:
    return any(check.status is Status.TIMEOUT for check in result.checks)
