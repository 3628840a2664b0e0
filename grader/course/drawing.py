"""How views look: the learner's results and the expected ones differ in form, not only in colour.

The learner's results are thin lines, small dots and full bars; the expected ones are wide bands, rings and hatched bars
behind them. So a right result lies inside the expected one, and a wrong one sticks out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.layout_engine import TightLayoutEngine
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

Array = np.ndarray[Any, Any]

OWN, EXPECTED = "#2f55c8", "#e39a2d"
WRONG, DIM, PAPER = "#b42318", "#5d6370", "#fbfaf7"
SIGNED = "RdBu_r"
FRAME = "#c9c4b8"
SIDE, GAP = 28, 4
PITCH = SIDE + GAP
"""Pixels of an image of MNIST, and from one to the next where many are shown."""
UNITS = 8
"""How many hidden units are drawn with their weights."""
CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
TICKS, STEPS = 4, (1, 2, 5, 10)
"""Into how many parts ticks divide an axis at most, since each takes its time; and how many units a part has."""
LEGEND = 0.2
"""Inches at the bottom of a figure."""

BAND = {"color": EXPECTED, "linewidth": 6, "alpha": 0.5, "solid_capstyle": "round"}
LINE = {"color": OWN, "linewidth": 1.4}


class Layout(TightLayoutEngine):
    """The layout of a figure, found in one look at its labels, with room at the bottom for a legend where there is one.

    Attributes
    ----------
    has_legend : bool
        Whether there is one.
    """

    def __init__(self) -> None:
        super().__init__(rect=None)  # type: ignore[arg-type]  # with a rectangle, it would look twice
        self.has_legend = False

    def execute(self, fig: Figure) -> None:
        """Give each part of a figure its place."""
        super().execute(fig)
        if self.has_legend:
            fig.subplots_adjust(bottom=fig.subplotpars.bottom + LEGEND / fig.get_figheight())


def few_ticks(ax: Axes) -> None:
    """Leave few ticks on each axis, unless the view has set their places."""
    for axis in (ax.xaxis, ax.yaxis):
        locator = axis.get_major_locator()
        if isinstance(locator, MaxNLocator):
            locator.set_params(nbins=TICKS, steps=STEPS)


def curves(ax: Axes, x: Array, own: Array, expected: Array) -> None:
    """Draw a curve over the expected one."""
    ax.plot(x, expected, label="expected", **BAND)  # type: ignore[arg-type]
    ax.plot(x, own, label="yours", **LINE)  # type: ignore[arg-type]
    few_ticks(ax)
    frame(ax, own, expected)


def bars(ax: Axes, names: Sequence[str], own: Array, expected: Array, form: str = "{:.2f}", least: float = 0) -> None:
    """Draw bars beside the expected ones, and write the values that are not too small."""
    places = np.arange(len(names))
    ax.bar(
        places + 0.2,
        expected,
        0.38,
        label="expected",
        facecolor=PAPER,
        edgecolor=EXPECTED,
        hatch="////",
        linewidth=1.2,
    )
    ax.bar(places - 0.2, own, 0.38, label="yours", color=OWN)
    ax.set_xticks(places, names)
    few_ticks(ax)
    frame(ax, own, np.append(expected, 0.0))
    low, high = ax.get_ylim()
    if min(own.min(), expected.min()) >= 0:
        ax.set_ylim(bottom=0)
    for place, value in zip(places, own, strict=True):
        if abs(value) < least:
            continue
        text = form.format(value) if np.isfinite(value) else "nan"
        height = np.clip(np.nan_to_num(value), low, high)
        ax.annotate(text, (place - 0.2, height), (0, 2), textcoords="offset points", ha="center", fontsize=8)


def frame(ax: Axes, own: Array, expected: Array) -> None:
    """Show everything that is expected, and as much of the learner's results as fits without making that small."""
    known = expected[np.isfinite(expected)]
    low, high = (known.min(), known.max()) if known.size else (0.0, 1.0)
    span = high - low or max(1.0, abs(high))
    seen = own[np.isfinite(own)].clip(low - span, high + span)
    low, high = min(low, seen.min(initial=low)), max(high, seen.max(initial=high))
    room = 0.08 * (high - low or span)
    ax.set_ylim(low - room, high + room)


