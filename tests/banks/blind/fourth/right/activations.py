import math

import numpy as np


def _entrywise(f, x, dtype=float):
    if not isinstance(x, np.ndarray):
        return f(x)
    return np.array([f(v) for v in x.flat], dtype=dtype).reshape(x.shape)


def _sig(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    e = math.exp(v)
    return e / (1 + e)


class _Sigmoid:
    def __call__(self, x):
        return 0.5 + 0.5 * np.tanh(0.5 * x)

    def slope(self, x):
        return 0.25 * (1 - np.tanh(0.5 * x) ** 2)


def step_function__times_1(x):
    """Mask times 1."""
    return (x > 0) * 1


def step_function__ceil_clip(x):
    """Rounded up and clipped to 0 and 1."""
    return np.clip(np.ceil(x), 0, 1).astype(int)


def step_function__recursive(x):
    """Recursion over the rows."""
    if np.ndim(x) == 0:
        return 1 if x > 0 else 0
    return np.array([step_function__recursive(v) for v in x], dtype=int).reshape(x.shape)


def step_function__heaviside(x):
    """np.heaviside with 0 at 0."""
    return np.heaviside(x, 0).astype(int)


def step_function__sign_formula(x):
    """(s * s + s) / 2 of the sign."""
    s = np.sign(x).astype(int)
    return (s * s + s) // 2


def sigmoid__tanh(x):
    """Half-angle formula with tanh."""
    return _Sigmoid()(x)


def sigmoid__logaddexp(x):
    """exp(-logaddexp(0, -x))."""
    return np.exp(-np.logaddexp(0, -x))


def sigmoid__loop(x):
    """Entry by entry with the math module, two formulas."""
    return _entrywise(_sig, x)


def sigmoid__masks(x):
    """Two masks on a float array."""
    flat = np.atleast_1d(np.asarray(x, dtype=float))
    out = np.empty(flat.shape)
    pos = flat >= 0
    out[pos] = 1 / (1 + np.exp(-flat[pos]))
    e = np.exp(flat[~pos])
    out[~pos] = e / (1 + e)
    return out if np.ndim(x) else float(out[0])


def sigmoid__minimum(x):
    """exp(min(x, 0)) / (1 + exp(-|x|))."""
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


def sigmoid__overflow_silenced(x):
    """The plain formula; exp may be inf, 1 / inf is 0."""
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-1.0 * x))


def relu__half_sum(x):
    """(x + |x|) / 2."""
    return (x + abs(x)) / 2


def relu__vectorize(x):
    """np.vectorize with otypes."""
    return np.vectorize(lambda v: v if v > 0 else 0.0, otypes=[float])(x)[()]


def relu__copy_and_mask(x):
    """A copy with the negatives set to 0."""
    if isinstance(x, np.ndarray):
        y = x.copy()
        y[y < 0] = 0
        return y
    return max(0, x)


def relu__clip(x):
    """clip without an upper end."""
    return np.clip(x, 0, None)


def identity_function__copy(x):
    """A deep copy."""
    import copy

    return copy.deepcopy(x)


def identity_function__plus(x):
    """Unary plus."""
    return +x


def identity_function__difference(x):
    """Positive part plus negative part."""
    return np.maximum(x, 0) + np.minimum(x, 0)


def sigmoid_grad__product_of_both_sides(x):
    """sigmoid(x) * sigmoid(-x)."""
    s = _Sigmoid()
    return s(x) * s(-1.0 * x)


def sigmoid_grad__class(x):
    """tanh formula in a helper class."""
    return _Sigmoid().slope(x)


def sigmoid_grad__even(x):
    """exp(-|x|) / (1 + exp(-|x|)) ** 2: it is an even function."""
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2


def sigmoid_grad__loop(x):
    """Entry by entry."""
    return _entrywise(lambda v: _sig(v) - _sig(v) ** 2, x)


def relu_grad__half_at_0(x):
    """np.heaviside with 0.5 at 0."""
    return np.heaviside(x, 0.5)


def relu_grad__not_below(x):
    """1 at 0 as well."""
    return _entrywise(lambda v: 0.0 if v < 0 else 1.0, x)


def relu_grad__sign(x):
    """(1 + sign) / 2."""
    return (1 + np.sign(x)) / 2


def relu_grad__mask_times(x):
    """1.0 * mask."""
    return 1.0 * (x > 0)


def relu__lists(x):
    """Nested lists, which hold the same numbers."""
    if np.ndim(x) == 0:
        return max(x, 0)
    return [relu__lists(v) for v in x]
