"""Wrong implementations of ``softmax``, written from its stub alone."""

import numpy as np

highest = []
rooms = {}


def softmax__one_maximum_for_the_whole_batch(x):
    """A row far below the largest score of the batch becomes 0 / 0."""
    e = np.exp(x - np.max(x))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__first_maximum_kept(x):
    """Subtracts the maximum of the first call from then on."""
    if not highest:
        highest.append(np.max(x))
    e = np.exp(x - highest[0])
    return e / e.sum(axis=-1, keepdims=True)


def softmax__largest_magnitude_subtracted(x):
    """Takes the largest absolute value: scores of -1000 give exp(-2000) everywhere."""
    e = np.exp(x - np.abs(x).max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__nothing_subtracted(x):
    """exp(1000) overflows, and inf / inf is nan."""
    e = np.exp(x)
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__mean_subtracted(x):
    """Subtracts the mean: with one very large score among many the exponent stays large."""
    e = np.exp(x - np.mean(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__columns_of_a_batch(x):
    """axis=0: columns sum to 1."""
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=0)


def softmax__whole_batch_sums_to_one(x):
    """The sum has no axis: all rows together sum to 1."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e)


def softmax__batches_only(x):
    """axis=1 is an error for one row."""
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


def softmax__largest_of_each_column_subtracted(x):
    """Another number for each column changes the proportions in a row."""
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax__shifted_in_place(x):
    """Subtracts the maximum from the caller's floats."""
    x = np.asarray(x, dtype=float)
    x -= x.max(axis=-1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__room_like_the_scores(x):
    """Integer scores give an array of integers: all probabilities below 1 are cut to 0."""
    y = np.empty_like(x)
    for row, scores in zip(np.atleast_2d(y), np.atleast_2d(x)):
        e = np.exp(scores - scores.max())
        row[:] = e / e.sum()
    return y


def softmax__clipped_scores(x):
    """Clips the scores to 500 against the overflow: 1000 and 900 become equal."""
    e = np.exp(np.clip(x, -500, 500))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__still_transposed(x):
    """Works on the transpose and does not turn it back: square batches hide it."""
    x = np.transpose(x)
    e = np.exp(x - np.max(x, axis=0))
    return e / np.sum(e, axis=0)


def softmax__batch_of_one_loses_its_axis(x):
    """Squeezes the result: shape (1, C) becomes (C,)."""
    x = np.atleast_2d(x)
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return np.squeeze(e / e.sum(axis=1, keepdims=True))


def softmax__powers_of_two(x):
    """2 to the power of the scores, not e."""
    e = np.exp2(x - np.max(x, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax__half_precision_first(x):
    """Makes float16 of the scores before it subtracts: 1000.2 and 1000.3 become equal."""
    x = np.asarray(x, dtype=np.float16)
    shifted = (x - x.max(axis=-1, keepdims=True)).astype(float)
    e = np.exp(shifted)
    return e / e.sum(axis=-1, keepdims=True)


def softmax__guard_in_the_denominator(x):
    """Adds 1e-4 to the sum, which needs no guard: rows sum to less than 1."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / (e.sum(axis=-1, keepdims=True) + 1e-4)


def softmax__one_room_for_all_batches_of_a_shape(x):
    """Returns the same array again: the next batch of this shape overwrites the last."""
    x = np.asarray(x, dtype=float)
    room = rooms.setdefault(x.shape, np.empty(x.shape))
    np.exp(x - x.max(axis=-1, keepdims=True), out=room)
    room /= room.sum(axis=-1, keepdims=True)
    return room


def softmax__sum_of_the_first_row(x):
    """Divides every row by the sum of the first."""
    x = np.asarray(x, dtype=float)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / (e.sum() if e.ndim == 1 else e[0].sum())


def softmax__logarithm_returned(x):
    """Returns the logarithms of the probabilities."""
    x = x - np.max(x, axis=-1, keepdims=True)
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))


def softmax__rounded_probabilities(x):
    """Rounds to three decimals."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).round(3)


def softmax__sums_lined_up_with_the_columns(x):
    """Without keepdims the sums of a square batch divide columns, and others raise."""
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / e.sum(axis=-1)


def softmax__large_scores_only_shifted(x):
    """Shifts only above 100: scores below -1000 alone become 0 / 0."""
    if np.max(x) > 100:
        x = x - np.max(x, axis=-1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)
