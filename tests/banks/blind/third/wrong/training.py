"""Wrong training: slips that learners might make."""

import numpy as np


def _sgd(params, grads, lr):
    for key, p in params.items():
        p -= lr * grads[key]


def _measure(history, network, x_train, t_train, x_test, t_test):
    history["train_accuracy"].append(network.accuracy(x_train, t_train))
    history["test_accuracy"].append(network.accuracy(x_test, t_test))


def _new_history():
    return {"loss": [], "train_accuracy": [], "test_accuracy": []}


_drawn = {}
_velocity = {}
_record = _new_history()


def sample_batch__two_draws(x, t, batch_size, rng):
    """Slip: draws rows for x and for t separately."""
    return x[rng.integers(len(x), size=batch_size)], t[rng.integers(len(t), size=batch_size)]


def sample_batch__global_random(x, t, batch_size, rng):
    """Slip: np.random.choice instead of rng."""
    index = np.random.choice(len(x), batch_size)
    return x[index], t[index]


def sample_batch__first_rows(x, t, batch_size, rng):
    """Slip: always the first rows."""
    return x[:batch_size].copy(), t[:batch_size].copy()


def sample_batch__never_the_last(x, t, batch_size, rng):
    """Slip: integers excludes its end, and N - 1 is given: the last row is never drawn."""
    index = rng.integers(0, len(x) - 1, size=batch_size) if len(x) > 1 else [0] * batch_size
    return x[index], t[index]


def sample_batch__never_the_first(x, t, batch_size, rng):
    """Slip: counts rows from 1."""
    index = rng.integers(1, len(x), size=batch_size) if len(x) > 1 else [0] * batch_size
    return x[index], t[index]


def sample_batch__one_block(x, t, batch_size, rng):
    """Slip: a block of neighbouring rows; rows at the ends come less often."""
    start = rng.integers(len(x) - batch_size + 1)
    return x[start : start + batch_size], t[start : start + batch_size]


def sample_batch__shuffles_argument(x, t, batch_size, rng):
    """Slip: shuffles x and t themselves."""
    order = rng.permutation(len(x))
    x[...] = x[order]
    t[...] = t[order]
    return x[:batch_size].copy(), t[:batch_size].copy()


def sample_batch__seed_zero(x, t, batch_size, rng):
    """Slip: makes its own generator, so that all batches are the same."""
    rng = np.random.default_rng(0)
    index = rng.integers(len(x), size=batch_size)
    return x[index], t[index]


def sample_batch__coin_for_each_row(x, t, batch_size, rng):
    """Slip: a coin for each row; the size of the batch is right on average only."""
    mask = rng.random(len(x)) < batch_size / len(x)
    return x[mask], t[mask]


def sample_batch__rows_from_columns(x, t, batch_size, rng):
    """Slip: the number of columns in place of the number of rows."""
    index = rng.integers(min(x.shape[1], len(x)), size=batch_size)
    return x[index], t[index]


def sample_batch__one_hot_to_labels(x, t, batch_size, rng):
    """Slip: one-hot rows come back as labels."""
    index = rng.integers(len(x), size=batch_size)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return x[index], t[index]


def sample_batch__take_without_axis(x, t, batch_size, rng):
    """Slip: np.take without an axis picks numbers, not rows."""
    index = rng.integers(len(x), size=batch_size)
    return np.take(x, index), np.take(t, index)


def sample_batch__index_kept(x, t, batch_size, rng):
    """Slip: rows are drawn once for each size and then kept for later calls."""
    key = len(x), batch_size
    if key not in _drawn:
        _drawn[key] = rng.integers(len(x), size=batch_size)
    return x[_drawn[key]], t[_drawn[key]]


def sample_batch__size_ignored(x, t, batch_size, rng):
    """Slip: a permutation of everything, never cut to the batch size."""
    index = rng.permutation(len(x))
    return x[index], t[index]


def sgd_update__new_local_array(params, grads, lr):
    """Slip: p = p - ... gives the name p to a new array."""
    for key, p in params.items():
        p = p - lr * grads[key]


def sgd_update__replaces_arrays(params, grads, lr):
    """Slip: puts new arrays into the dict."""
    for key in params:
        params[key] = params[key] - lr * grads[key]


def sgd_update__uphill(params, grads, lr):
    """Slip: adds the gradient."""
    for key in params:
        params[key] += lr * grads[key]


def sgd_update__goes_through_grads(params, grads, lr):
    """Slip: goes through the names of grads, which may have more."""
    for key in grads:
        params[key] -= lr * grads[key]


