"""What must come out of a TwoLayerNet.

The network of the oracle is written out in formulas.py; no code of the learner judges other code of the learner.
"""

import numpy as np
import pytest

from . import scenarios

KEYS = scenarios.KEYS
DEFAULT_STD = 0.01

STEPS = {"sample": 1500, "full": 3000}
BATCH_SIZE, HIDDEN_SIZE, LEARNING_RATE = 100, 50, 0.5

# Derived by tests/proofs/thresholds.py, 20 seeds: the smallest accuracy less one point, rounded down to a whole one.
#
#            reference           W1 never learns     slope of sigmoid forgotten
#   sample   0.9170 to 0.9280    0.32 to 0.50        0.852 to 0.869
#   full     0.9510 to 0.9559    0.32 to 0.51        0.832 to 0.871
MINIMUM_ACCURACY = {"sample": 0.90, "full": 0.94}


FORMS = pytest.mark.parametrize("form", ["one-hot", "labels"])


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
def true_gradients(true_gradient, formulas):
    """``true_gradients(params, x, t)``: the gradient of the mean loss for each parameter."""
    return lambda params, x, t: formulas.gradients(true_gradient, params, x, t)


def training_inputs(mnist, rng):
    """Images and digits to learn from, test images, initial W1, b1, W2 and b2, rows of each batch, learning rate."""
    shapes = _shapes(784, HIDDEN_SIZE, 10)
    W1, W2 = (0.01 * rng.normal(size=shapes[key]) for key in ("W1", "W2"))
    batches = rng.integers(len(mnist.x_train), size=(STEPS[mnist.name], BATCH_SIZE))
    data = mnist.x_train, mnist.t_train, mnist.x_test
    return *data, W1, np.zeros(HIDDEN_SIZE), W2, np.zeros(10), batches, LEARNING_RATE


def _shapes(D, H, C):
    return {"W1": (D, H), "b1": (H,), "W2": (H, C), "b2": (C,)}


def _smaller(params):
    """A part of the network, with two inputs and two hidden units: a numerical gradient takes long."""
    return params | {"W1": params["W1"][:2, :2], "b1": params["b1"][:2], "W2": params["W2"][:2]}


def _in_form(t, form):
    return np.eye(3)[t] if form == "one-hot" else t


def _assert_params(got, shapes, of, assert_array):
    """Return params as arrays; fail the check unless each key is there and each array has its shape."""
    assert isinstance(got, dict), f"{of} is not a dict; expected one with the keys {', '.join(KEYS)}"
    for key in KEYS:
        assert key in got, f"{of} has no key '{key}'; expected {', '.join(KEYS)}"
    return {key: assert_array(got[key], shapes[key], of=f"{of}['{key}']") for key in KEYS}


@pytest.mark.points(2)
def check_shapes(submission, assert_array):
    """TwoLayerNet has W1, b1, W2 and b2 in params, each in its shape."""
    got = submission.run(scenarios.initial_params, 6, 5, 3)
    _assert_params(got, _shapes(6, 5, 3), "TwoLayerNet(6, 5, 3).params", assert_array)


@pytest.mark.points(2)
@pytest.mark.parametrize("std", [DEFAULT_STD, 0.5], ids="weight_init_std={}".format)
def check_initial_values(submission, assert_array, std):
    """TwoLayerNet draws normal weights with the given standard deviation, and sets the biases to 0."""
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
    different = len(np.unique(weights))
    assert different > 0.9 * n, f"{of} has {n} entries; the number of different ones is {different}"
    found = weights.std()
    slack = max(0.1, 5 / np.sqrt(2 * n))  # in units of std: five times the sampling error, or more
    assert abs(found - std) <= slack * std, f"{of} has a standard deviation of {found:.3g}; expected {std}"
    mean = weights.mean()
    assert abs(mean) <= 6 * std / np.sqrt(n), f"{of} has a mean of {mean:.3g}; expected about 0"
    beyond = np.mean(np.abs(weights) > 2 * std)
    assert beyond > 0.01, f"{of} has no value beyond twice {std}; expected a normal distribution"


