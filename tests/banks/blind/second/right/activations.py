"""Right but unusual implementations of ``activations``, written from its stub alone."""

import math

import numpy as np

from activations import relu, sigmoid


def step_function__where(x):
    """np.where: a 0-d array for a number."""
    return np.where(np.asarray(x) > 0, 1, 0)


def step_function__one_times_bool(x):
    """1 * bool."""
    return 1 * (x > 0)


def step_function__half_sign(x):
    """(sign + 1) // 2: 0 gives 1 // 2."""
    return np.asarray((np.sign(x) + 1) // 2).astype(int)


def step_function__heaviside(x):
    """np.heaviside with 0 at 0."""
    return np.heaviside(np.asarray(x, dtype=float), 0.0).astype(int)


def step_function__vectorize(x):
    """np.vectorize of a function of numbers."""
    return np.vectorize(lambda v: 1 if v > 0 else 0, otypes=[int])(x)


def step_function__digitize(x):
    """The bin of x: right edges belong to the bin on the left."""
    return np.digitize(x, [0.0], right=True)


def sigmoid__tanh(x):
    """tanh of half of x."""
    return 0.5 + 0.5 * np.tanh(0.5 * np.asarray(x))


def sigmoid__two_cases(x):
    """The formula for each sign, and a number for a number."""
    z = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(z))
    y = np.where(z < 0, e, 1.0) / (1.0 + e)
    return y if z.ndim else float(y)


def sigmoid__logaddexp(x):
    """exp(-log(exp(0) + exp(-x)))."""
    return np.exp(-np.logaddexp(0.0, -np.asarray(x, dtype=float)))


def sigmoid__loop(x):
    """math.exp for every entry, never with a positive exponent."""

    def one(v):
        if v < 0:
            return math.exp(v) / (1.0 + math.exp(v))
        return 1.0 / (1.0 + math.exp(-v))

    if np.ndim(x) == 0:
        return one(float(x))
    result = np.empty(np.shape(x))
    for position, v in np.ndenumerate(x):
        result[position] = one(float(v))
    return result


def sigmoid__clipped_far_out(x):
    """Clips the exponent where exp would overflow; 0 far left by a mask."""
    z = np.array(x, dtype=float)
    y = np.reciprocal(1 + np.exp(-np.clip(z, -700, 700)))
    return np.where(z < -700, 0.0, y)


def relu__clip(x):
    """np.clip without an upper end."""
    return np.clip(x, 0, None)


def relu__product(x):
    """x times the truth of x > 0 (with + 0 against -0)."""
    return x * (x > 0) + 0


def relu__masked_copy(x):
    """A copy with zeros."""
    y = np.array(x)
    y[y < 0] = 0
    return y


def relu__half_of_sum(x):
    """(x + |x|) / 2, as floats."""
    z = np.asarray(x, dtype=float)
    return (z + np.abs(z)) / 2


def relu__recursive(x):
    """Calls itself for the rows, down to numbers."""

    def down(part):
        return [down(inner) for inner in part] if np.ndim(part) else max(part, 0)

    if np.ndim(x) == 0:
        return max(x, 0)
    return np.array(down(x), dtype=np.asarray(x).dtype).reshape(np.shape(x))


def identity_function__plus(x):
    """+x: a copy for arrays."""
    return +x


def identity_function__read_only_copy(x):
    """A new array, read only: nothing said that it can be written."""
    y = np.array(x)
    y.flags.writeable = False
    return y


def identity_function__view(x):
    """A view of x, which is x itself, more or less."""
    return x[...] if isinstance(x, np.ndarray) else x


def sigmoid_grad__symmetric(x):
    """sigmoid(x) * sigmoid(-x), in floats."""
    z = np.asarray(x, dtype=float)
    return sigmoid(z) * sigmoid(-z)


def sigmoid_grad__quarter(x):
    """A quarter minus the square of the distance from a half."""
    return 0.25 - (sigmoid(x) - 0.5) ** 2


def sigmoid_grad__tanh(x):
    """(1 - tanh^2) / 4 at half of x."""
    t = np.tanh(np.asarray(x) / 2)
    return (1 - t) * (1 + t) / 4


def sigmoid_grad__even(x):
    """exp(-|x|) / (1 + exp(-|x|))^2: the derivative is even."""
    e = np.exp(-np.abs(np.asarray(x, dtype=float)))
    return e / np.square(1 + e)


def relu_grad__half_at_zero(x):
    """One half at 0."""
    return np.heaviside(np.asarray(x, dtype=float), 0.5)


def relu_grad__one_at_zero(x):
    """1 at 0."""
    return np.where(np.asarray(x) >= 0, 1.0, 0.0)


def relu_grad__sign_of_relu(x):
    """The sign of relu(x)."""
    return np.sign(relu(x)) * 1.0


def relu_grad__zeros_and_mask(x):
    """Zeros, and ones through a mask."""
    grad = np.zeros(np.shape(x))
    grad[np.asarray(x) > 0] = 1
    return grad


def step_function__booleans(x):
    """True and False, not 1 and 0: they cannot be subtracted."""
    return np.greater(x, 0)
