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


def _labels(y, t):
    return t if t.ndim < y.ndim else t.argmax(axis=-1)


def _one_hot(y, t):
    return t if t.ndim == y.ndim else np.eye(y.shape[-1])[t]


def _analytic(net, x, t):
    """The formula, with one-hot or labels, for a batch or one example."""
    y = softmax(x @ net.W)
    d = np.atleast_2d(y - _one_hot(y, t))
    return np.atleast_2d(x).T @ d / len(d)


# __init__


class SimpleNet__copies_W(_Base):
    """Keeps W.copy(): changing the entries of the array passed in does not change the network ("net.W is this array, not a copy")."""

    def __init__(self, W):
        self.W = W.copy()


class SimpleNet__float32_weights(_Base):
    """Keeps W.astype(float32): net.W is another array, and the example's gradient is off by 7e-5, which round(6) shows."""

    def __init__(self, W):
        self.W = W.astype(np.float32)


class SimpleNet__weights_of_the_class(_Base):
    """Stores W as an attribute of the class: a second net changes the weights of the first, whose net.W is no longer its array."""

    def __init__(self, W):
        type(self).W = W


class SimpleNet__own_random_weights(_Base):
    """Ignores W and draws random weights of its shape: net.W is not the array given."""

    def __init__(self, W):
        self.W = 0.01 * np.random.default_rng(0).normal(size=W.shape)


class SimpleNet__second_reference(_Base):
    """predict reads self.weights, set in __init__: assigning another array to net.W does not change the network."""

    def __init__(self, W):
        self.W = W
        self.weights = W

    def predict(self, x):
        return x @ self.weights


class SimpleNet__read_only_property(_Base):
    """net.W is a property without setter: assigning another array raises AttributeError ("assigning another array to net.W, changes the network")."""

    def __init__(self, W):
        self._w = W

    @property
    def W(self):
        return self._w


class SimpleNet__setter_copies_entries(_Base):
    """Assigning to net.W writes into the old array: it overwrites the array first passed in, and net.W is not the array assigned."""

    def __init__(self, W):
        self._w = W

    @property
    def W(self):
        return self._w

    @W.setter
    def W(self, value):
        self._w[...] = value


class SimpleNet__keeps_transpose(_Base):
    """Keeps W.T and multiplies by its transpose: scores are right, but net.W has shape (C, D) instead of being this array."""

    def __init__(self, W):
        self.W = W.T

    def predict(self, x):
        return x @ self.W.T


class SimpleNet__normalised_weights(_Base):
    """Centres W in place at the start (W -= mean of each row): changes the argument; softmax hides it, predict does not."""

    def __init__(self, W):
        W -= W.mean(axis=1, keepdims=True)
        self.W = W


# predict


class SimpleNet__predict_probabilities(_Base):
    """predict returns the softmax ("before softmax"), loss uses it as it is: only predict is wrong."""

    def predict(self, x):
        return softmax(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class SimpleNet__predict_class(_Base):
    """predict returns the class with the greatest score instead of the scores."""

    def predict(self, x):
        return (x @ self.W).argmax(axis=-1)

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)


class SimpleNet__W_times_x(_Base):
    """W.T @ x: right for one example, for a batch (N, D) the shapes do not fit (or are wrong for N = D)."""

    def predict(self, x):
        return self.W.T @ x


class SimpleNet__always_batch(_Base):
    """predict reshapes to 2-D and stays there: one example gives shape (1, C) instead of (C,)."""

    def predict(self, x):
        return np.atleast_2d(x) @ self.W

    def loss(self, x, t):
        t = t.reshape(1, -1) if np.ndim(x) == 1 else t
        return cross_entropy_error(softmax(self.predict(x)), t)


class SimpleNet__batch_of_one_squeezed(_Base):
    """squeeze() on the scores: a batch with N = 1 gives (C,) instead of (1, C) ("even with N = 1")."""

    def predict(self, x):
        return np.squeeze(x @ self.W)

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)


class SimpleNet__predict_keeps_scores(_Base):
    """predict writes into a buffer kept per shape: scores returned earlier change in the next call."""

    def __init__(self, W):
        self.W = W
        self._out = {}

    def predict(self, x):
        s = x @ self.W
        out = self._out.setdefault(s.shape, np.empty(s.shape))
        out[...] = s
        return out


class SimpleNet__predict_cached(_Base):
    """predict keeps the scores of an x by id(x): after a change of net.W it returns the old scores (and the gradient is 0)."""

    def __init__(self, W):
        self.W = W
        self._known = {}

    def predict(self, x):
        if id(x) not in self._known:
            self._known[id(x)] = (x, x @ self.W)
        return self._known[id(x)][1].copy()


