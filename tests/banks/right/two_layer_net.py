"""Right variations of ``two_layer_net``: a grader must accept each of them."""

from collections import OrderedDict

import numpy as np

from cross_entropy import cross_entropy_error
from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax
from two_layer_net import TwoLayerNet


def _one_hot(t, classes):
    return t if t.ndim == 2 else np.eye(classes)[t]


def _labels(t):
    return t if t.ndim == 1 else np.argmax(t, axis=1)


# The initial parameters


class TwoLayerNet__normal(TwoLayerNet):
    """np.random.normal draws from the same distribution."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = np.random.normal(0, weight_init_std, (input_size, hidden_size))
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = np.random.normal(0, weight_init_std, (hidden_size, output_size))
        self.params["b2"] = np.zeros(output_size)


class TwoLayerNet__biases_first(TwoLayerNet):
    """The order of the draws says nothing, nor does the function of np.random that draws."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {"b1": np.full(hidden_size, 0.0), "b2": np.full(output_size, 0.0)}
        self.params["W2"] = weight_init_std * np.random.standard_normal((hidden_size, output_size))
        self.params["W1"] = weight_init_std * np.random.standard_normal((input_size, hidden_size))


class TwoLayerNet__loop_over_sizes(TwoLayerNet):
    """The same four arrays, made in a loop and kept in another order."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        sizes = [input_size, hidden_size, output_size]
        self.params = OrderedDict()
        for i in (2, 1):
            self.params[f"b{i}"] = np.zeros(sizes[i])
            self.params[f"W{i}"] = weight_init_std * np.random.randn(*sizes[i - 1 : i + 1])


class TwoLayerNet__more_arguments(TwoLayerNet):
    """Arguments with defaults behind the four that are asked for do no harm."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, name="net", seed=None):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.name, self.seed = name, seed


# The whole network


class TwoLayerNet__book:
    """The book's form of chapter 5: layers in an OrderedDict, here made from params in each forward pass."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)
        self.lastLayer = SoftmaxWithLoss()

    def _forward(self, x):
        self.layers = OrderedDict()
        self.layers["Affine1"] = Affine(self.params["W1"], self.params["b1"])
        self.layers["Sigmoid1"] = Sigmoid()
        self.layers["Affine2"] = Affine(self.params["W2"], self.params["b2"])
        for layer in self.layers.values():
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._forward(x))

    def loss(self, x, t):
        return self.lastLayer.forward(self._forward(x), t)

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        if t.ndim != 1:
            t = np.argmax(t, axis=1)
        return np.sum(y == t) / float(x.shape[0])

    def numerical_gradient(self, x, t):
        def loss_W(W):
            return self.loss(x, t)

        grads = {}
        grads["W1"] = numerical_gradient(loss_W, self.params["W1"])
        grads["b1"] = numerical_gradient(loss_W, self.params["b1"])
        grads["W2"] = numerical_gradient(loss_W, self.params["W2"])
        grads["b2"] = numerical_gradient(loss_W, self.params["b2"])
        return grads

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.lastLayer.backward(1)
        layers = list(self.layers.values())
        layers.reverse()
        for layer in layers:
            dout = layer.backward(dout)
        grads = {}
        grads["W1"], grads["b1"] = self.layers["Affine1"].dW, self.layers["Affine1"].db
        grads["W2"], grads["b2"] = self.layers["Affine2"].dW, self.layers["Affine2"].db
        return grads


class TwoLayerNet__without_layers:
    """The book's form of chapter 4, without layers; its gradient takes labels too."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _forward(self, x):
        W1, b1, W2, b2 = (self.params[key] for key in ("W1", "b1", "W2", "b2"))
        z1 = 1 / (1 + np.exp(-(np.dot(x, W1) + b1)))
        return z1, softmax(np.dot(z1, W2) + b2)

    def predict(self, x):
        return self._forward(x)[1]

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)

    def accuracy(self, x, t):
        return np.count_nonzero(self.predict(x).argmax(axis=1) == _labels(t)) / len(x)

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda W: self.loss(x, t), self.params[key]) for key in self.params}

    def gradient(self, x, t):
        z1, y = self._forward(x)
        grads = {}
        dy = (y - _one_hot(t, y.shape[1])) / x.shape[0]
        grads["W2"] = np.dot(z1.T, dy)
        grads["b2"] = np.sum(dy, axis=0)
        da1 = np.dot(dy, self.params["W2"].T) * z1 * (1 - z1)
        grads["W1"] = np.dot(x.T, da1)
        grads["b1"] = np.sum(da1, axis=0)
        return grads


