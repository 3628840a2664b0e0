"""What must come out of training.

Most of it is seen without training: a network that depends on its parameters and writes everything down takes the
place of a real one, see scenarios.py. Where all training examples are equal, what comes out does not depend on their
order. Then the learner's own network learns to read, and right answers are counted here: the labels of the test images
never reach the submission, which gets a part of the training images to measure with.
"""

import numpy as np
import pytest

from . import scenarios

KEYS = scenarios.KEYS

EPOCHS = {"sample": 30, "full": 5}
BATCH_SIZE, HIDDEN_SIZE, LEARNING_RATE = 100, 50, 0.5
HELD_OUT = 10  # one in ten of the training images is there to measure with

# Derived by tests/proofs/thresholds.py, 20 seeds: the smallest accuracy less one point, rounded down to a whole one.
#
#            reference           one batch for all   W1 never learns     inputs and answers in different orders
#   sample   0.9180 to 0.9270    0.780 to 0.795      0.28 to 0.33        0.09 to 0.10
#   full     0.9480 to 0.9550    0.680 to 0.685      0.41 to 0.51        0.07 to 0.11
#
# Biases that never learn (0.92, 0.95) and a step twice as long as asked for (0.92, 0.96) are for other checks to see.
MINIMUM_ACCURACY = {"sample": 0.90, "full": 0.93}

N, MANY = 9, 13  # training examples; where an order must not come out by chance, many
CLASSES = MANY  # each example has a different class
EPOCH = [4, 4, 1]  # the batches of an epoch of N
DRAWS = 10
MANY_DRAWS, MANY_DRAWN = 250, 8  # together so many that an example drawn half as often as the others is noticed
MOST = 10 * MANY  # a batch of more is not looked at

DRAW = f"sample_batch(x, t, 5, rng), x of shape ({N}, 3)"
UPDATE = "sgd_update(params, grads, 0.5)"
EXACT = {"rtol": 2e-5, "atol": 5e-7}  # what is recorded is not rounded, but float32 has seven digits


# Inputs


@pytest.fixture
def examples(rng):
    """``examples(numbers)``: inputs of shape (N, 3), whose first column grows with these numbers, and their answers."""

    def make(numbers):
        x = np.column_stack([numbers / CLASSES, rng.normal(size=(len(numbers), 2))])
        return x, (5 * numbers + 3) % CLASSES

    return make


@pytest.fixture
def data(examples):
    """x_train, t_train, x_test and t_test; no test example is a training example."""
    return *examples(np.arange(N)), *examples(np.arange(N, N + 4))


@pytest.fixture
def many(examples, data):
    """The same with more training examples."""
    return *examples(np.arange(MANY)), *data[2:]


@pytest.fixture
def equal_data(data):
    """The same with equal training examples: in which order they come makes no difference."""
    x, t, *test = data
    return np.repeat(x[5:6], N, axis=0), np.repeat(t[5:6], N), *test


@pytest.fixture
def params(rng):
    """Parameters of a network."""
    return {key: 0.3 * rng.normal(size=shape) for key, shape in _shapes(3, 4, CLASSES).items()}


@pytest.fixture
def grads(rng):
    """A gradient for each of them."""
    return {key: rng.normal(size=shape) for key, shape in _shapes(3, 4, CLASSES).items()}


@pytest.fixture
def draw(submission):
    """``draw(x, t)``: what came of drawing some batches."""

    def run(x, t, size=5, seed=0):
        got = submission.run(scenarios.sample_batches, x, t, size, DRAWS, seed)
        return _parts(got, _draw(x, size), "batches", "data")

    return run


@pytest.fixture
def train(submission, params):
    """``train(scenario, data)``: what came of training in batches of four, for two epochs."""

    def run(scenario, data, *more, network=params, **settings):
        chosen = {"epochs": 2, "batch_size": 4, "lr": 0.5} | settings
        return submission.run(scenario, data, network, chosen, *more), _train(len(data[0]), **chosen)

    return run


