"""Right implementations of gradient descent in unusual style."""

from collections import deque
from functools import reduce
from itertools import accumulate, islice

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent__rows_filled(f, init_x, lr=0.01, step_num=100):
    """One history array; each step writes its row with np.subtract and out=."""
    history = np.empty((step_num + 1, *init_x.shape))
    history[0] = init_x
    for k in range(step_num):
        here = history[k, ...]
        np.subtract(here, lr * numerical_gradient(f, here), out=history[k + 1, ...])
    return history[step_num, ...].copy(), history


def gradient_descent__accumulate(f, init_x, lr=0.01, step_num=100):
    """itertools.accumulate over step numbers."""

    def step(x, _):
        return np.asarray(x - lr * numerical_gradient(f, x))

    start = init_x.astype(float)
    points = list(accumulate(range(step_num), step, initial=start))
    return points[-1], np.stack(points)


def gradient_descent__reduce(f, init_x, lr=0.01, step_num=100):
    """functools.reduce over a growing tuple of points."""

    def longer(points, _):
        x = points[-1].copy()
        return points + (np.asarray(points[-1] - numerical_gradient(f, x) * lr),)

    points = reduce(longer, range(step_num), (np.array(init_x, dtype=np.float64),))
    return points[-1].copy(), np.array(points)


def _downhill(f, x, lr):
    while True:
        yield x.copy()
        x = x + (-lr) * numerical_gradient(f, x)
        x = np.array(x)


def gradient_descent__endless_generator(f, init_x, lr=0.01, step_num=100):
    """An endless generator of points, cut off by islice."""
    walk = _downhill(f, np.array(init_x, dtype=float), lr)
    history = np.array(list(islice(walk, step_num + 1)))
    return np.array(history[-1]), history


def _split(f, x, lr, n):
    if n == 0:
        return []
    if n == 1:
        return [np.asarray(x - lr * numerical_gradient(f, x))]
    first = _split(f, x, lr, n // 2)
    return first + _split(f, first[-1], lr, n - n // 2)


def gradient_descent__recursion_by_halves(f, init_x, lr=0.01, step_num=100):
    """Recursion: the first half of the steps, then the second half."""
    start = np.array(init_x, dtype=float)
    points = [start] + _split(f, start.copy(), lr, step_num)
    return points[-1].copy(), np.stack(points, axis=0)


def gradient_descent__flat_inside(f, init_x, lr=0.01, step_num=100):
    """Works with a flat point; f sees it in its own shape."""
    shape = init_x.shape
    flat = init_x.flatten().astype(float)
    history = [flat.copy()]
    for _ in range(step_num):
        flat = flat - lr * numerical_gradient(lambda v: f(v.reshape(shape)), flat)
        history.append(flat)
    return flat.reshape(shape).copy(), np.concatenate(history).reshape(-1, *shape)


class _Walker:
    def __init__(self, f, x, lr):
        self.f, self.x, self.lr = f, x, lr
        self.trace = [x.tolist()]

    def go(self):
        self.x -= self.lr * numerical_gradient(self.f, self.x)
        self.trace.append(self.x.tolist())
        return self


def gradient_descent__walker_class(f, init_x, lr=0.01, step_num=100):
    """An object walks; the trace is nested Python lists, made an array at the end."""
    w = _Walker(f, init_x.astype(np.float64, copy=True), lr)
    for _ in range(step_num):
        w.go()
    return w.x, np.array(w.trace, dtype=float)


def gradient_descent__entry_loop(f, init_x, lr=0.01, step_num=100):
    """First the whole gradient, then a loop that moves the entries with Python floats."""
    x = np.zeros(init_x.shape)
    x[...] = init_x
    history = np.repeat(x[np.newaxis], step_num + 1, axis=0)
    for k in range(1, step_num + 1):
        g = numerical_gradient(f, x)
        for i in np.ndindex(x.shape):
            x[i] = float(x[i]) - lr * float(g[i])
        history[k] = x
    return x, history


def gradient_descent__concatenate(f, init_x, lr=0.01, step_num=100):
    """The history grows by concatenation."""
    history = init_x[None].astype(float)
    while history.shape[0] <= step_num:
        x = np.array(history[-1])
        x -= lr * numerical_gradient(f, x)
        history = np.concatenate([history, x[None]])
    return np.array(history[-1]), history


def gradient_descent__deque_backwards(f, init_x, lr=0.01, step_num=100):
    """Newest point first in a deque, turned round at the end."""
    points = deque([np.array(init_x, dtype=float, order="F")])
    for _ in range(step_num):
        points.appendleft(points[0] - lr * numerical_gradient(f, points[0].copy()) + 0)
        points[0] = np.asarray(points[0])
    return points[0].copy(), np.array(points)[::-1]


def gradient_descent__steps_on_last_axis_inside(f, init_x, lr=0.01, step_num=100):
    """Stacks along the last axis inside, and moves that axis to the front."""
    x = init_x + np.zeros(init_x.shape)
    x = np.array(x, dtype=float)
    tape = np.zeros(init_x.shape + (step_num + 1,))
    tape[..., 0] = x
    for k in range(step_num):
        np.subtract(x, np.multiply(lr, numerical_gradient(f, x)), out=x)
        tape[..., k + 1] = x
    return x.copy(), np.moveaxis(tape, -1, 0)


def gradient_descent__closure(f, init_x, lr=0.01, step_num=100):
    """A closure keeps the point with nonlocal."""
    x = np.array(init_x, dtype=float)

    def step():
        nonlocal x
        x = np.asarray(x - lr * numerical_gradient(f, x))
        return x

    rows = [np.array(x)]
    rows.extend(step().copy() for _ in range(step_num))
    return x.copy(), np.vstack([r.reshape(1, -1) for r in rows]).reshape((len(rows),) + init_x.shape)


def gradient_descent__dictionary(f, init_x, lr=0.01, step_num=100):
    """Points in a dictionary by step number."""
    point = {0: init_x.astype("f8")}
    for k in range(step_num):
        x = point[k].copy()
        point[k + 1] = np.asarray(point[k] - lr * numerical_gradient(f, x))
    history = np.array([point[k] for k in sorted(point)])
    return point[step_num].copy(), history


def gradient_descent__integer_start_kept(f, init_x, lr=0.01, step_num=100):
    """Does not make the start float: entries of an int array cannot move by h."""
    x = init_x
    history = [x.copy()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x.copy(), np.array(history)


def gradient_descent__list_for_history(f, init_x, lr=0.01, step_num=100):
    """Returns the history as a list."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, history
