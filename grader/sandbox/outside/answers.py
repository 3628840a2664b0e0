"""The answers of a worker, as data."""

from __future__ import annotations

from dataclasses import dataclass

from grader.results.report import Limit
from grader.sandbox.inside.exceptions import SourceLocation
from grader.sandbox.inside.side_effects import NOTHING, SideEffects
from grader.sandbox.inside.values import Other, Value

__all__ = [
    "BROKE",
    "CLOSED",
    "NOTHING",
    "Answer",
    "Died",
    "Large",
    "Missing",
    "Other",
    "Progress",
    "Raised",
    "Returned",
    "SideEffects",
    "SourceLocation",
    "TimedOut",
    "Value",
    "ignore_progress",
]

BROKE, CLOSED = "broke the connection to the grader", "closed the connection to the grader"
"""How a worker ended if the judge ended it."""


@dataclass(frozen=True)
class Returned:
    """The call returned a value, and had these side effects."""

    value: Value
    side_effects: SideEffects = NOTHING


@dataclass(frozen=True)
class Raised:
    """The call raised an exception of this type."""

    type: str
    text: str
    place: SourceLocation | None


@dataclass(frozen=True)
class Missing:
    """A name is not defined: the name, its owner (empty for the module), and the nearest name there."""

    owner: str
    name: str
    near: str


@dataclass(frozen=True)
class Large:
    """The call returned a value that is too large to send."""

    what: str


@dataclass(frozen=True)
class TimedOut:
    """The call exceeded this limit of so many seconds, with its processor time if the system reports it."""

    seconds: float
    place: SourceLocation | None
    limit: Limit = Limit.WALL
    processor: float | None = None


@dataclass(frozen=True)
class Died:
    """The worker ended during the call, or sent bytes that are no answer."""

    how: str
    place: SourceLocation | None


@dataclass(frozen=True)
class Progress:
    """The progress of a long scenario; not yet an answer.

    Attributes
    ----------
    share : float
        The share that is done, from 0 to 1.
    loss : float or None
        The loss so far, if the scenario knows it; may be infinite or nan.
    accuracy : float or None
        The accuracy so far, from 0 to 1, if the scenario knows it.
    """

    share: float
    loss: float | None = None
    accuracy: float | None = None


def ignore_progress(_: Progress) -> None:
    """Ignore the progress of a scenario."""


Answer = Returned | Raised | Missing | Large | TimedOut | Died
