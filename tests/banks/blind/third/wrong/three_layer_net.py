"""Wrong implementations of the exercise three_layer_net: one slip each."""

import numpy as np

from activations import identity_function, sigmoid

_NETWORK = {
    "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
    "b1": np.array([0.1, 0.2, 0.3]),
    "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
    "b2": np.array([0.1, 0.2]),
    "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
    "b3": np.array([0.1, 0.2]),
}
_first = {}
_buffers = {}


def _fresh():
    """Return the right network, new at each call."""
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


# init_network


def init_network__first_transposed():
    """W1 has a row for each neuron that a signal goes to."""
    network = _fresh()
    network["W1"] = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
    return network


def init_network__second_transposed():
    """W2 has the shape (2, 3)."""
    network = _fresh()
    network["W2"] = np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]])
    return network


def init_network__second_in_order():
    """W2 has the right shape, but is counted row after row."""
    network = _fresh()
    network["W2"] = np.arange(1, 7).reshape(3, 2) / 10
    return network


def init_network__third_transposed():
    """W3 is square, so the turn does not show in its shape."""
    network = _fresh()
    network["W3"] = np.array([[0.1, 0.2], [0.3, 0.4]])
    return network


def init_network__one_bias_twice():
    """b2 and b3 are the same array."""
    network = _fresh()
    network["b2"] = network["b3"] = np.array([0.1, 0.2])
    return network


def init_network__bias_view():
    """b2 and b3 are the first part of b1, as views."""
    network = _fresh()
    network["b2"] = network["b1"][:2]
    network["b3"] = network["b1"][:2]
    return network


def init_network__weight_view():
    """W3 is a part of W1, as a view."""
    network = _fresh()
    network["W3"] = network["W1"][:, :2]
    return network


def init_network__same_dict():
    """Returns the dict of the module at each call."""
    return _NETWORK


def init_network__shallow_copy():
    """A new dict, but the same arrays at each call."""
    return dict(_NETWORK)


def init_network__column_biases():
    """Biases as columns, of shape (3, 1) and (2, 1)."""
    network = _fresh()
    for name in ("b1", "b2", "b3"):
        network[name] = network[name].reshape(-1, 1)
    return network


def init_network__bias_matrices():
    """Biases of shape (1, 3) and (1, 2)."""
    network = _fresh()
    for name in ("b1", "b2", "b3"):
        network[name] = network[name][np.newaxis, :]
    return network


def init_network__lists():
    """Lists instead of arrays."""
    return {name: value.tolist() for name, value in _fresh().items()}


def init_network__integers():
    """All arrays are integers: every number is 0."""
    return {name: value.astype(int) for name, value in _fresh().items()}


def init_network__random():
    """Random weights."""
    network = _fresh()
    for name in ("W1", "W2", "W3"):
        network[name] = 0.01 * np.random.randn(*network[name].shape)
    return network


def init_network__biases_zero():
    """Biases of 0."""
    network = _fresh()
    for name in ("b1", "b2", "b3"):
        network[name] = np.zeros_like(network[name])
    return network


def init_network__names():
    """Other names: w1 and B1."""
    return {name.swapcase(): value for name, value in _fresh().items()}


# forward


def forward__sigmoid_last(network, x):
    """The sigmoid in the last layer too."""
    z = x
    for i in "123":
        z = sigmoid(z @ network["W" + i] + network["b" + i])
    return z


def forward__softmax_last(network, x):
    """Turns the outputs into probabilities."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    a = z @ network["W3"] + network["b3"]
    e = np.exp(a - a.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def forward__second_linear(network, x):
    """No activation in the second layer."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = identity_function(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b3"]


def forward__a_instead_of_z(network, x):
    """Passes a1 on, not z1."""
    a1 = x @ network["W1"] + network["b1"]
    z1 = sigmoid(a1)
    a2 = a1 @ network["W2"] + network["b2"]
    z2 = sigmoid(a2)
    return identity_function(z2 @ network["W3"] + network["b3"])


def forward__bias_after_activation(network, x):
    """Adds the bias to z."""
    z1 = sigmoid(x @ network["W1"]) + network["b1"]
    z2 = sigmoid(z1 @ network["W2"]) + network["b2"]
    return identity_function(z2 @ network["W3"]) + network["b3"]


def forward__last_bias_missing(network, x):
    """No bias in the last layer."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"])


def forward__second_bias_twice(network, x):
    """b2 in the last layer too: fits where both have one size."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b2"])


