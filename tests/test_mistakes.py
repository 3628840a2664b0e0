"""Every known mistake fails at least one check of its exercise, and every check fails for at least one mistake."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from grader.report.outcome import Status
from tests.banks import COURSE, MISTAKES, ROOT, Member
from tests.conftest import Grade, shorten_training

FAILED: dict[str, set[str]] = {}
"""The checks that each mistake failed, filled by the tests of this file."""


@pytest.fixture(autouse=True)
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train for a moment only: a mistake has to fail a check that looks closer than at the accuracy."""
    shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_known_mistake_fails(mistake: Member, grade: Grade) -> None:
    """At least one check fails, and none takes the mistake for unfinished work."""
    exercise = grade({mistake.exercise: mistake.submission})[mistake.exercise]
    failed = {check.name for check in exercise.checks if check.status is not Status.PASSED}
    FAILED[str(mistake)] = {f"{exercise.name}.{name}" for name in failed}
    assert failed
    assert all(check.status is not Status.TODO for check in exercise.checks)
    assert exercise.score < exercise.max_score


def test_no_check_is_empty() -> None:
    """Every check is failed by some mistake: a check that nothing fails proves nothing."""
    if len(FAILED) < len(MISTAKES):
        pytest.skip("needs the whole of this file")
    defined = {
        f"{exercise.name}.{name}"
        for exercise in COURSE
        for name in re.findall(r"^def (check_\w+)", exercise.checks.read_text(encoding="utf-8"), re.MULTILINE)
    }
    failed = {name.partition("[")[0] for names in FAILED.values() for name in names}
    assert defined == failed


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_hint_helps_and_gives_nothing_away(mistake: Member) -> None:
    """A hint is one or two sentences for the learner, and no line of the solution is in it."""
    assert re.fullmatch(r"\w.*[.?]", " ".join(mistake.hint.split()))
    assert len(mistake.hint) < 250
    solution = (ROOT / "solutions" / f"{mistake.exercise}.py").read_text(encoding="utf-8")
    code = [line.strip() for line in solution.splitlines() if "=" in line or "return" in line]
    assert not [line for line in code if len(line) > 12 and line in mistake.hint]


def test_names_in_the_banks_are_unique_and_every_target_exists() -> None:
    """A name stands for one mistake, and its first part is something that the exercise defines."""
    assert Counter(map(str, MISTAKES)).most_common(1)[0][1] == 1
    for mistake in MISTAKES:
        solution = (ROOT / "solutions" / f"{mistake.exercise}.py").read_text(encoding="utf-8")
        assert re.search(rf"^(?:def|class) {mistake.target}\b", solution, re.MULTILINE), mistake.name


def test_the_slips_of_the_notes_are_among_the_mistakes() -> None:
    """Those that learners copy, from the first chapter to the network that the notes end with."""
    slips = {
        "cross_entropy_error__labels_as_factors",
        "numerical_diff__step_vanishes",
        "numerical_gradient__step_vanishes",
        "softmax__one_sum_for_the_whole_batch",
        "softmax__no_shift",
        "AddLayer__arguments_for_the_constructor",
        "numerical_gradient__for_vectors_only",
        "gradient_descent__moves_init_x",
        "predict__pixels_up_to_255",
        "step_function__np_int",
        "train__on_the_test_data",
        "NeuralNetwork__backward_reads_the_next_signal",
        "NeuralNetwork__only_the_last_example_counts",
        "NeuralNetwork__output_activation_on_the_wrong_layer",
        "NeuralNetwork__output_delta_always_y_minus_t",
        "NeuralNetwork__saved_as_a_pickle",
        "NeuralNetwork__softmax_without_the_shift",
        "NeuralNetwork__weights_not_scaled",
    }
    assert slips <= {mistake.name for mistake in MISTAKES}
