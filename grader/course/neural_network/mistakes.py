"""What often goes wrong in ``neural_network``. Each docstring is the hint for that mistake."""

import numpy as np

from activations import relu, relu_grad, sigmoid, sigmoid_grad
from cross_entropy import cross_entropy_error
from neural_network import NeuralNetwork
from softmax import softmax

FUNCTIONS = {"sigmoid": sigmoid, "relu": relu, "softmax": softmax}
GRADS = {"sigmoid": sigmoid_grad, "relu": relu_grad, "softmax": lambda z: softmax(z) * (1 - softmax(z))}


def _labels(t):
    return t if t.ndim == 1 else np.argmax(t, axis=1)


def _sizes(net):
    return [(len(W), len(b)) for W, b in zip(net.weights, net.biases, strict=True)]


# The initial weights and biases


class _OtherWeights(NeuralNetwork):
    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        rng = np.random.default_rng(seed)
        self.weights = [self._draw(rng, D, H) for D, H in _sizes(self)]


class NeuralNetwork__weights_not_scaled(_OtherWeights):
    """Print the standard deviation of the weights of a layer with 100 inputs. How large are the entries of z in that
    layer?
    """

    def _draw(self, rng, D, H):
        return rng.normal(size=(D, H))


class NeuralNetwork__weights_scaled_for_two_layers(_OtherWeights):
    """A fixed 0.01 is good enough for one hidden layer. What is left of a signal after five such layers?"""

    def _draw(self, rng, D, H):
        return 0.01 * rng.normal(size=(D, H))


class _ScaledWeights(NeuralNetwork):
    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for W, name in zip(self.weights, activations, strict=True):
            factor = 2 if name == "relu" else 1
            W *= self._deviation(factor, *W.shape) / np.sqrt(factor / len(W))


class NeuralNetwork__weights_scaled_by_the_outputs(_ScaledWeights):
    """How many products does each entry of z add up? Is that the number under your square root?"""

    def _deviation(self, factor, D, H):
        return np.sqrt(factor / H)


class NeuralNetwork__variance_for_deviation(_ScaledWeights):
    """You multiply normal random numbers by a factor, and this factor is their standard deviation. What is its square
    called?
    """

    def _deviation(self, factor, D, H):
        return factor / D


class NeuralNetwork__one_scale_for_all_activations(_OtherWeights):
    """relu sets half of the signals to 0. Which layers need larger initial weights for that reason?"""

    def _draw(self, rng, D, H):
        return rng.normal(size=(D, H)) / np.sqrt(D)


class NeuralNetwork__scale_of_the_layer_before(NeuralNetwork):
    """In __init__, which activation sets the standard deviation of a layer's weights: its own, or that of its inputs?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        for i, W in enumerate(self.weights):
            own, before = activations[i], activations[i - 1] if i else ""
            W *= np.sqrt(2 if before == "relu" else 1) / np.sqrt(2 if own == "relu" else 1)


class NeuralNetwork__columns_repeated(_OtherWeights):
    """Print weights[0] of a new network. If all hidden units start equal, what can make them different later?"""

    def _draw(self, rng, D, H):
        return np.repeat(rng.normal(size=(D, 1)), H, axis=1) * np.sqrt(2 / D)


class NeuralNetwork__generator_made_for_each_layer(_OtherWeights):
    """Print weights[0] and weights[1] of NeuralNetwork([4, 4, 4], ...). How many generators does __init__ make?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        pairs = zip(_sizes(self), activations, strict=True)
        deviations = [np.sqrt((2 if name == "relu" else 1) / D) for (D, _), name in pairs]
        drawn = [np.random.default_rng(seed).normal(size=W.shape) for W in self.weights]
        self.weights = [std * W for std, W in zip(deviations, drawn, strict=True)]

    def _draw(self, rng, D, H):
        return rng.normal(size=(D, H))


class NeuralNetwork__no_negative_weights(_OtherWeights):
    """Look for a negative weight in a new network. From which distribution do you draw your numbers?"""

    def _draw(self, rng, D, H):
        return rng.random((D, H)) * np.sqrt(2 / D)


class NeuralNetwork__weights_of_zero(_OtherWeights):
    """All hidden units start equal. What can make them different later?"""

    def _draw(self, rng, D, H):
        return np.zeros((D, H))


class NeuralNetwork__weights_transposed(_OtherWeights):
    """x has shape (N, D). Write the shape of your first weights beside it: can the two be multiplied?"""

    def _draw(self, rng, D, H):
        return rng.normal(size=(H, D)) * np.sqrt(2 / D)


class _OtherBiases(NeuralNetwork):
    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.biases = [self._make(H) for _, H in _sizes(self)]


class NeuralNetwork__random_biases(_OtherBiases):
    """Print the biases of a new network. What does the docstring promise?"""

    def _make(self, H):
        return self.rng.normal(size=H)


class NeuralNetwork__biases_with_two_axes(_OtherBiases):
    """Print the shape of a bias. How many axes does the docstring promise?"""

    def _make(self, H):
        return np.zeros((1, H))


class NeuralNetwork__biases_as_columns(_OtherBiases):
    """Batches come first here: each example is a row. What shape must a bias have to be added to each row?"""

    def _make(self, H):
        return np.zeros((H, 1))


class NeuralNetwork__one_bias_for_all(_OtherBiases):
    """How many units does a layer have, and how many numbers are in its bias?"""

    def _make(self, H):
        return np.zeros(1)


class NeuralNetwork__something_stands_for_the_inputs(NeuralNetwork):
    """How many entries does the list weights have? The inputs are a layer, but which weights lead to them?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.weights = [np.array([0.0]), *self.weights]
        self.biases = [np.array([0.0]), *self.biases]


class NeuralNetwork__lists_shared_by_all_networks(NeuralNetwork):
    """Make two networks. How many arrays are in the list weights of the second, and why?"""

    shared_weights, shared_biases = [], []

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.shared_weights.extend(self.weights)
        self.shared_biases.extend(self.biases)
        self.weights, self.biases = self.shared_weights, self.shared_biases


# The seed


class NeuralNetwork__seed_ignored(NeuralNetwork):
    """Make two networks with seed 0. Which argument does your code never read?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss)


