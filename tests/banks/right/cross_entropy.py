"""Right variations of ``cross_entropy``: a grader must accept each of them."""

import math

import numpy as np


def _rows_and_labels(y, t):
    y, t = np.asarray(y), np.asarray(t)
    labels = np.argmax(t, axis=-1) if t.ndim == y.ndim else t
    return y.reshape(-1, y.shape[-1]), labels.reshape(-1)


def _right_probabilities(y, t):
    y, labels = _rows_and_labels(y, t)
    return y[np.arange(len(y)), labels]


# mean_squared_error


def mean_squared_error__factor_behind(y, t):
    """A half in front and a division by 2 behind are the same."""
    return ((t - y) ** 2).sum() / 2


def mean_squared_error__scalar_product(y, t):
    """The sum of squares is the product of a vector with itself."""
    d = np.ravel(y - t)
    return 0.5 * np.dot(d, d)


def mean_squared_error__norm(y, t):
    """The sum of squares is the square of the length."""
    return np.linalg.norm(y - t) ** 2 / 2


def mean_squared_error__einsum(y, t):
    """einsum multiplies and adds up."""
    return np.einsum("i,i->", np.ravel(y - t), np.ravel(y - t)) / 2


def mean_squared_error__loop(y, t):
    """Number by number, as in the formula."""
    total = 0.0
    for a, b in zip(np.ravel(y), np.ravel(t), strict=True):
        total += (float(a) - float(b)) ** 2
    return total / 2


def mean_squared_error__mean_times_size(y, t):
    """The mean times the number of entries is the sum."""
    return 0.5 * np.mean(np.square(y - t)) * y.size


def mean_squared_error__array_without_axes(y, t):
    """An array of shape () holds one number."""
    return np.array(np.sum((y - t) ** 2) / 2)


def mean_squared_error__single_precision(y, t):
    """float32 has seven digits, more than the tolerance asks for."""
    return np.float32(0.5) * np.sum((y.astype(np.float32) - t.astype(np.float32)) ** 2)


# cross_entropy_error: the form of t


def cross_entropy_error__book(y, t):
    """The book's form; np.asarray lets it take a plain integer too."""
    t = np.asarray(t)
    if y.ndim == 1:
        t = t.reshape(1, t.size)
        y = y.reshape(1, y.size)
    if t.size == y.size:
        t = t.argmax(axis=1)
    batch_size = y.shape[0]
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size


