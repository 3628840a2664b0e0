"""Wrong implementations of ``numerical_gradient``, written from its stub alone."""

import numpy as np

buffers = {}


def numerical_diff__forward_difference(f, x):
    """Looks at one side only."""
    h = 1e-4
    return (f(x + h) - f(x)) / h


def numerical_diff__multiplied_by_h(f, x):
    """Divides by 2 and multiplies by h."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2 * h


def numerical_diff__step_too_small(f, x):
    """A step of 1e-12: most digits are noise."""
    h = 1e-12
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_of_one_hundredth(f, x):
    """A step of 1e-2: the error is ten thousand times larger."""
    h = 1e-2
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_relative_to_x(f, x):
    """The step is a part of x: at 0 there is none."""
    h = 1e-4 * abs(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__points_of_the_type_of_x(f, x):
    """The points have the type of x: an int cuts them."""
    h = 1e-4
    return (f(type(x)(x + h)) - f(type(x)(x - h))) / (2 * h)


def numerical_diff__array_for_the_function(f, x):
    """Hands f arrays with one entry, and returns one."""
    h = 1e-4
    points = np.array([x - h]), np.array([x + h])
    return (f(points[1]) - f(points[0])) / (2 * h)


def numerical_diff__distance_taken_once(f, x):
    """The points are 2h apart, but it divides by h."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


def numerical_diff__sides_exchanged(f, x):
    """Subtracts the right point from the left one."""
    h = 1e-4
    return (f(x - h) - f(x + h)) / (2 * h)


def numerical_gradient__moves_a_copy(f, x):
    """Moves the entries of a copy: a function that reads x from elsewhere sees nothing."""
    x = np.array(x, dtype=float)
    grad = np.zeros_like(x)
    h = 1e-4
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        high = f(x)
        x[i] = value - h
        grad[i] = (high - f(x)) / (2 * h)
        x[i] = value
    return grad


def numerical_gradient__puts_back_by_adding(f, x):
    """Goes to and fro by adding and subtracting: rounding errors stay in x."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros(x.shape)
    h = 1e-4
    for i in np.ndindex(x.shape):
        x[i] += h
        high = f(x)
        x[i] -= 2 * h
        low = f(x)
        x[i] += h
        grad[i] = (high - low) / (2 * h)
    return grad


def numerical_gradient__last_entry_not_put_back(f, x):
    """Puts an entry back when the next one moves: the last one stays moved."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros(x.shape)
    h = 1e-4
    before = None
    for i in np.ndindex(x.shape):
        if before is not None:
            x[before[0]] = before[1]
        value = float(x[i])
        before = i, value
        x[i] = value + h
        high = f(x)
        x[i] = value - h
        grad[i] = (high - f(x)) / (2 * h)
    return grad


def numerical_gradient__put_back_at_the_end_only(f, x):
    """All entries are put back together: each gradient is taken beside moved ones."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    before = x.copy()
    grad = np.zeros(x.shape)
    h = 1e-4
    for i in np.ndindex(x.shape):
        x[i] = before[i] + h
        high = f(x)
        x[i] = before[i] - h
        grad[i] = (high - f(x)) / (2 * h)
    x[...] = before
    return grad


def numerical_gradient__reshape_that_may_copy(f, x):
    """reshape(-1) of an array that is not contiguous, such as W.T, is a copy."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    flat = x.reshape(-1)
    grad = np.zeros(x.size)
    h = 1e-4
    for i in range(x.size):
        value = flat[i]
        flat[i] = value + h
        high = f(x)
        flat[i] = value - h
        grad[i] = (high - f(x)) / (2 * h)
        flat[i] = value
    return grad.reshape(x.shape)


def numerical_gradient__first_axis_only(f, x):
    """x[i] of a matrix is a row: all of it moves together."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros(x.shape)
    h = 1e-4
    for i in range(x.shape[0]):
        value = x[i].copy()
        x[i] = value + h
        high = f(x)
        x[i] = value - h
        grad[i] = (high - f(x)) / (2 * h)
        x[i] = value
    return grad


def numerical_gradient__row_after_row(f, x):
    """Calls f with one row of a matrix, not with all of it."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    h = 1e-4

    def one(row):
        slopes = np.zeros(row.shape)
        for i in range(row.size):
            value = row[i]
            row[i] = value + h
            high = f(row)
            row[i] = value - h
            slopes[i] = (high - f(row)) / (2 * h)
            row[i] = value
        return slopes

    return one(x) if x.ndim == 1 else np.array([one(row) for row in x])


def numerical_gradient__forward_difference(f, x):
    """Measures f(x) once, and steps to one side only."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros(x.shape)
    h = 1e-4
    here = f(x)
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        grad[i] = (f(x) - here) / h
        x[i] = value
    return grad


def numerical_gradient__last_entry_left_out(f, x):
    """The range ends one entry too early."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros(x.shape)
    h = 1e-4
    for i in range(x.size - 1):
        value = x.flat[i]
        x.flat[i] = value + h
        high = f(x)
        x.flat[i] = value - h
        grad.flat[i] = (high - f(x)) / (2 * h)
        x.flat[i] = value
    return grad


def numerical_gradient__view_kept_as_value(f, x):
    """What it keeps of an entry is a view of it: nothing is put back."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros(x.shape)
    h = 1e-4
    for i in np.ndindex(x.shape):
        value = x[i + (...,)]
        x[i] = value + h
        high = f(x)
        x[i] = value - 2 * h
        grad[i] = (high - f(x)) / (2 * h)
        x[i] = value
    return grad


def numerical_gradient__same_array_again(f, x):
    """Returns one array for each shape: the next gradient overwrites it."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = buffers.setdefault(x.shape, np.zeros(x.shape))
    h = 1e-4
    for i in np.ndindex(x.shape):
        value = x[i]
        x[i] = value + h
        high = f(x)
        x[i] = value - h
        grad[i] = (high - f(x)) / (2 * h)
        x[i] = value
    return grad


def numerical_gradient__flat_array_for_the_function(f, x):
    """Calls f with one long row in place of the array of its shape."""
    if x.dtype.kind != "f":
        x = x.astype(float)
    grad = np.zeros(x.shape)
    h = 1e-4
    for i in range(x.size):
        value = x.flat[i]
        x.flat[i] = value + h
        high = f(x.flatten())
        x.flat[i] = value - h
        grad.flat[i] = (high - f(x.flatten())) / (2 * h)
        x.flat[i] = value
    return grad
