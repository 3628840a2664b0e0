"""Events while a submission is graded, as plain data, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grader.results.curves import CurvePoint
from grader.results.reading import Network
from grader.results.report import CheckResult, ExerciseResult, Report
from grader.results.views import View


@dataclass(frozen=True)
class ExerciseStarted:
    """The checks of an exercise begin."""

    exercise: str


@dataclass(frozen=True)
class TrainingProgress:
    """A check that trains has reached this point."""

    exercise: str
    point: CurvePoint


@dataclass(frozen=True)
class NetworkTrained:
    """An exercise has passed, and its checks have trained this network."""

    exercise: str
    network: Network


@dataclass(frozen=True)
class CheckFinished:
    """A check has an outcome; a mistake may be recognised later."""

    exercise: str
    check: CheckResult


@dataclass(frozen=True)
class Diagnosed:
    """All checks of an exercise are done, and known mistakes are named in them."""

    exercise: ExerciseResult


@dataclass(frozen=True)
class ViewDrawn:
    """A view of an exercise is drawn, or the reason why it cannot be is known; the verdict came earlier."""

    exercise: str
    view: View


@dataclass(frozen=True)
class ViewsDone:
    """There are no more views of this exercise."""

    exercise: str


@dataclass(frozen=True)
class Graded:
    """Everything is done: the last event."""

    report: Report


Event = ExerciseStarted | TrainingProgress | CheckFinished | NetworkTrained | Diagnosed | ViewDrawn | ViewsDone | Graded
OnEvent = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Ignore an event."""
