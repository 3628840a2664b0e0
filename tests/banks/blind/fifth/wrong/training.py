import random

import numpy as np

_rng = np.random.default_rng(0)


def _sgd_update(params, grads, lr):
    for key in params:
        params[key] -= lr * grads[key]


def _history():
    return {"loss": [], "train_accuracy": [], "test_accuracy": []}


def sample_batch__own_seed(x, t, batch_size, rng):
    """Makes a generator with seed 0 itself and ignores rng: another seed gives the same batch."""
    rng = np.random.default_rng(0)
    rows = rng.choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__np_random(x, t, batch_size, rng):
    """np.random.choice instead of rng: the same seed does not give the same batch."""
    rows = np.random.choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__python_random(x, t, batch_size, rng):
    """random.sample of the standard library: rng is not the source of the random numbers."""
    rows = random.sample(range(len(x)), batch_size)
    return x[rows], t[rows]


def sample_batch__two_draws(x, t, batch_size, rng):
    """Draws rows of x and rows of t independently: answers do not belong to the inputs."""
    return rng.choice(x, batch_size), rng.choice(t, batch_size)


def sample_batch__two_permutations(x, t, batch_size, rng):
    """Shuffles x and t one after the other by rng.permutation: two different orders."""
    return rng.permutation(x)[:batch_size], rng.permutation(t)[:batch_size]


def sample_batch__shuffled_in_place(x, t, batch_size, rng):
    """rng.shuffle(x) changes the argument x, and t keeps its order."""
    rng.shuffle(x)
    return x[:batch_size], t[:batch_size]


def sample_batch__last_row_never(x, t, batch_size, rng):
    """rng.integers(0, N - 1): the upper end is excluded already, the last row is never drawn; N = 1 raises."""
    rows = rng.integers(0, len(x) - 1, size=batch_size)
    return x[rows], t[rows]


def sample_batch__one_too_many(x, t, batch_size, rng):
    """rng.integers with endpoint=True: may draw row N, which raises IndexError."""
    rows = rng.integers(0, len(x), size=batch_size, endpoint=True)
    return x[rows], t[rows]


def sample_batch__row_zero_never(x, t, batch_size, rng):
    """rng.integers(1, N): row 0 is never drawn."""
    rows = rng.integers(1, len(x), size=batch_size)
    return x[rows], t[rows]


def sample_batch__first_rows(x, t, batch_size, rng):
    """Always the first batch_size rows: not random."""
    return x[:batch_size], t[:batch_size]


def sample_batch__a_slice(x, t, batch_size, rng):
    """A random start and the rows after it: rows in the middle are likelier than the first and the last."""
    start = rng.integers(0, len(x) - batch_size + 1)
    return x[start : start + batch_size], t[start : start + batch_size]


def sample_batch__slice_too_short(x, t, batch_size, rng):
    """A slice from any random start: near the end it has fewer than batch_size rows."""
    start = rng.integers(0, len(x))
    return x[start : start + batch_size], t[start : start + batch_size]


def sample_batch__columns(x, t, batch_size, rng):
    """Takes the number of columns for N: draws from the first D rows only (or raises if N < D)."""
    rows = rng.choice(x.shape[1], batch_size)
    return x[rows], t[rows]


def sample_batch__only_x(x, t, batch_size, rng):
    """Returns the rows of x with all of t."""
    rows = rng.choice(len(x), batch_size)
    return x[rows], t


def sample_batch__swapped(x, t, batch_size, rng):
    """Returns t_batch, x_batch: the wrong order."""
    rows = rng.choice(len(x), batch_size)
    return t[rows], x[rows]


def sample_batch__batch_size_off(x, t, batch_size, rng):
    """Draws batch_size - 1 rows."""
    rows = rng.choice(len(x), batch_size - 1)
    return x[rows], t[rows]


def sample_batch__normal(x, t, batch_size, rng):
    """Row numbers from a normal distribution around the middle, clipped: not equally likely."""
    rows = rng.normal(len(x) / 2, len(x) / 4, batch_size).astype(int).clip(0, len(x) - 1)
    return x[rows], t[rows]


def sample_batch__rounded(x, t, batch_size, rng):
    """np.round(rng.random() * (N - 1)): first and last row are half as likely as the others."""
    rows = np.round(rng.random(batch_size) * (len(x) - 1)).astype(int)
    return x[rows], t[rows]