class NeuralNetwork__seed_of_zero_is_none(NeuralNetwork):
    """Is 0 true or false in Python? What does your test of the seed do with 0?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed or None)


class NeuralNetwork__none_is_a_seed_of_zero(NeuralNetwork):
    """Make two networks without a seed. Are their weights different?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed or 0)


class NeuralNetwork__seed_of_everybody(NeuralNetwork):
    """Whose numbers change when you seed np.random? Which object could draw numbers for this network alone?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        np.random.seed(seed)
        self.weights = [np.random.randn(*W.shape) * np.std(W) for W in self.weights]


class NeuralNetwork__draws_from_everybodys_numbers(NeuralNetwork):
    """Whose numbers change when you seed np.random? Which object could draw numbers for this network alone?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        np.random.seed(seed)
        self.rng = np.random
        for W, name in zip(self.weights, activations, strict=True):
            W[...] = np.sqrt((2 if name == "relu" else 1) / len(W)) * self.rng.normal(size=W.shape)


class NeuralNetwork__generator_of_the_class(NeuralNetwork):
    """Make two networks, then train the first. Is its generator an attribute of this network, or of the class?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        type(self).rng = self.__dict__.pop("rng")


# What a network is made from


class NeuralNetwork__layers_list_changed(NeuralNetwork):
    """Print the list of layers before and after you call NeuralNetwork. Which line of __init__ changes it?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        layers.pop(0)


class NeuralNetwork__activations_list_changed(NeuralNetwork):
    """Print the list of activations before and after you call NeuralNetwork. Which line of __init__ changes it?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        activations.insert(0, "inputs")


class NeuralNetwork__unknown_names_accepted(NeuralNetwork):
    """Make a NeuralNetwork with an activation called 'swish'. Which line raises an error, and is it in __init__?"""

    def __init__(self, layers, activations, loss, seed=None):
        known = [name if name in FUNCTIONS else "sigmoid" for name in activations]
        super().__init__(layers, known, loss if loss == "cross_entropy" else "mse", seed)
        self.activations, self.loss = list(activations), loss


class NeuralNetwork__unknown_activation_is_a_key_error(NeuralNetwork):
    """Make a NeuralNetwork with the activation 'swish' and read the error. Does __init__ check the names before it
    looks them up?
    """

    def __init__(self, layers, activations, loss, seed=None):
        self.functions = [FUNCTIONS[name] for name in activations]
        super().__init__(layers, activations, loss, seed)


class NeuralNetwork__message_without_choices(NeuralNetwork):
    """Read your error message as somebody who misspelt a name. Does it say which names are allowed?"""

    def __init__(self, layers, activations, loss, seed=None):
        try:
            super().__init__(layers, activations, loss, seed)
        except ValueError as problem:
            raise ValueError("unknown name") from problem


class NeuralNetwork__first_name_checked_only(NeuralNetwork):
    """Misspell the second activation. How many of the names does your loop look at?"""

    def __init__(self, layers, activations, loss, seed=None):
        known = [*activations[:1], *(name if name in FUNCTIONS else "sigmoid" for name in activations[1:-1])]
        super().__init__(layers, [*known, *activations[len(known) :]], loss, seed)
        self.activations = list(activations)


class NeuralNetwork__softmax_in_hidden_layers(NeuralNetwork):
    """Make a network whose hidden activation is softmax. Which activations does the docstring allow there?"""

    def __init__(self, layers, activations, loss, seed=None):
        hidden = ["sigmoid" if name == "softmax" else name for name in activations[:-1]]
        super().__init__(layers, [*hidden, *activations[-1:]], loss, seed)
        self.activations = list(activations)


class NeuralNetwork__relu_as_the_last(NeuralNetwork):
    """Make a network whose last activation is relu. Which activations does the docstring allow there?"""

    def __init__(self, layers, activations, loss, seed=None):
        is_relu = loss == "mse" and activations[-1:] == ["relu"]
        super().__init__(layers, [*activations[:-1], "sigmoid"] if is_relu else activations, loss, seed)
        self.activations = list(activations)


class NeuralNetwork__mse_with_softmax_refused(NeuralNetwork):
    """Make a network with "mse" and "softmax". Which last activations does the docstring allow for "mse"?"""

    def __init__(self, layers, activations, loss, seed=None):
        if loss == "mse" and activations[-1:] == ["softmax"]:
            raise ValueError("mse goes with sigmoid")
        super().__init__(layers, activations, loss, seed)


class NeuralNetwork__unknown_loss_is_mse(NeuralNetwork):
    """Make a network with loss="absolute". Which loss does it compute then?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss if loss == "cross_entropy" else "mse", seed)


