import numpy as np

_H = 1e-4
_BUFFERS = {}
_BY_X = {}
_POINT_VALUES = {}
_STEP = [1e-4]


def _diff(f, x):
    return (f(x + _H) - f(x - _H)) / (2 * _H)


def _good(f, x):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        up = f(x)
        x[i] = old - _H
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad


# numerical_diff


def numerical_diff__forward(f, x):
    """Forward difference: for x**2 at 0 it gives 1e-4, the slope from x to x + h, not from x - h to x + h."""
    return (f(x + _H) - f(x)) / _H


def numerical_diff__divided_by_h(f, x):
    """Divides by h instead of 2h: the example gives 0.4."""
    return (f(x + _H) - f(x - _H)) / _H


def numerical_diff__precedence(f, x):
    """/ 2 * h without parentheses multiplies by h: the example gives about 2e-9."""
    return (f(x + _H) - f(x - _H)) / 2 * _H


def numerical_diff__h_too_big(f, x):
    """h = 1e-2, not 1e-4: for x**3 at 0 the slope is 1e-4 instead of 1e-8."""
    h = 1e-2
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__h_too_small(f, x):
    """h = 1e-13, not 1e-4: rounding drowns the slope of the example at 5."""
    h = 1e-13
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__relative_step(f, x):
    """Step h * |x|: at x = 0 (which the stub allows) it is 0 / 0."""
    h = _H * abs(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_grows_with_x(f, x):
    """h = 1e-4 * max(1, |x|): for sin at x = 1000 it steps by 0.1, not 1e-4, and misses the slope by 0.17%."""
    h = _H * max(1, abs(x))
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__backward_minus_forward(f, x):
    """Order of the terms swapped: the example gives -0.2."""
    return (f(x - _H) - f(x + _H)) / (2 * _H)


def numerical_diff__step_in_type_of_x(f, x):
    """type(x)(x + h) cuts the step off for an int x: numerical_diff(f, 5) takes f(5) - f(4) over 2e-4."""
    kind = type(x)
    return (f(kind(x + _H)) - f(kind(x - _H))) / (2 * _H)


def numerical_diff__point_as_array(f, x):
    """Passes np.array([x + h]) to f, which is "a function of one number", and returns an array of shape (1,)."""
    p = np.array([x], dtype=float)
    return (f(p + _H) - f(p - _H)) / (2 * _H)


def numerical_diff__rounded(f, x):
    """Rounds to 6 places as the example does: for f(x) = 1e-7 * x the slope becomes 0."""
    return round((f(x + _H) - f(x - _H)) / (2 * _H), 6)


def numerical_diff__values_of_first_function(f, x):
    """Keeps the slope by x alone: another f at the same x gets the slope of the first one."""
    if x not in _BY_X:
        _BY_X[x] = _diff(f, x)
    return _BY_X[x]


def numerical_diff__steeper_side(f, x):
    """Takes the steeper of the two one-sided slopes: for abs at 0 it gives 1 or -1 instead of 0."""
    right = (f(x + _H) - f(x)) / _H
    left = (f(x) - f(x - _H)) / _H
    return right if abs(right) >= abs(left) else left


# numerical_gradient


def numerical_gradient__copy_moved(f, x):
    """Moves a copy: a function that ignores its argument and reads W gives gradient 0."""
    return _good(f, x.copy())


def numerical_gradient__restored_by_arithmetic(f, x):
    """x += h, -= 2h, += h instead of the kept old value: the entries come back with rounding errors ("restore exactly")."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += _H
        up = f(x)
        x[i] -= 2 * _H
        down = f(x)
        x[i] += _H
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__not_restored(f, x):
    """Never restores: x comes back with all entries at x - h."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        up = f(x)
        x[i] = old - _H
        grad[i] = (up - f(x)) / (2 * _H)
    return grad


def numerical_gradient__restored_at_the_end(f, x):
    """Restores all entries only at the end: for x[0] * x[1] * x[2] at (0, 0, 1) the earlier ones still stand at -h ("when only this entry moves")."""
    start = x.copy()
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] = start[i] + _H
        up = f(x)
        x[i] = start[i] - _H
        down = f(x)
        grad[i] = (up - down) / (2 * _H)
    x[...] = start
    return grad


