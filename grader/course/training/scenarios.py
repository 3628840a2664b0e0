"""What is done with the functions of training: on a network that tells when it is asked, and on a real one."""

import numpy as np

KEYS = ("W1", "b1", "W2", "b2")


# sample_batch


def sample_batches(module, x, t, batch_size, number, seed):
    """sample_batch(x, t, batch_size, rng)"""
    rng = np.random.default_rng(seed)
    drawn = [_pair(module.sample_batch(x, t, batch_size, rng)) for _ in range(number)]
    return {"batches": tuple(drawn), "data": {"x": x, "t": t}}


def first_inputs(module, x, t, batch_size, number, seed):
    """sample_batch(x, t, batch_size, rng)"""
    batches = sample_batches(module, x, t, batch_size, number, seed)["batches"]
    if not all(isinstance(batch, tuple) and np.ndim(batch[0]) == 2 for batch in batches):
        return batches[0]
    return np.concatenate([inputs[:, 0] for inputs, _ in batches])


def sample_batch_twice(module, x, t, batch_size, seed):
    """sample_batch(x, t, batch_size, rng)"""
    rng = np.random.default_rng(seed)
    batch = module.sample_batch(x, t, batch_size, rng)
    before = _pair(batch)
    module.sample_batch(x, t, batch_size, rng)
    return {"before": before, "after": _pair(batch)}


def _pair(batch):
    """Return copies of two arrays or lists; anything else is returned unchanged."""
    return tuple(map(np.array, batch)) if isinstance(batch, tuple | list) and len(batch) == 2 else batch


# sgd_update


def updated(module, params, grads, lr):
    """sgd_update(params, grads, lr)"""
    arrays = dict(params)
    module.sgd_update(params, grads, lr)
    return {"params": params, "arrays": arrays, "grads": grads, "names": ", ".join(params)}


def updated_weights(module, W, b, dW, db, lr):
    """sgd_update({"W": W, "b": b}, {"W": dW, "b": db}, lr)"""
    params = {"W": W, "b": b}
    module.sgd_update(params, {"W": dW, "b": db}, lr)
    return {name: np.array(param) for name, param in params.items()}


# train


class Network:
    """A network that has what the docstring of train names, and writes down what it learns from.

    Whatever it answers depends on its parameters, so that what train records shows when it was measured; and on each
    example, so that it shows with which. So its accuracy is no count: it is the mean probability of the right class.

    Parameters
    ----------
    params : dict of ndarray
        Weights and biases of two layers, in their order, under any names.
    """

    def __init__(self, params):
        self.params = params
        self._names = tuple(params)
        self._steps = []

    @property
    def batches(self):
        """The batches that it has learned from."""
        return tuple((x, t) for x, t, *_ in self._steps)

    def gradient(self, x, t):
        """Return the gradient of the loss, the last parameter first."""
        step = np.array(x), np.array(t), *(np.array(self.params[name]) for name in self._names)
        if not self._steps or not all(map(np.array_equal, step, self._steps[-1])):  # asked again, it is the same step
            self._steps.append(step)
        y, right, hidden = self._forward(x, t)
        delta = (y - right) / len(y)
        d_hidden = delta @ self._params()[2].T
        grads = x.T @ d_hidden, d_hidden.sum(axis=0), hidden.T @ delta, delta.sum(axis=0)
        return dict(reversed(list(zip(self._names, grads, strict=True))))

    def loss(self, x, t):
        """Return the mean cross-entropy."""
        y, right, _ = self._forward(x, t)
        return float(-np.mean(np.log(np.einsum("nc,nc->n", y, right))))

    def accuracy(self, x, t):
        """Return the mean probability of the right class."""
        y, right, _ = self._forward(x, t)
        return float(np.mean(np.einsum("nc,nc->n", y, right)))

    def _forward(self, x, t):
        """Return the probabilities, the answers as one-hot rows, and the hidden layer."""
        if np.ndim(x) != 2 or len(x) != len(t):
            raise ValueError(f"the network is given x of shape {np.shape(x)} and t of shape {np.shape(t)}")
        W1, b1, W2, b2 = self._params()
        hidden = x @ W1 + b1
        scores = hidden @ W2 + b2
        highest = np.ascontiguousarray(scores.T).max(axis=0)  # along the rows it would take ten times as long
        y = np.exp(scores - highest[:, np.newaxis])
        return y / y.sum(axis=1, keepdims=True), np.eye(len(b2))[t] if np.ndim(t) == 1 else t, hidden

    def _params(self):
        return [self.params[name] for name in self._names]


