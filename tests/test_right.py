"""Right code passes, however it is written."""

from __future__ import annotations

import pytest

from grader.course.digit_image import checks as digit_image
from grader.course.two_layer_net import checks
from grader.report.outcome import Status
from tests.banks import RIGHT, Member
from tests.conftest import Grade


@pytest.fixture(autouse=True)
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train for a moment only; the whole run is for the solutions."""
    monkeypatch.setattr(checks, "STEPS", {"sample": 60})
    monkeypatch.setattr(checks, "MINIMUM_ACCURACY", {"sample": 0.3})
    monkeypatch.setattr(digit_image, "EPOCHS", {"sample": 2})
    monkeypatch.setattr(digit_image, "PICTURES", 20)
    monkeypatch.setattr(digit_image, "MINIMUM_READ", 0.7)


@pytest.mark.parametrize("variation", RIGHT, ids=str)
def test_a_right_variation_gets_full_points(variation: Member, grade: Grade) -> None:
    """Every check passes."""
    exercise = grade({variation.exercise: variation.submission})[variation.exercise]
    assert [(check.name, check.message) for check in exercise.checks if check.status is not Status.PASSED] == []
    assert exercise.score == exercise.max_score
