"""Right implementations for the exercise neural_network, in unusual styles."""

import json
from functools import reduce

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


class NeuralNetwork__small_methods(_BaseNetwork):
    """Many small methods, gradients inserted at the front, arrays W0, b0 ... in the file."""


class NeuralNetwork__views_of_one_vector(_BaseNetwork):
    """All weights and biases are views of one long vector, which is also what is saved."""

    def __init__(self, layers, activations, loss, seed=None):
        _check(layers, activations, loss)
        self.layers, self.activations, self.loss = tuple(layers), tuple(activations), loss
        self.rng = np.random.default_rng(seed)
        sizes = [(d, h) for d, h in zip(layers[:-1], layers[1:])]
        self.vector = np.zeros(sum(d * h + h for d, h in sizes))
        self.weights, self.biases = [], []
        at = 0
        for (d, h), name in zip(sizes, activations):
            W = self.vector[at : at + d * h].reshape(d, h)
            b = self.vector[at + d * h : at + d * h + h]
            at += d * h + h
            W[...] = self.rng.normal(size=(d, h)) * {"relu": 2 / d}.get(name, 1 / d) ** 0.5
            self.weights.append(W)
            self.biases.append(b)

    def save(self, path):
        flat = np.concatenate([p.ravel() for pair in zip(self.weights, self.biases) for p in pair])
        np.savez(path, flat, np.array(self.layers), np.array([self.loss, *self.activations]))

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            flat, layers, words = file["arr_0"], file["arr_1"], file["arr_2"]
        loss, *activations = words.tolist()
        net = cls(layers.tolist(), activations, loss)
        net.vector[:] = flat
        return net


class NeuralNetwork__closures(_BaseNetwork):
    """forward keeps a chain of closures, one for each layer, which backward calls from the end."""

    def forward(self, x):
        self.chain = []

        def link(a, i):
            W = self.weights[i]
            z = a @ W + self.biases[i]

            def back(delta, slope_before):
                before = None if slope_before is None else (delta @ W.T) * slope_before
                return a.T @ delta, delta.sum(axis=0), before

            slope = SLOPES.get(self.activations[i])
            self.chain.append((back, None if slope is None else slope(z)))
            return ACTIVATIONS[self.activations[i]](z)

        self.y = reduce(link, range(len(self.weights)), x)
        return self.y.copy()

    def backward(self, t):
        dy = (self.y - self._one_hot(t)) / len(self.y)
        if self.loss == "mse":
            if self.activations[-1] == "sigmoid":
                dy = dy * self.y * (1 - self.y)
            else:
                dy = self.y * (dy - (dy * self.y).sum(axis=-1)[:, None])
        dW, db = [], []
        for i in range(len(self.chain) - 1, -1, -1):
            W, b, dy = self.chain[i][0](dy, self.chain[i - 1][1] if i > 0 else None)
            dW.append(W)
            db.append(b)
        dW.reverse()
        db.reverse()
        return dW, db


class _Dense:
    """One layer with its parameters."""

    def __init__(self, W, b, name):
        self.W, self.b, self.name = W, b, name

    def forward(self, a):
        self.a = a
        self.z = a @ self.W + self.b
        self.out = ACTIVATIONS[self.name](self.z)
        return self.out


class NeuralNetwork__layer_objects(_BaseNetwork):
    """A helper object for each layer, made in every forward."""

    def forward(self, x):
        self.stack = [_Dense(*p) for p in zip(self.weights, self.biases, self.activations)]
        for dense in self.stack:
            x = dense.forward(x)
        return x

    def backward(self, t):
        top = self.stack[-1]
        hot = self._one_hot(t)
        grad = (top.out - hot) / len(hot)
        kind = (self.loss, top.name)
        if kind == ("mse", "sigmoid"):
            grad = grad * sigmoid_grad(top.z)
        elif kind == ("mse", "softmax"):
            inner = np.einsum("nc,nc->n", grad, top.out)
            grad = top.out * (grad - inner.reshape(-1, 1))
        deltas = [grad]
        for above, below in zip(self.stack[:0:-1], self.stack[-2::-1]):
            deltas.append(deltas[-1] @ above.W.T * SLOPES[below.name](below.z))
        deltas = deltas[::-1]
        return (
            [dense.a.T @ d for dense, d in zip(self.stack, deltas)],
            [d.sum(axis=0) for d in deltas],
        )


