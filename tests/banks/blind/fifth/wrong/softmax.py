"""Wrong implementations for softmax."""

import numpy as np

_memory = {}
_largest = None


def softmax__axis_0(x):
    """Sums over axis 0: the columns of a batch sum to 1, not the rows."""
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=0)


def softmax__axis_1(x):
    """axis=1 everywhere: fails for a single row of shape (C,)."""
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def softmax__no_shift(x):
    """Plain formula: [1000, -1000] gives nan."""
    with np.errstate(all="ignore"):
        e = np.exp(x)
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__global_max(x):
    """Subtracts the largest score of the whole batch: a row 2000 below it becomes 0 / 0 = nan."""
    with np.errstate(all="ignore"):
        e = np.exp(x - np.max(x))
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__global_sum(x):
    """Divides by the sum of the whole batch: the rows do not sum to 1."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e)


def softmax__max_without_keepdims(x):
    """max(axis=-1) without keepdims: fails for (2, 3), and for (2, 2) shifts columns ([[0, 0], [2000, 2000]] is nan)."""
    with np.errstate(all="ignore"):
        e = np.exp(x - np.max(x, axis=-1))
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__sum_without_keepdims(x):
    """sum(axis=-1) without keepdims: fails for (2, 3), and for (2, 2) divides columns by row sums."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1)


def softmax__in_place_shift(x):
    """x -= max changes the argument."""
    x -= np.max(x, axis=-1, keepdims=True)
    e = np.exp(x)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__in_place_exp(x):
    """np.exp(..., out=x): the scores of the caller are overwritten by probabilities."""
    np.exp(x - x.max(axis=-1, keepdims=True), out=x)
    x /= x.sum(axis=-1, keepdims=True)
    return x


def softmax__subtracts_min(x):
    """Makes the smallest exponent 0: [0, 2000] overflows to nan."""
    with np.errstate(all="ignore"):
        e = np.exp(x - np.min(x, axis=-1, keepdims=True))
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__subtracts_mean(x):
    """Subtracts the mean: [2000, -2000] still overflows to nan."""
    with np.errstate(all="ignore"):
        e = np.exp(x - np.mean(x, axis=-1, keepdims=True))
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__adds_max(x):
    """Adds the largest score instead of subtracting: [1000, 999] is nan."""
    with np.errstate(all="ignore"):
        e = np.exp(x + np.max(x, axis=-1, keepdims=True))
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__largest_magnitude(x):
    """Subtracts max |x|: with all scores about -1000 the exponents are -2000 and 0 / 0 is nan."""
    with np.errstate(all="ignore"):
        e = np.exp(x - np.max(np.abs(x), axis=-1, keepdims=True))
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__divides_by_max(x):
    """Divides by the largest score to keep it small: [1, 2] gives softmax of [0.5, 1]."""
    with np.errstate(all="ignore"):
        e = np.exp(x / np.max(x, axis=-1, keepdims=True))
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__clip(x):
    """Clips scores to [-500, 500]: [1000, 2000] gives 0.5 and 0.5, not 0 and 1."""
    e = np.exp(np.clip(x, -500, 500))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__nan_to_num(x):
    """Repairs nan by 0: [1000, 0] gives [0, 0], which does not sum to 1."""
    with np.errstate(all="ignore"):
        e = np.exp(x)
        return np.nan_to_num(e / np.sum(e, axis=-1, keepdims=True))


def softmax__nan_to_one(x):
    """Repairs inf / inf by 1: [1000, 1000] gives [1, 1]."""
    with np.errstate(all="ignore"):
        e = np.exp(x)
        return np.nan_to_num(e / np.sum(e, axis=-1, keepdims=True), nan=1.0)


def softmax__log(x):
    """Returns the logarithm of the probabilities."""
    s = x - np.max(x, axis=-1, keepdims=True)
    return s - np.log(np.sum(np.exp(s), axis=-1, keepdims=True))


def softmax__no_exp(x):
    """Divides the scores by their sum, without exp: [1, 3] gives [0.25, 0.75]."""
    return x / np.sum(x, axis=-1, keepdims=True)


def softmax__not_normalized(x):
    """Forgets to divide: rows do not sum to 1."""
    return np.exp(x - np.max(x, axis=-1, keepdims=True))


def softmax__exp_of_minus(x):
    """exp(-x): the largest score gets the smallest probability."""
    with np.errstate(all="ignore"):
        e = np.exp(np.min(x, axis=-1, keepdims=True) - x)
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__rounded(x):
    """Rounds to 4 digits: 0.01821127 becomes 0.0182, and rows need not sum to 1."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return (e / np.sum(e, axis=-1, keepdims=True)).round(4)


def softmax__epsilon(x):
    """Adds 1e-3 to the sum against division by 0: rows sum to 0.999."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / (np.sum(e, axis=-1, keepdims=True) + 1e-3)


def softmax__still_transposed(x):
    """Works on x.T for a batch and does not turn back: shape (C, N)."""
    if x.ndim == 2:
        x = x.T
        e = np.exp(x - np.max(x, axis=0))
        return e / np.sum(e, axis=0)
    e = np.exp(x - np.max(x))
    return e / np.sum(e)


def softmax__half_transposed(x):
    """Transposes once too often before the sum: each column of a batch sums to 1, not each row."""
    if x.ndim == 1:
        e = np.exp(x - np.max(x))
        return e / e.sum()
    e = np.exp(x.T - x.max(axis=1))
    return (e / e.T.sum(axis=0)[:, None]).T


