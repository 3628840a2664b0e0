import numpy as np

from activations import identity_function, sigmoid


def _fresh():
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


_NETWORK = _fresh()
_REMEMBERED = {}
_OUT = {}


def _run(network, x):
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b3"]


def init_network__W3_view_of_W1():
    """W3 = W1[:, :2] has the right numbers, but is a view: changing W1 changes W3."""
    net = _fresh()
    net["W3"] = net["W1"][:, :2]
    return net


def init_network__b_slices():
    """b2 and b3 are slices of b1: changing one changes another."""
    net = _fresh()
    net["b2"] = net["b1"][:2]
    net["b3"] = net["b1"][:2]
    return net


def init_network__b3_is_b2():
    """b2 = b3 = one array: changing b2 changes b3."""
    net = _fresh()
    net["b2"] = net["b3"] = np.array([0.1, 0.2])
    return net


def init_network__module_dict():
    """Returns the same dict of the module each time, not new arrays."""
    return _NETWORK


def init_network__shallow_copy():
    """dict(...) copies only the dict: two calls share the arrays."""
    return dict(_NETWORK)


def init_network__views_of_constants():
    """np.asarray of the module's arrays makes no copy: each call returns the same memory."""
    return {name: np.asarray(a).view() for name, a in _NETWORK.items()}


def init_network__rows_filled_first():
    """W1 is 0.1 .. 0.6 filled row by row: [[.1, .2, .3], [.4, .5, .6]]."""
    net = _fresh()
    net["W1"] = (np.arange(1, 7) / 10).reshape(2, 3)
    return net


def init_network__W2_row_by_row():
    """W2 is 0.1 .. 0.6 row by row, [[.1, .2], ...]; W1 is right."""
    net = _fresh()
    net["W2"] = (np.arange(1, 7) / 10).reshape(3, 2)
    return net


def init_network__W1_W2_swapped():
    """A row for each neuron a signal goes to: W1 is (3, 2), W2 (2, 3)."""
    net = _fresh()
    for name in ("W1", "W2", "W3"):
        net[name] = net[name].T.copy()
    return net


def init_network__W3_transposed():
    """Only W3 is transposed: same shape, [[.1, .2], [.3, .4]]."""
    net = _fresh()
    net["W3"] = np.array([[0.1, 0.2], [0.3, 0.4]])
    return net


def init_network__bias_rows():
    """Biases of shape (1, 3) and (1, 2), not (3,) and (2,)."""
    net = _fresh()
    return {k: v.reshape(1, -1) if k[0] == "b" else v for k, v in net.items()}


def init_network__small_letters():
    """Names w1, w2, w3 instead of W1, W2, W3."""
    return {k.lower(): v for k, v in _fresh().items()}


def init_network__half_precision():
    """float16 arrays: 0.1 is 0.09998."""
    return {k: v.astype(np.float16) for k, v in _fresh().items()}


def init_network__b3_of_next_block():
    """b3 is [0.1, 0.3], copied from the row of W3 beside it."""
    net = _fresh()
    net["b3"] = np.array([0.1, 0.3])
    return net


def init_network__five():
    """b3 is missing: five arrays, not six."""
    net = _fresh()
    del net["b3"]
    return net


def init_network__nested():
    """A dict of layers with "W" and "b" in each."""
    net = _fresh()
    return {i: {"W": net[f"W{i}"], "b": net[f"b{i}"]} for i in (1, 2, 3)}


def forward__adds_into_bias(network, x):
    """a = network["b1"]; a += x @ W1: the bias of the network changes with every single example."""
    a = network["b1"] if x.ndim == 1 else network["b1"] + np.zeros((len(x), 1))
    a += x @ network["W1"]
    z = sigmoid(a)
    z = sigmoid(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b3"]


def forward__dict_order(network, x):
    """Unpacks network.values(): "The dict may list them in any order"."""
    W1, b1, W2, b2, W3, b3 = network.values()
    z = sigmoid(x @ W1 + b1)
    z = sigmoid(z @ W2 + b2)
    return z @ W3 + b3


def forward__weights_in_listed_order(network, x):
    """Goes through the names with W in the dict's order: W3 listed first is used first."""
    z = x
    names = [k for k in network if k[0] == "W"]
    for n, name in enumerate(names):
        a = z @ network[name] + network["b" + name[1]]
        z = sigmoid(a) if n < len(names) - 1 else a
    return z


def forward__own_network(network, x):
    """Uses the numbers of init_network, whatever network is passed."""
    return _run(_fresh(), x)


def forward__first_network_kept(network, x):
    """Keeps the weights of the first call: another network gives the outputs of the first."""
    if not _REMEMBERED:
        _REMEMBERED.update({k: v.copy() for k, v in network.items()})
    return _run(_REMEMBERED, x)


def forward__output_kept(network, x):
    """Writes into one array for each output shape: an earlier result changes later."""
    y = _run(network, x)
    out = _OUT.setdefault(y.shape, np.zeros(y.shape))
    out[...] = y
    return out


def forward__square_batch_transposed(network, x):
    """Guesses the layout from x.shape[0] == D: a batch with N = D examples is transposed."""
    W1 = network["W1"]
    if x.ndim == 2 and x.shape[0] == W1.shape[0]:
        x = x.T
    return _run(network, x)


def forward__always_two_dims(network, x):
    """One example of shape (D,) gives shape (1, C), not (C,)."""
    return _run(network, np.atleast_2d(x))


def forward__squeezed(network, x):
    """A batch of one example gives shape (C,), not (1, C)."""
    return np.squeeze(_run(network, x))


def forward__sigmoid_last(network, x):
    """Sigmoid after the last layer too."""
    return sigmoid(_run(network, x))


def forward__identity_second(network, x):
    """The second layer has the identity."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = identity_function(z @ network["W2"] + network["b2"])
    return identity_function(z @ network["W3"] + network["b3"])


def forward__bias_after_sigmoid(network, x):
    """sigmoid(x @ W) + b."""
    z = sigmoid(x @ network["W1"]) + network["b1"]
    z = sigmoid(z @ network["W2"]) + network["b2"]
    return z @ network["W3"] + network["b3"]


def forward__b2_again(network, x):
    """b2 in the last layer: same numbers as b3 in the example only."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b2"][: network["W3"].shape[1]]


