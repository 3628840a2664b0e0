"""A network of any depth: describe it in one line, train it, keep it in a file.

Activations, ``softmax`` and losses come from the files of their exercises. Where the
grader has its own versions, it uses those, so a mistake in your files costs no points
here. But the two checks that train on MNIST use your own files for everything.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds; a check that trains on MNIST has 60.

Check it with ``python -m grader neural_network``.
Play with it in ``python -i exercises/neural_network.py``.
"""

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error, mean_squared_error
from softmax import softmax

ACTIVATIONS = {"sigmoid": sigmoid, "relu": relu, "softmax": softmax}
SLOPES = {"sigmoid": sigmoid_grad, "relu": relu_grad}
LOSSES = ("cross_entropy", "mse")


def _check(layers, activations, loss):
    """Raise ValueError unless the arguments describe a network. It is ready.

    If a name is unknown, the message lists the names to choose from.
    """
    for name in activations:
        if name not in ACTIVATIONS:
            choices = ", ".join(ACTIVATIONS)
            raise ValueError(f"unknown activation {name!r}; choose from {choices}")
    if loss not in LOSSES:
        raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(LOSSES)}")
    if len(activations) != len(layers) - 1:
        raise ValueError("there must be one activation fewer than layers")
    *hidden, last = activations
    if "softmax" in hidden:
        raise ValueError("only the last activation can be softmax")
    if last == "relu" or (loss == "cross_entropy" and last != "softmax"):
        raise ValueError(f"{loss} does not go with {last} as the last activation")


