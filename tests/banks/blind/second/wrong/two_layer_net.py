"""Wrong implementations of ``TwoLayerNet``, written from its stub alone."""

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax
from two_layer_net import TwoLayerNet


class TwoLayerNet__ignores_std(TwoLayerNet):
    """Always 0.01, whatever weight_init_std is."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": 0.01 * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": 0.01 * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }


class TwoLayerNet__std_for_W1_only(TwoLayerNet):
    """W2 is not scaled."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)


class TwoLayerNet__rand(TwoLayerNet):
    """np.random.rand: no weight is negative."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.rand(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.rand(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }


class TwoLayerNet__std_as_mean(TwoLayerNet):
    """np.random.normal(std, ...): the first argument is the mean."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": np.random.normal(weight_init_std, size=(input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": np.random.normal(weight_init_std, size=(hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }


class TwoLayerNet__std_as_variance(TwoLayerNet):
    """Takes weight_init_std for a variance, and scales by its root."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        scale = np.sqrt(weight_init_std)
        self.params = {
            "W1": scale * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": scale * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }


class TwoLayerNet__seeds(TwoLayerNet):
    """np.random.seed(0) in the constructor: all networks begin equal."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        np.random.seed(0)
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__one_row_of_weights(TwoLayerNet):
    """Draws one row of W1, and repeats it."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        row = weight_init_std * np.random.randn(hidden_size)
        self.params["W1"] = np.tile(row, (input_size, 1))


class TwoLayerNet__std_default(TwoLayerNet):
    """The default of weight_init_std is 0.1."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.1):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__xavier(TwoLayerNet):
    """Divides the weights by the root of the number of inputs."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W1"] = self.params["W1"] / np.sqrt(input_size)
        self.params["W2"] = self.params["W2"] / np.sqrt(hidden_size)


class TwoLayerNet__random_biases(TwoLayerNet):
    """Biases are random too."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": weight_init_std * np.random.randn(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": weight_init_std * np.random.randn(output_size),
        }


class TwoLayerNet__integer_biases(TwoLayerNet):
    """Biases are arrays of integers, in which small steps vanish."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.array([0] * hidden_size)
        self.params["b2"] = np.array([0] * output_size)


class TwoLayerNet__biases_share_memory(TwoLayerNet):
    """b1 and b2 are parts of one array of zeros."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        zeros = np.zeros(max(hidden_size, output_size))
        self.params["b1"] = zeros[:hidden_size]
        self.params["b2"] = zeros[:output_size]


class TwoLayerNet__bias_rows(TwoLayerNet):
    """Biases have the shape (1, H) and (1, C)."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.zeros((1, hidden_size))
        self.params["b2"] = np.zeros((1, output_size))


class TwoLayerNet__params_of_the_class(TwoLayerNet):
    """params belongs to the class: a second network overwrites the first."""

    params = {}

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)


class TwoLayerNet__layers_made_once(TwoLayerNet):
    """The layers of the constructor stay: an array put into params is not seen."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]

    def _scores(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x


class TwoLayerNet__predict_scores(TwoLayerNet):
    """predict returns scores."""

    def predict(self, x):
        return self._scores(x)


class TwoLayerNet__predict_overflows(TwoLayerNet):
    """Its own softmax: scores of 1000 give nan."""

    def predict(self, x):
        e = np.exp(self._scores(x))
        return e / np.sum(e, axis=1, keepdims=True)


class TwoLayerNet__predict_sum_of_all(TwoLayerNet):
    """Its own softmax: all probabilities of the batch sum to 1."""

    def predict(self, x):
        scores = self._scores(x)
        e = np.exp(scores - np.max(scores))
        return e / np.sum(e)


class TwoLayerNet__predict_max_of_batch(TwoLayerNet):
    """Its own softmax minus the maximum of the batch: a much lower row gives nan."""

    def predict(self, x):
        scores = self._scores(x)
        e = np.exp(scores - np.max(scores))
        return e / np.sum(e, axis=1, keepdims=True)


class TwoLayerNet__predict_transposed(TwoLayerNet):
    """Softmax of the columns."""

    def predict(self, x):
        return softmax(self._scores(x).T).T


class TwoLayerNet__predict_softmax_twice(TwoLayerNet):
    """Softmax of softmax; classes keep their order."""

    def predict(self, x):
        return softmax(softmax(self._scores(x)))


class TwoLayerNet__predict_squeezes(TwoLayerNet):
    """A batch of one row gives a vector."""

    def predict(self, x):
        return softmax(self._scores(x)).squeeze()

    def accuracy(self, x, t):
        right = t if t.ndim == 1 else np.argmax(t, axis=1)
        return float(np.mean(np.argmax(self._scores(x), axis=1) == right))


class TwoLayerNet__predict_no_b2(TwoLayerNet):
    """Its own forward pass, without b2, which is 0 at first."""

    def predict(self, x):
        hidden = 1 / (1 + np.exp(-(np.dot(x, self.params["W1"]) + self.params["b1"])))
        return softmax(np.dot(hidden, self.params["W2"]))


class TwoLayerNet__predict_rounds(TwoLayerNet):
    """Rounds the probabilities to four digits."""

    def predict(self, x):
        return np.round(softmax(self._scores(x)), 4)


class TwoLayerNet__predict_remembers(TwoLayerNet):
    """Remembers the result for the last x; params may have changed."""

    def predict(self, x):
        if getattr(self, "_x", None) is not x:
            self._x = x
            self._y = softmax(self._scores(x))
        return self._y


class TwoLayerNet__loss_of_predictions(TwoLayerNet):
    """SoftmaxWithLoss of probabilities: softmax twice."""

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self.predict(x), t)


class TwoLayerNet__loss_is_a_sum(TwoLayerNet):
    """The losses of the batch are added."""

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self._scores(x), t) * len(x)


class TwoLayerNet__loss_of_each_example(TwoLayerNet):
    """Returns an array of losses."""

    def loss(self, x, t):
        y = softmax(self._scores(x))
        right = t if t.ndim == 1 else np.argmax(t, axis=1)
        return -np.log(y[np.arange(len(y)), right] + 1e-7)


class TwoLayerNet__loss_one_hot_only(TwoLayerNet):
    """Its own cross-entropy, which multiplies by labels."""

    def loss(self, x, t):
        y = softmax(self._scores(x))
        return float(-np.sum(t.reshape(len(y), -1) * np.log(y + 1e-7)) / len(y))


class TwoLayerNet__loss_all_pairs(TwoLayerNet):
    """y[:, labels]: the columns of all labels, for every row."""

    def loss(self, x, t):
        y = softmax(self._scores(x))
        labels = t if t.ndim == 1 else np.argmax(t, axis=1)
        return float(-np.mean(np.log(y[:, labels] + 1e-7)))


class TwoLayerNet__loss_with_decay(TwoLayerNet):
    """Adds a penalty for large weights."""

    def loss(self, x, t):
        decay = 0.5 * 0.1 * sum(np.sum(self.params[k] ** 2) for k in ("W1", "W2"))
        return SoftmaxWithLoss().forward(self._scores(x), t) + decay


class TwoLayerNet__loss_returns_both(TwoLayerNet):
    """Returns the loss and the layer."""

    def loss(self, x, t):
        last = SoftmaxWithLoss()
        return last.forward(self._scores(x), t), last


class TwoLayerNet__accuracy_one_hot_only(TwoLayerNet):
    """argmax of labels raises."""

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        return float(np.mean(y == np.argmax(t, axis=1)))


class TwoLayerNet__accuracy_labels_only(TwoLayerNet):
    """Compares classes with one-hot rows."""

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        return float(np.mean(y.reshape(-1, 1) == t.reshape(len(t), -1)))


class TwoLayerNet__accuracy_argmax_of_all(TwoLayerNet):
    """np.argmax(t) without an axis: one number for all one-hot rows."""

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        if t.ndim != 1:
            t = np.argmax(t)
        return float(np.mean(y == t))


class TwoLayerNet__accuracy_count(TwoLayerNet):
    """The number of right predictions."""

    def accuracy(self, x, t):
        right = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.sum(self.predict(x).argmax(axis=1) == right))


