"""Wrong implementations for the exercise neural_network."""

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error, mean_squared_error
from softmax import softmax

ACTIVATIONS = {"sigmoid": sigmoid, "relu": relu, "softmax": softmax}
SLOPES = {"sigmoid": sigmoid_grad, "relu": relu_grad}
LOSSES = ("cross_entropy", "mse")


def _check(layers, activations, loss):
    """Raise ValueError unless the arguments describe a network. Given.

    If a name is unknown, the message lists the names to choose from.
    """
    for name in activations:
        if name not in ACTIVATIONS:
            choices = ", ".join(ACTIVATIONS)
            raise ValueError(f"unknown activation {name!r}; choose from {choices}")
    if loss not in LOSSES:
        raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(LOSSES)}")
    if len(activations) != len(layers) - 1:
        raise ValueError("there must be one activation fewer than layers")
    *hidden, last = activations
    if "softmax" in hidden:
        raise ValueError("only the last activation can be softmax")
    if last == "relu" or (loss == "cross_entropy" and last != "softmax"):
        raise ValueError(f"{loss} does not go with {last} as the last activation")


class _BaseNetwork:
    """A right network, in small methods."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights = []
        self.biases = []
        for d, h, name in zip(layers, layers[1:], activations):
            std = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, std, size=(d, h)))
            self.biases.append(np.zeros(h))

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(len(self.biases[-1]))[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return mean_squared_error(y, t) / len(y)
        return cross_entropy_error(y, t)

    def forward(self, x):
        self.zs, self.inputs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            z = a @ W + b
            self.inputs.append(a)
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def _first_delta(self, t):
        dy = (self.y - t) / len(t)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return self.y * (dy - np.sum(dy * self.y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._first_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def _order(self, n, epoch):
        return self.rng.permutation(n)

    def _parts(self, order, size):
        return [order[i : i + size] for i in range(0, len(order), size)]

    def _step(self, dW, db, lr):
        for W, g in zip(self.weights, dW):
            W -= lr * g
        for b, g in zip(self.biases, db):
            b -= lr * g

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        history = []
        for epoch in range(epochs):
            for part in self._parts(self._order(len(x), epoch), batch_size):
                y = self.forward(x[part])
                history.append(float(self._loss(y, t[part])))
                self._step(*self.backward(t[part]), lr)
        return history

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return float(np.mean(self.predict(x).argmax(axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, activations=np.array(self.activations), loss=np.array(self.loss), **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as f:
            names = [str(name) for name in f["activations"]]
            Ws = [f[f"W{i}"] for i in range(len(names))]
            bs = [f[f"b{i}"] for i in range(len(names))]
            loss = str(f["loss"])
        net = cls([len(Ws[0])] + [len(b) for b in bs], names, loss)
        for mine, saved in zip(net.weights + net.biases, Ws + bs):
            mine[...] = saved
        return net


def _draw(net, layers, activations, std):
    """Draw all weights again, with another standard deviation."""
    for i, (d, h) in enumerate(zip(layers, layers[1:])):
        net.weights[i] = std(i, d, h) * net.rng.standard_normal((d, h))


# ---- the constructor


class NeuralNetwork__std_by_outputs(_BaseNetwork):
    """D is the number of outputs of the layer instead of its inputs."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        _draw(self, layers, activations, lambda i, d, h: np.sqrt((2 if activations[i] == "relu" else 1) / h))


class NeuralNetwork__std_of_previous_activation(_BaseNetwork):
    """The factor 2 goes to the layer after a relu: activations[i - 1] decides about weights[i]."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        _draw(self, layers, activations, lambda i, d, h: np.sqrt((2 if i and activations[i - 1] == "relu" else 1) / d))


class NeuralNetwork__variance_as_std(_BaseNetwork):
    """The root is missing: the standard deviation is 2 / D or 1 / D."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        _draw(self, layers, activations, lambda i, d, h: (2 if activations[i] == "relu" else 1) / d)


class NeuralNetwork__he_for_all_if_any_relu(_BaseNetwork):
    """If any activation is relu, all layers get sqrt(2 / D), the softmax too."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        gain = 2 if "relu" in activations else 1
        _draw(self, layers, activations, lambda i, d, h: np.sqrt(gain / d))


class NeuralNetwork__std_of_first_layer(_BaseNetwork):
    """D is always layers[0], the number of inputs of the network."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        _draw(self, layers, activations, lambda i, d, h: np.sqrt((2 if activations[i] == "relu" else 1) / layers[0]))


