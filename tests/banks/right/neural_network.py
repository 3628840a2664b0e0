"""Right variations of ``neural_network``: a grader must accept each of them."""

import io
import json

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from neural_network import NeuralNetwork
from softmax import softmax

ALL = {"sigmoid": sigmoid, "relu": relu, "softmax": softmax}


def _one_hot(t, classes):
    return t if t.ndim == 2 else np.eye(classes)[t]


# The initial weights and biases


class NeuralNetwork__uniform_of_equal_variance(NeuralNetwork):
    """Uniform numbers of the same variance keep signals as large as normal ones do."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for W, name in zip(self.weights, activations, strict=True):
            bound = np.sqrt((6 if name == "relu" else 3) / len(W))
            W[...] = self.rng.uniform(-bound, bound, W.shape)


class NeuralNetwork__old_generator(NeuralNetwork):
    """RandomState is a generator of one's own too."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.rng = np.random.RandomState(seed)
        self.weights = [self.rng.randn(*W.shape) * np.sqrt(self._variance(i)) for i, W in enumerate(self.weights)]

    def _variance(self, i):
        return (2.0 if self.activations[i] == "relu" else 1.0) / len(self.weights[i])


class NeuralNetwork__single_precision(NeuralNetwork):
    """float32 is enough."""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.weights = [W.astype(np.float32) for W in self.weights]
        self.biases = [b.astype(np.float32) for b in self.biases]

    def forward(self, x):
        return super().forward(np.asarray(x, dtype=np.float32))


class NeuralNetwork__more_arguments(NeuralNetwork):
    """Arguments with defaults behind those that are asked for do no harm."""

    def __init__(self, layers, activations, loss, seed=None, momentum=0.0, name="net"):
        super().__init__(layers, activations, loss, seed)
        self.momentum, self.name = momentum, name


class NeuralNetwork__other_words_in_the_messages(NeuralNetwork):
    """A message may say more, in any words, as long as the choices are in it."""

    def __init__(self, layers, activations, loss, seed=None):
        if any(name not in ALL for name in activations):
            raise ValueError(f"activations={activations!r}: each must be one of {list(ALL)}")
        if loss not in ("mse", "cross_entropy"):
            raise ValueError("loss must be 'mse' or 'cross_entropy', not " + repr(loss))
        super().__init__(layers, activations, loss, seed)


# The whole network


class _Layer:
    """A layer that knows its parameters by reference, its activation, and what it saw last."""

    def __init__(self, W, b, activation):
        self.W, self.b, self.activation = W, b, activation

    def forward(self, x):
        self.x, self.z = x, np.dot(x, self.W) + self.b
        self.y = ALL[self.activation](self.z)
        return self.y

    def through_the_activation(self, dy):
        if self.activation == "relu":
            return np.where(self.z > 0, dy, 0)
        if self.activation == "sigmoid":
            return dy * self.y * (1 - self.y)
        jacobian = np.einsum("ni,ij->nij", self.y, np.eye(self.y.shape[1])) - np.einsum("ni,nj->nij", self.y, self.y)
        return np.einsum("nij,nj->ni", jacobian, dy)

    def backward(self, delta):
        self.dW, self.db = np.einsum("nd,nh->dh", self.x, delta), np.ones(len(delta)) @ delta
        return delta @ self.W.T