class TwoLayerNet__accuracy_per_column(TwoLayerNet):
    """Divides by the number of inputs instead of examples."""

    def accuracy(self, x, t):
        right = t if t.ndim == 1 else t.argmax(axis=1)
        return np.sum(self.predict(x).argmax(axis=1) == right) / float(x.shape[1])


class TwoLayerNet__accuracy_percent(TwoLayerNet):
    """From 0 to 100."""

    def accuracy(self, x, t):
        right = t if t.ndim == 1 else t.argmax(axis=1)
        return 100.0 * float(np.mean(self.predict(x).argmax(axis=1) == right))


class TwoLayerNet__accuracy_integer(TwoLayerNet):
    """Integer division: 0 unless all are right."""

    def accuracy(self, x, t):
        right = t if t.ndim == 1 else t.argmax(axis=1)
        return np.sum(self.predict(x).argmax(axis=1) == right) // len(x)


class TwoLayerNet__accuracy_one_half(TwoLayerNet):
    """A prediction counts if its probability is above one half."""

    def accuracy(self, x, t):
        right = t if t.ndim == 1 else t.argmax(axis=1)
        y = self.predict(x)
        return float(np.mean(y[np.arange(len(y)), right] > 0.5))


class TwoLayerNet__accuracy_rounded_entries(TwoLayerNet):
    """Compares rounded probabilities with one-hot entries, entry by entry."""

    def accuracy(self, x, t):
        y = np.round(self.predict(x))
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]
        return float(np.mean(y == t))


