"""What crosses the pipes between a judge process and the one that started it; see `grader.judge.process`.

First comes a `Preparation`, and what is to be graded. When the judge process has read all that it needs, it says
`Ready`. Then exercises arrive, one `Turn` at a time, and each ends with `Spent`.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.results.events import Event


@dataclass(frozen=True)
class Preparation:
    """What a judge process can get ready before there is anything to grade.

    Attributes
    ----------
    isolation : str
        The level at which submissions run.
    views : bool
        Whether it is going to draw views.
    exercise : str
        The exercise whose views are likely to be drawn; nothing where nobody knows.
    """

    isolation: str
    views: bool = False
    exercise: str = ""


@dataclass(frozen=True)
class Ready:
    """The judge process reads no more files, so that no submission can change what it does."""


@dataclass(frozen=True)
class Turn:
    """The name of an exercise to grade, and the seconds that are left of the budget of the submission."""

    exercise: str
    left: float


@dataclass(frozen=True)
class Spent:
    """An exercise is graded, and has taken so many seconds of the budget."""

    seconds: float


Message = Ready | Event | Spent | Exception
"""What a judge process sends; an exception says why it cannot grade any more, and is the last."""
