"""Wrong implementations for the exercise training."""

import copy

import numpy as np


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


# ---- sample_batch


def sample_batch__two_draws(x, t, batch_size, rng):
    """Draws rows of x and rows of t independently ("the answers that belong to these rows")."""
    return x[rng.integers(len(x), size=batch_size)], t[rng.integers(len(x), size=batch_size)]


def sample_batch__last_row_never(x, t, batch_size, rng):
    """integers(0, N - 1) excludes N - 1: the last row is never drawn (and N = 1 fails)."""
    index = rng.integers(0, len(x) - 1, size=batch_size)
    return x[index], t[index]


def sample_batch__first_row_never(x, t, batch_size, rng):
    """Counts rows from 1: x[N] is out of reach, so row 0 takes no part ("each row is equally likely")."""
    index = rng.integers(1, max(len(x), 2), size=batch_size)
    index = np.minimum(index, len(x) - 1)
    return x[index], t[index]


def sample_batch__rounded_uniform(x, t, batch_size, rng):
    """Rounds random numbers from 0 to N - 1: the first and the last row are half as likely as the others."""
    index = np.rint(rng.random(batch_size) * (len(x) - 1)).astype(int)
    return x[index], t[index]


def sample_batch__window(x, t, batch_size, rng):
    """A random start and the rows behind it: rows at the ends are less likely than those in the middle."""
    start = rng.integers(len(x) - batch_size + 1)
    return x[start : start + batch_size].copy(), t[start : start + batch_size].copy()


def sample_batch__permutation_of_batch_size(x, t, batch_size, rng):
    """Permutes range(batch_size) instead of range(N): only the first rows occur."""
    index = rng.permutation(batch_size)
    return x[index], t[index]


def sample_batch__columns_choose(x, t, batch_size, rng):
    """Draws from D instead of N: rng.choice(x.shape[1])."""
    index = rng.choice(x.shape[1], size=batch_size) % len(x)
    return x[index], t[index]


def sample_batch__unique(x, t, batch_size, rng):
    """Drops rows drawn twice, and returns fewer than batch_size rows."""
    index = np.unique(rng.integers(len(x), size=batch_size))
    return x[index], t[index]


def sample_batch__coin_for_each_row(x, t, batch_size, rng):
    """Each row with probability batch_size / N: the number of rows varies."""
    keep = rng.random(len(x)) < batch_size / len(x)
    return x[keep], t[keep]


def sample_batch__shuffles_arguments(x, t, batch_size, rng):
    """Brings x and t themselves into a random order ("do not change an argument")."""
    index = rng.permutation(len(x))
    x[...] = x[index]
    t[...] = t[index]
    return x[:batch_size].copy(), t[:batch_size].copy()


def sample_batch__labels_from_one_hot(x, t, batch_size, rng):
    """One-hot answers come back as labels: shape (batch_size,) instead of (batch_size, C)."""
    index = rng.integers(len(x), size=batch_size)
    answers = t[index]
    return x[index], answers.argmax(axis=1) if t.ndim == 2 else answers


def sample_batch__one_row_squeezed(x, t, batch_size, rng):
    """For batch_size 1 the row comes without its axis: (D,) instead of (1, D)."""
    index = rng.integers(len(x), size=None if batch_size == 1 else batch_size)
    return x[index], t[index]


def sample_batch__legacy_global(x, t, batch_size, rng):
    """np.random.choice: the global generator, so the same rng seed gives different batches."""
    index = np.random.choice(len(x), batch_size)
    return x[index], t[index]


def sample_batch__own_generator(x, t, batch_size, rng):
    """A generator of its own with seed 0: rng is ignored, and every call gives the same batch."""
    index = np.random.default_rng(0).integers(len(x), size=batch_size)
    return x[index], t[index]


def sample_batch__class_first(x, t, batch_size, rng):
    """Draws a class first, then a row of it: rows of rare classes are more likely than others."""
    labels = t.argmax(axis=1) if t.ndim == 2 else t
    classes = np.unique(labels)
    index = [rng.choice(np.flatnonzero(labels == rng.choice(classes))) for _ in range(batch_size)]
    return x[index], t[index]


def sample_batch__answers_of_positions(x, t, batch_size, rng):
    """Sorts the index for x only: the answers stand in another order than the rows."""
    index = rng.integers(len(x), size=batch_size)
    return x[np.sort(index)], t[index]


# ---- sgd_update