class NeuralNetwork__any_last_activation(NeuralNetwork):
    """Make a network with cross_entropy and a last activation of sigmoid. Does __init__ raise a ValueError?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, "mse" if loss == "cross_entropy" else loss, seed)
        self.loss = loss


class NeuralNetwork__any_number_of_activations(NeuralNetwork):
    """Leave one activation out of the list, and make a network. How many layers does it have?"""

    def __init__(self, layers, activations, loss, seed=None):
        number = min(len(layers) - 1, len(activations))
        last = list(activations[number - 1 : number])
        super().__init__(layers[: number + 1], list(activations[: number - 1]) + last, loss, seed)


# forward


class _OtherForward(NeuralNetwork):
    def forward(self, x):
        self._signals, self._zs = [x], []
        for i in range(len(self.weights)):
            self._zs.append(self._z(self._signals[i], i))
            self._signals.append(self._activate(self._zs[i], i))
        return self._signals[-1]

    def _z(self, x, i):
        return x @ self.weights[i] + self.biases[i]

    def _activate(self, z, i):
        return FUNCTIONS[self.activations[i]](z)


class NeuralNetwork__softmax_without_the_shift(_OtherForward):
    """Call forward with values of 1000 before the softmax. Where do inf or nan first appear?"""

    def _activate(self, z, i):
        if self.activations[i] != "softmax":
            return super()._activate(z, i)
        return np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)


class NeuralNetwork__softmax_of_the_whole_batch(_OtherForward):
    """With softmax as the last activation, add up one row of your outputs. What should the sum be?"""

    def _activate(self, z, i):
        if self.activations[i] != "softmax":
            return super()._activate(z, i)
        e = np.exp(z - np.max(z))
        return e / np.sum(e)


class NeuralNetwork__one_maximum_for_the_whole_batch(_OtherForward):
    """Pass a batch with one row of very large scores and one of very small ones. Which maximum does softmax need in
    each row?
    """

    def _activate(self, z, i):
        if self.activations[i] != "softmax":
            return super()._activate(z, i)
        e = np.exp(z - np.max(z))
        return e / np.sum(e, axis=1, keepdims=True)


class NeuralNetwork__sigmoid_of_two_large_numbers(_OtherForward):
    """What is inf / inf? Which form of sigmoid has exp in one place only?"""

    def _activate(self, z, i):
        if self.activations[i] != "sigmoid":
            return super()._activate(z, i)
        return np.exp(z) / (1 + np.exp(z))


class NeuralNetwork__output_activation_missing(_OtherForward):
    """Follow x to the end of the last layer. What should happen to z there?"""

    def _activate(self, z, i):
        return z if i == len(self.weights) - 1 else super()._activate(z, i)


class NeuralNetwork__output_activation_on_the_wrong_layer(_OtherForward):
    """Write the index of each weight array beside the name of its activation. Which activation belongs to the
    last one?
    """

    def _activate(self, z, i):
        return FUNCTIONS[self.activations[i - 1]](z)


class NeuralNetwork__hidden_activation_before_the_last_too(_OtherForward):
    """May a score be negative before softmax? See what your code does to a negative one."""

    def _activate(self, z, i):
        is_last = i == len(self.weights) - 1 and i > 0
        return super()._activate(FUNCTIONS[self.activations[0]](z) if is_last else z, i)


class NeuralNetwork__hidden_activation_missing(_OtherForward):
    """Two matrix products, one after another, are a single matrix product. What is between yours?"""

    def _activate(self, z, i):
        return super()._activate(z, i) if i == len(self.weights) - 1 else z


class NeuralNetwork__one_activation_for_all_hidden_layers(_OtherForward):
    """Make a network with relu in one hidden layer and sigmoid in the next. Which activation does each of the two use
    in your code?
    """

    def _activate(self, z, i):
        return super()._activate(z, i if i == len(self.weights) - 1 else 0)


class NeuralNetwork__biases_not_added(_OtherForward):
    """Set a bias to something large. Do the outputs change?"""

    def _z(self, x, i):
        return x @ self.weights[i]


class NeuralNetwork__first_and_last_layer_only(_OtherForward):
    """Make a network with three hidden layers. How many times does your loop run?"""

    def forward(self, x):
        self._signals, self._zs = [x], []
        for i in sorted({0, len(self.weights) - 1}):
            self._zs.append(self._z(self._signals[-1], i))
            self._signals.append(self._activate(self._zs[-1], i))
        return self._signals[-1]


class NeuralNetwork__forward_with_copies(_OtherForward):
    """Change an entry of weights[0]. Does forward read the same array?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.copies = [W.copy() for W in self.weights]

    def _z(self, x, i):
        return x @ self.copies[i] + self.biases[i]


class NeuralNetwork__signals_shared_by_all_networks(NeuralNetwork):
    """Call forward on two networks, then backward on the first. Where are the stored values kept?"""

    kept = {}

    def forward(self, x):
        y = super().forward(x)
        self.kept.update(_signals=self._signals, _zs=self._zs)
        return y

    def backward(self, t):
        self._signals, self._zs = self.kept["_signals"], self.kept["_zs"]
        return super().backward(t)


class NeuralNetwork__inputs_scaled_in_place(NeuralNetwork):
    """Print x before and after forward. Which line writes into it?"""

    def forward(self, x):
        y = super().forward(x.copy())
        x /= 2
        return y


# backward


class _OtherBackward(NeuralNetwork):
    def _output_delta(self, t):
        y = self._signals[-1]
        dy = (y - t) / len(y)
        if self.loss == "cross_entropy":
            return dy
        if self.activations[-1] == "softmax":
            return y * (dy - np.sum(dy * y, axis=1, keepdims=True))
        return dy * sigmoid_grad(self._zs[-1])

    def backward(self, t):
        delta = self._output_delta(self._one_hot(t))
        dW, db = [], []
        for i in reversed(range(len(self.weights))):
            dW.insert(0, self._dW(delta, i))
            db.insert(0, self._db(delta))
            if i > 0:
                delta = self._pass_on(delta, i)
        return dW, db

    def _dW(self, delta, i):
        return self._signals[i].T @ delta

    def _db(self, delta):
        return np.sum(delta, axis=0)

    def _pass_on(self, delta, i):
        return delta @ self.weights[i].T * self._slope(delta, i)

    def _slope(self, delta, i):
        return GRADS[self.activations[i - 1]](self._zs[i - 1])


class NeuralNetwork__backward_reads_the_next_signal(_OtherBackward):
    """In the formula for dW, the array a is what went into the layer. Which of the kept signals is that?"""

    def _dW(self, delta, i):
        is_last = i == len(self.weights) - 1
        return self._signals[i if is_last else i + 2].T @ delta


class NeuralNetwork__backward_reads_its_own_output(_OtherBackward):
    """In the formula for dW, the array a is what went into the layer. Does your code use what came out of it?"""

    def _dW(self, delta, i):
        return self._signals[i + 1].T @ delta


