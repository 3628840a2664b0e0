"""Wrong implementations of ``numpy_warmup``, written from its stub alone."""

import functools

import numpy as np


def elementwise__floor_quotient(x, y):
    """// instead of /: the fractions of the quotient are lost."""
    return x + y, x - y, x * y, x // y


def elementwise__results_in_dtype_of_x(x, y):
    """zeros_like(x): for integers, the quotient is cut to an integer."""
    total, diff, prod, quot = (np.zeros_like(x) for _ in range(4))
    total[...] = x + y
    diff[...] = x - y
    prod[...] = x * y
    quot[...] = x / y
    return total, diff, prod, quot


def elementwise__works_in_x(x, y):
    """total is x itself, and += changes it."""
    diff, prod, quot = x - y, x * y, x / y
    total = x
    total += y
    return total, diff, prod, quot


def elementwise__dot_product(x, y):
    """The matrix product for the product."""
    return x + y, x - y, np.dot(x, y), x / y


def elementwise__one_buffer(x, y):
    """Four references to one array: all hold the quotient."""
    out = np.empty(x.shape)
    return (np.add(x, y, out=out), np.subtract(x, y, out=out), np.multiply(x, y, out=out), np.divide(x, y, out=out))


def elementwise__buffers_kept(x, y, buffers={}):
    """Results live in buffers that the next call of the same shape overwrites."""
    if x.shape not in buffers:
        buffers[x.shape] = [np.empty(x.shape) for _ in range(4)]
    operations = (np.add, np.subtract, np.multiply, np.divide)
    for operation, buffer in zip(operations, buffers[x.shape]):
        operation(x, y, out=buffer)
    return tuple(buffers[x.shape])


def elementwise__absolute_difference(x, y):
    """abs: negative differences lose their sign."""
    return x + y, np.abs(x - y), x * y, x / y


def elementwise__difference_of_y(x, y):
    """y - x."""
    return np.add(x, y), np.subtract(y, x), np.multiply(x, y), np.divide(x, y)


def elementwise__epsilon_in_quotient(x, y):
    """'Safe' division: y + 1e-7, far off for tiny y."""
    return x + y, x - y, x * y, x / (y + 1e-7)


def elementwise__negative_power(x, y):
    """y ** -1 is an error for integers."""
    return x + y, x - y, x * y, x * y**-1


def elementwise__rounded(x, y):
    """The quotient is rounded to 4 places."""
    return x + y, x - y, x * y, np.round(x / y, 4)


def elementwise__generator(x, y):
    """A generator, not a tuple: no len(), no [3], usable once."""
    return (f(x, y) for f in (np.add, np.subtract, np.multiply, np.divide))


def elementwise__divides_where_positive(x, y):
    """Guards the division with y > 0, so that negative y gives 0."""
    quot = np.zeros(x.shape)
    np.divide(x, y, out=quot, where=y > 0)
    return x + y, x - y, x * y, quot


def elementwise__one_axis_loop(x, y):
    """Loops over len(x) into 1-D results: fails for matrices."""
    n = len(x)
    total, diff, prod, quot = np.zeros(n), np.zeros(n), np.zeros(n), np.zeros(n)
    for i in range(n):
        total[i] = x[i] + y[i]
        diff[i] = x[i] - y[i]
        prod[i] = x[i] * y[i]
        quot[i] = x[i] / y[i]
    return total, diff, prod, quot


def elementwise__flattened(x, y):
    """Flattens and never restores the shape."""
    x, y = x.ravel(), y.ravel()
    return x + y, x - y, x * y, x / y


def elementwise__product_before_difference(x, y):
    """Sum, product, difference, quotient: wrong order."""
    return x + y, x * y, x - y, x / y


def scale_rows__factor_per_row(A, b):
    """b[:, None]: row i by b[i], unnoticed for a square matrix."""
    return A * b[:, np.newaxis]


def scale_rows__matrix_vector(A, b):
    """A @ b: sums the scaled columns."""
    return A @ b


def scale_rows__in_place(A, b):
    """Writes the products back into A."""
    for j in range(len(b)):
        A[:, j] = A[:, j] * b[j]
    return A


def scale_rows__empty_like(A, b):
    """Result in A's dtype: fractions lost where A has integers."""
    result = np.empty_like(A)
    for j, factor in enumerate(b):
        result[:, j] = A[:, j] * factor
    return result


def scale_rows__copy_times_equal(A, b):
    """result *= b: a casting error for an integer A and fractions b."""
    result = A.copy()
    result *= b
    return result


def scale_rows__loop_over_rows(A, b):
    """range(len(A)) counts rows where columns are meant."""
    result = A * 1.0
    for j in range(min(len(A), len(b))):
        result[:, j] = result[:, j] * b[j]
    return result


def scale_rows__squeezed(A, b):
    """squeeze: one row (or one column) loses its axis."""
    return np.squeeze(A * b)


def scale_rows__reshapes_b(A, b):
    """Sets b.shape: the caller's b is a matrix afterwards."""
    b.shape = (1, b.size)
    return A * b


def scale_rows__last_column_forgotten(A, b):
    """range(len(b) - 1): the last column keeps its values."""
    result = A.astype(float)
    for j in range(len(b) - 1):
        result[:, j] *= b[j]
    return result


def scale_rows__remembers_b(A, b, seen={}):
    """Keeps the diagonal matrix of the first b of each length."""
    if len(b) not in seen:
        seen[len(b)] = np.diag(b)
    return A @ seen[len(b)]