def cross_entropy_error__labels_to_one_hot(y, t):
    """One-hot rows select the same terms as labels."""
    y, labels = _rows_and_labels(y, t)
    return -np.sum(np.eye(y.shape[1])[labels] * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__two_branches(y, t):
    """Each form of t has its own line, and nothing is converted."""
    batch_size = 1 if y.ndim == 1 else len(y)
    if np.ndim(t) == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / batch_size
    if y.ndim == 1:
        return -np.log(y[t] + 1e-7)
    return -np.sum(np.log(y[np.arange(batch_size), t] + 1e-7)) / batch_size


def cross_entropy_error__boolean_selection(y, t):
    """A one-hot row as a condition selects the right probability."""
    y, labels = _rows_and_labels(y, t)
    chosen = labels[:, None] == np.arange(y.shape[1])
    return -np.log(y[chosen] + 1e-7).mean()


def cross_entropy_error__take_along_axis(y, t):
    """take_along_axis picks one entry a row."""
    y, labels = _rows_and_labels(y, t)
    return -np.mean(np.log(np.take_along_axis(y, labels[:, None], axis=1) + 1e-7))


def cross_entropy_error__one_hot_filled_in(y, t):
    """A one-hot array filled in by hand is as good as one from np.eye."""
    y, labels = _rows_and_labels(y, t)
    one_hot = np.zeros(y.shape)
    one_hot[np.arange(len(y)), labels] = 1
    return float(np.mean(-np.sum(one_hot * np.log(y + 1e-7), axis=1)))


# cross_entropy_error: the way it is computed


def cross_entropy_error__loop(y, t):
    """Example by example, with the logarithm of the math module."""
    y, labels = _rows_and_labels(y, t)
    total = 0.0
    for row, label in zip(y, labels, strict=True):
        total -= math.log(float(row[label]) + 1e-7)
    return total / len(y)


def cross_entropy_error__mean_of_examples(y, t):
    """A list of losses, one an example, and their mean."""
    return np.mean([-np.log(p + 1e-7) for p in _right_probabilities(y, t)])


def cross_entropy_error__einsum(y, t):
    """einsum multiplies and adds up."""
    y, labels = _rows_and_labels(y, t)
    return -np.einsum("nc,nc->", np.eye(y.shape[1])[labels], np.log(y + 1e-7)) / len(y)


def cross_entropy_error__log_of_the_reciprocal(y, t):
    """-log(p) is log(1 / p)."""
    return np.mean(np.log(1 / (_right_probabilities(y, t) + 1e-7)))


def cross_entropy_error__array_without_axes(y, t):
    """An array of shape () holds one number."""
    return np.array(-np.mean(np.log(_right_probabilities(y, t) + 1e-7)))


def cross_entropy_error__single_precision(y, t):
    """float32 has seven digits, more than the tolerance asks for."""
    p = _right_probabilities(y, t).astype(np.float32)
    return -np.mean(np.log(p + np.float32(1e-7)))


# cross_entropy_error: the guard against log(0)


def cross_entropy_error__epsilon_1e_8(y, t):
    """The docstring asks for a tiny number, not for this or that one."""
    return -np.mean(np.log(_right_probabilities(y, t) + 1e-8))


def cross_entropy_error__epsilon_1e_10(y, t):
    """The docstring asks for a tiny number, not for this or that one."""
    return -np.mean(np.log(_right_probabilities(y, t) + 1e-10))


def cross_entropy_error__epsilon_1e_12(y, t):
    """The docstring asks for a tiny number, not for this or that one."""
    return -np.mean(np.log(_right_probabilities(y, t) + 1e-12))


def cross_entropy_error__epsilon_1e_15(y, t):
    """The docstring asks for a tiny number, not for this or that one."""
    return -np.mean(np.log(_right_probabilities(y, t) + 1e-15))


def cross_entropy_error__machine_epsilon(y, t):
    """The docstring asks for a tiny number, not for this or that one."""
    return -np.mean(np.log(_right_probabilities(y, t) + np.finfo(float).eps))


def cross_entropy_error__smallest_float(y, t):
    """The smallest normal float gives 708 at probability 0: finite, and that is all."""
    return -np.mean(np.log(_right_probabilities(y, t) + np.finfo(float).tiny))


def cross_entropy_error__clipped_below(y, t):
    """A lower limit changes nothing above it."""
    return -np.mean(np.log(np.clip(_right_probabilities(y, t), 1e-7, 1)))


def cross_entropy_error__clipped_on_both_sides(y, t):
    """An upper limit of 1 - 1e-7 changes a loss by 1e-7 at most."""
    return -np.mean(np.log(np.clip(_right_probabilities(y, t), 1e-7, 1 - 1e-7)))


def cross_entropy_error__clipped_tightly(y, t):
    """1 - 1e-15 is 1 to all who look at it."""
    return -np.mean(np.log(np.clip(_right_probabilities(y, t), 1e-15, 1 - 1e-15)))


def cross_entropy_error__maximum(y, t):
    """The larger of a probability and a tiny number is never 0."""
    y, labels = _rows_and_labels(y, t)
    return -np.sum(np.eye(y.shape[1])[labels] * np.log(np.maximum(y, 1e-7))) / len(y)


def cross_entropy_error__guard_only_at_zero(y, t):
    """A tiny number in place of an exact 0, and nothing elsewhere."""
    p = _right_probabilities(y, t)
    return -np.mean(np.log(np.where(p > 0, p, 1e-12)))
