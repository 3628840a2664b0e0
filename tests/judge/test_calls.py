"""Calls of a submission, and how a learner would write them."""

from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from grader.judge.subjects.calls import Call, copies, known_sizes, parameter_names

X, X43, LONG = np.array([1.0, 2.5]), np.zeros((4, 3)), np.full(7, 1 / 3)


def scenario(module: Any, W: Any, b: Any = None) -> None:
    """Affine(W, b).forward(x)

    Only the first line is read.
    """


def bare(module: Any) -> None:
    """
    2 apples at 100

    Indented below its quotes.
    """


# What is called


def test_a_function_of_the_exercise_is_called_by_its_name() -> None:
    """It is no scenario."""
    call = Call("softmax", ("x",), (X,))
    assert not call.is_scenario
    assert call.name == "softmax"


def test_a_scenario_is_called_by_the_name_of_its_function() -> None:
    """Its module is not among its values."""
    call = Call(scenario, ("W", "b"), (X43, X))
    assert call.is_scenario
    assert call.name == "scenario"


# How it reads


@pytest.mark.parametrize(
    ("names", "values", "label"),
    [
        ((), (), "f()"),
        (("x",), (3,), "f(3)"),
        (("x",), (3.0,), "f(3.0)"),
        (("x",), (True,), "f(True)"),
        (("x",), (np.int64(1),), "f(np.int64(1))"),
        (("x",), (np.bool_(True),), "f(np.True_)"),
        (("x",), (X,), "f([1, 2.5])"),
        (("x", "t"), (X, 1), "f([1, 2.5], 1)"),
        ((), (X, 1), "f([1, 2.5], 1)"),
    ],
)
def test_a_short_call_is_written_out_with_its_arguments(names: Any, values: Any, label: str) -> None:
    """Names are not needed then."""
    call = Call("f", names, values)
    assert call.literal
    assert call.label == label


@pytest.mark.parametrize(
    ("names", "values", "label"),
    [
        (("x",), (X43,), "f(x), x of shape (4, 3)"),
        (("x",), (LONG,), "f(x), x of shape (7,)"),
        (("y", "t"), (X43, np.zeros(4)), "f(y, t), y of shape (4, 3), t of shape (4,)"),
        (("x", "h"), (X43, 0.1), "f(x, h), x of shape (4, 3)"),
        (("x", "name"), (X, "Relu"), "f(x, name), x of shape (2,)"),
    ],
)
def test_a_long_call_is_written_with_names_and_shapes(names: Any, values: Any, label: str) -> None:
    """One argument that is too long to read is enough."""
    call = Call("f", names, values)
    assert not call.literal
    assert call.label == label


@pytest.mark.parametrize(("function", "label"), [(scenario, "Affine(W, b).forward(x)"), (bare, "2 apples at 100")])
def test_the_label_of_a_scenario_is_the_first_line_of_its_docstring(function: Any, label: str) -> None:
    """Even when all arguments are short."""
    call = Call(function, ("W", "b"), (1, 2))
    assert not call.literal
    assert call.label == label


@pytest.mark.parametrize(
    ("target", "names", "values", "inputs"),
    [
        ("f", ("x",), (X43,), ""),
        (bare, (), (), ""),
        (scenario, ("W", "b"), (X43, X), "with W of shape (4, 3), b of shape (2,)"),
        (scenario, ("W", "b"), (X43, 0.5), "with W of shape (4, 3), b = 0.5"),
        (scenario, ("name", "x"), ("Relu", X43), "with x of shape (4, 3)"),
        (scenario, ("x", "y"), (3, 5), "with x = 3, y = 5"),
    ],
)
def test_a_scenario_tells_its_inputs_apart(target: Any, names: Any, values: Any, inputs: str) -> None:
    """Arrays by their shapes, numbers by their values; a function is in the label already."""
    assert Call(target, names, values).inputs == inputs


# The batch


@pytest.mark.parametrize(
    ("names", "values", "size"),
    [
        (("x",), (X43,), 4),
        (("W", "b", "x"), (np.zeros((2, 3)), X, X43), 4),
        (("y", "t"), (X43, np.zeros(4)), 4),
        (("x",), (np.zeros((5, 2, 3)),), 5),
        (("x",), (np.zeros((0, 3)),), 0),
        (("x",), (X,), None),
        (("x",), (3,), None),
        (("W",), (X43,), None),
        ((), (X43,), None),
        ((), (), None),
    ],
)
def test_the_batch_size_is_the_number_of_rows_of_x_or_y(names: Any, values: Any, size: int | None) -> None:
    """Without x and y, or with only one axis, there is no batch."""
    assert Call("f", names, values).known_sizes.get("the batch size") == size


@pytest.mark.parametrize(
    ("names", "values", "known"),
    [
        (("y", "t"), (X43, np.zeros((4, 3))), known_sizes(4, 3)),
        (("y", "t"), (X43, np.zeros(4)), known_sizes(4, 3)),
        (("x", "t"), (X43, np.eye(5)[:4]), known_sizes(4, 5)),
        (("x", "t"), (X43, np.zeros(4)), known_sizes(4, None)),
        (("x", "y"), (X43, X43), known_sizes(4, None)),
    ],
)
def test_classes_are_the_columns_of_one_hot_answers_or_of_y(names: Any, values: Any, known: dict[str, int]) -> None:
    """Only beside answers; the columns of x may be anything."""
    assert Call("f", names, values).known_sizes == known


# Helpers


def test_parameter_names_are_those_of_the_function() -> None:
    """Without those that are skipped."""
    assert parameter_names(scenario) == ("module", "W", "b")
    assert parameter_names(scenario, skip=1) == ("W", "b")
    assert parameter_names(bare, skip=1) == ()


def test_copies_can_be_changed_without_a_trace() -> None:
    """Arrays are copied, also in a dict or a list; other values stay the same objects."""
    x, params, layers = X.copy(), {"W1": X.copy()}, [X.copy()]
    copied = copies((x, "Relu", 3, params, layers))
    copied[0][...] = copied[3]["W1"][...] = copied[4][0][...] = 0
    for kept in (x, params["W1"], layers[0]):
        assert_array_equal(kept, X)
    assert copied[1:3] == ["Relu", 3]
