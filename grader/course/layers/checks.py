"""What must come out of the layers.

Gradients are judged twice: here against numerical gradients of formulas that are written out in formulas.py, and
against the reference. No code of the learner judges other code of the learner.
"""

import numpy as np
import pytest

from . import scenarios


@pytest.fixture
def affine_inputs(rng):
    """``affine_inputs(N, D, H)``: W, b, x and dout of these sizes."""

    def draw(N, D, H):
        return rng.normal(size=(D, H)), rng.normal(size=H), rng.normal(size=(N, D)), rng.normal(size=(N, H))

    return draw


@pytest.fixture
def affine_gradients(true_gradient, formulas):
    """``affine_gradients(W, b, x, dout)``: the gradients of sum(dout * (x @ W + b))."""
    return lambda *inputs: formulas.gradients_of_affine(true_gradient, *inputs)


# AddLayer


@pytest.mark.points(2)
def check_add_layer(agree):
    """AddLayer passes dout on to both inputs."""
    agree(scenarios.add, 3, 5, 2)
    agree(scenarios.add, 3, 5, 3)
    agree(scenarios.add, 3, 0.5, 1.5)


@pytest.mark.points(2)
def check_shopping(submission, agree, assert_close):
    """AddLayer and MulLayer compute the price of apples and oranges with tax, and its gradients."""
    for x, y, dout in ((3, 5, 2), (3, 5, 3), (3, 0.5, 1.5)):
        agree(scenarios.multiply, x, y, dout)
    want = {
        "total": 220,
        "gradient of the price of an apple": 2.2,
        "gradient of the number of apples": 110,
        "gradient of the tax": 200,
    }
    assert_close(submission.run(scenarios.apples_alone), want, of="AddLayer and MulLayer, 2 apples at 100, tax 1.1")
    want = {
        "total": 715,
        "gradient of the price before tax": 1.1,
        "gradient of the tax": 650,
        "gradient of the price of an apple": 2.2,
        "gradient of the number of apples": 110,
        "gradient of the price of an orange": 3.3,
        "gradient of the number of oranges": 165,
    }
    assert_close(
        submission.run(scenarios.shopping), want, of="AddLayer and MulLayer, 2 apples at 100, 3 oranges at 150, tax 1.1"
    )


def check_add_layer_many_times(walk, rng):
    """AddLayer gives right results over many calls, whatever the inputs."""
    walk("AddLayer", rng)


# Relu


def check_relu_forward(submission, assert_close):
    """Relu keeps positive entries and replaces all others by 0."""
    x = np.array([[1.0, -0.5], [-2.0, 3.0]])
    of = "Relu().forward([[1, -0.5], [-2, 3]])"
    assert_close(submission.run(scenarios.relu_forward, x), [[1, 0], [0, 3]], of=of)
    x = np.array([0.0, -0.0, 1e-3, -1e-3])
    assert_close(
        submission.run(scenarios.relu_forward, x), [0, 0, 1e-3, 0], of="Relu().forward([0, -0, 0.001, -0.001])"
    )


@pytest.mark.points(2)
def check_relu_gradient(submission, assert_close, true_gradient, away_from_zero, rng, formulas):
    """Relu passes dout on only where its input was positive."""
    x, dout = away_from_zero((2, 3, 4)), rng.normal(size=(2, 3, 4))
    want = formulas.relu_gradient(true_gradient, x, dout)
    of = "Relu().backward(dout), x of shape (2, 3, 4)"
    assert_close(submission.run(scenarios.relu_backward, x, dout), want, of=of)


def check_relu_many_times(walk, rng):
    """Relu gives right results over many calls, whatever the inputs."""
    walk("Relu", rng)


# Sigmoid


def check_sigmoid_forward(submission, assert_close):
    """Sigmoid returns 1 / (1 + exp(-x)), even for 1000 and -1000."""
    x = np.array([0.0, 2.0, -1.0])
    of = "Sigmoid().forward([0, 2, -1])"
    assert_close(submission.run(scenarios.sigmoid_forward, x), [0.5, 0.880797078, 0.268941421], of=of)
    x = np.array([[-1000.0, 1000.0, -1.0]])
    of = "Sigmoid().forward([[-1000, 1000, -1]])"
    assert_close(submission.run(scenarios.sigmoid_forward, x), [[0, 1, 0.268941421]], of=of)


def check_sigmoid_slope(submission, assert_close):
    """Sigmoid has a derivative of 0.25 at 0, and of 0.105 at 2."""
    x, dout = np.array([0.0, 2.0]), np.array([1.0, 1.0])
    got = submission.run(scenarios.sigmoid_backward, x, dout)
    assert_close(got, [0.25, 0.104993585], of="Sigmoid().backward([1, 1]) after forward([0, 2])")


@pytest.mark.points(2)
def check_sigmoid_gradient(submission, assert_close, true_gradient, rng, formulas):
    """Sigmoid multiplies dout by the derivative of the sigmoid."""
    x, dout = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    want = formulas.sigmoid_gradient(true_gradient, x, dout)
    of = "Sigmoid().backward(dout), x of shape (3, 4)"
    assert_close(submission.run(scenarios.sigmoid_backward, x, dout), want, of=of)


def check_sigmoid_many_times(walk, rng):
    """Sigmoid gives right results over many calls, whatever the inputs."""
    walk("Sigmoid", rng)


# Affine


