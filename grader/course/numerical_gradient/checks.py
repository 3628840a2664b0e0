"""What must come out of the numerical derivatives.

Central differences with h from 1e-3 to 1e-6 pass, one-sided ones and other steps do not: see TOLERANCE.
"""

import numpy as np
import pytest

from . import scenarios

TOLERANCE = {"rtol": 1e-5, "atol": 1e-6}

MANY = 60  # calls: a step that each of them halves has vanished by then


# numerical_diff


def check_diff_of_the_worked_examples(submission, assert_close):
    """numerical_diff returns the derivatives of the worked examples."""
    of = "numerical_diff(f, {}), f(x) = 0.01*x**2 + 0.1*x"
    assert_close(submission.run(scenarios.diff_of_a_parabola, 5), 0.2, of=of.format(5), **TOLERANCE)
    assert_close(submission.run(scenarios.diff_of_a_parabola, 10), 0.3, of=of.format(10), **TOLERANCE)


def check_partial_derivatives(submission, assert_close):
    """numerical_diff returns the partial derivatives of a function when its other input is held fixed."""
    got = submission.run(scenarios.partial_derivatives)
    assert_close(got, {"along x0": 6, "along x1": 8}, of="numerical_diff of x0**2 + x1**2 at (3, 4)", **TOLERANCE)


@pytest.mark.points(2)
def check_both_sides(submission, assert_close):
    """numerical_diff calls f on both sides of x, at the same distance."""
    got = submission.run(scenarios.diff_of_a_square, 1.0)
    assert_close(got, 2, of="numerical_diff(f, 1.0), f(x) = x**2", **TOLERANCE)
    got = submission.run(scenarios.diff_of_sine, 1.0)
    assert_close(got, np.cos(1.0), of="numerical_diff(f, 1.0), f(x) = sin(x)", **TOLERANCE)


def check_falling_function(submission, assert_close):
    """numerical_diff returns a negative number where f falls."""
    got = submission.run(scenarios.diff_of_sine, 2.0)
    assert_close(got, np.cos(2.0), of="numerical_diff(f, 2.0), f(x) = sin(x)", **TOLERANCE)


def check_diff_at_zero(submission, assert_close):
    """numerical_diff accepts 0 and negative numbers."""
    for x in (0, 0.0, -1.5):
        got = submission.run(scenarios.diff_of_sine, x)
        assert_close(got, np.cos(x), of=f"numerical_diff(f, {x}), f(x) = sin(x)", **TOLERANCE)


def check_small_step(submission, assert_close):
    """numerical_diff uses a small step, however large x is, and in every call."""
    got = submission.run(scenarios.diff_of_a_cube, 1.0)
    assert_close(got, 3, of="numerical_diff(f, 1.0), f(x) = x**3", **TOLERANCE)
    of = "numerical_diff(f, 1000.0), f(x) = sin(x)"
    assert_close(submission.run(scenarios.diff_of_sine, 1000.0), np.cos(1000.0), of=of)
    of = f"numerical_diff(f, 1.0), f(x) = sin(x), call {MANY} of {MANY}"
    assert_close(submission.run(scenarios.last_of_many_diffs, 1.0, MANY), np.cos(1.0), of=of, **TOLERANCE)


def check_almost_flat_function(submission, assert_close):
    """numerical_diff is small, and not rounded, where f is almost flat."""
    of = "numerical_diff(f, 1.0), f(x) = 1e-8 * x**2"
    assert_close(submission.run(scenarios.diff_of_a_flat_square, 1.0), 2e-8, of=of, rtol=1e-5, atol=0)


def check_number_by_number(submission, assert_close):
    """numerical_diff calls the function that you pass as f, with one number at a time."""
    got = submission.run(scenarios.diff_of_two_functions, 2.0)
    want = {"f(x) = x**2 if x > 0 else 0": 4, "f(x) = x**3 if x > 0 else 0": 12}
    assert_close(got, want, of="numerical_diff(f, 2.0), one f after the other", **TOLERANCE)


# numerical_gradient


@pytest.mark.points(2)
def check_gradient_of_the_worked_examples(submission, assert_close, advice):
    """numerical_gradient returns the gradients of the worked examples."""
    for x, want in (([3.0, 4.0], [6, 8]), ([0.0, 2.0], [0, 4]), ([3.0, 0.0], [6, 0])):
        got = submission.run(scenarios.gradient_of_two_squares, np.array(x))
        assert_close(got, want, of=f"numerical_gradient(f, {x}), f(x) = x[0]**2 + x[1]**2", **TOLERANCE)
    with advice("numerical_gradient is wrong for an x of integers, since an integer cannot hold a step of h."):
        got = submission.run(scenarios.gradient_of_two_squares, np.array([3, 4]))
        assert_close(got, [6, 8], of="numerical_gradient(f, [3, 4])", **TOLERANCE)


