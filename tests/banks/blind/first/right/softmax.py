"""Right but unusual implementations of ``softmax``, written from its stub alone."""

import math

import numpy as np


def softmax__sums_of_all_differences(x):
    """One by the sum of exp(x[j] - x[i]) over j; what overflows there becomes 0."""
    x = np.asarray(x, dtype=float)
    with np.errstate(over="ignore"):
        return 1.0 / np.exp(x[..., np.newaxis, :] - x[..., :, np.newaxis]).sum(axis=-1)


def softmax__transposed_and_back(x):
    """Works on columns of the transpose."""
    columns = np.array(x, dtype=float).T
    columns -= columns.max(axis=0)
    np.exp(columns, out=columns)
    columns /= columns.sum(axis=0)
    return columns.T


def softmax__recursive_over_rows(x):
    """A batch is a stack of the softmax of its rows."""

    def one(row):
        if np.ndim(row) > 1:
            return np.array([one(part) for part in row]).reshape(np.shape(row))
        top = max(row)
        powers = [math.exp(score - top) for score in row]
        total = math.fsum(powers)
        return np.array([power / total for power in powers])

    return one(np.asarray(x, dtype=float))


def softmax__exp_of_the_log_softmax(x):
    """Subtracts the logarithm of the sum, and takes the exponential last."""
    return np.exp(x - np.logaddexp.reduce(np.asarray(x, dtype=float), axis=-1, keepdims=True))


def softmax__along_an_axis(x):
    """np.apply_along_axis with a function of one row."""

    def one(row):
        powers = np.exp(row - np.sort(row)[-1])
        return powers / np.dot(powers, np.ones(powers.size))

    return np.apply_along_axis(one, -1, np.asarray(x, dtype=float))


def softmax__transposed_memory(x):
    """The result lies in memory column by column."""
    e = np.exp(x - np.amax(x, axis=-1, keepdims=True).astype(float))
    return np.asfortranarray(e / np.einsum("...c->...", e)[..., np.newaxis])


def softmax__two_classes_at_a_time(x):
    """Adds one class after the other to the running maximum and the running sum."""
    x = np.asarray(x, dtype=float)
    top, total = x[..., 0].copy(), np.ones(x.shape[:-1])
    for column in np.moveaxis(x[..., 1:], -1, 0):
        higher = np.maximum(top, column)
        total = total * np.exp(top - higher) + np.exp(column - higher)
        top = higher
    return np.exp(x - np.expand_dims(top, -1)) / np.expand_dims(total, -1)
