"""Views of the gates."""

import numpy as np

from ..drawing import OWN, WRONG
from . import scenarios

SIDE = np.linspace(-0.513, 1.509, 45)  # no two of them add up to what the border of a simple gate is


def view_decisions(figure, both, part):
    """Where your gates return 1.

    Each gate is called at the four corners and at many points around them. It returns 1 in the blue area; the line is
    the border. One perceptron has one straight border. XOR needs two, so it needs more than one perceptron.
    """
    figure.set_figheight(2.1)
    for ax, gate in zip(figure.subplots(1, 4, sharey=True), ("AND", "NAND", "OR", "XOR"), strict=True):
        with part(ax, gate):
            own, expected = both(scenarios.decisions, gate, SIDE)
            draw_plane(ax, own["plane"])
            for (x1, x2), got, want in zip(scenarios.CORNERS, own["corners"], expected["corners"], strict=True):
                draw_corner(ax, x1, x2, got, want)
            ax.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), xticks=(0, 1), yticks=(0, 1), aspect="equal", xlabel="x1")
    figure.axes[0].set_ylabel("x2")


def draw_plane(ax, plane):
    """Draw the area in which a gate says 1, and its border."""
    says_one = np.where(np.isnan(plane), np.nan, plane > 0.5)
    if np.nanmin(says_one) < np.nanmax(says_one):
        ax.contour(SIDE, SIDE, says_one, levels=[0.5], colors=OWN, linewidths=1.4)
        ax.contourf(SIDE, SIDE, says_one, levels=[0.5, 1], colors=OWN, alpha=0.15)


def draw_corner(ax, x1, x2, got, want):
    """Draw the answer at a corner: a full dot for 1, a ring for 0; with what is expected, where that differs."""
    is_right = abs(got - want) < 1e-9
    color = OWN if is_right else WRONG
    ax.plot(x1, x2, "o", markersize=13, markerfacecolor=color if got > 0.5 else "white", markeredgecolor=color)
    ax.text(x1, x2, f"{got:.0f}", ha="center", va="center_baseline", color="white" if got > 0.5 else color, fontsize=8)
    if not is_right:
        ax.annotate(f"not {want:.0f}", (x1, x2), (0, 12), textcoords="offset points", ha="center", color=WRONG)
