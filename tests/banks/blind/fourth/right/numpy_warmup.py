import functools
import itertools
import operator

import numpy as np


class _Op:
    def __init__(self, f):
        self.f = f

    def __call__(self, x, y):
        out = np.array([self.f(a, b) for a, b in zip(x.ravel(), y.ravel())])
        return out.reshape(x.shape)


def elementwise__operators(x, y):
    """map over the operator module."""
    return tuple(op(x, y) for op in (operator.add, operator.sub, operator.mul, operator.truediv))


def elementwise__helper_class(x, y):
    """A helper class that loops over flat pairs."""
    return (
        _Op(lambda a, b: a + b)(x, y),
        _Op(lambda a, b: a - b)(x, y),
        _Op(lambda a, b: a * b)(x, y),
        _Op(lambda a, b: a / b)(x, y),
    )


def elementwise__ndindex(x, y):
    """np.ndindex, four float arrays filled entry by entry."""
    outs = tuple(np.empty(x.shape) for _ in range(4))
    for i in np.ndindex(*x.shape):
        a, b = x[i], y[i]
        for out, v in zip(outs, (a + b, a - b, a * b, a / b)):
            out[i] = v
    return outs


def elementwise__in_copies(x, y):
    """In-place operators on float copies."""
    s, d, p, q = (x.astype(float) for _ in range(4))
    s += y
    d -= y
    p *= y
    q /= y
    return s, d, p, q


def elementwise__ufuncs_reduce(x, y):
    """Sum by np.sum of a stack, product by np.prod, quotient by the power -1."""
    both = np.stack([x, y])
    return both.sum(axis=0), np.add(x, np.negative(y)), both.prod(axis=0), x * np.power(y, -1.0)


def scale_rows__diag(A, b):
    """A times a diagonal matrix."""
    return A @ np.diag(b)


def scale_rows__einsum(A, b):
    """einsum."""
    return np.einsum("nd,d->nd", A, b)


def scale_rows__columns(A, b):
    """Columns by comprehension, stacked."""
    return np.stack([A[:, j] * b[j] for j in range(A.shape[1])], axis=1)


def scale_rows__transposed(A, b):
    """Transposed, scaled by rows, transposed back."""
    return (A.T * b.reshape(-1, 1)).T


def scale_rows__tile(A, b):
    """A tiled grid of factors."""
    n, _ = A.shape
    return np.multiply(A, np.tile(b, (n, 1)))


def scale_rows__nested_lists(A, b):
    """Nested comprehension."""
    return np.array([[a * f for a, f in zip(row, b)] for row in A])


def pick__flat(x, indices):
    """The flat iterator."""
    return x.flat[indices]


def pick__unravel(x, indices):
    """unravel_index."""
    return x[np.unravel_index(indices, x.shape)] if x.ndim else np.repeat(x, len(indices))


def pick__take(x, indices):
    """np.take without an axis is flat."""
    return np.take(x, indices)


def pick__one_hot(x, indices):
    """Selection matrix times the long row."""
    chosen = (indices[:, None] == np.arange(x.size)).astype(x.dtype)
    return chosen @ x.reshape(-1)


def pick__recursive(x, indices):
    """Recursion over indices."""
    row = x.reshape(x.size)

    def walk(k):
        return [] if k == len(indices) else [row[indices[k]], *walk(k + 1)]

    return np.array(walk(0), dtype=x.dtype)


def above__compress(x, threshold):
    """itertools.compress."""
    flat = x.flatten()
    return np.array(list(itertools.compress(flat, flat > threshold)), dtype=x.dtype)


def above__extract(x, threshold):
    """np.extract."""
    return np.extract(np.greater(x, threshold), x)


def above__not_below_or_equal(x, threshold):
    """~(x <= t), and nonzero as index of the long row."""
    row = np.reshape(x, -1)
    return row[np.nonzero(~(row <= threshold))]


def above__reduce(x, threshold):
    """functools.reduce that grows a list."""
    hits = functools.reduce(lambda acc, v: acc + [v] if threshold < v else acc, x.ravel(), [])
    return np.array(hits, dtype=x.dtype)


def above__delete(x, threshold):
    """Deletes the others."""
    return np.delete(x, np.flatnonzero(x.ravel() <= threshold))
