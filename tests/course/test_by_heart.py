"""Memorising all right answers for the usual seed helps little with another seed."""

from __future__ import annotations

from collections.abc import Mapping
from unittest import mock

import pytest

from grader.course import load_course
from grader.judge import outcome
from grader.results.report import DEFAULT_SEED
from grader.sandbox.outside.pool import Sandbox
from tests.conftest import Grade
from tests.support.by_heart import by_heart
from tests.support.grading import graded
from tests.support.in_process import InProcessSandbox
from tests.support.judges import Order

pytestmark = pytest.mark.xdist_group("by heart")  # the files are made once

MOST = 40
"""The points of 100 for calls that are made under every seed: worked examples, and inputs from the docstrings."""


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """A file for each exercise that contains only answers."""
    return by_heart([exercise.name for exercise in load_course()])


def score(files: Mapping[str, str], sandbox: Sandbox, seed: int) -> int:
    """Return the points of all files; mistakes are not looked for."""
    with mock.patch.object(outcome, "recognise", return_value={}):
        results = graded(files, sandbox, seed=seed, plugins=[Order(long=False)])
    return sum(exercise.score for exercise in results.values())


@pytest.mark.parametrize("seed", [2, *(pytest.param(seed, marks=pytest.mark.proof) for seed in range(3, 20))])
def test_answers_by_heart_are_wrong_under_another_seed(seed: int, files: Mapping[str, str]) -> None:
    """At most forty points of a hundred."""
    with InProcessSandbox() as sandbox:
        assert score(files, sandbox, seed) <= MOST


def test_answers_by_heart_are_right_under_the_usual_seed(files: Mapping[str, str]) -> None:
    """All points: so the files do look up the answers, and are wrong above for no other reason."""
    with InProcessSandbox() as sandbox:
        assert score(files, sandbox, DEFAULT_SEED) == 100


@pytest.mark.proof
def test_such_a_file_can_be_handed_in(grade: Grade, files: Mapping[str, str]) -> None:
    """A worker does not prevent it; only other inputs do."""
    softmax = {"softmax": files["softmax"]}
    assert grade(softmax)["softmax"].score == 7
    assert grade(softmax, seed=2)["softmax"].score <= 3
