"""Right code passes, however it is written."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from grader.course import Exercise
from grader.files import ROOT
from grader.results.report import ExerciseResult, Status
from grader.sandbox.outside.interface import WorkerSource
from grader.sandbox.outside.pool import Sandbox
from tests.support.banks import COURSE, RIGHT, Chunk, chunks, combined
from tests.support.sampling import sampled
from tests.support.series import graded_in_turn
from tests.support.tries import Try, train_in_vain, tried, tried_alone


def not_passed(result: ExerciseResult) -> list[tuple[str, str | None]]:
    """Return the names and messages of the checks that did not pass."""
    return [(check.name, check.message) for check in result.checks if check.status is not Status.PASSED]


def assert_full_points(found: Sequence[Try]) -> None:
    """Assert that all passed in a worker and cost nothing, and that the results in process are the same."""
    assert [(str(each.member), failed) for each in found if (failed := not_passed(each.result))] == []
    assert [str(each.member) for each in found if each.result.score != each.result.max_score] == []
    assert [(str(each.member), each.differences) for each in found if each.differences] == []


@pytest.mark.parametrize("chunk", chunks(combined(RIGHT), 15), ids=str)
def test_a_right_variation_passes_every_check(
    chunk: Chunk, in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it trains, only for a moment."""
    train_in_vain(monkeypatch)
    results = graded_in_turn(chunk.exercise, [variation.submission for variation in chunk.members], in_process)
    found = {str(each): not_passed(result) for each, result in zip(chunk.members, results, strict=True)}
    assert {name: failed for name, failed in found.items() if failed} == {}


@pytest.mark.parametrize("chunk", chunks(sampled(RIGHT, 80)), ids=str)
def test_a_right_variation_gets_full_points_in_a_worker(
    chunk: Chunk, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it trains, only for a moment; the results in process are the same."""
    train_in_vain(monkeypatch)
    assert_full_points(tried(chunk.members, sandbox))


@pytest.mark.proof
@pytest.mark.timeout(1800)
@pytest.mark.xdist_group("all right variations")
@pytest.mark.parametrize("exercise", COURSE, ids=lambda exercise: exercise.name)
def test_all_right_variations_get_full_points_in_workers(exercise: Exercise) -> None:
    """Those that train learn to read a little; the results in process are the same."""
    assert_full_points(tried_alone([each for each in RIGHT if each.exercise == exercise.name]))


@pytest.mark.parametrize("seed", [14, 2, 3])
def test_a_network_is_right_whatever_its_random_parameters(
    seed: int, in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under seed 14 a probability came so near to 0 that the epsilon in the loss showed in the slopes."""
    train_in_vain(monkeypatch)
    solution = (ROOT / "solutions" / "two_layer_net.py").read_text(encoding="utf-8")
    (result,) = graded_in_turn("two_layer_net", [solution], in_process, seed=seed)
    assert not_passed(result) == []
