"""A worker that is asked once more where it may be the machine that has failed, not the submission."""

from __future__ import annotations

import errno
from collections.abc import Callable

from grader.course import Exercise
from grader.judge.subjects.assembly import Sources
from grader.judge.subjects.calls import Call
from grader.sandbox.outside.answers import Answer, Died, Progress, Raised, Returned, TimedOut
from grader.sandbox.outside.interface import AnyWorker, WorkerSource
from grader.sandbox.outside.process import KILLED, WorkerFault, cause_of_death
from grader.sandbox.outside.shortage import described_shortage

IMPORT_SECONDS = 5.0

OnProgress = Callable[[Progress], None]


class RetriedWorker:
    """One exercise of a submission in a worker, and in another one where the machine may have failed.

    A worker that was killed may have been killed by anybody. The second one that is killed in a check counts as the
    submission's.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    sources : Sources
        Its source text and those that it may import.
    scenarios : str
        Source text of the scenarios.
    sandbox : WorkerSource
        Where workers come from.
    """

    def __init__(self, exercise: Exercise, sources: Sources, scenarios: str, sandbox: WorkerSource) -> None:
        self._exercise, self._sources, self._scenarios, self._sandbox = exercise, sources, scenarios, sandbox
        self._worker: AnyWorker | None = None
        self._seconds, self._seed, self._taken_before = 0.0, 0, 0.0
        self._calls: list[Call] = []
        self._tried_again = False

    def execute_anew(self, seconds: float, seed: int) -> Answer:
        """Execute the submission anew for a check, whose calls have so many seconds together.

        Raises
        ------
        WorkerFault
            If no worker starts, or if there is no space left on the disk, however little the submission writes.
        """
        self._seconds, self._seed, self._calls, self._tried_again = seconds, seed, [], False
        self._taken_before = 0.0
        if self._worker is None or not self._worker.alive:
            self._worker = self._open()
        return self._unless_the_machine_fails(self._execute(self._worker), None)

    def execute_again(self) -> Answer:
        """Execute the submission anew within a check; its calls have the time that is left of the check."""
        assert self._worker is not None
        self._taken_before, self._calls = self.taken, []
        left = self._seconds - self._taken_before
        if left <= 0 or not self._worker.alive:
            return TimedOut(self._seconds, None)
        return self._worker.execute_anew(IMPORT_SECONDS, self._seed, left)

    def ask(self, call: Call, on_progress: OnProgress) -> Answer:
        """Return the answer to a call.

        Raises
        ------
        WorkerFault
            As `execute_anew`.
        """
        assert self._worker is not None
        return self._unless_the_machine_fails(_ask(self._worker, call, on_progress), call)

    def keep(self, call: Call) -> None:
        """Keep a call that was answered: another worker would be asked the same first."""
        self._calls.append(call)

    @property
    def taken(self) -> float:
        """The seconds that all executions and calls of a check have taken."""
        return self._taken_before + (self._worker.taken if self._worker is not None else 0.0)

    def printed(self) -> str:
        """Return what the submission printed since it was last executed anew."""
        return self._worker.printed() if self._worker is not None else ""

    def _open(self) -> AnyWorker:
        """Return a worker that has the sources; a second one if the first is dead before it begins."""
        try:
            return self._opened(self._sandbox.take())
        except WorkerFault:
            return self._opened(self._sandbox.take())

    def _opened(self, worker: AnyWorker) -> AnyWorker:
        worker.open(self._exercise.name, self._sources.texts, self._scenarios, self._exercise.packages)
        return worker

    def _execute(self, worker: AnyWorker) -> Answer:
        return worker.execute_anew(IMPORT_SECONDS, self._seed, self._seconds)

    def _unless_the_machine_fails(self, answer: Answer, call: Call | None) -> Answer:
        """Return an answer to a call, or to the import; ask once more where the machine may be what failed."""
        if self._tried_again or not (_found_no_space(answer) or _was_killed(answer)):
            return answer
        self._tried_again = True
        self._worker = self._open()  # what the submission has written is gone now
        full = self._sandbox.is_full()
        answer = self._repeat(self._worker, call)
        if full and _found_no_space(answer):
            raise WorkerFault(described_shortage(OSError(errno.ENOSPC, "")))
        return answer

    def _repeat(self, worker: AnyWorker, call: Call | None) -> Answer:
        """Execute the submission in a new worker, ask what the check has asked so far, and return the last answer."""
        answer = self._execute(worker)
        for earlier in self._calls if isinstance(answer, Returned) else ():
            _ask(worker, earlier, _ignore)
        return answer if call is None or not isinstance(answer, Returned) else _ask(worker, call, _ignore)


def _ask(worker: AnyWorker, call: Call, on_progress: OnProgress) -> Answer:
    return worker.call(call.name, call.values, scenario=call.is_scenario, on_progress=on_progress)


def _found_no_space(answer: Answer) -> bool:
    return isinstance(answer, Raised) and answer.text.startswith(f"[Errno {errno.ENOSPC}]")


def _was_killed(answer: Answer) -> bool:
    """Whether a worker ended by SIGKILL, which is how a system without memory ends processes."""
    return isinstance(answer, Died) and answer.how == cause_of_death(KILLED)


def _ignore(progress: Progress) -> None:
    """Take no notice: the curves have what the first try told."""