def numerical_gradient__rebound_instead_of_restored(f, x):
    """x = backup at the end of each round only rebinds the name: the caller's array keeps x - h in its first entry."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        backup = x.copy()
        x[i] = backup[i] + _H
        up = f(x)
        x[i] = backup[i] - _H
        down = f(x)
        x = backup
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__old_is_a_view(f, x):
    """old = x[i, ...] is a 0-d view, so it moves with the entry: nothing is restored, and x - h is really x + h - h."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[(*i, ...)]
        x[i] = old + _H
        up = f(x)
        x[i] = old - _H
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__whole_rows_moved(f, x):
    """range(len(x)) moves a whole row at once: for the matrix example each entry gets the sum of its row."""
    x1 = x.reshape(1) if x.ndim == 0 else x
    grad = np.zeros(x.shape)
    g1 = grad.reshape(1) if x.ndim == 0 else grad
    for i in range(len(x1)):
        old = np.copy(x1[i])
        x1[i] = old + _H
        up = f(x)
        x1[i] = old - _H
        down = f(x)
        x1[i] = old
        g1[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__ravel_copies_transpose(f, x):
    """x.ravel() is a copy if x is W.T: a function that reads W sees no step, gradient 0 ("It may share memory ... as W.T does")."""
    flat = x.ravel()
    grad = np.zeros(x.size)
    for i in range(x.size):
        old = flat[i]
        flat[i] = old + _H
        up = f(x)
        flat[i] = old - _H
        down = f(x)
        flat[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad.reshape(x.shape)


def numerical_gradient__flat_gradient_of_zeros_like(f, x):
    """zeros_like(W.T) has Fortran order, so grad.reshape(-1) is a copy: what is written there is lost, gradient 0 for x = W.T."""
    grad = np.zeros_like(x)
    g = grad.reshape(-1)
    for i in range(x.size):
        old = x.flat[i]
        x.flat[i] = old + _H
        up = f(x)
        x.flat[i] = old - _H
        down = f(x)
        x.flat[i] = old
        g[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__memory_order(f, x):
    """ravel("K") walks through memory, reshape fills rows: for x = W.T the entries of the gradient are in the wrong places."""
    flat = x.ravel(order="K")
    grad = np.zeros(x.size)
    for i in range(x.size):
        old = flat[i]
        flat[i] = old + _H
        up = f(x)
        flat[i] = old - _H
        down = f(x)
        flat[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad.reshape(x.shape)


def numerical_gradient__nditer_order(f, x):
    """np.nditer goes through x in memory order and a counter fills grad in C order: wrong places for x = W.T."""
    grad = np.zeros(x.shape)
    with np.nditer(x, op_flags=["readwrite"]) as it:
        for k, entry in enumerate(it):
            old = float(entry)
            entry[...] = old + _H
            up = f(x)
            entry[...] = old - _H
            down = f(x)
            entry[...] = old
            grad.flat[k] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__contiguous_copy(f, x):
    """np.ascontiguousarray(x) copies W.T (not a C-ordered W): a function that reads W gives gradient 0 for x = W.T."""
    return _good(f, np.ascontiguousarray(x)).reshape(x.shape)


def numerical_gradient__forward(f, x):
    """Forward difference: for sum(x**2) at 0 it gives 1e-4 instead of 0."""
    grad = np.zeros(x.shape)
    base = f(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        grad[i] = (f(x) - base) / _H
        x[i] = old
    return grad


def numerical_gradient__minus_h_from_moved(f, x):
    """Subtracts h from the moved entry, so the second point is x, not x - h: half the gradient."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] += _H
        up = f(x)
        x[i] -= _H
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__divided_by_h(f, x):
    """Divides by h, not by 2h: twice the gradient."""
    return 2 * _good(f, x)


def numerical_gradient__downhill(f, x):
    """f(x - h) - f(x + h): minus the gradient."""
    return -_good(f, x)


def numerical_gradient__entry_passed(f, x):
    """Calls f with the entry alone instead of the whole array: f(x) = x[0]**2 + x[1]**2 cannot index a number."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        grad[i] = _diff(f, x[i])
    return grad


def numerical_gradient__row_by_row(f, x):
    """For a matrix calls f with one row at a time, not with the whole array: f(X) = np.sum(X @ X.T) gets other values."""
    if x.ndim < 2:
        return _good(f, x)
    return np.stack([_good(f, row) for row in x.reshape(-1, x.shape[-1])]).reshape(x.shape)


def numerical_gradient__flattened_argument(f, x):
    """Passes a flat view of x to f: a function of a matrix such as X[0, 1] * X[1, 0] gets shape (4,) ("function of the whole array")."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        up = f(x.reshape(-1))
        x[i] = old - _H
        down = f(x.reshape(-1))
        x[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__flat_result(f, x):
    """Returns shape (4,) for a matrix of shape (2, 2) instead of the shape of x."""
    return _good(f, x).reshape(-1)


def numerical_gradient__last_entry_forgotten(f, x):
    """range(x.size - 1): the last entry of the gradient stays 0."""
    grad = np.zeros(x.shape)
    for k in range(x.size - 1):
        i = np.unravel_index(k, x.shape)
        old = x[i]
        x[i] = old + _H
        up = f(x)
        x[i] = old - _H
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__zero_entries_skipped(f, x):
    """Skips entries that are 0, as if their derivative were 0: for sum(3 * x) at (0., 1.) it gives (0, 3)."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        if x[i] == 0:
            continue
        old = x[i]
        x[i] = old + _H
        up = f(x)
        x[i] = old - _H
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__relative_step(f, x):
    """Step h * |x[i]| or h at 0: not "with h = 1e-4"; for sum(sin(x)) at 1000. the step is 0.1 and the result is off by 0.17%."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        h = _H * abs(old) or _H
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * h)
    return grad


def numerical_gradient__same_value_same_slope(f, x):
    """Keeps derivatives by the entry's value: x[0] + 5 * x[1] at (1., 1.) gives (1, 1)."""
    grad = np.zeros(x.shape)
    seen = {}
    for i in np.ndindex(x.shape):
        old = float(x[i])
        if old not in seen:
            x[i] = old + _H
            up = f(x)
            x[i] = old - _H
            down = f(x)
            x[i] = old
            seen[old] = (up - down) / (2 * _H)
        grad[i] = seen[old]
    return grad


def numerical_gradient__reused_buffer(f, x):
    """Returns the same buffer for each shape: a gradient returned earlier changes in the next call."""
    grad = _BUFFERS.setdefault(x.shape, np.zeros(x.shape))
    grad[...] = _good(f, x)
    return grad


def numerical_gradient__int_zeros(f, x):
    """grad = np.zeros(shape, dtype=int) cuts the derivatives: 0.01 * x**2 has gradient 0."""
    grad = np.zeros(x.shape, dtype=int)
    grad[...] = _good(f, x)
    return grad


def numerical_gradient__transposed(f, x):
    """Fills grad[j, i]: the gradient of a square matrix comes back transposed, the example too."""
    g = _good(f, x)
    return g.T.copy()


def numerical_gradient__all_entries_at_once(f, x):
    """Moves all entries together, so each derivative is the sum of all: the first example gives [14., 14.]."""
    old = x.copy()
    x[...] = old + _H
    up = f(x)
    x[...] = old - _H
    down = f(x)
    x[...] = old
    return np.full(x.shape, (up - down) / (2 * _H))


def numerical_gradient__mean_over_entries(f, x):
    """Divides by x.size at the end: half the gradient for two entries."""
    return _good(f, x) / x.size


def numerical_gradient__only_one_and_two_axes(f, x):
    """Two cases, 1-D and 2-D loops: for three axes ("any shape") it moves whole vectors x[i, j] and gives their sums."""
    grad = np.zeros(x.shape)
    if x.ndim < 2:
        return _good(f, x)
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            old = x[i, j].copy()
            x[i, j] = old + _H
            up = f(x)
            x[i, j] = old - _H
            down = f(x)
            x[i, j] = old
            grad[i, j] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__written_into_x(f, x):
    """Writes the gradient into x and returns it: x is changed, and the result is not a new array."""
    x[...] = _good(f, x)
    return x


def numerical_gradient__restored_rounded(f, x):
    """Restores round(old, 8): an entry 1/3 comes back changed ("restore exactly their old values")."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = round(float(x[i]), 8)
        x[i] = old + _H
        up = f(x)
        x[i] = old - _H
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * _H)
    return grad


def numerical_gradient__h_shrinks_from_call_to_call(f, x):
    """A module-level h is halved after each call: after 40 calls h is 1e-16 and the gradient is 0 or nonsense, not with h = 1e-4."""
    h = _STEP[0]
    _STEP[0] /= 2
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * h)
    return grad


def numerical_gradient__last_entry_not_restored(f, x):
    """Restores the previous entry at the start of the next round: the last one stays at x - h."""
    grad = np.zeros(x.shape)
    before = None
    for i in np.ndindex(x.shape):
        if before is not None:
            x[before[0]] = before[1]
        old = x[i]
        x[i] = old + _H
        up = f(x)
        x[i] = old - _H
        down = f(x)
        grad[i] = (up - down) / (2 * _H)
        before = (i, old)
    return grad


def numerical_gradient__known_points(f, x):
    """Keeps values of f by the bytes of x across calls: another f at the same point gets the values of the first."""

    def value(x):
        key = (x.shape, x.tobytes())
        if key not in _POINT_VALUES:
            _POINT_VALUES[key] = f(x)
        return _POINT_VALUES[key]

    return _good(value, x)


def numerical_gradient__h_of_1e_2(f, x):
    """h = 1e-2, not 1e-4: for sum(x**3) at 0 it gives 1e-4 instead of 1e-8."""
    grad = np.zeros(x.shape)
    h = 1e-2
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        grad[i] = (up - down) / (2 * h)
    return grad


def numerical_gradient__arrays_instead_of_values(f, x):
    """Collects x (the same array twice) and evaluates f after both moves: up and down are equal, gradient 0."""
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + _H
        up = x
        x[i] = old - _H
        down = x
        grad[i] = (f(up) - f(down)) / (2 * _H)
        x[i] = old
    return grad
