import numpy as np
from functools import reduce


def numerical_diff__product(f, x):
    """Multiplies by 1 / 2h instead of dividing."""
    h = 1e-4
    return (f(x + h) - f(x - h)) * (0.5 / h)


def numerical_diff__loop_of_signs(f, x):
    """A sum over the signs +1 and -1."""
    total = 0.0
    for sign in (1, -1):
        total += sign * f(x + sign * 1e-4)
    return total / 2e-4


def numerical_diff__line_through_points(f, x):
    """The slope of the line through the two points, from two lists."""
    h = 1e-4
    xs = (-h, h)
    ys = [f(x + s) for s in xs]
    return (ys[1] - ys[0]) / (xs[1] - xs[0])


def numerical_diff__closure(f, x):
    """A function of h inside."""

    def slope(h):
        return (f(x + h) - f(x - h)) / (h + h)

    return slope(1e-4)


def numerical_gradient__nditer(f, x):
    """The classic np.nditer with a multi_index."""
    h = 1e-4
    grad = np.zeros(x.shape)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        old = float(x[i])
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * h)
        it.iternext()
    return grad


def numerical_gradient__flat_iterator(f, x):
    """x.flat[k] writes through to x, whatever the memory layout."""
    grad = np.empty(x.size)
    for k in range(x.size):
        old = x.flat[k]
        values = []
        for step in (1e-4, -1e-4):
            x.flat[k] = old + step
            values.append(f(x))
        x.flat[k] = old
        grad[k] = (values[0] - values[1]) / 2e-4
    return grad.reshape(x.shape)


def numerical_gradient__recursive(f, x):
    """Goes down the axes by recursion, on views of x."""
    h = 1e-4
    grad = np.zeros(x.shape)

    def walk(part, out):
        for k in range(len(part)):
            if part.ndim > 1:
                walk(part[k], out[k])
            else:
                old = part[k]
                part[k] = old + h
                up = f(x)
                part[k] = old - h
                down = f(x)
                part[k] = old
                out[k] = (up - down) / (2 * h)

    walk(x, grad)
    return grad


def numerical_gradient__numerical_diff_inside(f, x):
    """A function of one number for each entry, with its own restore in finally."""

    def slope_at(i):
        old = x[i]

        def g(value):
            x[i] = value
            return f(x)

        try:
            return (g(old + 1e-4) - g(old - 1e-4)) / 2e-4
        finally:
            x[i] = old

    return np.array([slope_at(i) for i in np.ndindex(x.shape)]).reshape(x.shape)


def numerical_gradient__backup_whole(f, x):
    """Keeps a copy of all values and writes it back after each entry."""
    backup = x.copy()
    grad = np.zeros(x.shape)
    for i, value in np.ndenumerate(backup):
        x[i] = value + 1e-4
        grad[i] = f(x)
        x[i] = value - 1e-4
        grad[i] -= f(x)
        grad[i] /= 2e-4
        x[...] = backup
    return grad


def numerical_gradient__unravel(f, x):
    """np.unravel_index and a while loop, last entry first."""
    h = 1e-4
    grad = np.zeros(x.shape)
    k = x.size
    while k > 0:
        k -= 1
        i = np.unravel_index(k, x.shape)
        old = x[i]
        x[i] = old - h
        down = f(x)
        x[i] = old + h
        up = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * h)
    return grad


class _Moved:
    """A context in which one entry has another value."""

    def __init__(self, x, i, step):
        self.x, self.i, self.step = x, i, step

    def __enter__(self):
        self.old = self.x[self.i]
        self.x[self.i] = self.old + self.step
        return self.x

    def __exit__(self, *_):
        self.x[self.i] = self.old


def numerical_gradient__context_manager(f, x):
    """A with block moves an entry and puts it back."""
    h = 1e-4
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        with _Moved(x, i, h) as moved:
            up = f(moved)
        with _Moved(x, i, -h) as moved:
            down = f(moved)
        grad[i] = (up - down) / (2 * h)
    return grad


def numerical_gradient__masks(f, x):
    """Adds h times a one-hot array to x itself, from a kept copy."""
    h = 1e-4
    old = np.array(x)
    slopes = []
    for row in np.eye(x.size):
        e = row.reshape(x.shape)
        x[:] = old + h * e
        up = f(x)
        x[:] = old - h * e
        down = f(x)
        x[:] = old
        slopes.append((up - down) / (2 * h))
    return np.reshape(slopes, x.shape)


def numerical_gradient__dict_and_reduce(f, x):
    """Collects slopes in a dict, then writes them into the result by reduce."""

    def measured(i):
        old = x[i]
        x[i] = old + 1e-4
        up = f(x)
        x[i] = old - 1e-4
        down = f(x)
        x[i] = old
        return (up - down) / 2e-4

    slopes = {i: measured(i) for i in np.ndindex(x.shape)}

    def put(grad, item):
        grad[item[0]] = item[1]
        return grad

    return reduce(put, slopes.items(), np.zeros(x.shape))
