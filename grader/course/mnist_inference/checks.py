"""What must come out of mnist_inference.

The network is written out in formulas.py. It counts right answers itself: no labels of images reach the submission, but
the classes that the network gives, of which some were changed, so that the right count is no constant.

Counts are compared exactly: of no test image, and of no training image, are the two largest probabilities within 1e-4
of each other, which is ten times what single precision changes.
"""

import numpy as np
import pytest

from . import scenarios

MANY = 1000  # training images that the accuracy is asked of

WORKED_EXAMPLE = {
    "W1": np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]),
    "b1": np.array([0.1, 0.2, 0.3]),
    "W2": np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]),
    "b2": np.array([0.1, 0.2]),
    "W3": np.array([[0.1, 0.3], [0.2, 0.4]]),
    "b3": np.array([0.1, 0.2]),
}


@pytest.fixture
def network(rng):
    """A network of 6 inputs, 5 and 4 hidden units and 3 classes."""
    shapes = {"W1": (6, 5), "b1": (5,), "W2": (5, 4), "b2": (4,), "W3": (4, 3), "b3": (3,)}
    return {key: 2 * rng.normal(size=shape) for key, shape in shapes.items()}


@pytest.fixture
def square_network(rng):
    """Its arrays where all layers have size 3; each class is predicted for some inputs."""
    return [3 * rng.normal(size=(3, 3) if name[0] == "W" else 3) for name in scenarios.NAMES]


