"""Right implementations for mnist_inference."""

from collections import Counter

import numpy as np

from activations import sigmoid
from softmax import softmax


class _Network:
    def __init__(self, arrays):
        self.layers = [(arrays["W" + i], arrays["b" + i]) for i in "123"]

    def scores(self, x):
        *hidden, (W, b) = self.layers
        for V, c in hidden:
            x = sigmoid(np.matmul(x, V) + c)
        return np.matmul(x, W) + b

    def probabilities(self, x):
        return softmax(self.scores(x))


def _chunks(n, size):
    start = 0
    while start < n:
        yield slice(start, min(start + size, n))
        start += size


def predict__class(network, x):
    """A small class holds the layers."""
    return _Network(network).probabilities(x)


def predict__nested(network, x):
    """One nested expression."""
    n = network
    return softmax(sigmoid(sigmoid(x @ n["W1"] + n["b1"]) @ n["W2"] + n["b2"]) @ n["W3"] + n["b3"])


def predict__row_by_row(network, x):
    """Recursion: a batch is a stack of single predictions."""

    def one(v):
        for i, h in ((1, sigmoid), (2, sigmoid), (3, softmax)):
            v = h(network[f"W{i}"].T @ v + network[f"b{i}"])
        return v

    return one(x) if x.ndim == 1 else np.array([one(row) for row in x])


def predict__einsum(network, x):
    """einsum and a table of activations."""
    for i, h in enumerate([sigmoid, sigmoid, softmax], start=1):
        x = h(np.einsum("...i,ij->...j", x, network[f"W{i}"]) + network[f"b{i}"])
    return x


def predict__batch_of_one(network, x):
    """Makes a batch of one and takes it apart again."""
    z = x[None] if x.ndim == 1 else x
    for i in (1, 2):
        z = sigmoid(z.dot(network["W%d" % i]) + network["b%d" % i])
    y = softmax(z.dot(network["W3"]) + network["b3"])
    return y[0] if x.ndim == 1 else y


def predict__ones_column(network, x):
    """Biases as an extra row of the weights."""

    def extend(z):
        return np.concatenate([z, np.ones(z.shape[:-1] + (1,))], axis=-1)

    A1, A2, A3 = (np.vstack((network["W" + k], network["b" + k])) for k in ("1", "2", "3"))
    return softmax(extend(sigmoid(extend(sigmoid(extend(x) @ A1)) @ A2)) @ A3)


def accuracy__usual(network, x, t, batch_size=100):
    """The loop over slices, in a generator."""
    right = sum(
        int(np.sum(_Network(network).probabilities(x[i : i + batch_size]).argmax(axis=1) == t[i : i + batch_size]))
        for i in range(0, len(x), batch_size)
    )
    return right / len(x)


def accuracy__all_at_once(network, x, t, batch_size=100):
    """Ignores the batch size, on which the result does not depend."""
    return float(np.mean(np.argmax(_Network(network).probabilities(x), axis=1) == t))


def accuracy__one_at_a_time(network, x, t, batch_size=100):
    """Counts hits one input at a time."""
    net = _Network(network)
    hits = Counter(int(np.argmax(net.probabilities(row))) == int(label) for row, label in zip(x, t))
    return hits[True] / (hits[True] + hits[False])


def accuracy__chunks(network, x, t, batch_size=100):
    """Generator of slices, predictions concatenated, then compared."""
    net = _Network(network)
    classes = [net.probabilities(x[part]).argmax(axis=-1) for part in _chunks(len(x), batch_size)]
    return np.count_nonzero(np.concatenate(classes) == t) / t.shape[0]


def accuracy__recursive(network, x, t, batch_size=100):
    """Recursion on the rest of the inputs."""
    net = _Network(network)

    def hits(start):
        if start >= len(x):
            return 0
        stop = start + batch_size
        return int((net.probabilities(x[start:stop]).argmax(1) == t[start:stop]).sum()) + hits(stop)

    return hits(0) / len(x)


def accuracy__weighted_means(network, x, t, batch_size=100):
    """Batch accuracies averaged with the batch sizes as weights."""
    net = _Network(network)
    means, sizes = [], []
    for part in _chunks(len(x), batch_size):
        means.append(np.mean(np.argmax(net.probabilities(x[part]), axis=1) == t[part]))
        sizes.append(len(t[part]))
    return float(np.average(means, weights=sizes))


def accuracy__array_split(network, x, t, batch_size=100):
    """np.split at the multiples of batch_size."""
    net = _Network(network)
    cuts = range(batch_size, len(x), batch_size)
    right = 0
    for xs, ts in zip(np.split(x, cuts), np.split(t, cuts)):
        y = net.probabilities(xs)
        right += sum(1 for row, label in zip(y, ts) if np.argsort(row)[-1] == label)
    return right / len(t)
