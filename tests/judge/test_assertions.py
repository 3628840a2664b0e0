"""What a check can assert about a value: that it is a given one, or an array of a given shape."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.judge.assertions import assert_array, assert_close
from grader.judge.failures import NotPassed
from grader.results.report import Status

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


@pytest.mark.parametrize(
    ("got", "want", "options", "line"),
    [
        (4, 4.0, {"of": "f(2)"}, None),
        ({"a": (1, np.float32(2))}, {"a": (1, 2)}, {"of": "f(2)"}, None),
        (np.ones((1, 2)), [[1, 1]], {"of": "f(2)"}, None),
        (1.1, 1, {"of": "f(1)", "rtol": 0.2}, None),
        (1.1, 1, {"of": "f(1)", "rtol": 0, "atol": 0.09}, "f(1) is 1.1; expected 1"),
        ((1.0, np.ones(3)), (1, [2, 3]), {"of": "f(x)"}, "f(x)[1] has shape (3,); expected (2,)"),
        (
            np.array([4.0, 8.0]),
            [1, 2],
            {"of": "f(1)", "batch_size": 4},
            "f(1) is 4 times the expected value everywhere; 4 is the batch size ([0] is 4; expected 1)",
        ),
    ],
)
def test_assert_close_fails_in_the_words_of_the_comparison(
    got: Any, want: Any, options: dict[str, Any], line: str | None
) -> None:
    """The expected value may have plain numbers, lists, tuples and dicts."""
    if line is None:
        assert_close(got, want, **options)
    else:
        with pytest.raises(NotPassed) as caught:
            assert_close(got, want, **options)
        assert (caught.value.status, caught.value.message) == (FAILED, line)


@pytest.mark.parametrize(
    ("of", "subject"),
    [
        ("f(1)", "f(1)[1]"),
        ("f()", "f()[1]"),
        ("f((1, 2), [3])", "f((1, 2), [3])[1]"),
        ("A(W, b).g(x)", "A(W, b).g(x)[1]"),
        ("f(x), x of shape (2,)", "f(x), x of shape (2,): [1]"),
        ("f(x), g(x) = sin(x)", "f(x), g(x) = sin(x): [1]"),
        ("f(x) twice", "f(x) twice: [1]"),
        ("net.params after f(x) and g(x)", "net.params after f(x) and g(x): [1]"),
        ("f(x), where g(x) = (x)", "f(x), where g(x) = (x): [1]"),
        ("the result", "the result: [1]"),
    ],
)
def test_an_index_follows_one_call_and_nothing_else(of: str, subject: str) -> None:
    """``f(x)[1]`` is what a learner can type; "x of shape (2,)[1]" is no English."""
    with pytest.raises(NotPassed) as caught:
        assert_close(np.array([1.0, 5.0]), [1, 3], of=of)
    assert caught.value.message == f"{subject} is 5; expected 3 (1 of 2 values differ)"


@pytest.mark.parametrize(
    ("got", "shape"),
    [
        (7, ()),
        (np.float32(7), ()),
        (((1, 2), (3, True)), (2, 2)),
        (np.zeros((0, 3)), (0, 3)),
        (np.ones(2, dtype=bool), (2,)),
    ],
)
def test_assert_array_returns_finite_numbers_of_the_right_shape(got: Any, shape: tuple[int, ...]) -> None:
    """As float64, whatever their type was."""
    array = assert_array(got, shape, of="f(x)")
    assert array.dtype == np.float64
    assert array.shape == shape
    assert array.tolist() == np.asarray(got, dtype=float).tolist()


@pytest.mark.parametrize(
    ("got", "shape", "line"),
    [
        (None, (2,), "f(x) returned nothing; is the return missing?"),
        ("x", (), "f(x): the result is a string; expected a number"),
        ((1.0, None), (2,), "f(x): the result is a sequence of 2 values; expected an array of shape (2,)"),
        (np.ones(2, dtype=complex), (2,), "f(x): the result is complex; expected an array of shape (2,)"),
        (np.ones((1, 2)), (2,), "f(x): the result has shape (1, 2); expected (2,)"),
        (np.ones((2, 3)), (3, 2), "f(x): the result has shape (2, 3); expected (3, 2)"),
        (np.zeros((2, 1)), (2,), "f(x): the result has shape (2, 1); expected (2,)"),
        (1.0, (2,), "f(x): the result is a number; expected an array of shape (2,)"),
        (np.ones(1), (), "f(x): the result has shape (1,); expected a number"),
        (np.array([np.nan, np.inf]), (2, 1), "f(x): the result has shape (2,); expected (2, 1)"),
        (np.array([1.0, np.nan]), (2,), "f(x): [1] is nan; expected a finite number"),
        (np.array([[1.0, -np.inf], [np.nan, 1.0]]), (2, 2), "f(x): [0, 1] is -inf; expected a finite number"),
        (np.nan, (), "f(x): the result is nan; expected a finite number"),
    ],
)
def test_assert_array_knows_the_shape_and_claims_nothing_else(got: Any, shape: tuple[int, ...], line: str) -> None:
    """Neither the right numbers, nor what would make the values right."""
    with pytest.raises(NotPassed) as caught:
        assert_array(got, shape, of="f(x)")
    assert (caught.value.status, caught.value.message) == (FAILED, line)
