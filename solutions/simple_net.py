"""The gradient of a loss: find out in which direction each weight should move.

This file uses ``softmax``, ``cross_entropy_error`` and ``numerical_gradient``, and
imports them from the files of their exercises. The grader puts its own versions in
their place, so that a slip there costs nothing here.

Check it with ``python -m grader simple_net``.
"""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class SimpleNet:
    """A classifier of one layer: weights, softmax, and nothing else.

    Parameters
    ----------
    W : float ndarray of shape (D, C)
        The weights: a row for each input, a column for each class.

    Attributes
    ----------
    W : float ndarray of shape (D, C)
        The very array that was given. Whoever changes it changes the network.

    Notes
    -----
    The loss says how wrong the network is. Its gradient with respect to W has an entry
    for each weight, and says what would happen to the loss if this weight alone grew a
    little. Where the entry is positive, the loss would grow, so the weight should
    shrink. One step of gradient descent moves all weights in this way.

    Examples
    --------
    >>> W = np.array([[-1.01151507,  0.29654086,  0.54875784],
    ...               [-0.65483815,  1.71663151,  0.79564619]])
    >>> x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
    >>> net = SimpleNet(W)
    >>> net.predict(x).round(6)
    array([-1.196263,  1.722893,  1.045336])
    >>> print(f"{net.loss(x, t):.6f}")
    1.123418

    The gradient of other weights. Only those of the right class, in the last column,
    should grow:

    >>> net = SimpleNet(np.array([[-0.78391423, -0.0493546 ,  1.01982955],
    ...                           [-0.1693144 , -0.82591994, -0.70009164]]))
    >>> net.gradient(x, t).round(6)
    array([[ 0.16256 ,  0.139887, -0.302447],
           [ 0.24384 ,  0.209831, -0.45367 ]])

    A step against it lowers the loss:

    >>> print(f"{net.loss(x, t):.4f}")
    0.7013
    >>> net.W -= 0.1 * net.gradient(x, t)
    >>> print(f"{net.loss(x, t):.4f}")
    0.6576
    """

    def __init__(self, W):
        # TODO in the stub: keep the weights.
        self.W = W

    def predict(self, x):
        """Return the scores of each class.

        Parameters
        ----------
        x : ndarray of shape (D,) or (N, D)
            One example, or a batch with one row per example.

        Returns
        -------
        ndarray of shape (C,) or (N, C)
            Scores: sums of the inputs, each times its weight. They are not yet
            probabilities.
        """
        # TODO in the stub: inputs to scores.
        return np.dot(x, self.W)

    def loss(self, x, t):
        """Return the cross-entropy of the network's probabilities for ``x``.

        Parameters
        ----------
        x : ndarray of shape (D,) or (N, D)
            One example, or a batch with one row per example.
        t : ndarray of shape (C,) or (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows; for a batch, labels will do as well.

        Returns
        -------
        float
            The loss; for a batch, the mean of the examples' losses.

        Notes
        -----
        Scores become probabilities by softmax, and cross-entropy compares those with
        ``t``.
        """
        # TODO in the stub: scores to loss.
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        """Return the gradient of the loss with respect to ``W``.

        Parameters
        ----------
        x : ndarray of shape (D,) or (N, D)
            One example, or a batch with one row per example.
        t : ndarray of shape (C,) or (N, C), or int ndarray of shape (N,)
            The right answers, as in `loss`.

        Returns
        -------
        dW : ndarray, same shape as ``W``
            How the loss grows with each weight. ``W`` itself is afterwards as before.

        Notes
        -----
        ``numerical_gradient`` moves the entries of an array one by one, and calls a
        function after each move. Here the array is that of the network, and the
        function is the loss for ``x`` and ``t``. It may ignore its argument: the
        network reads the weights from the array that is being moved.
        """
        # TODO in the stub: the numerical gradient of the loss.
        return numerical_gradient(lambda _: self.loss(x, t), self.W)