class TwoLayerNet__single_precision(TwoLayerNet__without_layers):
    """float32 is enough to predict and for backpropagation; differences are taken in float64."""

    def _forward(self, x, dtype=np.float32):
        p = {key: value.astype(dtype) for key, value in self.params.items()}
        z1 = 1 / (1 + np.exp(-(x.astype(dtype) @ p["W1"] + p["b1"])))
        return z1, softmax(z1 @ p["W2"] + p["b2"])

    def loss(self, x, t):
        return cross_entropy_error(self._forward(x, np.float64)[1], t)


class TwoLayerNet__list_of_layers(TwoLayerNet):
    """Layers are kept, and given the arrays of params anew; the list of them is reversed as a copy."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        self.last_layer = SoftmaxWithLoss()

    def _scores(self, x):
        for number in (1, 2):
            layer = self.layers[2 * number - 2]
            layer.W, layer.b = self.params[f"W{number}"], self.params[f"b{number}"]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        return self.last_layer.forward(self._scores(x), t)

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last_layer.backward()
        for layer in self.layers[::-1]:
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"b2": second.db, "W2": second.dW, "b1": first.db, "W1": first.dW}


# Single methods


class TwoLayerNet__predict_takes_one_example(TwoLayerNet):
    """An example of shape (D,) is taken for a batch of one: more than is asked for."""

    def predict(self, x):
        return super().predict(np.atleast_2d(np.asarray(x, dtype=float)))


class TwoLayerNet__predict_returns_lists(TwoLayerNet):
    """A list of lists of numbers is an array to whoever compares values."""

    def predict(self, x):
        return super().predict(x).tolist()


class TwoLayerNet__loss_of_predictions(TwoLayerNet):
    """The cross-entropy of the predicted probabilities is the loss."""

    def loss(self, x, t):
        return cross_entropy_error(self.predict(x), t)


class TwoLayerNet__loss_without_epsilon(TwoLayerNet):
    """The loss from the scores themselves differs by less than 1e-6 at small scores."""

    def loss(self, x, t):
        scores = self._scores(x)
        log_y = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
        return -np.sum(_one_hot(t, scores.shape[1]) * log_y) / len(x)


class TwoLayerNet__accuracy_of_scores(TwoLayerNet):
    """The largest score and the largest probability belong to the same class."""

    def accuracy(self, x, t):
        return (self._scores(x).argmax(axis=1) == _labels(t)).mean()


class TwoLayerNet__accuracy_in_a_loop(TwoLayerNet):
    """Right answers are counted one by one."""

    def accuracy(self, x, t):
        hits = 0
        for i in range(len(x)):
            c = int(np.argmax(self.predict(x[i : i + 1])[0]))
            hits += c == (int(t[i]) if t.ndim == 1 else int(np.argmax(t[i])))
        return hits / len(x)


class TwoLayerNet__accuracy_in_batches(TwoLayerNet):
    """In batches of ten, of which the last one may be short."""

    def accuracy(self, x, t):
        hits, labels = 0, _labels(t)
        for start in range(0, len(x), 10):
            y = self.predict(x[start : start + 10])
            hits += np.sum(np.argmax(y, axis=1) == labels[start : start + 10])
        return hits / len(x)


class TwoLayerNet__numerical_gradient_written_out(TwoLayerNet):
    """Central differences of its own, without the imported function."""

    def numerical_gradient(self, x, t):
        h, grads = 1e-4, {}
        for key, p in self.params.items():
            grads[key] = np.zeros(p.shape)
            for i in np.ndindex(p.shape):
                value = p[i]
                p[i] = value + h
                above = self.loss(x, t)
                p[i] = value - h
                below = self.loss(x, t)
                p[i] = value
                grads[key][i] = (above - below) / (2 * h)
        return grads


class TwoLayerNet__gradient_in_an_ordered_dict(TwoLayerNet):
    """An OrderedDict is a dict, and the order of its keys says nothing."""

    def gradient(self, x, t):
        return OrderedDict(sorted(super().gradient(x, t).items()))


class TwoLayerNet__gradient_of_labels(TwoLayerNet):
    """One-hot rows are turned into labels first."""

    def gradient(self, x, t):
        return super().gradient(x, _labels(t))
