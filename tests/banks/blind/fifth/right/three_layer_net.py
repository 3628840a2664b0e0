"""Right implementations for three_layer_net."""

from functools import reduce

import numpy as np

from activations import identity_function, sigmoid

_TEXT = """
W1 0.1 0.3 0.5 ; 0.2 0.4 0.6
b1 0.1 0.2 0.3
W2 0.1 0.4 ; 0.2 0.5 ; 0.3 0.6
b2 0.1 0.2
W3 0.1 0.3 ; 0.2 0.4
b3 0.1 0.2
"""


class _Layer:
    def __init__(self, W, b, h):
        self.W, self.b, self.h = W, b, h

    def __call__(self, x):
        return self.h(np.dot(x, self.W) + self.b)


def _columns(n, m):
    return np.array([[(1 + i + n * j) / 10 for j in range(m)] for i in range(n)])


def init_network__literal():
    """Keyword arguments to dict."""
    return dict(
        b3=np.array([0.1, 0.2]),
        W3=np.array([[0.1, 0.3], [0.2, 0.4]]),
        b2=np.array([0.1, 0.2]),
        W2=np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        b1=np.array([0.1, 0.2, 0.3]),
        W1=np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
    )


def init_network__parsed():
    """Parses a text table."""
    network = {}
    for line in _TEXT.strip().splitlines():
        name, rest = line.split(" ", 1)
        rows = [[float(v) for v in row.split()] for row in rest.split(";")]
        network[name] = np.array(rows if name[0] == "W" else rows[0])
    return network


def init_network__counted_columns():
    """Weights count up by columns: a formula."""
    sizes = [2, 3, 2, 2]
    network = {}
    for i, (n, m) in enumerate(zip(sizes, sizes[1:]), start=1):
        network[f"W{i}"] = _columns(n, m)
        network[f"b{i}"] = np.arange(1, m + 1) / 10
    return network


def init_network__fortran():
    """Counting in Fortran order, divided by 10."""

    def count(*shape):
        return np.arange(1, np.prod(shape) + 1).reshape(shape, order="F") / 10

    return {"W1": count(2, 3), "b1": count(3), "W2": count(3, 2), "b2": count(2), "W3": count(2, 2), "b3": count(2)}


def init_network__copies():
    """Copies of slices of the same numbers."""
    b = np.array([0.1, 0.2, 0.3])
    W = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network = {"W1": W, "b1": b, "b2": b[:2].copy(), "b3": b[:2].copy(), "W3": W[:, :2].copy()}
    network["W2"] = np.array([(0.1, 0.4), (0.2, 0.5), (0.3, 0.6)])
    return network


def forward__layer_objects(network, x):
    """A list of layer objects, reduced."""
    hs = (sigmoid, sigmoid, identity_function)
    layers = [_Layer(network[f"W{i + 1}"], network[f"b{i + 1}"], h) for i, h in enumerate(hs)]
    return reduce(lambda signal, layer: layer(signal), layers, x)


def forward__einsum(network, x):
    """einsum with an ellipsis for the batch."""

    def affine(z, i):
        return np.einsum("...d,dh->...h", z, network["W" + i]) + network["b" + i]

    return affine(sigmoid(affine(sigmoid(affine(x, "1")), "2")), "3")


def forward__extended(network, x):
    """The bias as one more row of the weights, input with a column of ones."""
    single = x.ndim == 1
    z = x.reshape(1, -1) if single else x
    for i in (1, 2, 3):
        full = np.vstack([network[f"W{i}"], network[f"b{i}"]])
        a = np.hstack([z, np.ones((len(z), 1))]) @ full
        z = sigmoid(a) if i != 3 else a
    return z[0] if single else z


def forward__recursive(network, x):
    """Goes back from the last layer to the input."""

    def output(i):
        if i == 0:
            return x
        a = output(i - 1) @ network[f"W{i}"] + network[f"b{i}"]
        return identity_function(a) if i == 3 else sigmoid(a)

    return output(3)


def forward__sums(network, x):
    """Weighted sums by broadcasting and sum over an axis."""
    z = x
    for i in "12":
        z = sigmoid((z[..., np.newaxis] * network["W" + i]).sum(axis=-2) + network["b" + i])
    return (z[..., np.newaxis] * network["W3"]).sum(axis=-2) + network["b3"]


def forward__row_by_row(network, x):
    """One example at a time, transposed matrices."""

    def one(v):
        v = sigmoid(network["W1"].T.dot(v) + network["b1"])
        v = sigmoid(network["W2"].T.dot(v) + network["b2"])
        return network["W3"].T.dot(v) + network["b3"]

    if x.ndim == 1:
        return one(x)
    return np.stack([one(row) for row in x])


def forward__transposed(network, x):
    """Everything with examples in columns."""
    z = x.T
    for i in (1, 2, 3):
        b = network[f"b{i}"]
        a = network[f"W{i}"].T @ z + (b if z.ndim == 1 else b[:, None])
        z = identity_function(a) if i == 3 else sigmoid(a)
    return z.T
