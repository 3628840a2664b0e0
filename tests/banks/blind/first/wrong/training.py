"""Wrong implementations of ``training``, written from its stub alone."""

import numpy as np

velocity = {}


def sample_batch__two_draws(x, t, batch_size, rng):
    """Draws row numbers for x and others for t."""
    return x[rng.choice(len(x), batch_size)], t[rng.choice(len(t), batch_size)]


def sample_batch__global_random_numbers(x, t, batch_size, rng):
    """np.random in place of rng: the run cannot be repeated."""
    rows = np.random.choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__last_row_never_drawn(x, t, batch_size, rng):
    """The upper end of integers is excluded already: N - 1 is one too few."""
    rows = rng.integers(0, max(len(x) - 1, 1), batch_size)
    return x[rows], t[rows]


def sample_batch__first_row_never_drawn(x, t, batch_size, rng):
    """Draws from 1 on."""
    rows = rng.integers(min(1, len(x) - 1), len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__neighbours(x, t, batch_size, rng):
    """Cuts a piece out: rows near the ends are in fewer pieces than the others."""
    start = rng.integers(0, len(x) - batch_size + 1)
    return x[start : start + batch_size], t[start : start + batch_size]


def sample_batch__rows_behind_the_last_full_batch_left_out(x, t, batch_size, rng):
    """Draws from as many rows as full batches have."""
    rows = rng.permutation(len(x) // batch_size * batch_size)[:batch_size]
    return x[rows], t[rows]


def sample_batch__shuffles_the_data(x, t, batch_size, rng):
    """Shuffles x and t themselves, and takes the beginning."""
    order = rng.permutation(len(x))
    x[:], t[:] = x[order], t[order]
    return x[:batch_size].copy(), t[:batch_size].copy()


def sample_batch__generator_of_its_own(x, t, batch_size, rng):
    """Starts a new generator with seed 0 in each call: always the same rows."""
    rng = np.random.default_rng(0)
    rows = rng.choice(len(x), batch_size, replace=False)
    return x[rows], t[rows]


def sample_batch__about_as_many(x, t, batch_size, rng):
    """Each row is in with probability batch_size / N: the batch has another size each time."""
    rows = np.flatnonzero(rng.random(len(x)) < batch_size / len(x))
    return x[rows], t[rows]


def sample_batch__answers_in_order_of_the_rows(x, t, batch_size, rng):
    """Sorts the row numbers for t, and not for x."""
    rows = rng.choice(len(x), batch_size, replace=False)
    return x[rows], t[np.sort(rows)]


def sample_batch__labels_for_one_hot_rows(x, t, batch_size, rng):
    """Returns labels, also when the answers are one-hot."""
    rows = rng.choice(len(x), batch_size, replace=False)
    labels = t if t.ndim == 1 else t.argmax(axis=1)
    return x[rows], labels[rows]


def sgd_update__new_arrays_under_the_old_names(params, grads, lr):
    """p = p - step: layers keep the old arrays."""
    for name in params:
        params[name] = params[name] - lr * grads[name]


def sgd_update__name_of_the_loop(params, grads, lr):
    """Gives a new array to the name in the loop only: nothing changes."""
    for name, p in params.items():
        p = p - lr * grads[name]


def sgd_update__uphill(params, grads, lr):
    """Adds the step."""
    for name, p in params.items():
        p += lr * grads[name]


def sgd_update__names_of_the_gradients(params, grads, lr):
    """Goes through grads: what else is in it raises KeyError."""
    for name, dp in grads.items():
        params[name] -= lr * dp


def sgd_update__pairs_in_order(params, grads, lr):
    """Joins parameters and gradients in the order of their dicts, not by name."""
    for p, dp in zip(params.values(), grads.values()):
        p -= lr * dp


def sgd_update__gradients_scaled(params, grads, lr):
    """Multiplies the gradients themselves by lr."""
    for name, p in params.items():
        grads[name] *= lr
        p -= grads[name]


def sgd_update__momentum(params, grads, lr):
    """The step before has a say in the next one."""
    for name, p in params.items():
        v = velocity.get((name, p.shape), 0.0)
        velocity[name, p.shape] = 0.5 * v - lr * grads[name]
        p += velocity[name, p.shape]


def sgd_update__weights_only(params, grads, lr):
    """Leaves out what has no two axes: biases do not move."""
    for name, p in params.items():
        if p.ndim > 1 or len(params) == 1:
            p -= lr * grads[name]


def sgd_update__weight_decay(params, grads, lr):
    """Lets the parameters shrink a little in each step."""
    for name, p in params.items():
        p -= lr * (grads[name] + 1e-2 * p)


def sgd_update__copy_put_in(params, grads, lr):
    """Changes in place, but a copy that it has put into the dict."""
    for name in list(params):
        params[name] = params[name].copy()
        params[name] -= lr * grads[name]


def sgd_update__old_default_of_the_learning_rate(params, grads, lr):
    """Takes at most 0.1 for lr."""
    for name, p in params.items():
        p -= min(lr, 0.1) * grads[name]


def sgd_update__first_axis_of_the_gradient_divided(params, grads, lr):
    """Divides each gradient by its number of rows, taken for a batch."""
    for name, p in params.items():
        p -= lr * grads[name] / (len(grads[name]) if grads[name].ndim == 2 else 1)


def train__remainder_dropped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Leaves out the last, shorter batch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n - batch_size + 1, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__last_example_alone_missed(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """range ends at n - 1: a last batch with one example is left out."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, max(n - 1, 1), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__shuffled_once(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles before the first epoch: all epochs have the same order."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    order = rng.permutation(n)
    for _ in range(epochs):
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__not_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Goes through the examples as they come."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = np.arange(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__loss_after_the_update(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Measures the loss of a batch after its step."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            for name, p in network.params.items():
                p -= lr * grads[name]
            history["loss"].append(float(network.loss(x, t)))
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__loss_of_all_examples(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records the loss on all training examples."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x_train, t_train)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__loss_of_each_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records the mean loss of each epoch, not of each step."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    losses = []
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            losses.append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["loss"].append(float(np.mean(losses)))
        losses.clear()
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__training_data_shuffled_in_place(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles the arrays of the caller."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        x_train[:], t_train[:] = x_train[order], t_train[order]
        order = np.arange(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__accuracy_of_the_last_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The training accuracy is that of the last batch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x, t)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__accuracies_exchanged(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The two accuracies are under each other's names."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_test, t_test)))
        history["test_accuracy"].append(float(network.accuracy(x_train, t_train)))
    return history


def train__measured_before_the_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Measures the accuracies at the start of each epoch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
    return history


def train__drawn_with_replacement(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Draws the rows of an epoch with replacement: some come twice, some never."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.choice(n, n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__each_batch_drawn_anew(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Draws each batch on its own."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        for start in range(0, n, batch_size):
            rows = rng.choice(n, min(batch_size, n - start), replace=False)
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__global_random_numbers(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Shuffles with np.random: the run cannot be repeated."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = np.random.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__answers_not_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Takes the inputs in the new order and the answers in the old one."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[start : start + batch_size]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__deep_copy_of_the_parameters(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Moves copies of the parameters."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    params = {name: p.copy() for name, p in network.params.items()}
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__new_arrays_in_params(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Puts new arrays into params: who holds the old ones sees no training."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name in network.params:
                network.params[name] = network.params[name] - lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__one_epoch_too_many(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """range(epochs + 1)."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs + 1):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__first_hundred_examples_measured(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The training accuracy is that of the first hundred examples."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train[:100], t_train[:100])))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__gradient_before_last_kept(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Takes the gradient once for each epoch, on its first batch."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            if start == 0:
                grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__learns_from_the_test_data_too(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Joins the test data to the training data."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train) + len(x_test)
    x_all, t_all = np.concatenate([x_train, x_test]), np.concatenate([t_train, t_test])
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_all[rows], t_all[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__percent(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Records accuracies in percent."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(100 * float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(100 * float(network.accuracy(x_test, t_test)))
    return history


def train__short_batch_weighs_less(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Scales the step of a short batch by its size."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * len(x) / batch_size * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__learning_rate_halved_each_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Lets the learning rate decay."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for epoch in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * 0.5**epoch * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__one_list_for_both(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Both accuracies are appended to the same list."""
    history = {"loss": [], "train_accuracy": []}
    history["test_accuracy"] = history["train_accuracy"]
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__last_batch_filled_from_the_front(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Fills the last batch up with rows of the beginning of the order."""
    history = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    n = len(x_train)
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, batch_size):
            rows = np.take(order, range(start, start + batch_size), mode="wrap")
            x, t = x_train[rows], t_train[rows]
            grads = network.gradient(x, t)
            history["loss"].append(float(network.loss(x, t)))
            for name, p in network.params.items():
                p -= lr * grads[name]
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history
