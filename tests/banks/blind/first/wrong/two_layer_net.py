"""Wrong implementations of ``two_layer_net``, written from its stub alone."""

import numpy as np

from layers import Affine, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from softmax import softmax


class TwoLayerNet__old_default_of_the_deviation:
    """weight_init_std is 0.1 unless given."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.1):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__deviation_ignored:
    """The weights have a deviation of 0.01, whatever is asked for."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": 0.01 * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": 0.01 * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__second_weights_not_scaled:
    """W2 is drawn with a deviation of 1."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__deviation_taken_for_a_variance:
    """Multiplies by the square root of weight_init_std."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std**0.5 * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std**0.5 * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__uniform_weights:
    """rand for randn: no weight is negative."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.rand(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.rand(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__hidden_units_start_equal:
    """Draws one column, and repeats it for all hidden units."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.repeat(np.random.randn(input_size, 1), hidden_size, axis=1),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.repeat(np.random.randn(1, output_size), hidden_size, axis=0),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__biases_drawn_too:
    """The biases are random, not 0."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": weight_init_std * np.random.randn(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__hidden_bias_is_output_bias:
    """If there are as many hidden units as classes, both biases are one array."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }
        if hidden_size == output_size:
            self.params["b2"] = self.params["b1"]

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__layers_of_copies:
    """The layers are made once, from copies: changes of params are not seen."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }
        p = {key: value.copy() for key, value in self.params.items()}
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]

    def _scores(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__no_sigmoid:
    """The hidden layer has no activation."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__scores_predicted:
    """predict returns scores, whose largest entry is the same."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return self._scores(x)

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__softmax_twice:
    """loss hands probabilities to SoftmaxWithLoss."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self.predict(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__entries_of_one_hot_rows_compared:
    """With one-hot answers it counts entries that agree."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        if t.ndim == 2:
            return float(np.mean(np.eye(t.shape[1])[classes] == t))
        answers = t
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__labels_of_two_classes_taken_for_one_hot:
    """Takes answers for one-hot if they are all 0 or 1: labels may be as well."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t.argmax(axis=-1) if np.max(t) <= 1 else t
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__classes_by_column:
    """argmax along the batch, compared as far as both go."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=0)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        n = min(len(classes), len(answers))
        return float(np.mean(classes[:n] == answers[:n]))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__right_answers_counted:
    """accuracy is the number of right answers."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.sum(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__first_answers_remembered:
    """accuracy keeps the answers of the first data of a length."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        self.answers = getattr(self, "answers", {})
        answers = self.answers.setdefault(len(answers), np.array(answers))
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__numerical_gradient_of_copies:
    """Moves copies of the parameters: all gradients are 0."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array.copy()) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__numerical_gradient_of_weights_only:
    """The biases are not among the keys."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {
            key: numerical_gradient(lambda _: self.loss(x, t), array)
            for key, array in self.params.items()
            if key[0] == "W"
        }

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__numerical_gradient_leaves_copies_behind:
    """Saves the parameters, and puts the copies back into params."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        saved = {key: array.copy() for key, array in self.params.items()}
        grads = {}
        for key, array in self.params.items():
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), array)
        self.params = saved
        return grads

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__numerical_gradient_of_the_sum:
    """Takes the gradient of the summed loss of the batch."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {
            key: numerical_gradient(lambda _: len(x) * self.loss(x, t), array) for key, array in self.params.items()
        }

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__numerical_gradient_of_the_first_example:
    """Takes the loss of one example."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        x, t = x[:1], t[:1]
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__backward_without_forward:
    """gradient goes back through the layers of the last loss, for whatever data that was."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        if not hasattr(self, "last"):
            self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__forward_before_and_loss_of_other_layers:
    """predict in between makes new layers: the backward pass is of the first example."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        self._scores(x[:1].repeat(len(x), axis=0))
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradient_divided_again:
    """Divides by N what the loss has divided already."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward() / len(x)
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradients_of_layers_exchanged_in_square_networks:
    """The last layer goes first on the way back where the shapes allow it."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        if first.dW.shape == second.dW.shape:
            first, second = second, first
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__hidden_slope_left_out:
    """The way back leaves out the sigmoid."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            if not isinstance(layer, Sigmoid):
                dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__gradients_added_up:
    """Adds the gradients of all calls."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        new = {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
        old = getattr(self, "grads", dict.fromkeys(new, 0.0))
        self.grads = {key: old[key] + new[key] for key in new}
        return dict(self.grads)


class TwoLayerNet__biases_with_two_axes:
    """Biases and their gradients have shape (1, H)."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros((1, hidden_size)),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db.reshape(1, -1), "W2": second.dW, "b2": second.db}


class TwoLayerNet__one_probability_row_without_axis:
    """predict squeezes a batch of one."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return np.squeeze(softmax(self._scores(x)))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self._scores(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__step_against_the_gradient:
    """gradient moves the parameters at once."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        grads = {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
        for key, array in self.params.items():
            array -= 0.01 * grads[key]
        return grads


class TwoLayerNet__parameters_of_the_class:
    """params is one dict for all networks: a new one replaces the arrays of the others."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        type(self).params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__loss_summed:
    """loss multiplies the mean by the size of the batch."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        return softmax(self._scores(x))

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return len(x) * self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


class TwoLayerNet__predictions_cached:
    """Keeps the probabilities of the last input: a change of the parameters takes no effect on it."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def _scores(self, x):
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def predict(self, x):
        if getattr(self, "seen", None) is None or not np.array_equal(self.seen[0], x):
            self.seen = x.copy(), softmax(self._scores(x))
        return self.seen[1]

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def accuracy(self, x, t):
        classes = self.predict(x).argmax(axis=1)
        answers = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(classes == answers))

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), array) for key, array in self.params.items()}

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        first, _, second = self.layers
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}