def grid(ax: Axes, values: Array, like: Array | None = None, title: str = "", form: str = "{:.3g}") -> None:
    """Draw an array as coloured cells with their values; an array with one axis is a row.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    values : ndarray of shape (K,) or (N, D)
        The array to draw.
    like : ndarray of the same shape, optional
        The expected array: it sets the colours, and entries that differ get a frame.
    title : str
        Its title.
    form : str
        How a value is written.
    """
    cells, wanted = np.atleast_2d(values), np.atleast_2d(values if like is None else like)
    most = np.max(np.abs(wanted), initial=1e-12, where=np.isfinite(wanted))
    ax.imshow(np.clip(cells, -most, most), cmap=SIGNED, vmin=-1.8 * most, vmax=1.8 * most, aspect="auto")
    for (row, column), value in np.ndenumerate(cells):
        ax.text(column, row, form.format(value + 0.0), ha="center", va="center", fontsize=8)
        if not np.isclose(value, wanted[row, column], rtol=1e-3, atol=1e-5 * most):
            ax.add_patch(Rectangle((column - 0.44, row - 0.42), 0.88, 0.84, fill=False, edgecolor=WRONG, linewidth=1.8))
    ax.set_axis_off()
    ax.set_box_aspect(0.6 * cells.shape[0] / cells.shape[1])
    ax.set_title(title, fontsize=9.5)


def picture(ax: Axes, pixels: Array, title: str = "", **options: Any) -> None:
    """Show an array as a picture, dark on light, without ticks."""
    ax.imshow(pixels, **{"cmap": "gray_r", **options})
    ax.set_title(title, fontsize=9)
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color=FRAME)


def weights(figure: Figure, before: Array, own: Array, expected: Array) -> None:
    """Draw the weights into the hidden units that are expected to change most, before and after a training.

    Parameters
    ----------
    figure : Figure
        Where to draw.
    before, own, expected : ndarray of shape (784, H)
        The weights before training, after the learner's training, and after the expected one.
    """
    figure.set_figheight(2.8)
    units = np.argsort(-np.abs(expected - before).sum(axis=0), kind="stable")[:UNITS]
    most = 0.7 * np.max(np.abs(expected))
    rows = {"before": before, "yours,\nafter": own, "expected,\nafter": expected}
    images = [[W[:, unit].reshape(SIDE, SIDE) for unit in units] for W in rows.values()]
    ax = figure.subplots()
    centres = tiles(ax, images, cmap=SIGNED, vmin=-most, vmax=most)
    ax.set_yticks(centres, list(rows), fontsize=9)


def tiles(ax: Axes, rows: Sequence[Sequence[Array | None]], **options: Any) -> list[float]:
    """Show rows of images of 28 by 28 pixels, each in a frame; return the heights of the middles of the rows.

    All of them are one image for matplotlib, which takes long to draw many.

    Parameters
    ----------
    ax : Axes
        Where to draw.
    rows : sequence of sequences of ndarray or None
        The images, with as many in each row; None where there is none.
    **options
        How they are shown.
    """
    whole = np.full((len(rows) * PITCH, max(map(len, rows)) * PITCH), np.nan)
    frames = []
    for row, images in enumerate(rows):
        for column, image in enumerate(images):
            if image is not None:
                top, left = row * PITCH, column * PITCH
                whole[top : top + SIDE, left : left + SIDE] = image
                frames.append(np.array([left, top]) - 0.5 + SIDE * CORNERS)
    ax.imshow(whole[:-GAP, :-GAP], **options)
    ax.add_collection(LineCollection(frames, colors=FRAME, linewidths=0.8, clip_on=False), autolim=False)
    ax.set(xticks=[])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return [row * PITCH + (SIDE - 1) / 2 for row in range(len(rows))]


def legend(figure: Figure, *axes: Axes) -> None:
    """Name what is drawn, once for all parts of a figure, or for the given parts."""
    named: dict[str, Any] = {}
    for ax in axes or figure.axes:
        handles, labels = ax.get_legend_handles_labels()
        named |= {label: handle for label, handle in zip(labels, handles, strict=True) if label not in named}
    order = sorted(named, key=lambda label: {"yours": 0, "expected": 1}.get(label, 2))
    figure.legend(
        [named[label] for label in order], order, loc="lower center", ncols=len(order) or 1, borderaxespad=0.2
    )
    layout = figure.get_layout_engine()
    assert isinstance(layout, Layout)
    layout.has_legend = True