class NeuralNetwork__seed_zero_is_none(_BaseNetwork):
    """seed or None: seed 0 means no seed, so two networks with seed 0 differ."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed or None)


class NeuralNetwork__generator_for_each_layer(_BaseNetwork):
    """A new default_rng(seed) for each layer: layers of equal shape get equal weights (one generator draws all)."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for i, (d, h) in enumerate(zip(layers, layers[1:])):
            std = np.sqrt((2 if activations[i] == "relu" else 1) / d)
            self.weights[i] = std * np.random.default_rng(seed).standard_normal((d, h))


class NeuralNetwork__legacy_seed(_BaseNetwork):
    """np.random.seed(seed) and np.random.randn in place of default_rng(seed): resets the global generator."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        np.random.seed(seed)
        for i, (d, h) in enumerate(zip(layers, layers[1:])):
            std = np.sqrt((2 if activations[i] == "relu" else 1) / d)
            self.weights[i] = std * np.random.randn(d, h)


class NeuralNetwork__loss_not_checked(_BaseNetwork):
    """Checks the activations only: an unknown loss such as "mae" raises no ValueError."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss if loss in LOSSES else "mse", seed)
        self.loss = loss


class NeuralNetwork__check_swallowed(_BaseNetwork):
    """Catches the ValueError of _check and prints it instead of letting it go up."""

    def __init__(self, layers, activations, loss, seed=None):
        try:
            super().__init__(layers, activations, loss, seed)
        except ValueError as error:
            print(error)


class NeuralNetwork__pops_arguments(_BaseNetwork):
    """Takes the last activation off the list of the caller (an argument changes)."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.last = activations.pop()


class NeuralNetwork__equal_layers_share_bias(_BaseNetwork):
    """Layers of equal size share one bias array: in training each gets the steps of both."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        zeros = {h: np.zeros(h) for h in layers[1:]}
        self.biases = [zeros[h] for h in layers[1:]]


class NeuralNetwork__biases_at_hundredth(_BaseNetwork):
    """Biases start at 0.01 instead of 0."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for b in self.biases:
            b += 0.01


# ---- forward


class NeuralNetwork__keeps_grow(_BaseNetwork):
    """z and a are appended to lists that are never emptied: backward uses the first batch, not the last."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.all_zs, self.all_inputs = [], []

    def forward(self, x):
        y = super().forward(x)
        self.all_zs += self.zs
        self.all_inputs += self.inputs
        self.zs = self.all_zs[: len(self.weights)]
        self.inputs = self.all_inputs[: len(self.weights)]
        return y


