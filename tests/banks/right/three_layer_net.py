"""Right variations of ``three_layer_net``: a grader must accept each of them."""

from collections import OrderedDict

import numpy as np

from activations import identity_function, sigmoid
from three_layer_net import forward, init_network

# The solution's, under names that no variation takes
_forward, _init_network = forward, init_network

# init_network


def init_network__book():
    """The book's form: an empty dict, filled line by line."""
    network = {}
    network["W1"] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network["b1"] = np.array([0.1, 0.2, 0.3])
    network["W2"] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    network["b2"] = np.array([0.1, 0.2])
    network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network["b3"] = np.array([0.1, 0.2])

    return network


def init_network__lists():
    """Lists of numbers are arrays to whoever compares values."""
    return {
        "W1": [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]],
        "b1": [0.1, 0.2, 0.3],
        "W2": [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]],
        "b2": [0.1, 0.2],
        "W3": [[0.1, 0.3], [0.2, 0.4]],
        "b3": [0.1, 0.2],
    }


def init_network__single_precision():
    """float32 has seven digits, more than the tolerance asks for."""
    return {name: array.astype(np.float32) for name, array in _init_network().items()}


def init_network__another_order():
    """A dict is asked by name, so that its order does not matter."""
    return OrderedDict(reversed(_init_network().items()))


def init_network__keywords():
    """dict takes names as keywords."""
    return dict(**_init_network())


def init_network__with_more_entries():
    """Nobody asks for what else is in the dict."""
    return {**_init_network(), "sizes": [2, 3, 2, 2]}


def init_network__arithmetic_sequences():
    """The numbers of the table, counted up."""
    return {
        "W1": np.arange(1, 7).reshape(3, 2).T / 10,
        "b1": np.arange(1, 4) / 10,
        "W2": np.arange(1, 7).reshape(2, 3).T / 10,
        "b2": np.linspace(0.1, 0.2, 2),
        "W3": np.arange(1, 5).reshape(2, 2).T * 0.1,
        "b3": np.array([0.1, 0.2]),
    }


_TEMPLATE = {name: array.copy() for name, array in _init_network().items()}


def init_network__copies_of_a_template():
    """Copies of the arrays are as new as arrays made here."""
    return {name: array.copy() for name, array in _TEMPLATE.items()}


# forward


def forward__book(network, x):
    """The book's form, with a name for each step."""
    W1, W2, W3 = network["W1"], network["W2"], network["W3"]
    b1, b2, b3 = network["b1"], network["b2"], network["b3"]

    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    z2 = sigmoid(a2)
    a3 = np.dot(z2, W3) + b3
    y = identity_function(a3)

    return y


def forward__no_identity(network, x):
    """The identity changes nothing, called or not."""
    z1 = sigmoid(x.dot(network["W1"]) + network["b1"])
    z2 = sigmoid(z1.dot(network["W2"]) + network["b2"])
    return z2.dot(network["W3"]) + network["b3"]


def forward__loop_over_layers(network, x):
    """Three times the same, with an activation for each."""
    z = x
    for layer, h in ((1, sigmoid), (2, sigmoid), (3, identity_function)):
        z = h(z @ network[f"W{layer}"] + network[f"b{layer}"])
    return z


def forward__columns(network, x):
    """Weights in front and examples in columns, transposed back at the end."""
    z = np.atleast_2d(x).T
    for layer in "123":
        a = network["W" + layer].T @ z + network["b" + layer][:, None]
        z = sigmoid(a) if layer != "3" else a
    return z.T.reshape(*x.shape[:-1], -1)


def forward__einsum(network, x):
    """einsum multiplies along the axes that it is told."""

    def affine(z, layer):
        return np.einsum("...d,dh->...h", z, network[f"W{layer}"]) + network[f"b{layer}"]

    return affine(sigmoid(affine(sigmoid(affine(x, 1)), 2)), 3)


def forward__tensordot(network, x):
    """tensordot over one axis is the matrix product."""
    z1 = sigmoid(np.add(network["b1"], np.tensordot(x, network["W1"], axes=1)))
    z2 = sigmoid(np.add(network["b2"], np.tensordot(z1, network["W2"], axes=1)))
    return np.add(network["b3"], np.tensordot(z2, network["W3"], axes=1))


def forward__bias_as_one_more_weight(network, x):
    """A constant input of 1 carries the bias."""
    z = np.atleast_2d(x)
    for layer in "123":
        W = np.vstack([network["W" + layer], network["b" + layer]])
        a = np.hstack([z, np.ones((len(z), 1))]) @ W
        z = sigmoid(a) if layer != "3" else a
    return z[0] if x.ndim == 1 else z


def forward__rows_in_a_loop(network, x):
    """A batch is taken row by row, and comes back as a list of rows."""
    if x.ndim == 2:
        return [forward__rows_in_a_loop(network, row) for row in x]
    return _forward(network, x)


def forward__neuron_by_neuron(network, x):
    """Sums of products, one neuron at a time."""
    if x.ndim == 2:
        return np.array([forward__neuron_by_neuron(network, row) for row in x])
    z = x
    for layer in "123":
        W, b = network["W" + layer], network["b" + layer]
        a = np.array([np.sum(z * W[:, to]) + b[to] for to in range(len(b))])
        z = sigmoid(a) if layer != "3" else a
    return z


def forward__single_precision(network, x):
    """float32 has seven digits, more than the tolerance asks for."""
    network = {name: array.astype(np.float32) for name, array in network.items()}
    return _forward(network, x.astype(np.float32))


def forward__own_book_sigmoid(network, x):
    """A sigmoid of one's own, written out here."""

    def h(a):
        return 1 / (1 + np.exp(-a))

    return h(h(x @ network["W1"] + network["b1"]) @ network["W2"] + network["b2"]) @ network["W3"] + network["b3"]


def forward__in_place_on_own_arrays(network, x):
    """In-place steps on results of one's own leave the caller's arrays alone."""
    z = x
    for layer in "123":
        a = z @ network["W" + layer]
        a += network["b" + layer]
        z = sigmoid(a) if layer != "3" else a
    return z


def forward__local_names_for_the_results(network, x):
    """A dict of one's own may hold the layers' results."""
    z = {0: x}
    for layer in (1, 2, 3):
        a = z[layer - 1] @ network[f"W{layer}"] + network[f"b{layer}"]
        z[layer] = sigmoid(a) if layer < 3 else identity_function(a)
    return z[3]


def forward__float_input(network, x):
    """A float copy of the input has the same values."""
    return np.asarray(_forward(network, np.array(x, dtype=float)), dtype=np.float64)
