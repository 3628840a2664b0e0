"""Right code passes, however it is written."""

from __future__ import annotations

import pytest

from grader.report.outcome import Status
from tests.banks import RIGHT, Member
from tests.conftest import Grade, shorten_training


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
