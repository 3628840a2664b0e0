"""Right but unusual implementations of ``gates``, written from its stub alone."""

import functools
import itertools

import numpy as np

from gates import AND, NAND, OR


def AND__product(x1, x2):
    """The product, as an int."""
    return int(x1 * x2)


def AND__all(x1, x2):
    """all."""
    return int(all((x1, x2)))


def AND__perceptron_with_bias_input(x1, x2):
    """The bias is the weight of an input that is always 1."""
    return int(np.dot([x1, x2, 1], [2.0, 3.0, -4.0]) > 0)


def AND__minimum(x1, x2):
    """The smaller input; a float for floats."""
    return 1 * min(x1, x2)


def NAND__not(x1, x2):
    """1 unless both."""
    return 1 if not (x1 and x2) else 0


def NAND__one_minus(x1, x2):
    """1 minus AND."""
    return 1 - AND(x1, x2)


def NAND__dictionary(x1, x2):
    """1.0, True and numpy scalars are the same key as 1."""
    table = {pair: 1 for pair in itertools.product((0, 1), repeat=2)}
    table[1, 1] = 0
    return table[x1, x2]


def NAND__class(x1, x2):
    """A perceptron with slots, called like a function."""

    class Perceptron:
        __slots__ = ("w", "b")

        def __init__(self, w, b):
            self.w, self.b = np.array(w), b

        def __call__(self, *inputs):
            return int(np.asarray(inputs, dtype=float) @ self.w + self.b > 0)

    return Perceptron([-1.0, -1.0], 1.5)(x1, x2)


def OR__any(x1, x2):
    """np.any."""
    return int(np.any([x1, x2]))


def OR__de_morgan(x1, x2):
    """NAND of the opposites."""
    return NAND(NAND(x1, x1), NAND(x2, x2))


def OR__reduce(x1, x2):
    """The larger of the inputs, by reduce."""
    return int(functools.reduce(max, (x1, x2), 0))


def OR__heaviside(x1, x2):
    """np.heaviside of the sum."""
    return int(np.heaviside(1.0 * x1 + 1.0 * x2 - 0.5, 0))


def XOR__not_equal(x1, x2):
    """Different inputs."""
    return int(x1 != x2)


def XOR__two_layers(x1, x2):
    """Matrices: a hidden layer of two perceptrons, and a last one."""

    def step(a):
        return (a > 0).astype(int)

    hidden = step(np.array([x1, x2]) @ np.array([[1.0, -1.0], [1.0, -1.0]]) + [-0.5, 1.5])
    return int(step(hidden @ np.array([1.0, 1.0]) - 1.5))


def XOR__four_nands(x1, x2):
    """Four NANDs."""
    middle = NAND(x1, x2)
    return NAND(NAND(x1, middle), NAND(middle, x2))


def XOR__modulo(x1, x2):
    """The remainder of a sum of ints."""
    return (int(x1) + int(x2)) % 2


def XOR__square(x1, x2):
    """The square of a difference of floats, as an int."""
    return int((float(x1) - float(x2)) ** 2)


def XOR__or_without_and(x1, x2):
    """OR minus AND."""
    return OR(x1, x2) - AND(x1, x2)
