"""Wrong implementations of SimpleNet: slips that a learner might make."""

import numpy as np

from cross_entropy import cross_entropy_error
from numerical_gradient import numerical_gradient
from softmax import softmax


class SimpleNet__copies_weights:
    """Keeps a copy of the weights."""

    def __init__(self, W):
        self.W = W.copy()

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__array_of_weights:
    """np.array(W) copies without saying so."""

    def __init__(self, W):
        self.W = np.array(W, dtype=float)

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__weights_of_class:
    """Keeps the weights in the class: all networks share the newest."""

    def __init__(self, W):
        type(self).W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__second_name_for_weights:
    """predict reads self._weights: assigning another array to net.W does nothing."""

    def __init__(self, W):
        self.W = W
        self._weights = W

    def predict(self, x):
        return x @ self._weights

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__random_weights:
    """Draws weights of its own with the shape of W."""

    def __init__(self, W):
        self.W = 0.01 * np.random.randn(*W.shape)

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__weights_transposed:
    """Keeps W.T, so net.W is another array, of another shape."""

    def __init__(self, W):
        self.W = W.T

    def predict(self, x):
        return x @ self.W.T

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).T


class SimpleNet__weights_centered_in_place:
    """Centers the columns of the array it is given."""

    def __init__(self, W):
        W -= W.mean(axis=0)
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__matrix_view:
    """Keeps W as np.matrix: the scores of one example get two axes."""

    def __init__(self, W):
        self.W = np.asmatrix(W)

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__transpose_kept_beside:
    """Keeps a contiguous W.T beside W for speed; it is stale once W changes."""

    def __init__(self, W):
        self.W = W
        self._columns = np.ascontiguousarray(W.T)

    def predict(self, x):
        return np.dot(self._columns, x.T).T

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        def f(_):
            self._columns = np.ascontiguousarray(self.W.T)
            return self.loss(x, t)

        g = numerical_gradient(f, self.W)
        self._columns = np.ascontiguousarray(self.W.T)
        return g