class NeuralNetwork__dW_transposed(_OtherBackward):
    """Compare the shapes of dW[0] and weights[0]."""

    def _dW(self, delta, i):
        return delta.T @ self._signals[i]


class NeuralNetwork__db_not_summed(_OtherBackward):
    """A bias is added to every row. How many numbers should its gradient have?"""

    def _db(self, delta):
        return delta


class NeuralNetwork__db_averaged(_OtherBackward):
    """delta is divided by the batch size already. What should db do with the rows of delta?"""

    def _db(self, delta):
        return np.mean(delta, axis=0)


class NeuralNetwork__db_with_two_axes(_OtherBackward):
    """Compare the shapes of db[0] and biases[0]."""

    def _db(self, delta):
        return np.sum(delta, axis=0, keepdims=True)


class NeuralNetwork__slope_missing(_OtherBackward):
    """There is an activation between two layers. Where does backward use its derivative?"""

    def _slope(self, delta, i):
        return 1


class NeuralNetwork__slope_at_the_signal(_OtherBackward):
    """Should the slope of sigmoid be computed from what went into sigmoid, or from what came out? Look at what
    sigmoid_grad takes.
    """

    def _slope(self, delta, i):
        return GRADS[self.activations[i - 1]](self._signals[i])


class NeuralNetwork__slope_from_delta(_OtherBackward):
    """relu is flat where its input was negative. Does the sign of delta say where that was?"""

    def _pass_on(self, delta, i):
        delta = delta @ self.weights[i].T
        if self.activations[i - 1] == "relu":
            return delta * (delta > 0)
        return delta * self._slope(delta, i)


class NeuralNetwork__slope_before_the_weights(_OtherBackward):
    """Two layers can have different numbers of units. Which comes first for delta then: the product with W, or the
    slope?
    """

    def _pass_on(self, delta, i):
        return (delta * self._slope(delta, i)) @ self.weights[i].T


class NeuralNetwork__slope_of_the_first_activation(_OtherBackward):
    """Give two hidden layers different activations. Which derivative does backward use for each?"""

    def _slope(self, delta, i):
        return GRADS[self.activations[0]](self._zs[i - 1])


class NeuralNetwork__slope_of_the_next_activation(_OtherBackward):
    """In backward, delta arrives at a hidden layer. Does it take the slope of this layer's activation, or of the next
    layer's?
    """

    def _slope(self, delta, i):
        return GRADS[self.activations[min(i, len(self.activations) - 2)]](self._zs[i - 1])


class NeuralNetwork__square_weights_not_transposed(_OtherBackward):
    """In backward, delta goes back through the transposed weights. Is that so in your code for square weights too?"""

    def _pass_on(self, delta, i):
        W = self.weights[i]
        return delta @ (W if W.shape[0] == W.shape[1] else W.T) * self._slope(delta, i)


class NeuralNetwork__value_for_slope(_OtherBackward):
    """What is the slope of relu at 3, and what is its value there?"""

    def _slope(self, delta, i):
        return self._signals[i]


class NeuralNetwork__weights_of_the_layer_before(_OtherBackward):
    """On the way back, delta goes from the third layer to the second. Which weights do you need: those between these
    two layers, or those that lead into the second?
    """

    def _pass_on(self, delta, i):
        return delta @ self.weights[i - 1].T * self._slope(delta, i)


class NeuralNetwork__last_layer_first(NeuralNetwork):
    """backward meets the last layer first. At which index of the list does its gradient belong?"""

    def backward(self, t):
        dW, db = super().backward(t)
        return dW[::-1], db[::-1]


class NeuralNetwork__pairs_of_gradients(NeuralNetwork):
    """How many lists does the docstring of backward promise, and what is in each?"""

    def backward(self, t):
        return list(zip(*super().backward(t), strict=True))

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = []
        for _ in range(epochs):
            order = self.rng.permutation(len(x))
            for start in range(0, len(x), batch_size):
                rows = order[start : start + batch_size]
                losses.append(self._loss(self.forward(x[rows]), self._one_hot(t[rows])))
                for W, b, (dW, db) in zip(self.weights, self.biases, self.backward(t[rows]), strict=True):
                    W -= lr * dW
                    b -= lr * db
        return losses


class NeuralNetwork__only_the_last_layer(NeuralNetwork):
    """How many gradients does backward return, and how many weights are there?"""

    def backward(self, t):
        dW, db = super().backward(t)
        return dW[-1:], db[-1:]


