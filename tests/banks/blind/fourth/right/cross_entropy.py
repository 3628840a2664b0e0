import math
from functools import reduce

import numpy as np


class _Batch:
    def __init__(self, y, t):
        self.rows = [y] if y.ndim == 1 else list(y)
        if t.ndim == y.ndim:
            hot = [t] if t.ndim == 1 else list(t)
            self.labels = [int(np.argmax(h)) for h in hot]
        else:
            self.labels = [int(c) for c in t]

    def losses(self):
        for row, c in zip(self.rows, self.labels):
            yield -math.log(max(float(row[c]), 1e-7))


def _as_one_hot(t, classes):
    return (np.arange(classes) == t[:, None]).astype(float)


def mean_squared_error__vdot(y, t):
    """np.vdot of the difference with itself (it flattens)."""
    d = np.subtract(y, t, dtype=float)
    return np.vdot(d, d) / 2


def mean_squared_error__flat_loop(y, t):
    """A loop over the pairs of .flat."""
    total = 0.0
    for a, b in zip(y.flat, t.flat):
        total += (float(a) - float(b)) ** 2
    return total / 2


def mean_squared_error__norm(y, t):
    """Half the squared Euclidean norm of the flattened difference."""
    return 0.5 * np.linalg.norm(np.ravel(np.asarray(y, float) - t)) ** 2


def mean_squared_error__einsum(y, t):
    """einsum over a flattened difference."""
    d = (y - t).reshape(-1)
    return 0.5 * np.einsum("i,i->", d, d)


def mean_squared_error__recursion(y, t):
    """Recursion over the axes down to single numbers."""

    def go(a, b):
        if np.ndim(a) == 0:
            return (float(a) - float(b)) ** 2
        return math.fsum(go(p, q) for p, q in zip(a, b))

    return go(y, t) / 2


def mean_squared_error__mean_times_size(y, t):
    """Mean of the squares times their number, divided by 2."""
    return np.mean(np.square(y - t)) * y.size / 2


def mean_squared_error__ndindex(y, t):
    """A generator over np.ndindex, with math.fsum."""
    return 0.5 * math.fsum((y[i] - t[i]) ** 2 for i in np.ndindex(y.shape))


def cross_entropy_error__fancy_index(y, t):
    """Rows by reshape, labels by argmax, fancy indexing."""
    rows = y.reshape(-1, y.shape[-1])
    labels = t.reshape(rows.shape).argmax(axis=1) if t.ndim == y.ndim else t
    return -np.mean(np.log(rows[np.arange(len(rows)), labels] + 1e-7))


def cross_entropy_error__all_one_hot(y, t):
    """Turns labels into one-hot rows by comparison and multiplies."""
    if t.ndim < y.ndim:
        t = _as_one_hot(t, y.shape[1])
    n = y.shape[0] if y.ndim == 2 else 1
    return float(-np.sum(t * np.log(y + 1e-7)) / n)


def cross_entropy_error__helper_class(y, t):
    """A generator of losses in a helper class, averaged by math.fsum."""
    losses = list(_Batch(y, t).losses())
    return math.fsum(losses) / len(losses)


def cross_entropy_error__take_along_axis(y, t):
    """np.take_along_axis and np.maximum."""
    if t.ndim == y.ndim:
        t = np.argmax(t, axis=-1)
    p = np.take_along_axis(y, np.expand_dims(t, -1), axis=-1)
    return -np.log(np.maximum(p, 1e-9)).mean()


def cross_entropy_error__recursion(y, t):
    """A batch is the average of calls for single examples."""

    def one(row, c):
        return -math.log(float(row[c]) + 1e-7)

    if y.ndim == 1:
        return one(y, int(t.argmax()))
    hot = t.ndim == 2
    return sum(one(row, int(r.argmax()) if hot else int(r)) for row, r in zip(y, t)) / len(y)


