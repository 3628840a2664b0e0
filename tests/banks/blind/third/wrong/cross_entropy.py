"""Wrong implementations of the loss functions: slips that a learner might make."""

import numpy as np

_seen = []
_last = {}


# ---- mean_squared_error


def mean_squared_error__really_the_mean(y, t):
    """Divides by the number of entries, as the name says."""
    return 0.5 * np.mean((y - t) ** 2)


def mean_squared_error__no_half(y, t):
    """Forgets the half."""
    return np.sum((y - t) ** 2)


def mean_squared_error__sum_over_last_axis(y, t):
    """Sums each row only: an array for a batch."""
    return 0.5 * np.sum((y - t) ** 2, axis=-1)


def mean_squared_error__mean_over_batch(y, t):
    """Averages a batch over its rows."""
    n = y.shape[0] if y.ndim > 1 else 1
    return 0.5 * np.sum((y - t) ** 2) / n


def mean_squared_error__absolute(y, t):
    """Absolute differences instead of squares."""
    return 0.5 * np.sum(np.abs(y - t))


def mean_squared_error__square_of_sum(y, t):
    """Squares the sum of the differences."""
    return 0.5 * np.sum(y - t) ** 2


def mean_squared_error__difference_of_squares(y, t):
    """Sums y**2 - t**2."""
    return 0.5 * abs(np.sum(y**2 - t**2))


def mean_squared_error__in_place(y, t):
    """y -= t changes the predictions of the caller."""
    y -= t
    return 0.5 * np.sum(y**2)


def mean_squared_error__ravel_in_place(y, t):
    """ravel gives a view, so the caller's predictions change."""
    d = y.ravel()
    d -= t.ravel()
    return 0.5 * float(d @ d)


def mean_squared_error__dot_of_rows(y, t):
    """np.dot of the difference with itself: right for one row only."""
    d = y - t
    return 0.5 * np.dot(d, d)


def mean_squared_error__trace(y, t):
    """Trace of d.T @ d: right for a matrix only."""
    d = y - t
    return 0.5 * np.trace(d.T @ d)


def mean_squared_error__spectral_norm(y, t):
    """norm with ord=2: for a matrix that is the largest singular value."""
    return 0.5 * np.linalg.norm(y - t, 2) ** 2


def mean_squared_error__norm_not_squared(y, t):
    """Half the length of the difference; the square is missing."""
    return 0.5 * np.sqrt(np.sum((y - t) ** 2))


def mean_squared_error__floor_division(y, t):
    """Halves with //, which rounds down."""
    return np.sum((y - t) ** 2) // 2


def mean_squared_error__only_right_class(y, t):
    """Sums over the entries with t == 1 only."""
    return 0.5 * np.sum((y[t == 1] - 1) ** 2)


def mean_squared_error__targets_truncated(y, t):
    """Turns the right answers into integers: 0.5 becomes 0."""
    return 0.5 * np.sum((y - t.astype(int)) ** 2)


def mean_squared_error__memory_order(y, t):
    """Flattens in memory order: the entries of a transposed view get the wrong partners."""
    return 0.5 * np.sum((y.ravel(order="K") - t.ravel(order="K")) ** 2)


def mean_squared_error__builtin_sum(y, t):
    """Python's sum adds the rows of a matrix: an array comes out."""
    return 0.5 * sum((y - t) ** 2)


def mean_squared_error__shared_list(y, t, parts=[]):
    """Collects the squares in a default list that is shared by all calls."""
    for a, b in zip(y.ravel(), t.ravel()):
        parts.append((a - b) ** 2)
    return 0.5 * sum(parts)


def mean_squared_error__rounded(y, t):
    """Rounds to the 4 digits of the examples."""
    return round(float(0.5 * np.sum((y - t) ** 2)), 4)


def mean_squared_error__last_entry_lost(y, t):
    """Flattens, then loops one entry short."""
    a, b = y.reshape(-1), t.reshape(-1)
    return 0.5 * sum((a[i] - b[i]) ** 2 for i in range(len(a) - 1))


