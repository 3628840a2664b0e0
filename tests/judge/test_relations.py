"""Relations between a wrong value and the right one."""

import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.judge.compare.relations import (
    argument_relation,
    is_of_an_earlier_call,
    part_relation,
    shape_relation,
    value_relation,
)
from grader.judge.subjects.calls import known_sizes
from tests.support.sampling import examples

Array = np.ndarray[Any, Any]

RNG = np.random.default_rng(1)
M23, M33, M432 = RNG.normal(size=(2, 3)), RNG.normal(size=(3, 3)), RNG.normal(size=(4, 3, 2))
V5 = RNG.normal(size=5)

few = examples(50)


def close(a: Array, b: Array) -> bool:
    """Whether two arrays of one shape agree."""
    assert a.shape == b.shape
    return bool(np.all(np.abs(a - b) <= 1e-4 * np.abs(b) + 1e-6))


def of_shapes(got: Any, want: Any) -> str | None:
    """Return the relation of two values of different shapes."""
    return shape_relation(np.asarray(got, dtype=float), np.asarray(want, dtype=float), close)


def of_values(got: Any, want: Any, batch_size: int | None = None) -> str | None:
    """Return the relation of two values of one shape."""
    return value_relation(
        np.asarray(got, dtype=float), np.asarray(want, dtype=float), known_sizes(batch_size, None), close
    )


# Shapes


@pytest.mark.parametrize(
    ("got", "want", "sentence"),
    [
        (M23, M23.T, "Transposed it would be right."),
        (M432, M432.T, "Transposed it would be right."),
        (M23 * (1 + 5e-5), M23.T, "Transposed it would be right."),
        (M23, M23.sum(axis=0), "Summed over axis 0 it would be right."),
        (M23, M23.sum(axis=1), "Summed over axis 1 it would be right."),
        (M33, M33.sum(axis=1), "Summed over axis 1 it would be right."),
        (M432, M432.sum(axis=2), "Summed over axis 2 it would be right."),
        (V5, V5.sum(), "Summed over axis 0 it would be right."),
        (M23, M23.ravel(), "Its values are right, only the shape is not."),
        (M23.ravel(), M23, "Its values are right, only the shape is not."),
        (M23.reshape(3, 2), M23, "Its values are right, only the shape is not."),
        (M23[np.newaxis], M23, "Its values are right, only the shape is not."),
        (
            M432[:, :, 0].T.reshape(6, 2),
            M432[:, :, 0],
            "Its values are right, but its rows hold the expected columns, one after another.",
        ),
        ([0.5], 0.5, "Its values are right, only the shape is not."),
        (0.5, [[0.5]], "Its values are right, only the shape is not."),
    ],
)
def test_the_right_values_in_a_wrong_shape_are_recognised(got: Any, want: Any, sentence: str) -> None:
    """They are transposed, not summed, or in another layout."""
    assert of_shapes(got, want) == sentence


def test_an_axis_of_length_one_needs_no_sum() -> None:
    """There is nothing to add up along it."""
    assert of_shapes(M23[np.newaxis], M23) == "Its values are right, only the shape is not."


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (M23 + 1, M23.T),
        (M23, M23.sum(axis=0) + 0.01),
        (M23, M23.mean(axis=0)),
        (M23, M23.sum()),
        (M23.ravel()[::-1], M23),
        (V5, M23),
        (0.5, V5),
        ([0.25], 0.5),
        (np.zeros(0), 1.0),
        (np.zeros(0), V5),
    ],
)
def test_values_that_are_wrong_too_have_no_shape_relation(got: Any, want: Any) -> None:
    """A relation is only proposed if it makes the values right."""
    assert of_shapes(got, want) is None


@few
@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from([((4, 3), (3, 4)), ((4, 3), (3,)), ((4, 3), (4,)), ((12,), (4, 3))]),
)
def test_random_values_have_no_shape_relation(seed: int, shapes: tuple[Any, Any]) -> None:
    """A shape that fits is not enough."""
    rng = np.random.default_rng(seed)
    got, want = (rng.normal(size=shape) for shape in shapes)
    assert of_shapes(got, want) is None


# Values