class NeuralNetwork__objects_for_layers:
    """A list of layer objects, made once, with parameters by reference; the Jacobian of softmax written out."""

    def __init__(self, layers, activations, loss, seed=None):
        if set(activations) - set(ALL):
            raise ValueError("activations are sigmoid, relu, softmax")
        if loss not in {"cross_entropy", "mse"}:
            raise ValueError("losses are cross_entropy, mse")
        if len(layers) - len(activations) != 1 or (loss != "mse" and activations[-1] != "softmax"):
            raise ValueError("these do not fit")
        if "softmax" in activations[:-1] or activations[-1] == "relu":
            raise ValueError("an activation is in the wrong place")
        self.generator = np.random.default_rng(seed)
        self.loss_name = loss
        self.objects = []
        for i, name in enumerate(activations):
            gain = 2 if name == "relu" else 1
            W = self.generator.normal(0, np.sqrt(gain / layers[i]), (layers[i], layers[i + 1]))
            self.objects.append(_Layer(W, np.zeros(layers[i + 1]), name))
        self.weights = [each.W for each in self.objects]
        self.biases = [each.b for each in self.objects]

    def forward(self, x):
        for layer in self.objects:
            x = layer.forward(x)
        return x

    def backward(self, t):
        last = self.objects[-1]
        dy = (last.y - _one_hot(t, last.y.shape[1])) / len(t)
        delta = dy if self.loss_name == "cross_entropy" else last.through_the_activation(dy)
        for i in range(len(self.objects) - 1, -1, -1):
            dx = self.objects[i].backward(delta)
            if i:
                delta = self.objects[i - 1].through_the_activation(dx)
        return tuple(each.dW for each in self.objects), tuple(each.db for each in self.objects)

    def train(self, x, t, epochs=1, batch_size=100, lr=0.01):
        history = np.zeros(0)
        for _ in range(epochs):
            order = np.arange(len(x))
            self.generator.shuffle(order)
            for rows in np.split(order, range(batch_size, len(x), batch_size)):
                y, answers = self.forward(x[rows]), _one_hot(t[rows], len(self.biases[-1]))
                if self.loss_name == "mse":
                    each = 0.5 * ((y - answers) ** 2).sum(axis=1)
                else:
                    each = -np.log(np.clip((y * answers).sum(axis=1), 1e-15, 1))
                history = np.append(history, each.mean())
                self.backward(t[rows])
                for layer in self.objects:
                    layer.W -= lr * layer.dW
                    layer.b -= lr * layer.db
        return history

    def predict(self, x):
        for layer in self.objects:
            x = ALL[layer.activation](x @ layer.W + layer.b)
        return x

    def evaluate(self, x, t):
        hits = 0
        for i in range(len(x)):
            answer = t[i] if t.ndim == 1 else t[i].argmax()
            hits += int(self.predict(x[i : i + 1]).argmax() == answer)
        return hits / len(x)

    def save(self, path):
        description = json.dumps([self.loss_name, [layer.activation for layer in self.objects]])
        flat = np.concatenate([each.ravel() for layer in self.objects for each in (layer.W, layer.b)])
        sizes = np.array([len(self.weights[0]), *map(len, self.biases)])
        np.savez_compressed(path, description=np.array(description), flat=flat, sizes=sizes)

    @classmethod
    def load(cls, path):
        file = np.load(path, allow_pickle=False)
        loss, activations = json.loads(str(file["description"]))
        net = cls([int(size) for size in file["sizes"]], activations, loss)
        start = 0
        for layer in net.objects:
            for param in (layer.W, layer.b):
                param[...] = file["flat"][start : start + param.size].reshape(param.shape)
                start += param.size
        return net


class NeuralNetwork__example_by_example(NeuralNetwork):
    """As the notes do it, one example at a time, with the gradients added up inside the loop over the batch."""

    def forward(self, x):
        self.kept = [self._signals_of(row) for row in x]
        return np.array([signals[-1][1] for signals in self.kept])

    def _signals_of(self, row):
        signals = [(None, row[None, :])]
        for W, b, name in zip(self.weights, self.biases, self.activations, strict=True):
            z = signals[-1][1] @ W + b
            signals.append((z, ALL[name](z)))
        return [signals[0], *signals[1:-1], (signals[-1][0], signals[-1][1][0])]

    def backward(self, t):
        dW, db = [np.zeros_like(W) for W in self.weights], [np.zeros_like(b) for b in self.biases]
        for signals, answer in zip(self.kept, _one_hot(t, len(self.biases[-1])), strict=True):
            delta = self._first_delta(signals[-1], answer)
            for i in range(len(dW) - 1, -1, -1):
                dW[i] += np.outer(signals[i][1], delta) / len(self.kept)
                db[i] += delta / len(self.kept)
                if i > 0:
                    slope = {"relu": relu_grad, "sigmoid": sigmoid_grad}[self.activations[i - 1]]
                    delta = (self.weights[i] @ delta) * slope(signals[i][0][0])
        return dW, db

    def _first_delta(self, signal, answer):
        z, y = signal[0][0], signal[1]
        if self.loss == "cross_entropy":
            return y - answer
        if self.activations[-1] == "sigmoid":
            return (y - answer) * sigmoid_grad(z)
        return (np.diag(y) - np.outer(y, y)) @ (y - answer)


# Single methods


