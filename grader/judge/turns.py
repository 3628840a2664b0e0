"""Which exercise comes next, when several judge processes grade a submission."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from grader.judge.messages import Turn


class Turns:
    """The exercises that wait for their turn, and the budget of the submission; for the threads of all processes.

    An exercise begins with what those before it have left. Those at work at the same time do not count for each other:
    what is out of all proportion may take the budget once for each process.

    Parameters
    ----------
    exercises : iterable of str
        The names of those that wait, in their order.
    budget : float
        The seconds that the submission has as a whole.
    """

    def __init__(self, exercises: Iterable[str], budget: float) -> None:
        self._waiting, self._left = list(exercises), budget
        self._ended, self._changed = False, threading.Condition()

    def next(self) -> Turn | None:
        """Return the next turn, or None at the end. Until then, an exercise may be put back: it is waited for."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ended)
            return None if self._ended else Turn(self._waiting.pop(0), self._left)

    def put_back(self, exercise: str | None) -> None:
        """Let an exercise wait again, if there is one; nothing is known of what it has taken."""
        with self._changed:
            self._waiting += [exercise] if exercise is not None else []
            self._changed.notify()

    def end(self) -> None:
        """Let nobody wait any more."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def spend(self, seconds: float) -> None:
        """Take from the budget what an exercise has taken."""
        with self._changed:
            self._left -= seconds
