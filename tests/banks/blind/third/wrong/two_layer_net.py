"""Wrong networks of two layers: slips that learners might make."""

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
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == labels))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), value) for key, value in self.params.items()}

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__uniform_weights(_BaseNet):
    """Slip: np.random.rand, so no weight is negative."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.rand(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.rand(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }


class TwoLayerNet__std_ignored(_BaseNet):
    """Slip: 0.01 written out, whatever weight_init_std says."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size)


class TwoLayerNet__std_as_variance(_BaseNet):
    """Slip: takes the standard deviation for a variance."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, np.sqrt(weight_init_std))


class TwoLayerNet__second_weights_unscaled(_BaseNet):
    """Slip: weight_init_std is forgotten for W2."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W2"] = np.random.randn(hidden_size, output_size)


class TwoLayerNet__default_std_tenth(_BaseNet):
    """Slip: 0.1 if no standard deviation is given."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.1):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__random_biases(_BaseNet):
    """Slip: the biases are random too."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = weight_init_std * np.random.randn(hidden_size)
        self.params["b2"] = weight_init_std * np.random.randn(output_size)


class TwoLayerNet__biases_share_zeros(_BaseNet):
    """Slip: both biases are views of the same zeros."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        zeros = np.zeros(max(hidden_size, output_size))
        self.params["b1"] = zeros[:hidden_size]
        self.params["b2"] = zeros[:output_size]


class TwoLayerNet__weights_share_numbers(_BaseNet):
    """Slip: both weights are corners of one random matrix."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        rows = max(input_size, hidden_size)
        columns = max(hidden_size, output_size)
        numbers = weight_init_std * np.random.randn(rows, columns)
        self.params["W1"] = numbers[:input_size, :hidden_size]
        self.params["W2"] = numbers[:hidden_size, :output_size]


class TwoLayerNet__biases_as_rows(_BaseNet):
    """Slip: biases of shape (1, H) and (1, C)."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.zeros((1, hidden_size))
        self.params["b2"] = np.zeros((1, output_size))


class TwoLayerNet__int_biases(_BaseNet):
    """Slip: biases are ints, and an entry of 0.5 becomes 0."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.array([0] * hidden_size)
        self.params["b2"] = np.array([0] * output_size)


class TwoLayerNet__params_in_class(_BaseNet):
    """Slip: one dict in the class, shared by all networks."""

    params = {}

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)


class TwoLayerNet__predicts_scores(_BaseNet):
    """Slip: predict returns the scores."""

    def predict(self, x):
        return self._scores(x)


class TwoLayerNet__one_softmax_for_batch(_BaseNet):
    """Slip: the probabilities of the whole batch sum to 1."""

    def predict(self, x):
        scores = self._scores(x)
        e = np.exp(scores - np.max(scores))
        return e / np.sum(e)


class TwoLayerNet__softmax_overflows(_BaseNet):
    """Slip: exp of the scores without a shift."""

    def predict(self, x):
        e = np.exp(self._scores(x))
        return e / e.sum(axis=1, keepdims=True)


class TwoLayerNet__softmax_of_columns(_BaseNet):
    """Slip: softmax down the columns, by a transpose too few."""

    def predict(self, x):
        return softmax(self._scores(x).T).T


class TwoLayerNet__sigmoid_last(_BaseNet):
    """Slip: predict ends with a sigmoid."""

    def predict(self, x):
        return Sigmoid().forward(self._scores(x))


class TwoLayerNet__layers_built_once(_BaseNet):
    """Slip: predict keeps its first layers, and does not see another array in params."""

    def predict(self, x):
        if not hasattr(self, "_kept"):
            self._scores(x)
            self._kept = self.layers
        for layer in self._kept:
            x = layer.forward(x)
        return softmax(x)


class TwoLayerNet__remembers_prediction(_BaseNet):
    """Slip: returns the old probabilities if the same array comes again."""

    def predict(self, x):
        if getattr(self, "_last_x", None) is not x:
            self._last_x = x
            self._last_y = softmax(self._scores(x))
        return self._last_y


