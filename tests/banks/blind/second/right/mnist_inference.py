"""Right but unusual implementations of ``mnist_inference``, from its stub alone."""

import functools
import itertools

import numpy as np

from activations import sigmoid
from mnist_inference import predict
from softmax import softmax


def predict__reduce(network, x):
    """reduce over the three layers."""
    layers = (
        (network["W1"], network["b1"], sigmoid),
        (network["W2"], network["b2"], sigmoid),
        (network["W3"], network["b3"], softmax),
    )
    return functools.reduce(lambda z, layer: layer[2](z @ layer[0] + layer[1]), layers, x)


def predict__recursion(network, x):
    """Recursion from the last layer down to the input."""

    def output(i):
        if i == 0:
            return x
        a = np.dot(output(i - 1), network[f"W{i}"]) + network[f"b{i}"]
        return softmax(a) if i == 3 else sigmoid(a)

    return output(3)


def predict__einsum(network, x):
    """einsum with an ellipsis for the batch."""
    z = x
    for i in (1, 2):
        z = sigmoid(np.einsum("...i,ij->...j", z, network[f"W{i}"]) + network[f"b{i}"])
    return softmax(np.einsum("...i,ij->...j", z, network["W3"]) + network["b3"])


def predict__row_by_row(network, x):
    """A batch is predicted row by row, and stacked."""
    if x.ndim == 2:
        return np.vstack([predict__row_by_row(network, row) for row in x])
    z = sigmoid(network["W1"].T @ x + network["b1"])
    z = sigmoid(network["W2"].T @ z + network["b2"])
    return softmax(network["W3"].T @ z + network["b3"])


def predict__ones_column(network, x):
    """The bias is one more row of the weights, and 1 one more input."""
    z = np.atleast_2d(x)
    for i, h in zip("123", (sigmoid, sigmoid, softmax)):
        W = np.vstack([network["W" + i], network["b" + i]])
        z = h(np.hstack([z, np.ones((len(z), 1))]) @ W)
    return z if x.ndim == 2 else z[0]


def predict__own_functions(network, x):
    """tanh for sigmoid, and a stable softmax of its own."""

    def layer(z, i):
        return np.matmul(z, network[f"W{i}"]) + network[f"b{i}"]

    z = 0.5 * (1 + np.tanh(layer(x, 1) / 2))
    z = 0.5 * (1 + np.tanh(layer(z, 2) / 2))
    a = layer(z, 3)
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def accuracy__while(network, x, t, batch_size=100):
    """A while loop that cuts batches off the front."""
    n, hits = len(t), 0
    while len(x):
        best = predict(network, x[:batch_size]).argmax(axis=1)
        hits += np.count_nonzero(best == t[:batch_size])
        x, t = x[batch_size:], t[batch_size:]
    return float(hits / n)


def accuracy__concatenated(network, x, t, batch_size=100):
    """All predictions first, then one mean."""
    starts = range(0, x.shape[0], batch_size)
    y = np.concatenate([predict(network, x[s : s + batch_size]) for s in starts])
    return float(np.mean(np.equal(y.argmax(-1), t)))


def accuracy__split_points(network, x, t, batch_size=100):
    """np.split at every multiple of the batch size."""
    cuts = np.arange(batch_size, len(x), batch_size)
    right = sum(
        (predict(network, xs).argmax(1) == ts).sum().item() for xs, ts in zip(np.split(x, cuts), np.split(t, cuts))
    )
    return right / len(x)


def accuracy__weighted_means(network, x, t, batch_size=100):
    """Means of the batches, weighted with their sizes."""
    means, sizes = [], []
    for i in range(0, len(x), batch_size):
        labels = t[i : i + batch_size]
        means.append(np.mean(np.argmax(predict(network, x[i : i + batch_size]), 1) == labels))
        sizes.append(len(labels))
    return float(round(np.dot(means, sizes)) / sum(sizes))


def accuracy__islice(network, x, t, batch_size=100):
    """An iterator of pairs, taken batch by batch; wrong answers are counted."""
    pairs, wrong, n = iter(zip(x, t)), 0, len(x)
    while batch := list(itertools.islice(pairs, batch_size)):
        rows, labels = zip(*batch)
        best = np.argsort(-predict(network, np.array(rows)), axis=1, kind="stable")[:, 0]
        wrong += int(np.count_nonzero(best - np.array(labels, dtype=int)))
    return (n - wrong) / n
