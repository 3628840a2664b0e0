"""The gradient of a loss: how each weight of a network should change.

The smallest network there is: one matrix of weights. This file uses ``softmax``,
``cross_entropy_error`` and ``numerical_gradient`` from the files of their exercises.
The grader puts its own versions in their place, so that a slip there costs nothing
here.

Check it with ``python -m grader simple_net``.
"""

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class SimpleNet:
    """A network of one layer without a bias.

    Parameters
    ----------
    W : float ndarray of shape (D, C)
        The weights: one row for each input, one column for each class.

    Attributes
    ----------
    W : ndarray of shape (D, C)
        The very array that was given, not a copy: whoever changes it changes the
        network.

    Examples
    --------
    >>> W = np.array(
    ...     [[-0.78391423, -0.0493546, 1.01982955], [-0.1693144, -0.82591994, -0.70009164]]
    ... )
    >>> net = SimpleNet(W)
    >>> x, t = np.array([0.6, 0.9]), np.array([0, 0, 1])
    >>> net.predict(x).round(4)
    array([-0.6227, -0.7729, -0.0182])
    >>> round(float(net.loss(x, t)), 4)
    0.7013
    >>> net.gradient(x, t).round(6)
    array([[ 0.16256 ,  0.139887, -0.302447],
           [ 0.24384 ,  0.209831, -0.45367 ]])
    """

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        """Return the scores of each class.

        Parameters
        ----------
        x : ndarray of shape (D,) or (N, D)
            One input, or a batch with one row per example.

        Returns
        -------
        ndarray of shape (C,) or (N, C)
            Scores. They are no probabilities yet: ``loss`` turns them into some.
        """
        return x @ self.W

    def loss(self, x, t):
        """Return the cross-entropy of the softmax of the scores.

        Parameters
        ----------
        x : ndarray of shape (D,) or (N, D)
            One input, or a batch with one row per example.
        t : ndarray of the scores' shape, or int ndarray of shape (N,)
            The right answers: one-hot, or labels for a batch.

        Returns
        -------
        float
            The loss; its mean over a batch.
        """
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        """Return the gradient of the loss with respect to ``W``, by central differences.

        Parameters
        ----------
        x : ndarray of shape (D,) or (N, D)
            One input, or a batch with one row per example.
        t : ndarray of the scores' shape, or int ndarray of shape (N,)
            The right answers: one-hot, or labels for a batch.

        Returns
        -------
        ndarray of shape (D, C)
            How fast the loss grows with each weight. ``W`` is as before afterwards.

        Notes
        -----
        ``numerical_gradient`` moves the entries of the array that it is given, one at a
        time, and asks a function for its value. Give it the array that ``predict``
        uses, and a function that returns the loss; what that function is given does
        not matter.
        """

        def loss_of(_):
            return self.loss(x, t)

        return numerical_gradient(loss_of, self.W)
