"""Views of a SimpleNet."""

import numpy as np

from ..drawing import EXPECTED, OWN, curves, grid, legend
from . import scenarios

W = np.array([[0.47, 0.99, 0.84], [0.85, 0.03, 0.69]])
X, T = np.array([0.6, 0.9]), np.array([0, 0, 1])
CENTRES = np.array([[-2.0, -1.0], [2.0, -1.0], [0.0, 2.0]])
MARKERS = "os^"
SIDE = np.linspace(-5, 5, 61)


def view_gradient(figure, both):
    """The gradient for each weight.

    The gradient of the loss for one example, entry by entry. Class 2 is the right one. The derivatives in its column
    are negative: if these weights grow, the loss falls. All others are positive. Input 1 is larger than input 0, so the
    entries in its row are larger too.
    """
    own, expected = both(scenarios.gradient, W, X, T)
    figure.set_figheight(1.4)
    weights, yours, wanted = figure.subplots(1, 3)
    grid(weights, W, title="W", form="{:.2f}")
    grid(yours, own, expected, title="your gradient", form="{:.3f}")
    grid(wanted, expected, title="expected", form="{:.3f}")
    for ax in figure.axes:
        ax.set_axis_on()
        ax.spines[:].set_visible(False)
        ax.set_yticks([])
        ax.set_xticks(range(3), [f"class {number}" for number in range(3)])
    weights.set_yticks(range(2), ["input 0", "input 1"])


def view_descent(figure, both, rng):
    """Against the gradient, step by step.

    Thirty steps of W -= lr * gradient on 60 points of three classes. On the left, the loss of your network after each
    step; on the right, the borders between the classes after the last step.
    """
    t = np.arange(60) % 3
    x = CENTRES[t] + rng.normal(size=(60, 2))
    own, expected = both(scenarios.descent, np.zeros((2, 3)), x, np.eye(3)[t], 0.2, 30)
    loss, plane = figure.subplots(1, 2)
    curves(loss, np.arange(31), own["losses"], expected["losses"])
    loss.set(xlabel="step", ylabel="loss")
    draw_borders(plane, expected["W"], colors=EXPECTED, linewidths=6, alpha=0.5)
    draw_borders(plane, own["W"], colors=OWN, linewidths=1.4)
    for number, marker in enumerate(MARKERS):
        points = x[t == number]
        plane.plot(*points.T, marker, color="black", markersize=4, markerfacecolor="none", label=f"class {number}")
    plane.set(aspect="equal", xlim=(-5, 5), ylim=(-5, 5), xticks=(-4, 0, 4), yticks=(-4, 0, 4))
    plane.set(xlabel="input 0", ylabel="input 1")
    legend(figure)


def draw_borders(ax, weights, **look):
    """Draw the borders between the areas of the three classes."""
    x0, x1 = np.meshgrid(SIDE, SIDE)
    scores = np.nan_to_num(np.stack([x0, x1], axis=-1) @ weights)
    for number in range(3):
        others = np.delete(scores, number, axis=-1).max(axis=-1)
        lead = scores[..., number] - others
        if lead.min() < 0 < lead.max():
            ax.contour(x0, x1, lead, levels=[0], **look)
