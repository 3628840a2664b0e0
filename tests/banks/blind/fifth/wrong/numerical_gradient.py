import numpy as np

_H = 1e-4
_seen = {}
_buffers = {}


def numerical_diff__divide_by_h(f, x):
    """Divides by h, though the points are 2h apart: twice the slope (x**2 at 3 gives 12)."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


def numerical_diff__precedence(f, x):
    """Writes / 2 * h without parentheses: multiplies by h instead of dividing (x**2 at 3)."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2 * h


def numerical_diff__sign(f, x):
    """Subtracts in the wrong order: the slope has the wrong sign (x**2 at 3 gives -6)."""
    h = 1e-4
    return (f(x - h) - f(x + h)) / (2 * h)


def numerical_diff__no_division(f, x):
    """Returns only the difference of the values, not the slope of the line."""
    h = 1e-4
    return f(x + h) - f(x - h)


def numerical_diff__tiny_h(f, x):
    """h = 1e-50 instead of 1e-4: x + h equals x, so the slope of x**2 at 3 is 0."""
    h = 1e-50
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__relative_h(f, x):
    """A step relative to x: it is 0 at x = 0, which the stub allows, and divides by 0."""
    h = 1e-4 * abs(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__rounded(f, x):
    """Rounds the slope to 4 places as the example seems to do: 1e-6 * x has slope 0."""
    h = 1e-4
    return round((f(x + h) - f(x - h)) / (2 * h), 4)


def numerical_diff__missing_parentheses(f, x):
    """f(x + h) - f(x - h) / (2h): only the second value is divided."""
    h = 1e-4
    return f(x + h) - f(x - h) / (2 * h)


def numerical_diff__half_of_forward(f, x):
    """Takes f(x) as the second point but still divides by 2h: half the slope."""
    h = 1e-4
    return (f(x + h) - f(x)) / (2 * h)


def numerical_diff__big_h(f, x):
    """h = 1e4, the minus of the exponent lost: x**3 at 1 has slope 3, this gives 1e8."""
    h = 1e4
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__zero_is_special(f, x):
    """'It can be 0' read as a special case: returns 0 at x = 0, also for f(x) = 3x."""
    if x == 0:
        return 0.0
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__absolute(f, x):
    """The absolute value of the slope: -2x has slope -2, this gives 2."""
    h = 1e-4
    return abs(f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__int_array_in_place(f, x):
    """Moves x in place in an array: for int x, which the stub allows, += raises."""
    h = 1e-4
    x = np.array(x)
    x += h
    y1 = f(x)
    x -= 2 * h
    y2 = f(x)
    return (y1 - y2) / (2 * h)


def numerical_diff__cached(f, x):
    """Remembers results by x alone: another function at the same x gets the old slope."""
    if x not in _seen:
        h = 1e-4
        _seen[x] = (f(x + h) - f(x - h)) / (2 * h)
    return _seen[x]


def numerical_diff__around_zero(f, x):
    """Steps from 0 instead of x: x**2 at 3 has slope 6, this gives 0."""
    h = 1e-4
    return (f(h) - f(-h)) / (2 * h)


def numerical_diff__int_x(f, x):
    """Turns x into an int first: x**2 at 2.5 gives 4 instead of 5."""
    h = 1e-4
    x = int(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__sum(f, x):
    """Adds the two values instead of subtracting them."""
    h = 1e-4
    return (f(x + h) + f(x - h)) / (2 * h)


def numerical_gradient__only_1d(f, x):
    """Counts entries with range(x.size) and indexes x[i]: IndexError for a matrix."""
    grad = np.zeros_like(x)
    for i in range(x.size):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__rows_together(f, x):
    """Moves whole rows of a matrix together: 'when only this entry moves' fails for shape (2, 2)."""
    grad = np.zeros_like(x)
    for i in range(len(x)):
        old = np.copy(x[i])
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__flatten(f, x):
    """Moves entries of x.flatten(), a copy: a function that reads x directly gets gradient 0."""
    flat = x.flatten()
    grad = np.zeros(flat.shape)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + _H
        a = f(flat.reshape(x.shape))
        flat[i] = old - _H
        b = f(flat.reshape(x.shape))
        flat[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad.reshape(x.shape)


def numerical_gradient__reshape_view(f, x):
    """Moves entries of x.reshape(-1), which is a copy for W.T: gradient 0 there."""
    flat = x.reshape(-1)
    grad = np.zeros(x.size)
    for i in range(x.size):
        old = flat[i]
        flat[i] = old + _H
        a = f(x)
        flat[i] = old - _H
        b = f(x)
        flat[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad.reshape(x.shape)


def numerical_gradient__ascontiguous(f, x):
    """np.ascontiguousarray(x) first: a copy for W.T, so the loss that reads W sees no step."""
    y = np.ascontiguousarray(x)
    grad = np.zeros(x.shape)
    for i in np.ndindex(*y.shape):
        old = y[i]
        y[i] = old + _H
        a = f(y)
        y[i] = old - _H
        b = f(y)
        y[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__not_restored(f, x):
    """Forgets to put the old value back: x ends h lower everywhere."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__restored_by_adding(f, x):
    """Moves by += h, -= 2h, += h: leaves rounding errors, not exactly the old values (0.1)."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += _H
        a = f(x)
        x[i] -= 2 * _H
        b = f(x)
        x[i] += _H
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__steps_in_copy(f, x):
    """Passes changed copies to f: a function that ignores its argument has gradient 0."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += _H
        down[i] -= _H
        grad[i] = (f(up) - f(down)) / (2 * _H)
    return grad


def numerical_gradient__shared_buffer(f, x):
    """Keeps one result array for each shape and returns it again: earlier results change."""
    grad = _buffers.setdefault(x.shape, np.zeros(x.shape))
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__entry_passed(f, x):
    """Calls f with the moved number, not with the whole array: f(x) = x[0]**2 + x[1]**2 raises."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        grad[i] = (f(x[i] + _H) - f(x[i] - _H)) / (2 * _H)
    return grad


def numerical_gradient__sign(f, x):
    """The downhill direction, minus the gradient."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (b - a) / (2 * _H)
    return grad


def numerical_gradient__restored_after_loop(f, x):
    """Puts the old value back after the loop, indented wrongly: only the last entry is restored."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        grad[i] = (a - b) / (2 * _H)
    x[i] = old
    return grad


def numerical_gradient__alias_as_backup(f, x):
    """The backup is x itself, not a copy: x[...] = backup restores nothing."""
    backup = x
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] = x[i] + _H
        a = f(x)
        x[i] = x[i] - 2 * _H
        b = f(x)
        x[...] = backup
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__minus_h_once(f, x):
    """After += h takes only one h away for the second point: half the gradient."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] += _H
        a = f(x)
        x[i] -= _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__flat_result(f, x):
    """Returns the gradient as one row: for a (2, 2) matrix it has shape (4,)."""
    grad = []
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad.append((a - b) / (2 * _H))
    return np.array(grad)


def numerical_gradient__up_to_two_axes(f, x):
    """Two loops for a matrix, one for a vector: with three axes it moves rows together."""
    grad = np.zeros_like(x)

    def slope(i):
        old = np.copy(x[i])
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        return (a - b) / (2 * _H)

    if x.ndim == 1:
        for i in range(x.shape[0]):
            grad[i] = slope(i)
    else:
        for i in range(x.shape[0]):
            for j in range(x.shape[1]):
                grad[i, j] = slope((i, j))
    return grad


def numerical_gradient__int_result(f, x):
    """The result is an int array: a derivative of 0.5 becomes 0."""
    grad = np.zeros(x.shape, dtype=int)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__skips_zeros(f, x):
    """Skips entries that are 0: sum(3 * x) at a 0 has derivative 3, this gives 0."""
    grad = np.zeros_like(x)
    for i in zip(*np.nonzero(x)):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__all_entries_move(f, x):
    """Moves all entries at once: each entry of the result is the sum of all derivatives."""
    old = x.copy()
    x += _H
    a = f(x)
    x[...] = old - _H
    b = f(x)
    x[...] = old
    return np.full(x.shape, (a - b) / (2 * _H))


def numerical_gradient__last_left_out(f, x):
    """range(x.size - 1): the last entry of the gradient stays 0."""
    grad = np.zeros_like(x)
    for k in range(x.size - 1):
        i = np.unravel_index(k, x.shape)
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__unit_length(f, x):
    """Returns the direction, divided by its length: [6, 8] becomes [0.6, 0.8]."""
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad / np.linalg.norm(grad)


def numerical_gradient__square_only(f, x):
    """Takes the number of rows for the number of columns too: shape (2, 3) leaves a column 0."""
    grad = np.zeros_like(x)
    if x.ndim == 1:
        indices = [(i,) for i in range(len(x))]
    elif x.ndim == 2:
        indices = [(i, j) for i in range(len(x)) for j in range(len(x)) if j < x.shape[1]]
    else:
        indices = np.ndindex(x.shape)
    for i in indices:
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__fortran_order(f, x):
    """Lists the slopes in column order and reshapes them in row order: mixed up for (2, 3)."""
    slopes = []
    for k in range(x.size):
        i = np.unravel_index(k, x.shape, order="F")
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        slopes.append((a - b) / (2 * _H))
    return np.array(slopes).reshape(x.shape)


def numerical_gradient__writes_into_x(f, x):
    """grad = x is no new array: writes the gradient over the point itself."""
    grad = x
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        a = f(x)
        x[i] = old - _H
        b = f(x)
        x[i] = old
        grad[i] = (a - b) / (2 * _H)
    return grad


def numerical_gradient__view_kept_as_old(f, x):
    """Keeps rows with old = x[i], a view: for a matrix the row is not restored and drifts."""
    grad = np.zeros_like(x)
    for i in range(x.shape[0]):
        if x.ndim == 1:
            columns = [i]
        else:
            columns = [(i,) + rest for rest in np.ndindex(x.shape[1:])]
        for j in columns:
            old = x[i]
            kept = x[j]
            x[j] = kept + _H
            a = f(x)
            x[j] = kept - _H
            b = f(x)
            x[i] = old
            grad[j] = (a - b) / (2 * _H)
    return grad
