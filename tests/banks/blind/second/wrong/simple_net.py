"""Wrong implementations of ``SimpleNet``, written from its stub alone."""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from simple_net import SimpleNet
from softmax import softmax


class SimpleNet__copies_W(SimpleNet):
    """The network keeps a copy of W."""

    def __init__(self, W):
        self.W = W.copy()


class SimpleNet__float64_W(SimpleNet):
    """np.asarray(W, dtype=float) copies a float32 W."""

    def __init__(self, W):
        self.W = np.asarray(W, dtype=float)


class SimpleNet__contiguous_W(SimpleNet):
    """np.ascontiguousarray copies a W that is a transposed view."""

    def __init__(self, W):
        self.W = np.ascontiguousarray(W)


class SimpleNet__random_W(SimpleNet):
    """Uses the shape of W and random numbers."""

    def __init__(self, W):
        self.W = np.random.randn(*W.shape)


class SimpleNet__W_of_the_class(SimpleNet):
    """W belongs to the class: all networks share it."""

    def __init__(self, W):
        type(self).W = W


class SimpleNet__forgot_self(SimpleNet):
    """W = W keeps nothing."""

    def __init__(self, W):
        W = W


class SimpleNet__other_name:
    """The attribute is called weights."""

    def __init__(self, W):
        self.weights = W

    def predict(self, x):
        return x @ self.weights

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.weights)


class SimpleNet__private_array(SimpleNet):
    """predict reads the array of the constructor; one assigned to net.W is not seen."""

    def __init__(self, W):
        self.W = W
        self._weights = W

    def predict(self, x):
        return np.dot(x, self._weights)


class SimpleNet__setter_copies_entries(SimpleNet):
    """Assigning to net.W writes into the old array."""

    def __init__(self, W):
        self._W = W

    @property
    def W(self):
        return self._W

    @W.setter
    def W(self, new):
        self._W[...] = new


class SimpleNet__read_only_property(SimpleNet):
    """net.W is a property without a setter: no other array can be assigned."""

    def __init__(self, W):
        self._W = W

    @property
    def W(self):
        return self._W


class SimpleNet__predict_probabilities(SimpleNet):
    """predict returns probabilities; the loss is right."""

    def predict(self, x):
        return softmax(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__predict_from_the_left(SimpleNet):
    """W.T @ x: right for one example, wrong for a batch (silently where N is D)."""

    def predict(self, x):
        return np.dot(self.W.T, x)


class SimpleNet__predict_squeezes(SimpleNet):
    """A batch of one row loses its axis."""

    def predict(self, x):
        return np.squeeze(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)


class SimpleNet__predict_always_a_batch(SimpleNet):
    """One example gives one row of two axes."""

    def predict(self, x):
        return x.reshape(-1, self.W.shape[0]) @ self.W

    def loss(self, x, t):
        scores = self.predict(x)
        if x.ndim == 1:
            scores = scores[0]
        return cross_entropy_error(softmax(scores), t)


class SimpleNet__predict_remembers(SimpleNet):
    """Remembers the scores of the last x, although W may have changed."""

    def __init__(self, W):
        self.W = W
        self._last = None

    def predict(self, x):
        if self._last is None or self._last[0] is not x:
            self._last = (x, x @ self.W)
        return self._last[1]


class SimpleNet__predict_one_buffer(SimpleNet):
    """Writes the scores into one array: the next call changes earlier results."""

    def predict(self, x):
        scores = x @ self.W
        if getattr(self, "_out", None) is None or self._out.shape != scores.shape:
            self._out = np.empty_like(scores)
        self._out[...] = scores
        return self._out


class SimpleNet__predict_reshapes_x(SimpleNet):
    """x.shape = (1, D): the example of the caller gets a second axis."""

    def predict(self, x):
        single = x.ndim == 1
        if single:
            x.shape = (1, x.size)
        scores = x @ self.W
        return scores[0] if single else scores


class SimpleNet__predict_sums(SimpleNet):
    """Sums products over axis 0: right for one example; a batch is added up."""

    def predict(self, x):
        return np.sum(x[..., np.newaxis] * self.W, axis=0)


class SimpleNet__loss_of_scores(SimpleNet):
    """Forgets softmax."""

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__loss_softmax_twice(SimpleNet):
    """Softmax of softmax."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(softmax(y), t)


class SimpleNet__loss_overflows(SimpleNet):
    """Its own softmax, which overflows for scores of 1000."""

    def loss(self, x, t):
        e = np.exp(self.predict(x))
        return cross_entropy_error(e / np.sum(e, axis=-1, keepdims=True), t)


class SimpleNet__loss_softmax_of_the_batch(SimpleNet):
    """Its own softmax, over all entries of the batch."""

    def loss(self, x, t):
        scores = self.predict(x)
        e = np.exp(scores - np.max(scores))
        return cross_entropy_error(e / np.sum(e), t)


class SimpleNet__loss_is_a_sum(SimpleNet):
    """The losses of a batch are added."""

    def loss(self, x, t):
        mean = cross_entropy_error(softmax(self.predict(x)), t)
        return mean * len(x) if x.ndim == 2 else mean


class SimpleNet__loss_divided_again(SimpleNet):
    """The mean is divided by the number of rows once more."""

    def loss(self, x, t):
        total = cross_entropy_error(softmax(self.predict(x)), t)
        return total / np.atleast_2d(x).shape[0]


class SimpleNet__loss_divided_by_len(SimpleNet):
    """Its own mean, over len(t): for one example, that is the number of classes."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.ndim < y.ndim:
            return float(-np.sum(np.log(y[np.arange(len(t)), t] + 1e-7)) / len(t))
        return float(-np.sum(t * np.log(y + 1e-7)) / len(t))


class SimpleNet__loss_mean_over_classes(SimpleNet):
    """np.mean over rows and classes, for one-hot rows."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.ndim < y.ndim:
            return cross_entropy_error(y, t)
        return float(-np.mean(t * np.log(y + 1e-7)))


class SimpleNet__loss_of_each_example(SimpleNet):
    """A batch gives an array of losses."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if x.ndim == 1:
            return cross_entropy_error(y, t)
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]
        return -np.sum(t * np.log(y + 1e-7), axis=1)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: np.mean(self.loss(x, t)), self.W)