class NeuralNetwork__hidden_all_first(_BaseNetwork):
    """All hidden layers use the first activation: ["relu", "sigmoid", ...] is relu twice."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        n = len(activations) - 1
        self.activations = activations[:1] * n + [activations[-1]]


class NeuralNetwork__one_row_flat(_BaseNetwork):
    """For N = 1 forward returns shape (C,) instead of (1, C)."""

    def forward(self, x):
        y = super().forward(x)
        return y[0] if len(y) == 1 else y

    def predict(self, x):
        return super().forward(x)

    def train(self, x, t, *, epochs, batch_size, lr):
        net = self
        t = net._one_hot(t)
        history = []
        for _ in range(epochs):
            order = net.rng.permutation(len(x))
            for i in range(0, len(x), batch_size):
                part = order[i : i + batch_size]
                history.append(float(net._loss(net.predict(x[part]), t[part])))
                net._step(*net.backward(t[part]), lr)
        return history


class NeuralNetwork__scales_inputs(_BaseNetwork):
    """Divides inputs by 255 if any is above 1 ("the first a is x")."""

    def forward(self, x):
        return super().forward(x / 255 if x.max() > 1 else x)


class NeuralNetwork__last_bias_missing(_BaseNetwork):
    """The last layer adds no bias (invisible before training, as biases start at 0)."""

    def forward(self, x):
        last = self.biases[-1]
        self.biases[-1] = np.zeros_like(last)
        y = super().forward(x)
        self.biases[-1] = last
        return y


class NeuralNetwork__output_buffer(_BaseNetwork):
    """Outputs of the same shape are written into the same array: those returned earlier change."""

    buffer = None

    def forward(self, x):
        y = super().forward(x)
        if self.buffer is None or self.buffer.shape != y.shape:
            self.buffer = y.copy()
        self.buffer[...] = y
        return self.buffer


# ---- backward


class NeuralNetwork__difference_in_place(_BaseNetwork):
    """y -= t in backward changes the outputs that forward returned, and a second backward differs."""

    def _first_delta(self, t):
        if self.loss == "mse":
            return super()._first_delta(t)
        self.y -= t
        return self.y / len(t)


class NeuralNetwork__slope_of_activation(_BaseNetwork):
    """slope(a) instead of slope(z): sigmoid_grad takes inputs of sigmoid, not outputs (relu is not affected)."""

    def backward(self, t):
        delta = self._first_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.inputs[i])
        return dW, db


class NeuralNetwork__slope_name_off_by_one(_BaseNetwork):
    """Takes the slope named one place too early, activations[i - 2]: seen if hidden activations differ."""

    def backward(self, t):
        delta = self._first_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i:
                slope = SLOPES[self.activations[max(i - 2, 0)]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db


class NeuralNetwork__mse_softmax_sum_of_all(_BaseNetwork):
    """mse of softmax: the sum runs over the whole batch instead of each row (invisible for N = 1)."""

    def _first_delta(self, t):
        if self.loss == "mse" and self.activations[-1] == "softmax":
            dy = (self.y - t) / len(t)
            return self.y * (dy - np.sum(dy * self.y))
        return super()._first_delta(t)


class NeuralNetwork__mse_softmax_diagonal(_BaseNetwork):
    """mse of softmax takes only the diagonal of the derivative: dy * y * (1 - y)."""

    def _first_delta(self, t):
        if self.loss == "mse" and self.activations[-1] == "softmax":
            return (self.y - t) / len(t) * self.y * (1 - self.y)
        return super()._first_delta(t)


class NeuralNetwork__mse_softmax_as_cross_entropy(_BaseNetwork):
    """mse of softmax uses dy, the delta of cross-entropy."""

    def _first_delta(self, t):
        if self.activations[-1] == "softmax":
            return (self.y - t) / len(t)
        return super()._first_delta(t)


class NeuralNetwork__mse_times_two(_BaseNetwork):
    """The delta of mse is twice too large (the loss is a sum over 2 * N)."""

    def _first_delta(self, t):
        delta = super()._first_delta(t)
        return 2 * delta if self.loss == "mse" else delta


class NeuralNetwork__mse_by_size(_BaseNetwork):
    """mse divides by N * C instead of N, in the delta."""

    def _first_delta(self, t):
        delta = super()._first_delta(t)
        return delta / t.shape[1] if self.loss == "mse" else delta


class NeuralNetwork__mse_labels_as_numbers(_BaseNetwork):
    """With mse, labels are not made one-hot: y - t[:, None] compares with the number of the class."""

    def _one_hot(self, t):
        if self.loss == "mse" and t.ndim == 1:
            return np.repeat(t[:, None], len(self.biases[-1]), axis=1)
        return super()._one_hot(t)


class NeuralNetwork__one_hot_of_batch(_BaseNetwork):
    """np.eye(t.max() + 1)[t] in backward: fails if the batch lacks the last class."""

    def backward(self, t):
        return super().backward(np.eye(t.max() + 1)[t] if t.ndim == 1 else t)


class NeuralNetwork__last_layer_first(_BaseNetwork):
    """Gradients are appended on the way back and not reversed: dW[0] belongs to the last layer."""

    def backward(self, t):
        dW, db = super().backward(t)
        return dW[::-1], db[::-1]

    def _step(self, dW, db, lr):
        super()._step(dW[::-1], db[::-1], lr)


class NeuralNetwork__pairs(_BaseNetwork):
    """Returns one list of pairs (dW, db) instead of two lists (wrong unless there are just two layers)."""

    def backward(self, t):
        return list(zip(*super().backward(t)))

    def _step(self, *pairs_and_lr):
        *pairs, lr = pairs_and_lr
        super()._step([p[0] for p in pairs], [p[1] for p in pairs], lr)


class NeuralNetwork__db_rows(_BaseNetwork):
    """db[i] has shape (1, H): keepdims."""

    def backward(self, t):
        dW, db = super().backward(t)
        return dW, [g[None, :] for g in db]

    def _step(self, dW, db, lr):
        super()._step(dW, [g[0] for g in db], lr)


class NeuralNetwork__gradient_buffers(_BaseNetwork):
    """The lists of gradients and their arrays are kept and overwritten: those returned earlier change."""

    kept = None

    def backward(self, t):
        new = super().backward(t)
        if self.kept is None:
            self.kept = new
        for mine, fresh in zip(self.kept[0] + self.kept[1], new[0] + new[1]):
            mine[...] = fresh
        return self.kept


class NeuralNetwork__step_while_going_back(_BaseNetwork):
    """train moves each W before the delta of the layer before is computed with it (delta needs the old W)."""

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        history = []
        for epoch in range(epochs):
            for part in self._parts(self._order(len(x), epoch), batch_size):
                history.append(float(self._loss(self.forward(x[part]), t[part])))
                delta = self._first_delta(t[part])
                for i in reversed(range(len(self.weights))):
                    self.weights[i] -= lr * self.inputs[i].T @ delta
                    self.biases[i] -= lr * delta.sum(axis=0)
                    if i:
                        slope = SLOPES[self.activations[i - 1]]
                        delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return history


# ---- train


class NeuralNetwork__train_reseeds(_BaseNetwork):
    """train makes a new default_rng(seed): a second call goes through the examples in the same orders again."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.seed = 0 if seed is None else seed

    def train(self, x, t, *, epochs, batch_size, lr):
        self.rng = np.random.default_rng(self.seed)
        return super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)


