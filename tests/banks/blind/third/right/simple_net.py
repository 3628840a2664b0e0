"""Right implementations of SimpleNet in unusual style."""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class SimpleNet__einsum:
    """Scores by einsum; one function for one example and a batch."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.einsum("...d,dc->...c", x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__sum_of_products:
    """Broadcasts the products and sums over the inputs."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return (np.expand_dims(x, -1) * self.W).sum(axis=-2)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__column_loop:
    """Builds the scores column by column."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        columns = [np.dot(x, w) for w in self.W.T]
        return np.stack(columns, axis=-1)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__transposed_product:
    """(W.T @ x.T).T, copied into a new array."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.array((self.W.T @ x.T).T)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        def f(moved):
            del moved
            return self.loss(x, t)

        return numerical_gradient(f, self.W)


class SimpleNet__property_in_list:
    """net.W is a property with a setter; a list holds the array."""

    def __init__(self, W):
        self._box = [W]

    @property
    def W(self):
        return self._box[0]

    @W.setter
    def W(self, value):
        self._box[:] = [value]

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__slots:
    """Slots, tensordot, and the probabilities in a method of their own."""

    __slots__ = ("W",)

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.tensordot(x, self.W, axes=(-1, 0))

    def _probabilities(self, x):
        return softmax(self.predict(x))

    def loss(self, x, t):
        return float(cross_entropy_error(self._probabilities(x), t))

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__mean_of_rows:
    """The loss of a batch is the mean of the losses of its rows."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if y.ndim == 1:
            return cross_entropy_error(y, t)
        rows = [cross_entropy_error(y[i : i + 1], t[i : i + 1]) for i in range(len(y))]
        return sum(rows) / len(rows)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__labels_to_one_hot:
    """Turns labels into one-hot rows before the loss."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = softmax(self.predict(x))
        hot = t if t.ndim == y.ndim else np.identity(y.shape[1], dtype=int)[t]
        return cross_entropy_error(y, hot)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__one_hot_to_labels:
    """Turns everything into a batch with labels for the loss."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x.dot(self.W)

    def loss(self, x, t):
        labels = t if t.ndim < x.ndim else np.atleast_2d(t).argmax(axis=1)
        y = softmax(np.atleast_2d(x).dot(self.W))
        return cross_entropy_error(y, labels)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_of_given_weights:
    """The function uses the array that numerical_gradient hands it."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        def f(W):
            return cross_entropy_error(softmax(np.matmul(x, W)), t)

        return np.array(numerical_gradient(f, self.W))


class SimpleNet__own_central_difference:
    """Moves the entries itself, with a try that puts them back."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        W, h = self.W, 1e-4
        g = np.zeros(W.shape)
        for i in np.ndindex(W.shape):
            old = W[i]
            try:
                W[i] = old + h
                g[i] += self.loss(x, t)
                W[i] = old - h
                g[i] -= self.loss(x, t)
            finally:
                W[i] = old
        return g / (2 * h)


class SimpleNet__other_network:
    """Takes the gradient in a second network that shares the array."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        twin = object.__new__(type(self))
        twin.W = self.W
        return numerical_gradient(lambda W: twin.loss(x, t), twin.W)


class SimpleNet__moves_a_copy_of_all:
    """Moves a copy in a second network; its own weights do not move at all."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        twin = type(self)(np.array(self.W, dtype=float))
        return numerical_gradient(lambda _: twin.loss(x, t), twin.W)


class SimpleNet__bound_callable:
    """A small callable class in place of a lambda."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    class _Loss:
        def __init__(self, net, x, t):
            self.net, self.data = net, (x, t)

        def __call__(self, _):
            return self.net.loss(*self.data)

    def gradient(self, x, t):
        return numerical_gradient(self._Loss(self, x, t), self.W)


class SimpleNet__python_sums:
    """Scores by Python sums over nested loops."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        rows = np.atleast_2d(x)
        d, c = self.W.shape
        scores = [[sum(float(r[i]) * float(self.W[i, k]) for i in range(d)) for k in range(c)] for r in rows]
        return np.array(scores).reshape(x.shape[:-1] + (c,))

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__labels_made_one_hot_too_narrow:
    """Makes one-hot rows as wide as the largest label needs."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.ndim < y.ndim:
            t = (t[:, None] == np.arange(t.max() + 1)).astype(int)
        return cross_entropy_error(y, t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)
