"""Views of a training."""

import numpy as np

from ..drawing import BAND, DIM, LINE, curves, legend, weights
from . import scenarios

EXAMPLES, EPOCHS, BATCH_SIZE, HIDDEN, RATE = 1000, 8, 50, 20, 0.5


def view_history(figure, both, mnist, rng):
    """Your training, epoch by epoch.

    Your train function with eight epochs on 1,000 digits: the loss of each batch, and after each epoch the accuracy on
    these digits and on 300 others. The batches are random, so your loss need not go up and down at the same steps as
    the expected one. If the accuracy on the digits it learns from is much higher than on the others, the network
    overfits.
    """
    _, own, expected = train(both, mnist, rng)
    loss, accuracy = figure.subplots(1, 2)
    curves(loss, np.arange(len(expected["loss"])), own["loss"], expected["loss"])
    loss.set(xlabel="step", ylabel="loss")
    epochs = np.arange(1, EPOCHS + 1)
    for key, style, words in (
        ("train_accuracy", "--", "digits it learns from"),
        ("test_accuracy", "-", "other digits"),
    ):
        accuracy.plot(epochs, expected[key], **BAND)
        accuracy.plot(epochs, own[key], **{**LINE, "linestyle": style})
        accuracy.plot([], [], style, color=DIM, label=words)
    accuracy.set(xlabel="epoch", ylabel="accuracy", ylim=(0, 1.02))
    accuracy.legend(loc="lower right")
    legend(figure, loss)


def view_first_layer(figure, both, mnist, rng):
    """The weights of eight hidden units.

    Each image shows the weights from the 28 by 28 pixels to one hidden unit, before and after your training. Red means
    that ink raises the output of the unit; blue means that ink lowers it.
    """
    before, own, expected = train(both, mnist, rng)
    weights(figure, before, own["W1"], expected["W1"])


def train(both, mnist, rng):
    """Return the initial W1, and what comes of a short training of submission and reference."""
    W1, W2 = rng.normal(scale=0.03, size=(784, HIDDEN)), rng.normal(scale=0.1, size=(HIDDEN, 10))
    data = mnist.x_train[:EXAMPLES], mnist.t_train[:EXAMPLES], mnist.x_test[:300], mnist.t_test[:300]
    start = W1, np.zeros(HIDDEN), W2, np.zeros(10)
    results = both(scenarios.short_training, *data, *start, EPOCHS, BATCH_SIZE, RATE, 0)
    return W1, *({**result["history"], "W1": result["W1"]} for result in results)
