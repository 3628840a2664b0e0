"""Right variations of ``softmax``: a grader must accept each of them."""

import math

import numpy as np


def softmax__of_the_transpose(x):
    """The book's form: classes along axis 0, and transposed back."""
    if x.ndim == 2:
        x = x.T
        x = x - np.max(x, axis=0)
        y = np.exp(x) / np.sum(np.exp(x), axis=0)
        return y.T
    x = x - np.max(x)
    return np.exp(x) / np.sum(np.exp(x))


def softmax__two_functions_in_one(x):
    """One row becomes a batch of one, and its only row comes back."""
    rows = x.reshape(1, -1) if x.ndim == 1 else x
    exp_x = np.exp(rows - np.max(rows, axis=1, keepdims=True))
    y = exp_x / np.sum(exp_x, axis=1, keepdims=True)
    return y[0] if x.ndim == 1 else y


def softmax__reshaped_for_keepdims(x):
    """A column made by reshape lines up with the rows as keepdims does."""
    rows = np.atleast_2d(x)
    exp_x = np.exp(rows - rows.max(axis=1).reshape(-1, 1))
    return (exp_x / exp_x.sum(axis=1).reshape(-1, 1)).reshape(x.shape)


def softmax__new_axis_for_keepdims(x):
    """A new last axis lines up with the rows as keepdims does."""
    exp_x = np.exp(x - np.max(x, axis=-1)[..., np.newaxis])
    return exp_x / np.sum(exp_x, axis=-1)[..., None]


def softmax__exp_taken_twice(x):
    """The same exponential computed twice is the same number."""
    shifted = x - x.max(axis=-1, keepdims=True)
    return np.exp(shifted) / np.exp(shifted).sum(axis=-1, keepdims=True)


def softmax__rows_in_a_loop(x):
    """Each row by itself, written into an array of floats."""
    if x.ndim == 1:
        exp_x = np.exp(x - max(x))
        return exp_x / sum(exp_x)
    y = np.zeros(x.shape)
    for i, row in enumerate(x):
        exp_x = np.exp(row - max(row))
        y[i] = exp_x / sum(exp_x)
    return y


def softmax__along_an_axis(x):
    """numpy applies a function of one row to all rows."""

    def of_one_row(row):
        exp_row = np.exp(row - np.max(row))
        return exp_row / np.sum(exp_row)

    return np.apply_along_axis(of_one_row, -1, x)


def softmax__list_of_lists(x):
    """A list of lists of numbers is an array to whoever compares values."""

    def of_one_row(row):
        powers = [math.exp(score - max(row)) for score in row]
        return [power / math.fsum(powers) for power in powers]

    return of_one_row(x.tolist()) if x.ndim == 1 else [of_one_row(row) for row in x.tolist()]


def softmax__log_sum_exp(x):
    """exp of the log-softmax is the softmax, up to rounding."""
    shifted = x - np.max(x, axis=-1, keepdims=True)
    return np.exp(shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True)))


def softmax__logaddexp(x):
    """logaddexp finds the logarithm of the sum without overflow."""
    return np.exp(x - np.logaddexp.reduce(x, axis=-1, keepdims=True))


def softmax__differences_of_all_pairs(x):
    """1 / sum(exp(x[k] - x[i])): where a difference overflows, 1 / inf is the 0 that is due."""
    with np.errstate(over="ignore"):
        return 1 / np.sum(np.exp(x[..., None, :] - x[..., :, None]), axis=-1)


def softmax__tiny_epsilon(x):
    """1e-12 beside a sum that is at least 1 is far below the tolerance."""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / (np.sum(exp_x, axis=-1, keepdims=True) + 1e-12)


def softmax__einsum(x):
    """einsum adds up the last axis as np.sum does."""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / np.einsum("...c->...", exp_x)[..., None]


def softmax__in_place_on_a_copy(x):
    """In-place steps on a float copy leave the caller's array alone."""
    y = np.array(x, dtype=float)
    y -= y.max(axis=-1, keepdims=True)
    np.exp(y, out=y)
    y /= y.sum(axis=-1, keepdims=True)
    return y


def softmax__single_precision(x):
    """float32 has seven digits, more than the tolerance asks for."""
    x = x.astype(np.float32)
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def softmax__exponent_a_little_above_zero(x):
    """Any shift that keeps the exponents small will do, not only that to 0."""
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True) + 1)
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)
