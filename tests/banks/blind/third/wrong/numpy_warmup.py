"""Wrong implementations of the exercise numpy_warmup: one slip each."""

import numpy as np

_buffers = {}
_found = []


def _buffer(key, shape, dtype):
    """Return one array for each key, shape and type, the same at each call."""
    full = (key, tuple(shape), np.dtype(dtype).str)
    if full not in _buffers:
        _buffers[full] = np.zeros(shape, dtype)
    return _buffers[full]


# elementwise


def elementwise__floor_division(x, y):
    """Divides with //, so that fractions are cut off."""
    return x + y, x - y, x * y, x // y


def elementwise__quotient_like_x(x, y):
    """The quotients go into an array of the type of x: integers cut them off."""
    quotient = np.empty_like(x)
    for i in np.ndindex(x.shape):
        quotient[i] = x[i] / y[i]
    return x + y, x - y, x * y, quotient


def elementwise__y_minus_x(x, y):
    """The difference is the wrong way round."""
    return x + y, np.diff([x, y], axis=0)[0], x * y, x / y


def elementwise__matrix_product(x, y):
    """The product is a dot product, with y turned to fit."""
    return x + y, x - y, x @ y.T, x / y


def elementwise__order(x, y):
    """Quotient before product."""
    return x + y, x - y, x / y, x * y


def elementwise__flat(x, y):
    """Matrices come back as one long row."""
    pairs = list(zip(x.flat, y.flat))
    return (
        np.array([a + b for a, b in pairs]),
        np.array([a - b for a, b in pairs]),
        np.array([a * b for a, b in pairs]),
        np.array([a / b for a, b in pairs]),
    )


def elementwise__adds_into_x(x, y):
    """The sum is computed in x itself, after the other three."""
    difference, product, quotient = x - y, x * y, x / y
    x += y
    return x, difference, product, quotient


def elementwise__product_in_y(x, y):
    """product is only another name for y: y changes, and the quotient is computed after."""
    total, difference = x + y, x - y
    product = y
    product *= x
    return total, difference, product, x / y


def elementwise__sets_x_back(x, y):
    """Adds y to x in place and takes it off again: rounding stays in x."""
    x += y
    total = x.copy()
    x -= y
    return total, x - y, x * y, x / y


def elementwise__shared_results(x, y):
    """Keeps four arrays for each shape and fills them anew at each call."""
    dtype = np.result_type(x, y)
    return (
        np.add(x, y, out=_buffer("+", x.shape, dtype)),
        np.subtract(x, y, out=_buffer("-", x.shape, dtype)),
        np.multiply(x, y, out=_buffer("*", x.shape, dtype)),
        np.divide(x, y, out=_buffer("/", x.shape, float)),
    )


def elementwise__columns_to_rows(x, y):
    """Reads both matrices column by column, and writes the results row by row."""
    a, b = x.ravel(order="F"), y.ravel(order="F")
    return tuple(r.reshape(x.shape) for r in (a + b, a - b, a * b, a / b))


def elementwise__rounded(x, y):
    """Rounds the quotients to two decimals."""
    return x + y, x - y, x * y, np.round(x / y, 2)


def elementwise__distance(x, y):
    """The difference has lost its sign."""
    return x + y, abs(x - y), x * y, x / y


# scale_rows


def scale_rows__by_row(A, b):
    """Row i gets b[i]; shapes that do not fit fail."""
    return A * b[:, np.newaxis]


def scale_rows__square_by_row(A, b):
    """Square matrices are scaled row by row, others right."""
    if A.shape[0] == b.shape[0]:
        return A * b.reshape(-1, 1)
    return A * b


def scale_rows__in_place(A, b):
    """Scales the columns in A itself when the type allows it."""
    if np.result_type(A, b) == A.dtype:
        for j in range(len(b)):
            A[:, j] *= b[j]
        return A
    return A * b


def scale_rows__matrix_vector(A, b):
    """Adds up the scaled entries of each row."""
    return A @ b


def scale_rows__result_like_A(A, b):
    """The result has the type of A, so that integers lose the fractions."""
    result = np.zeros_like(A)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            result[i, j] = A[i, j] * b[j]
    return result


def scale_rows__factors_like_A(A, b):
    """Turns the factors to the type of A first."""
    return A * b.astype(A.dtype)


def scale_rows__first_row(A, b):
    """Scales the first row only."""
    result = A.astype(float)
    result[0] = result[0] * b
    return result


def scale_rows__counts_rows(A, b):
    """Goes over as many columns as there are rows."""
    result = A.astype(float)
    for j in range(min(len(A), len(b))):
        result[:, j] *= b[j]
    return result


def scale_rows__repeat(A, b):
    """Builds the matrix of factors with repeat, where tile is meant."""
    return A * np.repeat(b, A.shape[0]).reshape(A.shape)


def scale_rows__reshapes_b(A, b):
    """Turns b itself into a matrix of one row."""
    b.shape = (1, b.size)
    return A * b


