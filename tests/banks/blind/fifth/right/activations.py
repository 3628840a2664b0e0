"""Right implementations for activations."""

import math

import numpy as np


def _entrywise(f):
    """Apply f to each number, floats out, any shape, plain floats for numbers."""

    def apply(x):
        if np.ndim(x) == 0:
            return f(float(x))
        return np.array([f(v) for v in np.ravel(x).tolist()], dtype=float).reshape(np.shape(x))

    return apply


class _Sigmoid:
    def __init__(self, x):
        self.y = 0.5 + 0.5 * np.tanh(0.5 * np.asarray(x, dtype=float))

    def value(self):
        return self.y[()]

    def slope(self):
        return (self.y - self.y * self.y)[()]


def step_function__sign(x):
    """Positive part of the sign."""
    return np.maximum(np.sign(x), 0)


def step_function__heaviside(x):
    """np.heaviside with 0 at 0."""
    return np.heaviside(x, 0)


def step_function__recursive(x):
    """Recursion over the axes."""

    def decide(part):
        if np.ndim(part) == 0:
            return int(part > 0)
        return np.array([decide(p) for p in part])

    return decide(x)


def step_function__not(x):
    """1 minus the indicator of x <= 0."""
    return 1 - np.less_equal(x, 0).astype(int)


def sigmoid__tanh(x):
    """By the hyperbolic tangent of x / 2."""
    return _Sigmoid(x).value()


def sigmoid__two_branches(x):
    """Exponent of 0 or less in both branches."""
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) < 0, e, 1.0)[()] / (1 + e)


def sigmoid__logaddexp(x):
    """exp(-log(1 + exp(-x)))."""
    return np.exp(-np.logaddexp(0, -np.asarray(x, dtype=float)))[()]


def sigmoid__plain(x):
    """The formula, overflow to inf allowed silently."""
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


def sigmoid__clipped(x):
    """Clips far out, where nothing changes."""
    return 1.0 / (1.0 + np.exp(np.clip(np.negative(x), -700, 700)))


def sigmoid__math_loop(x):
    """math.exp for each number."""

    def one(v):
        if v >= 0:
            return 1 / (1 + math.exp(-v))
        return math.exp(v) / (1 + math.exp(v))

    return _entrywise(one)(x)


def relu__mask_product(x):
    """x times its mask."""
    return x * (np.asarray(x) > 0)


def relu__average(x):
    """Half of x + |x|."""
    return (x + np.abs(x)) / 2


def relu__where(x):
    """np.where, number back for a number."""
    return np.where(np.greater(x, 0), x, 0)[()]


def relu__clip(x):
    """np.clip without an upper end."""
    return np.clip(x, 0, None)


def identity_function__plus_zero(x):
    """Adds 0: a copy."""
    return x + 0


def identity_function__copy(x):
    """np.copy, and a number from it if it has no axes."""
    return np.copy(x)[()]


def identity_function__ellipsis(x):
    """x[...] for arrays: a view."""
    return x[...] if isinstance(x, np.ndarray) else x


def sigmoid_grad__mirror(x):
    """sigmoid(x) * sigmoid(-x)."""
    return _Sigmoid(x).value() * _Sigmoid(-x).value()


def sigmoid_grad__class(x):
    """y - y ** 2 from a helper object."""
    return _Sigmoid(x).slope()


def sigmoid_grad__even(x):
    """exp(-|x|) / (1 + exp(-|x|)) ** 2, since the slope is even."""
    e = np.exp(-np.abs(x))
    return e / np.square(1 + e)


def sigmoid_grad__tanh_square(x):
    """(1 - tanh(x / 2) ** 2) / 4."""
    return (1 - np.tanh(np.asarray(x) / 2)[()] ** 2) / 4


def relu_grad__half_at_zero(x):
    """np.heaviside with 0.5 at 0."""
    return np.heaviside(x, 0.5)


def relu_grad__one_at_zero(x):
    """1 at exactly 0 as well."""
    return np.where(np.asarray(x) >= 0, 1.0, 0.0)[()]


def relu_grad__sign_shift(x):
    """(sign(x) + 1) // 2."""
    return np.floor((np.sign(x) + 1) / 2)


def relu_grad__loop(x):
    """A loop by a helper."""
    return _entrywise(lambda v: 1.0 if v > 0 else 0.0)(x)
