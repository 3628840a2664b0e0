"""Right but unusual implementations of ``gradient_descent``, written from its stub alone."""

import itertools

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent__room_for_all_points(f, init_x, lr=0.01, step_num=100):
    """Walks from row to row of one array, and returns a copy of its last row."""
    way = np.zeros((step_num + 1, *np.shape(init_x)))
    way[0] = init_x
    for i in range(1, step_num + 1):
        way[i] = way[i - 1] - lr * numerical_gradient(f, way[i - 1, ...].copy())
    return way[-1, ...].copy(), way


def gradient_descent__accumulated(f, init_x, lr=0.01, step_num=100):
    """itertools.accumulate over step numbers that nobody looks at."""

    def step(x, _):
        return np.asarray(x - lr * numerical_gradient(f, x.copy()))

    points = list(itertools.accumulate(range(step_num), step, initial=init_x.astype(float)))
    return points[-1], np.stack(points)


def gradient_descent__generator(f, init_x, lr=0.01, step_num=100):
    """A generator of points without end, of which as many as needed are taken."""

    def walk(x):
        while True:
            yield x.copy()
            x = np.array(x - np.multiply(lr, numerical_gradient(f, x)))

    history = np.array([*itertools.islice(walk(init_x.astype(float)), step_num + 1)])
    return np.array(history[step_num, ...]), history


def gradient_descent__halves_by_recursion(f, init_x, lr=0.01, step_num=100):
    """Walks the first half, and from its end the second half."""

    def walk(x, n):
        if n == 0:
            return [x]
        if n == 1:
            return [x, x - lr * numerical_gradient(f, np.array(x))]
        first = walk(x, n // 2)
        return first + walk(first[-1], n - n // 2)[1:]

    history = np.array(walk(np.array(init_x, dtype=float), step_num))
    return history[-1, ...].copy(), history


def gradient_descent__joined_piece_by_piece(f, init_x, lr=0.01, step_num=100):
    """Moves in place, and joins each new point to the history."""
    x = np.array(init_x, dtype=float, copy=True)
    history = x[np.newaxis].copy()
    remaining = step_num
    while remaining:
        x += numerical_gradient(f, x) * -lr
        history = np.concatenate([history, x[np.newaxis]])
        remaining -= 1
    return x, history


def gradient_descent__history_seen_from_the_end(f, init_x, lr=0.01, step_num=100):
    """Fills the history backwards, and returns a view with negative strides."""
    x = np.array(init_x + 0.0)
    backwards = np.empty((step_num + 1,) + x.shape)
    for place in range(step_num, 0, -1):
        backwards[place] = x
        x = np.array(np.subtract(x, lr * numerical_gradient(f, x)))
    backwards[0] = x
    return x, backwards[::-1]


def gradient_descent__list_of_points(f, init_x, lr=0.01, step_num=100):
    """The history is a list of arrays."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, history