class SimpleNet__loss_no_labels(SimpleNet):
    """np.argmax(t, axis=-1) of labels is one label for all."""

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        right = np.argmax(t, axis=-1)
        return float(-np.mean(np.log(y[np.arange(len(y)), right] + 1e-7)))


class SimpleNet__loss_squeezes_t(SimpleNet):
    """np.squeeze of one one-hot row makes it look like labels."""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), np.squeeze(t))


class SimpleNet__loss_labels_by_length(SimpleNet):
    """Takes C labels of C examples for a one-hot row."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.shape[-1] == y.shape[-1]:
            n = 1 if y.ndim == 1 else len(y)
            return float(-np.sum(t * np.log(y + 1e-7)) / n)
        return cross_entropy_error(y, t)


class SimpleNet__loss_square(SimpleNet):
    """Squared differences instead of the cross-entropy."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.ndim < y.ndim:
            t = np.eye(y.shape[-1])[t]
        return float(0.5 * np.sum((y - t) ** 2) / np.atleast_2d(y).shape[0])


class SimpleNet__loss_log2(SimpleNet):
    """Measures in bits."""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t) / np.log(2)


class SimpleNet__loss_rounded(SimpleNet):
    """Rounds the loss to four digits, which ruins the numerical gradient."""

    def loss(self, x, t):
        return round(float(cross_entropy_error(softmax(self.predict(x)), t)), 4)


class SimpleNet__gradient_of_a_copy(SimpleNet):
    """Moves a copy of W: the gradient is 0."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.copy())


class SimpleNet__gradient_of_x(SimpleNet):
    """The gradient with respect to x."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), x)


class SimpleNet__gradient_f_is_loss(SimpleNet):
    """Passes self.loss, which needs x and t."""

    def gradient(self, x, t):
        return numerical_gradient(self.loss, self.W)


class SimpleNet__gradient_of_loss_value(SimpleNet):
    """Computes the loss once; the function that moves nothing gives 0."""

    def gradient(self, x, t):
        value = self.loss(x, t)
        return numerical_gradient(lambda W: value, self.W)


class SimpleNet__gradient_sum_of_batch(SimpleNet):
    """The formula without the division by N."""

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        if x.ndim == 1:
            return np.outer(x, y - t)
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]
        return x.T @ (y - t)


class SimpleNet__gradient_labels_subtracted(SimpleNet):
    """The formula with y - t, where t may be labels."""

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        if x.ndim == 1:
            return np.outer(x, y - t)
        return x.T @ (y - t.reshape(len(x), -1)) / len(x)


class SimpleNet__gradient_makes_a_step(SimpleNet):
    """Moves W as well."""

    def gradient(self, x, t):
        grad = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.W -= 0.1 * grad
        return grad


class SimpleNet__gradient_replaces_W(SimpleNet):
    """Keeps a copy and puts the copy back: net.W is another array."""

    def gradient(self, x, t):
        before = self.W.copy()
        grad = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.W = before
        return grad


class SimpleNet__gradient_transposed(SimpleNet):
    """Returns (C, D)."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.T)


class SimpleNet__gradient_downhill(SimpleNet):
    """Returns the direction of descent, with the other sign."""

    def gradient(self, x, t):
        return -numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_keeps_f(SimpleNet):
    """The function made in the first call, with its x and t, is used for ever."""

    def gradient(self, x, t):
        if not hasattr(self, "_f"):
            self._f = lambda _: self.loss(x, t)
        return numerical_gradient(self._f, self.W)


class SimpleNet__gradient_one_buffer(SimpleNet):
    """Returns self.dW, and writes into it in the next call."""

    def __init__(self, W):
        self.W = W
        self.dW = np.zeros(W.shape)

    def gradient(self, x, t):
        self.dW[...] = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.dW


class SimpleNet__gradient_adds_up(SimpleNet):
    """Gradients add up from call to call."""

    def __init__(self, W):
        self.W = W
        self.dW = 0.0

    def gradient(self, x, t):
        self.dW = self.dW + numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.dW


class SimpleNet__gradient_first_row(SimpleNet):
    """Of a batch, only the first example counts."""

    def gradient(self, x, t):
        if x.ndim == 2:
            x, t = x[:1], t[:1]
        return numerical_gradient(lambda _: self.loss(x, t), self.W)
