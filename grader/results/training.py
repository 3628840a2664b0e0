"""What a check that trains or reads pictures leaves behind, as plain data."""

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
        What they were then, where the check tells.
    """

    share: float
    loss: float | None
    accuracy: float | None


@dataclass(frozen=True)
class Misread:
    """A picture that was read wrong.

    Attributes
    ----------
    pixels : bytes
        The picture, 28 rows of 28 pixels from 0 to 255.
    digit : int
        What it shows.
    read : int
        What was read.
    """

    pixels: bytes
    digit: int
    read: int
