"""Wrong implementations of ``training``, written from its stub alone."""

import numpy as np

from training import sample_batch, sgd_update


def sample_batch__two_draws(x, t, batch_size, rng):
    """Draws rows and answers separately."""
    return rng.choice(x, batch_size), rng.choice(t, batch_size)


def sample_batch__np_random(x, t, batch_size, rng):
    """np.random.choice: rng is not used."""
    idx = np.random.choice(len(x), batch_size)
    return x[idx], t[idx]


def sample_batch__first_rows(x, t, batch_size, rng):
    """Always the first rows."""
    return x[:batch_size], t[:batch_size]


def sample_batch__shuffled_first_rows(x, t, batch_size, rng):
    """Shuffles the numbers of the first rows: no other row is ever drawn."""
    idx = rng.permutation(batch_size)
    return x[idx], t[idx]


def sample_batch__block(x, t, batch_size, rng):
    """Rows in a row from a random start: the first and last ones are rare."""
    start = rng.integers(len(x) - batch_size + 1)
    return x[start : start + batch_size].copy(), t[start : start + batch_size].copy()


def sample_batch__never_the_last(x, t, batch_size, rng):
    """rng.integers(0, N - 1) leaves out the last row."""
    idx = rng.integers(0, max(len(x) - 1, 1), batch_size)
    return x[idx], t[idx]


def sample_batch__never_the_first(x, t, batch_size, rng):
    """rng.integers(1, N) leaves out row 0."""
    idx = rng.integers(min(1, len(x) - 1), len(x), batch_size)
    return x[idx], t[idx]


def sample_batch__ends_are_rare(x, t, batch_size, rng):
    """Rounds random numbers from 0 to N - 1: both ends are half as likely."""
    idx = np.round(rng.random(batch_size) * (len(x) - 1)).astype(int)
    return x[idx], t[idx]


def sample_batch__normal(x, t, batch_size, rng):
    """Normal random numbers around the middle, clipped."""
    n = len(x)
    idx = np.clip(rng.normal(n / 2, n / 4, batch_size), 0, n - 1).astype(int)
    return x[idx], t[idx]


def sample_batch__own_seed(x, t, batch_size, rng):
    """Makes a generator of its own: always the same batch."""
    rng = np.random.default_rng(0)
    idx = rng.choice(len(x), batch_size)
    return x[idx], t[idx]


def sample_batch__shuffles_x(x, t, batch_size, rng):
    """Shuffles the data of the caller."""
    order = rng.permutation(len(x))
    x[:] = x[order]
    t[:] = t[order]
    return x[:batch_size].copy(), t[:batch_size].copy()


def sample_batch__unique(x, t, batch_size, rng):
    """np.unique of the numbers: sometimes fewer rows."""
    idx = np.unique(rng.integers(len(x), size=batch_size))
    return x[idx], t[idx]


def sample_batch__one_row(x, t, batch_size, rng):
    """Forgets the size: one row, many times."""
    i = rng.integers(len(x))
    idx = np.full(batch_size, i)
    return x[idx], t[idx]


def sample_batch__number_of_columns(x, t, batch_size, rng):
    """Draws from as many rows as x has columns."""
    idx = rng.choice(x.shape[1], batch_size)
    return x[idx], t[idx]


def sample_batch__mask(x, t, batch_size, rng):
    """A random mask: batch_size rows on average."""
    mask = rng.random(len(x)) < batch_size / len(x)
    return x[mask], t[mask]


def sample_batch__squeezes(x, t, batch_size, rng):
    """A batch of one row loses its axis."""
    idx = rng.choice(len(x), batch_size)
    return np.squeeze(x[idx]), np.squeeze(t[idx])


def sample_batch__column_of_labels(x, t, batch_size, rng):
    """Labels come back as a column."""
    idx = rng.choice(len(x), batch_size)
    return x[idx], t[idx].reshape(batch_size, -1)


def sample_batch__argmax(x, t, batch_size, rng):
    """One-hot rows come back as labels."""
    idx = rng.choice(len(x), batch_size)
    if t.ndim == 2:
        t = np.argmax(t, axis=1)
    return x[idx], t[idx]


def sample_batch__sorted_answers(x, t, batch_size, rng):
    """Sorts the numbers for x, not those for t."""
    idx = rng.choice(len(x), batch_size, replace=False)
    return x[np.sort(idx)], t[idx]


def sgd_update__new_arrays(params, grads, lr):
    """params[key] = ... - ...: new arrays."""
    for key in params:
        params[key] = params[key] - lr * grads[key]


def sgd_update__local_name(params, grads, lr):
    """p = p - ... changes a local name only."""
    for key, p in params.items():
        p = p - lr * grads[key]