class TwoLayerNet__accuracy_squeezes_t(TwoLayerNet):
    """One one-hot row looks like labels."""

    def accuracy(self, x, t):
        t = np.squeeze(t)
        if t.ndim == 2:
            t = np.argmax(t, axis=1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == t))


class TwoLayerNet__accuracy_zeros_and_ones(TwoLayerNet):
    """Takes t of zeros and ones for one-hot, also labels of two classes."""

    def accuracy(self, x, t):
        if set(np.unique(t)) <= {0, 1}:
            t = np.argmax(t, axis=-1)
        return float(np.mean(np.argmax(self.predict(x), axis=1) == t))


class TwoLayerNet__accuracy_axis_0(TwoLayerNet):
    """The best example of each class."""

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=0)
        right = t[: len(y)] if t.ndim == 1 else np.argmax(t, axis=0)
        return float(np.mean(y[: len(right)] == right))


class TwoLayerNet__numerical_calls_itself(TwoLayerNet):
    """self.numerical_gradient instead of the function."""

    def numerical_gradient(self, x, t):
        f = lambda _: self.loss(x, t)
        return {key: self.numerical_gradient(f, self.params[key]) for key in self.params}


class TwoLayerNet__numerical_copies(TwoLayerNet):
    """Moves copies of the parameters."""

    def numerical_gradient(self, x, t):
        f = lambda _: self.loss(x, t)
        return {key: numerical_gradient(f, p.copy()) for key, p in self.params.items()}


class TwoLayerNet__numerical_b1_twice(TwoLayerNet):
    """b2 gets the gradient of b1: a line copied and half changed."""

    def numerical_gradient(self, x, t):
        f = lambda _: self.loss(x, t)
        grads = {}
        grads["W1"] = numerical_gradient(f, self.params["W1"])
        grads["b1"] = numerical_gradient(f, self.params["b1"])
        grads["W2"] = numerical_gradient(f, self.params["W2"])
        grads["b2"] = numerical_gradient(f, self.params["b1"])
        return grads


