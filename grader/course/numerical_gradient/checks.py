"""What must come out of the numerical derivatives.

Central differences with h from 1e-3 to 1e-6 pass, one-sided ones and other steps do not: see TOLERANCE.
"""

import numpy as np
import pytest

from . import scenarios

TOLERANCE = {"rtol": 1e-5, "atol": 1e-6}


def check_slope_of_the_worked_examples(submission, assert_close):
    """numerical_diff gives the numbers of section 4.3.2."""
    of = "numerical_diff(f, {}), f(x) = 0.01*x**2 + 0.1*x"
    assert_close(submission.run(scenarios.slope_of_a_parabola, 5), 0.2, of=of.format(5), **TOLERANCE)
    assert_close(submission.run(scenarios.slope_of_a_parabola, 10), 0.3, of=of.format(10), **TOLERANCE)


def check_partial_slopes(submission, assert_close):
    """numerical_diff gives the partial derivatives of section 4.3.3."""
    got = submission.run(scenarios.partial_slopes)
    assert_close(got, {"along x0": 6, "along x1": 8}, of="numerical_diff of x0**2 + x1**2 at (3, 4)", **TOLERANCE)


@pytest.mark.points(2)
def check_both_sides(submission, assert_close):
    """numerical_diff looks at both sides of x, the same distance away."""
    got = submission.run(scenarios.slope_of_a_square, 1.0)
    assert_close(got, 2, of="numerical_diff(f, 1.0), f(x) = x**2", **TOLERANCE)
    got = submission.run(scenarios.slope_of_sine, 1.0)
    assert_close(got, np.cos(1.0), of="numerical_diff(f, 1.0), f(x) = sin(x)", **TOLERANCE)


def check_falling_curve(submission, assert_close):
    """A curve that falls has a negative slope."""
    got = submission.run(scenarios.slope_of_sine, 2.0)
    assert_close(got, np.cos(2.0), of="numerical_diff(f, 2.0), f(x) = sin(x)", **TOLERANCE)


def check_small_step(submission, assert_close):
    """The step of numerical_diff is small enough for a curve that bends."""
    got = submission.run(scenarios.slope_of_a_cube, 1.0)
    assert_close(got, 3, of="numerical_diff(f, 1.0), f(x) = x**3", **TOLERANCE)


@pytest.mark.points(2)
def check_gradient_of_the_worked_examples(submission, assert_close, advice):
    """numerical_gradient gives the numbers of section 4.4."""
    for x, want in (([3.0, 4.0], [6, 8]), ([0.0, 2.0], [0, 4]), ([3.0, 0.0], [6, 0])):
        got = submission.run(scenarios.gradient_of_two_squares, np.array(x))
        assert_close(got, want, of=f"numerical_gradient(f, {x}), f(x) = x[0]**2 + x[1]**2", **TOLERANCE)
    with advice(
        "An x of integers gives other slopes than the same x of floats: a step of h does not fit in an integer."
    ):
        got = submission.run(scenarios.gradient_of_two_squares, np.array([3, 4]))
        assert_close(got, [6, 8], of="numerical_gradient(f, [3, 4])", **TOLERANCE)


def check_every_entry_on_its_own(submission, assert_close, rng):
    """Each entry of the gradient is the slope along that entry alone."""
    x = rng.normal(size=4)
    want = 3 * x**2 + [x[1], x[0], 0, 0]
    of = "numerical_gradient(f, x), f(x) = sum(x**3) + x[0]*x[1]"
    assert_close(submission.run(scenarios.gradient_of_cubes, x), want, of=of, **TOLERANCE)


@pytest.mark.points(2)
def check_matrix(submission, assert_close, rng):
    """A matrix has a gradient of its own shape."""
    x = rng.normal(size=(2, 3))
    want = 3 * x**2 + [[x[0, 1], x[0, 0], 0], [0, 0, 0]]
    of = "numerical_gradient(f, x), x of shape (2, 3)"
    assert_close(submission.run(scenarios.gradient_of_cubes, x), want, of=of, **TOLERANCE)


def check_three_axes(submission, assert_close, rng):
    """An array with three axes has a gradient of its own shape."""
    x = rng.normal(size=(2, 1, 3))
    got = submission.run(scenarios.gradient_of_a_squared_sum, x)
    want = np.full(x.shape, 2 * x.sum())
    assert_close(got, want, of="numerical_gradient(f, x), x of shape (2, 1, 3)", **TOLERANCE)


def check_whole_array(submission, assert_close, rng):
    """f gets the whole array, so that its entries may depend on each other."""
    x = rng.normal(size=(2, 3))
    got = submission.run(scenarios.gradient_of_a_squared_sum, x)
    assert_close(got, np.full((2, 3), 2 * x.sum()), of="numerical_gradient(f, x), f(x) = sum(x)**2", **TOLERANCE)


@pytest.mark.points(2)
def check_closure(submission, assert_close, rng):
    """f may ignore its argument and read the same array, as the loss of a network does."""
    x = rng.normal(size=(2, 3))
    of = "numerical_gradient(f, x), where f reads x itself"
    assert_close(submission.run(scenarios.gradient_through_a_closure, x), 3 * x**2, of=of, **TOLERANCE)


def check_plain_number(submission, assert_close, rng):
    """f may return a plain Python number."""
    x = rng.normal(size=3)
    of = "numerical_gradient(f, x), where f returns a float"
    assert_close(submission.run(scenarios.gradient_of_a_plain_number, x), 2 * x, of=of, **TOLERANCE)


def check_array_is_restored(submission, assert_close, rng):
    """The array is afterwards what it was before."""
    x = rng.normal(size=(2, 2))
    got = submission.run(scenarios.array_after_the_gradient, x)
    assert_close(got, {"the result": 2 * x, "x afterwards": x}, of="numerical_gradient(f, x)", **TOLERANCE)
    assert_close(got["x afterwards"], x, of="x after numerical_gradient(f, x)", rtol=0, atol=1e-9)
