"""Right implementations of the exercise numpy_warmup, in unusual style."""

import operator

import numpy as np


def elementwise__ufunc_loop(x, y):
    """The four functions in a loop."""
    return tuple(f(x, y) for f in (np.add, np.subtract, np.multiply, np.true_divide))


def elementwise__python_numbers(x, y):
    """Computes with Python numbers in lists, then restores the shape."""
    a, b = x.ravel().tolist(), y.ravel().tolist()
    operations = (operator.add, operator.sub, operator.mul, operator.truediv)
    return tuple(np.array(list(map(f, a, b))).reshape(x.shape) for f in operations)


def elementwise__preallocated(x, y):
    """Fills four prepared arrays position by position."""
    kind = np.result_type(x, y)
    total, difference, product = (np.empty(x.shape, kind) for _ in range(3))
    quotient = np.empty(x.shape, np.result_type(kind, float))
    for i in np.ndindex(*x.shape):
        total[i] = x[i] + y[i]
        difference[i] = x[i] - y[i]
        product[i] = x[i] * y[i]
        quotient[i] = x[i] / y[i]
    return total, difference, product, quotient


def elementwise__in_place_on_copies(x, y):
    """Works in place, on copies of x made for it."""
    kind = np.result_type(x, y)
    a, b, c = (x.astype(kind) for _ in range(3))
    d = x.astype(np.result_type(kind, float))
    a += y
    b -= y
    c *= y
    d /= y
    return (a, b, c, d)


def scale_rows__einsum(A, b):
    """Einstein's sum without a sum."""
    return np.einsum("nd,d->nd", A, b)


def scale_rows__transposed(A, b):
    """Scales the rows of the transpose; the result lies in memory by columns."""
    return (A.T * b[:, np.newaxis]).T


def scale_rows__python_lists(A, b):
    """Nested lists of Python numbers."""
    rows = [[a * f for a, f in zip(row, b.tolist())] for row in A.tolist()]
    return np.array(rows).reshape(A.shape)


def scale_rows__columns(A, b):
    """Column by column into a float copy."""
    result = np.array(A, dtype=np.result_type(A, b), order="F")
    for j, factor in enumerate(b):
        result[:, j] = A[:, j] * factor
    return result


def scale_rows__tiled(A, b):
    """A full matrix of factors instead of broadcasting."""
    return np.multiply(A, np.tile(b, (len(A), 1)))


def pick__take(x, indices):
    """np.take flattens by itself."""
    return np.take(x, indices)


def pick__flat(x, indices):
    """The flat iterator takes an array of positions."""
    return x.flat[indices]


def pick__unravel(x, indices):
    """Turns positions to coordinates of all axes."""
    return x[np.unravel_index(indices, x.shape)]


def pick__items(x, indices):
    """One Python number after another."""
    return np.array([x.item(int(i)) for i in indices], dtype=x.dtype)


def above__extract(x, threshold):
    """np.extract does the mask and the flattening."""
    return np.extract(x > threshold, x)


def above__fromiter(x, threshold):
    """A generator turned to an array."""
    return np.fromiter((v for v in x.flat if v > threshold), dtype=x.dtype)


def above__masked(x, threshold):
    """A masked array, compressed."""
    return np.array(np.ma.masked_array(x, mask=~(x > threshold)).compressed())


def above__recursive(x, threshold):
    """Joins the answers of the parts along the first axis."""
    if x.ndim <= 1:
        return x[x > threshold]
    empty = np.empty(0, dtype=x.dtype)
    return np.concatenate([empty] + [above__recursive(part, threshold) for part in x])


def above__delete(x, threshold):
    """Deletes the positions of the others."""
    flat = x.reshape(-1)
    return np.delete(flat, np.flatnonzero(np.logical_not(flat > threshold)))
