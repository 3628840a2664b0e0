"""Wrong networks of any depth: slips that learners might make."""

import os

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error, mean_squared_error
from softmax import softmax

ACTIVATIONS = {"sigmoid": sigmoid, "relu": relu, "softmax": softmax}
SLOPES = {"sigmoid": sigmoid_grad, "relu": relu_grad}
LOSSES = ("cross_entropy", "mse")


def _check(layers, activations, loss):
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


def _npz(path):
    if hasattr(path, "read"):
        return path
    path = os.fspath(path)
    return path if path.endswith(".npz") else path + ".npz"


class _BaseNet:
    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights = []
        self.biases = []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            std = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(std * self.rng.standard_normal((d, h)))
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
            self.inputs.append(a)
            self.zs.append(a @ W + b)
            a = ACTIVATIONS[name](self.zs[-1])
        self.y = a
        return a

    def _last_delta(self, t):
        y = self.y
        dy = (y - self._one_hot(t)) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._last_delta(t)
        n = len(self.weights)
        dW, db = [None] * n, [None] * n
        for i in reversed(range(n)):
            dW[i] = self.inputs[i].T @ delta
            db[i] = np.sum(delta, axis=0)
            if i > 0:
                delta = delta @ self.weights[i].T * SLOPES[self.activations[i - 1]](self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(float(self._loss(self.forward(x[rows]), t[rows])))
                dW, db = self.backward(t[rows])
                for W, b, gW, gb in zip(self.weights, self.biases, dW, db):
                    W -= lr * gW
                    b -= lr * gb
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=np.array(self.loss), **arrays)

    @classmethod
    def load(cls, path):
        with np.load(_npz(path)) as file:
            activations = [str(name) for name in file["activations"]]
            n = len(activations)
            weights = [file[f"W{i}"] for i in range(n)]
            biases = [file[f"b{i}"] for i in range(n)]
            loss = str(file["loss"])
        sizes = [len(weights[0])] + [len(b) for b in biases]
        net = cls(sizes, activations, loss)
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__no_check(_BaseNet):
    """Slip: nothing is checked, and unknown losses or unfit pairs raise no ValueError."""

    def __init__(self, layers, activations, loss, seed=None):
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights = [
            self.rng.standard_normal((d, h)) * np.sqrt((2 if name == "relu" else 1) / d)
            for d, h, name in zip(layers, layers[1:], activations)
        ]
        self.biases = [np.zeros(h) for h in layers[1:]]


class NeuralNetwork__returns_error(_BaseNet):
    """Slip: catches the ValueError, prints it, and makes no network."""

    def __init__(self, layers, activations, loss, seed=None):
        try:
            super().__init__(layers, activations, loss, seed)
        except ValueError as error:
            self.error = str(error)


class NeuralNetwork__global_seed(_BaseNet):
    """Slip: np.random.seed and np.random.randn, so that networks disturb each other."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        np.random.seed(seed)
        self.rng = np.random
        for i, W in enumerate(self.weights):
            std = np.sqrt((2 if activations[i] == "relu" else 1) / len(W))
            self.weights[i] = std * np.random.randn(*W.shape)


class NeuralNetwork__seed_zero_is_none(_BaseNet):
    """Slip: "seed or None" takes a seed of 0 for no seed."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed or None)


class NeuralNetwork__seed_ignored(_BaseNet):
    """Slip: default_rng() without the seed."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss)


class NeuralNetwork__std_without_root(_BaseNet):
    """Slip: 2 / D and 1 / D are taken for the standard deviation."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for W, name in zip(self.weights, activations):
            W *= np.sqrt((2 if name == "relu" else 1) / len(W))


class NeuralNetwork__std_of_outputs(_BaseNet):
    """Slip: D is the number of outputs of a layer."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for W in self.weights:
            W *= np.sqrt(W.shape[0] / W.shape[1])


class NeuralNetwork__std_of_layer_before(_BaseNet):
    """Slip: 2 / D goes by the activation of the layer before."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        before = ["linear"] + list(activations[:-1])
        for W, own, other in zip(self.weights, activations, before):
            W *= np.sqrt((2 if other == "relu" else 1) / (2 if own == "relu" else 1))


