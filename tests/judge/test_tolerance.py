"""The two kinds of equality: as a check compares, and on the scale of the values themselves."""

from typing import Any

import numpy as np
import pytest

from grader.judge.compare.tolerance import Tolerance

NAN, INF = np.nan, np.inf


@pytest.mark.parametrize(
    ("got", "want", "agrees", "matches"),
    [
        ([1.0, 2.0], [1.0, 2.0], True, True),
        ([1.00005, 2.0], [1.0, 2.0], True, True),
        ([1.0002, 2.0], [1.0, 2.0], False, False),
        ([3e-7, 0.0], [1e-7, 0.0], True, False),
        ([0.0, 0.0], [1e-7, 2e-7], True, False),
        ([1.00005e-7, 2e-7], [1e-7, 2e-7], True, True),
        ([9e-5, 100.0], [0.0, 100.0], True, True),
        ([1.0, NAN, INF], [1.0, NAN, INF], True, True),
        ([1.00005, NAN, -INF], [1.0, NAN, -INF], True, True),
        ([1.0, INF], [1.0, -INF], False, False),
        ([1.0, INF], [1.0, NAN], False, False),
        ([1.0, NAN], [1.0, 2.0], False, False),
        ([1.0, 2.0], [1.0, INF], False, False),
        ([], [], True, True),
    ],
)
def test_agreement_is_on_a_scale_of_at_least_1_and_a_match_is_not(
    got: list[float], want: list[float], agrees: bool, matches: bool
) -> None:
    """Tiny numbers agree with 0 without matching it; nan and infinities equal themselves in both cases."""
    tolerance = Tolerance()
    assert tolerance.agrees(np.array(got), np.array(want)) is agrees
    assert tolerance.matches(np.array(got), np.array(want)) is matches


def test_only_finite_entries_are_close() -> None:
    """An entry that is not finite is close to nothing, and does not widen the tolerance for the others."""
    got: np.ndarray[Any, Any] = np.array([1.00005, 1.1, NAN, INF, INF])
    want: np.ndarray[Any, Any] = np.array([1.0, 1.0, NAN, INF, 1.0])
    assert Tolerance().close(got, want).tolist() == [True, False, False, False, False]
    assert not Tolerance().all_close(got, want)
    assert Tolerance().all_close(got[:1], want[:1])
