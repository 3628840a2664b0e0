"""What the checks of gradient_descent compare with."""

import numpy as np


def bowl_history(start, lr, step_num):
    """Every point of the way from start into the bowl, of shape (step_num + 1, 2)."""
    return (1 - 2 * lr) ** np.arange(step_num + 1)[:, np.newaxis] * start


def valley_history(x, lr, step_num):
    """The way down in the slanting valley."""
    return history_of(lambda x: np.array([2 * x[0] + x[1], x[0] + 4 * x[1]]), x, lr, step_num)


def history_of(gradient, start, lr, step_num):
    """Every point of the way from start, for a gradient written out."""
    points = [start]
    for _ in range(step_num):
        points.append(points[-1] - lr * gradient(points[-1]))
    return np.array(points)