def training_inputs(mnist, rng):
    """Images and digits to learn from and to measure with, test images, initial parameters, and the settings."""
    held = len(mnist.x_train) // HELD_OUT
    x, t = mnist.x_train, mnist.t_train
    shapes = _shapes(784, HIDDEN_SIZE, 10)
    W1, W2 = (0.01 * rng.normal(size=shapes[key]) for key in ("W1", "W2"))
    initial = W1, np.zeros(HIDDEN_SIZE), W2, np.zeros(10)
    settings = EPOCHS[mnist.name], BATCH_SIZE, LEARNING_RATE, int(rng.integers(2**31))
    return x[:-held], t[:-held], x[-held:], t[-held:], mnist.x_test, *initial, *settings


def _shapes(D, H, C):
    return {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}


def _in_form(t, form):
    return np.eye(CLASSES)[t] if form == "one-hot" else t


def _draw(x, size):
    return f"sample_batch(x, t, {size}, rng), x of shape {x.shape}"


def _train(examples, epochs, batch_size, **_):
    return f"train(network, ...) with {examples} training examples, epochs={epochs}, batch_size={batch_size}"


# What came out


def _parts(got, of, *names):
    """Return what a scenario gave; fail the check unless it has these parts."""
    assert isinstance(got, dict) and set(names) <= set(got), f"{of}: the result cannot be read"
    return got


@pytest.fixture
def rows_of(assert_array):
    """``rows_of(batches, x, of)``: for each batch, or all of an epoch, which rows of x its inputs are."""

    def read(batches, x, of, what="batch"):
        assert isinstance(batches, tuple) and batches, f"{of}: there is no {what}"
        return [rows(batch, x, f"{of}: {what} {number}") for number, batch in enumerate(batches, start=1)]

    def rows(batch, x, of):
        assert isinstance(batch, tuple) and len(batch) == 2, f"{of} is not a pair of arrays, inputs and answers"
        assert _length(batch[0]), f"{of} has no examples"
        _assert_not_many(batch[0], of, "inputs")
        found = _which(assert_array(batch[0], (_length(batch[0]), *x.shape[1:]), of=f"{of}, inputs"), x)
        assert (found >= 0).all(), f"{of}: input {np.argmin(found)} is none of the examples to choose from"
        return found

    return read


@pytest.fixture
def assert_pairs(rows_of, assert_array):
    """``assert_pairs(batches, x, t, of)``: each input comes with its own answer."""

    def check(batches, x, t, of, what="batch"):
        for number, (inputs, batch) in enumerate(zip(rows_of(batches, x, of, what), batches, strict=True), start=1):
            here = f"{of}: {what} {number}"
            _assert_not_many(batch[1], here, "answers")
            answers = _which(assert_array(batch[1], (_length(batch[1]), *t.shape[1:]), of=f"{here}, answers"), t)
            assert len(inputs) == len(answers), f"{here} has {len(inputs)} inputs and {len(answers)} answers"
            for one, other in zip(inputs, answers, strict=True):
                owner = f"the answer of example {other}" if other >= 0 else "an answer that is in no row of t"
                assert one == other, f"{here}: the input of example {one} comes with {owner}"

    return check


def _length(part):
    return len(part) if isinstance(part, np.ndarray | tuple) else 0


def _assert_not_many(part, of, what):
    assert _length(part) <= MOST, f"{of} has {_length(part)} {what}; there are {N} examples"


def _which(part, whole):
    """Return which row of the whole each row of a part is, or -1."""
    part, whole = (rows.reshape(len(rows), int(np.prod(rows.shape[1:]))) for rows in (part, whole))
    same = np.isclose(part[:, np.newaxis], whole, rtol=1e-4, atol=1e-5).all(axis=2)
    return np.where(same.any(axis=1), np.argmax(same, axis=1), -1)


