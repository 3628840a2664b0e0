"""Wrong implementations for three_layer_net."""

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
_cache = {}
_first = []


# --------------------------------------------------------------- init_network


def init_network__one_dict():
    """Returns the module's dict itself: 'each call makes new ones' (changing one result changes the next)."""
    return _NETWORK


def init_network__shallow_copy():
    """dict(...) copies the names, not the arrays: two calls share their arrays."""
    return dict(_NETWORK)


def init_network__b3_is_b2():
    """b3 is b2, the same array: 'Changing one changes no other'."""
    network = {}
    network["W1"] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network["b1"] = np.array([0.1, 0.2, 0.3])
    network["W2"] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    network["b2"] = np.array([0.1, 0.2])
    network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network["b3"] = network["b2"]
    return network


def init_network__b3_slice_of_b1():
    """b3 is a slice of b1 (a view; b2 got a copy): changing b1 changes b3."""
    b = np.array([0.1, 0.2, 0.3])
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": b,
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": b[:2].copy(),
        "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b3": b[:2],
    }


def init_network__w3_view_of_w1():
    """W3 is W1[:, :2], a view with the right numbers: changing W1 changes W3."""
    W1 = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    return {
        "W1": W1,
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": W1[:, :2],
        "b3": np.array([0.1, 0.2]),
    }


def init_network__w1_transposed():
    """W1 has a row for each neuron it goes to: shape (3, 2)."""
    return {
        "W1": np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


def init_network__counted_up():
    """Fills with arange row by row: W1 is .1 .2 .3 / .4 .5 .6, the table counts down the columns."""

    def count(n, m):
        return (np.arange(n * m).reshape(n, m) + 1) / 10

    return {
        "W1": count(2, 3),
        "b1": count(1, 3)[0],
        "W2": count(3, 2),
        "b2": count(1, 2)[0],
        "W3": count(2, 2),
        "b3": count(1, 2)[0],
    }


def init_network__w3_square_transposed():
    """W3 read by columns: [[.1, .2], [.3, .4]], not [[.1, .3], [.2, .4]]."""
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.2], [0.3, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


def init_network__typo():
    """b1 is .1 .2 .2: a typing error."""
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.2]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


def init_network__lower_case():
    """The names are w1, w2, w3: the stub has W1, W2 and W3."""
    return {
        "w1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "w2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "w3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


def init_network__key_pasted():
    """Pasted line still says b2: b3 is missing."""
    network = {}
    network["W1"] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network["b1"] = np.array([0.1, 0.2, 0.3])
    network["W2"] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    network["b2"] = np.array([0.1, 0.2])
    network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network["b2"] = np.array([0.1, 0.2])
    return network


def init_network__no_return():
    """Builds the dict but does not return it."""
    network = {key: value.copy() for key, value in _NETWORK.items()}
    network["b1"] = np.array([0.1, 0.2, 0.3])


def init_network__integers():
    """dtype=int makes every number 0."""
    return {key: np.array(value, dtype=int) for key, value in _NETWORK.items()}


def init_network__bias_rows():
    """Biases are matrices of shape (1, 3) and (1, 2), not rows of three and two numbers."""
    return {key: np.atleast_2d(value).copy() for key, value in _NETWORK.items()}


def init_network__random():
    """Random weights in the right shapes; the numbers are given."""
    rng = np.random.default_rng(0)
    return {key: rng.normal(size=value.shape) for key, value in _NETWORK.items()}


def init_network__w2_reshaped():
    """Takes the six numbers of W1's block for W2 by reshape: [[.1, .3], [.5, .2], [.4, .6]]."""
    network = {key: value.copy() for key, value in _NETWORK.items()}
    network["W2"] = network["W1"].copy().reshape(3, 2)
    return network


# -------------------------------------------------------------------- forward


def forward__sigmoid_last(network, x):
    """Sigmoid in the last layer as well: the activation there is the identity."""
    for i in (1, 2, 3):
        x = sigmoid(x @ network[f"W{i}"] + network[f"b{i}"])
    return x


def forward__no_activation(network, x):
    """No sigmoid: three linear layers."""
    a1 = x @ network["W1"] + network["b1"]
    a2 = a1 @ network["W2"] + network["b2"]
    return identity_function(a2 @ network["W3"] + network["b3"])


def forward__no_bias(network, x):
    """Leaves out the biases: forward of [0, 0] gives other numbers than 0.3081, 0.6768."""
    z1 = sigmoid(x @ network["W1"])
    z2 = sigmoid(z1 @ network["W2"])
    return z2 @ network["W3"]


def forward__one_bias_forgotten(network, x):
    """Forgets b2 only."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"])
    return identity_function(z2 @ network["W3"] + network["b3"])


def forward__b2_twice(network, x):
    """Copy and paste: adds b2 in the third layer too (seen when b3 differs from b2)."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b2"])


