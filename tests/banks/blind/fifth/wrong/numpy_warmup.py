"""Wrong implementations for numpy_warmup."""

import numpy as np

_BUFFERS = {}
_FOUND = []
_ROW = np.zeros(64)


# ---------------------------------------------------------------- elementwise


def elementwise__floor_division(x, y):
    """Uses //: for x=[1, 3], y=[2, 4] the quotient is [0, 0], not [0.5, 0.75]."""
    return x + y, x - y, x * y, x // y


def elementwise__difference_reversed(x, y):
    """Computes y - x; the stub says x minus y (x=[1.], y=[2.] must give -1)."""
    return x + y, y - x, x * y, x / y


def elementwise__matrix_product(x, y):
    """Product is x @ y: a single number for rows, a matrix product for square matrices."""
    return x + y, x - y, x @ y, x / y


def elementwise__augmented_assignments(x, y):
    """Writes s = x; s += y, so x changes: 'Do not change an argument'."""
    s = x
    s += y
    d = s - 2 * y
    p = d * y
    q = d / y
    return s, d, p, q


def elementwise__quotient_cast_back(x, y):
    """Casts the quotient to the type of x: integers 1 / 2 give 0, not 0.5."""
    return x + y, x - y, x * y, (x / y).astype(x.dtype)


def elementwise__product_before_difference(x, y):
    """Order is sum, product, difference, quotient; the stub has the difference second."""
    return x + y, x * y, x - y, x / y


def elementwise__zeros_like_loop(x, y):
    """Fills np.zeros_like(x): with integer arrays the quotients lose their fractions (1/2 -> 0)."""
    results = tuple(np.zeros_like(x) for _ in range(4))
    for i in np.ndindex(x.shape):
        results[0][i] = x[i] + y[i]
        results[1][i] = x[i] - y[i]
        results[2][i] = x[i] * y[i]
        results[3][i] = x[i] / y[i]
    return results


def elementwise__buffers_by_shape(x, y):
    """Keeps output buffers for each shape: a second call changes what the first returned."""
    if x.shape not in _BUFFERS:
        _BUFFERS[x.shape] = tuple(np.empty(x.shape) for _ in range(4))
    out = _BUFFERS[x.shape]
    np.add(x, y, out=out[0])
    np.subtract(x, y, out=out[1])
    np.multiply(x, y, out=out[2])
    np.divide(x, y, out=out[3])
    return out


def elementwise__totals(x, y):
    """Adds with sum(): the first result is one number, not an array in the shape of x."""
    return np.sum([x, y]), x - y, x * y, x / y


def elementwise__left_flat(x, y):
    """Loops over raveled arrays and never reshapes: a (2, 3) input gives results of shape (6,)."""
    pairs = list(zip(x.ravel(), y.ravel()))
    return (
        np.array([a + b for a, b in pairs]),
        np.array([a - b for a, b in pairs]),
        np.array([a * b for a, b in pairs]),
        np.array([a / b for a, b in pairs]),
    )


def elementwise__rows_and_columns_loop(x, y):
    """Double loop over shape[0], shape[1]: fails for rows of shape (3,), which are arrays too."""
    n, m = x.shape[0], x.shape[1]
    s, d, p, q = (np.zeros((n, m)) for _ in range(4))
    for i in range(n):
        for j in range(m):
            s[i, j] = x[i, j] + y[i, j]
            d[i, j] = x[i, j] - y[i, j]
            p[i, j] = x[i, j] * y[i, j]
            q[i, j] = x[i, j] / y[i, j]
    return s, d, p, q


def elementwise__rounded_quotient(x, y):
    """Rounds the quotient to two digits: 1 / 3 becomes 0.33."""
    return x + y, x - y, x * y, np.round(x / y, 2)


def elementwise__absolute_difference(x, y):
    """Takes the distance |x - y|: x=[1.], y=[2.] gives 1, not -1."""
    return x + y, np.abs(x - y), x * y, x / y


def elementwise__remainder(x, y):
    """Takes the remainder % for division: 3 % 4 is 3, not 0.75."""
    return x + y, x - y, x * y, x % y


