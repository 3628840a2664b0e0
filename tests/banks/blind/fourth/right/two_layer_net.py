"""Right implementations for the exercise two_layer_net, in unusual styles."""

from functools import reduce

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax


class _BaseNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)

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
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return np.mean(self.predict(x).argmax(axis=1) == labels)

    def numerical_gradient(self, x, t):
        def f(_):
            return self.loss(x, t)

        return {key: numerical_gradient(f, p) for key, p in self.params.items()}

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in self.layers[::-1]:
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__sizes_zipped(_BaseNet):
    """The parameters come from a loop over pairs of sizes."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        sizes = [input_size, hidden_size, output_size]
        for k, (m, n) in enumerate(zip(sizes, sizes[1:]), start=1):
            self.params[f"W{k}"] = np.random.randn(m, n) * weight_init_std
            self.params[f"b{k}"] = np.zeros((n,))


class TwoLayerNet__w2_first(_BaseNet):
    """Draws one long row of random numbers, and cuts it; the keys stand in the order of the example."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        n1, n2 = input_size * hidden_size, hidden_size * output_size
        numbers = weight_init_std * np.random.randn(n1 + n2)
        self.params = dict(
            W1=numbers[:n1].reshape(input_size, hidden_size).copy(),
            b1=np.zeros(hidden_size),
            W2=numbers[n1:].reshape(hidden_size, output_size).copy(),
            b2=np.zeros(output_size),
        )


class TwoLayerNet__manual_backprop(_BaseNet):
    """Writes out the whole gradient as formulas, without layers."""

    def gradient(self, x, t):
        p = self.params
        h = 1 / (1 + np.exp(-np.clip(x @ p["W1"] + p["b1"], -700, 700)))
        y = softmax(h @ p["W2"] + p["b2"])
        hot = t if t.ndim == 2 else np.eye(y.shape[1])[t]
        d2 = (y - hot) / x.shape[0]
        d1 = (d2 @ p["W2"].T) * h * (1 - h)
        return {"W1": x.T @ d1, "b1": d1.sum(0), "W2": h.T @ d2, "b2": d2.sum(0)}


class TwoLayerNet__reduce(_BaseNet):
    """functools.reduce for the way forward and the way back."""

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        return reduce(lambda a, layer: layer.forward(a), self.layers, x)

    def gradient(self, x, t):
        head = SoftmaxWithLoss()
        head.forward(self._scores(x), t)
        reduce(lambda d, layer: layer.backward(d), self.layers[::-1], head.backward())
        grads = {}
        for n, layer in ((1, self.layers[0]), (2, self.layers[-1])):
            grads["W%d" % n], grads["b%d" % n] = layer.dW, layer.db
        return grads


class TwoLayerNet__accuracy_by_hand(_BaseNet):
    """Counts right answers in a loop; argmax of the scores, which softmax keeps in order."""

    def accuracy(self, x, t):
        right = 0
        for scores, answer in zip(self._scores(x), t):
            label = int(np.argmax(answer)) if np.ndim(answer) else int(answer)
            if int(np.argmax(scores)) == label:
                right += 1
        return right / len(x)


class TwoLayerNet__accuracy_picks_one_hot(_BaseNet):
    """Looks up the one-hot row at the predicted class, and takes the mean."""

    def accuracy(self, x, t):
        best = np.argmax(self.predict(x), axis=-1)
        rows = np.arange(len(best))
        hits = t[rows, best] == 1 if t.ndim == 2 else np.equal(t, best)
        return float(np.count_nonzero(hits)) / len(best)


class TwoLayerNet__own_loss(_BaseNet):
    """The loss as log-sum-exp of the scores minus the right score."""

    def loss(self, x, t):
        s = self._scores(x)
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        top = s.max(axis=1)
        log_sum = top + np.log(np.exp(s - top[:, None]).sum(axis=1))
        return float(np.mean(log_sum - s[np.arange(len(s)), labels]))


class TwoLayerNet__predict_through_loss_layer(_BaseNet):
    """predict does its own softmax in rows, by a comprehension."""

    def predict(self, x):
        return np.array([softmax(row) for row in self._scores(x)])


class TwoLayerNet__numerical_with_swap(_BaseNet):
    """numerical_gradient by a loop, and a function with a default argument."""

    def numerical_gradient(self, x, t):
        grads = {}
        for key in list(self.params):
            grads[key] = numerical_gradient(lambda w, x=x, t=t: self.loss(x, t), self.params[key])
        return grads


class TwoLayerNet__own_differences(_BaseNet):
    """numerical_gradient without the import: central differences of its own that restore each entry."""

    def numerical_gradient(self, x, t, h=1e-4):
        grads = {}
        for key, p in self.params.items():
            g = np.empty(p.shape)
            for i in np.ndindex(*p.shape):
                old = p[i]
                sides = []
                for s in (+1, -1):
                    p[i] = old + s * h
                    sides.append(self.loss(x, t))
                p[i] = old
                g[i] = (sides[0] - sides[1]) / (2 * h)
            grads[key] = g
        return grads


class TwoLayerNet__recursive_backward(_BaseNet):
    """Goes forward and backward in one recursion over the layers."""

    def gradient(self, x, t):
        p = self.params
        chain = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]

        def walk(i, a):
            if i == len(chain):
                head = SoftmaxWithLoss()
                head.forward(a, t)
                return head.backward(1)
            return chain[i].backward(walk(i + 1, chain[i].forward(a)))

        walk(0, x)
        return {
            "b2": chain[2].db,
            "W2": chain[2].dW,
            "b1": chain[0].db,
            "W1": chain[0].dW,
        }


class TwoLayerNet__one_loss_layer(_BaseNet):
    """Keeps one SoftmaxWithLoss on self for all calls; goes forward again in every method."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.last_layer = SoftmaxWithLoss()

    def loss(self, x, t):
        return self.last_layer.forward(self._scores(x), t)

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last_layer.backward()
        layers = list(self.layers)
        grads = {}
        while layers:
            layer = layers.pop()
            dout = layer.backward(dout)
            if isinstance(layer, Affine):
                n = "1" if layer is self.layers[0] else "2"
                grads["W" + n], grads["b" + n] = layer.dW.copy(), layer.db.copy()
        return grads
