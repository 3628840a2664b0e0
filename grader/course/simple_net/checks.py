"""What must come out of a SimpleNet.

The network of the oracle is written out in formulas.py, and so is its gradient; no code of the learner judges other
code of the learner.
"""

import numpy as np
import pytest

from . import scenarios

# Section 4.4.2 prints the gradient for these weights.
X, T = np.array([0.6, 0.9]), np.array([0, 0, 1])
WORKED = np.array([[-0.78391423, -0.0493546, 1.01982955], [-0.1693144, -0.82591994, -0.70009164]])
EXAMPLE = "with x, t and W of the example in simple_net.py"

FORMS = pytest.mark.parametrize("form", ["one-hot", "labels"])


GRADIENT = {"atol": 1e-4}  # a formula and the quotient of differences of the loss come out as near as this


@pytest.fixture
def W(rng):
    """Weights for 6 inputs and 3 classes: small, so that no probability comes close to 0."""
    return 0.3 * rng.normal(size=(6, 3))


@pytest.fixture
def batch(rng):
    """4 inputs of 6 numbers, and their labels; every class occurs."""
    return rng.normal(size=(4, 6)), rng.permutation([0, 1, 2, 1])


def _in_form(t, form):
    return np.eye(3)[t] if form == "one-hot" else t


def check_predict_of_the_worked_example(submission, assert_close):
    """predict returns the scores of the worked example."""
    got = submission.run(scenarios.predict, WORKED, X)
    assert_close(got, [-0.6227315, -0.77294071, -0.01818475], of=f"SimpleNet(W).predict(x), {EXAMPLE}")


def check_predict_of_a_batch(submission, assert_close, W, batch, formulas):
    """predict returns a row of scores for each row of a batch."""
    x, _ = batch
    got = submission.run(scenarios.predict, W, x)
    assert_close(
        got, formulas.scores(W, x), of="SimpleNet(W).predict(x), x of shape (4, 6), W of shape (6, 3)", batch_size=4
    )


def check_predict_of_any_inputs(agree, rng):
    """predict accepts integers, in one row or a batch, even if there are exactly as many rows as classes."""
    agree(scenarios.predict, rng.normal(size=(3, 3)), rng.normal(size=(3, 3)))


def check_loss_of_the_worked_example(submission, assert_close):
    """loss returns the number of the worked example."""
    got = submission.run(scenarios.loss, WORKED, X, T)
    assert_close(got, 0.7013370, of=f"SimpleNet(W).loss(x, t), {EXAMPLE}", atol=1e-5)


@FORMS
def check_loss_of_a_batch(submission, assert_close, W, batch, form, formulas):
    """loss returns the mean of the losses of a batch."""
    x, t = batch
    of = f"SimpleNet(W).loss(x, t), x of shape (4, 6), t as {form}"
    got = submission.run(scenarios.loss, W, x, _in_form(t, form))
    assert_close(got, formulas.mean_loss(W, x, t), of=of, atol=1e-5, batch_size=4)


def check_loss_of_any_inputs(agree, W, rng):
    """loss accepts one row, one-hot rows and labels, even with exactly as many rows as classes."""
    agree(scenarios.loss, W, rng.normal(size=(3, 6)), rng.permutation([1, 2, 2]), atol=1e-5)


def check_loss_of_large_scores(submission, assert_close):
    """loss is 0, or within 1e-5 of it, when the score of the right class is far above the others."""
    W, x = np.array([[1000.0, -1000.0], [0.0, 0.0]]), np.array([[1.0, 1.0], [-1.0, 1.0]])
    of = "SimpleNet(W).loss(x, t), x @ W = [[1000, -1000], [-1000, 1000]], t = [0, 1]"
    assert_close(submission.run(scenarios.loss, W, x, np.array([0, 1])), 0, of=of, atol=1e-5)


def check_loss_of_any_scores(submission, assert_close):
    """loss takes the softmax of all scores, even if they look like probabilities, or are far apart."""
    W = np.array([[0.0, 1.0], [0.5, 0.5]])
    got = submission.run(scenarios.loss, W, np.eye(2), np.array([0, 0]))
    of = "SimpleNet(W).loss(x, t), x @ W = [[0, 1], [0.5, 0.5]], t = [0, 0]"
    assert_close(got, 1.00320443, of=of, atol=1e-5)
    got = submission.run(scenarios.loss, np.array([[0.0, 11.5]]), np.array([[1.0]]), np.array([0]))
    assert_close(got, 11.5, of="SimpleNet(W).loss(x, t), x @ W = [[0, 11.5]], t = [0]", rtol=0.01)


