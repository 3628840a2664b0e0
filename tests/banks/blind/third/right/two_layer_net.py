"""Right networks of two layers, written in unusual ways."""

import functools
import math

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax


class _BaseNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        sizes = input_size, hidden_size, output_size
        self.params = {}
        for i in (1, 2):
            self.params[f"W{i}"] = np.random.randn(*sizes[i - 1 : i + 1]) * weight_init_std
            self.params[f"b{i}"] = np.zeros(sizes[i])

    def _scores(self, x):
        self.layers = [
            Affine(self.params["W1"], self.params["b1"]),
            Sigmoid(),
            Affine(self.params["W2"], self.params["b2"]),
        ]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self._scores(x), t)

    def accuracy(self, x, t):
        right = t.argmax(axis=-1) if t.ndim > 1 else t
        return np.mean(self.predict(x).argmax(axis=1) == right)

    def numerical_gradient(self, x, t):
        def f(_):
            return self.loss(x, t)

        return dict(zip(self.params, map(lambda p: numerical_gradient(f, p), self.params.values())))

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        functools.reduce(lambda d, layer: layer.backward(d), self.layers[::-1], last.backward())
        return {letter + str(i // 2 + 1): getattr(self.layers[i], "d" + letter) for i in (0, 2) for letter in "Wb"}


class TwoLayerNet__loops_and_reduce(_BaseNet):
    """Unusual: names built from numbers, functools.reduce through the layers."""


class TwoLayerNet__by_hand(_BaseNet):
    """Unusual: no layers in gradient, all formulas written out."""

    def gradient(self, x, t):
        p = self.params
        a = 0.5 * (1 + np.tanh((x @ p["W1"] + p["b1"]) / 2))
        y = softmax(a @ p["W2"] + p["b2"])
        hot = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        d2 = (y - hot) / len(x)
        d1 = d2 @ p["W2"].T * a * (1 - a)
        return {"b2": d2.sum(0), "W2": a.T @ d2, "b1": d1.sum(0), "W1": x.T @ d1}


class TwoLayerNet__einsum(_BaseNet):
    """Unusual: einsum for the gradient."""

    def gradient(self, x, t):
        W2 = self.params["W2"]
        y = self.predict(x)
        a = self.layers[1].forward(self.layers[0].forward(x))
        d2 = y / len(y)
        labels = np.nonzero(t)[1] if t.ndim == 2 else t
        d2[np.arange(len(y)), labels] -= 1 / len(y)
        d1 = np.einsum("nc,hc,nh,nh->nh", d2, W2, a, 1 - a)
        return {
            "W1": np.einsum("nd,nh->dh", x, d1),
            "b1": np.einsum("nh->h", d1),
            "W2": np.einsum("nh,nc->hc", a, d2),
            "b2": np.einsum("nc->c", d2),
        }


class TwoLayerNet__example_by_example(_BaseNet):
    """Unusual: the gradient is the mean of the gradients of single examples."""

    def gradient(self, x, t):
        total = {key: np.zeros(value.shape) for key, value in self.params.items()}
        for i in range(len(x)):
            part = _BaseNet.gradient(self, x[i : i + 1], t[i : i + 1])
            for key in total:
                total[key] += part[key] / len(x)
        return total

    def loss(self, x, t):
        losses = [_BaseNet.loss(self, x[i : i + 1], t[i : i + 1]) for i in range(len(x))]
        return math.fsum(losses) / len(losses)


class TwoLayerNet__one_vector_of_numbers(_BaseNet):
    """Unusual: one draw of all weights, cut into four copies."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        first, second = input_size * hidden_size, hidden_size * output_size
        numbers = np.random.randn(first + second)
        w1, w2 = np.split(numbers, [first])
        self.params = dict(
            W1=np.multiply(w1, weight_init_std).reshape(input_size, hidden_size),
            b1=np.full(hidden_size, 0.0),
            W2=np.multiply(w2, weight_init_std).reshape(hidden_size, output_size),
            b2=np.full((output_size,), 0.0),
        )


class TwoLayerNet__fortran_weights(_BaseNet):
    """Unusual: weights in column order, from transposed draws."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": (weight_init_std * np.random.randn(hidden_size, input_size)).T,
            "b1": np.array([0.0] * hidden_size),
            "W2": np.asfortranarray(weight_init_std * np.random.randn(hidden_size, output_size)),
            "b2": np.array([0.0] * output_size),
        }


class TwoLayerNet__log_softmax(_BaseNet):
    """Unusual: predict and loss from log-probabilities."""

    def _log_probabilities(self, x):
        s = self._scores(x)
        s = s - s.max(axis=1, keepdims=True)
        return s - np.log(np.sum(np.exp(s), axis=1, keepdims=True))

    def predict(self, x):
        return np.exp(self._log_probabilities(x))

    def loss(self, x, t):
        logs = self._log_probabilities(x)
        if t.ndim == 1:
            chosen = np.take_along_axis(logs, t[:, None], axis=1)[:, 0]
        else:
            chosen = np.sum(np.where(t, logs, 0), axis=1)
        return -float(np.mean(chosen))


class TwoLayerNet__own_differences(_BaseNet):
    """Unusual: central differences written out, with the old value kept."""

    def numerical_gradient(self, x, t):
        h = 1e-4
        grads = {}
        for key, p in self.params.items():
            g = np.empty(p.shape)
            for index, old in np.ndenumerate(p.copy()):
                values = []
                for sign in (1, -1):
                    p[index] = old + sign * h
                    values.append(self.loss(x, t))
                p[index] = old
                g[index] = (values[0] - values[1]) / (2 * h)
            grads[key] = g
        return grads


class TwoLayerNet__counting(_BaseNet):
    """Unusual: accuracy counts in Python, row by row."""

    def accuracy(self, x, t):
        hits = 0
        for row, answer in zip(self.predict(x).tolist(), t.tolist()):
            label = answer.index(max(answer)) if isinstance(answer, list) else answer
            hits += row.index(max(row)) == label
        return hits / len(x)

    def predict(self, x):
        return np.vstack([softmax(row) for row in self._scores(x)])


class TwoLayerNet__recursive_backward(_BaseNet):
    """Unusual: forward and backward in one recursion over the layers."""

    def gradient(self, x, t):
        p = self.params
        chain = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]

        def through(i, a):
            if i == len(chain):
                end = SoftmaxWithLoss()
                end.forward(a, t)
                return end.backward()
            return chain[i].backward(through(i + 1, chain[i].forward(a)))

        through(0, x)
        return {k: getattr(chain[i], "d" + k[0]).copy() for k, i in zip(p, (0, 0, 2, 2))}


