"""Right but unusual implementations of ``activations``, written from its stub alone."""

import math

import numpy as np


def step_function__sign_clipped(x):
    """The sign, with -1 raised to 0."""
    return np.maximum(np.sign(x), 0).astype(int)


def step_function__zero_dimensional_array_for_a_number(x):
    """np.where gives a single number back as an array without axes."""
    return np.where(np.asarray(x) > 0, 1, 0)


def step_function__counts_smaller_zeros(x):
    """How many entries of [0.0] are smaller than each entry."""
    places = np.searchsorted([0.0], np.ravel(x), side="left")
    return places.reshape(np.shape(x))


def sigmoid__hyperbolic_tangent(x):
    """Half of 1 + tanh(x / 2)."""
    return 0.5 + 0.5 * np.tanh(np.multiply(x, 0.5))


def sigmoid__through_logaddexp(x):
    """The logarithm of the sigmoid first."""
    return np.exp(-np.logaddexp(0.0, np.multiply(x, -1.0)))


def sigmoid__entry_by_entry(x):
    """A loop with math.exp over the entries, for any shape."""

    def one(value):
        if value < 0:
            e = math.exp(value)
            return e / (1.0 + e)
        return 1.0 / (1.0 + math.exp(-value))

    if np.ndim(x) == 0:
        return one(float(x))
    out = np.zeros(np.shape(x))
    for index in np.ndindex(out.shape):
        out[index] = one(float(x[index]))
    return out


def sigmoid__mirrored_by_a_sign(x):
    """Computes the half above 0 only, and mirrors it."""
    x = np.asarray(x, dtype=float)
    upper = 1.0 / (1.0 + np.exp(-np.abs(x)))
    lower = np.exp(-np.abs(x)) * upper
    return np.choose(x < 0, [upper, lower])


def relu__two_halves(x):
    """Half of x and half of its size."""
    return np.multiply(x, 0.5) + np.multiply(np.abs(x), 0.5)


def relu__copy_with_zeros_put_in(x):
    """Sets the negative entries of a copy to 0; a number becomes an array without axes."""
    out = np.array(x)
    np.putmask(out, out < 0, 0)
    return out


def relu__selects_where_above(x):
    """np.select with one condition; below it, the default."""
    x = np.asarray(x)
    return np.select([x > 0], [x], default=0)


def identity_function__same_object(x):
    """Returns the very object."""
    return x


def identity_function__positive(x):
    """The unary plus, which makes a copy of an array."""
    return +x


def identity_function__read_only_view(x):
    """A view that shares the entries and cannot be written to."""
    view = np.asarray(x).view()
    view.flags.writeable = False
    return view


def sigmoid_grad__square_of_the_hyperbolic_secant(x):
    """A quarter of sech(x / 2)^2, with exponents that never grow."""
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return e / np.square(1.0 + e)


def sigmoid_grad__product_of_both_sides(x):
    """sigmoid(x) times sigmoid(-x)."""
    return sigmoid(x) * sigmoid(np.multiply(x, -1.0))


def relu_grad__half_at_zero(x):
    """The slope at the corner is 0.5."""
    return np.heaviside(np.asarray(x, dtype=float), 0.5)


def relu_grad__ceiling_of_the_clipped_sum(x):
    """Clips to the range from 0 to 1, and rounds up."""
    return np.ceil(np.clip(x, 0.0, 1.0))


def relu_grad__integers_and_one_at_zero(x):
    """Whole numbers, and a slope of 1 at exactly 0."""
    return 1 - np.signbit(np.asarray(x, dtype=float) + 0.0).astype(int)