# ---- cross_entropy_error


def cross_entropy_error__sum_of_batch(y, t):
    """Sums the losses of the batch instead of averaging."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__mean_over_classes_too(y, t):
    """np.mean over all entries of t * log(y): divides by the classes as well."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[-1])[t]
    return -np.mean(t * np.log(y + 1e-7))


def cross_entropy_error__one_row_divided_by_classes(y, t):
    """len(y) taken as batch size for one row too, where it is C."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7)) / len(y)


def cross_entropy_error__log_of_zero(y, t):
    """No tiny number: infinite where the right class has probability 0."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]))


def cross_entropy_error__zero_skipped(y, t):
    """Takes the logarithm only where y > 0; probability 0 costs nothing."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    logs = np.log(y, where=y > 0, out=np.zeros(y.shape))
    return -np.sum(t * logs) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__no_minus(y, t):
    """Forgets the minus sign."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__label_as_factor(y, t):
    """Multiplies the logarithms by the labels."""
    n = 1 if y.ndim == 1 else y.shape[0]
    if t.ndim < y.ndim:
        t = t.reshape(-1, 1)
    return -np.sum(t * np.log(y + 1e-7)) / n


def cross_entropy_error__all_columns_of_labels(y, t):
    """y[:, t] picks the columns of all labels for every row."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[:, t] + 1e-7))


def cross_entropy_error__labels_from_one(y, t):
    """Counts labels from 1."""
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))
    return -np.mean(np.log(y[np.arange(len(y)), t - 1] + 1e-7))


def cross_entropy_error__argmax_over_batch(y, t):
    """argmax of the one-hot rows along axis 0."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=0)[: len(y)]
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__one_hot_by_dtype(y, t):
    """Takes every integer t for labels."""
    if t.dtype.kind in "iu":
        y = np.atleast_2d(y)
        return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))
    return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__one_hot_row_as_labels(y, t):
    """atleast_2d on y only: the one-hot row of one example is read as labels."""
    y = np.atleast_2d(y)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__squeezed_batch(y, t):
    """squeeze turns a batch of one row into a row, whose label then looks one-hot."""
    y, t = np.squeeze(y), np.squeeze(t)
    if y.ndim == 1:
        return -np.sum(t * np.log(y + 1e-7))
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__delta_too_large(y, t):
    """The tiny number is 1e-4: the loss at probability 0 is only 9.2."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(np.maximum(y[np.arange(len(y)), t], 1e-4)))


def cross_entropy_error__delta_lost_in_float32(y, t):
    """The tiny number is 1e-50, which is 0 in float32."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t] + y.dtype.type(1e-50)))


def cross_entropy_error__delta_outside(y, t):
    """Adds the tiny number to the logarithm, not to its argument."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log(y[np.arange(len(y)), t]) + 1e-7)


def cross_entropy_error__delta_in_place(y, t):
    """y += 1e-7 changes the probabilities of the caller."""
    y += 1e-7
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y)) / (1 if y.ndim == 1 else len(y))
    return -np.mean(np.log(y[np.arange(len(y)), t]))


def cross_entropy_error__zeros_replaced_in_place(y, t):
    """Writes 1e-7 over the zeros in the caller's array."""
    y[y == 0] = 1e-7
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y)) / (1 if y.ndim == 1 else len(y))
    return -np.mean(np.log(y[np.arange(len(y)), t]))


def cross_entropy_error__clip_out(y, t):
    """clip with out= a reshaped view of y, so the caller's y is clipped as well."""
    rows = y.reshape(-1, y.shape[-1])
    np.clip(rows, 1e-7, None, out=rows)
    t = t.reshape(rows.shape).argmax(axis=1) if t.ndim == y.ndim else t
    return -np.mean(np.log(rows[np.arange(len(rows)), t]))


