"""Memorising all right answers for the usual seed helps little with another seed."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from unittest import mock

import pytest

from grader.course import load_course
from grader.judge import outcome
from grader.results.report import DEFAULT_SEED
from tests.conftest import Grade
from tests.support.by_heart import by_heart
from tests.support.grading import graded
from tests.support.in_process import InProcessSandbox
from tests.support.judges import Order

pytestmark = pytest.mark.xdist_group("by heart")  # the files are made once

MOST = 0.4
"""The share of points for what is asked under every seed: worked examples, and inputs that stand in the docstrings."""

POINTS = {exercise.name: exercise.points for exercise in load_course()}
EVERY = tuple(POINTS)
THIRD = EVERY[1::3]


@functools.cache
def file_of(name: str) -> str:
    """Return a file for an exercise that holds answers and nothing else."""
    (text,) = by_heart([name]).values()
    return text


def share(names: Sequence[str], seed: int) -> float:
    """Return the share of the points that such files get; which mistake it could be, nobody asks here."""
    files = {name: file_of(name) for name in names}
    with mock.patch.object(outcome, "recognise", return_value={}), InProcessSandbox() as sandbox:
        results = graded(files, sandbox, seed=seed, plugins=[Order(long=False)])
    return sum(exercise.score for exercise in results.values()) / sum(POINTS[name] for name in names)


@pytest.mark.parametrize(
    ("names", "seed"),
    [
        pytest.param(THIRD, 2, id="every third-2"),
        *(pytest.param(EVERY, seed, id=f"every-{seed}", marks=pytest.mark.proof) for seed in range(2, 8)),
    ],
)
def test_answers_by_heart_are_wrong_under_another_seed(names: Sequence[str], seed: int) -> None:
    """At most forty points of a hundred."""
    assert share(names, seed) <= MOST


@pytest.mark.parametrize(
    "names", [pytest.param(THIRD, id="every third"), pytest.param(EVERY, id="every", marks=pytest.mark.proof)]
)
def test_answers_by_heart_are_right_under_the_usual_seed(names: Sequence[str]) -> None:
    """All points: the files do look up what is asked, so that they are wrong above for no other reason."""
    assert share(names, DEFAULT_SEED) == 1


@pytest.mark.proof
def test_such_a_file_can_be_handed_in(grade: Grade) -> None:
    """A worker does not keep it from what asks it; nothing but the inputs does."""
    softmax = {"softmax": file_of("softmax")}
    assert grade(softmax)["softmax"].score == 7
    assert grade(softmax, seed=2)["softmax"].score <= 3
