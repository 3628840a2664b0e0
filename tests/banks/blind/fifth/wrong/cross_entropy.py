"""Wrong implementations for cross_entropy."""

import numpy as np

_total = 0.0
_eye = None


# --------------------------------------------------------- mean_squared_error


def mean_squared_error__mean(y, t):
    """np.mean: divided by the number of entries, which the stub says it is not."""
    return 0.5 * np.mean((y - t) ** 2)


def mean_squared_error__no_half(y, t):
    """Forgets the half: the example gives 0.195."""
    return np.sum((y - t) ** 2)


def mean_squared_error__root(y, t):
    """Half the root of the sum, a distance, not half the sum of the squares."""
    return np.sqrt(np.sum((y - t) ** 2)) / 2


def mean_squared_error__per_row(y, t):
    """sum(axis=-1): one number for each row of a batch; the sum runs over all entries."""
    return 0.5 * np.sum((y - t) ** 2, axis=-1)


def mean_squared_error__batch_mean(y, t):
    """Divides by the number of rows for a batch, as cross-entropy does."""
    n = y.shape[0] if y.ndim == 2 else 1
    return 0.5 * np.sum((y - t) ** 2) / n


def mean_squared_error__absolute(y, t):
    """|y - t| for the squares: 0.4 in the example."""
    return 0.5 * np.sum(np.abs(y - t))


def mean_squared_error__square_of_sum(y, t):
    """Squares the sum of the differences: plus and minus cancel, the example gives 0."""
    return 0.5 * np.sum(y - t) ** 2


def mean_squared_error__difference_of_squares(y, t):
    """y ** 2 - t ** 2, not (y - t) ** 2."""
    return 0.5 * np.sum(y**2 - t**2)


def mean_squared_error__in_place(y, t):
    """y -= t changes the argument y."""
    y -= t
    return 0.5 * np.sum(y**2)


def mean_squared_error__dot(y, t):
    """np.dot(d, d): one number for rows only; for a 2x2 batch a matrix, for (2, 3) an error."""
    d = y - t
    return 0.5 * np.dot(d, d)


def mean_squared_error__right_class(y, t):
    """Counts only the right class: the terms of the other classes are missing."""
    return 0.5 * np.sum(t * (y - t) ** 2)


def mean_squared_error__python_sum(y, t):
    """Built-in sum adds rows only: a batch gives an array of C numbers."""
    return sum((y - t) ** 2) / 2


def mean_squared_error__half_inside(y, t):
    """Squares the half as well: sum(((y - t) / 2) ** 2) is a quarter."""
    return np.sum(((y - t) / 2) ** 2)


def mean_squared_error__running_total(y, t):
    """Adds to a total of the module: the second call returns both losses together."""
    global _total
    _total += 0.5 * float(np.sum((y - t) ** 2))
    return _total


def mean_squared_error__times_two(y, t):
    """Writes * 2 for ** 2: the differences are doubled, not squared."""
    return 0.5 * np.sum((y - t) * 2)


def mean_squared_error__two_levels(y, t):
    """Two nested loops over rows and columns: fails for one axis, 'any shape'."""
    total = 0.0
    for i in range(y.shape[0]):
        for j in range(y.shape[1]):
            total += (y[i, j] - t[i, j]) ** 2
    return total / 2


def mean_squared_error__length(y, t):
    """Divides by len(y) as 'mean' says, and by 2."""
    return np.sum((y - t) ** 2) / (2 * len(y))


# -------------------------------------------------------- cross_entropy_error


def cross_entropy_error__no_epsilon(y, t):
    """log(y) of 0 is -inf: 0 * -inf is nan with one-hot rows, inf with labels."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    with np.errstate(all="ignore"):
        if t.ndim == 1:
            return -np.mean(np.log(y[np.arange(len(t)), t]))
        return -np.sum(t * np.log(y)) / len(y)


def cross_entropy_error__epsilon_outside(y, t):
    """log(y) + 1e-7: the tiny number is outside of the logarithm, and 0 gives -inf."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    with np.errstate(all="ignore"):
        return -np.sum(t * (np.log(y) + 1e-7)) / len(y)