def sample_batch__mask(x, t, batch_size, rng):
    """A random mask of rows: the number of rows varies."""
    mask = rng.random(len(x)) < batch_size / len(x)
    return x[mask], t[mask]


def sample_batch__argsorted_labels(x, t, batch_size, rng):
    """Sorts the drawn rows of t only: np.sort(rows) for t, rows for x."""
    rows = rng.choice(len(x), batch_size, replace=False)
    return x[rows], t[np.sort(rows)]


def sgd_update__plus(params, grads, lr):
    """Adds lr times the gradient: uphill."""
    for key in params:
        params[key] += lr * grads[key]


def sgd_update__replaces(params, grads, lr):
    """params[key] = params[key] - ... replaces the arrays: a layer with the same array sees nothing."""
    for key in params:
        params[key] = params[key] - lr * grads[key]


def sgd_update__local_name(params, grads, lr):
    """p = p - lr * dp in the loop binds a local name only: nothing changes."""
    for key, p in params.items():
        p = p - lr * grads[key]


def sgd_update__over_grads(params, grads, lr):
    """Goes through the names in grads: a name that params does not have raises KeyError, not ignored."""
    for key in grads:
        params[key] -= lr * grads[key]


def sgd_update__by_order(params, grads, lr):
    """zip of the values of both dicts: wrong when grads lists its names in another order."""
    for p, dp in zip(params.values(), grads.values()):
        p -= lr * dp


def sgd_update__four_names(params, grads, lr):
    """Only W1, b1, W2 and b2; the stub says 'under any names'."""
    for key in ("W1", "b1", "W2", "b2"):
        if key in params:
            params[key] -= lr * grads[key]


def sgd_update__grads_scaled(params, grads, lr):
    """grads[key] *= lr first: changes the arrays in grads, an argument."""
    for key in params:
        grads[key] *= lr
        params[key] -= grads[key]


def sgd_update__no_lr(params, grads, lr):
    """Forgets the learning rate."""
    for key in params:
        params[key] -= grads[key]


def sgd_update__divides(params, grads, lr):
    """Divides the gradient by lr."""
    for key in params:
        params[key] -= grads[key] / lr


def sgd_update__weights_only(params, grads, lr):
    """Skips names that begin with b, biases: they never learn."""
    for key in params:
        if not key.startswith("b"):
            params[key] -= lr * grads[key]


def sgd_update__returns_new(params, grads, lr):
    """Returns a new dict and leaves the arrays as they are."""
    return {key: params[key] - lr * grads[key] for key in params}


def sgd_update__shrinks(params, grads, lr):
    """p *= 1 - lr * dp: multiplies instead of subtracting."""
    for key in params:
        params[key] *= 1 - lr * grads[key]


def sgd_update__first_only(params, grads, lr):
    """return stands inside the loop: only the first parameter moves."""
    for key in params:
        params[key] -= lr * grads[key]
        return


def sgd_update__mean(params, grads, lr):
    """Divides each gradient by its length len(dp), as for a batch."""
    for key in params:
        params[key] -= lr * grads[key] / len(grads[key])


