"""A blank figure, and the finished drawing as a file: SVG if that is small, else PNG."""

from __future__ import annotations

import contextlib
import functools
import io
from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from grader.course.drawing import Layout

WIDTH, HEIGHT = 6.4, 2.8
"""In inches. A view may make its figure higher, not wider: a page shows it 640 pixels wide."""
MAX_BYTES = 100_000
DOTS_PER_INCH = (150, 100, 60)
"""Resolutions of a PNG; the first that makes it small enough is used."""

PAPER, INK, DIM = "#fbfaf7", "#1d1f24", "#5d6370"
STYLE: Any = {
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.edgecolor": DIM,
    "xtick.color": DIM,
    "ytick.color": DIM,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "font.family": ["DejaVu Sans"],
    "font.size": 9.5,
    "axes.titlesize": 10.5,
    "axes.titley": 1.0,
    "axes.labelsize": 9.5,
    "legend.fontsize": 9,
    "legend.frameon": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.8,
    "figure.dpi": 100,
    "svg.fonttype": "path",
    "svg.hashsalt": "view",
    "path.simplify": True,
    "image.interpolation": "none",  # keep pixels sharp, and files small
}
"""Dark ink on light paper, even if the page around it is dark."""


@contextlib.contextmanager
def blank_figure() -> Iterator[Figure]:
    """Yield a figure to draw on."""
    with _style():
        yield Figure(figsize=(WIDTH, HEIGHT), layout=Layout())


@contextlib.contextmanager
def _style() -> Iterator[None]:
    """Draw in the same way everywhere, whatever the user's own settings of matplotlib."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(STYLE)
        yield


def encode(figure: Figure) -> tuple[bytes, str]:
    """Return the file of a figure, and its media type; the SVG is made without `Figure.savefig`, which draws it twice.

    Raises
    ------
    ValueError
        If it cannot be made small enough.
    """
    with _style():
        svg, canvas = io.BytesIO(), FigureCanvasSVG(figure)
        canvas.print_svg(svg, metadata={"Date": None, "Creator": None})  # type: ignore[no-untyped-call]
        if svg.tell() <= MAX_BYTES:
            return svg.getvalue(), "image/svg+xml"
        FigureCanvasAgg(figure)
        for dpi in DOTS_PER_INCH:
            png = io.BytesIO()
            figure.savefig(png, format="png", dpi=dpi)
            if png.tell() <= MAX_BYTES:
                return png.getvalue(), "image/png"
    raise ValueError(f"the picture has more than {MAX_BYTES} bytes")


@functools.cache
def warm_up() -> None:
    """Draw something, so that matplotlib reads its fonts and some of its own files now."""
    with blank_figure() as figure:
        figure.subplots().set_title("x")
    encode(figure)