@pytest.mark.points(2)
def check_affine_forward(agree, affine_inputs):
    """Affine multiplies by W and adds b, even for a batch of one row."""
    W, b, x, _ = affine_inputs(4, 6, 5)
    agree(scenarios.affine_forward, W, b, x)
    agree(scenarios.affine_forward, W, b, x[:1])


@pytest.mark.points(2)
def check_affine_dx(submission, assert_close, affine_gradients, affine_inputs):
    """Affine returns the gradient of its input."""
    for sizes in ((4, 6, 5), (4, 4, 4)):
        W, b, x, dout = affine_inputs(*sizes)
        of = f"Affine(W, b).backward(dout), W of shape {W.shape}, dout of shape {dout.shape}"
        got = submission.run(scenarios.affine_backward, W, b, x, dout)
        assert_close(got, affine_gradients(W, b, x, dout)["dx"], of=of)


@pytest.mark.points(2)
def check_affine_dW(submission, assert_close, affine_gradients, affine_inputs):
    """Affine sets dW, the gradient of the weights."""
    for sizes in ((4, 6, 5), (4, 4, 4)):
        W, b, x, dout = affine_inputs(*sizes)
        of = f"Affine(W, b).backward(dout), x of shape {x.shape}, dout of shape {dout.shape}"
        got = submission.run(scenarios.affine_dW, W, b, x, dout)
        assert_close(got, {"dW": affine_gradients(W, b, x, dout)["dW"]}, of=of, batch_size=4)


@pytest.mark.points(2)
def check_affine_db(submission, assert_close, affine_gradients, affine_inputs):
    """Affine sets db, the gradient of the bias that all rows use."""
    for sizes in ((4, 6, 5), (1, 6, 5)):
        W, b, x, dout = affine_inputs(*sizes)
        of = f"Affine(W, b).backward(dout), dout of shape {dout.shape}"
        got = submission.run(scenarios.affine_db, W, b, x, dout)
        assert_close(got, {"db": affine_gradients(W, b, x, dout)["db"]}, of=of, batch_size=len(x))


@pytest.mark.points(2)
def check_affine_sees_updates(agree, affine_inputs):
    """Affine uses the arrays W and b themselves, even after their entries have changed."""
    agree(scenarios.affine_after_an_update, *affine_inputs(4, 6, 5))


def check_affine_many_times(walk, rng):
    """Affine gives right results over many calls, whatever the inputs."""
    walk("Affine", rng)


# SoftmaxWithLoss


@pytest.mark.points(2)
def check_loss_forward(submission, assert_close, rng, formulas):
    """SoftmaxWithLoss returns the mean loss, for one-hot rows and for labels."""
    x, t = rng.normal(size=(4, 3)), rng.permutation([0, 1, 2, 1])
    want = formulas.mean_loss(x, t)
    for form, answers in (("one-hot", np.eye(3)[t]), ("labels", t)):
        of = f"SoftmaxWithLoss().forward(x, t), x of shape (4, 3), t as {form}"
        assert_close(submission.run(scenarios.loss_forward, x, answers), want, of=of, atol=1e-5)


@pytest.mark.points(2)
@pytest.mark.parametrize("form", ["one-hot", "labels"])
def check_loss_gradient(submission, assert_close, true_gradient, rng, form, formulas):
    """SoftmaxWithLoss returns the gradient of the mean loss."""
    for labels in ([0, 1, 2, 1], [0, 1, 2]):  # more rows than classes, and as many
        n = len(labels)
        x, t = rng.normal(size=(n, 3)), rng.permutation(labels)
        want = formulas.loss_gradient(true_gradient, x, t)
        answers = np.eye(3, dtype=int)[t] if form == "one-hot" else t
        of = f"SoftmaxWithLoss().backward(), x of shape ({n}, 3), t as {form}"
        assert_close(submission.run(scenarios.loss_backward, x, answers), {"dx": want}, of=of, batch_size=n)


def check_loss_with_large_scores(submission, agree, assert_close, rng, formulas):
    """SoftmaxWithLoss does not overflow for scores of 1000 and more."""
    for x, t in (([[1000, 1000]], [0]), ([[1001, 1000, -1000], [0, 1, 2], [999, 1000, 1000]], [1, 2, 0])):
        scores = np.array(x, dtype=float)
        want = formulas.mean_loss(scores - scores.max(axis=1, keepdims=True), t)
        got = submission.run(scenarios.loss_forward, scores, np.array(t))
        assert_close(got, want, of=f"SoftmaxWithLoss().forward({x}, {t})", atol=1e-5)
    agree(scenarios.loss_backward_of_large_scores, 1000 * rng.normal(size=(4, 3)), rng.permutation([0, 1, 2, 1]))


def check_loss_of_scores_like_probabilities(submission, assert_close, true_gradient, formulas):
    """SoftmaxWithLoss takes the softmax of any scores, even if each row adds up to 1."""
    x, t = np.array([[0.25, 0.75], [0.5, 0.5]]), np.array([1, 0])
    got = submission.run(scenarios.loss_forward, x, t)
    assert_close(got, formulas.mean_loss(x, t), of=f"SoftmaxWithLoss().forward({x.tolist()}, [1, 0])", atol=1e-5)
    got, want = submission.run(scenarios.loss_backward, x, t), formulas.loss_gradient(true_gradient, x, t)
    assert_close(got, {"dx": want}, of=f"SoftmaxWithLoss().backward() after forward({x.tolist()}, [1, 0])")


def check_loss_many_times(walk, rng):
    """SoftmaxWithLoss gives right results over many calls, whatever the inputs."""
    walk("SoftmaxWithLoss", rng, atol=1e-5)