def check_seed(submission, assert_array):
    """TwoLayerNet draws the same weights after np.random.seed with the same number."""
    of = "TwoLayerNet(784, 50, 10).params, after np.random.seed(1)"
    got = submission.run(scenarios.initial_params_after_a_seed, 784, 50, 10)
    assert isinstance(got, dict), f"{of} cannot be read"
    first, again = (
        _assert_params(got.get(name), _shapes(784, 50, 10), of, assert_array) for name in ("first", "again")
    )
    for key in KEYS:
        assert np.array_equal(first[key], again[key]), f"{of}['{key}'] is not the same the second time"
    for key in ("W1", "W2"):
        _assert_normal(first[key], DEFAULT_STD, f"{of}['{key}']")


def check_arrays_of_their_own(submission, assert_close):
    """TwoLayerNet has four arrays in params: changing one changes no other."""
    got = submission.run(scenarios.params_filled, 4)
    want = {key: np.full(shape, number) for number, (key, shape) in enumerate(_shapes(4, 4, 4).items())}
    of = "TwoLayerNet(4, 4, 4).params, after W1 was filled with 0, b1 with 1, W2 with 2 and b2 with 3"
    assert_close(got, want, of=of)


@pytest.mark.points(2)
def check_predict(submission, assert_close, params, batch, formulas):
    """predict returns the probabilities of the classes, row by row."""
    for n in (4, 7):
        x, _ = batch(n)
        want = formulas.probabilities(params, x)
        got = submission.run(scenarios.predict, *params.values(), x)
        assert_close(got, want, of=f"net.predict(x), x of shape ({n}, 6)", batch_size=n)


def check_predict_of_large_scores(submission, assert_close, params, batch):
    """predict does not overflow for scores of 1000 and more."""
    large = params | {"b2": np.array([1000.0, 0.0, -1000.0])}
    got = submission.run(scenarios.predict, *large.values(), batch(4)[0])
    assert_close(got, np.tile([1, 0, 0], (4, 1)), of="net.predict(x), x of shape (4, 6), b2 = [1000, 0, -1000]")
    far = {"W1": np.full((6, 5), 1000.0), "b1": np.zeros(5), "W2": np.full((5, 3), 1000.0), "b2": np.arange(3.0)}
    got = submission.run(scenarios.predict, *far.values(), np.array([[1.0] * 6, [-1.0] * 6]))
    of = "net.predict(x), with scores near 5000 in one row and from 0 to 2 in the other"
    assert_close(got, np.tile([0.09003057, 0.24472847, 0.66524096], (2, 1)), of=of)


def check_special_scores(submission, assert_close, true_gradients, params, batch, formulas):
    """TwoLayerNet handles any scores: large, nearly equal, or adding up to 1 like probabilities."""
    x, t = batch(4)
    for b2, scores in (([1002, 1001, 1000], [2, 1, 0]), ([0, 1e-5, 0], None), ([0.2, 0.3, 0.5], None)):
        net = params | {"W2": np.zeros((5, 3)), "b2": np.array(scores or b2, dtype=float)}
        got = submission.run(scenarios.results, params["W1"], params["b1"], net["W2"], np.array(b2, dtype=float), x, t)
        want = formulas.results(net, x, t) | {"gradient(x, t)": true_gradients(net, x, t)}
        assert_close(got, want, of=f"with W2 = 0 and b2 = {b2}, net", atol=1e-5, batch_size=4)


@pytest.mark.points(2)
@FORMS
def check_loss(submission, assert_close, params, batch, form, formulas):
    """loss returns the mean cross-entropy of the predictions."""
    x, t = batch(4)
    of = f"net.loss(x, t), x of shape (4, 6), t as {form}"
    got = submission.run(scenarios.loss, *params.values(), x, _in_form(t, form))
    assert_close(got, formulas.mean_loss(params, x, t), of=of, atol=1e-5, batch_size=4)


