"""Three layers: send a signal forward through a small network.

The network has two inputs, three neurons in the first layer, two in the second, and two
outputs. Each layer does the same: it multiplies what it is given by its weights, adds
its biases, and sends the sums through its activation function.

This file uses ``sigmoid`` and ``identity_function``, and imports them from the file of
the exercise ``activations``. The grader puts its own versions in their place, so that a
slip there costs nothing here.

Check it with ``python -m grader three_layer_net``.
"""

import numpy as np

from activations import identity_function, sigmoid


def init_network():
    """Return the weights and biases of a network with 2, 3, 2 and 2 neurons.

    Returns
    -------
    dict of str to ndarray
        ``W1`` of shape (2, 3), ``b1`` of shape (3,), ``W2`` of shape (3, 2), ``b2`` of
        shape (2,), ``W3`` of shape (2, 2), ``b3`` of shape (2,). The arrays are new in
        each call, so that nobody else's network changes with them.

    Notes
    -----
    The numbers are given, one layer a row::

        W1   0.1  0.3  0.5        b1   0.1  0.2  0.3
             0.2  0.4  0.6

        W2   0.1  0.4             b2   0.1  0.2
             0.2  0.5
             0.3  0.6

        W3   0.1  0.3             b3   0.1  0.2
             0.2  0.4

    A weight matrix has a row for each neuron that a signal comes from, and a column for
    each neuron that it goes to.

    Examples
    --------
    >>> network = init_network()
    >>> network["W1"]
    array([[0.1, 0.3, 0.5],
           [0.2, 0.4, 0.6]])
    >>> [network[name].shape for name in ("W1", "W2", "W3")]
    [(2, 3), (3, 2), (2, 2)]
    """
    # TODO in the stub: the dict of six arrays.
    return {
        "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
        "b1": np.array([0.1, 0.2, 0.3]),
        "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
        "b2": np.array([0.1, 0.2]),
        "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
        "b3": np.array([0.1, 0.2]),
    }


def forward(network, x):
    """Return the output of a network with three layers.

    Parameters
    ----------
    network : dict of str to ndarray
        Weights ``W1``, ``W2``, ``W3`` and biases ``b1``, ``b2``, ``b3``, of any sizes
        that fit together: ``W1`` has shape (D, H1), ``W2`` (H1, H2), ``W3`` (H2, C),
        and each bias has one entry for each column of its weights.
    x : ndarray of shape (D,) or (N, D)
        The input: one example, or a batch with an example in each row.

    Returns
    -------
    ndarray of shape (C,) or (N, C)
        The output, one row for each example. Neither ``network`` nor ``x`` is changed.

    Notes
    -----
    Each layer computes ``a = x W + b`` with a matrix product, and hands ``z = h(a)`` to
    the next. The activation h is the sigmoid in the first and the second layer, and the
    identity in the last one: an output may be any number.

    With the example in front and the weights behind, one line serves an example and a
    batch: (D,) times (D, H) gives (H,), and (N, D) times (D, H) gives (N, H). Write the
    shapes down layer by layer, and see that neighbours are equal. In a square matrix a
    wrong order or a transpose raises no error and is simply wrong.

    Examples
    --------
    >>> network = init_network()
    >>> forward(network, np.array([1.0, 0.5])).round(8)
    array([0.31682708, 0.69627909])
    >>> forward(network, np.array([[1.0, 0.5], [0.0, 0.0]])).round(4)
    array([[0.3168, 0.6963],
           [0.3081, 0.6768]])
    """
    # TODO in the stub: three layers in a row.
    z1 = sigmoid(x @ network["W1"] + network["b1"])
    z2 = sigmoid(z1 @ network["W2"] + network["b2"])
    return identity_function(z2 @ network["W3"] + network["b3"])