def sgd_update__new_arrays(params, grads, lr):
    """params[name] = params[name] - ... replaces the arrays ("do not replace them")."""
    for name in params:
        params[name] = params[name] - lr * grads[name]


def sgd_update__loops_over_grads(params, grads, lr):
    """Loops over the names of grads: fails for other names ("Other names are ignored")."""
    for name in grads:
        params[name] -= lr * grads[name]


def sgd_update__zip_of_values(params, grads, lr):
    """Pairs values by position: wrong if grads lists its names in another order, or has others."""
    for p, g in zip(params.values(), grads.values()):
        p -= lr * g


def sgd_update__zip_of_sorted(params, grads, lr):
    """Pairs sorted names: an extra name in grads shifts the pairs."""
    for a, b in zip(sorted(params), sorted(grads)):
        params[a] -= lr * grads[b]


def sgd_update__names_with_digits(params, grads, lr):
    """Loops over W1, b1, W2, b2 ... as long as they exist: parameters "under any names" stay."""
    k = 1
    while f"W{k}" in params:
        params[f"W{k}"] -= lr * grads[f"W{k}"]
        params[f"b{k}"] -= lr * grads[f"b{k}"]
        k += 1


def sgd_update__ravel(params, grads, lr):
    """Updates p.ravel(), which is a copy unless p is contiguous: a transposed array stays as it is."""
    for name, p in params.items():
        flat = p.ravel()
        flat -= lr * grads[name].ravel()


def sgd_update__grads_scaled_in_place(params, grads, lr):
    """grads[name] *= lr changes an argument."""
    for name in params:
        grads[name] *= lr
        params[name] -= grads[name]


def sgd_update__local_name(params, grads, lr):
    """p = p - lr * g only binds a local name: nothing changes."""
    for name, p in params.items():
        p = p - lr * grads[name]


_velocity = {}


def sgd_update__momentum(params, grads, lr):
    """Keeps a velocity between calls (the step is p - lr * dp, whatever was called before)."""
    for name, p in params.items():
        v = _velocity.get(name)
        v = -lr * grads[name] if v is None or v.shape != p.shape else 0.9 * v - lr * grads[name]
        _velocity[name] = v
        p += v


def sgd_update__clipped(params, grads, lr):
    """Clips gradients to -1 .. 1 (example: gradients 10 and -10)."""
    for name, p in params.items():
        p -= lr * np.clip(grads[name], -1, 1)


def sgd_update__skips_zero_sum(params, grads, lr):
    """Skips parameters whose gradient sums to 0, such as [1, -1]."""
    for name, p in params.items():
        if grads[name].sum():
            p -= lr * grads[name]


def sgd_update__returns_in_loop(params, grads, lr):
    """return stands inside the loop: only the first parameter moves."""
    for name, p in params.items():
        p -= lr * grads[name]
        return params


def sgd_update__first_axis_mean(params, grads, lr):
    """Matrices move by the mean gradient of their column, the same for each row."""
    for name, p in params.items():
        g = grads[name]
        p -= lr * (g.mean(axis=0) if g.ndim == 2 else g)


# ---- train


def train__sampled_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Draws each batch anew with repetition: an epoch does not go through all examples once."""

    def order(epoch, n):
        return rng.integers(n, size=n)

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, order=order
    )


def train__drops_rest(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Leaves out the last, smaller batch unless it is the only one (23 in tens are 10, 10 and 3)."""

    def batches(perm):
        if len(perm) <= batch_size:
            return [perm]
        k = len(perm) // batch_size
        return [perm[i * batch_size : (i + 1) * batch_size] for i in range(k)]

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, batches=batches
    )


def train__no_step_for_large_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A batch_size above N makes no step ("one batch has all N"); all else is right."""
    x, t = x_train[:1], t_train[:1]

    def batches(perm):
        if batch_size > len(perm):
            return []
        return [perm[i : i + batch_size] for i in range(0, len(perm), batch_size)]

    def measure(history, *_):
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        for part in batches(rng.permutation(len(x_train))):
            x, t = x_train[part], t_train[part]
            history["loss"].append(network.loss(x, t))
            _sgd(network.params, network.gradient(x, t), lr)
        measure(history)
    return history


def train__rest_joins_last(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The rest joins the last full batch: 23 examples are 10 and 13."""

    def batches(perm):
        k = max(len(perm) // batch_size, 1)
        parts = [perm[i * batch_size : (i + 1) * batch_size] for i in range(k)]
        parts[-1] = perm[(k - 1) * batch_size :]
        return parts

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, batches=batches
    )


