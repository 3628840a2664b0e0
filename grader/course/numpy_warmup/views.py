"""Views of the warm-up: small arrays as grids, before and after."""

import numpy as np
from matplotlib.patches import Rectangle

from ..drawing import DIM, grid

X = np.array([[1.0, -2.0, 3.0], [4.0, 5.0, -6.0]])
Y = np.array([[2.0, 4.0, 0.5], [1.0, -1.0, 3.0]])
TABLE = np.array([[51.0, 55.0, 14.0], [19.0, 0.0, 4.0]])
INDICES = np.array([0, 2, 4, 2])
THRESHOLD = 15


def view_elementwise(figure, both):
    """Entry by entry.

    Each entry of a result comes from the two entries of x and y at the same position. An entry with a frame differs
    from the expected one below it.
    """
    own, expected = both("elementwise", X, Y)
    figure.set_figheight(1.9)
    axes = figure.subplots(2, 5)
    grid(axes[0, 0], X, title="x")
    grid(axes[1, 0], Y, title="y")
    for column, name in enumerate(("x + y", "x - y", "x * y", "x / y")):
        grid(axes[0, column + 1], own[column], expected[column], title=f"your {name}")
        grid(axes[1, column + 1], expected[column], title="expected")


def view_scale_rows(figure, both):
    """A factor for each column.

    scale_rows multiplies column j of A by b[j]. numpy uses the same b for every row of A.
    """
    A, b = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]), np.array([1.0, 10.0, -1.0])
    own, expected = both("scale_rows", A, b)
    figure.set_figheight(1.3)
    axes = figure.subplots(1, 4)
    for ax, values, title in zip(axes, (A, b, own, expected), ("A", "b", "yours", "expected"), strict=True):
        grid(ax, values, expected if title == "yours" else None, title=title)


def view_pick(figure, both):
    """Entries by their positions.

    The positions start at 0, and go from left to right, row by row. pick returns the entries at the positions 0, 2, 4
    and 2, in this order. In x, these entries have a grey frame.
    """
    own, expected = both("pick", TABLE, INDICES)
    draw_choice(figure, own, expected, np.isin(np.arange(6), INDICES))


def view_above(figure, both):
    """Entries above a threshold.

    above returns the entries of x that are greater than 15, from left to right, row by row. In x, these entries have a
    grey frame.
    """
    own, expected = both("above", TABLE, THRESHOLD)
    draw_choice(figure, own, expected, TABLE.ravel() > THRESHOLD)


def draw_choice(figure, own, expected, chosen):
    """Draw the table with the chosen entries framed, and what is chosen from it."""
    figure.set_figheight(1.1)
    table, yours, wanted = figure.subplots(1, 3, width_ratios=(3, 4, 4))
    grid(table, TABLE, title="x")
    for row, column in np.argwhere(chosen.reshape(TABLE.shape)):
        table.add_patch(Rectangle((column - 0.42, row - 0.42), 0.84, 0.84, fill=False, edgecolor=DIM, linewidth=1.5))
    grid(yours, own, expected, title="yours")
    grid(wanted, expected, title="expected")
