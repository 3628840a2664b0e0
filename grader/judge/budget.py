"""The time limit of a whole submission."""

from __future__ import annotations

from grader.judge.failures import NotPassed
from grader.results.report import Limit, Status

FREE = 0.1
"""The share of its limit that a check takes for nothing. Where a machine is not slow, solutions take less."""


class Budget:
    """The seconds that all checks of a submission may take together, beyond what the solutions take.

    Parameters
    ----------
    seconds : float
        How many there are.

    Attributes
    ----------
    left : float
        How many are left.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = self.left = seconds

    def require(self) -> None:
        """Refuse a check when nothing is left.

        Raises
        ------
        NotPassed
            With the status timeout.
        """
        if self.left <= 0:
            message = f"did not run: other checks used up the {self._seconds:g} s that the whole submission has"
            raise NotPassed(Status.TIMEOUT, message, limit=Limit.BUDGET)

    def charge(self, taken: float, limit: float, *, finished: bool) -> None:
        """Take the time of a check from the budget.

        Parameters
        ----------
        taken : float
            The seconds that it took.
        limit : float
            Its own limit in seconds; a tenth of it is free.
        finished : bool
            Whether it finished in time; one that did not pays for all that it took.
        """
        self.left -= max(0.0, taken - FREE * limit) if finished else taken
