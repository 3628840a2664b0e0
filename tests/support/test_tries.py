"""Whether two results of the same submission are told apart, and not taken apart for their last digits."""

from __future__ import annotations

import dataclasses

import pytest

from grader.results.difference import ArrayDifference
from grader.results.report import CheckResult, ExerciseResult, Status
from tests.support.tries import differences

SHOWN = ArrayDifference("dW", (1, 2), (0, 0), ((1.0, -2e6),), ((3.0, 4.0),), ((True, True),))


def result_that_shows(difference: ArrayDifference | None) -> ExerciseResult:
    """Return a result whose only check shows a difference of arrays."""
    check = CheckResult("check_backward", "backward is right", Status.FAILED, 1, "dW is wrong", difference=difference)
    return ExerciseResult("layers", "layers", 1, (check,))


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (SHOWN, True),
        (dataclasses.replace(SHOWN, got=((1.0 + 2e-12, -2e6 * (1 + 2e-16)),)), True),
        (dataclasses.replace(SHOWN, got=((1.0 + 1e-8, -2e6),)), False),
        (dataclasses.replace(SHOWN, got=((float("nan"), -2e6),)), False),
        (dataclasses.replace(SHOWN, part="db"), False),
        (dataclasses.replace(SHOWN, expected=((3.0, 4.0 + 1e-12),)), False),
        (ArrayDifference("dW", (1, 1), (0, 0), ((1.0,),), ((3.0,),), ((True,),)), False),
        (None, False),
    ],
)
def test_only_the_last_digits_may_differ(other: ArrayDifference | None, same: bool) -> None:
    """Those of what the submission computed, in an array; nothing else."""
    found = list(differences(result_that_shows(SHOWN), result_that_shows(other)))
    assert (found == []) is same