def cross_entropy_error__einsum(y, t):
    """einsum contracts one-hot rows with the logarithms; np.eye makes them from labels."""
    logs = np.log(np.clip(y, 1e-7, None))
    if t.ndim != y.ndim:
        t = np.eye(y.shape[-1])[t]
    per_example = np.einsum("...c,...c->...", logs, t)
    return -np.mean(per_example)


def cross_entropy_error__mask(y, t):
    """A boolean mask picks the entries of the right classes."""
    mask = t.astype(bool) if t.ndim == y.ndim else np.arange(y.shape[1]) == t.reshape(-1, 1)
    picked = y[mask]
    return np.log(1 / (picked + 1e-7)).sum() / picked.size


def cross_entropy_error__where(y, t):
    """log with where=, zeros get the logarithm of 1e-7."""
    p = np.atleast_1d((y * t).sum(axis=-1)) if t.ndim == y.ndim else y[range(len(t)), t]
    logs = np.full(p.shape, math.log(1e-7))
    np.log(p, out=logs, where=p > 1e-7, casting="unsafe")
    return -float(logs.sum()) / p.size


def cross_entropy_error__float64_copy(y, t):
    """Works on a float64 copy, with a tinier number (1e-12) that float64 keeps."""
    one_hot = t.ndim == y.ndim
    y = np.array(y, dtype=np.float64, ndmin=2)
    labels = [int(np.flatnonzero(r)[0]) for r in np.atleast_2d(t)] if one_hot else t.tolist()
    return sum(-math.log(y[i, c] + 1e-12) for i, c in enumerate(labels)) / len(labels)


def cross_entropy_error__reduce(y, t):
    """functools.reduce builds a running mean."""
    rows = y[np.newaxis] if y.ndim == 1 else y
    if t.ndim == y.ndim:
        t = t.reshape(rows.shape) @ np.arange(rows.shape[1])
    losses = [-math.log(float(r[int(c)]) + 1e-7) for r, c in zip(rows, t)]
    return reduce(lambda m, il: m + (il[1] - m) / (il[0] + 1), enumerate(losses), 0.0)


def cross_entropy_error__choose_columns(y, t):
    """Flat positions with np.ravel_multi_index and take."""
    rows = np.atleast_2d(y)
    labels = np.atleast_2d(t).argmax(1) if np.ndim(t) == np.ndim(y) else t
    where = np.ravel_multi_index((np.arange(len(rows)), labels), rows.shape)
    return -np.log(rows.take(where) + 1e-7).mean()


def cross_entropy_error__diagonal(y, t):
    """The diagonal of y[:, labels] holds the right probabilities."""
    if t.ndim == y.ndim:
        t = np.argmax(t, axis=-1)
    if y.ndim == 1:
        return -math.log(float(y[t]) + 1e-7)
    return -np.log(np.diagonal(y[:, t]) + 1e-7).mean()


def cross_entropy_error__matrix_trace(y, t):
    """trace(log(Y) @ T.T) / N for one-hot rows."""
    rows = np.log(np.fmax(y, 1e-7)).reshape(-1, y.shape[-1])
    hot = t.reshape(rows.shape) if t.ndim == y.ndim else np.identity(rows.shape[1])[t]
    return -np.trace(rows @ hot.T) / len(rows)


_TINY = 1e-7


def _p_right(y, t):
    """Probabilities of the right classes, shape (N,)."""
    rows = y.reshape(-1, y.shape[-1])
    labels = t.reshape(rows.shape).argmax(axis=1) if t.ndim == y.ndim else t
    return rows[np.arange(len(rows)), labels]


def _good(y, t):
    return -np.mean(np.log(_p_right(y, t) + _TINY))


def cross_entropy_error__labels_by_size(y, t):
    """One-hot is told by t.size == y.size: another reading only for a single class, which is open."""
    if t.size == y.size:
        n = y.shape[0] if y.ndim == 2 else 1
        return -np.sum(t.reshape(y.shape) * np.log(y + _TINY)) / n
    return _good(y, t)
