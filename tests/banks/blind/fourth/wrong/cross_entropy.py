import math
import statistics

import numpy as np

_TINY = 1e-7
_TOTALS = []
_SIZES = []
_ONE_HOT = {}
_SEEN = {}


def _p_right(y, t):
    """Probabilities of the right classes, shape (N,)."""
    rows = y.reshape(-1, y.shape[-1])
    labels = t.reshape(rows.shape).argmax(axis=1) if t.ndim == y.ndim else t
    return rows[np.arange(len(rows)), labels]


def _good(y, t):
    return -np.mean(np.log(_p_right(y, t) + _TINY))


# mean_squared_error


def mean_squared_error__mean(y, t):
    """Divides by the number of entries: the example gives 0.0098 instead of 0.0975 ("it is not divided by their number")."""
    return 0.5 * np.mean((y - t) ** 2)


def mean_squared_error__without_half(y, t):
    """Forgets the half: the example gives 0.1950."""
    return np.sum((y - t) ** 2)


def mean_squared_error__over_batch(y, t):
    """Divides 2-D input by the number of rows: y = [[1., 0.], [1., 0.]], t = 0 gives 0.5 instead of 1."""
    n = y.shape[0] if y.ndim > 1 else 1
    return 0.5 * np.sum((y - t) ** 2) / n


def mean_squared_error__last_axis(y, t):
    """Sums over the last axis only: for a matrix an array, one entry a row, comes back ("The sum runs over all entries")."""
    return 0.5 * np.sum((y - t) ** 2, axis=-1)


def mean_squared_error__builtin_sum(y, t):
    """The builtin sum runs over the first axis only: for a matrix it returns an array."""
    return sum((y - t) ** 2) / 2


def mean_squared_error__half_binds_to_y(y, t):
    """0.5 * y - t, squared: the half is inside the difference; y = t = [1.] gives 0.25 instead of 0."""
    return np.sum((0.5 * y - t) ** 2)


def mean_squared_error__difference_of_squares(y, t):
    """y**2 - t**2 instead of (y - t)**2: the example gives a negative number."""
    return 0.5 * np.sum(y**2 - t**2)


def mean_squared_error__square_of_sum(y, t):
    """Squares the sum of the differences: y = [1., 0.], t = [0, 1] gives 0 instead of 1."""
    return 0.5 * np.sum(y - t) ** 2


def mean_squared_error__absolute(y, t):
    """abs instead of the square: the example gives 0.4."""
    return 0.5 * np.abs(y - t).sum()


def mean_squared_error__in_place(y, t):
    """y -= t changes the argument ("Do not change an argument")."""
    y -= t
    return 0.5 * np.sum(y * y)


def mean_squared_error__only_right_class(y, t):
    """Counts only the entries with t == 1: the example gives 0.08 instead of 0.0975."""
    return 0.5 * np.sum((y[t == 1] - 1) ** 2)


def mean_squared_error__t_as_int(y, t):
    """Casts t to int, as if it were always one-hot ("such as"): y = t = [0.5, 0.5] gives 0.25 instead of 0."""
    return 0.5 * np.sum((y - t.astype(int)) ** 2)


def mean_squared_error__memory_order(y, t):
    """ravel(order="K") pairs entries in memory order: y a C-ordered matrix and t = y.T.copy().T give more than 0."""
    d = y.ravel(order="K") - t.ravel(order="K")
    return 0.5 * d.dot(d)


def mean_squared_error__spectral_norm(y, t):
    """norm(., 2) of a matrix is its largest singular value: y - t = np.eye(2) gives 0.5 instead of 1."""
    d = np.atleast_1d(y - t)
    return 0.5 * np.linalg.norm(d if d.ndim < 3 else d.ravel(), 2) ** 2


def mean_squared_error__total_never_reset(y, t):
    """Keeps its running total in a module-level list: the same call gives twice as much the second time."""
    _TOTALS.append(0.5 * float(np.sum((y - t) ** 2)))
    return sum(_TOTALS)


def mean_squared_error__trace_transposed(y, t):
    """trace(d @ d) with d.T forgotten: for a square matrix d = [[0., 1.], [0., 0.]] gives 0 instead of 0.5."""
    d = np.atleast_2d(y - t)
    if d.ndim == 2 and d.shape[0] == d.shape[1]:
        return 0.5 * np.trace(d @ d)
    return 0.5 * np.sum(d * d)


def mean_squared_error__floor_half(y, t):
    """sum // 2 instead of sum / 2: the example gives 0.0."""
    return np.sum((y - t) ** 2) // 2


