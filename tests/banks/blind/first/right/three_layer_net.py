"""Right but unusual implementations of ``three_layer_net``, written from its stub alone."""

import collections
import copy
import functools

import numpy as np

from activations import identity_function, sigmoid

TEXT = """
W1 2 3  0.1 0.3 0.5 0.2 0.4 0.6
b1 3    0.1 0.2 0.3
W2 3 2  0.1 0.4 0.2 0.5 0.3 0.6
b2 2    0.1 0.2
W3 2 2  0.1 0.3 0.2 0.4
b3 2    0.1 0.2
"""

Pattern = collections.namedtuple("Pattern", "name array")
PATTERNS = (
    Pattern("b3", np.array([0.1, 0.2])),
    Pattern("W3", np.array([[0.1, 0.3], [0.2, 0.4]])),
    Pattern("b2", np.array([0.1, 0.2])),
    Pattern("W2", np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])),
    Pattern("b1", np.array([0.1, 0.2, 0.3])),
    Pattern("W1", np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])),
)


def init_network__read_from_a_text():
    """Parses a table: name, shape, numbers."""
    network = {}
    for line in TEXT.strip().splitlines():
        name, *words = line.split()
        shape = tuple(int(word) for word in words if "." not in word)
        numbers = [float(word) for word in words if "." in word]
        network[name] = np.array(numbers).reshape(shape)
    return network


def init_network__counted_column_by_column():
    """Tenths that count up down the columns, which memory keeps in that order."""

    def tenths(*shape):
        return (np.arange(1, np.prod(shape) + 1) / 10).reshape(shape, order="F")

    shapes = {"W1": (2, 3), "b1": (3,), "W2": (3, 2), "b2": (2,), "W3": (2, 2), "b3": (2,)}
    return {name: tenths(*shape) for name, shape in shapes.items()}


def init_network__deep_copy_in_another_order():
    """Deep copies of a pattern, the last layer first, in an OrderedDict."""
    return collections.OrderedDict(copy.deepcopy([tuple(pattern) for pattern in PATTERNS]))


def forward__ones_behind_the_signal(network, x):
    """Puts the bias below the weights, and a 1 behind the signal."""
    z = np.asarray(x, dtype=float)
    for i in (1, 2, 3):
        table = np.vstack([network[f"W{i}"], network[f"b{i}"]])
        a = np.concatenate([z, np.ones(z.shape[:-1] + (1,))], axis=-1) @ table
        z = (sigmoid, sigmoid, identity_function)[i - 1](a)
    return z


def forward__folded_with_reduce(network, x):
    """functools.reduce over layers made of name and activation."""
    layers = [("1", sigmoid), ("2", sigmoid), ("3", identity_function)]
    return functools.reduce(
        lambda z, layer: layer[1](np.einsum("...d,dh->...h", z, network["W" + layer[0]]) + network["b" + layer[0]]),
        layers,
        x,
    )


def forward__columns_in_between(network, x):
    """Turns examples into columns, and the result back into rows."""
    z = np.atleast_2d(x).T
    for i in (1, 2, 3):
        a = network[f"W{i}"].T @ z + network[f"b{i}"][:, np.newaxis]
        z = a if i == 3 else sigmoid(a)
    return z.T if np.ndim(x) == 2 else z[:, 0]


def forward__recursive(network, x):
    """The signal of a layer is made from that of the layer before."""

    def signal(i):
        if i == 0:
            return x
        a = np.dot(signal(i - 1), network[f"W{i}"]) + network[f"b{i}"]
        return sigmoid(a) if i != 3 else identity_function(a)

    return signal(3)


def forward__neuron_by_neuron(network, x):
    """Sums in loops over examples and neurons."""

    def one(z):
        for i in (1, 2, 3):
            W, b = network[f"W{i}"], network[f"b{i}"]
            a = [sum(p * w for p, w in zip(z, column)) + c for column, c in zip(W.T, b)]
            z = a if i == 3 else [float(sigmoid(value)) for value in a]
        return np.array(z, dtype=float)

    if x.ndim == 1:
        return one(x)
    return np.array([one(row) for row in x]).reshape(len(x), -1)