def forward__dict_order(network, x):
    """Unpacks network.values(): 'The dict may list them in any order'."""
    W1, b1, W2, b2, W3, b3 = network.values()
    return sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2) @ W3 + b3


def forward__weights_left(network, x):
    """W.T @ x works for one example; a batch of shape (N, D) fails."""
    z1 = sigmoid(network["W1"].T @ x + network["b1"])
    z2 = sigmoid(network["W2"].T @ z1 + network["b2"])
    return network["W3"].T @ z2 + network["b3"]


def forward__own_network(network, x):
    """Computes with the numbers of init_network and not with the network that is passed."""
    network = _NETWORK
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__bias_outside(network, x):
    """Adds the bias after the activation: sigmoid(x @ W) + b."""
    z1 = sigmoid(x @ network["W1"]) + network["b1"]
    z2 = sigmoid(z1 @ network["W2"]) + network["b2"]
    return z2 @ network["W3"] + network["b3"]


def forward__sigmoid_of_input(network, x):
    """Applies the sigmoid to the input first, before layer 1, and not after layer 2."""
    z = sigmoid(x)
    z = sigmoid(z @ network["W1"] + network["b1"])
    z = z @ network["W2"] + network["b2"]
    return z @ network["W3"] + network["b3"]


def forward__always_batch(network, x):
    """np.atleast_2d: one example of shape (D,) gives (1, C), not (C,)."""
    z = np.atleast_2d(x)
    for i in (1, 2):
        z = sigmoid(z @ network[f"W{i}"] + network[f"b{i}"])
    return z @ network["W3"] + network["b3"]


def forward__squeezed(network, x):
    """Squeezes at the end: a batch with one example (1, D) gives (C,), not (1, C)."""
    z = np.atleast_2d(x)
    for i in (1, 2):
        z = sigmoid(z @ network[f"W{i}"] + network[f"b{i}"])
    return np.squeeze(z @ network["W3"] + network["b3"])


def forward__two_layers(network, x):
    """range(1, 3): the third layer is never reached."""
    for i in range(1, 3):
        x = sigmoid(x @ network[f"W{i}"] + network[f"b{i}"])
    return identity_function(x)


def forward__brackets(network, x):
    """x @ (W + b): the bias is added to the weights."""
    z1 = sigmoid(x @ (network["W1"] + network["b1"]))
    z2 = sigmoid(z1 @ (network["W2"] + network["b2"]))
    return z2 @ (network["W3"] + network["b3"])


def forward__bias_in_place(network, x):
    """b1 += x @ W1 changes the network that was passed (and fails for a batch)."""
    b1 = network["b1"]
    b1 += x @ network["W1"]
    z1 = sigmoid(b1)
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__pops_layers(network, x):
    """Takes the arrays out of the dict with pop: the argument is empty afterwards."""
    for i in (1, 2):
        x = sigmoid(x @ network.pop(f"W{i}") + network.pop(f"b{i}"))
    return x @ network.pop("W3") + network.pop("b3")


def forward__remembers_network(network, x):
    """Keeps the first network that was passed; a second network is not used."""
    if not _first:
        _first.append({key: value.copy() for key, value in network.items()})
    net = _first[0]
    z1 = sigmoid(x @ net["W1"] + net["b1"])
    z2 = sigmoid(z1 @ net["W2"] + net["b2"])
    return z2 @ net["W3"] + net["b3"]


