"""Wrong implementations for the exercise two_layer_net."""

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax


class _BaseNet:
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
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


# ---- the constructor


class TwoLayerNet__default_std_one(_BaseNet):
    """weight_init_std is 1.0 unless given (it must be 0.01)."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=1.0):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__std_first_layer_only(_BaseNet):
    """The second weights always have standard deviation 0.01, whatever weight_init_std says."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W2"] = 0.01 * np.random.randn(hidden_size, output_size)


class TwoLayerNet__uniform(_BaseNet):
    """np.random.rand in place of randn: all weights are positive."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W1"] = weight_init_std * np.random.rand(input_size, hidden_size)
        self.params["W2"] = weight_init_std * np.random.rand(hidden_size, output_size)


class TwoLayerNet__variance(_BaseNet):
    """Takes weight_init_std for the variance: scales by its square root."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, np.sqrt(weight_init_std))


class TwoLayerNet__random_biases(_BaseNet):
    """Biases are drawn like the weights ("biases are 0")."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = weight_init_std * np.random.randn(hidden_size)
        self.params["b2"] = weight_init_std * np.random.randn(output_size)


class TwoLayerNet__bias_row_vectors(_BaseNet):
    """Biases have shape (1, H) and (1, C) instead of (H,) and (C,)."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.zeros((1, hidden_size))
        self.params["b2"] = np.zeros((1, output_size))


class TwoLayerNet__biases_share_memory(_BaseNet):
    """b1 and b2 are parts of one array of zeros that overlap ("changing one changes no other")."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        zeros = np.zeros(max(hidden_size, output_size))
        self.params["b1"] = zeros[:hidden_size]
        self.params["b2"] = zeros[:output_size]


class TwoLayerNet__integer_biases(_BaseNet):
    """Biases are integers: net.params["b2"][0] = 0.5 stores 0, so the change does not change the network."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.zeros(hidden_size, dtype=int)
        self.params["b2"] = np.zeros(output_size, dtype=int)


class TwoLayerNet__params_on_class(_BaseNet):
    """params is a dict of the class: a second network overwrites the parameters of the first."""

    params = {}

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        cls = TwoLayerNet__params_on_class
        cls.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        cls.params["b1"] = np.zeros(hidden_size)
        cls.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        cls.params["b2"] = np.zeros(output_size)