def sgd_update__scales_grads(params, grads, lr):
    """Slip: multiplies the gradients by lr in place."""
    for key in params:
        grads[key] *= lr
        params[key] -= grads[key]


def sgd_update__weights_only(params, grads, lr):
    """Slip: changes only names with a W."""
    for key in params:
        if key.startswith("W"):
            params[key] -= lr * grads[key]


def sgd_update__forgets_lr(params, grads, lr):
    """Slip: the learning rate is left out."""
    for key in params:
        params[key] -= grads[key]


def sgd_update__two_layers_only(params, grads, lr):
    """Slip: the four names of TwoLayerNet are written out."""
    for key in ("W1", "b1", "W2", "b2"):
        params[key] -= lr * grads[key]


def sgd_update__momentum(params, grads, lr):
    """Slip: a velocity that stays from call to call."""
    for key in params:
        v = _velocity.get(key)
        if v is None or v.shape != params[key].shape:
            v = np.zeros_like(params[key])
        v = 0.9 * v - lr * grads[key]
        _velocity[key] = v
        params[key] += v


def sgd_update__pairs_by_order(params, grads, lr):
    """Slip: pairs the values by their order, not by their names."""
    for p, dp in zip(params.values(), grads.values()):
        p -= lr * dp


def sgd_update__ravel_may_copy(params, grads, lr):
    """Slip: ravel copies an array that is not contiguous, and the step gets lost."""
    for key in params:
        flat = params[key].ravel()
        flat -= lr * np.ravel(grads[key])


def sgd_update__gradient_of_length_one(params, grads, lr):
    """Slip: each gradient is divided by its length."""
    for key in params:
        norm = np.sqrt(np.sum(grads[key] ** 2)) + 1e-12
        params[key] -= lr * grads[key] / norm


def sgd_update__sign_only(params, grads, lr):
    """Slip: a step of lr in the direction of the sign."""
    for key in params:
        params[key] -= lr * np.sign(grads[key])


def sgd_update__update_returns_copies(params, grads, lr):
    """Slip: returns a new dict, and leaves params as it was."""
    return {key: p - lr * grads[key] for key, p in params.items()}


def sgd_update__subtracts_twice_in_rows(params, grads, lr):
    """Slip: a loop over rows changes a matrix once for each of its rows."""
    for key in params:
        for _ in range(len(params[key])):
            params[key] -= lr * grads[key]


