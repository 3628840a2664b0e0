"""Right but unusual implementations of ``two_layer_net``, written from its stub alone."""

import collections

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax

Signals = collections.namedtuple("Signals", "x hidden y")


def labels_of(t):
    """Labels, whichever form the answers have."""
    return np.argmax(t, axis=1) if np.ndim(t) == 2 else np.asarray(t)


class TwoLayerNet__formulas_without_layers:
    """Writes forward and backward out, and keeps nothing between calls."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = dict(
            W1=np.random.randn(input_size, hidden_size) * weight_init_std,
            b1=np.zeros((hidden_size,)),
            W2=np.random.randn(hidden_size, output_size) * weight_init_std,
            b2=np.zeros((output_size,)),
        )

    def _signals(self, x):
        W1, b1, W2, b2 = (self.params[key] for key in ("W1", "b1", "W2", "b2"))
        hidden = 0.5 + 0.5 * np.tanh((x @ W1 + b1) / 2)
        return Signals(x, hidden, softmax(hidden @ W2 + b2))

    def predict(self, x):
        return self._signals(x).y

    def loss(self, x, t):
        y = self.predict(x)
        return -np.mean(np.log(y[np.arange(len(y)), labels_of(t)] + 1e-7))

    def accuracy(self, x, t):
        return np.count_nonzero(self.predict(x).argmax(axis=-1) == labels_of(t)) / len(x)

    def numerical_gradient(self, x, t):
        grads = {}
        for key in self.params:
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), self.params[key])
        return grads

    def gradient(self, x, t):
        signals = self._signals(x)
        delta = signals.y.copy()
        delta[np.arange(len(x)), labels_of(t)] -= 1
        delta /= len(x)
        before = delta @ self.params["W2"].T * signals.hidden * (1 - signals.hidden)
        return {
            "W2": signals.hidden.T @ delta,
            "b2": delta.sum(axis=0),
            "W1": x.T @ before,
            "b1": before.sum(axis=0),
        }


class TwoLayerNet__views_of_one_long_row:
    """All parameters are views of one row of numbers, so that one += moves them all."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        d, h, c = input_size, hidden_size, output_size
        self.row = np.zeros(d * h + h + h * c + c)
        places = np.cumsum([d * h, h, h * c])
        W1, b1, W2, b2 = np.split(self.row, places)
        self.params = {"W1": W1.reshape(d, h), "b1": b1, "W2": W2.reshape(h, c), "b2": b2}
        for key in ("W1", "W2"):
            array = self.params[key]
            array[...] = np.random.randn(array.size).reshape(array.shape)
            array *= weight_init_std

    def _forward(self, x):
        layers = (
            Affine(self.params["W1"], self.params["b1"]),
            Sigmoid(),
            Affine(self.params["W2"], self.params["b2"]),
        )
        for layer in layers:
            x = layer.forward(x)
        return layers, x

    def predict(self, x):
        return softmax(self._forward(x)[1])

    def loss(self, x, t):
        return float(SoftmaxWithLoss().forward(self._forward(x)[1], t))

    def accuracy(self, x, t):
        hits = np.equal(np.argmax(self._forward(x)[1], axis=1), labels_of(t))
        return sum(hits.tolist()) / hits.size

    def numerical_gradient(self, x, t):
        def loss_with(_):
            return self.loss(x, t)

        return dict(zip(self.params, (numerical_gradient(loss_with, a) for a in self.params.values())))

    def gradient(self, x, t):
        (first, squash, second), scores = self._forward(x)
        end = SoftmaxWithLoss()
        end.forward(scores, t)
        first.backward(squash.backward(second.backward(end.backward())))
        return dict(W1=first.dW, b1=first.db, W2=second.dW, b2=second.db)


