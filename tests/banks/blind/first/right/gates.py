"""Right but unusual implementations of ``gates``, written from its stub alone."""

import numpy as np


class Perceptron:
    """A perceptron that can be called like a function."""

    def __init__(self, *numbers):
        *self.weights, self.bias = numbers

    def __call__(self, *inputs):
        total = self.bias
        for weight, value in zip(self.weights, inputs, strict=True):
            total += weight * float(value)
        return int(total > 0)


def AND__table_of_answers(x1, x2):
    """Looks the decision up."""
    return (0, 0, 0, 1)[2 * int(x1) + int(x2)]


def AND__huge_weights(x1, x2):
    """Weights of ten thousand, and a bias that fits them."""
    s = 1e4 * x1 + 1e4 * x2 - 1.5e4
    return 1 if s > 0 else 0


def AND__nand_twice(x1, x2):
    """NAND of NAND with itself, and NAND is a perceptron of its own."""

    def nand(p, q):
        return Perceptron(-3, -3, 5)(p, q)

    return nand(nand(x1, x2), nand(x1, x2))


def NAND__minimum(x1, x2):
    """One minus the smaller input, of whatever type the inputs are."""
    return 1 - int(min(x1, x2))


def NAND__uneven_weights(x1, x2):
    """Weights that differ widely; both together use the bias up exactly."""
    return Perceptron(-4, -0.25, 4.25)(x1, x2)


def OR__de_morgan(x1, x2):
    """NAND of the negations."""
    return NAND(NAND(x1, x1), NAND(x2, x2))


def OR__matrix_product(x1, x2):
    """A product of two matrices, and its only entry."""
    x = np.array([[x1, x2, 1]], dtype=float)
    w = np.array([[2.0], [3.0], [-1.0]])
    return int((x @ w).item() > 0)


def XOR__four_nands(x1, x2):
    """The circuit of four NANDs."""
    middle = NAND(x1, x2)
    return NAND(NAND(x1, middle), NAND(middle, x2))


def XOR__hidden_layer_as_matrix(x1, x2):
    """A network of two layers of steps, with numpy."""
    hidden = np.array([float(x1), float(x2)]) @ np.array([[1, -1], [1, -1]])
    hidden = np.where(hidden + np.array([-0.5, 1.5]) > 0, 1, 0)
    return int(hidden.sum() - 1.5 > 0)


def XOR__parity(x1, x2):
    """The sum of the inputs, modulo 2."""
    return (int(x1) + int(x2)) % 2
