"""Layers: the forward and backward steps of a network, one class each.

``forward`` computes a result and keeps on ``self`` what ``backward`` needs later.
``backward`` receives ``dout``, the gradient of the final result with respect to the
layer's output, and returns the gradient with respect to the layer's input. That is the
chain rule: what arrives from above, times the layer's own slope.

``MulLayer`` is given whole. It is the pattern for the others. No layer changes the
arrays that it is given.

This file uses ``sigmoid``, ``softmax`` and ``cross_entropy_error``, and imports them
from the files of those exercises. The grader puts its own versions in their place, so
that a slip there costs nothing here.

Check it with ``python -m grader layers``.
"""

import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class MulLayer:
    """Multiply two inputs. This layer is given: copy its pattern.

    Notes
    -----
    ``out = x * y``. If x grows by one, out grows by y, and if y grows by one, out grows
    by x. So each input's gradient is ``dout`` times the *other* input.

    Two layers are two objects: each keeps its own inputs.

    Examples
    --------
    Two apples at 100 each, and a tax of 10 %:

    >>> apple_layer, tax_layer = MulLayer(), MulLayer()
    >>> price = apple_layer.forward(100, 2)
    >>> round(tax_layer.forward(price, 1.1), 6)
    220.0

    What does one more unit of each input add to the total?

    >>> dprice, dtax = tax_layer.backward(1)
    >>> dapple, dcount = apple_layer.backward(dprice)
    >>> round(dapple, 6), round(dcount, 6), dtax
    (2.2, 110.0, 200)
    """

    def forward(self, x, y):
        """Return ``x * y``.

        Parameters
        ----------
        x, y : float or ndarray, both of one shape
            The inputs.

        Returns
        -------
        float or ndarray, same shape as ``x``
            The product.
        """
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        """Return the gradients with respect to the two inputs of ``forward``.

        Parameters
        ----------
        dout : float or ndarray, same shape as the output
            The gradient with respect to the output.

        Returns
        -------
        dx, dy : float or ndarray, same shape as ``dout``
            The gradients with respect to ``x`` and ``y``.
        """
        dx = dout * self.y
        dy = dout * self.x
        return dx, dy


class AddLayer:
    """Add two inputs.

    Notes
    -----
    ``out = x + y``. Whatever the values are, if x grows by one, out grows by one, and
    the same holds for y. The constructor takes no arguments.

    Examples
    --------
    Two apples at 100, three oranges at 150, and a tax of 10 %:

    >>> apple_layer, orange_layer, tax_layer = MulLayer(), MulLayer(), MulLayer()
    >>> add_layer = AddLayer()
    >>> apples = apple_layer.forward(100, 2)
    >>> oranges = orange_layer.forward(150, 3)
    >>> price = add_layer.forward(apples, oranges)
    >>> round(tax_layer.forward(price, 1.1), 6)
    715.0

    And backward, from the total to each input:

    >>> dprice, dtax = tax_layer.backward(1)
    >>> dprice, dtax
    (1.1, 650)
    >>> dapples, doranges = add_layer.backward(dprice)
    >>> dapple, dapple_count = apple_layer.backward(dapples)
    >>> round(dapple, 6), round(dapple_count, 6)
    (2.2, 110.0)
    >>> dorange, dorange_count = orange_layer.backward(doranges)
    >>> round(dorange, 6), round(dorange_count, 6)
    (3.3, 165.0)
    """

    def forward(self, x, y):
        """Return ``x + y``.

        Parameters
        ----------
        x, y : float or ndarray, both of one shape
            The inputs.

        Returns
        -------
        float or ndarray, same shape as ``x``
            The sum.
        """
        # TODO in the stub: the sum.
        return x + y

    def backward(self, dout):
        """Return the gradients with respect to the two inputs of ``forward``.

        Parameters
        ----------
        dout : float or ndarray, same shape as the output
            The gradient with respect to the output.

        Returns
        -------
        dx, dy : float or ndarray, same shape as ``dout``
            The gradients with respect to ``x`` and ``y``.
        """
        # TODO in the stub: both gradients.
        return dout, dout


