"""Right but unusual implementations of ``TwoLayerNet``, written from its stub alone."""

import functools

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax
from two_layer_net import TwoLayerNet


class TwoLayerNet__init_in_a_loop(TwoLayerNet):
    """A loop over pairs of sizes, f-strings, and *=."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        sizes = [input_size, hidden_size, output_size]
        self.params = dict()
        for i, (rows, columns) in enumerate(zip(sizes, sizes[1:]), start=1):
            W = np.random.randn(rows, columns)
            W *= weight_init_std
            self.params.update({f"W{i}": W, f"b{i}": np.zeros((columns,))})


class TwoLayerNet__fromkeys(TwoLayerNet):
    """Names first, arrays later; the biases are made from the weights."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = dict.fromkeys(["W1", "b1", "W2", "b2"])
        self.params["W1"] = np.random.randn(input_size, hidden_size) * weight_init_std
        self.params["W2"] = np.multiply(np.random.randn(hidden_size, output_size), weight_init_std)
        for i in "12":
            self.params["b" + i] = np.zeros(self.params["W" + i].shape[1], dtype=float)


class TwoLayerNet__predict_by_hand(TwoLayerNet):
    """Its own forward pass and softmax, with np.tanh for the sigmoid."""

    def predict(self, x):
        p = self.params
        hidden = (np.tanh((x @ p["W1"] + p["b1"]) / 2) + 1) / 2
        scores = hidden @ p["W2"] + p["b2"]
        scores = scores - scores.max(axis=1)[:, None]
        e = np.exp(scores)
        return e / e.sum(axis=1)[:, None]


class TwoLayerNet__predict_row_by_row(TwoLayerNet):
    """Softmax of one row after the other."""

    def predict(self, x):
        return np.stack([softmax(row) for row in self._scores(x)])


class TwoLayerNet__predict_from_the_loss_layer(TwoLayerNet):
    """Probabilities from the gradient of the loss: N * backward() + one-hot of class 0."""

    def predict(self, x):
        scores = self._scores(x)
        one_hot = np.zeros(scores.shape)
        one_hot[:, 0] = 1.0
        layer = SoftmaxWithLoss()
        layer.forward(scores, one_hot)
        return np.clip(layer.backward() * len(scores) + one_hot, 0.0, 1.0)


class TwoLayerNet__accuracy_counts(TwoLayerNet):
    """A loop over rows, with a count."""

    def accuracy(self, x, t):
        count = 0
        for y, answer in zip(self.predict(x), t):
            label = int(answer) if np.ndim(answer) == 0 else int(np.argmax(answer))
            if int(np.argmax(y)) == label:
                count += 1
        return count / len(t)


class TwoLayerNet__accuracy_of_scores(TwoLayerNet):
    """The largest score is the largest probability; np.argmax of the last axis."""

    def accuracy(self, x, t):
        if t.ndim == 2:
            t = np.nonzero(t)[1]
        return float(np.count_nonzero(self._scores(x).argmax(-1) == t) / t.size)


class TwoLayerNet__numerical_with_helper(TwoLayerNet):
    """A nested function of the key, and dict of pairs."""

    def numerical_gradient(self, x, t):
        def f(_):
            return self.loss(x, t)

        def slope(key):
            return key, numerical_gradient(f, self.params[key])

        return dict(map(slope, self.params))


class TwoLayerNet__numerical_partial(TwoLayerNet):
    """functools.partial with a static method that drops its last argument."""

    @staticmethod
    def _f(loss, x, t, _):
        return loss(x, t)

    def numerical_gradient(self, x, t):
        grads = {}
        for key, array in list(self.params.items()):
            grads[key] = numerical_gradient(functools.partial(self._f, self.loss, x, t), array)
        return grads


class TwoLayerNet__gradient_reduce(TwoLayerNet):
    """functools.reduce over the layers from the last to the first."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        functools.reduce(lambda dout, layer: layer.backward(dout), self.layers[::-1], last.backward())
        affine = [layer for layer in self.layers if hasattr(layer, "dW")]
        return {name + str(i): getattr(layer, "d" + name) for i, layer in enumerate(affine, start=1) for name in "Wb"}


class TwoLayerNet__gradient_by_hand(TwoLayerNet):
    """The formulas, with einsum and one-hot answers of its own."""

    def gradient(self, x, t):
        scores = self._scores(x)
        hidden = self.layers[1].forward(x @ self.params["W1"] + self.params["b1"])
        one_hot = np.array(t, dtype=float)
        if t.ndim == 1:
            one_hot = np.eye(scores.shape[1])[t]
        dscores = (softmax(scores) - one_hot) / scores.shape[0]
        da = np.einsum("nc,hc->nh", dscores, self.params["W2"]) * hidden * (1.0 - hidden)
        return {
            "W1": np.einsum("nd,nh->dh", x, da),
            "b1": np.einsum("nh->h", da),
            "W2": np.einsum("nh,nc->hc", hidden, dscores),
            "b2": np.einsum("nc->c", dscores),
        }


class TwoLayerNet__gradient_recursive(TwoLayerNet):
    """Forward and backward as one recursion over its own layers."""

    def gradient(self, x, t):
        p = self.params
        layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]

        def through(i, x):
            if i == len(layers):
                last = SoftmaxWithLoss()
                last.forward(x, t)
                return last.backward()
            return layers[i].backward(through(i + 1, layers[i].forward(x)))

        through(0, x)
        return {"W1": layers[0].dW, "b1": layers[0].db, "W2": layers[2].dW, "b2": layers[2].db}


class TwoLayerNet__loss_keeps_the_layer(TwoLayerNet):
    """loss keeps its layer, and gradient goes forward through loss."""

    def loss(self, x, t):
        self._last = SoftmaxWithLoss()
        return float(self._last.forward(self._scores(x), t))

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self._last.backward(1)
        layers = list(self.layers)
        while layers:
            layer = layers.pop()
            dout = layer.backward(dout)
        one, _, two = self.layers
        return dict(zip(("W1", "b1", "W2", "b2"), (one.dW, one.db, two.dW, two.db)))


class TwoLayerNet__loss_mean_of_rows(TwoLayerNet):
    """The mean of the losses of batches of one."""

    def loss(self, x, t):
        scores = self._scores(x)
        layer = SoftmaxWithLoss()
        return float(np.mean([layer.forward(scores[i : i + 1], t[i : i + 1]) for i in range(len(t))]))
