"""Training: a network learns from mini-batches, step by step and epoch by epoch.

A step looks at a few examples, the mini-batch, and moves the parameters a little against
the gradient of their loss. An epoch is as many steps as it takes to see every training
example once. After each epoch, the accuracy on data that the network was not trained
with tells whether it has learned to read, or learned by heart.

Check it with ``python -m grader training``.
"""

import numpy as np


def sample_batch(x, t, batch_size, rng):
    """Draw a mini-batch: some examples at random, each with its answer.

    Parameters
    ----------
    x : ndarray of shape (N, D)
        Inputs, one in each row.
    t : ndarray of shape (N, C), or int ndarray of shape (N,)
        The right answers, as one-hot rows or as labels.
    batch_size : int
        How many examples to draw, at most N.
    rng : numpy.random.Generator
        Where random numbers come from.

    Returns
    -------
    x_batch : ndarray of shape (batch_size, D)
        Inputs. Each row of ``x`` is equally likely to be among them.
    t_batch : ndarray of shape (batch_size, C) or (batch_size,)
        The answers that belong to them, row by row.

    Notes
    -----
    Draw row numbers, and use the same ones for ``x`` and for ``t``. An array can be
    indexed with an array of row numbers: ``x[[4, 1, 7]]`` has three rows.

    All chance comes from ``rng``, so that a run can be repeated: start a generator with
    the same seed, and it draws the same rows. Its method ``choice`` draws with
    replacement unless told otherwise: a row may then occur twice. Here both are right.

    Examples
    --------
    >>> x = np.array([[10.0], [20.0], [30.0], [40.0]])
    >>> t = np.array([1, 2, 3, 4])
    >>> x_batch, t_batch = sample_batch(x, t, 2, np.random.default_rng(0))
    >>> x_batch.shape, t_batch.shape
    ((2, 1), (2,))
    >>> bool(np.all(x_batch[:, 0] == 10 * t_batch))
    True
    """
    # TODO in the stub: a random batch.
    rows = rng.choice(len(x), size=batch_size)
    return x[rows], t[rows]


def sgd_update(params, grads, lr):
    """Move each parameter one step against its gradient, in place.

    Parameters
    ----------
    params : dict of ndarray
        The parameters, by name. These very arrays are changed.
    grads : dict of ndarray
        The gradient for each name in ``params``, in the same shape. Whatever else is in
        it is ignored, and none of it is changed.
    lr : float
        The learning rate: how far a step goes.

    Notes
    -----
    ``p`` becomes ``p - lr * dp``. SGD stands for stochastic gradient descent: the
    gradient is that of a random mini-batch, not that of all examples.

    In place means that the array stays the same object and gets other values. A layer
    that was made from the array then sees the change. A *new* array under the old name
    leaves the layer with the old one, and the network learns nothing. For arrays,
    ``p -= step`` works in place, and ``p = p - step`` makes a new one.

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
    """Train a network in mini-batches, and keep a record of how it goes.

    Parameters
    ----------
    network : TwoLayerNet, or anything with the same attribute and methods
        ``network.params``, ``network.gradient(x, t)``, ``network.loss(x, t)`` and
        ``network.accuracy(x, t)`` are used. Its parameters are changed in place.
    x_train : ndarray of shape (N, D)
        Inputs to learn from.
    t_train : ndarray of shape (N, C), or int ndarray of shape (N,)
        Their right answers.
    x_test, t_test : ndarrays of the same kinds
        Inputs and answers to measure with, never to learn from.
    epochs : int
        How often to go through all training examples.
    batch_size : int
        How many examples a step looks at.
    lr : float
        The learning rate.
    rng : numpy.random.Generator
        Where random numbers come from.

    Returns
    -------
    history : dict of list
        "loss" has one number for each step: the loss of its batch, before its update.
        "train_accuracy" and "test_accuracy" have one number for each epoch: the accuracy
        on all training examples and on all test examples, at the end of the epoch.

    Notes
    -----
    An epoch goes through all training examples in a new random order: shuffle the row
    numbers ``0 .. N - 1`` and cut them into pieces of ``batch_size``. The last piece has
    what is left; it may be shorter, and it is used like any other. With 23 examples and
    a batch size of 10, an epoch is three steps, with 10, 10 and 3 examples. None of the
    four arrays of data is changed.

    Why not ``sample_batch``? It draws anew for each step. In as many steps as an epoch
    has, chance picks some examples two or three times, and leaves out about one in
    three. With a shuffled order, each has its turn in each epoch.

    Both accuracies rise at first. When that on the training data goes on rising and
    that on the test data does not, the network begins to learn by heart: it overfits.

    Examples
    --------
    Which of two numbers is the larger one? 70 examples to learn from, 30 to measure with:

    >>> from two_layer_net import TwoLayerNet
    >>> rng = np.random.default_rng(0)
    >>> x = rng.random((100, 2))
    >>> t = np.argmax(x, axis=1)
    >>> network = TwoLayerNet(2, 5, 2)
    >>> history = train(
    ...     network, x[:70], t[:70], x[70:], t[70:], epochs=80, batch_size=20, lr=2, rng=rng
    ... )
    >>> len(history["loss"]), len(history["train_accuracy"])
    (320, 80)
    >>> print(f"{history['loss'][0]:.1f}")
    0.7
    >>> bool(history["loss"][-1] < 0.2 and history["test_accuracy"][-1] > 0.8)
    True
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
