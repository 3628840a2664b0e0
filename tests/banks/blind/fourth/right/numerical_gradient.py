import contextlib
import itertools

import numpy as np

_H = 1e-4


@contextlib.contextmanager
def _moved(x, i, by):
    old = x[i]
    x[i] = old + by
    try:
        yield x
    finally:
        x[i] = old


def _central(g, x):
    return (g(x + _H) - g(x - _H)) / (2 * _H)


class _Probe:
    """One entry of an array."""

    def __init__(self, f, x, i):
        self.f, self.x, self.i, self.old = f, x, i, x[i]

    def at(self, value):
        self.x[self.i] = value
        result = self.f(self.x)
        self.x[self.i] = self.old
        return result

    def slope(self):
        return (self.at(self.old + _H) - self.at(self.old - _H)) / (2 * _H)


def numerical_diff__plain(f, x):
    """The two lines."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__mean_of_one_sided(f, x):
    """The average of the forward and the backward difference."""
    h = 1e-4
    middle = f(x)
    return ((f(x + h) - middle) / h + (middle - f(x - h)) / h) / 2


def numerical_diff__signs(f, x):
    """A sum over the signs -1 and +1, times 5000."""
    return sum(s * f(x + s * 1e-4) for s in (-1, 1)) / 2e-4


def numerical_diff__line(f, x):
    """The slope of a line through two points by a helper closure."""

    def slope(a, b):
        return (f(b) - f(a)) / (b - a)

    return float(slope(x - 1e-4, x + 1e-4))


def numerical_gradient__ndindex(f, x):
    """np.ndindex, the old value kept."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * h)
    return grad


def numerical_gradient__nditer(f, x):
    """np.nditer with multi_index, as in the book."""
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index", "zerosize_ok"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        kept = float(x[i])
        x[i] = kept + 1e-4
        above = f(x)
        x[i] = kept - 1e-4
        below = f(x)
        x[i] = kept
        grad[i] = (above - below) / 2e-4
        it.iternext()
    return grad


def numerical_gradient__flat(f, x):
    """x.flat writes through, also for W.T."""
    slopes = []
    for k in range(x.size):
        old = x.flat[k]
        values = []
        for step in (1e-4, -1e-4):
            x.flat[k] = old + step
            values.append(f(x))
        x.flat[k] = old
        slopes.append((values[0] - values[1]) / 2e-4)
    return np.array(slopes, dtype=float).reshape(x.shape)


def numerical_gradient__context_manager(f, x):
    """A context manager moves and restores."""
    grad = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        with _moved(x, i, _H):
            up = f(x)
        with _moved(x, i, -_H):
            down = f(x)
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__helper_class(f, x):
    """A helper class for one entry, and a comprehension."""
    return np.array([_Probe(f, x, i).slope() for i in np.ndindex(x.shape)], dtype=float).reshape(x.shape)


def numerical_gradient__recursion(f, x):
    """Recursion down the axes; the views of the rows write through to x."""

    def go(part, grad):
        if part.ndim == 0:
            old = float(part)
            part[...] = old + _H
            up = f(x)
            part[...] = old - _H
            down = f(x)
            part[...] = old
            grad[...] = (up - down) / (2 * _H)
            return
        for k in range(part.shape[0]):
            go(part[k, ...], grad[k, ...])

    result = np.zeros(x.shape)
    go(x[...], result)
    return result


def numerical_gradient__numerical_diff(f, x):
    """Calls a central difference of one number for each entry through a closure."""

    def along(i):
        old = x[i]

        def g(value):
            x[i] = value
            return f(x)

        slope = _central(g, old)
        x[i] = old
        return slope

    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = along(i)
    return grad


def numerical_gradient__whole_copy_put_back(f, x):
    """Keeps a copy of the whole array and puts it back in full after every entry."""
    start = x.copy()
    steps = np.zeros(x.shape)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        steps[i] = 1e-4
        x[...] = start + steps
        up = f(x)
        x[...] = start - steps
        down = f(x)
        x[...] = start
        steps[i] = 0.0
        grad[i] = (up - down) / 2e-4
    return grad


def numerical_gradient__product(f, x):
    """itertools.product of the ranges of the axes, minus side first, restored in finally."""
    grad = np.zeros(x.shape)
    for i in itertools.product(*map(range, x.shape)):
        old = x[i]
        try:
            x[i] = old - _H
            down = f(x)
            x[i] = old + _H
            up = f(x)
        finally:
            x[i] = old
        grad[i] = 0.5 * (up - down) / _H
    return grad


def numerical_gradient__ndenumerate(f, x):
    """np.ndenumerate over a copy gives place and old value; the original is moved."""
    grad = {}
    for i, old in np.ndenumerate(x.copy()):
        x[i] = old + _H
        grad[i] = f(x)
        x[i] = old - _H
        grad[i] = (grad[i] - f(x)) / (_H + _H)
        x[i] = old
    out = np.empty(x.shape)
    for i, slope in grad.items():
        out[i] = slope
    return out


def numerical_gradient__put_and_take(f, x):
    """np.unravel_index of a running number; values of f in two arrays subtracted at the end."""
    up, down = np.zeros(x.size), np.zeros(x.size)
    for k in range(x.size):
        i = tuple(int(n) for n in np.unravel_index(k, x.shape)) if x.ndim else ()
        old = x[i].item()
        x[i] = old + _H
        up[k] = f(x)
        x[i] = old - _H
        down[k] = f(x)
        x[i] = old
    return ((up - down) / (2 * _H)).reshape(x.shape)


def numerical_gradient__generator(f, x):
    """A generator yields the slopes to np.fromiter."""

    def slopes():
        for i in np.ndindex(x.shape):
            old = x[i]
            total = 0.0
            for sign in (1, -1):
                x[i] = old + sign * 1e-4
                total += sign * f(x)
            x[i] = old
            yield total / 2e-4

    return np.fromiter(slopes(), dtype=float, count=x.size).reshape(x.shape)


def _good(f, x):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        up = f(x)
        x[i] = old - _H
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_diff__five_points(f, x):
    """A better approximation of the slope."""
    return (8 * (f(x + _H) - f(x - _H)) - (f(x + 2 * _H) - f(x - 2 * _H))) / (12 * _H)


def numerical_diff__half_step(f, x):
    """Steps by h / 2 to each side."""
    return (f(x + _H / 2) - f(x - _H / 2)) / _H


def numerical_gradient__asarray_float64(f, x):
    """Makes float64 of float32, which is open."""
    return _good(f, np.asarray(x, dtype=np.float64))


def numerical_gradient__list(f, x):
    """Nested lists."""
    return _good(f, x).tolist()


def numerical_gradient__no_axis_at_all(f, x):
    """An array without axes, which is open, comes back with one."""
    g = _good(f, x)
    return g.reshape(1) if g.ndim == 0 else g


def numerical_gradient__five_points(f, x):
    """A better approximation of the slope."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        v = []
        for k in (-2, -1, 1, 2):
            x[i] = old + k * _H
            v.append(f(x))
        x[i] = old
        grad[i] = (v[0] - 8 * v[1] + 8 * v[2] - v[3]) / (12 * _H)
    return grad
