"""What often goes wrong in ``two_layer_net``. Each docstring is the hint for that mistake."""

import numpy as np

from layers import Affine, Relu, Sigmoid, SoftmaxWithLoss
from numerical_gradient import numerical_gradient
from two_layer_net import TwoLayerNet


def _one_hot(t, y):
    return t if t.ndim == y.ndim else np.eye(y.shape[1])[t]


def _labels(t):
    return t if t.ndim == 1 else np.argmax(t, axis=1)


def _grads(affine1, affine2):
    return {"W1": affine1.dW, "b1": affine1.db, "W2": affine2.dW, "b2": affine2.db}


def _backward(net, dout):
    for layer in reversed(net.layers):
        dout = layer.backward(dout)
    return _grads(*[layer for layer in net.layers if isinstance(layer, Affine)])


class _OtherLayers(TwoLayerNet):
    def _scores(self, x):
        self.layers = self._make_layers()
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def gradient(self, x, t):
        last_layer = SoftmaxWithLoss()
        last_layer.forward(self._scores(x), t)
        return _backward(self, last_layer.backward())


# The initial parameters


class TwoLayerNet__W1_transposed(TwoLayerNet):
    """x has shape (N, D). Write the shape of params['W1'] beside it: can the two be multiplied?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W1"] = weight_init_std * np.random.randn(hidden_size, input_size)


class TwoLayerNet__hidden_size_overwritten(TwoLayerNet):
    """Print the shapes in params of TwoLayerNet(6, 5, 3). Where is the 5?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        hidden_size = output_size
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__weights_of_zero(TwoLayerNet):
    """Print params['W1'] of a new network. If all hidden units start equal, what can make them different later?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["W1"] = np.zeros((input_size, hidden_size))
        self.params["W2"] = np.zeros((hidden_size, output_size))


class TwoLayerNet__weights_not_scaled(TwoLayerNet):
    """Print the standard deviation of params['W1']. Which argument of TwoLayerNet should set it?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, 1.0)


class TwoLayerNet__scale_fixed(TwoLayerNet):
    """Make a network with weight_init_std=0.5, and print the standard deviation of params['W1']. Where does your code
    use this argument?
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size)


class TwoLayerNet__another_default(TwoLayerNet):
    """Make a network with three arguments, and print the standard deviation of params['W1']. Which default does the
    docstring name?
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=1.0):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__default_of_a_tenth(TwoLayerNet):
    """Make a network with three arguments, and print the standard deviation of params['W1']. Which default does the
    docstring name?
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.1):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__no_negative_weights(TwoLayerNet):
    """Does params['W1'] have negative entries? Look up the difference between np.random.rand and np.random.randn."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.rand(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.rand(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }


class TwoLayerNet__one_bias_for_all(TwoLayerNet):
    """How many units does each layer have, and how many numbers are in its bias?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.zeros(1)
        self.params["b2"] = np.zeros(1)


class TwoLayerNet__random_biases(TwoLayerNet):
    """Print params['b1'] of a new network. What does the docstring say about biases?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": weight_init_std * np.random.randn(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": weight_init_std * np.random.randn(output_size),
        }


class TwoLayerNet__biases_with_two_axes(TwoLayerNet):
    """Print params['b1'].shape. How many axes does the docstring give b1?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.params["b1"] = np.zeros((1, hidden_size))
        self.params["b2"] = np.zeros((1, output_size))


class TwoLayerNet__seed_fixed(TwoLayerNet):
    """Make two networks and compare their weights. Which line of yours makes them equal?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        np.random.seed(0)
        super().__init__(input_size, hidden_size, output_size, weight_init_std)


