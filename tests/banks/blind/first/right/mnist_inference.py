"""Right but unusual implementations of ``mnist_inference``, written from its stub alone."""

import fractions
import itertools

import numpy as np

from activations import sigmoid
from softmax import softmax


def probabilities_of(network, signal):
    """Probabilities for a single input."""
    for i in (1, 2):
        signal = sigmoid(np.dot(signal, network[f"W{i}"]) + network[f"b{i}"])
    return softmax(np.dot(signal, network["W3"]) + network["b3"])


def predict__recursive(network, x):
    """The signal of a layer comes from the layer before it."""

    def sums(i):
        signal = x if i == 1 else sigmoid(sums(i - 1))
        return np.matmul(signal, network[f"W{i}"]) + network[f"b{i}"]

    return softmax(sums(3))


def predict__row_by_row(network, x):
    """Predicts the rows of a batch one by one, and stacks them."""
    if np.ndim(x) == 2:
        rows = np.empty((len(x), network["b3"].size))
        for row, signal in zip(rows, x):
            row[:] = probabilities_of(network, signal)
        return rows
    return probabilities_of(network, x)


def predict__softmax_and_sigmoid_spelled_out(network, x):
    """Writes the activations out, by way of tanh and logaddexp."""
    signal = np.asarray(x, dtype=float)
    for i in "12":
        signal = 0.5 + 0.5 * np.tanh(0.5 * (signal @ network["W" + i] + network["b" + i]))
    scores = signal @ network["W3"] + network["b3"]
    return np.exp(scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True))


def predict__examples_in_columns(network, x):
    """Keeps examples in columns between the layers."""
    columns = np.atleast_2d(x).T
    for i in (1, 2, 3):
        columns = np.einsum("dh,dn->hn", network[f"W{i}"], columns)
        columns = columns + np.expand_dims(network[f"b{i}"], 1)
        if i < 3:
            columns = sigmoid(columns)
    return softmax(columns.T).reshape(x.shape[:-1] + (-1,))


def accuracy__places_to_split_at(network, x, t, batch_size=100):
    """np.split at every multiple of the batch size."""
    places = np.arange(batch_size, len(x), batch_size)
    right = [
        np.count_nonzero(np.argmax(predict(network, part), axis=-1) == answers)
        for part, answers in zip(np.split(x, places), np.split(t, places))
    ]
    return sum(right) / len(t)


def accuracy__exact_fraction(network, x, t, batch_size=100):
    """Takes batches from the end, and divides with exact fractions."""
    right, end = 0, len(x)
    while end > 0:
        start = max(0, end - batch_size)
        p = predict(network, x[start:end])
        right += int((p.argmax(axis=1) == t[start:end]).sum())
        end = start
    return float(fractions.Fraction(right, len(x)))


def accuracy__mean_weighted_with_the_sizes(network, x, t, batch_size=100):
    """Averages the batches' accuracies, each weighted with its number of inputs."""
    means, sizes = [], []
    for i in itertools.takewhile(lambda i: i < len(x), itertools.count(0, batch_size)):
        p = predict(network, x[i : i + batch_size])
        hits = np.argmax(p.T, axis=0) == t[i : i + batch_size]
        means.append(hits.mean())
        sizes.append(len(hits))
    return round(float(np.average(means, weights=sizes)) * len(x)) / len(x)


def accuracy__confusion_matrix(network, x, t, batch_size=100):
    """Counts pairs of answer and prediction; the right ones lie on the diagonal."""
    classes = network["b3"].size
    pairs = np.zeros((classes, classes), dtype=int)
    for i in range(0, len(x), batch_size):
        p = predict(network, x[i : i + batch_size])
        np.add.at(pairs, (t[i : i + batch_size], np.argmax(p, axis=1)), 1)
    return float(np.trace(pairs) / pairs.sum())
