"""Right but unusual implementations of ``gradient_descent``, written from its stub alone."""

import copy
import functools
import itertools

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent__preallocated(f, init_x, lr=0.01, step_num=100):
    """Fills an array from row to row, and copies the last row."""
    history = np.empty((step_num + 1, *init_x.shape), dtype=float)
    history[0] = init_x
    for k in range(step_num):
        history[k + 1] = history[k] - lr * numerical_gradient(f, history[k, ...])
    return np.array(history[-1]), history


def gradient_descent__accumulate(f, init_x, lr=0.01, step_num=100):
    """itertools.accumulate over the steps."""
    points = itertools.accumulate(
        range(step_num),
        lambda x, _: np.asarray(x - lr * numerical_gradient(f, x)),
        initial=init_x.astype(float),
    )
    history = np.array([np.array(point) for point in points])
    return np.array(history[-1]), history


def gradient_descent__generator(f, init_x, lr=0.01, step_num=100):
    """An endless generator of points and islice."""

    def points():
        x = init_x + 0.0
        while True:
            yield np.array(x)
            x = np.subtract(x, np.multiply(lr, numerical_gradient(f, np.array(x))))

    history = np.stack(list(itertools.islice(points(), step_num + 1)))
    return copy.deepcopy(history[-1, ...]), history


def gradient_descent__reduce(f, init_x, lr=0.01, step_num=100):
    """functools.reduce over a tuple of points."""

    def step(points, _):
        x = points[-1].copy()
        return points + (np.array(x - lr * numerical_gradient(f, x)),)

    points = functools.reduce(step, range(step_num), (np.array(init_x, float),))
    return points[-1].copy(), np.asarray(points)


def gradient_descent__in_place(f, init_x, lr=0.01, step_num=100):
    """One array that moves in place, and a copy of it after each step."""
    x = np.empty(init_x.shape)
    x[...] = init_x
    history = [copy.deepcopy(x)]
    while len(history) <= step_num:
        x -= lr * numerical_gradient(f, x)
        history += [copy.deepcopy(x)]
    return x, np.stack(history, axis=0)


def gradient_descent__concatenate(f, init_x, lr=0.01, step_num=100):
    """Joins one point after the other with np.concatenate."""
    x = np.array(init_x, dtype=np.float64, copy=True)
    history = x[None].copy()
    for _ in range(step_num):
        x = np.asarray(x - lr * numerical_gradient(f, x))
        history = np.concatenate((history, x[None]))
    return x, history


def gradient_descent__backwards_counter(f, init_x, lr=0.01, step_num=100):
    """Counts down, and records lists of numbers."""
    x = init_x.astype(np.float64)
    history = [x.tolist()]
    steps_left = step_num
    while steps_left > 0:
        steps_left -= 1
        x = np.array(x + (-lr) * numerical_gradient(f, x))
        history.append(x.tolist())
    return x, np.array(history, dtype=float).reshape((step_num + 1,) + x.shape)


def gradient_descent__closure(f, init_x, lr=0.01, step_num=100):
    """A nested function that moves and records, with nonlocal."""
    x = 1.0 * np.array(init_x)
    x = np.array(x)
    history = np.zeros((1 + step_num,) + x.shape)

    def record(k):
        history[k] = x

    def move():
        nonlocal x
        x = np.array(x - lr * numerical_gradient(f, x))

    record(0)
    for k in range(1, step_num + 1):
        move()
        record(k)
    return x, history


def gradient_descent__object(f, init_x, lr=0.01, step_num=100):
    """A small nested class with a call."""

    class Walker:
        def __init__(self, start):
            self.x = np.asarray(start).astype("float64")

        def __iter__(self):
            return self

        def __next__(self):
            self.x = np.asarray(self.x - lr * numerical_gradient(f, self.x))
            return self.x.copy()

    walker = Walker(init_x)
    history = [walker.x.copy()]
    history.extend(point for _, point in zip(range(step_num), walker))
    return walker.x.copy(), np.array(history)


def gradient_descent__entry_by_entry(f, init_x, lr=0.01, step_num=100):
    """Loops over entries, with a gradient taken before any of them moves."""
    x = np.array(init_x, dtype=float)
    history = np.zeros((step_num + 1,) + x.shape)
    history[0, ...] = x
    for k in range(step_num):
        grad = numerical_gradient(f, x)
        for idx in np.ndindex(x.shape):
            x[idx] = x[idx] - lr * grad[idx]
        history[k + 1, ...] = x
    return x, history


def gradient_descent__history_is_a_list(f, init_x, lr=0.01, step_num=100):
    """The history is a list of arrays."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, history


def gradient_descent__float32_history(f, init_x, lr=0.01, step_num=100):
    """The history is rounded to float32: its last row is not x."""
    x = np.array(init_x, dtype=float)
    history = np.zeros((step_num + 1, *x.shape), dtype="f")
    history[0] = x
    for k in range(1, step_num + 1):
        x = x - lr * numerical_gradient(f, x)
        history[k] = x
    return x, history


def gradient_descent__recursive(f, init_x, lr=0.01, step_num=100):
    """One call for each step: a thousand steps are too deep."""
    x = np.array(init_x, dtype=float)
    if step_num == 0:
        return x, x.copy()[np.newaxis]
    new = x - lr * numerical_gradient(f, x)
    last, history = gradient_descent__recursive(f, new, lr, step_num - 1)
    return last, np.concatenate([x[np.newaxis], history])


def gradient_descent__first_gradient_of_integers(f, init_x, lr=0.01, step_num=100):
    """x becomes float with the first step: the first gradient is one of integers."""
    x = init_x.copy()
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x.astype(float), np.array(history, dtype=float)


def gradient_descent__no_steps_no_copy(f, init_x, lr=0.01, step_num=100):
    """With step_num=0, x is the caller's array and not a new one."""
    x = np.asarray(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)
