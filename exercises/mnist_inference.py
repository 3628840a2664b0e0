"""Reading digits: a trained network predicts which digit an image shows.

Its weights come with the kit, in ``data/sample_weights.npz``: 784 inputs, one for each
pixel of an image of 28 by 28; 50 and then 100 hidden units; 10 outputs, one for each
digit. When both functions below work, try the trained network in ``python -i``::

    from grader.datasets.mnist import load_mnist, load_sample_weights
    from mnist_inference import accuracy

    _, (x_test, t_test) = load_mnist()
    print(accuracy(load_sample_weights(), x_test, t_test))

``sigmoid`` and ``softmax`` come from the files of their exercises. Where the grader has
its own versions, it uses those, so a mistake in your files costs no points here.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader mnist_inference``.
Play with it in ``python -i exercises/mnist_inference.py``.
"""

import numpy as np

from activations import sigmoid
from softmax import softmax


def predict(network, x):
    """Return the probability of each class, for one input or for a batch.

    Each layer computes ``x @ W + b``. ``sigmoid`` follows each of the first two layers,
    and ``softmax`` follows the last.

    Parameters
    ----------
    network : dict of str to float ndarray
        Weights ``W1`` of shape (D, H1), ``W2`` (H1, H2) and ``W3`` (H2, C), and biases
        ``b1`` of shape (H1,), ``b2`` (H2,) and ``b3`` (C,). There are D inputs, H1 and
        H2 hidden units, and C classes.
    x : ndarray of shape (D,) or (N, D)
        One input, or a batch with an input in each row. The entries of ``x`` may be any
        numbers; the pixels of digits are from 0 to 1.

    Returns
    -------
    ndarray of shape (C,) or (N, C)
        One row of probabilities for each input.

    Examples
    --------
    A network of 2 inputs, 3 and 2 hidden units, and 2 classes:

    >>> network = {
    ...     "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
    ...     "b1": np.array([0.1, 0.2, 0.3]),
    ...     "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
    ...     "b2": np.array([0.1, 0.2]),
    ...     "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
    ...     "b3": np.array([0.1, 0.2]),
    ... }
    >>> predict(network, np.array([1.0, 0.5])).round(4)
    array([0.4063, 0.5937])
    """
    # TODO: the probabilities, layer by layer (three lines will do).
    raise NotImplementedError


def accuracy(network, x, t, batch_size=100):
    """Return the fraction of inputs whose class is predicted correctly.

    The predicted class is the one with the largest probability.

    Parameters
    ----------
    network, x
        As in ``predict``, with x of shape (N, D).
    t : int ndarray of shape (N,)
        The label of each input: the number of its right class, counted from 0.
    batch_size : int, optional
        How many inputs to predict at a time. The result does not depend on it. The last
        batch may be smaller: with 23 inputs and a batch size of 10, it has 3.

    Returns
    -------
    float
        The number of right answers, divided by N.

    Examples
    --------
    A network that prefers the larger of its two inputs:

    >>> network = {key: 10.0 * np.eye(2) for key in ("W1", "W2", "W3")}
    >>> network |= {key: np.array([-5.0, -5.0]) for key in ("b1", "b2", "b3")}
    >>> x = np.array([[0.9, 0.1], [0.2, 0.8], [0.7, 0.3], [0.4, 0.6], [1.0, 0.0]])
    >>> accuracy(network, x, np.array([0, 1, 0, 0, 0]), batch_size=2)
    0.8
    """
    # TODO: the fraction of right answers (five lines will do).
    raise NotImplementedError
