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


class TwoLayerNet__rand(_Base):
    """np.random.rand instead of randn: weights lie between 0 and std, all above 0."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size)
        self.params["W1"] = weight_init_std * np.random.rand(input_size, hidden_size)
        self.params["W2"] = weight_init_std * np.random.rand(hidden_size, output_size)


class TwoLayerNet__std_ignored(_Base):
    """Writes 0.01 instead of weight_init_std: with weight_init_std=0.0 the weights are not 0."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, 0.01)


class TwoLayerNet__default_std(_Base):
    """The default of weight_init_std is 0.1; the stub says 0.01."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.1):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__std_forgotten_in_W2(_Base):
    """Forgets the factor weight_init_std for W2: standard deviation 1."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W2"] = np.random.randn(hidden_size, output_size)


class TwoLayerNet__std_added(_Base):
    """weight_init_std + randn instead of times."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W1"] = weight_init_std + np.random.randn(input_size, hidden_size)
        self.params["W2"] = weight_init_std + np.random.randn(hidden_size, output_size)


class TwoLayerNet__sqrt_std(_Base):
    """Takes weight_init_std for a variance and multiplies by its root: 0.1 instead of 0.01."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, np.sqrt(weight_init_std))


class TwoLayerNet__random_biases(_Base):
    """Draws the biases as well; the stub says biases are 0."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = weight_init_std * np.random.randn(hidden_size)
        self.params["b2"] = weight_init_std * np.random.randn(output_size)


class TwoLayerNet__biases_one(_Base):
    """np.ones for the biases."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.ones(hidden_size)
        self.params["b2"] = np.ones(output_size)


class TwoLayerNet__one_number(_Base):
    """Draws one random number and fills the matrix with it: all weights of a layer are equal."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W1"] = weight_init_std * np.random.randn() * np.ones((input_size, hidden_size))
        self.params["W2"] = weight_init_std * np.random.randn() * np.ones((hidden_size, output_size))


class TwoLayerNet__shared_bias(_Base):
    """If H equals C, b1 and b2 are one array (b2 = b1[:C]): changing one changes the other."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        zeros = np.zeros(max(hidden_size, output_size))
        self.params["b1"] = zeros[:hidden_size]
        self.params["b2"] = zeros[:output_size]


class TwoLayerNet__shared_weights(_Base):
    """Draws all weights once and cuts W1 and W2 from the same start: they share numbers."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        n1, n2 = input_size * hidden_size, hidden_size * output_size
        numbers = weight_init_std * np.random.randn(max(n1, n2))
        self.params["W1"] = numbers[:n1].reshape(input_size, hidden_size)
        self.params["W2"] = numbers[:n2].reshape(hidden_size, output_size)


class TwoLayerNet__bias_rows(_Base):
    """Biases of shape (1, H) and (1, C) instead of (H,) and (C,)."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.zeros((1, hidden_size))
        self.params["b2"] = np.zeros((1, output_size))


class TwoLayerNet__class_params(_Base):
    """params is a dict of the class: a second network overwrites the parameters of the first."""

    params = {}

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)


class TwoLayerNet__layers_once(_Base):
    """Makes the layers in the constructor: putting another array into params has no effect."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]

    def _scores(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x


class TwoLayerNet__predict_scores(_Base):
    """predict returns the scores without softmax."""

    def predict(self, x):
        return self._scores(x)


class TwoLayerNet__softmax_overflow(_Base):
    """predict uses exp(x) / sum without shifting: scores of 1000 give nan."""

    def predict(self, x):
        e = np.exp(self._scores(x))
        return e / e.sum(axis=1, keepdims=True)


class TwoLayerNet__softmax_over_batch(_Base):
    """predict divides by the sum of the whole batch: rows do not sum to 1."""

    def predict(self, x):
        scores = self._scores(x)
        e = np.exp(scores - scores.max())
        return e / e.sum()


class TwoLayerNet__softmax_of_columns(_Base):
    """softmax(scores.T).T: the softmax of columns, not row by row."""

    def predict(self, x):
        return softmax(self._scores(x).T).T


class TwoLayerNet__predict_classes(_Base):
    """predict returns the class numbers, not the probabilities."""

    def predict(self, x):
        return self._scores(x).argmax(axis=1)

    def accuracy(self, x, t):
        if t.ndim == 2:
            t = t.argmax(axis=1)
        return float(np.mean(self.predict(x) == t))


class TwoLayerNet__loss_of_probabilities(_Base):
    """loss passes predict's probabilities to SoftmaxWithLoss: softmax is taken twice."""

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self.predict(x), t)


