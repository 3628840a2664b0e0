"""Wrong implementations of the numerical derivatives: slips that a learner might make."""

import numpy as np

_buffers = {}
_values = {}


# ---- numerical_diff


def numerical_diff__forward(f, x):
    """Forward difference: from x to x + h."""
    h = 1e-4
    return (f(x + h) - f(x)) / h


def numerical_diff__backward(f, x):
    """Backward difference: from x - h to x."""
    h = 1e-4
    return (f(x) - f(x - h)) / h


def numerical_diff__half_times_h(f, x):
    """/ 2 * h multiplies by h."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2 * h


def numerical_diff__divided_by_h(f, x):
    """Divides by h, though the points are 2 * h apart."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


def numerical_diff__step_1e_50(f, x):
    """The step vanishes in rounding."""
    h = 1e-50
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_1e_12(f, x):
    """The step is so small that most digits are noise."""
    h = 1e-12
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_too_large(f, x):
    """h = 1e-1; cannot be seen with a quadratic function."""
    h = 1e-1
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__relative_step(f, x):
    """h = 1e-4 * x: no step at all at 0."""
    h = 1e-4 * x
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__integer_point(f, x):
    """Turns x into an integer."""
    h = 1e-4
    x = int(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__points_in_array_of_x(f, x):
    """Stores the points in an array with the dtype of x: an int x does not move."""
    h = 1e-4
    p = np.array([x, x])
    p[0] = x + h
    p[1] = x - h
    return (f(p[0]) - f(p[1])) / (2 * h)


def numerical_diff__array_to_f(f, x):
    """Calls f once, with an array of both points; f takes one number."""
    h = 1e-4
    a, b = f(np.array([x - h, x + h]))
    return (b - a) / (2 * h)


def numerical_diff__sign_flipped(f, x):
    """The points in the wrong order."""
    h = 1e-4
    return (f(x - h) - f(x + h)) / (2 * h)


def numerical_diff__absolute(f, x):
    """The size of the slope without its sign."""
    h = 1e-4
    return abs(f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__rounded(f, x):
    """Rounds to 2 digits."""
    h = 1e-4
    return round((f(x + h) - f(x - h)) / (2 * h), 2)


def numerical_diff__values_remembered(f, x):
    """Remembers values by the point only: the next function gets those of the last one."""
    h = 1e-4
    for p in (x - h, x + h):
        if p not in _values:
            _values[p] = f(p)
    return (_values[x + h] - _values[x - h]) / (2 * h)


def numerical_diff__floor_division(f, x):
    """Divides with //, which rounds the slope down."""
    h = 1e-4
    return (f(x + h) - f(x - h)) // (2 * h)


def numerical_diff__moved_one_step_back(f, x):
    """x += h, then x -= h: the second point is x itself, but divides by 2 * h."""
    h = 1e-4
    x = x + h
    a = f(x)
    x = x - h
    b = f(x)
    return (a - b) / (2 * h)


# ---- numerical_gradient


def numerical_gradient__step_in_copy(f, x):
    """Moves the entries of a copy: functions that read x see nothing."""
    h = 1e-4
    x = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__unit_vectors(f, x):
    """f(x + h * e) with new arrays."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        grad[i] = (f(x + e) - f(x - e)) / (2 * h)
    return grad


def numerical_gradient__astype_copies(f, x):
    """astype(float) copies even a float array; the function may read the old one."""
    h = 1e-4
    x = x.astype(float)
    grad = np.empty_like(x)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        i = it.multi_index
        old = float(x[i])
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__ravel_of_view(f, x):
    """Moves entries of x.ravel(), which is a copy for a view such as W.T."""
    h = 1e-4
    flat = x.ravel()
    grad = np.zeros(x.size)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + h
        a = f(x)
        flat[i] = old - h
        b = f(x)
        flat[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad.reshape(x.shape)


def numerical_gradient__flat_array_to_f(f, x):
    """Passes the flat array to f, in place of the whole array in its shape."""
    h = 1e-4
    flat = x.reshape(-1)
    grad = np.zeros(flat.shape)
    for i, old in enumerate(flat.tolist()):
        flat[i] = old + h
        a = f(flat)
        flat[i] = old - h
        b = f(flat)
        flat[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad.reshape(x.shape)


def numerical_gradient__memory_order(f, x):
    """nditer runs in memory order, the gradient is filled in C order: mixed for W.T."""
    h = 1e-4
    values = []
    with np.nditer(x, op_flags=["readwrite"]) as it:
        for entry in it:
            old = float(entry)
            entry[...] = old + h
            a = f(x)
            entry[...] = old - h
            b = f(x)
            entry[...] = old
            values.append((a - b) / (2 * h))
    return np.array(values).reshape(x.shape)


def numerical_gradient__not_restored(f, x):
    """Leaves each entry at its lower point after it is measured."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__restored_at_the_end(f, x):
    """Restores all entries at the end only: the earlier ones are off meanwhile."""
    h = 1e-4
    saved = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] = saved[i] + h
        a = f(x)
        x[i] = saved[i] - h
        b = f(x)
        grad[i] = (a - b) / (2 * h)
    x[...] = saved
    return grad


def numerical_gradient__restored_by_adding(f, x):
    """+= h, -= 2 * h, += h leaves rounding errors."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        a = f(x)
        x[i] -= 2 * h
        b = f(x)
        x[i] += h
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__restored_rounded(f, x):
    """Cures the rounding errors by rounding the entry to 8 digits."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        a = f(x)
        x[i] -= 2 * h
        b = f(x)
        x[i] = np.round(x[i] + h, 8)
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__name_restored(f, x):
    """x = saved binds the name anew; the caller's array stays moved."""
    h = 1e-4
    saved = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] = saved[i] + h
        a = f(x)
        x[i] = saved[i] - h
        b = f(x)
        x = saved.copy()
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__old_is_a_view(f, x):
    """The old value is a slice, that is a view: it moves with the entry."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        entry = x[tuple(slice(k, k + 1) for k in i)]
        old = entry
        entry += h
        a = f(x)
        entry -= 2 * h
        b = f(x)
        entry[...] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__forward(f, x):
    """Forward difference."""
    h = 1e-4
    grad = np.zeros(x.shape)
    base = f(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        grad[i] = (f(x) - base) / h
        x[i] = old
    return grad


def numerical_gradient__half_times_h(f, x):
    """/ 2 * h multiplies by h."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / 2 * h
    return grad


