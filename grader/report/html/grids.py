"""Two different arrays as grids: the submission's, the expected one, and the difference."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.results.difference import ArrayDifference, pair

SHADES = 4
"""How many shades a colour has, for negative and for positive entries."""


@dataclass(frozen=True)
class Cell:
    """An entry of a grid.

    Attributes
    ----------
    text : str
        The number.
    shade : str
        Its colour as a class of the style sheet, such as ``"minus-4"``; nothing for 0.
    is_wrong : bool
        Whether it is ringed.
    """

    text: str
    shade: str
    is_wrong: bool


@dataclass(frozen=True)
class Grid:
    """An array as a grid.

    Attributes
    ----------
    name : str
        What it shows.
    columns : sequence of int
        Which entries these are along the last axis of the array.
    rows : list of pairs
        Which row of the array each is, and its cells.
    """

    name: str
    columns: Sequence[int]
    rows: Sequence[tuple[int, Sequence[Cell]]]


def grids_of(difference: ArrayDifference) -> list[Grid]:
    """Return the submission's entries, the expected ones, and their difference, each as a grid.

    Numbers are written as in messages. The first two grids share one scale of colours.
    """
    together = zip(difference.got, difference.expected, difference.wrong, strict=True)
    rows = [[_Entry(*entry) for entry in zip(*row, strict=True)] for row in together]
    most = _largest(number for row in rows for entry in row for number in entry.numbers[:2])
    most_off = _largest(entry.numbers[2] for row in rows for entry in row)
    first_row, first_column = (0, *difference.start)[-2:]
    columns = range(first_column, first_column + len(rows[0]))
    return [
        Grid(name, columns, [*enumerate(([entry.cell(place, largest) for entry in row] for row in rows), first_row)])
        for place, (name, largest) in enumerate((("Yours", most), ("Expected", most), ("Difference", most_off)))
    ]


@dataclass(frozen=True)
class _Entry:
    """An entry of both arrays."""

    got: float
    expected: float
    is_wrong: bool

    @property
    def numbers(self) -> tuple[float, float, float]:
        """Both, and their difference; it is 0 for a right entry."""
        return self.got, self.expected, self.got - self.expected if self.is_wrong else 0.0

    def cell(self, place: int, largest: float) -> Cell:
        """Return one of its numbers as a cell, given the largest number."""
        texts = pair(self.got, self.expected) if self.is_wrong else (f"{self.got:.4g}", f"{self.expected:.4g}")
        number = self.numbers[place]
        return Cell((*texts, f"{self.numbers[2]:.4g}")[place], _shade(number, largest), self.is_wrong)


def _largest(numbers: Iterable[float]) -> float:
    """Return the largest absolute value of the finite numbers, at least 0."""
    return max((abs(number) for number in numbers if math.isfinite(number)), default=0.0)


def _shade(number: float, largest: float) -> str:
    """Return the shade of a number; a number that is not finite has none."""
    if number == 0 or not math.isfinite(number):
        return ""
    return f"{'plus' if number > 0 else 'minus'}-{max(1, math.ceil(SHADES * (abs(number) / largest)))}"
