"""Code that works but may cause trouble later gets advice on passing checks, and loses no points."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.course import load_course
from grader.judge.advice import Advice, advise
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import Reference
from grader.judge.subjects.transcript import Interaction
from grader.results.report import ExerciseResult, Status
from grader.sandbox.outside.answers import Returned, SideEffects
from grader.sandbox.outside.interface import WorkerSource
from tests.conftest import Grade, shorten_training
from tests.support.banks import ROOT
from tests.support.grading import graded
from tests.support.tries import train_in_vain


@pytest.fixture(autouse=True)
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Train for a moment only."""
    shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)


def solution(name: str) -> str:
    """Return the text of a solution."""
    return (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")


def advice_in(exercise: ExerciseResult) -> list[tuple[str, str]]:
    """Return the advice of an exercise, with the names of the checks that have it."""
    return [(check.name, advice) for check in exercise.checks for advice in check.advice]


@pytest.mark.proof
def test_the_solutions_get_no_advice(in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the whole course: a side effect of the reference is part of the exercise."""
    train_in_vain(monkeypatch)
    names = tuple(exercise.name for exercise in load_course())
    exercises = graded({name: solution(name) for name in names}, in_process)
    assert {name: advice_in(exercise) for name, exercise in exercises.items()} == {name: [] for name in names}


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


def test_a_changed_argument_gets_advice_once(grade: Grade) -> None:
    """The first check that shows it has the advice; a check that is about it takes points."""
    exercise = grade({"softmax": IN_PLACE})["softmax"]
    advice = "softmax changes x itself: the caller's array is modified."
    assert advice_in(exercise) == [("check_worked_examples", advice)]
    assert [check.name for check in exercise.checks if check.status is Status.FAILED] == ["check_many_times"]


def test_a_layer_that_changes_its_input_gets_advice(grade: Grade) -> None:
    """The advice uses the label of the scenario."""
    text = solution("layers") + (
        "\n\nclass Relu:\n    def forward(self, x):\n        self.mask = x <= 0\n        x[self.mask] = 0\n"
        "        return x\n\n    def backward(self, dout):\n        return np.where(self.mask, 0, dout)\n"
    ).replace("\\\n", "\n")
    found = advice_in(grade({"layers": text})["layers"])
    advice = "Relu().forward(x) changes x itself: the caller's array is modified."
    assert found == [("check_relu_forward", advice)]


def test_a_warning_gets_advice_with_its_place(grade: Grade) -> None:
    """The result is right anyway."""
    text = solution("layers") + (
        "\n\nclass Sigmoid:\n    def forward(self, x):\n        self.out = 1 / (1 + np.exp(-x))\n"
        "        return self.out\n\n    def backward(self, dout):\n        return dout * self.out * (1 - self.out)\n"
    )
    line = text[: text.rindex("1 / (1 + np.exp(-x))")].count("\n") + 1
    advice = f"numpy warns: overflow encountered in exp (layers.py, line {line}). "
    advice += "A value on the way is not right, even if the result is."
    assert advice_in(grade({"layers": text})["layers"]) == [("check_sigmoid_forward", advice)]


def test_a_scenario_without_arguments_can_get_advice(grade: Grade) -> None:
    """The place of a warning needs no names of arguments."""
    text = (
        solution("plots")
        + "\n\ndef plot_minus_log(ax, right=plot_minus_log):\n    np.log(np.zeros(1))\n    right(ax)\n"
    )
    (only,) = advice_in(grade({"plots": text})["plots"])
    line = text[: text.rindex("np.log(np.zeros(1))")].count("\n") + 1
    advice = f"numpy warns: divide by zero encountered in log (plots.py, line {line}). "
    assert only == ("check_minus_log", advice + "A value on the way is not right, even if the result is.")


def test_a_wrong_result_that_shares_memory_gets_no_advice(grade: Grade) -> None:
    """The result is the argument itself, and the check fails for that."""
    text = "def softmax(x):\n    return x\n"
    assert advice_in(grade({"softmax": text})["softmax"]) == []


def test_a_result_that_shares_memory_gets_advice() -> None:
    """Unless the call also changes the argument, which says more."""
    x = np.array([0.3, 2.9, 4.0])
    (gates,) = (exercise for exercise in load_course() if exercise.name == "gates")
    reference = Reference(gates, {"gates": "def AND(x1, x2):\n    return x1 + x2\n"})

    def advice(effects: SideEffects) -> list[Advice]:
        interaction = Interaction(Call("AND", (), (x, x)), Returned(x + x, effects))
        return list(advise([interaction], reference, seed=1))

    shares = Advice("shares", "AND returns x2 itself or a view of it: changing one changes the other.")
    changes = Advice("changes", "AND changes x2 itself: the caller's array is modified.")
    assert advice(SideEffects(shared=(1,))) == [shares]
    assert advice(SideEffects(changed=(1,), shared=(1,))) == [changes]


def test_truncated_integers_get_advice(grade: Grade) -> None:
    """A check can give advice itself; refusing integers gets none."""
    cut = solution("numerical_gradient").replace("x = x.astype(float)", "pass")
    refused = solution("numerical_gradient").replace("x = x.astype(float)", "raise TypeError('floats only')")
    advice = "numerical_gradient is wrong for an x of integers, since an integer cannot hold a step of h."
    assert cut != refused
    exercise = grade({"numerical_gradient": cut})["numerical_gradient"]
    assert advice_in(exercise) == [("check_gradient_of_the_worked_examples", advice)]
    assert exercise.score == exercise.max_score
    exercise = grade({"numerical_gradient": refused})["numerical_gradient"]
    assert advice_in(exercise) == []
    assert exercise.score == exercise.max_score


def test_a_failing_check_gets_no_advice(grade: Grade) -> None:
    """The code has to work first."""
    exercise = grade({"softmax": IN_PLACE.replace("return x", "return 2 * x")})["softmax"]
    assert all(check.status is Status.FAILED for check in exercise.checks)
    assert advice_in(exercise) == []


def test_without_solutions_there_is_no_advice(grade: Grade, tmp_path: Path) -> None:
    """There is no reference to compare side effects with."""
    assert tmp_path.exists()
    exercise = grade({"softmax": IN_PLACE}, with_solutions=False)["softmax"]
    assert advice_in(exercise) == []
    assert exercise.passed > 0
