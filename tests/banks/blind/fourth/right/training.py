"""Right implementations for the exercise training, in unusual styles."""

from collections import defaultdict, deque
from itertools import islice

import numpy as np


def _step(params, grads, lr):
    for name in params:
        params[name] -= lr * grads[name]


def sample_batch__permutation(x, t, batch_size, rng):
    """Without repetition: the start of a permutation."""
    index = rng.permutation(len(x))[:batch_size]
    return x[index], t[index]


def sample_batch__one_by_one(x, t, batch_size, rng):
    """Draws row numbers one by one, and stacks rows."""
    rows = [int(rng.integers(0, len(x))) for _ in range(batch_size)]
    return np.stack([x[i] for i in rows]), np.array([t[i] for i in rows])


def sample_batch__floor_of_random(x, t, batch_size, rng):
    """floor(random * N)."""
    index = np.floor(rng.random(batch_size) * x.shape[0]).astype(int)
    return np.take(x, index, axis=0), np.take(t, index, axis=0)


def sample_batch__argsort(x, t, batch_size, rng):
    """The positions of the smallest random keys, in the order of rows."""
    chosen = np.sort(np.argsort(rng.random(len(t)))[:batch_size])
    return x[chosen], t[chosen]


def sample_batch__choice(x, t, batch_size, rng):
    """rng.choice without replacement."""
    index = rng.choice(np.arange(x.shape[0]), size=batch_size, replace=False)
    return x[index, :], t[index]


def sgd_update__subtract_out(params, grads, lr):
    """np.subtract with out."""
    for name, p in params.items():
        np.subtract(p, lr * grads[name], out=p)


def sgd_update__entry_by_entry(params, grads, lr):
    """A loop over all entries."""
    for name in list(params.keys()):
        p, g = params[name], grads[name]
        for i in np.ndindex(*p.shape):
            p[i] = p[i] - lr * g[i]


def sgd_update__ellipsis(params, grads, lr):
    """Assigns to all entries by an ellipsis; returns the dict, too."""
    for name in params.keys() & grads.keys():
        params[name][...] = params[name] - np.multiply(grads[name], lr)
    return params


def sgd_update__copyto(params, grads, lr):
    """np.copyto in a function for one parameter, mapped."""

    def one(name):
        np.copyto(params[name], params[name] + -lr * grads[name])

    for _ in map(one, params):
        pass


