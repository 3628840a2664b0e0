"""Wrong implementations of ``numpy_warmup``, written from its stub alone."""

import itertools

import numpy as np


def elementwise__matrix_product(x, y):
    """@ in place of *: square matrices raise no error."""
    return x + y, x - y, x @ y, x / y


def elementwise__whole_numbers(x, y):
    """// cuts the quotients."""
    return x + y, x - y, x * y, x // y


def elementwise__difference_the_other_way_round(x, y):
    """Subtracts x from y."""
    return x + y, y - x, x * y, x / y


def elementwise__quotient_by_x(x, y):
    """Divides y by x, and hides 0 / 0."""
    with np.errstate(all="ignore"):
        return x + y, x - y, x * y, np.divide(y, x)


def elementwise__goes_to_and_fro_in_x(x, y):
    """Adds y to x in place and takes it away again: rounding errors stay in floats."""
    x += y
    total = x.copy()
    x -= y
    return total, x - y, x * y, x / y


def elementwise__all_of_one_room(x, y):
    """Four results in the same array: all are the quotient in the end."""
    room = np.empty(x.shape)
    return tuple(op(x, y, out=room) for op in (np.add, np.subtract, np.multiply, np.divide))


def elementwise__room_like_x(x, y):
    """The quotients are written into an array of the dtype of x."""
    quotient = np.empty_like(x)
    quotient[...] = x / y
    return x + y, x - y, x * y, quotient


def elementwise__size_of_the_difference(x, y):
    """The difference without its sign."""
    return x + y, np.abs(x - y), x * y, x / y


def elementwise__one_row(x, y):
    """Flattens matrices."""
    x, y = np.ravel(x), np.ravel(y)
    return x + y, x - y, x * y, x / y


def scale_rows__a_factor_for_each_row(A, b):
    """Makes a column of b: a square matrix raises no error."""
    return A * b[:, np.newaxis]


def scale_rows__looks_for_the_axis_that_fits(A, b):
    """Takes the first axis of the length of b: in a square matrix that is the wrong one."""
    if A.shape[0] == b.shape[0]:
        return (A.T * b).T
    return A * b


def scale_rows__diagonal_in_front(A, b):
    """The diagonal matrix belongs behind A."""
    return np.diag(b) @ A


def scale_rows__sums_of_rows(A, b):
    """A matrix product with b: it adds up each row."""
    return A @ b


def scale_rows__in_place(A, b):
    """Multiplies the given matrix."""
    A *= b
    return A


def scale_rows__room_like_A(A, b):
    """A matrix of integers cuts factors such as 0.5."""
    out = np.zeros_like(A)
    for i in range(len(A)):
        out[i] = A[i] * b
    return out


def scale_rows__as_many_rows_as_columns(A, b):
    """Runs over the length of b in place of the rows: others stay as they were."""
    out = A * np.ones_like(b)
    for i in range(min(len(b), len(A))):
        out[i] = A[i] * b
    return out


def pick__whole_rows(x, indices):
    """Indexes the matrix itself."""
    return x[indices]


def pick__order_of_the_memory(x, indices):
    """ravel("K") reads a transposed array as it lies in memory."""
    return x.ravel(order="K")[indices]


def pick__sorted_positions(x, indices):
    """Gives the entries in the order of the array, each of them once."""
    return x.ravel()[np.unique(indices)]


def pick__truth_values(x, indices):
    """Makes a mask of the positions: order and repetitions are lost."""
    mask = np.zeros(x.size, dtype=bool)
    mask[indices] = True
    return x.reshape(-1)[mask]


def pick__given_array_reshaped(x, indices):
    """Sets the shape of the given array itself."""
    x.shape = (-1,)
    return x[indices]


def pick__counted_from_one(x, indices):
    """The first position is 1."""
    return np.ravel(x)[indices - 1]


def pick__column_after_column(x, indices):
    """Reads from top to bottom."""
    return x.flatten(order="F")[indices]


def pick__row_numbers_by_the_first_axis(x, indices):
    """Divides the position by the number of rows, not of columns."""
    if x.ndim != 2:
        return x.ravel()[indices]
    return x[indices // x.shape[0], indices % x.shape[0]]


def above__at_the_limit_too(x, threshold):
    """>= takes entries that are equal to the threshold."""
    return x[x >= threshold]


def above__threshold_cut(x, threshold):
    """int(-0.5) is 0: the threshold moves towards 0."""
    return x[x > int(threshold)]


def above__zeros_dropped(x, threshold):
    """Sets all others to 0 and drops zeros: entries of 0 above the threshold go as well."""
    kept = np.where(x > threshold, x, 0).ravel()
    return kept[kept != 0]


def above__ascending(x, threshold):
    """Sorts the entries."""
    return np.sort(x[x > threshold])


def above__each_value_once(x, threshold):
    """A dict loses repeated values."""
    found = dict.fromkeys(x[x > threshold].tolist())
    return np.array(list(found), dtype=x.dtype)


def above__until_the_first_that_is_not(x, threshold):
    """takewhile ends at the first entry that is not above."""
    return np.array(list(itertools.takewhile(lambda v: v > threshold, x.flat)), dtype=x.dtype)


def above__single_entry_without_axis(x, threshold):
    """squeeze makes a number of a result with one entry."""
    return np.squeeze(x[x > threshold])


def above__columns_first(x, threshold):
    """Transposes, and reads the columns."""
    return x.T[x.T > threshold]


def above__none_for_none(x, threshold):
    """Returns nothing if there are none."""
    found = x[x > threshold]
    return found if found.size else None


def above__positions(x, threshold):
    """Returns where the entries are, not what they are."""
    return np.flatnonzero(x > threshold)


def above__size_of_the_entries(x, threshold):
    """Compares absolute values."""
    return x[np.abs(x) > threshold]


def above__rest_deleted_from_the_given_array(x, threshold):
    """Writes the threshold into the given array where it is not reached."""
    mask = x > threshold
    x[~mask] = threshold
    return x[mask]
