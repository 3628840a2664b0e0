"""Which texts a submission is executed with."""

from __future__ import annotations

import pytest

from grader.course.two_layer_net import checks
from grader.files import ROOT
from grader.results.report import Status
from tests.conftest import Grade


def solution(name: str) -> str:
    """Return the text of a solution."""
    return (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train for a moment only."""
    monkeypatch.setattr(checks, "STEPS", {"sample": 60})
    monkeypatch.setattr(checks, "MINIMUM_ACCURACY", {"sample": 0.3})


def test_a_slip_in_an_earlier_exercise_costs_points_there(grade: Grade) -> None:
    """The network is judged with the grader's layers; only the training run is the learner's from top to bottom."""
    layers = solution("layers").replace(
        "return dout * (self.y - self.t) / len(self.y)", "return dout * (self.t - self.y)"
    )
    exercises = grade({"layers": layers, "two_layer_net": solution("two_layer_net")})
    assert exercises["layers"].status is Status.FAILED
    (training,) = [check for check in exercises["two_layer_net"].checks if check.status is not Status.PASSED]
    assert training.name == "check_reads_digits"
    own = "activations, softmax, cross_entropy, numerical_gradient, layers"
    assert training.details[0] == f"This check runs on your own {own}, where you handed them in."


def test_training_waits_for_earlier_exercises(grade: Grade) -> None:
    """While the learner's own layers are a stub, the training run is still to do, and says where."""
    stub = (ROOT / "exercises" / "layers.py").read_text(encoding="utf-8")
    exercises = grade({"layers": stub, "two_layer_net": solution("two_layer_net")})
    (training,) = [check for check in exercises["two_layer_net"].checks if check.status is not Status.PASSED]
    assert training.status is Status.TODO
    assert str(training.message).startswith("still to do: __init__, layers.py, line ")


def test_what_was_not_handed_in_is_stood_in_for(grade: Grade) -> None:
    """A submission of one file trains with the grader's versions of the others."""
    exercises = grade({"two_layer_net": solution("two_layer_net")})
    assert exercises["two_layer_net"].status is Status.PASSED
