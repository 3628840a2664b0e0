"""What happens while a submission is graded, as plain data, in the order in which it happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grader.results.report import CheckResult, CurvePoint, ExerciseResult, Report


@dataclass(frozen=True)
class ExerciseStarted:
    """The checks of an exercise begin."""

    exercise: str


@dataclass(frozen=True)
class TrainingProgress:
    """A check that trains has come this far."""

    exercise: str
    point: CurvePoint


@dataclass(frozen=True)
class CheckFinished:
    """A check has an outcome; which mistake it was is not known yet."""

    exercise: str
    check: CheckResult


@dataclass(frozen=True)
class Diagnosed:
    """All checks of an exercise are done, and explained where a known mistake explains them."""

    exercise: ExerciseResult


@dataclass(frozen=True)
class Graded:
    """Everything is done: the last event."""

    report: Report


Event = ExerciseStarted | TrainingProgress | CheckFinished | Diagnosed | Graded
OnEvent = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Take no notice of an event."""
