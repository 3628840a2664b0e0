"""What the checks of the network with three layers compare with."""

import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def output(network, x):
    """The output of three layers, one neuron at a time."""
    z = np.atleast_2d(x)
    for layer in "123":
        W, b = network["W" + layer], network["b" + layer]
        a = np.stack([np.sum(z * W[:, to], axis=1) + b[to] for to in range(len(b))], axis=1)
        z = sigmoid(a) if layer != "3" else a
    return z.reshape(x.shape[:-1] + z.shape[1:])
