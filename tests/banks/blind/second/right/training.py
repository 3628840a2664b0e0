"""Right but unusual implementations of ``training``, written from its stub alone."""

import functools
import itertools

import numpy as np

from training import sgd_update


def sample_batch__permutation(x, t, batch_size, rng):
    """Without repetition: the first numbers of a permutation."""
    idx = rng.permutation(x.shape[0])[:batch_size]
    return x[idx], t[idx]


def sample_batch__choice_take(x, t, batch_size, rng):
    """rng.choice with repetition, and np.take along axis 0."""
    idx = rng.choice(np.arange(len(t)), size=(batch_size,), replace=True)
    return tuple(np.take(a, idx, axis=0) for a in (x, t))


def sample_batch__one_by_one(x, t, batch_size, rng):
    """Draws each row by itself, and stacks them."""
    pairs = []
    while len(pairs) < batch_size:
        i = int(rng.integers(0, len(x) - 1, endpoint=True))
        pairs.append((x[i], t[i]))
    xs, ts = zip(*pairs)
    return np.stack(xs), np.array(ts, dtype=t.dtype)


def sample_batch__argsort(x, t, batch_size, rng):
    """The places of the smallest of N random numbers."""
    idx = np.argsort(rng.random(len(x)))[:batch_size]
    return x[idx, ...], t[idx, ...]


def sample_batch__floor(x, t, batch_size, rng):
    """Random numbers from 0 to N, cut down to whole numbers."""
    idx = np.floor(rng.uniform(0.0, 1.0, batch_size) * len(x)).astype(np.intp)
    idx = np.minimum(idx, len(x) - 1)
    return x[idx], t[idx]


def sgd_update__subtract_out(params, grads, lr):
    """np.subtract with out."""
    for name, p in params.items():
        np.subtract(p, np.multiply(grads[name], lr), out=p, casting="same_kind")


def sgd_update__ellipsis(params, grads, lr):
    """Writes the new values into the old array."""
    for name in sorted(params, key=str):
        params[name][...] = params[name] - np.asarray(grads[name]) * lr


def sgd_update__entries(params, grads, lr):
    """A loop over all entries; returns nothing."""
    for name in list(params):
        p, g = params[name], grads[name]
        for idx in np.ndindex(p.shape):
            p[idx] -= lr * g[idx]


def train__split(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """np.split at the multiples of batch_size, with setdefault for the history."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = x_train.shape[0]
    cuts = np.arange(batch_size, n, batch_size)
    for _ in range(epochs):
        for idx in np.split(rng.permutation(n), cuts):
            batch = x_train[idx], t_train[idx]
            history.setdefault("loss", []).append(network.loss(*batch))
            grads = network.gradient(*batch)
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"] += [network.accuracy(x_train, t_train)]
        history["test_accuracy"] += [network.accuracy(x_test, t_test)]
    return history


def train__shuffled_order(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """One array of numbers, shuffled in place at the start of each epoch."""
    losses, train_accuracies, test_accuracies = [], [], []
    order = np.arange(len(x_train))
    for _ in range(epochs):
        rng.shuffle(order)
        start = 0
        while start < len(order):
            stop = min(start + batch_size, len(order))
            x, t = x_train[order[start:stop]], t_train[order[start:stop]]
            losses.append(float(network.loss(x, t)))
            sgd_update(network.params, network.gradient(x, t), lr)
            start = stop
        train_accuracies.append(float(network.accuracy(x_train, t_train)))
        test_accuracies.append(float(network.accuracy(x_test, t_test)))
    return dict(test_accuracy=test_accuracies, train_accuracy=train_accuracies, loss=losses)


def train__shuffled_copies(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles copies of inputs and answers, and takes slices of them."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs):
        order = np.argsort(rng.random(len(x_train)))
        xs, ts = x_train[order], t_train[order]
        for i in range(-(-len(xs) // batch_size)):
            piece = slice(i * batch_size, (i + 1) * batch_size)
            history["loss"].append(network.loss(xs[piece].copy(), ts[piece].copy()))
            sgd_update(network.params, network.gradient(xs[piece], ts[piece]), lr)
        for name, data in (("train", (x_train, t_train)), ("test", (x_test, t_test))):
            history[name + "_accuracy"].append(network.accuracy(*data))
    return history


def train__generator(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A generator of batches, made with iter and islice."""

    def batches():
        numbers = iter(rng.permutation(len(x_train)).tolist())
        while batch := list(itertools.islice(numbers, batch_size)):
            yield x_train[batch], t_train[batch]

    def step(x, t):
        loss = network.loss(x, t)
        sgd_update(network.params, network.gradient(x, t), lr)
        return loss

    history = {name: [] for name in ("loss", "train_accuracy", "test_accuracy")}
    for _ in itertools.repeat(None, epochs):
        history["loss"].extend(itertools.starmap(step, batches()))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__gradient_first(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Takes the gradient, then the loss, then the step; choice without repetition."""
    record = functools.partial(
        lambda h, name, value: h[name].append(value), {"loss": [], "train_accuracy": [], "test_accuracy": []}
    )
    n = len(t_train)
    for _ in range(epochs):
        left = rng.choice(n, size=n, replace=False)
        while left.size:
            now, left = left[:batch_size], left[batch_size:]
            x, t = np.take(x_train, now, axis=0), np.take(t_train, now, axis=0)
            grads = network.gradient(x, t)
            record("loss", network.loss(x, t))
            for name in network.params:
                network.params[name][...] -= lr * grads[name]
        record("train_accuracy", network.accuracy(x_train, t_train))
        record("test_accuracy", network.accuracy(x_test, t_test))
    return record.args[0]


def train__object(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A nested class that keeps the record, with a method for each step."""

    class Trainer:
        def __init__(self):
            self.loss, self.train_accuracy, self.test_accuracy = [], [], []

        def step(self, idx):
            batch = (x_train[idx], t_train[idx])
            self.loss.append(network.loss(*batch))
            sgd_update(network.params, network.gradient(*batch), lr=lr)

        def epoch(self):
            order = rng.permutation(len(x_train))
            last = len(order) - len(order) % batch_size
            for idx in order[:last].reshape(-1, batch_size):
                self.step(idx)
            if last < len(order):
                self.step(order[last:])
            self.train_accuracy.append(network.accuracy(x_train, t_train))
            self.test_accuracy.append(network.accuracy(x_test, t_test))

    trainer = Trainer()
    for _ in range(epochs):
        trainer.epoch()
    return vars(trainer)


def train__arrays(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The history holds arrays instead of lists."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return {key: np.array(values) for key, values in history.items()}
