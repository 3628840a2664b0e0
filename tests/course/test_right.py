"""Right code passes, however it is written."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from grader.files import ROOT
from grader.results.report import CheckResult, Status
from grader.sandbox.outside.interface import WorkerSource
from grader.sandbox.outside.pool import Sandbox
from tests.conftest import Grade
from tests.support.banks import RIGHT, Chunk, Member, chunks
from tests.support.cores import cores
from tests.support.sampling import sampled
from tests.support.series import graded_in_turn
from tests.support.tries import train_in_vain, tried, tried_side_by_side


def not_passed(checks: Sequence[CheckResult]) -> list[tuple[str, str | None]]:
    """Return the names and messages of the checks that did not pass."""
    return [(check.name, check.message) for check in checks if check.status is not Status.PASSED]


@pytest.mark.parametrize("chunk", list(chunks(RIGHT)), ids=str)
def test_a_right_variation_passes_every_check(
    chunk: Chunk, in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it trains, for a moment."""
    train_in_vain(monkeypatch)
    results = graded_in_turn(chunk.exercise, [variation.submission for variation in chunk.members], in_process)
    found = {str(variation): not_passed(checks) for variation, checks in zip(chunk.members, results, strict=True)}
    assert {name: failed for name, failed in found.items() if failed} == {}


@pytest.mark.parametrize("variation", sampled(RIGHT, 40), ids=str)
def test_a_right_variation_gets_full_points_in_a_worker(
    variation: Member, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it trains, for a moment; and all that is said of it is the same in process."""
    train_in_vain(monkeypatch)
    found = tried(variation, sandbox)
    assert not_passed(found.result.checks) == []
    assert found.result.score == found.result.max_score
    assert found.differences == ()


@pytest.mark.proof
@pytest.mark.timeout(3600)
def test_all_right_variations_get_full_points_in_workers() -> None:
    """Those that train learn to read a little; and all that is said of them is the same in process."""
    found = list(tried_side_by_side(RIGHT, cores()))
    assert [(str(each.member), failed) for each in found if (failed := not_passed(each.result.checks))] == []
    assert [str(each.member) for each in found if each.result.score != each.result.max_score] == []
    assert [(str(each.member), each.differences) for each in found if each.differences] == []


@pytest.mark.parametrize("seed", [14, 2, 3])
def test_a_network_is_right_whatever_its_random_parameters(seed: int, grade: Grade) -> None:
    """Under seed 14 a probability came so near to 0 that the epsilon in the loss showed in the slopes."""
    solution = (ROOT / "solutions" / "two_layer_net.py").read_text(encoding="utf-8")
    exercise = grade({"two_layer_net": solution}, seed=seed)["two_layer_net"]
    assert [(check.name, check.message) for check in exercise.checks if check.status is not Status.PASSED] == []
