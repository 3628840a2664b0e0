"""Right but unusual implementations of ``neural_network``, written from its stub alone."""

import json

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error, mean_squared_error
from softmax import softmax

KINDS = {"sigmoid": sigmoid, "relu": relu, "softmax": softmax}
TILTS = {"sigmoid": sigmoid_grad, "relu": relu_grad}
TARGETS = {"cross_entropy": {"softmax"}, "mse": {"sigmoid", "softmax"}}


def check_parameters(layers, activations, loss):
    """Raise ValueError unless all this describes a network."""
    for name in activations:
        if name not in KINDS:
            raise ValueError(f"unknown activation {name!r}; choose from sigmoid, relu, softmax")
    if loss not in TARGETS:
        raise ValueError(f"unknown loss {loss!r}; choose from cross_entropy, mse")
    if len(layers) != len(activations) + 1:
        raise ValueError(f"{len(layers)} layers do not fit {len(activations)} activations")
    if activations[-1] not in TARGETS[loss]:
        raise ValueError(f"{loss} does not fit {activations[-1]}; choose from {TARGETS[loss]}")
    if "softmax" in activations[:-1]:
        raise ValueError("softmax is for the last layer; choose from sigmoid, relu")


class Dense:
    """One layer, with what it needs for its way back."""

    def __init__(self, W, b, kind):
        self.W, self.b, self.kind = W, b, kind

    def forward(self, x):
        self.x = x
        self.z = x @ self.W + self.b
        return KINDS[self.kind](self.z)

    def jacobian(self):
        """The slope of each output with each z, for each example."""
        y = KINDS[self.kind](self.z)
        if self.kind == "softmax":
            return np.einsum("ni,ij->nij", y, np.eye(y.shape[1])) - np.einsum("ni,nj->nij", y, y)
        return np.einsum("ni,ij->nij", TILTS[self.kind](self.z), np.eye(y.shape[1]))

    def backward(self, dy):
        delta = np.einsum("nij,ni->nj", self.jacobian(), dy)
        return self.x.T @ delta, delta.sum(axis=0), delta @ self.W.T


class NeuralNetwork__layers_are_objects:
    """A list of layer objects with whole Jacobians; cross-entropy as the last layer's own case."""

    def __init__(self, layers, activations, loss, seed=None):
        check_parameters(layers, activations, loss)
        self._loss_name = loss
        self._random = np.random.default_rng(seed)
        self._stack = []
        for d, h, kind in zip(layers, layers[1:], activations):
            W = self._random.standard_normal((d, h)) * ((1 + (kind == "relu")) / d) ** 0.5
            self._stack.append(Dense(W, np.zeros(h), kind))
        self.weights = [layer.W for layer in self._stack]
        self.biases = [layer.b for layer in self._stack]

    def _hot(self, t):
        if np.ndim(t) == 2:
            return np.asarray(t, dtype=float)
        return np.equal.outer(t, np.arange(len(self.biases[-1]))).astype(float)

    def forward(self, x):
        self._n = len(x)
        for layer in self._stack:
            x = layer.forward(x)
        self._y = x.copy()
        return x

    def backward(self, t):
        dy = (self._y - self._hot(t)) / self._n
        grads = []
        for layer in reversed(self._stack):
            if not grads and self._loss_name == "cross_entropy":
                dW, db, dy = layer.x.T @ dy, dy.sum(axis=0), dy @ layer.W.T
            else:
                dW, db, dy = layer.backward(dy)
            grads.append((dW, db))
        return [dW for dW, _ in grads[::-1]], [db for _, db in grads[::-1]]

    def _measure(self, y, t):
        if self._loss_name == "mse":
            return float(((y - t) ** 2).sum() / (2 * len(y)))
        return float(cross_entropy_error(y, t))

    def train(self, x, t, *, epochs, batch_size, lr):
        history, hot = [], self._hot(t)
        for _ in range(epochs):
            rows = np.arange(len(x))
            self._random.shuffle(rows)
            for part in np.split(rows, range(batch_size, len(rows), batch_size)):
                history.append(self._measure(self.forward(x[part]), hot[part]))
                for layer, dW, db in zip(self._stack, *self.backward(hot[part])):
                    layer.W -= lr * dW
                    layer.b -= lr * db
        return history

    def predict(self, x):
        for W, b, layer in zip(self.weights, self.biases, self._stack):
            x = KINDS[layer.kind](x @ W + b)
        return x

    def evaluate(self, x, t):
        hits = self._hot(t)[np.arange(len(x)), self.predict(x).argmax(axis=1)]
        return float(hits.mean())

    def save(self, path):
        names = [layer.kind for layer in self._stack]
        arrays = [*self.weights, *self.biases]
        np.savez(path, *arrays, names=np.array(names), loss=np.array(self._loss_name))

    @classmethod
    def load(cls, path):
        file = np.load(path)
        names = [str(name) for name in file["names"]]
        n = len(names)
        sizes = [file[f"arr_{i}"].shape[0] for i in range(n)] + [file[f"arr_{n - 1}"].shape[1]]
        net = cls(sizes, names, file["loss"].item())
        for i, array in enumerate(net.weights + net.biases):
            array[...] = file[f"arr_{i}"]
        return net


