"""Wrong implementations of ``three_layer_net``, written from its stub alone."""

import numpy as np

from activations import identity_function, sigmoid

SHARED = {
    "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
    "b1": np.array([0.1, 0.2, 0.3]),
    "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
    "b2": np.array([0.1, 0.2]),
    "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
    "b3": np.array([0.1, 0.2]),
}


def init_network__new_dict_of_old_arrays():
    """The dict is new, and the arrays are those of every other call."""
    return dict(SHARED)


def init_network__kept_in_a_default_argument(network={}):
    """The dict of the first call is returned again and again."""
    if not network:
        network["W1"] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
        network["b1"] = np.array([0.1, 0.2, 0.3])
        network["W2"] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
        network["b2"] = np.array([0.1, 0.2])
        network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
        network["b3"] = np.array([0.1, 0.2])
    return network


def init_network__last_matrix_transposed():
    """W3 is square: rows and columns exchanged raise no error."""
    network = {name: array.copy() for name, array in SHARED.items()}
    network["W3"] = np.array([[0.1, 0.2], [0.3, 0.4]])
    return network


def init_network__counted_row_by_row():
    """Fills the matrices along their rows: the shapes are right."""
    count = np.arange(1, 7) / 10
    return {
        "W1": count.reshape(2, 3),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": count.reshape(3, 2),
        "b2": np.array([0.1, 0.2]),
        "W3": count[:4].reshape(2, 2),
        "b3": np.array([0.1, 0.2]),
    }


def init_network__biases_in_rows():
    """The biases are matrices of one row."""
    return {name: array.reshape(1, -1).copy() if name[0] == "b" else array.copy() for name, array in SHARED.items()}


def init_network__two_biases_in_one_array():
    """b2 is also b3: whoever moves one moves both, and there are five arrays, not six."""
    network = {name: array.copy() for name, array in SHARED.items()}
    network["b3"] = network["b2"]
    return network


def init_network__a_row_for_each_neuron_it_goes_to():
    """W1 and W2 have a row for each neuron that the signal goes to."""
    network = {name: array.copy() for name, array in SHARED.items()}
    network["W1"], network["W2"] = network["W1"].T.copy(), network["W2"].T.copy()
    return network


def init_network__one_digit_slipped():
    """The last bias of b1 is 0.2."""
    network = {name: array.copy() for name, array in SHARED.items()}
    network["b1"][-1] = 0.2
    return network


def forward__sigmoid_at_the_end_too(network, x):
    """All three layers have the sigmoid."""
    for i in "123":
        x = sigmoid(x @ network["W" + i] + network["b" + i])
    return x


def forward__identity_in_the_middle(network, x):
    """The second layer has no sigmoid."""
    z = sigmoid(np.dot(x, network["W1"]) + network["b1"])
    z = identity_function(np.dot(z, network["W2"]) + network["b2"])
    return identity_function(np.dot(z, network["W3"]) + network["b3"])


def forward__weights_in_front_if_it_works(network, x):
    """Tries W @ x first: square matrices and single examples let it."""
    z = x
    for i in (1, 2, 3):
        W, b = network[f"W{i}"], network[f"b{i}"]
        try:
            a = W @ z + b
        except ValueError:
            a = z @ W + b
        z = identity_function(a) if i == 3 else sigmoid(a)
    return z


def forward__square_matrix_transposed(network, x):
    """W3.T in the last layer."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    W = network["W3"]
    return z @ (W.T if W.shape[0] == W.shape[1] else W) + network["b3"]


def forward__own_network(network, x):
    """Takes the weights of init_network, whatever it is given."""
    network = init_network()
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return identity_function(z @ network["W3"] + network["b3"])


def forward__names_taken_out(network, x):
    """pop takes the arrays out of the caller's dict."""
    for i in (1, 2, 3):
        x = x @ network.pop(f"W{i}") + network.pop(f"b{i}")
        if i < 3:
            x = sigmoid(x)
    return x


def forward__signal_of_a_square_layer_in_place(network, x):
    """Where D equals H1, the sums are written into x."""
    z = x
    for i in (1, 2, 3):
        W, b = network[f"W{i}"], network[f"b{i}"]
        a = z @ W + b
        if a.shape == z.shape and z.dtype == a.dtype:
            z[...] = a
        else:
            z = a
        z = sigmoid(z) if i < 3 else z
    return z


def forward__batch_of_one_squeezed(network, x):
    """A batch with one row comes back as one row without batch."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return np.squeeze(z @ network["W3"] + network["b3"])


def forward__biases_as_columns_of_square_batches(network, x):
    """If a batch has as many rows as a bias has entries, it makes a column of the bias."""
    z = x
    for i in (1, 2, 3):
        b = network[f"b{i}"]
        a = z @ network[f"W{i}"]
        a = a + (b[:, None] if a.ndim == 2 and len(a) == len(b) else b)
        z = sigmoid(a) if i < 3 else a
    return z


def forward__first_example_of_the_batch(network, x):
    """Sends the first row of a batch only."""
    x = np.atleast_2d(x)[0]
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return z @ network["W3"] + network["b3"]


def forward__last_bias_forgotten(network, x):
    """The last layer has no bias."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return identity_function(z @ network["W3"])


def forward__order_of_the_dict(network, x):
    """Takes the arrays as the dict lists them, not by name."""
    W1, b1, W2, b2, W3, b3 = network.values()
    z = sigmoid(x @ W1 + b1)
    z = sigmoid(z @ W2 + b2)
    return identity_function(z @ W3 + b3)


def forward__outputs_kept_between_zero_and_one(network, x):
    """Cuts the outputs, as if they were probabilities."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"] + network["b2"])
    return np.clip(z @ network["W3"] + network["b3"], 0, 1)


def forward__bias_behind_the_activation(network, x):
    """The bias of the second layer is added to z, not to a."""
    z = sigmoid(x @ network["W1"] + network["b1"])
    z = sigmoid(z @ network["W2"]) + network["b2"]
    return z @ network["W3"] + network["b3"]


def forward__bias_added_in_the_network(network, x):
    """Adds the product to the array of the bias itself, for single examples."""
    a = x
    for i in (1, 2, 3):
        product, b = a @ network[f"W{i}"], network[f"b{i}"]
        if product.shape == b.shape:
            b += product
            a = b
        else:
            a = product + b
        if i < 3:
            a = sigmoid(a)
    return a.copy()
