"""A worker that repeats a call if the machine may have failed, not the submission."""

from __future__ import annotations

import errno
import itertools
import signal
from collections.abc import Callable

from grader.judge.subjects.calls import Call
from grader.machine import ADVICE, KILLED_TWICE, described, lacks_memory
from grader.sandbox.outside.answers import (
    BROKE,
    CLOSED,
    Answer,
    Died,
    Progress,
    Raised,
    Returned,
    TimedOut,
    ignore_progress,
)
from grader.sandbox.outside.interface import AnyWorker, WorkerSource
from grader.sandbox.outside.opening import Opening
from grader.sandbox.outside.process import MEMORY, WorkerFault, cause_of_death

IMPORT_SECONDS = 5.0

NO_SPACE = tuple(f"[Errno {number}]" for number in (errno.ENOSPC, errno.EDQUOT))
FAULTS = tuple(f"[Errno {number}]" for number in ADVICE)
"""The beginning of the text of an OSError that may be the machine's fault."""
FROM_OUTSIDE = {cause_of_death(-number) for number in (9, signal.SIGTERM)}
"""How a worker ends by a signal from outside: the system sends it when memory is short, or a person who ends processes.
At the level ``strict`` a submission cannot send it to itself."""

OnProgress = Callable[[Progress], None]


class RetriedWorker:
    """One exercise of a submission in a worker, and in another worker if the machine may have failed.

    Each check is repeated once, if a worker has ended, or reports an error that a machine with a shortage would cause.
    After that, only two things count as the machine's fault: a shortage that the judge itself finds, and a worker
    killed by a signal from outside, whoever sent it.

    Parameters
    ----------
    opening : Opening
        What it gets.
    sandbox : WorkerSource
        Where workers come from.
    """

    def __init__(self, opening: Opening, sandbox: WorkerSource) -> None:
        self._opening, self._sandbox = opening, sandbox
        self._worker: AnyWorker | None = None
        self._seconds, self._seed, self._taken_before = 0.0, 0, 0.0
        self._calls: list[Call] = []
        self._tried_again = False
        self._lack_of_space: OSError | None = None

    def execute_anew(self, seconds: float, seed: int) -> Answer:
        """Execute the submission anew for a check, with a time limit for all its calls together.

        Raises
        ------
        WorkerFault
            If no worker starts, or if it is the machine that fails, however little the submission writes or holds.
        """
        self._seconds, self._seed, self._calls, self._tried_again = seconds, seed, [], False
        self._taken_before = 0.0
        if self._worker is None or not self._worker.alive:
            self._worker = self._open()
        return self._unless_the_machine_fails(self._execute(self._worker), None, ignore_progress)

    def execute_again(self) -> Answer:
        """Execute the submission anew within a check; its calls have the time that the check has left."""
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
        reported: list[Progress] = []
        again = itertools.count()

        def pass_on(progress: Progress) -> None:
            reported.append(progress)
            on_progress(progress)

        def pass_on_the_rest(progress: Progress) -> None:
            if next(again) >= len(reported):  # the first try has reported the others
                on_progress(progress)

        return self._unless_the_machine_fails(_ask(self._worker, call, pass_on), call, pass_on_the_rest)

    def keep(self, call: Call) -> None:
        """Store a call that was answered: another worker would have to repeat it first."""
        self._calls.append(call)

    @property
    def taken(self) -> float:
        """The seconds that all executions and calls of a check have taken."""
        return self._taken_before + (self._worker.taken if self._worker is not None else 0.0)

    def printed(self) -> str:
        """Return what the submission has printed since it was last executed anew."""
        return self._worker.printed() if self._worker is not None else ""

    def _open(self) -> AnyWorker:
        """Return a worker that has the sources; a second one if the first ends before it begins."""
        try:
            return self._sandbox.open(self._opening)
        except WorkerFault:
            return self._sandbox.open(self._opening)

    def _execute(self, worker: AnyWorker) -> Answer:
        return worker.execute_anew(IMPORT_SECONDS, self._seed, self._seconds)

    def _unless_the_machine_fails(self, answer: Answer, call: Call | None, on_progress: OnProgress) -> Answer:
        """Return an answer to a call, or to the import; repeat it once if the machine may have failed."""
        if _may_be_the_machines(answer) and not self._tried_again:
            self._tried_again = True
            self._worker = self._open()  # the printed text of the submission is lost now
            self._lack_of_space = self._sandbox.lack_of_space()
            answer = self._repeat(self._worker, call, on_progress)
        if why := self._fault_behind(answer):
            raise WorkerFault(why)
        return answer

    def _fault_behind(self, answer: Answer) -> str | None:
        """Return what the machine lacks, if nothing else explains an answer."""
        match answer:
            case Died(how) if how in FROM_OUTSIDE:
                return KILLED_TWICE.format(what=f"the process that runs {self._opening.exercise}.py")
            case Raised("MemoryError") if lacks_memory(MEMORY):
                return ADVICE[errno.ENOMEM]
            case Raised() if self._lack_of_space and answer.text.startswith(NO_SPACE):
                return described(self._lack_of_space, temporary=True)
        return None

    def _repeat(self, worker: AnyWorker, call: Call | None, on_progress: OnProgress) -> Answer:
        """Execute the submission in a new worker, repeat all calls of the check, and return the last answer."""
        answer = self._execute(worker)
        for earlier in self._calls if isinstance(answer, Returned) else ():
            _ask(worker, earlier, ignore_progress)
        return answer if call is None or not isinstance(answer, Returned) else _ask(worker, call, on_progress)


def _ask(worker: AnyWorker, call: Call, on_progress: OnProgress) -> Answer:
    return worker.call(call.name, call.values, scenario=call.is_scenario, on_progress=on_progress)


def _may_be_the_machines(answer: Answer) -> bool:
    """Whether the machine may have caused a problem, judging by the answer."""
    match answer:
        case Died(how):
            return how not in (BROKE, CLOSED)
        case Raised(kind, text):
            return kind == "MemoryError" or text.startswith(FAULTS)
    return False