class TwoLayerNet__loss_of_probabilities(_BaseNet):
    """Slip: gives probabilities to SoftmaxWithLoss: softmax twice."""

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self.predict(x), t)


class TwoLayerNet__loss_summed(_BaseNet):
    """Slip: the sum of the losses of all examples."""

    def loss(self, x, t):
        return super().loss(x, t) * len(x)


class TwoLayerNet__loss_labels_as_factors(_BaseNet):
    """Slip: right for one-hot rows; multiplies with labels."""

    def loss(self, x, t):
        y = self.predict(x)
        if t.ndim == 1:
            t = t[:, np.newaxis]
        return float(-np.sum(t * np.log(y + 1e-7)) / len(y))


class TwoLayerNet__loss_of_all_columns(_BaseNet):
    """Slip: y[:, t] instead of one entry in each row."""

    def loss(self, x, t):
        y = self.predict(x)
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return float(-np.mean(np.log(y[:, labels] + 1e-7)))


class TwoLayerNet__accuracy_counts(_BaseNet):
    """Slip: the number of right answers."""

    def accuracy(self, x, t):
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.sum(self.predict(x).argmax(axis=1) == labels))


class TwoLayerNet__accuracy_percent(_BaseNet):
    """Slip: in percent."""

    def accuracy(self, x, t):
        return 100 * super().accuracy(x, t)


class TwoLayerNet__accuracy_divided_by_entries(_BaseNet):
    """Slip: right answers divided by N * C."""

    def accuracy(self, x, t):
        y = self.predict(x)
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.sum(y.argmax(axis=1) == labels) / y.size)


class TwoLayerNet__accuracy_one_hot_only(_BaseNet):
    """Slip: takes the argmax of labels too, over all of them."""

    def accuracy(self, x, t):
        labels = np.argmax(t, axis=-1)
        return float(np.mean(self.predict(x).argmax(axis=1) == labels))


class TwoLayerNet__accuracy_labels_only(_BaseNet):
    """Slip: compares classes with one-hot entries."""

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        return float(np.mean(y.reshape(-1, 1) == t)) if t.ndim == 2 else float(np.mean(y == t))


class TwoLayerNet__accuracy_guesses_one_hot(_BaseNet):
    """Slip: answers of only 0 and 1 count as one-hot rows."""

    def accuracy(self, x, t):
        if t.max() <= 1:
            t = np.argmax(t, axis=-1)
        elif t.ndim == 2:
            t = np.argmax(t, axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == t))


class TwoLayerNet__accuracy_above_half(_BaseNet):
    """Slip: the right class needs a probability above one half."""

    def accuracy(self, x, t):
        y = self.predict(x)
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(y[np.arange(len(y)), labels] > 0.5))


class TwoLayerNet__accuracy_whole_division(_BaseNet):
    """Slip: // gives 0 or 1 only."""

    def accuracy(self, x, t):
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.sum(self.predict(x).argmax(axis=1) == labels) // len(x))


class TwoLayerNet__numerical_calls_itself(_BaseNet):
    """Slip: self.numerical_gradient calls the method, without end."""

    def numerical_gradient(self, x, t):
        grads = {}
        for key in self.params:
            grads[key] = self.numerical_gradient(lambda _: self.loss(x, t), self.params[key])
        return grads


class TwoLayerNet__numerical_of_copies(_BaseNet):
    """Slip: moves the entries of copies, so the loss never changes."""

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), value.copy()) for key, value in self.params.items()}


class TwoLayerNet__numerical_weights_only(_BaseNet):
    """Slip: the biases are left out."""

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), self.params[key]) for key in ("W1", "W2")}


class TwoLayerNet__numerical_first_example(_BaseNet):
    """Slip: the loss of the first example only."""

    def numerical_gradient(self, x, t):
        return super().numerical_gradient(x[:1], t[:1])


