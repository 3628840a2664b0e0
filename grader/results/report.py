"""The report on one submission, as plain data. Every format prints this and computes nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from grader import __version__
from grader.results.curves import CurvePoint
from grader.results.difference import ArrayDifference
from grader.results.reading import Misread

DEFAULT_SEED = 1
NO_REFERENCE = "graded by your instructor"
"""The message of a check that needs a reference in a kit without it."""
PRINTED = "printed:"
"""The detail of a check before the printed text of the submission."""


class Status(StrEnum):
    """The outcome of a check, and the state of an exercise."""

    PASSED = "passed"
    FAILED = "failed"
    TODO = "todo"
    ERROR = "error"
    TIMEOUT = "timeout"
    BLOCKED = "blocked"


WRONG = frozenset({Status.FAILED, Status.ERROR, Status.TIMEOUT})
"""The outcomes that mean a slip."""


class Limit(StrEnum):
    """A limit of time that a check has exceeded."""

    PROCESSOR = "processor"
    """Processor time."""
    WAITING = "waiting"
    """Time asleep."""
    WALL = "wall"
    """Time by the clock on the wall."""
    BUDGET = "budget"
    """The time of the whole submission."""


@dataclass(frozen=True)
class CheckResult:
    """The outcome of one check.

    Attributes
    ----------
    name : str
        Name of the check's function.
    title : str
        The sentence that is true for right code.
    status : Status
        What came out.
    max_score : int
        Its weight in the exercise.
    message : str or None
        The first line of the message for the learner; None when passed.
    hint : str or None
        What helps.
    mistake : str or None
        Name of the known mistake that was recognised.
    advice : tuple of str
        What works but may cause trouble; it costs no points.
    details : tuple of str
        Further lines for a person: the place in the source, the inputs, what was printed.
    curve : tuple of CurvePoint
        How loss and accuracy went, for a check that trains.
    misread : tuple of Misread
        Some pictures that were read wrong, for a check that reads pictures.
    seconds : float
        How long the check took.
    limit : Limit or None
        The limit of time that it exceeded.
    function : str or None
        The function or method of the exercise that the failure is about, such as ``"Affine.backward"``; the class where
        it is about making an object. None when passed, or where no call failed.
    difference : ArrayDifference or None
        The entries around the first wrong one, where an array is wrong.
    """

    name: str
    title: str
    status: Status
    max_score: int
    message: str | None = None
    hint: str | None = None
    mistake: str | None = None
    advice: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    curve: tuple[CurvePoint, ...] = ()
    misread: tuple[Misread, ...] = ()
    seconds: float = 0.0
    limit: Limit | None = None
    function: str | None = None
    difference: ArrayDifference | None = None

    @property
    def score(self) -> int:
        """All of its weight when passed, else nothing."""
        return self.max_score if self.status is Status.PASSED else 0


@dataclass(frozen=True)
class Override:
    """A score that the instructor set by hand.

    Attributes
    ----------
    score : int
        The points that count.
    reason : str
        Why.
    """

    score: int
    reason: str


@dataclass(frozen=True)
class ExerciseResult:
    """The outcome of one exercise.

    Attributes
    ----------
    name, title : str
        As in the course.
    max_score : int
        The points of the exercise; its checks share them by weight.
    checks : tuple of CheckResult
        Every check of the exercise, in order.
    override : Override or None
        The instructor's score instead of the points for the checks.
    """

    name: str
    title: str
    max_score: int
    checks: tuple[CheckResult, ...]
    override: Override | None = None

    @property
    def score(self) -> int:
        """The points for the checks that passed, rounded down, so full points only if all passed; or the override."""
        if self.override is not None:
            return self.override.score
        weights = sum(check.max_score for check in self.checks)
        return self.max_score * sum(check.score for check in self.checks) // weights if weights else 0

    @property
    def passed(self) -> int:
        """How many checks passed."""
        return sum(check.status is Status.PASSED for check in self.checks)

    @property
    def todo(self) -> int:
        """How many checks are still to do."""
        return sum(check.status is Status.TODO for check in self.checks)

    @property
    def first_open(self) -> CheckResult | None:
        """The check to begin with: the first with a slip, else the first that the learner can work on."""
        wrong = (check for check in self.checks if check.status in WRONG)
        others = (c for c in self.checks if c.status is not Status.PASSED and c.message != NO_REFERENCE)
        return next(wrong, None) or next(others, None)

    @property
    def is_stopped(self) -> bool:
        """Whether one problem keeps all checks from running, such as a file that is no Python."""
        messages = {check.message for check in self.checks if check.status is not Status.BLOCKED}
        statuses = {check.status for check in self.checks} - {Status.BLOCKED}
        return len(messages) == 1 and not statuses & {Status.PASSED, Status.TODO} and len(self.checks) > 1

    @property
    def is_set_without_checks(self) -> bool:
        """Whether the instructor has set the score and no check was run."""
        return self.override is not None and not self.checks

    @property
    def status(self) -> Status:
        """Passed if all checks are; failed if something is wrong; else todo or blocked. An override needs no checks."""
        statuses = {check.status for check in self.checks}
        if self.is_set_without_checks:
            return Status.BLOCKED
        if not statuses or statuses & WRONG:
            return Status.FAILED
        return next(status for status in (Status.TODO, Status.BLOCKED, Status.PASSED) if status in statuses)


@dataclass(frozen=True)
class Report:
    """All outcomes of one submission.

    Attributes
    ----------
    submission : str
        The folder, as the user named it.
    seed : int
        Seed of all random inputs.
    isolation : str
        The level at which the submission ran.
    dataset : str
        The MNIST that was used, ``"sample"`` or ``"full"``.
    exercises : tuple of ExerciseResult
        In the order of the course.
    why_not_strict : str or None
        Why the strictest isolation was not possible, if it was wanted.
    version : str
        The version of the kit that graded.
    """

    submission: str
    seed: int
    isolation: str
    dataset: str
    exercises: tuple[ExerciseResult, ...]
    why_not_strict: str | None = None
    version: str = __version__

    @property
    def score(self) -> int:
        """The points earned."""
        return sum(exercise.score for exercise in self.exercises)

    @property
    def max_score(self) -> int:
        """The points that could be earned."""
        return sum(exercise.max_score for exercise in self.exercises)

    @property
    def passed(self) -> bool:
        """Whether every exercise passed, and there is at least one."""
        return bool(self.exercises) and all(exercise.status is Status.PASSED for exercise in self.exercises)
