import copy
import functools

import numpy as np

from activations import identity_function, sigmoid

_SPEC = (
    "W1 0.1 0.3 0.5; 0.2 0.4 0.6|b1 0.1 0.2 0.3|W2 0.1 0.4; 0.2 0.5; 0.3 0.6|b2 0.1 0.2|W3 0.1 0.3; 0.2 0.4|b3 0.1 0.2"
)
_LISTS = dict(
    b3=[0.1, 0.2],
    W3=[[0.1, 0.3], [0.2, 0.4]],
    b2=[0.1, 0.2],
    W2=[[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]],
    b1=[0.1, 0.2, 0.3],
    W1=[[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]],
)
_ARRAYS = {k: np.array(v) for k, v in _LISTS.items()}


class _Layer:
    def __init__(self, W, b, h):
        self.W, self.b, self.h = W, b, h

    def __call__(self, z):
        return self.h(np.dot(z, self.W) + self.b)


def init_network__parsed():
    """Parses a text."""
    net = {}
    for part in _SPEC.split("|"):
        name, numbers = part.split(" ", 1)
        rows = [[float(v) for v in row.split()] for row in numbers.split(";")]
        net[name] = np.array(rows if name[0] == "W" else rows[0])
    return net


def init_network__lists_of_module():
    """New arrays from lists of the module, in reverse order."""
    return {k: np.array(v) for k, v in _LISTS.items()}


def init_network__deepcopy():
    """Deep copies of arrays of the module."""
    return copy.deepcopy(_ARRAYS)


def init_network__arange():
    """Ranges, reshaped and transposed, as copies."""

    def grid(n, rows, columns):
        return (np.arange(1, n + 1) / 10).reshape(columns, rows).T.copy()

    return {
        "W1": grid(6, 2, 3),
        "b1": grid(3, 1, 3)[0].copy(),
        "W2": grid(6, 3, 2),
        "b2": np.array([1, 2]) / 10,
        "W3": grid(4, 2, 2),
        "b3": np.linspace(0.1, 0.2, 2),
    }


def init_network__slices_copied():
    """Cut from one block, each part copied."""
    block = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    net = dict(W1=block.copy(), W3=block[:, :2].copy(), b1=np.array([0.1, 0.2, 0.3]))
    net["W2"] = np.hstack([net["b1"][:, None], net["b1"][:, None] + 0.3]).round(1)
    net["b2"], net["b3"] = (net["b1"][:2].copy() for _ in range(2))
    return net


def init_network__assignments():
    """Empty dict, filled by loops."""
    net = {}
    for i, (rows, columns, step) in enumerate([(2, 3, 2), (3, 2, 3), (2, 2, 2)], start=1):
        net[f"W{i}"] = np.zeros((rows, columns))
        net[f"b{i}"] = np.zeros(columns)
        for c in range(columns):
            net[f"b{i}"][c] = (c + 1) / 10
            for r in range(rows):
                net[f"W{i}"][r, c] = (1 + r + step * c) / 10
    return net


def forward__layers_as_objects(network, x):
    """Layer objects in a list."""
    layers = [
        _Layer(network[f"W{i}"], network[f"b{i}"], h) for i, h in zip((1, 2, 3), (sigmoid, sigmoid, identity_function))
    ]
    for layer in layers:
        x = layer(x)
    return x


def forward__reduce(network, x):
    """functools.reduce over the layers."""
    steps = [("1", sigmoid), ("2", sigmoid), ("3", identity_function)]
    return functools.reduce(lambda z, s: s[1](z @ network["W" + s[0]] + network["b" + s[0]]), steps, x)


def forward__bias_as_weight(network, x):
    """The bias is one more row of the weights, for an input that is always 1."""
    z = np.atleast_2d(x)
    for i in (1, 2, 3):
        W = np.vstack([network[f"W{i}"], network[f"b{i}"]])
        a = np.hstack([z, np.ones((len(z), 1))]) @ W
        z = a if i == 3 else sigmoid(a)
    return z if x.ndim == 2 else z[0]


def forward__einsum(network, x):
    """einsum with ellipsis."""
    z1 = sigmoid(np.einsum("...i,ij->...j", x, network["W1"]) + network["b1"])
    z2 = sigmoid(np.einsum("...i,ij->...j", z1, network["W2"]) + network["b2"])
    return np.einsum("...i,ij->...j", z2, network["W3"]) + network["b3"]


def forward__transposed(network, x):
    """Columns as examples: W.T @ x.T."""
    z = np.array(x, dtype=float).T
    for i in (1, 2, 3):
        a = network[f"W{i}"].T @ z
        a = (a.T + network[f"b{i}"]).T
        z = sigmoid(a) if i < 3 else a
    return z.T


def forward__row_by_row(network, x):
    """Recursion into the rows of a batch."""
    if x.ndim == 2:
        return np.array([forward__row_by_row(network, row) for row in x])
    z = x
    for i in (1, 2, 3):
        a = np.array([np.sum(z * w) + b for w, b in zip(network[f"W{i}"].T, network[f"b{i}"])])
        z = a if i == 3 else sigmoid(a)
    return z


def forward__closures(network, x):
    """Composed closures."""

    def layer(i, h):
        return lambda z: h(np.add(np.matmul(z, network[f"W{i}"]), network[f"b{i}"]))

    first, second, last = layer(1, sigmoid), layer(2, sigmoid), layer(3, lambda a: a)
    return last(second(first(x)))


def forward__in_place_on_own(network, x):
    """In-place additions on new arrays only; own tanh sigmoid."""
    a = np.dot(x, network["W1"])
    a += network["b1"]
    a = np.dot(0.5 + 0.5 * np.tanh(a / 2), network["W2"])
    a += network["b2"]
    a = np.dot(0.5 + 0.5 * np.tanh(a / 2), network["W3"])
    a += network["b3"]
    return a


def init_network__lists():
    """Nested lists, which hold the same numbers."""
    return copy.deepcopy(_LISTS)


def forward__one_output_scalar(network, x):
    """The last axis is dropped where there is one output alone."""
    z = x
    for i in "12":
        z = sigmoid(z @ network["W" + i] + network["b" + i])
    y = z @ network["W3"] + network["b3"]
    return y[..., 0] if y.shape[-1] == 1 else y