def train__generator(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A generator yields batches; defaultdict turned into a dict at the end."""

    def batches():
        order = rng.permutation(len(x_train))
        start = 0
        while start < len(order):
            part = order[start : start + batch_size]
            yield x_train[part], t_train[part]
            start += batch_size

    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        for x, t in batches():
            history["loss"] += [network.loss(x, t)]
            _step(network.params, network.gradient(x, t), lr)
        history["train_accuracy"] += [network.accuracy(x_train, t_train)]
        history["test_accuracy"] += [network.accuracy(x_test, t_test)]
    return history


def train__array_split_at(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """np.split at multiples of batch_size, after an argsort of random keys."""
    n = len(x_train)
    loss, train_accuracy, test_accuracy = [], [], []
    for _ in range(epochs):
        order = np.argsort(rng.random(n))
        for part in np.split(order, range(batch_size, n, batch_size)):
            x, t = x_train[part], t_train[part]
            grads = network.gradient(x, t)
            loss.append(network.loss(x, t))
            _step(network.params, grads, lr)
        train_accuracy.append(network.accuracy(x_train, t_train))
        test_accuracy.append(network.accuracy(x_test, t_test))
    return dict(loss=loss, train_accuracy=train_accuracy, test_accuracy=test_accuracy)


def train__deque(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A deque of shuffled indices, from which batches are popped."""
    history = defaultdict(list, loss=[], train_accuracy=[], test_accuracy=[])
    epoch = 0
    while epoch < epochs:
        index = np.arange(len(x_train))
        rng.shuffle(index)
        queue = deque(index.tolist())
        while queue:
            part = [queue.popleft() for _ in range(min(batch_size, len(queue)))]
            history["loss"].append(network.loss(x_train[part], t_train[part]))
            grads = network.gradient(x_train[part], t_train[part])
            for name, p in network.params.items():
                p -= lr * grads[name]
        for kind, x, t in (("train", x_train, t_train), ("test", x_test, t_test)):
            history[f"{kind}_accuracy"].append(network.accuracy(x, t))
        epoch += 1
    return dict(history)


def train__shuffled_copies(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles copies of the data, once more in each epoch, and slices them."""
    xs, ts = x_train.copy(), t_train.copy()
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(xs))
        xs, ts = xs[order], ts[order]
        for k in range(-(-len(xs) // batch_size)):
            rows = slice(k * batch_size, (k + 1) * batch_size)
            history["loss"].append(float(network.loss(xs[rows], ts[rows])))
            _step(network.params, network.gradient(xs[rows], ts[rows]), lr)
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__iterator(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """islice of one iterator over a choice without replacement."""
    history = {key: [] for key in ("loss", "train_accuracy", "test_accuracy")}
    for _ in range(epochs):
        stream = iter(rng.choice(len(x_train), len(x_train), replace=False))
        while part := list(islice(stream, batch_size)):
            batch = x_train[part], t_train[part]
            history["loss"].append(network.loss(*batch))
            _step(network.params, network.gradient(*batch), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


class _Trainer:
    """One run of training."""

    def __init__(self, network, lr):
        self.network = network
        self.lr = lr
        self.losses = []

    def epoch(self, x, t, order, size):
        if len(order) == 0:
            return
        part, rest = order[:size], order[size:]
        self.losses.append(self.network.loss(x[part], t[part]))
        _step(self.network.params, self.network.gradient(x[part], t[part]), self.lr)
        for start in range(0, len(rest), size):
            self.epoch(x, t, rest[start : start + size], size)


def train__helper_class(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A helper class goes through an epoch; accuracies are pairs that are unzipped at the end."""
    trainer = _Trainer(network, lr)
    pairs = []
    for _ in range(epochs):
        trainer.epoch(x_train, t_train, rng.permutation(len(x_train)), batch_size)
        pairs.append((network.accuracy(x_train, t_train), network.accuracy(x_test, t_test)))
    return {
        "loss": trainer.losses,
        "train_accuracy": [a for a, _ in pairs],
        "test_accuracy": [b for _, b in pairs],
    }


def train__all_batches_listed(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Draws the orders of all epochs before the first step."""
    n = len(x_train)
    orders = [rng.permutation(n) for _ in range(epochs)]
    plan = [[o[i : i + batch_size] for i in range(0, n, batch_size)] for o in orders]
    history = {"test_accuracy": [], "train_accuracy": [], "loss": []}
    for parts in plan:
        for part in parts:
            history["loss"].append(network.loss(x_train[part], t_train[part]))
            _step(network.params, network.gradient(x_train[part], t_train[part]), lr)
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
    return history


def _sgd(params, grads, lr):
    for name, p in params.items():
        p -= lr * grads[name]


def _train(
    network,
    x_train,
    t_train,
    x_test,
    t_test,
    *,
    epochs,
    batch_size,
    lr,
    rng,
    order=None,
    batches=None,
    update=_sgd,
    measure=None,
    stop=None,
):
    """The right training, with parts that can be replaced."""
    n = len(x_train)
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs):
        perm = rng.permutation(n) if order is None else order(epoch, n)
        if batches is None:
            parts = [perm[i : i + batch_size] for i in range(0, n, batch_size)]
        else:
            parts = batches(perm)
        for part in parts:
            x, t = x_train[part], t_train[part]
            history["loss"].append(network.loss(x, t))
            update(network.params, network.gradient(x, t), lr)
        if measure is None:
            history["train_accuracy"].append(network.accuracy(x_train, t_train))
            history["test_accuracy"].append(network.accuracy(x_test, t_test))
        else:
            measure(history, x, t)
        if stop is not None and stop(history):
            break
    return history


def train__arrays_in_history(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Each entry of the history is an ndarray instead of a list."""
    history = _train(network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng)
    return {key: np.array(values) for key, values in history.items()}
