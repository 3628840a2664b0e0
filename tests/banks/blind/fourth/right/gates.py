import functools
import itertools
import math

import numpy as np


class _Perceptron:
    def __init__(self, w1, w2, b):
        self.w = np.array([w1, w2], dtype=float)
        self.b = b

    def __call__(self, *x):
        return 1 if self.w @ np.array(x, dtype=float) + self.b > 0 else 0


_and = _Perceptron(1, 1, -1.5)
_nand = _Perceptron(-2, -3, 4)
_or = _Perceptron(5, 5, -1)
_TABLE = {(a, b): int(a and b) for a, b in itertools.product((0, 1), repeat=2)}


def AND__bias_minus_half(x1, x2):
    """Weights 0.5, bias -0.5: one input has sum exactly 0, which is not above."""
    return int(0.5 * x1 + 0.5 * x2 - 0.5 > 0)


def AND__dict(x1, x2):
    """Truth table in a dict."""
    return _TABLE[x1, x2]


def AND__min(x1, x2):
    """The smaller input."""
    return int(min(x1, x2))


def AND__unequal_weights(x1, x2):
    """Very different weights, bias as a third weight of a constant input."""
    return int(np.dot([3.0, 0.25, -3.1], [x1, x2, 1]) > 0)


def AND__nested_ifs(x1, x2):
    """Nested ifs."""
    if x1:
        if x2:
            return 1
    return 0


def NAND__one_minus(x1, x2):
    """1 - product of ints."""
    return 1 - int(x1) * int(x2)


def NAND__object(x1, x2):
    """Perceptron object with weights -2 and -3."""
    return _nand(x1, x2)


def NAND__de_morgan(x1, x2):
    """De Morgan: not x1, or not x2."""
    return int((not x1) or (not x2))


def NAND__heaviside(x1, x2):
    """np.heaviside with 0 at 0, as an int."""
    return int(np.heaviside(1.5 - 1.0 * x1 - 1.0 * x2, 0.0))


def OR__any(x1, x2):
    """any()."""
    return int(any((x1, x2)))


def OR__length(x1, x2):
    """Length of the vector (x1, x2)."""
    return 1 if math.hypot(x1, x2) > 0.5 else 0


def OR__from_nands(x1, x2):
    """Three NANDs."""
    return _nand(_nand(x1, x1), _nand(x2, x2))


def OR__loop(x1, x2):
    """Weighted sum in a loop."""
    s = -0.25
    for w, x in zip((1.0, 1.0), (x1, x2)):
        s += w * x
    return (0, 1)[bool(s > 0)]


def XOR__four_nands(x1, x2):
    """The circuit of four NANDs."""
    n = _nand(x1, x2)
    return _nand(_nand(x1, n), _nand(x2, n))


def XOR__unequal(x1, x2):
    """Unequal inputs."""
    return 1 if x1 != x2 else 0


def XOR__two_layers(x1, x2):
    """Two layers with matrices."""
    h = np.array([float(x1), float(x2)]) @ np.array([[1.0, -1.0], [1.0, -1.0]]) + np.array([-0.5, 1.5]) > 0
    return int(h.astype(float).sum() - 1.5 > 0)


def XOR__reduce(x1, x2):
    """functools.reduce over ints with ^."""
    return functools.reduce(lambda a, b: a ^ b, map(int, (x1, x2)))


def XOR__other_gates(x1, x2):
    """OR of the two one-sided ANDs."""
    return _or(_and(x1, 1 - int(x2)), _and(1 - int(x1), x2))


def XOR__parity_float(x1, x2):
    """Sum of floats is exactly 1."""
    return int(float(x1) + float(x2) == 1.0)


def AND__overflow_int8(x1, x2):
    """Weights of 100: only in 8 bits is their sum too large."""
    s = 100 * x1 + 100 * x2
    return 1 if s > 120 else 0


def NAND__minus_int_weights(x1, x2):
    """Weights of -1: only unsigned integers have no such."""
    return 1 if -1 * x1 + -1 * x2 + 2 > 0 else 0
