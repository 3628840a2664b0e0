"""Right code passes, however it is written."""

from __future__ import annotations

import pytest

from grader.results.report import Status
from tests.conftest import Grade, shorten_training
from tests.support.banks import RIGHT, ROOT, Member


@pytest.fixture(autouse=True)
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train for a moment only; the whole run is for the solutions."""
    shorten_training(monkeypatch, steps=60, epochs=2, minimum=0.3)


@pytest.mark.parametrize("variation", RIGHT, ids=str)
def test_a_right_variation_gets_full_points(variation: Member, grade: Grade) -> None:
    """Every check passes."""
    exercise = grade({variation.exercise: variation.submission})[variation.exercise]
    assert [(check.name, check.message) for check in exercise.checks if check.status is not Status.PASSED] == []
    assert exercise.score == exercise.max_score


@pytest.mark.parametrize("seed", [14, 2, 3])
def test_a_network_is_right_whatever_its_random_parameters(seed: int, grade: Grade) -> None:
    """Under seed 14 a probability came so near to 0 that the epsilon in the loss showed in the slopes."""
    solution = (ROOT / "solutions" / "two_layer_net.py").read_text(encoding="utf-8")
    exercise = grade({"two_layer_net": solution}, seed=seed)["two_layer_net"]
    assert [(check.name, check.message) for check in exercise.checks if check.status is not Status.PASSED] == []