class TwoLayerNet__params_shared_by_all_nets(TwoLayerNet):
    """Make a network and print its params, then make another, and print those of the first again. Is the dict params
    made anew for each network?
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, params={}):  # noqa: B006
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        params.update(self.params)
        self.params = params


# The layers


class TwoLayerNet__no_hidden_activation(_OtherLayers):
    """Two matrix products, one after another, are one matrix product. What is between your two Affine layers?"""

    def _make_layers(self):
        p = self.params
        return [Affine(p["W1"], p["b1"]), Affine(p["W2"], p["b2"])]


class TwoLayerNet__relu_for_sigmoid(_OtherLayers):
    """Which activation does the docstring of TwoLayerNet name between the two Affine layers?"""

    def _make_layers(self):
        p = self.params
        return [Affine(p["W1"], p["b1"]), Relu(), Affine(p["W2"], p["b2"])]


class TwoLayerNet__activation_after_the_last_layer(_OtherLayers):
    """A score may be negative, or larger than 1. Which layer does your network end with, before softmax?"""

    def _make_layers(self):
        p = self.params
        return [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"]), Sigmoid()]


class TwoLayerNet__b2_not_added(_OtherLayers):
    """Set params['b2'] to large numbers. Does predict change? Look at what your second Affine is made of."""

    def _make_layers(self):
        p = self.params
        return [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], np.zeros_like(p["b2"]))]


class _KeptLayers(TwoLayerNet):
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        p = self.params
        self.layers = [Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"])]

    def _scores(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x


class TwoLayerNet__layers_hold_copies(_KeptLayers):
    """Change params['W1'][0, 0], and call predict. Does your first layer hold the same array, or a copy?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        for layer in self.layers[::2]:
            layer.W, layer.b = layer.W.copy(), layer.b.copy()


class TwoLayerNet__layers_shared_by_all_nets(TwoLayerNet):
    """Make two networks, and call predict of the first. Are its layers attributes of this network, or of the class?"""

    kept = {}

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.kept["Affine1"] = Affine(self.params["W1"], self.params["b1"])
        self.kept["Sigmoid"] = Sigmoid()
        self.kept["Affine2"] = Affine(self.params["W2"], self.params["b2"])

    def _scores(self, x):
        self.layers = list(self.kept.values())
        for layer in self.layers:
            x = layer.forward(x)
        return x


# predict and loss


class TwoLayerNet__predict_returns_scores(TwoLayerNet):
    """Add up a row of what predict returns. What should the sum of probabilities be?"""

    def predict(self, x):
        return self._scores(x)


class TwoLayerNet__predict_returns_classes(TwoLayerNet):
    """For each example, does predict return one number, or one for each class?"""

    def predict(self, x):
        return np.argmax(self._scores(x), axis=1)


class TwoLayerNet__sigmoid_for_softmax(TwoLayerNet):
    """Add up a row of what predict returns. Which function makes the entries of a row depend on each other?"""

    def predict(self, x):
        return Sigmoid().forward(self._scores(x))


class TwoLayerNet__softmax_twice(TwoLayerNet):
    """SoftmaxWithLoss takes scores. What do loss() and gradient() pass to it: scores, or what predict returns?"""

    def loss(self, x, t):
        return SoftmaxWithLoss().forward(self.predict(x), t)

    def gradient(self, x, t):
        last_layer = SoftmaxWithLoss()
        last_layer.forward(self.predict(x), t)
        return _backward(self, last_layer.backward())


# accuracy


class TwoLayerNet__accuracy_of_labels_only(TwoLayerNet):
    """Pass one-hot rows to accuracy. What does it compare then: labels with labels, or labels with rows?"""

    def accuracy(self, x, t):
        return np.mean(np.argmax(self.predict(x), axis=1) == t)


class TwoLayerNet__accuracy_of_probabilities(TwoLayerNet):
    """In accuracy, print y and t side by side. Does y hold a class for each example, or probabilities?"""

    def accuracy(self, x, t):
        return np.mean(self.predict(x) == t)


class TwoLayerNet__accuracy_of_wrong_answers(TwoLayerNet):
    """What does accuracy return when every prediction is right? Does it count right answers, or wrong ones?"""

    def accuracy(self, x, t):
        return np.mean(np.argmax(self.predict(x), axis=1) != _labels(t))


class TwoLayerNet__accuracy_of_one_hot_only(TwoLayerNet):
    """Pass labels to accuracy. How many axes does t have then?"""

    def accuracy(self, x, t):
        return np.mean(np.argmax(self.predict(x), axis=1) == np.argmax(t, axis=1))


