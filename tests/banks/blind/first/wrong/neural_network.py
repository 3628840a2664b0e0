"""Wrong implementations of ``neural_network``, written from its stub alone."""

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error, mean_squared_error
from softmax import softmax

FUNCTIONS = {"sigmoid": sigmoid, "relu": relu, "softmax": softmax}
GRADIENTS = {"sigmoid": sigmoid_grad, "relu": relu_grad}
NAMES_OF_LOSSES = ("cross_entropy", "mse")


class NeuralNetwork__one_deviation_for_all:
    """Takes sqrt(1 / D) for relu as well."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt(1 / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__deviation_from_the_outputs:
    """Divides by the units of the layer, not by its inputs."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / h)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__deviation_of_the_layer_before:
    """Looks at the activation that the inputs come from."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], [None, *activations]):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__variance_for_deviation:
    """Leaves the square root out."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = (2 if name == "relu" else 1) / d
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__small_weights_of_old:
    """A deviation of 0.01, as in the two-layer network."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = 0.01
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__seed_for_everybody:
    """Uses np.random with its seed: other people's numbers change."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        np.random.seed(seed)
        self.rng = np.random
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__generator_of_the_module:
    """Weights come from its own generator, the order of the examples from np.random."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = np.random.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__generator_of_the_class:
    """All networks draw from the generator of the last one made."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        type(self).rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__same_order_in_each_epoch:
    """Starts a new generator with the same seed in each epoch."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.seed = seed or 0
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = np.random.default_rng(self.seed).permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__shuffled_once:
    """Draws the order before the first epoch."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        order = self.rng.permutation(len(x))
        for _ in range(epochs):
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__not_shuffled:
    """Goes through the examples as they come."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = np.arange(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__drawn_with_replacement:
    """Draws the rows of an epoch with replacement."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.integers(len(x), size=len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__list_of_layers_used_up:
    """Takes the sizes out of the list that it is given."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        sizes = layers
        d = sizes.pop(0)
        for name in activations:
            h = sizes.pop(0)
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))
            d = h

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__lengths_not_compared:
    """zip ends with the shorter list: missing activations are no error."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__cross_entropy_of_sigmoid_allowed:
    """Does not ask whether the last activation fits the loss."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__unknown_loss_is_mse:
    """Any other loss is taken for mse."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__key_error_for_a_name:
    """An unknown activation raises KeyError."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            FUNCTIONS[name]
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__message_without_the_names:
    """The message does not list the names to choose from."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__first_activation_checked_only:
    """Leaves the loop after the first name that it knows."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
            break
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__mse_with_a_softmax_refused:
    """mse is allowed after sigmoid only."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy") != (activations[-1] == "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__softmax_entry_by_entry_in_mse:
    """Takes y * (1 - y) for the whole slope of softmax."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return dy * y * (1 - y)

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__mse_like_cross_entropy:
    """Starts with (y - t) / N for mse of softmax, too."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.activations[-1] == "softmax":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__row_sums_of_the_whole_batch:
    """Sums dy * y over all rows."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__slope_of_mse_forgotten:
    """The gradient of mse lacks the slope of the last sigmoid."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__mse_not_averaged:
    """The history of mse is the sum over the batch; the gradient is right."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__mse_averaged_over_all_entries:
    """The history of mse is divided by N times C."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / y.size)
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__mse_without_its_half:
    """The gradient is that of the whole squared error."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y) * (2 if self.loss == "mse" else 1)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__gradient_not_averaged:
    """The first delta is not divided by N."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = y - t
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__slope_at_the_output:
    """Takes the slope at a in place of z."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.signals[i])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__slope_of_the_wrong_layer:
    """Takes the activation of the layer above: the same in networks of one kind."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[min(i, len(self.activations) - 2)]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__weights_not_transposed_if_square:
    """delta @ W where that fits."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                W = self.weights[i]
                delta = delta @ (W if W.shape[0] == W.shape[1] else W.T) * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__bias_gradients_averaged:
    """Takes the mean of the rows of delta."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.mean(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__gradients_last_layer_first:
    """The lists begin with the last layer."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW[::-1], db[::-1]

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                dW, db = dW[::-1], db[::-1]
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__signals_of_all_batches:
    """Never empties the lists: backward finds the signals of the first batch."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.zs, self.signals = [], []
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.signals.append(x)
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        self.out = self.signals[-1]
        return self.out

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.out
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__outputs_changed_by_backward:
    """backward subtracts the answers from the outputs of forward themselves."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        saved = y.copy()
        y -= t
        dy = y / len(y)
        y = saved
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__classes_seen_in_the_batch:
    """One-hot rows have as many columns as the largest label in t says."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(max(self.layers[-1] - 1, t.max() + 1))[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__one_hot_told_by_length:
    """Takes t for one-hot if it has as many entries in a row as the network has classes."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.shape[-1] == self.layers[-1] else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__remainder_dropped:
    """Leaves out the last, shorter batch."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x) - batch_size + 1, batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__last_example_alone_missed:
    """A last batch with one example is left out."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, max(1, len(x) - 1), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__loss_after_the_step:
    """Measures the loss of a batch after its step."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                self.forward(x[rows])
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
                losses.append(self._loss(self.predict(x[rows]), t[rows]))
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__loss_of_each_epoch:
    """Returns one mean for each epoch."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        steps = -(-len(x) // batch_size)
        return [float(np.mean(losses[i : i + steps])) for i in range(0, len(losses), steps)]

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__answers_not_shuffled:
    """Takes the answers in their old order."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[start : start + len(rows)]))
                dW, db = self.backward(t[start : start + len(rows)])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__examples_shuffled_in_place:
    """Shuffles the caller's x and t."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            x[:], t[:] = x[order], t[order]
            order = np.arange(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__biases_not_trained:
    """Moves weights only."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__layer_after_layer:
    """Takes the gradient anew after each layer that it has moved."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
                    self.forward(x[rows])
                    dW, db = self.backward(t[rows])
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__step_divided_by_the_batch:
    """Divides the step by N once more."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i] / len(rows)
                    self.biases[i] -= lr * db[i] / len(rows)
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__one_epoch_too_many:
    """epochs + 1."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs + 1):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__weights_and_biases_of_the_class:
    """The lists are those of the class: a new network's arrays go into all."""

    weights, biases = [], []

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        del self.weights[:], self.biases[:]
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__scores_for_outputs:
    """predict leaves the last activation out."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations[:-1]):
            x = FUNCTIONS[name](x @ W + b)
        return x @ self.weights[-1] + self.biases[-1]

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__batch_normalises_each_column:
    """predict takes softmax over the batch."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            z = x @ W + b
            x = softmax(z.T).T if name == "softmax" else FUNCTIONS[name](z)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__exponentials_of_its_own:
    """Its own softmax subtracts nothing: large scores give nan."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            if name == "softmax":
                e = np.exp(self.zs[-1])
                self.signals.append(e / e.sum(axis=1, keepdims=True))
            else:
                self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__entries_compared:
    """evaluate compares one-hot rows entry by entry."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = self._one_hot(t)
        y = np.eye(self.layers[-1])[np.argmax(self.predict(x), axis=1)]
        return float(np.mean(y == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__right_answers_counted:
    """evaluate returns their number."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.sum(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__more_than_half:
    """evaluate asks for an output above 0.5 at the right class."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(self.predict(x)[np.arange(len(x)), answers] > 0.5))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__biases_not_saved:
    """The file holds weights only, and load leaves the biases at 0."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
        return net


class NeuralNetwork__names_sorted_by_their_letters:
    """load goes through sorted names: W10 comes before W2."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for kind, arrays in (("W", net.weights), ("b", net.biases)):
                names = sorted(name for name in file.files if name[0] == kind)
                for i, name in enumerate(names):
                    arrays[i] = file[name]
        return net


class NeuralNetwork__single_precision_in_the_file:
    """Saves float32: the copy predicts nearly the same."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W.astype(np.float32) for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__activations_of_a_guess:
    """load takes relu for all hidden layers."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            n = len(file["layers"]) - 2
            last = str(file["activations"][-1])
            net = cls(file["layers"].tolist(), ["relu"] * n + [last], str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__loss_not_saved:
    """load takes cross_entropy wherever it fits: the copy is trained otherwise."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            names = file["activations"].tolist()
            loss = "cross_entropy" if names[-1] == "softmax" else "mse"
            net = cls(file["layers"].tolist(), names, loss)
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__pickled:
    """Writes a dict with pickle in an array of objects, and reads it with allow_pickle."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        everything = np.array([self.layers, self.activations, self.loss, self.weights, self.biases], dtype=object)
        np.savez(path, everything=everything)

    @classmethod
    def load(cls, path):
        with np.load(path, allow_pickle=True) as file:
            layers, activations, loss, weights, biases = file["everything"]
        net = cls(layers, activations, loss)
        net.weights, net.biases = list(weights), list(biases)
        return net


class NeuralNetwork__file_name_as_it_is:
    """Opens the path itself: no .npz is added, and files in memory are refused."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        with open(path, "wb") as file:
            np.savez(file, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net


class NeuralNetwork__arrays_of_the_file_only:
    """load gives weights and biases as arrays that cannot be written to."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            net.weights = [file[f"W{i}"] for i in range(len(net.weights))]
            net.biases = [file[f"b{i}"] for i in range(len(net.biases))]
        for array in net.weights + net.biases:
            array.flags.writeable = False
        return net


class NeuralNetwork__initial_weights_saved:
    """save writes the weights that the network started with, if it has not been loaded."""

    def __init__(self, layers, activations, loss, seed=None):
        for name in activations:
            if name not in FUNCTIONS:
                raise ValueError(f"unknown activation {name!r}; choose from {', '.join(FUNCTIONS)}")
        if loss not in NAMES_OF_LOSSES:
            raise ValueError(f"unknown loss {loss!r}; choose from {', '.join(NAMES_OF_LOSSES)}")
        if len(activations) != len(layers) - 1:
            raise ValueError(f"{len(layers)} layers need {len(layers) - 1} activations")
        if "softmax" in activations[:-1]:
            raise ValueError("softmax is for the last layer; choose from sigmoid, relu")
        if activations[-1] == "relu" or (loss == "cross_entropy" and activations[-1] != "softmax"):
            raise ValueError(f"{loss} does not fit the last activation {activations[-1]}")
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for d, h, name in zip(layers[:-1], layers[1:], activations):
            deviation = np.sqrt((2 if name == "relu" else 1) / d)
            self.weights.append(self.rng.normal(0.0, deviation, (d, h)))
            self.biases.append(np.zeros(h))
        self.initial = [W.copy() for W in self.weights]

    def forward(self, x):
        self.zs, self.signals = [], [x]
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.zs.append(self.signals[-1] @ W + b)
            self.signals.append(FUNCTIONS[name](self.zs[-1]))
        return self.signals[-1]

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.layers[-1])[t]

    def _loss(self, y, t):
        if self.loss == "mse":
            return float(mean_squared_error(y, t) / len(y))
        return float(cross_entropy_error(y, t))

    def _output_delta(self, t):
        y = self.signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * sigmoid_grad(self.zs[-1])
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self.signals[i].T @ delta)
            db.insert(0, delta.sum(axis=0))
            if i > 0:
                slope = GRADIENTS[self.activations[i - 1]](self.zs[i - 1])
                delta = delta @ self.weights[i].T * slope
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = FUNCTIONS[name](x @ W + b)
        return x

    def evaluate(self, x, t):
        answers = np.argmax(self._one_hot(t), axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == answers))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.initial)}
        arrays |= {f"b{i}": b for i, b in enumerate(self.biases)}
        np.savez(path, layers=self.layers, activations=self.activations, loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            net = cls(file["layers"].tolist(), file["activations"].tolist(), str(file["loss"]))
            for i in range(len(net.weights)):
                net.weights[i][...] = file[f"W{i}"]
                net.biases[i][...] = file[f"b{i}"]
        return net
