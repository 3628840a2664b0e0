"""Right but unusual implementations of ``neural_network``, written from its stub alone."""

import copy
import functools

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error, mean_squared_error
from neural_network import ACTIVATIONS, SLOPES, NeuralNetwork, _check
from softmax import softmax


class NeuralNetwork__plain(NeuralNetwork):
    """Whole, with lists that grow at the front and indices that count down."""

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
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__standard_normal(NeuralNetwork):
    """standard_normal times the deviation, exp of half a logarithm."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers = list(layers)
        self.activations = list(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights, self.biases = [], []
        for n_in, n_out, name in zip(layers, layers[1:], activations):
            scale = np.exp(0.5 * (np.log(1 + (name == "relu")) - np.log(n_in)))
            self.weights.append(scale * self.rng.standard_normal((n_in, n_out)))
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


class NeuralNetwork__list_of_batches(NeuralNetwork):
    """shuffle of a range, array_split at every multiple of the batch size."""

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
            order = np.arange(len(x))
            self.rng.shuffle(order)
            for rows in np.split(order, range(batch_size, len(x), batch_size)):
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


class NeuralNetwork__shuffled_copies(NeuralNetwork):
    """Copies of the data in the order of the epoch, as slices."""

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
            xs, ts = x[order], t[order]
            for start in range(0, len(x), batch_size):
                rows = slice(start, start + batch_size)
                y = self.forward(xs[rows])
                losses.append(float(self._loss(y, self._one_hot(ts[rows]))))
                dW, db = self.backward(ts[rows])
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


class NeuralNetwork__einsum(NeuralNetwork):
    """All products by einsum."""

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
            z = np.einsum("nd,dh->nh", a, W) + b
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
            delta = y * (dy - np.einsum("nc,nc->n", dy, y)[:, None])
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, np.einsum("nd,nh->dh", self.inputs[i], delta))
            db.insert(0, np.einsum("nh->h", delta))
            if i > 0:
                slope = SLOPES[self.activations[i - 1]]
                delta = np.einsum("nh,dh->nd", delta, self.weights[i]) * slope(self.zs[i - 1])
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


class NeuralNetwork__jacobian_of_softmax(NeuralNetwork):
    """mse of softmax with the whole Jacobian of each row."""

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
            delta = np.array([(np.diag(p) - np.outer(p, p)) @ d for p, d in zip(y, dy)])
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


class NeuralNetwork__one_array_in_the_file(NeuralNetwork):
    """The file has one flat array of all numbers, and the sizes of the layers."""

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
        flat = np.concatenate([a.ravel() for a in self.weights + self.biases])
        arrays = {"flat": flat, "layers": np.array(self.layers)}
        np.savez(path, activations=np.array(self.activations), loss=self.loss, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            activations = [str(name) for name in data["activations"]]
            net = cls(data["layers"].tolist(), activations, data["loss"].item())
            flat = data["flat"]
        for array in net.weights + net.biases:
            array[...] = flat[: array.size].reshape(array.shape)
            flat = flat[array.size :]
        return net


class NeuralNetwork__steps_by_zip(NeuralNetwork):
    """np.subtract with out, over all parameters and gradients in one zip."""

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
                for p, g in zip(self.weights + self.biases, dW + db):
                    np.subtract(p, lr * g, out=p)
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


class NeuralNetwork__predict_keeps_nothing(NeuralNetwork):
    """predict has its own loop, and counts hits in evaluate."""

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
        steps = zip(self.weights, self.biases, self.activations)
        return functools.reduce(lambda a, s: ACTIVATIONS[s[2]](a @ s[0] + s[1]), steps, x)

    def evaluate(self, x, t):
        labels = np.argmax(t, axis=1) if t.ndim == 2 else t
        return sum(map(int, self.predict(x).argmax(1) == labels)) / len(x)

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


class NeuralNetwork__slopes_from_outputs(NeuralNetwork):
    """Slopes of sigmoid from its outputs, of relu from their sign."""

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
            delta = dy * y * (1 - y)
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW.insert(0, self.inputs[i].T @ delta)
            db.insert(0, np.sum(delta, axis=0))
            if i > 0:
                a = self.inputs[i]
                slope = a - a * a if self.activations[i - 1] == "sigmoid" else np.sign(a)
                delta = (self.weights[i] @ delta.T).T * slope
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


class NeuralNetwork__stack_of_functions(NeuralNetwork):
    """forward leaves a list of functions, each of which goes one layer back."""

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
        def layer(a, W, b, name):
            z = a @ W + b

            def through_activation(d):
                return d * SLOPES[name](z)

            def through_affine(delta):
                return a.T @ delta, delta.sum(0), delta @ W.T

            self.way_back.append((through_activation, through_affine))
            return ACTIVATIONS[name](z)

        self.way_back = []
        for W, b, name in zip(self.weights, self.biases, self.activations):
            x = layer(x, W, b, name)
        self.y = x.copy()
        return x

    def backward(self, t):
        y, t = self.y, self._one_hot(t)
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            delta = dy
        elif self.activations[-1] == "sigmoid":
            delta = self.way_back[-1][0](dy)
        else:
            delta = y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        dW, db = [], []
        for through_activation, through_affine in self.way_back[::-1]:
            if dW:
                delta = through_activation(d)
            gW, gb, d = through_affine(delta)
            dW.append(gW)
            db.append(gb)
        return dW[::-1], db[::-1]

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
