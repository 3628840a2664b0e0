"""Views of numerical derivatives."""

import numpy as np
from matplotlib.ticker import NullLocator

from ..drawing import BAND, DIM, EXPECTED, LINE, OWN, legend
from . import scenarios

X = 1.0
STEPS = np.geomspace(1e-13, 1, 79)
TICKS = (1e-12, 1e-9, 1e-6, 1e-3, 1)


def view_secants(figure, both):
    """From secants to the derivative.

    The sine, and two lines through its points at 1 - h and 1 + h. The smaller h is, the closer the slope of the line is
    to the derivative at 1. The blue line has the slope that your numerical_diff returns.
    """
    own, expected = both(scenarios.diff_and_step, X)
    ax = figure.subplots()
    x = np.linspace(-0.6, 2.6, 81)
    ax.plot(x, np.sin(x), color="black", linewidth=1, label="sin(x)")
    for h, style in ((1.4, ":"), (0.8, "--")):
        slope = (np.sin(X + h) - np.sin(X - h)) / (2 * h)
        ax.plot(x, np.sin(X - h) + slope * (x - X + h), style, color=DIM, linewidth=1, label=f"secant, h = {h}")
    ax.plot(x, np.sin(X) + expected["derivative"] * (x - X), **BAND, label="expected")
    ax.plot(x, np.sin(X) + own["derivative"] * (x - X), **LINE, label="yours")
    ax.plot(X, np.sin(X), "o", color="black", markersize=5)
    ax.set(xlabel="x", ylim=(-0.7, 1.9), xlim=(x[0], x[-1]))
    legend(figure)


def view_error_over_h(figure, both):
    """Why h is 0.0001.

    The error of the numerical derivative of the sine at 1, for many values of h. With a large h, the error comes from
    the curve, which bends; with a tiny h, it comes from rounding. The dot is your numerical_diff, with the h that it
    added to x.
    """
    own, expected = both(scenarios.diff_and_step, X)
    ax = figure.subplots()
    central = (np.sin(X + STEPS) - np.sin(X - STEPS)) / (2 * STEPS)
    one_sided = (np.sin(X + STEPS) - np.sin(X)) / STEPS
    ax.plot(STEPS, error(one_sided), ":", color=DIM, linewidth=1.2, label="one-sided: f(x + h) - f(x)")
    ax.plot(STEPS, error(central), color="black", linewidth=1, label="central: f(x + h) - f(x - h)")
    ring = {"markersize": 14, "markerfacecolor": "none", "markeredgecolor": EXPECTED, "markeredgewidth": 3}
    ax.plot(expected["step"], error(expected["derivative"]), "o", **ring, linestyle="", label="expected")
    ax.plot(np.clip(own["step"], 1e-14, 10), error(own["derivative"]), "o", color=OWN, linestyle="", label="yours")
    ax.set(xscale="log", yscale="log", xlabel="h", ylabel="error", xlim=(1e-14, 10), ylim=(1e-13, 10))
    ax.set(xticks=TICKS, yticks=TICKS)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_minor_locator(NullLocator())
        axis.set_major_formatter("{x:.0e}")
    legend(figure)


def view_gradients(figure, both):
    """Gradients point uphill.

    Each of the 24 arrows is the gradient of x0² + x1² at the point where the arrow starts. It points in the direction
    in which the function grows fastest, and it is longer where the function is steeper. At the bottom of the bowl, the
    gradient is 0.
    """
    side = np.linspace(-2, 2, 5)
    points = np.array([(x0, x1) for x1 in side for x0 in side if x0 or x1])
    own, expected = both(scenarios.gradients_of_a_bowl, points)
    figure.set_figheight(3.4)
    ax = figure.subplots()
    x0, x1 = np.meshgrid(np.linspace(-3, 3, 41), np.linspace(-3, 3, 41))
    ax.contour(x0, x1, x0**2 + x1**2, levels=6, colors=DIM, linewidths=0.5, alpha=0.6)
    for number, (start, arrow) in enumerate(zip(points, expected, strict=True)):
        ax.plot(*np.transpose([start, start + arrow / 5]), **BAND, label="" if number else "expected")
    look = {"angles": "xy", "scale_units": "xy", "scale": 5, "width": 0.006, "headwidth": 4, "headlength": 4}
    ax.quiver(*points.T, *np.clip(own, -20, 20).T, **look, color=OWN, label="yours")
    ax.set(xlim=(-3, 3), ylim=(-3, 3), xlabel="x0", ylabel="x1", aspect="equal")
    legend(figure)


def error(derivative):
    """Return how far a derivative is from the true one, but not less than can be drawn."""
    return np.clip(np.abs(derivative - np.cos(X)), 2e-13, 5)