def forward__activates_input(network, x):
    """Sends the input through the sigmoid first."""
    z1 = sigmoid(sigmoid(x) @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b3"])


def forward__order_of_dict(network, x):
    """Takes the arrays in the order of the dict."""
    W1, b1, W2, b2, W3, b3 = network.values()
    z1 = sigmoid(x @ W1 + b1)
    z2 = sigmoid(z1 @ W2 + b2)
    return identity_function(z2 @ W3 + b3)


def forward__only_one_example(network, x):
    """W.T @ x, which does not take a batch."""
    z1 = sigmoid(network["W1"].T @ x + network["b1"])
    z2 = sigmoid(network["W2"].T @ z1 + network["b2"])
    return identity_function(network["W3"].T @ z2 + network["b3"])


def forward__one_as_batch(network, x):
    """One example comes back as a batch of one."""
    z1 = sigmoid(np.atleast_2d(x) @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b3"])


def forward__batch_of_one_squeezed(network, x):
    """A batch of one comes back as one example."""
    z1 = sigmoid(np.atleast_2d(x) @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    out = identity_function(z2 @ network["W3"] + network["b3"])
    return out[0] if len(out) == 1 else out


def forward__only_batches(network, x):
    """Goes over the rows, which one example does not have."""
    result = []
    for i in range(x.shape[0]):
        z1 = sigmoid(x[i, :] @ network["W1"] + network["b1"])
        z2 = sigmoid(z1 @ network["W2"] + network["b2"])
        result.append(identity_function(z2 @ network["W3"] + network["b3"]))
    return np.array(result)


def forward__square_batch(network, x):
    """Takes a batch for one example when it has as many rows as inputs."""
    if len(x) == len(network["W1"]):
        z1 = sigmoid((network["W1"].T @ x).T + network["b1"])
    else:
        z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b3"])


def forward__fixed_sizes(network, x):
    """Counts with 2, 3, 2 and 2 neurons, whatever the network has."""

    def layer(z, W, b, n_in, n_out):
        return np.array([sum(z[i] * W[i, j] for i in range(n_in)) + b[j] for j in range(n_out)])

    def one(row):
        z1 = sigmoid(layer(row, network["W1"], network["b1"], 2, 3))
        z2 = sigmoid(layer(z1, network["W2"], network["b2"], 3, 2))
        return identity_function(layer(z2, network["W3"], network["b3"], 2, 2))

    return one(x) if x.ndim == 1 else np.array([one(row) for row in x])


def forward__mean_of_batch(network, x):
    """Sends the mean of a batch through."""
    z1 = sigmoid(np.mean(np.atleast_2d(x), axis=0) @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    out = identity_function(z2 @ network["W3"] + network["b3"])
    return out if x.ndim == 1 else np.tile(out, (len(x), 1))


def forward__one_row_for_all(network, x):
    """The rows of the result are all the same list: the last one wins."""
    if x.ndim == 1:
        z1 = sigmoid(x @ network["W1"] + network["b1"])
        z2 = sigmoid(z1 @ network["W2"] + network["b2"])
        return identity_function(z2 @ network["W3"] + network["b3"])
    rows = [[0.0] * len(network["b3"])] * len(x)
    for row, example in zip(rows, x):
        row[:] = forward__one_row_for_all(network, example)
    return np.array(rows)


def forward__bias_first_row(network, x):
    """In a batch, only the first row gets the last bias."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    a3 = z2 @ network["W3"]
    if a3.ndim == 2:
        a3[:1] += network["b3"]
    else:
        a3 += network["b3"]
    return identity_function(a3)


def forward__stores_in_network(network, x):
    """Keeps the signals of the layers in the dict it was given."""
    network["z1"] = sigmoid(x @ network["W1"] + network["b1"])
    network["z2"] = sigmoid(network["z1"] @ network["W2"] + network["b2"])
    return identity_function(network["z2"] @ network["W3"] + network["b3"])


def forward__pops(network, x):
    """Takes the arrays out of the dict."""
    z1 = sigmoid(x @ network.pop("W1") + network.pop("b1"))
    z2 = sigmoid(z1 @ network.pop("W2") + network.pop("b2"))
    return identity_function(z2 @ network.pop("W3") + network.pop("b3"))


def forward__adds_to_bias(network, x):
    """For one example, adds the weighted sum to the bias itself."""
    z = x
    for i in "123":
        a = network["b" + i]
        if np.ndim(x) == 1:
            a += z @ network["W" + i]
        else:
            a = a + z @ network["W" + i]
        z = identity_function(a) if i == "3" else sigmoid(a)
    return z.copy()


def forward__first_network(network, x):
    """Keeps the network of the first call for all later ones of these shapes."""
    key = tuple(network[name].shape for name in ("W1", "W2", "W3"))
    net = _first.setdefault(key, {name: value.copy() for name, value in network.items()})
    z1 = sigmoid(x @ net["W1"] + net["b1"])
    z2 = sigmoid(z1 @ net["W2"] + net["b2"])
    return identity_function(z2 @ net["W3"] + net["b3"])


def forward__shared_result(network, x):
    """Results of one shape are the same array."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    a3 = z2 @ network["W3"] + network["b3"]
    result = _buffers.setdefault(a3.shape, np.empty(a3.shape))
    result[...] = identity_function(a3)
    return result


def forward__integers(network, x):
    """Cuts the inputs down to integers."""
    z1 = sigmoid(x.astype(int) @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b3"])


def forward__half_precision(network, x):
    """Computes with float16: right to three digits only."""
    net = {name: value.astype(np.float16) for name, value in network.items()}
    z1 = sigmoid(x.astype(np.float16) @ net["W1"] + net["b1"])
    z2 = sigmoid(z1 @ net["W2"] + net["b2"])
    return identity_function(z2 @ net["W3"] + net["b3"])


def forward__rounded(network, x):
    """Rounds the output to four decimals, as the example shows it."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b3"]).round(4)


def forward__stops_early(network, x):
    """range(1, 3): the last layer is left out."""
    z = x
    for i in range(1, 3):
        z = sigmoid(z @ network[f"W{i}"] + network[f"b{i}"])
    return identity_function(z)
