"""The submission, at work in a worker."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from grader.course import Exercise
from grader.judge.failures import NotPassed, not_passed
from grader.judge.subjects.assembly import Sources
from grader.judge.subjects.calls import Call, copies
from grader.judge.subjects.transcript import Transcript
from grader.sandbox.outside.answers import Answer, Died, Large, Progress, Raised, Returned, TimedOut, Value
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import KILLED, cause_of_death
from grader.sandbox.outside.shortage import described_shortage
from grader.sandbox.outside.worker import Worker, WorkerFault

IMPORT_SECONDS = 5.0
SECONDS_AFTER_HANG = 1.0
"""Once a check has run out of time, the others of its exercise have this long, or a fifth of their own limit."""
MAX_OF_CHECK = 80 * 1024 * 1024
"""Bytes of all answers of a check, which may hold several before it compares them. One has at most 64 MiB."""
MUCH = 8 * 1024 * 1024
"""Bytes of answers that are freed at once when their check is over, not when Python happens to."""
MAX_KEPT = 32 * 1024 * 1024
"""Bytes of answers that are kept of an exercise. Right ones need less than 2 million; others would fill the memory."""


class RemoteSubmission:
    """One exercise of a submission, executed in a worker and asked for answers.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    sources : Sources
        Its source text and those that it may import.
    scenarios : str
        Source text of the scenarios.
    sandbox : Sandbox
        Where workers come from.
    on_progress : callable
        Called with the progress of a long call.
    """

    def __init__(
        self,
        exercise: Exercise,
        sources: Sources,
        scenarios: str,
        sandbox: Sandbox,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self._exercise, self._sources, self._scenarios = exercise, sources, scenarios
        self._sandbox, self._on_progress = sandbox, on_progress
        self._worker: Worker | None = None
        self._not_importable: NotPassed | None = None
        self._hung = False
        self._seconds = self._deadline = 0.0
        self._calls: list[Call] = []
        self._seed, self._tried_again = 0, False
        self._room = MAX_KEPT
        self._room_of_check = MAX_OF_CHECK
        self._transcript = Transcript()

    def begin(self, seconds: float, seed: int, transcript: Transcript) -> None:
        """Execute the submission anew for a check.

        Parameters
        ----------
        seconds : float
            Time that the calls of the check have together.
        seed : int
            Seed of the submission's ``np.random``.
        transcript : Transcript
            Where the calls of the check and their answers are kept.

        Raises
        ------
        NotPassed
            If the file cannot be executed; it is then not tried again.
        """
        self._transcript, self._room_of_check = transcript, MAX_OF_CHECK
        self._calls, self._seed, self._tried_again = [], seed, False
        if self._not_importable is not None:
            raise self._not_importable
        self._seconds = min(seconds, max(SECONDS_AFTER_HANG, seconds / 5)) if self._hung else seconds
        if self._worker is None or not self._worker.alive:
            self._worker = self._open()
        answer = self._unless_the_machine_fails(self._execute(), None)
        if not isinstance(answer, Returned):
            self._not_importable = self._not_passed(answer, None)
            raise self._not_importable

    def _execute(self) -> Answer:
        assert self._worker is not None
        answer = self._worker.execute_anew(IMPORT_SECONDS, self._seed, self._seconds)
        self._deadline = time.monotonic() + self._seconds
        return answer

    def _open(self) -> Worker:
        """Return a worker that has the sources; a second one if the first is dead before it begins."""
        try:
            return self._opened(self._sandbox.take())
        except WorkerFault:
            return self._opened(self._sandbox.take())

    def _opened(self, worker: Worker) -> Worker:
        worker.open(self._exercise.name, self._sources.texts, self._scenarios, self._exercise.packages)
        return worker

    def ask(self, call: Call) -> Value:
        """Return what the submission returns for a call.

        Raises
        ------
        NotPassed
            If it returns nothing that can be looked at.
        """
        answer = self._bounded(self._unless_the_machine_fails(self._call(call, self._on_progress), call))
        kept = call if call.takes_long else replace(call, values=tuple(copies(call.values)))
        self._calls.append(kept)
        if not call.takes_long:
            self._keep(kept, answer)
        if isinstance(answer, Returned):
            return answer.value
        if isinstance(answer, TimedOut):
            self._hung = True
            answer = TimedOut(self._seconds, answer.place)
        raise self._not_passed(answer, call.label)

    @property
    def has_large_answers(self) -> bool:
        """Whether the answers of the check take much memory together."""
        return MAX_OF_CHECK - self._room_of_check > MUCH

    def _bounded(self, answer: Answer) -> Answer:
        """Return an answer, or that it is too large where the answers of the check together are."""
        self._room_of_check -= _size_of(answer)
        return answer if self._room_of_check >= 0 else Large(f"more than {MAX_OF_CHECK // 1024**2} MiB in one check")

    def _call(self, call: Call, on_progress: Callable[[Progress], None]) -> Answer:
        assert self._worker is not None
        left = max(0.001, self._deadline - time.monotonic())
        return self._worker.call(call.name, call.values, left, scenario=call.is_scenario, on_progress=on_progress)

    # Faults of the machine

    def _unless_the_machine_fails(self, answer: Answer, call: Call | None) -> Answer:
        """Return an answer to a call, or to the import; ask once more where the machine may be what failed.

        A worker that was killed may have been killed by anybody. The second one that is killed in a check counts as
        the submission's.

        Raises
        ------
        WorkerFault
            If there is no space left on the disk, however little the submission writes.
        """
        if self._tried_again or not (_found_no_space(answer) or _was_killed(answer)):
            return answer
        self._tried_again = True
        self._worker = self._open()  # what the submission has written is gone now
        full = self._sandbox.is_full()
        answer = self._repeat(call)
        if full and _found_no_space(answer):
            raise WorkerFault(described_shortage(OSError(errno.ENOSPC, "")))
        return answer

    def _repeat(self, call: Call | None) -> Answer:
        """Execute the submission in a new worker, ask what the check has asked so far, and return the last answer."""
        answer = self._execute()
        for earlier in self._calls if isinstance(answer, Returned) else ():
            self._call(earlier, _ignore)
        return answer if call is None or not isinstance(answer, Returned) else self._call(call, _ignore)

    def _keep(self, call: Call, answer: Answer) -> None:
        size = _size_of(answer)
        if size <= self._room:
            self._room -= size
            self._transcript.add(call, answer)

    def _not_passed(self, answer: Answer, call: str | None) -> NotPassed:
        exercise, texts, isolation = self._exercise, self._sources.quotable, self._sandbox.isolation
        return not_passed(answer, call, exercise.name, texts, exercise.packages, isolation)

    def printed(self) -> str:
        """Return what the submission printed since it was last executed anew."""
        return self._worker.printed() if self._worker is not None else ""


def _size_of(answer: Answer) -> int:
    """Return how many bytes an answer takes, if it is a value."""
    return _size(answer.value) if isinstance(answer, Returned) else 0


def _found_no_space(answer: Answer) -> bool:
    return isinstance(answer, Raised) and answer.text.startswith(f"[Errno {errno.ENOSPC}]")


def _was_killed(answer: Answer) -> bool:
    """Whether a worker ended by SIGKILL, which is how a system without memory ends processes."""
    return isinstance(answer, Died) and answer.how == cause_of_death(KILLED)


def _ignore(progress: Progress) -> None:
    """Take no notice: the curves have what the first try told."""


def _size(value: Value) -> int:
    """Return how many bytes a value takes."""
    if isinstance(value, tuple):
        return sum(map(_size, value))
    if isinstance(value, dict):
        return sum(map(_size, value.values()))
    return value.nbytes if isinstance(value, np.ndarray) else sys.getsizeof(value)
