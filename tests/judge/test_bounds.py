"""Nothing is computed from an answer before its type, number of parts and shape are compared."""

from __future__ import annotations

import re
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from grader.judge.assertions import assert_array
from grader.judge.compare.differences import LARGE
from grader.judge.compare.relations import shape_relation
from grader.judge.compare.tolerance import Tolerance
from grader.judge.diagnosis.equality import same
from grader.judge.failures import NotPassed
from tests.judge.test_differences import difference
from tests.support.hostile_answers import HOSTILE

MOST_BYTES, MOST_SECONDS = 4 * 1024**2, 1.0
WANTED: dict[str, Any] = {
    "a number": np.float64(0.5),
    "a row": np.array([0.25, 0.75, 1.5]),
    "a matrix": np.arange(6.0).reshape(2, 3),
    "a tuple": (np.ones(2), np.ones((2, 3)), np.float64(1)),
    "a dict": {"W1": np.ones((2, 3)), "x": np.float64(1)},
}


@pytest.fixture
def bounded() -> Iterator[None]:
    """Fail a test that takes more memory or time than right answers and their messages need."""
    tracemalloc.start()
    started = time.process_time()
    try:
        yield
        peak, seconds = tracemalloc.get_traced_memory()[1], time.process_time() - started
    finally:
        tracemalloc.stop()
    assert peak < MOST_BYTES
    assert seconds < MOST_SECONDS


Shape = tuple[int, ...]

HUGE_SHAPES: dict[str, tuple[Shape, Any]] = {
    "empty": ((0, 2**26, 2**26), float),
    "empty at the end": ((2**26, 2**26, 0), float),
    "too large for float64": ((0, 2**26, 2**26, 2**10), bool),
    "empty rows": ((2**26, 0), bool),
}


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("want", [np.ones(3), np.ones((2, 3)), np.zeros(0), np.float64(1)], ids=repr)
@pytest.mark.parametrize(("shape", "dtype"), HUGE_SHAPES.values(), ids=HUGE_SHAPES)
def test_an_empty_array_of_a_huge_shape_is_described_and_nothing_more(shape: Shape, dtype: Any, want: Any) -> None:
    """A sum over one of its axes takes petabytes; one sentence does not."""
    expected = str(want.shape) if want.shape else "a number"
    line = f"f(x): the result has shape {shape}; expected {expected}"
    assert difference(np.zeros(shape, dtype), want, of="f(x)") == line
    with pytest.raises(NotPassed, match=re.escape(line)):
        assert_array(np.zeros(shape, dtype), want.shape, of="f(x)")
    assert not same(np.zeros(shape, dtype), want, Tolerance().agrees)


@pytest.mark.usefixtures("bounded")
def test_an_empty_array_of_a_huge_shape_has_no_relation() -> None:
    """Even if the relation itself is requested."""
    assert shape_relation(np.zeros((0, 2**26, 2**26)), np.ones(3), Tolerance().all_close) is None
    assert shape_relation(np.zeros((2**26, 0)), np.ones(3), Tolerance().all_close) is None


def test_truth_values_of_the_wrong_shape_are_not_converted() -> None:
    """As float64 they take eight times as much memory; alone, in a tuple, and instead of parts."""
    rows = tuple(np.zeros(2**22, bool) for _ in range(3))
    tracemalloc.start()
    try:
        lines = [difference(got, want, of="f(x)") for got in (rows, rows[0]) for want in WANTED.values()]
        assert not same(rows, WANTED["a row"], Tolerance().agrees)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "f(x): the result has shape (3, 4194304); expected (3,)" in lines
    assert "f(x): the result has 4194304 values; expected 3" in lines
    assert peak < MOST_BYTES


def test_a_value_of_the_wrong_shape_is_examined_up_to_a_size() -> None:
    """Each number in it counts; sides of 0 count as 1, since a sum may be over another side."""
    right = np.arange(1.0, 6)
    for rows, relation in ((LARGE // 5, ". Summed over axis 0 it would be right."), (LARGE // 5 + 1, "")):
        got = np.broadcast_to(right / rows, (rows, 5))
        assert difference(got, right, of="f(x)") == f"f(x): the result has shape ({rows}, 5); expected (5,){relation}"
    line = "f(x): the result has shape (0, 1); expected (0,). Its values are right, only the shape is not."
    assert difference(np.zeros((0, 1)), np.zeros(0), of="f(x)") == line


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_answer_has_one_line_and_costs_little(name: str) -> None:
    """Whatever value is expected, in the comparison and in the diagnosis."""
    for want in WANTED.values():
        got = HOSTILE[name](want)
        tracemalloc.start()
        started = time.process_time()
        try:
            line = difference(got, want, of="f(x)", known_sizes={"the batch size": 4})
            same(got, want, Tolerance().agrees)
            same(got, want, Tolerance().matches)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert line is None or (line.startswith("f(x)") and "\n" not in line and len(line) < 500)
        assert peak < MOST_BYTES
        assert time.process_time() - started < MOST_SECONDS
