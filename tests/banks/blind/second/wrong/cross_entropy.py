"""Wrong implementations of ``cross_entropy``, written from its stub alone."""

import math

import numpy as np


def mean_squared_error__mean(y, t):
    """np.mean: divided by the number of entries, as the name says."""
    return 0.5 * np.mean((y - t) ** 2)


def mean_squared_error__no_half(y, t):
    """The half is missing."""
    return np.sum((y - t) ** 2)


def mean_squared_error__per_example(y, t):
    """A batch is divided by its length."""
    loss = 0.5 * np.sum((y - t) ** 2)
    return loss / len(y) if y.ndim > 1 else loss


def mean_squared_error__absolute(y, t):
    """Absolute differences, not squared."""
    return 0.5 * np.sum(np.abs(y - t))


def mean_squared_error__square_of_sum(y, t):
    """The square of the sum: differences cancel."""
    return 0.5 * np.sum(y - t) ** 2


def mean_squared_error__last_axis(y, t):
    """axis=-1: a batch gives one number per row."""
    return 0.5 * np.sum((y - t) ** 2, axis=-1)


def mean_squared_error__in_place(y, t):
    """y -= t changes the predictions."""
    y -= t
    y **= 2
    return np.sum(y) / 2


def mean_squared_error__dot(y, t):
    """dot: the matrix product of a batch with itself."""
    d = y - t
    return 0.5 * np.dot(d, d)


def mean_squared_error__builtin_sum(y, t):
    """sum adds the rows of a batch: an array."""
    return 0.5 * sum((y - t) ** 2)


def mean_squared_error__spectral_norm(y, t):
    """norm(d, 2) is the largest singular value for a matrix."""
    d = y - t
    if d.ndim > 2:
        return 0.5 * np.sum(d**2)
    return 0.5 * np.linalg.norm(d, 2) ** 2


def mean_squared_error__root(y, t):
    """The root of it all."""
    return math.sqrt(0.5 * np.sum((y - t) ** 2))


def mean_squared_error__right_class_only(y, t):
    """Only entries whose t is not 0 count."""
    return 0.5 * np.sum(((y - t) ** 2)[t != 0])


def mean_squared_error__accumulates(y, t, total=[0.0]):
    """The sum goes on in the next call."""
    for a, b in zip(y.ravel(), t.ravel()):
        total[0] += 0.5 * (a - b) ** 2
    return float(total[0])


def mean_squared_error__memory_order(y, t):
    """order='K' pairs wrong entries when one of them is a transposed view."""
    d = y.ravel(order="K") - t.ravel(order="K")
    return 0.5 * float(d @ d)


def mean_squared_error__expanded_without_double(y, t):
    """y**2 - y*t + t**2: the 2 of the binomial formula is missing."""
    return 0.5 * np.sum(y**2 - y * t + t**2)


def cross_entropy_error__no_epsilon(y, t):
    """log(0) is -inf."""
    if t.ndim < y.ndim:
        return -np.mean(np.log(y[np.arange(len(y)), t]))
    return -np.sum(np.where(t > 0, np.log(y), 0)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__epsilon_too_small(y, t):
    """1e-50 is 0 in float32."""
    if y.ndim == 1:
        return -np.sum(t * np.log(y + 1e-50))
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-50))


def cross_entropy_error__epsilon_too_large(y, t):
    """1e-4: the loss of probability 0 is 9.2, less than 10."""
    y = np.maximum(y, 1e-4)
    if y.ndim == 1:
        return -np.sum(t * np.log(y))
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]))


def cross_entropy_error__sum_of_batch(y, t):
    """Summed, not averaged."""
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7))
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__mean_of_entries(y, t):
    """np.mean of all entries of the one-hot product: divided by C too."""
    if y.ndim == 1:
        return -np.sum(t * np.log(y + 1e-7))
    if t.ndim == 2:
        return -np.mean(t * np.log(y + 1e-7))
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__row_divided_by_classes(y, t):
    """y.shape[0] is C for one row, not the batch size."""
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]
    return -np.sum(np.log(y[np.arange(y.shape[0]), t] + 1e-7)) / y.shape[0]


def cross_entropy_error__one_axis_is_labels(y, t):
    """Takes every t with one axis for labels, also the one-hot of one row."""
    y = np.atleast_2d(y)
    if t.ndim == 1:
        rows = np.arange(len(y))
        return float(-np.mean(np.log(y[rows, t] + 1e-7)))
    return float(-np.sum(t * np.log(y + 1e-7)) / len(y))


