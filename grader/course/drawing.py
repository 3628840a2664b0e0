"""How views look: the learner's results and the expected ones differ in form, not only in colour.

The learner's results are thin lines, small dots and full bars; the expected ones are wide bands, rings and hatched bars
behind them. So a right result lies inside the expected one, and a wrong one sticks out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

Array = np.ndarray[Any, Any]

OWN, EXPECTED = "#2f55c8", "#e39a2d"
WRONG, DIM, PAPER = "#b42318", "#5d6370", "#fbfaf7"
SIGNED = "RdBu_r"

BAND = {"color": EXPECTED, "linewidth": 6, "alpha": 0.5, "solid_capstyle": "round"}
LINE = {"color": OWN, "linewidth": 1.4}


def curves(ax: Axes, x: Array, own: Array, expected: Array) -> None:
    """Draw a curve over the expected one."""
    ax.plot(x, expected, label="expected", **BAND)  # type: ignore[arg-type]
    ax.plot(x, own, label="yours", **LINE)  # type: ignore[arg-type]
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
    ax.set(xticks=[], yticks=[])
    ax.set_box_aspect(0.6 * cells.shape[0] / cells.shape[1])
    ax.set_title(title, fontsize=9.5)
    ax.spines[:].set_visible(False)


def picture(ax: Axes, pixels: Array, title: str = "", **options: Any) -> None:
    """Show an array as a picture, dark on light, without ticks."""
    ax.imshow(pixels, **{"cmap": "gray_r", **options})
    ax.set_title(title, fontsize=9)
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color="#c9c4b8")


def weights(figure: Figure, before: Array, own: Array, expected: Array, shown: int = 8) -> None:
    """Draw the weights into hidden units as images of 28 by 28 pixels, before and after a training.

    Parameters
    ----------
    figure : Figure
        Where to draw.
    before, own, expected : ndarray of shape (784, H)
        The weights before, after one's own training, and after the expected one.
    shown : int
        How many units; those whose weights are expected to change most.
    """
    figure.set_figheight(3)
    units = np.argsort(-np.abs(expected - before).sum(axis=0), kind="stable")[:shown]
    most = 0.7 * np.max(np.abs(expected))
    rows = {"before": before, "yours,\nafter": own, "expected,\nafter": expected}
    for axes, (name, W) in zip(figure.subplots(3, shown), rows.items(), strict=True):
        for ax, unit in zip(axes, units, strict=True):
            picture(ax, W[:, unit].reshape(28, 28), cmap=SIGNED, vmin=-most, vmax=most)
        axes[0].set_ylabel(name, fontsize=9)


def legend(figure: Figure, *axes: Axes) -> None:
    """Name what is drawn, once for all parts of a figure, or for the given parts."""
    named: dict[str, Any] = {}
    for ax in axes or figure.axes:
        handles, labels = ax.get_legend_handles_labels()
        named |= {label: handle for label, handle in zip(labels, handles, strict=True) if label not in named}
    order = sorted(named, key=lambda label: {"yours": 0, "expected": 1}.get(label, 2))
    figure.legend([named[label] for label in order], order, loc="outside lower center", ncols=len(order) or 1)
