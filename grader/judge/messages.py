"""The messages between a judge process and the process that started it; see `grader.judge.process`.

First, the judge process gets a `Preparation` and what it has to grade. It sends `Ready` when it has read everything.
Then it gets exercises, one `Turn` at a time, and sends `Spent` after each.
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