class TwoLayerNet__accuracy_down_the_columns(TwoLayerNet):
    """In accuracy, how many numbers does argmax return: one for each example, or one for each class?"""

    def accuracy(self, x, t):
        answers = t if t.ndim == 1 else np.argmax(t, axis=0)
        return np.mean(np.argmax(self.predict(x), axis=0) == answers)


class TwoLayerNet__accuracy_of_all_entries(TwoLayerNet):
    """Write down the one-hot rows of two different classes. How many of their entries agree? accuracy should compare
    classes.
    """

    def accuracy(self, x, t):
        y = self.predict(x)
        classes = np.argmax(y, axis=1)
        return np.mean(classes == t if t.ndim == 1 else _one_hot(classes, y) == t)


class TwoLayerNet__accuracy_in_percent(TwoLayerNet):
    """What does accuracy return when every prediction is right? How large can a fraction be?"""

    def accuracy(self, x, t):
        return 100 * np.mean(np.argmax(self.predict(x), axis=1) == _labels(t))


class TwoLayerNet__accuracy_as_a_count(TwoLayerNet):
    """Put every example into the batch twice. Should the result of accuracy change?"""

    def accuracy(self, x, t):
        return np.sum(np.argmax(self.predict(x), axis=1) == _labels(t))


class TwoLayerNet__accuracy_without_fractions(TwoLayerNet):
    """accuracy is 0, though some answers are right. Print both sides of its comparison: does each have one number for
    each example? If you divide, what does that give?
    """

    def accuracy(self, x, t):
        return np.sum(np.argmax(self.predict(x), axis=1) == _labels(t)) // len(x)


