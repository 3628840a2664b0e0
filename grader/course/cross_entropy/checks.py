"""What must come out of the loss functions."""

import numpy as np
import pytest

T = np.array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
LIKELY_2 = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
LIKELY_7 = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])


@pytest.fixture
def probabilities(rng):
    """``probabilities(n, c)``: rows that add up to 1, no entry below 0.05."""

    def draw(n, c):
        y = 0.05 + rng.random((n, c))
        y /= y.sum(axis=1, keepdims=True)
        return np.maximum(y, 0.05)

    return draw


def check_squared_error_of_the_worked_examples(submission, assert_close):
    """mean_squared_error gives the numbers of section 4.2.1."""
    assert_close(submission.mean_squared_error(LIKELY_2, T), 0.0975, of="mean_squared_error(y, t)")
    assert_close(submission.mean_squared_error(LIKELY_7, T), 0.5975, of="mean_squared_error(y, t)")


def check_squared_error(agree, rng):
    """mean_squared_error is half the sum of the squared differences."""
    agree("mean_squared_error", rng.normal(size=5), rng.normal(size=5))
    agree("mean_squared_error", rng.normal(size=(4, 3)), rng.normal(size=(4, 3)))


@pytest.mark.points(2)
def check_one_row(submission, assert_close):
    """cross_entropy_error of one row gives the numbers of section 4.2.2."""
    of = "cross_entropy_error(y, t), y and t of shape (10,)"
    assert_close(submission.cross_entropy_error(LIKELY_2, T), 0.510825457099338, of=of, atol=1e-5)
    assert_close(submission.cross_entropy_error(LIKELY_7, T), 2.302584092994546, of=of, atol=1e-5)


@pytest.mark.points(2)
def check_one_hot_batch(agree, probabilities, rng):
    """A batch with one-hot answers gives the mean of its rows."""
    t = np.eye(3)[rng.permutation([0, 1, 2, 1])]
    agree("cross_entropy_error", probabilities(4, 3), t, atol=1e-5)


def check_one_hot_integers(agree, probabilities, rng):
    """One-hot answers may be integers."""
    t = np.eye(3, dtype=int)[rng.permutation([0, 1, 2, 1])]
    agree("cross_entropy_error", probabilities(4, 3), t, atol=1e-5)


@pytest.mark.points(2)
def check_labels(agree, probabilities, rng):
    """A batch with labels gives the mean of its rows."""
    agree("cross_entropy_error", probabilities(4, 3), rng.permutation([0, 1, 2, 1]), atol=1e-5)


def check_as_many_rows_as_classes(agree, probabilities, rng):
    """Labels are positions also when there are as many rows as classes."""
    agree("cross_entropy_error", probabilities(3, 3), rng.permutation([0, 2, 2]), atol=1e-5)


def check_equal_rows(submission, assert_close):
    """A batch of equal rows has the loss of one row."""
    y, t = np.array([LIKELY_2] * 3), np.array([T] * 3)
    of = "cross_entropy_error(y, t) of three equal rows"
    assert_close(submission.cross_entropy_error(y, t), 0.510825457099338, of=of, atol=1e-5)


def check_perfect_prediction(submission, assert_close):
    """A perfect prediction has the loss 0."""
    y = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    assert_close(submission.cross_entropy_error(y, y), 0, of="cross_entropy_error(y, t), y equal to t", atol=1e-5)


@pytest.mark.points(2)
@pytest.mark.parametrize("form", ["one-hot", "labels"])
def check_probability_zero(submission, assert_array, form):
    """The loss is large but finite when the right class has probability 0."""
    y = np.array([[0.0, 1.0, 0.0], [0.5, 0.25, 0.25]])
    t = np.array([0, 1]) if form == "labels" else np.eye(3)[[0, 1]]
    of = f"cross_entropy_error(y, t) with probability 0 for the right class, t as {form}"
    loss = assert_array(submission.cross_entropy_error(y, t), (), of=of)
    assert 5 < loss < 400, f"{of} is {loss:.4g}; expected a large number, at least 5"