class NeuralNetwork__one_vector:
    """All parameters are views of one vector, which is what the file holds, with JSON beside it."""

    def __init__(self, layers, activations, loss, seed=None):
        check_parameters(layers, activations, loss)
        self.plan = {"layers": [int(n) for n in layers], "activations": [*activations], "loss": loss}
        self.generator = np.random.default_rng(seed)
        pairs = list(zip(layers[:-1], layers[1:]))
        self.vector = np.zeros(sum((d + 1) * h for d, h in pairs))
        self.weights, self.biases = self._views(self.vector)
        for W, name in zip(self.weights, activations):
            W[...] = self.generator.normal(scale=np.sqrt((2.0 if name == "relu" else 1.0) / len(W)), size=W.shape)

    def _views(self, vector):
        weights, biases, start = [], [], 0
        for d, h in zip(self.plan["layers"][:-1], self.plan["layers"][1:]):
            weights.append(vector[start : start + d * h].reshape(d, h))
            biases.append(vector[start + d * h : start + (d + 1) * h])
            start += (d + 1) * h
        return weights, biases

    def forward(self, x):
        self.tape = [(None, np.array(x, dtype=float))]
        for W, b, name in zip(self.weights, self.biases, self.plan["activations"]):
            z = self.tape[-1][1] @ W + b
            self.tape.append((z, KINDS[name](z)))
        return self.tape[-1][1].copy()

    def _labels(self, t):
        return np.argmax(t, axis=-1) if t.ndim > 1 else t

    def _delta(self, t):
        z, y = self.tape[-1]
        error = y.copy()
        error[np.arange(len(y)), self._labels(t)] -= 1
        error /= len(y)
        if self.plan["loss"] == "mse":
            if self.plan["activations"][-1] == "softmax":
                error = y * error - y * np.einsum("nc,nc->n", error, y)[:, np.newaxis]
            else:
                error = error * y * (1 - y)
        return error

    def backward(self, t):
        dW, db = self._views(np.zeros(self.vector.size))
        delta = self._delta(t)
        for i in range(len(dW) - 1, -1, -1):
            z, a = self.tape[i]
            dW[i][...] = a.T @ delta
            db[i][...] = np.ones(len(delta)) @ delta
            if z is not None:
                delta = delta @ self.weights[i].T
                delta = delta * TILTS[self.plan["activations"][i - 1]](z)
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        history = []
        t = self._labels(t)
        for _ in range(epochs):
            queue = self.generator.permutation(len(x)).tolist()
            while queue:
                rows, queue = queue[:batch_size], queue[batch_size:]
                y = self.forward(x[rows])
                one_hot = np.eye(y.shape[1])[t[rows]]
                if self.plan["loss"] == "mse":
                    history.append(mean_squared_error(y, one_hot) / len(rows))
                else:
                    history.append(cross_entropy_error(y, t[rows]))
                dW, db = self.backward(t[rows])
                for array, slope in zip(self.weights + self.biases, dW + db):
                    np.subtract(array, lr * slope, out=array)
        return [float(loss) for loss in history]

    def predict(self, x):
        return self.forward(x)

    def evaluate(self, x, t):
        return np.count_nonzero(self.predict(x).argmax(axis=1) == self._labels(t)) / len(x)

    def save(self, path):
        vector = np.concatenate([part.ravel() for pair in zip(self.weights, self.biases) for part in pair])
        np.savez_compressed(path, plan=np.array(json.dumps(self.plan)), vector=vector)

    @classmethod
    def load(cls, path):
        file = np.load(path, allow_pickle=False)
        net = cls(**json.loads(str(file["plan"])))
        net.vector[:] = file["vector"]
        return net


