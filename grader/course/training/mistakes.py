"""What often goes wrong in ``training``. Each docstring is the hint for whoever writes the same."""

import copy

import numpy as np

from training import sample_batch, sgd_update

# sample_batch


def sample_batch__arguments_of_choice_swapped(x, t, batch_size, rng):
    """Print how many rows a batch of sample_batch has. Which argument of rng.choice is the number of rows to choose
    from, and which one is the number of rows to draw?
    """
    rows = rng.choice(batch_size, len(x))
    return x[rows], t[rows]


def sample_batch__among_the_first_rows(x, t, batch_size, rng):
    """Draw many batches with sample_batch. Does the last row of x ever occur? Look at the range that the row numbers
    come from.
    """
    rows = rng.integers(batch_size, size=batch_size)
    return x[rows], t[rows]


def sample_batch__last_row_never(x, t, batch_size, rng):
    """Draw many batches with sample_batch. Does the last row of x ever occur? Look up where the range of rng.integers
    ends.
    """
    rows = rng.integers(len(x) - 1, size=batch_size)
    return x[rows], t[rows]


def sample_batch__rows_in_a_block(x, t, batch_size, rng):
    """Your sample_batch takes neighbouring rows. How many such blocks contain the first row of x, and how many contain
    a row from the middle?
    """
    start = rng.integers(len(x) - batch_size + 1)
    return x[start : start + batch_size], t[start : start + batch_size]


def sample_batch__first_rows(x, t, batch_size, rng):
    """Call sample_batch twice. Where does your code use rng, so that the batches can differ?"""
    return x[:batch_size], t[:batch_size]


def sample_batch__drawn_twice(x, t, batch_size, rng):
    """Print a few inputs of a batch with their answers. How many times does sample_batch draw row numbers?"""
    return x[rng.choice(len(x), batch_size)], t[rng.choice(len(t), batch_size)]


def sample_batch__inputs_only(x, t, batch_size, rng):
    """Your sample_batch draws the inputs at random. Which rows of t does it take?"""
    return x[rng.choice(len(x), batch_size)], t[:batch_size]


def sample_batch__one_row(x, t, batch_size, rng):
    """How many rows does sample_batch return? Which of its arguments says how many it should return?"""
    rows = rng.choice(len(x), size=1)
    return x[rows], t[rows]


def sample_batch__fixed_size(x, t, batch_size, rng):
    """How many rows does sample_batch return? Look for a number in your code where an argument should be."""
    rows = rng.choice(len(x), size=5)
    return x[rows], t[rows]


def sample_batch__global_random_numbers(x, t, batch_size, rng):
    """Where do the random numbers of sample_batch come from? The caller passes a generator, so that a run can be
    repeated.
    """
    rows = np.random.choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__own_generator(x, t, batch_size, rng):
    """Call sample_batch twice. What does a generator draw if your code makes it anew in each call?"""
    rows = np.random.default_rng(0).choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__fresh_generator(x, t, batch_size, rng):
    """Where do the random numbers of sample_batch come from? The caller passes a generator, so that a run can be
    repeated.
    """
    rows = np.random.default_rng().choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__row_numbers(x, t, batch_size, rng):
    """Print what sample_batch returns. Are these rows of x and t, or only row numbers?"""
    return rng.choice(len(x), batch_size)


def sample_batch__inputs_without_answers(x, t, batch_size, rng):
    """The caller of sample_batch unpacks two arrays. How many do you return?"""
    return x[rng.choice(len(x), batch_size)]


def sample_batch__columns(x, t, batch_size, rng):
    """Compare the shape of x_batch with that of x. Along which axis of x does sample_batch index?"""
    rows = rng.choice(len(x), batch_size)
    return x[:, rows % x.shape[1]], t[rows]


def sample_batch__single_columns_of_answers(x, t, batch_size, rng):
    """Compare the shape of t_batch with that of t. How many axes does each of them have?"""
    rows = rng.choice(len(x), batch_size)
    return x[rows], t[rows].reshape(batch_size, -1)


