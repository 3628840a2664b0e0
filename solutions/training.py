"""Training: a network learns from mini-batches, step by step and epoch by epoch.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds; the one that trains on MNIST has 60,
and uses your own ``two_layer_net`` and the files that it needs.

Check it with ``python -m grader training``.
Play with it in ``python -i exercises/training.py``.
"""

import numpy as np


def sample_batch(x, t, batch_size, rng):
    """Draw a mini-batch: random rows of ``x``, each with its own answer.

    Parameters
    ----------
    x : ndarray of shape (N, D)
        Inputs.
    t : ndarray of shape (N, C) or (N,)
        Answers, as one-hot rows or as labels.
    batch_size : int
        How many rows to draw, from 1 to N.
    rng : numpy.random.Generator
        The source of all random numbers: the same seed gives the same batch.

    Returns
    -------
    x_batch : ndarray of shape (batch_size, D)
        Rows of ``x``. Each row is equally likely; drawing a row twice is allowed.
    t_batch : ndarray of shape (batch_size, C) or (batch_size,)
        The answers that belong to these rows.

    Examples
    --------
    >>> x, t = np.array([[10.0], [20.0], [30.0]]), np.array([1, 2, 3])
    >>> x_batch, t_batch = sample_batch(x, t, 2, np.random.default_rng(0))
    >>> bool(np.all(x_batch[:, 0] == 10 * t_batch))
    True
    """
    # TODO in the stub: a random batch.
    rows = rng.choice(len(x), size=batch_size)
    return x[rows], t[rows]


def sgd_update(params, grads, lr):
    """Move each parameter against its gradient: ``p`` becomes ``p - lr * dp``.

    Parameters
    ----------
    params : dict of float ndarray
        The parameters, under any names. Change the arrays themselves and do not replace
        them: a layer that holds the same array then uses the new values.
    grads : dict of ndarray
        For each name in ``params``, the gradient, in the same shape. Other names are
        ignored.
    lr : float
        The learning rate.

    Examples
    --------
    >>> W = np.array([1.0, 2.0])
    >>> sgd_update({"W": W}, {"W": np.array([10.0, -10.0])}, lr=0.1)
    >>> W
    array([0., 3.])
    """
    # TODO in the stub: one step for each parameter.
    for key in params:
        params[key] -= lr * grads[key]


def train(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Train a network in mini-batches, and return a record of how it went.

    An epoch goes through all training examples once, in a new random order, in batches
    of ``batch_size``. The last batch has what is left: 23 examples in batches of 10 are
    10, 10 and 3. Each batch makes one step, as in ``sgd_update``.

    Parameters
    ----------
    network : TwoLayerNet, or any object with this attribute and these methods
        ``params``, a dict of arrays under any names, which change in place; and the
        methods ``gradient(x, t)``, ``loss(x, t)`` and ``accuracy(x, t)``.
    x_train, t_train : ndarrays, x_train (N, D), t_train (N, C) or (N,)
        Inputs to learn from, and their answers, as one-hot rows or as labels.
    x_test, t_test : ndarrays of the same kinds
        Inputs and answers to measure with, never to learn from.
    epochs : int
        How many times to go through the training examples.
    batch_size : int
        How many examples a batch has; if it is larger than N, one batch has all N.
    lr : float
        The learning rate.
    rng : numpy.random.Generator
        The source of all random numbers: the same seed gives the same orders.

    Returns
    -------
    history : dict of list
        "loss" has one number for each step: the loss of its batch, before the update.
        "train_accuracy" and "test_accuracy" have one number for each epoch: the
        accuracy after its last step, on all training examples or on all test examples.

    Examples
    --------
    >>> from two_layer_net import TwoLayerNet
    >>> rng = np.random.default_rng(0)
    >>> x = rng.random((100, 2))
    >>> data = x[:70], np.argmax(x[:70], axis=1), x[70:], np.argmax(x[70:], axis=1)
    >>> net = TwoLayerNet(2, 5, 2)
    >>> history = train(net, *data, epochs=80, batch_size=20, lr=2, rng=rng)
    >>> len(history["loss"]), history["test_accuracy"][-1] > 0.8
    (320, True)
    """
    # TODO in the stub: epochs of mini-batches, and their history.
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
