"""Right but unusual implementations of ``layers``, written from its stub alone."""

import types

import numpy as np

from activations import sigmoid
from cross_entropy import cross_entropy_error
from softmax import softmax


class AddLayer__copies_on_the_way_back:
    """Each input gets a gradient of its own, and forward keeps nothing."""

    __slots__ = ()

    def forward(self, x, y):
        return np.add(x, y) if isinstance(x, np.ndarray) else x + y

    def backward(self, dout):
        return dout + 0, dout * 1


class AddLayer__static_methods:
    """No state, so no self: backward returns the same object twice."""

    @staticmethod
    def forward(x, y):
        return y + x

    @staticmethod
    def backward(dout):
        return (dout,) * 2


class Relu__slopes_kept_as_floats:
    """Keeps slopes of 0, 0.5 (at exactly 0) and 1."""

    def forward(self, x):
        self.slopes = np.heaviside(np.asarray(x, dtype=float), 0.5)
        return np.array(np.fmax(x, 0))

    def backward(self, dout):
        return np.array(self.slopes * dout)


class Relu__backward_made_by_forward:
    """forward leaves a function behind that knows its own copy of the input."""

    def forward(self, x):
        positive = np.nonzero(np.atleast_1d(x) > 0)
        out = np.zeros(np.atleast_1d(x).shape, dtype=x.dtype)
        out[positive] = np.atleast_1d(x)[positive]

        def backward(dout):
            dx = np.zeros(out.shape)
            dx[positive] = np.atleast_1d(dout)[positive]
            return dx.reshape(np.shape(dout))

        self.way_back = backward
        return out.reshape(x.shape).copy()

    def backward(self, dout):
        return self.way_back(dout)


class Sigmoid__keeps_the_slope:
    """Computes the slope on the way forward, from sigmoid on both sides."""

    def forward(self, x):
        y = sigmoid(x)
        self.slope = y * sigmoid(np.multiply(x, -1.0))
        return y

    def backward(self, dout):
        return np.multiply(self.slope, dout)


class Sigmoid__through_tanh:
    """y is (1 + h) / 2 with h = tanh(x / 2), and the slope (1 - h^2) / 4."""

    def __init__(self):
        self.h = None

    def forward(self, x):
        self.h = np.tanh(np.true_divide(x, 2))
        return (1 + self.h) / 2

    def backward(self, dout):
        return (1 - self.h) * (1 + self.h) * dout / 4


class Affine__one_outer_product_for_each_example:
    """Adds up outer products in a loop over the examples."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.array([np.dot(row.ravel(), self.W) + self.b for row in x])

    def backward(self, dout):
        self.dW, self.db = np.zeros(self.W.shape), np.zeros(self.b.shape)
        for row, d in zip(self.x, dout):
            self.dW += np.outer(row, d)
            self.db += d
        return np.inner(dout, self.W).reshape(self.x.shape)


class Affine__properties_over_a_namespace:
    """W and b are properties; the gradients come from one product with ones behind x."""

    def __init__(self, W, b):
        self._kept = types.SimpleNamespace(W=W, b=b)

    @property
    def W(self):
        return self._kept.W

    @W.setter
    def W(self, value):
        self._kept.W = value

    @property
    def b(self):
        return self._kept.b

    @b.setter
    def b(self, value):
        self._kept.b = value

    def forward(self, x):
        self._kept.shape = x.shape
        rows = np.reshape(x, (x.shape[0], -1))
        self._kept.rows = np.hstack([rows, np.ones((len(rows), 1))])
        return self._kept.rows @ np.vstack([self.W, self.b])

    def backward(self, dout):
        table = self._kept.rows.T @ dout
        self.dW, self.db = table[:-1], table[-1]
        return np.einsum("nh,dh->nd", dout, self.W).reshape(self._kept.shape)


class Affine__einsum:
    """Einstein's sums, with a flattened view of x and gradients as new arrays."""

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.dW = self.db = None

    def forward(self, x):
        self.like = x
        return np.einsum("nd,dh->nh", x.reshape(len(x), -1), self.W) + self.b[np.newaxis, :]

    def backward(self, dout):
        rows = self.like.reshape(len(dout), -1)
        self.dW = np.einsum("nd,nh->dh", rows, dout)
        self.db = np.einsum("nh->h", dout)
        return np.tensordot(dout, self.W, axes=(1, 1)).reshape(self.like.shape)


class SoftmaxWithLoss__gradient_made_on_the_way_forward:
    """forward computes the gradient already; backward hands out scaled copies."""

    def forward(self, x, t):
        y = softmax(x)
        loss = cross_entropy_error(y, t)
        if t.ndim == 1:
            t = t[:, np.newaxis] == np.arange(y.shape[1])
        self.dx = (y - np.asarray(t, dtype=float)) / y.shape[0]
        return loss

    def backward(self, dout=1):
        return dout * self.dx


class SoftmaxWithLoss__labels_and_a_loop:
    """Turns one-hot rows into labels, and subtracts 1 / N row by row."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.labels = np.array(t) if t.ndim == 1 else np.argmax(t, axis=1)
        return float(cross_entropy_error(self.y, self.labels))

    def backward(self, dout=1):
        n = len(self.y)
        dx = np.multiply(self.y, dout / n)
        for row, c in zip(dx, self.labels):
            row[c] -= dout / n
        return dx


class MulLayer__inputs_in_a_tuple:
    """Keeps the inputs in one tuple, the other one first."""

    def forward(self, x, y):
        self.others = y, x
        return x * y

    def backward(self, dout):
        return tuple(dout * other for other in self.others)


class Affine__gradients_like_the_parameters:
    """Writes the gradients into arrays of the dtype of W and b, which are float arrays."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)
        self.dW[...] = self.x.T @ dout
        self.db[...] = dout.sum(axis=0)
        return (dout @ self.W.T).reshape(self.shape)


class SoftmaxWithLoss__dout_ignored:
    """Takes dout to be 1, as it always is."""

    def forward(self, x, t):
        self.y = softmax(x)
        self.t = np.eye(x.shape[1])[t] if t.ndim == 1 else t
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        return (self.y - self.t) / len(self.t)


class SoftmaxWithLoss__gradient_kept_and_scaled:
    """Keeps the gradient, and multiplies it by dout at each call; dout is always 1."""

    def forward(self, x, t):
        self.y = softmax(x)
        t2 = np.eye(x.shape[1])[t] if t.ndim == 1 else t
        self.dx = (self.y - t2) / len(x)
        return cross_entropy_error(self.y, t)

    def backward(self, dout=1):
        self.dx = self.dx * dout
        return self.dx