def sample_batch__answers_first(x, t, batch_size, rng):
    """In which order does sample_batch return the two arrays, and in which order does its docstring name them?"""
    rows = rng.choice(len(x), batch_size)
    return t[rows], x[rows]


def sample_batch__inputs_shuffled_in_place(x, t, batch_size, rng):
    """After the shuffle in sample_batch, does row 0 of x still belong to t[0]? And whose array is x?"""
    rng.shuffle(x)
    return x[:batch_size], t[:batch_size]


def sample_batch__data_reordered_in_place(x, t, batch_size, rng):
    """Print x before and after a call of sample_batch. Which line of yours writes into it?"""
    rows = rng.permutation(len(x))
    x[:], t[:] = x[rows], t[rows]
    return x[:batch_size].copy(), t[:batch_size].copy()


def sample_batch__both_shuffled(x, t, batch_size, rng):
    """Your sample_batch shuffles x and t one after the other. Is that one order for both, or two?"""
    return rng.permutation(x)[:batch_size], rng.permutation(t)[:batch_size]


def sample_batch__sorted_answers(x, t, batch_size, rng):
    """Your sample_batch sorts the row numbers for t. In which order are those for x?"""
    rows = rng.choice(len(x), batch_size)
    return x[rows], t[np.sort(rows)]


def sample_batch__first_row_never(x, t, batch_size, rng):
    """Draw many batches with sample_batch. Does row 0 of x ever occur? Look at the range that the row numbers come
    from.
    """
    rows = rng.integers(min(1, len(x) - 1), len(x), size=batch_size)
    return x[rows], t[rows]