@pytest.fixture
def digits(mnist, sample_weights, rng, formulas):
    """``digits(n)``: n images, answers that are right for some of them only, and for how many.

    Of some images the network is not sure: no class has a probability of 0.5. The answer of the last image is right.
    """
    images = _pixels(mnist.x_train[:MANY])
    y = formulas.probabilities(sample_weights, images)
    unsure = np.flatnonzero(np.max(y, axis=1) < 0.5)

    def draw(n):
        rows = rng.permutation([*rng.choice(unsure, n // 8), *rng.choice(MANY, n - n // 8, replace=False)])
        t = np.argmax(y[rows], axis=1)
        changed = rng.choice(n - 1, size=rng.integers(n // 4, n // 2), replace=False)
        t[changed] = (t[changed] + rng.integers(1, 10, size=len(changed))) % 10
        return images[rows], t, n - len(changed)

    return draw


@pytest.fixture
def assert_accuracy(submission, assert_close, sample_weights, digits):
    """``assert_accuracy(n, batch_size)``: accuracy counts right on n images."""

    def check(n, *batch_size):
        x, t, right = digits(n)
        arguments = ", ".join(["network, x, t", *map(str, batch_size)])
        got = submission.accuracy(sample_weights, x, t, *batch_size)
        of = f"accuracy({arguments}) where {right} of {n} answers are right"
        assert_close(got, right / n, of=of, rtol=0, atol=1e-9)

    return check


def _pixels(images):
    return images / np.float32(255)


def check_worked_example(submission, assert_close):
    """predict returns the probabilities of the worked example."""
    y = submission.predict(WORKED_EXAMPLE, np.array([1.0, 0.5]))
    assert_close(y, [0.40625907, 0.59374093], of="predict(network, [1, 0.5]) with the network of the example")


@pytest.mark.points(2)
def check_one_input(submission, assert_close, network, rng, formulas):
    """predict returns one row of probabilities for one input, whatever the sizes of the layers."""
    x, backwards = rng.random(6), dict(reversed(network.items()))
    of = "predict(network, x), x of shape (6,), 5 and 4 hidden units and 3 classes"
    assert_close(submission.predict(network, x), formulas.probabilities(network, x[np.newaxis])[0], of=of)
    of = "predict(network, x), where b3 comes first in the dict and W1 last"
    assert_close(submission.predict(backwards, x), formulas.probabilities(network, x[np.newaxis])[0], of=of)


@pytest.mark.points(2)
def check_batch(submission, assert_close, network, rng, formulas):
    """predict returns one row of probabilities for each input of a batch."""
    for n in (4, 1):
        x = rng.random((n, 6))
        of = f"predict(network, x), x of shape ({n}, 6), 5 and 4 hidden units and 3 classes"
        assert_close(submission.predict(network, x), formulas.probabilities(network, x), of=of, batch_size=n)


def check_large_scores(submission, assert_close):
    """predict does not overflow for scores of 1000 and more, even if another row has small ones."""
    large = {"W1": np.full((6, 5), 1000.0), "W2": np.full((5, 4), 1000.0), "W3": np.full((4, 3), 1000.0)}
    biases = {"b1": np.zeros(5), "b2": np.full(4, -500.0), "b3": np.arange(3.0)}
    y = submission.predict({**large, **biases}, np.array([[1.0] * 6, [-1.0] * 6]))
    of = "predict(network, x), with scores near 4000 in one row and from 0 to 2 in the other"
    assert_close(y, np.tile([0.09003057, 0.24472847, 0.66524096], (2, 1)), of=of)


def check_small_probabilities(submission, assert_close):
    """predict returns small probabilities too, without rounding them to 0."""
    network = {name: np.zeros((2, 2) if name[0] == "W" else 2) for name in scenarios.NAMES}
    y = submission.predict(network | {"b3": np.array([0.0, 20.0])}, np.array([0.0, 0.0]))
    of = "predict(network, x), with scores of 0 and 20"
    assert_close(y, [2.0611536e-9, 0.9999999979], of=of, atol=0)


@pytest.mark.points(2)
def check_digits_in_batches(submission, assert_close, mnist, sample_weights, rng, formulas):
    """predict returns the same probabilities for a digit, whichever batch it is in."""
    x = _pixels(mnist.x_test[rng.choice(len(mnist.x_test), size=23, replace=False)])
    got = submission.run(scenarios.predict_in_batches, sample_weights, x, 10)
    y = formulas.probabilities(sample_weights, x)
    want = {f"predict(network, {part})": y[rows] for part, rows in scenarios.parts(x, 10).items()}
    assert_close(got, want, of="23 digits, 10 at a time")


def check_inputs_stay(submission, assert_close, network, rng, formulas):
    """predict and accuracy leave the network, its inputs and the answers unchanged."""
    x, t = rng.random((4, 6)), np.array([0, 1, 2, 0])
    assert_close(
        submission.predict(network, x), formulas.probabilities(network, x), of="predict(network, x), x of shape (4, 6)"
    )
    got = submission.run(scenarios.network_and_inputs_afterwards, network, x, t)
    of = "after predict(network, x) and accuracy(network, x, t)"
    want = {"network": network, "x": x, "t": t, "the number of replaced arrays in network": 0}
    want |= {"the number of new names in network": 0}
    assert_close(got, want, of=of, atol=1e-9)


@pytest.mark.points(2)
def check_any_input(agree, square_network, rng):
    """predict accepts any numbers, in one row or a batch, even if there are exactly as many rows as classes."""
    agree(scenarios.prediction, *square_network, rng.permutation(np.linspace(-2, 2, 9)).reshape(3, 3))


@pytest.mark.points(2)
def check_accuracy_of_full_batches(assert_accuracy):
    """accuracy returns the number of right answers divided by the number of images."""
    assert_accuracy(20, 10)


@pytest.mark.points(2)
def check_accuracy_with_a_short_batch(submission, assert_close, assert_accuracy, network, rng, formulas):
    """accuracy gives each image of a short last batch the same weight as any other image."""
    assert_accuracy(23, 10)
    of = "accuracy(network, x, t, 4), x of shape (5, 6)"
    # An input of zeros, such as padding, is of class 0.
    order = np.argsort(-formulas.probabilities(network, np.zeros((1, 6)))[0])
    network["W3"], network["b3"] = network["W3"][:, order], network["b3"][order]
    x = rng.normal(size=(5, 6))
    t = (np.argmax(formulas.probabilities(network, x), axis=1) + np.array([0, 0, 1, 1, 0])) % 3
    assert_close(submission.accuracy(network, x, t, 4), 0.6, of=of, rtol=0, atol=1e-9)


def check_accuracy_of_one_batch(assert_accuracy):
    """accuracy works with a batch size that is larger than the number of images."""
    assert_accuracy(23, 100)


def check_accuracy_one_by_one(assert_accuracy):
    """accuracy returns the same fraction with a batch size of 1."""
    assert_accuracy(23, 1)


def check_default_batch_size(assert_accuracy):
    """accuracy works without a batch size, whether few or many answers are right."""
    assert_accuracy(630)


def check_accuracy_of_close_probabilities(submission, assert_close):
    """accuracy counts the class with the largest probability, even if another one is almost as large."""
    network = {name: 10 * np.eye(2) if name[0] == "W" else np.full(2, -5.0) for name in scenarios.NAMES}
    x = np.array([[0.5, 0.500001], [0.500001, 0.5], [0.5, 0.500001], [0.500001, 0.5], [0.5, 0.500001]])
    got = submission.accuracy(network, x, np.array([1, 0, 1, 0, 0]))
    of = "accuracy(network, x, t) where the two probabilities of each of 5 inputs are almost equal"
    assert_close(got, 0.8, of=of, rtol=0, atol=1e-9)


@pytest.mark.points(2)
def check_accuracy_of_any_input(agree, square_network, rng):
    """accuracy gives right results over many calls, even if there are exactly as many images as classes."""
    t = rng.permutation([0, 1, 2])
    agree(scenarios.fraction_of_right_answers, *square_network, rng.normal(size=(3, 3)), t, 2, atol=1e-9)


@pytest.mark.points(2)
def check_reads_digits(submission, assert_array, mnist, sample_weights, show_misread, formulas):
    """predict, with the weights of the kit, gets exactly the expected number of test digits right."""
    x, n = _pixels(mnist.x_test), len(mnist.x_test)
    of = f"predict(network, x_test), x_test of shape {x.shape}"
    read = np.argmax(assert_array(submission.predict(sample_weights, x), (n, 10), of=of), axis=1)
    show_misread(mnist.x_test, mnist.t_test, read)
    right = np.sum(read == mnist.t_test)
    expected = np.sum(np.argmax(formulas.probabilities(sample_weights, x), axis=1) == mnist.t_test)
    assert right == expected, f"{of}: {right:,} of {n:,} digits are read right; expected {expected:,}"
