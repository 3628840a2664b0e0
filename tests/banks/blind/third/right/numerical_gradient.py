"""Right implementations of the numerical derivatives in unusual style."""

from itertools import product

import numpy as np

_H = 1e-4


# ---- numerical_diff


def numerical_diff__loop_over_signs(f, x):
    """A sum over the signs, weighted by 1 / (2 * h)."""
    return sum(s * f(x + s * _H) for s in (1, -1)) / (2 * _H)


def numerical_diff__subtract_reduce(f, x):
    """The slope of the straight line through both points, by np.subtract.reduce."""
    points = x + 1e-4, x - 1e-4
    rise = np.subtract.reduce([float(f(p)) for p in points])
    return rise / 2e-4


def numerical_diff__numpy_scalar(f, x):
    """Works with numpy scalars and np.diff."""
    x = np.float64(x)
    h = np.float64(1e-4)
    return np.diff([f(x - h), f(x + h)])[0] / (h + h)


def numerical_diff__halves(f, x):
    """Half of the rise over h."""
    h = 1e-4
    right, left = float(f(x + h)), float(f(x - h))
    return 0.5 * ((right - left) / h)


def numerical_diff__closure(f, x):
    """A closure that gives the value at a number of steps."""

    def at(k, h=1e-4):
        return f(x + k * h)

    return float(at(+1) - at(-1)) * 0.5e4


# ---- numerical_gradient


def numerical_gradient__flat_iterator(f, x):
    """x.flat writes through to x, also for a view."""
    grad = np.empty(x.size)
    for k in range(x.size):
        old = x.flat[k]
        x.flat[k] = old + _H
        up = f(x)
        x.flat[k] = old - _H
        down = f(x)
        x.flat[k] = old
        grad[k] = (up - down) / (2 * _H)
    return grad.reshape(x.shape)


def numerical_gradient__entry_views(f, x):
    """nditer gives a writable view of each entry; it runs in C order."""
    slopes = []
    flags = dict(op_flags=["readwrite"], order="C")
    with np.nditer(x, flags=["zerosize_ok"], **flags) as it:
        for entry in it:
            old = entry.copy()
            entry[...] = old + _H
            up = f(x)
            entry[...] = old - _H
            slopes.append((up - f(x)) / (2 * _H))
            entry[...] = old
    return np.array(slopes, dtype=float).reshape(x.shape)


def _fill(f, whole, part, grad):
    if part.ndim:
        for k in range(len(part)):
            _fill(f, whole, part[k, ...], grad[k, ...])
        return
    old = part.item()
    part[()] = old + _H
    grad[()] = f(whole)
    part[()] = old - _H
    grad[()] -= f(whole)
    part[()] = old
    grad[()] /= 2 * _H


def numerical_gradient__recursive_views(f, x):
    """Recursion over the axes down to views without axes."""
    grad = np.zeros(x.shape)
    _fill(f, x, x[...], grad[...])
    return grad


def numerical_gradient__whole_array_copied_back(f, x):
    """Each step writes the whole array anew, moved in one place."""
    saved = x.copy()
    numbers = np.arange(x.size).reshape(x.shape)
    out = np.zeros(x.shape)
    for k in range(x.size):
        here = numbers == k
        np.copyto(x, np.where(here, saved + _H, saved))
        up = float(f(x))
        np.copyto(x, np.where(here, saved - _H, saved))
        down = float(f(x))
        np.copyto(x, saved)
        out[here] = (up - down) / (2 * _H)
    return out


class _Moved:
    def __init__(self, x, i, by):
        self.x, self.i, self.by = x, i, by

    def __enter__(self):
        self.old = self.x[self.i]
        self.x[self.i] = self.old + self.by

    def __exit__(self, *error):
        self.x[self.i] = self.old


def numerical_gradient__context_manager(f, x):
    """A context manager moves one entry and puts it back, once for each side."""
    grad = np.full(x.shape, np.nan)
    for i in product(*map(range, x.shape)):
        with _Moved(x, i, 1e-4):
            up = f(x)
        with _Moved(x, i, -1e-4):
            down = f(x)
        grad[i] = (up - down) / 2e-4
    return grad


def numerical_gradient__two_passes(f, x):
    """First all upper values, then all lower ones; the difference is taken at the end."""
    sides = []
    for s in (_H, -_H):
        values = np.zeros(x.shape)
        for i, old in list(np.ndenumerate(x)):
            x[i] = old + s
            try:
                values[i] = f(x)
            finally:
                x[i] = old
        sides.append(values)
    return (sides[0] - sides[1]) / (2 * _H)


def numerical_gradient__fromiter(f, x):
    """A generator feeds np.fromiter."""

    def slopes():
        for i in np.ndindex(*x.shape):
            old = x[i].copy()
            x[i] = old + _H
            up = f(x)
            x[i] = old - _H
            down = f(x)
            x[i] = old
            yield (up - down) / (2 * _H)

    return np.fromiter(slopes(), dtype=float, count=x.size).reshape(x.shape)


def numerical_gradient__backwards(f, x):
    """From the last entry to the first, the lower point first; Fortran order result."""
    grad = np.zeros(x.shape, order="F")
    for k in reversed(range(x.size)):
        i = np.unravel_index(k, x.shape)
        old = x[i]
        x[i] = old - 1e-4
        grad[i] = -f(x)
        x[i] = old + 1e-4
        grad[i] += f(x)
        x[i] = old
    grad /= 2e-4
    return grad


def numerical_gradient__hands_over_view(f, x):
    """Moves x itself, and hands f a view of it."""
    view = x.view()
    grad = dict()
    for i in np.ndindex(x.shape):
        old = x[i]
        values = []
        for p in (old + 1e-4, old - 1e-4):
            x[i] = p
            values.append(f(view))
        x[i] = old
        grad[i] = (values[0] - values[1]) / (2 * 1e-4)
    out = np.zeros_like(x, dtype=np.float64)
    for i, g in grad.items():
        out[i] = g
    return out


def numerical_gradient__masked(f, x):
    """Boolean masks with one True pick the entry."""
    grad = np.zeros(x.shape)
    mask = np.zeros(x.shape, dtype=bool)
    for k in range(x.size):
        mask.flat[k] = True
        old = x[mask]
        x[mask] = old + _H
        up = f(x)
        x[mask] = old - _H
        down = f(x)
        x[mask] = old
        grad[mask] = (up - down) / (2 * _H)
        mask.flat[k] = False
    return grad


def numerical_gradient__over_transpose(f, x):
    """Works on the transpose, a view, and transposes the result back."""
    view = x.T
    grad = np.zeros(view.shape)
    for i in np.ndindex(view.shape):
        keep = view[i].item()
        view[i] = keep + _H
        a = f(x)
        view[i] = keep - _H
        b = f(x)
        view[i] = keep
        grad[i] = (a - b) / (2 * _H)
    return grad.T.copy()


def numerical_diff__half_step(f, x):
    """Steps of h / 2 to each side, so the points are only h apart."""
    h = 1e-4
    return (f(x + h / 2) - f(x - h / 2)) / h
