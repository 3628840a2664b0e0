"""Material for all submissions is made once, and nothing can change it."""

from __future__ import annotations

import numpy as np
import pytest

from grader.course import load_course, load_solutions
from grader.judge import material
from grader.judge.budget import Budget
from grader.judge.material import Material
from grader.judge.staying import StayingJudge
from grader.results.report import Status
from grader.results.request import Request
from grader.sandbox.outside.isolation import why_not_strict

SOFTMAX = next(exercise for exercise in load_course() if exercise.name == "softmax")
ISOLATION = "portable" if why_not_strict() else "strict"


def test_all_of_it_is_made_once() -> None:
    """The second time it is the same object."""
    kept = Material()
    kept.read([SOFTMAX])
    solutions = load_solutions()
    softmax = kept.of("softmax")
    knowledge = softmax.knowledge(solutions)
    assert knowledge is softmax.knowledge(solutions)
    assert knowledge.mistakes() is knowledge.mistakes()
    assert knowledge.reference is knowledge.reference
    assert knowledge.formulas is knowledge.formulas
    assert softmax.promises is softmax.promises
    assert kept.dataset("sample") is kept.dataset("sample")
    assert kept.weights is kept.weights
    assert kept.made_once("key", lambda: [1]) is kept.made_once("key", lambda: [2])
    assert kept.made_once("other", lambda: [2]) == [2]


def test_no_array_of_it_can_be_changed() -> None:
    """Nor can an array in a list."""
    kept = Material()
    made = kept.made_once("key", lambda: ([np.zeros(2)], np.ones(1)))
    assert isinstance(made, tuple)
    dataset = kept.dataset("sample")
    for array in (dataset.x_train, dataset.t_test, kept.weights["W1"], made[0][0], made[1]):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_texts_are_read_before_anybody_needs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """So a submission that runs in the meantime changes nothing."""
    kept = Material()
    kept.read([SOFTMAX])
    known = [mistake.name for mistake in kept.of("softmax").knowledge(load_solutions()).mistakes()]
    other = Material()
    other.read([SOFTMAX])
    monkeypatch.setattr(type(SOFTMAX), "mistakes", "")
    other.read([SOFTMAX])
    assert [mistake.name for mistake in other.of("softmax").knowledge(load_solutions()).mistakes()] == known


def test_a_judge_that_stays_reads_the_data_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It grades one submission after another, whatever the previous one did."""
    read: list[str] = []
    load = material.load_dataset
    monkeypatch.setattr(material, "load_dataset", lambda name: (read.append(name), load(name))[1])
    texts = load_solutions()
    judge = StayingJudge(ISOLATION)
    try:
        results = [
            judge.grade(Request("x", {**texts, "mnist_inference": text}, ("mnist_inference",), 7), Budget(180.0))[0]
            for text in (texts["mnist_inference"], "import os\nos._exit(0)\n", texts["mnist_inference"])
        ]
    finally:
        judge.close()
    assert [result.status for result in results] == [Status.PASSED, Status.FAILED, Status.PASSED]
    assert read == ["sample"]
