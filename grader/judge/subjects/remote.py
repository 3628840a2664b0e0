"""The submission, running in a worker."""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from grader.course import Exercise
from grader.judge.attempt import Attempt
from grader.judge.budget import Budget
from grader.judge.failures import NotPassed, not_passed
from grader.judge.subjects.assembly import Sources
from grader.judge.subjects.calls import Call, copies
from grader.judge.subjects.retries import RetriedWorker
from grader.judge.subjects.transcript import Transcript
from grader.sandbox.outside.answers import Answer, Large, Progress, Returned, TimedOut, Value, ignore_progress
from grader.sandbox.outside.interface import WorkerSource

SECONDS_AFTER_HANG = 1.0
"""After a timeout, the other checks of the exercise have this long, or a fifth of their own limit."""
HURRIED = "An earlier check ran out of time, so this one had less. Look at that one first."
MAX_OF_CHECK = 80 * 1024 * 1024
"""The most bytes of all answers of a check, which may hold several before it compares them. One has at most 64 MiB."""
MUCH = 8 * 1024 * 1024
"""With more bytes, the answers of a check are freed at its end, not when Python happens to do it."""
MAX_KEPT = 32 * 1024 * 1024
"""The most bytes of answers kept for an exercise. Right ones need less than 2 million; others would fill the memory."""


class RemoteSubmission:
    """One exercise of a submission, executed in a worker.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    sources : Sources
        Its source text and the ones that it may import.
    scenarios : str
        Source text of the scenarios.
    sandbox : WorkerSource
        Where workers come from.
    budget : Budget
        The time that the submission has as a whole.
    on_progress : callable
        Called with the progress of a long call.
    repeatable : bool
        Whether the same submission always gets the same messages: then the line of a timeout is left out.
    """

    def __init__(
        self,
        exercise: Exercise,
        sources: Sources,
        scenarios: str,
        sandbox: WorkerSource,
        budget: Budget,
        on_progress: Callable[[Progress], None],
        repeatable: bool = False,
    ) -> None:
        self._exercise, self._quotable, self._isolation = exercise, sources.quotable, sandbox.isolation
        self._worker = RetriedWorker(sources.opening(exercise, scenarios), sandbox)
        self._budget, self._on_progress, self._repeatable = budget, on_progress, repeatable
        self._not_importable: NotPassed | None = None
        self._executed = self._hung = False
        self._limit = 0.0
        self._room = MAX_KEPT
        self._room_of_check = MAX_OF_CHECK
        self._transcript = Transcript()

    def with_budget(self, budget: Budget) -> RemoteSubmission:
        """Return the same submission in the same worker, for calls after its checks, with another time limit."""
        other = copy.copy(self)
        other._budget, other._on_progress = budget, ignore_progress
        return other

    def begin(self, seconds: float, seed: int, transcript: Transcript) -> None:
        """Execute the submission anew for a check.

        Parameters
        ----------
        seconds : float
            Time that the calls of the check have together.
        seed : int
            Seed of the submission's ``np.random``.
        transcript : Transcript
            The record of the check's calls and their answers.

        Raises
        ------
        NotPassed
            If the file cannot be executed, and it is then not tried again; or if nothing is left of the budget.
        """
        self._transcript, self._room_of_check = transcript, MAX_OF_CHECK
        self._limit, self._executed = seconds, False
        if self._not_importable is not None:
            raise self._not_importable
        self._budget.require()
        if self._hung:
            seconds = min(seconds, max(SECONDS_AFTER_HANG, seconds / 5))
        self._executed = True
        answer = self._worker.execute_anew(seconds, seed)
        if not isinstance(answer, Returned):
            self._not_importable = self._not_passed(answer, None)
            raise self._not_importable

    def begin_again(self) -> None:
        """Execute the submission anew within a check, in the time that is left for its calls.

        Raises
        ------
        NotPassed
            If there is no time left, or the file cannot be executed any more.
        """
        answer = self._worker.execute_again()
        if not isinstance(answer, Returned):
            raise self._not_passed(answer, None)

    def ask(self, call: Call) -> Value:
        """Return the submission's answer to a call.

        Raises
        ------
        NotPassed
            If it returns nothing that can be looked at.
        """
        answer = self._bounded(self._worker.ask(call, self._on_progress))
        kept = call if call.takes_long else replace(call, values=tuple(copies(call.values)))
        self._worker.keep(kept)
        if not call.takes_long:
            self._keep(kept, answer)
        if isinstance(answer, Returned):
            return answer.value
        problem = self._not_passed(answer, call.label)
        self._hung = self._hung or isinstance(answer, TimedOut)
        raise problem

    @property
    def has_large_answers(self) -> bool:
        """Whether the answers of the check take much memory together."""
        return MAX_OF_CHECK - self._room_of_check > MUCH

    def end(self, *, finished: bool) -> None:
        """At the end of a check, take its time and that of the import from the budget.

        Parameters
        ----------
        finished : bool
            Whether it was within its time.
        """
        if self._executed:
            self._budget.charge(self._worker.taken, self._limit, finished=finished)

    def _bounded(self, answer: Answer) -> Answer:
        """Return an answer, or report that it is too large, if all answers of the check together are."""
        self._room_of_check -= _size_of(answer)
        return answer if self._room_of_check >= 0 else Large(f"more than {MAX_OF_CHECK // 1024**2} MiB in one check")

    def _keep(self, call: Call, answer: Answer) -> None:
        size = _size_of(answer)
        if size <= self._room:
            self._room -= size
            self._transcript.add(call, answer)

    def _not_passed(self, answer: Answer, call: str | None) -> NotPassed:
        exercise = self._exercise
        if self._repeatable and isinstance(answer, TimedOut):
            answer = replace(answer, place=None, processor=None)
        attempt = Attempt(call, exercise.name, self._quotable, exercise.packages, self._isolation)
        problem = not_passed(answer, attempt)
        if self._hung and isinstance(answer, TimedOut):
            problem.hint = HURRIED
        return problem

    def printed(self) -> str:
        """Return what the submission printed in this check, or at a failed import before it."""
        return self._worker.printed() if self._executed or self._not_importable is not None else ""


def _size_of(answer: Answer) -> int:
    """Return how many bytes an answer takes, if it is a value."""
    return _size(answer.value) if isinstance(answer, Returned) else 0


def _size(value: Value) -> int:
    """Return how many bytes a value takes."""
    if isinstance(value, tuple):
        return sum(map(_size, value))
    if isinstance(value, dict):
        return sum(map(_size, value.values()))
    return value.nbytes if isinstance(value, np.ndarray) else sys.getsizeof(value)
