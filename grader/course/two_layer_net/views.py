"""Views of a network that learns to read digits."""

import numpy as np

from ..drawing import curves, legend, weights
from . import scenarios

STEPS, BATCH_SIZE, HIDDEN, RATE = 200, 50, 20, 0.5


def view_training(figure, both, mnist, rng):
    """Your network learns to read.

    A short training of 200 steps with the gradients of your network: the loss of each batch, and the accuracy on 300
    other digits.
    """
    _, own, expected = train(both, mnist, rng)
    loss, accuracy = figure.subplots(1, 2)
    curves(loss, np.arange(STEPS), own["losses"], expected["losses"])
    loss.set(xlabel="step", ylabel="loss")
    curves(accuracy, np.arange(0, STEPS, 20), own["accuracies"], expected["accuracies"])
    accuracy.set(xlabel="step", ylabel="accuracy", ylim=(0, 1.02))
    legend(figure)


def view_first_layer(figure, both, mnist, rng):
    """The weights of eight hidden units.

    Each image shows the weights from the 28 by 28 pixels to one hidden unit. Red means that ink raises the output of
    the unit; blue means that ink lowers it. Before the training, the weights are noise. After 200 steps, you can see
    strokes.
    """
    before, own, expected = train(both, mnist, rng)
    weights(figure, before, own["W1"], expected["W1"])


def train(both, mnist, rng):
    """Return the initial W1, and what comes of a short training of submission and reference."""
    W1, W2 = rng.normal(scale=0.03, size=(784, HIDDEN)), rng.normal(scale=0.1, size=(HIDDEN, 10))
    batches = rng.integers(0, 1000, size=(STEPS, BATCH_SIZE))
    data = mnist.x_train[:1000], mnist.t_train[:1000], mnist.x_test[:300], mnist.t_test[:300]
    return W1, *both(scenarios.short_training, *data, W1, np.zeros(HIDDEN), W2, np.zeros(10), batches, RATE)