class SimpleNet__scales_x_in_place(_Base):
    """predict rounds x in place, np.round(x, 1, out=x): it changes the argument, and an input 0.66 counts as 0.7."""

    def predict(self, x):
        if x.dtype.kind == "f":
            np.round(x, 1, out=x)
        return x @ self.W


class SimpleNet__shifted_scores(_Base):
    """predict already subtracts the row's max: softmax and loss are the same, but the scores are not x @ W."""

    def predict(self, x):
        s = x @ self.W
        return s - s.max(axis=-1, keepdims=True)


class SimpleNet__relu(_Base):
    """predict cuts negative scores to 0: the example's scores are all 0."""

    def predict(self, x):
        return np.maximum(x @ self.W, 0)


class SimpleNet__rounded_scores(_Base):
    """predict rounds to 4 places, as the example does: the scores are not x @ W, and the numerical gradient is coarse."""

    def predict(self, x):
        return (x @ self.W).round(4)


class SimpleNet__batch_mean_first(_Base):
    """predict averages a batch over its examples first: shape (C,) instead of (N, C)."""

    def predict(self, x):
        return (x.mean(axis=0) if x.ndim == 2 else x) @ self.W

    def loss(self, x, t):
        return cross_entropy_error(softmax(x @ self.W), t)


class SimpleNet__square_batch_transposed(_Base):
    """Transposes x if its first axis fits W: a batch with N = D is taken for (D, N), scores x.T @ W."""

    def predict(self, x):
        if x.ndim == 2 and x.shape[0] == self.W.shape[0]:
            x = x.T
        return x @ self.W


class SimpleNet__bias_learnt_aside(_Base):
    """Adds a bias of ones / C: softmax and gradient do not see it, but predict is not x @ W."""

    def predict(self, x):
        return x @ self.W + np.ones(self.W.shape[1]) / self.W.shape[1]


class SimpleNet__int_inputs(_Base):
    """Casts x to int before the product: the inputs 0.6 and 0.9 of the example count as 0."""

    def predict(self, x):
        return x.astype(int) @ self.W


# loss


class SimpleNet__loss_without_softmax(_Base):
    """loss is the cross-entropy of abs(scores), without softmax: the example gives 4.0 instead of 0.7013."""

    def loss(self, x, t):
        return cross_entropy_error(np.abs(self.predict(x)), t)


class SimpleNet__loss_softmax_twice(_Base):
    """loss applies softmax two times: the example gives 0.9429 instead of 0.7013."""

    def loss(self, x, t):
        return cross_entropy_error(softmax(softmax(self.predict(x))), t)


class SimpleNet__loss_sum_over_batch(_Base):
    """loss is the sum over a batch, not the mean (and so is the gradient)."""

    def loss(self, x, t):
        n = len(x) if x.ndim == 2 else 1
        return n * cross_entropy_error(softmax(self.predict(x)), t)


class SimpleNet__loss_mean_twice(_Base):
    """loss divides by N although cross_entropy_error has averaged already: half the loss for a batch of two."""

    def loss(self, x, t):
        n = len(x) if x.ndim == 2 else 1
        return cross_entropy_error(softmax(self.predict(x)), t) / n


class SimpleNet__loss_single_divided_by_classes(_Base):
    """Divides by len(t) also for one example, where it is C: the example gives 0.2338."""

    def loss(self, x, t):
        y = softmax(np.atleast_2d(self.predict(x)))
        labels = _labels(y, np.atleast_2d(t) if x.ndim == 1 else t)
        return -np.sum(np.log(y[np.arange(len(y)), labels] + 1e-7)) / len(t)


class SimpleNet__loss_squared_error(_Base):
    """loss is half the squared error of the probabilities, not the cross-entropy."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        n = len(x) if x.ndim == 2 else 1
        return 0.5 * np.sum((y - _one_hot(y, t)) ** 2) / n


class SimpleNet__loss_arguments_swapped(_Base):
    """cross_entropy_error(t, y): probabilities and answers are swapped; the example gives about 8.1."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        hot = np.atleast_2d(_one_hot(y, t)).astype(float)
        return float(-np.sum(np.atleast_2d(y) * np.log(hot + 1e-7)) / len(hot))


class SimpleNet__loss_softmax_down_columns(_Base):
    """softmax(scores.T).T: for a batch it normalises each class over the examples."""

    def loss(self, x, t):
        return cross_entropy_error(softmax(self.predict(x).T).T, t)


class SimpleNet__loss_softmax_of_whole_batch(_Base):
    """softmax of the flattened scores: the probabilities of the whole batch sum to 1; the loss of a batch of N is too big by about log N."""

    def loss(self, x, t):
        s = self.predict(x)
        return cross_entropy_error(softmax(s.reshape(-1)).reshape(s.shape), t)