class NeuralNetwork__global_permutation(_BaseNetwork):
    """np.random.permutation: the same seed gives the same weights, but not the same training."""

    def _order(self, n, epoch):
        return np.random.permutation(n)


class NeuralNetwork__one_order(_BaseNetwork):
    """The order is drawn for the first epoch only ("in a new random order")."""

    def _order(self, n, epoch):
        if epoch == 0:
            self.order = self.rng.permutation(n)
        return self.order


class NeuralNetwork__drops_rest(_BaseNetwork):
    """Leaves out the last batch if it has fewer examples."""

    def _parts(self, order, size):
        parts = super()._parts(order, size)
        return [p for p in parts if len(p) == size or len(parts) == 1]


class NeuralNetwork__single_rest_skipped(_BaseNetwork):
    """Leaves out a last batch of one example only (25 in batches of 8)."""

    def _parts(self, order, size):
        parts = super()._parts(order, size)
        return parts[:-1] if size > 1 and len(parts[-1]) == 1 else parts


class NeuralNetwork__new_weight_arrays(_BaseNetwork):
    """Puts new arrays into weights and biases ("change in place, by W -= lr * dW")."""

    def _step(self, dW, db, lr):
        self.weights = [W - lr * g for W, g in zip(self.weights, dW)]
        self.biases = [b - lr * g for b, g in zip(self.biases, db)]


class NeuralNetwork__last_bias_not_trained(_BaseNetwork):
    """zip of hidden biases only: the last bias never moves."""

    def _step(self, dW, db, lr):
        last = self.biases[-1].copy()
        super()._step(dW, db, lr)
        self.biases[-1][...] = last


class NeuralNetwork__loss_after_step(_BaseNetwork):
    """Records the loss of the batch after its step ("measured before its step")."""

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        history = []
        for epoch in range(epochs):
            for part in self._parts(self._order(len(x), epoch), batch_size):
                self.forward(x[part])
                self._step(*self.backward(t[part]), lr)
                history.append(float(self._loss(self.forward(x[part]), t[part])))
        return history


class NeuralNetwork__mse_history_as_sum(_BaseNetwork):
    """The history of mse has sums over the batch: mean_squared_error is not divided by N."""

    def _loss(self, y, t):
        return (mean_squared_error if self.loss == "mse" else cross_entropy_error)(y, t)


class NeuralNetwork__history_of_epochs(_BaseNetwork):
    """One mean loss for each epoch instead of one loss for each batch."""

    def train(self, x, t, *, epochs, batch_size, lr):
        history = super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        return [float(np.mean(part)) for part in np.array_split(history, epochs)]


