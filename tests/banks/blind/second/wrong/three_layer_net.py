"""Wrong implementations of ``three_layer_net``, written from its stub alone."""

import functools

import numpy as np

from activations import identity_function, sigmoid
from three_layer_net import init_network


def init_network__columns_as_rows():
    """W1 is written with a row for each neuron it goes to."""
    return {
        "W1": np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.2], [0.3, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


def init_network__square_one_transposed():
    """Only W3 is transposed, where the shape does not show it."""
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.2], [0.3, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


def init_network__reshaped_range():
    """W2 counts along the rows instead of the columns."""
    network = {}
    network["W1"] = np.arange(1, 7).reshape(3, 2).T / 10
    network["b1"] = np.array([0.1, 0.2, 0.3])
    network["W2"] = np.arange(1, 7).reshape(3, 2) / 10
    network["b2"] = np.array([0.1, 0.2])
    network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network["b3"] = np.array([0.1, 0.2])
    return network


def init_network__biases_as_rows():
    """Biases have shape (1, n)."""
    network = init_network()
    for key in ("b1", "b2", "b3"):
        network[key] = network[key].reshape(1, -1)
    return network


def init_network__b2_is_b3():
    """b2 and b3 are one array."""
    network = {}
    network["W1"] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network["b1"] = np.array([0.1, 0.2, 0.3])
    network["W2"] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network["b2"] = network["b3"] = np.array([0.1, 0.2])
    return network


def init_network__w3_from_w1():
    """W3 and the short biases are slices of W1 and b1: they share memory."""
    W1 = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    b1 = np.array([0.1, 0.2, 0.3])
    W2 = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    return {
        "W1": W1,
        "b1": b1,
        "W2": W2,
        "b2": np.array([0.1, 0.2]),
        "W3": W1[:, :2],
        "b3": b1[:2],
    }


def init_network__w2_is_a_view_of_a_table():
    """Weights are views of one table of numbers, made in each call."""
    table = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]])
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "W2": table.T,
        "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b1": table[0],
        "b2": np.array([0.1, 0.2]),
        "b3": np.array([0.1, 0.2]),
    }


@functools.lru_cache
def init_network__cached():
    """lru_cache: each call returns the same dict."""
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


def init_network__shallow_copy(_network=init_network()):
    """Each call copies the dict, but not the arrays in it."""
    return dict(_network)


def init_network__lists():
    """Nested lists instead of arrays."""
    return {
        "W1": [[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]],
        "b1": [0.1, 0.2, 0.3],
        "W2": [[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]],
        "b2": [0.1, 0.2],
        "W3": [[0.1, 0.3], [0.2, 0.4]],
        "b3": [0.1, 0.2],
    }


def init_network__small_letters():
    """The weights have the names w1, w2 and w3."""
    return {key.lower(): value for key, value in init_network().items()}


def init_network__random():
    """Random weights of the right shapes, and biases of 0."""
    return {
        "W1": np.random.randn(2, 3),
        "b1": np.zeros(3),
        "W2": np.random.randn(3, 2),
        "b2": np.zeros(2),
        "W3": np.random.randn(2, 2),
        "b3": np.zeros(2),
    }


def init_network__slip_in_a_number():
    """One number of W2 is 0.4 where 0.5 should be."""
    network = init_network()
    network["W2"] = np.array([[0.1, 0.4], [0.2, 0.4], [0.3, 0.6]])
    return network


def init_network__b3_missing():
    """b3 is written to the key b2 once more."""
    network = {}
    network["W1"] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network["b1"] = np.array([0.1, 0.2, 0.3])
    network["W2"] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    network["b2"] = np.array([0.1, 0.2])
    network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network["b2"] = np.array([0.1, 0.2])
    return network


def forward__sigmoid_in_the_last(network, x):
    """The last layer has a sigmoid too."""
    for i in (1, 2, 3):
        x = sigmoid(x @ network[f"W{i}"] + network[f"b{i}"])
    return identity_function(x)


