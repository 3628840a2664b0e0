"""Right implementations of the exercise gates, in unusual style."""

import functools

import numpy as np


class _Perceptron:
    """Two weights and a bias that can be called."""

    def __init__(self, w1, w2, b):
        self.w, self.b = np.array([w1, w2], dtype=float), float(b)

    def __call__(self, *inputs):
        return int(self.w @ np.asarray(inputs, dtype=float) + self.b > 0)


def _neuron(*numbers):
    """Return a function that decides with these weights, the last of them the bias."""

    def decide(x1, x2):
        return int(sum(n * float(x) for n, x in zip(numbers, (x1, x2, 1))) > 0)

    return decide


_nand = _neuron(-2, -2, 3)


@functools.lru_cache(maxsize=None)
def _remembered_xor(x1, x2):
    """NOR and AND, then NOR."""
    nor = _neuron(-1, -1, 0.5)
    return nor(nor(x1, x2), _neuron(1, 1, -1.5)(x1, x2))


def AND__minimum(x1, x2):
    """The smaller of the two."""
    return int(min(x1, x2))


def AND__unequal_weights(x1, x2):
    """A perceptron whose weights differ much."""
    return _Perceptron(100, 0.25, -100.125)(x1, x2)


def AND__numpy_scalar(x1, x2):
    """Bias as a third weight; the answer is a numpy integer."""
    x = np.array([x1, x2, 1], dtype=float)
    return np.int64(np.heaviside(x.dot([0.5, 0.5, -0.75]), 0))


def AND__of_nands(x1, x2):
    """Two NANDs, one of them as NOT."""
    y = _nand(x1, x2)
    return _nand(y, y)


def NAND__closure(x1, x2):
    """A function made by a function."""
    return _neuron(-0.5, -0.5, 0.7)(x1, x2)


def NAND__product(x1, x2):
    """1 minus the product, as Python integers."""
    return 1 - int(x1) * int(x2)


def NAND__nested_if(x1, x2):
    """Decides by truth."""
    if x1:
        if x2:
            return 0
    return 1


def NAND__logical(x1, x2):
    """numpy's logic, returned as a Python int."""
    return int(np.logical_not(np.logical_and(x1, x2)))


def OR__any(x1, x2):
    """Python's any."""
    return int(any((x1, x2)))


def OR__dot(x1, x2):
    """Weights without an exact sum near 0, inputs in a matrix of one row."""
    x = np.array([[x1, x2]]).astype(float)
    a = x @ np.array([[3.0], [5.0]]) - 2.0
    return int(a.item() > 0)


def OR__de_morgan(x1, x2):
    """NAND of the opposites."""
    return _nand(_nand(x1, x1), _nand(x2, x2))


def OR__dict(x1, x2):
    """A table with pairs as keys: 1, 1.0 and True are the same key."""
    return {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 1}[x1, x2]


def XOR__four_nands(x1, x2):
    """NAND is enough."""
    middle = _nand(x1, x2)
    return _nand(_nand(x1, middle), _nand(x2, middle))


def XOR__matrix(x1, x2):
    """Two layers as matrices: OR and NAND, then AND."""
    x = np.array([x1, x2], dtype=float)
    hidden = (x @ [[1, -1], [1, -1]] + [-0.5, 1.5] > 0).astype(float)
    return int(hidden.sum() - 1.5 > 0)


def XOR__not_equal(x1, x2):
    """The inputs differ."""
    return int(bool(x1) != bool(x2))


def XOR__skip_connection(x1, x2):
    """A perceptron with three inputs, the third of them AND."""
    both = _Perceptron(1, 1, -1.5)(x1, x2)
    return int(1.0 * x1 + 1.0 * x2 - 2.0 * both - 0.5 > 0)


def XOR__cached(x1, x2):
    """Remembers its answers, under keys for which 1, 1.0 and True are the same."""
    return _remembered_xor(x1, x2)