class NeuralNetwork__gradients_add_up(NeuralNetwork):
    """Call backward twice. Why is the second gradient larger than the first?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.dW = [np.zeros_like(W) for W in self.weights]
        self.db = [np.zeros_like(b) for b in self.biases]

    def backward(self, t):
        for kept, new in zip((self.dW, self.db), super().backward(t), strict=True):
            for i, gradient in enumerate(new):
                kept[i] = kept[i] + gradient
        return self.dW, self.db


class NeuralNetwork__backward_takes_the_step(NeuralNetwork):
    """Print a weight before and after backward. Which method should change it?"""

    def backward(self, t):
        dW, db = super().backward(t)
        for p, dp in zip(self.weights + self.biases, dW + db, strict=True):
            p -= 0.1 * dp
        return dW, db


# The first delta


class NeuralNetwork__output_delta_always_y_minus_t(_OtherBackward):
    """For which loss and which last activation is the first delta y - t? What else does mse need?"""

    def _output_delta(self, t):
        return (self._signals[-1] - t) / len(t)


class NeuralNetwork__mse_without_the_slope_of_sigmoid(_OtherBackward):
    """In backward, look at the first delta. Which factor belongs to the last activation?"""

    def _output_delta(self, t):
        is_sigmoid = self.activations[-1] == "sigmoid"
        return (self._signals[-1] - t) / len(t) if is_sigmoid else super()._output_delta(t)


class NeuralNetwork__mse_with_softmax_entry_by_entry(_OtherBackward):
    """Raise one entry of z in a row. Does only one output of softmax change?"""

    def _output_delta(self, t):
        y = self._signals[-1]
        is_one = self.loss == "mse" and self.activations[-1] == "softmax"
        return (y - t) / len(t) * y * (1 - y) if is_one else super()._output_delta(t)


class NeuralNetwork__mse_of_softmax_like_cross_entropy(_OtherBackward):
    """In backward, what is the first delta for mse and softmax? Compare it with that for cross-entropy and softmax."""

    def _output_delta(self, t):
        dy = (self._signals[-1] - t) / len(t)
        return dy if self.activations[-1] == "softmax" else super()._output_delta(t)


class NeuralNetwork__mse_summed_over_the_batch(_OtherBackward):
    """In softmax, each row is on its own. Does the sum in your first delta run over one row, or over all rows?"""

    def _output_delta(self, t):
        y = self._signals[-1]
        dy = (y - t) / len(t)
        is_one = self.loss == "mse" and self.activations[-1] == "softmax"
        return y * (dy - np.sum(dy * y)) if is_one else super()._output_delta(t)


class NeuralNetwork__slope_on_top_of_cross_entropy(_OtherBackward):
    """For cross-entropy and softmax, the first delta contains y - t. Is the slope of softmax in this formula
    already?
    """

    def _output_delta(self, t):
        y = self._signals[-1]
        return super()._output_delta(t) * (y * (1 - y) if self.loss == "cross_entropy" else 1)


class NeuralNetwork__cross_entropy_divided_by_y(_OtherBackward):
    """What is t / y where y is 0? Is there a form of the first delta without a division by y?"""

    def _output_delta(self, t):
        y = self._signals[-1]
        if self.loss != "cross_entropy":
            return super()._output_delta(t)
        dy = -t / y / len(y)
        return y * (dy - np.sum(dy * y, axis=1, keepdims=True))


class NeuralNetwork__mse_without_the_half(_OtherBackward):
    """The square in mse gives its derivative a factor of 2. Which number in the formula of mse cancels it?"""

    def _loss(self, y, t):
        return super()._loss(y, t) * (2 if self.loss == "mse" else 1)

    def _output_delta(self, t):
        return super()._output_delta(t) * (2 if self.loss == "mse" else 1)


class NeuralNetwork__gradient_of_mse_without_the_half(_OtherBackward):
    """Take the derivative of half the squared error. Which factor is left in the first delta of backward?"""

    def _output_delta(self, t):
        return super()._output_delta(t) * (2 if self.loss == "mse" else 1)


class NeuralNetwork__mse_averaged_over_the_outputs_too(_OtherBackward):
    """mse is a mean over the examples here. Which number do you divide by?"""

    def _loss(self, y, t):
        return super()._loss(y, t) / (y.shape[1] if self.loss == "mse" else 1)

    def _output_delta(self, t):
        return super()._output_delta(t) / (t.shape[1] if self.loss == "mse" else 1)


class NeuralNetwork__gradient_uphill(_OtherBackward):
    """Raise the output of the right class a little. Does the loss go up or down?"""

    def _output_delta(self, t):
        return -super()._output_delta(t)


class NeuralNetwork__gradient_not_divided_by_the_batch(_OtherBackward):
    """Put every example into the batch twice: the loss stays the same. Does your gradient stay the same too?"""

    def _output_delta(self, t):
        return super()._output_delta(t) * len(t)


class NeuralNetwork__gradient_divided_twice(_OtherBackward):
    """In how many places do you divide by the batch size?"""

    def _output_delta(self, t):
        return super()._output_delta(t) / len(t)


class NeuralNetwork__gradient_divided_by_the_classes(_OtherBackward):
    """What are you averaging over: examples or classes?"""

    def _output_delta(self, t):
        return super()._output_delta(t) * len(t) / t.shape[1]


class NeuralNetwork__gradient_of_one_hot_only(NeuralNetwork):
    """With labels, what are the shapes of y and t in backward? Can they be subtracted?"""

    def _one_hot(self, t):
        return t


class NeuralNetwork__gradient_of_labels_only(NeuralNetwork):
    """Which forms may t have? A one-hot row cannot be used as an index."""

    def _one_hot(self, t):
        return np.eye(len(self.biases[-1]))[t]


class NeuralNetwork__outputs_changed_by_backward(_OtherBackward):
    """Call backward twice. What does the first call do to the outputs that forward has kept?"""

    def _output_delta(self, t):
        if self.loss != "cross_entropy":
            return super()._output_delta(t)
        delta = self._signals[-1]
        delta -= t
        delta /= len(t)
        return delta


class NeuralNetwork__answers_changed_by_backward(_OtherBackward):
    """Print t before and after backward. Which line writes into it?"""

    def _output_delta(self, t):
        delta = super()._output_delta(t)
        t -= self._signals[-1]
        return delta

    def train(self, x, t, *, epochs, batch_size, lr):
        return super().train(x, np.array(self._one_hot(t), dtype=float), epochs=epochs, batch_size=batch_size, lr=lr)


# train


class _OtherTrain(NeuralNetwork):
    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for epoch in range(epochs):
            for rows in self._batches(len(x), batch_size, epoch):
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
                self._step(x[rows], t[rows], batch_size, lr)
        return losses

    def _batches(self, n, batch_size, epoch):
        order = self._order(n, epoch)
        return [order[start : start + batch_size] for start in range(0, n, batch_size)]

    def _order(self, n, epoch):
        return self.rng.permutation(n)

    def _step(self, x, t, batch_size, lr):
        self._move(*self.backward(t), lr)

    def _move(self, dW, db, lr):
        for p, dp in zip(self.weights + self.biases, dW + db, strict=True):
            p -= lr * dp


class NeuralNetwork__only_the_last_example_counts(_OtherTrain):
    """Count how many times you add a gradient to the sum of a batch. Inside which loop is that line?"""

    def _step(self, x, t, batch_size, lr):
        sum_W = [np.zeros_like(W) for W in self.weights]
        sum_b = [np.zeros_like(b) for b in self.biases]
        for i in range(len(x)):
            self.forward(x[i : i + 1])
            dW, db = self.backward(t[i : i + 1])
        sum_W = [total + gradient / len(x) for total, gradient in zip(sum_W, dW, strict=True)]
        sum_b = [total + gradient / len(x) for total, gradient in zip(sum_b, db, strict=True)]
        self._move(sum_W, sum_b, lr)


class NeuralNetwork__step_uphill(_OtherTrain):
    """The gradient points to where the loss grows. Which way do you go?"""

    def _move(self, dW, db, lr):
        super()._move(dW, db, -lr)


class NeuralNetwork__learning_rate_ignored(_OtherTrain):
    """Train with lr=0. Do the weights move?"""

    def _move(self, dW, db, lr):
        super()._move(dW, db, 0.01)


class NeuralNetwork__learning_rate_divided_by_the_batch(_OtherTrain):
    """The gradient is a mean over the batch already. What else do you divide the step by?"""

    def _step(self, x, t, batch_size, lr):
        self._move(*self.backward(t), lr / batch_size)


class NeuralNetwork__biases_never_move(_OtherTrain):
    """Print the biases after training. Which of the gradients do you use?"""

    def _move(self, dW, db, lr):
        for W, d in zip(self.weights, dW, strict=True):
            W -= lr * d


class NeuralNetwork__only_the_last_layer_moves(_OtherTrain):
    """Print weights[0] before and after training. Does it change?"""

    def _move(self, dW, db, lr):
        self.weights[-1] -= lr * dW[-1]
        self.biases[-1] -= lr * db[-1]


class NeuralNetwork__new_arrays_in_each_step(_OtherTrain):
    """Keep a second name for net.weights[0], call train(), and print both. Are they still the same array?"""

    def _move(self, dW, db, lr):
        self.weights = [W - lr * d for W, d in zip(self.weights, dW, strict=True)]
        self.biases = [b - lr * d for b, d in zip(self.biases, db, strict=True)]


class NeuralNetwork__a_gradient_for_each_layer(_OtherTrain):
    """In train(), when is the gradient of the second layer computed: before the first layer has moved, or after?"""

    def _step(self, x, t, batch_size, lr):
        for i in range(len(self.weights)):
            self.forward(x)
            dW, db = self.backward(t)
            self.weights[i] -= lr * dW[i]
            self.biases[i] -= lr * db[i]


class NeuralNetwork__trains_a_copy(_OtherTrain):
    """Print a weight before and after training. Is the array that you change the one that forward reads?"""

    def _move(self, dW, db, lr):
        for W, d in zip(self.weights, dW, strict=True):
            W = W - lr * d
        for b, d in zip(self.biases, db, strict=True):
            b = b - lr * d


class NeuralNetwork__deltas_through_new_weights(_OtherTrain, _OtherBackward):
    """When delta goes back through W, is W still what it was on the way forward?"""

    def _step(self, x, t, batch_size, lr):
        delta = self._output_delta(t)
        for i in reversed(range(len(self.weights))):
            self.weights[i] -= lr * self._signals[i].T @ delta
            self.biases[i] -= lr * np.sum(delta, axis=0)
            if i > 0:
                slope = GRADS[self.activations[i - 1]](self._zs[i - 1])
                delta = delta @ self.weights[i].T * slope


class NeuralNetwork__one_epoch_only(_OtherTrain):
    """Train for 3 epochs. How many losses come back?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        return super().train(x, t, epochs=1, batch_size=batch_size, lr=lr)


