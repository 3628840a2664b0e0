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


class SimpleNet__copy(_Base):
    """Keeps a copy: 'net.W is this array, not a copy'; changing W does not change the network."""

    def __init__(self, W):
        self.W = W.copy()


class SimpleNet__array(_Base):
    """np.array(W, dtype=float) copies W, too: net.W is not the array given."""

    def __init__(self, W):
        self.W = np.array(W, dtype=float)


class SimpleNet__transposed(_Base):
    """Keeps W.T and multiplies with its transpose again: net.W is not the array given."""

    def __init__(self, W):
        self.W = W.T

    def predict(self, x):
        return x @ self.W.T


class SimpleNet__random_weights(_Base):
    """As in the book, draws random weights of the right shape and ignores those given."""

    def __init__(self, W):
        self.W = np.random.randn(*W.shape)


class SimpleNet__class_attribute(_Base):
    """Keeps W on the class: a second network changes the weights of the first."""

    W = None

    def __init__(self, W):
        type(self).W = W


class SimpleNet__other_order(_Base):
    """W.T @ x: raises or is transposed for a batch of shape (N, D)."""

    def predict(self, x):
        return self.W.T @ x


class SimpleNet__dot_W_first(_Base):
    """np.dot(W, x): raises for one example of shape (2,) and W of shape (2, 3)."""

    def predict(self, x):
        return np.dot(self.W, x)


class SimpleNet__predict_probabilities(_Base):
    """predict returns the softmax; the stub wants the scores before softmax. loss takes it once."""

    def predict(self, x):
        return softmax(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__softmax_twice(_Base):
    """Takes the softmax of the softmax in the loss."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(softmax(y), t)


class SimpleNet__no_softmax(_Base):
    """The cross-entropy of the scores themselves, without softmax."""

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__sum_over_batch(_Base):
    """The loss of a batch is the sum over its examples, not the mean."""

    def loss(self, x, t):
        n = 1 if x.ndim == 1 else len(x)
        return cross_entropy_error(softmax(self.predict(x)), t) * n


class SimpleNet__mean_twice(_Base):
    """Divides by N once more, though cross_entropy_error is a mean already (batch of 2)."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(y, t) / len(np.atleast_2d(x))


class SimpleNet__arguments_swapped(_Base):
    """cross_entropy_error(t, y): prediction and answer swapped."""

    def loss(self, x, t):
        return cross_entropy_error(t, softmax(self.predict(x)))


class SimpleNet__always_batch(_Base):
    """predict makes one example a batch: scores of shape (1, C) instead of (C,)."""

    def predict(self, x):
        return np.atleast_2d(x) @ self.W

    def loss(self, x, t):
        if x.ndim == 1:
            t = t[np.newaxis]
        return cross_entropy_error(softmax(self.predict(x)), t)


class SimpleNet__squeezed(_Base):
    """Squeezes the scores: a batch with N = 1 gets shape (C,), not (1, C)."""

    def predict(self, x):
        return np.squeeze(np.atleast_2d(x) @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)


class SimpleNet__first_W(_Base):
    """predict uses the array of the constructor, kept under another name: assigning net.W has no effect."""

    def __init__(self, W):
        self.W = W
        self._weights = W

    def predict(self, x):
        return x @ self._weights


class SimpleNet__gradient_of_copy(_Base):
    """Moves a copy of W, while loss reads self.W: the gradient is 0."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.copy())


class SimpleNet__gradient_assigns_copy(_Base):
    """Works in a copy put in place of net.W: afterwards net.W is not the same array."""

    def gradient(self, x, t):
        self.W = self.W.copy()
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_steps(_Base):
    """gradient also makes a step downhill: afterwards the entries of W differ."""

    def gradient(self, x, t):
        grad = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.W -= 0.1 * grad
        return grad


class SimpleNet__gradient_in_W(_Base):
    """Stores the gradient under the name self.W."""

    def gradient(self, x, t):
        self.W = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.W


class SimpleNet__gradient_for_x(_Base):
    """numerical_gradient(f, x): the gradient with respect to the input, of the wrong shape."""

    def gradient(self, x, t):
        z = np.array(x, dtype=float)
        return numerical_gradient(lambda z: self.loss(z, t), z)


class SimpleNet__gradient_sign(_Base):
    """The downhill direction: minus the gradient."""

    def gradient(self, x, t):
        return -numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__analytic_without_n(_Base):
    """x.T @ (y - t) without division by N: a batch of two has twice the gradient."""

    def gradient(self, x, t):
        x2 = np.atleast_2d(x)
        y = softmax(x2 @ self.W)
        t2 = t[np.newaxis] if x.ndim == 1 else t
        if t2.ndim == 1:
            t2 = np.eye(self.W.shape[1])[t2]
        return x2.T @ (y - t2)


class SimpleNet__analytic_labels(_Base):
    """x.T @ (y - t) / N subtracts labels as if they were one-hot columns."""

    def gradient(self, x, t):
        x2 = np.atleast_2d(x)
        y = softmax(x2 @ self.W)
        if t.ndim == 1 and x.ndim == 2:
            t2 = t[:, np.newaxis]
        else:
            t2 = np.atleast_2d(t)
        return x2.T @ (y - t2) / len(x2)


class SimpleNet__outer_only(_Base):
    """np.outer(x, y - t), right for one example: for a batch of (2, 2) its shape is wrong."""

    def gradient(self, x, t):
        return np.outer(x, softmax(self.predict(x)) - t)


class SimpleNet__labels_forgotten(_Base):
    """Takes t.argmax(axis=-1) always: labels of shape (N,) become one number."""

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        labels = np.atleast_1d(t.argmax(axis=-1))
        return float(np.mean(-np.log(y[np.arange(len(y)), labels] + 1e-7)))


class SimpleNet__one_hot_by_length(_Base):
    """Takes t for one-hot if len(t) is the number of classes: wrong for 3 labels and C = 3."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.shape[-1] == self.W.shape[1]:
            terms = -np.sum(t * np.log(y + 1e-7), axis=-1)
            return float(np.mean(terms))
        return cross_entropy_error(y, t)


class SimpleNet__log_of_mean(_Base):
    """Minus the log of the mean probability, not the mean of the logs."""

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        t = t[np.newaxis] if x.ndim == 1 else t
        if t.ndim == 2:
            t = t.argmax(axis=1)
        return float(-np.log(np.mean(y[np.arange(len(y)), t]) + 1e-7))


class SimpleNet__mean_over_entries(_Base):
    """np.mean over all entries of t * log(y), which divides by C as well."""

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        t = t[np.newaxis] if x.ndim == 1 else t
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]
        return float(-np.mean(t * np.log(y + 1e-7)))