def sgd_update__uphill(params, grads, lr):
    """Adds the gradient."""
    for key in params:
        params[key] += lr * grads[key]


def sgd_update__over_grads(params, grads, lr):
    """Loops over the names of grads: other names raise."""
    for key, g in grads.items():
        params[key] -= lr * g


def sgd_update__pairs(params, grads, lr):
    """zip of the values: needs the same order in both dicts."""
    for p, g in zip(params.values(), grads.values()):
        p -= lr * g


def sgd_update__scales_grads(params, grads, lr):
    """Multiplies the gradients in place."""
    for key in params:
        g = grads[key]
        g *= lr
        params[key] -= g


def sgd_update__four_names(params, grads, lr):
    """Only W1, b1, W2 and b2."""
    for key in ("W1", "b1", "W2", "b2"):
        if key in params:
            params[key] -= lr * grads[key]


def sgd_update__type_of_grads(params, grads, lr):
    """The step has the type of the gradient: one of integers is cut."""
    for key in params:
        params[key] -= (lr * grads[key]).astype(grads[key].dtype)


def sgd_update__momentum(params, grads, lr, velocity={}):
    """Keeps a velocity from call to call."""
    for key in params:
        v = 0.9 * velocity.get(key, 0.0) - lr * grads[key]
        velocity[key] = v
        params[key] += v


def sgd_update__decay(params, grads, lr):
    """Pulls the parameters to 0."""
    for key in params:
        params[key] -= lr * (grads[key] + 1e-3 * params[key])


def sgd_update__clipped(params, grads, lr):
    """Clips gradients above 5."""
    for key in params:
        params[key] -= lr * np.clip(grads[key], -5.0, 5.0)


def sgd_update__flat_copy(params, grads, lr):
    """reshape(-1) of a transposed view is a copy."""
    for key in params:
        flat = params[key].reshape(-1)
        flat -= lr * grads[key].reshape(-1)


def sgd_update__first_only(params, grads, lr):
    """return inside the loop."""
    for key in params:
        params[key] -= lr * grads[key]
        return


def sgd_update__returns_new(params, grads, lr):
    """Returns a new dict and changes nothing."""
    return {key: params[key] - lr * grads[key] for key in params}


def sgd_update__mean(params, grads, lr):
    """Divides the gradient by the number of its rows."""
    for key in params:
        params[key] -= lr * grads[key] / len(grads[key])