class NeuralNetwork__one_epoch_too_many(_OtherTrain):
    """Train for 3 epochs. How many losses come back?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        return super().train(x, t, epochs=epochs + 1, batch_size=batch_size, lr=lr)


class NeuralNetwork__one_batch_an_epoch(_OtherTrain):
    """How many batches are in an epoch of 7 examples with batches of 3?"""

    def _batches(self, n, batch_size, epoch):
        return super()._batches(n, batch_size, epoch)[:1]


class NeuralNetwork__last_batch_dropped(_OtherTrain):
    """Take 7 examples and batches of 3. What happens to the seventh example?"""

    def _batches(self, n, batch_size, epoch):
        return super()._batches(n, batch_size, epoch)[: n // batch_size]


class NeuralNetwork__last_batch_divided_by_the_batch_size(_OtherTrain):
    """How many rows does the last batch have? Compare with the number that you divide by."""

    def _step(self, x, t, batch_size, lr):
        self._move(*self.backward(t), lr * len(x) / batch_size)


class NeuralNetwork__last_example_left_out(_OtherTrain):
    """Take 9 examples and batches of 4. Which batches does your loop in train() make, and which example is in none?"""

    def _batches(self, n, batch_size, epoch):
        return [rows for rows in super()._batches(n, batch_size, epoch) if len(rows) > 1 or n == 1 or batch_size == 1]


class NeuralNetwork__order_of_x(_OtherTrain):
    """Suppose x is sorted by class. What does the network see in the last batches of an epoch?"""

    def _order(self, n, epoch):
        return np.arange(n)


class NeuralNetwork__shuffled_once(_OtherTrain):
    """When is the order drawn: once, or anew in each epoch?"""

    def _order(self, n, epoch):
        if epoch == 0:
            self.order = self.rng.permutation(n)
        return self.order


class NeuralNetwork__same_order_in_each_epoch(_OtherTrain):
    """Print the order of two epochs in train(). Where is your generator made?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.seed = seed or 0

    def _order(self, n, epoch):
        return np.random.default_rng(self.seed).permutation(n)


class NeuralNetwork__batches_with_replacement(_OtherTrain):
    """Count how many times each example is used in an epoch."""

    def _order(self, n, epoch):
        return self.rng.integers(n, size=n)


