"""Right but unusual implementations of ``softmax``, written from its stub alone."""

import functools
import math

import numpy as np


def softmax__transposed(x):
    """Classes on axis 0, for one row and for a batch."""
    scores = x.T - np.max(x.T, axis=0)
    e = np.exp(scores)
    return (e / e.sum(axis=0)).T


def softmax__recursive(x):
    """A batch is a stack of rows."""

    def rows(a):
        if a.ndim == 1:
            e = np.exp(a - a.max())
            return e / e.sum()
        return np.stack([rows(row) for row in a])

    return rows(x)


def softmax__apply_along_axis(x):
    """np.apply_along_axis."""

    def one(row):
        e = np.exp(row - np.amax(row))
        return e / np.sum(e)

    return np.apply_along_axis(one, -1, x.astype(float))


def softmax__log_sum_exp(x):
    """exp of the logarithm of the probability, by logaddexp."""
    z = x - x.max(axis=-1, keepdims=True).astype(float)
    return np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


def softmax__differences(x):
    """1 / sum of exp(differences): overflow to inf gives 0, as it should."""
    z, p = x.astype(float), np.empty(x.shape)
    with np.errstate(over="ignore"):
        for c in range(x.shape[-1]):
            p[..., c] = 1.0 / np.exp(z - z[..., c : c + 1]).sum(axis=-1)
    return p


def softmax__plain_python(x):
    """Lists, math.exp and math.fsum."""
    result = []
    for row in x.reshape(-1, x.shape[-1]).tolist():
        top = max(row)
        powers = [math.exp(score - top) for score in row]
        total = math.fsum(powers)
        result.append([p / total for p in powers])
    return np.array(result).reshape(x.shape)


def softmax__einsum(x):
    """einsum with the inverse sums."""
    batch = np.array(x, dtype=float, ndmin=2)
    batch -= batch.max(axis=1)[:, None]
    np.exp(batch, out=batch)
    return np.einsum("nc,n->nc", batch, 1 / np.einsum("nc->n", batch)).reshape(x.shape)


def softmax__sorted_row(x):
    """Sorts for the maximum, and multiplies by ones for the sum."""
    largest = np.sort(x, axis=-1)[..., -1:]
    e = np.exp(x - largest)
    return e / (e @ np.ones((x.shape[-1], 1)) if x.ndim == 2 else e @ np.ones(x.shape[-1]))


def softmax__running(x):
    """One pass over the columns: maximum and sum are corrected as it goes."""
    scores = x.astype(float)
    top = scores[..., 0].copy()
    total = np.ones_like(top)
    for c in range(1, x.shape[-1]):
        higher = np.maximum(top, scores[..., c])
        total = total * np.exp(top - higher) + np.exp(scores[..., c] - higher)
        top = higher
    return np.exp(scores - top[..., None]) / total[..., None]


def softmax__decorated(x):
    """A decorator makes a batch of one row, and takes it back."""

    def for_batches(function):
        @functools.wraps(function)
        def wrapper(a):
            return function(a[None])[0] if a.ndim == 1 else function(a)

        return wrapper

    @for_batches
    def batch(a):
        e = np.exp(np.subtract(a, np.max(a, axis=1, keepdims=True)))
        return np.divide(e, np.sum(e, axis=1, keepdims=True))

    return batch(x)


def softmax__twice_normalised(x):
    """Divides again by the sum of the probabilities, which is 1."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    p = e / e.sum(-1, keepdims=True)
    return np.clip(p / p.sum(-1, keepdims=True), 0, 1)


def softmax__double_and_read_only(x):
    """Always double precision, and a read-only result."""
    z = x.astype(np.float64, copy=True)
    for row in np.atleast_2d(z):
        row -= row.max()
        row[:] = np.exp(row)
        row /= row.sum()
    z.setflags(write=False)
    return z


def softmax__list_of_rows(x):
    """A batch comes back as a list of rows."""
    if x.ndim == 2:
        e = [np.exp(row - row.max()) for row in x]
        return [row / row.sum() for row in e]
    e = np.exp(x - x.max())
    return e / e.sum()
