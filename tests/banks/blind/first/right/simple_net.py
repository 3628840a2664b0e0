"""Right but unusual implementations of ``simple_net``, written from its stub alone."""

import functools

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class SimpleNet__slots_and_no_lambda:
    """Has room for W only, and makes the function of the loss with partial."""

    __slots__ = ("W",)

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.einsum("...d,dc->...c", x, self.W)

    def loss(self, x, t):
        return float(cross_entropy_error(softmax(np.array(self.predict(x))), t))

    def _loss_whatever(self, x, t, _):
        return self.loss(x, t)

    def gradient(self, x, t):
        return numerical_gradient(functools.partial(self._loss_whatever, x, t), self.W)


class SimpleNet__property:
    """W is a property over another attribute; += on it sets the same array again."""

    def __init__(self, W):
        self._weights = [W]

    @property
    def W(self):
        return self._weights[0]

    @W.setter
    def W(self, value):
        self._weights[0] = value

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        probabilities = softmax(self.predict(x))
        if probabilities.ndim == 2 and t.ndim == 1:
            t = np.eye(probabilities.shape[1], dtype=int)[t]
        return cross_entropy_error(probabilities, t)

    def gradient(self, x, t):
        def loss_of(W):
            assert W is self.W
            return self.loss(x, t)

        return numerical_gradient(loss_of, self.W)


class SimpleNet__loss_reads_its_argument:
    """The function that is differentiated takes the moved array and ignores self."""

    def __init__(self, W):
        self.W = W

    def predict(self, x, W=None):
        return np.tensordot(x, self.W if W is None else W, axes=1)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        before = self.W.copy()
        dW = numerical_gradient(lambda W: cross_entropy_error(softmax(self.predict(x, W)), t), self.W)
        np.copyto(self.W, before)
        return dW


class SimpleNet__mean_over_examples:
    """A batch is a loop: its loss and its gradient are means over the examples."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        if x.ndim == 2:
            return np.array([self.predict(row) for row in x])
        return np.array([np.sum(x * column) for column in self.W.T])

    def _answers(self, t):
        if t.ndim == 1:
            return np.eye(self.W.shape[1])[t]
        return t

    def loss(self, x, t):
        if x.ndim == 2:
            return np.mean([self.loss(row, one) for row, one in zip(x, self._answers(t))])
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        if x.ndim == 2:
            t = self._answers(t)
            return sum(self.gradient(row, one) for row, one in zip(x, t)) / len(x)
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__central_differences_of_its_own:
    """Moves the weights in loops of its own, in the array that was given."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.matmul(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        dW, h = np.empty_like(self.W, dtype=float), 1e-4
        for place, weight in np.ndenumerate(self.W.copy()):
            self.W[place] = weight - h
            low = self.loss(x, t)
            self.W[place] = weight + h
            dW[place] = (self.loss(x, t) - low) / (2 * h)
            self.W[place] = weight
        return dW


class SimpleNet__formula:
    """The gradient of softmax with cross-entropy on paper, without small steps."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return (self.W.T @ np.asarray(x).T).T

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        rows = np.atleast_2d(x)
        delta = softmax(rows @ self.W)
        if t.ndim < x.ndim:
            delta[np.arange(len(rows)), t] -= 1.0
        else:
            delta -= np.atleast_2d(t)
        return rows.T @ delta / len(rows)
