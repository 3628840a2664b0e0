"""Right implementations for gates."""

import numpy as np


def _perceptron(w1, w2, b):
    def gate(x1, x2):
        return 1 if w1 * x1 + w2 * x2 + b > 0 else 0

    return gate


_and, _nand, _or = _perceptron(1, 1, -1.5), _perceptron(-1, -1, 1.5), _perceptron(1, 1, -0.5)


class _Gate:
    def __init__(self, weights, bias):
        self.weights, self.bias = np.array(weights, dtype=float), bias

    def fire(self, *inputs):
        return int(self.weights @ np.array(inputs, dtype=float) + self.bias > 0)


_TABLE = {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}


def AND__arrays(x1, x2):
    """Weights and inputs as arrays, np.sum."""
    x = np.array([x1, x2])
    w = np.array([0.5, 0.5])
    return int(np.sum(w * x) - 0.7 > 0)


def AND__minimum(x1, x2):
    """The smaller input, as an int."""
    return int(min(x1, x2))


def AND__unequal_weights(x1, x2):
    """Unusual weights 3 and 2 with bias -4."""
    return int(3.0 * x1 + 2.0 * x2 - 4.0 > 0)


def AND__product(x1, x2):
    """The product of the inputs."""
    return int(x1 * x2)


def NAND__from_class(x1, x2):
    """A gate object with negative weights."""
    return _Gate([-0.5, -0.5], 0.7).fire(x1, x2)


def NAND__de_morgan(x1, x2):
    """OR of the negated inputs."""
    return _or(1 - int(x1), 1 - int(x2))


def NAND__complement(x1, x2):
    """1 minus the closure's AND."""
    return 1 - _and(x1, x2)


def NAND__not_all(x1, x2):
    """not all(...)."""
    return int(not all((x1, x2)))


def OR__maximum(x1, x2):
    """The larger input, as an int."""
    return int(np.maximum(x1, x2))


def OR__heaviside(x1, x2):
    """np.heaviside of the weighted sum."""
    return int(np.heaviside(np.dot([1.0, 1.0], [float(x1), float(x2)]) - 0.5, 0))


def OR__nand_only(x1, x2):
    """From three NAND gates."""
    return _nand(_nand(x1, x1), _nand(x2, x2))


def OR__branches(x1, x2):
    """Branches on the first input."""
    if x1:
        return 1
    return 1 if x2 else 0


def XOR__usual(x1, x2):
    """AND of NAND and OR, from closures."""
    return _and(_nand(x1, x2), _or(x1, x2))


def XOR__four_nands(x1, x2):
    """The classical four NAND gates."""
    m = _nand(x1, x2)
    return _nand(_nand(x1, m), _nand(x2, m))


def XOR__table(x1, x2):
    """Look-up in a table."""
    return _TABLE[int(x1), int(x2)]


def XOR__two_layers(x1, x2):
    """Matrix form: two hidden perceptrons, one output perceptron."""
    hidden = (np.array([[1, 1], [1, 1]]) @ np.array([x1, x2], dtype=int) + np.array([-0.5, -1.5])) > 0
    return int(hidden @ np.array([1.0, -2.0]) > 0)


def XOR__unequal(x1, x2):
    """Comparison of the inputs."""
    return int(x1 != x2)
