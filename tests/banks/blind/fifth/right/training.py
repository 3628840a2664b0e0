import itertools

import numpy as np


def _step(params, grads, lr):
    for name in params:
        params[name] -= lr * grads[name]


def sample_batch__without_repetition(x, t, batch_size, rng):
    """Draws without repetition."""
    rows = rng.choice(x.shape[0], size=batch_size, replace=False)
    return x[rows], t[rows]


def sample_batch__integers(x, t, batch_size, rng):
    """rng.integers, and np.take."""
    rows = rng.integers(len(x), size=batch_size)
    return np.take(x, rows, axis=0), t.take(rows, axis=0)


def sample_batch__sorted_keys(x, t, batch_size, rng):
    """Sorts by random keys."""
    rows = np.argsort(rng.random(len(t)))[:batch_size]
    return x[rows], t[rows]


def sample_batch__floor_of_random(x, t, batch_size, rng):
    """The floor of random numbers in [0, N), one by one."""
    rows = [int(rng.random() * len(x)) for _ in range(batch_size)]
    return np.array([x[i] for i in rows]), np.array([t[i] for i in rows])


def sample_batch__permutation_of_pairs(x, t, batch_size, rng):
    """A permutation, and two arrays from one comprehension."""
    rows = rng.permutation(len(x))[-batch_size:]
    x_batch, t_batch = (a[rows].copy() for a in (x, t))
    return x_batch, t_batch


def sgd_update__ellipsis(params, grads, lr):
    """Writes into each array with [...]."""
    for name, p in params.items():
        p[...] = p - lr * grads[name]


def sgd_update__np_subtract(params, grads, lr):
    """np.subtract with out."""
    for name in list(params):
        np.subtract(params[name], np.multiply(lr, grads[name]), out=params[name])


def sgd_update__entry_by_entry(params, grads, lr):
    """Loops over the entries."""
    for name in params.keys():
        for i in np.ndindex(params[name].shape):
            params[name][i] -= lr * grads[name][i]


def sgd_update__isub(params, grads, lr):
    """Calls __isub__ from a sorted list of names."""
    for name in sorted(params, key=str):
        params[name].__isub__(lr * np.asarray(grads[name]))


def train__permutation_slices(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slices of a permutation, history by three lists."""
    losses, train_accuracy, test_accuracy = [], [], []
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        while len(order):
            rows, order = order[:batch_size], order[batch_size:]
            batch = x_train[rows], t_train[rows]
            losses.append(network.loss(*batch))
            _step(network.params, network.gradient(*batch), lr)
        train_accuracy.append(network.accuracy(x_train, t_train))
        test_accuracy.append(network.accuracy(x_test, t_test))
    return {"loss": losses, "train_accuracy": train_accuracy, "test_accuracy": test_accuracy}


def train__np_split(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """np.split at the multiples of batch_size."""
    history = {"test_accuracy": [], "train_accuracy": [], "loss": []}
    n = len(x_train)
    for _ in range(epochs):
        order = np.arange(n)
        rng.shuffle(order)
        for rows in np.split(order, range(batch_size, n, batch_size)):
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"] += [network.loss(x, t)]
            _step(network.params, grads, lr)
        history["train_accuracy"] += [network.accuracy(x_train, t_train)]
        history["test_accuracy"] += [network.accuracy(x_test, t_test)]
    return history


def train__generator(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A generator of batches, with islice over an iterator of row numbers."""

    def batches():
        numbers = iter(rng.permutation(len(x_train)).tolist())
        while rows := list(itertools.islice(numbers, batch_size)):
            yield x_train[rows], t_train[rows]

    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        for x, t in batches():
            history["loss"].append(float(network.loss(x, t)))
            _step(network.params, network.gradient(x, t), lr)
        for name, x, t in (("train", x_train, t_train), ("test", x_test, t_test)):
            history[name + "_accuracy"].append(float(network.accuracy(x, t)))
    return history


def train__shuffled_copies(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Mixes copies of both arrays once more in each epoch."""
    x, t = x_train.copy(), t_train.copy()
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        x, t = x[order], t[order]
        for i in range(-(-len(x) // batch_size)):
            part = slice(i * batch_size, (i + 1) * batch_size)
            history["loss"].append(network.loss(x[part], t[part]))
            _step(network.params, network.gradient(x[part], t[part]), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__draws_from_what_is_left(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Draws each batch without repetition from the rows not yet used in this epoch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        left = np.arange(len(x_train))
        while left.size > 0:
            rows = rng.choice(left, min(batch_size, left.size), replace=False)
            left = np.setdiff1d(left, rows)
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _step(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__inner_function(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """One step as an inner function, one epoch as another; the history from comprehensions."""

    def step(rows):
        x, t = x_train[rows], t_train[rows]
        loss = network.loss(x, t)
        grads = network.gradient(x, t)
        for name, p in network.params.items():
            p -= lr * grads[name]
        return loss

    def epoch():
        order = rng.permutation(len(x_train))
        starts = range(0, len(order), batch_size)
        losses = [step(order[s : s + batch_size]) for s in starts]
        return losses, network.accuracy(x_train, t_train), network.accuracy(x_test, t_test)

    records = [epoch() for _ in range(epochs)]
    return {
        "loss": [loss for losses, _, _ in records for loss in losses],
        "train_accuracy": [a for _, a, _ in records],
        "test_accuracy": [a for _, _, a in records],
    }


class _Trainer:
    def __init__(self, network, train, test, lr):
        self.network, self.train, self.test, self.lr = network, train, test, lr
        self.history = {"loss": [], "train_accuracy": [], "test_accuracy": []}

    def learn(self, rows):
        x, t = (a[rows] for a in self.train)
        self.history["loss"].append(self.network.loss(x, t))
        _step(self.network.params, self.network.gradient(x, t), self.lr)

    def measure(self):
        self.history["train_accuracy"].append(self.network.accuracy(*self.train))
        self.history["test_accuracy"].append(self.network.accuracy(*self.test))


def train__class(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A helper class keeps the record; orders from sorted random keys."""
    trainer = _Trainer(network, (x_train, t_train), (x_test, t_test), lr)
    n = len(x_train)
    for _ in range(epochs):
        order = rng.random(n).argsort()
        for start in range(0, n, batch_size):
            trainer.learn(order[start : min(start + batch_size, n)])
        trainer.measure()
    return trainer.history
