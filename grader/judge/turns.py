"""Which exercise comes next, when several judge processes grade a submission."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from grader.judge.messages import Turn


class Turns:
    """The exercises that wait for their turn, and the budget of the submission, for the threads of all processes.

    An exercise begins with the budget that the finished ones have left. Exercises that run at the same time do not
    count for each other, so an extreme submission may use up the budget once in each process.

    Parameters
    ----------
    exercises : iterable of str
        The names of the waiting exercises, in order.
    budget : float
        The seconds that the submission has as a whole.
    """

    def __init__(self, exercises: Iterable[str], budget: float) -> None:
        self._waiting, self._left = list(exercises), budget
        self._ended, self._changed = False, threading.Condition()

    def next(self) -> Turn | None:
        """Return the next turn, or None at the end. It waits while a running exercise may still be put back."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ended)
            return None if self._ended else Turn(self._waiting.pop(0), self._left)

    def put_back(self, exercise: str | None) -> None:
        """Put an exercise back, if there is one; the time that it took is unknown."""
        with self._changed:
            self._waiting += [exercise] if exercise is not None else []
            self._changed.notify()

    def end(self) -> None:
        """End all waiting."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def spend(self, seconds: float) -> None:
        """Take the time of an exercise from the budget."""
        with self._changed:
            self._left -= seconds