class NeuralNetwork__jacobian(_BaseNetwork):
    """The first delta by the full Jacobian of the last activation, example by example."""

    def _first_delta(self, t):
        n = len(t)
        if self.loss == "cross_entropy":
            return self.y / n - t / n
        rows = []
        for y, answer in zip(self.y, t):
            if self.activations[-1] == "softmax":
                J = np.diag(y) - np.outer(y, y)
            else:
                J = np.diag(y - y**2)
            rows.append(J @ (y - answer) / n)
        return np.array(rows)


class NeuralNetwork__recursive(_BaseNetwork):
    """forward and backward as recursions from layer to layer."""

    def forward(self, x):
        self.trace = []
        return self._up(x, 0)

    def _up(self, a, i):
        if i == len(self.weights):
            self.y = a
            return a
        z = np.dot(a, self.weights[i]) + self.biases[i]
        self.trace.append((a, z))
        return self._up(ACTIVATIONS[self.activations[i]](z), i + 1)

    def backward(self, t):
        self.zs = [z for _, z in self.trace]
        return self._down(self._first_delta(self._one_hot(t)), len(self.trace) - 1)

    def _down(self, delta, i):
        own = [np.dot(self.trace[i][0].T, delta)], [np.add.reduce(delta, axis=0)]
        if i == 0:
            return own
        slope = SLOPES[self.activations[i - 1]](self.trace[i - 1][1])
        dW, db = self._down(np.dot(delta, self.weights[i].T) * slope, i - 1)
        return dW + own[0], db + own[1]


class NeuralNetwork__labels_kept(_BaseNetwork):
    """Works with labels where it can: one-hot rows become one-hot again only in backward."""

    def train(self, x, t, *, epochs, batch_size, lr):
        n, losses = x.shape[0], []
        for _ in range(epochs):
            index = np.arange(n)
            self.rng.shuffle(index)
            start = 0
            while start < n:
                xb, tb = x[index[start : start + batch_size]], t[index[start : start + batch_size]]
                y = self.forward(xb)
                losses.append(float(self._loss(y, self._one_hot(tb))))
                for p, g in zip(self.weights + self.biases, sum(self.backward(tb), [])):
                    p[...] = p - lr * g
                start += batch_size
        return losses

    def evaluate(self, x, t):
        hits = 0
        for row, answer in zip(self.predict(x), t):
            right = answer if np.ndim(answer) == 0 else list(answer).index(max(answer))
            hits += int(np.argmax(row) == right)
        return hits / len(t)


class NeuralNetwork__ones_column(_BaseNetwork):
    """A column of ones is joined to a, so that the bias is one more row of W."""

    def forward(self, x):
        self.zs, self.inputs = [], []
        a = x
        for W, b, name in zip(self.weights, self.biases, self.activations):
            wide = np.column_stack([a, np.ones(len(a))])
            self.inputs.append(wide)
            self.zs.append(wide @ np.vstack([W, b]))
            a = ACTIVATIONS[name](self.zs[-1])
        self.y = a
        return a

    def backward(self, t):
        delta = self._first_delta(self._one_hot(t))
        both = [None] * len(self.weights)
        for i in range(len(both))[::-1]:
            both[i] = self.inputs[i].T @ delta
            if i > 0:
                delta = SLOPES[self.activations[i - 1]](self.zs[i - 1]) * (delta @ self.weights[i].T)
        return [g[:-1] for g in both], [g[-1] for g in both]


class NeuralNetwork__json(_BaseNetwork):
    """The file has a JSON text with the layers and names, and each array under a number."""

    def save(self, path):
        text = json.dumps(
            {"layers": list(map(int, self.layers)), "activations": list(self.activations), "loss": self.loss}
        )
        numbered = {str(k): p for k, p in enumerate(self.weights + self.biases)}
        np.savez(path, config=np.array(text), **numbered)

    @classmethod
    def load(cls, path):
        with np.load(path) as data:
            net = cls(**json.loads(data["config"].item()))
            parameters = [data[str(k)] for k in range(2 * len(net.weights))]
        half = len(net.weights)
        net.weights, net.biases = parameters[:half], parameters[half:]
        return net


