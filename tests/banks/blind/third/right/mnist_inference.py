"""Right implementations of the exercise mnist_inference, in unusual style."""

import functools
from fractions import Fraction

import numpy as np

from activations import sigmoid
from softmax import softmax


class _Network:
    """A network as an object that can be called."""

    def __init__(self, parameters):
        self.layers = [(parameters[f"W{i}"], parameters[f"b{i}"]) for i in (1, 2, 3)]

    def __call__(self, x):
        *hidden, (W, b) = self.layers
        for V, c in hidden:
            x = sigmoid(np.dot(x, V) + c)
        return softmax(np.dot(x, W) + b)


def _batches(n, size):
    """Yield the slices of the batches, the last one first."""
    for start in reversed(range(0, n, size)):
        yield slice(start, min(start + size, n))


def predict__object(network, x):
    """The network as an object."""
    return _Network(network)(x)


def predict__fold(network, x):
    """Pairs of layer and activation, folded over the input."""
    steps = zip("123", (sigmoid, sigmoid, softmax))
    return functools.reduce(lambda z, step: step[1](z @ network["W" + step[0]] + network["b" + step[0]]), steps, x)


def predict__einsum(network, x):
    """Einstein's sums for one input and for a batch."""
    z = x
    for i in (1, 2, 3):
        a = np.einsum("...d,dh->...h", z, network[f"W{i}"], optimize=True) + network[f"b{i}"]
        z = softmax(a) if i == 3 else sigmoid(a)
    return z


def predict__columns(network, x):
    """Inputs in columns on the way; the shape is restored at the end."""
    z = x.reshape(-1, x.shape[-1]).T
    z = sigmoid(network["W1"].T.dot(z) + network["b1"][:, None])
    z = sigmoid(network["W2"].T.dot(z) + network["b2"][:, None])
    scores = (network["W3"].T.dot(z) + network["b3"][:, None]).T
    return softmax(scores).reshape(x.shape[:-1] + network["b3"].shape)


def predict__rows(network, x):
    """A batch row by row into a prepared array."""

    def one(row):
        z = sigmoid(row @ network["W1"] + network["b1"])
        z = sigmoid(z @ network["W2"] + network["b2"])
        return softmax(z @ network["W3"] + network["b3"])

    if x.ndim == 1:
        return one(x)
    result = np.empty((len(x), network["b3"].shape[0]))
    for row, place in zip(x, result):
        place[:] = one(row)
    return result


def predict__in_place_on_own(network, x):
    """Works in place, but only in arrays it made itself."""
    a = np.matmul(x, network["W1"])
    a += network["b1"]
    a = np.matmul(sigmoid(a), network["W2"])
    a += network["b2"]
    a = np.matmul(sigmoid(a), network["W3"])
    np.add(a, network["b3"], out=a)
    return np.array(softmax(a))


def accuracy__backwards(network, x, t, batch_size=100):
    """The last batch first, counted by count_nonzero."""
    net = _Network(network)
    right = 0
    for part in _batches(len(x), batch_size):
        right += np.count_nonzero(np.argmax(net(x[part]), axis=-1) == t[part])
    return right / t.size


def accuracy__array_split(network, x, t, batch_size=100):
    """Cuts at every multiple of the batch size."""
    cuts = np.arange(batch_size, len(x), batch_size)
    answers = [_Network(network)(part).argmax(axis=1) for part in np.split(x, cuts)]
    return np.mean(np.equal(np.concatenate(answers), t))


def accuracy__recursive(network, x, t, batch_size=100):
    """Halves until a part is at most a batch, and returns a weighted mean of counts."""
    net = _Network(network)

    def right(start, stop):
        if stop - start <= batch_size:
            best = net(x[start:stop]).argmax(axis=1)
            return int((best == t[start:stop]).sum())
        middle = (start + stop) // 2
        return right(start, middle) + right(middle, stop)

    return right(0, len(x)) / len(x)


def accuracy__fraction(network, x, t, batch_size=100):
    """Adds up exact fractions, one for each right answer."""
    net, total, start = _Network(network), Fraction(0), 0
    while start < len(x):
        rows = net(x[start : start + batch_size]).tolist()
        for row, label in zip(rows, t[start : start + batch_size].tolist()):
            if row.index(max(row)) == label:
                total += Fraction(1, len(x))
        start += batch_size
    return float(total)


def accuracy__confusion_matrix(network, x, t, batch_size=100):
    """Counts all pairs of right and predicted class; the diagonal is right."""
    net = _Network(network)
    classes = len(network["b3"])
    table = np.zeros((classes, classes), dtype=int)
    for part in _batches(len(x), batch_size):
        np.add.at(table, (t[part], net(x[part]).argmax(axis=1)), 1)
    return np.trace(table) / table.sum()


def accuracy__weighted_means(network, x, t, batch_size=100):
    """The mean of each batch, weighted by its size."""
    net = _Network(network)
    parts = list(_batches(len(x), batch_size))
    means = [np.mean(np.argsort(net(x[part]), axis=1)[:, -1] == t[part]) for part in parts]
    sizes = [part.stop - part.start for part in parts]
    return float(np.average(means, weights=sizes))
