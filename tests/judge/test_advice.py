"""What works but will bite is noted, on checks that passed, and costs no points."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import load_course
from grader.results.report import ExerciseResult, Status
from grader.sandbox.outside.pool import Sandbox
from tests.conftest import Grade, shorten_training
from tests.support.banks import ROOT
from tests.support.grading import graded


@pytest.fixture(autouse=True)
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train for a moment only."""
    shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)


def solution(name: str) -> str:
    """Return the text of a solution."""
    return (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")


def notes(exercise: ExerciseResult) -> list[tuple[str, str]]:
    """Return the notes of an exercise with the checks that they stand at."""
    return [(check.name, note) for check in exercise.checks for note in check.advice]


def test_the_solutions_have_no_notes(sandbox: Sandbox) -> None:
    """In the whole course: what the reference does too is how it is meant."""
    course = load_course()
    names = tuple(exercise.name for exercise in course)
    exercises = graded({name: solution(name) for name in names}, sandbox)
    assert {name: notes(exercise) for name, exercise in exercises.items()} == {name: [] for name in names}


IN_PLACE = """
import numpy as np

def softmax(x):
    if x.dtype.kind == "i":
        x = x.astype(float)
    x -= np.max(x, axis=-1, keepdims=True)
    np.exp(x, out=x)
    x /= np.sum(x, axis=-1, keepdims=True)
    return x
"""


def test_a_changed_argument_is_noted_once(grade: Grade) -> None:
    """At the first check that shows it; that the result is the argument goes without saying then."""
    exercise = grade({"softmax": IN_PLACE})["softmax"]
    told = "softmax changes x itself: whoever passed it finds other numbers in it afterwards."
    assert notes(exercise) == [("check_worked_examples", told)]
    assert exercise.score == exercise.max_score


def test_a_layer_that_changes_its_input_is_noted(grade: Grade) -> None:
    """Under the name that the scenario gives to what it does."""
    text = solution("layers") + (
        "\n\nclass Relu:\n    def forward(self, x):\n        self.mask = x <= 0\n        x[self.mask] = 0\n"
        "        return x\n\n    def backward(self, dout):\n        return np.where(self.mask, 0, dout)\n"
    ).replace("\\\n", "\n")
    found = notes(grade({"layers": text})["layers"])
    told = "Relu().forward(x) changes x itself: whoever passed it finds other numbers in it afterwards."
    assert found == [("check_relu_forward", told)]


def test_a_warning_is_noted_with_its_place(grade: Grade) -> None:
    """Where the result is right all the same."""
    text = solution("layers") + (
        "\n\nclass Sigmoid:\n    def forward(self, x):\n        self.out = 1 / (1 + np.exp(-x))\n"
        "        return self.out\n\n    def backward(self, dout):\n        return dout * self.out * (1 - self.out)\n"
    )
    line = text[: text.rindex("1 / (1 + np.exp(-x))")].count("\n") + 1
    told = f"numpy warns of overflow encountered in exp (layers.py, line {line}). "
    told += "The result is right, a number on the way was not."
    assert notes(grade({"layers": text})["layers"]) == [("check_sigmoid_forward", told)]


def test_a_scenario_without_arguments_has_notes_too(grade: Grade) -> None:
    """Its names are none; the place of the warning is told as ever."""
    text = (
        solution("plots")
        + "\n\ndef plot_minus_log(ax, right=plot_minus_log):\n    np.log(np.zeros(1))\n    right(ax)\n"
    )
    (found,) = notes(grade({"plots": text})["plots"])
    line = text[: text.rindex("np.log(np.zeros(1))")].count("\n") + 1
    told = f"numpy warns of divide by zero encountered in log (plots.py, line {line}). "
    assert found == ("check_minus_log", told + "The result is right, a number on the way was not.")


def test_a_view_is_noted(grade: Grade) -> None:
    """Where the reference returns an array of its own."""
    text = "def softmax(x):\n    return x\n"
    assert notes(grade({"softmax": text})["softmax"]) == []


def test_integers_that_truncate_are_noted(grade: Grade) -> None:
    """A check may say what is worth a note; refusing integers is not."""
    cut = solution("numerical_gradient").replace("x = x.astype(float)", "pass")
    refused = solution("numerical_gradient").replace("x = x.astype(float)", "raise TypeError('floats only')")
    told = "An x of integers gives other slopes than the same x of floats: a step of h does not fit in an integer."
    assert cut != refused
    exercise = grade({"numerical_gradient": cut})["numerical_gradient"]
    assert notes(exercise) == [("check_gradient_of_the_worked_examples", told)]
    assert exercise.score == exercise.max_score
    exercise = grade({"numerical_gradient": refused})["numerical_gradient"]
    assert notes(exercise) == []
    assert exercise.score == exercise.max_score


def test_what_failed_has_no_note(grade: Grade) -> None:
    """First it has to work."""
    exercise = grade({"softmax": IN_PLACE.replace("return x", "return 2 * x")})["softmax"]
    assert all(check.status is Status.FAILED for check in exercise.checks)
    assert notes(exercise) == []


def test_without_solutions_nothing_is_noted(grade: Grade, tmp_path: Path) -> None:
    """There is nothing to compare with; what passes passes."""
    assert tmp_path.exists()
    exercise = grade({"softmax": IN_PLACE}, with_solutions=False)["softmax"]
    assert notes(exercise) == []
    assert exercise.passed > 0
