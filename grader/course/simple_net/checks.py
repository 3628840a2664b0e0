"""What must come out of a SimpleNet.

The network of the oracle is written out in this file, and so is its gradient; no code of the learner judges other code
of the learner.
"""

import numpy as np
import pytest

from . import scenarios

# Section 4.4.2 prints a loss for the first weights and a gradient for the second ones.
X, T = np.array([0.6, 0.9]), np.array([0, 0, 1])
W_OF_THE_LOSS = np.array([[-1.01151507, 0.29654086, 0.54875784], [-0.65483815, 1.71663151, 0.79564619]])
W_OF_THE_GRADIENT = np.array([[-0.78391423, -0.0493546, 1.01982955], [-0.1693144, -0.82591994, -0.70009164]])
EXAMPLE = "x = [0.6, 0.9], W of section 4.4.2"

FORMS = pytest.mark.parametrize("form", ["one-hot", "labels"])


def log_probabilities(W, x):
    """The network in one formula: x of shape (N, D) to the logarithms of probabilities, of shape (N, C)."""
    scores = x @ W
    return scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))


def mean_loss(W, x, t):
    """Its mean cross-entropy for labels t of shape (N,)."""
    return -np.mean(log_probabilities(W, x)[np.arange(len(x)), t])


def gradient(W, x, t):
    """The gradient of this loss with respect to W, in one formula."""
    return x.T @ (np.exp(log_probabilities(W, x)) - np.eye(W.shape[1])[t]) / len(x)


@pytest.fixture
def W(rng):
    """Weights for 6 inputs and 3 classes: small, so that no probability comes close to 0."""
    return 0.3 * rng.normal(size=(6, 3))


@pytest.fixture
def batch(rng):
    """``batch(n)``: n inputs and their labels; for n of 3 and more every class occurs."""

    def draw(n):
        return rng.normal(size=(n, 6)), rng.permutation(np.resize([0, 1, 2], n))

    return draw


def _in_form(t, form):
    return np.eye(3)[t] if form == "one-hot" else t


def check_predict_of_the_worked_example(submission, assert_close):
    """predict gives the scores of section 4.4.2."""
    got = submission.run(scenarios.predict, W_OF_THE_LOSS, X)
    assert_close(got, [-1.19626337, 1.72289288, 1.04533627], of=f"SimpleNet(W).predict(x), {EXAMPLE}")


def check_predict_of_a_batch(submission, assert_close, W, batch):
    """predict gives a row of scores for each row of a batch."""
    x, _ = batch(4)
    got = submission.run(scenarios.predict, W, x)
    assert_close(got, x @ W, of="SimpleNet(W).predict(x), x of shape (4, 6), W of shape (6, 3)", batch_size=4)


def check_loss_of_the_worked_example(submission, assert_close):
    """loss gives the number of section 4.4.2."""
    got = submission.run(scenarios.loss, W_OF_THE_LOSS, X, T)
    of = f"SimpleNet(W).loss(x, t), t = [0, 0, 1], {EXAMPLE}"
    assert_close(got, 1.1234180817699424, of=of, atol=1e-5)


@FORMS
def check_loss_of_a_batch(submission, assert_close, W, batch, form):
    """The loss of a batch is the mean of its examples' losses."""
    x, t = batch(4)
    of = f"SimpleNet(W).loss(x, t), x of shape (4, 6), t as {form}"
    got = submission.run(scenarios.loss, W, x, _in_form(t, form))
    assert_close(got, mean_loss(W, x, t), of=of, atol=1e-5, batch_size=4)


@pytest.mark.points(2)
def check_gradient_of_the_worked_example(submission, assert_close):
    """gradient gives the numbers of section 4.4.2."""
    got = submission.run(scenarios.gradient, W_OF_THE_GRADIENT, X, T)
    want = [[0.16255973, 0.13988719, -0.30244691], [0.24383959, 0.20983078, -0.45367037]]
    assert_close(got, want, of=f"SimpleNet(W).gradient(x, t), t = [0, 0, 1], {EXAMPLE}", rtol=1e-5)


@pytest.mark.points(2)
@FORMS
def check_gradient_of_a_batch(submission, assert_close, W, batch, form):
    """gradient gives the slope of the mean loss for every weight."""
    x, t = batch(4)
    of = f"SimpleNet(W).gradient(x, t), x of shape (4, 6), t as {form}"
    got = submission.run(scenarios.gradient, W, x, _in_form(t, form))
    assert_close(got, gradient(W, x, t), of=of, atol=1e-5, batch_size=4)


def check_weights_are_kept_by_reference(submission, assert_close, W, batch):
    """The network works with the very array W, so that whoever changes it changes the network."""
    x, _ = batch(4)
    got = submission.run(scenarios.predict_after_a_change, W, x)
    changed = W + 1
    without_the_first = np.concatenate([np.zeros((1, 3)), changed[1:]])
    want = {
        "after W += 1, net.predict(x)": x @ changed,
        "after net.W[0] = 0, net.predict(x)": x @ without_the_first,
    }
    assert_close(got, want, of="net = SimpleNet(W)")


def check_weights_stay(submission, assert_close, W, batch):
    """The weights are after a gradient what they were before."""
    x, t = batch(4)
    got = submission.run(scenarios.weights_after_a_gradient, W, x, t)
    want = {"net.gradient(x, t)": gradient(W, x, t), "after net.gradient(x, t), net.W": W}
    assert_close(got, want, of="net = SimpleNet(W)", atol=1e-5)
    assert_close(got["after net.gradient(x, t), net.W"], W, of="after net.gradient(x, t), net.W", rtol=0, atol=1e-9)


def check_second_batch(submission, assert_close, W, batch):
    """The gradient of a second batch does not depend on the first."""
    x, t = batch(7)
    got = submission.run(scenarios.gradient_of_the_second_batch, W, *batch(4), x, t)
    of = "net.gradient(x, t), x of shape (7, 6), after a gradient for another batch"
    assert_close(got, gradient(W, x, t), of=of, atol=1e-5, batch_size=7)


def check_two_networks(submission, assert_close, W, batch):
    """Two networks keep their own weights."""
    x, _ = batch(4)
    got = submission.run(scenarios.two_networks, W, 1 - W, x)
    assert_close(got, {"first.predict(x)": x @ W, "second.predict(x)": x @ (1 - W)}, of="two networks")


def check_steps(submission, assert_close, W, batch):
    """A step against the gradient changes the network, and lowers the loss."""
    x, t = batch(4)
    got = submission.run(scenarios.losses_of_two_steps, W, x, t)
    # So short that what a gradient in single precision is off, up to 0.002, does not show in the loss.
    once = W - 0.02 * gradient(W, x, t)
    twice = once - 0.02 * gradient(once, x, t)
    want = {"after step 1": mean_loss(once, x, t), "after step 2": mean_loss(twice, x, t)}
    assert_close(got, want, of="net.loss(x, t)", atol=1e-5)