class TwoLayerNet__loss_sum(_Base):
    """loss multiplies by N: a sum, not the mean."""

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self._scores(x), t) * len(x)


class TwoLayerNet__weight_decay(_Base):
    """loss adds a penalty for large weights, as a later chapter of a book does."""

    def loss(self, x, t):
        decay = sum(np.sum(self.params[k] ** 2) for k in ("W1", "W2"))
        return SoftmaxWithLoss().forward(self._scores(x), t) + 0.05 * decay


class TwoLayerNet__accuracy_percent(_Base):
    """accuracy in percent: 50.0 instead of 0.5."""

    def accuracy(self, x, t):
        return 100 * super().accuracy(x, t)


class TwoLayerNet__accuracy_count(_Base):
    """accuracy is the number of right predictions, not divided by N."""

    def accuracy(self, x, t):
        return super().accuracy(x, t) * len(x)


class TwoLayerNet__accuracy_labels_only(_Base):
    """accuracy compares classes with t as it is: for one-hot rows it raises or is wrong."""

    def accuracy(self, x, t):
        y = self.predict(x).argmax(axis=1)
        return float(np.sum(y == t) / len(x))


class TwoLayerNet__accuracy_one_hot_only(_Base):
    """accuracy takes t.argmax(axis=-1) always: labels (N,) become one position."""

    def accuracy(self, x, t):
        y = self.predict(x).argmax(axis=1)
        return float(np.mean(y == t.argmax(axis=-1)))


class TwoLayerNet__accuracy_axis_0(_Base):
    """accuracy takes argmax over axis 0: the best example for each class."""

    def accuracy(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        y = np.argmax(self.predict(x), axis=0)
        n = min(len(y), len(labels))
        return float(np.mean(y[:n] == labels[:n]))


class TwoLayerNet__accuracy_rounded(_Base):
    """Counts a prediction only if its probability is above one half: with 3 classes too few."""

    def accuracy(self, x, t):
        y = np.round(self.predict(x))
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]
        return float(np.mean(np.all(y == t, axis=1)))


class TwoLayerNet__accuracy_of_entries(_Base):
    """Compares one-hot rows entry by entry and takes the mean over all entries, not examples."""

    def accuracy(self, x, t):
        y = self.predict(x)
        c = y.shape[1]
        rows = np.eye(c)[y.argmax(axis=1)]
        t = t if t.ndim == 2 else np.eye(c)[t]
        return float(np.mean(rows == t))


class TwoLayerNet__accuracy_errors(_Base):
    """Returns the fraction of wrong predictions."""

    def accuracy(self, x, t):
        labels = t.argmax(axis=1) if t.ndim == 2 else t
        return float(np.mean(self.predict(x).argmax(axis=1) != labels))


class TwoLayerNet__numerical_copies(_Base):
    """numerical_gradient moves copies of the parameters: all gradients are 0."""

    def numerical_gradient(self, x, t):
        f = lambda _: self.loss(x, t)
        return {k: numerical_gradient(f, p.copy()) for k, p in self.params.items()}


class TwoLayerNet__numerical_is_method(_Base):
    """Calls self.numerical_gradient(f, p), the method itself: endless recursion."""

    def numerical_gradient(self, x, t):
        f = lambda _: self.loss(x, t)
        return {k: self.numerical_gradient(f, p) for k, p in self.params.items()}


class TwoLayerNet__numerical_weights_only(_Base):
    """numerical_gradient returns W1 and W2 only, without biases."""

    def numerical_gradient(self, x, t):
        grads = super().numerical_gradient(x, t)
        return {k: g for k, g in grads.items() if k.startswith("W")}


class TwoLayerNet__numerical_updates(_Base):
    """numerical_gradient steps downhill as well: params has other entries afterwards."""

    def numerical_gradient(self, x, t):
        grads = super().numerical_gradient(x, t)
        for key in grads:
            self.params[key] -= 0.1 * grads[key]
        return grads


class TwoLayerNet__numerical_new_arrays(_Base):
    """Works on copies put into params, and leaves them there: not the same arrays afterwards."""

    def numerical_gradient(self, x, t):
        self.params = {k: p.copy() for k, p in self.params.items()}
        return super().numerical_gradient(x, t)


class TwoLayerNet__numerical_overwrites(_Base):
    """Writes the gradients into self.params, which stops holding the parameters."""

    def numerical_gradient(self, x, t):
        grads = super().numerical_gradient(x, t)
        self.params = grads
        return grads