def _assert_in_place(got, before, after, of, assert_close):
    """Fail the check unless params has the new values, in the arrays that were there before."""
    arrays = got["arrays"]
    assert_close(got["params"], after, of=f"params {of}")
    for key, value in before.items():
        found = arrays.get(key) if isinstance(arrays, dict) else None
        stays = isinstance(found, np.ndarray) and found.shape == value.shape and np.array_equal(found, value)
        assert not stays, f"params['{key}'] is a new array {of}; the old array keeps its values"
    assert_close(arrays, after, of=f"the arrays that were in params, {of}")


def _replay(params, data, epochs, lr=0.5):
    """Return the history and the parameters that come of training; each epoch is a list of batches, given by rows."""
    x, t, x_test, t_test = data
    network = scenarios.Network({key: value.copy() for key, value in params.items()})
    history: dict[str, list[float]] = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for batches in epochs:
        for rows in batches:
            history["loss"].append(network.loss(x[rows], t[rows]))
            grads = network.gradient(x[rows], t[rows])
            for key, value in network.params.items():
                value -= lr * grads[key]
        history["train_accuracy"].append(network.accuracy(x, t))
        history["test_accuracy"].append(network.accuracy(x_test, t_test))
    return history, network.params


def _equal():
    """Return the batches of two epochs on equal examples."""
    return 2 * [[np.arange(size) for size in EPOCH]]


# sample_batch


@pytest.mark.parametrize("form", ["labels", "one-hot"])
def check_sample_pairs(assert_pairs, draw, data, form):
    """sample_batch returns each input with its own answer."""
    x, t = data[0], _in_form(data[1], form)
    assert_pairs(draw(x, t)["batches"], x, t, DRAW)


def check_sample_size(rows_of, draw, data):
    """sample_batch returns as many examples as batch_size says, from 1 to N."""
    for examples, size in ((N, 5), (N, 1), (N, N), (1, 1)):
        x, t = data[0][:examples], data[1][:examples]
        for rows in rows_of(draw(x, t, size)["batches"], x, of := _draw(x, size)):
            assert len(rows) == size, f"{of}: a batch has {len(rows)} examples; expected {size}"


def check_sample_chances(submission, assert_array, data):
    """sample_batch draws every example with the same chance, even if one class is rare."""
    x, t = data[0], np.repeat([0, 1], [N - 1, 1])
    of, drawn = f"sample_batch(x, t, {MANY_DRAWN}, rng), x of shape ({N}, 3)", MANY_DRAWS * MANY_DRAWN
    got = submission.run(scenarios.first_inputs, x, t, MANY_DRAWN, MANY_DRAWS, 0)
    rows = np.clip(np.rint(CLASSES * assert_array(got, (drawn,), of=f"{of}: the first column")), 0, N - 1)
    different = [len({*batch}) > 1 for batch in rows.reshape(MANY_DRAWS, MANY_DRAWN)]
    assert np.mean(different) > 0.5, f"{of}: all rows of a batch are the same example, in most batches"
    counts = np.bincount(rows.astype(int), minlength=N)
    expected = drawn / N
    for example in (np.argmin(counts), np.argmax(counts)):  # at most five standard deviations off
        assert abs(counts[example] - expected) < 5 * np.sqrt(expected), (
            f"{of}: among {drawn} drawn, example {example} occurs {counts[example]} times; "
            f"expected about {expected:.0f}"
        )


def check_sample_repeats(rows_of, draw, data):
    """sample_batch draws the same examples for the same seed of rng, and other examples for another seed."""
    x, t, *_ = data
    first, again, other = (np.concatenate(rows_of(draw(x, t, seed=seed)["batches"], x, DRAW)) for seed in (1, 1, 2))
    assert np.array_equal(first, again), f"{DRAW}: with the same seed of rng, other examples are drawn"
    assert not np.array_equal(first, other), f"{DRAW}: with another seed of rng, the same examples are drawn"