def train__evened_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """np.array_split into equal parts: 23 examples are 8, 8 and 7."""

    def batches(perm):
        return np.array_split(perm, -(-len(perm) // batch_size))

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, batches=batches
    )


def train__rest_filled_up(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Fills the last batch up with the first examples of the epoch: 10, 10 and 10."""

    def batches(perm):
        if batch_size >= len(perm):
            return [perm]
        k = -(-len(perm) // batch_size)
        return np.resize(perm, (k, batch_size))

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, batches=batches
    )


def train__small_batch_first(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The rest comes first: 3, 10 and 10 instead of 10, 10 and 3."""

    def batches(perm):
        rest = len(perm) % batch_size
        parts = [perm[:rest]] if rest else []
        return parts + [perm[i : i + batch_size] for i in range(rest, len(perm), batch_size)]

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, batches=batches
    )


def train__one_order(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """One random order, drawn before the first epoch and used in all ("a new random order")."""
    perm = rng.permutation(len(x_train))
    return _train(
        network,
        x_train,
        t_train,
        x_test,
        t_test,
        epochs=epochs,
        batch_size=batch_size,
        lr=lr,
        rng=rng,
        order=lambda e, n: perm,
    )


def train__order_from_copy(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Each epoch copies rng before drawing, so each has the same order."""

    def order(epoch, n):
        return copy.deepcopy(rng).permutation(n)

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, order=order
    )


def train__first_epoch_in_order(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles at the end of each epoch: the first epoch goes in the given order."""
    index = np.arange(len(x_train))

    def order(epoch, n):
        if epoch:
            rng.shuffle(index)
        return index

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, order=order
    )


def train__epoch_number_as_seed(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The epoch number is the seed: orders do not come from rng, other seeds give the same orders."""

    def order(epoch, n):
        return np.random.default_rng(epoch).permutation(n)

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, order=order
    )


def train__rotated(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Each epoch starts at a random example and goes on in the given order: neighbours stay together."""

    def order(epoch, n):
        return np.roll(np.arange(n), rng.integers(n))

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, order=order
    )


def train__answers_not_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Only x is shuffled: examples learn the answers of others."""
    n = len(x_train)
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        shuffled = rng.permutation(x_train)
        for i in range(0, n, batch_size):
            x, t = shuffled[i : i + batch_size], t_train[i : i + batch_size]
            history["loss"].append(network.loss(x, t))
            _sgd(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__shuffles_training_data(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles x_train and t_train themselves (arguments change)."""

    def order(epoch, n):
        perm = rng.permutation(n)
        x_train[...] = x_train[perm]
        t_train[...] = t_train[perm]
        return np.arange(n)

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, order=order
    )


def train__loss_after_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records the loss of the batch after the update ("before the update")."""
    n = len(x_train)
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        perm = rng.permutation(n)
        for i in range(0, n, batch_size):
            part = perm[i : i + batch_size]
            _sgd(network.params, network.gradient(x_train[part], t_train[part]), lr)
            history["loss"].append(network.loss(x_train[part], t_train[part]))
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__loss_of_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """One mean loss for each epoch instead of one number for each step."""
    history = _train(network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng)
    if epochs:
        history["loss"] = [float(np.mean(part)) for part in np.array_split(history["loss"], epochs)]
    return history


def train__running_mean_loss(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records the mean of all losses so far ("the loss of its batch")."""
    history = _train(network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng)
    losses = history["loss"]
    history["loss"] = [sum(losses[: k + 1]) / (k + 1) for k in range(len(losses))]
    return history


def train__accuracy_of_last_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """train_accuracy is measured on the last batch, not on all training examples."""

    def measure(history, x, t):
        history["train_accuracy"].append(network.accuracy(x, t))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, measure=measure
    )


def train__accuracy_of_as_many(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """train_accuracy is measured on as many training examples as there are test examples, to be quick."""
    k = len(x_test)

    def measure(history, x, t):
        history["train_accuracy"].append(network.accuracy(x_train[:k], t_train[:k]))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, measure=measure
    )