@pytest.mark.parametrize(
    ("got", "want", "batch_size", "words"),
    [
        (np.zeros(5), V5, None, "is 0 everywhere"),
        (np.zeros((2, 3)), M23, 2, "is 0 everywhere"),
        (M33.T, M33, None, "is the transpose of what is expected"),
        (-M23, M23, None, "has the wrong sign everywhere"),
        (2 * M23, M23, None, "is 2 times the expected value everywhere"),
        (M23 / 2, M23, None, "is 1/2 of the expected value everywhere"),
        (4 * M23, M23, 4, "is 4 times the expected value everywhere; 4 is the batch size"),
        (M23 / 4, M23, 4, "is 1/4 of the expected value everywhere; 4 is the batch size"),
        (2 * M23, M23, 2, "is 2 times the expected value everywhere; 2 is the batch size"),
        (M23 / 2, M23, 2, "is 1/2 of the expected value everywhere; 2 is the batch size"),
        (4 * M23, M23, 3, "is 4 times the expected value everywhere"),
        (4 * M23, M23, 1, "is 4 times the expected value everywhere"),
        (M23 / 10, M23, 4, "is 1/10 of the expected value everywhere"),
        (-3 * M23, M23, 4, "is -3 times the expected value everywhere"),
        (0.4342945 * M23, M23, None, "is 0.4343 times the expected value everywhere"),
        (2e4 * M23, M23, None, "is 2e+04 times the expected value everywhere"),
        (1e-8 * M23, M23, None, "is 1e-08 times the expected value everywhere"),
        (0.993 * M23, M23, None, "is 0.993 times the expected value everywhere"),
        ([6.0, 0.0, 3.0], [2.0, 0.0, 1.0], None, "is 3 times the expected value everywhere"),
        (M23 + 0.5, M23, None, "is 0.5 more than expected everywhere"),
        (M23 - 0.25, M23, None, "is 0.25 less than expected everywhere"),
        ([3.0, 4.0], [1.0, 2.0], 4, "is 2 more than expected everywhere"),
    ],
)
def test_a_simple_relation_of_all_values_is_recognised(got: Any, want: Any, batch_size: int | None, words: str) -> None:
    """Zero, transposed, a factor or an offset; a factor equal to the batch size is named."""
    assert of_values(got, want, batch_size) == words


@pytest.mark.parametrize(
    ("factor", "known", "words"),
    [
        (3, known_sizes(4, 3), "is 3 times the expected value everywhere; 3 is the number of classes"),
        (1 / 3, known_sizes(4, 3), "is 1/3 of the expected value everywhere; 3 is the number of classes"),
        (
            3,
            known_sizes(3, 3),
            "is 3 times the expected value everywhere; 3 is the batch size and the number of classes",
        ),
        (3, known_sizes(None, 3), "is 3 times the expected value everywhere; 3 is the number of classes"),
        (1.5, known_sizes(4, 3), "is 1.5 times the expected value everywhere"),
    ],
)
def test_a_factor_that_is_a_known_size_is_named(factor: float, known: dict[str, int], words: str) -> None:
    """The batch size, the number of classes, or both if they are equal."""
    assert value_relation(factor * M23, M23, known, close) == words


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        (np.vstack([M33[0], 1 - M33[1:] ** 2]), M33, "is right in the first row only"),
        (np.concatenate([M432[:1], 1 - M432[1:] ** 2]), M432, "is right in the first row only"),
        (M33[[1, 2, 0]], M33, "has the right rows in another order"),
        (M432[::-1], M432, "has the right rows in another order"),
        (V5[::-1], V5, "has the right values in another order"),
    ],
)
def test_right_rows_are_recognised(got: Any, want: Any, words: str) -> None:
    """Only the first row is right, or all rows are right in another order."""
    assert of_values(got, want) == words