def train__drops_the_rest(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """N // batch_size batches: the rest is left out."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for i in range(max(n // batch_size, 1)):
            idx = order[i * batch_size : (i + 1) * batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__one_batch_too_many(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """N // batch_size + 1 batches: the last is empty if nothing is left."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for i in range(n // batch_size + 1):
            idx = order[i * batch_size : (i + 1) * batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__large_batch_is_no_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A batch_size above N makes no step; the rest is right."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        whole = n // batch_size
        parts = [order[i * batch_size : (i + 1) * batch_size] for i in range(whole)]
        if whole and n % batch_size:
            parts.append(order[whole * batch_size :])
        for idx in parts:
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__equal_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """np.array_split: 23 examples are 8, 8 and 7."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        for idx in np.array_split(rng.permutation(n), -(-n // batch_size)):
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__last_batch_is_full(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The last batch is filled up with examples that had their turn."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for i in range(0, n, batch_size):
            idx = order[max(0, min(i, n - batch_size)) : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__one_order(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """One order for all epochs."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    order = rng.permutation(len(x_train))
    for _ in range(epochs):
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__not_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Always from the first example to the last."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        for i in range(0, len(x_train), batch_size):
            x, t = x_train[i : i + batch_size], t_train[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__order_of_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles the batches; which examples are together never changes."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    starts = np.arange(0, len(x_train), batch_size)
    for _ in range(epochs):
        for i in rng.permutation(starts):
            x, t = x_train[i : i + batch_size], t_train[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__two_orders(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles inputs and answers separately."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        xs, ts = rng.permutation(x_train), rng.permutation(t_train)
        for i in range(0, len(xs), batch_size):
            x, t = xs[i : i + batch_size], ts[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__shuffles_in_place(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The examples of the caller change places."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        x_train[...], t_train[...] = x_train[order], t_train[order]
        for i in range(0, len(x_train), batch_size):
            x, t = x_train[i : i + batch_size], t_train[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__random_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """sample_batch in each step: an epoch misses some examples and repeats others."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        for i in range(0, n, batch_size):
            x, t = sample_batch(x_train, t_train, min(batch_size, n - i), rng)
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__np_random(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """np.random.permutation: the seed of rng has no say."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = np.random.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__seed_of_the_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A generator with the number of the epoch as its seed: all calls alike."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for epoch in range(epochs):
        order = np.random.default_rng(epoch).permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__loss_after_update(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records the loss after the step."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            sgd_update(network.params, network.gradient(x, t), lr)
            history["loss"].append(network.loss(x, t))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__loss_of_all(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records the loss of all training examples."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train, t_train))
            grads = network.gradient(x_train[idx], t_train[idx])
            sgd_update(network.params, grads, lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__loss_of_each_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """One loss for each epoch, the mean of its steps."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        losses = []
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            losses.append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["loss"].append(float(np.mean(losses)))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__accuracy_before_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Measures before the steps of the epoch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
    return history


def train__accuracy_every_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Measures after each step: one indent too many."""
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
    return history


def train__accuracy_of_last_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The training accuracy is that of the last batch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x, t))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__running_accuracy(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The training accuracy is the mean over the batches, taken on the way."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        right = 0.0
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
            right += network.accuracy(x, t) * len(idx)
        history["train_accuracy"].append(right / len(order))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__accuracies_swapped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Training and test accuracy under each other's name."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_test, t_test))
        history["test_accuracy"].append(network.accuracy(x_train, t_train))
    return history


def train__accuracy_of_some(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Measures on the first 100 examples, to be fast."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train[:100], t_train[:100]))
        history["test_accuracy"].append(network.accuracy(x_test[:100], t_test[:100]))
    return history


def train__accuracy_by_predict(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Calls network.predict, which a network need not have."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}

    def accuracy(x, t):
        t = t if t.ndim == 1 else np.argmax(t, axis=1)
        return float(np.mean(np.argmax(network.predict(x), axis=1) == t))

    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(accuracy(x_train, t_train))
        history["test_accuracy"].append(accuracy(x_test, t_test))
    return history


def train__learns_from_test(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Learns from all examples, also those of the test."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    xs = np.concatenate([x_train, x_test])
    ts = np.concatenate([t_train, t_test])
    for _ in range(epochs):
        order = rng.permutation(len(xs))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            history["loss"].append(network.loss(xs[idx], ts[idx]))
            sgd_update(network.params, network.gradient(xs[idx], ts[idx]), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__params_replaced(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Puts new arrays into params."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            grads = network.gradient(x, t)
            network.params = {k: p - lr * grads[k] for k, p in network.params.items()}
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__four_names(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Expects W1, b1, W2 and b2."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            grads = network.gradient(x, t)
            for key in ["W1", "b1", "W2", "b2"]:
                network.params[key] -= lr * grads[key]
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__lr_decays(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The learning rate shrinks after each epoch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        lr *= 0.99
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__lr_of_small_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A smaller last batch makes a smaller step."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            grads = network.gradient(x, t)
            sgd_update(network.params, grads, lr * len(idx) / batch_size)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__one_list(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """dict.fromkeys with one list for all three names."""
    history = dict.fromkeys(["loss", "train_accuracy", "test_accuracy"], [])
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__history_goes_on(
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
    history={"loss": [], "train_accuracy": [], "test_accuracy": []},
):
    """A history as a default argument: the next call goes on with it."""
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__other_names(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The names are train_loss, train_acc and test_acc."""
    history = {"train_loss": [], "train_acc": [], "test_acc": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["train_loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_acc"].append(network.accuracy(x_train, t_train))
        history["test_acc"].append(network.accuracy(x_test, t_test))
    return history


def train__one_hot_only(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """t[idx, :] needs two axes."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx, :], t_train[idx, :]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__stops_early(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Stops when all training examples are right."""
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
        if history["train_accuracy"][-1] == 1.0:
            break
    return history


def train__best_params(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Ends with the parameters of the epoch that did best on the test."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    best, best_params = -1.0, {}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        if history["test_accuracy"][-1] > best:
            best = history["test_accuracy"][-1]
            best_params = {key: p.copy() for key, p in network.params.items()}
    for key, p in best_params.items():
        network.params[key][...] = p
    return history


def train__step_after_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """All gradients of an epoch are taken first, and all steps are made then."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        all_grads = []
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            all_grads.append(network.gradient(x, t))
        for grads in all_grads:
            sgd_update(network.params, grads, lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__one_epoch_less(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """range(1, epochs)."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(1, epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__returns_inside(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """return history inside the loop: one epoch only."""
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
        return history


def train__short_slices(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """order[i:i + batch_size - 1]: each batch misses its last example."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + max(batch_size - 1, 1)]
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__drops_single_example(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Leaves out a last batch of one example, as too noisy."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            idx = order[i : i + batch_size]
            if len(idx) == 1 and i > 0 and batch_size > 1:
                continue
            x, t = x_train[idx], t_train[idx]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