class NeuralNetwork__shuffles_copies(NeuralNetwork):
    """Whole shuffled copies of x and t, cut into slices."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            x, t = x[order], t[order]
            for start in range(0, len(x), batch_size):
                part = slice(start, start + batch_size)
                losses.append(self._loss(self.forward(x[part]), self._one_hot(t[part])))
                for param, gradient in zip([*self.weights, *self.biases], sum(self.backward(t[part]), []), strict=True):
                    param -= lr * gradient
        return tuple(losses)


class NeuralNetwork__order_drawn_by_sorting(NeuralNetwork):
    """Sorting random keys gives a random order; an index may be taken from a pool until it is empty."""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            pool = list(np.argsort(self.rng.random(len(x))))
            while pool:
                rows, pool = pool[:batch_size], pool[batch_size:]
                losses.append(self._loss(self.forward(x[rows]), self._one_hot(t[rows])))
                dW, db = self.backward(t[rows])
                for i in range(len(dW)):
                    self.weights[i] -= lr * dW[i]
                    self.biases[i] -= lr * db[i]
        return losses


class NeuralNetwork__labels_inside(NeuralNetwork):
    """Labels or one-hot rows, found out by the number of axes, each in its place."""

    def _one_hot(self, t):
        if np.ndim(t) == 2:
            return np.array(t)
        rows = np.zeros((len(t), self.biases[-1].size))
        rows[range(len(t)), t] = 1
        return rows


class NeuralNetwork__predict_keeps_nothing(NeuralNetwork):
    """predict may leave alone what backward needs."""

    def predict(self, x):
        for W, b, name in zip(self.weights, self.biases, self.activations, strict=True):
            x = ALL[name](x @ W + b)
        return x


class NeuralNetwork__predict_returns_lists(NeuralNetwork):
    """A list of lists of numbers is an array to whoever compares values."""

    def predict(self, x):
        return self.forward(x).tolist()


class NeuralNetwork__gradients_as_they_come(NeuralNetwork):
    """Filled from the end, in lists made beforehand."""

    def backward(self, t):
        n = len(self.weights)
        dW, db = [None] * n, [None] * n
        delta = self._first_delta(t)
        for i in range(1, n + 1):
            dW[-i], db[-i] = (delta.T @ self._signals[-i - 1]).T, delta.sum(0)
            if i < n:
                z = self._zs[-i - 1]
                slope = (z >= 0) * 1.0 if self.activations[-i - 1] == "relu" else sigmoid_grad(z)
                delta = np.einsum("nh,dh->nd", delta, self.weights[-i]) * slope
        return [dW, db]

    def _first_delta(self, t):
        y = self._signals[-1]
        delta = y.copy()
        delta[np.arange(len(y)), t if t.ndim == 1 else np.argmax(t, axis=1)] -= 1
        if self.loss == "mse":
            jacobian = np.einsum("ni,ij->nij", y, np.eye(y.shape[1])) - np.einsum("ni,nj->nij", y, y)
            is_softmax = self.activations[-1] == "softmax"
            delta = np.einsum("nij,nj->ni", jacobian, delta) if is_softmax else delta * y * (1 - y)
        return delta / len(y)


class NeuralNetwork__saves_with_other_names(NeuralNetwork):
    """Names of arrays are free; so is to write the archive in memory first."""

    def save(self, path):
        memory = io.BytesIO()
        params = [param for pair in zip(self.weights, self.biases, strict=True) for param in pair]
        np.savez(memory, *params, words=np.array([self.loss, *self.activations]))
        if hasattr(path, "write"):
            path.write(memory.getvalue())
        else:
            with open(path, "wb") as file:
                file.write(memory.getvalue())

    @classmethod
    def load(cls, path):
        file = np.load(path)
        loss, *activations = (str(word) for word in file["words"])
        params = [file[f"arr_{i}"] for i in range(2 * len(activations))]
        net = cls([params[0].shape[0], *(b.size for b in params[1::2])], activations, loss)
        net.weights[:], net.biases[:] = params[::2], params[1::2]
        return net


class NeuralNetwork__load_as_a_static_method(NeuralNetwork):
    """Called on the class, a static method does as well."""

    @staticmethod
    def load(path):
        with np.load(path) as file:
            names = [str(name) for name in file["activations"]]
            weights, biases = ([file[f"{key}{i}"] for i in range(len(names))] for key in "Wb")
            layers = [W.shape[0] for W in weights] + [weights[-1].shape[1]]
            net = NeuralNetwork(layers, names, file["loss"].item())
        for params, loaded in ((net.weights, weights), (net.biases, biases)):
            for param, value in zip(params, loaded, strict=True):
                param[...] = value
        return net