class TwoLayerNet__numerical_restores_copies(TwoLayerNet):
    """Puts copies into params afterwards."""

    def numerical_gradient(self, x, t):
        saved = {key: p.copy() for key, p in self.params.items()}
        f = lambda _: self.loss(x, t)
        grads = {key: numerical_gradient(f, p) for key, p in self.params.items()}
        self.params = saved
        return grads


class TwoLayerNet__numerical_of_accuracy(TwoLayerNet):
    """The slope of the accuracy."""

    def numerical_gradient(self, x, t):
        f = lambda _: self.accuracy(x, t)
        return {key: numerical_gradient(f, p) for key, p in self.params.items()}


class TwoLayerNet__numerical_one_dict(TwoLayerNet):
    """The same dict in every call: an earlier result changes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.grads = {}

    def numerical_gradient(self, x, t):
        for key in self.params:
            self.grads[key] = numerical_gradient(lambda _: self.loss(x, t), self.params[key])
        return self.grads


class TwoLayerNet__numerical_descends(TwoLayerNet):
    """Makes a step for each parameter before the next is measured."""

    def numerical_gradient(self, x, t):
        grads = {}
        for key, p in self.params.items():
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), p)
            p -= 0.1 * grads[key]
        return grads


class TwoLayerNet__gradient_no_forward(TwoLayerNet):
    """Goes forward only if no call did before: the layers hold another batch."""

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def gradient(self, x, t):
        if not hasattr(self, "last"):
            self.loss(x, t)
        dout = self.last.backward()
        for layer in self.layers[::-1]:
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_reversed_names(TwoLayerNet):
    """layers.reverse() stays: W1 gets the gradient of the last layer."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        self.layers.reverse()
        for layer in self.layers:
            dout = layer.backward(dout)
        return {
            "W1": self.layers[0].dW,
            "b1": self.layers[0].db,
            "W2": self.layers[2].dW,
            "b2": self.layers[2].db,
        }


class TwoLayerNet__gradient_first_layer_first(TwoLayerNet):
    """Backward in the order of forward."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in self.layers:
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_skips_sigmoid(TwoLayerNet):
    """Backward through the affine layers only."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        first, _, second = self.layers
        first.backward(second.backward(last.backward()))
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_largest_slope(TwoLayerNet):
    """Takes 0.25, the slope at 0, for the slope of the sigmoid: right near 0."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        first, _, second = self.layers
        dout = second.backward(last.backward())
        first.backward(dout * 0.25)
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_divided_again(TwoLayerNet):
    """Divides by N once more."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        return {key: g / x.shape[0] for key, g in grads.items()}


class TwoLayerNet__gradient_loss_as_dout(TwoLayerNet):
    """Passes the value of the loss to backward."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        dout = last.forward(self._scores(x), t)
        for layer in [last] + self.layers[::-1]:
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_of_predictions(TwoLayerNet):
    """The last layer gets probabilities instead of scores."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self.predict(x), t)
        dout = last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_softmax_slope(TwoLayerNet):
    """Multiplies y - t by y * (1 - y)."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        scores = self._scores(x)
        last.forward(scores, t)
        y = softmax(scores)
        dout = last.backward() * y * (1 - y)
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_wrong_sigmoid_slope(TwoLayerNet):
    """By hand: the slope z * (1 - z) of the input of the sigmoid."""

    def gradient(self, x, t):
        a = x @ self.params["W1"] + self.params["b1"]
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dscores = last.backward()
        hidden = self.layers[1].forward(a)
        dhidden = dscores @ self.params["W2"].T
        da = dhidden * a * (1 - a)
        return {
            "W1": x.T @ da,
            "b1": da.sum(axis=0),
            "W2": hidden.T @ dscores,
            "b2": dscores.sum(axis=0),
        }


class TwoLayerNet__gradient_mean_of_biases(TwoLayerNet):
    """By hand: the bias gradients are means over the batch."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dscores = last.backward()
        hidden = Sigmoid().forward(x @ self.params["W1"] + self.params["b1"])
        da = dscores @ self.params["W2"].T * hidden * (1 - hidden)
        return {
            "W1": x.T @ da,
            "b1": da.mean(axis=0),
            "W2": hidden.T @ dscores,
            "b2": dscores.mean(axis=0),
        }


