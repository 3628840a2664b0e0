"""Wrong implementations of ``numerical_gradient``, written from its stub alone."""

import numpy as np


def numerical_diff__precedence(f, x):
    """/ 2 * h multiplies by h."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / 2 * h


def numerical_diff__forward_difference(f, x):
    """One-sided: the line through x and x + h."""
    h = 1e-4
    return (f(x + h) - f(x)) / h


def numerical_diff__backward_difference(f, x):
    """One-sided: the line through x - h and x."""
    h = 1e-4
    return (f(x) - f(x - h)) / h


def numerical_diff__tiny_step(f, x):
    """h = 1e-50 vanishes in x: the slope is 0."""
    h = 1e-50
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__noisy_step(f, x):
    """h = 1e-12: most digits are noise."""
    h = 1e-12
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__large_step(f, x):
    """h = 1e-2: right for parabolas, less accurate for all other functions."""
    h = 1e-2
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__step_times_x(f, x):
    """The step is relative to x, and 0 where x is 0."""
    h = 1e-4 * x
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__zero_is_false(f, x):
    """Treats x = 0 as if there were no x."""
    if not x:
        return 0.0
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__rounded(f, x):
    """Rounds the result to 4 digits, because the examples round it."""
    h = 1e-4
    return round((f(x + h) - f(x - h)) / (2 * h), 4)


def numerical_diff__divides_by_h(f, x):
    """Central points, but divided by h alone: twice the slope."""
    h = 1e-4
    return (f(x + h) - f(x - h)) / h


def numerical_diff__half_steps(f, x):
    """The points are h apart, and the division is by 2 * h."""
    h = 1e-4
    return (f(x + h / 2) - f(x - h / 2)) / (2 * h)


def numerical_diff__never_falls(f, x):
    """abs of the difference: the slope of a falling function is positive."""
    h = 1e-4
    return abs(f(x + h) - f(x - h)) / (2 * h)


def numerical_diff__float32(f, x):
    """Does the arithmetic on x in float32, where 1e-4 is hardly a step."""
    h = np.float32(1e-4)
    x = np.float32(x)
    return float((f(x + h) - f(x - h)) / (2 * h))


def numerical_diff__both_points_at_once(f, x):
    """Calls f with an array of both points; f may be of one number only."""
    h = 1e-4
    low, high = f(np.array([x - h, x + h]))
    return (high - low) / (2 * h)


def numerical_diff__array_of_integers(f, x):
    """Writes the points to an array of x's type: an integer x loses its steps."""
    h = 1e-4
    points = np.array([x, x])
    points[0] = x - h
    points[1] = x + h
    return (f(points[1]) - f(points[0])) / (2 * h)


def numerical_diff__remembers_x(f, x, known={}):
    """Remembers the result for each x, whatever f is."""
    if x not in known:
        h = 1e-4
        known[x] = (f(x + h) - f(x - h)) / (2 * h)
    return known[x]


def numerical_diff__remembers_f(f, x):
    """Remembers by the name of f, so that all lambdas are one function."""
    memory = numerical_diff__remembers_f.__dict__.setdefault("memory", {})
    name = (f.__name__, x)
    if name not in memory:
        memory[name] = (f(x + 1e-4) - f(x - 1e-4)) / 2e-4
    return memory[name]


def numerical_diff__prints(f, x):
    """Prints the slope and returns nothing."""
    h = 1e-4
    print((f(x + h) - f(x - h)) / (2 * h))


def numerical_diff__floor_division(f, x):
    """// cuts the slope down to a whole number."""
    h = 1e-4
    return (f(x + h) - f(x - h)) // (2 * h)


def numerical_gradient__moves_a_copy(f, x):
    """Moves a copy: a network with its own array sees no step."""
    h = 1e-4
    x = x.copy()
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__plus_step_vector(f, x):
    """f(x + step) and f(x - step): new arrays again, x itself never moves."""
    h = 1e-4
    grad = np.zeros(x.shape)
    for idx in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[idx] = h
        grad[idx] = (f(x + step) - f(x - step)) / (2 * h)
    return grad


def numerical_gradient__ravel_of_a_view(f, x):
    """x.reshape(-1) is a view of x, except for W.T, where it is a copy."""
    h = 1e-4
    flat = x.reshape(-1)
    grad = np.zeros(x.size)
    for i in range(x.size):
        old = flat[i]
        flat[i] = old + h
        high = f(x)
        flat[i] = old - h
        low = f(x)
        flat[i] = old
        grad[i] = (high - low) / (2 * h)
    return grad.reshape(x.shape)


def numerical_gradient__memory_order(f, x):
    """np.nditer visits W.T in the order of the memory, so the results are misplaced."""
    h = 1e-4
    results = []
    for cell in np.nditer(x, flags=["zerosize_ok"], op_flags=["readwrite"]):
        old = float(cell)
        cell[...] = old + h
        high = f(x)
        cell[...] = old - h
        low = f(x)
        cell[...] = old
        results.append((high - low) / (2 * h))
    return np.array(results).reshape(x.shape)