class TwoLayerNet__accuracy_of_full_batches_only(TwoLayerNet):
    """Pass 23 examples to accuracy. How many of them does your loop use?"""

    def accuracy(self, x, t):
        hits, size = 0, 10
        for i in range(len(x) // size):
            part = slice(i * size, (i + 1) * size)
            hits += np.sum(np.argmax(self.predict(x[part]), axis=1) == _labels(t[part]))
        return hits / len(x)


# numerical_gradient


class TwoLayerNet__numerical_gradient_of_copies(TwoLayerNet):
    """In numerical_gradient, the imported function moves an entry by 0.0001 and calls your function again. Print what your
    function returns: does it change?
    """

    def numerical_gradient(self, x, t):
        def loss(_):
            return self.loss(x, t)

        return {key: numerical_gradient(loss, p.copy()) for key, p in self.params.items()}


class TwoLayerNet__numerical_gradient_calls_itself(TwoLayerNet):
    """Two things are called numerical_gradient: the imported function, and the method, which needs self. Which one does
    your method call?
    """

    def numerical_gradient(self, x, t):
        def loss(_):
            return self.loss(x, t)

        return {key: self.numerical_gradient(loss, p) for key, p in self.params.items()}


class TwoLayerNet__loss_without_a_parameter(TwoLayerNet):
    """numerical_gradient calls the function that you pass as f(x). How many arguments does your function take?"""

    def numerical_gradient(self, x, t):
        grads = {}
        loss = lambda: self.loss(x, t)  # noqa: E731
        for key in self.params:
            grads[key] = numerical_gradient(loss, self.params[key])
        return grads


class TwoLayerNet__return_inside_the_loop(TwoLayerNet):
    """Print the keys of what numerical_gradient returns. How far is its return indented?"""

    def numerical_gradient(self, x, t):
        grads = {}
        for key, p in self.params.items():
            grads[key] = numerical_gradient(lambda _: self.loss(x, t), p)
            return grads


# gradient


class TwoLayerNet__numerical_gradient_of_a_flat_copy(TwoLayerNet):
    """In TwoLayerNet.numerical_gradient, you make one long row of an array. Is it always a view, or can it be a copy?"""

    def numerical_gradient(self, x, t):
        grads = {}
        for key, p in self.params.items():
            flat, slopes = p.reshape(-1), []
            for i, value in enumerate(flat.copy()):
                losses = []
                for moved in (value + 1e-4, value - 1e-4):
                    flat[i] = moved
                    losses.append(self.loss(x, t))
                flat[i] = value
                slopes.append((losses[0] - losses[1]) / 2e-4)
            grads[key] = np.array(slopes).reshape(p.shape)
        return grads


class TwoLayerNet__backward_in_forward_order(TwoLayerNet):
    """In gradient(), which layer comes first on the way back: the one nearest to x, or the one nearest to the loss?"""

    def gradient(self, x, t):
        last_layer = SoftmaxWithLoss()
        last_layer.forward(self._scores(x), t)
        dout = last_layer.backward()
        for layer in self.layers:
            dout = layer.backward(dout)
        return _grads(self.layers[0], self.layers[2])


class TwoLayerNet__backward_starts_with_a_number(TwoLayerNet):
    """In gradient(), print dout before your loop. Is it what the backward of the loss layer returns, or a single number?"""

    def gradient(self, x, t):
        last_layer = SoftmaxWithLoss()
        last_layer.forward(self._scores(x), t)
        last_layer.backward()
        return _backward(self, 1)


class TwoLayerNet__result_of_backward_dropped(TwoLayerNet):
    """In gradient(), print dout in each round of your loop. What happens to the result of layer.backward?"""

    def gradient(self, x, t):
        last_layer = SoftmaxWithLoss()
        last_layer.forward(self._scores(x), t)
        dout = last_layer.backward()
        for layer in reversed(self.layers):
            layer.backward(dout)
        return _grads(self.layers[0], self.layers[2])


class TwoLayerNet__layers_left_reversed(_KeptLayers):
    """Call gradient() twice. In which order are the layers of your network the second time?"""

    def gradient(self, x, t):
        last_layer = SoftmaxWithLoss()
        last_layer.forward(self._scores(x), t)
        dout = last_layer.backward()
        self.layers.reverse()
        for layer in self.layers:
            dout = layer.backward(dout)
        return _grads(self.layers[2], self.layers[0])


class TwoLayerNet__gradient_without_loss(TwoLayerNet):
    """In gradient(), the backward of the loss layer needs the scores and the answers of this batch. Which call passes
    them to it?
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        self.last_layer = SoftmaxWithLoss()

    def loss(self, x, t):
        return self.last_layer.forward(self._scores(x), t)

    def gradient(self, x, t):
        self.predict(x)
        return _backward(self, self.last_layer.backward())


class TwoLayerNet__sigmoid_skipped_on_the_way_back(TwoLayerNet):
    """Three layers go forward in gradient(). How many go backward?"""

    def gradient(self, x, t):
        last_layer = SoftmaxWithLoss()
        last_layer.forward(self._scores(x), t)
        affine1, _, affine2 = self.layers
        affine1.backward(affine2.backward(last_layer.backward()))
        return _grads(affine1, affine2)


class TwoLayerNet__gradient_not_divided_by_the_batch(TwoLayerNet):
    """Put every example into the batch twice. The loss is a mean, so it stays the same; does the result of gradient()
    stay the same too?
    """

    def gradient(self, x, t):
        y = self.predict(x)
        return _backward(self, y - _one_hot(t, y))


class TwoLayerNet__gradient_divided_by_one_hundred(TwoLayerNet):
    """How many rows does x have in gradient()? Compare with the number that you divide by."""

    def gradient(self, x, t):
        y = self.predict(x)
        return _backward(self, (y - _one_hot(t, y)) / 100)


class TwoLayerNet__gradient_of_one_hot_only(TwoLayerNet):
    """Pass labels to gradient(), and to accuracy(). Which of the two combines y and t of different shapes?"""

    def gradient(self, x, t):
        return _backward(self, (self.predict(x) - t) / len(x))


class TwoLayerNet__gradient_key_used_twice(TwoLayerNet):
    """Print the keys of what gradient() returns. Which name appears twice in your code?"""

    def gradient(self, x, t):
        super().gradient(x, t)
        affine1, _, affine2 = self.layers
        grads = {}
        grads["W1"] = affine1.dW
        grads["b2"] = affine1.db
        grads["W2"] = affine2.dW
        grads["b2"] = affine2.db
        return grads


class TwoLayerNet__gradient_returns_params(TwoLayerNet):
    """Print what gradient() returns, and params. Are your results gradients, or parameters?"""

    def gradient(self, x, t):
        super().gradient(x, t)
        return self.params


class TwoLayerNet__gradient_with_more_keys(TwoLayerNet):
    """Print the keys of params and the keys of what gradient returns. Do they differ?"""

    def gradient(self, x, t):
        return super().gradient(x, t) | {"loss": self.loss(x, t)}


class TwoLayerNet__gradient_as_a_tuple(TwoLayerNet):
    """The caller of gradient() looks up the gradient of W2 as grads['W2']. What do you return?"""

    def gradient(self, x, t):
        super().gradient(x, t)
        affine1, _, affine2 = self.layers
        return affine1.dW, affine1.db, affine2.dW, affine2.db


class TwoLayerNet__gradient_negated(TwoLayerNet):
    """A gradient points to where the loss grows. Where does the minus sign belong: in gradient(), or in the training
    that uses it?
    """

    def gradient(self, x, t):
        return {key: -grad for key, grad in super().gradient(x, t).items()}


# From call to call, and in special cases


class TwoLayerNet__layers_made_once(_KeptLayers):
    """Put another array into params['W1'], and call predict. Do your layers still hold the old array?"""


class TwoLayerNet__arrays_shared(TwoLayerNet):
    """Make TwoLayerNet(3, 3, 3), fill params['b1'] with 1, and print params['b2']. Are they two arrays, or one?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        if hidden_size == output_size:
            self.params["b2"] = self.params["b1"]


class TwoLayerNet__own_random_numbers(TwoLayerNet):
    """Call np.random.seed(1) and make a network, twice. Are the weights equal? Look at where your random numbers come
    from.
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, weight_init_std)
        rng = np.random.default_rng()
        self.params["W1"] = rng.normal(0, weight_init_std, (input_size, hidden_size))
        self.params["W2"] = rng.normal(0, weight_init_std, (hidden_size, output_size))


class TwoLayerNet__one_column_repeated(TwoLayerNet):
    """Print params['W1'] of a new network. If all hidden units start equal, what can make them different later?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.repeat(np.random.randn(input_size, 1), hidden_size, axis=1),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.repeat(np.random.randn(1, output_size), hidden_size, axis=0),
            "b2": np.zeros(output_size),
        }


