"""Views of networks of several depths."""

import itertools

import numpy as np

from ..drawing import curves, legend, weights
from . import scenarios

EXAMPLES, EPOCHS, BATCH_SIZE, RATE = 1000, 4, 50, 0.1
DEPTHS = {"one hidden layer": [784, 30, 10], "two": [784, 30, 30, 10], "three": [784, 30, 30, 30, 10]}


def view_losses(figure, both, part, mnist, rng):
    """The loss, for three depths.

    Your network with one, two and three hidden layers of 30 units, trained on 1,000 digits for four epochs. The batches
    are random, so your loss need not go up and down at the same steps as the expected one.
    """
    for ax, (name, start) in zip(figure.subplots(1, 3, sharey=True), initial_weights(rng).items(), strict=True):
        with part(ax, name):
            own, expected = train(both, mnist, name, start)
            curves(ax, np.arange(len(expected["losses"])), own["losses"], expected["losses"])
            ax.set(xlabel="step", ylim=(0, 3))
    figure.axes[0].set_ylabel("loss")
    legend(figure)


def view_accuracies(figure, both, part, mnist, rng):
    """The accuracy, for three depths.

    The share of 300 other digits that your networks read right, after each of the four epochs.
    """
    for ax, (name, start) in zip(figure.subplots(1, 3, sharey=True), initial_weights(rng).items(), strict=True):
        with part(ax, name):
            own, expected = train(both, mnist, name, start)
            curves(ax, np.arange(1, EPOCHS + 1), own["accuracies"], expected["accuracies"])
            ax.set(xlabel="epoch", xticks=range(1, EPOCHS + 1), ylim=(0, 1.02))
    figure.axes[0].set_ylabel("accuracy")
    legend(figure)


def view_first_layer(figure, both, mnist, rng):
    """The weights of eight units in the first layer.

    Each image shows the weights from the 28 by 28 pixels to one unit, before and after the training. The network has
    two hidden layers. Red means that ink raises the output of the unit; blue means that ink lowers it.
    """
    start = initial_weights(rng)["two"]
    own, expected = train(both, mnist, "two", start)
    weights(figure, start[0], own["W1"], expected["W1"])


def initial_weights(rng):
    """Return the weights that each network begins with."""
    return {
        name: [np.sqrt(1 / size) * rng.normal(size=(size, units)) for size, units in itertools.pairwise(layers)]
        for name, layers in DEPTHS.items()
    }


def train(both, mnist, name, start):
    """Return what comes of a short training of a network of submission and reference."""
    data = mnist.x_train[:EXAMPLES], mnist.t_train[:EXAMPLES], mnist.x_test[:300], mnist.t_test[:300]
    return both(scenarios.short_training, *data, DEPTHS[name], start, EPOCHS, BATCH_SIZE, RATE)