class Relu:
    """Let positive values through and replace all others by 0.

    Notes
    -----
    ``out = x`` where ``x > 0``, else 0. The slope is 1 where ``x > 0`` and 0 where
    ``x < 0``. It is the sign of the *input* that decides, in both directions: the sign
    of ``dout`` has no say. At exactly 0, any slope from 0 to 1 is accepted.

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
        """Return the positive part of each entry.

        Parameters
        ----------
        x : ndarray of any shape
            The input.

        Returns
        -------
        ndarray, same shape as ``x``
            The output, a new array.
        """
        # TODO in the stub: ReLU.
        self.mask = x > 0
        return np.where(self.mask, x, 0)

    def backward(self, dout):
        """Return the gradient with respect to the input of ``forward``.

        Parameters
        ----------
        dout : ndarray, same shape as the output
            The gradient with respect to the output.

        Returns
        -------
        ndarray, same shape as ``dout``
            The gradient with respect to ``x``, a new array.

        Notes
        -----
        Writing zeros into ``dout`` gives the right result and spoils an array that
        belongs to the caller.
        """
        # TODO in the stub: the gradient through ReLU.
        return np.where(self.mask, dout, 0)


class Sigmoid:
    """Squash each value into the range from 0 to 1.

    Notes
    -----
    ``y = 1 / (1 + exp(-x))``. Its slope can be had from the *output* alone: it is
    ``y * (1 - y)``. Put the input in that formula, and the slope is wrong.

    Examples
    --------
    >>> sigmoid = Sigmoid()
    >>> sigmoid.forward(np.array([0.0, 2.0])).round(4)
    array([0.5   , 0.8808])
    >>> sigmoid.backward(np.array([1.0, 1.0])).round(4)
    array([0.25 , 0.105])
    """

    def forward(self, x):
        """Return the sigmoid of each entry.

        Parameters
        ----------
        x : ndarray of any shape
            The input. Values such as 1000 and -1000 give 1 and 0, never ``nan``.

        Returns
        -------
        ndarray, same shape as ``x``
            The output. Every entry lies in [0, 1].
        """
        # TODO in the stub: sigmoid.
        self.out = sigmoid(x)
        return self.out

    def backward(self, dout):
        """Return the gradient with respect to the input of ``forward``.

        Parameters
        ----------
        dout : ndarray, same shape as the output
            The gradient with respect to the output.

        Returns
        -------
        ndarray, same shape as ``dout``
            The gradient with respect to ``x``.
        """
        # TODO in the stub: the gradient through sigmoid.
        return dout * self.out * (1 - self.out)


class Affine:
    """Multiply by a weight matrix and add a bias.

    Parameters
    ----------
    W : ndarray of shape (D, H)
        Weights.
    b : ndarray of shape (H,)
        Biases.

    Attributes
    ----------
    W, b : ndarray
        The arrays given to the constructor: the same objects, not copies. An update
        in place, as in ``W -= 0.1 * dW``, is then seen by the layer and by its owner.
    dW : ndarray of shape (D, H)
        The gradient with respect to ``W``, set by ``backward``.
    db : ndarray of shape (H,)
        The gradient with respect to ``b``, set by ``backward``.

    Notes
    -----
    ``out = x @ W + b``, one row per example. The three gradients follow from the shapes
    of their factors: dx has the shape of x, dW that of W, db that of b. Write the
    shapes down, and only one way to multiply remains. If all sizes are equal, a
    forgotten transpose raises no error and is simply wrong.

    All N examples use the same W and b. Their gradients add up over the batch, and are
    not divided by N: the loss has done that already.

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
        # TODO in the stub: keep the parameters.
        self.W = W
        self.b = b

    def forward(self, x):
        """Return ``x @ W + b``.

        Parameters
        ----------
        x : ndarray of shape (N, D)
            The input, one row per example. Optional: more than two axes, as in a batch
            of images of shape (N, 3, 32, 32). Each example is then flattened to one
            row, and D is the number of its entries.

        Returns
        -------
        ndarray of shape (N, H)
            The output.
        """
        # TODO in the stub: multiply and add.
        self.x_shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        """Set ``dW`` and ``db``, and return the gradient with respect to the input.

        Parameters
        ----------
        dout : ndarray of shape (N, H)
            The gradient with respect to the output.

        Returns
        -------
        ndarray, same shape as ``x``
            The gradient with respect to ``x``, in the shape that ``forward`` was given.
        """
        # TODO in the stub: all three gradients.
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        dx = dout @ self.W.T
        return dx.reshape(self.x_shape)


class SoftmaxWithLoss:
    """Turn scores into probabilities, and compare them with the right answers.

    Notes
    -----
    The layer is softmax followed by the mean cross-entropy. Together, they have a
    simple gradient: with one-hot ``t``, it is ``(y - t) / N`` for each entry, where y
    are the probabilities. Softmax and logarithm are both in it; there is no other
    slope to multiply by. The N is there because the loss is a mean over the batch.
    Leave it out, and the gradient is N times too large.

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
        """Return the mean loss of a batch of scores.

        Parameters
        ----------
        x : ndarray of shape (N, C)
            Scores, before softmax.
        t : ndarray of shape (N, C), or int ndarray of shape (N,)
            The right answers, as one-hot rows or as labels.

        Returns
        -------
        float
            The mean cross-entropy over the batch.
        """
        # TODO in the stub: softmax, then the loss.
        self.y = softmax(x)
        self.t = t if t.ndim == x.ndim else np.eye(x.shape[1])[t]
        return cross_entropy_error(self.y, self.t)

    def backward(self, dout=1):
        """Return the gradient of the mean loss with respect to the scores.

        Parameters
        ----------
        dout : float, optional
            The gradient with respect to the loss. It is 1, since the loss is the end
            of the network.

        Returns
        -------
        ndarray of shape (N, C)
            The gradient with respect to ``x``. A second call returns the same.
        """
        # TODO in the stub: the gradient through both.
        return dout * (self.y - self.t) / len(self.y)