class SimpleNet__softmax_whole_batch(_Base):
    """Its own softmax divides by the sum of the whole batch, not of each row."""

    def loss(self, x, t):
        scores = self.predict(x)
        e = np.exp(scores - scores.max())
        return cross_entropy_error(e / e.sum(), t)


class SimpleNet__x_normalised_in_place(_Base):
    """Divides x by its largest value in place: changes an argument, and the scores."""

    def predict(self, x):
        x /= np.max(np.abs(x))
        return x @ self.W


class SimpleNet__bias(_Base):
    """Adds a bias of 1: the scores are x @ W."""

    def predict(self, x):
        return x @ self.W + 1


class SimpleNet__first_batch_kept(_Base):
    """gradient keeps the first x and t on self and uses them in later calls."""

    def gradient(self, x, t):
        if not hasattr(self, "x"):
            self.x, self.t = x, t
        return numerical_gradient(lambda _: self.loss(self.x, self.t), self.W)


class SimpleNet__gradient_cached(_Base):
    """Computes the gradient once and keeps it: after a change of W it is still the old one."""

    def __init__(self, W):
        self.W = W
        self.grad = None

    def gradient(self, x, t):
        if self.grad is None:
            self.grad = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.grad.copy()


class SimpleNet__gradient_transposed(_Base):
    """Returns the gradient with a row for each class: shape (C, D)."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).T


class SimpleNet__only_first_example(_Base):
    """The loss of a batch is that of its first row."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if y.ndim == 2:
            y, t = y[:1], t[:1]
        return cross_entropy_error(y, t)


class SimpleNet__gradient_summed_rows(_Base):
    """Adds up the gradients of the single examples instead of their mean."""

    def gradient(self, x, t):
        if x.ndim == 1:
            return numerical_gradient(lambda _: self.loss(x, t), self.W)
        return sum(numerical_gradient(lambda _: self.loss(x[i : i + 1], t[i : i + 1]), self.W) for i in range(len(x)))


class SimpleNet__squared_error(_Base):
    """The squared error of softmax and one-hot rows, not the cross-entropy."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.ndim < y.ndim:
            t = np.eye(y.shape[1])[t]
        return float(0.5 * np.sum((y - t) ** 2) / len(np.atleast_2d(y)))


class SimpleNet__loss_of_predicted_class(_Base):
    """Takes the log of the largest probability instead of that of the right class."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(np.atleast_2d(y), np.atleast_1d(np.argmax(y, axis=-1)))