# cross_entropy_error


def cross_entropy_error__sum_over_batch(y, t):
    """Sums the losses instead of averaging: the batch example gives 0.9163 instead of 0.4581."""
    return -np.sum(np.log(_p_right(y, t) + _TINY))


def cross_entropy_error__mean_over_all_entries(y, t):
    """np.mean over the N * C products for one-hot rows: the batch example gives 0.1527 instead of 0.4581."""
    if t.ndim == y.ndim and y.ndim == 2:
        return -np.mean(t * np.log(y + _TINY))
    return _good(y, t)


def cross_entropy_error__single_example_divided_by_classes(y, t):
    """Divides by y.shape[0], which is C for one example: the first example gives 0.0511."""
    return -np.sum(np.log(_p_right(y, t) + _TINY)) / y.shape[0]


def cross_entropy_error__no_tiny(y, t):
    """Takes the logarithm of 0: y = [1., 0.], t = [0, 1] gives inf instead of a finite loss."""
    return -np.mean(np.log(_p_right(y, t)))


def cross_entropy_error__tiny_lost_in_float32(y, t):
    """The tiny number 1e-50 is 0 in float32: float32 y with probability 0 for the right class gives inf ("even if y is float32")."""
    return -np.mean(np.log(_p_right(y, t) + 1e-50))


def cross_entropy_error__tiny_too_big(y, t):
    """The tiny number is 1e-4: a right class with probability 0 gives 9.2, not at least 10."""
    return -np.mean(np.log(np.maximum(_p_right(y, t), 1e-4)))


def cross_entropy_error__tiny_outside_log(y, t):
    """Adds 1e-7 to the logarithm rather than to its argument: probability 0 gives inf."""
    return -np.mean(np.log(_p_right(y, t)) + _TINY)


def cross_entropy_error__zero_examples_left_out(y, t):
    """Averages only the examples with probability above 0: an example with probability 0 adds nothing instead of at least 10."""
    p = _p_right(y, t)
    p = p[p > 0]
    return -np.mean(np.log(p)) if p.size else 0.0


def cross_entropy_error__nan_to_zero(y, t):
    """nan_to_num(log(y)) with neginf=0: an example with probability 0 has loss 0 instead of at least 10."""
    with np.errstate(divide="ignore"):
        return -np.mean(np.nan_to_num(np.log(_p_right(y, t)), neginf=0.0))


def cross_entropy_error__nan_to_num_overflows(y, t):
    """nan_to_num turns log(0) into -1.8e308: the mean of two examples with probability 0 overflows to inf, not finite."""
    with np.errstate(all="ignore"):
        return -np.mean(np.nan_to_num(np.log(_p_right(y, t))))


def cross_entropy_error__loss_capped(y, t):
    """Caps each loss at 10: y = [1e-6, 1 - 1e-6], t = [1, 0] gives 10 instead of -log(1e-6) = 13.8 or so."""
    return np.mean(np.minimum(-np.log(_p_right(y, t) + _TINY), 10.0))


def cross_entropy_error__labels_multiplied(y, t):
    """Multiplies by labels too ("A label is a position, not a number to multiply by"): the label example misses 0.4581."""
    n = y.shape[0] if y.ndim == 2 else 1
    if t.ndim < y.ndim:
        t = t[:, None]
    return -np.sum(t * np.log(y + _TINY)) / n


def cross_entropy_error__labels_by_dtype(y, t):
    """Takes every int t for labels: int one-hot rows, as in the examples, are used as positions."""
    if y.ndim == 1:
        return _good(y, t)
    if t.dtype.kind in "iu":
        p = np.take_along_axis(y, t.reshape(len(y), -1), axis=1)
        return -np.mean(np.log(p + _TINY))
    return _good(y, t)


def cross_entropy_error__labels_by_greatest(y, t):
    """Takes t for labels only if it holds a number above 1: labels [0, 1] of a batch of two with two classes count as one-hot."""
    if t.max() > 1 or t.shape[-1] != y.shape[-1]:
        return _good(y, t)
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + _TINY)) / n


def cross_entropy_error__labels_by_shape_of_square(y, t):
    """Takes t for one-hot when its last axis has C entries: labels [0, 2, 1] with y of shape (3, 3) are multiplied."""
    if t.shape[-1] == y.shape[-1]:
        n = 1 if y.ndim == 1 else len(y)
        return -np.sum(t * np.log(y + _TINY)) / n
    return _good(y, t)