def softmax__first_row_only(x):
    """return stands in the loop over the rows: the first row comes back alone."""
    for row in np.atleast_2d(x):
        e = np.exp(row - row.max())
        return e / e.sum()


def softmax__always_2d(x):
    """np.atleast_2d: shape (C,) comes back as (1, C)."""
    x = np.atleast_2d(x)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax__squeezed(x):
    """Squeezes at the end: a batch of one row (1, C) comes back as (C,)."""
    x = np.atleast_2d(x)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return np.squeeze(e / e.sum(axis=1, keepdims=True))


def softmax__running_total(x):
    """The total is not reset for the next row: the second row sums to less than 1."""
    batch = np.atleast_2d(x)
    y = np.zeros(batch.shape)
    total = 0.0
    for i, row in enumerate(batch):
        e = np.exp(row - row.max())
        total += e.sum()
        y[i] = e / total
    return y.reshape(x.shape)


def softmax__max_from_zero(x):
    """Looks for the maximum from 0 on: scores all below -1000 give 0 / 0 = nan."""
    batch = np.atleast_2d(x)
    rows = []
    for row in batch:
        largest = 0
        for score in row:
            if score > largest:
                largest = score
        with np.errstate(all="ignore"):
            e = np.exp(row - largest)
            rows.append(e / e.sum())
    return np.array(rows).reshape(x.shape)


def softmax__fixed_shift(x):
    """Subtracts 1000 always: scores near 0 give 0 / 0 = nan."""
    with np.errstate(all="ignore"):
        e = np.exp(x - 1000)
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__shift_only_large(x):
    """Shifts only if the largest score is above 700: [-1000, -1001] gives nan."""
    with np.errstate(all="ignore"):
        if np.max(x) > 700:
            x = x - np.max(x, axis=-1, keepdims=True)
        e = np.exp(x)
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__base_two(x):
    """Powers of 2 instead of e: [0, 1] gives [1/3, 2/3]."""
    e = np.exp2(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__sigmoid(x):
    """A sigmoid per entry: rows do not sum to 1."""
    return 0.5 + 0.5 * np.tanh(np.asarray(x) / 2)


def softmax__hard(x):
    """One-hot at the largest score: [0.3, 2.9, 4.0] gives [0, 0, 1]."""
    return (x == np.max(x, axis=-1, keepdims=True)).astype(float)


def softmax__max_of_first_row(x):
    """Takes the largest score of row 0 for all rows: [[0, 1], [2000, 0]] gives nan."""
    shift = np.max(np.atleast_2d(x)[0])
    with np.errstate(all="ignore"):
        e = np.exp(x - shift)
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__remembered_max(x):
    """Keeps the largest score of the first call: scores 2000 higher in a later call overflow to nan."""
    global _largest
    if _largest is None:
        _largest = float(np.max(x))
    with np.errstate(all="ignore"):
        e = np.exp(x - _largest)
        return e / np.sum(e, axis=-1, keepdims=True)


def softmax__kept_array(x):
    """Keeps a result array for each shape: a later call changes what was returned."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    out = _memory.setdefault(x.shape, np.empty(x.shape))
    np.divide(e, np.sum(e, axis=-1, keepdims=True), out=out)
    return out


def softmax__l2(x):
    """Divides by the root of the sum of squares: squares, not entries, sum to 1."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.linalg.norm(e, axis=-1, keepdims=True)


def softmax__shift_above_only(x):
    """Numerator shifted, denominator not: exp(x - max) / sum(exp(x)), [1, 2] does not sum to 1."""
    with np.errstate(all="ignore"):
        return np.exp(x - np.max(x, axis=-1, keepdims=True)) / np.sum(np.exp(x), axis=-1, keepdims=True)


def softmax__last_class_left_out(x):
    """Loop over range(C - 1) for the sum: the last class is not in the denominator."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    total = 0
    for c in range(x.shape[-1] - 1):
        total = total + e[..., c : c + 1]
    with np.errstate(all="ignore"):
        return e / total


def softmax__sorted(x):
    """Sorts the scores to find the largest, and returns the probabilities in sorted order."""
    s = np.sort(x, axis=-1)
    e = np.exp(s - s[..., -1:])
    return e / e.sum(axis=-1, keepdims=True)


def softmax__last_score_as_max(x):
    """Takes the last score of the row for the largest: [2000, 0] overflows to nan."""
    with np.errstate(all="ignore"):
        e = np.exp(x - x[..., -1:])
        return e / e.sum(axis=-1, keepdims=True)


def softmax__flattened(x):
    """One softmax over the whole flattened batch, reshaped back."""
    flat = x.ravel()
    e = np.exp(flat - flat.max())
    return (e / e.sum()).reshape(x.shape)


def softmax__skips_row_0(x):
    """Writes only rows 1 to N - 1 (range(1, N)): row 0 of a batch stays 0."""
    if x.ndim == 1:
        e = np.exp(x - x.max())
        return e / e.sum()
    y = np.zeros(x.shape)
    for i in range(1, len(x)):
        e = np.exp(x[i] - x[i].max())
        y[i] = e / e.sum()
    return y


def softmax__twice(x):
    """Applies softmax to its own result once more: [0, 1000] gives [0.27, 0.73]."""
    for _ in range(2):
        e = np.exp(x - np.max(x, axis=-1, keepdims=True))
        x = e / np.sum(e, axis=-1, keepdims=True)
    return x
