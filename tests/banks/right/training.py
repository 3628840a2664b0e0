"""Right variations of ``training``: a grader must accept each of them."""

import math

import numpy as np

from training import sgd_update

# sample_batch


def sample_batch__book(x, t, batch_size, rng):
    """As in the book: a mask of row numbers, drawn with replacement."""
    batch_mask = rng.choice(x.shape[0], batch_size)
    x_batch = x[batch_mask]
    t_batch = t[batch_mask]
    return x_batch, t_batch


def sample_batch__without_replacement(x, t, batch_size, rng):
    """No row twice in a batch."""
    rows = rng.choice(len(x), size=batch_size, replace=False)
    return x[rows], t[rows]


def sample_batch__integers(x, t, batch_size, rng):
    """Row numbers as random integers."""
    rows = rng.integers(0, len(x), size=batch_size)
    return x[rows], t[rows]


def sample_batch__beginning_of_a_permutation(x, t, batch_size, rng):
    """The first rows of a random order."""
    rows = rng.permutation(len(x))[:batch_size]
    return x[rows], t[rows]


def sample_batch__row_numbers_shuffled(x, t, batch_size, rng):
    """Row numbers, shuffled in place."""
    rows = np.arange(len(x))
    rng.shuffle(rows)
    return np.take(x, rows[:batch_size], axis=0), np.take(t, rows[:batch_size], axis=0)


def sample_batch__sorted_rows(x, t, batch_size, rng):
    """The order within a batch says nothing."""
    rows = np.sort(rng.choice(len(x), size=batch_size, replace=False))
    return x[rows], t[rows]


def sample_batch__boolean_mask(x, t, batch_size, rng):
    """A mask of truth values."""
    mask = np.zeros(len(x), dtype=bool)
    mask[rng.choice(len(x), size=batch_size, replace=False)] = True
    return x[mask], t[mask]


def sample_batch__smallest_random_numbers(x, t, batch_size, rng):
    """The rows with the smallest random numbers."""
    rows = np.argsort(rng.random(len(x)))[:batch_size]
    return x[rows], t[rows]


def sample_batch__row_by_row(x, t, batch_size, rng):
    """One row at a time, and a list returned."""
    rows = [int(rng.integers(len(x))) for _ in range(batch_size)]
    return [np.array([x[i] for i in rows]), np.array([t[i] for i in rows])]


def sample_batch__lists_of_rows(x, t, batch_size, rng):
    """A list of rows is an array to whoever compares values."""
    rows = rng.choice(len(x), batch_size)
    return [x[i] for i in rows], [t[i] for i in rows]


def sample_batch__single_precision(x, t, batch_size, rng):
    """float32 is precise enough."""
    rows = rng.choice(len(x), batch_size)
    return x[rows].astype(np.float32), t[rows]


# sgd_update


def sgd_update__items(params, grads, lr):
    """The name of an array stands for the array: what is subtracted in place is seen by all."""
    for key, p in params.items():
        p -= lr * grads[key]


def sgd_update__into_the_array(params, grads, lr):
    """New values into the old array."""
    for key in params.keys():
        params[key][...] = params[key] - lr * grads[key]


def sgd_update__slices(params, grads, lr):
    """The slice of everything is the array too."""
    for key in list(params):
        params[key][:] = params[key][:] - grads[key] * lr


def sgd_update__subtract_out(params, grads, lr):
    """numpy's own function with a place for its result."""
    for key, p in params.items():
        np.subtract(p, lr * np.asarray(grads[key]), out=p)


def sgd_update__add_the_negative(params, grads, lr):
    """Plus a negative step."""
    for key in params:
        params[key] += -lr * grads[key]


def sgd_update__names_that_both_have(params, grads, lr):
    """The names that both dictionaries have, in any order."""
    for key in params.keys() & grads.keys():
        params[key] -= lr * grads[key]


def sgd_update__gradients_that_have_a_parameter(params, grads, lr):
    """Through the gradients, leaving out what is no parameter."""
    for key, grad in grads.items():
        if key in params:
            params[key] -= lr * grad


def sgd_update__returns_params(params, grads, lr):
    """Whoever likes may use the result."""
    for key in params:
        params[key] -= lr * grads[key]
    return params


def sgd_update__entry_by_entry(params, grads, lr):
    """A loop over all positions."""
    for key, p in params.items():
        for i in np.ndindex(p.shape):
            p[i] -= lr * grads[key][i]


def sgd_update__copyto(params, grads, lr):
    """Compute first, copy the values then."""
    moved = {key: params[key] - lr * grads[key] for key in params}
    for key in params:
        np.copyto(params[key], moved[key])


# train


def _history():
    return {"loss": [], "train_accuracy": [], "test_accuracy": []}