@FORMS
def check_accuracy(submission, assert_close, params, batch, form, formulas):
    """accuracy returns the fraction of right predictions."""
    for n in (23, 1):
        x, t = batch(n)
        got = submission.run(scenarios.accuracy, *params.values(), x, _in_form(t, form))
        want = formulas.fraction(params, x, t)
        assert_close(got, want, of=f"net.accuracy(x, t), x of shape ({n}, 6), t as {form}", rtol=0, atol=1e-9)
    x, t, predicted = np.eye(2)[[0, 1, 0, 1, 0]], np.array([0, 1, 0, 0, 0]), "0, 1, 0, 1, 0 are predicted"
    got = submission.run(scenarios.accuracy, np.eye(2), np.zeros(2), np.eye(2, 3), np.zeros(3), x, _in_form(t, form))
    assert_close(
        got, 0.8, of=f"net.accuracy(x, t) where {predicted} and t is {t.tolist()} as {form}", rtol=0, atol=1e-9
    )


@pytest.mark.points(2)
@FORMS
def check_gradient(submission, assert_close, true_gradients, params, batch, form):
    """gradient returns the gradient of the loss for every parameter."""
    x, t = batch(4)
    of = f"net.gradient(x, t), x of shape (4, 6), t as {form}"
    got = submission.run(scenarios.gradient, *params.values(), x, _in_form(t, form))
    assert_close(got, true_gradients(params, x, t), of=of, batch_size=4)


@pytest.mark.points(2)
@FORMS
def check_numerical_gradient(submission, assert_close, true_gradients, params, batch, form):
    """numerical_gradient returns the same gradient, by small steps."""
    x, t = batch(4)
    got = submission.run(scenarios.numerical_gradient, *params.values(), x, _in_form(t, form))
    of = f"net.numerical_gradient(x, t), x of shape (4, 6), t as {form}"
    assert_close(got, true_gradients(params, x, t), of=of, atol=1e-5, batch_size=4)


def check_numerical_gradient_of_views(submission, assert_close, true_gradients, params, batch):
    """numerical_gradient is right even if an array in params is the transpose of another."""
    net, (x, t) = _smaller(params), batch(4)
    got = submission.run(scenarios.numerical_gradient_of_views, *net.values(), x[:, :2], t)
    of = "after net.params['W1'] = V.T, net.numerical_gradient(x, t)"
    assert_close(got, true_gradients(net, x[:, :2], t), of=of, atol=1e-4, batch_size=4)


def check_keys_of_gradients(submission, params, batch):
    """gradient and numerical_gradient return the keys of params, and no others."""
    x, t = batch(4)
    for name in ("gradient", "numerical_gradient"):
        keys = submission.run(scenarios.keys_of, name, *_smaller(params).values(), x[:, :2], t)
        of = f"net.{name}(x, t)"
        assert isinstance(keys, str), f"{of} is not a dict; expected one with the keys {', '.join(KEYS)}"
        assert sorted(keys.split(", ")) == sorted(KEYS), f"{of} has the keys {keys[:1000]}; expected {', '.join(KEYS)}"


def check_numerical_gradient_stays(submission, assert_close, true_gradients, params, batch):
    """numerical_gradient leaves the gradients of an earlier call as they were."""
    (x, t), (x2, t2) = batch(4), batch(3)
    got = submission.run(scenarios.numerical_gradient_after_another, *params.values(), x, t, x2, t2)
    of = "first = net.numerical_gradient(x, t); after another batch, first"
    assert_close(got, true_gradients(params, x, t), of=of, atol=1e-5, batch_size=4)


