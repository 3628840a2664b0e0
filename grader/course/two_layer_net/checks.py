"""What must come out of a TwoLayerNet.

The network of the oracle is written out in this file; no code of the learner judges other code of the learner.
"""

import numpy as np
import pytest

from . import scenarios

KEYS = scenarios.KEYS
DEFAULT_STD = 0.01

STEPS = {"sample": 1500, "full": 3000}
BATCH_SIZE, HIDDEN_SIZE, LEARNING_RATE = 100, 50, 0.5

# Derived by tests/thresholds.py, 20 seeds: the smallest accuracy less one point, rounded down to a whole one.
#
#            reference           W1 never learns     slope of sigmoid forgotten
#   sample   0.9170 to 0.9280    0.32 to 0.50        0.852 to 0.869
#   full     0.9510 to 0.9559    0.32 to 0.51        0.832 to 0.871
MINIMUM_ACCURACY = {"sample": 0.90, "full": 0.94}


def log_probabilities(params, x):
    """The network in one formula: x of shape (N, D) to the logarithms of probabilities, of shape (N, C)."""
    scores = (1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))) @ params["W2"] + params["b2"]
    return scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))


def mean_loss(params, x, t):
    """Its mean cross-entropy for labels t of shape (N,)."""
    return -np.mean(log_probabilities(params, x)[np.arange(len(x)), t])


@pytest.fixture
def params(rng):
    """Parameters of a network of 6 inputs, 5 hidden units and 3 classes, small: no probability comes near 0."""
    return {key: 0.5 * rng.normal(size=shape) for key, shape in _shapes(6, 5, 3).items()}


@pytest.fixture
def batch(rng):
    """``batch(n)``: n inputs and their labels; for n of 3 and more every class occurs."""

    def draw(n):
        return rng.normal(size=(n, 6)), rng.permutation(np.resize([0, 1, 2], n))

    return draw


@pytest.fixture
def true_gradients(true_gradient):
    """``true_gradients(params, x, t)``: the gradient of the mean loss for each parameter."""

    def compute(params, x, t):
        return {
            key: true_gradient(lambda value, key=key: mean_loss({**params, key: value}, x, t), params[key])
            for key in KEYS
        }

    return compute


def training_inputs(mnist, rng):
    """Images and digits to learn from, test images, initial W1, b1, W2 and b2, rows of each batch, learning rate."""
    shapes = _shapes(784, HIDDEN_SIZE, 10)
    W1, W2 = (0.01 * rng.normal(size=shapes[key]) for key in ("W1", "W2"))
    batches = rng.integers(len(mnist.x_train), size=(STEPS[mnist.name], BATCH_SIZE))
    data = mnist.x_train, mnist.t_train, mnist.x_test
    return *data, W1, np.zeros(HIDDEN_SIZE), W2, np.zeros(10), batches, LEARNING_RATE


def _shapes(D, H, C):
    return {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}


def _assert_params(got, shapes, of, assert_array):
    """Return params as arrays; fail the check unless each key is there and each array has its shape."""
    assert isinstance(got, dict), f"{of} is not a dict; expected one with the keys {', '.join(KEYS)}"
    for key in KEYS:
        assert key in got, f"{of} has no key '{key}'; expected {', '.join(KEYS)}"
    return {key: assert_array(got[key], shapes[key], of=f"{of}['{key}']") for key in KEYS}


@pytest.mark.points(2)
def check_shapes(submission, assert_array):
    """params holds W1, b1, W2 and b2, each in its shape."""
    got = submission.run(scenarios.initial_params, 6, 5, 3)
    _assert_params(got, _shapes(6, 5, 3), "TwoLayerNet(6, 5, 3).params", assert_array)


@pytest.mark.points(2)
@pytest.mark.parametrize("std", [DEFAULT_STD, 0.5])
def check_initial_values(submission, assert_array, std):
    """Weights start normal with the given standard deviation, biases at 0, and no two networks are alike."""
    arguments = (784, 50, 10) if std == DEFAULT_STD else (784, 50, 10, std)
    of = f"TwoLayerNet{arguments}.params"
    got = submission.run(scenarios.initial_params_of_two, *arguments)
    assert isinstance(got, dict), f"{of} cannot be read"
    first, second = (
        _assert_params(got.get(name), _shapes(784, 50, 10), of, assert_array) for name in ("first", "second")
    )
    for key in ("b1", "b2"):
        assert not first[key].any(), f"{of}['{key}'] is not 0 everywhere"
    for key in ("W1", "W2"):
        _assert_normal(first[key], std, f"{of}['{key}']")
        assert not np.array_equal(first[key], second[key]), f"{of}['{key}'] is the same in every new network"


