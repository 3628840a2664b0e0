"""The derivation of the minimum accuracies runs, and shows every wrong network beside the constants."""

from __future__ import annotations

import importlib
import re

import pytest

from grader.course import load_course
from grader.datasets.mnist import SAMPLE, load_mnist
from grader.judge.fixtures import Dataset
from tests.conftest import shorten_training
from tests.proofs import thresholds


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """A few images, and as few steps."""
    shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.25)
    (x, t), (x_test, t_test) = load_mnist(normalize=False, folder=SAMPLE)
    return Dataset("sample", x[:220], t[:220], x_test[:20], t_test[:20])


@pytest.mark.parametrize("run", thresholds.RUNS, ids=lambda run: f"{run[0]}-{run[1]}")
def test_a_table_has_the_minimum_and_all_that_goes_wrong(
    run: tuple[str, str, str], few: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    """The derived minimum beside the current one; then a line for each wrong network, or why there is none."""
    exercise, inputs, minimum = run
    thresholds.table(exercise, inputs, minimum, few, 2)
    first, second, *lines = capsys.readouterr().out.splitlines()
    number = r"[01]\.\d{4}"
    assert re.fullmatch(rf"{exercise}, {inputs}, sample, 2 seeds: {number} to {number}, sd {number}", first)
    assert re.fullmatch(rf"{minimum}: derived -?\d\.\d\d, in use 0\.25", second)
    wrong, absent = thresholds.WRONG[exercise], thresholds.NOT_EXPRESSED.get((exercise, inputs), {})
    assert len(lines) == len(wrong) + len(absent)
    for line, name in zip(lines, (*wrong, *absent), strict=True):
        assert re.fullmatch(rf"  {re.escape(name)} +(?:{number} to {number}|not expressed: .+)", line)


def test_every_minimum_of_a_training_is_derived() -> None:
    """Each constant in the checks is in the table of runs."""
    found = set()
    for exercise in load_course():
        checks = importlib.import_module(f"grader.course.{exercise.name}.checks")
        found |= {(exercise.name, name) for name in vars(checks) if name.endswith("MINIMUM_ACCURACY")}
    assert found == {(exercise, minimum) for exercise, _, minimum in thresholds.RUNS}


def test_parts_of_a_solution_are_exchanged_in_a_module_of_its_own() -> None:
    """The solution that all others import is not changed."""
    module = thresholds.made_of("two_layer_net", Sigmoid=thresholds.HardAnswers)
    assert module.Sigmoid is thresholds.HardAnswers
    assert thresholds.two_layer_net.Sigmoid is thresholds.layers.Sigmoid


def test_the_command_chooses_exercises_and_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """All runs of what is named, on the sample unless told otherwise."""
    tables: list[tuple[object, ...]] = []
    monkeypatch.setattr(thresholds, "table", lambda *run: tables.append((*run[:2], run[3].name, run[4])))
    thresholds.main(["neural_network", "--seeds", "3"])
    assert tables == [
        ("neural_network", "notes_inputs", "sample", 3),
        ("neural_network", "training_inputs", "sample", 3),
    ]
    tables.clear()
    thresholds.main([])
    assert [name for name, *_ in tables] == [run[0] for run in thresholds.RUNS]


def test_an_unknown_exercise_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and its name."""
    with pytest.raises(SystemExit, match="2"):
        thresholds.main(["softmax"])
    assert "no exercise that trains is named softmax" in capsys.readouterr().err
