"""Views of the plots: each beside the expected one, drawn again from its lines, texts and limits."""

import numpy as np

from ..drawing import DIM, few_ticks
from . import scenarios

LOSSES = np.array([2.3, 1.6, 1.1, 0.8, 0.9, 0.6, 0.5, 0.45, 0.42, 0.4])
LINES = ("#2f55c8", "#b42318", "#17704a", "#8250b4")


def view_sin_cos(figure, both):
    """plot_sin_cos.

    Your plot on the left, the expected one on the right: a solid and a dashed line, labels at both axes, a title, and
    a legend that names the lines.
    """
    draw(figure, *both(scenarios.sketch_of_sin_cos))


def view_activations(figure, both):
    """plot_activations.

    Your plot on the left, the expected one on the right: step is dashed. The y axis ends at 1.1, so you see only the
    lower part of relu.
    """
    draw(figure, *both(scenarios.sketch_of_activations))


def view_minus_log(figure, both):
    """plot_minus_log.

    Your plot on the left, the expected one on the right: the loss when the right answer has probability x. The y axis
    goes from 0 to 5.
    """
    draw(figure, *both(scenarios.sketch_of_minus_log))


def view_history(figure, both):
    """plot_history.

    Your plot of ten losses on the left, the expected one on the right. The first loss belongs to step 0.
    """
    draw(figure, *both(scenarios.sketch_of_history, LOSSES))


def view_digit(figure, both, mnist):
    """show_digit.

    Your picture on the left, the expected one on the right: dark strokes on white paper, upright, without ticks.
    """
    own, expected = both(scenarios.digit, mnist.x_test[3].astype(float))
    figure.set_figheight(2.4)
    for ax, seen, title in zip(figure.subplots(1, 2), (own, expected), ("yours", "expected"), strict=True):
        ax.imshow(np.clip(np.nan_to_num(seen["picture"]), 0, 1))
        ax.set_title(title)
        ax.set(xticks=[], yticks=[]) if not seen["ticks"] else None


def draw(figure, own, expected):
    """Draw two sketches side by side."""
    for ax, sketch, whose in zip(figure.subplots(1, 2), (own, expected), ("yours", "expected"), strict=True):
        ax.set_title(whose, loc="left", color=DIM, fontsize=9)
        for row, color in enumerate(LINES):
            if sketch["counts"][row] > 0:
                style = scenarios.STYLES[int(np.clip(np.nan_to_num(sketch["styles"][row]), 0, 4))]
                marker = "" if sketch["counts"][row] > 30 and style != "none" else "."
                look = {"linestyle": style, "marker": marker, "color": color}
                ax.plot(sketch["x"][row], sketch["y"][row], **look, label=sketch["names"][row] or "_unnamed")
        few_ticks(ax)
        for axis, limits in zip("xy", sketch["limits"], strict=True):
            if np.isfinite(limits).all() and limits[0] != limits[1]:
                ax.set(**{f"{axis}lim": limits})
        ax.set(title=sketch["title"], xlabel=sketch["x label"], ylabel=sketch["y label"])
        if any(sketch["names"]):
            ax.legend()
