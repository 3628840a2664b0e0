"""Right variations of ``numpy_warmup``: a grader must accept each of them."""

from collections import namedtuple
from itertools import chain

import numpy as np

# elementwise


def elementwise__names_for_the_results(x, y):
    """A name for each result, and a tuple of them."""
    total = np.add(x, y)
    difference = np.subtract(x, y)
    product = np.multiply(x, y)
    quotient = np.divide(x, y)
    return (total, difference, product, quotient)


def elementwise__list(x, y):
    """A list can be unpacked like a tuple."""
    return [x + y, x - y, x * y, x / y]


def elementwise__stacked(x, y):
    """An array of four arrays can be unpacked like a tuple."""
    return np.stack([x + y, x - y, x * y, x / y])


def elementwise__array_of_four(x, y):
    """So can one that is made from a list."""
    return np.array([x + y, x - y, x * y, x / y])


def elementwise__lists_of_numbers(x, y):
    """A list of numbers is an array to whoever compares values."""
    return (x + y).tolist(), (x - y).tolist(), (x * y).tolist(), (x / y).tolist()


def elementwise__lists_in_a_list(x, y):
    """Lists of one length in a list are an array, too."""
    return [(x + y).tolist(), (x - y).tolist(), (x * y).tolist(), (x / y).tolist()]


def elementwise__named_tuple(x, y):
    """A tuple with names is a tuple."""
    return namedtuple("Results", "total difference product quotient")(x + y, x - y, x * y, x / y)


def elementwise__entry_by_entry(x, y):
    """A loop over all positions, whatever the shape."""
    results = np.zeros((4, *x.shape))
    for i in np.ndindex(x.shape):
        results[(0, *i)] = x[i] + y[i]
        results[(1, *i)] = x[i] - y[i]
        results[(2, *i)] = x[i] * y[i]
        results[(3, *i)] = x[i] / y[i]
    return tuple(results)


def elementwise__floats_first(x, y):
    """Whole numbers are floats without a fraction."""
    x, y = x.astype(float), y.astype(float)
    return x + y, x - y, x * y, x / y


def elementwise__single_precision(x, y):
    """float32 has seven digits, more than the tolerance asks for."""
    x, y = x.astype(np.float32), y.astype(np.float32)
    return x + y, x - y, x * y, x / y


def elementwise__in_place_on_copies(x, y):
    """In-place steps on copies leave the caller's arrays alone."""
    results = [x.astype(float) for _ in range(4)]
    results[0] += y
    results[1] -= y
    results[2] *= y
    results[3] /= y
    return results


def elementwise__reciprocal(x, y):
    """To divide is to multiply by the reciprocal, and to subtract is to add the opposite."""
    return x + y, -y + x, y * x, x * (1 / y)


# scale_rows


def scale_rows__other_order(A, b):
    """A product does not care which factor comes first."""
    return b * A


def scale_rows__new_axis(A, b):
    """The axis that broadcasting adds, written out."""
    return A * b[np.newaxis, :]


def scale_rows__row_by_row(A, b):
    """Each row times b, in an array of floats."""
    result = np.zeros(A.shape)
    for i in range(A.shape[0]):
        result[i] = A[i] * b
    return result


def scale_rows__column_by_column(A, b):
    """Each column times its own factor."""
    return np.column_stack([A[:, j] * b[j] for j in range(len(b))])


def scale_rows__entry_by_entry(A, b):
    """Two loops and a list of lists."""
    return [[A[i, j] * b[j] for j in range(A.shape[1])] for i in range(A.shape[0])]


def scale_rows__list_of_rows(A, b):
    """A list of arrays of one shape is a matrix to whoever compares values."""
    return [row * b for row in A]


def scale_rows__diagonal_matrix(A, b):
    """A matrix product with the factors on a diagonal."""
    return A @ np.diag(b)


def scale_rows__einsum(A, b):
    """einsum joins the axes that it is told."""
    return np.einsum("nd,d->nd", A, b)


def scale_rows__tiled(A, b):
    """The matrix of equal rows that broadcasting saves."""
    return A * np.tile(b, (len(A), 1))


