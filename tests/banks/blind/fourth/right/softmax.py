import math
from functools import reduce

import numpy as np


class _Row:
    def __init__(self, scores):
        self.scores = [float(s) for s in scores]
        self.top = max(self.scores)

    def weights(self):
        return [math.exp(s - self.top) for s in self.scores]

    def probabilities(self):
        w = self.weights()
        total = math.fsum(w)
        return [v / total for v in w]


def _make_normaliser(power):
    def normalise(row):
        e = power(row - row.max())
        return e / e.sum()

    return normalise


def softmax__keepdims(x):
    """The usual three lines with axis=-1 and keepdims."""
    z = x - np.max(x, axis=-1, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__helper_class(x):
    """A helper class for one row, math.exp and math.fsum."""
    if x.ndim == 1:
        return np.array(_Row(x).probabilities())
    return np.array([_Row(row).probabilities() for row in x])


def softmax__recursion(x):
    """A batch calls the function again for each row (helper recursion inside)."""

    def go(a):
        if a.ndim > 1:
            return np.stack([go(row) for row in a])
        e = np.exp(a - a.max())
        return e / e.sum()

    return go(x)


def softmax__apply_along_axis(x):
    """A closure applied with np.apply_along_axis."""
    return np.apply_along_axis(_make_normaliser(np.exp), -1, x)


def softmax__logaddexp(x):
    """exp of the log-softmax, with np.logaddexp.reduce."""
    z = x - np.amax(x, axis=-1)[..., np.newaxis]
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


def softmax__einsum(x):
    """The sums come from einsum with an ellipsis."""
    e = np.exp(x - x.max(-1)[..., None])
    return np.einsum("...i,...->...i", e, 1 / np.einsum("...i->...", e))


def softmax__transposed(x):
    """Transposes so that the row maxima broadcast, and back again at the end (.T does nothing to 1-D)."""
    a = x.T
    e = np.exp(a - a.max(axis=0))
    return (e / e.sum(axis=0)).T


def softmax__pairwise(x):
    """1 / sum_j exp(x_j - x_i): inf in the denominator gives the right 0."""
    with np.errstate(over="ignore"):
        return 1 / np.exp(x[..., None, :] - x[..., :, None]).sum(axis=-1)


def softmax__online(x):
    """One pass with a running max and a running sum, rescaled when the max grows."""
    rows = x if x.ndim == 2 else x[None]
    out = np.empty(rows.shape)
    for i in range(rows.shape[0]):
        top, total = float(rows[i, 0]), 1.0
        for score in rows[i, 1:]:
            score = float(score)
            if score > top:
                total = total * math.exp(top - score) + 1.0
                top = score
            else:
                total += math.exp(score - top)
        for j in range(rows.shape[1]):
            out[i, j] = math.exp(rows[i, j] - top) / total
    return out.reshape(x.shape)


def softmax__ufunc_methods(x):
    """np.subtract, np.maximum.reduce, np.add.reduce and true_divide with out= on its own array."""
    e = np.subtract(x, np.maximum.reduce(x, axis=-1, keepdims=True), dtype=float)
    np.exp(e, out=e)
    np.divide(e, np.add.reduce(e, axis=-1, keepdims=True), out=e)
    return e


def softmax__exp2(x):
    """Powers of two: 2 ** (z / ln 2) is exp(z)."""
    z = x - x.max(axis=-1, keepdims=True)
    e = np.exp2(z / math.log(2.0))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__sorted_row(x):
    """Finds the max as the last of the sorted row, sums from small to large, leaves the order of x alone."""
    s = np.sort(x, axis=-1)
    top = s[..., -1:]
    total = np.cumsum(np.exp(s - top), axis=-1)[..., -1:]
    return np.exp(x - top) / total


def softmax__copy_changed_in_place(x):
    """Changes a float copy in place."""
    out = np.array(x, dtype=float)
    out -= out.max(axis=-1, keepdims=True)
    out[...] = np.exp(out)
    out /= out.sum(axis=-1, keepdims=True)
    return out


def softmax__matrix_product(x):
    """Row sums as a product with a matrix of ones."""
    rows = x.reshape(-1, x.shape[-1])
    e = np.exp(rows - rows.max(axis=1).reshape(-1, 1))
    return (e / (e @ np.ones((e.shape[1], e.shape[1])))).reshape(x.shape)


def softmax__comprehension(x):
    """Nested comprehensions and functools.reduce only."""
    rows = [x.tolist()] if x.ndim == 1 else x.tolist()
    tops = [reduce(lambda a, b: a if a > b else b, row) for row in rows]
    exps = [[math.exp(s - top) for s in row] for row, top in zip(rows, tops)]
    probs = [[e / sum(row) for e in row] for row in exps]
    return np.array(probs[0] if x.ndim == 1 else probs)
