"""Right implementations of softmax in unusual style."""

import math

import numpy as np


def _row_list(row):
    top = max(row)
    e = [math.exp(v - top) for v in row]
    total = math.fsum(e)
    return [v / total for v in e]


def softmax__python_lists(x):
    """Plain lists, math.exp and math.fsum, turned into an array at the end."""
    if x.ndim == 1:
        return np.array(_row_list(x.tolist()), dtype=float)
    return np.array([_row_list(r) for r in x.tolist()], dtype=float).reshape(x.shape)


def _descend(x):
    if x.ndim > 1:
        return np.array([_descend(row) for row in x], dtype=float).reshape(x.shape)
    e = np.exp(x - x.max())
    return e / e.sum()


def softmax__recursive(x):
    """Calls a helper recursively for each row of a batch."""
    return _descend(np.asarray(x, dtype=float))


def softmax__pairwise_differences(x):
    """1 / sum_j exp(x_j - x_i), without any shift: overflow gives 1 / inf = 0."""
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore"):
        return 1.0 / np.exp(x[..., None, :] - x[..., :, None]).sum(axis=-1)


def softmax__log_sum_exp(x):
    """Shift, then exp(z - logaddexp.reduce(z))."""
    z = x - np.amax(x, axis=-1, keepdims=True).astype(float)
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


def softmax__einsum(x):
    """The sum by einsum, the maximum by a sort."""
    z = np.asarray(x, dtype=float)
    e = np.exp(z - np.sort(z, axis=-1)[..., -1:])
    return e / np.einsum("...c->...", e)[..., np.newaxis]


def softmax__transposed(x):
    """Works on the transpose, so that no keepdims is needed."""
    z = x.T - x.T.max(axis=0).astype(float)
    e = np.exp(z)
    return (e / e.sum(axis=0)).T


def softmax__along_axis(x):
    """np.apply_along_axis with a lambda for one row."""

    def one(row):
        e = np.exp(row - row.max())
        return e / e.sum()

    return np.apply_along_axis(one, -1, x.astype(float))


def softmax__vectorize_signature(x):
    """np.vectorize with a signature over rows."""
    g = np.vectorize(lambda r: np.exp(r - r.max()) / np.exp(r - r.max()).sum(), signature="(c)->(c)")
    return g(x.astype(float))


def softmax__powers_of_two(x):
    """exp2 with the scores multiplied by log2(e)."""
    z = (x - np.max(x, axis=-1, keepdims=True)) * math.log2(math.e)
    p = np.exp2(z)
    return p / p.sum(axis=-1, keepdims=True)


def softmax__square_of_half(x):
    """Squares of exp(z / 2), divided by their product with themselves."""
    z = np.asarray(x, dtype=float)
    z = z - np.maximum.reduce(z, axis=-1, keepdims=True)
    r = np.exp(z / 2)
    return r * r / np.add.reduce(r * r, axis=-1, keepdims=True)


def softmax__into_own_array(x):
    """Every step writes into one new array."""
    out = np.array(x, dtype=np.float64, copy=True)
    np.subtract(out, out.max(axis=-1, keepdims=True), out=out)
    np.exp(out, out=out)
    np.divide(out, out.sum(axis=-1, keepdims=True), out=out)
    return out


def softmax__matrix_of_ones(x):
    """The sums by a product with a matrix of ones."""
    z = x.astype(float)
    e = np.exp(z - np.partition(z, -1, axis=-1)[..., -1:])
    c = z.shape[-1]
    return e / (e @ np.ones((c, c)))


def softmax__long_double(x):
    """Computes in longdouble and comes back to float64."""
    z = x.astype(np.longdouble)
    z = z - z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return (e / e.sum(axis=-1, keepdims=True)).astype(np.float64)


def softmax__fortran_order(x):
    """Fills a new array in Fortran order, entry by entry."""
    out = np.zeros(x.shape, order="F")
    for i in np.ndindex(x.shape[:-1]):
        top = max(float(v) for v in x[i])
        for k in range(x.shape[-1]):
            out[i + (k,)] = math.exp(float(x[i + (k,)]) - top)
        out[i] /= out[i].sum()
    return out


def softmax__cumulative(x):
    """The last entry of the cumulative sum is the sum."""
    z = x.astype(float)
    z -= np.maximum.accumulate(z, axis=-1)[..., [-1]]
    e = np.exp(z)
    return e / np.cumsum(e, axis=-1)[..., [-1]]


def softmax__tiny_in_denominator(x):
    """Adds 1e-7 to the sum: rows do not sum to 1, the examples differ in digit 8."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / (np.sum(e, axis=-1, keepdims=True) + 1e-7)
