"""Right variations of ``gradient_descent``: a grader must accept each of them."""

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent__new_array_each_step(f, init_x, lr=0.01, step_num=100):
    """Nothing is changed in place, so nothing need be copied."""
    x = init_x.astype(float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.stack(history)


def gradient_descent__path_as_a_list(f, init_x, lr=0.01, step_num=100):
    """A list of arrays is as good as an array."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.copy())
    return [x, history]


def gradient_descent__path_made_beforehand(f, init_x, lr=0.01, step_num=100):
    """An array of the right shape, filled row by row."""
    history = np.zeros((step_num + 1, *init_x.shape))
    history[0] = init_x
    for i in range(step_num):
        history[i + 1] = history[i] - lr * numerical_gradient(f, history[i].copy())
    return history[-1], history


def gradient_descent__while_loop(f, init_x, lr=0.01, step_num=100):
    """Counting by hand."""
    x, history, left = 1.0 * init_x, [1.0 * init_x], step_num
    while left > 0:
        x = x + -lr * numerical_gradient(f, x)
        history += [x.copy()]
        left -= 1
    return x, np.array(history)


def gradient_descent__own_gradient(f, init_x, lr=0.01, step_num=100):
    """Central differences written out again, with another step."""

    def slope(x):
        gradient = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            step = np.zeros(x.shape)
            step[i] = 1e-5
            gradient[i] = (f(x + step) - f(x - step)) / 2e-5
        return gradient

    x = np.array(init_x, dtype=np.float64)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * slope(x)
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__recursive(f, init_x, lr=0.01, step_num=100):
    """One step, and then the rest of the walk."""
    x = np.array(init_x, dtype=float)
    if step_num == 0:
        return x, x[np.newaxis].copy()
    end, rest = gradient_descent__recursive(f, x - lr * numerical_gradient(f, x), lr, step_num - 1)
    return end, np.concatenate([x[np.newaxis], rest])


def gradient_descent__path_of_lists(f, init_x, lr=0.01, step_num=100):
    """Places as nested lists of numbers."""
    x = np.array(init_x, dtype=float)
    history = [x.tolist()]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(x.tolist())
    return x.tolist(), history