def check_sample_leaves_data(rows_of, draw, assert_close, data):
    """sample_batch leaves x and t unchanged."""
    x, t, *_ = data
    got = draw(x, t)
    rows_of(got["batches"], x, DRAW)
    assert_close(got["data"], {"x": x, "t": t}, of="after sample_batch(x, t, 5, rng)", atol=1e-9)


def check_sample_leaves_batches(submission, rows_of, data):
    """sample_batch leaves the batches of earlier calls unchanged."""
    x, t, *_ = data
    got = _parts(submission.run(scenarios.sample_batch_twice, x, t, 5, 0), DRAW, "before", "after")
    before, after = rows_of((got["before"], got["after"]), x, DRAW)
    assert np.array_equal(before, after), f"{DRAW}: calling it again changes the batch that it returned before"


# sgd_update


@pytest.fixture
def update(submission):
    """``update(params, grads, lr)``: what came of it."""

    def run(params, grads, lr):
        got = submission.run(scenarios.updated, params, grads, lr)
        return _parts(got, "sgd_update(params, grads, lr)", "params", "arrays", "grads", "names")

    return run


def check_update_worked_example(update, assert_close):
    """sgd_update changes [1, 2] to [0, 3] when the gradient is [10, -10] and lr is 0.1."""
    got = update({"W": np.array([1.0, 2.0])}, {"W": np.array([10.0, -10.0])}, 0.1)
    assert_close(got["params"], {"W": [0, 3]}, of="params after sgd_update({'W': [1, 2]}, {'W': [10, -10]}, 0.1)")


@pytest.mark.points(2)
def check_update_of_every_name(update, assert_close, rng):
    """sgd_update moves every parameter, whatever its name, by the gradient of the same name."""
    params = {key: rng.normal(size=3) for key in ("W1", "b1", "W2", "b2", "W3", "b3", "scale")}
    grads = {key: rng.normal(size=3) for key in reversed(params)}
    got = update(params, grads, 0.5)
    want = {key: params[key] - 0.5 * grads[key] for key in params}
    assert_close(got["params"], want, of=f"params after {UPDATE}")


def check_update_of_params_only(update, assert_close, params, grads):
    """sgd_update ignores gradients that have no parameter."""
    others = {name: np.ones((5, 3)) for name in ("A", "X", "x")}  # in any order, some come before others
    got = update(params, {"x": others["x"], **grads, **others}, 0.5)
    want = {key: params[key] - 0.5 * grads[key] for key in KEYS}
    assert_close(got["params"], want, of=f"params after {UPDATE}, 'x', 'A' and 'X' being in grads only")
    assert str(got["names"]) == ", ".join(KEYS), f"{UPDATE} adds a name to params"


@pytest.mark.points(2)
def check_update_in_place(update, assert_close, params, grads):
    """sgd_update changes the arrays in params themselves."""
    got = update(params, grads, 0.5)
    after = {key: params[key] - 0.5 * grads[key] for key in KEYS}
    _assert_in_place(got, params, after, f"after {UPDATE}", assert_close)


def check_update_leaves_gradients(update, assert_close, params, grads):
    """sgd_update leaves the gradients unchanged."""
    got = update(params, grads, 0.5)
    want = {"params": {key: params[key] - 0.5 * grads[key] for key in KEYS}, "grads": grads}
    assert_close(got, want, of=f"after {UPDATE}", atol=1e-9)


def check_update_of_arrays(agree, rng):
    """sgd_update changes p to p - lr * dp, whatever numbers the arrays hold."""
    W, b, dW, db = (rng.normal(size=shape) for shape in ((3, 4), (4,), (3, 4), (4,)))
    agree(scenarios.updated_weights, W, b, dW, db, 0.5)
    agree(scenarios.updated_weights, W, b, dW, db, 0)


# train: with which examples