class NeuralNetwork__answers_shuffled_apart(_OtherTrain):
    """Follow one example and its answer through the shuffle. Are they still together after it?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        shuffled = t[self.rng.permutation(len(t))]
        return super().train(x, shuffled, epochs=epochs, batch_size=batch_size, lr=lr)


class NeuralNetwork__answers_not_shuffled(_OtherTrain):
    """Follow one example and its answer through the shuffle. Are they still together after it?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for epoch in range(epochs):
            for number, rows in enumerate(self._batches(len(x), batch_size, epoch)):
                answers = t[number * batch_size : number * batch_size + len(rows)]
                losses.append(self._loss(self.forward(x[rows]), answers))
                self._move(*self.backward(answers), lr)
        return losses


class NeuralNetwork__shuffles_the_callers_arrays(_OtherTrain):
    """Print x before and after training. Whose array do you shuffle?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        order = self.rng.permutation(len(x))
        x[...], t[...] = x[order], t[order]
        return super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)


class NeuralNetwork__another_order_for_the_same_seed(_OtherTrain):
    """Make two networks with the same seed, and train both. Which generator draws the order?"""

    def _order(self, n, epoch):
        return np.random.default_rng().permutation(n)


class NeuralNetwork__order_from_everybodys_numbers(_OtherTrain):
    """Which generator draws the order? Which other code draws from it too?"""

    def _order(self, n, epoch):
        return np.random.permutation(n)


class NeuralNetwork__starts_anew_with_each_call(_OtherTrain):
    """Call train() twice. With which weights does the second call start?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.first = None

    def train(self, x, t, *, epochs, batch_size, lr):
        params = self.weights + self.biases
        self.first = self.first or [p.copy() for p in params]
        for p, first in zip(params, self.first, strict=True):
            p[...] = first
        return super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)


class NeuralNetwork__history_goes_on(_OtherTrain):
    """Call train() twice. How many losses come back from the second call?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.history = []

    def train(self, x, t, *, epochs, batch_size, lr):
        self.history += super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        return self.history


class NeuralNetwork__loss_after_the_step(_OtherTrain):
    """Does your history have the loss from before the step, or from after it?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        t = self._one_hot(t)
        losses = []
        for epoch in range(epochs):
            for rows in self._batches(len(x), batch_size, epoch):
                self.forward(x[rows])
                self._step(x[rows], t[rows], batch_size, lr)
                losses.append(self._loss(self.forward(x[rows]), t[rows]))
        return losses


