"""Views of gradient descent."""

import numpy as np

from ..drawing import BAND, DIM, LINE, legend
from . import scenarios

START = np.array([-3.0, 4.0])
RATES = {0.01: "too small", 0.1: "good", 0.95: "almost too large"}
STEPS = 20
SIDE = np.linspace(-5, 5, 25)


def view_paths(figure, both):
    """Your way downhill, from above.

    Twenty steps of your gradient_descent on x0² + x1², starting at (-3, 4). Each grey line joins points of the same
    height. With a small learning rate, the steps hardly get anywhere. With a large one, they jump across the valley,
    and come closer only slowly.
    """
    x0, x1 = np.meshgrid(SIDE, SIDE)
    for ax, (lr, word) in zip(figure.subplots(1, 3, sharey=True), RATES.items(), strict=True):
        own, expected = path(both, lr)
        ax.contour(x0, x1, x0**2 + x1**2, levels=8, colors=DIM, linewidths=0.5, alpha=0.6)
        ax.plot(*expected.T, **BAND, label="expected")
        ax.plot(*own.T, "o-", **LINE, markersize=3, label="yours")
        ax.plot(0, 0, "+", color="black", markersize=9)
        ax.set(title=f"lr = {lr}: {word}", xlim=(-5, 5), ylim=(-5, 5), xlabel="x0", aspect="equal")
        ax.set(xticks=(-5, 0, 5), yticks=(-5, 0, 5))
    figure.axes[0].set_ylabel("x1")
    legend(figure)


def view_heights(figure, both):
    """The height after each step.

    The value of x0² + x1² after each of the twenty steps. With a large learning rate it falls slowly, because each step
    jumps to the other side of the valley.
    """
    for ax, (lr, word) in zip(figure.subplots(1, 3, sharey=True), RATES.items(), strict=True):
        own, expected = path(both, lr)
        ax.plot(np.sum(expected**2, axis=1), **BAND, label="expected")
        ax.plot(np.sum(own**2, axis=1), "o-", **LINE, markersize=3, label="yours")
        ax.set(title=f"lr = {lr}: {word}", xlabel="step", ylim=(-1, 31), xticks=(0, 10, 20))
    figure.axes[0].set_ylabel("x0² + x1²")
    legend(figure)


def view_surface(figure, both):
    """The same steps on the surface.

    The bowl x0² + x1² from the side, with the points that your gradient_descent visits.
    """
    x0, x1 = np.meshgrid(SIDE[::2], SIDE[::2])
    axes = figure.subplots(1, 3, subplot_kw={"projection": "3d", "computed_zorder": False})
    for ax, (lr, word) in zip(axes, RATES.items(), strict=True):
        own, expected = path(both, lr)
        ax.plot_wireframe(x0, x1, x0**2 + x1**2, color=DIM, linewidth=0.3, alpha=0.6)
        ax.plot(*expected.T, np.sum(expected**2, axis=1), **BAND, label="expected")
        ax.plot(*own.T, np.sum(own**2, axis=1), "o-", **LINE, markersize=3, label="yours")
        ax.set(title=f"lr = {lr}: {word}", xlim=(-5, 5), ylim=(-5, 5), zlim=(0, 40))
        ax.set(xticks=[], yticks=[], zticks=[])
        ax.view_init(30, 217)
        ax.set_box_aspect((1, 1, 0.8), zoom=1.3)
    legend(figure)


def path(both, lr):
    """Return the points that submission and reference go through, as far as they can be drawn."""
    (_, own), (_, expected) = both(scenarios.into_a_bowl, START, lr, STEPS)
    return np.clip(own, -20, 20), expected
