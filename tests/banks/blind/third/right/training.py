"""Right training, written in unusual ways."""

import itertools
from collections import deque

import numpy as np


def sample_batch__floor_of_random(x, t, batch_size, rng):
    """Unusual: floors random floats, and collects rows in lists."""
    rows = [int(r * len(x)) for r in rng.random(batch_size)]
    return np.array([x[i] for i in rows]), np.array([t[i] for i in rows])


def sample_batch__without_repeats(x, t, batch_size, rng):
    """Unusual: a choice without replacement."""
    rows = rng.choice(len(x), size=batch_size, replace=False)
    return np.take(x, rows, axis=0), np.take(t, rows, axis=0)


def sample_batch__start_of_permutation(x, t, batch_size, rng):
    """Unusual: the first rows of a random order, by argsort of random numbers."""
    order = np.argsort(rng.random(x.shape[0]))
    return x[order][:batch_size], t[order][:batch_size]


def sample_batch__row_after_row(x, t, batch_size, rng):
    """Unusual: one draw after another, each row copied into a ready array."""
    x_batch = np.empty((batch_size,) + x.shape[1:], dtype=x.dtype)
    t_batch = np.empty((batch_size,) + t.shape[1:], dtype=t.dtype)
    for k in range(batch_size):
        i = rng.integers(0, len(x) - 1, endpoint=True)
        x_batch[k], t_batch[k] = x[i], t[i]
    return x_batch, t_batch


def sample_batch__map_over_both(x, t, batch_size, rng):
    """Unusual: one generator expression over both arrays, returned as a tuple."""
    rows = rng.choice(np.arange(len(t)), batch_size)
    return tuple(a[rows, ...] for a in (x, t))


def sgd_update__subtract_out(params, grads, lr):
    """Unusual: np.subtract with out."""
    for name in params:
        np.subtract(params[name], np.multiply(lr, grads[name]), out=params[name])


def sgd_update__assigns_all_entries(params, grads, lr):
    """Unusual: fills the old array with the new values."""
    for name, p in list(params.items()):
        p[...] = p - lr * grads[name]


def sgd_update__entry_by_entry(params, grads, lr):
    """Unusual: one entry after the other."""
    for name in sorted(params, key=str):
        p, dp = params[name], grads[name]
        for index in np.ndindex(p.shape):
            p[index] = p[index] - lr * dp[index]


def sgd_update__adds_negative(params, grads, lr):
    """Unusual: deque swallows a map of in-place additions."""
    deque(map(lambda name: params[name].__iadd__(-lr * grads[name]), params), maxlen=0)


def sgd_update__copyto(params, grads, lr):
    """Unusual: all new values first, then np.copyto."""
    moved = {name: p - np.asarray(grads[name]) * lr for name, p in params.items()}
    for name, values in moved.items():
        np.copyto(params[name], values)


def train__split_at_places(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Unusual: np.split at multiples of the batch size; histories as three lists."""
    n = len(x_train)
    losses, on_train, on_test = [], [], []
    for _ in range(epochs):
        for rows in np.split(rng.permutation(n), range(batch_size, n, batch_size)):
            x, t = x_train[rows], t_train[rows]
            losses.append(network.loss(x, t))
            grads = network.gradient(x, t)
            for name, p in network.params.items():
                p += -lr * grads[name]
        on_train.append(network.accuracy(x_train, t_train))
        on_test.append(network.accuracy(x_test, t_test))
    return {"loss": losses, "train_accuracy": on_train, "test_accuracy": on_test}


def train__queue_of_rows(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Unusual: rows wait in a deque and leave it in batches; the gradient comes first."""
    history = dict(train_accuracy=[], test_accuracy=[], loss=[])
    while len(history["test_accuracy"]) < epochs:
        queue = deque(np.argsort(rng.random(len(x_train))).tolist())
        while queue:
            rows = [queue.popleft() for _ in range(min(batch_size, len(queue)))]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"] += [float(network.loss(x, t))]
            for name in network.params:
                network.params[name] -= lr * grads[name]
        history["train_accuracy"] += [float(network.accuracy(x_train, t_train))]
        history["test_accuracy"] += [float(network.accuracy(x_test, t_test))]
    return history


def train__keeps_shuffling_indices(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Unusual: one index array, shuffled again and again, cut by islice."""
    index = np.arange(len(x_train))
    history = {key: [] for key in ("loss", "train_accuracy", "test_accuracy")}
    for _ in itertools.repeat(None, epochs):
        rng.shuffle(index)
        source = iter(index)
        while rows := list(itertools.islice(source, batch_size)):
            x, t = x_train.take(rows, axis=0), t_train.take(rows, axis=0)
            history["loss"].append(network.loss(x, t))
            step = network.gradient(x, t)
            for name, p in network.params.items():
                np.subtract(p, lr * step[name], out=p)
        for kind, x, t in (("train", x_train, t_train), ("test", x_test, t_test)):
            history[kind + "_accuracy"].append(network.accuracy(x, t))
    return history


def train__generator_of_losses(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Unusual: a generator of losses, shuffled copies of the data, a flat loop over epochs."""

    def one_epoch():
        order = rng.choice(len(x_train), len(x_train), replace=False)
        xs, ts = x_train[order].copy(), t_train[order].copy()
        while len(xs):
            x, xs = xs[:batch_size], xs[batch_size:]
            t, ts = ts[:batch_size], ts[batch_size:]
            yield network.loss(x, t)
            grads = network.gradient(x, t)
            for name, p in network.params.items():
                p[...] -= lr * grads[name]

    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        history["loss"].extend(one_epoch())
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__math_of_steps(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Unusual: one loop over all steps, with divmod to see where an epoch begins and ends."""
    n = len(x_train)
    per_epoch = -(-n // batch_size)
    losses, accuracies = [], []
    for step in range(epochs * per_epoch):
        place = step % per_epoch
        if place == 0:
            order = rng.permuted(np.arange(n))
        rows = order[place * batch_size :][:batch_size]
        losses.append(network.loss(x_train[rows], t_train[rows]))
        grads = network.gradient(x_train[rows], t_train[rows])
        for name, p in network.params.items():
            np.copyto(p, p - lr * grads[name])
        if place == per_epoch - 1:
            pair = network.accuracy(x_train, t_train), network.accuracy(x_test, t_test)
            accuracies.append(pair)
    return {
        "loss": losses,
        "train_accuracy": [a for a, _ in accuracies],
        "test_accuracy": [a for _, a in accuracies],
    }
