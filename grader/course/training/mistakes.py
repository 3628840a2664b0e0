"""What often goes wrong in ``training``. Each docstring is the hint for whoever writes the same."""

import numpy as np

from training import sample_batch, sgd_update

# sample_batch


def sample_batch__arguments_of_choice_swapped(x, t, batch_size, rng):
    """How many rows does your batch have? Look up which argument of choice says how many."""
    rows = rng.choice(batch_size, len(x))
    return x[rows], t[rows]


def sample_batch__among_the_first_rows(x, t, batch_size, rng):
    """Draw many batches. Does the last row of x ever occur?"""
    rows = rng.integers(batch_size, size=batch_size)
    return x[rows], t[rows]


def sample_batch__last_row_never(x, t, batch_size, rng):
    """Draw many batches. Does the last row of x ever occur? Where does the range of integers end?"""
    rows = rng.integers(len(x) - 1, size=batch_size)
    return x[rows], t[rows]


def sample_batch__rows_in_a_block(x, t, batch_size, rng):
    """How many batches can the first row be in, and how many a row in the middle?"""
    start = rng.integers(len(x) - batch_size + 1)
    return x[start : start + batch_size], t[start : start + batch_size]


def sample_batch__first_rows(x, t, batch_size, rng):
    """Call it twice. Are these two different batches?"""
    return x[:batch_size], t[:batch_size]


def sample_batch__drawn_twice(x, t, batch_size, rng):
    """Print an input with its answer. How often do you draw row numbers?"""
    return x[rng.choice(len(x), batch_size)], t[rng.choice(len(t), batch_size)]


def sample_batch__inputs_only(x, t, batch_size, rng):
    """The inputs are drawn at random. Which answers go with them?"""
    return x[rng.choice(len(x), batch_size)], t[:batch_size]


def sample_batch__one_row(x, t, batch_size, rng):
    """How many examples are in your batch? Which argument says how many are wanted?"""
    rows = rng.choice(len(x), size=1)
    return x[rows], t[rows]


def sample_batch__fixed_size(x, t, batch_size, rng):
    """How many examples are in your batch? There is a number in your code that belongs to the caller."""
    rows = rng.choice(len(x), size=5)
    return x[rows], t[rows]


def sample_batch__global_random_numbers(x, t, batch_size, rng):
    """Where do your random numbers come from? The caller has handed you a generator."""
    rows = np.random.choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__own_generator(x, t, batch_size, rng):
    """Call it twice. A generator that starts anew each time draws the same again."""
    rows = np.random.default_rng(0).choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__fresh_generator(x, t, batch_size, rng):
    """Can somebody repeat your run? The caller has handed you a generator."""
    rows = np.random.default_rng().choice(len(x), batch_size)
    return x[rows], t[rows]


def sample_batch__row_numbers(x, t, batch_size, rng):
    """Are these examples, or only their numbers?"""
    return rng.choice(len(x), batch_size)


def sample_batch__inputs_without_answers(x, t, batch_size, rng):
    """What is a network to learn from inputs alone? Two arrays are asked for."""
    return x[rng.choice(len(x), batch_size)]


def sample_batch__columns(x, t, batch_size, rng):
    """Compare the shape of your batch with that of x. Which axis has the examples?"""
    rows = rng.choice(len(x), batch_size)
    return x[:, rows % x.shape[1]], t[rows]


def sample_batch__single_columns_of_answers(x, t, batch_size, rng):
    """Compare the number of axes of your answers with that of t."""
    rows = rng.choice(len(x), batch_size)
    return x[rows], t[rows].reshape(batch_size, -1)


def sample_batch__answers_first(x, t, batch_size, rng):
    """In which order does the caller expect the two arrays?"""
    rows = rng.choice(len(x), batch_size)
    return t[rows], x[rows]


def sample_batch__inputs_shuffled_in_place(x, t, batch_size, rng):
    """After shuffle, does row 0 of x still belong to t[0]? Whose array is x?"""
    rng.shuffle(x)
    return x[:batch_size], t[:batch_size]