class PerfectNetwork(Network):
    """A network whose predictions are all right."""

    def accuracy(self, *_):
        """Return 1."""
        return 1.0


def history_of_a_perfect_network(module, data, params, settings):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    return _train(module, PerfectNetwork(params), data, **settings)


def params_after_train(module, data, params, settings):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    network, arrays = Network(params), dict(params)
    _train(module, network, data, **settings)
    return {"params": network.params, "arrays": arrays}


def history_of_train(module, data, params, settings):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    return _train(module, Network(params), data, **settings)


def batches_of_train(module, data, params, settings):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    network = Network(params)
    history = _train(module, network, data, **settings)
    return {"batches": network.batches, "history": history}


def sizes_of_batches(module, data, params, settings, numbers):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    x, t, *test = data
    sizes = {}
    for number in numbers:
        network = Network(params)
        _train(module, network, (x[:number], t[:number], *test), **settings)
        sizes[str(number)] = np.array([len(x) for x, _ in network.batches])
    return sizes


def examples_of_train(module, data, params, settings):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    network = Network(params)
    _train(module, network, data, **settings)
    steps = -(-len(network.batches) // settings["epochs"]) or 1
    epochs = [network.batches[start : start + steps] for start in range(0, len(network.batches), steps)]
    return {"epochs": tuple(map(_in_order, epochs))}


def _in_order(batches):
    """Return the inputs and answers of some batches, sorted by the number of the example, which is its first input."""
    x, t = map(np.concatenate, zip(*batches, strict=True))
    order = np.argsort(x[:, 0], kind="stable")
    return x[order], t[order]


def orders_of_train(module, data, params, settings, seeds):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    orders = []
    rngs = [np.random.default_rng(seed) for seed in seeds]
    for rng in [*rngs, rngs[0]]:
        network = Network({key: value.copy() for key, value in params.items()})
        _train(module, network, tuple(map(np.copy, data)), **settings, rng=rng)
        orders.append(np.concatenate([x[:, 0] for x, _ in network.batches]))
    return np.array(orders)


def histories_of_two_networks(module, data, params, settings, other_params):
    """train(network, x_train, t_train, x_test, t_test, ...), called twice"""
    networks = {"first": Network(params), "second": Network(other_params)}
    return {name: _train(module, network, data, **settings) for name, network in networks.items()}


def data_after_train(module, data, params, settings):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    _train(module, Network(params), data, **settings)
    return dict(zip(("x_train", "t_train", "x_test", "t_test"), data, strict=True))


def _train(module, network, data, rng=None, seed=0, **settings):
    rng = np.random.default_rng(seed) if rng is None else rng
    return module.train(network, *data, **settings, rng=rng)


# A real network


def learn_to_read(module, x, t, x_held, t_held, x_test, W1, b1, W2, b2, epochs, batch_size, lr, seed):
    """network.predict(x_test), after train(network, ...)"""
    from two_layer_net import TwoLayerNet  # type: ignore[import-not-found]

    network = TwoLayerNet(W1.shape[0], W1.shape[1], W2.shape[1])
    for key, value in zip(KEYS, (W1, b1, W2, b2), strict=True):
        network.params[key][...] = value
    data = _pixels(x), t, _pixels(x_held), t_held
    settings = {"epochs": 1, "batch_size": batch_size, "lr": lr, "rng": np.random.default_rng(seed)}
    for epoch in range(epochs):
        history = module.train(network, *data, **settings)
        yield (epoch + 1) / epochs, _last(history, "loss"), _last(history, "test_accuracy", most=1)
    return network.predict(_pixels(x_test))


def _pixels(images):
    return images / np.float32(255)


def _last(history, key, most=np.inf):
    """Return the last number of a list in what train returned, or None where there is none that makes sense."""
    try:
        number = float(history[key][-1])
    except (TypeError, ValueError, LookupError, OverflowError):
        return None
    return number if 0 <= number <= most else None


def short_training(module, x, t, x_test, t_test, W1, b1, W2, b2, epochs, batch_size, lr, seed):
    """train(network, x_train, t_train, x_test, t_test, ...)"""
    from two_layer_net import TwoLayerNet

    network = TwoLayerNet(W1.shape[0], W1.shape[1], W2.shape[1])
    for key, value in zip(KEYS, (W1, b1, W2, b2), strict=True):
        network.params[key][...] = value
    settings = {"epochs": epochs, "batch_size": batch_size, "lr": lr, "rng": np.random.default_rng(seed)}
    history = module.train(network, _pixels(x), t, _pixels(x_test), t_test, **settings)
    return {"history": history, "W1": network.params["W1"]}
