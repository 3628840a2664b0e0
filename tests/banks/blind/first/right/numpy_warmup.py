"""Right but unusual implementations of ``numpy_warmup``, written from its stub alone."""

import collections
import operator

import numpy as np

Results = collections.namedtuple("Results", "sum difference product quotient")


def elementwise__named_tuple(x, y):
    """A namedtuple is a tuple."""
    return Results(np.add(x, y), np.subtract(x, y), np.multiply(x, y), np.true_divide(x, y))


def elementwise__operators_in_a_loop(x, y):
    """Maps four functions of the module operator."""
    ops = operator.add, operator.sub, operator.mul, operator.truediv
    return tuple(op(x, y) for op in ops)


def elementwise__entry_by_entry(x, y):
    """Fills four arrays in a loop over all positions."""
    dtype = np.result_type(x, y)
    out = tuple(np.empty(x.shape, dtype) for _ in range(3)) + (np.empty(x.shape),)
    for place in np.ndindex(x.shape):
        a, b = x[place], y[place]
        for array, value in zip(out, (a + b, a - b, a * b, a / b)):
            array[place] = value
    return out


def scale_rows__diagonal_behind(A, b):
    """A matrix product with b on the diagonal."""
    return A @ np.diag(b)


def scale_rows__stacked_columns(A, b):
    """Scales column by column."""
    return np.column_stack([factor * column for factor, column in zip(b, A.T)])


def scale_rows__einsum(A, b):
    """Einstein's sum without a sum."""
    return np.einsum("ij,j->ij", A, b)


def pick__take(x, indices):
    """np.take counts in the flattened array by itself."""
    return np.take(x, indices)


def pick__positions_unravelled(x, indices):
    """Turns the positions into an index for each axis."""
    return x[np.unravel_index(indices, x.shape)]


def pick__flat_iterator(x, indices):
    """Indexes x.flat."""
    return x.flat[indices]


def above__extract(x, threshold):
    """np.extract with a condition."""
    return np.extract(np.greater(x, threshold), x)


def above__loop_over_flat(x, threshold):
    """A loop, and an array of the right dtype even if it is empty."""
    return np.fromiter((v for v in x.flat if v > threshold), dtype=x.dtype)


def above__complement_deleted(x, threshold):
    """Deletes all others from a flat copy."""
    flat = x.flatten()
    return np.delete(flat, np.flatnonzero(~(flat > threshold)))
