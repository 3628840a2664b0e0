"""Right but unusual implementations of ``numpy_warmup``, written from its stub alone."""

import functools
import itertools

import numpy as np


def elementwise__ufuncs_from_a_list(x, y):
    """A tuple of a generator over ufuncs."""
    ufuncs = [np.add, np.subtract, np.multiply, np.true_divide]
    return tuple(ufunc(x, y) for ufunc in ufuncs)


def elementwise__ndindex(x, y):
    """Writes entry by entry, over all positions of any shape."""
    kind = np.result_type(x, y)
    results = [np.empty(x.shape, kind) for _ in range(3)] + [np.empty(x.shape)]
    total, diff, prod, quot = results
    for position in np.ndindex(x.shape):
        a, b = x[position], y[position]
        total[position] = a + b
        diff[position] = a - b
        prod[position] = a * b
        quot[position] = a / b
    return tuple(results)


def elementwise__stack_of_three(x, y):
    """One array of three layers, cut into copies; y is divided in double precision."""
    layers = np.stack([y + x, x + (-1) * y, y * x])
    return tuple(np.array(layer) for layer in layers) + (x / y.astype(float),)


def elementwise__augmented_copies(x, y):
    """Copies of x in fitting types, changed in place."""
    kind = np.result_type(x, y)
    first, second, third = (np.array(x, dtype=kind) for _ in range(3))
    fourth = np.array(x, dtype=float)
    first += y
    second -= y
    third *= y
    fourth /= y
    return first, second, third, fourth


def scale_rows__einsum(A, b):
    """einsum."""
    return np.einsum("ij,j->ij", A, b)


def scale_rows__diagonal(A, b):
    """A matrix product with a diagonal matrix."""
    return A @ np.diag(b)


def scale_rows__transposed(A, b):
    """Rows of A.T are columns of A."""
    return (A.T * b.reshape(-1, 1)).T


def scale_rows__nested_lists(A, b):
    """Lists of lists, with the shape given at the end for matrices without rows."""
    rows = [[a * factor for a, factor in zip(row, b)] for row in A]
    return np.array(rows, dtype=np.result_type(A, b)).reshape(A.shape)


def scale_rows__tile(A, b):
    """Repeats b for every row."""
    return np.multiply(A, np.tile(b, (A.shape[0], 1)))


def scale_rows__column_loop(A, b):
    """A loop over the columns of a new array of the common type."""
    result = np.zeros(A.shape, dtype=np.promote_types(A.dtype, b.dtype))
    for column in range(A.shape[1]):
        result[:, column] = b[column] * A[:, column]
    return result


def pick__take(x, indices):
    """np.take without an axis."""
    return np.take(x, indices)


def pick__unravel(x, indices):
    """One position per axis."""
    x = np.atleast_1d(x)
    return x[np.unravel_index(indices, x.shape)]


def pick__flat(x, indices):
    """The flat iterator can be indexed."""
    return x.flat[indices]


def pick__islice(x, indices):
    """Steps through x from the start for every index."""
    result = np.empty(len(indices), dtype=x.dtype)
    for k, i in enumerate(indices):
        result[k] = next(itertools.islice(x.flat, int(i), None))
    return result


def pick__compare_all(x, indices):
    """A one-hot matrix of positions chooses where each is."""
    flat = np.reshape(x, -1)
    hits = indices[:, None] == np.arange(flat.size)
    return flat[np.nonzero(hits)[1]]


def above__compress(x, threshold):
    """np.compress of the flat array."""
    flat = x.flatten()
    return np.compress(flat > threshold, flat)


def above__extract(x, threshold):
    """np.extract."""
    return np.extract(np.greater(x, threshold), x)


def above__not_less_equal(x, threshold):
    """Deletes the entries that are not above."""
    return np.delete(x, np.flatnonzero(x <= threshold))


def above__filter(x, threshold):
    """filter, in plain Python, with the type of x."""
    return np.array(list(filter(lambda v: v > threshold, x.flat)), dtype=x.dtype)


def above__recursive(x, threshold):
    """Goes down axis by axis, and joins what it finds."""

    def collect(part):
        if part.ndim <= 1:
            row = np.atleast_1d(part)
            return row[row > threshold]
        return functools.reduce(
            lambda a, b: np.concatenate([a, b]),
            (collect(inner) for inner in part),
            np.empty(0, dtype=x.dtype),
        )

    return collect(x)


def above__nonzero(x, threshold):
    """Positions on every axis, from the method of a comparison."""
    x = np.atleast_1d(x)
    return x.__getitem__(np.greater(x, threshold).nonzero())


def elementwise__single_precision(x, y):
    """'Faster' in float32: large integers and long fractions are rounded."""
    x, y = x.astype(np.float32), y.astype(np.float32)
    return x + y, x - y, x * y, x / y


def scale_rows__list_of_rows(A, b):
    """A list of rows, not an ndarray."""
    return [row * b for row in A]


def pick__list(x, indices):
    """A list, not an ndarray."""
    flat = x.flatten()
    return [flat[i] for i in indices]


def pick__stack(x, indices):
    """np.stack fails for no indices."""
    flat = x.ravel()
    return np.stack([flat[i] for i in indices])