class NeuralNetwork__history_on_self(_BaseNetwork):
    """The history is one list on self: a second train returns the losses of both, and the first list grows."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.history = []

    def train(self, x, t, *, epochs, batch_size, lr):
        self.history += super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        return self.history


class NeuralNetwork__loss_of_all(_BaseNetwork):
    """Records the loss of all training examples before each step ("of each batch")."""

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        history = []
        for epoch in range(epochs):
            for part in self._parts(self._order(len(x), epoch), batch_size):
                history.append(float(self._loss(self.forward(x), t)))
                self.forward(x[part])
                self._step(*self.backward(t[part]), lr)
        return history


class NeuralNetwork__shuffles_inputs(_BaseNetwork):
    """Brings x and t themselves into the new order (arguments change)."""

    def train(self, x, t, *, epochs, batch_size, lr):
        history = []
        for epoch in range(epochs):
            order = self.rng.permutation(len(x))
            x[...], t[...] = x[order], t[order]
            for i in range(0, len(x), batch_size):
                xb, tb = x[i : i + batch_size], self._one_hot(t[i : i + batch_size])
                history.append(float(self._loss(self.forward(xb), tb)))
                self._step(*self.backward(tb), lr)
        return history


class NeuralNetwork__repeating_draws(_BaseNetwork):
    """Draws the examples of an epoch with repetition ("goes through all examples once")."""

    def _order(self, n, epoch):
        return self.rng.integers(n, size=n)


class NeuralNetwork__lr_per_epoch(_BaseNetwork):
    """The learning rate is halved after each epoch."""

    def train(self, x, t, *, epochs, batch_size, lr):
        history = []
        for k in range(epochs):
            history += super().train(x, t, epochs=1, batch_size=batch_size, lr=lr / 2**k)
        return history


# ---- predict, evaluate


class NeuralNetwork__predict_classes(_BaseNetwork):
    """predict returns the numbers of the classes instead of the outputs."""

    def predict(self, x):
        return self.forward(x).argmax(axis=1)

    def evaluate(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return float(np.mean(self.predict(x) == labels))


class NeuralNetwork__predict_always_softmax(_BaseNetwork):
    """predict puts softmax over the outputs of a last sigmoid ("as forward does")."""

    def predict(self, x):
        y = self.forward(x)
        return y if self.activations[-1] == "softmax" else softmax(y)


class NeuralNetwork__evaluate_labels_only(_BaseNetwork):
    """evaluate compares classes with t itself: wrong for one-hot rows."""

    def evaluate(self, x, t):
        best = self.predict(x).argmax(axis=1)
        return float(np.mean(best == (t if t.ndim == 1 else t[:, -1])))


class NeuralNetwork__evaluate_half(_BaseNetwork):
    """evaluate asks for an output of more than 0.5 at the right class instead of the largest."""

    def evaluate(self, x, t):
        return float(np.mean((self.predict(x) * self._one_hot(t)).sum(axis=1) > 0.5))


class NeuralNetwork__evaluate_percent(_BaseNetwork):
    """evaluate returns percent, not a fraction."""

    def evaluate(self, x, t):
        return 100 * super().evaluate(x, t)


class NeuralNetwork__evaluate_axis_0(_BaseNetwork):
    """evaluate takes the largest entry of each column: argmax(axis=0)."""

    def evaluate(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        best = np.resize(self.predict(x).argmax(axis=0), len(labels))
        return float(np.mean(best == labels))


# ---- save, load


class NeuralNetwork__sorted_names(_BaseNetwork):
    """load sorts the names of the arrays: "W10" comes before "W2", so more than ten layers get mixed up."""

    @classmethod
    def load(cls, path):
        with np.load(path) as f:
            Ws = [f[k] for k in sorted(f.files) if k.startswith("W")]
            bs = [f[k] for k in sorted(f.files) if k.startswith("b")]
            names, loss = [str(s) for s in f["activations"]], str(f["loss"])
        net = cls([len(Ws[0])] + [len(b) for b in bs], names, loss)
        net.weights, net.biases = Ws, bs
        return net


class NeuralNetwork__string_cut_off(_BaseNetwork):
    """Writes the loss into an array of the activations: numpy cuts "cross_entropy" to their length."""

    def save(self, path):
        names = np.array(self.activations + [""])
        names[-1] = self.loss
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, activations=names[:-1], loss=names[-1], **arrays)


class NeuralNetwork__file_in_float32(_BaseNetwork):
    """Saves float32 to make the file smaller ("exactly the same predictions")."""

    def save(self, path):
        arrays = {f"W{i}": W.astype(np.float32) for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b.astype(np.float32) for i, b in enumerate(self.biases)}
        np.savez(path, activations=np.array(self.activations), loss=np.array(self.loss), **arrays)


class NeuralNetwork__opens_path(_BaseNetwork):
    """save opens the path itself: fails for a binary file such as BytesIO."""

    def save(self, path):
        with open(path, "wb") as file:
            super().save(file)


class NeuralNetwork__adds_suffix(_BaseNetwork):
    """Adds ".npz" to the path as to a str: fails for a Path or a file."""

    def save(self, path):
        super().save(path if path[-4:] == ".npz" else path + ".npz")

    @classmethod
    def load(cls, path):
        return super().load(path if path[-4:] == ".npz" else path + ".npz")


class NeuralNetwork__biases_lost(_BaseNetwork):
    """Biases are not saved: a loaded network starts from biases of 0 (invisible before training)."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        for b in net.biases:
            b[...] = 0
        return net