class TwoLayerNet__ordered_dict_of_layers:
    """Layers by name, made anew in each call and kept on the network."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        sizes = input_size, hidden_size, output_size
        self.params = collections.OrderedDict()
        for i in (0, 1):
            weights = np.random.randn(*sizes[i : i + 2])
            weights *= weight_init_std
            self.params[f"W{i + 1}"] = weights
            self.params[f"b{i + 1}"] = np.zeros(sizes[i + 1])

    def _scores(self, x):
        self.layers = collections.OrderedDict(
            affine1=Affine(self.params["W1"], self.params["b1"]),
            sigmoid=Sigmoid(),
            affine2=Affine(self.params["W2"], self.params["b2"]),
        )
        signal = x
        for layer in self.layers.values():
            signal = layer.forward(signal)
        return signal

    def predict(self, x):
        scores = self._scores(x)
        return softmax(scores)

    def loss(self, x, t):
        self.end = SoftmaxWithLoss()
        return self.end.forward(self._scores(x), np.eye(self.params["b2"].size)[labels_of(t)])

    def accuracy(self, x, t):
        wrong = self.predict(x).argmax(axis=1) - labels_of(t)
        return (wrong.size - np.count_nonzero(wrong)) / wrong.size

    def numerical_gradient(self, x, t):
        grads = collections.OrderedDict()
        for key, array in reversed(self.params.items()):
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), array)
        return grads

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.end.backward(1.0)
        grads = {}
        for name, layer in reversed(self.layers.items()):
            dout = layer.backward(dout)
            if name.startswith("affine"):
                grads["W" + name[-1]], grads["b" + name[-1]] = layer.dW, layer.db
        return grads


class TwoLayerNet__gradient_example_by_example:
    """The gradient of a batch is the mean of gradients of single examples."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        draw = np.random.randn
        self.params = {}
        self.params["W1"] = weight_init_std * draw(input_size, hidden_size)
        self.params["W2"] = weight_init_std * draw(hidden_size, output_size)
        self.params.update(b1=np.zeros(hidden_size), b2=np.zeros(output_size))

    def predict(self, x):
        p = self.params
        hidden = Sigmoid().forward(Affine(p["W1"], p["b1"]).forward(x))
        return softmax(Affine(p["W2"], p["b2"]).forward(hidden))

    def loss(self, x, t):
        p = self.predict(x)[np.arange(len(x)), labels_of(t)]
        return np.log(np.maximum(p, 1e-7)).mean() * -1

    def accuracy(self, x, t):
        y = self.predict(x)
        return float(np.mean([row.argmax() == answer for row, answer in zip(y, labels_of(t))]))

    def numerical_gradient(self, x, t):
        return {k: numerical_gradient(lambda _: self.loss(x, t), self.params[k]) for k in self.params}

    def gradient(self, x, t):
        p = self.params
        total = {key: np.zeros(array.shape) for key, array in p.items()}
        for row, answer in zip(x, labels_of(t)):
            hidden = Sigmoid().forward(row @ p["W1"] + p["b1"])
            delta = softmax(hidden @ p["W2"] + p["b2"])
            delta[answer] -= 1
            before = p["W2"] @ delta * hidden * (1 - hidden)
            for key, part in (
                ("W1", np.outer(row, before)),
                ("b1", before),
                ("W2", np.outer(hidden, delta)),
                ("b2", delta),
            ):
                total[key] += part / len(x)
        return total


class TwoLayerNet__read_only_property:
    """params is a property without a setter; its arrays can be changed as ever."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        first = np.random.randn(input_size, hidden_size)
        second = np.random.randn(hidden_size, output_size)
        self._params = {
            "W1": np.multiply(first, weight_init_std),
            "b1": np.zeros(hidden_size),
            "W2": np.multiply(second, weight_init_std),
            "b2": np.zeros(output_size),
        }

    @property
    def params(self):
        return self._params

    def predict(self, x):
        scores = self._chain(x)[-1]
        return softmax(scores)

    def _chain(self, x):
        first = Affine(self.params["W1"], self.params["b1"])
        middle = Sigmoid()
        last = Affine(self.params["W2"], self.params["b2"])
        return first, middle, last, last.forward(middle.forward(first.forward(x)))

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self._chain(x)[-1], t)

    def accuracy(self, x, t):
        return float((self._chain(x)[-1].argmax(axis=1) == labels_of(t)).mean())

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), self._params[key]) for key in sorted(self._params)}

    def gradient(self, x, t):
        first, middle, last, scores = self._chain(x)
        end = SoftmaxWithLoss()
        end.forward(scores, t)
        dout = end.backward()
        for layer in (last, middle, first):
            dout = layer.backward(dout)
        return {
            name + number: getattr(layer, "d" + name) for number, layer in (("1", first), ("2", last)) for name in "Wb"
        }
