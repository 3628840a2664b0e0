"""What must come out of the activations.

Inputs at which a function has a step or a corner have checks of their own; all others stay away from 0.
"""

import numpy as np
import pytest

from . import scenarios

# The formulas


def step(x):
    return np.where(x > 0, 1.0, 0.0)


def smooth_step(x):
    return 1 / (1 + np.exp(-x))


def smooth_slope(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


FORMULAS = {
    "step_function": step,
    "sigmoid": smooth_step,
    "relu": lambda x: np.maximum(x, 0),
    "identity_function": lambda x: x,
    "sigmoid_grad": smooth_slope,
    "relu_grad": step,
}


# One function at a time


@pytest.mark.points(2)
def check_step(submission, assert_close):
    """The step is 1 for what is positive and 0 for what is negative."""
    assert_close(submission.step_function(np.array([-1.0, 1.0, 2.0])), [0, 1, 1], of="step_function([-1, 1, 2])")


def check_step_at_zero(submission, assert_close):
    """The step comes just above 0, and at 0 itself it has not come yet."""
    got = submission.step_function(np.array([0.0, -0.0, 1e-3, -1e-3]))
    assert_close(got, [0, 0, 1, 0], of="step_function([0, -0, 0.001, -0.001])")


@pytest.mark.points(3)
def check_sigmoid(submission, assert_close):
    """The sigmoid rises smoothly from 0 to 1, and is 0.5 at 0."""
    got = submission.sigmoid(np.array([0.0, 0.7, 2.0, -1.0]))
    assert_close(got, [0.5, 0.66818777, 0.88079708, 0.26894142], of="sigmoid([0, 0.7, 2, -1])")


@pytest.mark.points(2)
def check_sigmoid_far_out(submission, assert_close):
    """The sigmoid of 1000 is 1 and that of -1000 is 0."""
    got = submission.sigmoid(np.array([1000.0, -1000.0, 745.0, -745.0]))
    assert_close(got, [1, 0, 1, 0], of="sigmoid([1000, -1000, 745, -745])")


@pytest.mark.points(3)
def check_relu(submission, assert_close):
    """ReLU keeps what is positive and makes the rest 0."""
    got = submission.relu(np.array([-1000.0, -0.5, 0.0, -0.0, 1e-3, 0.5, 1000.0]))
    of = "relu([-1000, -0.5, 0, -0, 0.001, 0.5, 1000])"
    assert_close(got, [0, 0, 0, 0, 1e-3, 0.5, 1000], of=of, atol=1e-9)


@pytest.mark.points(2)
def check_identity(submission, assert_close):
    """The identity gives back what it is given."""
    got = submission.identity_function(np.array([-1000.0, -0.5, 0.0, 2.0]))
    assert_close(got, [-1000, -0.5, 0, 2], of="identity_function([-1000, -0.5, 0, 2])", atol=1e-9)


@pytest.mark.points(3)
def check_sigmoid_slope(submission, assert_close, true_gradient, rng):
    """The slope of the sigmoid is 0.25 at 0, and less on both sides."""
    got = submission.sigmoid_grad(np.array([0.0, 2.0, -2.0]))
    assert_close(got, [0.25, 0.10499359, 0.10499359], of="sigmoid_grad([0, 2, -2])")
    x = rng.normal(size=5)
    want = true_gradient(lambda x: np.sum(smooth_step(x)), x)
    assert_close(submission.sigmoid_grad(x), want, of="sigmoid_grad(x), x of shape (5,)")


def check_sigmoid_slope_far_out(submission, assert_close):
    """The slope of the sigmoid is 0 at 1000 and at -1000."""
    got = submission.sigmoid_grad(np.array([1000.0, -1000.0, 745.0, -745.0]))
    assert_close(got, [0, 0, 0, 0], of="sigmoid_grad([1000, -1000, 745, -745])")


@pytest.mark.points(2)
def check_relu_slope(submission, assert_close):
    """The slope of ReLU is 1 for what is positive and 0 for what is negative."""
    got = submission.relu_grad(np.array([-1000.0, -0.5, 1e-3, 0.5, 1000.0]))
    assert_close(got, [0, 0, 1, 1, 1], of="relu_grad([-1000, -0.5, 0.001, 0.5, 1000])")


def check_relu_slope_at_zero(submission, assert_array, assert_close):
    """The slope of ReLU at 0 is a number from 0 to 1."""
    of = "relu_grad([-1, 0, 1])"
    slopes = assert_array(submission.relu_grad(np.array([-1.0, 0.0, 1.0])), (3,), of=of)
    assert 0 <= slopes[1] <= 1, f"{of}[1] is {slopes[1]:.4g}; expected a number from 0 to 1"
    assert_close(slopes, [0, slopes[1], 1], of=of)


# All six


def check_any_shape(submission, assert_close, away_from_zero):
    """Arrays of any shape are taken entry by entry."""
    for shape in ((3, 4), (2, 3, 4), (3, 3)):
        x = 2 * away_from_zero(shape)
        for name, formula in FORMULAS.items():
            assert_close(getattr(submission, name)(x), formula(x), of=f"{name}(x), x of shape {shape}")


def check_single_numbers(submission, assert_close):
    """A single number gives a single number, be it positive or negative."""
    for x in (1.5, -1.5, 2, -2):
        for name, formula in FORMULAS.items():
            assert_close(getattr(submission, name)(x), formula(x), of=f"{name}({x})")


def check_integers(submission, assert_close):
    """Integers give the same as floats."""
    x = np.array([[-2, -1], [1, 3]])
    for name, formula in FORMULAS.items():
        assert_close(getattr(submission, name)(x), formula(x), of=f"{name}([[-2, -1], [1, 3]])")


def check_array_is_left_alone(submission, assert_close, away_from_zero):
    """The array that is given is afterwards what it was before."""
    x = away_from_zero((2, 3))
    for name, formula in FORMULAS.items():
        got = submission.run(scenarios.array_afterwards, name, x)
        assert_close(got, {"the result": formula(x), "x afterwards": x}, of=f"{name}(x), x of shape (2, 3)")
