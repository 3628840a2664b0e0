import math
import types

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class _LossOf:
    """A callable object: the loss of a net for fixed data."""

    def __init__(self, net, x, t):
        self.net, self.x, self.t = net, x, t

    def __call__(self, _):
        return self.net.loss(self.x, self.t)


def _hot(shape, t):
    if t.ndim == len(shape):
        return t
    out = np.zeros(shape)
    out[np.arange(len(t)), t] = 1
    return out


class SimpleNet__lambda:
    """One line a method."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__einsum:
    """Scores by einsum, the function of the loss as an inner def."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.einsum("...d,dc->...c", x, self.W)

    def loss(self, x, t):
        scores = self.predict(x)
        return cross_entropy_error(softmax(scores), t)

    def gradient(self, x, t):
        def f(W):
            return self.loss(x, t)

        return numerical_gradient(f, self.W)


class SimpleNet__argument_used:
    """The function of the loss uses its argument instead of self.W."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    @staticmethod
    def _loss(W, x, t):
        return cross_entropy_error(softmax(np.dot(x, W)), t)

    def loss(self, x, t):
        return self._loss(self.W, x, t)

    def gradient(self, x, t):
        return numerical_gradient(lambda W: self._loss(W, x, t), self.W)


class SimpleNet__loops:
    """Scores by loops over examples, inputs and classes."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        if x.ndim == 2:
            return np.array([self.predict(row) for row in x]).reshape(len(x), self.W.shape[1])
        scores = [0.0] * self.W.shape[1]
        for d, value in enumerate(x):
            for c in range(len(scores)):
                scores[c] += float(value) * float(self.W[d, c])
        return np.array(scores)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(_LossOf(self, x, t), self.W)


class SimpleNet__property:
    """W is a property over a private attribute; the setter keeps the array assigned."""

    def __init__(self, W):
        self.W = W

    @property
    def W(self):
        return self.__weights

    @W.setter
    def W(self, weights):
        self.__weights = weights

    def predict(self, x):
        return np.matmul(x, self.__weights)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(_LossOf(self, x, t), self.__weights)


class SimpleNet__slots:
    """__slots__, W.T products and tensordot."""

    __slots__ = ("W",)

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.tensordot(x, self.W, axes=1)

    def loss(self, x, t):
        return cross_entropy_error(softmax((self.W.T @ x.T).T), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda *_: self.loss(x, t), self.W)


class SimpleNet__formula:
    """The gradient by the formula x.T @ (y - t) / N instead of numerically."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        d = y - _hot(y.shape, t)
        if x.ndim == 1:
            return np.outer(x, d)
        return x.T @ d / len(x)


class SimpleNet__own_loop:
    """An own loop of central differences that keeps each old value."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        h = 1e-4
        grad = np.zeros(self.W.shape)
        for i, old in np.ndenumerate(self.W.copy()):
            self.W[i] = old + h
            grad[i] = self.loss(x, t)
            self.W[i] = old - h
            grad[i] -= self.loss(x, t)
            self.W[i] = old
        return grad / (2 * h)


class SimpleNet__mean_over_examples:
    """The loss of a batch is the mean of losses of batches of one; the gradient is the mean of gradients."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        if x.ndim == 1:
            return cross_entropy_error(softmax(self.predict(x)), t)
        each = [cross_entropy_error(softmax(self.predict(x[i : i + 1])), t[i : i + 1]) for i in range(len(x))]
        return math.fsum(each) / len(each)

    def gradient(self, x, t):
        if x.ndim == 1:
            return numerical_gradient(lambda _: self.loss(x, t), self.W)
        return np.mean(
            [numerical_gradient(lambda _, i=i: self.loss(x[i : i + 1], t[i : i + 1]), self.W) for i in range(len(x))],
            axis=0,
        )


class SimpleNet__copy_moved_and_used:
    """The gradient moves a copy, and f computes the loss from that copy, so W itself is never touched."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return float(cross_entropy_error(softmax(self.predict(x)), t))

    def gradient(self, x, t):
        return numerical_gradient(lambda W: type(self)(W).loss(x, t), np.array(self.W))


class SimpleNet__setattr_namespace:
    """The weights live in a namespace; __getattr__ and __setattr__ hand W through."""

    def __init__(self, W):
        object.__setattr__(self, "params", types.SimpleNamespace(W=W))

    def __getattr__(self, name):
        if name == "params":
            raise AttributeError(name)
        return getattr(self.params, name)

    def __setattr__(self, name, value):
        setattr(self.params, name, value)

    def predict(self, x):
        return x.dot(self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.params.W)


class SimpleNet__closure_for_loss:
    """A method makes the function of the loss; loss itself calls it with W."""

    def __init__(self, W):
        self.W = W

    def _loss_function(self, x, t):
        def f(W):
            return cross_entropy_error(softmax(x @ W), t)

        return f

    def predict(self, x):
        return np.inner(x, self.W.T)

    def loss(self, x, t):
        return self._loss_function(x, t)(self.W)

    def gradient(self, x, t):
        return numerical_gradient(self._loss_function(x, t), self.W)


class SimpleNet__sum_of_columns:
    """Scores as a sum of rows of W, each times one input."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return (x[..., :, None] * self.W).sum(axis=-2)

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(y, _hot(y.shape, t))

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class _Base:
    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__keeps_view(_Base):
    """Keeps W[:], a view of W."""

    def __init__(self, W):
        self.W = W[:]


class SimpleNet__one_class_squeezed(_Base):
    """A single class, which is open, loses its axis."""

    def predict(self, x):
        s = x @ self.W
        return s[..., 0] if self.W.shape[1] == 1 else s

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)


class SimpleNet__gradient_own_loop(_Base):
    """The entries of net.W come back but for rounding."""

    def gradient(self, x, t):
        h = 1e-4
        grad = np.zeros(self.W.shape)
        for i in np.ndindex(self.W.shape):
            self.W[i] += h
            up = self.loss(x, t)
            self.W[i] -= 2 * h
            down = self.loss(x, t)
            self.W[i] += h
            grad[i] = (up - down) / (2 * h)
        return grad