@pytest.mark.points(2)
def check_batch_sizes(train, assert_array, data):
    """train makes full batches, and a last batch of the examples that are left."""
    right = {9: EPOCH, 8: [4, 4], 7: [4, 3], 6: [4, 2], 3: [3]}
    got, _ = train(scenarios.sizes_of_batches, data, tuple(right), epochs=1)
    for examples, want in right.items():
        of = _train(examples, epochs=1, batch_size=4)
        sizes = _parts(got, of, str(examples))[str(examples)]
        sizes = assert_array(sizes, (_length(sizes),), of=f"{of}: the sizes of the batches").tolist()
        given = f"{of}: network.gradient is given batches of {_listed(sizes)} examples"
        assert sizes == want, f"{given}; expected {_listed(want)}"


def _listed(sizes):
    return ", ".join(f"{size:g}" for size in sizes[:12]) + (", ..." if len(sizes) > 12 else "") or "no"


@pytest.mark.points(2)
@pytest.mark.parametrize("form", ["labels", "one-hot"])
def check_pairs(assert_pairs, train, data, form):
    """train learns from each training example with its own answer."""
    x, t, x_test, t_test = data
    t, t_test = _in_form(t, form), _in_form(t_test, form)
    got, of = train(scenarios.examples_of_train, (x, t, x_test, t_test))
    assert_pairs(_parts(got, of, "epochs")["epochs"], x, t, of, "epoch")


@pytest.mark.points(2)
def check_coverage(rows_of, train, data):
    """train goes through every training example once in each epoch."""
    got, of = train(scenarios.examples_of_train, data)
    epochs = rows_of(_parts(got, of, "epochs")["epochs"], data[0], of, "epoch")
    assert len(epochs) == 2, f"{of}: there are {len(epochs)} epochs; expected 2"
    for number, rows in enumerate(epochs, start=1):
        counts = np.bincount(rows, minlength=N)
        example = np.argmax(counts != 1)
        assert counts[example] == 1, f"{of}: epoch {number} uses example {example} {counts[example]} times, not once"


def check_order(train, assert_array, many):
    """train goes through the training examples in a new random order in each epoch."""
    got, of = train(scenarios.orders_of_train, many, (1,))
    first, second = assert_array(got, (2, 2 * MANY), of=f"{of}: the order")[0].reshape(2, MANY)
    assert not np.array_equal(first, many[0][:, 0]), f"{of}: epoch 1 takes the examples in the order that they have"
    assert not np.array_equal(first, second), f"{of}: epochs 1 and 2 take the examples in the same order"


def check_repeats(train, assert_array, many):
    """train uses the same random orders for the same seed of rng, and other orders for another seed."""
    got, of = train(scenarios.orders_of_train, many, (1, 1, 2), epochs=1)
    first, again, other, later = assert_array(got, (4, MANY), of=f"{of}: the order")
    assert np.array_equal(first, again), f"{of}: with the same seed of rng, the order is another one"
    assert not np.array_equal(first, other), f"{of}: with another seed of rng, the order is the same"
    assert not np.array_equal(first, later), f"{of}: called again with the same rng, the order is the same"


def check_data_stay(train, assert_close, data):
    """train leaves the data unchanged."""
    got, of = train(scenarios.data_after_train, data)
    want = dict(zip(("x_train", "t_train", "x_test", "t_test"), data, strict=True))
    assert_close(got, want, of=f"after {of}", atol=1e-9)


# train: steps and history


@pytest.mark.points(3)
def check_steps(train, assert_close, params, equal_data):
    """train moves each parameter by lr times its gradient in each step."""
    for lr in (0.5, 0.02):
        got, of = train(scenarios.params_after_train, equal_data, lr=lr)
        _, after = _replay(params, equal_data, _equal(), lr)
        assert_close(_parts(got, of, "params")["params"], after, of=f"params after {of}, lr={lr:g}")


@pytest.mark.points(2)
def check_steps_in_place(train, assert_close, params, equal_data):
    """train changes the arrays in network.params themselves."""
    got, of = train(scenarios.params_after_train, equal_data)
    _, after = _replay(params, equal_data, _equal())
    _assert_in_place(_parts(got, of, "params", "arrays"), params, after, f"after {of}", assert_close)


