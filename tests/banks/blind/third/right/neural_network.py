"""Right networks of any depth, written in unusual ways."""

import functools
import json
import math
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


class NeuralNetwork__recursive(_BaseNet):
    """Unusual: forward and backward by recursion over the layers."""

    def forward(self, x):
        self.zs, self.inputs = [], []

        def go(i, a):
            if i == len(self.weights):
                return a
            self.inputs.append(a)
            self.zs.append(np.add(np.dot(a, self.weights[i]), self.biases[i]))
            return go(i + 1, ACTIVATIONS[self.activations[i]](self.zs[i]))

        self.y = go(0, x)
        return self.y

    def backward(self, t):
        def back(i, delta):
            if i < 0:
                return [], []
            below = None
            if i:
                slope = SLOPES[self.activations[i - 1]](self.zs[i - 1])
                below = np.dot(delta, self.weights[i].T) * slope
            dW, db = back(i - 1, below)
            dW.append(np.dot(self.inputs[i].T, delta))
            db.append(delta.sum(axis=0))
            return dW, db

        return back(len(self.weights) - 1, self._last_delta(t))


class NeuralNetwork__tape(_BaseNet):
    """Unusual: forward leaves a tape of functions, and backward plays it from the end."""

    def forward(self, x):
        tape = []
        a = x
        for i, (W, b, name) in enumerate(zip(self.weights, self.biases, self.activations)):
            z = a @ W + b

            def pull(delta, a=a, W=W, before=None if i == 0 else (self.activations[i - 1], last_z)):
                grads = a.T @ delta, delta.sum(axis=0)
                if before is None:
                    return grads, None
                return grads, (delta @ W.T) * SLOPES[before[0]](before[1])

            tape.append(pull)
            last_z = z
            a = ACTIVATIONS[name](z)
        self.tape, self.y, self.zs = tape, a, [z]
        return a.copy()

    def backward(self, t):
        delta, found = self._last_delta(t), []
        for pull in reversed(self.tape):
            grads, delta = pull(delta)
            found.append(grads)
        dW, db = zip(*reversed(found))
        return list(dW), list(db)


class NeuralNetwork__einsum(_BaseNet):
    """Unusual: einsum, and the slopes kept instead of each z."""

    def forward(self, x):
        self.inputs, self.slopes = [x], []
        for i, name in enumerate(self.activations):
            z = np.einsum("nd,dh->nh", self.inputs[-1], self.weights[i]) + self.biases[i]
            self.slopes.append(SLOPES[name](z) if name in SLOPES else None)
            self.inputs.append(ACTIVATIONS[name](z))
        return np.array(self.inputs[-1])

    def backward(self, t):
        y = self.inputs[-1]
        dy = (y - self._one_hot(t)) / y.shape[0]
        if self.loss == "mse" and self.slopes[-1] is not None:
            dy = dy * self.slopes[-1]
        elif self.loss == "mse":
            dy = y * (dy - np.einsum("nc,nc->n", dy, y)[:, None])
        dW, db = [], []
        for i in range(len(self.weights) - 1, -1, -1):
            dW = [np.einsum("nd,nh->dh", self.inputs[i], dy)] + dW
            db = [np.einsum("nh->h", dy)] + db
            if i != 0:
                dy = np.einsum("nh,dh,nd->nd", dy, self.weights[i], self.slopes[i - 1])
        return dW, db


