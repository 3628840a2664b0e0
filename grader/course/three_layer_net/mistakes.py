"""What often goes wrong in ``three_layer_net``. Each docstring is the hint for whoever writes the same."""

import numpy as np

from activations import identity_function, relu, sigmoid, step_function
from three_layer_net import forward, init_network

# The right ones, under names that no mistake takes
_forward, _init_network = forward, init_network

# init_network


def init_network__one_weight_mistyped():
    """Compare your weights with the table, number by number."""
    network = _init_network()
    network["W1"][1, 2] = 0.5
    return network


def init_network__rows_and_columns_swapped():
    """W1 leads from two neurons to three. Is the number of its rows two or three?"""
    network = _init_network()
    return {name: array.T for name, array in network.items()}


def init_network__first_weights_transposed():
    """W1 leads from two neurons to three. Is the number of its rows two or three?"""
    network = _init_network()
    network["W1"] = network["W1"].T
    return network


def init_network__wrapped_row_by_row():
    """The table shows where each row ends. Do the rows of your arrays end there too?"""
    network = _init_network()
    network["W2"] = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])
    return network


def init_network__last_weights_transposed():
    """A square matrix keeps its shape when you transpose it. Which number is in the first row of W3, after 0.1?"""
    network = _init_network()
    network["W3"] = network["W3"].T
    return network


def init_network__lower_case_names():
    """Compare the names in your dict with those in the docstring, letter by letter."""
    return {name.lower(): array for name, array in _init_network().items()}


def init_network__same_name_twice():
    """Print the keys of your network. How many are there, and which one is missing?"""
    network = _init_network()
    network["b1"] = network.pop("b2")
    return network


def init_network__tuple_of_arrays():
    """How would forward ask your network for W2? A dict has a name for each array."""
    network = _init_network()
    return tuple(network.values())


def init_network__nothing_returned():
    """The network is made, but what does the caller get? Look at the last line of your function."""
    _init_network()


def init_network__random_weights():
    """Call init_network twice. The worked example needs the numbers of the table."""
    return {name: np.random.randn(*array.shape) for name, array in _init_network().items()}


def init_network__zeros():
    """The shapes of your arrays are right. Where are the numbers of the table, and can the dtype of your arrays hold them?"""
    return {name: np.zeros(array.shape) for name, array in _init_network().items()}


def init_network__biases_as_rows():
    """How many axes does a bias have? Compare its shape with the docstring."""
    network = _init_network()
    return {name: array.reshape(1, -1) if name[0] == "b" else array for name, array in network.items()}


def init_network__one_bias_for_a_layer():
    """How many neurons share a bias in the table?"""
    network = _init_network()
    return {name: array[0] if name[0] == "b" else array for name, array in network.items()}


def init_network__biases_forgotten():
    """Print the keys of your network. What does a layer add after it has multiplied?"""
    network = _init_network()
    return {name: network[name] for name in ("W1", "W2", "W3")}


def init_network__biases_of_zero():
    """The shapes of your biases are right. Which numbers does the table give them?"""
    network = _init_network()
    return {name: array * (name[0] == "W") for name, array in network.items()}


def init_network__last_bias_mistyped():
    """Compare your biases with the table, number by number."""
    network = _init_network()
    network["b3"] = np.array([0.1, 0.3])
    return network


def init_network__two_names_for_one_array():
    """Change b2 in a network of init_network, and print b3. How many arrays does init_network make?"""
    network = _init_network()
    network["b3"] = network["b2"]
    return network


def init_network__counted_row_by_row():
    """Print W1 of init_network beside the table. In the table, do the numbers grow along the rows, or down the
    columns?
    """
    network = _init_network()
    return {name: np.sort(array.ravel()).reshape(array.shape) for name, array in network.items()}


_network = _init_network()


def init_network__one_network_for_all():
    """Call init_network twice. Does it make a new dict each time, or only once for all calls?"""
    return _network


def init_network__new_dict_with_old_arrays():
    """A new dict may still hold the arrays of an old one. Where in your code are the arrays made?"""
    return dict(_network)


