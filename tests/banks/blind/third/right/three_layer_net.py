"""Right implementations of the exercise three_layer_net, in unusual style."""

import functools

import numpy as np

from activations import identity_function, sigmoid

_TABLE = """
W1: 0.1 0.3 0.5 / 0.2 0.4 0.6
b1: 0.1 0.2 0.3
W2: 0.1 0.4 / 0.2 0.5 / 0.3 0.6
b2: 0.1 0.2
W3: 0.1 0.3 / 0.2 0.4
b3: 0.1 0.2
"""


class _Layer:
    """Weights, biases and an activation."""

    def __init__(self, W, b, h):
        self.W, self.b, self.h = W, b, h

    def __call__(self, z):
        return self.h(np.add(np.matmul(z, self.W), self.b))


def init_network__from_text():
    """Reads the numbers out of a text."""
    network = {}
    for line in _TABLE.strip().splitlines():
        name, numbers = line.split(": ")
        rows = [[float(n) for n in row.split()] for row in numbers.split(" / ")]
        network[name] = np.array(rows if name.startswith("W") else rows[0])
    return network


def init_network__counted():
    """The weights count up along the columns; some arrays lie in memory by columns."""
    network = dict(
        W3=np.arange(1, 5).reshape(2, 2).T / 10,
        W2=np.arange(1, 7).reshape(2, 3).T / 10,
        W1=np.arange(1, 7).reshape(3, 2).T / 10,
    )
    for name in ("b3", "b2", "b1"):
        network[name] = np.arange(1, 1 + network["W" + name[1]].shape[1]) / 10
    return network


def init_network__copies():
    """Makes some arrays from parts of another, as copies."""
    W1 = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    b1 = np.array([0.1, 0.2, 0.3])
    return {
        "W1": W1,
        "b1": b1,
        "W2": np.stack([b1, b1 + np.array([0.3, 0.3, 0.3])], axis=1).round(1),
        "b2": b1[:2].copy(),
        "W3": W1[:, :2].copy(),
        "b3": b1[[0, 1]],
    }


def init_network__empty_filled():
    """Makes empty arrays and fills them number by number."""
    sizes = (2, 3, 2, 2)
    network = {}
    for k in (1, 2, 3):
        W = np.empty((sizes[k - 1], sizes[k]))
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                W[i, j] = (1 + i + j * W.shape[0]) / 10
        network.update({f"W{k}": W, f"b{k}": np.linspace(1, sizes[k], sizes[k]) / 10})
    return network


def forward__einsum(network, x):
    """Einstein's sums, for one example and for a batch."""
    z = x
    for i, h in enumerate((sigmoid, sigmoid, identity_function), start=1):
        z = h(np.einsum("...i,ij->...j", z, network[f"W{i}"]) + network[f"b{i}"])
    return z


def forward__reduce(network, x):
    """Layers as objects, folded over the input."""
    layers = [
        _Layer(network["W1"], network["b1"], sigmoid),
        _Layer(network["W2"], network["b2"], sigmoid),
        _Layer(network["W3"], network["b3"], identity_function),
    ]
    return functools.reduce(lambda z, layer: layer(z), layers, x)


def forward__transposed(network, x):
    """Examples in columns on the way, and rows again at the end."""
    z = np.atleast_2d(x).T
    for i in ("1", "2", "3"):
        a = network["W" + i].T @ z + network["b" + i].reshape(-1, 1)
        z = sigmoid(a) if i != "3" else identity_function(a)
    return z.T if x.ndim == 2 else z[:, 0]


def forward__row_by_row(network, x):
    """A batch is a list of single examples."""
    if x.ndim == 2:
        rows = [forward__row_by_row(network, row) for row in x]
        return np.array(rows, dtype=float).reshape(len(x), network["b3"].size)
    hidden = sigmoid(np.dot(x, network["W1"]) + network["b1"])
    hidden = sigmoid(np.dot(hidden, network["W2"]) + network["b2"])
    return identity_function(np.dot(hidden, network["W3"]) + network["b3"])


def forward__bias_as_weight(network, x):
    """A further input of 1, whose weights are the biases."""

    def layer(z, i):
        ones = np.ones(z.shape[:-1] + (1,))
        weights = np.vstack([network["W" + i], network["b" + i]])
        return np.concatenate([z, ones], axis=-1) @ weights

    return identity_function(layer(sigmoid(layer(sigmoid(layer(x, "1")), "2")), "3"))


def forward__recursive(network, x):
    """The output of a layer is asked for backwards."""

    def z(k):
        if k == 0:
            return x
        h = identity_function if k == 3 else sigmoid
        return h(z(k - 1) @ network[f"W{k}"] + network[f"b{k}"])

    return z(3)


def forward__python_sums(network, x):
    """Sums of products over the inputs of each neuron, column by column."""
    columns = [x[..., d] for d in range(x.shape[-1])]
    for i in "123":
        W, b = network["W" + i], network["b" + i]
        h = identity_function if i == "3" else sigmoid
        columns = [h(sum(c * w for c, w in zip(columns, W[:, j])) + b[j]) for j in range(len(b))]
    return np.stack(columns, axis=-1)


def forward__tensordot(network, x):
    """tensordot, on a dict sorted by name."""
    W1, W2, W3, b1, b2, b3 = (network[name] for name in ("W1", "W2", "W3", "b1", "b2", "b3"))
    a = np.tensordot(x, W1, axes=1) + b1
    a = np.tensordot(sigmoid(a), W2, axes=1) + b2
    return identity_function(np.tensordot(sigmoid(a), W3, axes=1) + b3).copy()