def train__accuracy_before_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Accuracies are measured at the start of each epoch ("after its last step")."""
    n = len(x_train)
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        perm = rng.permutation(n)
        for i in range(0, n, batch_size):
            x, t = x_train[perm[i : i + batch_size]], t_train[perm[i : i + batch_size]]
            history["loss"].append(network.loss(x, t))
            _sgd(network.params, network.gradient(x, t), lr)
    return history


def train__accuracies_swapped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """train_accuracy and test_accuracy are swapped."""

    def measure(history, x, t):
        history["test_accuracy"].append(network.accuracy(x_train, t_train))
        history["train_accuracy"].append(network.accuracy(x_test, t_test))

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, measure=measure
    )


def train__best_so_far(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """test_accuracy is the best so far, never going down."""
    history = _train(network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng)
    history["test_accuracy"] = np.maximum.accumulate(history["test_accuracy"]).tolist()
    return history


def train__stops_when_perfect(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Stops once all training examples are right: fewer epochs than asked for."""
    return _train(
        network,
        x_train,
        t_train,
        x_test,
        t_test,
        epochs=epochs,
        batch_size=batch_size,
        lr=lr,
        rng=rng,
        stop=lambda h: h["train_accuracy"][-1] == 1.0,
    )


def train__restores_best(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """At the end puts back the parameters of the epoch with the best test accuracy."""
    best = {"score": -1.0}

    def measure(history, x, t):
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
        if history["test_accuracy"][-1] > best["score"]:
            best["score"] = history["test_accuracy"][-1]
            best["params"] = {k: p.copy() for k, p in network.params.items()}

    history = _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, measure=measure
    )
    for k, p in best.get("params", {}).items():
        network.params[k][...] = p
    return history


def train__learning_rate_decays(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The learning rate shrinks by 1 % with every step."""
    rate = [lr]

    def update(params, grads, _):
        _sgd(params, grads, rate[0])
        rate[0] *= 0.99

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, update=update
    )


def train__step_by_batch_share(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A smaller last batch makes a smaller step, scaled by its size / batch_size."""
    n = len(x_train)
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        perm = rng.permutation(n)
        for i in range(0, n, batch_size):
            x, t = x_train[perm[i : i + batch_size]], t_train[perm[i : i + batch_size]]
            history["loss"].append(network.loss(x, t))
            _sgd(network.params, network.gradient(x, t), lr * len(x) / batch_size)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__replaces_params(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Puts new arrays into network.params ("which change in place")."""

    def update(params, grads, rate):
        for name in params:
            params[name] = params[name] - rate * grads[name]

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, update=update
    )


def train__all_gradients_per_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Takes the gradients of all batches of an epoch first, and makes the steps at its end."""
    n = len(x_train)
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for _ in range(epochs):
        perm = rng.permutation(n)
        steps = []
        for i in range(0, n, batch_size):
            x, t = x_train[perm[i : i + batch_size]], t_train[perm[i : i + batch_size]]
            history["loss"].append(network.loss(x, t))
            steps.append({k: g.copy() for k, g in network.gradient(x, t).items()})
        for grads in steps:
            _sgd(network.params, grads, lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__needs_predict(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Computes accuracy from network.predict, which "any object with these methods" need not have."""

    def measure(history, *_):
        for key, x, t in (("train", x_train, t_train), ("test", x_test, t_test)):
            labels = t.argmax(axis=1) if t.ndim == 2 else t
            best = network.predict(x).argmax(axis=1)
            history[key + "_accuracy"].append(float(np.mean(best == labels)))

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, measure=measure
    )


def train__names_of_two_layers(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Updates W1, b1, W2 and b2 only ("under any names")."""

    def update(params, grads, rate):
        for name in ("W1", "b1", "W2", "b2"):
            params[name] -= rate * grads[name]

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, update=update
    )


_history = {"loss": [], "train_accuracy": [], "test_accuracy": []}


def train__history_of_all_calls(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """One history for all calls: it goes on growing, and what was returned earlier changes."""
    new = _train(network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng)
    for key in new:
        _history[key] += new[key]
    return _history


def train__learns_from_test_too(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Adds the test examples to those it learns from ("never to learn from")."""
    x_all, t_all = np.concatenate([x_train, x_test]), np.concatenate([t_train, t_test])

    def measure(history, *_):
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))

    return _train(
        network, x_all, t_all, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, measure=measure
    )


def train__reshuffles_each_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A new order for each batch: an epoch has the right number of batches, but some examples twice."""

    def batches(perm):
        n = len(perm)
        return [rng.permutation(n)[i : i + batch_size] for i in range(0, n, batch_size)]

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, batches=batches
    )


def train__overlapping_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Each batch takes one more row, perm[i : i + batch_size + 1]: neighbours overlap."""

    def batches(perm):
        return [perm[i : i + batch_size + 1] for i in range(0, len(perm), batch_size)]

    return _train(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng, batches=batches
    )
