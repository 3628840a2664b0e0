"""A network of two layers: predict, measure the loss, and find its gradient.

``numerical_gradient``, ``softmax`` and the layers come from the files of their
exercises. Where the grader has its own, a mistake in yours costs no points here.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds; the one that trains on MNIST has 60.

Check it with ``python -m grader two_layer_net``.
Play with it in ``python -i exercises/two_layer_net.py``.
"""

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax


class TwoLayerNet:
    """A classifier: Affine, Sigmoid, Affine, softmax.

    Parameters
    ----------
    input_size, hidden_size, output_size : int
        D inputs, H hidden units, C classes.
    weight_init_std : float, optional
        The standard deviation of the initial weights, 0.01 unless given.

    Attributes
    ----------
    params : dict of ndarray
        "W1" of shape (D, H), "b1" (H,), "W2" (H, C) and "b2" (C,), four arrays;
        changing one changes no other. Weights are ``weight_init_std`` times numbers
        from ``np.random.randn``; biases are 0. Changing an entry, or putting another
        array into ``params``, changes the network.

    Examples
    --------
    >>> net = TwoLayerNet(4, 5, 3, weight_init_std=0.0)
    >>> {key: value.shape for key, value in net.params.items()}
    {'W1': (4, 5), 'b1': (5,), 'W2': (5, 3), 'b2': (3,)}
    >>> x, t = np.zeros((2, 4)), np.array([0, 1])
    >>> net.predict(x).round(4)
    array([[0.3333, 0.3333, 0.3333],
           [0.3333, 0.3333, 0.3333]])
    >>> print(f"{net.loss(x, t):.4f}")
    1.0986
    >>> net.gradient(x, t)["b2"].round(4)
    array([-0.1667, -0.1667,  0.3333])
    >>> net.numerical_gradient(x, t)["b2"].round(4)
    array([-0.1667, -0.1667,  0.3333])
    >>> net.params["b2"][0] = 1.0
    >>> print(net.accuracy(x, t))
    0.5
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        # TODO: the initial parameters (six lines will do).
        raise NotImplementedError

    def _scores(self, x):
        """Return the score of each class. It is ready, and makes new ``self.layers``."""
        self.layers = [
            Affine(self.params["W1"], self.params["b1"]),
            Sigmoid(),
            Affine(self.params["W2"], self.params["b2"]),
        ]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        """Return the probability of each class, even for scores of 1000 and more.

        For inputs of shape (N, D), one row per example, the result has shape (N, C): the
        softmax of the scores, row by row.
        """
        # TODO: scores to probabilities (one line will do).
        raise NotImplementedError

    def loss(self, x, t):
        """Return the mean cross-entropy of the predictions for ``x``.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            Inputs, one row per example.
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        float
            The mean loss. ``SoftmaxWithLoss`` computes it from scores.
        """
        # TODO: scores to loss (one line will do).
        raise NotImplementedError

    def accuracy(self, x, t):
        """Return the fraction of right predictions, for ``x`` and ``t`` as in ``loss``.

        The predicted class has the largest probability.
        """
        # TODO: the fraction of right answers (two lines will do).
        raise NotImplementedError

    def numerical_gradient(self, x, t):
        """Return the gradient of the loss, by central differences.

        ``x`` and ``t`` are as in ``loss``. Inside this method, the name
        ``numerical_gradient`` means the imported function, not the method. It moves the
        entries of the array that you pass, here one of ``params``.

        Returns
        -------
        dict of ndarray
            The gradient for each key of ``params``, in the same shape, and no other
            key. Afterwards, ``params`` holds the same arrays, with the same entries.
        """
        # TODO: numerical gradients of all parameters (three lines will do).
        raise NotImplementedError

    def gradient(self, x, t):
        """Return the same as ``numerical_gradient``, by backpropagation.

        Go forward through all layers and the loss, then backward through the same ones,
        last one first. Each result is the ``dout`` for the next layer on the way back.
        """
        # TODO: forward, then backward (twelve lines will do).
        raise NotImplementedError