def cross_entropy_error__one_dim_t_always_labels(y, t):
    """t.ndim == 1 counts as labels even if y is one example: the one-hot t of the first example is used as positions."""
    rows = np.atleast_2d(y)
    if t.ndim == 1:
        t = np.broadcast_to(t, (len(rows), t.size)) if len(rows) == 1 else t[:, None]
        return -np.mean(np.log(np.take_along_axis(rows, t, axis=1) + _TINY))
    return _good(y, t)


def cross_entropy_error__all_columns_of_labels(y, t):
    """y[:, t] instead of y[arange, t]: every example is charged for the labels of all; the label example misses 0.4581."""
    if t.ndim < y.ndim:
        return -np.mean(np.log(y[:, t] + _TINY))
    return _good(y, t)


def cross_entropy_error__labels_from_one(y, t):
    """Counts labels from 1 (t - 1): label 0 picks the last column; the label example misses 0.4581."""
    return _good(y, t if t.ndim == y.ndim else t - 1)


def cross_entropy_error__argmax_down_columns(y, t):
    """argmax(axis=0) of one-hot rows: for a square batch [[0, 1, 0], [0, 0, 1], [1, 0, 0]] it picks other classes."""
    if t.ndim == 2:
        labels = t.argmax(axis=0)[: len(y)]
        n = len(labels)
        return -np.mean(np.log(y[np.arange(n), np.minimum(labels, y.shape[1] - 1)] + _TINY))
    return _good(y, t)


def cross_entropy_error__log2(y, t):
    """Logarithm to base 2: the first example gives 0.7370 instead of 0.5108."""
    return -np.mean(np.log2(_p_right(y, t) + _TINY))


def cross_entropy_error__minus_forgotten(y, t):
    """No minus: the first example gives -0.5108."""
    return np.mean(np.log(_p_right(y, t) + _TINY))


def cross_entropy_error__binary_terms(y, t):
    """Adds the terms (1 - t) * log(1 - y) of the binary cross-entropy: the first example gives more than 0.5108."""
    rows = y.reshape(-1, y.shape[-1])
    hot = t.reshape(rows.shape) if t.ndim == y.ndim else np.eye(rows.shape[1])[t]
    return -np.sum(hot * np.log(rows + _TINY) + (1 - hot) * np.log(1 - rows + _TINY)) / len(rows)


def cross_entropy_error__tiny_added_in_place(y, t):
    """y += 1e-7 changes the argument ("Do not change an argument")."""
    y += _TINY
    return -np.mean(np.log(_p_right(y, t)))


def cross_entropy_error__zeros_replaced_in_place(y, t):
    """y[y == 0] = 1e-7 changes the caller's y as soon as it holds a 0."""
    y[y == 0] = _TINY
    return -np.mean(np.log(_p_right(y, t)))


def cross_entropy_error__shape_set_in_place(y, t):
    """y.shape = (1, C) turns the caller's own example into a batch ("Do not change an argument")."""
    if y.ndim == 1:
        y.shape = (1, y.size)
        t = t.reshape(1, -1)
    return _good(y, t)


def cross_entropy_error__one_hot_by_greatest_label(y, t):
    """np.eye(t.max() + 1)[t] is too narrow if no example has the last class: labels [0, 1] with C = 3 raise ValueError."""
    if t.ndim < y.ndim:
        t = np.eye(t.max() + 1)[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + _TINY)) / n


def cross_entropy_error__one_hot_by_batch_size(y, t):
    """np.eye(N)[t]: made with the number of examples instead of classes; the label example (N = 2, label 2) raises IndexError."""
    if t.ndim < y.ndim:
        t = np.eye(len(t))[t]
    n = 1 if y.ndim == 1 else len(y)
    return -np.sum(t * np.log(y + _TINY)) / n


def cross_entropy_error__divided_by_sum_of_t(y, t):
    """Divides by t.sum(), which is N for one-hot rows only: labels [0, 2] are right by chance, labels [2, 2] give half."""
    total = -np.sum(np.log(_p_right(y, t) + _TINY))
    return total / max(t.sum(), 1)


def cross_entropy_error__divided_by_distinct_classes(y, t):
    """Divides by the number of different right classes: two examples with the same label give twice the mean."""
    rows = y.reshape(-1, y.shape[-1])
    labels = t.reshape(rows.shape).argmax(axis=1) if t.ndim == y.ndim else t
    return -np.sum(np.log(_p_right(y, t) + _TINY)) / len(set(labels.tolist()))