def train__written_out(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Every step has its name, as in the book."""
    train_loss_list, train_acc_list, test_acc_list = [], [], []
    train_size = x_train.shape[0]
    iter_per_epoch = math.ceil(train_size / batch_size)
    for _ in range(epochs):
        order = rng.permutation(train_size)
        for i in range(iter_per_epoch):
            batch_mask = order[i * batch_size : (i + 1) * batch_size]
            x_batch, t_batch = x_train[batch_mask], t_train[batch_mask]
            grad = network.gradient(x_batch, t_batch)
            train_loss_list.append(network.loss(x_batch, t_batch))
            for key in network.params:
                network.params[key] -= lr * grad[key]
        train_acc_list.append(network.accuracy(x_train, t_train))
        test_acc_list.append(network.accuracy(x_test, t_test))
    return {"loss": train_loss_list, "train_accuracy": train_acc_list, "test_accuracy": test_acc_list}


def train__one_loop_over_all_steps(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Steps are counted through, and an epoch ends every so many of them."""
    history, n = _history(), len(x_train)
    per_epoch = -(-n // batch_size)
    for step in range(epochs * per_epoch):
        i = step % per_epoch
        if i == 0:
            order = rng.permutation(n)
        rows = order[i * batch_size : min((i + 1) * batch_size, n)]
        history["loss"].append(network.loss(x_train[rows], t_train[rows]))
        sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        if i == per_epoch - 1:
            history["train_accuracy"].append(network.accuracy(x_train, t_train))
            history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__copies_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Whole arrays in a new order, and slices of them."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        x, t = x_train[order], t_train[order]
        for i in range(0, len(x), batch_size):
            xb, tb = x[i : i + batch_size], t[i : i + batch_size]
            history["loss"].append(float(network.loss(xb, tb)))
            sgd_update(network.params, network.gradient(xb, tb), lr)
        history["train_accuracy"].append(float(network.accuracy(x_train, t_train)))
        history["test_accuracy"].append(float(network.accuracy(x_test, t_test)))
    return history


def train__own_copies_shuffled_on_and_on(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Each epoch shuffles what the last one left, in copies of its own, and measures on the shuffled copies."""
    history = _history()
    x, t = x_train.copy(), t_train.copy()
    for _ in range(epochs):
        order = np.arange(len(x))
        rng.shuffle(order)
        x, t = x[order], t[order]
        for i in range(0, len(x), batch_size):
            history["loss"].append(network.loss(x[i : i + batch_size], t[i : i + batch_size]))
            sgd_update(network.params, network.gradient(x[i : i + batch_size], t[i : i + batch_size]), lr)
        history["train_accuracy"].append(network.accuracy(x, t))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__split_by_numpy(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """numpy cuts the order at multiples of the batch size."""
    history = _history()
    cuts = range(batch_size, len(x_train), batch_size)
    for _ in range(epochs):
        for rows in np.split(rng.permutation(len(x_train)), cuts):
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__while_there_are_rows(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Rows are taken from an order without replacement until none is left."""
    history = _history()
    for _ in range(epochs):
        left = rng.choice(len(x_train), size=len(x_train), replace=False).tolist()
        while left:
            rows, left = left[:batch_size], left[batch_size:]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__order_of_random_numbers(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Random numbers, one for each row, give the order; a generator gives the batches."""

    def batches():
        order = np.argsort(rng.random(len(x_train)))
        for i in range(0, len(order), batch_size):
            yield x_train[order[i : i + batch_size]], t_train[order[i : i + batch_size]]

    history = _history()
    for _ in range(epochs):
        for x, t in batches():
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr)
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__accuracy_of_pieces(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The accuracy is measured a few examples at a time, and the pieces are weighed by their size."""

    def accuracy(x, t):
        pieces = [slice(i, i + 10 * batch_size) for i in range(0, len(x), 10 * batch_size)]
        return sum(network.accuracy(x[piece], t[piece]) * len(x[piece]) for piece in pieces) / len(x)

    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(0, len(order), batch_size):
            rows = order[i : i + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        history["train_accuracy"].append(accuracy(x_train, t_train))
        history["test_accuracy"].append(accuracy(x_test, t_test))
    return history


def train__gradient_asked_twice(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The gradients of weights and biases come from two calls, ahead of the step."""
    history = _history()
    for _ in range(epochs):
        for rows in np.split(rng.permutation(len(x_train)), range(batch_size, len(x_train), batch_size)):
            x, t = x_train[rows], t_train[rows]
            steps = {key: lr * network.gradient(x, t)[key] for key in network.params}
            history["loss"].append(network.loss(x, t))
            for key, step in steps.items():
                network.params[key] -= step
        history["train_accuracy"].append(network.accuracy(x_train, t_train))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history


def train__history_of_arrays(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Arrays that are filled, and something else in the history."""
    per_epoch = -(-len(x_train) // batch_size)
    history = {
        "loss": np.zeros(epochs * per_epoch),
        "train_accuracy": np.zeros(epochs),
        "test_accuracy": np.zeros(epochs, dtype=np.float32),
        "epochs": epochs,
    }
    for epoch in range(epochs):
        order = rng.permutation(len(x_train))
        for i in range(per_epoch):
            rows = order[i * batch_size :][:batch_size]
            history["loss"][epoch * per_epoch + i] = network.loss(x_train[rows], t_train[rows])
            sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        history["train_accuracy"][epoch] = network.accuracy(x_train, t_train)
        history["test_accuracy"][epoch] = network.accuracy(x_test, t_test)
    return history


def train__progress_printed(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A line for each epoch."""
    history = train__copies_shuffled(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng
    )
    for epoch, accuracy in enumerate(history["test_accuracy"], start=1):
        print(f"epoch {epoch}: {accuracy:.4f}")
    return history


def train__positional_too(network, x_train, t_train, x_test, t_test, epochs, batch_size, lr, rng):
    """Settings that may also be given without their names."""
    return train__split_by_numpy(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng
    )


def train__default_settings(network, x_train, t_train, x_test, t_test, *, epochs=10, batch_size=100, lr=0.1, rng=None):
    """Settings with defaults."""
    rng = np.random.default_rng() if rng is None else rng
    return train__while_there_are_rows(
        network, x_train, t_train, x_test, t_test, epochs=epochs, batch_size=batch_size, lr=lr, rng=rng
    )