class NeuralNetwork:
    """A fully connected network: each layer is ``activation(x @ W + b)``.

    Parameters
    ----------
    layers : list of int
        How many units each layer has: first the inputs, last the outputs.
    activations : list of str
        One for each layer except the first: "sigmoid" or "relu" for hidden layers,
        "sigmoid" or "softmax" for the last.
    loss : str
        "mse", or "cross_entropy", which needs "softmax" as the last activation.
    seed : int, optional
        The network draws all random numbers from ``np.random.default_rng(seed)``. The
        same seed gives the same weights, and the same training.

    Attributes
    ----------
    weights : list of ndarray
        ``weights[i]`` has shape ``(layers[i], layers[i + 1])``.
    biases : list of ndarray
        ``biases[i]`` has shape ``(layers[i + 1],)``. Changing an entry of weights or
        biases changes the network.

    Raises
    ------
    ValueError
        If the name of an activation or of the loss is unknown, or if they do not fit
        together. Call ``_check``, which raises it.

    Notes
    -----
    Weights are drawn from a normal distribution with mean 0. With D inputs to a layer,
    the standard deviation is ``sqrt(2 / D)`` for "relu" and ``sqrt(1 / D)`` otherwise,
    which keeps signals about equally large from layer to layer. Biases start at 0.

    Examples
    --------
    >>> net = NeuralNetwork([4, 5, 3], ["relu", "softmax"], "cross_entropy", seed=0)
    >>> [W.shape for W in net.weights], [b.shape for b in net.biases]
    ([(4, 5), (5, 3)], [(5,), (3,)])
    """

    def __init__(self, layers, activations, loss, seed=None):
        # TODO: check what is given, then draw the weights (nine lines will do).
        raise NotImplementedError

    def _one_hot(self, t):
        """Return the right answers as one-hot rows. Given; you need not use it."""
        return t if t.ndim == 2 else np.eye(len(self.biases[-1]))[t]

    def _loss(self, y, t):
        """Return the mean loss for one-hot t. It is ready, and reads ``self.loss``."""
        if self.loss == "mse":
            return mean_squared_error(y, t) / len(y)
        return cross_entropy_error(y, t)

    def forward(self, x):
        """Return the outputs for a batch, and keep what ``backward`` will need.

        The inputs ``x`` have shape (N, D), one row per example. The outputs are the
        activations of the last layer, of shape (N, C).

        Layer by layer, ``z = a @ W + b`` and then ``a = activation(z)``, where the
        first ``a`` is ``x``. ``backward`` needs each ``z``, and each ``a`` that went
        into a layer.
        """
        # TODO: from layer to layer (five lines will do).
        raise NotImplementedError

    def backward(self, t):
        """Return the gradient of the loss, for the batch that went forward last.

        Parameters
        ----------
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        dW, db : list of ndarray
            ``dW[i]`` is the gradient of ``weights[i]``, in its shape, and ``db[i]`` that
            of ``biases[i]``.

        Notes
        -----
        Let ``delta`` be the gradient of the loss with respect to a layer's ``z``, and
        ``a`` what went into the layer. Then ``dW = a.T @ delta``, ``db`` is the sum of
        the rows of ``delta``, and the ``delta`` of the layer before is
        ``delta @ W.T * slope(z)``: ``delta`` and ``W`` are of this layer, ``slope`` and
        ``z`` of the layer before.

        Both losses are means over N examples; mse is ``sum((y - t)**2) / (2 * N)``.
        With ``dy = (y - t) / N``, the last layer has this ``delta``:

        - Cross-entropy of softmax: ``dy``.
        - mse of sigmoid: ``dy`` times the slope of sigmoid.
        - mse of softmax: ``y * (dy - sum(dy * y))``, with a sum for each row.

        Examples
        --------
        >>> net = NeuralNetwork([2, 2], ["softmax"], "cross_entropy")
        >>> net.weights[0][...] = 0.0
        >>> net.forward(np.array([[1.0, 2.0]]))
        array([[0.5, 0.5]])
        >>> dW, db = net.backward(np.array([0]))
        >>> dW[0]
        array([[-0.5,  0.5],
               [-1. ,  1. ]])
        >>> db[0]
        array([-0.5,  0.5])
        """
        # TODO: the first delta, then from delta to delta (fourteen lines will do).
        raise NotImplementedError

    def train(self, x, t, *, epochs, batch_size, lr):
        """Train the network in mini-batches, and return the history of the loss.

        Weights and biases change in place, by ``W -= lr * dW`` and ``b -= lr * db``
        once for each batch. Each epoch goes through all examples once, in a new random
        order.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.
        epochs : int
            How many times to go through all examples.
        batch_size : int
            How many examples a batch has; the last batch of an epoch may have fewer.
        lr : float
            The learning rate.

        Returns
        -------
        list of float
            The mean loss of each batch, measured before its step.

        Examples
        --------
        >>> x, t = np.eye(3), np.array([0, 1, 2])
        >>> net = NeuralNetwork([3, 3], ["softmax"], "cross_entropy")
        >>> net.weights[0][...] = 0.0
        >>> losses = net.train(x, t, epochs=3, batch_size=3, lr=1.0)
        >>> [f"{loss:.4f}" for loss in losses]
        ['1.0986', '0.8892', '0.7263']
        """
        # TODO: epochs, batches, steps (eleven lines will do).
        raise NotImplementedError

    def predict(self, x):
        """Return the outputs for a batch, as ``forward`` does.

        The largest entry of a row belongs to the predicted class. After this, call
        ``forward`` again before you call ``backward``.
        """
        # TODO: inputs to outputs (one line will do).
        raise NotImplementedError

    def evaluate(self, x, t):
        """Return the fraction of right predictions, for ``x`` and ``t`` as in ``train``.

        After this, call ``forward`` again before you call ``backward``.
        """
        # TODO: the fraction of right answers (two lines will do).
        raise NotImplementedError

    def save(self, path):
        """Write the network to a file, for ``load``.

        ``path`` is a name that ends in ".npz", or a file object opened in binary mode.

        The names of the arrays in the file are up to you. An array of strings can be
        saved. A list of arrays of different shapes cannot: numpy would have to pickle
        it, and whoever loads a pickle runs whatever code is in it.
        """
        # TODO: name the arrays and write them (three lines will do).
        raise NotImplementedError

    @classmethod
    def load(cls, path):
        """Return the network that ``save`` has written to ``path``, as a new object.

        It makes exactly the same predictions, and can be trained further.

        A class method is called on the class: ``net = NeuralNetwork.load("net.npz")``.
        Its first argument ``cls`` is the class; ``cls(...)`` makes a new network.

        ``np.load`` refuses to unpickle unless told otherwise. Do not change that.
        """
        # TODO: read the arrays and make a network of them (eight lines will do).
        raise NotImplementedError
