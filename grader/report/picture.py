"""Training curves and misread digits, as a picture."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure, SubFigure

from grader.results.curves import CurvePoint
from grader.results.reading import Misread
from grader.results.report import Report

WIDTH = 9.0
HEIGHT_OF_CURVES = 3.2
HEIGHT_OF_DIGITS = 1.1
IN_A_ROW = 9

LARGEST = 1e100
"""Points with a larger, infinite or nan value are left out: no axis could show them."""


def draw(report: Report) -> bytes | None:
    """Return the picture of a report as PNG: the curves of each check that trained, and misread digits.

    Parameters
    ----------
    report : Report
        The outcomes.

    Returns
    -------
    bytes or None
        The file, or None if there is nothing to draw.
    """
    figure = compose(report)
    if figure is None:
        return None
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()


def compose(report: Report) -> Figure | None:
    """Return the picture of a report, or None if there is nothing to draw."""
    parts = _parts(report)
    if not parts:
        return None
    heights = [height for height, _ in parts]
    figure = Figure(figsize=(WIDTH, sum(heights)), layout="constrained")
    FigureCanvasAgg(figure)
    below = figure.subfigures(len(parts), 1, height_ratios=heights, squeeze=False)
    for (_, paint), part in zip(parts, below[:, 0], strict=True):
        paint(part)
    return figure


def _parts(report: Report) -> list[tuple[float, Callable[[SubFigure], None]]]:
    """Return the height in inches of each part of the picture, from top to bottom, and the function that draws it."""
    parts: list[tuple[float, Callable[[SubFigure], None]]] = []
    for exercise in report.exercises:
        for check in exercise.checks:
            if any(point.loss is not None or point.accuracy is not None for point in check.curve):
                parts.append((HEIGHT_OF_CURVES, _curves(f"{exercise.name}: {check.title}", check.curve)))
            if check.misread:
                rows = -(-len(check.misread) // IN_A_ROW)
                title = f"{exercise.name}: digits that were read wrong, and as what"
                parts.append((0.5 + HEIGHT_OF_DIGITS * rows, _digits(title, check.misread, rows)))
    return parts


def _curves(title: str, curve: Sequence[CurvePoint]) -> Callable[[SubFigure], None]:
    def paint(part: SubFigure) -> None:
        part.suptitle(title, fontsize="medium")
        loss, accuracy = part.subplots(1, 2)
        _curve(loss, "loss", [(point.share, point.loss) for point in curve])
        _curve(accuracy, "accuracy", [(point.share, point.accuracy) for point in curve])
        accuracy.set_ylim(0, 1.02)

    return paint


def _curve(ax: Axes, name: str, points: Sequence[tuple[float, float | None]]) -> None:
    known = [(100 * share, value) for share, value in points if value is not None and abs(value) <= LARGEST]
    ax.plot([share for share, _ in known], [value for _, value in known])
    ax.set_xlabel("% done")
    ax.set_ylabel(name)
    ax.set_xlim(0, 100)
    ax.grid(alpha=0.3)


def _digits(title: str, misread: Sequence[Misread], rows: int) -> Callable[[SubFigure], None]:
    def paint(part: SubFigure) -> None:
        part.suptitle(title, fontsize="medium")
        for ax in part.subplots(rows, IN_A_ROW, squeeze=False).flat:
            ax.set_axis_off()
        for ax, picture in zip(part.axes, misread, strict=False):
            ax.imshow(np.frombuffer(picture.pixels, np.uint8).reshape(28, 28), cmap="gray_r")
            ax.set_title(f"{picture.digit} as {picture.read}", fontsize="small")

    return paint
