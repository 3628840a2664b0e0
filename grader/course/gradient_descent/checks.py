"""What must come out of gradient descent.

The ways are written out in this file: for f(x) = x[0]**2 + x[1]**2, each step multiplies x by 1 - 2*lr.
"""

import numpy as np
import pytest

from . import scenarios

START = np.array([-3.0, 4.0])
BOWL = "f(x) = x[0]**2 + x[1]**2"


def _x_and_history(got, of):
    """The two results; fail the check if there are not two."""
    assert got is not None, f"{of} returned nothing; is the return missing?"
    assert isinstance(got, tuple) and len(got) == 2, f"{of} does not return two values; expected x and history"
    return {"x": got[0], "history": got[1]}


@pytest.fixture
def assert_end(assert_close):
    """``assert_end(got, x, of=...)``: got leads to this point, whatever its history is; compared number by number."""

    def compare(got, x, of, **tolerances):
        got = {"x": _x_and_history(got, of)["x"]}
        assert_close(got, {"x": tuple(x)}, of=of, **tolerances)

    return compare


@pytest.fixture
def assert_way(assert_close):
    """``assert_way(got, history, of=...)``: got is the last point of this history, and the history."""

    def compare(got, history, of):
        got = _x_and_history(got, of)
        assert_close(got, {"x": history[-1], "history": history}, of=of)

    return compare


def check_one_step(submission, assert_end):
    """gradient_descent goes downhill by lr times the gradient."""
    of = f"gradient_descent(f, [-3, 4], lr=0.1, step_num=1), {BOWL}"
    got = submission.run(scenarios.into_a_bowl, START, 0.1, 1)
    assert_end(got, [-2.4, 3.2], of=of)


@pytest.mark.points(2)
def check_worked_example(submission, assert_end):
    """gradient_descent comes close to the minimum in 100 steps with lr=0.1."""
    of = f"gradient_descent(f, [-3, 4], lr=0.1, step_num=100), {BOWL}"
    got = submission.run(scenarios.into_a_bowl, START, 0.1, 100)
    # The numbers are tiny themselves: an absolute tolerance would take any tiny number for them.
    assert_end(got, [-6.11110793e-10, 8.14814391e-10], of=of, atol=0)


def check_small_learning_rate(submission, assert_end):
    """gradient_descent hardly moves with lr=1e-10."""
    of = f"gradient_descent(f, [-3, 4], lr=1e-10, step_num=100), {BOWL}"
    got = submission.run(scenarios.into_a_bowl, START, 1e-10, 100)
    assert_end(got, [-2.99999994, 3.99999992], of=of, rtol=0, atol=2e-9)


def check_large_learning_rate(submission, assert_end, assert_array):
    """gradient_descent runs far away with lr=10."""
    of = f"gradient_descent(f, [-3, 4], lr=10, step_num=3), {BOWL}"
    got = submission.run(scenarios.into_a_bowl, START, 10.0, 3)
    assert_end(got, [20577, -27436], of=of)
    of = of.replace("step_num=3", "step_num=100")
    got = submission.run(scenarios.into_a_bowl, START, 10.0, 100)
    x = assert_array(_x_and_history(got, of)["x"], (2,), of=f"{of}: x")
    # Section 4.4.1 prints [-2.59e13, -1.29e12]. Each step multiplies the rounding errors by 19 as well, until x + h is
    # x and the descent stops. Where it stops depends on h, so only the distance is checked.
    assert np.abs(x).max() > 1e9, f"{of}: x is {x}; expected about [-2.59e+13, -1.29e+12]"


def check_defaults(submission, assert_end, formulas):
    """gradient_descent takes 100 steps with lr=0.01 by default."""
    of = f"gradient_descent(f, [-3, 4]), {BOWL}"
    got = submission.run(scenarios.with_defaults, START)
    assert_end(got, formulas.bowl_history(START, 0.01, 100)[-1], of=of)


@pytest.mark.points(2)
def check_history(submission, assert_way, formulas):
    """gradient_descent returns a history with the start and the point after each step."""
    of = f"gradient_descent(f, [-3, 4], lr=0.1, step_num=5), {BOWL}"
    got = submission.run(scenarios.into_a_bowl, START, 0.1, 5)
    assert_way(got, formulas.bowl_history(START, 0.1, 5), of=of)


def check_no_step(submission, assert_way):
    """gradient_descent returns the start if step_num or lr is 0."""
    for lr, step_num in ((0.1, 0), (0.0, 2)):
        of = f"gradient_descent(f, [-3, 4], lr={lr}, step_num={step_num}), {BOWL}"
        got = submission.run(scenarios.into_a_bowl, START, lr, step_num)
        assert_way(got, np.tile(START, (step_num + 1, 1)), of=of)


def check_at_the_minimum(submission, assert_way):
    """gradient_descent records every step, even if it starts at the minimum."""
    of = f"gradient_descent(f, [0, 0], lr=0.1, step_num=4), {BOWL}"
    got = submission.run(scenarios.into_a_bowl, np.zeros(2), 0.1, 4)
    assert_way(got, np.zeros((5, 2)), of=of)


def check_all_entries_at_once(submission, assert_end, rng, formulas):
    """gradient_descent moves all entries together, by a new gradient in each step."""
    x = rng.normal(size=2)
    of = "gradient_descent(f, x, lr=0.1, step_num=7), f(x) = x[0]**2 + x[0]*x[1] + 2*x[1]**2"
    got = submission.run(scenarios.into_a_slanting_valley, x, 0.1, 7)
    want = formulas.valley_history(x, 0.1, 7)[-1]
    assert_end(got, want, of=of)


def check_integers(submission, assert_way, formulas):
    """gradient_descent returns floats from a start of integers."""
    of = f"gradient_descent(f, x, lr=0.1, step_num=5), x = np.array([-3, 4]) of integers, {BOWL}"
    got = submission.run(scenarios.into_a_bowl, np.array([-3, 4]), 0.1, 5)
    assert_way(got, formulas.bowl_history(START, 0.1, 5), of=of)


def check_second_call(submission, assert_way, formulas):
    """gradient_descent begins a new history in each call."""
    of = f"gradient_descent(f, [-3, 4], lr=0.1, step_num=2), called a second time, {BOWL}"
    got = submission.run(scenarios.twice, START, 0.1, 2)
    assert_way(got, formulas.bowl_history(START, 0.1, 2), of=of)


@pytest.mark.points(2)
def check_any_start(agree, rng):
    """gradient_descent starts from an array of any shape, and leaves it unchanged."""
    agree(scenarios.from_any_start, rng.normal(size=(2, 3)), 0.1, 2)
