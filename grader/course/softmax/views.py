"""Views of softmax."""

import numpy as np

from ..drawing import DIM, bars, curves, legend

SCORES = np.array([0.3, 2.9, 4.0])
FACTORS = np.linspace(0, 4, 41)


def view_before_and_after(figure, both):
    """From scores to probabilities.

    Three scores, and the probabilities that your softmax makes of them. They add up to 1. The largest score gets the
    largest probability.
    """
    own, expected = both("softmax", SCORES)
    scores, probabilities = figure.subplots(1, 2)
    names = [f"class {number}" for number in range(3)]
    scores.bar(names, SCORES, 0.5, color=DIM)
    scores.bar_label(scores.containers[0], fmt="%.1f", fontsize=8, padding=2)
    scores.set(title="scores", ylim=(0, 4.6))
    bars(probabilities, names, own, expected)
    probabilities.set_title("softmax(scores)")
    legend(figure)


def view_sharpening(figure, both):
    """Larger scores, clearer decisions.

    The same three scores, multiplied by a factor from 0 to 4. At 0 all scores are equal, and so are the probabilities.
    As the factor grows, the probability of the largest score comes closer to 1.
    """
    own, expected = both("softmax", FACTORS[:, None] * SCORES)
    for number, ax in enumerate(figure.subplots(1, 3, sharey=True)):
        curves(ax, FACTORS, own[:, number], expected[:, number])
        ax.set(title=f"class {number}, score {SCORES[number]:g}", xlabel="factor", ylim=(-0.05, 1.05))
    figure.axes[0].set_ylabel("probability")
    legend(figure)


def view_rows(figure, both):
    """Each row on its own.

    The sum of each row of a batch, after your softmax. Each row is one example, so its probabilities must add up to 1.
    """
    x = np.array([[0.3, 2.9, 4.0], [1.0, 1.0, 1.0], [2.0, -1.0, 0.0], [-3.0, 0.0, 5.0]])
    own, expected = both("softmax", x)
    ax = figure.subplots()
    bars(ax, [f"row {number}" for number in range(4)], own.sum(axis=1), expected.sum(axis=1))
    ax.set_ylabel("sum of the row")
    legend(figure)
