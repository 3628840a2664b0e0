"""The four mistakes of the network in the notes are in the bank, and a dedicated check catches each."""

from __future__ import annotations

import pytest

from grader.results.report import Status
from grader.sandbox.outside.interface import WorkerSource
from tests.support.banks import MISTAKES
from tests.support.series import graded_in_turn
from tests.support.tries import train_in_vain

CAUGHT_BY = {
    "softmax_without_the_shift": "check_large_values",
    "backward_reads_the_next_signal": "check_gradient_of_hidden_layers[relu]",
    "only_the_last_example_counts": "check_steps[cross-entropy of softmax]",
    "output_delta_always_y_minus_t": "check_gradient_of_the_last_layer[mse of sigmoid]",
}


@pytest.mark.proof
def test_the_mistakes_of_the_notes_are_caught(in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first check that fails is the one for that mistake."""
    train_in_vain(monkeypatch)
    members = {each.name: each for each in MISTAKES if each.exercise == "neural_network"}
    texts = [members[f"NeuralNetwork__{mistake}"].submission for mistake in CAUGHT_BY]
    results = graded_in_turn("neural_network", texts, in_process)
    failed = [[each.name for each in result.checks if each.status is not Status.PASSED] for result in results]
    assert {mistake: names[0] for mistake, names in zip(CAUGHT_BY, failed, strict=True)} == CAUGHT_BY