class NeuralNetwork__uniform_weights(_BaseNet):
    """Slip: rng.random, weights from 0 to the standard deviation."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for W, name in zip(self.weights, activations):
            W[...] = np.sqrt((2 if name == "relu" else 1) / len(W)) * self.rng.random(W.shape)


class NeuralNetwork__shared_zeros(_BaseNet):
    """Slip: all biases are views of the same zeros."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        zeros = np.zeros(max(layers))
        self.biases = [zeros[:h] for h in layers[1:]]


class NeuralNetwork__biases_as_rows(_BaseNet):
    """Slip: biases of shape (1, H), with gradients of the same shape."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.biases = [b.reshape(1, -1) for b in self.biases]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.biases[-1].shape[1])[t]

    def backward(self, t):
        dW, db = super().backward(t)
        return dW, [g.reshape(1, -1) for g in db]


class NeuralNetwork__lists_in_class(_BaseNet):
    """Slip: weights and biases are lists of the class, and grow with each network."""

    weights = []
    biases = []

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        for d, h, name in zip(layers, layers[1:], activations):
            std = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0, std, (d, h)))
            self.biases.append(np.zeros(h))


class NeuralNetwork__pops_from_layers(_BaseNet):
    """Slip: takes the sizes out of the list that was given."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        while len(layers) > 1:
            layers.pop(0)


class NeuralNetwork__weights_transposed(_BaseNet):
    """Slip: weights of shape (outputs, inputs), used consistently."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.weights = [W.T.copy() for W in self.weights]

    def forward(self, x):
        self.zs, self.inputs = [], []
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(x)
            self.zs.append(x @ W.T + b)
            x = ACTIVATIONS[name](self.zs[-1])
        self.y = x
        return x

    def backward(self, t):
        delta = self._last_delta(t)
        n = len(self.weights)
        dW, db = [None] * n, [None] * n
        for i in reversed(range(n)):
            dW[i] = delta.T @ self.inputs[i]
            db[i] = delta.sum(axis=0)
            if i > 0:
                delta = delta @ self.weights[i] * SLOPES[self.activations[i - 1]](self.zs[i - 1])
        return dW, db


class NeuralNetwork__naive_softmax(_BaseNet):
    """Slip: the last softmax is written out without a shift."""

    def forward(self, x):
        y = super().forward(x)
        if self.activations[-1] == "softmax":
            e = np.exp(self.zs[-1])
            y = self.y = e / e.sum(axis=1, keepdims=True)
        return y


class NeuralNetwork__relu_everywhere(_BaseNet):
    """Slip: all hidden layers are relu, whatever was asked for."""

    def forward(self, x):
        self.zs, self.inputs = [], []
        last = len(self.weights) - 1
        for i, (W, b) in enumerate(zip(self.weights, self.biases)):
            self.inputs.append(x)
            self.zs.append(x @ W + b)
            x = ACTIVATIONS[self.activations[i]](self.zs[-1]) if i == last else relu(self.zs[-1])
        self.y = x
        return x


class NeuralNetwork__forgets_biases(_BaseNet):
    """Slip: z = a @ W."""

    def forward(self, x):
        self.zs, self.inputs = [], []
        for W, name in zip(self.weights, self.activations):
            self.inputs.append(x)
            self.zs.append(x @ W)
            x = ACTIVATIONS[name](self.zs[-1])
        self.y = x
        return x


class NeuralNetwork__last_layer_linear(_BaseNet):
    """Slip: forward returns the last z."""

    def forward(self, x):
        super().forward(x)
        return self.zs[-1]


class NeuralNetwork__lists_never_emptied(_BaseNet):
    """Slip: forward appends to lists that start in the constructor; backward reads the oldest."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.zs, self.inputs = [], []

    def forward(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(x)
            z = x @ W + b
            self.zs.append(z)
            x = ACTIVATIONS[name](z)
        self.y = x
        return x


class NeuralNetwork__squeezes_one_row(_BaseNet):
    """Slip: a batch of one loses its first axis."""

    def predict(self, x):
        return np.squeeze(self.forward(x))


class NeuralNetwork__softmax_down_columns(_BaseNet):
    """Slip: the last softmax is taken over the examples."""

    def forward(self, x):
        y = super().forward(x)
        if self.activations[-1] == "softmax":
            y = self.y = softmax(self.zs[-1].T).T
        return y


class NeuralNetwork__gradient_of_sum(_BaseNet):
    """Slip: y - t without / N."""

    def backward(self, t):
        n = len(self.y)
        dW, db = super().backward(t)
        return [g * n for g in dW], [g * n for g in db]


class NeuralNetwork__divides_in_each_layer(_BaseNet):
    """Slip: the gradient is divided by N once more for each dW and db."""

    def backward(self, t):
        n = len(self.y)
        dW, db = super().backward(t)
        return [g / n for g in dW], [g / n for g in db]


class NeuralNetwork__mse_softmax_diagonal(_BaseNet):
    """Slip: mse of softmax with y * (1 - y), as for sigmoid."""

    def _last_delta(self, t):
        if self.loss == "mse" and self.activations[-1] == "softmax":
            return (self.y - self._one_hot(t)) / len(self.y) * self.y * (1 - self.y)
        return super()._last_delta(t)


class NeuralNetwork__mse_softmax_one_sum(_BaseNet):
    """Slip: mse of softmax with one sum over the whole batch."""

    def _last_delta(self, t):
        if self.loss == "mse" and self.activations[-1] == "softmax":
            dy = (self.y - self._one_hot(t)) / len(self.y)
            return self.y * (dy - np.sum(dy * self.y))
        return super()._last_delta(t)


class NeuralNetwork__mse_sigmoid_without_slope(_BaseNet):
    """Slip: mse of sigmoid begins with dy, without the slope."""

    def _last_delta(self, t):
        if self.activations[-1] == "sigmoid":
            return (self.y - self._one_hot(t)) / len(self.y)
        return super()._last_delta(t)


class NeuralNetwork__mse_doubled(_BaseNet):
    """Slip: the derivative of the square is 2 (y - t), although the loss is halved."""

    def _last_delta(self, t):
        delta = super()._last_delta(t)
        return 2 * delta if self.loss == "mse" else delta


class NeuralNetwork__cross_entropy_always(_BaseNet):
    """Slip: (y - t) / N for all losses with softmax."""

    def _last_delta(self, t):
        if self.activations[-1] == "softmax":
            return (self.y - self._one_hot(t)) / len(self.y)
        return super()._last_delta(t)


class NeuralNetwork__slope_of_outputs(_BaseNet):
    """Slip: takes the slope at a, the output of the activation, instead of z."""

    def backward(self, t):
        delta = self._last_delta(t)
        n = len(self.weights)
        dW, db = [None] * n, [None] * n
        for i in reversed(range(n)):
            dW[i] = self.inputs[i].T @ delta
            db[i] = delta.sum(axis=0)
            if i > 0:
                delta = delta @ self.weights[i].T * SLOPES[self.activations[i - 1]](self.inputs[i])
        return dW, db


class NeuralNetwork__slope_of_first_activation(_BaseNet):
    """Slip: all hidden layers take the slope of the first activation."""

    def backward(self, t):
        delta = self._last_delta(t)
        n = len(self.weights)
        dW, db = [None] * n, [None] * n
        for i in reversed(range(n)):
            dW[i] = self.inputs[i].T @ delta
            db[i] = delta.sum(axis=0)
            if i > 0:
                delta = delta @ self.weights[i].T * SLOPES[self.activations[0]](self.zs[i - 1])
        return dW, db


class NeuralNetwork__no_hidden_slope(_BaseNet):
    """Slip: delta goes back through the weights, but not through the activations."""

    def backward(self, t):
        delta = self._last_delta(t)
        dW, db = [], []
        for a, W in zip(self.inputs[::-1], self.weights[::-1]):
            dW.insert(0, a.T @ delta)
            db.insert(0, delta.sum(axis=0))
            delta = delta @ W.T
        return dW, db


class NeuralNetwork__gradients_from_the_end(_BaseNet):
    """Slip: appended from the last layer to the first, never turned round."""

    def backward(self, t):
        dW, db = super().backward(t)
        return dW[::-1], db[::-1]


class NeuralNetwork__square_weights_untransposed(_BaseNet):
    """Slip: delta @ W where W is square."""

    def backward(self, t):
        kept = self.weights
        self.weights = [W.T if W.shape[0] == W.shape[1] else W for W in kept]
        try:
            return super().backward(t)
        finally:
            self.weights = kept


class NeuralNetwork__labels_subtracted(_BaseNet):
    """Slip: backward subtracts labels as numbers from each column."""

    def backward(self, t):
        if t.ndim == 1:
            t = np.repeat(t[:, np.newaxis], self.y.shape[1], axis=1)
        return super().backward(t)


class NeuralNetwork__bias_gradient_mean(_BaseNet):
    """Slip: db is the mean of the rows of delta."""

    def backward(self, t):
        n = len(self.y)
        dW, db = super().backward(t)
        return dW, [g / n for g in db]


class NeuralNetwork__backward_overwrites_outputs(_BaseNet):
    """Slip: y -= t in place: the outputs that forward returned change."""

    def backward(self, t):
        y = self.y
        result = super().backward(t)
        y -= self._one_hot(t)
        return result


class NeuralNetwork__gradients_in_same_arrays(_BaseNet):
    """Slip: the gradients always lie in the same arrays; the next backward overwrites them."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.dW = [np.zeros_like(W) for W in self.weights]
        self.db = [np.zeros_like(b) for b in self.biases]

    def backward(self, t):
        dW, db = super().backward(t)
        for mine, new in zip(self.dW + self.db, dW + db):
            mine[...] = new
        return self.dW, self.db


class NeuralNetwork__not_shuffled(_BaseNet):
    """Slip: train takes the examples in their order."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            for i in range(0, len(x), batch_size):
                xb, tb = x[i : i + batch_size], self._one_hot(t[i : i + batch_size])
                losses.append(float(self._loss(self.forward(xb), tb)))
                dW, db = self.backward(tb)
                for p, g in zip(self.weights + self.biases, dW + db):
                    p -= lr * g
        return losses


class NeuralNetwork__one_order_for_all_epochs(_BaseNet):
    """Slip: draws the order once, before the epochs."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        order = self.rng.permutation(len(x))
        for _ in range(epochs):
            for i in range(0, len(x), batch_size):
                rows = order[i : i + batch_size]
                tb = self._one_hot(t[rows])
                losses.append(float(self._loss(self.forward(x[rows]), tb)))
                dW, db = self.backward(tb)
                for p, g in zip(self.weights + self.biases, dW + db):
                    p -= lr * g
        return losses


class NeuralNetwork__rest_left_out(_BaseNet):
    """Slip: the last, smaller batch of an epoch is left out."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for i in range(len(x) // batch_size):
                rows = order[i * batch_size : (i + 1) * batch_size]
                tb = self._one_hot(t[rows])
                losses.append(float(self._loss(self.forward(x[rows]), tb)))
                dW, db = self.backward(tb)
                for p, g in zip(self.weights + self.biases, dW + db):
                    p -= lr * g
        return losses


class NeuralNetwork__random_batches(_BaseNet):
    """Slip: each batch is drawn anew, with repeats, instead of going through all once."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            for i in range(0, len(x), batch_size):
                rows = self.rng.integers(len(x), size=min(batch_size, len(x) - i))
                tb = self._one_hot(t[rows])
                losses.append(float(self._loss(self.forward(x[rows]), tb)))
                dW, db = self.backward(tb)
                for p, g in zip(self.weights + self.biases, dW + db):
                    p -= lr * g
        return losses


class NeuralNetwork__loss_after_step(_BaseNet):
    """Slip: the loss of a batch is measured after the step."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for i in range(0, len(x), batch_size):
                rows = order[i : i + batch_size]
                tb = self._one_hot(t[rows])
                self.forward(x[rows])
                dW, db = self.backward(tb)
                for p, g in zip(self.weights + self.biases, dW + db):
                    p -= lr * g
                losses.append(float(self._loss(self.forward(x[rows]), tb)))
        return losses


class NeuralNetwork__loss_for_each_epoch(_BaseNet):
    """Slip: the history has one mean for each epoch."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        return [float(np.mean(part)) for part in np.array_split(losses, epochs)]


class NeuralNetwork__mse_history_summed(_BaseNet):
    """Slip: the history of mse has the sums of the batches, not their means."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        if self.loss == "mse":
            sizes = [min(batch_size, len(x) - i) for i in range(0, len(x), batch_size)] * epochs
            losses = [loss * size for loss, size in zip(losses, sizes)]
        return losses


class NeuralNetwork__new_arrays_in_training(_BaseNet):
    """Slip: training puts new arrays into weights and biases."""

    def train(self, x, t, *, epochs, batch_size, lr):
        self.weights = [W.copy() for W in self.weights]
        self.biases = [b.copy() for b in self.biases]
        return super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)


class NeuralNetwork__biases_never_learn(_BaseNet):
    """Slip: the step changes the weights only."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for i in range(0, len(x), batch_size):
                rows = order[i : i + batch_size]
                tb = self._one_hot(t[rows])
                losses.append(float(self._loss(self.forward(x[rows]), tb)))
                dW, _db = self.backward(tb)
                for W, g in zip(self.weights, dW):
                    W -= lr * g
        return losses


class NeuralNetwork__training_shuffles_argument(_BaseNet):
    """Slip: x and t themselves are put into the order of the last epoch."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            x[...] = x[order]
            t[...] = t[order]
            for i in range(0, len(x), batch_size):
                tb = self._one_hot(t[i : i + batch_size])
                losses.append(float(self._loss(self.forward(x[i : i + batch_size]), tb)))
                dW, db = self.backward(tb)
                for p, g in zip(self.weights + self.biases, dW + db):
                    p -= lr * g
        return losses


class NeuralNetwork__history_grows(_BaseNet):
    """Slip: one list for all trainings, which later trainings lengthen."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.history = []

    def train(self, x, t, *, epochs, batch_size, lr):
        self.history += super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        return self.history


class NeuralNetwork__training_starts_over(_BaseNet):
    """Slip: train draws new weights first, and forgets what was learned or loaded."""

    def train(self, x, t, *, epochs, batch_size, lr):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            W[...] = np.sqrt((2 if name == "relu" else 1) / len(W)) * self.rng.standard_normal(W.shape)
            b[...] = 0
        return super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)


class NeuralNetwork__order_not_seeded(_BaseNet):
    """Slip: the orders come from np.random, which the seed does not govern."""

    def train(self, x, t, *, epochs, batch_size, lr):
        kept, self.rng = self.rng, np.random
        try:
            return super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        finally:
            self.rng = kept


class NeuralNetwork__stops_when_good(_BaseNet):
    """Slip: training ends as soon as a loss is below 0.1."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            losses += super().train(x, t, epochs=1, batch_size=batch_size, lr=lr)
            if losses[-1] < 0.1:
                break
        return losses


class NeuralNetwork__classes_of_the_labels(_BaseNet):
    """Slip: one-hot rows have max(t) + 1 columns, too few if the last class is missing."""

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(t.max() + 1)[t]


class NeuralNetwork__predicts_classes(_BaseNet):
    """Slip: predict returns the number of the class."""

    def predict(self, x):
        return np.argmax(self.forward(x), axis=1)

    def evaluate(self, x, t):
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        return float(np.mean(self.predict(x) == labels))


class NeuralNetwork__predicts_from_memory(_BaseNet):
    """Slip: for an x that it knows, predict returns the outputs from before the training."""

    def predict(self, x):
        if not hasattr(self, "_memory"):
            self._memory = {}
        key = (x.shape, x.tobytes())
        if key not in self._memory:
            self._memory[key] = self.forward(x)
        return self._memory[key]


class NeuralNetwork__predict_softmax_again(_BaseNet):
    """Slip: predict takes the softmax of the outputs."""

    def predict(self, x):
        return softmax(self.forward(x))


class NeuralNetwork__predict_scales_inputs(_BaseNet):
    """Slip: predict divides the inputs by their largest value."""

    def predict(self, x):
        return self.forward(x / (np.max(np.abs(x)) or 1))


class NeuralNetwork__evaluate_counts(_BaseNet):
    """Slip: the number of right predictions."""

    def evaluate(self, x, t):
        return super().evaluate(x, t) * len(x)


class NeuralNetwork__evaluate_one_hot_only(_BaseNet):
    """Slip: argmax along the last axis, of labels too."""

    def evaluate(self, x, t):
        return float(np.mean(np.argmax(self.predict(x), axis=1) == np.argmax(t, axis=-1)))


class NeuralNetwork__evaluate_rounds(_BaseNet):
    """Slip: the share of rounded entries that are right, wrong classes included."""

    def evaluate(self, x, t):
        return float(np.mean(np.round(self.predict(x)) == self._one_hot(t)))


class NeuralNetwork__evaluate_above_half(_BaseNet):
    """Slip: right only if the output of the right class is above one half."""

    def evaluate(self, x, t):
        return float(np.mean(np.sum(self.predict(x) * self._one_hot(t), axis=1) > 0.5))


class NeuralNetwork__evaluate_percent(_BaseNet):
    """Slip: a number from 0 to 100."""

    def evaluate(self, x, t):
        return round(100 * super().evaluate(x, t), 2)


class NeuralNetwork__saves_pickles(_BaseNet):
    """Slip: arrays of objects, for which load allows pickles."""

    def save(self, path):
        weights = np.empty(len(self.weights), dtype=object)
        biases = np.empty(len(self.biases), dtype=object)
        weights[:], biases[:] = self.weights, self.biases
        np.savez(path, W=weights, b=biases, a=np.array(self.activations), loss=self.loss)

    @classmethod
    def load(cls, path):
        with np.load(_npz(path), allow_pickle=True) as file:
            weights, biases = list(file["W"]), list(file["b"])
            net = cls([len(weights[0])] + [len(b) for b in biases], file["a"].tolist(), str(file["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__guesses_activations(_BaseNet):
    """Slip: the activations are not saved; load takes relu and softmax."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.activations = ["relu"] * (len(net.weights) - 1) + ["softmax"]
        return net


class NeuralNetwork__guesses_loss(_BaseNet):
    """Slip: the loss is not saved; load takes cross_entropy for any softmax."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.loss = "cross_entropy" if net.activations[-1] == "softmax" else "mse"
        return net


class NeuralNetwork__saves_float32(_BaseNet):
    """Slip: weights are rounded to float32 in the file."""

    def save(self, path):
        arrays = {f"W{i}": W.astype(np.float32) for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b.astype(np.float32) for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=np.array(self.loss), **arrays)


class NeuralNetwork__biases_not_saved(_BaseNet):
    """Slip: load has biases of 0."""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.biases = [np.zeros_like(b) for b in net.biases]
        return net


class NeuralNetwork__saves_to_names_only(_BaseNet):
    """Slip: adds ".npz" to the path, which must be a str."""

    def save(self, path):
        if not path.endswith(".npz"):
            path = path + ".npz"
        super().save(path)


class NeuralNetwork__closes_the_file(_BaseNet):
    """Slip: closes the file that it was given."""

    def save(self, path):
        super().save(path)
        if hasattr(path, "close"):
            path.close()


class NeuralNetwork__loads_in_order_of_names(_BaseNet):
    """Slip: load sorts the names as texts, and W10 comes before W2."""

    @classmethod
    def load(cls, path):
        with np.load(_npz(path)) as file:
            weights = [file[k] for k in sorted(file.files) if k.startswith("W")]
            biases = [file[k] for k in sorted(file.files) if k.startswith("b")]
            activations, loss = file["activations"].tolist(), str(file["loss"])
        net = cls([len(weights[0])] + [len(b) for b in biases], activations, loss)
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__saves_the_seed(_BaseNet):
    """Slip: writes sizes and seed only; load draws the first weights again."""

    def __init__(self, layers, activations, loss, seed=None):
        if seed is None:
            seed = int(np.random.default_rng().integers(2**31))
        super().__init__(layers, activations, loss, seed)
        self.seed = seed

    def save(self, path):
        sizes = [len(self.weights[0])] + [len(b) for b in self.biases]
        np.savez(path, sizes=sizes, a=np.array(self.activations), loss=self.loss, seed=self.seed)

    @classmethod
    def load(cls, path):
        with np.load(_npz(path)) as file:
            return cls(file["sizes"].tolist(), file["a"].tolist(), str(file["loss"]), int(file["seed"]))


class NeuralNetwork__loaded_without_generator(_BaseNet):
    """Slip: load goes round the constructor; the network predicts, but cannot be trained."""

    @classmethod
    def load(cls, path):
        whole = super().load(path)
        net = cls.__new__(cls)
        net.weights, net.biases = whole.weights, whole.biases
        net.activations, net.loss = whole.activations, whole.loss
        return net


class NeuralNetwork__loads_only_the_last(_BaseNet):
    """Slip: load ignores its path if something was saved in this session."""

    _latest = None

    def save(self, path):
        super().save(path)
        type(self)._latest = self

    @classmethod
    def load(cls, path):
        if cls._latest is not None:
            return cls._latest
        return super().load(path)


class NeuralNetwork__saved_rounded(_BaseNet):
    """Slip: the numbers go to the file with eight decimals."""

    def save(self, path):
        kept = self.weights
        self.weights = [np.round(W, 8) for W in kept]
        try:
            super().save(path)
        finally:
            self.weights = kept