class NeuralNetwork__jacobian_of_softmax(_BaseNet):
    """Unusual: mse of softmax by the full Jacobian of each row."""

    def _last_delta(self, t):
        dy = (self.y - self._one_hot(t)) / len(self.y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "sigmoid":
            return dy * (self.y - self.y**2)
        return np.array([(np.diag(y) - np.outer(y, y)) @ d for y, d in zip(self.y, dy)])


class NeuralNetwork__example_by_example(_BaseNet):
    """Unusual: backward adds up outer products, one example after the other."""

    def backward(self, t):
        first = self._last_delta(t)
        dW = [np.zeros(W.shape) for W in self.weights]
        db = [np.zeros(b.shape) for b in self.biases]
        for n, delta in enumerate(first):
            for i in range(len(dW))[::-1]:
                dW[i] += np.outer(self.inputs[i][n], delta)
                db[i] += delta
                if i > 0:
                    slope = SLOPES[self.activations[i - 1]](self.zs[i - 1][n])
                    delta = self.weights[i].dot(delta) * slope
        return dW, db


class NeuralNetwork__column_of_ones(_BaseNet):
    """Unusual: biases as the weights of a further input of 1, stacked in each forward."""

    def forward(self, x):
        self.zs, self.inputs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            self.inputs.append(np.hstack([a, np.ones((len(a), 1))]))
            self.zs.append(self.inputs[-1] @ np.vstack([W, b]))
            a = ACTIVATIONS[name](self.zs[-1])
        self.y = a
        return a

    def backward(self, t):
        both = super().backward(t)[0]
        return [g[:-1].copy() for g in both], [g[-1].copy() for g in both]


class NeuralNetwork__one_vector_in_file(_BaseNet):
    """Unusual: all numbers in one flat vector, and a description in JSON as text."""

    def save(self, path):
        sizes = [len(self.weights[0])] + [len(b) for b in self.biases]
        about = json.dumps({"s": sizes, "a": self.activations, "l": self.loss})
        flat = np.concatenate([p.ravel() for p in self.weights + self.biases])
        np.savez(path, np.array(about), flat)

    @classmethod
    def load(cls, path):
        with np.load(_npz(path)) as file:
            about, flat = json.loads(file["arr_0"].item()), file["arr_1"]
        net = cls(about["s"], about["a"], about["l"])
        place = 0
        for p in net.weights + net.biases:
            p[...] = flat[place : place + p.size].reshape(p.shape)
            place += p.size
        return net


class NeuralNetwork__bytes_in_file(_BaseNet):
    """Unusual: a compressed file, texts as bytes, names of arrays with padded numbers."""

    def save(self, path):
        text = " ".join([self.loss, *self.activations]).encode()
        arrays = {"text": np.frombuffer(text, dtype=np.uint8)}
        for i, pair in enumerate(zip(self.weights, self.biases)):
            arrays[f"layer_{i:04}"] = np.vstack(pair)
        np.savez_compressed(path, **arrays)

    @classmethod
    def load(cls, path):
        file = np.load(_npz(path))
        loss, *activations = file["text"].tobytes().decode().split()
        both = [file[name] for name in sorted(file.files) if name != "text"]
        file.close()
        sizes = [both[0].shape[0] - 1, *(p.shape[1] for p in both)]
        net = cls(sizes, activations, loss, seed=1)
        for p, W, b in zip(both, net.weights, net.biases):
            W[:], b[:] = p[:-1], p[-1]
        return net


class NeuralNetwork__split_batches(_BaseNet):
    """Unusual: order by argsort of random numbers, batches by np.split, copyto for steps."""

    def train(self, x, t, *, epochs, batch_size, lr):
        history = []
        for _ in range(epochs):
            order = np.argsort(self.rng.random(len(x)))
            for rows in np.split(order, list(range(batch_size, len(x), batch_size))):
                y = self.forward(x.take(rows, axis=0))
                answers = self._one_hot(t.take(rows, axis=0))
                history += [self._loss(y, answers)]
                for params, grads in zip((self.weights, self.biases), self.backward(answers)):
                    for p, g in zip(params, grads):
                        np.copyto(p, p - lr * g)
        return history


class NeuralNetwork__shuffled_queue(_BaseNet):
    """Unusual: rows are shuffled in a list and popped off its end."""

    def train(self, x, t, *, epochs, batch_size, lr):
        history = []
        for _ in range(epochs):
            waiting = list(range(len(x)))
            self.rng.shuffle(waiting)
            while waiting:
                rows = [waiting.pop() for _ in range(min(batch_size, len(waiting)))]
                y = self.forward(x[rows])
                history.append(float(self._loss(y, self._one_hot(t[rows]))))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    np.subtract(self.weights[i], lr * dW[i], out=self.weights[i])
                    np.subtract(self.biases[i], lr * db[i], out=self.biases[i])
        return history


class NeuralNetwork__predict_keeps_nothing(_BaseNet):
    """Unusual: predict goes its own way, and leaves what backward needs alone."""

    def predict(self, x):
        step = lambda a, layer: ACTIVATIONS[layer[2]](a @ layer[0] + layer[1])
        return functools.reduce(step, zip(self.weights, self.biases, self.activations), x)


class NeuralNetwork__evaluate_in_pieces(_BaseNet):
    """Unusual: counts hits in pieces of seven examples."""

    def evaluate(self, x, t):
        hits = 0
        for i in range(0, len(x), 7):
            y = self.predict(x[i : i + 7])
            hot = self._one_hot(t[i : i + 7])
            hits += int(hot[np.arange(len(y)), y.argmax(axis=1)].sum())
        return hits / len(x)


class NeuralNetwork__other_draws(_BaseNet):
    """Unusual: weights from rng.normal in column order, biases from lists."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.activations = tuple(activations)
        self.loss = loss
        self.rng = np.random.default_rng(seed)
        self.weights = []
        self.biases = [np.array([0.0] * size) for size in layers[1:]]
        for i, name in enumerate(activations):
            scale = math.sqrt({"relu": 2}.get(name, 1) / layers[i])
            self.weights.append(self.rng.normal(0.0, scale, size=(layers[i + 1], layers[i])).T)


class NeuralNetwork__drawn_from_the_end(_BaseNet):
    """Unusual: draws the weights from the last layer to the first; one array of flat numbers."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.activations, self.loss = list(activations), loss
        self.rng = np.random.default_rng(seed)
        shapes = list(zip(layers[:-1], layers[1:]))
        numbers = self.rng.standard_normal(sum(d * h for d, h in shapes))
        self.weights, self.biases = [], []
        for (d, h), name in zip(shapes[::-1], activations[::-1]):
            part, numbers = numbers[: d * h].copy(), numbers[d * h :]
            part *= (2.0 / d) ** 0.5 if name == "relu" else d**-0.5
            self.weights.insert(0, part.reshape(d, h))
            self.biases.insert(0, np.zeros_like(part[:h]))

    def evaluate(self, x, t):
        right = np.nonzero(t)[1] if t.ndim == 2 else t
        return 1 - np.count_nonzero(self.predict(x).argmax(axis=1) - right) / len(x)
