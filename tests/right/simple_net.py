"""Right variations of ``simple_net``: a grader must accept each of them."""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from simple_net import SimpleNet
from softmax import softmax


class SimpleNet__lambda_of_the_weights(SimpleNet):
    """The book's form: a function of W that looks at the network instead."""

    def gradient(self, x, t):
        loss_W = lambda W: self.loss(x, t)
        return numerical_gradient(loss_W, self.W)


class SimpleNet__function_that_uses_its_argument(SimpleNet):
    """A network made from the moved array has the same loss."""

    def gradient(self, x, t):
        return numerical_gradient(lambda W: SimpleNet(W).loss(x, t), self.W)


class SimpleNet__backpropagation(SimpleNet):
    """The formula gives what small steps give."""

    def gradient(self, x, t):
        x = np.atleast_2d(x)
        y = softmax(x @ self.W)
        one_hot = np.eye(y.shape[1])[t] if np.size(t) == len(x) else np.atleast_2d(t)
        return x.T @ (y - one_hot) / len(x)


class SimpleNet__loops(SimpleNet):
    """Row by row and class by class."""

    def predict(self, x):
        rows = np.atleast_2d(x)
        scores = [[sum(row[i] * self.W[i, j] for i in range(len(row))) for j in range(self.W.shape[1])] for row in rows]
        return np.array(scores) if np.ndim(x) == 2 else np.array(scores[0])


class SimpleNet__dot_and_einsum(SimpleNet):
    """Other ways to write a product."""

    def predict(self, x):
        return np.einsum("...d,dc->...c", x, self.W)

    def loss(self, x, t):
        y = softmax(np.dot(x, self.W))
        return cross_entropy_error(y, t)


class SimpleNet__loss_of_log_softmax(SimpleNet):
    """The logarithm first, and no epsilon."""

    def loss(self, x, t):
        scores = np.atleast_2d(self.predict(x))
        shifted = scores - scores.max(axis=1, keepdims=True)
        logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        one_hot = np.eye(scores.shape[1])[t] if np.size(t) == len(scores) else np.atleast_2d(t)
        return -(one_hot * logs).sum() / len(scores)


class SimpleNet__own_small_steps(SimpleNet):
    """Central differences with another step, over the flat array."""

    def gradient(self, x, t):
        dW = np.zeros_like(self.W)
        for i in np.ndindex(*self.W.shape):
            value = self.W[i]
            losses = []
            for h in (1e-5, -1e-5):
                self.W[i] = value + h
                losses.append(self.loss(x, t))
            self.W[i] = value
            dW[i] = (losses[0] - losses[1]) / 2e-5
        return dW


class SimpleNet__lists(SimpleNet):
    """Nested lists of numbers are as good as arrays."""

    def predict(self, x):
        return (x @ self.W).tolist()

    def loss(self, x, t):
        return cross_entropy_error(softmax(np.array(self.predict(x))), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).tolist()


class SimpleNet__more_attributes(SimpleNet):
    """What else a network keeps is its own business."""

    def __init__(self, W):
        self.W, self.shape, self.calls = W, W.shape, 0

    def predict(self, x):
        self.calls += 1
        self.z = np.matmul(x, self.W)
        return self.z
