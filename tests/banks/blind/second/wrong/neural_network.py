"""Wrong implementations of ``neural_network``, written from its stub alone."""

import copy
import functools

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error, mean_squared_error
from neural_network import ACTIVATIONS, SLOPES, NeuralNetwork, _check
from softmax import softmax


class NeuralNetwork__he_for_all(NeuralNetwork):
    """sqrt(2 / D) for every layer, whatever its activation."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt(2 / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__size_of_the_outputs(NeuralNetwork):
    """The standard deviation depends on the outputs of the layer, not on its inputs."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_out)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__variance_as_deviation(NeuralNetwork):
    """2 / D and 1 / D without the root."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = (2 if name == "relu" else 1) / n_in
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__activation_of_the_layer_before(NeuralNetwork):
    """The deviation looks at the activation before the layer instead of after it."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], [None] + list(activations)):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__global_seed(NeuralNetwork):
    """Seeds and uses the global generator, so that other draws change the training."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        np.random.seed(seed)
        self.rng = np.random
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__seed_for_the_weights_only(NeuralNetwork):
    """The order of the examples comes from the global generator."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = np.random.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__nothing_checked(NeuralNetwork):
    """_check is not called."""

    def __init__(self, layers, activations, loss, seed=None):
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__lists_on_the_class(NeuralNetwork):
    """weights and biases are lists of the class: every new network adds to them."""

    weights, biases = [], []

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__pops_the_last_activation(NeuralNetwork):
    """The last activation is popped off the list of the caller."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        last = activations.pop()
        self.activations = activations = activations + [last]
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__random_biases(NeuralNetwork):
    """Biases are drawn like the weights."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(self.rng.normal(0, scale, n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__lists_never_emptied(NeuralNetwork):
    """The lists of inputs and sums grow from forward to forward; backward reads the oldest."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        self.inputs, self.zs = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__slope_at_the_activation(NeuralNetwork):
    """Hidden slopes are taken at a instead of z: wrong for sigmoid, the same for relu."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.inputs[i])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__slope_of_the_first_activation(NeuralNetwork):
    """All hidden layers get the slope of the first activation."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[0]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__sum_instead_of_mean(NeuralNetwork):
    """dy is not divided by N."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = y - t
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__divided_by_n_twice(NeuralNetwork):
    """The gradients are divided by N once more."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta / len(y))
            db.insert(0, np.mean(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__mse_softmax_one_sum(NeuralNetwork):
    """mse of softmax: one sum for the whole batch."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__mse_softmax_diagonal(NeuralNetwork):
    """mse of softmax treated like sigmoid: y * (1 - y)."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = dy * y * (1 - y)
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__mse_without_the_last_slope(NeuralNetwork):
    """mse of sigmoid without the slope of the last layer."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__mse_factor_two(NeuralNetwork):
    """mse without the half: a factor of 2 in its gradients."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "mse":
            dy = 2 * dy
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__db_as_row(NeuralNetwork):
    """db has shape (1, H), and the step still works on paper."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0, keepdims=True))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i][0]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__gradients_last_layer_first(NeuralNetwork):
    """dW and db come in the order of backward; train turns them round itself."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.append(self.inputs[i].T @ delta)
            db.append(np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                dW, db = dW[::-1], db[::-1]
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__output_changed_in_backward(NeuralNetwork):
    """y -= t changes what forward has returned, and a second backward."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        before = y.copy()
        y -= t
        dy = y / len(y)
        y = before
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__remainder_dropped(NeuralNetwork):
    """The last, shorter batch of an epoch is left out."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x) - batch_size + 1, batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__one_order_for_all_epochs(NeuralNetwork):
    """The examples are shuffled once, before the first epoch."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        order = self.rng.permutation(len(x))
        for _ in range(epochs):
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__drawn_with_replacement(NeuralNetwork):
    """Each batch is drawn anew: some examples come twice in an epoch, others never."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                size = min(batch_size, len(x) - start)
                rows = self.rng.choice(len(x), size)
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__shuffles_the_data(NeuralNetwork):
    """The arrays of the caller are shuffled."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            x[...], t[...] = x[order], t[order]
            for start in range(0, len(x), batch_size):
                rows = slice(start, start + batch_size)
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__loss_after_the_step(NeuralNetwork):
    """The loss of a batch is measured after its step."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__one_loss_per_epoch(NeuralNetwork):
    """The history has one mean for each epoch."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            history = []
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                history.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
            losses.append(float(np.mean(history)))
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__new_arrays_in_each_step(NeuralNetwork):
    """W = W - lr * dW makes new arrays instead of changing the weights in place."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] = self.weights[i] - lr * dW[i]
                    self.biases[i] = self.biases[i] - lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__biases_never_trained(NeuralNetwork):
    """Only the weights take a step."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__one_hot_never_expected(NeuralNetwork):
    """evaluate compares with t as labels, also if t is one-hot."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__keys_sorted(NeuralNetwork):
    """load sorts the names: W10 comes before W2 in a deep network."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[key] for key in sorted(data.files) if key[0] == "W"]
            biases = [data[key] for key in sorted(data.files) if key[0] == "b"]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__pickled_lists(NeuralNetwork):
    """save writes lists as object arrays, and load unpickles them."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {"W": np.empty(len(self.weights), object), "b": np.empty(len(self.biases), object)}
        arrays["W"][:], arrays["b"][:] = self.weights, self.biases
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path, allow_pickle=True) as data:
            activations = [str(name) for name in data["activations"]]
            weights = list(data["W"])
            biases = list(data["b"])
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__biases_not_loaded(NeuralNetwork):
    """load puts back the weights, but not the biases."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights = weights
        return net


class NeuralNetwork__half_precision_file(NeuralNetwork):
    """save writes float32, so that the loaded network predicts almost the same."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.sqrt((2 if name == "relu" else 1) / n_in)
            self.weights.append(self.rng.normal(0, scale, (n_in, n_out)))
            self.biases.append(np.zeros(n_out))

    def forward(self, x):
        self.inputs, self.zs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(a)
            z = a @ W + b
            self.zs.append(z)
            a = ACTIVATIONS[name](z)
        self.y = a
        return a

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = dy * sigmoid_grad(self.zs[-1])
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = delta @ self.weights[i].T * slope(self.zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                y = self.forward(x[rows])
                losses.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def save(self, path):
        arrays = {f"W{i}": W.astype(np.float32) for i, W in enumerate(self.weights)}
        arrays.update({f"b{i}": b for i, b in enumerate(self.biases)})
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            weights = [data[f"W{i}"] for i in range(len(activations))]
            biases = [data[f"b{i}"] for i in range(len(activations))]
            layers = [len(weights[0])] + [len(b) for b in biases]
            net = cls(layers, activations, str(data["loss"]))
        net.weights = [W.astype(float) for W in weights]
        net.biases = biases
        return net