def _assert_normal(weights, std, of):
    n = weights.size
    found = weights.std()
    slack = max(0.1, 5 / np.sqrt(2 * n))  # in units of std: five times the sampling error, or more
    assert abs(found - std) <= slack * std, f"{of} has a standard deviation of {found:.3g}; expected {std}"
    mean = weights.mean()
    assert abs(mean) <= 6 * std / np.sqrt(n), f"{of} has a mean of {mean:.3g}; expected about 0"
    beyond = np.mean(np.abs(weights) > 2 * std)
    assert beyond > 0.01, f"{of} has no value beyond twice {std}; expected a normal distribution"


@pytest.mark.points(2)
def check_predict(agree, params, batch):
    """predict gives the probabilities of the classes, for a batch of any size."""
    agree(scenarios.predict, *params.values(), batch(4)[0])
    agree(scenarios.predict, *params.values(), batch(7)[0])


@pytest.mark.points(2)
@pytest.mark.parametrize("form", ["one-hot", "labels"])
def check_loss(submission, assert_close, params, batch, form):
    """loss is the mean cross-entropy of the predictions."""
    x, t = batch(4)
    answers = np.eye(3)[t] if form == "one-hot" else t
    of = f"net.loss(x, t), x of shape (4, 6), t as {form}"
    got = submission.run(scenarios.loss, *params.values(), x, answers)
    assert_close(got, mean_loss(params, x, t), of=of, atol=1e-5)


@pytest.mark.parametrize("form", ["one-hot", "labels"])
def check_accuracy(submission, assert_close, params, batch, form):
    """accuracy is the fraction of right predictions."""
    x, t = batch(23)
    answers = np.eye(3)[t] if form == "one-hot" else t
    right = np.mean(np.argmax(log_probabilities(params, x), axis=1) == t)
    got = submission.run(scenarios.accuracy, *params.values(), x, answers)
    assert_close(got, right, of=f"net.accuracy(x, t), x of shape (23, 6), t as {form}", rtol=0, atol=1e-9)


@pytest.mark.points(2)
@pytest.mark.parametrize("form", ["one-hot", "labels"])
def check_gradient(submission, assert_close, true_gradients, params, batch, form):
    """gradient gives the gradient of the loss for every parameter."""
    x, t = batch(4)
    answers = np.eye(3)[t] if form == "one-hot" else t
    of = f"net.gradient(x, t), x of shape (4, 6), t as {form}"
    got = submission.run(scenarios.gradient, *params.values(), x, answers)
    assert_close(got, true_gradients(params, x, t), of=of, batch_size=4)


@pytest.mark.points(2)
def check_numerical_gradient(submission, assert_close, true_gradients, params, batch):
    """numerical_gradient gives the same gradient by small steps."""
    x, t = batch(4)
    got = submission.run(scenarios.numerical_gradient, *params.values(), x, t)
    want = true_gradients(params, x, t)
    assert_close(got, want, of="net.numerical_gradient(x, t), x of shape (4, 6)", atol=1e-5, batch_size=4)


def check_params_stay(submission, assert_close, params, batch):
    """Taking a gradient leaves the parameters as they are."""
    got = submission.run(scenarios.params_after_a_gradient, *params.values(), *batch(4))
    assert_close(got, params, of="net.params after net.gradient(x, t) and net.numerical_gradient(x, t)", atol=1e-9)


def check_second_batch(agree, params, batch):
    """The gradient of a second batch does not depend on the first."""
    agree(scenarios.gradient_of_the_second_batch, *params.values(), *batch(4), *batch(7))


def check_gradient_again(agree, params, batch):
    """Calling gradient again gives the same."""
    agree(scenarios.gradient_three_times, *params.values(), *batch(4))


def check_two_networks(agree, params, batch):
    """Two networks do not disturb each other."""
    agree(scenarios.two_networks, *params.values(), *batch(4))


@pytest.mark.points(2)
def check_steps(agree, params, batch):
    """A step against the gradient changes the network, and lowers the loss."""
    agree(scenarios.losses_of_two_steps, *params.values(), *batch(7), atol=1e-5)


@pytest.mark.points(4)
@pytest.mark.timeout(60)
@pytest.mark.uses_own_exercises
def check_reads_digits(submission, assert_array, mnist, rng):
    """After training on MNIST, the network reads most of the test digits."""
    steps = STEPS[mnist.name]
    got = submission.run(scenarios.learn_to_read, *training_inputs(mnist, rng))
    probabilities = assert_array(got, (len(mnist.x_test), 10), of=f"net.predict(x_test), after {steps:,} steps")
    accuracy = np.mean(np.argmax(probabilities, axis=1) == mnist.t_test)
    minimum = MINIMUM_ACCURACY[mnist.name]
    assert accuracy >= minimum, (
        f"after {steps:,} steps of training, {accuracy:.1%} of the test digits are read right; "
        f"expected at least {minimum:.1%}"
    )
