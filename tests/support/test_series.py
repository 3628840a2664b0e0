"""A series judges each submission like a separate grading, and a remembered reference answers like the reference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from grader.course import load_course, load_solutions
from grader.judge.faults import GraderFault
from grader.judge.plugin import Plugin
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import Reference
from grader.results.report import ExerciseResult, Status
from grader.sandbox.outside.pool import Sandbox
from tests.support.banks import MISTAKES, RIGHT
from tests.support.grading import graded
from tests.support.remembered import RememberedReference
from tests.support.series import graded_in_turn, last_checks

SOLUTION = load_solutions()["softmax"]
MEMBERS = [each.submission for bank in (RIGHT, MISTAKES) for each in bank if each.exercise == "softmax"][::12]
ODD = [*MEMBERS, "import os\nos._exit(0)\n", SOLUTION, "def softmax(x):\n    raise NotImplementedError\n", SOLUTION]


def without_seconds(result: ExerciseResult) -> ExerciseResult:
    """The same result without its time."""
    return replace(result, checks=tuple(replace(check, seconds=0.0) for check in result.checks))


@pytest.mark.parametrize("fixture", ["sandbox", "in_process"])
def test_a_series_is_many_gradings(fixture: str, request: pytest.FixtureRequest) -> None:
    """Results, hints and advice are the same, whatever the previous submission did."""
    sandbox: Sandbox = request.getfixturevalue(fixture)
    texts = ODD if fixture == "sandbox" else MEMBERS
    alone = [graded({"softmax": text}, sandbox)["softmax"] for text in texts]
    assert {exercise.status for exercise in alone} >= {Status.PASSED, Status.FAILED}
    in_turn = graded_in_turn("softmax", texts, sandbox)
    assert [*map(repr, map(without_seconds, in_turn))] == [*map(repr, map(without_seconds, alone))]  # nan is not nan


def test_the_seed_is_that_of_all_inputs(in_process: Sandbox) -> None:
    """Another seed gives other inputs, which a message shows."""
    wrong = SOLUTION.replace("return exp_x /", "return -exp_x /")
    assert wrong != SOLUTION
    texts = [wrong, SOLUTION]
    for seed in (1, 2):
        found = graded_in_turn("softmax", texts, in_process, seed=seed)
        alone = [graded({"softmax": text}, in_process, seed=seed)["softmax"] for text in texts]
        assert list(map(without_seconds, found)) == list(map(without_seconds, alone))


def test_the_first_check_that_does_not_pass_is_the_last(in_process: Sandbox) -> None:
    """It comes first for the next submission; a submission that passes it passes all."""
    wrong = SOLUTION.replace("return exp_x /", "return (1 + 1e-3 * (x.shape == (4, 3))) * exp_x /")
    assert wrong != SOLUTION
    found = last_checks("softmax", [SOLUTION, wrong, wrong, SOLUTION], in_process)
    assert [check.status for check in found] == [Status.PASSED, Status.FAILED, Status.FAILED, Status.PASSED]
    assert found[1].name == found[2].name
    (alone,) = (each for each in graded({"softmax": wrong}, in_process)["softmax"].checks if each.name == found[1].name)
    assert replace(found[1], seconds=0.0) == replace(alone, seconds=0.0, mistake=None, hint=None)


def test_a_fault_of_the_grader_ends_the_series(in_process: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no outcome of a submission."""
    begin, begun = Plugin.begin, []

    def fail(plugin: Plugin, *given: object) -> object:
        begun.append(given)
        return 1 / 0 if len(begun) == 3 else begin(plugin, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Plugin, "begin", fail)
    with pytest.raises(GraderFault, match="ZeroDivisionError"):
        graded_in_turn("softmax", [SOLUTION, SOLUTION], in_process)
    assert len(begun) == 3


# The remembered reference

DRAWS = """
import numpy as np

calls = []


def f(x):
    calls.append(x)
    return np.random.rand(2), len(calls), x
"""


@pytest.fixture
def reference() -> Callable[[], Reference]:
    """``reference()``: a new reference whose function draws random numbers and counts its calls."""
    softmax = next(exercise for exercise in load_course() if exercise.name == "softmax")
    return lambda: Reference(softmax, {"softmax": DRAWS})


def asked(reference: Reference | RememberedReference, seed: int, values: str) -> list[str]:
    """The answers to a call with each of these values."""
    reference.begin(seed)
    return [repr(reference.ask(Call("f", ("x",), (np.array([ord(value)]),)))) for value in values]


def test_what_is_remembered_is_what_would_be_computed(reference: Callable[[], Reference]) -> None:
    """After the same seed and the same calls, even if a check then continues differently."""
    remembered = RememberedReference(reference())
    for seed, values in ((1, "abc"), (1, "abc"), (2, "abc"), (1, "abx"), (1, "b"), (1, "abxy"), (1, "abcd")):
        assert asked(remembered, seed, values) == asked(reference(), seed, values)


def test_what_is_remembered_is_not_computed_again(
    reference: Callable[[], Reference], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only new calls are, with the calls that must come before them."""
    remembered, ask, computed = RememberedReference(reference()), Reference.ask, []
    monkeypatch.setattr(Reference, "ask", lambda self, call: computed.append(call) or ask(self, call))
    for values, count in (("abc", 3), ("abc", 0), ("ab", 0), ("abd", 3), ("abde", 4)):
        computed.clear()
        asked(remembered, 1, values)
        assert len(computed) == count


def test_arguments_that_change_later_were_what_they_were(reference: Callable[[], Reference]) -> None:
    """Repeated calls get their original arguments."""
    remembered = RememberedReference(reference())
    asked(remembered, 1, "a")
    remembered.begin(1)
    x = np.array([ord("a")])
    remembered.ask(Call("f", ("x",), (x,)))
    x[:] = 0
    answer = remembered.ask(Call("f", ("x",), (np.array([ord("b")]),)))
    assert repr(answer) == asked(reference(), 1, "ab")[-1]