class NeuralNetwork__one_loss_an_epoch(_OtherTrain):
    """For how many losses does the docstring ask: one for each epoch, or one for each batch?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        return np.mean(np.reshape(losses, (epochs, -1)), axis=1)


class NeuralNetwork__loss_of_the_last_batch(_OtherTrain):
    """For how many losses does the docstring ask: one for each epoch, or one for each batch?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        losses = super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)
        batches = -(-len(x) // batch_size)
        return losses[batches - 1 :: batches]


class NeuralNetwork__history_not_returned(_OtherTrain):
    """What does train() return to its caller?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        super().train(x, t, epochs=epochs, batch_size=batch_size, lr=lr)


class NeuralNetwork__loss_summed_over_the_batch(NeuralNetwork):
    """Put every example into the batch twice. Should the losses that train() returns change?"""

    def _loss(self, y, t):
        return super()._loss(y, t) * len(y)


class NeuralNetwork__mse_summed_in_the_history(NeuralNetwork):
    """Put every example into the batch twice. With mse, should the losses that train() returns change?"""

    def _loss(self, y, t):
        return super()._loss(y, t) * (len(y) if self.loss == "mse" else 1)


class NeuralNetwork__mse_of_all_entries_in_the_history(NeuralNetwork):
    """In train(), mse is a mean over the examples. Which number do you divide by?"""

    def _loss(self, y, t):
        return super()._loss(y, t) / (y.shape[1] if self.loss == "mse" else 1)


class NeuralNetwork__cross_entropy_in_every_history(NeuralNetwork):
    """Which loss was asked for when the network was made? Which one does train() measure?"""

    def _loss(self, y, t):
        return cross_entropy_error(y, t)


class NeuralNetwork__train_with_one_hot_only(NeuralNetwork):
    """Call train() with labels, then with one-hot rows. Which line of train() works for only one of them?"""

    def train(self, x, t, *, epochs, batch_size, lr):
        answers = np.argmax(t, axis=1)
        return super().train(x, answers, epochs=epochs, batch_size=batch_size, lr=lr)


# predict and evaluate


class NeuralNetwork__predict_returns_classes(NeuralNetwork):
    """For each example, does predict return one number, or one for each class?"""

    def predict(self, x):
        return np.argmax(self.forward(x), axis=1)

    def evaluate(self, x, t):
        return np.mean(self.predict(x) == _labels(t))


class NeuralNetwork__predictions_cached(NeuralNetwork):
    """Call predict, change weights[0], and call it again with the same x. What does your network keep from before?"""

    def predict(self, x):
        key = x.tobytes(), x.shape
        if getattr(self, "key", None) != key:
            self.key, self.y = key, self.forward(x)
        return self.y


class NeuralNetwork__predict_down_the_columns(NeuralNetwork):
    """Add up a row of what predict returns, then a column. Which of them should be 1 with softmax?"""

    def predict(self, x):
        y = self.forward(x)
        return softmax(self._zs[-1].T).T if self.activations[-1] == "softmax" else y


class NeuralNetwork__one_row_without_axis(NeuralNetwork):
    """Pass a batch of one row, of shape (1, D), to predict. Which shape should the result have?"""

    def predict(self, x):
        return np.squeeze(self.forward(x))

    def evaluate(self, x, t):
        return np.mean(np.argmax(self.forward(x), axis=1) == _labels(t))


class NeuralNetwork__predict_without_the_last_activation(NeuralNetwork):
    """With softmax as the last activation, add up a row of your predictions. What should the sum be?"""

    def predict(self, x):
        self.forward(x)
        return self._zs[-1]


class NeuralNetwork__evaluate_counts(NeuralNetwork):
    """Put every example into the batch twice. Should the result of evaluate() change?"""

    def evaluate(self, x, t):
        return np.sum(np.argmax(self.predict(x), axis=1) == _labels(t))


class NeuralNetwork__evaluate_more_than_half(NeuralNetwork):
    """May a predicted class have a probability below 0.5? In evaluate(), which entry of a row tells the predicted
    class?
    """

    def evaluate(self, x, t):
        return np.mean(self.predict(x)[np.arange(len(x)), _labels(t)] > 0.5)


class NeuralNetwork__evaluate_the_first_thousand(NeuralNetwork):
    """Pass 1,201 examples to evaluate(). How many of them does it look at?"""

    def evaluate(self, x, t):
        return super().evaluate(x[:1000], t[:1000])


class NeuralNetwork__evaluate_in_percent(NeuralNetwork):
    """What does evaluate() return if every answer is right? How large can a fraction be?"""

    def evaluate(self, x, t):
        return 100 * np.mean(np.argmax(self.predict(x), axis=1) == _labels(t))


class NeuralNetwork__evaluate_labels_only(NeuralNetwork):
    """Which forms may t have? With one-hot rows, what does evaluate() compare with what?"""

    def evaluate(self, x, t):
        return np.mean(np.argmax(self.predict(x), axis=1) == t)


class NeuralNetwork__evaluate_one_hot_only(NeuralNetwork):
    """Which forms may t have? Labels have no axis 1."""

    def evaluate(self, x, t):
        return np.mean(np.argmax(self.predict(x), axis=1) == np.argmax(t, axis=1))


class NeuralNetwork__evaluate_down_the_columns(NeuralNetwork):
    """In evaluate(), how many answers should argmax give: one for each example, or one for each class?"""

    def evaluate(self, x, t):
        return np.mean(np.argmax(self.predict(x), axis=0) == _labels(t)[: len(self.biases[-1])])


class NeuralNetwork__evaluate_all_entries(NeuralNetwork):
    """In evaluate(), print the shape of your comparison. Is there one answer for each example?"""

    def evaluate(self, x, t):
        classes = np.argmax(self.predict(x), axis=1)
        return np.mean(self._one_hot(classes) == self._one_hot(t))


# save and load


class NeuralNetwork__saved_as_a_pickle(NeuralNetwork):
    """numpy cannot make one array of weights of different shapes. What does the docstring of save() say about such a
    list?
    """

    def save(self, path):
        weights, biases = np.empty(len(self.weights), object), np.empty(len(self.biases), object)
        weights[:], biases[:] = self.weights, self.biases
        np.savez(path, weights=weights, biases=biases, activations=self.activations, loss=self.loss)

    @classmethod
    def load(cls, path):
        with np.load(path, allow_pickle=True) as file:
            weights, biases = list(file["weights"]), list(file["biases"])
            net = cls([len(weights[0]), *map(len, biases)], list(file["activations"]), str(file["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__biases_not_saved(NeuralNetwork):
    """Print the biases before save() and after load(). Are they equal, and which arrays does save() write?"""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.biases = [np.zeros_like(b) for b in net.biases]
        return net


class NeuralNetwork__weights_not_loaded(NeuralNetwork):
    """Save a trained network and load it. Does each weight of the new network equal that of the old one?"""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        return cls([len(net.weights[0]), *map(len, net.biases)], net.activations, net.loss)


class NeuralNetwork__activations_not_saved(NeuralNetwork):
    """Load a network of sigmoids. Which activations does it have now?"""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.activations = ["relu"] * (len(net.weights) - 1) + ["softmax"]
        return net


class NeuralNetwork__initial_weights_saved(NeuralNetwork):
    """Change a weight, save the network, and load it. Which arrays does save() write?"""

    def __init__(self, layers, activations, loss, seed=None):
        super().__init__(layers, activations, loss, seed)
        self.initial = [W.copy() for W in self.weights]

    def save(self, path):
        now, self.weights = self.weights, self.initial
        super().save(path)
        self.weights = now


class NeuralNetwork__saved_in_single_precision(NeuralNetwork):
    """Save a network, load it, and compare the weights in every decimal place. Which type do the arrays in the file
    have?
    """

    def save(self, path):
        now, self.weights = self.weights, [W.astype(np.float32) for W in self.weights]
        super().save(path)
        self.weights = now


class NeuralNetwork__loaded_read_only(NeuralNetwork):
    """Load a network and train it. Can the arrays that load() reads be changed?"""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        for array in net.weights + net.biases:
            array.flags.writeable = False
        return net


class NeuralNetwork__loss_not_saved(NeuralNetwork):
    """Load a network that was made for mse, and train it further. Which loss does it use now?"""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        net.loss = "cross_entropy" if net.activations[-1] == "softmax" else "mse"
        return net


class NeuralNetwork__names_in_alphabetical_order(NeuralNetwork):
    """Save and load a network of 11 layers. In which order does load() read the arrays?"""

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            weights = [file[name] for name in sorted(file.files) if name[0] == "W"]
            biases = [file[name] for name in sorted(file.files) if name[0] == "b"]
            net = cls([len(weights[0]), *map(len, biases)], file["activations"].tolist(), str(file["loss"]))
        net.weights, net.biases = weights, biases
        return net


class NeuralNetwork__loaded_into_the_class(NeuralNetwork):
    """Load two networks from two files. Which weights does the first one have then? Does load set them on cls?"""

    @classmethod
    def load(cls, path):
        net = super().load(path)
        cls.weights, cls.biases = net.weights, net.biases
        del net.weights, net.biases
        return net


class NeuralNetwork__load_returns_nothing(NeuralNetwork):
    """What does load() return to its caller?"""

    @classmethod
    def load(cls, path):
        super().load(path)


class NeuralNetwork__load_returns_the_arrays(NeuralNetwork):
    """Call predict on what load() returns. What type is it?"""

    @classmethod
    def load(cls, path):
        with np.load(path) as file:
            return {name: file[name] for name in file.files}
