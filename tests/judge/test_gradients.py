"""The grader's own numerical gradient against known derivatives and scipy."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import optimize, special

from grader.judge.gradients import numerical_gradient

Array = np.ndarray[Any, Any]

RNG = np.random.default_rng(3)
X5, X23, X212 = RNG.normal(size=5), RNG.normal(size=(2, 3)), RNG.normal(size=(2, 1, 2))
DOUT, W = RNG.normal(size=(2, 4)), RNG.normal(size=(3, 4))


@pytest.mark.parametrize(
    ("f", "x", "gradient"),
    [
        (lambda x: x**3, np.array(2.0), np.array(12.0)),
        (lambda x: np.sum(x**2), X5, 2 * X5),
        (lambda x: np.sum(x**3) + x[0] * x[1], X5, 3 * X5**2 + [X5[1], X5[0], 0, 0, 0]),
        (lambda x: np.sum(x) ** 2, X23, np.full((2, 3), 2 * X23.sum())),
        (lambda x: np.sum(np.sin(x)), X212, np.cos(X212)),
        (lambda x: np.sum(DOUT * (x @ W)), X23, DOUT @ W.T),
        (lambda x: float(special.logsumexp(x)), X5, special.softmax(X5)),
        (lambda x: np.sum(special.expit(x)), X23, special.expit(X23) * special.expit(-X23)),
        (lambda _: 7.0, X23, np.zeros((2, 3))),
        (lambda _: 0.0, np.zeros((0, 3)), np.zeros((0, 3))),
    ],
)
def test_it_is_the_known_derivative(f: Callable[[Array], float], x: Array, gradient: Array) -> None:
    """To nine digits, for every shape of x."""
    got = numerical_gradient(f, x)
    assert got.shape == x.shape
    assert_allclose(got, gradient, rtol=1e-9, atol=1e-9)


def test_it_agrees_with_scipy() -> None:
    """For a function whose entries all depend on each other."""
    found = numerical_gradient(optimize.rosen, X5)
    assert_allclose(found, optimize.rosen_der(X5), rtol=1e-7, atol=1e-7)
    assert_allclose(found, optimize.approx_fprime(X5, optimize.rosen), rtol=1e-4, atol=1e-4)


def test_it_leaves_its_argument_unchanged() -> None:
    """Not one bit changes."""
    x = X23.copy()
    numerical_gradient(lambda x: np.sum(x**2), x)
    assert_array_equal(x, X23)


def test_f_sees_one_entry_moved_at_a_time() -> None:
    """One entry moves up, then down, and is restored before the next one moves."""
    seen: list[Array] = []

    def f(x: Array) -> float:
        seen.append(x.copy())
        return 0.0

    numerical_gradient(f, X23)
    moved = [np.argwhere(point != X23).tolist() for point in seen]
    assert moved == [[[i, j]] for i in range(2) for j in range(3) for _ in range(2)]
    for above, below in zip(seen[::2], seen[1::2], strict=True):
        assert_allclose((above - below).sum(), 2e-5, rtol=1e-9)


@pytest.mark.parametrize("x", [np.array([3, 4]), np.array([3, 4], dtype=np.float32)])
def test_integers_and_single_precision_become_float64(x: Array) -> None:
    """The step is not lost in the type of x."""
    got = numerical_gradient(lambda x: np.sum(x**2), x)
    assert got.dtype == np.float64
    assert_allclose(got, [6, 8], rtol=1e-9)
