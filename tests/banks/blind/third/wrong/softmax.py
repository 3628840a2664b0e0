"""Wrong implementations of softmax: slips that a learner might make."""

import numpy as np

_buffers = {}
_by_id = {}
_peak = [-np.inf]


def softmax__no_shift(x):
    """Takes exp of the raw scores: overflows to nan."""
    e = np.exp(x)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__global_max(x):
    """Shifts all rows by the maximum of the whole batch: low rows underflow to 0/0."""
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__global_sum(x):
    """Divides by the sum over the whole batch."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e)


def softmax__axis_0(x):
    """Normalises down the columns of a batch."""
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=0)


def softmax__max_of_columns(x):
    """Right sum, but the maximum is taken for each column (and so is 0 for one row)."""
    if x.ndim == 1:
        e = np.exp(x - x.max())
        return e / e.sum()
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=1, keepdims=True)


def softmax__shift_in_place(x):
    """x -= max changes the scores of the caller."""
    x -= np.max(x, axis=-1, keepdims=True)
    e = np.exp(x)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__rows_in_place(x):
    """Loops over row views of the caller's array and writes into them."""
    rows = x.reshape(-1, x.shape[-1])
    out = []
    for row in rows:
        row -= row.max()
        e = np.exp(row)
        out.append(e / e.sum())
    return np.array(out).reshape(x.shape)


def softmax__shift_by_mean(x):
    """Subtracts the mean, which leaves large exponents."""
    e = np.exp(x - np.mean(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__shift_by_min(x):
    """Subtracts the minimum instead of the maximum."""
    e = np.exp(x - np.min(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__shift_by_largest_abs(x):
    """Subtracts the largest absolute value: a row of -1000 underflows to 0/0."""
    e = np.exp(x - np.max(np.abs(x), axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__max_initial_zero(x):
    """The maximum has initial=0: rows with only negative scores are not shifted."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True, initial=0))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__shift_only_when_large(x):
    """Shifts only against overflow; rows far below 0 still underflow."""
    top = np.max(x, axis=-1, keepdims=True)
    e = np.exp(x - np.where(top > 500, top, 0.0))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__clip_scores(x):
    """Clips the scores to [-500, 500]: 1000 and 990 become equal."""
    e = np.exp(np.clip(x, -500, 500))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__clip_shifted(x):
    """Clips the shifted scores at -10, so small probabilities are too large."""
    z = np.maximum(x - np.max(x, axis=-1, keepdims=True), -10)
    e = np.exp(z)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__nan_to_zero(x):
    """Lets it overflow and replaces nan by 0."""
    with np.errstate(all="ignore"):
        e = np.exp(x)
        return np.nan_to_num(e / np.sum(e, axis=-1, keepdims=True))


def softmax__divide_by_max(x):
    """Divides by the maximum instead of subtracting it."""
    e = np.exp(x / np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__sum_without_keepdims(x):
    """No keepdims in the sum: fails, or mixes the rows of a square batch."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1)


def softmax__max_without_keepdims(x):
    """No keepdims in the maximum: fails, or shifts by columns in a square batch."""
    e = np.exp(x - np.max(x, axis=-1))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__batch_of_one_squeezed(x):
    """A batch of one row comes back as shape (C,)."""
    z = np.atleast_2d(x)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.squeeze(e / e.sum(axis=1, keepdims=True))


def softmax__row_becomes_batch(x):
    """One row comes back as a batch of shape (1, C)."""
    z = np.atleast_2d(x)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax__axis_1_only(x):
    """Works for batches only: axis 1 does not exist in one row."""
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax__rounded(x):
    """Rounds the probabilities to 4 digits."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return np.round(e / np.sum(e, axis=-1, keepdims=True), 4)


def softmax__half_precision(x):
    """Computes in float16 to save memory."""
    z = (x - np.max(x, axis=-1, keepdims=True)).astype(np.float16)
    e = np.exp(z)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__kept_buffer(x):
    """Writes into a buffer kept for each shape: a later call changes an earlier result."""
    out = _buffers.setdefault(x.shape, np.empty(x.shape))
    np.exp(x - np.max(x, axis=-1, keepdims=True), out=out)
    out /= np.sum(out, axis=-1, keepdims=True)
    return out


def softmax__cache_by_id(x):
    """Remembers results by id(x): stale once the entries of x change."""
    if id(x) not in _by_id:
        e = np.exp(x - np.max(x, axis=-1, keepdims=True))
        _by_id[id(x)] = (x, e / np.sum(e, axis=-1, keepdims=True))
    return _by_id[id(x)][1].copy()


def softmax__largest_ever_seen(x):
    """Shifts by the largest score of all calls so far, so later rows underflow."""
    _peak[0] = max(_peak[0], float(np.max(x)))
    e = np.exp(x - _peak[0])
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__running_max_not_reset(x):
    """The loop carries the maximum of one row into the next."""
    rows = np.atleast_2d(x)
    out = np.empty(rows.shape)
    top = -np.inf
    for i, row in enumerate(rows):
        for v in row:
            if v > top:
                top = v
        e = np.exp(row - top)
        out[i] = e / e.sum()
    return out.reshape(x.shape)


def softmax__running_sum_not_reset(x):
    """The loop carries the sum of one row into the next."""
    rows = np.atleast_2d(x)
    out = np.empty(rows.shape)
    total = 0.0
    for i, row in enumerate(rows):
        e = np.exp(row - row.max())
        total += e.sum()
        out[i] = e / total
    return out.reshape(x.shape)


def softmax__integer_output(x):
    """empty_like keeps an integer dtype and truncates the probabilities to 0."""
    out = np.empty_like(x)
    rows = x.reshape(-1, x.shape[-1])
    for row, target in zip(rows, out.reshape(rows.shape)):
        e = np.exp(row - row.max())
        target[:] = e / e.sum()
    return out


def softmax__scores_truncated(x):
    """Turns the scores into integers first."""
    z = x.astype(int)
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__sign_flipped(x):
    """Computes exp(max - x): the lowest score wins."""
    z = np.max(x, axis=-1, keepdims=True) - x
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__base_two(x):
    """Powers of 2 instead of powers of e."""
    e = 2.0 ** (x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__normalised_sigmoids(x):
    """Sigmoids, divided by their sum."""
    s = 1 / (1 + np.exp(-np.clip(x, -500, 500)))
    return s / np.sum(s, axis=-1, keepdims=True)


def softmax__euclidean_norm(x):
    """Divides by the length of the row of exponentials, not by their sum."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sqrt(np.sum(e**2, axis=-1, keepdims=True))


def softmax__first_row_not_done(x):
    """The loop over the batch starts at 1; row 0 stays 0."""
    if x.ndim == 1:
        e = np.exp(x - x.max())
        return e / e.sum()
    out = np.zeros(x.shape)
    for i in range(1, len(x)):
        e = np.exp(x[i] - x[i].max())
        out[i] = e / e.sum()
    return out


def softmax__transposed_result(x):
    """The transpose made for broadcasting is not undone."""
    if x.ndim == 1:
        e = np.exp(x - x.max())
        return e / e.sum()
    z = x.T
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def softmax__last_class_by_difference(x):
    """Sets the last class to 1 minus the others, computed from a sum without it."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    y = e / np.sum(e[..., :-1], axis=-1, keepdims=True).clip(1e-12)
    y[..., -1] = 1 - y[..., :-1].sum(axis=-1)
    return y
