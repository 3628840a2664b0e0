import math

import numpy as np

_BUFFERS = {}
_BY_ID = {}
_BY_BYTES = {}
_BY_VALUE = {}
_LAST_SHIFT = []


def _good(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__axis_0(x):
    """Max and sum run down the columns of a batch: the rows of softmax([[1., 2.], [3., 5.]]) do not sum to 1."""
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=0)


def softmax__max_of_whole_batch(x):
    """Shifts all rows by the max of the whole batch: [[1000., 999.], [-1000., -999.]] gives nan in row 2 (a row depends on that row alone)."""
    e = np.exp(x - np.max(x))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__sum_of_whole_batch(x):
    """Right max, but divides by the sum of the whole batch: rows of a batch of two sum to less than 1."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / np.sum(e)


def softmax__no_shift(x):
    """No shift at all: exp(1000) is inf, so [1000., -1000.] gives nan."""
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__shift_in_place(x):
    """x -= max changes the argument ("Do not change an argument")."""
    x -= x.max(axis=-1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__shift_by_min(x):
    """Shifts by the min instead of the max: [1000., -1000.] overflows."""
    e = np.exp(x - x.min(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__shift_by_mean(x):
    """Shifts by the mean: the largest exponent is not 0, and [2000., -2000.] gives nan."""
    e = np.exp(x - x.mean(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__shift_by_largest_magnitude(x):
    """Shifts by max(abs(x)): the row [-1000., -1001.] underflows to 0/0 = nan (scores even below -1000)."""
    e = np.exp(x - np.abs(x).max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__shift_only_if_positive(x):
    """Shifts by max(0, max): rows of very negative scores, [-1000., -1001.], underflow to nan."""
    e = np.exp(x - np.maximum(x.max(axis=-1, keepdims=True), 0))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__clipped_scores(x):
    """Clips the scores to [-500, 500] instead of shifting: [1000., 999.] gives [0.5, 0.5] rather than [0.731, 0.269]."""
    e = np.exp(np.clip(x, -500, 500))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__nan_to_num(x):
    """Repairs inf/inf with nan_to_num: [1000., -1000.] gives [0., 0.], which does not sum to 1."""
    with np.errstate(all="ignore"):
        e = np.exp(x)
        return np.nan_to_num(e / e.sum(axis=-1, keepdims=True))


def softmax__reused_buffer(x):
    """Writes all results of one shape into the same buffer: a returned array changes in the next call with that shape."""
    out = _BUFFERS.setdefault(x.shape, np.empty(x.shape))
    out[...] = _good(x)
    return out


def softmax__row_becomes_batch(x):
    """np.atleast_2d and never back: for shape (C,) the result has shape (1, C) instead of the same shape."""
    x = np.atleast_2d(x)
    return _good(x)


def softmax__batch_of_one_squeezed(x):
    """A batch of shape (1, C) comes back with shape (C,): not the same shape as x."""
    return np.squeeze(_good(np.atleast_2d(x)), axis=0) if x.shape[0] == 1 or x.ndim == 1 else _good(x)


def softmax__rounded(x):
    """Rounds the result to 4 places: [0., 0., 0.] gives rows that sum to 0.9999."""
    return _good(x).round(4)


def softmax__result_transposed(x):
    """Works on x.T so that rows broadcast, but forgets to transpose back: shape (3, 2) for x of shape (2, 3)."""
    xt = x.T
    e = np.exp(xt - xt.max(axis=0))
    return e / e.sum(axis=0)


def softmax__max_without_keepdims(x):
    """The row maxima lack keepdims: in a square batch they are subtracted from the columns, [[1., 1.], [1000., -1000.]] gives nan."""
    e = np.exp(x - x.max(axis=-1))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__sum_without_keepdims(x):
    """The row sums lack keepdims: in a square batch column j is divided by the sum of row j, so rows do not sum to 1."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)


def softmax__log_probabilities(x):
    """Returns the log of the softmax: the entries are negative, not in [0, 1]."""
    z = x - x.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def softmax__shift_by_first(x):
    """Shifts each row by its first score instead of its max: [-1000., 1000.] overflows."""
    e = np.exp(x - x[..., :1])
    return e / e.sum(axis=-1, keepdims=True)


def softmax__shift_by_argmax(x):
    """Subtracts the position of the max instead of the max: [1000., -1000.] is not shifted and overflows."""
    e = np.exp(x - x.argmax(axis=-1)[..., None])
    return e / e.sum(axis=-1, keepdims=True)


def softmax__scaled_by_max(x):
    """Divides the scores by the largest magnitude instead of subtracting: [0.3, 2.9, 4.0] gives other probabilities than the example."""
    big = np.maximum(np.abs(x).max(axis=-1, keepdims=True), 1e-300)
    e = np.exp(x / big)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__divided_by_largest(x):
    """Divides by the largest exponential instead of the sum: rows do not sum to 1."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.max(axis=-1, keepdims=True)


def softmax__total_leaks_into_next_row(x):
    """The loop's total is not reset between rows: the second row of a batch sums to less than 1."""
    rows = np.atleast_2d(x)
    out = np.empty(rows.shape)
    total = 0.0
    for i, row in enumerate(rows):
        top = max(row)
        for score in row:
            total += math.exp(score - top)
        for j, score in enumerate(row):
            out[i, j] = math.exp(score - top) / total
    return out.reshape(x.shape)