class TwoLayerNet__numerical_copy_and_paste(_Base):
    """Copy and paste: the entry for W2 is the gradient of W1."""

    def numerical_gradient(self, x, t):
        f = lambda _: self.loss(x, t)
        grads = {}
        grads["W1"] = numerical_gradient(f, self.params["W1"])
        grads["b1"] = numerical_gradient(f, self.params["b1"])
        grads["W2"] = numerical_gradient(f, self.params["W1"])
        grads["b2"] = numerical_gradient(f, self.params["b2"])
        return grads


class TwoLayerNet__numerical_of_accuracy(_Base):
    """numerical_gradient measures the accuracy, not the loss: almost always 0."""

    def numerical_gradient(self, x, t):
        f = lambda _: self.accuracy(x, t)
        return {k: numerical_gradient(f, p) for k, p in self.params.items()}


class TwoLayerNet__gradient_not_reversed(_Base):
    """gradient goes backward through the first layer first."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in self.layers:
            dout = layer.backward(dout)
        return {
            "W1": self.layers[0].dW,
            "b1": self.layers[0].db,
            "W2": self.layers[2].dW,
            "b2": self.layers[2].db,
        }


class TwoLayerNet__gradient_swapped(_Base):
    """Mixes up first and last layer when it collects the gradients."""

    def gradient(self, x, t):
        g = super().gradient(x, t)
        return {"W1": g["W2"], "b1": g["b2"], "W2": g["W1"], "b2": g["b1"]}


class TwoLayerNet__gradient_no_dout(_Base):
    """Does not pass the result on: each layer gets the dout of the loss layer (raises unless H = C)."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        dout = last.backward()
        for layer in reversed(self.layers):
            layer.backward(dout)
        a, _, b = self.layers
        return {"W1": a.dW, "b1": a.db, "W2": b.dW, "b2": b.db}


class TwoLayerNet__gradient_without_sigmoid(_Base):
    """Forgets to go backward through the Sigmoid layer."""

    def gradient(self, x, t):
        last = SoftmaxWithLoss()
        last.forward(self._scores(x), t)
        a, _, b = self.layers
        a.backward(b.backward(last.backward()))
        return {"W1": a.dW, "b1": a.db, "W2": b.dW, "b2": b.db}


class TwoLayerNet__gradient_divided_again(_Base):
    """Divides by N once more: SoftmaxWithLoss has divided already."""

    def gradient(self, x, t):
        return {k: g / len(x) for k, g in super().gradient(x, t).items()}


class TwoLayerNet__gradient_b2_from_first(_Base):
    """Copy and paste: b2 gets the db of the first Affine layer."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        grads["b2"] = self.layers[0].db
        return grads


class TwoLayerNet__gradient_last_batch(_Base):
    """gradient goes backward only: it uses the batch of the last call of loss, not its own x and t."""

    def loss(self, x, t):
        self.last = SoftmaxWithLoss()
        return self.last.forward(self._scores(x), t)

    def gradient(self, x, t):
        if not hasattr(self, "last"):
            self.loss(x, t)
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        a, _, b = self.layers
        return {"W1": a.dW, "b1": a.db, "W2": b.dW, "b2": b.db}


class TwoLayerNet__gradient_without_n(_Base):
    """Starts backward from predict minus one-hot rows, not divided by N: for N = 2 twice too large."""

    def gradient(self, x, t):
        y = self.predict(x)
        if t.ndim == 1:
            t = np.eye(y.shape[1])[t]
        dout = y - t
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        a, _, b = self.layers
        return {"W1": a.dW, "b1": a.db, "W2": b.dW, "b2": b.db}


class TwoLayerNet__gradient_lists(_Base):
    """gradient uses the keys dW1, db1, dW2, db2, not those of params."""

    def gradient(self, x, t):
        return {"d" + k: g for k, g in super().gradient(x, t).items()}


class TwoLayerNet__gradient_momentum(_Base):
    """gradient adds each result to the one before: a second call gives the double."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.grads = {k: np.zeros_like(p) for k, p in self.params.items()}

    def gradient(self, x, t):
        for k, g in super().gradient(x, t).items():
            self.grads[k] = self.grads[k] + g
        return dict(self.grads)


class TwoLayerNet__gradient_same_arrays(_Base):
    """gradient fills and returns the same arrays in each call: an earlier result changes later."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.grads = {k: np.zeros_like(p) for k, p in self.params.items()}

    def gradient(self, x, t):
        for k, g in super().gradient(x, t).items():
            self.grads[k][...] = g
        return self.grads


class TwoLayerNet__gradient_b_not_db(_Base):
    """Collects layer.b instead of layer.db: the biases themselves, not their gradients."""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        grads["b1"] = self.layers[0].b
        grads["b2"] = self.layers[2].b
        return grads
