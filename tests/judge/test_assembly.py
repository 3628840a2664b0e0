"""Which texts submission and reference run with, even if some solutions are missing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from grader.course import Exercise, load_course, load_solutions
from grader.course.two_layer_net import checks
from grader.files import ROOT
from grader.judge.failures import NotPassed
from grader.judge.subjects import retries
from grader.judge.subjects.assembly import Assembly, Sources
from grader.results.report import Status
from grader.results.request import Request, Source
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
    """The network is judged with the grader's layers; only the training run uses the learner's files throughout."""
    layers = solution("layers").replace(
        "return dout * (self.y - self.t) / len(self.y)", "return dout * (self.t - self.y)"
    )
    exercises = grade({"layers": layers, "two_layer_net": solution("two_layer_net")})
    assert exercises["layers"].status is Status.FAILED
    (training,) = [check for check in exercises["two_layer_net"].checks if check.status is not Status.PASSED]
    assert training.name == "check_reads_digits"
    own = "activations, softmax, cross_entropy, numerical_gradient, layers"
    assert training.details[0] == f"This check runs on your own {own}, where you handed them in."


STUB = (ROOT / "exercises" / "two_layer_net.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("softmax", ["def softmax(x:\n", "1 / 0\n", "def sofmax(x): pass\n", "while True: pass\n"])
def test_an_untouched_stub_is_to_do_whatever_else_is_handed_in(
    grade: Grade, monkeypatch: pytest.MonkeyPatch, softmax: str
) -> None:
    """A softmax that cannot be imported blocks the training run; nothing is wrong with the stub."""
    monkeypatch.setattr(retries, "IMPORT_SECONDS", 1.0)
    exercises = grade({"softmax": softmax, "two_layer_net": STUB})
    assert {check.status for check in exercises["two_layer_net"].checks} == {Status.TODO}
    assert all(str(check.message).startswith("still to do: ") for check in exercises["two_layer_net"].checks)
    assert exercises["two_layer_net"].status is Status.TODO


def test_what_is_written_fails_with_an_earlier_exercise_that_cannot_be_imported(grade: Grade) -> None:
    """If nothing is to do, the training run names the exercise that blocks it."""
    exercises = grade({"softmax": "1 / 0\n", "two_layer_net": solution("two_layer_net")})
    (training,) = [check for check in exercises["two_layer_net"].checks if check.status is not Status.PASSED]
    assert (training.name, training.status) == ("check_reads_digits", Status.ERROR)


@pytest.mark.parametrize("name", ["softmax", "cross_entropy"])
def test_an_untouched_stub_is_to_do_without_solutions(grade: Grade, name: str) -> None:
    """Even if some of its checks are graded by the instructor."""
    stub = (ROOT / "exercises" / f"{name}.py").read_text(encoding="utf-8")
    exercise = grade({name: stub}, with_solutions=False)[name]
    assert exercise.status is Status.TODO
    assert Status.BLOCKED in {check.status for check in exercise.checks}


def test_training_waits_for_earlier_exercises(grade: Grade) -> None:
    """While the learner's own layers are a stub, the training run is still to do, and says which exercise it needs."""
    stub = (ROOT / "exercises" / "layers.py").read_text(encoding="utf-8")
    exercises = grade({"layers": stub, "two_layer_net": solution("two_layer_net")})
    (training,) = [check for check in exercises["two_layer_net"].checks if check.status is not Status.PASSED]
    assert training.status is Status.TODO
    assert str(training.message).startswith("still to do: __init__, layers.py, line ")


def test_what_was_not_handed_in_is_stood_in_for(grade: Grade) -> None:
    """A submission of one file trains with the grader's versions of the others."""
    exercises = grade({"two_layer_net": solution("two_layer_net")})
    assert exercises["two_layer_net"].status is Status.PASSED


# Each exercise on its own


ONE, TWO, THREE = (
    Exercise("one", "", "1", 1, (), ()),
    Exercise("two", "", "1", 1, ("one",), ()),
    Exercise("three", "", "1", 1, ("two",), ()),
)
OWN = {"one": "own = 1", "two": "own = 2", "three": "own = 3"}
RIGHT = {"one": "right = 1", "two": "right = 2", "three": "right = 3"}


def assembly(*names: str, sources: Mapping[str, Source] = OWN, without: tuple[str, ...] = ()) -> Assembly:
    """A course of three, graded with a reference that lacks some."""
    reference = {name: text for name, text in RIGHT.items() if name not in without}
    return Assembly(Request("mine", sources, names or tuple(OWN)), (ONE, TWO, THREE), reference)


def test_with_a_reference_an_exercise_stands_on_right_ones() -> None:
    """The learner's text of the exercise, the reference of its needs, and no later exercise."""
    assert assembly().of_submission(TWO, uses_own_exercises=False) == Sources(
        {"one": "right = 1", "two": "own = 2"}, {"two": "own = 2"}
    )
    assert assembly().of_reference(TWO) == {"one": "right = 1", "two": "right = 2"}


def test_an_exercise_that_is_not_needed_stays_with_the_judge() -> None:
    """Three needs two, and neither imports one; nothing needs three."""
    texts = assembly().of_submission(THREE, uses_own_exercises=False).texts
    assert texts == {"two": "right = 2", "three": "own = 3"}
    own = assembly().of_submission(THREE, uses_own_exercises=True)
    assert own == Sources({"two": "own = 2", "three": "own = 3"}, {"two": "own = 2", "three": "own = 3"})


