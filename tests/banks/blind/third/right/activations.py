"""Right implementations of the exercise activations, in unusual style."""

import math

import numpy as np


def _number_sigmoid(v):
    """The sigmoid of one number."""
    v = float(v)
    if v < 0:
        return 1.0 - _number_sigmoid(-v) if v > -1 else math.exp(v) / (1.0 + math.exp(v))
    return 1.0 / (1.0 + math.exp(-v))


def _entrywise(function, dtype):
    """Return a version of a function of a number that takes arrays too."""

    def apply(x):
        if np.ndim(x) == 0:
            return function(x)
        flat = [function(v) for v in np.asarray(x).ravel().tolist()]
        return np.array(flat, dtype=dtype).reshape(np.shape(x))

    return apply


def step_function__comparison_times_one(x):
    """A truth value times 1 is an integer."""
    return np.greater(x, 0) * 1


def step_function__numbers(x):
    """One entry after another as a Python number."""
    return _entrywise(lambda v: int(v > 0), int)(x)


def step_function__heaviside(x):
    """numpy's own step, with its value at 0 given."""
    return np.heaviside(x, 0).astype(np.int64)


def step_function__of_sign(x):
    """From the sign: -1, 0 and 1 become 0, 0 and 1."""
    return (np.sign(np.asarray(x, dtype=float)).astype(int)[()] + 1) // 2


def sigmoid__tanh(x):
    """By the hyperbolic tangent."""
    return 0.5 * np.tanh(np.multiply(x, 0.5)) + 0.5


def sigmoid__logaddexp(x):
    """exp of minus log(1 + exp(-x)), which never overflows."""
    return np.exp(-np.logaddexp(0, -np.asarray(x, dtype=float)))[()]


def sigmoid__math(x):
    """The math module, entry by entry."""
    return _entrywise(_number_sigmoid, float)(x)


def sigmoid__two_halves(x):
    """Fills both sides of 0 by a mask of an array with at least one axis."""
    a = np.array(x, dtype=float, ndmin=1)
    right = a >= 0
    a[right] = 1 / (1 + np.exp(-a[right]))
    e = np.exp(a[~right])
    a[~right] = e / (e + 1)
    return a.reshape(np.shape(x))[()]


def relu__fmax(x):
    """The other maximum of numpy."""
    return np.fmax(0, x)


def relu__erased(x):
    """Erases all that is not above 0 in a copy."""
    a = np.array(x)
    a[~(a > 0)] = 0
    return a[()]


def relu__recursive(x):
    """Calls itself for each part along the first axis."""
    if np.ndim(x) == 0:
        return x if x > 0 else type(x)(0)
    if np.ndim(x) == 1 or len(x) == 0:
        return np.clip(x, 0, None)
    return np.stack([relu__recursive(part) for part in x])


def relu__piecewise(x):
    """np.piecewise on a float copy."""
    a = np.array(x, dtype=float)
    return np.piecewise(a, [a > 0], [lambda v: v, 0.0])[()]


def identity_function__same(x):
    """x itself."""
    return x


def identity_function__copy(x):
    """A deep copy, a number as a numpy scalar."""
    return np.array(x, copy=True)[()]


def identity_function__float_copy(x):
    """A read-only copy by columns; integers become floats."""
    if np.ndim(x) == 0:
        return float(x)
    a = np.array(x, dtype=float, order="F")
    a.flags.writeable = False
    return a


def sigmoid_grad__product_of_sides(x):
    """sigmoid(x) times sigmoid(-x)."""
    a = np.asarray(x, dtype=float)
    return np.exp(-np.logaddexp(0, -a) - np.logaddexp(0, a))[()]


def sigmoid_grad__cosh(x):
    """By 1 - tanh**2 of the half, a quarter of it."""
    return np.subtract(1, np.tanh(np.multiply(0.5, x)) ** 2) / 4


def sigmoid_grad__numbers(x):
    """Entry by entry as Python numbers."""

    def slope(v):
        y = _number_sigmoid(v)
        return y * (1.0 - y)

    return _entrywise(slope, float)(x)


def sigmoid_grad__even(x):
    """The derivative is the same on both sides, so it takes |x|."""
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return (e / np.square(1 + e))[()]


def relu_grad__half_at_zero(x):
    """0.5 at exactly 0."""
    return np.heaviside(x, 0.5)


def relu_grad__one_at_zero(x):
    """1 at exactly 0."""
    return np.where(np.less(x, 0), 0.0, 1.0)[()]


def relu_grad__select(x):
    """np.select with a default."""
    a = np.asarray(x)
    return np.select([a > 0, a < 0], [1.0, 0.0], default=0.25)[()]


def relu_grad__vectorize(x):
    """np.vectorize with a given type."""
    return np.vectorize(lambda v: 1.0 if v > 0 else 0.0, otypes=[float])(x)[()]
