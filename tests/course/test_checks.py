"""No check accepts junk, and none breaks on it.

A replacement for the submission answers every call of every check with an absurd value: alone, or instead of one part
of the right answer. Each check must then fail with a message: no other exception, and no pass.
"""

from __future__ import annotations

import inspect
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course import Exercise, load_course, load_solutions
from grader.files import ROOT
from grader.judge import gradients
from grader.judge.failures import NotPassed
from grader.judge.sequences import inquiry
from grader.judge.subjects.calls import Call
from grader.judge.subjects.reference import Reference
from grader.judge.subjects.remote import RemoteSubmission
from grader.results.report import Status
from grader.sandbox.outside.answers import Value
from grader.sandbox.outside.interface import AnyWorker
from grader.sandbox.outside.local import fingerprint
from grader.sandbox.outside.opening import Opening
from tests.conftest import shorten_training
from tests.support.grading import graded
from tests.support.junk import JUNK, Place, in_its_shape, places, replaced, with_one_nan
from tests.support.sampling import rest_with_proof

SOLUTIONS = ROOT / "solutions"
COURSE = load_course()
BY_NAME = {exercise.name: exercise for exercise in COURSE}
WITH_PARTS = {exercise.name: exercise for exercise in COURSE if exercise.scenarios}
SOME_WITH_PARTS = ("gradient_descent", "layers")

LOOKS_AT_ONE_THING = {"plots", "gradient_descent", "training", "neural_network"}
"""Exercises whose answers have many parts, such as a picture or a path and its end; each check looks at one part."""

LOOKS_AT_SHAPES = {
    "check_shapes",
    "check_one_row",
    "check_every_epoch",
    "check_train_with_the_same_seed",  # compares two parts with each other
    "check_random_numbers_of_others",  # compares two random numbers, after as many losses as there must be
}
"""Checks that may take huge numbers in the right shape."""

PARTS = (
    "None",
    "text",
    "function",
    "empty dict",
    "tuple",
    "number",
    "complex",
    "shape",
    "ragged",
    "nan in its shape",
    "huge in its shape",
)


def acceptable(check: str, place: Place, junk: str) -> bool:
    """Whether a check may accept this: finite numbers of the right shape, if it only looks at shapes."""
    looks_at_shapes = check in LOOKS_AT_SHAPES or (
        check.startswith("check_initial_values") and place[:1] == ("second",)
    )
    return looks_at_shapes and junk == "huge in its shape"


Case = tuple[Place, str]
"""Where junk is put, and its name; another name stands for the right answer."""


