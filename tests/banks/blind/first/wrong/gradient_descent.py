"""Wrong implementations of ``gradient_descent``, written from its stub alone."""

import numpy as np

from numerical_gradient import numerical_gradient

speed = {}


def gradient_descent__one_array_in_the_list(f, init_x, lr=0.01, step_num=100):
    """Appends the array that keeps moving: all points are the last."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__start_moves(f, init_x, lr=0.01, step_num=100):
    """asarray makes no copy of floats: the start walks with x."""
    x = np.asarray(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__start_not_recorded(f, init_x, lr=0.01, step_num=100):
    """The history begins with the first step."""
    x = np.array(init_x, dtype=float)
    history = np.zeros((step_num, *x.shape))
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history[i] = x
    return x, history


def gradient_descent__last_point_not_recorded(f, init_x, lr=0.01, step_num=100):
    """Records before each step, and returns a point that the history does not have."""
    x = np.array(init_x, dtype=float)
    history = []
    for _ in range(step_num):
        history.append(x.copy())
        x = x - lr * numerical_gradient(f, x)
    return x, np.array(history)


def gradient_descent__uphill(f, init_x, lr=0.01, step_num=100):
    """Adds the gradient."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x = x + lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__integers_stay_integers(f, init_x, lr=0.01, step_num=100):
    """A start of integers cuts each point."""
    x = init_x.copy()
    history = [x.copy()]
    for _ in range(step_num):
        x[...] = x - lr * numerical_gradient(f, x)
        history.append(x.copy())
    return x * 1.0, np.array(history, dtype=float)


def gradient_descent__history_like_the_start(f, init_x, lr=0.01, step_num=100):
    """The history has the dtype of the start: integers cut the record, not the walk."""
    x = np.array(init_x, dtype=float)
    history = np.empty((step_num + 1,) + init_x.shape, dtype=init_x.dtype)
    history[0] = x
    for i in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history[i + 1] = x
    return x, history


def gradient_descent__gradient_of_the_start(f, init_x, lr=0.01, step_num=100):
    """Takes the gradient once, before the loop."""
    x = np.array(init_x, dtype=float)
    grad = numerical_gradient(f, x)
    history = [x]
    for _ in range(step_num):
        x = x - lr * grad
        history.append(x)
    return x, np.array(history)


def gradient_descent__entry_after_entry(f, init_x, lr=0.01, step_num=100):
    """Moves one entry, and takes the gradient anew before the next one of the same step."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        for i in np.ndindex(x.shape):
            x[i] -= lr * numerical_gradient(f, x)[i]
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__default_of_one_tenth(f, init_x, lr=0.1, step_num=100):
    """The default learning rate is 0.1."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__stops_where_it_is_flat(f, init_x, lr=0.01, step_num=100):
    """Ends early when the gradient is small: the history is shorter."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        if np.linalg.norm(grad) < 1e-6:
            break
        x = x - lr * grad
        history.append(x)
    return x, np.array(history)


def gradient_descent__lowest_point_returned(f, init_x, lr=0.01, step_num=100):
    """Returns the best point of the way, not the last."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return min(history, key=f), np.array(history)


def gradient_descent__steps_of_one_length(f, init_x, lr=0.01, step_num=100):
    """Divides the gradient by its length where it is longer than 1."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        x = x - lr * grad / max(1.0, float(np.linalg.norm(grad)))
        history.append(x)
    return x, np.array(history)


def gradient_descent__flat_history(f, init_x, lr=0.01, step_num=100):
    """The points of a matrix are recorded as long rows."""
    x = np.array(init_x, dtype=float)
    history = [x.ravel()]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x.ravel())
    return x, np.array(history)


def gradient_descent__learning_rate_decays(f, init_x, lr=0.01, step_num=100):
    """Makes the learning rate smaller from step to step."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for i in range(step_num):
        x = x - lr / (1 + 0.001 * i) * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history)


def gradient_descent__speed_of_the_last_descent(f, init_x, lr=0.01, step_num=100):
    """Momentum that is left over from the descent before."""
    x = np.array(init_x, dtype=float)
    v = speed.get(x.shape, np.zeros(x.shape))
    history = [x]
    for _ in range(step_num):
        v = 1e-3 * v - lr * numerical_gradient(f, x)
        x = x + v
        history.append(x)
    speed[x.shape] = v
    return x, np.array(history)


def gradient_descent__one_step_at_least(f, init_x, lr=0.01, step_num=100):
    """Steps first and asks then: no steps are one step."""
    x = np.array(init_x, dtype=float)
    history = [x]
    while True:
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
        if len(history) > step_num:
            return x, np.array(history)


def gradient_descent__point_before_the_last_step(f, init_x, lr=0.01, step_num=100):
    """Returns the point that the last step starts from."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = history[-1]
        history.append(x - lr * numerical_gradient(f, x))
    return x, np.array(history)


def gradient_descent__gradient_clipped(f, init_x, lr=0.01, step_num=100):
    """Cuts each entry of the gradient to 10."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * np.clip(numerical_gradient(f, x), -10, 10)
        history.append(x)
    return x, np.array(history)


def gradient_descent__single_precision_record(f, init_x, lr=0.01, step_num=100):
    """Walks in float32: it is not the way of the given start any more."""
    x = np.array(init_x, dtype=np.float32)
    history = [x]
    for _ in range(step_num):
        x = x - np.float32(lr) * numerical_gradient(f, x).astype(np.float32)
        history.append(x)
    return x, np.array(history)
