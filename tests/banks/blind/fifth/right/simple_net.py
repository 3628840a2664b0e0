import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class _Base:
    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__plain(_Base):
    """The plain solution, with np.dot."""

    def predict(self, x):
        return np.dot(x, self.W)


class SimpleNet__einsum(_Base):
    """The scores by einsum."""

    def predict(self, x):
        return np.einsum("...d,dc->...c", x, self.W)


class SimpleNet__transposes(_Base):
    """(W.T @ x.T).T, which holds for one example and for a batch."""

    def predict(self, x):
        return (self.W.T @ x.T).T


class SimpleNet__analytic(_Base):
    """The gradient by the formula x.T @ (y - t) / N."""

    def gradient(self, x, t):
        rows = x.reshape(-1, self.W.shape[0])
        y = softmax(rows @ self.W)
        if t.ndim == x.ndim:
            t = t.reshape(y.shape)
        else:
            t = np.eye(y.shape[1])[t]
        return rows.T @ (y - t) / len(rows)


class SimpleNet__mean_of_examples(_Base):
    """The loss of a batch as the mean of a list of losses of single examples."""

    def loss(self, x, t):
        if x.ndim == 1:
            return cross_entropy_error(softmax(self.predict(x)), t)
        losses = []
        for row, answer in zip(x, t):
            if np.ndim(answer) == 0:
                answer = np.eye(self.W.shape[1])[answer]
            losses.append(self.loss(row, answer))
        return sum(losses) / len(losses)


class SimpleNet__named_function(_Base):
    """A named inner function, and *args."""

    def gradient(self, *args):
        def f(W):
            assert W is self.W
            return self.loss(*args)

        return numerical_gradient(f, self.W)


class SimpleNet__uses_argument(_Base):
    """f uses its argument, which is the moved array."""

    def gradient(self, x, t):
        return numerical_gradient(lambda W: cross_entropy_error(softmax(x @ W), t), self.W)


class SimpleNet__other_network(_Base):
    """The gradient comes from a second network that shares the array."""

    def gradient(self, x, t):
        twin = _Base(self.W)
        return numerical_gradient(lambda _: twin.loss(x, t), twin.W)


class SimpleNet__property:
    """W is a property over a private attribute."""

    def __init__(self, W):
        self._W = W

    @property
    def W(self):
        return self._W

    @W.setter
    def W(self, value):
        self._W = value

    def predict(self, x):
        return np.matmul(x, self._W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self._W)


class SimpleNet__loop_of_scores(_Base):
    """Scores as a sum over the inputs, by a loop."""

    def predict(self, x):
        scores = np.zeros(x.shape[:-1] + (self.W.shape[1],))
        for d, weights in enumerate(self.W):
            scores += x[..., d, np.newaxis] * weights
        return scores


class SimpleNet__own_central_differences(_Base):
    """Moves the entries of W itself, and puts them back in finally."""

    def gradient(self, x, t):
        W = self.W
        grad = np.empty(W.shape)
        for i in np.ndindex(W.shape):
            old = W[i]
            try:
                W[i] = old + 1e-4
                grad[i] = self.loss(x, t)
                W[i] = old - 1e-4
                grad[i] -= self.loss(x, t)
            finally:
                W[i] = old
        return grad / 2e-4


class SimpleNet__batches_only(_Base):
    """The loss makes one example a batch of one first."""

    def loss(self, x, t):
        if x.ndim == 1:
            x, t = x[None, :], t[None, :]
        return float(cross_entropy_error(softmax(self.predict(x)), t))


class SimpleNet__bound_matmul(_Base):
    """Uses tensordot, and functools-like composition."""

    def predict(self, x):
        return np.tensordot(x, self.W, axes=1)

    def loss(self, x, t):
        y = x
        for step in (self.predict, softmax, lambda y: cross_entropy_error(y, t)):
            y = step(y)
        return y