def cross_entropy_error__flat_labels_in_place(y, t):
    """Makes flat positions with t += ..., so the caller's labels change."""
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))
    t += np.arange(len(y)) * y.shape[1]
    return -np.mean(np.log(y.ravel()[t] + 1e-7))


def cross_entropy_error__base_ten(y, t):
    """Logarithm to base 10."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.mean(np.log10(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__binary_terms(y, t):
    """Adds the terms (1 - t) * log(1 - y) of the binary loss."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    s = t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7)
    return -np.sum(s) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__swapped(y, t):
    """Takes the logarithm of t and weighs it by y."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return -np.sum(y * np.log(t + 1e-7)) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__surest_class(y, t):
    """Uses the largest probability instead of that of the right class."""
    return -np.mean(np.log(np.max(y, axis=-1) + 1e-7))


def cross_entropy_error__eye_of_largest_label(y, t):
    """The one-hot rows have as many columns as the largest label needs, not C."""
    if t.ndim < y.ndim:
        t = np.eye(t.max() + 1)[t]
    return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__eye_of_batch_size(y, t):
    """np.eye(len(y)): right only if N equals C."""
    if t.ndim < y.ndim:
        t = np.eye(len(y))[t]
    return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))


def cross_entropy_error__first_row_returned(y, t):
    """return inside the loop: only the first example counts."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    for row, answer in zip(y, t):
        c = answer if t.ndim == 1 else answer.argmax()
        return float(-np.log(row[c] + 1e-7))


def cross_entropy_error__losses_of_all_calls(y, t):
    """The list of losses lives in the module: later calls average over all calls."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    _seen.extend(-np.log(y[np.arange(len(y)), t] + 1e-7))
    return float(np.mean(_seen))


def cross_entropy_error__probabilities_in_dtype_of_t(y, t):
    """Casts y to the dtype of the one-hot integers, which truncates it to 0."""
    if t.ndim == y.ndim:
        y = np.array(y, dtype=t.dtype)
        return -np.sum(t * np.log(y + 1e-7)) / (1 if y.ndim == 1 else len(y))
    return -np.mean(np.log(y[np.arange(len(y)), t] + 1e-7))


def cross_entropy_error__mask_for_labels(y, t):
    """y[t == 1] also for labels: picks the rows whose label is 1."""
    return -np.mean(np.log(y[t == 1] + 1e-7))


def cross_entropy_error__perfect_examples_not_counted(y, t):
    """Averages only over the examples that are not yet perfect."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    p = y[np.arange(len(y)), t]
    p = p[p < 1]
    return float(-np.mean(np.log(p + 1e-7))) if len(p) else 0.0


def cross_entropy_error__any_zero_counts(y, t):
    """Returns the large loss as soon as any probability is 0, not that of the right class."""
    if y.min() == 0:
        return float(-np.log(1e-7))
    if t.ndim == y.ndim:
        return -np.sum(t * np.log(y)) / (1 if y.ndim == 1 else len(y))
    return -np.mean(np.log(y[np.arange(len(y)), t]))


def cross_entropy_error__log_of_mean(y, t):
    """Logarithm of the mean probability instead of the mean of the logarithms."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.log(np.mean(y[np.arange(len(y)), t]) + 1e-7)


def cross_entropy_error__floor_of_mean(y, t):
    """Divides the sum of the losses by N with //."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7)) // len(y)


def cross_entropy_error__array_for_batch(y, t):
    """Returns the loss of each example, not their mean."""
    if t.ndim < y.ndim:
        t = np.eye(y.shape[1])[t]
    return -np.sum(t * np.log(y + 1e-7), axis=-1)


def cross_entropy_error__batch_size_of_first_call(y, t):
    """Remembers the batch size of the first call."""
    if y.ndim == 1:
        y, t = y[None], t[None]
    n = _last.setdefault("n", len(y))
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return -np.sum(np.log(y[np.arange(len(y)), t] + 1e-7)) / n
