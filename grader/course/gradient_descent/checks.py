"""What must come out of gradient descent.

On f(x) = sum(c * x**2) every step multiplies x by 1 - 2 * lr * c, so each place of the path is known by formula.
"""

import numpy as np
import pytest

from . import scenarios

START = np.array([-3.0, 4.0])
TOLERANCE = {"rtol": 1e-5, "atol": 1e-6}


def path(init_x, lr, step_num, steepness=1.0):
    """Every place of a walk on sum(steepness * x**2): of shape (step_num + 1, ...)."""
    return np.array([init_x * (1 - 2 * lr * steepness) ** step for step in range(step_num + 1)])


def walked(init_x, lr, step_num, steepness=1.0):
    places = path(init_x, lr, step_num, steepness)
    return {"x": places[-1], "history": places}


@pytest.mark.points(2)
def check_path(submission, assert_close):
    """history holds the start and then the place after each step."""
    of = "gradient_descent(f, [-3, 4], lr=0.1, step_num=3), f(x) = x[0]**2 + x[1]**2"
    got = submission.run(scenarios.walk_on_two_squares, START, 0.1, 3)
    assert_close(got, walked(START, 0.1, 3), of=of, **TOLERANCE)


def check_worked_example(submission, assert_close):
    """From (-3, 4) with lr 0.1, 100 steps lead to the place that section 4.4.1 prints."""
    of = "gradient_descent(f, [-3, 4], lr=0.1, step_num=100)[0], f(x) = x[0]**2 + x[1]**2"
    got = submission.run(scenarios.end_of_the_walk, START, 0.1, 100)
    assert_close(got, [-6.11110793e-10, 8.14814391e-10], of=of, rtol=0, atol=1e-9)


def check_small_learning_rate(submission, assert_close):
    """With lr 1e-10 the walk hardly leaves its start."""
    of = "gradient_descent(f, [-3, 4], lr=1e-10, step_num=100)[0], f(x) = x[0]**2 + x[1]**2"
    got = submission.run(scenarios.end_of_the_walk, START, 1e-10, 100)
    assert_close(got, [-2.99999994, 3.99999992], of=of, rtol=0, atol=2e-9)


def check_large_learning_rate(submission, assert_array):
    """With lr 10 each step jumps over the valley, and the walk ends far away."""
    # Where exactly (the notes print -2.59e13, -1.29e12) is rounding: so far away x + h is x, and the slope is 0.
    of = "gradient_descent(f, [-3, 4], lr=10, step_num=100)[0], f(x) = x[0]**2 + x[1]**2"
    got = assert_array(submission.run(scenarios.end_of_the_walk, START, 10.0, 100), (2,), of=of)
    assert np.abs(got).max() > 1e9, f"{of} is {got.max():.4g} at most; expected 1e9 and more: every step jumps too far"


@pytest.mark.points(2)
def check_each_slope_counts(submission, assert_close, away_from_zero):
    """Every entry moves by its own slope, in an array of any shape."""
    for shape in ((3,), (2, 3)):
        x = away_from_zero(shape)
        steepness = 1.0 + np.arange(x.size).reshape(shape)
        of = f"gradient_descent(f, init_x, lr=0.07, step_num=5), init_x of shape {shape}"
        got = submission.run(scenarios.walk_in_a_valley, x, 0.07, 5)
        assert_close(got, walked(x, 0.07, 5, steepness), of=of, **TOLERANCE)


def check_default_values(submission, assert_close):
    """lr is 0.01 and step_num 100 unless given."""
    got = submission.run(scenarios.walk_by_default, START)
    assert_close(got, path(START, 0.01, 100), of="gradient_descent(f, [-3, 4])[1]", **TOLERANCE)


def check_no_steps(submission, assert_close):
    """Without a step the walk ends where it starts."""
    got = submission.run(scenarios.walk_on_two_squares, START, 0.1, 0)
    assert_close(got, walked(START, 0.1, 0), of="gradient_descent(f, [-3, 4], lr=0.1, step_num=0)", **TOLERANCE)


@pytest.mark.points(2)
def check_start_stays(submission, assert_close):
    """init_x is the same after the walk as before."""
    want = {"x": path(START, 0.1, 20)[-1], "init_x afterwards": START}
    got = submission.run(scenarios.start_after_the_walk, START, 0.1, 20)
    assert_close(got, want, of="gradient_descent(f, init_x, lr=0.1, step_num=20)", **TOLERANCE)


def check_integers(submission, assert_close):
    """A start of integers is a start like any other."""
    got = submission.run(scenarios.walk_on_two_squares, np.array([-3, 4]), 0.1, 4)
    assert_close(
        got, walked(START, 0.1, 4), of="gradient_descent(f, np.array([-3, 4]), lr=0.1, step_num=4)", **TOLERANCE
    )