def forward__second_without_activation(network, x):
    """a2 goes on instead of z2, which is computed and forgotten."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    a2 = z1 @ network["W2"] + network["b2"]
    z2 = sigmoid(a2)
    return a2 @ network["W3"] + network["b3"]


def forward__bias_after_the_activation(network, x):
    """The bias is added after the sigmoid."""
    z1 = sigmoid(x @ network["W1"]) + network["b1"]
    z2 = sigmoid(z1 @ network["W2"]) + network["b2"]
    return z2 @ network["W3"] + network["b3"]


def forward__order_of_the_dict(network, x):
    """Takes the arrays in the order in which the dict lists them."""
    W1, b1, W2, b2, W3, b3 = network.values()
    z1 = sigmoid(x @ W1 + b1)
    z2 = sigmoid(z1 @ W2 + b2)
    return z2 @ W3 + b3


def forward__own_network(network, x):
    """The argument is replaced by a fresh network."""
    network = init_network()
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__weights_first(network, x):
    """W.T @ x is right for one example, and mixes or refuses a batch."""
    z1 = sigmoid(network["W1"].T @ x + network["b1"])
    z2 = sigmoid(network["W2"].T @ z1 + network["b2"])
    return network["W3"].T @ z2 + network["b3"]


def forward__adds_into_the_bias(network, x):
    """For one example, the sums are added into the biases of the network."""
    if x.ndim == 2:
        return np.array([forward__adds_into_the_bias(network, row) for row in x])
    z = x
    for i in (1, 2, 3):
        a = network[f"b{i}"]
        a += z @ network[f"W{i}"]
        z = sigmoid(a) if i < 3 else a
    return z


def forward__softmax_at_the_end(network, x):
    """softmax in the last layer, as a classifier would have."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    a3 = z2 @ network["W3"] + network["b3"]
    e = np.exp(a3 - a3.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def forward__always_a_batch(network, x):
    """One example gives an output of shape (1, C)."""
    x = x.reshape(-1, network["W1"].shape[0])
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__batch_of_one_as_example(network, x):
    """A batch of one is treated as one example."""
    if x.shape[0] == 1 and x.ndim == 2:
        x = x[0]
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__takes_the_dict_apart(network, x):
    """pop empties the dict: a second call has no weights."""
    for i in (1, 2):
        x = sigmoid(x @ network.pop(f"W{i}") + network.pop(f"b{i}"))
    return x @ network.pop("W3") + network.pop("b3")


def forward__bias_of_the_second_layer_again(network, x):
    """b2 is added in the third layer, where init_network has the same numbers."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b2"]


def forward__two_outputs(network, x):
    """Loops over two outputs, however many the network has."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    y = np.zeros(x.shape[:-1] + (2,))
    for k in range(2):
        y[..., k] = z2 @ network["W3"][:, k] + network["b3"][k]
    return y


def forward__four_decimals(network, x):
    """Rounds the output to the four decimals of the second example."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return np.round(z2 @ network["W3"] + network["b3"], 4)


def forward__type_of_the_input(network, x):
    """Intermediate arrays have the type of x, so integers cut off the decimals."""
    z1 = np.empty(x.shape[:-1] + network["b1"].shape, dtype=x.dtype)
    z1[...] = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__columns_of_biases(network, x):
    """The bias of the last layer is a column for a batch; a square one shows nothing."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    b3 = network["b3"] if x.ndim == 1 else network["b3"][:, np.newaxis]
    return z2 @ network["W3"] + b3


def forward__last_row_only(network, x):
    """The loop over the rows overwrites y; a batch gives its last row."""
    for row in np.atleast_2d(x):
        z1 = sigmoid(row @ network["W1"] + network["b1"])
        z2 = sigmoid(z1 @ network["W2"] + network["b2"])
        y = z2 @ network["W3"] + network["b3"]
    return y


def forward__kept_from_the_first_call(network, x, _layers=[]):
    """The weights are unpacked once, and kept for all later networks."""
    if not _layers:
        _layers.extend((network[f"W{i}"], network[f"b{i}"]) for i in (1, 2, 3))
    (W1, b1), (W2, b2), (W3, b3) = _layers
    z1 = sigmoid(x @ W1 + b1)
    z2 = sigmoid(z1 @ W2 + b2)
    return identity_function(z2 @ W3 + b3)