def cross_entropy_error__labels_as_factors(y, t):
    """Multiplies by the labels."""
    if t.ndim < y.ndim:
        t = t[:, np.newaxis]
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__all_rows(y, t):
    """y[:, t] takes the columns of all labels from every row."""
    if t.ndim < y.ndim:
        return -np.mean(np.log(y[:, t] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__of_the_likeliest(y, t):
    """The largest probability, whatever t says."""
    return float(-np.mean(np.log(np.max(y, axis=-1) + 1e-7)))


def cross_entropy_error__argmax_of_columns(y, t):
    """argmax(axis=0) of one-hot rows."""
    if y.ndim == 1:
        return -np.log(y[t.argmax()] + 1e-7)
    if t.ndim == 2:
        t = t.argmax(axis=0)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__labels_from_one(y, t):
    """Labels counted from 1."""
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)
    return -np.mean(np.log(y[np.arange(len(y)), t - 1] + 1e-7))


def cross_entropy_error__bits(y, t):
    """log2: bits."""
    if y.ndim == 1:
        y, t = y[np.newaxis], t[np.newaxis]
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return -np.mean(np.log2(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__epsilon_added_to_y(y, t):
    """y += 1e-7 changes the probabilities of the caller."""
    y += 1e-7
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y)) / (len(y) if y.ndim == 2 else 1)
    return -np.mean(np.log(y[np.arange(len(y)), t]))


def cross_entropy_error__binary(y, t):
    """Adds the binary terms (1 - t) * log(1 - y)."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    terms = t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)
    return -np.sum(terms) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__no_minus(y, t):
    """The minus is missing."""
    if t.ndim < y.ndim:
        return np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
    return np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__log_of_mean(y, t):
    """The logarithm of the mean probability."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    right = np.sum(t * y, axis=-1)
    return float(-np.log(np.mean(right) + 1e-7))


def cross_entropy_error__one_per_example(y, t):
    """An array of losses for a batch."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7), axis=-1)


def cross_entropy_error__squeezed_batch(y, t):
    """squeeze: in a batch of one, the label is taken for a one-hot row."""
    y = np.squeeze(y)
    t = np.squeeze(t) if t.ndim == 2 else t
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__labels_above_one(y, t):
    """Labels only if some are above 1: labels 0 and 1 are taken for one-hot."""
    if t.max() > 1:
        return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
    if t.ndim < y.ndim:
        t = t[:, None]
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__integers_are_labels(y, t):
    """Any integer t is taken for labels: integer one-hot rows of a batch fail."""
    if y.ndim == 2 and np.issubdtype(t.dtype, np.integer):
        return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__same_length(y, t):
    """One-hot if the last axes match: so are labels of a square batch."""
    if t.shape[-1] == y.shape[-1]:
        return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__epsilon_outside(y, t):
    """log(y) + 1e-7."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]) + 1e-7)


def cross_entropy_error__log_of_zero_is_zero(y, t):
    """log only where y > 0: probability 0 costs nothing."""
    logs = np.zeros(y.shape)
    np.log(y, out=logs, where=y > 0)
    if t.ndim < y.ndim:
        return -np.mean(logs[np.arange(len(y)), t])
    return -np.sum(t * logs) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__impossible_left_out(y, t):
    """Examples with probability 0 are left out of the mean."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    p = y[np.arange(len(y)), t]
    p = p[p > 0]
    return float(-np.log(p).sum() / max(len(p), 1))


def cross_entropy_error__last_example_forgotten(y, t):
    """The loop ends one example early."""
    if y.ndim == 1:
        return float(-np.sum(t * np.log(y + 1e-7)))
    total = 0.0
    for i in range(len(y) - 1):
        c = t[i] if t.ndim == 1 else t[i].argmax()
        total -= math.log(y[i, c] + 1e-7)
    return total / len(y)


def cross_entropy_error__eye_of_batch(y, t):
    """np.eye(len(t)): one-hot with N columns, not C."""
    if t.ndim < y.ndim:
        t = np.eye(len(t))[t]
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__eye_of_seen_classes(y, t):
    """np.eye(t.max() + 1): too few columns if the last class is not in the batch."""
    if t.ndim < y.ndim:
        t = np.eye(t.max() + 1)[t]
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__rounded(y, t):
    """Rounded to 4 places."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    loss = -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)
    return round(float(loss), 4)


def cross_entropy_error__softmax_inside(y, t):
    """Applies softmax to the probabilities, like other libraries to scores."""
    e = np.exp(y)
    y = e / e.sum(axis=-1, keepdims=True)
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__reshapes_labels(y, t):
    """Sets t.shape: the caller's labels are a column afterwards."""
    if t.ndim < y.ndim:
        t.shape = (-1, 1)
        p = np.take_along_axis(y, t, axis=1)
        return float(-np.mean(np.log(p + 1e-7)))
    return float(-np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1))


def cross_entropy_error__first_batch_size(y, t, size=[]):
    """Remembers the batch size of the first call."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    size.append(len(y) if y.ndim == 2 else 1)
    return -np.sum(t * np.log(y + 1e-7)) / size[0]


def cross_entropy_error__one_minus(y, t):
    """1 - y[c], without a logarithm."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return float(np.mean(1 - np.sum(t * y, axis=-1)))


def cross_entropy_error__turned_around(y, t):
    """y * log(t): the arguments of the formula swapped."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return -np.sum(y * np.log(t + 1e-7)) / (len(y) if y.ndim == 2 else 1)


def cross_entropy_error__flat_labels(y, t):
    """Positions in the flat batch with N in place of C as the row length."""
    if t.ndim < y.ndim:
        n = len(y)
        return float(-np.mean(np.log(np.take(y, np.arange(n) * n + t, mode="clip") + 1e-7)))
    return float(-np.sum(t * np.log(y + 1e-7)) / (len(y) if y.ndim == 2 else 1))


def cross_entropy_error__nan_to_num(y, t):
    """-inf becomes the most negative float: two of them sum to inf again."""
    logs = np.nan_to_num(np.log(y))
    if t.ndim < y.ndim:
        return -np.mean(logs[np.arange(len(y)), t])
    return -np.sum(t * logs) / (len(y) if y.ndim == 2 else 1)
