import itertools

import numpy as np

_BUFFERS = {}
_STORE = {}


def elementwise__same_buffer(x, y):
    """All four results are one array: the sum etc. are overwritten by the quotient ("four new ndarrays")."""
    out = np.empty(x.shape)
    return np.add(x, y, out=out), np.subtract(x, y, out=out), np.multiply(x, y, out=out), np.divide(x, y, out=out)


def elementwise__buffers_kept(x, y):
    """Result arrays are reused in a later call of the same shape ("must not change in later calls")."""
    if x.shape not in _BUFFERS:
        _BUFFERS[x.shape] = [np.empty(x.shape) for _ in range(4)]
    a, b, c, d = _BUFFERS[x.shape]
    a[...] = x + y
    b[...] = x - y
    c[...] = x * y
    d[...] = x / y
    return a, b, c, d


def elementwise__quotient_like_x(x, y):
    """The quotient is stored in zeros_like(x): integers lose their fractions, 1 / 2 is 0."""
    q = np.zeros_like(x)
    q[...] = x / y
    return x + y, x - y, x * y, q


def elementwise__y_cast_to_x(x, y):
    """y is cast to the dtype of x: with integers x and y = 1.5, y becomes 1."""
    y = y.astype(x.dtype)
    return x + y, x - y, x * y, x / y


def elementwise__matrix_product_2d(x, y):
    """For matrices the product is x @ y, not entry by entry (x = y = [[1, 2], [3, 4]])."""
    return x + y, x - y, (x @ y if x.ndim == 2 else x * y), x / y


def elementwise__quotient_before_product(x, y):
    """Order sum, difference, quotient, product."""
    return x + y, x - y, x / y, x * y


def elementwise__sum_into_x(x, y):
    """The sum is computed into x itself: x changes, and the other three use the changed x."""
    s = x
    s += y
    return s, x - y, x * y, x / y


def elementwise__epsilon(x, y):
    """Adds 1e-7 to y against division by 0: with y = -1e-7 the quotient is inf, with 1e-6 10 % off."""
    return x + y, x - y, x * y, x / (y + 1e-7)


def elementwise__only_positive_divisors(x, y):
    """The quotient is 0 where y is negative (x = 1.0, y = -2.0)."""
    q = np.zeros(x.shape)
    np.divide(x, y, out=q, where=y > 0)
    return x + y, x - y, x * y, q


def elementwise__flat_results(x, y):
    """Returns rows: a matrix comes back as shape (N * D,), not "in the shape of x and y"."""
    pairs = list(zip(x.ravel(), y.ravel()))
    return (
        np.array([a + b for a, b in pairs]),
        np.array([a - b for a, b in pairs]),
        np.array([a * b for a, b in pairs]),
        np.array([a / b for a, b in pairs]),
    )


def elementwise__distance(x, y):
    """Difference without its sign: 1 minus 2 is 1."""
    return x + y, abs(x - y), x * y, x / y


def elementwise__rounded_quotient(x, y):
    """Quotient rounded to two places, as in the example: 1 / 3 gives 0.33."""
    return x + y, x - y, x * y, np.round(x / y, 2)


def elementwise__floor(x, y):
    """Floor division: 1.0 // 2.0 is 0."""
    return x + y, x - y, x * y, x // y


def elementwise__memory_order(x, y):
    """Works on ravel("K") of each: with x = M.T and y in C order, entries of different positions meet."""
    a, b = x.ravel("K"), y.ravel("K")
    return tuple(r.reshape(x.shape) for r in (a + b, a - b, a * b, a / b))


def scale_rows__factor_per_row(A, b):
    """Row i is multiplied by b[i], not column j by b[j]."""
    return A * b[:, np.newaxis]


def scale_rows__diag_on_left(A, b):
    """diag(b) @ A scales rows, or fails if A is not square."""
    return np.diag(b) @ A


def scale_rows__int_copy(A, b):
    """Scaled in a copy of A: integers lose fractions (A = [[1, 3]], b = [0.5, 0.5])."""
    out = A.copy()
    for j in range(len(b)):
        out[:, j] = A[:, j] * b[j]
    return out


def scale_rows__in_place_columns(A, b):
    """Writes into A (and truncates integers): the argument changes."""
    for j, factor in enumerate(b):
        A[:, j] = A[:, j] * factor
    return A


def scale_rows__repeat_not_tile(A, b):
    """np.repeat instead of np.tile: the grid of factors is in the wrong order."""
    return A * np.repeat(b, len(A)).reshape(A.shape)


def scale_rows__skips_zero_factor(A, b):
    """A factor of 0 is skipped: column j stays as it is when b[j] == 0."""
    out = A.astype(float)
    for j in range(len(b)):
        if b[j]:
            out[:, j] *= b[j]
    return out


def scale_rows__squeezed(A, b):
    """One row in, shape (1, D), gives shape (D,)."""
    return np.squeeze(A * b)


def scale_rows__counts_rows(A, b):
    """The loop over columns runs to len(A), the number of rows: with (2, 3) the last column stays 0."""
    out = np.zeros(A.shape)
    for j in range(len(A)):
        out[:, j] = A[:, j] * b[j]
    return out


def scale_rows__cached_for_shape(A, b):
    """Keeps the product of the first call with this shape and returns it again for other numbers."""
    key = A.shape
    if key not in _STORE:
        _STORE[key] = A * b
    return _STORE[key]


def scale_rows__cumulative(A, b):
    """b is multiplied up: column j gets b[0] * ... * b[j] (example gives 400 for 40)."""
    return A * np.cumprod(b)


