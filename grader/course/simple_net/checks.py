"""What must come out of a SimpleNet.

The network of the oracle is written out in this file; no code of the learner judges other code of the learner.
"""

import numpy as np
import pytest

from . import scenarios

# The weights of section 4.4.2, and those that it prints before.
W = np.array([[-0.78391423, -0.0493546, 1.01982955], [-0.1693144, -0.82591994, -0.70009164]])
W_BEFORE = np.array([[-1.01151507, 0.29654086, 0.54875784], [-0.65483815, 1.71663151, 0.79564619]])
X, T = np.array([0.6, 0.9]), np.array([0, 0, 1])

TOLERANCE = {"rtol": 1e-4, "atol": 1e-5}


def mean_loss(W, x, t):
    """Mean cross-entropy of softmax(x @ W), x of shape (N, D), labels t of shape (N,)."""
    scores = x @ W
    log_sum = np.log(np.sum(np.exp(scores), axis=1))
    return np.mean(log_sum - scores[np.arange(len(x)), t])


@pytest.fixture
def weights(rng):
    """Weights for 4 inputs and 3 classes, small enough that no probability comes near 0."""
    return 0.5 * rng.normal(size=(4, 3))


@pytest.fixture
def batch(rng):
    """``batch(n)``: n inputs and their labels; for n of 3 and more every class occurs."""

    def draw(n):
        return rng.normal(size=(n, 4)), rng.permutation(np.resize([0, 1, 2], n))

    return draw


def check_worked_scores(submission, assert_close):
    """predict gives the scores of section 4.4.2."""
    got = submission.run(scenarios.predict, W_BEFORE, X)
    want = [-1.19626337, 1.72289288, 1.04533627]
    assert_close(got, want, of="SimpleNet(W).predict([0.6, 0.9])", rtol=1e-6, atol=1e-7)


def check_scores_of_a_batch(submission, assert_close, weights, batch):
    """predict gives a row of scores for each row of a batch."""
    for n in (5, 1):
        x, _ = batch(n)
        got = submission.run(scenarios.predict, weights, x)
        assert_close(got, x @ weights, of=f"SimpleNet(W).predict(x), x of shape ({n}, 4)")


@pytest.mark.points(2)
def check_worked_loss(submission, assert_close):
    """loss gives the loss of section 4.4.2."""
    got = submission.run(scenarios.loss, W_BEFORE, X, T)
    assert_close(got, 1.1234180817699424, of="SimpleNet(W).loss([0.6, 0.9], [0, 0, 1])", **TOLERANCE)


@pytest.mark.parametrize("form", ["one-hot", "labels"])
def check_loss_of_a_batch(submission, assert_close, weights, batch, form):
    """loss is the mean over a batch."""
    x, t = batch(5)
    answers = np.eye(3)[t] if form == "one-hot" else t
    got = submission.run(scenarios.loss, weights, x, answers)
    of = f"SimpleNet(W).loss(x, t), x of shape (5, 4), t as {form}"
    assert_close(got, mean_loss(weights, x, t), of=of, batch_size=5, **TOLERANCE)


@pytest.mark.points(2)
def check_worked_gradient(submission, assert_close):
    """gradient gives the gradient of section 4.4.2."""
    got = submission.run(scenarios.gradient, W, X, T)
    want = [[0.16255973, 0.13988719, -0.30244691], [0.24383959, 0.20983078, -0.45367037]]
    assert_close(got, want, of="SimpleNet(W).gradient([0.6, 0.9], [0, 0, 1])", **TOLERANCE)


@pytest.mark.points(2)
@pytest.mark.parametrize("form", ["one-hot", "labels"])
def check_gradient_of_a_batch(submission, assert_close, true_gradient, weights, batch, form):
    """gradient is that of the mean loss over a batch."""
    x, t = batch(5)
    answers = np.eye(3)[t] if form == "one-hot" else t
    got = submission.run(scenarios.gradient, weights, x, answers)
    want = true_gradient(lambda W: mean_loss(W, x, t), weights)
    of = f"SimpleNet(W).gradient(x, t), x of shape (5, 4), t as {form}"
    assert_close(got, want, of=of, batch_size=5, **TOLERANCE)


def check_weights_stay(submission, assert_close, true_gradient, weights, batch):
    """Taking a gradient leaves W as it was."""
    x, t = batch(5)
    want = {"the result": true_gradient(lambda W: mean_loss(W, x, t), weights), "W afterwards": weights}
    got = submission.run(scenarios.weights_after_a_gradient, weights, x, t)
    assert isinstance(got, dict), "SimpleNet(W).gradient(x, t) cannot be read"
    assert_close(got["the result"], want["the result"], of="SimpleNet(W).gradient(x, t)", batch_size=5, **TOLERANCE)
    assert_close(got["W afterwards"], weights, of="W after SimpleNet(W).gradient(x, t)", rtol=0, atol=1e-9)


def check_weights_are_shared(submission, assert_close, weights, batch):
    """A change of the array that was given changes the network."""
    x, _ = batch(5)
    got = submission.run(scenarios.scores_after_a_change, weights, x)
    want = {"predict(x)": x @ (weights + 1), "net.W": weights + 1}
    assert_close(got, want, of="net = SimpleNet(W); W += 1")


def check_two_networks(agree, weights, batch):
    """Two networks do not disturb each other."""
    agree(scenarios.two_networks, weights, *batch(5), **TOLERANCE)