def check_every_entry(submission, assert_close, rng):
    """numerical_gradient moves one entry at a time."""
    x = rng.normal(size=4)
    want = 3 * x**2 + [x[1], x[0], 0, 0]
    of = "numerical_gradient(f, x), f(x) = sum(x**3) + x[0]*x[1]"
    assert_close(submission.run(scenarios.gradient_of_cubes, x), want, of=of, **TOLERANCE)


def check_step_of_every_entry(submission, assert_close):
    """numerical_gradient uses a small step, however large the entry is, and in every call."""
    x = np.array([0.0, -1.5, 1000.0])
    of = "numerical_gradient(f, [0, -1.5, 1000]), f(x) = sum(sin(x))"
    assert_close(submission.run(scenarios.gradient_of_sines, x), np.cos(x), of=of)
    of = f"numerical_gradient(f, [3, 4]), f(x) = x[0]**2 + x[1]**2, call {MANY} of {MANY}"
    got = submission.run(scenarios.last_of_many_gradients, np.array([3.0, 4.0]), MANY)
    assert_close(got, [6, 8], of=of, **TOLERANCE)


def check_two_functions(submission, assert_close):
    """numerical_gradient calls the function that you pass as f, even if x is the same as in an earlier call."""
    got = submission.run(scenarios.gradients_of_two_functions, np.array([3.0, 4.0]))
    want = {"f(x) = sum(x**2)": [6, 8], "f(x) = sum(x**3)": [27, 48]}
    assert_close(got, want, of="numerical_gradient(f, [3, 4]), one f after the other", **TOLERANCE)


@pytest.mark.points(2)
def check_matrix(submission, assert_close, rng):
    """numerical_gradient returns a gradient in the shape of a matrix."""
    x = rng.normal(size=(2, 3))
    want = 3 * x**2 + [[x[0, 1], x[0, 0], 0], [0, 0, 0]]
    of = "numerical_gradient(f, x), x of shape (2, 3)"
    assert_close(submission.run(scenarios.gradient_of_cubes, x), want, of=of, **TOLERANCE)


def check_whole_array(submission, assert_close, rng):
    """numerical_gradient passes the whole array to f, in its shape."""
    x = rng.normal(size=(2, 3))
    got = submission.run(scenarios.gradient_of_column_totals, x)
    of = "numerical_gradient(f, x), f(x) = sum(sum(x, axis=0)**2)"
    assert_close(got, np.tile(2 * x.sum(axis=0), (2, 1)), of=of, **TOLERANCE)


@pytest.mark.points(2)
def check_closure(submission, assert_close, rng):
    """numerical_gradient moves x itself, so that an f that reads x directly sees the step."""
    x = rng.normal(size=(2, 3))
    of = "numerical_gradient(f, x), where f reads x itself"
    assert_close(submission.run(scenarios.gradient_through_a_closure, x), 3 * x**2, of=of, **TOLERANCE)
    of = "numerical_gradient(f, W.T), where f reads W itself, and W is every second column of another array"
    assert_close(submission.run(scenarios.gradient_of_a_view, x), 3 * x.T**2, of=of, **TOLERANCE)


def check_plain_number(submission, assert_close, rng):
    """numerical_gradient accepts an f that returns a Python number."""
    x = rng.normal(size=3)
    of = "numerical_gradient(f, x), where f returns a float"
    assert_close(submission.run(scenarios.gradient_of_a_plain_number, x), 2 * x, of=of, **TOLERANCE)


def check_array_is_restored(submission, assert_close, rng):
    """numerical_gradient leaves exactly the old values in x."""
    x = rng.normal(size=(10, 10))
    got = submission.run(scenarios.array_after_the_gradient, x)
    assert_close(got, {"the result": 2 * x, "x afterwards": x}, of="numerical_gradient(f, x)", **TOLERANCE)
    assert_close({"x": got["x afterwards"]}, {"x": x}, of="after numerical_gradient(f, x)", rtol=0, atol=0)


def check_gradient_of_any_array(agree, rng):
    """numerical_gradient accepts arrays of any shape, and views such as W.T."""
    agree(scenarios.gradient_of_column_totals, rng.normal(size=(3, 2)), **TOLERANCE)