def scale_rows__cumulative(A, b):
    """Carries the factor on: column j by b[0] * ... * b[j]."""
    factor, columns = 1, []
    for j in range(A.shape[1]):
        factor = factor * b[j]
        columns.append(A[:, j] * factor)
    return np.stack(columns, axis=1)


def scale_rows__columns_as_rows(A, b):
    """Stacks the scaled columns as rows: transposed."""
    return np.array([A[:, j] * b[j] for j in range(len(b))])


def pick__whole_rows(x, indices):
    """x[indices] gives rows of a matrix."""
    return x[indices]


def pick__column_order(x, indices):
    """Counts down the columns."""
    return x.flatten(order="F")[indices]


def pick__memory_order(x, indices):
    """order='K': memory order, wrong for a transposed view."""
    return x.ravel(order="K")[indices]


def pick__without_repeats(x, indices):
    """np.unique drops repeats."""
    return x.ravel()[np.unique(indices)]


def pick__regular_slice(x, indices):
    """From the first to the last position in equal steps, as in the example."""
    step = indices[1] - indices[0]
    return x.ravel()[indices[0] : indices[-1] + 1 : step]


def pick__sorts_the_argument(x, indices):
    """indices.sort() sorts the caller's array after the picking."""
    result = x.ravel()[indices]
    indices.sort()
    return result


def pick__from_one(x, indices):
    """Counts positions from 1."""
    return x.ravel()[indices - 1]


def pick__sets_shape(x, indices):
    """Sets x.shape: the caller's matrix is one long row afterwards."""
    x.shape = (-1,)
    return x[indices]


def pick__choose(x, indices):
    """np.choose: an error for more than 64 entries."""
    return np.choose(indices, list(x.ravel()))


def pick__integers_only(x, indices):
    """dtype=int cuts the fractions off."""
    flat = x.ravel()
    return np.array([flat[i] for i in indices], dtype=int)


def pick__divmod_by_rows(x, indices):
    """Divides positions by the number of rows, right for square matrices alone."""
    if x.ndim != 2:
        return x.ravel()[indices]
    row, column = np.divmod(indices, x.shape[0])
    return x[row % x.shape[0], column % x.shape[1]]


def pick__matrix_only(x, indices):
    """x.shape[1]: an error for one row of numbers, wrong for three axes."""
    return x[indices // x.shape[1], indices % x.shape[1]]


def pick__squeezed(x, indices):
    """One index gives a 0-d array."""
    return x.reshape(-1)[indices].squeeze()


def pick__remembers_x(x, indices, flats={}):
    """Looks up the flat array by id: stale after x changed in place."""
    key = id(x)
    if key not in flats:
        flats[key] = (x, x.flatten())
    return flats[key][1][indices]


def pick__short_positions(x, indices):
    """uint8 positions: 256 is 0 again."""
    return x.ravel()[indices.astype(np.uint8)]


def above__greater_or_equal(x, threshold):
    """>=: equal entries are taken too."""
    return x[x >= threshold]


def above__integer_threshold(x, threshold):
    """int(threshold): 1.5 becomes 1."""
    return x[x > int(threshold)]


def above__zeros_elsewhere(x, threshold):
    """Keeps the shape, with zeros."""
    return x * (x > threshold)


def above__nonzero_survive(x, threshold):
    """Marks rejected entries with 0, and loses accepted zeros."""
    kept = np.where(x > threshold, x, 0)
    return kept[kept != 0]


def above__positions(x, threshold):
    """The positions, not the entries."""
    return np.flatnonzero(x > threshold)


def above__memory_order(x, threshold):
    """nditer runs in memory order: wrong for a transposed view."""
    return np.array([v.item() for v in np.nditer(x) if v > threshold], dtype=x.dtype)


def above__sorted(x, threshold):
    """Sorted entries."""
    return np.sort(x[x > threshold])


def above__none_for_none(x, threshold):
    """None instead of an empty array."""
    mask = x > threshold
    return x[mask] if mask.any() else None


def above__rejects_in_x(x, threshold):
    """Overwrites the rejected entries in x."""
    mask = x > threshold
    x[~mask] = threshold
    return x[mask]


def above__magnitude(x, threshold):
    """abs(x): large negative entries are taken."""
    return x[np.abs(x) > threshold]


def above__rows_of_matrix(x, threshold):
    """Two loops: fails for one axis, and compares arrays for three."""
    return np.array([v for row in x for v in row if v > threshold], dtype=x.dtype)


def above__at_least_one_more(x, threshold):
    """Thinks in integers: x >= threshold + 1 loses 15.5 above 15."""
    return x[x >= threshold + 1]


def above__accumulates(x, threshold, found=[]):
    """The default list keeps the entries of earlier calls."""
    for v in x.ravel():
        if v > threshold:
            found.append(v)
    return np.array(found)


def above__argwhere(x, threshold):
    """Indexed by argwhere: an axis too many."""
    return x[np.argwhere(x > threshold)]


def above__not_close(x, threshold):
    """isclose drops entries that are barely above."""
    return x[(x > threshold) & ~np.isclose(x, threshold)]


def above__column_after_column(x, threshold):
    """x.T: reads down the columns."""
    return x.T[x.T > threshold]


def above__reduce(x, threshold):
    """Drops an entry that was found before, like a set."""
    keep = functools.reduce(lambda seen, v: seen if v in seen else seen + [v], x[x > threshold].tolist(), [])
    return np.array(keep, dtype=x.dtype)