@pytest.mark.parametrize(
    "line",
    [
        "import one",
        "import os, one as first",
        "from one import f",
        "def g():\n    from one import f",
        "import os, \\\n    one",
        "import importlib; importlib.import_module('one')",
    ],
)
def test_an_exercise_that_is_imported_is_there_all_the_same(line: str) -> None:
    """Right code may build on any earlier exercise, also through another one that it imports."""
    direct = assembly(sources=OWN | {"three": line}).of_submission(THREE, uses_own_exercises=False)
    assert direct.texts == {"one": "right = 1", "two": "right = 2", "three": line}
    by_way = assembly(sources=OWN | {"two": line}).of_submission(THREE, uses_own_exercises=True)
    assert by_way.texts == {"one": "own = 1", "two": line, "three": "own = 3"}


DOCUMENTED = '''"""Doc."""
# comment
from __future__ import annotations


class Layer:
    """Doc."""


class Affine(Layer):
    """Doc."""

    def forward(self, x):
        """Doc."""
        # comment
        return x  # comment


def todo():
    """Doc."""
'''


def test_a_reference_is_sent_without_comments_and_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and code stay; the learner's own text is not changed."""
    monkeypatch.setitem(RIGHT, "one", DOCUMENTED)
    texts = assembly(sources={"two": DOCUMENTED}).of_submission(TWO, uses_own_exercises=False).texts
    assert texts["two"] == DOCUMENTED
    assert " ".join(texts["one"].split()) == (
        "from __future__ import annotations class Layer: pass "
        "class Affine(Layer): def forward(self, x): return x def todo(): pass"
    )
    assert assembly().of_reference(ONE) == {"one": DOCUMENTED}


def test_no_worker_gets_the_text_of_all_solutions() -> None:
    """In the real course, a worker gets what the exercise needs, without any explanation in it."""
    right = load_solutions()
    stubs = {exercise.name: "" for exercise in load_course()}
    course = Assembly(Request("mine", stubs, tuple(stubs)), load_course(), right)
    for exercise in course.course:
        texts = course.of_submission(exercise, uses_own_exercises=False).texts
        assert texts.keys() == {exercise.name, *exercise.needs}
        assert not any('"""' in text or "#" in text for text in texts.values())


def test_on_demand_an_exercise_stands_on_the_learners_own() -> None:
    """And on the reference if a file was not handed in."""
    own = {"two": "import one", "three": "own = 3"}
    assert assembly(sources=own).of_submission(THREE, uses_own_exercises=True) == Sources(
        {"one": "right = 1", "two": "import one", "three": "own = 3"}, own
    )


@pytest.mark.parametrize(
    ("without", "referenced", "ungraded_for_three"),
    [
        ((), ["one", "two", "three"], ()),
        (("one",), ["three"], ()),
        (("two",), ["one"], ("two",)),
        (("three",), ["one", "two"], ()),
        (("one", "two", "three"), [], ("two",)),
    ],
)
def test_a_partial_reference_counts_exercise_by_exercise(
    without: tuple[str, ...], referenced: list[str], ungraded_for_three: tuple[str, ...]
) -> None:
    """An exercise has a reference if it and all its needs have a solution; without one it must pass itself."""
    partial = assembly(without=without)
    assert [exercise.name for exercise in partial.course if partial.has_reference(exercise)] == referenced
    assert partial.ungraded_needs(THREE) == ungraded_for_three


def test_where_a_solution_is_missing_the_learners_own_exercise_takes_its_place() -> None:
    """A message may quote it; the others are still the reference's."""
    own = OWN | {"three": "import one"}
    assert assembly(sources=own, without=("one",)).of_submission(THREE, uses_own_exercises=False) == Sources(
        {"one": "own = 1", "two": "right = 2", "three": "import one"}, {"one": "own = 1", "three": "import one"}
    )
    assert assembly(without=("one",)).of_reference(TWO) == {"two": "right = 2"}


@pytest.mark.parametrize(
    ("names", "without", "run"),
    [
        (("three",), (), ["three"]),
        (("three",), ("two",), ["two", "three"]),
        (("two",), ("one", "three"), ["one", "two"]),
        (("three", "one"), (), ["one", "three"]),
    ],
)
def test_what_has_no_solution_is_graded_before_what_builds_on_it(
    names: tuple[str, ...], without: tuple[str, ...], run: list[str]
) -> None:
    """Only if it is needed, and in the order of the course."""
    assert [exercise.name for exercise in assembly(*names, without=without).exercises] == run


def test_what_was_not_handed_in_fails_with_the_name_of_the_submission() -> None:
    """No path is known."""
    with pytest.raises(NotPassed, match=r"^there is no two.py in mine$"):
        assembly(sources={}).of_submission(TWO, uses_own_exercises=False)


def test_a_partial_reference_grades_all_that_it_can(grade: Grade, monkeypatch: pytest.MonkeyPatch) -> None:
    """With only softmax, its checks run in full, and layers waits for what is missing."""
    monkeypatch.setattr("tests.support.grading.load_solutions", lambda: {"softmax": solution("softmax")})
    exercises = grade({"softmax": solution("softmax"), "cross_entropy": solution("cross_entropy")})
    assert exercises["softmax"].status is Status.PASSED
    waiting = {check.message for check in exercises["cross_entropy"].checks if check.status is not Status.PASSED}
    assert waiting == {"graded by your instructor"}
