"""Wrong implementations of ``softmax``, written from its stub alone."""

import functools
import math

import numpy as np


def softmax__columns_of_a_batch(x):
    """axis=0: columns sum to 1."""
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=0)


def softmax__whole_batch_sums_to_one(x):
    """np.sum without an axis."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e)


def softmax__no_shift(x):
    """exp(1000) overflows."""
    e = np.exp(x)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__one_shift_for_the_batch(x):
    """The maximum of the whole batch: rows far below it are 0 / 0."""
    e = np.exp(x - np.max(x))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__no_keepdims_max(x):
    """The row maxima line up with the columns: a wrong shift or an error."""
    e = np.exp(x - np.max(x, axis=-1))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__no_keepdims_sum(x):
    """The row sums line up with the columns of a square batch."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / e.sum(axis=-1)


def softmax__batches_only(x):
    """axis=1 fails for one row."""
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax__shifts_the_argument(x):
    """-= changes x."""
    x -= np.max(x, axis=-1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__asarray_is_no_copy(x):
    """np.asarray(x, float) is x itself for floats: exp into it changes x."""
    scores = np.asarray(x, dtype=float)
    e = np.exp(scores - scores.max(axis=-1, keepdims=True), out=scores)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__zeros_like(x):
    """zeros_like(x) cuts the probabilities of integer scores."""
    rows = np.atleast_2d(x)
    y = np.zeros_like(rows)
    for i, row in enumerate(rows):
        e = np.exp(row - row.max())
        y[i] = e / e.sum()
    return y.reshape(x.shape)


def softmax__shift_by_mean(x):
    """The mean is not the number: exp(1000) is still there."""
    e = np.exp(x - np.mean(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__shift_by_magnitude(x):
    """max(abs(x)): a row of -1000s is 0 / 0."""
    e = np.exp(x - np.max(np.abs(x), axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__divided_by_max(x):
    """Scales by the maximum instead of shifting."""
    e = np.exp(x / np.max(np.abs(x), axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__clipped_scores(x):
    """Clips to +-500: 1000 and 900 are alike."""
    e = np.exp(np.clip(x, -500.0, 500.0))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__maximum_from_zero(x):
    """The search for the maximum starts at 0: very negative rows are 0 / 0."""

    def one(row):
        largest = 0
        for score in row:
            if score > largest:
                largest = score
        e = np.exp(row - largest)
        return e / e.sum()

    return one(x) if x.ndim == 1 else np.array([one(row) for row in x])


def softmax__row_becomes_batch(x):
    """atleast_2d is never undone: one row comes back as (1, C)."""
    x = np.atleast_2d(x)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def softmax__batch_of_one_squeezed(x):
    """A batch of one row comes back as (C,)."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).squeeze()


def softmax__transpose_not_undone(x):
    """The trick with x.T, without the last .T."""
    x = x.T
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=0)


def softmax__last_row_left_out(x):
    """range(len(x) - 1): the last row stays 0."""
    if x.ndim == 1:
        e = np.exp(x - x.max())
        return e / e.sum()
    y = np.zeros(x.shape)
    for i in range(max(1, len(x) - 1)):
        e = np.exp(x[i] - x[i].max())
        y[i] = e / e.sum()
    return y


def softmax__log_probabilities(x):
    """log_softmax."""
    shifted = x - np.max(x, axis=-1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


def softmax__base_two(x):
    """Powers of 2, not of e."""
    e = np.exp2(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__applied_twice(x):
    """The softmax of the softmax."""
    for _ in range(2):
        e = np.exp(x - np.max(x, axis=-1, keepdims=True))
        x = e / np.sum(e, axis=-1, keepdims=True)
    return x


def softmax__rounded(x):
    """Rounded to 4 places: rows do not sum to 1."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return np.round(e / np.sum(e, axis=-1, keepdims=True), 4)


def softmax__half_precision(x):
    """float16 'saves memory' and two thirds of the digits."""
    x = x.astype(np.float16)
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__buffer_kept(x, buffers={}):
    """Results of one shape share a buffer: later calls overwrite earlier results."""
    y = buffers.setdefault(x.shape, np.empty(x.shape))
    np.subtract(x, x.max(axis=-1, keepdims=True), out=y)
    np.exp(y, out=y)
    y /= y.sum(axis=-1, keepdims=True)
    return y


def softmax__largest_ever(x, largest=[-np.inf]):
    """Shifts by the largest score of all calls: later, lower scores are 0 / 0."""
    largest[0] = max(largest[0], x.max())
    e = np.exp(x - largest[0])
    return e / e.sum(axis=-1, keepdims=True)


def softmax__nan_to_zero(x):
    """Replaces inf / inf by 0: the certain class gets 0."""
    e = np.exp(x)
    return np.nan_to_num(e / np.sum(e, axis=-1, keepdims=True))


def softmax__shift_by_first(x):
    """Shifts by the first score, which need not be the largest."""
    e = np.exp(x - x[..., :1])
    return e / e.sum(axis=-1, keepdims=True)


def softmax__shift_by_thousand(x):
    """Always shifts by 1000: usual scores are 0 / 0."""
    shift = 1000 if np.abs(x).max() > 700 else 0
    e = np.exp(x - shift)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__divided_by_largest(x):
    """The largest entry is 1, not the sum."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.max(axis=-1, keepdims=True)


def softmax__unit_length(x):
    """Divides by the Euclidean norm."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / np.linalg.norm(e, axis=-1, keepdims=True)


def softmax__softmin(x):
    """The smallest score gets the largest probability."""
    e = np.exp(x.min(axis=-1, keepdims=True) - x)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__ten_classes(x):
    """reshape(-1, 10) for every batch of digits."""
    rows = x.reshape(-1, 10) if x.ndim == 2 else x.reshape(1, -1)
    e = np.exp(rows - rows.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).reshape(x.shape)


def softmax__memory_order(x):
    """ravel(order='K') mixes the rows of a transposed view."""
    rows = x.ravel(order="K").reshape(-1, x.shape[-1])
    e = np.exp(rows - rows.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).reshape(x.shape)


def softmax__remembers_results(x, memo={}):
    """Keyed by the bytes alone: another shape or dtype with these bytes gets the old."""
    key = x.tobytes()
    if key not in memo:
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        memo[key] = e / e.sum(axis=-1, keepdims=True)
    return memo[key].copy()


def softmax__same_object_again(x, last={}):
    """If x is the array of the last call, its old result: stale after x changed."""
    if last.get("x") is not x:
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        last["x"], last["y"] = x, e / e.sum(axis=-1, keepdims=True)
    return last["y"].copy()


def softmax__last_class_not_in_sum(x):
    """The sum stops one class early."""
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    total = functools.reduce(np.add, [e[..., j] for j in range(x.shape[-1] - 1)])
    return e / total[..., np.newaxis]


def softmax__padding_is_zero(x):
    """Takes scores of exactly 0 for padding."""
    e = np.exp(x - x.max(axis=-1, keepdims=True)) * (x != 0)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__math_exp(x):
    """Python floats and math.exp without a shift: OverflowError."""
    rows = np.atleast_2d(x).tolist()
    y = [[math.exp(v) / sum(math.exp(u) for u in row) for v in row] for row in rows]
    return np.array(y).reshape(x.shape)


def softmax__sigmoid_per_class(x):
    """Sigmoids, divided by their sum."""
    s = 0.5 * (1 + np.tanh(x / 2))
    return s / s.sum(axis=-1, keepdims=True)


def softmax__column_of_overall_maximum(x):
    """argmax without an axis: all rows are shifted by the column of one maximum."""
    e = np.exp(x - x[..., np.argmax(x) % x.shape[-1]][..., np.newaxis])
    return e / e.sum(axis=-1, keepdims=True)