def check_params_stay(submission, assert_close, params, batch):
    """gradient and numerical_gradient leave the arrays in params unchanged."""
    got = submission.run(scenarios.params_after_gradients, *params.values(), *batch(4))
    doubled = {key: 2 * array for key, array in params.items()}
    want = {"net.params": params, "the arrays that were in net.params": params}
    want["net.params, once its first arrays are doubled"] = doubled
    assert_close(got, want, of="after net.gradient(x, t) and net.numerical_gradient(x, t)", rtol=1e-6)


def check_second_batch(submission, assert_close, true_gradients, params, batch, formulas):
    """loss, accuracy and gradient of a second batch do not depend on the first."""
    (x, t), (x2, _) = batch(4), batch(4)
    got = submission.run(scenarios.second_batch, *params.values(), x, (t + 1) % 3, x2, t)
    want = formulas.results(params, x2, t) | {"gradient(x, t)": true_gradients(params, x2, t)}
    assert_close(got, want, of="after another batch, net", atol=1e-5, batch_size=4)


def check_gradient_again(submission, assert_close, true_gradients, params, batch):
    """gradient returns the same when it is called again."""
    x, t = batch(4)
    got = submission.run(scenarios.gradient_three_times, *params.values(), x, t)
    want = dict.fromkeys(("call 1", "call 2", "call 3"), true_gradients(params, x, t))
    assert_close(got, want, of="net.gradient(x, t)", batch_size=4)


@pytest.mark.points(2)
@pytest.mark.parametrize("how", ["entries", "arrays"])
def check_changed_params(submission, assert_close, true_gradients, params, batch, how, formulas):
    """TwoLayerNet always uses the current params, even after entries change or arrays are replaced."""
    x, t = batch(4)
    other = {key: -value for key, value in params.items()}
    got = submission.run(scenarios.after_a_change, how == "arrays", *params.values(), *other.values(), x, t)
    want = formulas.results(other, x, t) | {"gradient(x, t)": true_gradients(other, x, t)}
    of = "after net.params[key] = other[key]" if how == "arrays" else "after net.params[key][...] = other[key]"
    assert_close(got, want, of=f"{of}, net", atol=1e-5, batch_size=4)


def check_two_networks(submission, assert_close, true_gradients, params, batch, formulas):
    """Two objects of TwoLayerNet keep their own parameters."""
    x, t = batch(4)
    other = {"W1": -params["W1"], "b1": params["b1"] + 1, "W2": 2 * params["W2"], "b2": params["b2"] - 1}
    got = submission.run(scenarios.two_networks, *params.values(), *other.values(), x, t)
    want = {}
    for name, values in (("first", params), ("second", other)):
        want[f"{name}.predict(x)"] = formulas.probabilities(values, x)
        want[f"{name}.gradient(x, t)"] = true_gradients(values, x, t)
    assert_close(got, want, of="two networks", batch_size=4)


@pytest.mark.points(2)
def check_many_calls(walk, rng):
    """TwoLayerNet gives right results over many calls, with other batches, parameters and networks."""
    walk("TwoLayerNet", rng, atol=1e-5)


@pytest.mark.points(4)
@pytest.mark.timeout(60)
@pytest.mark.uses_own_exercises
def check_reads_digits(submission, assert_array, mnist, rng):
    """TwoLayerNet, trained on MNIST, reads most of the test digits."""
    steps = STEPS[mnist.name]
    got = submission.run(scenarios.learn_to_read, *training_inputs(mnist, rng))
    probabilities = assert_array(got, (len(mnist.x_test), 10), of=f"net.predict(x_test), after {steps:,} steps")
    accuracy = np.mean(np.argmax(probabilities, axis=1) == mnist.t_test)
    minimum = MINIMUM_ACCURACY[mnist.name]
    assert accuracy >= minimum, (
        f"after {steps:,} steps of training, {accuracy:.1%} of the test digits are read right; "
        f"expected at least {minimum:.1%}"
    )
