import functools
import math
from fractions import Fraction

import numpy as np

from activations import sigmoid
from softmax import softmax


def _predict(network, x):
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return softmax(z @ network["W3"] + network["b3"])


def _batches(size, *arrays):
    for start in range(0, len(arrays[0]), size):
        yield tuple(a[start : start + size] for a in arrays)


class _Counter:
    def __init__(self, network):
        self.network, self.hits, self.seen = network, 0, 0

    def feed(self, x, t):
        self.hits += int(np.count_nonzero(_predict(self.network, x).argmax(axis=-1) == t))
        self.seen += len(t)
        return self

    @property
    def fraction(self):
        return self.hits / self.seen


def predict__loop_over_names(network, x):
    """A loop over pairs of names and functions."""
    for i, h in (("1", sigmoid), ("2", sigmoid), ("3", softmax)):
        x = h(np.dot(x, network["W" + i]) + network["b" + i])
    return x


def predict__nested_call(network, x):
    """One nested expression by a helper closure."""

    def affine(z, i):
        return z @ network[f"W{i}"] + network[f"b{i}"]

    return softmax(affine(sigmoid(affine(sigmoid(affine(x, 1)), 2)), 3))


def predict__einsum(network, x):
    """einsum with ellipsis, biases by np.add."""
    z = x
    for i in (1, 2, 3):
        a = np.add(np.einsum("...d,dh->...h", z, network[f"W{i}"]), network[f"b{i}"])
        z = softmax(a) if i == 3 else sigmoid(a)
    return z


def predict__row_by_row(network, x):
    """Row by row, stacked; one input by recursion."""
    if np.ndim(x) > 1:
        return np.stack([predict__row_by_row(network, row) for row in x])
    z = sigmoid(network["W1"].T @ x + network["b1"])
    z = sigmoid(network["W2"].T @ z + network["b2"])
    return softmax(network["W3"].T @ z + network["b3"])


def predict__own_softmax(network, x):
    """Own softmax with the maximum of each row, and tanh for the sigmoid."""
    z = x
    for i in (1, 2):
        z = (1 + np.tanh((z @ network[f"W{i}"] + network[f"b{i}"]) / 2)) / 2
    a = z @ network["W3"] + network["b3"]
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def predict__ones_column(network, x):
    """Biases as a row of the weights; batch of one taken apart at the end."""
    z = np.atleast_2d(x)
    for i, h in enumerate((sigmoid, sigmoid, softmax), start=1):
        W = np.concatenate([network[f"W{i}"], network[f"b{i}"][None]])
        z = h(np.column_stack([z, np.ones(len(z))]) @ W)
    return z.reshape(x.shape[:-1] + z.shape[1:])


def accuracy__generator(network, x, t, batch_size=100):
    """Generator of batches, sum of a comprehension."""
    return float(
        sum(np.sum(_predict(network, xs).argmax(axis=1) == ts) for xs, ts in _batches(batch_size, x, t)) / len(t)
    )


def accuracy__collected_labels(network, x, t, batch_size=100):
    """All predicted classes joined, then one mean."""
    y = np.concatenate([np.argmax(_predict(network, xs), axis=1) for (xs,) in _batches(batch_size, x)])
    return float(np.mean(y == t))


def accuracy__recursive(network, x, t, batch_size=100):
    """Recursion over batches with Fractions."""

    def hits(i):
        if i >= len(x):
            return Fraction(0)
        y = _predict(network, x[i : i + batch_size]).argmax(axis=1)
        return Fraction(int((y == t[i : i + batch_size]).sum()), len(x)) + hits(i + batch_size)

    return float(hits(0))


def accuracy__while(network, x, t, batch_size=100):
    """A while loop that consumes the rest."""
    n, right = len(x), 0
    while len(x):
        y = _predict(network, x[:batch_size]).argmax(axis=1)
        for a, b in zip(y, t):
            right += 1 if a == b else 0
        x, t = x[batch_size:], t[batch_size:]
    return right / n


def accuracy__ceil(network, x, t, batch_size=100):
    """Number of batches by math.ceil, weighted mean."""
    n = x.shape[0]
    total = 0.0
    for k in range(math.ceil(n / batch_size)):
        part = slice(k * batch_size, min((k + 1) * batch_size, n))
        total += np.average(_predict(network, x[part]).argmax(axis=1) == t[part]) * (part.stop - part.start)
    return float(round(total) / n)


def accuracy__split(network, x, t, batch_size=100):
    """np.split at the multiples of batch_size."""
    cuts = np.arange(batch_size, len(x), batch_size)
    return float(
        1
        - sum(
            int((np.argmax(_predict(network, xs), axis=1) != ts).sum())
            for xs, ts in zip(np.split(x, cuts), np.split(t, cuts))
        )
        / len(x)
    )


def accuracy__confusion_matrix(network, x, t, batch_size=100):
    """Trace of a confusion matrix."""
    c = len(network["b3"])
    table = np.zeros((c, c), dtype=int)
    for xs, ts in _batches(batch_size, x, t):
        np.add.at(table, (ts, _predict(network, xs).argmax(axis=1)), 1)
    return float(table.trace() / table.sum())


def accuracy__counter(network, x, t, batch_size=100):
    """functools.reduce with a counter object."""
    return functools.reduce(lambda c, part: c.feed(*part), _batches(batch_size, x, t), _Counter(network)).fraction


def accuracy__wrong_ones(network, x, t, batch_size=100):
    """Positions of right answers with flatnonzero, sorted probabilities."""
    right = []
    for i in range(0, len(x), batch_size):
        best = np.argsort(-_predict(network, x[i : i + batch_size]), axis=1, kind="stable")[:, 0]
        right.extend(i + np.flatnonzero(best == t[i : i + batch_size]))
    return len(right) / len(x)
