"""Right variations of ``gradient_descent``: a grader must accept each of them."""

import copy

import numpy as np

from numerical_gradient import numerical_gradient


def gradient_descent__in_place_on_a_copy(f, init_x, lr=0.01, step_num=100):
    """Its own array may move, as long as the history gets copies of it."""
    x = init_x.astype(float).copy()
    history = []
    for i in range(step_num):
        history.append(x.copy())
        x -= lr * numerical_gradient(f, x)
    history.append(x.copy())
    return x, np.array(history)


def gradient_descent__name_bound_anew(f, init_x, lr=0.01, step_num=100):
    """``x = x - ...`` makes a new array, so that the start needs no copy."""
    x = init_x
    history = [init_x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, np.array(history, dtype=float)


def gradient_descent__array_filled_in_advance(f, init_x, lr=0.01, step_num=100):
    """The number of points is known before the first step."""
    x = np.asarray(init_x, dtype=np.float64) + 0.0
    history = np.zeros((step_num + 1,) + x.shape)
    history[0] = x
    for i in range(1, step_num + 1):
        x -= lr * numerical_gradient(f, x)
        history[i] = x
    return x, history


def gradient_descent__history_alone(f, init_x, lr=0.01, step_num=100):
    """Each row comes from the row before; x is the last one."""
    history = np.empty((step_num + 1, *init_x.shape))
    history[0] = init_x
    for i in range(step_num):
        history[i + 1] = history[i] - lr * numerical_gradient(f, history[i].copy())
    return history[-1], history


def gradient_descent__gradient_of_a_row(f, init_x, lr=0.01, step_num=100):
    """numerical_gradient leaves the row as it was."""
    history = np.repeat(init_x[np.newaxis].astype(float), step_num + 1, axis=0)
    for before, after in zip(history, history[1:]):
        after[...] = before + -lr * numerical_gradient(f, before)
    return history[-1].copy(), history


def gradient_descent__rows_put_below_each_other(f, init_x, lr=0.01, step_num=100):
    """concatenate grows the history row by row."""
    x = np.array(init_x, float)
    history = x[None]
    while len(history) <= step_num:
        x = np.subtract(x, np.multiply(lr, numerical_gradient(f, x)))
        history = np.concatenate([history, x[None]])
    return x, history


def gradient_descent__stack(f, init_x, lr=0.01, step_num=100):
    """stack makes a new first axis."""
    points = [init_x * 1.0]
    for _ in range(step_num):
        points.append(points[-1] - numerical_gradient(f, points[-1]) * lr)
    return points[-1], np.stack(points)


def gradient_descent__deep_copies(f, init_x, lr=0.01, step_num=100):
    """copy.deepcopy copies an array, too."""
    x = copy.deepcopy(init_x) / 1
    history = [copy.deepcopy(x)]
    for _ in range(step_num):
        x -= lr * numerical_gradient(f, x)
        history.append(copy.deepcopy(x))
    return x, np.asarray(history)


def gradient_descent__entry_by_entry(f, init_x, lr=0.01, step_num=100):
    """All entries move by one gradient, one after the other."""
    x = init_x.astype(float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        for i in np.ndindex(x.shape):
            x[i] -= lr * grad[i]
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__recursion(f, init_x, lr=0.01, step_num=100):
    """The way is the start and the way from the next point."""
    x = np.array(init_x, dtype=float)
    if step_num == 0:
        return x, x[np.newaxis]
    end, rest = gradient_descent__recursion(f, x - lr * numerical_gradient(f, x), lr, step_num - 1)
    return end, np.concatenate([x[np.newaxis], rest])


def gradient_descent__list_of_points(f, init_x, lr=0.01, step_num=100):
    """A list of arrays of one shape is an array to whoever compares values."""
    x = np.array(init_x, dtype=float)
    history = [x]
    for _ in range(step_num):
        x = x - lr * numerical_gradient(f, x)
        history.append(x)
    return x, history


def gradient_descent__two_results_in_a_list(f, init_x, lr=0.01, step_num=100):
    """A list of two can be unpacked like a tuple."""
    return list(gradient_descent__stack(f, init_x, lr, step_num))


def gradient_descent__nested_lists(f, init_x, lr=0.01, step_num=100):
    """Lists of lists of numbers are arrays to whoever compares values."""
    x, history = gradient_descent__stack(f, init_x, lr, step_num)
    return x.tolist(), history.tolist()


def gradient_descent__history_in_single_precision(f, init_x, lr=0.01, step_num=100):
    """Rounded to float32 at the end, seven digits are left."""
    x, history = gradient_descent__stack(f, init_x, lr, step_num)
    return x, history.astype(np.float32)


def gradient_descent__central_differences_of_its_own(f, init_x, lr=0.01, step_num=100):
    """Without the imported function, and with another step."""
    h, x = 1e-5, np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            above, below = x.copy(), x.copy()
            above[i] += h
            below[i] -= h
            grad[i] = (f(above) - f(below)) / (2 * h)
        x -= lr * grad
        history.append(x.copy())
    return x, np.array(history)


def gradient_descent__relative_steps(f, init_x, lr=0.01, step_num=100):
    """With an h that grows with x, a descent with a large learning rate never stands still."""
    x = np.array(init_x, dtype=float)
    history = [x.copy()]
    for _ in range(step_num):
        grad = np.zeros_like(x)
        for i in np.ndindex(x.shape):
            h = 1e-5 * max(1, abs(x[i]))
            above, below = x.copy(), x.copy()
            above[i] += h
            below[i] -= h
            grad[i] = (f(above) - f(below)) / (2 * h)
        x = x - lr * grad
        history.append(x)
    return x, np.array(history)


def gradient_descent__more_arguments(f, init_x, lr=0.01, step_num=100, verbose=False):
    """An argument with a default behind the four that are asked for does no harm."""
    x, history = gradient_descent__stack(f, init_x, lr, step_num)
    if verbose:
        print(x)
    return x, history