def sample_batch__rows_of_full_batches(x, t, batch_size, rng):
    """Draw many batches with sample_batch. Does the last row of x ever occur? Look at the range that the row numbers
    come from.
    """
    rows = rng.permutation(len(x) // batch_size * batch_size)[:batch_size]
    return x[rows], t[rows]


def sample_batch__each_row_by_chance(x, t, batch_size, rng):
    """Print how many rows each batch of sample_batch has. Is their number always batch_size?"""
    rows = np.flatnonzero(rng.random(len(x)) < batch_size / len(x))
    return x[rows], t[rows]


def sample_batch__labels_for_one_hot_rows(x, t, batch_size, rng):
    """Pass answers as one-hot rows to sample_batch. Compare the shape of t_batch with that of t."""
    rows = rng.choice(len(x), batch_size)
    return x[rows], (t if t.ndim == 1 else np.argmax(t, axis=1))[rows]


_first = {}


def sample_batch__first_generator_kept(x, t, batch_size, rng):
    """Call sample_batch with one rng, then with another. From which of them does the second call draw?"""
    rows = _first.setdefault("rng", rng).choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__generator_copied(x, t, batch_size, rng):
    """Call sample_batch twice with the same rng. Are the two batches different? What makes rng give different numbers
    the next time?
    """
    rows = copy.deepcopy(rng).choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__one_buffer(x, t, batch_size, rng):
    """Keep a batch of sample_batch, draw another, and print the first again. Into which array does your code write?"""
    rows = rng.choice(len(x), batch_size)
    buffer = _first.setdefault((batch_size, x.shape[1]), np.empty((batch_size, x.shape[1])))
    buffer[...] = x[rows]
    return buffer, t[rows]


# sgd_update


def sgd_update__new_array(params, grads, lr):
    """Keep a second name for params['W1'], call sgd_update, and print both. Are they still the same array? A layer
    holds the array that was there first.
    """
    for key in params:
        params[key] = params[key] - lr * grads[key]


def sgd_update__new_dict(params, grads, lr):
    """Print params before and after sgd_update. Your code computes new values; does it write them into the arrays of
    params?
    """
    params = {key: params[key] - lr * grads[key] for key in params}
    return params


def sgd_update__local_name(params, grads, lr):
    """Print params before and after sgd_update. Your code computes new values; does it write them into the arrays of
    params?
    """
    for key, p in params.items():
        p = p - lr * grads[key]


def sgd_update__copies(params, grads, lr):
    """Keep a second name for params['W1'], call sgd_update, and print both. Are they still the same array? A layer
    holds the array that was there first.
    """
    for key in params:
        params[key] = params[key].copy()
        params[key] -= lr * grads[key]


def sgd_update__copies_unused(params, grads, lr):
    """Print params before and after sgd_update. Your code computes new values; does it write them into the arrays of
    params?
    """
    params = {key: p.copy() for key, p in params.items()}
    for key in params:
        params[key] -= lr * grads[key]


def sgd_update__uphill(params, grads, lr):
    """The gradient points to where the loss grows. In which direction does sgd_update move the parameters?"""
    for key in params:
        params[key] += lr * grads[key]


def sgd_update__assigned(params, grads, lr):
    """What does sgd_update do with the old value of a parameter? The step should start from that value."""
    for key in params:
        params[key][...] = -lr * grads[key]


def sgd_update__gradient_for_the_parameter(params, grads, lr):
    """After sgd_update, compare params with grads. What is left of the old values of the parameters?"""
    for key in params:
        params[key][...] = grads[key]


def sgd_update__no_learning_rate(params, grads, lr):
    """How far does W1 move in one sgd_update, and how far should it? Look for lr in your code."""
    for key in params:
        params[key] -= grads[key]


def sgd_update__learning_rate_fixed(params, grads, lr):
    """Call sgd_update with lr=0.5 and with lr=5. Is the second step ten times as long? Look at where lr goes in your
    code.
    """
    for key in params:
        params[key] -= 0.1 * grads[key]


def sgd_update__divided_by_the_length(params, grads, lr):
    """How far does W1 move in one sgd_update, and how far should it? The loss is a mean, so its gradient is already
    divided by the batch size.
    """
    for key in params:
        params[key] -= lr * grads[key] / len(grads[key])


def sgd_update__divided_by_the_learning_rate(params, grads, lr):
    """Does a smaller lr make the steps of sgd_update smaller?"""
    for key in params:
        params[key] -= grads[key] / lr


def sgd_update__parameter_scaled(params, grads, lr):
    """What does your sgd_update do to a parameter of 0? By how much should it move?"""
    for key in params:
        params[key] *= 1 - lr * grads[key]


def sgd_update__direction_only(params, grads, lr):
    """In sgd_update, is the step for a gradient of 10 longer than the step for a gradient of 0.1?"""
    for key in params:
        params[key] -= lr * np.sign(grads[key])


def sgd_update__mean_of_the_gradient(params, grads, lr):
    """Does every entry of W1 move by the same amount in sgd_update? Each entry has its own gradient."""
    for key in params:
        params[key] -= lr * np.mean(grads[key])


def sgd_update__weights_only(params, grads, lr):
    """Print b1 before and after sgd_update. Which of the parameters does your code leave out?"""
    for key in params:
        if key.startswith("W"):
            params[key] -= lr * grads[key]


def sgd_update__four_names(params, grads, lr):
    """A network with three layers has a parameter W3. Where does sgd_update get the names from?"""
    for key in ("W1", "b1", "W2", "b2"):
        if key in params:
            params[key] -= lr * grads[key]


def sgd_update__four_names_written_out(params, grads, lr):
    """A network with one layer has no W2, and one with three has a W3. Where does sgd_update get the names from?"""
    params["W1"] -= lr * grads["W1"]
    params["b1"] -= lr * grads["b1"]
    params["W2"] -= lr * grads["W2"]
    params["b2"] -= lr * grads["b2"]


def sgd_update__names_of_the_gradients(params, grads, lr):
    """The dict grads may hold more than the parameters. Which of the two dicts does the loop of sgd_update go through?"""
    for key in grads:
        params[key] -= lr * grads[key]


def sgd_update__others_become_parameters(params, grads, lr):
    """Print the keys of params before and after sgd_update. Which line of yours adds one?"""
    for key in grads:
        p = params.setdefault(key, np.zeros_like(grads[key]))
        p -= lr * grads[key]


def sgd_update__in_the_order_of_the_dicts(params, grads, lr):
    """Print the names in params and in grads, in order. How does sgd_update find the gradient that belongs to W1?"""
    for p, grad in zip(params.values(), grads.values()):
        if p.shape == grad.shape:
            p -= lr * grad


def sgd_update__gradients_scaled_in_place(params, grads, lr):
    """Print grads before and after sgd_update. Which line of yours writes into it?"""
    for key in params:
        grads[key] *= lr
        params[key] -= grads[key]


def sgd_update__return_in_the_loop(params, grads, lr):
    """Which parameters does sgd_update move? Look at how far your return is indented."""
    for key in params:
        params[key] -= lr * grads[key]
        return params


_velocity = {}


def sgd_update__momentum(params, grads, lr):
    """Call sgd_update twice with the same gradient. Are both steps equally long? Look for what your code keeps between
    calls.
    """
    for key, p in params.items():
        _velocity[key] = 0.9 * _velocity.get(key, np.zeros_like(p)) - lr * grads[key]
        p += _velocity[key]


def sgd_update__weight_decay(params, grads, lr):
    """Call sgd_update with a gradient of 0. Do the parameters move? Look for what else goes into your step."""
    for key, p in params.items():
        p -= lr * (grads[key] + 0.01 * p)


def sgd_update__learning_rate_capped(params, grads, lr):
    """Call sgd_update with lr=0.5 and with lr=5. Is the second step ten times as long? Look at where lr goes in your
    code.
    """
    for key in params:
        params[key] -= min(lr, 0.1) * grads[key]


def sgd_update__gradient_clipped(params, grads, lr):
    """In sgd_update, is the step for a gradient of 1000 a hundred times the step for a gradient of 10?"""
    for key in params:
        params[key] -= lr * np.clip(grads[key], -1, 1)


def sgd_update__gradient_of_a_row(params, grads, lr):
    """How far does W1 move in one sgd_update, and how far should it? The loss is a mean, so its gradient is already
    divided by the batch size.
    """
    for key, p in params.items():
        p -= lr * grads[key] / (len(p) if p.ndim == 2 else 1)


def sgd_update__copy_in_memory_order(params, grads, lr):
    """Call sgd_update with a transposed array, W.T. Does it change? Some functions of numpy return a copy when the
    entries are not stored one after another in memory.
    """
    for key in params:
        flat = params[key].reshape(-1)
        flat -= lr * grads[key].reshape(-1)


# train: which examples


def _epoch(network, x, t, order, batch_size, lr, losses):
    for start in range(0, len(order), batch_size):
        rows = order[start : start + batch_size]
        _step(network, x[rows], t[rows], lr, losses)


def _step(network, x, t, lr, losses):
    losses.append(network.loss(x, t))
    sgd_update(network.params, network.gradient(x, t), lr)


def _history():
    return {"loss": [], "train_accuracy": [], "test_accuracy": []}


def _measure(history, network, x_train, t_train, x_test, t_test):
    history["train_accuracy"].append(network.accuracy(x_train, t_train))
    history["test_accuracy"].append(network.accuracy(x_test, t_test))


def train__short_batch_dropped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Try train() with 23 examples and a batch size of 10. How many of the examples does it use in an epoch?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for number in range(len(x_train) // batch_size):
            rows = order[number * batch_size : (number + 1) * batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__pieces_end_at_the_batch_size(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print the length of each batch in train(). Where should the slice for the second batch start, and where should it
    end?
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start:batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__last_example_of_each_batch_missing(
    network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng
):
    """Print the length of each batch in train(). How many entries are in x[0:10], and how many are in x[0:9]?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size - 1]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__short_batch_filled_up(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print the length of the last batch in train(). Which of its examples were already used in this epoch?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = np.take(order, range(start, start + batch_size), mode="wrap")
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__drawn_with_replacement(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Count how many times train() uses each example in one epoch. Can your way of drawing rows choose the same row
    twice?
    """
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.choice(len(x_train), len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__batches_of_sample_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Count how many times train() uses each example in one epoch. Does sample_batch know which examples have been
    used?
    """
    history = _history()
    for _ in range(epochs):
        for _ in range(0, len(x_train), batch_size):
            _step(network, *sample_batch(x_train, t_train, batch_size, rng), lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_batch_for_all_steps(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print the row numbers of two steps of train(). Where is the line that chooses the batch: inside the inner loop,
    or before it?
    """
    history = _history()
    rows = rng.permutation(len(x_train))[:batch_size]
    for _ in range(epochs):
        for _ in range(0, len(x_train), batch_size):
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__first_rows_in_every_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print the row numbers of two steps of train(). Does the second batch start where the first ends?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for _ in range(0, len(order), batch_size):
            rows = order[:batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__not_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which call on rng in train() makes an order of the examples? Where do your batches use it?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, np.arange(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__shuffled_once(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the order of the examples in two epochs of train(). Is the line that shuffles inside the loop over
    epochs?
    """
    history = _history()
    order = rng.permutation(len(x_train))
    for _ in range(epochs):
        _epoch(network, x_train, t_train, order, batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__order_unused(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which call on rng in train() makes an order of the examples? Where do your batches use it?"""
    history = _history()
    for _ in range(epochs):
        rng.permutation(len(x_train))
        for start in range(0, len(x_train), batch_size):
            rows = slice(start, start + batch_size)
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__global_random_numbers(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Where does the order in train() come from? The caller passes a generator, so that a run can be repeated."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, np.random.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__own_generator(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Call train() with one rng, then with another. Does the order change? Which generator does train() use, and where
    does it come from?
    """
    history = _history()
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__inputs_shuffled_alone(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print an input of a batch in train() with its answer. Which of the two arrays has the new order?"""
    history = _history()
    for _ in range(epochs):
        x = x_train[rng.permutation(len(x_train))]
        _epoch(network, x, t_train, np.arange(len(x)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__two_orders(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print an input of a batch in train() with its answer. How many random orders do you draw in one epoch?"""
    history = _history()
    for _ in range(epochs):
        x, t = rng.permutation(x_train), rng.permutation(t_train)
        _epoch(network, x, t, np.arange(len(x)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__inputs_shuffled_in_place(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """After the shuffle in train(), does row 0 of x_train still belong to t_train[0]? And whose array is x_train?"""
    history = _history()
    for _ in range(epochs):
        rng.shuffle(x_train)
        _epoch(network, x_train, t_train, np.arange(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__data_reordered_in_place(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print x_train before and after train(). Which line of yours writes into it?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        x_train[:], t_train[:] = x_train[order], t_train[order]
        _epoch(network, x_train, t_train, np.arange(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__answers_of_the_first_rows(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print the row numbers of the second batch in train(). Which rows of t_train do you take for it?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            _step(network, x_train[rows], t_train[: len(rows)], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__all_answers_for_each_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the lengths of the two arrays that train() passes to network.gradient."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train))
            sgd_update(network.params, network.gradient(x_train[rows], t_train), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__test_data_too(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """From which arrays does train() take its batches? Look at their names: should any test example be in a batch?"""
    history = _history()
    x, t = np.concatenate([x_train, x_test]), np.concatenate([t_train, t_test])
    for _ in range(epochs):
        _epoch(network, x, t, rng.permutation(len(x)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__on_the_test_data(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """From which arrays does train() take its batches? Look at their names: should any test example be in a batch?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_test, t_test, rng.permutation(len(x_test)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__pixels_scaled_here(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare a batch in train() with the rows of x_train. The caller has scaled the inputs already."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train / 255, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__all_examples_in_one_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many examples does one step of train() use? Which argument says how many it should use?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        _step(network, x_train[order], t_train[order], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__gradient_of_all_examples(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """What does train() pass to network.gradient: the batch, or all examples?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            sgd_update(network.params, network.gradient(x_train, t_train), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_example_a_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many examples does one step of train() use? Which argument says how many it should use?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), 1, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__single_rows(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many axes does x_train[7] have? The network expects a batch of rows, even for one example."""
    history = _history()
    for _ in range(epochs):
        for row in rng.permutation(len(x_train)):
            sgd_update(network.params, network.gradient(x_train[row], t_train[row]), lr)
            history["loss"].append(0.0)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__batch_size_one_hundred(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many examples does one step of train() use? Which argument says how many it should use?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), 100, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__batch_size_counts_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """In train(), is batch_size the number of batches, or the number of examples in a batch?"""
    history = _history()
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(len(x_train)), min(batch_size, len(x_train))):
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_step_an_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many steps does train() make in one epoch? With 23 examples and a batch size of 10, it should be three."""
    history = _history()
    for _ in range(epochs):
        rows = rng.permutation(len(x_train))[:batch_size]
        _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_epoch_only(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many times does train() go through the training examples? Look for epochs in your code."""
    history = _history()
    _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
    _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__return_in_the_loop(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many steps does train() make before it returns? Look at how far your return is indented."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
            _measure(history, network, x_train, t_train, x_test, t_test)
            return history


def train__last_batch_of_one_dropped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Try train() with 21 examples and a batch size of 10. How many of the examples does it use in an epoch?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, max(len(order) - 1, 1), batch_size):
            rows = order[start : start + batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__each_batch_drawn_anew(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Count how many times train() uses each example in one epoch. Does the draw for one batch know which examples the
    others have used?
    """
    history = _history()
    for _ in range(epochs):
        for start in range(0, len(x_train), batch_size):
            rows = rng.choice(len(x_train), min(batch_size, len(x_train) - start), replace=False)
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_epoch_too_many(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many times does train() go through the training examples? Look for epochs in your code."""
    history = _history()
    for _ in range(epochs + 1):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__generator_copied(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Call train() twice with the same rng. Is the second order a new one? What makes rng give different numbers the
    next time?
    """
    history = _history()
    rng = copy.deepcopy(rng)
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


# train: which steps


def train__learning_rate_fixed(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Does the network learn faster when train() gets a larger lr? Look for a number in your code where
    lr should be.
    """
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, 0.1, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__learning_rate_divided_by_the_batch(
    network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng
):
    """How far does W1 move in one step of train()? The loss is a mean, so its gradient is already divided by the batch
    size.
    """
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr / batch_size, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__steps_grow_smaller(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which learning rate does train() use in its last epoch? It should be the lr that the caller passes."""
    history = _history()
    for epoch in range(epochs):
        order = rng.permutation(len(x_train))
        _epoch(network, x_train, t_train, order, batch_size, lr / (1 + epoch), history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__no_update(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print W1 of the network before and after one step of train(). What happens to the gradient, and whose arrays
    change?
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            network.gradient(x_train[rows], t_train[rows])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__copies_updated(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print W1 of the network before and after one step of train(). What happens to the gradient, and whose arrays
    change?
    """
    history = _history()
    params = {key: p.copy() for key, p in network.params.items()}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            sgd_update(params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__copies_put_back(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Keep a second name for network.params['W1'] while you call train(), and print both. Are they still the same
    array? A layer holds the array that was there first.
    """
    history = _history()
    network.params = {key: p.copy() for key, p in network.params.items()}
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__new_arrays(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Keep a second name for network.params['W1'] while you call train(), and print both. Are they still the same
    array? A layer holds the array that was there first.
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            grads = network.gradient(x_train[rows], t_train[rows])
            for key in network.params:
                network.params[key] = network.params[key] - lr * grads[key]
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__weights_only(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print b1 of the network before and after train(). Which of the parameters does your code leave out?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            grads = network.gradient(x_train[rows], t_train[rows])
            for key in ("W1", "W2"):
                network.params[key] -= lr * grads[key]
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__updated_twice(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How far does W1 move in one step of train()? Count your updates for each batch."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            grads = network.gradient(x_train[rows], t_train[rows])
            for key in network.params:
                network.params[key] -= lr * grads[key]
            sgd_update(network.params, grads, lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__update_once_an_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many updates does train() make in one epoch? Look at how far your update is indented."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            grads = network.gradient(x_train[rows], t_train[rows])
        sgd_update(network.params, grads, lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__gradients_added_up(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which gradients does train() use in its second step? Look for a sum that is never set back to 0."""
    history = _history()
    total = {key: np.zeros_like(p) for key, p in network.params.items()}
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            grads = network.gradient(x_train[rows], t_train[rows])
            for key in total:
                total[key] += grads[key]
            sgd_update(network.params, total, lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__gradient_of_the_first_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """In train(), which batch does the gradient of the second step come from? Look at how many times you call
    network.gradient in an epoch.
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            if start == 0:
                grads = network.gradient(x, t)
            sgd_update(network.params, grads, lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__gradient_anew_for_each_parameter(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Your train() calls network.gradient again after it has moved W1. Where should the gradients of all parameters of
    one step be measured?
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            for key in network.params:
                network.params[key] -= lr * network.gradient(x, t)[key]
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__gradients_of_the_old_parameters(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """In train(), which parameters does the gradient of the second step belong to? Look at how many times you call
    network.gradient in an epoch.
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        batches = [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
        all_grads = [network.gradient(x_train[rows], t_train[rows]) for rows in batches]
        for rows, grads in zip(batches, all_grads):
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
            sgd_update(network.params, grads, lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__short_batch_weighs_less(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the steps of train() for a full batch and for a short one. Does your learning rate depend on the length
    of the batch?
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            history["loss"].append(network.loss(x, t))
            sgd_update(network.params, network.gradient(x, t), lr * len(x) / batch_size)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__four_names(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A network with three layers has a parameter W3. Where does train() get the names from?"""
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
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


# train: which history


def train__nothing_returned(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print what train() returns. Where is your return?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)


def train__three_lists(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The caller of train() looks up the losses as history['loss']. What do you return?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history["loss"], history["train_accuracy"], history["test_accuracy"]


def train__other_names(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the keys of the dict that train() returns with those in its docstring, letter by letter."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return {"losses": history["loss"], "train_acc": history["train_accuracy"], "test_acc": history["test_accuracy"]}


def train__history_of_the_last_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many losses are in the history of train() after three epochs? Look at where its lists are made."""
    for _ in range(epochs):
        history = _history()
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__last_numbers_only(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The history of train() should have one loss for each step. How many does yours have?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return {key: values[-1] for key, values in history.items()}


def train__one_list_for_all(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Append a number to one list in the history of train(). Do the other lists change too?"""
    history = dict.fromkeys(("loss", "train_accuracy", "test_accuracy"), [])
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_loss_an_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many steps does train() make, and how many losses does it record?"""
    history = _history()
    for _ in range(epochs):
        losses = []
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, losses)
        history["loss"].append(np.mean(losses))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_of_all_examples(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which examples does train() pass to network.loss: the batch, or all examples?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_train, t_train))
            sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_of_the_test_data(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which examples does train() pass to network.loss: the batch, or the test examples?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            history["loss"].append(network.loss(x_test, t_test))
            sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_divided_by_the_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the loss that train() records with the one that network.loss returns. What does train()
    do to the value?
    """
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    history["loss"] = [loss / batch_size for loss in history["loss"]]
    return history


def train__accuracies_swapped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """In train(), which examples give history['train_accuracy'], and which give history['test_accuracy']?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_test, t_test, x_train, t_train)
    return history


def train__training_accuracy_for_both(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The two accuracies of train() are always equal. Which examples does each of them use?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_train, t_train)
    return history


def train__accuracy_of_the_last_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which examples does train() pass to network.accuracy for history['train_accuracy']: all training examples, or
    only some?
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        _epoch(network, x_train, t_train, order, batch_size, lr, history["loss"])
        rows = order[-batch_size:]
        _measure(history, network, x_train[rows], t_train[rows], x_test, t_test)
    return history


def train__accuracy_before_the_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """When does train() measure the accuracies: before the steps of an epoch, or after them?"""
    history = _history()
    for _ in range(epochs):
        _measure(history, network, x_train, t_train, x_test, t_test)
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
    return history


def train__accuracy_before_training_too(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many epochs does train() go through, and how many accuracies does it record?"""
    history = _history()
    _measure(history, network, x_train, t_train, x_test, t_test)
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__accuracy_after_each_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many epochs does train() go through, and how many accuracies does it record? Look at how far these lines are
    indented.
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
            _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__accuracy_at_the_end_only(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many epochs does train() go through, and how many accuracies does it record? Look at how far these lines are
    indented.
    """
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
    _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__epochs_by_a_fraction(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """After which steps does train() measure the accuracies? With 23 examples and a batch size of 10, the number of
    steps in an epoch is not 2.3.
    """
    history = _history()
    step, steps_per_epoch = 0, max(len(x_train) / batch_size, 1)
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
            if step % steps_per_epoch == 0:
                _measure(history, network, x_train, t_train, x_test, t_test)
            step += 1
    return history


def train__accuracy_in_percent(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the accuracy that train() records with the one that network.accuracy returns. Is its largest value 1 or
    100?
    """
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    for key in ("train_accuracy", "test_accuracy"):
        history[key] = [100 * accuracy for accuracy in history[key]]
    return history


def train__loss_after_the_update(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """When does train() measure the loss of a batch: before its update, or after it?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            x, t = x_train[rows], t_train[rows]
            sgd_update(network.params, network.gradient(x, t), lr)
            history["loss"].append(network.loss(x, t))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_of_the_batch_before(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which batch does each loss in the history of train() belong to? Compare the order of your lines in the inner
    loop.
    """
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        x, t = x_train[order[:batch_size]], t_train[order[:batch_size]]
        for start in range(0, len(order), batch_size):
            history["loss"].append(network.loss(x, t))
            x, t = x_train[order[start : start + batch_size]], t_train[order[start : start + batch_size]]
            sgd_update(network.params, network.gradient(x, t), lr)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


_kept = {"loss": [], "train_accuracy": [], "test_accuracy": []}


def train__history_kept(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Call train() twice, and print how many losses each history has. Where is the dict made that you return?"""
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, _kept["loss"])
        _measure(_kept, network, x_train, t_train, x_test, t_test)
    return _kept


def train__first_hundred_examples_measured(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which examples does train() pass to network.accuracy for history['train_accuracy']: all training examples, or
    only some?
    """
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train[:100], t_train[:100], x_test, t_test)
    return history


def train__accuracy_from_predictions(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """The docstring of train() names what it may use of the network. Which other method do you call?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        for key, x, t in (("train_accuracy", x_train, t_train), ("test_accuracy", x_test, t_test)):
            labels = t if t.ndim == 1 else np.argmax(t, axis=1)
            history[key].append(float(np.mean(np.argmax(network.predict(x), axis=1) == labels)))
    return history


def train__history_rounded(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the loss that train() records with the one that network.loss returns. How many digits do you keep?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return {key: [round(float(number), 4) for number in numbers] for key, numbers in history.items()}


def train__both_accuracies_in_one_list(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Append a number to one list in the history of train(). Do the other lists change too?"""
    history = _history()
    history["test_accuracy"] = history["train_accuracy"]
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history
