"""The gradient of a loss tells how the loss changes with each weight of a network.

``softmax``, ``cross_entropy_error`` and ``numerical_gradient`` come from the files of
their exercises. Where the grader has its own versions, it uses those, so a mistake in
your files costs no points here.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader simple_net``.
Play with it in ``python -i exercises/simple_net.py``.
"""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class SimpleNet:
    """A classifier of one layer: scores ``x @ W``, and softmax of the scores.

    Parameters
    ----------
    W : float ndarray of shape (D, C)
        The weights: a row for each input, a column for each class. ``net.W`` is this
        array, not a copy, even if it is a view such as ``V.T``. Changing its entries,
        or assigning another array to ``net.W``, changes the network.

    Examples
    --------
    >>> x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
    >>> net = SimpleNet(np.array([[-0.78391423, -0.0493546 ,  1.01982955],
    ...                           [-0.1693144 , -0.82591994, -0.70009164]]))
    >>> net.predict(x).round(4)
    array([-0.6227, -0.7729, -0.0182])
    >>> print(f"{net.loss(x, t):.4f}")
    0.7013
    >>> net.gradient(x, t).round(6)
    array([[ 0.16256 ,  0.139887, -0.302447],
           [ 0.24384 ,  0.209831, -0.45367 ]])
    """

    def __init__(self, W):
        # TODO: keep the weights (one line will do).
        raise NotImplementedError

    def predict(self, x):
        """Return the score of each class, before softmax: ``x @ W``.

        ``x`` is one example, of shape (D,), or a batch of shape (N, D) with one row per
        example. The scores have shape (C,), or (N, C) for a batch, even with N = 1.
        """
        # TODO: inputs to scores (one line will do).
        raise NotImplementedError

    def loss(self, x, t):
        """Return the cross-entropy of the softmax of the scores.

        Parameters
        ----------
        x : ndarray of shape (D,) or (N, D)
            As in ``predict``.
        t : ndarray of shape (C,) or (N, C), or int ndarray of shape (N,)
            The right answers: one-hot rows or, for a batch only, labels.

        Returns
        -------
        float
            The loss; for a batch, the mean over its examples.
        """
        # TODO: scores to loss (one line will do).
        raise NotImplementedError

    def gradient(self, x, t):
        """Return the gradient of the loss with respect to ``W``.

        ``numerical_gradient(f, W)`` moves the entries of ``W`` and calls ``f`` after
        each move. ``f`` may ignore its argument: ``loss`` reads ``W`` itself.

        ``x`` and ``t`` are as in ``loss``. Afterwards, ``net.W`` is still the same
        array, with the same entries.
        """
        # TODO: the numerical gradient of the loss (one line will do).
        raise NotImplementedError