def init_network__default_argument(network={}):
    """Call init_network twice. Does it make a new dict each time, or only once for all calls?"""
    if not network:
        network.update(_init_network())
    return network


# forward: biases


def forward__no_biases(network, x):
    """Call forward on an input of zeros. What do you add to the product with W1, and on which line?"""
    z1 = sigmoid(x @ network["W1"])
    z2 = sigmoid(z1 @ network["W2"])
    return z2 @ network["W3"]


def forward__no_bias_in_the_last_layer(network, x):
    """Your network has three biases. Which layer of forward does not add its bias?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"]


def forward__bias_added_after_the_sigmoid(network, x):
    """Is the bias a part of the sum that goes into the activation? Look at your parentheses."""
    z1 = sigmoid(x @ network["W1"]) + network["b1"]
    z2 = sigmoid(z1 @ network["W2"]) + network["b2"]
    return z2 @ network["W3"] + network["b3"]


def forward__bias_behind_the_second_sigmoid(network, x):
    """Compare the first two layers in forward. Is b2 a part of the sum that goes into the sigmoid?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"]) + network["b2"]
    return z2 @ network["W3"] + network["b3"]


def forward__bias_as_a_column_of_a_square_batch(network, x):
    """Call forward on a batch that has as many rows as b1 has entries. Along which axis does forward add b1?"""
    z = x
    for layer in "123":
        a, b = z @ network["W" + layer], network["b" + layer]
        a = a + (b[:, None] if a.ndim == 2 and len(a) == len(b) else b)
        z = sigmoid(a) if layer != "3" else a
    return z


def forward__bias_subtracted(network, x):
    """Give your network a large bias. Does its output grow or shrink?"""
    z1 = sigmoid(x @ network["W1"] - network["b1"])
    z2 = sigmoid(z1 @ network["W2"] - network["b2"])
    return z2 @ network["W3"] - network["b3"]


def forward__second_bias_in_the_last_layer(network, x):
    """In the small network b2 and b3 are the same numbers. Which of them does your last layer take?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b2"]


def forward__first_bias_in_the_second_layer(network, x):
    """Each of your lines has a W and a b with a number, such as W1 and b1. Do the two numbers in a line agree?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b1"])
    return z2 @ network["W3"] + network["b3"]


def forward__bias_as_a_column(network, x):
    """Write down the shape of your sum and that of your bias. Along which axis does numpy line them up?"""
    z1 = sigmoid(np.atleast_2d(x) @ network["W1"] + network["b1"][:, None])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"][:, None])
    return (z2 @ network["W3"] + network["b3"][:, None]).reshape(*np.shape(x)[:-1], -1)


# forward: weights


def forward__weights_in_front(network, x):
    """In forward, write the shape of each factor below it. Which factor comes first: the signal, or the weights?"""
    z1 = sigmoid(network["W1"] @ x + network["b1"])
    z2 = sigmoid(network["W2"] @ z1 + network["b2"])
    return network["W3"] @ z2 + network["b3"]


def forward__weights_transposed(network, x):
    """Does each row of W belong to a neuron where signals come from, or to one where they go?"""
    z1 = sigmoid(x @ network["W1"].T + network["b1"])
    z2 = sigmoid(z1 @ network["W2"].T + network["b2"])
    return z2 @ network["W3"].T + network["b3"]


def forward__last_weights_transposed(network, x):
    """Compare your three layers. What is done to the weights of one of them only?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"].T + network["b3"]


def forward__signal_as_a_column(network, x):
    """Your way works for one example. Where does a batch have its examples, in rows or in columns?"""
    z1 = sigmoid(network["W1"].T @ x + network["b1"])
    z2 = sigmoid(network["W2"].T @ z1 + network["b2"])
    return network["W3"].T @ z2 + network["b3"]


def forward__layers_in_reverse(network, x):
    """Which weights does the input meet first?"""
    z1 = sigmoid(x @ network["W3"] + network["b3"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W1"] + network["b1"]


def forward__second_layer_twice(network, x):
    """Read the names W1, W2 and W3 in your lines. Does each of them appear once?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W2"] + network["b3"]