class TwoLayerNet__std_as_variance(TwoLayerNet):
    """Print the standard deviation of params['W1'], and compare it with weight_init_std. A variance is its square."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, np.sqrt(weight_init_std))


class TwoLayerNet__second_weights_not_scaled(TwoLayerNet):
    """Print the standard deviations of params['W1'] and params['W2']. Do both use weight_init_std?"""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        super().__init__(input_size, hidden_size, output_size, 1.0)
        self.params["W1"] *= weight_init_std


class TwoLayerNet__predictions_cached(TwoLayerNet):
    """Call predict, change params, and call it again with the same x. What does your network keep from the first call?"""

    def predict(self, x):
        key = x.tobytes(), x.shape
        if getattr(self, "key", None) != key:
            self.key, self.y = key, super().predict(x)
        return self.y.copy()


class TwoLayerNet__one_row_without_axis(TwoLayerNet):
    """Pass a batch of one row, of shape (1, D), to predict. Which shape should the result have?"""

    def predict(self, x):
        return np.squeeze(super().predict(x))

    def accuracy(self, x, t):
        return np.mean(np.argmax(self._scores(x), axis=1) == _labels(t))


class TwoLayerNet__softmax_overflows(TwoLayerNet):
    """Set params['b2'][0] to 1000, and call predict. What is exp(1000)? The softmax of the earlier exercise takes care
    of it.
    """

    def predict(self, x):
        e = np.exp(self._scores(x))
        return e / e.sum(axis=1, keepdims=True)


class TwoLayerNet__one_hot_told_by_values(TwoLayerNet):
    """Pass the labels 0 and 1 to loss() and gradient(). How does your code tell labels from one-hot rows?"""

    def accuracy(self, x, t):
        labels = np.argmax(t, axis=-1) if np.isin(t, (0, 1)).all() else t
        return np.mean(np.argmax(self.predict(x), axis=1) == labels)


class TwoLayerNet__one_hot_told_by_size(TwoLayerNet):
    """Pass as many labels as there are classes. How does your code tell labels from one-hot rows?"""

    def loss(self, x, t):
        y = self.predict(x)
        rows = t if len(t) == y.shape[1] or t.ndim == 2 else _one_hot(t, y)
        return -np.sum(rows * np.log(y + 1e-7)) / len(x)


class TwoLayerNet__answers_remembered(TwoLayerNet):
    """Call gradient() with two batches of the same size. What does your network keep from the first call?"""

    def gradient(self, x, t):
        if len(getattr(self, "t", ())) != len(t):
            self.t = t
        return super().gradient(x, self.t)


class TwoLayerNet__numerical_gradient_of_weights_only(TwoLayerNet):
    """Print the keys of what numerical_gradient returns. Which parameters does your code leave out?"""

    def numerical_gradient(self, x, t):
        return {key: numerical_gradient(lambda _: self.loss(x, t), self.params[key]) for key in ("W1", "W2")}


class TwoLayerNet__numerical_gradient_replaces_params(TwoLayerNet):
    """Keep a second name for params['W1'], call numerical_gradient, and compare. Is the array in params still the same?"""

    def numerical_gradient(self, x, t):
        saved = {key: p.copy() for key, p in self.params.items()}
        grads = super().numerical_gradient(x, t)
        self.params = saved
        return grads


class TwoLayerNet__numerical_gradient_of_the_sum(TwoLayerNet):
    """Put every example into the batch twice. The loss is a mean, so it stays the same; does the result of
    numerical_gradient stay the same too?
    """

    def numerical_gradient(self, x, t):
        def loss(_):
            return len(x) * self.loss(x, t)

        return {key: numerical_gradient(loss, p) for key, p in self.params.items()}


class TwoLayerNet__numerical_gradient_of_one_example(TwoLayerNet):
    """Change the last row of x, and call numerical_gradient again. Which examples does the loss in it use?"""

    def numerical_gradient(self, x, t):
        return super().numerical_gradient(x[:1], t[:1])


class TwoLayerNet__gradient_divided_again(TwoLayerNet):
    """SoftmaxWithLoss.backward returns the gradient of a mean. What does gradient() divide by afterwards?"""

    def gradient(self, x, t):
        return {key: grad / len(x) for key, grad in super().gradient(x, t).items()}


class TwoLayerNet__gradients_added_up(TwoLayerNet):
    """Call gradient() twice with the same batch. Is the second result twice the first?"""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        before = getattr(self, "grads", None)
        self.grads = grads if before is None else {key: before[key] + grads[key] for key in grads}
        return dict(self.grads)


class TwoLayerNet__gradient_takes_a_step(TwoLayerNet):
    """Print params['W1'] before and after gradient(). Who takes the step: gradient(), or the training that uses it?"""

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        for key in grads:
            self.params[key] -= 0.1 * grads[key]
        return grads


class TwoLayerNet__gradient_in_one_buffer(TwoLayerNet):
    """Keep what gradient() returns, call it with another batch, and print the first result again. Which arrays does
    your code write into?
    """

    def gradient(self, x, t):
        grads = super().gradient(x, t)
        if not hasattr(self, "grads"):
            self.grads = {key: np.zeros_like(grad) for key, grad in grads.items()}
        for key, grad in grads.items():
            self.grads[key][...] = grad
        return self.grads


class TwoLayerNet__loss_summed(TwoLayerNet):
    """Put every example into the batch twice. The loss is a mean; does the result of loss() change?"""

    def loss(self, x, t):
        return len(x) * super().loss(x, t)


class TwoLayerNet__inputs_changed(TwoLayerNet):
    """Print x before and after predict. Which line of yours writes into it?"""

    def predict(self, x):
        if x.dtype.kind == "f":
            x -= x.mean()
        return super().predict(x)