def scale_rows__skips_zero(A, b):
    """A factor of 0 is taken for no factor."""
    factors = np.array([f or 1 for f in b])
    return A * factors


def scale_rows__shared_result(A, b):
    """All results of one shape are the same array."""
    return np.multiply(A, b, out=_buffer("rows", A.shape, np.result_type(A, b)))


# pick


def pick__whole_rows(x, indices):
    """Forgets to flatten: a matrix gives rows."""
    return x[indices]


def pick__column_order(x, indices):
    """Counts from top to bottom, column after column."""
    return x.flatten(order="F")[indices]


def pick__memory_order(x, indices):
    """Counts in the order of memory: wrong for a transposed matrix."""
    return x.ravel(order="K")[indices]


def pick__sorted(x, indices):
    """The entries come in the order of x."""
    return x.ravel()[np.sort(indices)]


def pick__sorts_indices(x, indices):
    """Looks up in the order given, but sorts the argument afterwards."""
    result = x.ravel()[indices]
    indices.sort()
    return result


def pick__mask(x, indices):
    """A mask of positions: order and repeats are lost."""
    mask = np.zeros(x.size, dtype=bool)
    mask[indices] = True
    return x.ravel()[mask]


def pick__no_repeats(x, indices):
    """Order kept, but a position counts once."""
    return np.array([x.ravel()[i] for i in dict.fromkeys(indices.tolist())])


def pick__from_one(x, indices):
    """Counts the positions from 1."""
    return x.ravel()[indices - 1]


def pick__flattens_argument(x, indices):
    """Sets the shape of x itself to one row."""
    x.shape = (x.size,)
    return x[indices]


def pick__only_matrices(x, indices):
    """Takes row and column apart: fails for one row, and for three axes."""
    columns = x.shape[1]
    return x[indices // columns, indices % columns]


def pick__divides_by_rows(x, indices):
    """Divides by the number of rows instead of columns: right for square matrices."""
    if x.ndim != 2:
        return x.ravel()[indices]
    row, column = np.divmod(indices, x.shape[0])
    return x[row % x.shape[0], column % x.shape[1]]


def pick__integers(x, indices):
    """Collects in an array of integers: floats lose their fractions."""
    result = np.zeros(len(indices), dtype=int)
    for k, i in enumerate(indices):
        result[k] = x.flat[i]
    return result


def pick__shared_result(x, indices):
    """All results of one length are the same array."""
    result = _buffer("pick", indices.shape, x.dtype)
    result[:] = x.ravel()[indices]
    return result


# above


def above__or_equal(x, threshold):
    """Takes entries that equal the threshold too."""
    return x[x >= threshold]


def above__absolute(x, threshold):
    """Compares without the sign."""
    return x[np.abs(x) > threshold]


def above__keeps_shape(x, threshold):
    """Puts 0 where an entry is not above."""
    return np.where(x > threshold, x, 0)


def above__positions(x, threshold):
    """Returns where they are, not what they are."""
    return np.flatnonzero(x > threshold)


def above__whole_threshold(x, threshold):
    """Cuts the threshold down to an integer."""
    return x[x > int(threshold)]


def above__sorted(x, threshold):
    """Returns them in order of size."""
    return np.sort(x[x > threshold])


def above__set(x, threshold):
    """Equal entries count once."""
    return np.array(list(dict.fromkeys(x[x > threshold].tolist())))


def above__column_order(x, threshold):
    """Reads a matrix column after column."""
    return x.T[x.T > threshold]


def above__none(x, threshold):
    """Returns None where no entry is above."""
    found = x[x > threshold]
    if found.size > 0:
        return found


def above__drops_zero(x, threshold):
    """Sets the others to 0, then takes what is not 0: a 0 above a negative threshold is lost."""
    kept = np.where(x > threshold, x, 0)
    return kept[kept != 0]


def above__zeroes_argument(x, threshold):
    """Finds the right entries, then sets the others in x to 0."""
    mask = x > threshold
    found = x[mask]
    x[~mask] = 0
    return found


def above__only_matrices(x, threshold):
    """Two loops: a single row fails, and so do three axes."""
    return np.array([v for row in x for v in row if v > threshold])


def above__remembers(x, threshold):
    """The list of found entries is never emptied between calls."""
    _found.extend(v for v in x.flat if v > threshold)
    return np.array(_found)


def above__rows(x, threshold):
    """Whole rows that have an entry above."""
    rows = np.atleast_2d(x)
    return rows[(rows > threshold).any(axis=-1)].ravel()


def above__squeezed(x, threshold):
    """A single entry comes back without its axis."""
    return np.squeeze(x[x > threshold])


def above__stops(x, threshold):
    """Stops at the first entry that is not above, after one was found."""
    result = []
    for v in x.ravel():
        if v > threshold:
            result.append(v)
        elif result:
            break
    return np.array(result)
