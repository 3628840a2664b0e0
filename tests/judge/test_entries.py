"""The stored entries of two different arrays: few, around the first wrong one, for every shape."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.judge.compare.differences import find_difference
from grader.judge.compare.entries import COLUMNS, ROWS
from grader.judge.subjects.reference import round_trip
from grader.results.difference import ArrayDifference
from tests.judge.course import Course
from tests.support.sampling import examples

NAN, INF = math.nan, math.inf
Array = np.ndarray[Any, Any]


def entries(got: Any, want: Any) -> ArrayDifference | None:
    """Return the entries that are stored for a value, sent through the pipe, and the right one."""
    found = find_difference(round_trip(got), round_trip(want), of="f(x)")
    assert found is not None
    return found.entries


def wrong_at(shape: tuple[int, ...], *places: tuple[int, ...]) -> ArrayDifference:
    """Return the entries stored for an array that counts its entries, and is 10 too large in these places."""
    want = np.arange(math.prod(shape), dtype=float).reshape(shape)
    got = want.copy()
    for place in places:
        got[place] += 10
    kept = entries(got, want)
    assert kept is not None
    return kept


@pytest.mark.parametrize(
    ("got", "want"),
    [(1, 2), (np.array([1]), np.array([2])), (None, np.ones(3)), (np.ones(2), np.ones(3)), ("text", np.ones(2))],
)
def test_nothing_is_kept_of_a_number_or_of_what_has_another_shape(got: object, want: object) -> None:
    """The message says everything."""
    assert entries(got, want) is None


def test_a_small_array_is_kept_whole() -> None:
    """An array of one axis is one row; integers and truth values are numbers."""
    assert entries([1, 2, 4], np.array([1, 2, 3])) == ArrayDifference(
        "", (3,), (0,), ((1.0, 2.0, 4.0),), ((1.0, 2.0, 3.0),), ((False, False, True),)
    )
    kept = entries(np.array([[True, False], [True, True]]), np.array([[1, 1], [1, 1]]))
    assert kept is not None
    assert kept.got == ((1.0, 0.0), (1.0, 1.0))
    assert kept.wrong == ((False, True), (False, False))
    assert {type(value) for row in (*kept.got, *kept.wrong) for value in row} == {float, bool}


def test_what_is_not_finite_is_kept_and_wrong() -> None:
    """Other wrong entries are too; the message is about the first one that is not finite."""
    kept = entries([9.0, 1.0, NAN, -INF], [1.0, 1.0, 1.0, 1.0])
    assert repr(kept and kept.got) == "((9.0, 1.0, nan, -inf),)"
    assert kept is not None
    assert kept.wrong == ((True, False, True, True),)


@pytest.mark.parametrize(
    ("shape", "place", "start"),
    [
        ((100,), (0,), (0,)),
        ((100,), (50,), (49,)),
        ((100,), (99,), (95,)),
        ((7,), (6,), (2,)),
        ((784, 50), (0, 0), (0, 0)),
        ((784, 50), (300, 49), (299, 45)),
        ((3, 50), (2, 10), (0, 9)),
        ((10, 1, 28, 28), (4, 0, 13, 27), (4, 0, 12, 23)),
        ((2, 3, 2, 2), (1, 2, 1, 1), (1, 2, 0, 0)),
    ],
)
def test_of_a_large_array_the_entries_around_the_first_wrong_one_are_kept(
    shape: tuple[int, ...], place: tuple[int, ...], start: tuple[int, ...]
) -> None:
    """Eight rows and five columns of the last two axes, at its position along the other axes."""
    kept = wrong_at(shape, place)
    assert (kept.shape, kept.start) == (shape, start)
    rows, columns = (1, *shape)[-2:]
    assert (len(kept.got), len(kept.got[0])) == (min(rows, ROWS), min(columns, COLUMNS))
    (wrong,) = ((row, column) for row, line in enumerate(kept.wrong) for column in range(len(line)) if line[column])
    (at,) = np.argwhere(np.array(kept.got) != np.array(kept.expected)).tolist()
    assert tuple(at) == wrong
    assert kept.got[wrong[0]][wrong[1]] == np.ravel_multi_index(place, shape) + 10


@examples(50)
@given(hnp.arrays(np.float64, hnp.array_shapes(max_dims=4, max_side=12), elements=st.floats(-9, 9)), st.data())
def test_the_index_gives_the_entries_that_are_kept(want: Array, data: st.DataObject) -> None:
    """Whatever the shape, and wherever an entry is wrong."""
    place = tuple(data.draw(st.integers(0, side - 1)) for side in want.shape)
    got = want.copy()
    got[place] += 1
    kept = entries(got, want)
    if want.size == 1:
        assert kept is None
        return
    assert kept is not None
    shown = eval(f"got{kept.index}", {"got": got})
    assert np.array_equal(np.reshape(shown, np.shape(kept.got)), kept.got)
    assert np.any(kept.wrong)


def test_a_part_has_its_name() -> None:
    """As in the message."""
    kept = entries({"W": [1.0, 2.0], "b": [1.0, 3.0]}, {"W": [1.0, 2.0], "b": [1.0, 2.0]})
    assert kept is not None
    assert kept.part == "b"


def test_a_relation_has_its_entries_too() -> None:
    """Like every difference."""
    kept = entries([[2.0, 4.0]], [[1.0, 2.0]])
    assert kept is not None
    assert kept.wrong == ((True, True),)


# From a check to its result


@pytest.mark.parametrize(
    ("check", "promises"),
    [
        ('def check_f(submission, assert_close):\n    """f doubles."""\n'
         '    assert_close(submission.f(np.array([1.0, 2.0])), [2.0, 4.0], of="f([1, 2])")\n', ""),
        ('def check_f(agree):\n    """f doubles."""\n    agree("f", np.array([1.0, 2.0]))\n', ""),
        ('def check_f(agree):\n    """f doubles."""\n    agree("f", np.array([1.0, 2.0]))\n',
         '[f]\narguments = { x = "(N)" }\n'),
    ],
    ids=["assert_close", "agree", "agree in all forms"],
)  # fmt: skip
def test_a_result_has_the_entries_that_its_message_is_about(course: Course, check: str, promises: str) -> None:
    """Even if the message shows an easier call; a check that passes has none."""
    right = "import numpy as np\ndef f(x):\n    return 2 * np.asarray(x)\n"
    course.add(f"import numpy as np\n{check}", f"{right[:-1]} + np.arange(len(x))\n", solution=right, promises=promises)
    (result,) = course.checks()
    assert result.difference is not None
    assert result.message is not None
    row, column = np.argwhere(result.difference.wrong)[0]
    got, want = result.difference.got[row][column], result.difference.expected[row][column]
    assert f"[{column}] is {got:g}; expected {want:g}" in result.message


def test_what_is_found_in_one_form_of_many_has_its_entries(course: Course) -> None:
    """Here with integers, of which only one comes out right."""
    right = "import numpy as np\ndef f(x):\n    return 2 * x"
    check = 'import numpy as np\ndef check_f(agree):\n    """f doubles."""\n    agree("f", np.array([1.0, 2.0, 4.0]))\n'
    promises = '[f]\narguments = { x = "(N)" }\n'
    course.add(check, f"{right} + np.arange(len(x)) * (x.dtype.kind == 'i')\n", solution=right, promises=promises)
    (result,) = course.checks()
    assert result.message is not None
    assert "integers" in result.message
    assert result.difference is not None
    assert result.difference.wrong[0][:2] == (False, True)