class TwoLayerNet__weights_one_row_repeated(_BaseNet):
    """W1 is one random row, the same for all inputs (each weight is its own draw from randn)."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        row = weight_init_std * np.random.randn(1, hidden_size)
        self.params["W1"] = np.repeat(row, input_size, axis=0)


class TwoLayerNet__layers_once(_BaseNet):
    """Layers are made once in the constructor: another array put into params is not seen."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.layers = [
            Affine(self.params["W1"], self.params["b1"]),
            Sigmoid(),
            Affine(self.params["W2"], self.params["b2"]),
        ]

    def _scores(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x


# ---- predict


class TwoLayerNet__predict_scores(_BaseNet):
    """predict returns the scores, without softmax; accuracy and loss are right."""

    def predict(self, x):
        return self._scores(x)


class TwoLayerNet__predict_naive_exp(_BaseNet):
    """predict computes exp(scores) / sum by itself: nan for scores of 1000."""

    def predict(self, x):
        with np.errstate(all="ignore"):
            e = np.exp(self._scores(x))
            return e / e.sum(axis=1, keepdims=True)


class TwoLayerNet__predict_one_row_squeezed(_BaseNet):
    """For N = 1 the probabilities have shape (C,) instead of (1, C)."""

    def predict(self, x):
        y = softmax(self._scores(x))
        return y[0] if len(y) == 1 else y

    def accuracy(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return np.mean(self._scores(x).argmax(axis=1) == labels)


class TwoLayerNet__predict_softmax_of_columns(_BaseNet):
    """softmax over the examples: softmax(scores.T).T ("row by row")."""

    def predict(self, x):
        return softmax(self._scores(x).T).T


class TwoLayerNet__predict_cached(_BaseNet):
    """Keeps the last prediction for the same x object: after a change of params the old one returns."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self._last_x = None

    def predict(self, x):
        if self._last_x is not x:
            self._last_x = x
            self._last_y = softmax(self._scores(x))
        return self._last_y.copy()


# ---- loss


class TwoLayerNet__loss_of_probabilities(_BaseNet):
    """Feeds probabilities instead of scores into SoftmaxWithLoss: softmax twice (invisible at zero weights)."""

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self.predict(x), t)

    def numerical_gradient(self, x, t):
        def f(_):
            return SoftmaxWithLoss().forward(self._scores(x), t)

        return {key: numerical_gradient(f, p) for key, p in self.params.items()}


class TwoLayerNet__loss_sum(_BaseNet):
    """loss is the sum over the examples, not the mean."""

    def loss(self, x, t):
        return len(x) * SoftmaxWithLoss().forward(self._scores(x), t)

    def numerical_gradient(self, x, t):
        return {key: g / len(x) for key, g in super().numerical_gradient(x, t).items()}


class TwoLayerNet__loss_argmax_axis_0(_BaseNet):
    """Turns one-hot t into labels by argmax over axis 0: wrong or failing for one-hot rows."""

    def loss(self, x, t):
        if t.ndim == 2:
            t = t.argmax(axis=0)[: len(x)]
        return SoftmaxWithLoss().forward(self._scores(x)[: len(t)], t)


class TwoLayerNet__loss_weight_decay(_BaseNet):
    """Adds a penalty for large weights; loss is the mean cross-entropy alone."""

    def loss(self, x, t):
        penalty = sum(np.sum(self.params[k] ** 2) for k in ("W1", "W2"))
        return super().loss(x, t) + 0.01 * penalty

    def numerical_gradient(self, x, t):
        def f(_):
            return _BaseNet.loss(self, x, t)

        return {key: numerical_gradient(f, p) for key, p in self.params.items()}


# ---- accuracy


class TwoLayerNet__accuracy_one_hot_only(_BaseNet):
    """Takes argmax of t always: fails for labels of shape (N,)."""

    def accuracy(self, x, t):
        return np.mean(self.predict(x).argmax(axis=1) == t.argmax(axis=1))


class TwoLayerNet__accuracy_entries_of_one_hot(_BaseNet):
    """Compares rounded probabilities with one-hot rows entry by entry, so wrong classes count too."""

    def accuracy(self, x, t):
        hot = t if t.ndim == 2 else np.eye(len(self.params["b2"]))[t]
        return np.mean(np.round(self.predict(x)) == hot)


class TwoLayerNet__accuracy_needs_half(_BaseNet):
    """Counts a prediction only if its probability is above 0.5 ("the predicted class has the largest")."""

    def accuracy(self, x, t):
        y = self.predict(x)
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return np.mean(y[np.arange(len(y)), labels] > 0.5)


class TwoLayerNet__accuracy_count(_BaseNet):
    """The number of right answers, not the fraction."""

    def accuracy(self, x, t):
        return super().accuracy(x, t) * len(x)


class TwoLayerNet__accuracy_per_hundred(_BaseNet):
    """Divides by 100, the usual batch size, instead of N."""

    def accuracy(self, x, t):
        return super().accuracy(x, t) * len(x) / 100


class TwoLayerNet__accuracy_rounded(_BaseNet):
    """Rounds the fraction to two digits: 1 of 3 gives 0.33."""

    def accuracy(self, x, t):
        return round(float(super().accuracy(x, t)), 2)


class TwoLayerNet__accuracy_first_column(_BaseNet):
    """One-hot rows are judged by their first column, as if it held the label."""

    def accuracy(self, x, t):
        labels = t if t.ndim == 1 else t[:, 0].astype(int)
        return np.mean(self.predict(x).argmax(axis=1) == labels)


# ---- numerical_gradient


class TwoLayerNet__numerical_of_copies(_BaseNet):
    """Moves the entries of copies: all gradients are 0."""

    def numerical_gradient(self, x, t):
        def f(_):
            return self.loss(x, t)

        return {key: numerical_gradient(f, p.copy()) for key, p in self.params.items()}


class TwoLayerNet__numerical_replaces_arrays(_BaseNet):
    """Puts copies into params before moving them: afterwards params does not hold the same arrays."""

    def numerical_gradient(self, x, t):
        self.params = {key: p.copy() for key, p in self.params.items()}
        return super().numerical_gradient(x, t)


class TwoLayerNet__numerical_weights_only(_BaseNet):
    """numerical_gradient takes only weights: the keys b1 and b2 are missing."""

    def numerical_gradient(self, x, t):
        def f(_):
            return self.loss(x, t)

        return {key: numerical_gradient(f, self.params[key]) for key in ("W1", "W2")}


class TwoLayerNet__numerical_list(_BaseNet):
    """Returns a list of the four gradients instead of a dict."""

    def numerical_gradient(self, x, t):
        return list(super().numerical_gradient(x, t).values())


class TwoLayerNet__numerical_accuracy(_BaseNet):
    """Differentiates the accuracy instead of the loss: almost always 0."""

    def numerical_gradient(self, x, t):
        def f(_):
            return self.accuracy(x, t)

        return {key: numerical_gradient(f, p) for key, p in self.params.items()}


class TwoLayerNet__numerical_steps_between(_BaseNet):
    """Moves each parameter a step downhill before the next is measured: params do not have the same entries."""

    def numerical_gradient(self, x, t):
        grads = {}
        for key, p in self.params.items():
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), p)
            p -= 0.1 * grads[key]
        return grads


class TwoLayerNet__numerical_flat(_BaseNet):
    """The gradients are flat: shape (D * H,) instead of (D, H)."""

    def numerical_gradient(self, x, t):
        return {k: g.ravel() for k, g in super().numerical_gradient(x, t).items()}


# ---- gradient


class TwoLayerNet__gradient_order_of_layers(_BaseNet):
    """Takes dW of the layers in backward order: W1 and W2 (b1 and b2) are swapped."""

    def gradient(self, x, t):
        g = super().gradient(x, t)
        return {"W1": g["W2"], "b1": g["b2"], "W2": g["W1"], "b2": g["b1"]}


class TwoLayerNet__gradient_skips_sigmoid(_BaseNet):
    """Backward passes over the sigmoid layer: W1 and b1 lack its slope."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in (self.layers[2], self.layers[0]):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_of_earlier_batch(_BaseNet):
    """Goes forward only if no layers exist yet: a later batch gets the gradient of an earlier one."""

    def gradient(self, x, t):
        if not hasattr(self, "_kept"):
            self._kept = SoftmaxWithLoss()
            self._kept.forward(self._scores(x), t)
            self._kept_layers = self.layers
        dout = self._kept.backward()
        for layer in reversed(self._kept_layers):
            dout = layer.backward(dout)
        first, _, second = self._kept_layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_divided_again(_BaseNet):
    """Divides by N once more, though the loss layer has done so."""

    def gradient(self, x, t):
        return {k: g / len(x) for k, g in super().gradient(x, t).items()}


class TwoLayerNet__gradient_at_predict(_BaseNet):
    """Feeds predict's probabilities to the loss layer: the first delta is that of softmax twice."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self.predict(x), t)
        dout = last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_also_steps(_BaseNet):
    """gradient also moves the parameters, with rate 0.1: the network changes though only a gradient is asked for."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        for key in grads:
            self.params[key] -= 0.1 * grads[key]
        return grads


class TwoLayerNet__gradient_with_x(_BaseNet):
    """Has an extra key "x" with the gradient for the inputs (the same as numerical_gradient: one for each of params)."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db, "x": dout}


class TwoLayerNet__gradient_same_dict(_BaseNet):
    """One dict and its arrays are used again in each call: gradients returned earlier change."""

    def gradient(self, x, t):
        new = super().gradient(x, t)
        if not hasattr(self, "grads"):
            self.grads = new
        for key in new:
            self.grads[key][...] = new[key]
        return self.grads


class TwoLayerNet__gradient_labels_as_numbers(_BaseNet):
    """The first delta is y - t[:, None] for labels: a label is taken for a number."""

    def gradient(self, x, t):
        if t.ndim == 2:
            return super().gradient(x, t)
        dout = (softmax(self._scores(x)) - t[:, None]) / len(x)
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