class NeuralNetwork__hidden_assumed_sigmoid(_BaseNetwork):
    """load takes all hidden activations to be sigmoid."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.activations = ["sigmoid"] * (len(net.weights) - 1) + net.activations[-1:]
        return net


class NeuralNetwork__loss_from_last(_BaseNetwork):
    """load guesses the loss: softmax means cross-entropy, so mse of softmax is trained further with another loss."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.loss = "cross_entropy" if net.activations[-1] == "softmax" else "mse"
        return net


class NeuralNetwork__loaded_read_only(_BaseNetwork):
    """The arrays of a loaded network are read-only: it cannot be trained further."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        for array in net.weights + net.biases:
            array.setflags(write=False)
        return net


class NeuralNetwork__loaded_without_rng(_BaseNetwork):
    """load fills a bare object and forgets the generator: predict works, train fails."""

    @classmethod
    def load(cls, path):
        full = super().load(path)
        net = object.__new__(cls)
        for name in ("layers", "activations", "loss", "weights", "biases"):
            setattr(net, name, getattr(full, name))
        return net


class NeuralNetwork__saves_start(_BaseNetwork):
    """save writes copies taken in the constructor: what was learned is lost."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.start = [a.copy() for a in self.weights + self.biases]

    def save(self, path):
        n = len(self.weights)
        arrays = {f"W{i}": W for i, W in enumerate(self.start[:n])}
        arrays |= {f"b{i}": b for i, b in enumerate(self.start[n:])}
        np.savez(path, activations=np.array(self.activations), loss=np.array(self.loss), **arrays)


class NeuralNetwork__pickled_lists(_BaseNetwork):
    """Saves lists as object arrays, and loads with allow_pickle=True ("Do not change that")."""

    def save(self, path):
        boxes = []
        for items in (self.weights, self.biases):
            box = np.empty(len(items), dtype=object)
            box[:] = items
            boxes.append(box)
        np.savez(path, W=boxes[0], b=boxes[1], activations=np.array(self.activations), loss=self.loss)

    @classmethod
    def load(cls, path):
        with np.load(path, allow_pickle=True) as f:
            Ws, bs = list(f["W"]), list(f["b"])
            names, loss = [str(s) for s in f["activations"]], str(f["loss"])
        net = cls([len(Ws[0])] + [len(b) for b in bs], names, loss)
        net.weights, net.biases = Ws, bs
        return net


class NeuralNetwork__load_of_instance(_BaseNetwork):
    """load is an ordinary method: NeuralNetwork.load("net.npz") fails."""

    def load(self, path):
        return type(self)._load(path)

    _load = _BaseNetwork.load


class NeuralNetwork__load_into_class(_BaseNetwork):
    """Every load returns one and the same object: a second load changes the network loaded before."""

    loaded = None

    @classmethod
    def load(cls, path):
        net = super().load(path)
        if cls.loaded is None:
            cls.loaded = net
        cls.loaded.__dict__.update(net.__dict__)
        return cls.loaded