def elementwise__divide_reversed(x, y):
    """Divides y by x; the stub says x divided by y (and x may be 0)."""
    return x + y, x - y, x * y, y / x


def elementwise__one_array_four_times(x, y):
    """Reuses one work array for all results, so all four are the last one, the quotient."""
    work = np.empty(x.shape)
    results = []
    for operation in (np.add, np.subtract, np.multiply, np.divide):
        results.append(operation(x, y, out=work))
    return tuple(results)


def elementwise__power(x, y):
    """Writes x ** y for the product: [3.] and [4.] give 81, not 12."""
    return x + y, x - y, x**y, x / y


def elementwise__matrix_division(x, y):
    """Divides by multiplying with 1 // y: for integers 1 // 2 is 0, so 3 / 2 is not 1.5."""
    return x + y, x - y, x * y, x * (1 // y)


# ----------------------------------------------------------------- scale_rows


def scale_rows__factor_per_row(A, b):
    """Row i times b[i]: the stub says 'multiply column j by b[j]' (see a 2x2 matrix)."""
    return A * b[:, np.newaxis]


def scale_rows__matrix_vector(A, b):
    """A @ b: sums the scaled rows, so the shape is (N,) and not (N, D)."""
    return A @ b


def scale_rows__in_place(A, b):
    """A *= b changes the argument A (and raises for integers with fractions as factors)."""
    A *= b
    return A


def scale_rows__empty_like(A, b):
    """Fills an array like A: integer A with b=[0.5] truncates, 'They can be fractions'."""
    out = np.empty_like(A)
    for i in range(A.shape[0]):
        out[i] = A[i] * b
    return out


def scale_rows__diag_on_the_left(A, b):
    """np.diag(b) @ A scales row i by b[i], not column j by b[j]."""
    return np.diag(b) @ A


def scale_rows__swapped_ranges(A, b):
    """Runs i over the columns and j over the rows: only square matrices come out right."""
    N, D = A.shape
    out = np.zeros((N, D))
    for i in range(D):
        for j in range(N):
            out[i, j] = A[i, j] * b[j]
    return out


def scale_rows__integer_factors(A, b):
    """Turns factors to int for integer A: 0.5 becomes 0, 'can be fractions even if A has integers'."""
    if np.issubdtype(A.dtype, np.integer):
        b = b.astype(A.dtype)
    return A * b


def scale_rows__normalized_factors(A, b):
    """Divides the factors by their largest: [10, 20] scales by [0.5, 1]."""
    return A * (b / b.max())


def scale_rows__growing_factors(A, b):
    """Multiplies the row on to the next factors: row i is scaled by b ** (i + 1), not 'the same factors'."""
    factors = np.ones(len(b))
    rows = []
    for row in A:
        factors = factors * b
        rows.append(row * factors)
    return np.array(rows)


def scale_rows__last_column_forgotten(A, b):
    """range(D - 1): the last column stays as it was."""
    out = A.astype(float)
    for j in range(A.shape[1] - 1):
        out[:, j] *= b[j]
    return out


def scale_rows__outer(A, b):
    """np.outer multiplies everything with everything: shape (N*D, D)."""
    return np.outer(A, b)


def scale_rows__added(A, b):
    """Adds b to each row rather than multiplying."""
    return A + b


def scale_rows__first_row_only(A, b):
    """return stands in the loop, so only the first row comes back."""
    for row in A:
        return row * b


def scale_rows__transposed_result(A, b):
    """Works on columns via zip and forgets to turn the matrix back: shape (D, N)."""
    return np.array([column * factor for column, factor in zip(A.T, b)])


# ----------------------------------------------------------------------- pick


def pick__rows(x, indices):
    """x[indices]: with a matrix whole rows come back (the stub warns of it)."""
    return x[indices]


def pick__sorted_positions(x, indices):
    """Sorts the positions: indices [4, 0] must give the entry at 4 first."""
    return x.ravel()[np.sort(indices)]


def pick__unique(x, indices):
    """set() removes repeats: indices [0, 0] must give two entries."""
    flat = x.ravel()
    return np.array([flat[i] for i in sorted(set(indices.tolist()))])


def pick__counted_from_one(x, indices):
    """Takes positions as counted from 1; the stub counts from 0."""
    return x.ravel()[indices - 1]


def pick__column_order(x, indices):
    """flatten('F') reads column after column, not row after row."""
    return x.flatten("F")[indices]


def pick__mask(x, indices):
    """A boolean mask loses order and repeats: [4, 0, 0] gives two entries in order 0, 4."""
    mask = np.zeros(x.size, dtype=bool)
    mask[indices] = True
    return x.ravel()[mask]


def pick__reshapes_argument(x, indices):
    """x.shape = (-1,) flattens the argument itself: 'Do not change an argument'."""
    x.shape = (-1,)
    return x[indices]


def pick__columns(x, indices):
    """x[:, indices] picks columns, for every row."""
    return x[:, indices]


def pick__divmod_rows(x, indices):
    """Divides by the number of rows rather than of columns: wrong for non-square matrices."""
    n = x.shape[0]
    if x.ndim == 1:
        return x[indices]
    return np.array([x[k // n, k % n] for k in indices])


def pick__needs_a_matrix(x, indices):
    """divmod by x.shape[1]: fails for a row of shape (3,), but x has 'any shape'."""
    columns = x.shape[1]
    return x[indices // columns, indices % columns]


def pick__one_level(x, indices):
    """Joins the rows once: for shape (2, 2, 2) rows and not entries come back."""
    if x.ndim > 1:
        x = np.concatenate(list(x))
    return x[indices]


def pick__range(x, indices):
    """Slices from the first to the last position: entries between come along."""
    return x.ravel()[indices[0] : indices[-1] + 1]


def pick__sorts_argument(x, indices):
    """Sorts the indices in place: order is lost and the argument changes."""
    indices.sort()
    return x.flatten()[indices]


def pick__positions_of_values(x, indices):
    """Looks for the entries equal to the indices: np.isin on values, not on positions."""
    return x[np.isin(x, indices)]


def pick__shared_row(x, indices):
    """Writes into one module-wide array: the next call changes what was returned."""
    flat = x.ravel()
    for k, i in enumerate(indices):
        _ROW[k] = flat[i]
    return _ROW[: len(indices)]


def pick__first_k(x, indices):
    """Returns the first K entries, whatever the positions are."""
    return x.ravel()[: len(indices)]


def pick__removes_while_reading(x, indices):
    """pop() takes entries out of the list: later positions are shifted ([0, 2] gives entries 0 and 3)."""
    flat = x.ravel().tolist()
    return np.array([flat.pop(i) for i in indices])


# ---------------------------------------------------------------------- above


def above__greater_or_equal(x, threshold):
    """>=: an entry that equals the threshold is not above it."""
    return x[x >= threshold]


def above__zeros_for_the_rest(x, threshold):
    """np.where(..., x, 0) keeps the shape and puts zeros, instead of the K entries."""
    return np.where(x > threshold, x, 0)


def above__mask(x, threshold):
    """Returns the mask of True and False, not the entries."""
    return x > threshold


def above__positions(x, threshold):
    """Returns the positions of the entries (flatnonzero), not the entries."""
    return np.flatnonzero(x > threshold)


def above__sorted(x, threshold):
    """Sorts the entries: [55, 51] must stay in reading order."""
    return np.sort(x[x > threshold])


def above__unique(x, threshold):
    """Removes repeats: [3, 3] above 1 must give both."""
    values = x[x > threshold]
    _, first = np.unique(values, return_index=True)
    return values[np.sort(first)]


def above__integer_threshold(x, threshold):
    """int(threshold): for threshold 1.5 and entry 1.2 the entry counts as above."""
    return x[x > int(threshold)]


def above__absolute(x, threshold):
    """Compares |x|: -5 counts as above 3."""
    return x[np.abs(x) > threshold]


def above__column_order(x, threshold):
    """Reads column after column: x.T[x.T > threshold]."""
    return x.T[x.T > threshold]


def above__zero_marks(x, threshold):
    """Marks with 0 and removes zeros: with threshold -1 an entry 0 is lost."""
    marked = np.where(x > threshold, x, 0).ravel()
    return marked[marked != 0]


def above__overwrites(x, threshold):
    """Sets the small entries of the argument x to the threshold: the argument changes."""
    x[x <= threshold] = threshold
    return x[x != threshold]


def above__none_if_empty(x, threshold):
    """Returns None if no entry is above; the stub says the array is empty."""
    result = x[x > threshold]
    if result.size:
        return result


def above__stops_early(x, threshold):
    """break for continue: [1, 9] above 5 gives nothing, since the loop stops at 1."""
    found = []
    for value in x.ravel():
        if value <= threshold:
            break
        found.append(value)
    return np.array(found)


def above__whole_rows(x, threshold):
    """Keeps the rows with all entries above, as rows: not the entries."""
    return x[(x > threshold).reshape(len(x), -1).all(axis=1)]


def above__module_list(x, threshold):
    """Collects in a list of the module: the second call returns the first call's entries too."""
    for value in x.ravel():
        if value > threshold:
            _FOUND.append(value)
    return np.array(_FOUND)


def above__padded(x, threshold):
    """Result has room for all entries: zeros stay at the end, its shape is (x.size,), not (K,)."""
    result = np.zeros(x.size)
    k = 0
    for value in x.flat:
        if value > threshold:
            result[k] = value
            k += 1
    return result


def above__matrix_loop(x, threshold):
    """Loops over rows and entries: fails for a row of shape (3,), though x may have any shape."""
    return np.array([value for row in x for value in row if value > threshold])


def above__below(x, threshold):
    """Turned sign: returns the entries smaller than the threshold."""
    return x[x < threshold]


def above__differences(x, threshold):
    """Returns by how much the entries are above: x - threshold."""
    rest = x - threshold
    return rest[rest > 0]


# ----------------------------------------------------------- a few subtle ones


def elementwise__reciprocal_power(x, y):
    """x * y ** -1: integers to negative integer powers raise, but 'Floats or integers' are allowed."""
    return x + y, x - y, x * y, x * y**-1


def elementwise__slice_is_no_copy(x, y):
    """Takes x[:] for a copy as with lists: it is a view, and x is changed."""
    difference = x[:]
    total = x + y
    product = x * y
    quotient = x / y
    difference -= y
    return total, difference, product, quotient


def elementwise__quotient_forgotten(x, y):
    """Returns three arrays only: the quotient is missing."""
    return x + y, x - y, x * y


def scale_rows__slice_is_no_copy(A, b):
    """result = A[:] is a view: writing the columns changes A (and cuts fractions if A has integers)."""
    result = A[:]
    for j in range(len(b)):
        result[:, j] = A[:, j] * b[j]
    return result


def scale_rows__squeezed(A, b):
    """np.squeeze: a matrix of one row (1, D) comes back with shape (D,)."""
    return np.squeeze(A * b)


def pick__squeezed(x, indices):
    """np.squeeze: one position, indices of shape (1,), gives a number and not shape (1,)."""
    return np.squeeze(x.ravel()[indices])


def pick__one_row_matrix(x, indices):
    """'One long row' as a matrix (1, size): the result has shape (1, K), not (K,)."""
    return x.reshape(1, -1)[:, indices]


def above__as_it_is_if_all(x, threshold):
    """Returns x itself if all entries are above: a matrix, not shape (K,)."""
    mask = x > threshold
    return x if mask.all() else x[mask]


def above__column(x, threshold):
    """argwhere-style column: shape (K, 1), not (K,)."""
    return x[x > threshold].reshape(-1, 1)


def above__threshold_if_empty(x, threshold):
    """Puts the threshold itself into the result if nothing is above; it should be empty."""
    result = [v for v in x.ravel() if v > threshold] or [threshold]
    return np.array(result)
