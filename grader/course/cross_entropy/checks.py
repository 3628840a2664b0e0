"""What must come out of the loss functions."""

import numpy as np
import pytest

T = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
LIKELY_2 = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
LIKELY_7 = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])

LEAST_LOSS = 10  # of an example whose right class has probability 0


@pytest.fixture
def probabilities(rng):
    """``probabilities(n, c)``: rows that add up to 1, no entry below 0.05."""

    def draw(n, c):
        y = 0.05 + rng.random((n, c))
        y /= y.sum(axis=1, keepdims=True)
        return np.maximum(y, 0.05)

    return draw


def check_squared_error_of_the_worked_examples(submission, assert_close):
    """mean_squared_error returns the numbers of the worked examples."""
    assert_close(submission.mean_squared_error(LIKELY_2, T), 0.0975, of="mean_squared_error(y, t)")
    assert_close(submission.mean_squared_error(LIKELY_7, T), 0.5975, of="mean_squared_error(y, t)")


def check_squared_error(agree, rng):
    """mean_squared_error returns half the sum of the squared differences, whatever the shape."""
    agree("mean_squared_error", rng.normal(size=(4, 3)), rng.normal(size=(4, 3)))


def check_squared_error_of_close_predictions(submission, assert_close):
    """mean_squared_error is small, and not rounded, for predictions that are almost right."""
    got = submission.mean_squared_error(np.array([0.0123, 0.9912]), np.array([0.0, 1.0]))
    assert_close(got, 0.000114365, of="mean_squared_error([0.0123, 0.9912], [0, 1])", rtol=1e-3, atol=1e-9)


@pytest.mark.points(2)
def check_one_row(submission, assert_close):
    """cross_entropy_error returns the numbers of the worked examples."""
    of = "cross_entropy_error(y, t), y and t of shape (10,)"
    assert_close(submission.cross_entropy_error(LIKELY_2, T), 0.510825457099338, of=of, atol=1e-5)
    assert_close(submission.cross_entropy_error(LIKELY_7, T), 2.302584092994546, of=of, atol=1e-5)


@pytest.mark.points(2)
def check_one_hot_batch(submission, assert_close, probabilities, rng, formulas):
    """cross_entropy_error returns the mean loss of a batch with one-hot answers."""
    y, labels = probabilities(4, 3), rng.permutation([0, 1, 2, 1])
    of = "cross_entropy_error(y, t), y and t of shape (4, 3)"
    got = submission.cross_entropy_error(y, np.eye(3)[labels])
    assert_close(got, formulas.mean_loss(y, labels), of=of, atol=1e-5, batch_size=4)


@pytest.mark.points(2)
def check_small_loss(agree):
    """cross_entropy_error is small, but not 0, for right predictions that are almost certain."""
    agree("cross_entropy_error", np.array([[0.99, 0.004, 0.006], [0.003, 0.002, 0.995]]), np.array([0, 2]), atol=1e-5)


def check_labels(submission, assert_close, probabilities, rng, formulas):
    """cross_entropy_error returns the mean loss of a batch with labels."""
    for classes, answers in ((3, [0, 1, 2, 1]), (5, [4, 0, 2, 1])):
        y, labels = probabilities(4, classes), rng.permutation(answers)
        of = f"cross_entropy_error(y, t), y of shape (4, {classes}), t of shape (4,)"
        got = submission.cross_entropy_error(y, labels)
        assert_close(got, formulas.mean_loss(y, labels), of=of, atol=1e-5, batch_size=4)


def check_perfect_prediction(submission, assert_close):
    """cross_entropy_error of a perfect prediction is 0, or within 1e-5 of it."""
    y = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    assert_close(submission.cross_entropy_error(y, y), 0, of="cross_entropy_error(y, t), y equal to t", atol=1e-5)
    y, of = (
        np.array([[0.0, 1.0, 0.0], [0.5, 0.25, 0.25]]),
        "cross_entropy_error([[0, 1, 0], [0.5, 0.25, 0.25]], [1, 0])",
    )
    assert_close(submission.cross_entropy_error(y, np.array([1, 0])), np.log(2) / 2, of=of, atol=1e-5)


def check_small_probability(submission, assert_close):
    """cross_entropy_error is large, and not cut off, when the right class has probability 0.00001."""
    got = submission.cross_entropy_error(np.array([[0.00001, 0.99999], [0.5, 0.5]]), np.array([0, 0]))
    of = "cross_entropy_error([[0.00001, 0.99999], [0.5, 0.5]], [0, 0])"
    assert_close(got, -(np.log(0.00001) + np.log(0.5)) / 2, of=of, rtol=0.01)


@pytest.mark.points(2)
@pytest.mark.parametrize("form", ["one-hot", "labels"])
def check_probability_zero(submission, assert_array, assert_close, form):
    """cross_entropy_error is large but finite when the right class has probability 0."""
    t = np.array([0, 1]) if form == "labels" else np.eye(3)[[0, 1]]
    for dtype in (np.float64, np.float32):
        y = np.array([[0.0, 1.0, 0.0], [0.5, 0.25, 0.25]], dtype)
        of = f"cross_entropy_error([[0, 1, 0]], t), t = [0] as {form}, y of type {dtype.__name__}"
        loss = assert_array(submission.cross_entropy_error(y[:1], t[:1]), (), of=of)
        assert loss >= LEAST_LOSS, f"{of} is {loss:.4g}; expected at least {LEAST_LOSS}"
        of = of.replace("[[0, 1, 0]]", "[[0, 1, 0], [0.5, 0.25, 0.25]]").replace("t = [0]", "t = [0, 1]")
        assert_close(submission.cross_entropy_error(y, t), (loss - np.log(0.25)) / 2, of=of, atol=1e-5)
    of = f"cross_entropy_error([[0, 1, 0], [0, 1, 0]], t), t = [0, 0] as {form}"
    loss = assert_array(submission.cross_entropy_error(y[[0, 0]], t[[0, 0]]), (), of=of)
    assert loss >= LEAST_LOSS, f"{of} is {loss:.4g}; expected at least {LEAST_LOSS}"


@pytest.mark.points(2)
def check_any_answers(agree, probabilities, rng):
    """cross_entropy_error accepts one row, one-hot rows and labels, even with exactly as many rows as classes."""
    agree("cross_entropy_error", probabilities(3, 3), rng.permutation([0, 2, 2]), atol=1e-5)
