"""Where two arrays differ, as plain data; and their entries as text."""

from __future__ import annotations

from dataclasses import dataclass

Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class ArrayDifference:
    """The entries around the first difference of two arrays, as rows and columns.

    Attributes
    ----------
    part : str
        Which part of a result the arrays are, such as ``"dx"``; nothing for the whole result.
    shape : tuple of int
        The shape of both arrays.
    start : tuple of int
        The position of the first entry in the arrays.
    got, expected : tuple of tuples of float
        The submission's rows, and the right ones. An array of one axis is one row.
    wrong : tuple of tuples of bool
        Which entries differ.
    """

    part: str
    shape: tuple[int, ...]
    start: tuple[int, ...]
    got: Rows
    expected: Rows
    wrong: tuple[tuple[bool, ...], ...]

    def __post_init__(self) -> None:
        """Refuse rows that do not fit together.

        Raises
        ------
        ValueError
            If they do not.
        """
        lengths = {tuple(map(len, rows)) for rows in (self.got, self.expected, self.wrong)}
        if len(lengths) != 1 or len({*min(lengths)}) != 1 or not self.shape or len(self.start) != len(self.shape):
            raise ValueError("the rows of a difference do not fit together")

    @property
    def index(self) -> str:
        """The position of these entries in Python's form, such as ``"[0, 96:104, 0:6]"``; nothing for a whole array."""
        sizes = (*(1 for _ in self.shape[2:]), len(self.got), len(self.got[0]))[-len(self.shape) :]
        if sizes == self.shape:
            return ""
        slices = [f"{first}:{first + size}" for first, size in zip(self.start, sizes, strict=True)]
        return f"[{', '.join([*map(str, self.start[:-2]), *slices[-2:]])}]"


def pair(got: float, want: float) -> tuple[str, str]:
    """Return two different numbers with enough digits to show the difference, at least four.

    >>> pair(0.031, 0.24471)
    ('0.031', '0.2447')
    >>> pair(6.00004, 6.0)
    ('6.00004', '6')
    """
    for digits in range(4, 18):
        left, right = f"{got:.{digits}g}", f"{want:.{digits}g}"
        if left != right:
            break
    return left, right