def numerical_gradient__divided_by_h(f, x):
    """Divides by h in place of 2 * h."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / h
    return grad


def numerical_gradient__second_step_from_moved(f, x):
    """The second point is one h below the moved entry, that is the start."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] += h
        a = f(x)
        x[i] -= h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__all_at_once(f, x):
    """Moves all entries together: one number everywhere."""
    h = 1e-4
    saved = x.copy()
    x[...] = saved + h
    a = f(x)
    x[...] = saved - h
    b = f(x)
    x[...] = saved
    return np.full(x.shape, (a - b) / (2 * h))


def numerical_gradient__rows_at_once(f, x):
    """Loops over len(x): in a matrix a whole row moves."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        old = x[i].copy()
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__rows_alone(f, x):
    """For a matrix, calls f with one row at a time in place of the whole array."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for row, g in zip(x.reshape(-1, x.shape[-1]), grad.reshape(-1, x.shape[-1])):
        for i, old in enumerate(row.tolist()):
            row[i] = old + h
            a = f(row)
            row[i] = old - h
            b = f(row)
            row[i] = old
            g[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__two_axes_only(f, x):
    """Two nested loops: only for matrices."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            old = x[i, j]
            x[i, j] = old + h
            a = f(x)
            x[i, j] = old - h
            b = f(x)
            x[i, j] = old
            grad[i, j] = (a - b) / (2 * h)
    return grad


def numerical_gradient__one_or_two_axes(f, x):
    """Makes everything a matrix by atleast_2d for the loop: fails for three axes."""
    h = 1e-4
    m = np.atleast_2d(x)
    grad = np.zeros(m.shape)
    for i in range(m.shape[0]):
        for j in range(m.shape[1]):
            old = m[i, j].copy()
            m[i, j] = old + h
            a = f(x)
            m[i, j] = old - h
            b = f(x)
            m[i, j] = old
            grad[i, j] = (a - b) / (2 * h)
    return grad.reshape(x.shape)


def numerical_gradient__entry_to_f(f, x):
    """Calls f with the moved entry only, not with the whole array."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return grad


def numerical_gradient__grad_is_x(f, x):
    """grad = x is no new array: the slopes overwrite the entries."""
    h = 1e-4
    grad = x
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__integer_gradient(f, x):
    """The gradient is an int array: slopes are whole numbers."""
    h = 1e-4
    grad = np.zeros(x.shape, dtype=int)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = round((a - b) / (2 * h))
    return grad


def numerical_gradient__flat_result(f, x):
    """Returns the gradient without the shape of x."""
    h = 1e-4
    grad = []
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad.append((a - b) / (2 * h))
    return np.array(grad)


def numerical_gradient__kept_buffer(f, x):
    """Reuses one gradient array per shape: a later call changes an earlier result."""
    h = 1e-4
    grad = _buffers.setdefault(x.shape, np.zeros(x.shape))
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__zero_entries_skipped(f, x):
    """Skips entries that are 0, as if there were nothing to move."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        if not old:
            continue
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__last_entry_lost(f, x):
    """range(size - 1) leaves out the last entry."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for k in range(x.size - 1):
        i = np.unravel_index(k, x.shape)
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old - h
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_gradient__relative_step(f, x):
    """A step relative to the entry, which is tiny for tiny entries."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        d = h * abs(old) + 1e-15
        x[i] = old + d
        a = f(x)
        x[i] = old - d
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * d)
    return grad


def numerical_gradient__restored_before_second(f, x):
    """The second point is measured in a new array, so a function that reads x misses it."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x)
        x[i] = old
        lower = x.copy()
        lower[i] = old - h
        b = f(lower)
        grad[i] = (a - b) / (2 * h)
    return grad


def numerical_diff__step_grows_with_x(f, x):
    """The step is scaled with |x| above 1."""
    h = 1e-4 * max(1.0, abs(x))
    return (f(x + h) - f(x - h)) / (2 * h)