P = np.exp(M432[:, :, 0]) / np.exp(M432[:, :, 0]).sum(axis=1, keepdims=True)


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        (M23.T.reshape(2, 3), M23, "has rows that hold the expected columns, one after another"),
        ([2, -1, 0], [2.5, -1.7, 0.3], "is the expected value without its fraction everywhere"),
        ([2, -2, 0], [2.5, -1.7, 0.3], "is the expected value without its fraction everywhere"),
        (3, 3.7, "is the expected value without its fraction"),
        (0, 0.7, None),
        (1, 1.7, None),
        ([2, 3, 4], [2.5, 1.7, 0.3], None),
        ([2, 3], [2, 4], None),
    ],
)
def test_what_the_order_or_the_type_of_an_array_does_to_values_is_recognised(got: Any, want: Any, words: str) -> None:
    """The array is filled in column order, or holds only integers."""
    assert of_values(got, want) == words


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        (1 / P / (1 / P).sum(axis=1, keepdims=True), P, "is smallest where the expected value is largest"),
        (P * [[1], [2], [3], [1]], P, "has rows that do not add up to 1"),
        (P * [[0], [0], [1], [0]], P, "has rows that do not add up to 1"),
        (np.ones((1, 3)), np.array([[0.5, 0.25, 0.25]]), "has rows that do not add up to 1"),
        (
            np.exp(M432[:, :, 0]) / np.exp(M432[:, :, 0]).sum(axis=0),
            P,
            "has columns that add up to 1, where rows should",
        ),
        (np.exp(M432[:, :, 0]) / np.exp(M432[:, :, 0]).sum(), P, "adds up to 1 as a whole, where each row should"),
        ([0.2, 0.3, 0.4, 0.3], [0.2, 0.3, 0.4, 0.1], "adds up to 1.2, not to 1"),
        ([0.15, 0.4, 0.25, 0.2], [0.2, 0.3, 0.4, 0.1], None),
        ([0.31, 0.49, 0.2], [0.3, 0.2, 0.5], None),
        ([0, 0.5, 0.9], [0, 0, 1], None),
        ([0.4, 0.5, 0.9], [0.4, 0.5, 0.3], None),
        (0.9, 1, None),
    ],
)
def test_what_is_wrong_with_probabilities_is_recognised(got: Any, want: Any, words: str | None) -> None:
    """Their order is reversed, or the sums of rows are wrong; one-hot rows are no probabilities."""
    assert of_values(got, want) == words


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        (M23, 2 * M23, "is the same as x"),
        (M23 + 0.1, M23 - 0.1, "lies on the other side of x, as if each step went in the opposite direction"),
        (M23 + 0.2, M23 - 0.1, None),
        (M23 + 0.1, M23, None),
        (np.zeros((2, 3)), M23, None),
        (np.zeros((2, 3)), 2 * M23, None),
        (V5 * 3, V5, None),
    ],
)
def test_a_result_that_is_an_argument_is_recognised(got: Any, want: Any, words: str | None) -> None:
    """It is unchanged, or the opposite; if the right value equals the argument, this says nothing."""
    arguments = {"ones": np.ones((2, 3)), "zeros": np.zeros((2, 3)), "v": V5, "x": M23}
    assert argument_relation(np.asarray(got), np.asarray(want), arguments, close) == words


def test_two_rows_are_too_few_for_a_relation() -> None:
    """With two rows, one is often right, or both exchanged, by chance."""
    assert of_values(M23[::-1], M23) is None
    assert of_values(np.vstack([M23[0], 1 - M23[1] ** 2]), M23) is None


def test_ten_thousand_rows_are_compared_in_a_moment() -> None:
    """Comparing every row with every other one would take minutes."""
    values = np.arange(10_000.0)
    started = time.process_time()
    assert of_values(np.sqrt(values), values) is None
    assert of_values(values[::-1], values) == "has the right values in another order"
    assert time.process_time() - started < 2


def test_equal_values_have_no_order() -> None:
    """It cannot be known which of two equal values went where."""
    assert of_values(np.array([3.0, 3.0, 1.0, 7.0]), np.array([1.0, 3.0, 3.0, 7.0])) is None


OTHERS = {"W1": M23, "b1": V5, "b2": np.zeros(5), "loss": np.array(0.5)}


@pytest.mark.parametrize(("got", "name"), [(M23 + 0.0, "W1"), (V5, "b1"), (np.zeros(5), None), (np.array(0.5), None)])
def test_a_part_that_is_expected_elsewhere_is_recognised(got: Any, name: str | None) -> None:
    """Zeros and single numbers are often equal by chance."""
    assert part_relation(got, OTHERS, close) == name


@pytest.mark.parametrize("shape", [(), (1,), (1, 1)])
@pytest.mark.parametrize(
    ("got", "want", "batch_size", "words"),
    [
        (-0.7, 0.7, None, "has the wrong sign"),
        (1.4, 0.7, None, "is 2 times the expected value"),
        (0.35, 0.7, None, "is 1/2 of the expected value"),
        (2.8, 0.7, 4, "is 4 times the expected value; 4 is the batch size"),
        (0.175, 0.7, 4, "is 1/4 of the expected value; 4 is the batch size"),
    ],
)
def test_a_single_number_can_have_a_usual_factor(
    got: float, want: float, batch_size: int | None, words: str, shape: tuple[int, ...]
) -> None:
    """The factors of usual slips count."""
    assert of_values(np.full(shape, got), np.full(shape, want), batch_size) == words


@pytest.mark.parametrize("shape", [(), (1,), (1, 1)])
@pytest.mark.parametrize(
    ("got", "want", "batch_size"),
    [
        (0.0, 0.7, 4),
        (2.1, 0.7, 4),
        (2.8, 0.7, None),
        (2.8, 0.7, 3),
        (0.7 / 3, 0.7, 4),
        (1.7, 0.7, None),
        (0.7, 0.0, 4),
        (-1.4, 0.7, 4),
    ],
)
def test_a_single_number_has_no_other_relation(
    got: float, want: float, batch_size: int | None, shape: tuple[int, ...]
) -> None:
    """Any two numbers have some factor and some offset, which explains nothing."""
    assert of_values(np.full(shape, got), np.full(shape, want), batch_size) is None