def scale_rows__transposed_and_back(A, b):
    """A factor for each row of the transpose, and turned back."""
    return (A.T * b[:, None]).T


def scale_rows__in_place_on_a_copy(A, b):
    """In-place steps on a float copy leave the caller's array alone."""
    result = np.array(A, dtype=float)
    result *= b
    return result


def scale_rows__single_precision(A, b):
    """float32 has seven digits, more than the tolerance asks for."""
    return A.astype(np.float32) * b.astype(np.float32)


# pick


def pick__ravel(x, indices):
    """ravel makes a long row without a copy where it can."""
    return x.ravel()[indices]


def pick__reshape(x, indices):
    """The length of the long row is left to numpy."""
    return x.reshape(-1)[indices]


def pick__flat(x, indices):
    """The flat view can be indexed as it is."""
    return x.flat[indices]


def pick__take(x, indices):
    """Without an axis, take counts through the whole array."""
    return np.take(x, indices)


def pick__in_a_loop(x, indices):
    """A list of entries, one for each index."""
    long_row = x.flatten()
    return [long_row[i] for i in indices]


def pick__appended(x, indices):
    """The same with append, as an array of floats."""
    picked = []
    for i in indices:
        picked.append(float(x.flat[i]))
    return np.array(picked)


def pick__row_and_column(x, indices):
    """A position is a row and a column, or more of these."""
    return x[np.unravel_index(indices, x.shape)]


def pick__one_hot_product(x, indices):
    """A matrix with a single 1 in each row picks by multiplying."""
    return np.eye(x.size)[indices] @ x.reshape(-1)


def pick__list_of_indices(x, indices):
    """A list of positions is as good an index as an array of them."""
    return x.flatten()[list(indices)]


def pick__single_precision(x, indices):
    """float32 has seven digits, more than the tolerance asks for."""
    return x.flatten().astype(np.float32)[indices]


def pick__nested_lists(x, indices):
    """Plain Python: lists are chained until they hold numbers."""
    numbers = x.tolist()
    for _ in range(x.ndim - 1):
        numbers = list(chain.from_iterable(numbers))
    return [numbers[i] for i in indices.tolist()]


# above


def above__long_row_first(x, threshold):
    """A long row, and a mask of the same length."""
    x = x.flatten()
    return x[x > threshold]


def above__not_below_or_equal(x, threshold):
    """What is not at the threshold or below is above it."""
    return x[~(x <= threshold)]


def above__where_as_index(x, threshold):
    """The positions that where gives can be an index."""
    return x[np.where(x > threshold)]


def above__extract(x, threshold):
    """numpy's own word for it."""
    return np.extract(x > threshold, x)


def above__compress(x, threshold):
    """compress takes a mask and a long row."""
    return np.compress((x > threshold).ravel(), x.ravel())


def above__flatnonzero(x, threshold):
    """Positions in the long row, and the entries there."""
    return x.ravel()[np.flatnonzero(x > threshold)]


def above__in_a_loop(x, threshold):
    """Entry by entry, in a list."""
    return [entry for entry in x.flat if entry > threshold]


def above__appended(x, threshold):
    """The same with append, as an array."""
    selected = []
    for entry in x.ravel():
        if entry > threshold:
            selected.append(entry)
    return np.array(selected)


def above__filter(x, threshold):
    """Python's own filter, and a list of plain numbers."""
    return list(filter(lambda entry: entry > threshold, x.flatten().tolist()))


def above__greater(x, threshold):
    """numpy's word for the comparison."""
    return x[np.greater(x, threshold)]


def above__others_deleted(x, threshold):
    """What is left after the others are deleted from a copy."""
    return np.delete(x, np.flatnonzero(x <= threshold))


def above__single_precision(x, threshold):
    """float32 has seven digits, more than the tolerance asks for."""
    return x[x > threshold].astype(np.float32)


def above__tuple(x, threshold):
    """A tuple of numbers is an array to whoever compares values."""
    return np.array(tuple(entry for entry in x.flat if entry - threshold > 0))