def cross_entropy_error__epsilon_1e_50(y, t):
    """Adds 1e-50, which vanishes in float32: log(0) is -inf, 'even if y is float32'."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    with np.errstate(all="ignore"):
        return -np.sum(t * np.log(y + 1e-50)) / len(y)


def cross_entropy_error__epsilon_1e_3(y, t):
    """Adds 1e-3: probability 0 gives the loss 6.9, but it is at least 10."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-3)) / len(y)


def cross_entropy_error__max_1e_4(y, t):
    """np.maximum(y, 1e-4): probability 0 gives 9.21, less than 10."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(np.maximum(y, 1e-4))) / len(y)


def cross_entropy_error__subtracts(y, t):
    """y - 1e-7: the logarithm of 0 - 1e-7 is nan."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    with np.errstate(all="ignore"):
        return -np.sum(t * np.log(y - 1e-7)) / len(y)


def cross_entropy_error__nan_to_zero(y, t):
    """nansum skips nan: 0 * log(0) is skipped, but an example with probability 0 gives inf."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    with np.errstate(all="ignore"):
        return -np.nansum(t * np.log(y)) / len(y)


def cross_entropy_error__log_zero_is_zero(y, t):
    """Leaves out entries of probability 0: a right class with 0 costs nothing, not at least 10."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t[y > 0] * np.log(y[y > 0])) / len(y)


def cross_entropy_error__sum(y, t):
    """The sum over the batch, not the mean."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        return float(-np.sum(np.log(y[np.arange(len(t)), t] + 1e-7)))
    return float(-np.sum(t * np.log(y + 1e-7)))


def cross_entropy_error__mean_of_entries(y, t):
    """np.mean over all entries divides by N * C."""
    if t.ndim == y.ndim - 1:
        t = np.eye(y.shape[1])[t]
    return -np.mean(t * np.log(y + 1e-7))


def cross_entropy_error__row_divided_by_c(y, t):
    """len(y) is C for a single example of shape (C,): the loss is divided by C."""
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / len(y)
    return -np.sum(np.log(y[np.arange(len(t)), t] + 1e-7)) / len(y)


def cross_entropy_error__batch_only_mean(y, t):
    """Sums for one-hot rows and averages only for labels."""
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7))
    return -np.mean(np.log(y[np.arange(len(t)), t] + 1e-7))


def cross_entropy_error__labels_multiplied(y, t):
    """Multiplies by the label number: 'A label is a position, not a number to multiply by'."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        return -np.mean(t * np.log(y[np.arange(len(t)), t] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__labels_as_rows(y, t):
    """y[t] takes whole rows for the labels."""
    if t.ndim == y.ndim:
        n = 1 if y.ndim == 1 else len(y)
        return -np.sum(t * np.log(y + 1e-7)) / n
    rows = y[t % len(y)]
    return -np.sum(np.log(rows + 1e-7)) / len(y)


def cross_entropy_error__all_pairs(y, t):
    """y[:, t] takes N x N entries, each row with all labels; the mean is over all of them."""
    if t.ndim == y.ndim:
        n = 1 if y.ndim == 1 else len(y)
        return -np.sum(t * np.log(y + 1e-7)) / n
    return -np.mean(np.log(y[:, t] + 1e-7))


def cross_entropy_error__labels_from_one(y, t):
    """Column t - 1: labels are counted from 1, but a label is the column."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        return -np.mean(np.log(y[np.arange(len(t)), t - 1] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__only_one_hot(y, t):
    """Forgets labels: t of shape (N,) is multiplied with (N, C), which fails, or not if N equals C."""
    n = 1 if y.ndim == 1 else y.shape[0]
    return -np.sum(t * np.log(y + 1e-7)) / n


def cross_entropy_error__only_labels(y, t):
    """Uses t as positions always: one-hot rows pick the columns 0 and 1."""
    if y.ndim == 1:
        return -np.sum(np.log(y[t] + 1e-7))
    if t.ndim == 2:
        return -np.mean(np.log(y[np.arange(len(y))[:, None], t] + 1e-7))
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__one_axis_is_labels(y, t):
    """Takes every t with one axis as labels: a single one-hot row of shape (C,) is misread."""
    y = np.atleast_2d(y)
    if t.ndim == 1:
        rows = np.arange(len(t)) % len(y)
        return -np.mean(np.log(y[rows, t] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__eye_ten(y, t):
    """np.eye(10) for the labels: fails for other numbers of classes than 10."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(10)[t]
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__eye_max_label(y, t):
    """np.eye(t.max() + 1): fails if the last class is no label in the batch."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(t.max() + 1)[t]
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__base_ten(y, t):
    """log10: the first example gives 0.2218."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log10(y + 1e-10)) / len(y)