def numerical_gradient__not_put_back(f, x):
    """Each entry stays at x - h."""
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__put_back_at_the_end(f, x):
    """Puts all entries back only at the end: the earlier ones are still moved."""
    h = 1e-4
    grad = np.zeros_like(x)
    before = x.copy()
    for idx in np.ndindex(x.shape):
        x[idx] = before[idx] + h
        high = f(x)
        x[idx] = before[idx] - h
        low = f(x)
        grad[idx] = (high - low) / (2 * h)
    x[...] = before
    return grad


def numerical_gradient__plus_minus_h(f, x):
    """Goes back by adding h: rounding errors stay in x."""
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        x[idx] += h
        high = f(x)
        x[idx] -= 2 * h
        low = f(x)
        x[idx] += h
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__rebinds_x(f, x):
    """Goes back with x = a copy: from the second entry on, another array moves."""
    h = 1e-4
    grad = np.zeros_like(x)
    before = x.copy()
    for idx in np.ndindex(x.shape):
        x[idx] = before[idx] + h
        high = f(x)
        x[idx] = before[idx] - h
        low = f(x)
        x = before.copy()
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__vectors_only(f, x):
    """One loop over len(x): the rows of a matrix move as a whole."""
    h = 1e-4
    grad = np.zeros_like(x)
    for i in range(len(x)):
        old = x[i].copy()
        x[i] = old + h
        high = f(x)
        x[i] = old - h
        low = f(x)
        x[i] = old
        grad[i] = (high - low) / (2 * h)
    return grad


def numerical_gradient__row_by_row(f, x):
    """A matrix is done row by row, and f sees one row only."""

    def one_row(row):
        grad = np.zeros_like(row)
        for i in range(row.size):
            old = row[i]
            row[i] = old + 1e-4
            high = f(row)
            row[i] = old - 1e-4
            low = f(row)
            row[i] = old
            grad[i] = (high - low) / 2e-4
        return grad

    if x.ndim == 1:
        return one_row(x)
    return np.array([one_row(row) for row in x])


def numerical_gradient__square_only(f, x):
    """The inner loop runs over the rows again: right for square matrices."""
    h = 1e-4
    grad = np.zeros_like(x)
    n = x.shape[0]
    for idx in np.ndindex(*(n for _ in x.shape)):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__one_number_to_f(f, x):
    """f receives the moved entry instead of the whole array."""
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        grad[idx] = (f(x[idx] + h) - f(x[idx] - h)) / (2 * h)
    return grad


def numerical_gradient__grad_is_x(f, x):
    """The gradient is written into x itself."""
    h = 1e-4
    grad = x
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__integer_result(f, x):
    """The result array is one of integers, and cuts the slopes."""
    h = 1e-4
    grad = np.zeros(x.shape, dtype=int)
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__one_result_array(f, x, buffers={}):
    """One result array for each shape: the next call changes the earlier result."""
    h = 1e-4
    grad = buffers.setdefault(x.shape, np.zeros(x.shape))
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__old_is_a_view(f, x):
    """The old value is a view of the entry, and moves with it."""
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        old = x[idx + (...,)]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__last_entry_missing(f, x):
    """The last entry is never moved."""
    h = 1e-4
    grad = np.zeros_like(x)
    for i in range(x.size - 1):
        idx = np.unravel_index(i, x.shape)
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__forward_difference(f, x):
    """One-sided, to save half of the calls."""
    h = 1e-4
    grad = np.zeros_like(x)
    here = f(x)
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        grad[idx] = (f(x) - here) / h
        x[idx] = old
    return grad


def numerical_gradient__skips_zeros(f, x):
    """np.nonzero: entries that are 0 get no gradient."""
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in zip(*np.nonzero(x)):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__flat_result(f, x):
    """A matrix gives a flat gradient."""
    h = 1e-4
    grad = np.zeros(x.size)
    for i, idx in enumerate(np.ndindex(x.shape)):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[i] = (high - low) / (2 * h)
    return grad


def numerical_gradient__list(f, x):
    """Returns a list."""
    h = 1e-4
    grad = []
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad.append((high - low) / (2 * h))
    return grad


def numerical_gradient__at_most_two_axes(f, x):
    """Loops for vectors and matrices; arrays of three axes come back as zeros."""
    h = 1e-4
    grad = np.zeros_like(x)
    places = []
    if x.ndim == 1:
        places = [(i,) for i in range(x.shape[0])]
    elif x.ndim == 2:
        places = [(i, j) for i in range(x.shape[0]) for j in range(x.shape[1])]
    for idx in places:
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / (2 * h)
    return grad


def numerical_gradient__precedence(f, x):
    """/ 2 * h in the gradient."""
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        old = x[idx]
        x[idx] = old + h
        high = f(x)
        x[idx] = old - h
        low = f(x)
        x[idx] = old
        grad[idx] = (high - low) / 2 * h
    return grad


def numerical_gradient__all_entries_at_once(f, x):
    """Moves all entries together: the sum of the slopes, in every entry."""
    h = 1e-4
    old = x.copy()
    x += h
    high = f(x)
    x[...] = old - h
    low = f(x)
    x[...] = old
    return np.full(x.shape, (high - low) / (2 * h))


def numerical_diff__step_grows_with_x(f, x):
    """The step is 1e-4 * abs(x) for large x: 0.1 at x = 1000."""
    h = 1e-4 * max(1.0, abs(x))
    return (f(x + h) - f(x - h)) / (2 * h)
