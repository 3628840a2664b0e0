"""Right implementations for numpy_warmup."""

import operator
from functools import partial

import numpy as np


def _flat(x):
    if x.ndim == 0:
        return [x[()]]
    if x.ndim == 1:
        return list(x)
    return [entry for part in x for entry in _flat(part)]


class _Scaler:
    def __init__(self, factors):
        self.factors = factors

    def __call__(self, row):
        return [f * r for f, r in zip(self.factors, row)]


def elementwise__operator_module(x, y):
    """A tuple from the functions of the operator module."""
    return tuple(f(x, y) for f in (operator.add, operator.sub, operator.mul, operator.truediv))


def elementwise__ndindex_loop(x, y):
    """Loop over all positions, float results filled in."""
    s, d, p, q = (np.zeros(x.shape, dtype=float) for _ in range(4))
    for position in np.ndindex(*x.shape):
        a, b = x[position], y[position]
        s[position], d[position], p[position], q[position] = a + b, a - b, a * b, a / b
    return s, d, p, q


def elementwise__by_negation(x, y):
    """Difference as sum with the negative, quotient as product with the reciprocal power."""
    return np.add(x, y), -(y - x), np.multiply(y, x), x * np.power(y, -1.0)


def elementwise__flat_lists(x, y):
    """Lists of entries, reshaped at the end."""
    a, b = x.ravel().tolist(), y.ravel().tolist()
    rows = zip(*[(u + v, u - v, u * v, u / v) for u, v in zip(a, b)])
    return tuple(np.array(row).reshape(x.shape) for row in rows)


def elementwise__einsum_product(x, y):
    """einsum for the product, copies and augmented assignments for the rest."""
    s = x.astype(float)
    s += y
    d = x.astype(float)
    d -= y
    q = x.astype(float)
    q /= y
    return s, d, np.einsum("...,...->...", x, y), q


def scale_rows__diag(A, b):
    """Matrix product with a diagonal matrix from the right."""
    return A @ np.diag(b)


def scale_rows__einsum(A, b):
    """einsum ij,j->ij."""
    return np.einsum("ij,j->ij", A, b)


def scale_rows__columns_stacked(A, b):
    """Each column scaled, then put side by side."""
    return np.column_stack([A[:, j] * b[j] for j in range(A.shape[1])])


def scale_rows__helper_class(A, b):
    """A callable object scales one row at a time."""
    return np.array(list(map(_Scaler(b), A)))


def scale_rows__transpose_twice(A, b):
    """Transpose, scale the rows, transpose back."""
    return (A.T * b.reshape(-1, 1)).T


def scale_rows__tile(A, b):
    """The factors repeated as a matrix, then np.multiply."""
    return np.multiply(np.tile(b, (len(A), 1)), A)


def pick__take(x, indices):
    """np.take without axis flattens."""
    return np.take(x, indices)


def pick__flat_iterator(x, indices):
    """x.flat indexed by the array."""
    return x.flat[indices]


def pick__unravel(x, indices):
    """Coordinates from unravel_index."""
    return x[np.unravel_index(indices, x.shape)]


def pick__recursive_flatten(x, indices):
    """A recursive helper makes the long row."""
    row = _flat(x)
    return np.array([row[int(i)] for i in indices])


def pick__one_hot_matrix(x, indices):
    """Matrix product with rows that have a single 1."""
    return (indices[:, None] == np.arange(x.size)).astype(x.dtype) @ x.reshape(x.size)


def pick__item(x, indices):
    """x.item for each position."""
    return np.array([x.item(int(i)) for i in indices])


def above__compress(x, threshold):
    """np.compress on the flat array."""
    flat = x.flatten()
    return np.compress(flat > threshold, flat)


def above__extract(x, threshold):
    """np.extract with a condition."""
    return np.extract(x > threshold, x)


def above__not_at_most(x, threshold):
    """Negated comparison as mask."""
    return x[~(x <= threshold)]


def above__filter(x, threshold):
    """Python's filter with a partial comparison: threshold < entry."""
    return np.array(list(filter(partial(operator.lt, threshold), x.ravel().tolist())))


def above__nonzero(x, threshold):
    """Positions from nonzero, entries by fancy index."""
    return x[np.nonzero(x - threshold > 0)]


def above__counted_loop(x, threshold):
    """Counts first, then fills an array of exactly that size."""
    count = sum(1 for value in x.flat if value > threshold)
    result = np.empty(count, dtype=x.dtype)
    k = 0
    for value in x.flat:
        if value > threshold:
            result[k] = value
            k += 1
    return result


def above__delete(x, threshold):
    """np.delete removes the positions of the others."""
    return np.delete(x, [i for i, v in enumerate(x.flat) if v <= threshold])