def sample_batch__data_reordered_in_place(x, t, batch_size, rng):
    """Print x before and after the call. Whose arrays have you put into another order?"""
    rows = rng.permutation(len(x))
    x[:], t[:] = x[rows], t[rows]
    return x[:batch_size].copy(), t[:batch_size].copy()


def sample_batch__both_shuffled(x, t, batch_size, rng):
    """Two shuffles are two different orders. How can both arrays get the same one?"""
    return rng.permutation(x)[:batch_size], rng.permutation(t)[:batch_size]


def sample_batch__sorted_answers(x, t, batch_size, rng):
    """You put the answers in order. Who does the same for the inputs?"""
    rows = rng.choice(len(x), batch_size)
    return x[rows], t[np.sort(rows)]


# sgd_update


def sgd_update__new_array(params, grads, lr):
    """Does a layer that was made from params['W1'] still share that array with params afterwards?"""
    for key in params:
        params[key] = params[key] - lr * grads[key]


def sgd_update__new_dict(params, grads, lr):
    """Print params before and after the call. Whose values have you changed, and does params hold them?"""
    params = {key: params[key] - lr * grads[key] for key in params}
    return params


def sgd_update__local_name(params, grads, lr):
    """Print params before and after the call. Whose values have you changed, and does params hold them?"""
    for key, p in params.items():
        p = p - lr * grads[key]


def sgd_update__copies(params, grads, lr):
    """Does a layer that was made from params['W1'] still share that array with params afterwards?"""
    for key in params:
        params[key] = params[key].copy()
        params[key] -= lr * grads[key]


def sgd_update__copies_unused(params, grads, lr):
    """Print params before and after the call. Whose values have you changed, and does params hold them?"""
    params = {key: p.copy() for key, p in params.items()}
    for key in params:
        params[key] -= lr * grads[key]


def sgd_update__uphill(params, grads, lr):
    """The gradient points to where the loss grows. Which way do you go?"""
    for key in params:
        params[key] += lr * grads[key]


def sgd_update__assigned(params, grads, lr):
    """Where was the parameter before your step? The step starts there."""
    for key in params:
        params[key][...] = -lr * grads[key]


def sgd_update__gradient_for_the_parameter(params, grads, lr):
    """After one step, compare params with grads. Where have the parameters gone?"""
    for key in params:
        params[key][...] = grads[key]


def sgd_update__no_learning_rate(params, grads, lr):
    """One step: how far did W1 move, and how far should it?"""
    for key in params:
        params[key] -= grads[key]


def sgd_update__learning_rate_fixed(params, grads, lr):
    """There is a number in your code that the caller wants to choose."""
    for key in params:
        params[key] -= 0.1 * grads[key]


def sgd_update__divided_by_the_length(params, grads, lr):
    """One step: how far did W1 move, and how far should it? The gradient is that of a mean already."""
    for key in params:
        params[key] -= lr * grads[key] / len(grads[key])


def sgd_update__divided_by_the_learning_rate(params, grads, lr):
    """Does a smaller learning rate make your steps smaller?"""
    for key in params:
        params[key] -= grads[key] / lr


def sgd_update__parameter_scaled(params, grads, lr):
    """What is multiplied by the learning rate: the gradient, or all of the difference?"""
    for key in params:
        params[key] *= 1 - lr * grads[key]


def sgd_update__direction_only(params, grads, lr):
    """Where the slope is small, should the step be as long as where it is steep?"""
    for key in params:
        params[key] -= lr * np.sign(grads[key])


def sgd_update__mean_of_the_gradient(params, grads, lr):
    """Does every entry of W1 move by the same amount? Each has a slope of its own."""
    for key in params:
        params[key] -= lr * np.mean(grads[key])


def sgd_update__weights_only(params, grads, lr):
    """Print b1 before and after a step. Which of the parameters do you move?"""
    for key in params:
        if key.startswith("W"):
            params[key] -= lr * grads[key]


def sgd_update__four_names(params, grads, lr):
    """Which names has a network of three layers? The dictionary knows its keys."""
    for key in ("W1", "b1", "W2", "b2"):
        if key in params:
            params[key] -= lr * grads[key]


