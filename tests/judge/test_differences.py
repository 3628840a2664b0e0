"""The difference of two values in words: the most basic one first, exact at its tolerances."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.judge.compare.arrays import as_array, shape_of
from grader.judge.compare.differences import find_difference
from grader.judge.compare.tolerance import ATOL, RTOL, Tolerance
from grader.judge.subjects.calls import known_sizes
from grader.judge.subjects.reference import round_trip
from grader.sandbox.outside.answers import Other
from tests.support.sampling import examples

NAN, INF = np.nan, np.inf

few = examples(50)


def difference(got: Any, want: Any, **options: Any) -> str | None:
    """Return the line that says how two values differ."""
    found = find_difference(got, want, **options)
    return None if found is None else found.line


def message(got: Any, want: Any, **options: Any) -> str | None:
    """Return how a value, sent through the pipe, differs from the right one, for ``f(x)``."""
    return difference(round_trip(got), round_trip(want), of="f(x)", **options)


# Agreement


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (1, 1.0),
        (True, 1),
        (False, 0.0),
        (np.int32(3), 3.0),
        (np.float32(0.1), 0.1),
        (2**70, float(2**70)),
        (np.array(2.0), 2),
        (np.array([True, False]), np.array([1.0, 0.0])),
        (np.array([1, 2], dtype=np.uint8), np.array([1.0, 2.0])),
        ([1, 2.0, True], np.array([1.0, 2.0, 1.0])),
        ((1, 2), np.array([1.0, 2.0])),
        ([[1, 2], [3, 4]], np.array([[1.0, 2.0], [3.0, 4.0]])),
        ([np.array([1, 2]), np.array([3, 4])], np.array([[1.0, 2.0], [3.0, 4.0]])),
        (np.zeros(0), np.zeros(0)),
        ([], np.zeros(0)),
        (np.zeros((3, 0)), np.zeros((3, 0))),
        (-0.0, 0.0),
        ((np.zeros(2), 1), (np.zeros(2), 1.0)),
        (np.array([1.0, 2.0]), (1.0, 2.0)),
        (np.array([[1.0, 2.0], [3.0, 4.0]]), (np.array([1.0, 2.0]), np.array([3.0, 4.0]))),
        ([np.zeros(2), np.ones(3)], (np.zeros(2), np.ones(3))),
        ({"a": 1, "b": [1, 2]}, {"a": 1.0, "b": np.array([1.0, 2.0])}),
        ({"b": 2, "a": 1}, {"a": 1.0, "b": 2.0}),
        ({"a": 1, "more": "whatever"}, {"a": 1.0}),
        ({"a": {"b": (1, 2)}}, {"a": {"b": np.array([1.0, 2.0])}}),
    ],
)
def test_types_do_not_matter(got: object, want: object) -> None:
    """Equal numbers agree, a list is an array, and additional keys of a dict are ignored."""
    assert message(got, want) is None


def test_single_precision_passes() -> None:
    """A right computation in float32 is right."""
    rng = np.random.default_rng(1)
    x, W = rng.normal(size=(50, 784)), rng.normal(size=(784, 10))
    assert message(x.astype(np.float32) @ W.astype(np.float32), x @ W) is None


FINITE = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=0, max_dims=3, max_side=4),
    elements=st.floats(allow_nan=False, allow_infinity=False),
)


@few
@given(FINITE)
def test_every_finite_array_agrees_with_itself(x: np.ndarray[Any, Any]) -> None:
    """Whatever its size and its shape."""
    assert difference(x, x, of="f(x)") is None


MODERATE = hnp.arrays(
    np.float64,
    hnp.array_shapes(min_dims=0, max_dims=3, max_side=4),
    elements=st.floats(-1e6, 1e6),
)


@few
@given(MODERATE, st.data())
def test_an_entry_beyond_the_tolerance_is_a_difference(want: np.ndarray[Any, Any], data: st.DataObject) -> None:
    """A thousandth more than the tolerance is a difference, a thousandth less is none."""
    position = tuple(data.draw(st.integers(0, side - 1)) for side in want.shape)
    allowed = RTOL * abs(want[position]) + ATOL * max(1.0, np.abs(want).max())
    sign = data.draw(st.sampled_from([-1, 1]))
    got = want.copy()
    got[position] += sign * allowed * 1.001
    with np.errstate(all="ignore"):
        assert difference(got, want, of="f(x)") is not None
    got[position] = want[position] + sign * allowed * 0.999
    assert difference(got, want, of="f(x)") is None


# The tolerance


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize(
    ("want", "rtol", "atol", "allowed"),
    [
        ([0.0], 1e-4, 1e-6, 1e-6),
        ([2.0], 1e-4, 0, 2e-4),
        ([-2.0], 1e-4, 0, 2e-4),
        ([2.0], 0, 1e-6, 2e-6),
        ([0.5], 0, 1e-6, 1e-6),
        ([2.0], 1e-4, 1e-6, 2e-4 + 2e-6),
        ([0.0, 1000.0], 1e-4, 1e-6, 1e-3),
        ([0.0, -1000.0], 1e-4, 1e-6, 1e-3),
        ([3.0, 1000.0], 1e-4, 1e-6, 3e-4 + 1e-3),
    ],
)
def test_the_tolerance_is_that_of_the_formula(
    want: list[float], rtol: float, atol: float, allowed: float, sign: int
) -> None:
    """It is rtol * |want| + atol * max(1, max|want|), above and below."""
    inside, outside = np.array(want), np.array(want)
    inside[0] += sign * allowed * (1 - 1e-6)
    outside[0] += sign * allowed * (1 + 1e-6)
    assert message(inside, np.array(want), tolerance=Tolerance(rtol, atol)) is None
    assert message(outside, np.array(want), tolerance=Tolerance(rtol, atol)) is not None


def test_the_tolerance_scales_with_the_expected_value() -> None:
    """A large wrong entry does not make the others pass."""
    line = message(np.array([0.001, 1e9]), np.array([0.0, 1.0]))
    assert line == "f(x): [0] is 0.001; expected 0 (2 of 2 values differ)"


def test_without_tolerance_only_the_same_number_passes() -> None:
    """The next float is a difference."""
    exact = Tolerance(0, 0)
    assert message(1.0, 1.0, tolerance=exact) is None
    assert message(np.nextafter(1, 2), 1.0, tolerance=exact) == "f(x): the result is 1.0000000000000002; expected 1"


# Messages


def test_tiny_values_have_no_relation_that_they_only_seem_to_have() -> None:
    """On the scale of a check, 5e-06 is as near to twice 2e-06 as 4e-06 is."""
    assert message(4e-6, 2e-6) == "f(x): the result is 2 times the expected value (4e-06; expected 2e-06)"
    assert message(5e-6, 2e-6) == "f(x): the result is 5e-06; expected 2e-06"
    got, want = np.array([5e-6, 1e-6, 7e-6]), np.array([2e-6, 3e-6, 4e-6])
    assert message(got, want) == "f(x): [0] is 5e-06; expected 2e-06 (3 of 3 values differ)"


@pytest.mark.parametrize(
    ("got", "want", "line"),
    [
        # nothing
        (None, 1.0, "f(x) returned nothing; is the return missing?"),
        (None, np.zeros(3), "f(x) returned nothing; is the return missing?"),
        (None, {"a": 1.0}, "f(x) returned nothing; is the return missing?"),
        (None, (1.0, np.zeros(2)), "f(x) returned nothing; is the return missing?"),
        # type
        ("0.5", 0.5, "f(x): the result is a string; expected a number"),
        ("", np.zeros(3), "f(x): the result is a string; expected an array of shape (3,)"),
        (len, 0.5, "f(x): the result is a builtin_function_or_method; expected a number"),
        (object(), 0.5, "f(x): the result is an object; expected a number"),
        ({}, 0.5, "f(x): the result is a dict; expected a number"),
        ({1, 2}, np.zeros(2), "f(x): the result is a set; expected an array of shape (2,)"),
        (1j, 0.5, "f(x): the result is complex; expected a number"),
        (np.zeros(3, dtype=complex), np.zeros(3), "f(x): the result is complex; expected an array of shape (3,)"),
        (np.array(["a"]), np.zeros(1), "f(x): the result is an array of dtype <U1; expected an array of shape (1,)"),
        ([1, "a"], np.zeros(2), "f(x): the result is a sequence of 2 values; expected an array of shape (2,)"),
        ([1, None], np.zeros(2), "f(x): the result is a sequence of 2 values; expected an array of shape (2,)"),
        ([[1, 2], [3]], np.zeros(3), "f(x): the result is a sequence of 2 values; expected an array of shape (3,)"),
        ([1, 1j], np.zeros(2), "f(x): the result is complex; expected an array of shape (2,)"),
        # type, where a dict is expected
        (1.0, {"a": 1.0}, "f(x): the result is a number; expected a dict with the keys a"),
        (True, {"a": 1.0}, "f(x): the result is a number; expected a dict with the keys a"),
        (np.float32(1), {"a": 1.0}, "f(x): the result is a number; expected a dict with the keys a"),
        ("W1", {"W1": 1.0}, "f(x): the result is a string; expected a dict with the keys W1"),
        (len, {"a": 1.0}, "f(x): the result is a builtin_function_or_method; expected a dict with the keys a"),
        (1j, {"a": 1.0}, "f(x): the result is complex; expected a dict with the keys a"),
        (
            np.zeros((2, 3)),
            {"W1": 1.0, "b1": 2.0},
            "f(x): the result is an array of shape (2, 3); expected a dict with the keys W1, b1",
        ),
        (
            ("W1", 1.0),
            {"W1": 1.0, "b1": 2.0},
            "f(x): the result is a sequence of 2 values; expected a dict with the keys W1, b1",
        ),
        # keys
        ({}, {"W1": 1.0, "b1": 2.0}, "f(x): the result has no key 'W1'; expected W1, b1"),
        ({"W1": "junk"}, {"W1": 1.0, "b1": 2.0}, "f(x): the result has no key 'b1'; expected W1, b1"),
        ({"w1": 1.0, "b1": 2.0}, {"W1": 1.0, "b1": 2.0}, "f(x): the result has no key 'W1'; expected W1, b1"),
        # type and length, where several values are expected
        (1.0, (1.0, 2.0), "f(x): the result is a number; expected 2 values"),
        (np.array(1.0), (1.0, 2.0), "f(x): the result is a number; expected 2 values"),
        ("ab", (np.zeros(1), 2.0), "f(x): the result is a string; expected 2 values"),
        ({"a": 1, "b": 2}, (np.zeros(1), 2.0), "f(x): the result is a dict; expected 2 values"),
        (len, (np.zeros(1), 2.0), "f(x): the result is a builtin_function_or_method; expected 2 values"),
        ((1.0, "a", 2.0), (np.zeros(1), 2.0), "f(x): the result has 3 values; expected 2"),
        (
            np.zeros((3, 2)),
            (np.zeros(2), np.zeros(2), np.zeros(2), 1.0),
            "f(x): the result is an array of shape (3, 2); expected 4 values",
        ),
        (np.zeros(0), (np.zeros(1), 2.0), "f(x): the result has 0 values; expected 2"),
        # shape
        (0.5, np.zeros(3), "f(x): the result is a number; expected an array of shape (3,)"),
        (np.array(0.5), np.zeros((1, 2)), "f(x): the result is a number; expected an array of shape (1, 2)"),
        (np.zeros(3), 0.5, "f(x): the result has shape (3,); expected a number"),
        ([0.7], 0.5, "f(x): the result has shape (1,); expected a number"),
        (np.zeros((4, 3)), np.ones((4, 2)), "f(x): the result has shape (4, 3); expected (4, 2)"),
        (np.zeros(0), np.zeros(3), "f(x): the result has shape (0,); expected (3,)"),
        (np.zeros(3), np.zeros(0), "f(x): the result has shape (3,); expected (0,)"),
        ([], 0.5, "f(x): the result has shape (0,); expected a number"),
        (
            [0.5],
            0.5,
            "f(x): the result has shape (1,); expected a number. Its values are right, only the shape is not.",
        ),
        (
            0.5,
            np.array([0.5]),
            "f(x): the result is a number; expected an array of shape (1,)."
            " Its values are right, only the shape is not.",
        ),
        # finite
        (NAN, 0.5, "f(x): the result is nan; expected 0.5"),
        (-INF, 0.5, "f(x): the result is -inf; expected 0.5"),
        (np.array([0.5, NAN]), np.array([0.5, 0.5]), "f(x): [1] is nan; expected 0.5 (1 of 2 values differ)"),
        (np.array([[INF, NAN]]), np.array([[1, 2]]), "f(x): [0, 0] is inf; expected 1 (2 of 2 values differ)"),
        (np.array([NAN]), np.array([0.5]), "f(x): [0] is nan; expected 0.5"),
        # values
        (0.25, 0.7, "f(x): the result is 0.25; expected 0.7"),
        (True, 0.7, "f(x): the result is 1; expected 0.7"),
        (6.00004, 6.1, "f(x): the result is 6; expected 6.1"),
        (np.array([1.0, 2.5, 9.0]), np.array([1.0, 2.0, 3.0]), "f(x): [1] is 2.5; expected 2 (2 of 3 values differ)"),
        (np.array([[0.0310]]), np.array([[0.24471]]), "f(x): [0, 0] is 0.031; expected 0.2447"),
    ],
)
def test_each_difference_has_one_line(got: object, want: object, line: str) -> None:
    """Each kind of difference has its own message, and every kind of value has one."""
    assert message(got, want) == line


BASIC_FIRST = [
    ("nothing", None, "f(x) returned nothing; is the return missing?"),
    ("type", "text", "f(x): the result is a string; expected a dict with the keys a, b"),
    ("keys", {"b": None}, "f(x): the result has no key 'a'; expected a, b"),
    ("nothing in a part", {"a": None, "b": NAN}, "f(x): a is None"),
    ("type of a part", {"a": "text", "b": None}, "f(x): a is a string; expected an array of shape (2, 2)"),
    ("shape of a part", {"a": [[NAN, NAN]], "b": None}, "f(x): a has shape (1, 2); expected (2, 2)"),
    ("finite", {"a": [[1, 5], [5, NAN]], "b": None}, "f(x): a[1, 1] is nan; expected 4 (3 of 4 values differ)"),
    ("values", {"a": [[1, 5], [5, 4]], "b": None}, "f(x): a[0, 1] is 5; expected 2 (2 of 4 values differ)"),
    ("the next part", {"a": [[1, 2], [3, 4]], "b": None}, "f(x): b is None"),
]


@pytest.mark.parametrize(("got", "line"), [case[1:] for case in BASIC_FIRST], ids=[case[0] for case in BASIC_FIRST])
def test_the_most_basic_difference_goes_first(got: object, line: str) -> None:
    """The order is: nothing, type, keys, shape, finite, values."""
    assert message(got, {"a": np.array([[1.0, 2.0], [3.0, 4.0]]), "b": 1.0}) == line


def test_a_wrong_length_goes_before_wrong_values() -> None:
    """The number of values is compared before any of them."""
    assert message((None, NAN, "x"), (1.0, np.zeros(2))) == "f(x): the result has 3 values; expected 2"


def test_not_a_number_goes_before_a_wrong_number() -> None:
    """The first entry that is not finite is shown, even if an earlier one is wrong."""
    line = message(np.array([9.0, 1.0, NAN]), np.array([1.0, 1.0, 1.0]))
    assert line == "f(x): [2] is nan; expected 1 (2 of 3 values differ)"


@pytest.mark.parametrize("value", [NAN, INF, -INF])
@pytest.mark.parametrize("want", [NAN, INF, -INF])
def test_nan_and_infinity_never_agree(value: float, want: float) -> None:
    """Not even with themselves: if a reference overflows, an overflow must not pass."""
    with np.errstate(all="ignore"):
        assert message(np.array([value, 1.0]), np.array([want, 1.0])) is not None


@pytest.mark.parametrize(
    ("type_", "line"),
    [
        ("function", "f(x) is a function; expected a number"),
        ("object", "f(x) is an object; expected a number"),
        ("array of dtype object", "f(x) is an array of dtype object; expected a number"),
    ],
)
def test_an_object_is_named_by_its_type(type_: str, line: str) -> None:
    """With the right article."""
    assert difference(Other(type_), 1.0, of="f(x)", literal=True) == line


# Parts, and how they are named


@pytest.mark.parametrize(
    ("got", "want", "line"),
    [
        ((1.0, None), (1.0, np.zeros(2)), "f(x): [1] is None"),
        (
            (1.0, np.zeros(3)),
            (1.0, np.ones(2)),
            "f(x): [1] has shape (3,); expected (2,)",
        ),
        ((1.0, [5.0, 1.0]), (1.0, np.array([2.0, 1.0])), "f(x): [1][0] is 5; expected 2 (1 of 2 values differ)"),
        ((5.0, [5.0, 1.0]), (3.0, np.array([2.0, 1.0])), "f(x): [0] is 5; expected 3"),
        ({"first": {"W1": None}}, {"first": {"W1": 1.0}}, "f(x): first['W1'] is None"),
        ({"first": {}}, {"first": {"W1": 1.0}}, "f(x): first has no key 'W1'; expected W1"),
        ({"first": 1.0}, {"first": {"W1": 1.0}}, "f(x): first is a number; expected a dict with the keys W1"),
        (
            {"first": {"W1": [1.0, 5.0]}},
            {"first": {"W1": np.array([1.0, 2.0])}},
            "f(x): first['W1'][1] is 5; expected 2 (1 of 2 values differ)",
        ),
        ({"dx": ("a", "b")}, {"dx": np.ones(2)}, "f(x): dx is a sequence of 2 values; expected an array of shape (2,)"),
        ({"dx": (1.0, "a")}, {"dx": (1.0, 2.0)}, "f(x): dx[1] is a string; expected a number"),
        ({"dx": (1.0, np.zeros(2))}, {"dx": (1.0, np.zeros(3), 1.0)}, "f(x): dx has 2 values; expected 3"),
        (
            {"dx": (1.0, [0.5])},
            {"dx": (1.0, {"a": 1.0})},
            "f(x): dx[1] is an array of shape (1,); expected a dict with the keys a",
        ),
        ({"dx": [0.0, 0.0]}, {"dx": np.array([1.0, 2.0])}, "f(x): dx is 0 everywhere ([0] is 0; expected 1)"),
    ],
)
def test_a_part_is_named_by_its_keys_and_indices(got: object, want: object, line: str) -> None:
    """Keys, positions and indices follow each other."""
    assert message(got, want) == line


@pytest.mark.parametrize(
    ("got", "want", "line"),
    [
        (None, 1.0, "f(2) returned nothing; is the return missing?"),
        ("a", 1.0, "f(2) is a string; expected a number"),
        (np.zeros(2), 1.0, "f(2) has shape (2,); expected a number"),
        (NAN, 1.0, "f(2) is nan; expected 1"),
        (0.25, 0.7, "f(2) is 0.25; expected 0.7"),
        ([1, 5, 1], np.ones(3), "f(2)[1] is 5; expected 1 (1 of 3 values differ)"),
        ([[1, 5, 1]], np.ones((1, 3)), "f(2)[0, 1] is 5; expected 1 (1 of 3 values differ)"),
        ([0, 0, 0], np.ones(3), "f(2) is 0 everywhere ([0] is 0; expected 1)"),
        ((1.0, None), (1.0, np.ones(2)), "f(2): [1] is None"),
        ((1.0, "a"), (1.0, np.ones(2)), "f(2)[1] is a string; expected an array of shape (2,)"),
        ({"dx": None}, {"dx": 1.0}, "f(2): dx is None"),
        ({"dx": "a"}, {"dx": 1.0}, "f(2): dx is a string; expected a number"),
        ({"dx": [1, 5]}, {"dx": np.ones(2)}, "f(2): dx[1] is 5; expected 1 (1 of 2 values differ)"),
        ({}, {"dx": 1.0}, "f(2) has no key 'dx'; expected dx"),
    ],
)
def test_an_index_follows_a_call_that_is_written_out(got: object, want: object, line: str) -> None:
    """``f(2)[0]`` is what a learner can type; a part with a name comes after a colon."""
    assert difference(round_trip(got), round_trip(want), of="f(2)", literal=True) == line


# Relations


@pytest.mark.parametrize(
    ("got", "want", "batch_size", "line"),
    [
        (
            [[1, 2]],
            [[1], [2]],
            None,
            "f(x): the result has shape (1, 2); expected (2, 1). Transposed it would be right.",
        ),
        (
            [[1, 2], [3, 4]],
            [4, 6],
            2,
            "f(x): the result has shape (2, 2); expected (2,). Summed over axis 0 it would be right.",
        ),
        (
            [1, 2, 3],
            6.0,
            None,
            "f(x): the result has shape (3,); expected a number. Summed over axis 0 it would be right.",
        ),
        ([1, 2, NAN], 6.0, None, "f(x): the result has shape (3,); expected a number"),
        ([0, 0, 0], [1, 2, 3], None, "f(x): the result is 0 everywhere ([0] is 0; expected 1)"),
        ([0, 0, 0], [0, 2, 3], None, "f(x): the result is 0 everywhere ([1] is 0; expected 2)"),
        (
            [4, 8],
            [1, 2],
            4,
            "f(x): the result is 4 times the expected value everywhere; 4 is the batch size ([0] is 4; expected 1)",
        ),
        ([4, 8], [1, 2], None, "f(x): the result is 4 times the expected value everywhere ([0] is 4; expected 1)"),
        (
            [1e-310, 2e-310],
            [1, 2],
            None,
            "f(x): the result is 1e-310 times the expected value everywhere ([0] is 1e-310; expected 1)",
        ),
        (
            [0.9995, 1.999],
            [1, 2],
            None,
            "f(x): the result is 0.9995 times the expected value everywhere ([0] is 0.9995; expected 1)",
        ),
        (-2.0, 2.0, None, "f(x): the result has the wrong sign (-2; expected 2)"),
        (4.0, 2.0, None, "f(x): the result is 2 times the expected value (4; expected 2)"),
        (4.0, 1.0, 4, "f(x): the result is 4 times the expected value; 4 is the batch size (4; expected 1)"),
        (
            [2.5, 3.0],
            [1.5, 2.0],
            None,
            "f(x): the result is 1 more than expected everywhere ([0] is 2.5; expected 1.5)",
        ),
        (
            [[1, 3], [2, 4]],
            [[1, 2], [3, 4]],
            None,
            "f(x): the result is the transpose of what is expected ([0, 1] is 3; expected 2)",
        ),
    ],
)
def test_a_simple_relation_is_said_with_an_example(got: Any, want: Any, batch_size: int | None, line: str) -> None:
    """The relation explains all values; the example shows the first wrong one."""
    assert message(np.array(got), np.array(want, dtype=float), known_sizes=known_sizes(batch_size, None)) == line


def test_the_example_of_a_single_number_has_no_index() -> None:
    """It is the pair of numbers alone."""
    line = difference(-2.0, 2.0, of="f(2)", literal=True)
    assert line == "f(2) has the wrong sign (-2; expected 2)"


def test_a_relation_needs_finite_values() -> None:
    """An entry that is not finite is reported alone."""
    line = message(np.array([NAN, -2.0]), np.array([1.0, 2.0]))
    assert line == "f(x): [0] is nan; expected 1 (2 of 2 values differ)"


# as_array


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (True, ()),
        (3, ()),
        (np.float32(1), ()),
        (np.zeros((2, 3), dtype=np.uint8), (2, 3)),
        ((np.zeros(2), np.ones(2)), (2, 2)),
        ((1, 2.0), (2,)),
    ],
)
def test_real_numbers_are_an_array_of_float64(value: Any, shape: tuple[int, ...]) -> None:
    """Numbers, arrays and tuples of these."""
    assert shape_of(value) == shape
    array = as_array(value, shape)
    assert array is not None
    assert array.dtype == np.float64
    assert array.shape == shape
    assert as_array(value, (*shape, 1)) is None


@pytest.mark.parametrize(
    "value",
    [None, "1", 1j, np.complex64(1), {}, Other("int"), (), (1, "a"), (np.zeros(2), np.zeros(3)), (1, np.zeros(1))],
)
def test_other_values_are_no_array(value: Any) -> None:
    """Text, complex numbers, dicts, functions, and sequences of unlike parts."""
    assert shape_of(value) is None
    assert as_array(value, ()) is None


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats()
    | st.complex_numbers()
    | st.text(max_size=3)
    | st.builds(Other, st.text(max_size=3))
    | hnp.arrays(
        st.sampled_from([np.float64, np.int64, np.bool_, np.complex128]), hnp.array_shapes(min_dims=0, max_side=3)
    ),
    lambda parts: st.lists(parts, max_size=3).map(tuple) | st.dictionaries(st.sampled_from("ab"), parts, max_size=2),
    max_leaves=5,
)


WANTED = [1.0, np.ones(2), np.ones((2, 2)), (1.0, np.ones(2)), {"a": 1.0, "b": {"a": np.ones(3)}}]


@few
@given(JUNK, st.sampled_from(WANTED))
def test_every_value_has_one_line(got: Any, want: Any) -> None:
    """No value of a submission makes the comparison itself fail."""
    with np.errstate(all="ignore"):
        line = difference(got, want, of="f(x)", known_sizes={"the batch size": 4})
    assert line is None or (line.startswith("f(x)") and "\n" not in line)
