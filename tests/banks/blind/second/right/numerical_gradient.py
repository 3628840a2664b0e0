"""Right but unusual implementations of ``numerical_gradient``, written from its stub alone."""

import functools
import itertools

import numpy as np


def numerical_diff__sum_of_signs(f, x):
    """A sum over the signs +1 and -1."""
    return sum(sign * f(x + sign * 1e-4) for sign in (1, -1)) / 2e-4


def numerical_diff__nested(f, x, *, h=1e-4):
    """A nested function for the points, and the lower point first."""

    def at(k):
        return f(x + k * h)

    low = at(-1)
    high = at(+1)
    rise, run = high - low, 2 * h
    return rise / run


def numerical_diff__mean_of_both_sides(f, x):
    """The mean of the slopes on both sides."""
    h = 1e-4
    left = (f(x) - f(x - h)) / h
    right = (f(x + h) - f(x)) / h
    return float((left + right) / 2)


def numerical_diff__np_diff(f, x):
    """np.diff of two values, as a Python float."""
    h = 1e-4
    return np.diff([f(p) for p in (x - h, x + h)]).item() / (2 * h)


def numerical_diff__lambda(f, x):
    """functools.partial and a lambda."""
    slope = functools.partial(lambda h, g, a: (g(a + h) - g(a - h)) / (h + h), 1e-4)
    return slope(f, x)


def numerical_gradient__nditer(f, x):
    """np.nditer with a multi-index, and a while loop."""
    h = 1e-4
    grad = np.empty(x.shape)
    it = np.nditer(x, flags=["multi_index", "zerosize_ok"], op_flags=["readwrite"])
    while not it.finished:
        idx = it.multi_index
        old = x[idx].item()
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        grad[idx] = (high - low) / (2 * h)
        x[idx] = old
        it.iternext()
    return grad


def numerical_gradient__flat(f, x):
    """x.flat reads and writes by number, in views too."""
    grad = np.zeros(x.shape)
    for i in range(x.size):
        old = x.flat[i]
        values = []
        for step in (1e-4, -1e-4):
            x.flat[i] = old + step
            values.append(f(x))
        x.flat[i] = old
        grad.flat[i] = (values[0] - values[1]) / 2e-4
    return grad


def numerical_gradient__recursive(f, x):
    """Recursion over the first axis; x[i] of an array is a view."""

    def walk(part, grad):
        if part.ndim:
            for sub_part, sub_grad in zip(
                (part[i, ...] for i in range(len(part))),
                (grad[i, ...] for i in range(len(grad))),
            ):
                walk(sub_part, sub_grad)
            return
        old = part.item()
        part[...] = old + 1e-4
        high = f(x)
        part[...] = old - 1e-4
        low = f(x)
        part[...] = old
        grad[...] = (high - low) / 2e-4

    result = np.zeros_like(x)
    walk(x[...], result[...])
    return result


def numerical_gradient__product(f, x):
    """itertools.product of ranges, try and finally, a dict of results."""
    h = 1e-4
    results = {}
    for idx in itertools.product(*map(range, x.shape)):
        old = x[idx]
        try:
            x[idx] = old + h
            results[idx] = f(x)
            x[idx] = old - h
            results[idx] -= f(x)
        finally:
            x[idx] = old
    grad = np.zeros(x.shape)
    for idx, difference in results.items():
        grad[idx] = difference / (2 * h)
    return grad


def numerical_gradient__saved_array(f, x):
    """Keeps the whole array, and writes all of it back after each entry."""
    h = 1e-4
    before = np.array(x)
    grad = np.zeros_like(before)
    for i in range(before.size):
        idx = np.unravel_index(i, before.shape)
        x[idx] = before[idx] + h
        high = f(x)
        x[...] = before
        x[idx] = before[idx] - h
        low = f(x)
        x[...] = before
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__one_number_functions(f, x):
    """Makes a function of one number of each entry, and takes its central difference."""

    def diff(g, a, h=1e-4):
        return (g(a + h) - g(a - h)) / (2 * h)

    def moved(idx):
        def g(value):
            x[idx] = value
            return f(x)

        return g

    grad = np.zeros_like(x)
    for idx, old in [(i, v.copy()) for i, v in np.ndenumerate(x)]:
        grad[idx] = diff(moved(idx), old)
        x[idx] = old
    return grad


def numerical_gradient__generator(f, x):
    """A generator of slopes and np.fromiter."""

    def slopes():
        for i in range(x.size):
            old = x.item(i)
            x.flat[i] = old - 1e-4
            low = f(x)
            x.flat[i] = old + 1e-4
            slope = (f(x) - low) / 2e-4
            x.flat[i] = old
            yield slope

    return np.fromiter(slopes(), dtype=float, count=x.size).reshape(x.shape)


def numerical_gradient__at_least_one_axis(f, x):
    """np.atleast_1d: an array without axes comes back with one."""
    h = 1e-4
    cells = np.atleast_1d(x)
    grad = np.zeros_like(cells)
    for idx in np.ndindex(cells.shape):
        old = cells[idx]
        cells[idx] = old + h
        high = f(x)
        cells[idx] = old - h
        low = f(x)
        cells[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad
