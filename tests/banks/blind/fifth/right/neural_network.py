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


class NeuralNetwork__list_of_dicts(_Base):
    """backward over the zipped lists from behind; appends and reverses at the end."""

    def backward(self, t):
        delta = self._first_delta(t)
        dW, db = [], []
        stack = list(zip(self.weights, self.inputs, [None] + self.zs[:-1], ["-"] + self.activations))
        for W, a, z, name in stack[::-1]:
            dW.append(np.einsum("ni,nj->ij", a, delta))
            db.append(np.einsum("nj->j", delta))
            if z is not None:
                delta = np.dot(delta, W.T) * SLOPES[name](z)
        dW.reverse()
        db.reverse()
        return dW, db


class NeuralNetwork__recursive_backward(_Base):
    """backward as a recursion over layers."""

    def backward(self, t):
        def go(i, delta):
            here = [self.inputs[i].T @ delta], [np.ones(len(delta)) @ delta]
            if i == 0:
                return here
            slope = SLOPES[self.activations[i - 1]](self.zs[i - 1])
            dW, db = go(i - 1, (self.weights[i] @ delta.T).T * slope)
            return dW + here[0], db + here[1]

        return go(len(self.weights) - 1, self._first_delta(t))


class NeuralNetwork__jacobian_of_softmax(_Base):
    """The delta for mse of softmax by the Jacobian of each row."""

    def _first_delta(self, t):
        dy = (self.y - self._one_hot(t)) / len(self.y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * self.y * (1 - self.y)
        return np.array([(np.diag(y) - np.outer(y, y)) @ d for y, d in zip(self.y, dy)])


class NeuralNetwork__standard_normal(_Base):
    """Standard normal numbers times a factor, biases as 0 times a row."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.rng = rng = np.random.default_rng(seed)
        gain = {"relu": 2.0}
        self.activations, self.loss = tuple(activations), loss
        self.weights = [
            rng.standard_normal((layers[i], layers[i + 1])) * (gain.get(name, 1.0) / layers[i]) ** 0.5
            for i, name in enumerate(activations)
        ]
        self.biases = [np.zeros(W.shape[1]) for W in self.weights]


class NeuralNetwork__predict_without_cache(_Base):
    """predict goes forward by itself, and keeps nothing."""

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = ACTIVATIONS[name](np.dot(x, W) + b)
        return x

    def evaluate(self, x, t):
        return np.count_nonzero(np.argmax(self.predict(x), axis=1) == np.argmax(self._one_hot(t), axis=1)) / len(x)


class NeuralNetwork__np_split(_Base):
    """Shuffles row numbers in place, and splits them."""

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        rows = np.arange(len(x))
        losses = []
        for _ in range(epochs):
            self.rng.shuffle(rows)
            for part in np.split(rows, np.arange(batch_size, len(x), batch_size)):
                y = self.forward(x[part])
                losses.append(self._loss(y, t[part]))
                for parameters, gradients in zip((self.weights, self.biases), self.backward(t[part])):
                    for p, g in zip(parameters, gradients):
                        np.subtract(p, lr * g, out=p)
        return losses


class NeuralNetwork__generator_of_batches(_Base):
    """A generator of batches over shuffled copies."""

    def _batches(self, x, t, size):
        order = self.rng.random(len(x)).argsort()
        x, t = x[order], t[order]
        while len(x):
            yield x[:size], t[:size]
            x, t = x[size:], t[size:]

    def train(self, x, t, *, epochs, batch_size, lr):
        return [self._step(*batch, lr) for _ in range(epochs) for batch in self._batches(x, t, batch_size)]


class NeuralNetwork__positional_savez(_Base):
    """Arrays without names, arr_0, arr_1, ..., and the description as strings first."""

    def save(self, path):
        pairs = [p for pair in zip(self.weights, self.biases) for p in pair]
        np.savez(path, np.array([self.loss, *self.activations]), *pairs)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            loss, *names = data["arr_0"].tolist()
            arrays = [data[f"arr_{i}"] for i in range(1, 2 * len(names) + 1)]
        sizes = [arrays[0].shape[0], *(b.size for b in arrays[1::2])]
        net = cls(sizes, names, loss)
        net.weights = arrays[0::2]
        net.biases = arrays[1::2]
        return net


class NeuralNetwork__one_flat_array(_Base):
    """All parameters in one long array, with the sizes beside it; load fills the new network's arrays."""

    def save(self, path):
        flat = np.concatenate([p.ravel() for p in self.weights + self.biases])
        sizes = [len(W) for W in self.weights] + [len(self.biases[-1])]
        np.savez_compressed(path, flat=flat, sizes=sizes, names=",".join([self.loss, *self.activations]))

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            flat, sizes = data["flat"], data["sizes"].tolist()
            loss, *names = data["names"].item().split(",")
        net = cls(layers=sizes, activations=names, loss=loss)
        start = 0
        for p in net.weights + net.biases:
            p[...] = flat[start : start + p.size].reshape(p.shape)
            start += p.size
        return net


class NeuralNetwork__saves_rng(_Base):
    """Saves a seed for the time after loading, too."""

    def save(self, path):
        arrays = {"weight_%03d" % i: W for i, W in enumerate(self.weights)}
        arrays |= {"bias_%03d" % i: b for i, b in enumerate(self.biases)}
        np.savez(path, **arrays, seed=12345, activations=np.array(self.activations), loss=np.array(self.loss))

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            weights = [data[key] for key in sorted(data.files) if key.startswith("weight_")]
            biases = [data[key] for key in sorted(data.files) if key.startswith("bias_")]
            sizes = [W.shape[0] for W in weights] + [biases[-1].shape[0]]
            net = cls(sizes, list(map(str, data["activations"])), data["loss"].item(), int(data["seed"]))
        for mine, read in zip(net.weights + net.biases, weights + biases):
            np.copyto(mine, read)
        return net


class NeuralNetwork__bias_row(_Base):
    """forward with a column of ones and the bias as a row below W."""

    def forward(self, x):
        self.inputs, self.zs = [x], []
        ones = np.ones((len(x), 1))
        for W, b, name in zip(self.weights, self.biases, self.activations):
            z = np.hstack([self.inputs[-1], ones]) @ np.vstack([W, b])
            self.zs.append(z)
            self.inputs.append(ACTIVATIONS[name](z))
        self.y = self.inputs[-1]
        return self.y + 0.0


class NeuralNetwork__match_on_loss(_Base):
    """Functions for the first delta in a dict, and a loop over row sums."""

    def _first_delta(self, t):
        y = self.y
        dy = np.subtract(y, self._one_hot(t)) / y.shape[0]

        def by_row():
            delta = np.empty_like(y)
            for i in range(len(y)):
                delta[i] = y[i] * (dy[i] - sum(dy[i] * y[i]))
            return delta

        return {
            ("cross_entropy", "softmax"): lambda: dy,
            ("mse", "sigmoid"): lambda: dy * SLOPES["sigmoid"](self.zs[-1]),
            ("mse", "softmax"): by_row,
        }[self.loss, self.activations[-1]]()