class NeuralNetwork__recursion:
    """backward calls itself for the layers before; nothing is kept but the last input."""

    def __init__(self, layers, activations, loss, seed=None):
        check_parameters(layers, activations, loss)
        self._activations, self._loss_kind = tuple(activations), loss
        self._rng = np.random.Generator(np.random.PCG64(seed))
        self.weights = [
            self._rng.normal(0, np.sqrt(2 / d) if name == "relu" else np.sqrt(1 / d), size=(d, h))
            for d, h, name in zip(layers, layers[1:], activations)
        ]
        self.biases = [np.zeros(h) for h in layers[1:]]

    def _z(self, x, i):
        return self._a(x, i - 1) @ self.weights[i] + self.biases[i]

    def _a(self, x, i):
        return x if i < 0 else KINDS[self._activations[i]](self._z(x, i))

    def forward(self, x):
        self._x = np.array(x)
        return self.predict(x)

    def predict(self, x):
        return self._a(x, len(self.weights) - 1)

    def _one_hot(self, t):
        return t if t.ndim == 2 else np.eye(self.biases[-1].size)[t]

    def _walk(self, i, delta):
        dW, db = self._a(self._x, i - 1).T @ delta, delta.sum(axis=0)
        if i == 0:
            return [dW], [db]
        slope = TILTS[self._activations[i - 1]](self._z(self._x, i - 1))
        before_W, before_b = self._walk(i - 1, delta @ self.weights[i].T * slope)
        return before_W + [dW], before_b + [db]

    def backward(self, t):
        y = self.predict(self._x)
        dy = (y - self._one_hot(t)) / len(y)
        if self._loss_kind == "mse" and self._activations[-1] == "sigmoid":
            dy = dy * sigmoid_grad(self._z(self._x, len(self.weights) - 1))
        elif self._loss_kind == "mse":
            dy = y * (dy - (dy * y).sum(axis=1)[:, None])
        return self._walk(len(self.weights) - 1, dy)

    def _losses(self, x, t, epochs, batch_size, lr):
        for _ in range(epochs):
            keys = self._rng.random(len(x))
            order = np.argsort(keys)
            for start in range(0, len(order), batch_size):
                batch = order[start : start + batch_size]
                y = self.forward(x[batch])
                if self._loss_kind == "mse":
                    yield float(np.mean([mean_squared_error(*pair) for pair in zip(y, t[batch])]))
                else:
                    yield float(np.mean([cross_entropy_error(*pair) for pair in zip(y, t[batch])]))
                dW, db = self.backward(t[batch])
                for W, step in zip(self.weights, dW):
                    W -= lr * step
                for b, step in zip(self.biases, db):
                    b -= lr * step

    def train(self, x, t, *, epochs, batch_size, lr):
        return list(self._losses(x, self._one_hot(t), epochs, batch_size, lr))

    def evaluate(self, x, t):
        predicted = np.argmax(self.predict(x), axis=1)
        return float(np.mean([row[c] == max(row) for row, c in zip(self._one_hot(t), predicted)]))

    def save(self, path):
        arrays = {}
        for i, (W, b) in enumerate(zip(self.weights, self.biases)):
            arrays[f"layer {i} {self._activations[i]}"] = np.vstack([W, b])
        np.savez(path, loss=self._loss_kind, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            tables = {int(k.split()[1]): (k.split()[2], file[k]) for k in file.files if k != "loss"}
            tables = [tables[i] for i in range(len(tables))]
            sizes = [len(table) - 1 for _, table in tables] + [tables[-1][1].shape[1]]
            net = cls(sizes, [name for name, _ in tables], str(file["loss"]), None)
        for i, (_, table) in enumerate(tables):
            net.weights[i] = np.array(table[:-1])
            net.biases[i] = np.array(table[-1])
        return net


class NeuralNetwork__example_by_example:
    """Gradients in a loop over the examples, with outer products; parameters start from one draw."""

    def __init__(self, layers, activations, loss, seed=None):
        check_parameters(layers, activations, loss)
        self.kinds, self.aim = list(activations), loss
        self.chance = np.random.default_rng(seed)
        counts = [d * h for d, h in zip(layers, layers[1:])]
        numbers = iter(np.split(self.chance.standard_normal(sum(counts)), np.cumsum(counts)[:-1]))
        self.weights, self.biases = [], []
        for d, h, kind in zip(layers, layers[1:], activations):
            W = next(numbers).reshape(d, h).copy()
            W /= np.sqrt(d / 2 if kind == "relu" else d)
            self.weights.append(W)
            self.biases.append(np.zeros((h,)))

    def _row(self, signal):
        zs, signals = [], [signal]
        for W, b, kind in zip(self.weights, self.biases, self.kinds):
            zs.append(signals[-1] @ W + b)
            signals.append(KINDS[kind](zs[-1]))
        return zs, signals

    def forward(self, x):
        self.rows = [self._row(signal) for signal in x]
        return np.array([signals[-1] for _, signals in self.rows]).reshape(len(x), -1)

    def backward(self, t):
        dW = [np.zeros(W.shape) for W in self.weights]
        db = [np.zeros(b.shape) for b in self.biases]
        n = len(self.rows)
        for (zs, signals), answer in zip(self.rows, t):
            y = signals[-1]
            delta = y - (np.arange(y.size) == answer if np.ndim(answer) == 0 else answer)
            if self.aim == "mse":
                if self.kinds[-1] == "softmax":
                    delta = (np.diag(y) - np.outer(y, y)) @ delta
                else:
                    delta = delta * sigmoid_grad(zs[-1])
            for i in range(len(dW) - 1, -1, -1):
                dW[i] += np.outer(signals[i], delta) / n
                db[i] += delta / n
                if i:
                    delta = (self.weights[i] @ delta) * TILTS[self.kinds[i - 1]](zs[i - 1])
        return dW, db

    def train(self, x, t, *, epochs, batch_size, lr):
        history = []
        for _ in range(epochs):
            order = self.chance.permuted(np.arange(len(x)))
            for k in range(-(-len(x) // batch_size)):
                rows = order[k * batch_size : (k + 1) * batch_size]
                y, answers = self.forward(x[rows]), t[rows]
                if self.aim == "cross_entropy":
                    history.append(float(cross_entropy_error(y, answers)))
                else:
                    hot = answers if answers.ndim == 2 else np.eye(y.shape[1])[answers]
                    history.append(float(mean_squared_error(y, hot)) / len(y))
                gradients = self.backward(answers)
                for arrays, slopes in zip((self.weights, self.biases), gradients):
                    for array, slope in zip(arrays, slopes):
                        array -= lr * slope
        return history

    def predict(self, x):
        return np.array([self._row(signal)[1][-1] for signal in x]).reshape(len(x), -1)

    def evaluate(self, x, t):
        right = 0
        for y, answer in zip(self.predict(x), t):
            right += int(np.argmax(y) == (answer if np.ndim(answer) == 0 else np.argmax(answer)))
        return right / len(x)

    def save(self, path):
        about = ";".join([self.aim, *self.kinds]).encode()
        arrays = {"about": np.frombuffer(about, dtype=np.uint8)}
        for i, (W, b) in enumerate(zip(self.weights, self.biases)):
            arrays[f"{i:04d}.weights"], arrays[f"{i:04d}.biases"] = W, b
        np.savez(path, **arrays)

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            aim, *kinds = bytes(file["about"]).decode().split(";")
            weights = [file[name] for name in sorted(file.files) if name.endswith("weights")]
            biases = [file[name] for name in sorted(file.files) if name.endswith("biases")]
        net = cls([*map(len, weights), weights[-1].shape[1]], kinds, aim, seed=0)
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__bias_rows_and_slots:
    """Tables of weights with the biases in the last row; weights and biases are views of them."""

    __slots__ = ("sizes", "kinds", "goal", "rng", "tables", "weights", "biases", "kept")

    def __init__(self, layers, activations, loss, seed=None):
        check_parameters(layers, activations, loss)
        self.sizes, self.kinds, self.goal = tuple(layers), tuple(activations), loss
        self.rng = np.random.default_rng(seed)
        self.tables = [np.zeros((d + 1, h)) for d, h in zip(self.sizes, self.sizes[1:])]
        self.weights = [table[:-1] for table in self.tables]
        self.biases = [table[-1] for table in self.tables]
        for W, kind in zip(self.weights, self.kinds):
            gain = {"relu": 2.0}.get(kind, 1.0)
            W += self.rng.normal(0.0, 1.0, W.shape) * np.sqrt(gain / W.shape[0])

    def _outputs(self, x, kept):
        for table, kind in zip(self.tables, self.kinds):
            x = np.column_stack([x, np.ones(len(x))])
            z = x @ table
            kept.append((x, z))
            x = KINDS[kind](z)
        return x

    def forward(self, x):
        self.kept = []
        y = self._outputs(x, self.kept)
        return y

    def predict(self, x):
        return self._outputs(x, [])

    def _rows(self, t):
        if t.ndim == 2:
            return t.astype(float)
        rows = np.zeros((len(t), self.sizes[-1]))
        rows[range(len(t)), t] = 1
        return rows

    def backward(self, t):
        y = KINDS[self.kinds[-1]](self.kept[-1][1])
        delta = (y - self._rows(t)) / y.shape[0]
        if (self.goal, self.kinds[-1]) == ("mse", "sigmoid"):
            delta = delta * (y - y * y)
        elif self.goal == "mse":
            delta = y * delta - y * np.sum(y * delta, axis=1, keepdims=True)
        gradients = []
        for i, (x, _) in reversed(list(enumerate(self.kept))):
            gradients.append(x.T @ delta)
            if i > 0:
                delta = delta @ self.weights[i].T
                delta = delta * TILTS[self.kinds[i - 1]](self.kept[i - 1][1])
        gradients.reverse()
        return [table[:-1] for table in gradients], [table[-1] for table in gradients]

    def train(self, x, t, *, epochs, batch_size, lr):
        rows, losses = self._rows(t), []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            remaining = order
            while remaining.size:
                batch, remaining = remaining[:batch_size], remaining[batch_size:]
                y = self.forward(x[batch])
                if self.goal == "mse":
                    losses.append(float(0.5 * np.sum((y - rows[batch]) ** 2, axis=1).mean()))
                else:
                    losses.append(float(cross_entropy_error(y, rows[batch].argmax(axis=1))))
                dW, db = self.backward(rows[batch])
                for table, slopes, last in zip(self.tables, dW, db):
                    table -= lr * np.vstack([slopes, last])
        return losses

    def evaluate(self, x, t):
        return float((self.predict(x).argmax(axis=1) == self._rows(t).argmax(axis=1)).mean())

    def save(self, path):
        tables = {f"table{i}": table for i, table in enumerate(self.tables)}
        words = np.array([self.goal, *self.kinds])
        np.savez(path, words=words, sizes=np.array(self.sizes), **tables)

    @classmethod
    def load(cls, path):
        file = np.load(path)
        goal, *kinds = file["words"].tolist()
        net = cls(file["sizes"].tolist(), kinds, goal)
        for i, table in enumerate(net.tables):
            np.copyto(table, file[f"table{i}"])
        return net