def train__drops_the_rest(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: whole batches only; the last examples of an epoch are left out."""
    history = _new_history()
    n = len(x_train)
    batch_size = min(batch_size, n)
    for _ in range(epochs):
        order = rng.permutation(n)
        for i in range(n // batch_size):
            rows = order[i * batch_size : (i + 1) * batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_after_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the loss of a batch is taken after its step."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_order(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: one order for all epochs."""
    history = _new_history()
    order = rng.permutation(len(x_train))
    for _ in range(epochs):
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__no_shuffle(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: examples in their given order."""
    history = _new_history()
    for _ in range(epochs):
        for i in range(0, len(x_train), batch_size):
            x, t = x_train[i : i + batch_size], t_train[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            _sgd(network.params, network.gradient(x, t), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__only_batches_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the batches come in random order, but always hold the same examples."""
    history = _new_history()
    for _ in range(epochs):
        starts = np.arange(0, len(x_train), batch_size)
        for i in rng.permutation(starts):
            x, t = x_train[i : i + batch_size], t_train[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            _sgd(network.params, network.gradient(x, t), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__x_and_t_apart(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: x and t are put into two different orders."""
    history = _new_history()
    for _ in range(epochs):
        xs, ts = rng.permutation(x_train), rng.permutation(t_train)
        for i in range(0, len(xs), batch_size):
            x, t = xs[i : i + batch_size], ts[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            _sgd(network.params, network.gradient(x, t), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__shuffles_in_place(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the training examples themselves are put into a new order."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        x_train[:], t_train[:] = x_train[order], t_train[order]
        for i in range(0, len(x_train), batch_size):
            x, t = x_train[i : i + batch_size], t_train[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            _sgd(network.params, network.gradient(x, t), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__draws_with_replacement(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: each batch is sampled anew; an epoch misses some examples and repeats others."""
    history = _new_history()
    n = len(x_train)
    for _ in range(epochs):
        for i in range(0, n, batch_size):
            rows = rng.integers(n, size=min(batch_size, n - i))
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__accuracy_before_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the accuracies are measured before the first step of an epoch."""
    history = _new_history()
    for _ in range(epochs):
        _measure(history, network, x_train, t_train, x_test, t_test)
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
    return history


def train__accuracy_of_last_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the training accuracy is that of the last batch."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train[rows], t_train[rows], x_test, t_test)
    return history


def train__accuracies_swapped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: test accuracy under the name of train accuracy, and the other way round."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_test, t_test, x_train, t_train)
    return history


def train__learns_from_test(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: learns from the training and the test examples together."""
    history = _new_history()
    x_all, t_all = np.concatenate([x_train, x_test]), np.concatenate([t_train, t_test])
    for _ in range(epochs):
        order = rng.permutation(len(x_all))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_all[rows], t_all[rows]))
            _sgd(network.params, network.gradient(x_all[rows], t_all[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__keeps_best_on_test(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: goes back at the end to the parameters of the best test accuracy."""
    history = _new_history()
    best = -1.0
    kept = {key: p.copy() for key, p in network.params.items()}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
        if history["test_accuracy"][-1] > best:
            best = history["test_accuracy"][-1]
            kept = {key: p.copy() for key, p in network.params.items()}
    for key, p in kept.items():
        network.params[key][...] = p
    return history


def train__loss_once_an_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: one mean loss for each epoch."""
    history = _new_history()
    for _ in range(epochs):
        losses = []
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            losses.append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        history["loss"].append(float(np.mean(losses)))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_of_everything(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the loss on all training examples instead of the batch."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train, t_train))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__gradient_of_everything(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the gradient of all training examples in each step."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train, t_train), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_history(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: one record for all calls, which grows."""
    history = _record
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__global_random(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: np.random.permutation instead of rng."""
    history = _new_history()
    for _ in range(epochs):
        order = np.random.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__new_arrays_in_params(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: replaces the arrays of params instead of changing them."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            grads = network.gradient(x_train[rows], t_train[rows])
            for key in network.params:
                network.params[key] = network.params[key] - lr * grads[key]
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__nothing_if_batch_too_large(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the last start must leave room for a batch; if it is larger than N, no step."""
    history = _new_history()
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        starts = list(range(0, n - batch_size + 1, batch_size))
        if starts and n % batch_size:
            starts.append(n - n % batch_size)
        for i in starts:
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__equal_parts(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: array_split makes 23 examples 8, 8 and 7 instead of 10, 10 and 3."""
    history = _new_history()
    n = len(x_train)
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(n), -(-n // batch_size)):
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__last_batch_refilled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the last batch is filled up with the first examples of the order."""
    history = _new_history()
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for i in range(0, n, batch_size):
            rows = np.take(order, np.arange(i, i + batch_size), mode="wrap")
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__names_of_two_layers(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: only W1, b1, W2 and b2, as far as they are there, are updated."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            grads = network.gradient(x_train[rows], t_train[rows])
            for key in ("W1", "b1", "W2", "b2"):
                if key in network.params:
                    network.params[key] -= lr * grads[key]
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__asks_for_predict(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: needs a fifth method, predict, to find the accuracies."""
    history = _new_history()

    def accuracy(x, t):
        labels = t if t.ndim == 1 else t.argmax(axis=1)
        return float(np.mean(network.predict(x).argmax(axis=1) == labels))

    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        history["train_accuracy"].append(accuracy(x_train, t_train))
        history["test_accuracy"].append(accuracy(x_test, t_test))
    return history


def train__lr_decays(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the learning rate shrinks from epoch to epoch."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
        lr *= 0.9
    return history


def train__one_epoch_too_few(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: counts from 1, and range leaves out its end."""
    history = _new_history()
    for _ in range(1, epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__step_once_an_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: the update stands outside of the loop over batches."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            grads = network.gradient(x_train[rows], t_train[rows])
        _sgd(network.params, grads, lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__empty_batch_at_end(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: N // batch_size + 1 batches; the last is empty if N can be divided."""
    history = _new_history()
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for i in range(n // batch_size + 1):
            rows = order[i * batch_size : (i + 1) * batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__same_seed_each_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: a generator is made in each epoch from one number, so the order repeats."""
    history = _new_history()
    seed = int(rng.integers(1000))
    for _ in range(epochs):
        order = np.random.default_rng(seed).permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__accuracy_each_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Slip: accuracy after each step, not for each epoch."""
    history = _new_history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
            _measure(history, network, x_train, t_train, x_test, t_test)
    return history