def forward__bias_first_row(network, x):
    """In a batch the last bias is added to the first row only."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    y = z @ network["W3"]
    y[0] += network["b3"] if x.ndim == 2 else network["b3"][0]
    if x.ndim == 1:
        y[1:] += network["b3"][1:]
    return y


def forward__z1_not_used(network, x):
    """a1 goes to the second layer, z1 is computed and forgotten."""
    a1 = x @ network["W1"] + network["b1"]
    z1 = sigmoid(a1)
    z2 = sigmoid(a1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b3"])


def forward__two_layers(network, x):
    """Loop over range(1, 3): the last layer is missing."""
    z = x
    for i in range(1, 3):
        z = sigmoid(z @ network[f"W{i}"] + network[f"b{i}"])
    return z


def forward__weights_on_left(network, x):
    """W.T-less np.dot(W, x): wrong for square matrices, fails else."""
    z = sigmoid(np.dot(network["W1"], x) + network["b1"])
    z = sigmoid(np.dot(network["W2"], z) + network["b2"])
    return np.dot(network["W3"], z) + network["b3"]


def forward__out_dtype_of_x(network, x):
    """Rows are stored in an array with the dtype of x: integer inputs give truncated outputs."""
    rows = np.atleast_2d(x)
    out = np.zeros((len(rows), len(network["b3"])), dtype=x.dtype)
    for i, row in enumerate(rows):
        out[i] = _run(network, row)
    return out if x.ndim == 2 else out[0]


def forward__overflowing_sigmoid(network, x):
    """Own sigmoid exp(a) / (1 + exp(a)): nan for a weighted sum of 1000."""

    def h(a):
        return np.exp(a) / (1 + np.exp(a))

    z = h(x @ network["W1"] + network["b1"])
    z = h(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b3"]


def forward__rounded(network, x):
    """Rounded to 8 places as in the example: outputs of 1e-9 become 0."""
    return _run(network, x).round(8)


def forward__pops(network, x):
    """Takes the arrays out of the dict with pop: the argument is empty afterwards."""
    z = x
    for i in "123":
        z = z @ network.pop("W" + i) + network.pop("b" + i)
        if i != "3":
            z = sigmoid(z)
    return z


def forward__stores_activations(network, x):
    """Stores z1 and z2 in the network dict: the argument changes."""
    network["z1"] = sigmoid(x @ network["W1"] + network["b1"])
    network["z2"] = sigmoid(network["z1"] @ network["W2"] + network["b2"])
    return network["z2"] @ network["W3"] + network["b3"]


def forward__batch_mean(network, x):
    """For a batch returns the mean output, shape (C,)."""
    y = _run(network, x)
    return y.mean(axis=0) if y.ndim == 2 else y


def forward__last_row_left_over(network, x):
    """Loop over the batch returns inside: only the first row."""
    if x.ndim == 1:
        return _run(network, x)
    for row in x:
        return _run(network, row)


def forward__column_bias(network, x):
    """Batch: biases as columns, b[:, None]: for N == H1 == H2 == C each example gets its own number."""
    z = x
    for i in (1, 2, 3):
        b = network[f"b{i}"]
        z = z @ network[f"W{i}"] + (b[:, None] if x.ndim == 2 else b)
        if i < 3:
            z = sigmoid(z)
    return z


def forward__sigmoid_on_input(network, x):
    """The signal is squashed before the first layer too."""
    return _run(network, sigmoid(x))


def forward__b1_total(network, x):
    """Adds the sum of the biases, not each neuron's own."""
    z = sigmoid(x @ network["W1"] + network["b1"].sum())
    z = sigmoid(z @ network["W2"] + network["b2"].sum())
    return z @ network["W3"] + network["b3"].sum()


def forward__softmax_last(network, x):
    """Softmax after the last layer, not the identity."""
    e = np.exp(_run(network, x))
    return e / e.sum(axis=-1, keepdims=True)