class TwoLayerNet__gradient_bias_rows(TwoLayerNet):
    """keepdims: the gradients of the biases have two axes."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        return {k: np.atleast_2d(g) if k.startswith("b") else g for k, g in grads.items()}


class TwoLayerNet__gradient_subtracts_labels(TwoLayerNet):
    """By hand: y - t, where t may be labels."""

    def gradient(self, x, t):
        p = self.params
        hidden = Sigmoid().forward(x @ p["W1"] + p["b1"])
        y = softmax(hidden @ p["W2"] + p["b2"])
        dscores = (y - t.reshape(len(t), -1)) / len(x)
        da = dscores @ p["W2"].T * hidden * (1 - hidden)
        return {
            "W1": x.T @ da,
            "b1": da.sum(axis=0),
            "W2": hidden.T @ dscores,
            "b2": dscores.sum(axis=0),
        }


class TwoLayerNet__gradient_spoils_t(TwoLayerNet):
    """By hand: computes t - y inside a one-hot t of floats."""

    def gradient(self, x, t):
        p = self.params
        hidden = Sigmoid().forward(x @ p["W1"] + p["b1"])
        y = softmax(hidden @ p["W2"] + p["b2"])
        if t.ndim == 1 or t.dtype.kind != "f":
            t = np.eye(y.shape[1])[t if t.ndim == 1 else t.argmax(axis=1)]
        t -= y
        dscores = t / -len(x)
        da = dscores @ p["W2"].T * hidden * (1 - hidden)
        return {
            "W1": x.T @ da,
            "b1": da.sum(axis=0),
            "W2": hidden.T @ dscores,
            "b2": dscores.sum(axis=0),
        }


class TwoLayerNet__gradient_makes_a_step(TwoLayerNet):
    """Updates the network on the way."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        for key in grads:
            self.params[key] -= 0.01 * grads[key]
        return grads


class TwoLayerNet__gradient_adds_up(TwoLayerNet):
    """Gradients add up from call to call, as if someone set them to 0 in between."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.grads = {key: np.zeros_like(p) for key, p in self.params.items()}

    def gradient(self, x, t):
        for key, g in super().gradient(x, t).items():
            self.grads[key] = self.grads[key] + g
        return dict(self.grads)


class TwoLayerNet__gradient_into_params(TwoLayerNet):
    """grads = self.params: the gradients replace the parameters."""

    def gradient(self, x, t):
        grads = self.params
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        grads["W1"], grads["b1"] = self.layers[0].dW, self.layers[0].db
        grads["W2"], grads["b2"] = self.layers[2].dW, self.layers[2].db
        return grads


class TwoLayerNet__gradient_no_biases(TwoLayerNet):
    """Returns the gradients of the weights only."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        return {"W1": grads["W1"], "W2": grads["W2"]}


class TwoLayerNet__gradient_one_set_of_arrays(TwoLayerNet):
    """Writes into the arrays of the first result."""

    def gradient(self, x, t):
        new = super().gradient(x, t)
        if not hasattr(self, "_grads"):
            self._grads = new
        for key in new:
            self._grads[key][...] = new[key]
        return {key: self._grads[key] for key in new}


class TwoLayerNet__predict_centres_x(TwoLayerNet):
    """Subtracts the mean of the batch from x, in the array of the caller."""

    def predict(self, x):
        x -= np.mean(x, axis=0)
        return softmax(self._scores(x))