class SimpleNet__loss_labels_as_weights(_Base):
    """loss is -sum(t * log y) / N also for labels, with t as a column: labels are multiplied by instead of used as positions."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        n = len(x) if x.ndim == 2 else 1
        if t.ndim < y.ndim:
            t = t[:, None]
        return float(-np.sum(t * np.log(y + 1e-7)) / n)


class SimpleNet__loss_one_hot_only(_Base):
    """loss turns t into labels with t.argmax(axis=-1) in all cases: labels of a batch become one number, the same class for all."""

    def loss(self, x, t):
        y = softmax(self.predict(x))
        label = t.argmax(axis=-1)
        if y.ndim == 1:
            return cross_entropy_error(y, t)
        return cross_entropy_error(y, np.broadcast_to(label, (len(y),)) % y.shape[1])


class SimpleNet__loss_weight_decay(_Base):
    """loss adds 0.1 / 2 * sum(W**2): more than the cross-entropy; the gradient has the term too."""

    def loss(self, x, t):
        return super().loss(x, t) + 0.05 * float(np.sum(self.W**2))


class SimpleNet__loss_per_example(_Base):
    """loss of a batch is an array of N losses, not a float (the gradient uses their mean)."""

    def loss(self, x, t):
        if x.ndim == 1:
            return super().loss(x, t)
        return np.array([cross_entropy_error(softmax(self.predict(x[i : i + 1])), t[i : i + 1]) for i in range(len(x))])

    def gradient(self, x, t):
        return numerical_gradient(lambda _: np.mean(self.loss(x, t)), self.W)


class SimpleNet__loss_running_mean(_Base):
    """loss returns the mean of all losses so far: the second call depends on the first."""

    def __init__(self, W):
        self.W = W
        self.losses = []

    def loss(self, x, t):
        self.losses.append(super().loss(x, t))
        return float(np.mean(self.losses))

    def gradient(self, x, t):
        return numerical_gradient(lambda _: _Base.loss(self, x, t), self.W)


class SimpleNet__loss_of_last_predict(_Base):
    """loss uses the scores of the last predict call if their shape fits, not those of its own x."""

    def __init__(self, W):
        self.W = W
        self.scores = None

    def predict(self, x):
        self.scores = x @ self.W
        return self.scores.copy()

    def loss(self, x, t):
        if self.scores is None or self.scores.shape != x.shape[:-1] + (self.W.shape[1],):
            self.predict(x)
        return cross_entropy_error(softmax(self.scores), t)

    def gradient(self, x, t):
        return numerical_gradient(lambda _: _Base.loss(self, x, t), self.W)


class SimpleNet__loss_first_example(_Base):
    """loss of a batch is the loss of its first example."""

    def loss(self, x, t):
        return super().loss(x[:1], t[:1]) if x.ndim == 2 else super().loss(x, t)


class SimpleNet__loss_of_mean_scores(_Base):
    """loss averages the probabilities of the right classes before the logarithm: -log(mean p), not the mean of -log p."""

    def loss(self, x, t):
        y = np.atleast_2d(softmax(self.predict(x)))
        labels = _labels(y, np.atleast_2d(t) if x.ndim == 1 else t)
        return float(-np.log(y[np.arange(len(y)), labels].mean() + 1e-7))


class SimpleNet__loss_naive_softmax(_Base):
    """loss writes softmax out as exp / sum(exp): scores such as 1000 give nan, where the softmax of the scores is defined."""

    def loss(self, x, t):
        e = np.exp(self.predict(x))
        return cross_entropy_error(e / e.sum(axis=-1, keepdims=True), t)


# gradient


class SimpleNet__gradient_of_copy(_Base):
    """numerical_gradient gets W.copy() but loss reads W: the gradient is 0."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.copy())


class SimpleNet__gradient_of_frozen_loss(_Base):
    """The loss is computed once, f returns that number: the gradient is 0."""

    def gradient(self, x, t):
        value = self.loss(x, t)
        return numerical_gradient(lambda _: value, self.W)


class SimpleNet__gradient_of_x(_Base):
    """The gradient with respect to x instead of W: shape (D,) or (N, D)."""

    def gradient(self, x, t):
        x = np.array(x, dtype=float)
        return numerical_gradient(lambda _: self.loss(x, t), x)