class SimpleNet__read_only_property:
    """net.W is a property without a setter: assigning to it fails."""

    def __init__(self, W):
        self._W = W

    @property
    def W(self):
        return self._W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__predict_probabilities:
    """predict returns probabilities, not scores."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return softmax(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__softmax_twice:
    """predict and loss both apply softmax."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return softmax(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__weights_first:
    """W @ x: the factors in the wrong order."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return self.W @ x

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__always_batch:
    """The scores of one example come back as a batch."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.atleast_2d(x) @ self.W

    def loss(self, x, t):
        y = softmax(self.predict(x))
        return cross_entropy_error(y, t if x.ndim == 2 else t[None])

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__scores_squeezed:
    """A batch of one row gives scores of shape (C,)."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.squeeze(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__bias_added:
    """Adds 1 to all scores; softmax hides it."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W + 1.0

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__scores_shifted:
    """Subtracts the maximum already in predict; the loss is right."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        a = x @ self.W
        return a - a.max(axis=-1, keepdims=True)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__scores_rounded:
    """Rounds the scores to 4 digits, as the example shows them."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return (x @ self.W).round(4)

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__scores_buffer:
    """Reuses one array of scores: a later call changes an earlier result."""

    def __init__(self, W):
        self.W = W
        self._scores = {}

    def predict(self, x):
        shape = x.shape[:-1] + self.W.shape[1:]
        out = self._scores.setdefault(shape, np.empty(shape))
        return np.matmul(x, self.W, out=out)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__scores_remembered:
    """Remembers the scores for the same x: blind to a change of the weights."""

    def __init__(self, W):
        self.W = W
        self._x = None

    def predict(self, x):
        if self._x is None or not np.array_equal(x, self._x):
            self._x, self._a = x.copy(), x @ self.W
        return self._a.copy()

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__inputs_scaled_in_place:
    """Scales the inputs of the caller by their largest value."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        top = np.abs(x).max()
        x /= top
        return top * (x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__relu_scores:
    """Cuts negative scores off."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.maximum(x @ self.W, 0)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__one_example_only:
    """einsum for one example; fails for a batch."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return np.einsum("d,dc->c", x, self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__inputs_truncated:
    """Turns the inputs into integers."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x.astype(int) @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__elementwise_product:
    """x * W summed over axis 0: works for one example only by broadcasting."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return (x[..., np.newaxis] * self.W).sum(axis=0)

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__no_softmax:
    """Cross-entropy of the scores themselves."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(np.abs(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_arguments_swapped:
    """cross_entropy_error gets t first."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(t, softmax(self.predict(x)))

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_summed:
    """Multiplies the mean by the number of examples."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        n = len(x) if x.ndim == 2 else 1
        return n * cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_averaged_twice:
    """Divides the mean by the number of examples again."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        n = len(x) if x.ndim == 2 else 1
        return cross_entropy_error(softmax(self.predict(x)), t) / n

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_divided_by_len:
    """Divides by len(x), which is D for one example."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        hot = np.eye(y.shape[1])[t] if t.ndim < x.ndim else np.atleast_2d(t)
        return -np.sum(hot * np.log(y + 1e-7)) / len(x)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_of_squares:
    """Half the squared differences instead of the cross-entropy."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.ndim < y.ndim:
            t = np.eye(y.shape[-1])[t]
        return 0.5 * np.sum((y - t) ** 2)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__one_hot_only:
    """Calls argmax along the classes also for labels."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        c = np.atleast_2d(t).argmax(axis=1)
        return cross_entropy_error(y, c)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__integers_are_labels:
    """Makes one-hot rows of every integer t, one-hot rows too."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if t.dtype.kind == "i":
            t = np.eye(y.shape[-1])[t]
        return cross_entropy_error(y, t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__softmax_of_whole_batch:
    """Takes the softmax over all scores of the batch at once."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        a = self.predict(x)
        return cross_entropy_error(softmax(a.ravel()).reshape(a.shape), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__softmax_of_columns:
    """Softmax of the transposed scores of a batch."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x).T).T, t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__first_example_only:
    """The loss of the first example stands for the batch."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if x.ndim == 2:
            y, t = y[:1], t[:1]
        return cross_entropy_error(y, t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__weight_decay:
    """Adds half the sum of the squared weights to the loss."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        data = cross_entropy_error(softmax(self.predict(x)), t)
        return data + 0.5 * 0.01 * np.sum(self.W**2)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__loss_per_example:
    """Returns the losses of a batch as an array; only gradient takes the mean."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        y = softmax(self.predict(x))
        if y.ndim == 1:
            return cross_entropy_error(y, t)
        return np.array([cross_entropy_error(y[i : i + 1], t[i : i + 1]) for i in range(len(y))])

    def gradient(self, x, t):
        return numerical_gradient(lambda _: np.mean(self.loss(x, t)), self.W)


class SimpleNet__running_loss:
    """Averages the loss with those of earlier calls."""

    def __init__(self, W):
        self.W = W
        self._losses = []

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        self._losses.append(cross_entropy_error(softmax(self.predict(x)), t))
        return sum(self._losses) / len(self._losses)

    def gradient(self, x, t):
        def f(_):
            return cross_entropy_error(softmax(self.predict(x)), t)

        return numerical_gradient(f, self.W)


class SimpleNet__gradient_of_copy:
    """Moves the entries of a copy, which loss does not read: all 0."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.copy())


class SimpleNet__gradient_of_inputs:
    """The gradient with respect to x."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), x)


class SimpleNet__loss_computed_before:
    """Computes the loss once, before the entries move: all 0."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        value = self.loss(x, t)
        return numerical_gradient(lambda _: value, self.W)


class SimpleNet__weights_as_inputs:
    """Passes the moved weights to loss as if they were inputs."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda W: self.loss(W, t), self.W)


class SimpleNet__step_taken:
    """Goes a step downhill with the gradient it returns."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        g = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.W -= 0.01 * g
        return g


class SimpleNet__weights_replaced:
    """Moves a copy put in place of net.W, and leaves it there."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        self.W = self.W.copy()
        return numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__uphill_and_downhill_mixed:
    """Returns the direction downhill, not the gradient."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return -numerical_gradient(lambda _: self.loss(x, t), self.W)


class SimpleNet__gradient_transposed:
    """A row for each class: shape (C, D)."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).T


class SimpleNet__gradient_flat:
    """Returns a flat gradient."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W).ravel()


class SimpleNet__gradient_buffer:
    """Writes into one array kept by the network: a later call changes an earlier result."""

    def __init__(self, W):
        self.W = W
        self.grad = np.zeros_like(W)

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        self.grad[...] = numerical_gradient(lambda _: self.loss(x, t), self.W)
        return self.grad


class SimpleNet__gradient_adds_up:
    """Adds the gradients of all calls."""

    def __init__(self, W):
        self.W = W
        self.grad = 0.0

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        g = numerical_gradient(lambda _: self.loss(x, t), self.W)
        self.grad = self.grad + g
        return self.grad


class SimpleNet__first_data_kept:
    """Defines the function once: later calls use the first x and t."""

    def __init__(self, W):
        self.W = W
        self._f = None

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        if self._f is None:
            self._f = lambda _: self.loss(x, t)
        return numerical_gradient(self._f, self.W)


class SimpleNet__first_weights_kept:
    """gradient moves the array of the start, even after net.W was assigned anew."""

    def __init__(self, W):
        self.W = W
        self._moved = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self._moved)


class SimpleNet__gradient_of_scores:
    """The gradient of the sum of the scores."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: np.sum(self.predict(x)), self.W)


class SimpleNet__formula_not_averaged:
    """x.T @ (y - t) without dividing by the number of examples."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        y = softmax(np.atleast_2d(self.predict(x)))
        hot = np.eye(y.shape[1])[t] if t.ndim < x.ndim else np.atleast_2d(t)
        return np.atleast_2d(x).T @ (y - hot)


class SimpleNet__formula_for_one_example:
    """np.outer(x, y - t): flattens a batch."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        y = softmax(self.predict(x))
        if t.ndim < y.ndim:
            t = np.eye(y.shape[-1])[t]
        return np.outer(x, y - t)


class SimpleNet__formula_subtracts_labels:
    """y - t with labels, which are positions and not numbers to subtract."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        y = softmax(np.atleast_2d(self.predict(x)))
        t = t.reshape(-1, 1) if t.ndim < x.ndim else np.atleast_2d(t)
        return np.atleast_2d(x).T @ (y - t) / len(y)


class SimpleNet__formula_scales_inputs:
    """Divides x by N in place for the mean: changes the inputs."""

    def __init__(self, W):
        self.W = W

    def predict(self, x):
        return x @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x)), t)

    def gradient(self, x, t):
        y = softmax(np.atleast_2d(self.predict(x)))
        hot = np.eye(y.shape[1])[t] if t.ndim < x.ndim else np.atleast_2d(t)
        rows = np.atleast_2d(x)
        rows /= len(rows)
        return rows.T @ (y - hot)