def check_any_network(train, assert_close, params, equal_data):
    """train works with any names in network.params."""
    other = {f"layer {number}": value for number, value in enumerate(params.values())}
    got, of = train(scenarios.params_after_train, equal_data, network=other)
    _, after = _replay(other, equal_data, _equal())
    assert_close(_parts(got, of, "params")["params"], after, of=f"params after {of}")


@pytest.mark.points(2)
def check_losses(train, assert_close, params, equal_data):
    """train records the loss of each batch before its update."""
    got, of = train(scenarios.history_of_train, equal_data)
    history, _ = _replay(params, equal_data, _equal())
    assert_close(got, {"loss": history["loss"]}, of=of, **EXACT)


@pytest.mark.points(2)
def check_losses_of_batches(rows_of, train, assert_close, params, data):
    """train records the loss of exactly the examples that the step uses."""
    got, of = train(scenarios.batches_of_train, data)
    rows = rows_of(_parts(got, of, "batches", "history")["batches"], data[0], of)
    history, _ = _replay(params, data, [rows])
    assert_close(got["history"], {"loss": history["loss"]}, of=of, **EXACT)


@pytest.mark.points(2)
def check_accuracies(train, assert_close, params, equal_data):
    """train records both accuracies after the last step of each epoch."""
    got, of = train(scenarios.history_of_train, equal_data)
    history, _ = _replay(params, equal_data, _equal())
    want = {key: history[key] for key in ("train_accuracy", "test_accuracy")}
    assert_close(got, want, of=of, **EXACT)


@pytest.mark.points(2)
def check_accuracies_of_all(train, examples, assert_close, params, rng):
    """train measures both accuracies with all examples."""
    data = *examples(rng.permutation(1201)), *examples(rng.permutation(1101))
    got, of = train(scenarios.history_of_train, data, epochs=1, batch_size=600, lr=0)
    history, _ = _replay(params, data, [[]])
    want = {key: history[key] for key in ("train_accuracy", "test_accuracy")}
    assert_close(got, want, of=f"{of}, lr=0", **EXACT)


def check_every_epoch(train, assert_array, data):
    """train goes through all epochs, even when every prediction is right."""
    got, of = train(scenarios.history_of_a_perfect_network, data, epochs=3)
    history = _parts(got, of, "loss", "train_accuracy", "test_accuracy")
    for key, number in (("loss", 9), ("train_accuracy", 3), ("test_accuracy", 3)):
        assert_array(history[key], (number,), of=f"{of}, where every prediction is right: history['{key}']")


def check_history_of_its_own(train, assert_close, params, equal_data):
    """train starts a new history in each call."""
    other = {key: 2 * value for key, value in params.items()}
    got, of = train(scenarios.histories_of_two_networks, equal_data, other)
    want = {name: _replay(start, equal_data, _equal())[0] for name, start in (("first", params), ("second", other))}
    assert_close(got, want, of=f"{of}, called with two networks: the history of each", **EXACT)


# train, for real


@pytest.mark.points(6)
@pytest.mark.timeout(60)
@pytest.mark.uses_own_exercises
def check_reads_digits(submission, assert_array, mnist, rng, show_misread):
    """Your own network, trained on MNIST by your own train(), reads most of the test digits."""
    inputs = training_inputs(mnist, rng)
    got = submission.run(scenarios.learn_to_read, *inputs)
    of = f"network.predict(x_test), after {EPOCHS[mnist.name]} epochs"
    read = np.argmax(assert_array(got, (len(mnist.x_test), 10), of=of), axis=1)
    show_misread(mnist.x_test, mnist.t_test, read)
    accuracy = np.mean(read == mnist.t_test)
    minimum = MINIMUM_ACCURACY[mnist.name]
    assert accuracy >= minimum, (
        f"after {EPOCHS[mnist.name]} epochs of training, {accuracy:.1%} of the test digits are read right; "
        f"expected at least {minimum:.1%}"
    )
