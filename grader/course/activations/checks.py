"""What must come out of the activations.

Inputs at which a function has a step or a corner have checks of their own; all others stay away from 0.
"""

import numpy as np
import pytest


@pytest.fixture
def assert_any_input(submission, assert_close, agree, formulas, away_from_zero):
    """``assert_any_input("relu")``: the function is right for numbers, and for arrays as its stub promises."""

    def check(name):
        for x in (1.5, -1.5, 2, -2, 1000, -1000.0):
            assert_close(getattr(submission, name)(x), getattr(formulas, name)(x), of=f"{name}({x})")
        agree(name, 2 * away_from_zero((2, 3)))

    return check


@pytest.mark.points(2)
def check_step(submission, assert_close):
    """step_function returns 1 for a positive number and 0 for a negative one."""
    assert_close(submission.step_function(np.array([-1.0, 1.0, 2.0])), [0, 1, 1], of="step_function([-1, 1, 2])")


def check_step_at_zero(submission, assert_close):
    """step_function returns 0 at exactly 0, and 1 just above."""
    got = submission.step_function(np.array([0.0, -0.0, 1e-3, -1e-3, 1e-60, -1e-60]))
    assert_close(got, [0, 0, 1, 0, 1, 0], of="step_function([0, -0, 0.001, -0.001, 1e-60, -1e-60])")


def check_step_of_any_input(assert_any_input):
    """step_function accepts numbers and arrays of any shape, and leaves them unchanged."""
    assert_any_input("step_function")


@pytest.mark.points(3)
def check_sigmoid(submission, assert_close):
    """sigmoid rises smoothly from 0 to 1, and is 0.5 at 0."""
    got = submission.sigmoid(np.array([0.0, 0.7, 2.0, -1.0]))
    assert_close(got, [0.5, 0.66818777, 0.88079708, 0.26894142], of="sigmoid([0, 0.7, 2, -1])")


@pytest.mark.points(2)
def check_sigmoid_far_out(submission, assert_close):
    """sigmoid returns 1 for 1000 and 0 for -1000, and does not round small results."""
    got = submission.sigmoid(np.array([1000.0, -1000.0, 745.0, -745.0]))
    assert_close(got, [1, 0, 1, 0], of="sigmoid([1000, -1000, 745, -745])", rtol=0, atol=1e-12)
    got = submission.sigmoid(np.array([-12.0, -18.0]))
    assert_close(got, [6.144174602e-6, 1.522997951e-8], of="sigmoid([-12, -18])", atol=0)


def check_sigmoid_of_any_input(assert_any_input):
    """sigmoid accepts numbers and arrays of any shape, and leaves them unchanged."""
    assert_any_input("sigmoid")


@pytest.mark.points(3)
def check_relu(submission, assert_close):
    """relu keeps positive numbers and makes all others 0."""
    got = submission.relu(np.array([-1000.0, -0.5, 0.0, -0.0, 1e-3, 0.5, 1000.0]))
    of = "relu([-1000, -0.5, 0, -0, 0.001, 0.5, 1000])"
    assert_close(got, [0, 0, 0, 0, 1e-3, 0.5, 1000], of=of, atol=1e-9)


def check_relu_of_any_input(assert_any_input):
    """relu accepts numbers and arrays of any shape, and leaves them unchanged."""
    assert_any_input("relu")


@pytest.mark.points(2)
def check_identity(submission, assert_close):
    """identity_function returns the values of its input."""
    got = submission.identity_function(np.array([-1000.0, -0.5, 0.0, 2.0]))
    assert_close(got, [-1000, -0.5, 0, 2], of="identity_function([-1000, -0.5, 0, 2])", atol=1e-9)


def check_identity_is_exact(submission, assert_close):
    """identity_function rounds nothing."""
    got = submission.identity_function(np.array([16777217, -1]))  # float32 has no 16777217
    assert_close(got, [16777217, -1], of="identity_function([16777217, -1])", rtol=0, atol=0)
    got = submission.identity_function(np.array([1e-10, 0.123456789]))
    assert_close(got, [1e-10, 0.123456789], of="identity_function([1e-10, 0.123456789])", rtol=1e-8, atol=0)


def check_identity_of_any_input(assert_any_input):
    """identity_function accepts numbers and arrays of any shape, and leaves them unchanged."""
    assert_any_input("identity_function")


@pytest.mark.points(3)
def check_sigmoid_derivative(submission, assert_close):
    """sigmoid_grad is 0.25 at 0, and less on both sides."""
    got = submission.sigmoid_grad(np.array([0.0, 2.0, -2.0]))
    assert_close(got, [0.25, 0.10499359, 0.10499359], of="sigmoid_grad([0, 2, -2])")


def check_sigmoid_derivative_far_out(submission, assert_close):
    """sigmoid_grad is 0 at 1000 and at -1000, and almost 0 at 12 and -12."""
    got = submission.sigmoid_grad(np.array([1000.0, -1000.0, 745.0, -745.0]))
    assert_close(got, [0, 0, 0, 0], of="sigmoid_grad([1000, -1000, 745, -745])")
    got = submission.sigmoid_grad(np.array([12.0, -12.0]))
    assert_close(got, [6.144136852e-6, 6.144136852e-6], of="sigmoid_grad([12, -12])", atol=1e-7)


def check_sigmoid_derivative_of_any_input(assert_any_input):
    """sigmoid_grad accepts numbers and arrays of any shape, and leaves them unchanged."""
    assert_any_input("sigmoid_grad")


@pytest.mark.points(2)
def check_relu_derivative(submission, assert_close):
    """relu_grad is 1 at a positive number and 0 at a negative one."""
    got = submission.relu_grad(np.array([-1000.0, -0.5, 1e-3, 0.5, 1000.0]))
    assert_close(got, [0, 0, 1, 1, 1], of="relu_grad([-1000, -0.5, 0.001, 0.5, 1000])")


def check_relu_derivative_at_zero(submission, assert_array, assert_close):
    """relu_grad at 0 is a number from 0 to 1."""
    of = "relu_grad([-1, 0, 1])"
    slopes = assert_array(submission.relu_grad(np.array([-1.0, 0.0, 1.0])), (3,), of=of)
    assert 0 <= slopes[1] <= 1, f"{of}[1] is {slopes[1]:.7g}; expected a number from 0 to 1"
    assert_close(slopes, [0, slopes[1], 1], of=of)


def check_relu_derivative_of_any_input(assert_any_input):
    """relu_grad accepts numbers and arrays of any shape, and leaves them unchanged."""
    assert_any_input("relu_grad")
