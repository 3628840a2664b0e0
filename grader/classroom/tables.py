"""CSV that a spreadsheet can open safely: whatever looks like a formula is written as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""The first characters of cells that a spreadsheet computes."""

Cell = str | int | None


def write_table(rows: Iterable[Sequence[Cell]]) -> str:
    """Return rows as CSV; None is an empty cell.

    Parameters
    ----------
    rows : iterable of sequence
        The first one is the header.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue()


def defused(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes as a formula: an apostrophe makes it a text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