class NeuralNetwork__compressed(_BaseNetwork):
    """savez_compressed with zero-padded names; load sorts them, and keeps the file's arrays."""

    def save(self, path):
        arrays = {}
        for i, (W, b) in enumerate(zip(self.weights, self.biases)):
            arrays[f"W{i:05d}"] = W
            arrays[f"b{i:05d}"] = b
            arrays[f"name{i:05d}"] = np.array(self.activations[i])
        np.savez_compressed(path, loss=np.array([self.loss]), **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path, allow_pickle=False) as file:
            stored = {key: file[key] for key in sorted(file.files)}
        Ws = [v for k, v in stored.items() if k[0] == "W"]
        bs = [v for k, v in stored.items() if k[0] == "b"]
        names = [v.item() for k, v in stored.items() if k.startswith("name")]
        net = cls([Ws[0].shape[0], *map(len, bs)], names, stored["loss"][0].item())
        net.weights[:], net.biases[:] = Ws, bs
        return net


class NeuralNetwork__einsum(_BaseNetwork):
    """einsum for all products, dicts by layer number, an order from argsort of random keys."""

    def forward(self, x):
        self.a, self.z = {0: x}, {}
        for i, name in enumerate(self.activations):
            self.z[i] = np.einsum("nd,dh->nh", self.a[i], self.weights[i]) + self.biases[i]
            self.a[i + 1] = ACTIVATIONS[name](self.z[i])
        return self.a[len(self.activations)]

    def backward(self, t):
        last = len(self.weights) - 1
        y = self.a[last + 1]
        dy = (y - self._one_hot(t)) / y.shape[0]
        if self.loss == "mse" and self.activations[last] == "softmax":
            d = np.einsum("nc,nc->nc", y, dy) - np.einsum("nc,nk,nk->nc", y, dy, y)
        else:
            d = dy * (sigmoid_grad(self.z[last]) if self.loss == "mse" else 1.0)
        delta = {last: d}
        for i in range(last, 0, -1):
            slope = SLOPES[self.activations[i - 1]](self.z[i - 1])
            delta[i - 1] = np.einsum("nh,dh,nd->nd", delta[i], self.weights[i], slope)
        dW = [np.einsum("nd,nh->dh", self.a[i], delta[i]) for i in range(last + 1)]
        return dW, [np.einsum("nh->h", delta[i]) for i in range(last + 1)]

    def _order(self, n, epoch):
        return np.argsort(self.rng.random(n))


class NeuralNetwork__pure_predict(_BaseNetwork):
    """predict has its own loop, and leaves what backward needs alone; evaluate by one-hot lookup."""

    def predict(self, x):
        a = x
        for i in range(len(self.weights)):
            a = ACTIVATIONS[self.activations[i]](self.biases[i] + np.matmul(a, self.weights[i]))
        return a

    def evaluate(self, x, t):
        best = np.argmax(self.predict(x), axis=-1)
        return np.count_nonzero(self._one_hot(t)[np.arange(len(best)), best]) / len(best)


class NeuralNetwork__orders_first(_BaseNetwork):
    """Draws the orders of all epochs before training; steps are reversed parameter by parameter."""

    def train(self, x, t, *, epochs, batch_size, lr):
        orders = [self.rng.choice(len(x), size=len(x), replace=False) for _ in range(epochs)]
        cuts = range(batch_size, len(x), batch_size)
        parts = [part for order in orders for part in np.split(order, cuts)]

        def one(part):
            loss = self._loss(self.forward(x[part]), self._one_hot(t[part]))
            dW, db = self.backward(t[part])
            for i in reversed(range(len(dW))):
                np.subtract(self.biases[i], lr * db[i], out=self.biases[i])
                np.subtract(self.weights[i], lr * dW[i], out=self.weights[i])
            return float(loss)

        return [one(part) for part in parts]
