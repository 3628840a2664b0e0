"""The record of one check, from its collection to its outcome."""

from __future__ import annotations

import gc
import sys
import time
from dataclasses import dataclass, field

import pytest

from grader.course import Exercise
from grader.course.language import CHECK_SECONDS
from grader.judge.diagnosis.failure import Failure
from grader.judge.diagnosis.recognition import Diagnosis
from grader.judge.diagnosis.symptoms import plain_question, question
from grader.judge.failures import NotPassed
from grader.judge.functions import Functions
from grader.judge.paths import MAX_TEXT, safe_text
from grader.judge.subjects.remote import RemoteSubmission
from grader.judge.subjects.retries import IMPORT_SECONDS
from grader.judge.subjects.transcript import Transcript
from grader.results.curves import CurvePoint
from grader.results.reading import Misread, Network
from grader.results.report import PRINTED, CheckResult, Status
from grader.sandbox.outside.limit import BACKSTOP

BACKSTOP_SECONDS = 300.0
"""What the judge itself has for a check. It takes a moment; this only ends a judge that hangs."""
MAX_POINTS = 10_000
MAX_PRINTED_LINES = 10


@dataclass(eq=False)
class CheckRecord:
    """Everything known about one check.

    Attributes
    ----------
    item : pytest.Function
        The check.
    exercise : Exercise
        Its exercise.
    functions : Functions
        What its exercise defines.
    limit : float
        Seconds that the calls of the check have together.
    submission : RemoteSubmission or None
        The submission that it calls, once it has used it.
    seed : int
        Seed of the ``np.random`` of submission and reference.
    transcript : Transcript
        Its calls and their answers.
    curve : list of CurvePoint
        How loss and accuracy went.
    misread : list of Misread
        Pictures that were read wrong.
    network : Network or None
        The trained network, if it is stored for the learner.
    advice : list of str
        Its advice, which costs no points.
    waits_for : str or None
        The earlier exercise of the learner's that it runs with, and that does not pass.
    started : float
        When it began, on the clock of `time.perf_counter`.
    status : Status or None
        What came out, once it has.
    problem : NotPassed or None
        Why it is not passed.
    printed : str
        The text that the submission printed, if the check did not pass.
    seconds : float
        How long it took.
    """

    item: pytest.Function
    exercise: Exercise
    functions: Functions
    limit: float = field(init=False)
    submission: RemoteSubmission | None = None
    seed: int = 0
    transcript: Transcript = field(default_factory=Transcript)
    curve: list[CurvePoint] = field(default_factory=list)
    misread: list[Misread] = field(default_factory=list)
    network: Network | None = None
    advice: list[str] = field(default_factory=list)
    waits_for: str | None = None
    started: float = 0.0
    status: Status | None = None
    problem: NotPassed | None = None
    printed: str = ""
    seconds: float = 0.0

    def __post_init__(self) -> None:
        self.limit = limit_of(self.item)  # read now: the judge marks the check with a longer time

    @property
    def weight(self) -> int:
        """Its weight in the exercise."""
        mark = self.item.get_closest_marker("points")
        return int(mark.args[0]) if mark else 1

    @property
    def trains(self) -> bool:
        """Whether it trains a network, which takes seconds."""
        return self.limit > CHECK_SECONDS

    @property
    def uses_own_exercises(self) -> bool:
        """Whether it runs on the learner's own earlier exercises."""
        return self.item.get_closest_marker("uses_own_exercises") is not None

    @property
    def runs_with(self) -> tuple[str, bool]:
        """The same only for checks that share a worker."""
        return self.exercise.name, self.uses_own_exercises

    @property
    def title(self) -> str:
        """The first line of its docstring, with the case if there are several."""
        title = str(self.item.function.__doc__).strip().splitlines()[0]
        callspec = getattr(self.item, "callspec", None)
        return f"{title.removesuffix('.')} ({callspec.id})." if callspec else title

    @property
    def backstop(self) -> float:
        """The seconds after which the judge itself hangs: a check may run twice, each time up to its limits."""
        return 2 * BACKSTOP * (IMPORT_SECONDS + self.limit) + BACKSTOP_SECONDS

    def add_point(self, point: CurvePoint) -> None:
        """Add a point of the curves, unless there are very many already."""
        if len(self.curve) < MAX_POINTS:
            self.curve.append(point)

    def finish(self, problem: NotPassed | None) -> None:
        """Keep the outcome: passed, or the problem. If the cause may be an earlier exercise, the check waits."""
        waits = problem and self.waits_for and not problem.is_to_do_in(f"{self.exercise.name}.py")
        if waits:
            name = self.exercise.name
            problem = NotPassed(Status.BLOCKED, f"{name} builds on {self.waits_for}, which does not pass yet")
        self.seconds = round(time.perf_counter() - self.started, 4)
        self.status = problem.status if problem else Status.PASSED
        self.problem = problem.with_traceback(None) if problem else None  # its frames hold the answers
        if problem and not waits and self.submission is not None:
            self.printed = self.submission.printed()

    def free_answers(self) -> None:
        """Free large answers: exceptions hold frames, and frames hold answers, in cycles."""
        if self.submission is not None and self.submission.has_large_answers:
            for name in ("last_type", "last_value", "last_traceback", "last_exc"):  # pytest leaves the last one there
                vars(sys).pop(name, None)
            gc.collect()

    def result(self, diagnosis: Diagnosis | None = None, advice: tuple[str, ...] = (), text: str = "") -> CheckResult:
        """Return the outcome as data.

        Parameters
        ----------
        diagnosis : Diagnosis, optional
            The known mistake that explains it.
        advice : tuple of str
            All advice on it.
        text : str
            The submission, which may show a general slip if there is no known mistake.
        """
        assert self.status is not None
        hint = self._hint(diagnosis, text)
        return CheckResult(
            name=self.item.name,
            title=self.title,
            status=self.status,
            max_score=self.weight,
            message=safe_text(self.problem.message) if self.problem else None,
            hint=safe_text(hint) if hint else None,
            mistake=diagnosis.mistake if diagnosis else None,
            advice=tuple(map(safe_text, advice)),
            details=tuple(map(safe_text, self._details())),
            curve=tuple(self.curve),
            misread=tuple(self.misread),
            seconds=self.seconds,
            limit=self.problem.limit if self.problem else None,
            function=self._function(),
            difference=self.problem.difference if self.problem else None,
        )

    def _hint(self, diagnosis: Diagnosis | None, text: str) -> str | None:
        """Return the best hint: for a slip in plain sight, a known mistake, or a general slip."""
        if self.problem is None or self.status not in (Status.FAILED, Status.ERROR):
            return self.problem.hint if self.problem else None
        failure = Failure(self.problem.message[:MAX_TEXT], self.problem.details, self._function(), text)
        known = self.problem.hint or (diagnosis.hint if diagnosis else None)
        return plain_question(failure) or known or question(failure)

    def _function(self) -> str | None:
        """Return the function or method that is wrong or to do, if the calls show it."""
        if self.problem is None or self.problem.call is None:
            return None
        call, message = self.problem.call[:MAX_TEXT], self.problem.message[:MAX_TEXT]
        return self.functions.subject(call, message, self.title)

    def _details(self) -> list[str]:
        if self.problem is None:
            return []
        lines = [*self.problem.details]
        if self.uses_own_exercises:
            lines.append(f"This check runs on your own {', '.join(self.exercise.needs)}, where you handed them in.")
        return [*lines, PRINTED, *(f"  {line}" for line in _first_lines(self.printed))] if self.printed else lines


def limit_of(item: pytest.Item) -> float:
    """Return the seconds that all calls of a check have together."""
    mark = item.get_closest_marker("timeout")
    return float(mark.args[0]) if mark else CHECK_SECONDS


def trains(item: pytest.Item) -> bool:
    """Whether a check trains a network, as marked by its author."""
    return limit_of(item) > CHECK_SECONDS


def _first_lines(text: str) -> list[str]:
    lines = [line[:200] for line in text.expandtabs(4).splitlines()]
    return [*lines[:MAX_PRINTED_LINES], "..."] if len(lines) > MAX_PRINTED_LINES else lines
