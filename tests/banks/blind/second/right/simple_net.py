"""Right but unusual implementations of ``SimpleNet``, written from its stub alone."""

import functools

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from simple_net import SimpleNet
from softmax import softmax


class SimpleNet__slots:
    """__slots__, and named functions instead of lambdas."""

    __slots__ = ("W",)

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.matmul(x, self.W)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return float(cross_entropy_error(y, t))

    def gradient(self, x, t):
        def f(W):
            return self.loss(x, t)

        return numerical_gradient(f, self.W)


class SimpleNet__property:
    """W is a property that keeps the array itself."""

    def __init__(self, W):
        self.W = W

    @property
    def W(self):
        return self.__weights

    @W.setter
    def W(self, array):
        self.__weights = array

    def predict(self, x):
        return np.tensordot(x, self.W, axes=1)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda *_: self.loss(x, t), self.W)


class SimpleNet__einsum(SimpleNet):
    """np.einsum with an ellipsis."""

    def predict(self, x):
        return np.einsum("...d,dc->...c", x, self.W)


class SimpleNet__loops(SimpleNet):
    """Loops over rows and classes."""

    def predict(self, x):
        rows = x if x.ndim == 2 else [x]
        D, C = self.W.shape
        out = np.array([[sum(float(row[d]) * float(self.W[d, c]) for d in range(D)) for c in range(C)] for row in rows])
        return out if x.ndim == 2 else out[0]


class SimpleNet__from_the_left(SimpleNet):
    """(W.T @ x.T).T."""

    def predict(self, x):
        return np.dot(self.W.T, x.T).T


class SimpleNet__losses_one_by_one(SimpleNet):
    """The mean of the losses of single examples, all of them as one-hot rows."""

    def loss(self, x, t):
        C = self.W.shape[1]
        if x.ndim == 1:
            x, t = x[np.newaxis], t[np.newaxis]
        if t.ndim == 1:
            t = np.eye(C)[t]
        losses = [cross_entropy_error(softmax(np.dot(row, self.W)), answer) for row, answer in zip(x, t)]
        return sum(losses) / len(losses)


class SimpleNet__partial(SimpleNet):
    """functools.partial, with a static helper."""

    @staticmethod
    def _loss_with(x, t, W):
        return cross_entropy_error(softmax(x @ W), t)

    def loss(self, x, t):
        return self._loss_with(x, t, self.W)

    def gradient(self, x, t):
        return numerical_gradient(functools.partial(self._loss_with, x, t), self.W)


class SimpleNet__formula(SimpleNet):
    """The exact gradient, by the formula x.T @ (y - t) / N."""

    def gradient(self, x, t):
        rows = np.atleast_2d(x)
        y = softmax(rows @ self.W)
        if x.ndim == 2 and t.ndim == 1:
            t = (t[:, np.newaxis] == np.arange(y.shape[1])).astype(float)
        return rows.T @ (y - np.atleast_2d(t)) / len(rows)


class SimpleNet__own_loop(SimpleNet):
    """Its own central differences, with values that are put back."""

    def gradient(self, x, t):
        W, h = self.W, 1e-4
        grad = np.zeros(W.shape)
        for idx, value in [(i, float(v)) for i, v in np.ndenumerate(W)]:
            losses = []
            for step in (h, -h):
                W[idx] = value + step
                losses.append(self.loss(x, t))
            W[idx] = value
            grad[idx] = (losses[0] - losses[1]) / (2 * h)
        return grad


class SimpleNet__functions_in_init:
    """The methods are thin; the work is in nested functions made by a helper."""

    def __init__(self, W):
        self.W = W

    def __call__(self, x):
        return x.dot(self.W)

    def predict(self, x):
        return self(x)

    def loss(self, x, t):
        return self._loss_function(x, t)(self.W)

    def gradient(self, x, t):
        return numerical_gradient(self._loss_function(x, t), self.W)

    def _loss_function(self, x, t):
        def function(_):
            scores = self(x)
            probabilities = softmax(scores)
            return cross_entropy_error(probabilities, t)

        return function


class SimpleNet__gradient_of_a_view(SimpleNet):
    """Moves the entries through W.T, and turns the result round."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.T).T


class SimpleNet__gradient_plus_minus(SimpleNet):
    """Its own loop, which goes back by adding h: the entries are not exactly restored."""

    def gradient(self, x, t):
        h = 1e-4
        grad = np.zeros_like(self.W)
        for i in range(self.W.shape[0]):
            for j in range(self.W.shape[1]):
                self.W[i, j] += h
                high = self.loss(x, t)
                self.W[i, j] -= 2 * h
                low = self.loss(x, t)
                self.W[i, j] += h
                grad[i, j] = (high - low) / (2 * h)
        return grad
