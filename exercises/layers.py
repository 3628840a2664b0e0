"""Layers: the parts of a network, each a class with ``forward`` and ``backward``.

``forward`` returns the output, and keeps on ``self`` what ``backward`` needs.
``backward`` takes ``dout``, the gradient of the final result with respect to the
layer's output. It returns the gradient with respect to the layer's input: by the chain
rule, ``dout`` times the derivative of the layer. It uses the values of the latest
``forward`` of the same layer. Called again with the same ``dout``, it returns the same.

``sigmoid``, ``softmax`` and ``cross_entropy_error`` come from the files of their
exercises. Where the grader has its own versions, it uses those, so a mistake in your
files costs no points here.

Do not change an argument unless a docstring says so. Later calls must not change an
array that was returned. Each check has 5 seconds.

Check it with ``python -m grader layers``.
Play with it in ``python -i exercises/layers.py``.
"""

import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class MulLayer:
    """Multiply two inputs: ``out = x * y``. This layer is given; copy its pattern.

    If x grows by one, out grows by y, and if y grows by one, out grows by x. So each
    gradient is ``dout`` times the *other* input.

    Examples
    --------
    Two apples at 100 each. How much does out grow if x grows by one? And if y does?

    >>> layer = MulLayer()
    >>> layer.forward(100, 2)
    200
    >>> layer.backward(1)
    (2, 100)
    """

    def forward(self, x, y):
        """Return ``x * y``, for two numbers or two arrays of the same shape."""
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        """Return the gradients for ``x`` and ``y``, in the shape of ``dout``."""
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy


class AddLayer:
    """Add two inputs: ``out = x + y``.

    Examples
    --------
    >>> layer = AddLayer()
    >>> layer.forward(200, 450)
    650
    >>> layer.backward(1.1)
    (1.1, 1.1)
    """

    def forward(self, x, y):
        """Return ``x + y``, for two numbers or two arrays of the same shape."""
        # TODO: the sum (one line will do).
        raise NotImplementedError

    def backward(self, dout):
        """Return the gradients for ``x`` and ``y``, in the shape of ``dout``."""
        # TODO: both gradients (one line will do).
        raise NotImplementedError


class Relu:
    """Keep positive entries, and replace all others by 0, in an array of any shape.

    The derivative is 1 where the *input* is positive and 0 where it is negative; at
    exactly 0, any number from 0 to 1 is right.

    Examples
    --------
    >>> relu = Relu()
    >>> relu.forward(np.array([[1.0, -0.5], [-2.0, 3.0]]))
    array([[1., 0.],
           [0., 3.]])
    >>> relu.backward(np.array([[10.0, 20.0], [30.0, -40.0]]))
    array([[ 10.,   0.],
           [  0., -40.]])
    """

    def forward(self, x):
        """Return the output, a new array of the shape of ``x``."""
        # TODO: ReLU (two lines will do).
        raise NotImplementedError

    def backward(self, dout):
        """Return the gradient for ``x``, a new array of the shape of ``x``."""
        # TODO: the gradient through ReLU (one line will do).
        raise NotImplementedError


class Sigmoid:
    """Take the sigmoid of each entry, in an array of any shape.

    The derivative follows from the *output* y alone: it is ``y * (1 - y)``.

    Examples
    --------
    >>> sigmoid = Sigmoid()
    >>> sigmoid.forward(np.array([0.0, 2.0])).round(4)
    array([0.5   , 0.8808])
    >>> sigmoid.backward(np.array([1.0, 1.0])).round(4)
    array([0.25 , 0.105])
    """

    def forward(self, x):
        """Return ``1 / (1 + exp(-x))``; 1000 and -1000 give 1 and 0."""
        # TODO: sigmoid (two lines will do).
        raise NotImplementedError

    def backward(self, dout):
        """Return the gradient for ``x``, in the shape of ``x``."""
        # TODO: the gradient through sigmoid (one line will do).
        raise NotImplementedError


class Affine:
    """Multiply by a weight matrix and add a bias: ``out = x @ W + b``.

    Parameters
    ----------
    W : float ndarray of shape (D, H)
        Weights.
    b : float ndarray of shape (H,)
        Biases.

    Attributes
    ----------
    W, b : ndarray
        The arrays given to the constructor, not copies. Changing their entries changes
        the layer.
    dW, db : ndarray
        The gradients with respect to ``W`` and ``b``, in their shapes.

    Notes
    -----
    The gradient for ``x``, ``W`` or ``b`` has the same shape as that array. ``dW`` and
    ``db`` are sums over the N examples, not means: the loss layer divides by N.

    Examples
    --------
    >>> W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    >>> b = np.array([10.0, 20.0, 30.0])
    >>> affine = Affine(W, b)
    >>> affine.forward(np.array([[1.0, 0.0], [0.0, 1.0]]))
    array([[11., 22., 33.],
           [14., 25., 36.]])
    >>> affine.backward(np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 2.0]]))
    array([[ 1.,  4.],
           [ 6., 12.]])
    >>> affine.dW
    array([[1., 0., 0.],
           [0., 0., 2.]])
    >>> affine.db
    array([1., 0., 2.])
    """

    def __init__(self, W, b):
        # TODO: keep the parameters (two lines will do).
        raise NotImplementedError

    def forward(self, x):
        """Return the output, of shape (N, H), for x of shape (N, D).

        Optional, and not graded: accept x with more axes, such as (N, 3, 32, 32), and
        flatten each example to one row.
        """
        # TODO: multiply and add (three lines will do).
        raise NotImplementedError

    def backward(self, dout):
        """Set ``dW`` and ``db``, and return the gradient for ``x``."""
        # TODO: all three gradients (four lines will do).
        raise NotImplementedError


class SoftmaxWithLoss:
    """Turn scores into probabilities, and compare them with the right answers.

    This is softmax and then the mean cross-entropy. Together they have a simple
    gradient: ``(y - t) / N`` for probabilities y, one-hot rows t and N examples.

    Examples
    --------
    >>> layer = SoftmaxWithLoss()
    >>> scores = np.array([[0.0, 0.0], [0.0, 0.0]])
    >>> print(f"{layer.forward(scores, np.array([0, 1])):.4f}")
    0.6931
    >>> layer.backward()
    array([[-0.25,  0.25],
           [ 0.25, -0.25]])
    """

    def forward(self, x, t):
        """Return the mean loss of scores, even if some are 1000 or more.

        ``x`` holds the scores, of shape (N, C). ``t`` holds the right answers, as
        one-hot rows of shape (N, C) or as labels of shape (N,).
        """
        # TODO: softmax, then the loss (three lines will do).
        raise NotImplementedError

    def backward(self, dout=1):
        """Return the gradient for ``x``; ``dout`` is always 1."""
        # TODO: the gradient through both (one line will do).
        raise NotImplementedError
