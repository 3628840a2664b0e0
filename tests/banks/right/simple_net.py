"""Right variations of ``simple_net``: a grader must accept each of them."""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from simple_net import SimpleNet
from softmax import softmax


def _one_hot(t, y):
    return t if t.ndim == y.ndim else np.eye(y.shape[-1])[t]


# The weights


class SimpleNet__book(SimpleNet):
    """The book's form, with weights that are given instead of drawn."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        z = self.predict(x)
        y = softmax(z)
        loss = cross_entropy_error(y, t)
        return loss

    def gradient(self, x, t):
        f = lambda w: self.loss(x, t)
        dW = numerical_gradient(f, self.W)
        return dW


class SimpleNet__asarray(SimpleNet):
    """asarray gives back the very array, if it is one."""

    def __init__(self, W):
        self.W = np.asarray(W)
        self.dW = None


class SimpleNet__in_a_dict(SimpleNet):
    """The array is kept in params, as in a larger network, and handed out as W."""

    def __init__(self, W):
        self.params = {"W": W}

    @property
    def W(self):
        return self.params["W"]

    @W.setter
    def W(self, value):
        self.params["W"] = value


# predict


class SimpleNet__matmul(SimpleNet):
    """The operator of the matrix product."""

    def predict(self, x):
        return x @ self.W


class SimpleNet__einsum(SimpleNet):
    """The same sum of products, with its indices written out."""

    def predict(self, x):
        return np.einsum("...d,dc->...c", x, self.W)


class SimpleNet__transposed_twice(SimpleNet):
    """(W^T x^T)^T is x W."""

    def predict(self, x):
        return (self.W.T @ x.T).T


class SimpleNet__column_by_column(SimpleNet):
    """One class after the other, in a list."""

    def predict(self, x):
        return np.stack([np.sum(x * self.W[:, c], axis=-1) for c in range(self.W.shape[1])], axis=-1)


class SimpleNet__list_of_scores(SimpleNet):
    """A list of numbers is an array to whoever compares values."""

    def predict(self, x):
        return np.dot(x, self.W).tolist()

    def loss(self, x, t):
        return cross_entropy_error(softmax(np.dot(x, self.W)), t)


# loss


class SimpleNet__without_epsilon(SimpleNet):
    """The loss from the scores themselves; it differs by less than 1e-6 where no probability is tiny."""

    def loss(self, x, t):
        scores = self.predict(x)
        log_y = scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)
        return -np.sum(_one_hot(t, scores) * log_y) / (scores.size / scores.shape[-1])


class SimpleNet__written_out(SimpleNet):
    """Softmax and cross-entropy of its own."""

    def loss(self, x, t):
        scores = np.atleast_2d(self.predict(x))
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        y = e / e.sum(axis=1, keepdims=True)
        t = np.atleast_2d(t) if np.ndim(t) == np.ndim(x) else np.eye(y.shape[1])[t]
        return float(-(t * np.log(np.clip(y, 1e-12, 1))).sum(axis=1).mean())


class SimpleNet__row_by_row(SimpleNet):
    """The mean of the losses of single rows."""

    def loss(self, x, t):
        if x.ndim == 1:
            return cross_entropy_error(softmax(self.predict(x)), t)
        return sum(
            self.loss(row, np.eye(self.W.shape[1])[each] if each.ndim == 0 else each) for row, each in zip(x, t)
        ) / len(x)


class SimpleNet__keeps_what_it_computes(SimpleNet):
    """Attributes for later do no harm as long as they are made anew."""

    def loss(self, x, t):
        self.x, self.t = x, t
        self.y = softmax(self.predict(self.x))
        self.last_loss = cross_entropy_error(self.y, self.t)
        return self.last_loss


# gradient


class SimpleNet__named_function(SimpleNet):
    """A function with a name instead of a lambda."""

    def gradient(self, x, t):
        def f(W):
            return self.loss(x, t)

        return numerical_gradient(f, self.W)


class SimpleNet__loss_of_its_argument(SimpleNet):
    """A loss that reads its argument may be given a copy."""

    def gradient(self, x, t):
        return numerical_gradient(lambda W: cross_entropy_error(softmax(np.dot(x, W)), t), self.W.copy())


class SimpleNet__network_of_the_argument(SimpleNet):
    """A second network for each set of weights."""

    def gradient(self, x, t):
        return numerical_gradient(lambda W: type(self)(W).loss(x, t), np.array(self.W))


class SimpleNet__row_of_weights_by_row(SimpleNet):
    """Rows of W are views, too."""

    def gradient(self, x, t):
        return np.array([numerical_gradient(lambda _: self.loss(x, t), row) for row in self.W])


class SimpleNet__mean_of_gradients(SimpleNet):
    """The gradient of a mean is the mean of the gradients."""

    def gradient(self, x, t):
        if x.ndim == 1:
            return super().gradient(x, t)
        return np.mean([super(type(self), self).gradient(x[i : i + 1], t[i : i + 1]) for i in range(len(x))], axis=0)


class SimpleNet__differences_of_its_own(SimpleNet):
    """Without the imported function; h added, taken away twice and added again."""

    def gradient(self, x, t):
        h, dW = 1e-5, np.empty_like(self.W)
        for i in range(self.W.shape[0]):
            for j in range(self.W.shape[1]):
                self.W[i, j] += h
                dW[i, j] = self.loss(x, t)
                self.W[i, j] -= 2 * h
                dW[i, j] -= self.loss(x, t)
                self.W[i, j] += h
        return dW / (2 * h)


class SimpleNet__formula(SimpleNet):
    """x^T (y - t), divided by the batch size, is what the differences come close to."""

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        delta = np.atleast_2d(y - _one_hot(t, y))
        return np.atleast_2d(x).T @ delta / len(delta)


class SimpleNet__nested_lists(SimpleNet):
    """A list of lists of numbers is an array to whoever compares values."""

    def gradient(self, x, t):
        return super().gradient(x, t).tolist()


class SimpleNet__kept_and_returned(SimpleNet):
    """The gradient is kept on the network as well, new each time."""

    def gradient(self, x, t):
        self.dW = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.dW


class SimpleNet__result_in_single_precision(SimpleNet):
    """Rounded to float32 at the end, seven digits are left."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).astype(np.float32)