def softmax__returns_in_the_loop(x):
    """return stands inside the loop over the rows: of a batch only the first row comes back, not the shape of x."""
    for row in np.atleast_2d(x):
        e = np.exp(row - row.max())
        return e / e.sum()


def softmax__out_has_dtype_of_x(x):
    """Fills np.zeros_like(x): for an int array such as [1, 2, 3] all probabilities are cut to 0 and do not sum to 1."""
    out = np.zeros_like(x)
    out[...] = _good(x)
    return out


def softmax__equal_scores_counted_once(x):
    """Sums over the distinct scores (np.unique): [1., 1.] gives [1., 1.] rather than [0.5, 0.5]."""
    rows = np.atleast_2d(x)
    out = []
    for row in rows:
        z = row - row.max()
        out.append(np.exp(z) / np.exp(np.unique(z)).sum())
    return np.array(out).reshape(x.shape)


def softmax__sorted_on_the_way(x):
    """Sorts each row to find the max and returns the probabilities in that order: [4., 0.] gives the small one first."""
    s = np.sort(x, axis=-1)
    e = np.exp(s - s[..., -1:])
    return e / e.sum(axis=-1, keepdims=True)


def softmax__last_row_forgotten(x):
    """The loop over a batch stops one row early: the last row stays 0 and does not sum to 1."""
    if x.ndim == 1:
        return _good(x)
    out = np.zeros(x.shape)
    for i in range(1, len(x)):
        out[i - 1] = _good(x[i - 1])
    return out


def softmax__cached_by_id(x):
    """Keeps results by id(x): after x[0] = 9. the second call with the same array still returns the old probabilities."""
    if id(x) not in _BY_ID:
        _BY_ID[id(x)] = (x, _good(x))
    return _BY_ID[id(x)][1].copy()


def softmax__cached_by_bytes_without_shape(x):
    """Keeps results by the bytes of x alone: the same six numbers of shape (3, 2) get the result of shape (2, 3)."""
    key = (x.dtype.str, x.tobytes())
    if key not in _BY_BYTES:
        _BY_BYTES[key] = _good(x)
    return _BY_BYTES[key].copy()


def softmax__cache_handed_out(x):
    """Hands out the cached array itself: p = softmax(x); p[:] = 0; then softmax(x) returns zeros, which do not sum to 1."""
    key = (x.dtype.str, x.shape, x.tobytes())
    if key not in _BY_VALUE:
        _BY_VALUE[key] = _good(x)
    return _BY_VALUE[key]


def softmax__shift_of_first_call_kept(x):
    """Finds the shift in the first call only and keeps it: softmax([0., 1.]) and then softmax([1000., 1000.]) gives nan."""
    if not _LAST_SHIFT:
        _LAST_SHIFT.append(float(np.max(x)))
    e = np.exp(x - _LAST_SHIFT[0])
    return e / e.sum(axis=-1, keepdims=True)


def softmax__hard_max_for_big_scores(x):
    """Rows with scores above 700 become one-hot: [1000., 999.] gives [1., 0.] rather than [0.731, 0.269]."""
    rows = np.atleast_2d(x)
    out = np.zeros(rows.shape)
    for i, row in enumerate(rows):
        if row.max() > 700:
            out[i, row.argmax()] = 1.0
        else:
            out[i] = _good(row)
    return out.reshape(x.shape)


def softmax__sign_of_exponent(x):
    """exp(max - x): the highest score gets the lowest probability, and far scores overflow."""
    e = np.exp(x.max(axis=-1, keepdims=True) - x)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__shift_of_first_row(x):
    """Every row of a batch is shifted by the max of the first: [[1., 1.], [1000., -1000.]] gives nan in row 2."""
    top = np.max(x[0])
    e = np.exp(x - top)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__only_batches_shifted(x):
    """Only the branch for batches shifts; shape (C,) with [1000., -1000.] overflows to nan."""
    if x.ndim == 2:
        return _good(x)
    return np.exp(x) / np.sum(np.exp(x))


def softmax__rows_shifted_in_place(x):
    """for row in x: row -= row.max() moves the rows of the caller's batch, as rows are views ("Do not change an argument")."""
    if x.ndim == 1:
        return _good(x)
    out = []
    for row in x:
        row -= row.max()
        out.append(np.exp(row) / np.exp(row).sum())
    return np.array(out)


def softmax__exponentials_shifted(x):
    """Subtracts the max after exp instead of before: [0.3, 2.9, 4.0] gives other numbers than the example."""
    e = np.exp(x)
    e = e - e.max(axis=-1, keepdims=True)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__square_batch_taken_for_columns(x):
    """Guesses the axis of the classes as the longer one: a batch of shape (5, 3) is normalised down its columns."""
    axis = int(np.argmax(x.shape))
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def softmax__probabilities_floored(x):
    """Keeps the result off 0 and 1 with clip(1e-3, 1 - 1e-3): ten scores, one of them 1000, give a row that sums to 1.008."""
    return np.clip(_good(x), 1e-3, 1 - 1e-3)


def softmax__sum_misses_last_class(x):
    """The slice [:-1] drops the last class from the sum: [0., 0., 0.] gives 0.5 each, sum 1.5."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / (e[..., :-1].sum(axis=-1, keepdims=True) if x.shape[-1] > 1 else e)


def softmax__max_subtracted_as_int(x):
    """Casts the shifted scores to int ("exponents are whole numbers"): [0.3, 2.9, 4.0] misses the example."""
    z = (x - x.max(axis=-1, keepdims=True)).astype(int)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