def cross_entropy_error__no_minus(y, t):
    """Forgets the minus: losses below 0."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__swapped_names(y, t):
    """y * log(t): names exchanged."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(y * np.log(t + 1e-7)) / len(y)


def cross_entropy_error__binary(y, t):
    """Adds (1 - t) * log(1 - y) for the other classes: the loss 'is -log(y[c])' only."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)) / len(y)


def cross_entropy_error__log_of_mean(y, t):
    """Logarithm of the mean probability, not the mean of the logarithms."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.log(np.sum(y * t) / len(y) + 1e-7)


def cross_entropy_error__adds_in_place(y, t):
    """y += 1e-7 changes the argument, a little more with each call."""
    y += 1e-7
    if t.ndim == y.ndim - 1:
        return -np.mean(np.log(y[np.arange(len(t)), t]))
    return -np.sum(t * np.log(y)) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__zeros_overwritten(y, t):
    """y[y == 0] = 1e-7 writes into the argument."""
    y[y == 0] = 1e-7
    if t.ndim == y.ndim - 1:
        return -np.mean(np.log(y[np.arange(len(t)), t]))
    return -np.sum(t * np.log(y)) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__per_example(y, t):
    """Returns the losses of the examples, an array of shape (N,), not their mean."""
    if y.ndim == 1:
        return -np.sum(t * np.log(y + 1e-7))
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7), axis=1)


def cross_entropy_error__predicted_class(y, t):
    """Takes y.argmax for the class: -log of the largest probability, whatever t says."""
    if y.ndim == 1:
        y = y.reshape(1, -1)
    c = y.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), c] + 1e-7))


def cross_entropy_error__argmax_axis_0(y, t):
    """t.argmax(axis=0) for a batch: the best row for each class, not the class for each row."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
        c = t.argmax(axis=1)
    elif t.ndim == 2:
        c = np.resize(t.argmax(axis=0), len(y))
    else:
        c = t
    return -np.mean(np.log(y[np.arange(len(y)), c % y.shape[1]] + 1e-7))


def cross_entropy_error__remembers_eye(y, t):
    """Keeps np.eye(C) of the first labels: a later batch with another number of classes fails."""
    global _eye
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        if _eye is None:
            _eye = np.eye(y.shape[1])
        t = _eye[t]
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__label_of_first(y, t):
    """t[0] for all rows: each example is compared with the first label."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        return -np.mean(np.log(y[:, t[0]] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__same_length(y, t):
    """Tells labels by len(t) != len(y), which is never so: labels are used as one-hot and broadcast."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if len(t) != len(y):
        t = np.eye(y.shape[1])[t]
    else:
        t = t.reshape(len(y), -1)
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__single_not_handled(y, t):
    """y.shape[1] at once: an example of shape (C,) raises."""
    classes = y.shape[1]
    if t.ndim == 1:
        t = np.eye(classes)[t]
    return -np.sum(t * np.log(y + 1e-7)) / y.shape[0]


def cross_entropy_error__softmax_first(y, t):
    """Applies softmax to y, as some libraries do: y holds probabilities already."""
    e = np.exp(y - np.max(y, axis=-1, keepdims=True))
    y = e / np.sum(e, axis=-1, keepdims=True)
    if t.ndim == y.ndim - 1:
        return -np.mean(np.log(y[np.arange(len(t)), t] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__capped(y, t):
    """Caps each loss at 5 like the plot: probability 0 gives 5, not at least 10."""
    if y.ndim == 1:
        y, t = y.reshape(1, -1), t.reshape(1, -1)
    if t.ndim == 1:
        t = np.eye(y.shape[1])[t]
    p = np.sum(y * t, axis=1)
    return float(np.mean(np.minimum(-np.log(p + 1e-7), 5)))