@pytest.mark.points(2)
def check_gradient_of_the_worked_example(submission, assert_close):
    """gradient returns the numbers of the worked example."""
    got = submission.run(scenarios.gradient, WORKED, X, T)
    want = [[0.16255973, 0.13988719, -0.30244691], [0.24383959, 0.20983078, -0.45367037]]
    assert_close(got, want, of=f"SimpleNet(W).gradient(x, t), {EXAMPLE}", rtol=1e-5)


@pytest.mark.points(2)
@FORMS
def check_gradient_of_a_batch(submission, assert_close, W, batch, form, formulas):
    """gradient returns the gradient of the mean loss for every weight."""
    x, t = batch
    of = f"SimpleNet(W).gradient(x, t), x of shape (4, 6), t as {form}"
    got = submission.run(scenarios.gradient, W, x, _in_form(t, form))
    assert_close(got, formulas.gradient(W, x, t), of=of, batch_size=4, **GRADIENT)


def check_small_gradient(submission, assert_close):
    """gradient is small, and not rounded, when the prediction is almost right."""
    got = submission.run(scenarios.gradient, np.array([[0.0, 14.0]]), np.array([[1.0]]), np.array([1]))
    of = "SimpleNet(W).gradient(x, t), x @ W = [[0, 14]], x = [[1]], t = [1]"
    assert_close(got, [[8.315280e-07, -8.315280e-07]], of=of, rtol=0.01, atol=0)


def check_weights_stay(submission, assert_close, W, batch):
    """gradient leaves the weights unchanged."""
    x, t = batch
    got = submission.run(scenarios.weights_after_a_gradient, W, x, t)
    assert_close(got, {"W": W, "net.W": W}, of="after net.gradient(x, t)", rtol=0, atol=1e-9)


def check_weights_are_kept_by_reference(submission, assert_close, W, batch, formulas):
    """SimpleNet uses the array W itself, so that changing it changes the network."""
    x, t = batch
    got = submission.run(scenarios.predict_after_a_change, W, x, t)
    first, second, third = W + 1, W + 1, W + 1
    second[0] = third[:2] = 0
    want = {
        "after W += 1, net.predict(x)": formulas.scores(first, x),
        "after net.gradient(x, t) and W[0] = 0, net.predict(x)": formulas.scores(second, x),
        "after net.W[1] = 0, net.predict(x)": formulas.scores(third, x),
    }
    assert_close(got, want, of="net = SimpleNet(W)")


def check_gradient_of_a_view(submission, assert_close, W, batch, formulas):
    """gradient moves the entries of W itself, even if W is a view such as V.T."""
    x, t = batch
    got = submission.run(scenarios.gradient_of_a_view, W.T, x, t)
    of = "SimpleNet(V.T).gradient(x, t), where V of shape (3, 6) is every second column of another array"
    assert_close(got, formulas.gradient(W, x, t), of=of, batch_size=4, **GRADIENT)


def check_new_weights(submission, assert_close, W, batch, formulas):
    """SimpleNet uses the array W2 after net.W = W2."""
    x, t = batch
    W2 = W[::-1] - 0.1
    got = submission.run(scenarios.after_new_weights, W, W2, x, t)
    want = {
        "predict(x)": formulas.scores(W2, x),
        "loss(x, t)": formulas.mean_loss(W2, x, t),
        "gradient(x, t)": formulas.gradient(W2, x, t),
    }
    want["the array that was net.W"] = W
    assert_close(got, want, of="after net.gradient(x, t) and net.W = W2, net", **GRADIENT)


def check_second_batch(submission, assert_close, W, batch, formulas):
    """loss and gradient of a second batch do not depend on the first."""
    x, t = batch
    got = submission.run(scenarios.second_batch, W, x[::-1], (t + 1) % 3, x, t)
    want = {"loss(x, t)": formulas.mean_loss(W, x, t), "gradient(x, t)": formulas.gradient(W, x, t)}
    assert_close(got, want, of="after another batch, net", batch_size=4, **GRADIENT)


def check_two_networks(submission, assert_close, W, batch, formulas):
    """Two objects of SimpleNet keep their own weights."""
    x, _ = batch
    got = submission.run(scenarios.two_networks, W, 1 - W, x)
    assert_close(
        got,
        {"first.predict(x)": formulas.scores(W, x), "second.predict(x)": formulas.scores(1 - W, x)},
        of="two networks",
    )


@pytest.mark.points(2)
def check_many_calls(walk, rng):
    """SimpleNet gives right results over many calls, with other batches, weights and networks."""
    walk("SimpleNet", rng, **GRADIENT)
