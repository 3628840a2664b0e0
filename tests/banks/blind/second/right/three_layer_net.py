"""Right but unusual implementations of ``three_layer_net``, from its stub alone."""

import copy
import functools

import numpy as np

from activations import identity_function, sigmoid

_NUMBERS = {
    "b3": [0.1, 0.2],
    "b2": [0.1, 0.2],
    "b1": [0.1, 0.2, 0.3],
    "W3": [[0.1, 0.3], [0.2, 0.4]],
    "W2": [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]],
    "W1": [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]],
}
_MASTER = {key: np.array(value) for key, value in _NUMBERS.items()}


def init_network__comprehension_in_another_order():
    """A dict comprehension over lists, in the opposite order."""
    return {name: np.array(rows) for name, rows in _NUMBERS.items()}


def init_network__deep_copy():
    """A deep copy of one dict."""
    return copy.deepcopy(_MASTER)


def init_network__counting():
    """Counts in Fortran order, and divides by 10."""

    def count(*shape):
        numbers = np.arange(1, np.prod(shape) + 1)
        return np.array(numbers.reshape(shape, order="F") / 10)

    return dict(W1=count(2, 3), b1=count(3), W2=count(3, 2), b2=count(2), W3=count(2, 2), b3=count(2))


def init_network__transposed_copies():
    """Columns first, then a transpose."""
    return {
        "W1": np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]).T,
        "W2": np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]).transpose(),
        "W3": np.array([[0.1, 0.2], [0.3, 0.4]]).T.copy(),
        "b1": np.array((0.1, 0.2, 0.3)),
        "b2": np.array((0.1, 0.2)),
        "b3": np.array((0.1, 0.2)),
    }


def init_network__text():
    """Numbers from a text, filled into empty arrays."""
    text = {"W1": "1 3 5;2 4 6", "b1": "1 2 3", "W2": "1 4;2 5;3 6", "b2": "1 2", "W3": "1 3;2 4", "b3": "1 2"}
    network = {}
    for name, numbers in text.items():
        rows = [[int(n) / 10 for n in row.split()] for row in numbers.split(";")]
        network[name] = np.array(rows if name.startswith("W") else rows[0])
    return network


def forward__reduce(network, x):
    """reduce over layer numbers, with the identity as the last activation."""
    h = {1: sigmoid, 2: sigmoid, 3: identity_function}
    return functools.reduce(lambda z, i: h[i](np.matmul(z, network["W%d" % i]) + network["b%d" % i]), range(1, 4), x)


def forward__recursion(network, x, depth=1):
    """Each layer calls the next."""
    a = np.dot(x, network[f"W{depth}"]) + network[f"b{depth}"]
    return a if depth == 3 else forward__recursion(network, sigmoid(a), depth + 1)


def forward__einsum(network, x):
    """einsum with an ellipsis."""

    def affine(z, i):
        return np.einsum("...d,dh->...h", z, network[f"W{i}"]) + network[f"b{i}"]

    return affine(sigmoid(affine(sigmoid(affine(x, 1)), 2)), 3)


def forward__columns(network, x):
    """Examples as columns, and a transpose at the end."""
    z = np.atleast_2d(x).T
    for i in "12":
        z = sigmoid(network["W" + i].T @ z + network["b" + i][:, None])
    y = (network["W3"].T @ z + network["b3"][:, None]).T
    return y.reshape(*x.shape[:-1], -1)


def forward__row_by_row(network, x):
    """Recursion over rows, and sums neuron by neuron."""
    if x.ndim == 2:
        return np.stack([forward__row_by_row(network, row) for row in x])
    z = x
    for i in (1, 2, 3):
        W, b = network[f"W{i}"], network[f"b{i}"]
        a = np.array([np.sum(z * W[:, j]) + b[j] for j in range(len(b))])
        z = sigmoid(a) if i < 3 else identity_function(a)
    return z


def forward__ones(network, x):
    """The bias is the weight of one more input that is always 1."""
    z = x
    for i in (1, 2, 3):
        W = np.concatenate([network[f"W{i}"], network[f"b{i}"][None]])
        one = np.ones(z.shape[:-1] + (1,))
        a = np.concatenate([z, one], axis=-1) @ W
        z = np.tanh(a / 2) / 2 + 0.5 if i != 3 else a
    return z