class SimpleNet__gradient_of_scores(_Base):
    """The gradient of the sum of the scores, not of the loss."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: float(np.sum(self.predict(x))), self.W)


class SimpleNet__gradient_steps(_Base):
    """gradient also makes a step, W -= 0.1 * grad ("Afterwards, net.W is still the same array, with the same entries")."""

    def gradient(self, x, t):
        grad = super().gradient(x, t)
        self.W -= 0.1 * grad
        return grad


class SimpleNet__gradient_swaps_array(_Base):
    """gradient works on a copy put into self.W and leaves it there: net.W is another array afterwards, with the same entries."""

    def gradient(self, x, t):
        self.W = self.W.copy()
        return super().gradient(x, t)


class SimpleNet__gradient_of_first_weights(_Base):
    """gradient moves the array of __init__ kept aside: after another array is assigned to net.W the gradient is 0."""

    def __init__(self, W):
        self.W = W
        self._first = W

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self._first)


class SimpleNet__gradient_accumulates(_Base):
    """Adds each gradient to self.grad and returns the sum: the second call gives twice as much."""

    def __init__(self, W):
        self.W = W
        self.grad = np.zeros(W.shape)

    def gradient(self, x, t):
        self.grad = self.grad + super().gradient(x, t)
        return self.grad.copy()


class SimpleNet__gradient_buffer(_Base):
    """Writes the gradient into one array per net and returns that: a gradient returned earlier changes in the next call."""

    def __init__(self, W):
        self.W = W
        self.grad = np.zeros(W.shape)

    def gradient(self, x, t):
        if self.grad.shape != self.W.shape:
            self.grad = np.zeros(self.W.shape)
        self.grad[...] = super().gradient(x, t)
        return self.grad


class SimpleNet__gradient_computed_once(_Base):
    """Keeps the first gradient: after W changes, or with another x, the old one comes back."""

    def __init__(self, W):
        self.W = W
        self._grad = None

    def gradient(self, x, t):
        if self._grad is None:
            self._grad = super().gradient(x, t)
        return self._grad.copy()


class SimpleNet__gradient_transposed(_Base):
    """Returns the gradient with shape (C, D)."""

    def gradient(self, x, t):
        return super().gradient(x, t).T.copy()


class SimpleNet__gradient_negative(_Base):
    """Returns the downhill direction: minus the gradient."""

    def gradient(self, x, t):
        return -super().gradient(x, t)


class SimpleNet__formula_not_averaged(_Base):
    """x.T @ (y - t) without dividing by N: N times the gradient of the mean loss for a batch."""

    def gradient(self, x, t):
        n = len(x) if x.ndim == 2 else 1
        return n * _analytic(self, x, t)


class SimpleNet__formula_divided_by_classes(_Base):
    """x.T @ (y - t) / C instead of / N: the example (C = 3) gives a third of the gradient."""

    def gradient(self, x, t):
        n = len(x) if x.ndim == 2 else 1
        return _analytic(self, x, t) * n / self.W.shape[1]


class SimpleNet__formula_labels_broadcast(_Base):
    """The formula y - t with labels as a column: for labels each row's y minus a number, not minus its one-hot row."""

    def gradient(self, x, t):
        if x.ndim == 2 and t.ndim == 1:
            return x.T @ (softmax(x @ self.W) - t[:, None]) / len(x)
        return super().gradient(x, t)


class SimpleNet__gradient_first_example(_Base):
    """gradient of a batch looks at its first example only."""

    def gradient(self, x, t):
        return super().gradient(x[:1], t[:1]) if x.ndim == 2 else super().gradient(x, t)


class SimpleNet__gradient_rounded(_Base):
    """Rounds the gradient to 2 places: the example gives 0.16 instead of 0.16256."""

    def gradient(self, x, t):
        return super().gradient(x, t).round(2)


class SimpleNet__gradient_unit_length(_Base):
    """Divides the gradient by its norm."""

    def gradient(self, x, t):
        g = super().gradient(x, t)
        return g / max(np.linalg.norm(g), 1e-12)


class SimpleNet__gradient_flat(_Base):
    """Returns the gradient flattened, shape (D * C,), instead of one entry for each weight in the shape of W."""

    def gradient(self, x, t):
        return super().gradient(x, t).reshape(-1)


class SimpleNet__gradient_by_ravel(_Base):
    """Takes the gradient at self.W.ravel(): a copy if W is not C-contiguous, such as V.T, and then the gradient is 0."""

    def gradient(self, x, t):
        return numerical_gradient(lambda _: self.loss(x, t), self.W.ravel()).reshape(self.W.shape)


class SimpleNet__gradient_spare_copy_restored(_Base):
    """Restores W from a spare copy by self.W = spare: the entries are the same, the array is not ("still the same array")."""

    def gradient(self, x, t):
        spare = self.W.copy()
        grad = super().gradient(x, t)
        self.W = spare
        return grad


class SimpleNet__gradient_keeps_first_batch(_Base):
    """gradient keeps the x and t of its first call in f: later calls give the gradient for the first batch."""

    def __init__(self, W):
        self.W = W
        self._f = None

    def gradient(self, x, t):
        if self._f is None:
            self._f = lambda _: self.loss(x, t)
        return numerical_gradient(self._f, self.W)