def sgd_update__four_names_written_out(params, grads, lr):
    """Which names has a network of one layer, or of three? The dictionary knows its keys."""
    params["W1"] -= lr * grads["W1"]
    params["b1"] -= lr * grads["b1"]
    params["W2"] -= lr * grads["W2"]
    params["b2"] -= lr * grads["b2"]


def sgd_update__names_of_the_gradients(params, grads, lr):
    """Among the gradients there may be more than parameters. Through which of the two dictionaries do you go?"""
    for key in grads:
        params[key] -= lr * grads[key]


def sgd_update__others_become_parameters(params, grads, lr):
    """Print the keys of params before and after. How many parameters has the network?"""
    for key in grads:
        p = params.setdefault(key, np.zeros_like(grads[key]))
        p -= lr * grads[key]


def sgd_update__in_the_order_of_the_dicts(params, grads, lr):
    """Do both dictionaries have their names in the same order? Which gradient belongs to W1?"""
    for p, grad in zip(params.values(), grads.values()):
        if p.shape == grad.shape:
            p -= lr * grad


def sgd_update__gradients_scaled_in_place(params, grads, lr):
    """Print grads before and after the call. Which of your lines writes into it?"""
    for key in params:
        grads[key] *= lr
        params[key] -= grads[key]


def sgd_update__return_in_the_loop(params, grads, lr):
    """Which parameters move? Look at where your return stands."""
    for key in params:
        params[key] -= lr * grads[key]
        return params


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
    """Try 23 examples and a batch size of 10. How many of them are used in an epoch?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for number in range(len(x_train) // batch_size):
            rows = order[number * batch_size : (number + 1) * batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__pieces_end_at_the_batch_size(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print the length of each batch. Only the first one has any examples: where does each slice begin, and where end?"""
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
    """How many entries has x[0:10]? And x[0:9]?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size - 1]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__short_batch_filled_up(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which examples does the last batch of an epoch have? Some of them have had their turn."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = np.take(order, range(start, start + batch_size), mode="wrap")
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__drawn_with_replacement(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Count how often each example is used in an epoch. Has every one its turn?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.choice(len(x_train), len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__batches_of_sample_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Count how often each example is used in an epoch. Why does the docstring not want sample_batch here?"""
    history = _history()
    for _ in range(epochs):
        for _ in range(0, len(x_train), batch_size):
            _step(network, *sample_batch(x_train, t_train, batch_size, rng), lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_batch_for_all_steps(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """When is the batch chosen: once, or in every step?"""
    history = _history()
    rows = rng.permutation(len(x_train))[:batch_size]
    for _ in range(epochs):
        for _ in range(0, len(x_train), batch_size):
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__first_rows_in_every_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print the row numbers of two steps. Does the second batch begin where the first ends?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for _ in range(0, len(order), batch_size):
            rows = order[:batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__not_shuffled(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """In which order do the examples come? For what have you been given rng, and do you use what it gives you?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, np.arange(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__shuffled_once(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the orders of two epochs. Where does the line stand that shuffles?"""
    history = _history()
    order = rng.permutation(len(x_train))
    for _ in range(epochs):
        _epoch(network, x_train, t_train, order, batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__order_unused(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """In which order do the examples come? For what have you been given rng, and do you use what it gives you?"""
    history = _history()
    for _ in range(epochs):
        rng.permutation(len(x_train))
        for start in range(0, len(x_train), batch_size):
            rows = slice(start, start + batch_size)
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__global_random_numbers(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Can your run be repeated with the same rng? Look at where your order comes from."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, np.random.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__own_generator(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Does it make a difference which rng your caller hands over?"""
    history = _history()
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__inputs_shuffled_alone(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print an input of a batch with its answer. Which of the two arrays did you shuffle?"""
    history = _history()
    for _ in range(epochs):
        x = x_train[rng.permutation(len(x_train))]
        _epoch(network, x, t_train, np.arange(len(x)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__two_orders(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print an input of a batch with its answer. How many orders do you draw in an epoch?"""
    history = _history()
    for _ in range(epochs):
        x, t = rng.permutation(x_train), rng.permutation(t_train)
        _epoch(network, x, t, np.arange(len(x)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__inputs_shuffled_in_place(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """After shuffle, does row 0 of x_train still belong to t_train[0]? And whose array is it?"""
    history = _history()
    for _ in range(epochs):
        rng.shuffle(x_train)
        _epoch(network, x_train, t_train, np.arange(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__data_reordered_in_place(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print x_train before and after the call. Whose arrays have you put into another order?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        x_train[:], t_train[:] = x_train[order], t_train[order]
        _epoch(network, x_train, t_train, np.arange(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__answers_of_the_first_rows(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which answers belong to the second batch? Print those that you take."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            _step(network, x_train[rows], t_train[: len(rows)], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__all_answers_for_each_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the lengths of the two arrays that you give to gradient."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            sgd_update(network.params, network.gradient(x_train[rows], t_train), lr)
            history["loss"].append(network.loss(x_train[rows], t_train))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__test_data_too(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Where does the network learn from examples that it is measured with later?"""
    history = _history()
    x, t = np.concatenate([x_train, x_test]), np.concatenate([t_train, t_test])
    for _ in range(epochs):
        _epoch(network, x, t, rng.permutation(len(x)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__on_the_test_data(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """From which examples does your network learn? Their names say what they are for."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_test, t_test, rng.permutation(len(x_test)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__pixels_scaled_here(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Your network learns from other pixels than it is measured with. Who has scaled the data already?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train / 255, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__all_examples_in_one_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many examples does a step look at? Which argument says how many it should be?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        _step(network, x_train[order], t_train[order], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__gradient_of_all_examples(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """What do you give to gradient: the batch, or everything?"""
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
    """How many examples does a step look at? Which argument says how many it should be?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), 1, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__single_rows(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many axes has x_train[7]? A network expects a batch of rows."""
    history = _history()
    for _ in range(epochs):
        for row in rng.permutation(len(x_train)):
            sgd_update(network.params, network.gradient(x_train[row], t_train[row]), lr)
            history["loss"].append(0.0)
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__batch_size_one_hundred(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many examples does a step look at? Which argument says how many it should be?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), 100, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__batch_size_counts_batches(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Is batch_size the number of batches, or the number of examples in one?"""
    history = _history()
    for _ in range(epochs):
        for rows in np.array_split(rng.permutation(len(x_train)), min(batch_size, len(x_train))):
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_step_an_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many steps does it take to see 23 examples, ten at a time?"""
    history = _history()
    for _ in range(epochs):
        rows = rng.permutation(len(x_train))[:batch_size]
        _step(network, x_train[rows], t_train[rows], lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_epoch_only(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How often does your code go through the training examples? How often is it asked to?"""
    history = _history()
    _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
    _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__return_in_the_loop(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many steps does it take before it returns? Look at where your return stands."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
            _measure(history, network, x_train, t_train, x_test, t_test)
            return history


# train: which steps


def train__learning_rate_fixed(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Does your network learn faster with a larger lr? Look for a number in your code."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, 0.1, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__learning_rate_divided_by_the_batch(
    network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng
):
    """One step: how far did W1 move? The gradient is that of a mean already."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr / batch_size, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__steps_grow_smaller(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Is the learning rate of the last epoch the one that was asked for?"""
    history = _history()
    for epoch in range(epochs):
        order = rng.permutation(len(x_train))
        _epoch(network, x_train, t_train, order, batch_size, lr / (1 + epoch), history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__no_update(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print W1 of the network before and after a step. What do you do with the gradient, and whose arrays do you move?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            network.gradient(x_train[rows], t_train[rows])
            history["loss"].append(network.loss(x_train[rows], t_train[rows]))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__copies_updated(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Print W1 of the network before and after a step. What do you do with the gradient, and whose arrays do you move?"""
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
    """Do the layers of the network still share their arrays with params afterwards?"""
    history = _history()
    network.params = {key: p.copy() for key, p in network.params.items()}
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__new_arrays(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Do the layers of the network still share their arrays with params afterwards?"""
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
    """Print b1 after training. Which parameters do you move?"""
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
    """One step: how far did W1 move? Count your updates."""
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
    """How many updates are there in an epoch? Look at how far your update is indented."""
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
    """Which gradients are in the second step? When are they set back to 0?"""
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


# train: which history


def train__nothing_returned(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """What does the function hand back to its caller?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)


def train__three_lists(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which of your lists holds the losses? The caller looks for it by its name."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history["loss"], history["train_accuracy"], history["test_accuracy"]


def train__other_names(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Compare the names in your history with those in the docstring."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return {"losses": history["loss"], "train_acc": history["train_accuracy"], "test_acc": history["test_accuracy"]}


def train__history_of_the_last_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How long is your history after three epochs? When do its lists begin empty?"""
    for _ in range(epochs):
        history = _history()
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__last_numbers_only(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """A history has a number for each step. How many has yours?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return {key: values[-1] for key, values in history.items()}


def train__one_list_for_all(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Are these three lists, or one list with three names?"""
    history = dict.fromkeys(("loss", "train_accuracy", "test_accuracy"), [])
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__one_loss_an_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many steps are there, and how many losses?"""
    history = _history()
    for _ in range(epochs):
        losses = []
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, losses)
        history["loss"].append(np.mean(losses))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_of_all_examples(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Whose loss do you record: that of the batch, or that of all examples?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
            history["loss"].append(network.loss(x_train, t_train))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_of_the_test_data(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Whose loss do you record: that of the batch, or that of the test data?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            sgd_update(network.params, network.gradient(x_train[rows], t_train[rows]), lr)
            history["loss"].append(network.loss(x_test, t_test))
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__loss_divided_by_the_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Is the loss that you record the one that the network gives? It is a mean already."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    history["loss"] = [loss / batch_size for loss in history["loss"]]
    return history


def train__accuracies_swapped(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Which data belong to which of the two accuracies?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_test, t_test, x_train, t_train)
    return history


def train__training_accuracy_for_both(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """Your two accuracies are always the same. With which data is each of them measured?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_train, t_train)
    return history


def train__accuracy_of_the_last_batch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """With how many examples do you measure the training accuracy?"""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        _epoch(network, x_train, t_train, order, batch_size, lr, history["loss"])
        rows = order[-batch_size:]
        _measure(history, network, x_train[rows], t_train[rows], x_test, t_test)
    return history


def train__accuracy_before_the_epoch(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """When do you measure: before the network has learned in this epoch, or after?"""
    history = _history()
    for _ in range(epochs):
        _measure(history, network, x_train, t_train, x_test, t_test)
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
    return history


def train__accuracy_before_training_too(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many epochs are there, and how many accuracies?"""
    history = _history()
    _measure(history, network, x_train, t_train, x_test, t_test)
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__accuracy_after_each_step(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many epochs are there, and how many accuracies? Measuring takes longer than a step."""
    history = _history()
    for _ in range(epochs):
        order = rng.permutation(len(x_train))
        for start in range(0, len(order), batch_size):
            rows = order[start : start + batch_size]
            _step(network, x_train[rows], t_train[rows], lr, history["loss"])
            _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__accuracy_at_the_end_only(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """How many epochs are there, and how many accuracies? Look at how far the last lines are indented."""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
    _measure(history, network, x_train, t_train, x_test, t_test)
    return history


def train__epochs_by_a_fraction(network, x_train, t_train, x_test, t_test, *, epochs, batch_size, lr, rng):
    """After which steps do you measure? With 23 examples and batches of 10, an epoch is no whole number of batches."""
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
    """What does the network's own accuracy go up to: 1 or 100?"""
    history = _history()
    for _ in range(epochs):
        _epoch(network, x_train, t_train, rng.permutation(len(x_train)), batch_size, lr, history["loss"])
        _measure(history, network, x_train, t_train, x_test, t_test)
    for key in ("train_accuracy", "test_accuracy"):
        history[key] = [100 * accuracy for accuracy in history[key]]
    return history