def forward__cached_by_shape(network, x):
    """Writes the output into an array kept for each shape: earlier results change in later calls."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    y = z2 @ network["W3"] + network["b3"]
    out = _cache.setdefault(y.shape, np.empty(y.shape))
    out[:] = y
    return out


def forward__softmax_last(network, x):
    """Softmax on the output, as for a classifier; the last activation is the identity."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    y = z2 @ network["W3"] + network["b3"]
    e = np.exp(y - y.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def forward__first_example(network, x):
    """Returns after the first row of a batch: shape (C,), not (N, C)."""
    for row in np.atleast_2d(x):
        z1 = sigmoid(row @ network["W1"] + network["b1"])
        z2 = sigmoid(z1 @ network["W2"] + network["b2"])
        return z2 @ network["W3"] + network["b3"]


def forward__identity_second(network, x):
    """Sigmoid in the first layer only, identity in the second and third."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = identity_function(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b3"])


def forward__fixed_sizes(network, x):
    """Sums over 2 inputs, 3 and 2 neurons in loops with fixed ranges: other sizes D, H1, H2, C go wrong."""

    def layer(row, W, b, n, m):
        return np.array([sum(row[i] * W[i, j] for i in range(n)) + b[j] for j in range(m)])

    def one(row):
        z1 = sigmoid(layer(row, network["W1"], network["b1"], 2, 3))
        z2 = sigmoid(layer(z1, network["W2"], network["b2"], 3, 2))
        return layer(z2, network["W3"], network["b3"], 2, 2)

    return one(x) if x.ndim == 1 else np.array([one(row) for row in x])


def forward__a1_to_second(network, x):
    """Mixed-up names: computes z1, but passes a1 to the second layer."""
    W1, W2, W3 = (network[f"W{i}"] for i in (1, 2, 3))
    b1, b2, b3 = (network[f"b{i}"] for i in (1, 2, 3))
    a1 = x @ W1 + b1
    z1 = sigmoid(a1)
    a2 = a1 @ W2 + b2
    z2 = sigmoid(a2)
    a3 = z2 @ W3 + b3
    return identity_function(a3)


def forward__rounded(network, x):
    """Rounds the output to 4 digits because the example does: 0.31682708 becomes 0.3168."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return (z2 @ network["W3"] + network["b3"]).round(4)


def forward__batch_mean(network, x):
    """Averages the outputs of a batch: (C,) instead of one row for each example."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    y = z2 @ network["W3"] + network["b3"]
    return y if y.ndim == 1 else y.mean(axis=0)


def forward__bias_down_the_batch(network, x):
    """Adds biases as columns b[:, None] for a batch: fails, or mixes examples when N equals the layer size."""
    for i in (1, 2, 3):
        b = network[f"b{i}"]
        a = x @ network[f"W{i}"] + (b[:, None] if x.ndim == 2 else b)
        x = sigmoid(a) if i < 3 else a
    return x


def forward__sorted_pairs(network, x):
    """Sorts the names and pairs neighbours: W1 W2 W3 b1 b2 b3 gives W1 with W2 for a layer."""
    names = sorted(network)
    for k in range(0, 4, 2):
        x = sigmoid(x @ network[names[k]] + network[names[k + 1]])
    return x @ network[names[4]] + network[names[5]]


def init_network__b3_column_of_w3():
    """b3 is the first column of W3 (same numbers, a view): changing W3 changes b3."""
    network = {key: value.copy() for key, value in _NETWORK.items()}
    numbers = np.array([0.1, 0.3, 0.2, 0.4])
    network["W3"] = numbers.reshape(2, 2)
    network["b3"] = numbers[0:3:2]
    return network


def forward__result_like_x(network, x):
    """Result array in the shape of x: fails, or has D columns, when C differs from D."""
    if x.ndim == 1:
        x = x[None]
        single = True
    else:
        single = False
    y = np.zeros(x.shape)
    for i, row in enumerate(x):
        z = sigmoid(row @ network["W1"] + network["b1"])
        z = sigmoid(z @ network["W2"] + network["b2"])
        y[i] = z @ network["W3"] + network["b3"]
    return y[0] if single else y