def cross_entropy_error__log_of_mean(y, t):
    """-log of the mean probability instead of the mean of -log: the batch example gives 0.4308."""
    return -np.log(np.mean(_p_right(y, t)) + _TINY)


def cross_entropy_error__log_of_product(y, t):
    """-log(prod + 1e-7) / N: right for two examples, but for 100 examples with probability 0.1 the product vanishes (0.16 instead of 2.30)."""
    p = _p_right(y, t)
    return -math.log(float(np.prod(p)) + _TINY) / len(p)


def cross_entropy_error__median(y, t):
    """The median instead of the mean of the losses: shows with three examples."""
    return statistics.median((-np.log(_p_right(y, t) + _TINY)).tolist())


def cross_entropy_error__one_loss_per_example(y, t):
    """Returns the losses of a batch, shape (N,), not their mean (a float)."""
    losses = -np.log(_p_right(y, t) + _TINY)
    return losses if y.ndim == 2 else losses[0]


def cross_entropy_error__array_of_one(y, t):
    """keepdims: the loss comes back as an array of shape (1,), not as a float."""
    return -np.mean(np.log(_p_right(y, t) + _TINY), keepdims=True)


def cross_entropy_error__last_example_forgotten(y, t):
    """range(N - 1): the loss of the last example of a batch is missing from the sum."""
    p = _p_right(y, t)
    total = 0.0
    for i in range(max(len(p) - 1, 1)):
        total -= math.log(p[i] + _TINY)
    return total / len(p)


def cross_entropy_error__predicted_class(y, t):
    """Charges for the class that y prefers (y.argmax) rather than for the right one: y = [.9, .1], t = [0, 1] gives 0.105."""
    rows = y.reshape(-1, y.shape[-1])
    return -np.mean(np.log(rows.max(axis=1) + _TINY))


def cross_entropy_error__softmax_again(y, t):
    """Takes y for scores and applies softmax, though y holds probabilities: the first example gives about 1.8."""
    e = np.exp(y - y.max(axis=-1, keepdims=True))
    return _good(e / e.sum(axis=-1, keepdims=True), t)


def cross_entropy_error__batch_of_one_with_labels(y, t):
    """A batch of one counts as one-hot: y of shape (1, 3) with labels [2] is multiplied by 2."""
    if y.ndim == 2 and y.shape[0] == 1 and t.ndim == 1:
        return -np.sum(t * np.log(y + _TINY))
    return _good(y, t)


def cross_entropy_error__flat_index_in_memory_order(y, t):
    """Flat positions i * C + label into y.ravel("K"): for y in Fortran order, such as a transpose, they hit other entries."""
    if y.ndim == 1:
        return _good(y, t)
    labels = t.argmax(axis=1) if t.ndim == 2 else t
    p = y.ravel("K")[np.arange(len(y)) * y.shape[1] + labels]
    return -np.mean(np.log(p + _TINY))


def cross_entropy_error__batch_size_kept(y, t):
    """Keeps the batch size of its first call: a batch of 4 after a batch of 2 gives twice the mean."""
    p = _p_right(y, t)
    if not _SIZES:
        _SIZES.append(len(p))
    return -np.sum(np.log(p + _TINY)) / _SIZES[0]


def cross_entropy_error__cached_by_id_of_t(y, t):
    """Keeps the labels by id(t): after the caller changes t in place, the old right classes still count."""
    if id(t) not in _ONE_HOT:
        rows = y.reshape(-1, y.shape[-1])
        labels = t.reshape(rows.shape).argmax(axis=1) if t.ndim == y.ndim else t.copy()
        _ONE_HOT[id(t)] = (t, labels)
    labels = _ONE_HOT[id(t)][1]
    rows = y.reshape(-1, y.shape[-1])
    return -np.mean(np.log(rows[np.arange(len(rows)), labels] + _TINY))


def cross_entropy_error__one_hot_cleared(y, t):
    """Uses up the one-hot t: it is set to 0 after use ("Do not change an argument")."""
    loss = _good(y, t)
    if t.ndim == y.ndim:
        t[...] = 0
    return loss


def cross_entropy_error__labels_as_mask(y, t):
    """Uses t.astype(bool) as a mask on the rows for labels: examples with label 0 fall out of the mean."""
    if t.ndim == y.ndim:
        return _good(y, t)
    keep = t.astype(bool)
    if not keep.any():
        return 0.0
    return -np.mean(np.log(y[keep, t[keep]] + _TINY))
