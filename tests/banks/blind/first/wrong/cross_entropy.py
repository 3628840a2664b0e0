"""Wrong implementations of ``cross_entropy``, written from its stub alone."""

import numpy as np

known = {}


def mean_squared_error__mean_as_the_name_says(y, t):
    """Divides by the number of entries."""
    return 0.5 * np.mean((y - t) ** 2)


def mean_squared_error__half_forgotten(y, t):
    """The sum of the squares, not half of it."""
    return np.sum((y - t) ** 2)


def mean_squared_error__averaged_over_the_batch(y, t):
    """Divides a batch by its number of rows; one row comes out right."""
    total = 0.5 * np.sum((y - t) ** 2)
    return total / len(y) if np.ndim(y) > 1 else total


def mean_squared_error__one_number_for_each_row(y, t):
    """Sums along the last axis only."""
    return 0.5 * np.sum((y - t) ** 2, axis=-1)


def mean_squared_error__spectral_norm(y, t):
    """The norm of a matrix with ord=2 is its largest singular value."""
    return 0.5 * np.linalg.norm(y - t, 2) ** 2


def mean_squared_error__right_class_only(y, t):
    """Multiplies by t: what was given to the wrong classes costs nothing."""
    return 0.5 * np.sum(t * (y - t) ** 2)


def mean_squared_error__square_of_the_sum(y, t):
    """Sums first and squares then: differences cancel."""
    return 0.5 * np.sum(y - t) ** 2


def mean_squared_error__absolute_values(y, t):
    """Half the sum of the sizes of the differences."""
    return 0.5 * np.sum(np.abs(y - t))


def mean_squared_error__difference_of_the_dtype_of_t(y, t):
    """Writes the differences into an array like t: with integer answers they are cut."""
    difference = np.zeros_like(t)
    difference[...] = y - t
    return 0.5 * float(np.sum(difference.astype(float) ** 2))


def cross_entropy_error__not_averaged(y, t):
    """The sum over the batch."""
    y = np.atleast_2d(y)
    t = np.asarray(t)
    t = t.reshape(1, -1) if t.ndim == 1 and len(y) == 1 and t.size == y.size else t
    c = t if t.ndim == 1 else t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), c] + 1e-7))


def cross_entropy_error__one_example_divided_by_its_classes(y, t):
    """Takes the first axis for the batch, also when there is only one example."""
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]
    return -np.sum(np.log(y[np.arange(y.shape[0]), t] + 1e-7)) / y.shape[0]


def cross_entropy_error__one_axis_means_labels(y, t):
    """Makes a batch of y before it counts the axes: one one-hot row is taken for labels."""
    y = np.atleast_2d(y)
    if t.ndim == 1:
        return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__forms_told_by_their_values(y, t):
    """Takes t for one-hot if it holds 0 and 1 only: so does a batch of two classes' labels."""
    if np.max(t) <= 1:
        return float(np.mean(-np.sum(t * np.log(y + 1e-7), axis=-1)))
    return float(-np.mean(np.log(y[np.arange(len(y)), t] + 1e-7)))


def cross_entropy_error__multiplied_by_labels(y, t):
    """Labels are used as factors."""
    if t.ndim < y.ndim:
        t = t.reshape(-1, 1)
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim > 1 else 1)


def cross_entropy_error__columns_of_all_labels(y, t):
    """y[:, t] takes the columns of all labels from every row."""
    if t.ndim < y.ndim:
        return -np.mean(np.log(y[:, t] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim > 1 else 1)


def cross_entropy_error__no_guard(y, t):
    """log(0): the loss is inf, and 0 * log(0) nan."""
    if t.ndim < y.ndim:
        return -np.mean(np.log(y[np.arange(len(y)), t]))
    return -np.sum(t * np.log(y)) / (len(y) if y.ndim > 1 else 1)


def cross_entropy_error__guard_behind_the_logarithm(y, t):
    """Adds the tiny number to the logarithm."""
    y2, t2 = np.atleast_2d(y), t
    if t.ndim == y.ndim:
        t2 = np.atleast_2d(t).argmax(axis=1)
    return -np.mean(np.log(y2[np.arange(len(y2)), t2]) + 1e-7)


def cross_entropy_error__guard_too_small_for_single_precision(y, t):
    """1e-50 is 0 beside float32 probabilities."""
    if t.ndim < y.ndim:
        p = y[np.arange(len(y)), t]
    else:
        p = np.sum(y * t.astype(y.dtype), axis=-1)
    return float(-np.mean(np.log(p + 1e-50)))


def cross_entropy_error__coarse_guard(y, t):
    """Adds 0.01 to the probabilities."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return float(np.mean(-np.sum(t * np.log(y + 0.01), axis=-1)))


def cross_entropy_error__probability_of_zero_costs_nothing(y, t):
    """Leaves the logarithm out where y is 0: the worst answer has a loss of 0."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    logs = np.zeros(y.shape)
    np.log(y, out=logs, where=y > 0)
    return float(-np.sum(t * logs) / (y.size // y.shape[-1]))


def cross_entropy_error__base_two(y, t):
    """The logarithm to base 2."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return float(np.mean(-np.sum(t * np.log2(y + 1e-7), axis=-1)))


def cross_entropy_error__wrong_classes_too(y, t):
    """The binary cross-entropy of each class: adds log(1 - y) for the others."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    terms = t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)
    return float(np.mean(-np.sum(terms, axis=-1)))


def cross_entropy_error__mean_of_all_entries(y, t):
    """Divides one-hot batches by N times C; labels are right."""
    if t.ndim < y.ndim:
        return float(-np.mean(np.log(y[np.arange(len(y)), t] + 1e-7)))
    return float(-np.mean(t * np.log(y + 1e-7)))


def cross_entropy_error__one_hot_rows_of_the_classes_seen(y, t):
    """np.unique renumbers labels: a batch that lacks a class has other labels."""
    if t.ndim < y.ndim:
        t = np.unique(t, return_inverse=True)[1]
        return float(-np.mean(np.log(y[np.arange(len(y)), t] + 1e-7)))
    return float(np.mean(-np.sum(t * np.log(y + 1e-7), axis=-1)))


def cross_entropy_error__size_of_the_first_batch(y, t):
    """Remembers N of the first batch of each kind, and divides the last batch by it."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    n = known.setdefault(y.ndim, 1 if y.ndim == 1 else len(y))
    return float(-np.sum(t * np.log(y + 1e-7)) / n)


def cross_entropy_error__sign_forgotten(y, t):
    """The mean logarithm, without the minus."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return float(np.mean(np.sum(t * np.log(y + 1e-7), axis=-1)))
