"""Three layers: send a signal forward through a small network.

``sigmoid`` and ``identity_function`` come from the file of the exercise
``activations``. Where the grader has its own versions, it uses those, so a mistake in
your file costs no points here.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader three_layer_net``.
Play with it in ``python -i exercises/three_layer_net.py``.
"""

import numpy as np

from activations import identity_function, sigmoid


def init_network():
    """Return the weights and biases of a network: 2 inputs, then 3, 2 and 2 neurons.

    Returns
    -------
    dict of str to ndarray
        Six arrays, under the names W1, b1, W2, b2, W3 and b3. Changing one changes no
        other, and each call makes new ones.

    Notes
    -----
    A weight matrix has a row for each neuron that a signal comes from, and a column for
    each neuron that it goes to. These are the numbers, with one layer in each block::

        W1   0.1  0.3  0.5        b1   0.1  0.2  0.3
             0.2  0.4  0.6

        W2   0.1  0.4             b2   0.1  0.2
             0.2  0.5
             0.3  0.6

        W3   0.1  0.3             b3   0.1  0.2
             0.2  0.4

    Examples
    --------
    >>> network = init_network()
    >>> [network[name].shape for name in ("W1", "W2", "W3")]
    [(2, 3), (3, 2), (2, 2)]
    """
    # TODO: the dict of six arrays (eight lines will do).
    raise NotImplementedError


def forward(network, x):
    """Return the output of a network with three layers.

    Each layer computes ``a = x @ W + b`` and passes ``z = h(a)`` to the next. The
    activation h is the sigmoid in the first two layers, and the identity in the last.

    Parameters
    ----------
    network : dict of str to float ndarray
        Weights ``W1`` of shape (D, H1), ``W2`` (H1, H2) and ``W3`` (H2, C), and biases
        ``b1`` of shape (H1,), ``b2`` (H2,) and ``b3`` (C,). There are D inputs, H1 and
        H2 hidden neurons, and C outputs. The dict may list them in any order.
    x : ndarray of shape (D,) or (N, D)
        One example, or a batch with an example in each row.

    Returns
    -------
    ndarray of shape (C,) or (N, C)
        The output, one row for each example.

    Examples
    --------
    >>> network = init_network()
    >>> forward(network, np.array([1.0, 0.5])).round(8)
    array([0.31682708, 0.69627909])
    >>> forward(network, np.array([[1.0, 0.5], [0.0, 0.0]])).round(4)
    array([[0.3168, 0.6963],
           [0.3081, 0.6768]])
    """
    # TODO: three layers, one after another (three lines will do).
    raise NotImplementedError
