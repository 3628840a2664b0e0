"""The four mistakes of the network in the notes are in the bank, and each is caught by a check that looks for it."""

from __future__ import annotations

import pytest

from grader.course.neural_network import checks
from grader.results.report import Status
from tests.conftest import Grade
from tests.support.banks import MISTAKES

CAUGHT_BY = {
    "softmax_without_the_shift": "check_large_values",
    "backward_reads_the_next_signal": "check_gradient_of_hidden_layers[relu]",
    "only_the_last_example_counts": "check_steps[cross-entropy of softmax]",
    "output_delta_always_y_minus_t": "check_gradient_of_the_last_layer[mse of sigmoid]",
}


@pytest.mark.parametrize(("mistake", "check"), CAUGHT_BY.items())
def test_a_mistake_of_the_notes_is_caught(
    mistake: str, check: str, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first check that fails is the one for that mistake."""
    monkeypatch.setattr(checks, "EPOCHS", {"sample": 1})
    (member,) = (each for each in MISTAKES if each.name == f"NeuralNetwork__{mistake}")
    exercise = grade({"neural_network": member.submission})["neural_network"]
    failed = [each.name for each in exercise.checks if each.status is not Status.PASSED]
    assert failed[0] == check
