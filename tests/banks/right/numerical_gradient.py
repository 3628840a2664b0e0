"""Right variations of ``numerical_gradient``: a grader must accept each of them."""

import numpy as np


def _central_differences(f, x, h=1e-4):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        above = f(x)
        x[i] = value - h
        below = f(x)
        x[i] = value
        grad[i] = (above - below) / (2 * h)
    return grad


# numerical_diff


def numerical_diff__step_1e_3(f, x):
    """The error shrinks with the square of h: at 1e-3 it is 1e-6."""
    h = 1e-3
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_1e_5(f, x):
    """A step of 1e-5 leaves eleven digits."""
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_1e_6(f, x):
    """A step of 1e-6 leaves ten digits."""
    h = 1e-6
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__distance_of_the_points(f, x):
    """Dividing by the distance of the two points is dividing by 2h."""
    left, right = x - 1e-4, x + 1e-4
    return (f(right) - f(left)) / (right - left)


def numerical_diff__mean_of_both_sides(f, x):
    """The mean of the slopes to the left and to the right is the central difference."""
    h = 1e-4
    forward = (f(x + h) - f(x)) / h
    backward = (f(x) - f(x - h)) / h
    return (forward + backward) / 2


def numerical_diff__half_step_on_either_side(f, x):
    """Two points that are h apart, with x in the middle, are a central difference too."""
    h = 1e-4
    return (f(x + h / 2) - f(x - h / 2)) / h


def numerical_diff__four_points(f, x):
    """More points make the error smaller."""
    h = 1e-3
    return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)


def numerical_diff__step_follows_x(f, x):
    """A step in proportion to x keeps as many digits of it."""
    h = 1e-5 * max(1.0, abs(x))
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__array_without_axes(f, x):
    """An array of shape () holds one number."""
    h = 1e-4
    return np.array((f(x + h) - f(x - h)) / (2 * h))


# numerical_gradient: the difference


def numerical_gradient__step_1e_5(f, x):
    """A step of 1e-5 leaves eleven digits."""
    return _central_differences(f, x if x.dtype.kind == "f" else x.astype(float), 1e-5)


def numerical_gradient__step_1e_6(f, x):
    """A step of 1e-6 leaves ten digits."""
    return _central_differences(f, x if x.dtype.kind == "f" else x.astype(float), 1e-6)


def numerical_gradient__mean_of_both_sides(f, x):
    """The mean of the slopes on both sides is the central difference."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    h, grad, here = 1e-4, np.zeros(x.shape), f(x)
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        forward = (f(x) - here) / h
        x[i] = value - h
        backward = (here - f(x)) / h
        x[i] = value
        grad[i] = (forward + backward) / 2
    return grad


# numerical_gradient: the array


def numerical_gradient__nditer(f, x):
    """The book's later form: nditer hands out the index of each entry."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    h = 1e-4
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        idx = it.multi_index
        tmp_val = x[idx]
        x[idx] = float(tmp_val) + h
        fxh1 = f(x)
        x[idx] = tmp_val - h
        fxh2 = f(x)
        grad[idx] = (fxh1 - fxh2) / (2 * h)
        x[idx] = tmp_val
        it.iternext()
    return grad


def numerical_gradient__ndenumerate(f, x):
    """ndenumerate hands out index and value."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    h, grad = 1e-4, np.zeros(x.shape)
    for i, value in np.ndenumerate(x):
        x[i] = value + h
        grad[i] = f(x)
        x[i] = value - h
        grad[i] -= f(x)
        x[i] = value
    return grad / (2 * h)


def numerical_gradient__flat_iterator(f, x):
    """``x.flat`` reads and writes the entries of any array in order."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    h, grad = 1e-4, np.empty(x.shape)
    for i in range(x.size):
        value = x.flat[i]
        x.flat[i] = value + h
        above = f(x)
        x.flat[i] = value - h
        below = f(x)
        x.flat[i] = value
        grad.flat[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__row_by_row(f, x):
    """Rows are views: each moves in the whole array, and f is given the whole array."""
    if x.dtype.kind != "f":
        x = x.astype(float)

    def of(part):
        if part.ndim == 1:
            return _central_differences(lambda _: f(x), part)
        return np.array([of(row) for row in part])

    return of(x)


def numerical_gradient__kept_aside(f, x):
    """The whole array is kept aside and put back after each entry, in place."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    h, grad, kept = 1e-4, np.zeros(x.shape), x.copy()
    for i in np.ndindex(x.shape):
        x[i] = kept[i] + h
        above = f(x)
        x[i] = kept[i] - h
        below = f(x)
        x[...] = kept
        grad[i] = (above - below) / (2 * h)
    return grad


def numerical_gradient__nested_lists(f, x):
    """A list of lists of numbers is an array to whoever compares values."""
    return _central_differences(f, x if x.dtype.kind == "f" else x.astype(float)).tolist()


def numerical_gradient__result_in_single_precision(f, x):
    """Computed in float64 and rounded to float32 at the end, seven digits are left."""
    x = x if x.dtype.kind == "f" else x.astype(float)
    return _central_differences(f, x).astype(np.float32)


def numerical_gradient__integers_refused(f, x):
    """A clear error for an integer array is better than a wrong gradient."""
    if x.dtype.kind != "f":
        raise TypeError("numerical_gradient needs an array of floats; use x.astype(float)")
    return _central_differences(f, x)


def numerical_gradient__integers_cut_off(f, x):
    """The book's own form: right for floats, and wrong integers earn a note, no more."""
    return _central_differences(f, x)
