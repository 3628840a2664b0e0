import itertools
from collections import deque
from functools import reduce

import numpy as np

from numerical_gradient import numerical_gradient


class _Walker:
    def __init__(self, f, start, lr):
        self.f, self.lr = f, lr
        self.place = np.array(start, dtype=np.float64)
        self.trail = [self.place.copy()]

    def step(self):
        self.place -= self.lr * numerical_gradient(self.f, self.place)
        self.trail.append(self.place.copy())
        return self


def gradient_descent__list_of_copies(f, init_x, lr=0.01, step_num=100):
    """A float copy moved in place, copies in a list."""
    x = init_x.astype(float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__preallocated(f, init_x, lr=0.01, step_num=100):
    """history is allocated and filled row by row, each from the row before."""
    history = np.empty((step_num + 1, *np.shape(init_x)), dtype=float)
    history[0] = init_x
    for k in range(step_num):
        here = np.array(history[k])
        history[k + 1] = here - lr * numerical_gradient(f, here)
    return np.array(history[-1]), history


def gradient_descent__helper_class(f, init_x, lr=0.01, step_num=100):
    """A walker class with a trail."""
    walker = _Walker(f, init_x, lr)
    for _ in range(step_num):
        walker.step()
    return walker.place, np.stack(walker.trail)


def gradient_descent__recursion(f, init_x, lr=0.01, step_num=100):
    """Halving recursion: walk the first half of the steps, then the rest from there."""

    def walk(x, n):
        if n == 0:
            return []
        if n == 1:
            return [np.array(x - lr * numerical_gradient(f, x.copy()))]
        first = walk(x, n // 2)
        return first + walk(first[-1], n - n // 2)

    start = np.array(init_x, dtype=float)
    points = [start, *walk(start, step_num)]
    return np.array(points[-1]), np.array(points)


def gradient_descent__accumulate(f, init_x, lr=0.01, step_num=100):
    """itertools.accumulate makes the points."""

    def step(x, _):
        x = np.array(x)
        return np.array(x - lr * numerical_gradient(f, x))

    points = list(itertools.accumulate(range(step_num), step, initial=np.array(init_x, dtype=float)))
    return np.array(points[-1]), np.array(points)


def gradient_descent__generator(f, init_x, lr=0.01, step_num=100):
    """A generator yields the points without end, islice takes step_num + 1."""

    def points():
        x = init_x * 1.0
        while True:
            x = np.array(x, dtype=float)
            yield x.copy()
            x = x - lr * numerical_gradient(f, x)

    history = np.array(list(itertools.islice(points(), step_num + 1)))
    return np.array(history[-1]), history


def gradient_descent__while_countdown(f, init_x, lr=0.01, step_num=100):
    """A while loop counts down; np.concatenate glues the points."""
    x = np.array(init_x, float)
    history = x[np.newaxis].copy()
    left = step_num
    while left > 0:
        x = np.array(x + (-lr) * numerical_gradient(f, x))
        history = np.concatenate([history, x[np.newaxis]], axis=0)
        left -= 1
    return x, history


def gradient_descent__reduce(f, init_x, lr=0.01, step_num=100):
    """functools.reduce over a list of points."""

    def extend(points, _):
        x = points[-1].copy()
        return points + [np.asarray(x - lr * numerical_gradient(f, x))]

    points = reduce(extend, range(step_num), [np.array(init_x, dtype=float)])
    return points[-1].copy(), np.array(points)


def gradient_descent__steps_summed(f, init_x, lr=0.01, step_num=100):
    """Keeps x and the steps apart; entries are subtracted in a loop after the whole gradient is known."""
    x = np.empty(init_x.shape)
    x[...] = init_x
    trail = deque([x.copy()])
    for _ in range(step_num):
        g = numerical_gradient(f, x)
        for i in np.ndindex(x.shape):
            x[i] -= lr * g[i]
        trail.append(x.copy())
    return x, np.array(trail)


def gradient_descent__dictionary(f, init_x, lr=0.01, step_num=100):
    """The points are kept in a dictionary by the number of steps."""
    after = {0: np.array(init_x, dtype="float64")}
    for k in range(1, step_num + 1):
        here = after[k - 1].copy()
        after[k] = np.subtract(here, np.multiply(lr, numerical_gradient(f, here)), out=np.empty(init_x.shape))
    return after[step_num].copy(), np.array([after[k] for k in range(step_num + 1)])


def gradient_descent__out_argument(f, init_x, lr=0.01, step_num=100):
    """np.subtract with out= on a float copy; rows are written with Ellipsis."""
    x = np.array(init_x, dtype=float, copy=True)
    history = np.full((step_num + 1,) + x.shape, np.nan)
    history[0, ...] = x
    for k, row in enumerate(range(1, step_num + 1)):
        np.subtract(x, lr * numerical_gradient(f, x), out=x)
        history[row, ...] = x
    return x, history


def gradient_descent__flat_inside(f, init_x, lr=0.01, step_num=100):
    """Flat points inside; f gets the shape of the start through a closure."""
    shape = init_x.shape

    def g(flat):
        return f(flat.reshape(shape))

    x = init_x.reshape(-1).astype(float)
    rows = [x.tolist()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(g, x)
        rows.append(x.tolist())
    return x.reshape(shape), np.array(rows, dtype=float).reshape((step_num + 1,) + shape)


def gradient_descent__closure_move(f, init_x, lr=0.01, step_num=100):
    """A closure with nonlocal state makes one step and returns a copy."""
    x = np.array(init_x).astype(float)

    def move():
        nonlocal x
        x = np.array(x - numerical_gradient(f, x) * lr)
        return x.copy()

    history = np.array([x.copy()] + [move() for _ in range(step_num)])
    return x, history


def _walk(f, init_x, lr, step_num):
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = np.array(x - lr * numerical_gradient(f, x))
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__history_list(f, init_x, lr=0.01, step_num=100):
    """history is a list of arrays."""
    x, history = _walk(f, init_x, lr, step_num)
    return x, [np.array(p) for p in history]


def gradient_descent__first_gradient_int(f, init_x, lr=0.01, step_num=100):
    """The first gradient is taken at the integers, of which the given numerical_gradient makes floats."""
    x = init_x.copy()
    history = np.empty((step_num + 1,) + init_x.shape)
    history[0] = x
    for k in range(step_num):
        x = np.array(x - lr * numerical_gradient(f, x))
        history[k + 1] = x
    return x.astype(float), history


def gradient_descent__no_step_gives_start(f, init_x, lr=0.01, step_num=100):
    """With step_num=0, x is init_x itself, which is open."""
    if step_num == 0:
        return init_x, np.array([init_x], dtype=float)
    return _walk(f, init_x, lr, step_num)


def gradient_descent__numbers_become_vectors(f, init_x, lr=0.01, step_num=100):
    """A start without axes, which is open, becomes one with one."""
    x, history = _walk(f, init_x, lr, step_num)
    if x.ndim == 0:
        return x.reshape(1), history.reshape(-1, 1)
    return x, history