def train__no_shuffle(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Goes through the examples in their given order: not a random order."""
    history = _history()
    for _ in range(epochs):
        for start in range(0, len(x_train), batch_size):
            x, t = x_train[start : start + batch_size], t_train[start : start + batch_size]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__one_order(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Draws the order once, before the epochs: not a new order for each epoch."""
    history = _history()
    order = rng.permutation(len(x_train))
    for _ in range(epochs):
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__last_batch_dropped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """N // batch_size batches: the rest of 23 examples in tens, 3, is left out."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for k in range(len(x_train) // batch_size):
            rows = order[k * batch_size : (k + 1) * batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__empty_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """N // batch_size + 1 batches: when N is a multiple, the last batch is empty."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for k in range(len(x_train) // batch_size + 1):
            rows = order[k * batch_size : (k + 1) * batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__random_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Draws each batch with rng.choice, with repetition: an epoch does not show each example once."""
    history = _history()
    n = len(x_train)
    for _ in range(epochs):
        for start in range(0, n, batch_size):
            rows = rng.choice(n, min(batch_size, n - start))
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__array_split(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """np.array_split makes batches of about equal size: 8, 8, 7 for 23 in tens, not 10, 10, 3."""
    history = _history()
    n = len(x_train)
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(n), -(-n // batch_size)):
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__loss_after(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Measures the loss of the batch after the update."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            _sgd_update(network.params, network.gradient(x, t), lr)
            history["loss"].append(network.loss(x, t))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__loss_of_all(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records the loss of all training examples in each step, not that of the batch."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train, t_train))
            _sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__loss_per_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records one loss for each epoch, the mean of its batches."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        losses = []
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            losses.append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["loss"].append(float(np.mean(losses)))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__accuracy_of_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Training accuracy on the last batch only, not on all training examples."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x, t))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__accuracy_before(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Measures the accuracies at the start of each epoch, not after its last step."""
    history = _history()
    for _ in range(epochs):
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
    return history


def train__accuracy_each_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Indented too far: accuracies for each step, not for each epoch."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
            history["train_accuracy"].append(network.accuracy(x_train, t_train))
            history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__accuracies_swapped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Train and test accuracy under each other's name."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["test_accuracy"].append(network.accuracy(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__learns_from_test(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Joins training and test examples: learns from what is 'never to learn from'."""
    history = _history()
    x_all, t_all = np.concatenate([x_train, x_test]), np.concatenate([t_train, t_test])
    for _ in range(epochs):
        order = rng.permutation(len(x_all))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_all[rows], t_all[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__t_not_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles x only; t is cut in the given order: wrong answers for the inputs."""
    history = _history()
    for _ in range(epochs):
        x_mixed = rng.permutation(x_train)
        for start in range(0, len(x_mixed), batch_size):
            part = slice(start, start + batch_size)
            x, t = x_mixed[part], t_train[part]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__shuffles_arguments(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Writes the new order into x_train and t_train: changes arguments."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        x_train[...] = x_train[order]
        t_train[...] = t_train[order]
        for start in range(0, len(order), batch_size):
            x, t = x_train[start : start + batch_size], t_train[start : start + batch_size]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__params_replaced(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Puts new arrays into params: the stub wants them to change in place."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            grads = network.gradient(x, t)
            for key in network.params:
                network.params[key] = network.params[key] - lr * grads[key]
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__four_names(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Updates W1, b1, W2 and b2 by name; params may have any names."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            grads = network.gradient(x, t)
            for key in ("W1", "b1", "W2", "b2"):
                network.params[key] -= lr * grads[key]
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__step_per_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The update stands after the loop of batches: one step for each epoch, not for each batch."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            grads = network.gradient(x, t)
        _sgd_update(network.params, grads, lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__lr_fixed(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Uses a learning rate of 0.1 whatever lr is."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), 0.1)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__global_rng(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """np.random.permutation: the same seed of rng does not give the same orders."""
    history = _history()
    for _ in range(epochs):
        order = np.random.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__module_rng(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Uses a generator of the module by a mixed-up name: rng has no influence on the orders."""
    history = _history()
    for _ in range(epochs):
        order = _rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__epoch_too_many(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """range(epochs + 1): one epoch more than asked for."""
    history = _history()
    for _ in range(epochs + 1):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__gradient_of_all(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Takes the gradient on all training examples in each step, not on the batch."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            _sgd_update(network.params, network.gradient(x_train, t_train), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__large_batch_raises(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """rng.choice(replace=False) of batch_size from what is left: raises if batch_size is larger than N."""
    history = _history()
    for _ in range(epochs):
        left = np.arange(len(x_train))
        first = True
        while len(left):
            size = batch_size if first else min(batch_size, len(left))
            rows = rng.choice(left, size, replace=False)
            left = np.setdiff1d(left, rows)
            first = False
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__wrong_keys(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The names in history are train_acc and test_acc, not train_accuracy and test_accuracy."""
    history = {"loss": [], "train_acc": [], "test_acc": []}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_acc"].append(network.accuracy(x_train, t_train))
        history["test_acc"].append(network.accuracy(x_test, t_test))
    return history


def train__same_list(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """dict.fromkeys(names, []) gives all three names one list."""
    history = dict.fromkeys(["loss", "train_accuracy", "test_accuracy"], [])
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__gradient_kept(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Uses the gradient of the batch before for each step, computed too early."""
    history = _history()
    grads = network.gradient(x_train[:batch_size], t_train[:batch_size])
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            _sgd_update(network.params, grads, lr)
            grads = network.gradient(x, t)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history
