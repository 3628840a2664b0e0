"""Views of the losses."""

import numpy as np

from ..drawing import bars, curves, legend
from . import scenarios

PROBABILITIES = np.concatenate([np.geomspace(0.005, 0.1, 20, endpoint=False), np.linspace(0.1, 1, 37)])


def view_loss_over_probability(figure, both, part):
    """The price of a wrong answer.

    The loss of one example, plotted against the probability of the right class. The cross-entropy is 0 at probability
    1, and rises steeply near 0. The squared error hardly changes there: it does not tell a sure wrong answer from a
    very sure one.
    """
    names = ("cross_entropy_error", "mean_squared_error")
    for ax, name in zip(figure.subplots(1, 2, sharey=True), names, strict=True):
        with part(ax, name):
            curves(ax, PROBABILITIES, *both(scenarios.losses, name, PROBABILITIES))
            ax.set(xlabel="probability of the right class", ylim=(-0.2, 5.5), xlim=(0, 1.02))
    figure.axes[0].set_ylabel("loss")
    legend(figure)


def view_forms_of_answers(figure, both):
    """One-hot rows and labels give the same loss.

    The cross-entropy of two examples, with the answers as one-hot rows and as labels, and of the first example alone.
    The first two bars must be equal, because the answers are the same.
    """
    y, labels = np.array([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8]]), np.array([0, 2])
    answers = {"one-hot rows": (y, np.eye(3)[labels]), "labels": (y, labels), "one example": (y[0], np.eye(3)[0])}
    own, expected = zip(*(both("cross_entropy_error", *values) for values in answers.values()), strict=True)
    ax = figure.subplots()
    bars(ax, list(answers), np.array(own), np.array(expected), "{:.3f}")
    ax.set_ylabel("loss")
    legend(figure)
