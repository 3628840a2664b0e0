"""Wrong implementations of ``simple_net``, written from its stub alone."""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class SimpleNet__keeps_a_copy:
    """Copies the weights: changes from outside are not seen."""

    def __init__(self, W):
        self.W = np.array(W, dtype=float)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__weights_of_the_class:
    """Keeps the weights on the class: all networks have those of the last."""

    def __init__(self, W):
        type(self).W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__single_precision:
    """Makes float32 of the weights: another array, and a coarse one."""

    def __init__(self, W):
        self.W = W.astype(np.float32)

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__probabilities_for_scores:
    """predict applies softmax already, and loss applies it again."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return softmax(np.dot(x, self.W))

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__predict_gives_probabilities:
    """predict returns probabilities; the loss is right."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return softmax(np.dot(x, self.W))

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_of_the_scores:
    """Cross-entropy of scores, without softmax."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_of_a_copy:
    """Moves a copy of the weights, which the loss does not read: all 0."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.copy())


class SimpleNet__copy_put_in_for_the_gradient:
    """Lets the copy move and stay: W is no longer the array that was given."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        self.W = self.W.copy()
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_not_averaged:
    """The formula of the gradient, without division by N."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        x2, y = np.atleast_2d(x), softmax(np.atleast_2d(self.predict(x)))
        t2 = np.eye(y.shape[1])[t] if t.ndim < x.ndim else np.atleast_2d(t)
        return x2.T @ (y - t2)


class SimpleNet__gradient_divided_again:
    """Divides by the batch what is a mean already."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        grad = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return grad / len(x) if x.ndim == 2 else grad


class SimpleNet__step_taken_already:
    """gradient moves the weights against itself, as a step of training would."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        grad = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.W -= 0.1 * grad
        return grad


class SimpleNet__downhill:
    """Returns the direction of descent: the minus is in it."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return -numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__first_example_of_the_batch:
    """The gradient is that of the first example."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        if x.ndim == 2:
            x, t = x[:1], t[:1]
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_summed:
    """Multiplies the mean loss by the size of the batch."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        mean = cross_entropy_error(softmax(self.predict(x)), t)
        return mean * len(x) if x.ndim == 2 else mean

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__scores_remembered:
    """Keeps the scores of an input: after a change of the weights they are old."""

    def __init__(self, W):
        self.W = W
        self.seen = {}

    def predict(self, x):
        key = x.tobytes(), x.shape
        if key not in self.seen:
            self.seen[key] = np.dot(x, self.W)
        return self.seen[key]

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__answers_remembered:
    """Keeps the answers of the first loss."""

    def __init__(self, W):
        self.W = W
        self.t = None

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        if self.t is None or len(self.t) != len(t):
            self.t = t
        return cross_entropy_error(softmax(self.predict(x)), self.t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__square_weights_transposed:
    """Puts the weights in front: with as many inputs as classes nothing is noticed."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        if x.ndim == 1 and self.W.shape[0] == self.W.shape[1]:
            return self.W @ x
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__batch_of_one_without_its_axis:
    """A batch with one row gives scores of shape (C,)."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.squeeze(np.dot(x, self.W))

    def loss(self, x, t):
        return cross_entropy_error(softmax(np.dot(x, self.W)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__labels_shifted_to_start_at_zero:
    """Subtracts the smallest label of the batch from all."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        if t.ndim < x.ndim:
            t = t - t.min()
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__softmax_over_the_batch:
    """Softmax over all scores of the batch at once."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        scores = self.predict(x)
        return cross_entropy_error(softmax(scores.ravel()).reshape(scores.shape), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__flat_gradient:
    """The gradient is one long row."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).ravel()


class SimpleNet__moves_the_weights_as_they_are_now:
    """Binds the scores before the weights move."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        return numerical_gradient(lambda _: cross_entropy_error(y, t), self.W)


class SimpleNet__inputs_scaled_in_place:
    """Divides the inputs by their largest size, in the caller's array."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        largest = np.max(np.abs(x))
        if x.dtype.kind == "f" and largest > 1:
            x /= largest
        return np.dot(x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)
