import itertools
from collections import deque

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent__preallocated(f, init_x, lr=0.01, step_num=100):
    """Fills an array made beforehand, and computes each row from the row before."""
    history = np.zeros((step_num + 1, *init_x.shape))
    history[0] = init_x
    for k in range(step_num):
        history[k + 1] = history[k] - lr * numerical_gradient(f, history[k].copy())
    return history[-1].copy(), history


def gradient_descent__views_of_history(f, init_x, lr=0.01, step_num=100):
    """Takes the gradient at a row of history itself, which is put back exactly."""
    history = np.empty((step_num + 1,) + init_x.shape, dtype=np.float64)
    history[0] = init_x
    for here, there in zip(history[:-1], history[1:]):
        there[...] = here - lr * numerical_gradient(f, here)
    return np.array(history[step_num]), history


def gradient_descent__generator(f, init_x, lr=0.01, step_num=100):
    """A generator without end, cut by islice."""

    def points(x):
        while True:
            yield x
            x = x - lr * numerical_gradient(f, x)

    history = list(itertools.islice(points(init_x.astype(float)), step_num + 1))
    return history[-1].copy(), np.stack(history)


def gradient_descent__accumulate(f, init_x, lr=0.01, step_num=100):
    """itertools.accumulate over step numbers."""

    def step(x, _):
        return x - lr * numerical_gradient(f, x)

    history = np.array(list(itertools.accumulate(range(step_num), step, initial=1.0 * init_x)))
    return history[-1] + 0.0, history


def gradient_descent__recursive(f, init_x, lr=0.01, step_num=100):
    """Halves the steps by recursion, so that it does not get deep."""

    def go(x, n):
        if n == 0:
            return []
        if n == 1:
            return [x - lr * numerical_gradient(f, x)]
        first = go(x, n // 2)
        return first + go(first[-1], n - n // 2)

    start = np.array(init_x, dtype=float)
    history = [start] + go(start, step_num)
    return history[-1].copy(), np.array(history)


def gradient_descent__in_place(f, init_x, lr=0.01, step_num=100):
    """Moves one array in place, and records copies."""
    x = np.array(init_x, dtype=float)
    trail = [np.copy(x)]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        trail += [np.copy(x)]
    return x, np.asarray(trail)


def gradient_descent__while(f, init_x, lr=0.01, step_num=100):
    """Counts down in a while loop, multiplies by minus lr, and adds."""
    left = step_num
    x = init_x + 0.0
    history = deque([x])
    while left:
        x = np.add(x, np.multiply(-lr, numerical_gradient(f, x)))
        history.append(x)
        left -= 1
    return x.copy(), np.array(history)


class _Walker:
    def __init__(self, f, x, lr):
        self.f, self.x, self.lr = f, np.array(x, dtype=float), lr
        self.trail = [self.x.copy()]

    def walk(self):
        self.x = self.x - self.lr * numerical_gradient(self.f, self.x)
        self.trail.append(self.x.copy())


def gradient_descent__class(f, init_x, lr=0.01, step_num=100):
    """A helper class that walks."""
    walker = _Walker(f, init_x, lr)
    for _ in range(step_num):
        walker.walk()
    return walker.x, np.stack(walker.trail)


def gradient_descent__concatenate(f, init_x, lr=0.01, step_num=100):
    """Grows the history by np.concatenate."""
    x = np.asarray(init_x).astype("float64")
    history = x[np.newaxis].copy()
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history = np.concatenate([history, x[np.newaxis]])
    return x, history


def gradient_descent__flat(f, init_x, lr=0.01, step_num=100):
    """Walks in a flat array, and shapes everything at the end."""
    flat = np.array(init_x, dtype=float).reshape(-1)
    rows = [flat.copy()]
    for _ in range(step_num):
        grad = numerical_gradient(f, flat.reshape(init_x.shape).copy())
        flat = flat - lr * grad.reshape(-1)
        rows.append(flat.copy())
    return flat.reshape(init_x.shape), np.array(rows).reshape((-1,) + init_x.shape)


def gradient_descent__cumsum(f, init_x, lr=0.01, step_num=100):
    """Records the moves, and adds them up with cumsum."""
    x = np.array(init_x, dtype=float)
    moves = [x.copy()]
    for _ in range(step_num):
        move = -lr * numerical_gradient(f, x)
        x = x + move
        moves.append(move)
    return x, np.cumsum(moves, axis=0)


def gradient_descent__entries_from_one_gradient(f, init_x, lr=0.01, step_num=100):
    """Loops over the entries, but with one gradient for all of them."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        new = np.empty_like(x)
        for i in np.ndindex(x.shape):
            new[i] = x[i] - lr * grad[i]
        history.append(new)
        x = new
    return x.copy(), np.array(history)


def gradient_descent__int_first_gradient(f, init_x, lr=0.01, step_num=100):
    """The first gradient is taken at an array that may be of integers: numerical_gradient takes it as floats."""
    x = init_x.copy()
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x.copy(), np.array(history, dtype=float)