class TwoLayerNet__numerical_of_accuracy(_BaseNet):
    """Slip: the gradient of the accuracy, which is nearly always 0."""

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.accuracy(x, t), value) for key, value in self.params.items()}


class TwoLayerNet__numerical_replaces_arrays(_BaseNet):
    """Slip: params holds copies afterwards, not the same arrays."""

    def numerical_gradient(self, x, t):
        grads = {}
        for key in list(self.params):
            self.params[key] = self.params[key].copy()
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), self.params[key])
        return grads


class TwoLayerNet__gradient_forward_once(_BaseNet):
    """Slip: goes forward in the first call only, and keeps its layers and scores."""

    def gradient(self, x, t):
        if not hasattr(self, "_kept"):
            self._kept = self._scores(x), self.layers
        scores, layers = self._kept
        last = SoftmaxWithLoss()
        last.forward(scores, t)
        dout = last.backward()
        for layer in reversed(layers):
            dout = layer.backward(dout)
        first, _, second = layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_skips_sigmoid(_BaseNet):
    """Slip: backward goes from Affine to Affine."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        first, _, second = self.layers
        first.backward(second.backward(last.backward()))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_of_sum(_BaseNet):
    """Slip: y - t not divided by N."""

    def gradient(self, x, t):
        return {key: value * len(x) for key, value in super().gradient(x, t).items()}


class TwoLayerNet__gradient_divided_twice(_BaseNet):
    """Slip: divides by N although the loss has done that."""

    def gradient(self, x, t):
        return {key: value / len(x) for key, value in super().gradient(x, t).items()}


class TwoLayerNet__gradient_labels_broadcast(_BaseNet):
    """Slip: y - t with labels as a column."""

    def gradient(self, x, t):
        y = self.predict(x)
        t = t if t.ndim == 2 else t.reshape(-1, 1)
        dout = (y - t) / len(x)
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_takes_a_step(_BaseNet):
    """Slip: updates the parameters as well."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        for key in self.params:
            self.params[key] -= 0.1 * grads[key]
        return grads


class TwoLayerNet__gradient_in_one_dict(_BaseNet):
    """Slip: always the same dict and arrays, which the next call overwrites."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.grads = {key: np.zeros_like(value) for key, value in self.params.items()}

    def gradient(self, x, t):
        for key, value in super().gradient(x, t).items():
            self.grads[key][...] = value
        return self.grads


class TwoLayerNet__gradient_adds_up(_BaseNet):
    """Slip: the gradients of all calls are added up."""

    def gradient(self, x, t):
        new = super().gradient(x, t)
        if not hasattr(self, "_sum"):
            self._sum = {key: np.zeros_like(value) for key, value in new.items()}
        self._sum = {key: self._sum[key] + value for key, value in new.items()}
        return self._sum


class TwoLayerNet__gradient_bias_means(_BaseNet):
    """Slip: the gradients of the biases are means over the rows."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        return {k: v / len(x) if k.startswith("b") else v for k, v in grads.items()}


class TwoLayerNet__gradient_slope_of_input(_BaseNet):
    """Slip: z * (1 - z) with what goes into the sigmoid."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        first, _, second = self.layers
        dout = second.backward(last.backward())
        z = x @ self.params["W1"] + self.params["b1"]
        first.backward(dout * z * (1 - z))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_other_keys(_BaseNet):
    """Slip: keys dW1, db1, dW2 and db2."""

    def gradient(self, x, t):
        return {"d" + key: value for key, value in super().gradient(x, t).items()}


class TwoLayerNet__gradient_of_last_layer(_BaseNet):
    """Slip: only the second layer learns; zeros for the first."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        grads["W1"] = np.zeros_like(grads["W1"])
        grads["b1"] = np.zeros_like(grads["b1"])
        return grads


class TwoLayerNet__gradient_with_decay(_BaseNet):
    """Slip: adds a weight decay that is not in the loss."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        for key in ("W1", "W2"):
            grads[key] = grads[key] + 0.1 * self.params[key]
        return grads
