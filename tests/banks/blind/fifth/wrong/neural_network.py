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


class _Base:
    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers, layers[1:], activations):
            std = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, std, (d, h)))
            self.biases.append(np.zeros(h))

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(len(self.biases[-1]))[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return mean_squared_error(y, t) / len(y)
        return cross_entropy_error(y, t)

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a.copy()

    def _first_delta(self, t):
        y = self.y
        dy = (y - self._one_hot(t)) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._first_delta(t)
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def _step(self, x, t, lr):
        loss = float(self._loss(self.forward(x), self._one_hot(t)))
        dW, db = self.backward(t)
        for W, g in zip(self.weights, dW):
            W -= lr * g
        for b, g in zip(self.biases, db):
            b -= lr * g
        return loss

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._step(x[rows], t[rows], lr))
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return float(np.mean(self.predict(x).argmax(axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            n = len(activations)
            weights = [data[f"W{i}"] for i in range(n)]
            biases = [data[f"b{i}"] for i in range(n)]
            loss = str(data["loss"])
        layers = [len(weights[0])] + [len(b) for b in biases]
        net = cls(layers, activations, loss)
        net.weights, net.biases = weights, biases
        return net


class _Unchecked(_Base):
    def __init__(self, layers, activations, loss, seed=None):
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers, layers[1:], activations):
            std = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(std * self.rng.standard_normal((d, h)))
            self.biases.append(np.zeros(h))


class NeuralNetwork__no_check(_Unchecked):
    """Does not call _check: unknown names do not raise ValueError."""


class NeuralNetwork__check_late(_Unchecked):
    """Checks in forward, not in the constructor: making the network does not raise ValueError."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.layers = list(layers)

    def forward(self, x):
        _check(self.layers, self.activations, self.loss)
        return super().forward(x)


class NeuralNetwork__global_random(_Base):
    """np.random.randn instead of its own generator: the same seed gives other weights."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for i, name in enumerate(activations):
            std = np.sqrt((2 if name == "relu" else 1) / layers[i])
            self.weights[i] = std * np.random.randn(layers[i], layers[i + 1])


class NeuralNetwork__seed_zero(_Base):
    """default_rng(seed or 0): without a seed, all networks are the same, as with seed 0."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed=seed or 0)


class NeuralNetwork__fresh_rng_for_each_layer(_Base):
    """default_rng(seed) inside the loop: layers of the same shape start with the same numbers."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for i, name in enumerate(activations):
            rng = np.random.default_rng(seed)
            std = np.sqrt((2 if name == "relu" else 1) / layers[i])
            self.weights[i] = rng.normal(0, std, (layers[i], layers[i + 1]))


class NeuralNetwork__std_without_root(_Base):
    """2 / D and 1 / D as standard deviations, the root forgotten."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for W, d, name in zip(self.weights, layers, activations):
            W *= np.sqrt((2 if name == "relu" else 1) / d)


class NeuralNetwork__std_from_outputs(_Base):
    """Takes D from the units a layer goes to, not from its inputs."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for i, W in enumerate(self.weights):
            W *= np.sqrt(layers[i] / layers[i + 1])


class NeuralNetwork__std_relu_and_sigmoid_swapped(_Base):
    """sqrt(1 / D) for relu and sqrt(2 / D) otherwise."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for W, name in zip(self.weights, activations):
            W *= np.sqrt(0.5) if name == "relu" else np.sqrt(2)


class NeuralNetwork__std_of_layer_before(_Base):
    """Takes the activation of the layer before: index shifted by one."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        names = ["sigmoid"] + list(activations[:-1])
        for i, name in enumerate(names):
            std = np.sqrt((2 if name == "relu" else 1) / layers[i])
            self.weights[i] = self.rng.normal(0, std, (layers[i], layers[i + 1]))


class NeuralNetwork__std_001(_Base):
    """0.01 as standard deviation, as in TwoLayerNet."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for i in range(len(layers) - 1):
            self.weights[i] = 0.01 * self.rng.standard_normal((layers[i], layers[i + 1]))


class NeuralNetwork__uniform(_Base):
    """rng.random, uniform from 0 to 1, times the standard deviation: the mean is not 0."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for i, name in enumerate(activations):
            std = np.sqrt((2 if name == "relu" else 1) / layers[i])
            self.weights[i] = std * self.rng.random((layers[i], layers[i + 1]))


class NeuralNetwork__random_biases(_Base):
    """Biases are drawn too, not 0."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.biases = [self.rng.normal(0, 0.1, h) for h in layers[1:]]


class NeuralNetwork__biases_of_inputs(_Base):
    """Shapes the biases by layers[i], not by layers[i + 1]."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.biases = [np.zeros(d) for d in layers[:-1]]


class NeuralNetwork__shared_bias(_Base):
    """[np.zeros(h)] reused: hidden layers of the same size share one bias array."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        zeros = {h: np.zeros(h) for h in layers[1:]}
        self.biases = [zeros[h] for h in layers[1:]]


class NeuralNetwork__class_lists(_Base):
    """weights and biases are lists of the class, which grow with each new network."""

    weights = []
    biases = []

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        for d, h, name in zip(layers, layers[1:], activations):
            std = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, std, (d, h)))
            self.biases.append(np.zeros(h))


class NeuralNetwork__pops_activations(_Base):
    """Takes names with activations.pop(0): empties the list given, an argument."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        names = []
        while activations:
            names.append(activations.pop(0))
        self.activations = names


class NeuralNetwork__last_linear(_Base):
    """forward leaves out the activation of the last layer: returns z."""

    def forward(self, x):
        self.y = super().forward(x)
        return self.zs[-1].copy()


class NeuralNetwork__always_sigmoid(_Base):
    """forward uses the sigmoid in all hidden layers, whatever activations says."""

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for i, (W, b) in enumerate(zip(self.weights, self.biases)):
            self.inputs.append(a)
            self.zs.append(a @ W + b)
            last = i == len(self.weights) - 1
            a = (ACTIVATIONS[self.activations[-1]] if last else sigmoid)(self.zs[-1])
        self.y = a
        return a.copy()


class NeuralNetwork__first_activation(_Base):
    """forward uses activations[0] for each hidden layer: wrong for ["relu", "sigmoid", "softmax"]."""

    def forward(self, x):
        names = [self.activations[0]] * (len(self.activations) - 1) + self.activations[-1:]
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, names):
            self.inputs.append(a)
            self.zs.append(a @ W + b)
            a = ACTIVATIONS[name](self.zs[-1])
        self.y = a
        return a.copy()


class NeuralNetwork__no_bias(_Base):
    """forward computes a @ W without + b: visible after a bias has changed."""

    def forward(self, x):
        kept = self.biases
        self.biases = [0 * b for b in kept]
        try:
            return super().forward(x)
        finally:
            self.biases = kept


class NeuralNetwork__cache_grows(_Base):
    """forward appends to lists made in the constructor and never emptied: backward after a second forward uses the first batch."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.inputs, self.zs = [], []

    def forward(self, x):
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            self.zs.append(a @ W + b)
            a = ACTIVATIONS[name](self.zs[-1])
        self.y = a
        return a.copy()


class NeuralNetwork__no_n(_Base):
    """dy = y - t without division by N."""

    def _first_delta(self, t):
        return super()._first_delta(t) * len(self.y)


class NeuralNetwork__labels_not_one_hot(_Base):
    """y - t with labels as they are: broadcasts or raises."""

    def _one_hot(self, t):
        return t


class NeuralNetwork__mse_sigmoid_without_slope(_Base):
    """mse of sigmoid starts with dy, without the slope of the sigmoid."""

    def _first_delta(self, t):
        if self.activations[-1] == "sigmoid":
            return (self.y - self._one_hot(t)) / len(self.y)
        return super()._first_delta(t)


class NeuralNetwork__mse_slope_of_output(_Base):
    """sigmoid_grad(y) of the output instead of sigmoid_grad(z) of the input."""

    def _first_delta(self, t):
        if self.activations[-1] == "sigmoid":
            return (self.y - self._one_hot(t)) / len(self.y) * sigmoid_grad(self.y)
        return super()._first_delta(t)


class NeuralNetwork__mse_softmax_as_cross_entropy(_Base):
    """mse of softmax uses dy, the delta of the cross-entropy."""

    def _first_delta(self, t):
        if self.activations[-1] == "softmax":
            return (self.y - self._one_hot(t)) / len(self.y)
        return super()._first_delta(t)


class NeuralNetwork__mse_softmax_sum_of_all(_Base):
    """The sum(dy * y) runs over the whole batch, not for each row."""

    def _first_delta(self, t):
        if self.loss == "mse" and self.activations[-1] == "softmax":
            dy = (self.y - self._one_hot(t)) / len(self.y)
            return self.y * (dy - np.sum(dy * self.y))
        return super()._first_delta(t)


class NeuralNetwork__mse_softmax_like_sigmoid(_Base):
    """mse of softmax times y * (1 - y), as for the sigmoid."""

    def _first_delta(self, t):
        if self.loss == "mse" and self.activations[-1] == "softmax":
            dy = (self.y - self._one_hot(t)) / len(self.y)
            return dy * self.y * (1 - self.y)
        return super()._first_delta(t)


class NeuralNetwork__mse_doubled(_Base):
    """Derives (y - t)**2 without the half: 2 * dy for mse."""

    def _first_delta(self, t):
        delta = super()._first_delta(t)
        return 2 * delta if self.loss == "mse" else delta


class NeuralNetwork__slope_of_activation(_Base):
    """slope(a) with what went into the layer, not slope(z) of the layer before."""

    def backward(self, t):
        delta = self._first_delta(t)
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.inputs[i])
        return dW, db


class NeuralNetwork__slope_of_first_layer(_Base):
    """Uses the slope of activations[0] for all hidden layers: relu and sigmoid mixed go wrong."""

    def backward(self, t):
        kept = self.activations
        self.activations = [kept[0]] * (len(kept) - 1) + kept[-1:]
        try:
            return super().backward(t)
        finally:
            self.activations = kept


class NeuralNetwork__no_slope(_Base):
    """Forgets slope(z) in the hidden layers."""

    def backward(self, t):
        delta = self._first_delta(t)
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            delta = delta @ self.weights[i].T
        return dW, db


class NeuralNetwork__lists_reversed(_Base):
    """Appends from the last layer to the first and does not turn the lists round."""

    def backward(self, t):
        dW, db = super().backward(t)
        return dW[::-1], db[::-1]


class NeuralNetwork__db_reversed(_Base):
    """Turns dW round, but forgets db."""

    def backward(self, t):
        dW, db = super().backward(t)
        return dW, db[::-1]


class NeuralNetwork__db_mean(_Base):
    """db is the mean of the rows of delta, not their sum."""

    def backward(self, t):
        dW, db = super().backward(t)
        return dW, [g / len(self.y) for g in db]


class NeuralNetwork__db_axis(_Base):
    """db sums over axis 1: shape (N,)."""

    def backward(self, t):
        delta = self._first_delta(t)
        dW, db = super().backward(t)
        db[-1] = delta.sum(axis=1)
        return dW, db


class NeuralNetwork__steps_in_backward(_Base):
    """backward updates the weights of a layer before it passes delta on: the network changes."""

    def backward(self, t):
        delta = self._first_delta(t)
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            self.weights[i] -= 0.1 * dW[0]
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db


class NeuralNetwork__y_changed_in_backward(_Base):
    """y -= t in place on the outputs that forward has returned: a returned array changes."""

    def forward(self, x):
        super().forward(x)
        return self.y

    def _first_delta(self, t):
        if self.loss == "cross_entropy":
            self.y -= self._one_hot(t)
            return self.y / len(self.y)
        return super()._first_delta(t)


class NeuralNetwork__returns_pairs(_Base):
    """backward returns a list of pairs (dW, db), not two lists."""

    def backward(self, t):
        return list(zip(*super().backward(t)))

    def _step(self, x, t, lr):
        loss = float(self._loss(self.forward(x), self._one_hot(t)))
        for W, b, (gW, gb) in zip(self.weights, self.biases, self.backward(t)):
            W -= lr * gW
            b -= lr * gb
        return loss


class NeuralNetwork__train_uphill(_Base):
    """train adds lr * dW."""

    def train(self, x, t, *, epochs, batch_size, lr):
        return super().train(x, t, epochs=epochs, batch_size=batch_size, lr=-lr)


class NeuralNetwork__train_no_biases(_Base):
    """train forgets to move the biases."""

    def _step(self, x, t, lr):
        loss = float(self._loss(self.forward(x), self._one_hot(t)))
        dW, _ = self.backward(t)
        for W, g in zip(self.weights, dW):
            W -= lr * g
        return loss


class NeuralNetwork__train_replaces(_Base):
    """W = W - lr * dW in the list: weights do not change in place, new arrays replace them."""

    def _step(self, x, t, lr):
        loss = float(self._loss(self.forward(x), self._one_hot(t)))
        dW, db = self.backward(t)
        self.weights = [W - lr * g for W, g in zip(self.weights, dW)]
        self.biases = [b - lr * g for b, g in zip(self.biases, db)]
        return loss


class NeuralNetwork__train_loss_after(_Base):
    """Measures the loss after the step, not before."""

    def _step(self, x, t, lr):
        super()._step(x, t, lr)
        return float(self._loss(super().forward(x), self._one_hot(t)))


class NeuralNetwork__train_loss_per_epoch(_Base):
    """Returns one mean loss for each epoch, not one for each batch."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            part = super().train(x, t, epochs=1, batch_size=batch_size, lr=lr)
            losses.append(float(np.mean(part)))
        return losses


class NeuralNetwork__train_loss_sum(_Base):
    """The loss of a batch is a sum: mse not divided by the number of examples."""

    def _loss(self, y, t):
        if self.loss == "mse":
            return mean_squared_error(y, t)
        return cross_entropy_error(y, t)


class NeuralNetwork__train_rest_dropped(_Base):
    """Leaves out the last, smaller batch of an epoch."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x) - batch_size + 1, batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._step(x[rows], t[rows], lr))
        return losses


class NeuralNetwork__train_given_order(_Base):
    """Goes through the examples in the given order, without shuffling."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            for start in range(0, len(x), batch_size):
                part = slice(start, start + batch_size)
                losses.append(self._step(x[part], t[part], lr))
        return losses


class NeuralNetwork__train_one_order(_Base):
    """Draws one order before the first epoch and keeps it for all epochs."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        order = self.rng.permutation(len(x))
        for _ in range(epochs):
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._step(x[rows], t[rows], lr))
        return losses


class NeuralNetwork__train_shuffles_arguments(_Base):
    """rng.shuffle(x) and a new generator for t: changes the arguments x and t."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            state = int(self.rng.integers(2**31))
            np.random.default_rng(state).shuffle(x)
            np.random.default_rng(state).shuffle(t)
            for start in range(0, len(x), batch_size):
                part = slice(start, start + batch_size)
                losses.append(self._step(x[part], t[part], lr))
        return losses


class NeuralNetwork__train_global_random(_Base):
    """np.random.permutation in train: the same seed does not give the same training."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = np.random.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._step(x[rows], t[rows], lr))
        return losses


class NeuralNetwork__train_t_in_order(_Base):
    """Takes x[rows], but t from start to start + batch_size: wrong answers."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._step(x[rows], t[start : start + len(rows)], lr))
        return losses


class NeuralNetwork__train_random_draws(_Base):
    """Draws batches with repetition: an epoch does not go through all examples once."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            for start in range(0, len(x), batch_size):
                rows = self.rng.integers(len(x), size=min(batch_size, len(x) - start))
                losses.append(self._step(x[rows], t[rows], lr))
        return losses


class NeuralNetwork__train_starts_again(_Base):
    """train draws new weights first: a second training forgets the first."""

    def train(self, x, t, *, epochs, batch_size, lr):
        for W, b in zip(self.weights, self.biases):
            W[...] = self.rng.normal(0, np.sqrt(1 / len(W)), W.shape)
            b[...] = 0
        return super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)


class NeuralNetwork__history_kept(_Base):
    """Keeps the losses on self and returns that list: a second training changes what was returned."""

    def train(self, x, t, *, epochs, batch_size, lr):
        if not hasattr(self, "history"):
            self.history = []
        self.history.extend(super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr))
        return self.history


class NeuralNetwork__predict_classes(_Base):
    """predict returns the numbers of the classes instead of the outputs."""

    def predict(self, x):
        return self.forward(x).argmax(axis=1)

    def evaluate(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return float(np.mean(self.predict(x) == labels))


class NeuralNetwork__predict_rounded(_Base):
    """predict rounds the outputs to 0 and 1."""

    def predict(self, x):
        return np.round(self.forward(x))

    def evaluate(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return float(np.mean(self.forward(x).argmax(axis=1) == labels))


class NeuralNetwork__predict_softmax_again(_Base):
    """predict takes the softmax of the outputs of forward."""

    def predict(self, x):
        return softmax(self.forward(x))


class NeuralNetwork__evaluate_labels_only(_Base):
    """evaluate compares the classes with one-hot rows without argmax."""

    def evaluate(self, x, t):
        return float(np.sum(self.predict(x).argmax(axis=1) == t) / len(x))


class NeuralNetwork__evaluate_one_hot_only(_Base):
    """evaluate takes t.argmax(axis=-1) for labels as well."""

    def evaluate(self, x, t):
        return float(np.mean(self.predict(x).argmax(axis=1) == t.argmax(axis=-1)))


class NeuralNetwork__evaluate_percent(_Base):
    """evaluate in percent, not as a fraction."""

    def evaluate(self, x, t):
        return 100.0 * super().evaluate(x, t)


class NeuralNetwork__evaluate_loss(_Base):
    """evaluate returns the mean loss."""

    def evaluate(self, x, t):
        return float(self._loss(self.predict(x), self._one_hot(t)))


class NeuralNetwork__evaluate_threshold(_Base):
    """evaluate counts outputs above one half, not the largest of a row."""

    def evaluate(self, x, t):
        right = (self.predict(x) > 0.5) == (self._one_hot(t) > 0.5)
        return float(right.all(axis=1).mean())


class NeuralNetwork__save_no_biases(_Base):
    """save writes only the weights; load leaves the biases at 0."""

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        np.savez(path, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            names = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(names))]
            net = cls([len(weights[0])] + [W.shape[1] for W in weights], names, str(data["loss"]))
        net.weights = weights
        return net


class NeuralNetwork__save_list_of_arrays(_Base):
    """np.savez(path, weights=self.weights): a list of different shapes raises, or needs a pickle."""

    def save(self, path):
        np.savez(
            path,
            weights=np.array(self.weights, dtype=object),
            biases=np.array(self.biases, dtype=object),
            activations=self.activations,
            loss=self.loss,
        )

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            weights, biases = list(data["weights"]), list(data["biases"])
            names, loss = [str(n) for n in data["activations"]], str(data["loss"])
        net = cls([len(weights[0])] + [len(b) for b in biases], names, loss)
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__load_allow_pickle(_Base):
    """Saves lists as object arrays and loads them with allow_pickle=True: 'Do not change that'."""

    def save(self, path):
        parameters = np.empty(len(self.weights) * 2, dtype=object)
        parameters[:] = self.weights + self.biases
        np.savez(path, parameters=parameters, activations=self.activations, loss=self.loss)

    @classmethod
    def load(cls, path):
        with np.load(path, allow_pickle=True) as data:
            parameters = [np.array(p, dtype=float) for p in data["parameters"]]
            names, loss = [str(n) for n in data["activations"]], str(data["loss"])
        n = len(names)
        net = cls([len(parameters[0])] + [len(b) for b in parameters[n:]], names, loss)
        net.weights, net.biases = parameters[:n], parameters[n:]
        return net


class NeuralNetwork__load_sigmoid(_Base):
    """load does not read the activations and makes hidden layers of sigmoid: other predictions for relu."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.activations = ["sigmoid"] * (len(net.activations) - 1) + net.activations[-1:]
        return net


class NeuralNetwork__load_cross_entropy(_Base):
    """load forgets the loss if the last layer is softmax: a network with mse trains by cross-entropy."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        if net.activations[-1] == "softmax":
            net.loss = "cross_entropy"
        return net


class NeuralNetwork__load_float32(_Base):
    """Saves weights as float32 to keep the file small: predictions are not exactly the same."""

    def save(self, path):
        arrays = {f"W{i}": W.astype(np.float32) for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b.astype(np.float32) for i, b in enumerate(self.biases)})
        np.savez(path, activations=self.activations, loss=self.loss, **arrays)


class NeuralNetwork__load_rounded(_Base):
    """Rounds weights to 4 places in the file: predictions differ."""

    def save(self, path):
        arrays = {f"W{i}": W.round(4) for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b.round(4) for i, b in enumerate(self.biases)})
        np.savez(path, activations=self.activations, loss=self.loss, **arrays)


class NeuralNetwork__load_by_sorted_names(_Base):
    """load sorts the names of the arrays as strings: W10 comes before W2 in a network of 11 layers."""

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            weights = [data[k] for k in sorted(data.files) if k.startswith("W")]
            biases = [data[k] for k in sorted(data.files) if k.startswith("b")]
            names, loss = [str(n) for n in data["activations"]], str(data["loss"])
        net = cls([len(weights[0])] + [len(b) for b in biases], names, loss)
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__load_new_weights(_Base):
    """load makes a network of the right shape, but the arrays read are bound to local names only."""

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            names, loss = [str(n) for n in data["activations"]], str(data["loss"])
            n = len(names)
            layers = [len(data["W0"])] + [len(data[f"b{i}"]) for i in range(n)]
            net = cls(layers, names, loss)
            for i, (W, b) in enumerate(zip(net.weights, net.biases)):
                W = data[f"W{i}"]
                b = data[f"b{i}"]
        return net


class NeuralNetwork__save_adds_npz(_Base):
    """Opens str(path) + ".npz" for saving and loading: a binary file as path does not work."""

    def save(self, path):
        super().save(str(path) + ".npz")

    @classmethod
    def load(cls, path):
        return super().load(str(path) + ".npz")


class NeuralNetwork__load_without_rng(_Base):
    """load makes the network with __new__ and sets no generator: it cannot be trained further."""

    @classmethod
    def load(cls, path):
        ready = super().load(path)
        net = cls.__new__(cls)
        net.weights, net.biases = ready.weights, ready.biases
        net.activations, net.loss = ready.activations, ready.loss
        return net


class NeuralNetwork__load_on_instance(_Base):
    """load is an instance method that fills self: NeuralNetwork.load(path) raises TypeError."""

    def load(self, path):
        with np.load(path) as data:
            for i in range(len(self.weights)):
                self.weights[i] = data[f"W{i}"]
                self.biases[i] = data[f"b{i}"]
        return self