class TwoLayerNet__stack_of_layers(_BaseNet):
    """Unusual: layers popped off a stack, gradients collected from the end."""

    def gradient(self, x, t):
        top = SoftmaxWithLoss()
        top.forward(self._scores(x), t)
        stack, dout, found = list(self.layers), top.backward(1), []
        while stack:
            layer = stack.pop()
            dout = layer.backward(dout)
            if isinstance(layer, Affine):
                found.extend([layer.db, layer.dW])
        return dict(zip(["b2", "W2", "b1", "W1"], found))

    def accuracy(self, x, t):
        y = np.argsort(-self.predict(x), axis=1, kind="stable")[:, 0]
        right = np.where(t)[1] if t.ndim == 2 else t
        return 1.0 - np.count_nonzero(y - right) / y.size


class TwoLayerNet__jacobian(_BaseNet):
    """Unusual: gradient through the Jacobian of softmax and the slope of the log."""

    def gradient(self, x, t):
        y = self.predict(x)
        n, c = y.shape
        hot = np.eye(c)[t] if t.ndim == 1 else np.asarray(t, dtype=float)
        grads = np.zeros((n, c))
        for i in range(n):
            # d(-sum(hot * log y)) / ds = sum(hot) * y - hot, kept in this order
            grads[i] = (hot[i].sum() * y[i] - hot[i]) / n
        second, middle, first = self.layers[2], self.layers[1], self.layers[0]
        first.backward(middle.backward(second.backward(grads)))
        return dict(W1=first.dW, b1=first.db, W2=second.dW, b2=second.db)


class TwoLayerNet__numerical_leaves_rounding(_BaseNet):
    """Slip: goes back by adding h, so that entries are not exactly the old ones."""

    def numerical_gradient(self, x, t):
        h = 1e-4
        grads = {}
        for key, p in self.params.items():
            g = np.zeros_like(p)
            for index in np.ndindex(p.shape):
                p[index] += h
                high = self.loss(x, t)
                p[index] -= 2 * h
                low = self.loss(x, t)
                p[index] += h
                g[index] = (high - low) / (2 * h)
            grads[key] = g
        return grads