def forward__elementwise_product(network, x):
    """In forward, which operator multiplies x and W1? Does it work entry by entry, or as a matrix product?"""
    z1 = sigmoid(x * network["W1"] + network["b1"])
    z2 = sigmoid(z1 * network["W2"] + network["b2"])
    return z2 * network["W3"] + network["b3"]


def forward__layer_skipped(network, x):
    """Follow x through your code. Through how many layers does it go?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    return z1 @ network["W3"] + network["b3"]


def forward__input_used_again(network, x):
    """What goes into the second layer: the input x, or the result of the first layer?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(x @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__own_network(network, x):
    """Which network computes the result: the one that is passed to forward, or another one that your code makes?"""
    return _forward(_init_network(), x)


def forward__sizes_built_in(network, x):
    """Another network can have layers of other sizes. Look for sizes written as numbers in your code."""
    x = np.reshape(x, (-1, 2))
    z1 = sigmoid(x @ network["W1"].reshape(2, 3) + network["b1"])
    z2 = sigmoid(z1 @ network["W2"].reshape(3, 2) + network["b2"])
    return np.squeeze(z2 @ network["W3"].reshape(2, 2) + network["b3"])


def forward__order_of_the_dict(network, x):
    """List the keys of network in another order. How does forward know which array is W1?"""
    W1, b1, W2, b2, W3, b3 = network.values()
    z1 = sigmoid(x @ W1 + b1)
    z2 = sigmoid(z1 @ W2 + b2)
    return z2 @ W3 + b3


def forward__weights_in_front_where_that_fits(network, x):
    """In forward, what is on the left of the product when the weights are square: the signal or the weights?"""
    z = x
    for layer in "123":
        W, b = network["W" + layer], network["b" + layer]
        try:
            a = W @ z + b
        except ValueError:
            a = z @ W + b
        z = sigmoid(a) if layer != "3" else a
    return z


# forward: activations


def forward__no_activation_at_all(network, x):
    """Three matrix products, one after another, are a single matrix product. What should come between them?"""
    a1 = x @ network["W1"] + network["b1"]
    a2 = a1 @ network["W2"] + network["b2"]
    return a2 @ network["W3"] + network["b3"]


def forward__second_activation_missing(network, x):
    """Print what the third layer of forward receives. Which activation has the second layer applied to it?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    a2 = z1 @ network["W2"] + network["b2"]
    return a2 @ network["W3"] + network["b3"]


def forward__first_activation_missing(network, x):
    """What does the first layer pass on: its sums, or what the activation returns for them?"""
    a1 = x @ network["W1"] + network["b1"]
    z2 = sigmoid(a1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__sigmoid_at_the_output(network, x):
    """Between which numbers do all your outputs lie? An output may be any number."""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return sigmoid(z2 @ network["W3"] + network["b3"])


def forward__softmax_at_the_output(network, x):
    """Your outputs add up to 1. Which activation does the last layer of this network have?"""
    y = np.exp(_forward(network, x))
    return y / np.sum(y, axis=-1, keepdims=True)


def forward__relu_at_the_output(network, x):
    """May an output be negative? Try a network with large negative biases."""
    return relu(_forward(network, x))


def forward__relu_for_sigmoid(network, x):
    """Which activation do the first two layers of this network have?"""
    z1 = relu(x @ network["W1"] + network["b1"])
    z2 = relu(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__step_for_sigmoid(network, x):
    """Change the input a little. Does the output of your network move at all?"""
    z1 = step_function(x @ network["W1"] + network["b1"])
    z2 = step_function(z1 @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__clipped(network, x):
    """Print forward for a network with negative biases. What limits its output?"""
    return np.clip(_forward(network, x), 0, 1)


def forward__sigmoid_of_the_input(network, x):
    """What should change the input first: the weights or an activation?"""
    return _forward(network, sigmoid(x))


def forward__sigmoid_twice_in_a_layer(network, x):
    """Count the activations on the way from the input to the second layer. Is there one too many?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(sigmoid(z1) @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


# forward: the result


def forward__second_layer_returned(network, x):
    """How many outputs does the network have, and how many numbers do you return? Which layer are they from?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    return sigmoid(z1 @ network["W2"] + network["b2"])


def forward__all_layers_returned(network, x):
    """What does the caller ask for: the result of every layer, or that of the last one?"""
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return z1, z2, z2 @ network["W3"] + network["b3"]


def forward__printed_not_returned(network, x):
    """What does the caller of forward get? Which line hands the output back?"""
    print(_forward(network, x))


def forward__function_not_called(network, x):
    """Look at your last line. Do you call the activation, or only name it?"""
    return identity_function


def forward__largest_output_only(network, x):
    """How many outputs does this network have? forward should return all of them, not the position of the largest."""
    return np.argmax(_forward(network, x), axis=-1)


def forward__one_number(network, x):
    """How many outputs does the network have, and how many numbers come back? Look for what adds them up."""
    return np.sum(_forward(network, x), axis=-1)


def forward__rounded(network, x):
    """How many decimal places does your output have? The screen may show fewer than there are."""
    return np.round(_forward(network, x), 2)


# forward: batches


def forward__first_row_only(network, x):
    """Which rows of x has forward used when it returns?"""
    return _forward(network, x[0]) if x.ndim == 2 else _forward(network, x)


def forward__batch_flattened(network, x):
    """Print the shape of x before and after your first line. How many examples are left?"""
    return _forward(network, np.ravel(x))


def forward__batch_averaged(network, x):
    """How many examples go in, and how many outputs come back? Each row has an answer of its own."""
    return np.mean(np.atleast_2d(_forward(network, x)), axis=0)


def forward__batch_of_columns(network, x):
    """Pass forward a batch of three examples. Does your result have them in rows or in columns?"""
    return _forward(network, x).T


def forward__always_a_batch(network, x):
    """Compare the shape of your result for one example with the docstring."""
    return _forward(network, np.atleast_2d(x))


def forward__axes_of_length_one_removed(network, x):
    """Pass forward a batch of a single row. Which call of yours removes axes of length 1?"""
    return np.squeeze(_forward(network, x))


def forward__normalised_over_the_batch(network, x):
    """Pass forward one row alone, then the same row in a batch. May its output differ?"""
    return _forward(network, x - np.mean(np.atleast_2d(x), axis=0) if x.ndim == 2 else x)


# forward: what belongs to the caller


def forward__bias_as_a_running_sum(network, x):
    """Call forward twice with the same input. Which array grows from call to call?"""
    a1 = network["b1"]
    a1 += x @ network["W1"]
    z2 = sigmoid(sigmoid(a1) @ network["W2"] + network["b2"])
    return z2 @ network["W3"] + network["b3"]


def forward__network_used_up(network, x):
    """Call forward twice with the same network. What is left in the dict after the first call?"""
    z1 = sigmoid(x @ network.pop("W1") + network.pop("b1"))
    z2 = sigmoid(z1 @ network.pop("W2") + network.pop("b2"))
    return z2 @ network.pop("W3") + network.pop("b3")


def forward__weights_replaced_by_results(network, x):
    """Print your network before and after the call. Are its biases still the same?"""
    for layer in "123":
        network["b" + layer] = x @ network["W" + layer] + network["b" + layer]
        x = sigmoid(network["b" + layer]) if layer != "3" else network["b" + layer]
    return x


def forward__input_overwritten(network, x):
    """Print x before and after the call. Whose array do you write into?"""
    y = _forward(network, x)
    if y.shape == x.shape:
        x[...] = y
        return x
    return y


def forward__results_kept_in_the_network(network, x):
    """Print list(network) before and after a call of forward. Which names are new, and who put them there?"""
    network["z1"] = sigmoid(x @ network["W1"] + network["b1"])
    network["z2"] = sigmoid(network["z1"] @ network["W2"] + network["b2"])
    return identity_function(network["z2"] @ network["W3"] + network["b3"])
