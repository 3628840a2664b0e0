"""Right but unusual implementations of ``training``, written from its stub alone."""

import collections
import heapq

import numpy as np


def sample_batch__smallest_random_numbers(x, t, batch_size, rng):
    """Gives each row a random number, and takes those with the smallest."""
    rows = np.argpartition(rng.random(len(x)), batch_size - 1)[:batch_size]
    return np.take(x, rows, axis=0), np.take(t, rows, axis=0)


def sample_batch__in_order(x, t, batch_size, rng):
    """Draws without replacement, and leaves the rows in the order of the data."""
    mask = np.zeros(len(x), dtype=bool)
    mask[rng.permutation(len(x))[:batch_size]] = True
    return x[mask], t[mask]


def sample_batch__row_by_row(x, t, batch_size, rng):
    """Draws each row on its own, with replacement."""
    rows = [int(rng.integers(len(x))) for _ in range(batch_size)]
    return np.stack([x[row] for row in rows]), np.array([t[row] for row in rows])


def sample_batch__random_floats_scaled(x, t, batch_size, rng):
    """Multiplies random numbers from 0 to 1 by N, and cuts them to whole numbers."""
    rows = (rng.random(batch_size) * len(x)).astype(int)
    return x[rows], t[rows]


def sgd_update__subtract_with_out(params, grads, lr):
    """np.subtract with the parameter as its own room."""
    for name in sorted(params):
        np.subtract(params[name], np.multiply(grads[name], lr), out=params[name])


def sgd_update__entries_replaced(params, grads, lr):
    """Computes a new array, and writes its entries into the old one."""
    for name, p in reversed(params.items()):
        p[...] = p + -lr * grads[name]


def sgd_update__magic_method(params, grads, lr):
    """Calls the method behind -= for each name that both dicts have."""
    for name in params.keys() & grads.keys():
        params[name].__isub__(grads[name] * lr)


def train__endless_order_cut_at_places(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Splits the shuffled row numbers at multiples of the batch size; a defaultdict."""
    history = collections.defaultdict(list)
    history["loss"], history["train_accuracy"], history["test_accuracy"] = [], [], []
    rows = np.arange(len(x_train))
    for _ in range(epochs):
        rng.shuffle(rows)
        for part in np.split(rows, range(batch_size, len(rows), batch_size)):
            batch = x_train[part], t_train[part]
            history["loss"] += [network.loss(*batch)]
            grads = network.gradient(*batch)
            for name, p in network.params.items():
                np.add(p, -lr * grads[name], out=p)
        history["train_accuracy"] += [network.accuracy(x_train, t_train)]
        history["test_accuracy"] += [network.accuracy(x_test, t_test)]
    return history


def train__rows_popped_from_a_deque(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Takes rows from a queue one by one, until a batch is full or the queue is empty."""
    losses, on_train, on_test = [], [], []
    while len(on_test) < epochs:
        queue = collections.deque(np.argsort(rng.random(len(x_train))).tolist())
        while queue:
            rows = []
            while queue and len(rows) < batch_size:
                rows.append(queue.popleft())
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            losses.append(float(network.loss(x, t)))
            sgd_update(network.params, grads, lr)
        on_test.append(network.accuracy(x_test, t_test))
        on_train.append(network.accuracy(x_train, t_train))
    return {"test_accuracy": on_test, "train_accuracy": on_train, "loss": losses}


def train__whole_epoch_copied_in_its_order(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles copies of the data together, and walks through them in slices."""
    history = dict(loss=[], train_accuracy=[], test_accuracy=[])

    def step(x, t):
        loss, grads = network.loss(x, t), network.gradient(x, t)
        for name in network.params:
            network.params[name][...] -= np.multiply(lr, grads[name])
        return loss

    for _ in range(epochs):
        order = rng.permuted(np.arange(len(x_train)))
        x, t = x_train[order].copy(), t_train[order].copy()
        history["loss"].extend(step(x[i : i + batch_size], t[i : i + batch_size]) for i in range(0, len(x), batch_size))
        for kind, inputs, answers in (("train", x_train, t_train), ("test", x_test, t_test)):
            history[f"{kind}_accuracy"].append(network.accuracy(inputs, answers))
    return history


def train__heap_of_random_keys(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A heap of pairs of random number and row gives the order of each epoch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs):
        heap = [(key, row) for row, key in enumerate(rng.standard_normal(len(x_train)))]
        heapq.heapify(heap)
        while heap:
            rows = [heapq.heappop(heap)[1] for _ in range(min(batch_size, len(heap)))]
            x, t = np.array([x_train[i] for i in rows]), np.array([t_train[i] for i in rows])
            history["loss"].append(network.loss(x, t))
            grads = network.gradient(x, t)
            for name, p in network.params.items():
                p -= grads[name] * lr
        history["train_accuracy"].insert(epoch, network.accuracy(x_train, t_train))
        history["test_accuracy"].insert(epoch, network.accuracy(x_test, t_test))
    return history
