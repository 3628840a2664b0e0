import functools

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax


class _Base:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

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
        if t.ndim == 2:
            t = t.argmax(axis=1)
        return float(np.mean(self.predict(x).argmax(axis=1) == t))

    def numerical_gradient(self, x, t):
        grads = {}
        for key, p in self.params.items():
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), p)
        return grads

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__loop_over_sizes(_Base):
    """Makes the parameters in a loop over pairs of sizes."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        sizes = (input_size, hidden_size, output_size)
        self.params = {}
        for i, shape in enumerate(zip(sizes, sizes[1:]), start=1):
            self.params[f"W{i}"] = np.random.randn(*shape) * weight_init_std
            self.params[f"b{i}"] = np.zeros(shape[1])


class TwoLayerNet__biases_from_zeros_times(_Base):
    """Biases as 0 times something, params by dict(...)."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        d, h, c, s = input_size, hidden_size, output_size, weight_init_std
        self.params = dict(
            W1=np.multiply(s, np.random.randn(d, h)),
            b1=np.array([0.0] * h),
            W2=np.multiply(s, np.random.randn(h * c).reshape(h, c)),
            b2=np.array([0.0] * c),
        )


class TwoLayerNet__last_layer_kept(_Base):
    """Keeps a loss layer on self, and gradient calls loss."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.last = SoftmaxWithLoss()

    def loss(self, x, t):
        return self.last.forward(self._scores(x), t)

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward(1)
        for layer in self.layers[::-1]:
            dout = layer.backward(dout)
        return {
            f"{name}{i}": getattr(layer, "d" + name) for i, layer in enumerate(self.layers[::2], 1) for name in "Wb"
        }


class TwoLayerNet__formulas(_Base):
    """Backpropagation by hand, without the layers' backward."""

    def gradient(self, x, t):
        p = self.params
        z = 1 / (1 + np.exp(-(x @ p["W1"] + p["b1"])))
        d2 = softmax(z @ p["W2"] + p["b2"])
        if t.ndim == 1:
            d2[np.arange(len(x)), t] -= 1
        else:
            d2 = d2 - t
        d2 /= len(x)
        d1 = d2 @ p["W2"].T * z * (1 - z)
        return {"W1": x.T @ d1, "b1": d1.sum(0), "W2": z.T @ d2, "b2": d2.sum(0)}


class TwoLayerNet__reduce(_Base):
    """Backward as a reduce over the layers."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        functools.reduce(lambda d, layer: layer.backward(d), self.layers[::-1], last.backward())
        a, b = self.layers[0], self.layers[-1]
        return {"b2": b.db.copy(), "W2": b.dW.copy(), "b1": a.db.copy(), "W1": a.dW.copy()}


class TwoLayerNet__accuracy_loop(_Base):
    """Counts the right answers one by one."""

    def accuracy(self, x, t):
        right = 0
        for probabilities, answer in zip(self.predict(x), t):
            label = answer if np.ndim(answer) == 0 else np.argmax(answer)
            if np.argmax(probabilities) == label:
                right += 1
        return right / len(x)


class TwoLayerNet__accuracy_from_scores(_Base):
    """The largest score has the largest probability."""

    def accuracy(self, x, t):
        labels = t if t.ndim == 1 else np.argmax(t, axis=-1)
        return np.count_nonzero(np.argmax(self._scores(x), axis=-1) == labels) / labels.size


class TwoLayerNet__softmax_written_out(_Base):
    """Its own stable softmax, and its own mean cross-entropy from the log."""

    def _log_y(self, x):
        s = self._scores(x)
        s = s - s.max(axis=1, keepdims=True)
        return s - np.log(np.sum(np.exp(s), axis=1, keepdims=True))

    def predict(self, x):
        return np.exp(self._log_y(x))

    def loss(self, x, t):
        rows = t if t.ndim == 2 else np.eye(len(self.params["b2"]))[t]
        return -float(np.sum(rows * self._log_y(x))) / len(x)


class TwoLayerNet__numerical_named_function(_Base):
    """A named function outside the loop, keys in another order."""

    def numerical_gradient(self, x, t):
        def f(_):
            return self.loss(x, t)

        return {key: numerical_gradient(f, self.params[key]) for key in ("b2", "W2", "b1", "W1")}


class TwoLayerNet__numerical_by_hand(_Base):
    """Central differences by hand, restored exactly."""

    def numerical_gradient(self, x, t):
        grads = {}
        for key in self.params:
            p = self.params[key]
            grads[key] = np.zeros_like(p)
            for i, old in np.ndenumerate(p.copy()):
                losses = []
                for moved in (old - 1e-4, old + 1e-4):
                    p[i] = moved
                    losses.append(self.loss(x, t))
                p[i] = old
                grads[key][i] = (losses[1] - losses[0]) / 2e-4
        return grads


class TwoLayerNet__predict_row_by_row(_Base):
    """softmax of each row, stacked."""

    def predict(self, x):
        return np.stack([softmax(row) for row in self._scores(x)])


class TwoLayerNet__names_of_methods(_Base):
    """gradient finds its Affine layers by isinstance."""

    def gradient(self, x, t):
        head = SoftmaxWithLoss()
        chain = [*self._chain(x), head]
        head.forward(self._out, t)
        d = 1
        for layer in reversed(chain):
            d = layer.backward(d)
        affine = [layer for layer in chain if isinstance(layer, Affine)]
        return {key: {"W": affine[int(key[1]) - 1].dW, "b": affine[int(key[1]) - 1].db}[key[0]] for key in self.params}

    def _chain(self, x):
        self._out = self._scores(x)
        return self.layers


class TwoLayerNet__gradient_classes_from_t(_Base):
    """Makes one-hot rows with as many columns as the largest label needs: the layer finds the class in them again."""

    def gradient(self, x, t):
        if t.ndim == 1:
            t = np.eye(np.max(t) + 1)[t]
        return super().gradient(x, t)