def test_one_entry_beside_zeros_counts_as_a_single_number() -> None:
    """Any factor would fit it."""
    assert of_values([2.1, 0.0, 0.0], [0.7, 0.0, 0.0]) is None
    assert of_values([1.4, 0.0, 0.0], [0.7, 0.0, 0.0]) == "is 2 times the expected value everywhere"


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ([4.0, 8.0, 12.1], [1.0, 2.0, 3.0]),
        ([1.5, 2.5, 3.6], [1.0, 2.0, 3.0]),
        ([-1.0, -2.0, 3.0], [1.0, 2.0, 3.0]),
        ([0.0, 0.0, 3.1], [1.0, 2.0, 3.0]),
        ([4.0, 8.0, 1.0], [1.0, 2.0, 0.0]),
        ([1e-7, -3e-7, 5e-7], [1.0, 2.0, 3.0]),
        (M33.T + np.eye(3), M33),
        (np.ones(3), np.zeros(3)),
        (np.full(4, 3.0), np.full(4, 2.0)),
        ([3.0, 0.0, 3.0], [2.0, 0.0, 2.0]),
        (np.vstack([M33[1], M33[:2]]), M33),
        (np.vstack([M33[:2], -M33[2:]]), M33),
        (np.vstack([np.zeros(3), 1 - M33[1:] ** 2]), np.vstack([np.zeros(3), M33[1:]])),
        ([1.0, 0.0, 1.0, 0.0], [0.0, 1.0, 0.0, 1.0]),
        (M432.transpose(2, 1, 0).reshape(4, 3, 2), M432),
    ],
)
def test_a_relation_holds_for_every_value(got: Any, want: Any) -> None:
    """One exception is enough to rule it out."""
    assert of_values(got, want, 4) is None


@few
@given(
    st.integers(0, 2**32 - 1), st.sampled_from([(6,), (2, 3), (3, 3), (4, 2, 3)]), st.sampled_from([None, 1, 4, 100])
)
def test_random_values_have_no_relation(seed: int, shape: tuple[int, ...], batch_size: int | None) -> None:
    """Two unrelated arrays have no relation."""
    rng = np.random.default_rng(seed)
    assert of_values(rng.normal(size=shape), rng.normal(size=shape), batch_size) is None


FACTORS = st.floats(1e-3, 1e3).filter(lambda factor: abs(factor - 1) > 0.01)


@few
@given(st.integers(0, 2**32 - 1), FACTORS, st.booleans())
def test_every_constant_factor_is_found(seed: int, factor: float, negative: bool) -> None:
    """No other relation is claimed."""
    want = np.random.default_rng(seed).normal(size=(4, 3))
    words = of_values((-factor if negative else factor) * want, want)
    assert words is not None
    assert words.endswith(("the expected value everywhere", "the wrong sign everywhere"))


@few
@given(st.integers(0, 2**32 - 1), st.floats(0.01, 100), st.booleans())
def test_every_constant_offset_is_found(seed: int, offset: float, less: bool) -> None:
    """It may be positive or negative."""
    want = np.random.default_rng(seed).normal(size=(4, 3))
    words = of_values(want - offset if less else want + offset, want)
    assert words == f"is {offset:.4g} {'less' if less else 'more'} than expected everywhere"


@pytest.mark.parametrize("factor", [1.00001, 0.99999, 1.00004])
def test_a_factor_that_would_be_written_as_1_is_not_told(factor: float) -> None:
    """A message "1 times the expected value" teaches nothing; one-sided differences give such a value."""

    def strict(a: Array, b: Array) -> bool:
        return bool(np.all(np.abs(a - b) <= 1e-7 * np.abs(b)))

    assert value_relation(factor * V5, V5, {}, strict) is None
    assert value_relation(1.001 * V5, V5, {}, strict) == "is 1.001 times the expected value everywhere"


def test_a_relation_that_nearly_holds_is_not_told() -> None:
    """Two outputs of a sigmoid, or a few probabilities in another order, come close to one by chance."""
    assert of_values([0.36880, 0.80810], [0.31679, 0.69417]) is None
    assert of_values([[0.2, 0.3, 0.5], [0.3, 0.4, 0.3]], [[0.5, 0.3, 0.2], [0.31, 0.29, 0.4]]) is None
    assert of_values([-3.0], [-2.4]) is None


@pytest.mark.parametrize(
    ("got", "expected"), [(M23, True), (M33, False), (np.full((2, 3), 2.0), False), (V5[0], True), (3.0, False)]
)
def test_the_result_of_an_earlier_call_is_recognised(got: Any, expected: bool) -> None:
    """A constant or a whole number says nothing."""
    earlier = [np.asarray(value) for value in (M23, V5[0], 3.0, np.full((2, 3), 2.0))]
    assert is_of_an_earlier_call(np.asarray(got), earlier, close) is expected
