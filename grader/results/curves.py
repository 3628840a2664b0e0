"""The curves of a check that trains, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CurvePoint:
    """A point of the curves of a long check.

    Attributes
    ----------
    share : float
        The share of the check that was done, from 0 to 1.
    loss, accuracy : float or None
        Their values at that point, if the check reports them.
    """

    share: float
    loss: float | None
    accuracy: float | None