@dataclass
class Plan:
    """A pytest plugin that runs the function of each check many times, each time with another answer.

    Attributes
    ----------
    cases : callable
        From the name of a check to its cases.
    asked : dict
        The places that there are in the answers to each check, filled while they are asked for.
    words : list
        Check and case, and the words of the failure; None if it passed.

    All cases of a check have the same inputs, so what is right is computed once.
    """

    cases: Callable[[str], list[Case]]
    transcript: dict[str, list[Place]] = field(default_factory=dict)
    words: list[tuple[str, Case, str | None]] = field(default_factory=list)
    check: str = ""
    case: Case = ((), "")
    computed: dict[Any, Any] = field(default_factory=dict)
    turns: Counter[tuple[str, bytes]] = field(default_factory=Counter)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool:
        """Run the function of a check with its own fixtures, once for each case."""
        arguments = {name: pyfuncitem.funcargs[name] for name in inspect.signature(pyfuncitem.obj).parameters}
        rng = pyfuncitem.funcargs.get("rng", np.random.default_rng())
        state = rng.bit_generator.state
        self.check = pyfuncitem.name
        for case in self.cases(self.check):
            self.case, self.turns = case, Counter()
            rng.bit_generator.state = state
            self.words.append((self.check, self.case, self._ending(pyfuncitem, arguments)))
        return True

    def once(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function; it computes only values that no earlier case of the check has needed."""

        def compute(*arguments: Any) -> Any:
            what = b"".join(fingerprint(call.name, call.values) for call in arguments if isinstance(call, Call))
            self.turns[function.__name__, what] += 1
            key = function.__name__, what, self.check, self.turns[function.__name__, what]
            if key not in self.computed:
                self.computed[key] = function(*arguments)
            return self.computed[key]

        return compute

    def _ending(self, item: pytest.Function, arguments: dict[str, Any]) -> str | None:
        try:
            item.obj(**arguments)
        except NotPassed as problem:
            return problem.message if problem.status is Status.FAILED else f"BROKEN by {problem.status}"
        except AssertionError as problem:
            place = traceback.extract_tb(problem.__traceback__)[-1]
            return str(problem) if Path(place.filename) == item.path else f"BROKEN by {problem!r}"
        except Exception as problem:
            return f"BROKEN by {problem!r}"
        return None


class SpoiltAnswers:
    """Gives the answers instead of a `RemoteSubmission`.

    Parameters
    ----------
    exercise : Exercise
        The exercise, whose right answers are spoilt.
    plan : Plan
        How.
    """

    def __init__(self, exercise: Exercise, plan: Plan) -> None:
        self._reference = Reference(exercise, load_solutions())
        self._plan = plan
        self._right_once = plan.once(self._right)

    def begin(self, seconds: float, seed: int) -> None:
        """Prepare the reference."""
        assert seconds > 0
        self._reference.begin(seed)

    def ask(self, call: Call) -> Value:
        """Answer as the case says."""
        place, name = self._plan.case
        right = self._right_once(call)
        there = list(places(right))
        self._plan.transcript.setdefault(self._plan.check, []).extend(there)
        if name not in JUNK or (place and place not in there):
            return right
        return replaced(right, place, JUNK[name])

    def _right(self, call: Call) -> Value:
        """The right answer; a training run of no steps gives something of the same shape."""
        return self._reference.ask(call)


Play = Callable[[Plan, Exercise], Plan]


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Play:
    """``play(plan, exercise)`` runs the checks of an exercise, each in all of its cases, and returns the plan."""
    main, true_gradient = pytest.main, gradients.numerical_gradient

    def run(plan: Plan, exercise: Exercise) -> Plan:
        shorten_training(monkeypatch, steps=0, epochs=0, minimum=1.0)
        stand = SpoiltAnswers(exercise, plan)
        monkeypatch.setattr(RemoteSubmission, "begin", lambda _, seconds, seed, _transcript: stand.begin(seconds, seed))
        monkeypatch.setattr(RemoteSubmission, "begin_again", lambda _: None)
        monkeypatch.setattr(RemoteSubmission, "ask", lambda _, call: stand.ask(call))
        monkeypatch.setattr(inquiry, "MAX_TRIES", 1)
        monkeypatch.setattr(gradients, "numerical_gradient", plan.once(true_gradient))
        monkeypatch.setattr(pytest, "main", lambda args, plugins: main(args, plugins=[*plugins, plan]))
        graded({exercise.name: load_solutions()[exercise.name]}, NoSandbox())
        return plan

    return run


class NoSandbox:
    """Has no workers; none is needed."""

    isolation = "portable"

    def prepare(self, _: Opening) -> None:
        """Do nothing."""

    def open(self, _: Opening) -> AnyWorker:
        """Fail."""
        raise AssertionError("a worker is opened")

    def lack_of_space(self) -> None:
        """Do not look at the disk."""


each_exercise = pytest.mark.parametrize("exercise", COURSE, ids=lambda exercise: exercise.name)


def unsound(plan: Plan, exercise: Exercise) -> list[str]:
    """The cases in which a check accepted junk, broke, or did not say in one line what is wrong."""
    return [
        f"{check}, {[*place, junk]}: {words}"
        for check, (place, junk), words in plan.words
        if (words is None and not left_alone(exercise, place, junk) and not acceptable(check, place, junk))
        or (words is not None and (not words or "\n" in words or words.startswith("BROKEN")))
    ]


def left_alone(exercise: Exercise, place: Place, junk: str) -> bool:
    """Whether a check need not look at this part."""
    return exercise.name in LOOKS_AT_ONE_THING and (bool(place) or junk == "one nan")


# The tests


@each_exercise
def test_the_right_answers_pass(exercise: Exercise, play: Play) -> None:
    """The answers below are right before they are spoilt, except training runs, which are never right by chance."""
    plan = play(Plan(lambda _: [((), "right")]), exercise)
    failed = [words for _, _, words in plan.words if words is not None]
    assert len(plan.words) >= 4
    assert [words for words in failed if " are read right; expected at least 100" not in words] == []
    assert len(failed) == exercise.checks.read_text(encoding="utf-8").count("@pytest.mark.uses_own_exercises")


@pytest.mark.parametrize("name", rest_with_proof([*BY_NAME], [*BY_NAME][1::2]))
def test_no_check_believes_junk(name: str, play: Play) -> None:
    """Every check fails in words for every absurd answer."""
    exercise = BY_NAME[name]
    plan = play(Plan(lambda _: [((), junk) for junk in JUNK]), exercise)
    assert len(plan.words) >= 4 * len(JUNK)
    assert unsound(plan, exercise) == []


@pytest.mark.parametrize("name", rest_with_proof(list(WITH_PARTS), SOME_WITH_PARTS))
def test_no_check_believes_junk_in_one_part(name: str, play: Play, request: pytest.FixtureRequest) -> None:
    """Not even if all other parts of the answer are right."""
    exercise, most = WITH_PARTS[name], 24 if request.config.getoption("--proof") else 3
    right = play(Plan(lambda _: [((), "right")]), exercise)
    spoilt = {
        check: [(place, junk) for place in some(list(dict.fromkeys(found)), most) for junk in PARTS]
        for check, found in right.transcript.items()
    }
    plan = play(Plan(lambda check: spoilt.get(check, [])), exercise)
    assert len(plan.words) >= 2 * len(PARTS)
    assert unsound(plan, exercise) == []


def some(places: list[Place], most: int) -> list[Place]:
    """Return at most so many of the places, evenly spread: a history has hundreds of similar ones."""
    return [places[at] for at in dict.fromkeys(np.linspace(0, len(places) - 1, most).astype(int))] if places else []


def test_parts_are_spoilt_one_at_a_time() -> None:
    """The tools of these tests do what they say."""
    right: Value = {"a": {"W1": 1.0, "b1": 2.0}, "b": (3.0, np.ones(2))}
    found = list(places(right))
    assert found == [("a",), ("a", "W1"), ("a", "b1"), ("b",), ("b", 0), ("b", 1)]
    assert replaced(right, ("a", "b1"), None) == {"a": {"W1": 1.0, "b1": None}, "b": right["b"]}  # type: ignore[index]
    assert replaced(3.0, (), "x") == "x"
    assert replaced((3.0, 4.0), (1,), in_its_shape(7)) == (3.0, 7)
    spoilt = with_one_nan(right)
    assert isinstance(spoilt, dict)
    assert spoilt["a"] == right["a"]  # type: ignore[index]
    assert str(spoilt["b"][1].tolist()) == "[1.0, nan]"  # type: ignore[index,union-attr]
    assert in_its_shape(0)((1.0, {"a": 2.0})) == (0, {"a": 0})
    assert str(with_one_nan(5.0)) == "nan"