def scale_rows__first_row_only(A, b):
    """Only the first row is scaled, not every row."""
    out = A.astype(float)
    out[0] = out[0] * b
    return out


def scale_rows__summed(A, b):
    """einsum without j in the output: a sum for each row, shape (N,)."""
    return np.einsum("ij,j->i", A, b)


def pick__take_axis_0(x, indices):
    """Takes whole rows of a matrix."""
    return np.take(x, indices, axis=0)


def pick__memory_order(x, indices):
    """ravel("K") reads as memory lies: wrong for x = M.T or a Fortran array."""
    return x.ravel(order="K")[indices]


def pick__mask(x, indices):
    """A boolean mask: positions come sorted and once each, not in the order of indices."""
    mask = np.zeros(x.size, dtype=bool)
    mask[indices] = True
    return x.ravel()[mask]


def pick__reshapes_the_argument(x, indices):
    """x.resize / shape set: x itself becomes one long row ("do not change an argument")."""
    x.resize(x.size, refcheck=False)
    return x[indices]


def pick__rows_and_columns_only(x, indices):
    """Row and column by divmod with the last axis: right for matrices only, shape (3,) or (2, 2, 2) fails."""
    rows, columns = divmod(indices, x.shape[1])
    return x[rows, columns]


def pick__divides_by_rows(x, indices):
    """divmod with the number of rows instead of columns: wrong for (3, 2)."""
    flat = np.atleast_2d(x)
    n, d = flat.shape[0], flat.shape[-1]
    if n == 1:
        return flat[0][indices]
    rows, columns = divmod(indices, n)
    return x[rows % n, columns % d]


def pick__one_level(x, indices):
    """np.concatenate joins rows once: a 3-d x still gives rows."""
    return (np.concatenate(x) if x.ndim > 1 else x)[indices]


def pick__squeezed(x, indices):
    """A single position gives a 0-d result, not shape (1,)."""
    return np.squeeze(x.ravel()[indices])


def pick__ints(x, indices):
    """Results collected as int: 0.5 becomes 0."""
    flat = x.ravel()
    out = np.zeros(len(indices), dtype=int)
    for k, i in enumerate(indices):
        out[k] = flat[i]
    return out


def pick__counted_from_1(x, indices):
    """Positions counted from 1: index 0 gives the last entry."""
    return x.ravel()[indices - 1]


def pick__columns_first(x, indices):
    """Reads column after column."""
    return x.flatten("F")[indices]


def pick__sorts_indices(x, indices):
    """Sorts the caller's indices in place, and returns in sorted order."""
    indices.sort()
    return x.ravel()[indices]


def pick__repeats_dropped(x, indices):
    """A repeated position counts only once (dict.fromkeys)."""
    flat = x.ravel()
    return np.array([flat[i] for i in dict.fromkeys(indices.tolist())])


def pick__positions_of_values(x, indices):
    """Confuses values and positions: where the entries equal one of indices."""
    return np.flatnonzero(np.isin(x.ravel(), indices))


def above__zeros_lost(x, threshold):
    """Sets the rest to 0 and drops zeros: an entry 0 above threshold -1 is lost."""
    y = np.where(x > threshold, x, 0)
    return y[y != 0]


def above__int_threshold(x, threshold):
    """int(threshold): 14.2 passes a threshold of 14.5."""
    return x[x > int(threshold)]


def above__one_more(x, threshold):
    """x >= threshold + 1, right for integers only: 15.5 is not above 15."""
    return x[x >= threshold + 1]


def above__nditer_order(x, threshold):
    """np.nditer walks in memory order: wrong order for x = M.T."""
    return np.array([v.item() for v in np.nditer(x) if v > threshold])


def above__none_if_none(x, threshold):
    """Returns None if no entry is above, not an empty array."""
    hits = [v for v in x.ravel() if v > threshold]
    if hits:
        return np.array(hits)


def above__takewhile(x, threshold):
    """Stops at the first entry not above: [51, 14, 19] above 15 gives only 51."""
    return np.array(list(itertools.takewhile(lambda v: v > threshold, x.ravel())))


def above__dropwhile(x, threshold):
    """Only drops the beginning: [1, 51, 2] above 15 gives 51, 2."""
    return np.array(list(itertools.dropwhile(lambda v: v <= threshold, x.ravel())))


def above__sorted(x, threshold):
    """Sorted, not in reading order."""
    return np.sort(x[x > threshold])


def above__unique(x, threshold):
    """Equal entries only once, [20, 20] above 15 gives one."""
    flat = x.ravel()
    return np.array(list(dict.fromkeys(flat[flat > threshold].tolist())))


def above__rows(x, threshold):
    """Whole rows with any entry above."""
    return x[(x > threshold).any(axis=-1)].ravel() if x.ndim > 1 else x[x > threshold]


def above__columns_first(x, threshold):
    """Reads column after column (x.T)."""
    return x.T[x.T > threshold]


def above__magnitude(x, threshold):
    """-20 counts as above 15."""
    return x[np.abs(x) > threshold]


def above__excess(x, threshold):
    """Returns how far they are above."""
    y = x - threshold
    return y[y > 0]


def above__clears_x(x, threshold):
    """Sets the others in x itself to the threshold: the argument changes."""
    x[x <= threshold] = threshold
    return x[x > threshold]


def above__squeezed(x, threshold):
    """One hit gives a 0-d array, not shape (1,)."""
    return x[x > threshold].squeeze()


def above__equal_counts(x, threshold):
    """>=: an entry that equals the threshold is returned."""
    return x[x >= threshold]


def above__positions(x, threshold):
    """Returns positions, not entries."""
    return np.flatnonzero(x > threshold)
