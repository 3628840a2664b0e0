"""No check believes junk, and none stumbles over it.

A stand-in for the submission answers every call of every check with something absurd: alone, or in the place of one
part of the right answer. Each check must then fail in words, whatever it does with what it gets: no other exception,
and no pass.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course import Exercise, load_course
from grader.judge import session
from grader.judge.bench import Reference
from grader.judge.calls import Call
from grader.judge.session import Grading, judge
from grader.judge.sources import sources
from grader.mnist import SAMPLE, load_mnist
from grader.report import outcome
from grader.report.outcome import Status
from grader.sandbox.frame import Other, Value
from grader.sandbox.process import Sandbox

SOLUTIONS = Path(__file__).resolve().parent.parent / "solutions"
COURSE = load_course()

# Junk, as it comes out of the pipe; where its shape should be right, made from the right answer


def in_its_shape(value: Any) -> Callable[[Value], Value]:
    """This value everywhere, in the shapes of the right answer."""

    def fill(right: Value) -> Value:
        if isinstance(right, dict):
            return {key: fill(part) for key, part in right.items()}
        if isinstance(right, tuple):
            return tuple(map(fill, right))
        return np.full(np.shape(right), value)[()]  # type: ignore[arg-type]

    return fill


def with_one_nan(right: Value) -> Value:
    """The right answer, but for the last number in it."""
    if isinstance(right, dict | tuple):
        parts = list(right.values() if isinstance(right, dict) else right)
        parts[-1] = with_one_nan(parts[-1])
        return dict(zip(right, parts, strict=True)) if isinstance(right, dict) else tuple(parts)
    spoilt = np.array(right, dtype=float)
    spoilt[(-1,) * spoilt.ndim] = np.nan
    return spoilt[()]


JUNK: dict[str, Any] = {
    "None": None,
    "text": "W1",
    "empty text": "",
    "function": Other("function"),
    "object": Other(""),
    "empty dict": {},
    "dict of None": {"W1": None, "first": None, "dx": None},
    "dict of dicts": {"W1": {"W1": {}}, "first": {"W1": {"b1": "x"}, "b1": ()}, "second": {}, "total": {}},
    "empty tuple": (),
    "tuple": (None, "x", {}, Other("function")),
    "ragged": (np.zeros(2), np.zeros(3)),
    "nested": ((1.0, (2.0, None)), [1.0][0]),
    "nan": float("nan"),
    "infinity": -np.inf,
    "true": True,
    "int": 2**62,
    "number": np.float64(0.123),
    "single": np.float32(-7.5),
    "complex": np.complex128(1j),
    "huge": 1e308,
    "empty array": np.zeros(0),
    "no rows": np.zeros((0, 3)),
    "shape": np.full((2, 7, 1), 0.3),
    "many axes": np.full((1,) * 20, 0.3),
    "nan array": np.full((4, 3), np.nan),
    "huge array": np.full((4, 3), -1e308),
    "tiny array": np.full((4, 3), 1e-310),
    "bool array": np.ones((4, 3), dtype=bool),
    "complex array": np.ones((4, 3), dtype=complex),
    "nan in its shape": in_its_shape(np.nan),
    "infinity in its shape": in_its_shape(np.inf),
    "huge in its shape": in_its_shape(1e308),
    "complex in its shape": in_its_shape(1j),
    "one nan": with_one_nan,
}

PARTS = [
    *("None", "text", "function", "empty dict", "dict of None", "empty tuple", "tuple", "nan", "true", "complex"),
    *("number", "empty array", "shape", "nan in its shape", "huge in its shape", "complex in its shape", "one nan"),
]

RIGHT = {("check_shapes", "huge in its shape")}
"""Junk that a check may take: this one looks at the shapes of finite numbers only."""

# Where junk goes

Place = tuple[Any, ...]


def places(value: Value, here: Place = ()) -> Iterator[Place]:
    """Yield the place of every part of a dict or tuple, and of every part of these."""
    if isinstance(value, dict | tuple):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in parts:
            yield (*here, key)
            yield from places(part, (*here, key))


def replaced(right: Value, place: Place, junk: Any) -> Value:
    """Return the right answer with junk in one place."""
    if not place:
        return junk(right) if callable(junk) else junk
    assert isinstance(right, dict | tuple)
    key, *rest = place
    keys, parts = (list(right), list(right.values())) if isinstance(right, dict) else (range(len(right)), list(right))
    at = list(keys).index(key)
    parts[at] = replaced(parts[at], tuple(rest), junk)
    return dict(zip(keys, parts, strict=True)) if isinstance(right, dict) else tuple(parts)


@dataclass
class Plan:
    """A pytest plugin that runs each check many times, each time with another answer.

    Attributes
    ----------
    cases : callable
        From the name of a check to its cases: names of junk, each with the place where it goes.
    asked : dict
        The places that there are in the answers to each check, filled while they are asked for.
    """

    cases: Callable[[str], list[tuple[Place, str]]]
    asked: dict[str, list[Place]] = field(default_factory=dict)
    check: str = ""
    case: tuple[Place, str] | None = None

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Run a check once for each of its cases."""
        cases = self.cases(metafunc.function.__name__)
        metafunc.fixturenames.append("case")
        metafunc.parametrize("case", cases, ids=[" ".join([*map(str, place), junk]) for place, junk in cases])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Function) -> None:
        """Know which case it is before the submission is asked."""
        self.check, self.case = item.originalname, item.callspec.params["case"]


class Stand:
    """What is at work in place of a `Candidate`."""

    plan: Plan

    def __init__(self, exercise: Exercise, texts: dict[str, str], sandbox: Sandbox, **_: Any) -> None:
        assert texts
        assert sandbox
        names = tuple(each.name for each in COURSE)
        self._reference = Reference(exercise, sources(SOLUTIONS, names))

    def begin(self, seconds: float, seed: int) -> None:
        """Ready the reference, whose answers will be spoilt."""
        assert seconds > 0
        self._reference.begin(seed)

    def ask(self, call: Call) -> Value:
        """Answer as the case says."""
        assert self.plan.case is not None
        place, junk = self.plan.case
        if not place and not callable(JUNK.get(junk)) and junk in JUNK:
            return JUNK[junk]  # type: ignore[no-any-return]
        right = self._right(call)
        self.plan.asked.setdefault(self.plan.check, []).extend(places(right))
        if junk not in JUNK or (place and place not in places(right)):
            return right
        return replaced(right, place, JUNK[junk])

    def _right(self, call: Call) -> Value:
        """The right answer; for a training run, which takes long, something of its shape."""
        if not isinstance(call.target, str) and inspect.isgeneratorfunction(call.target):
            return np.random.default_rng(1).random((len(load_sample()[1][0]), 10))
        return self._reference.ask(call)

    def printed(self) -> str:
        """Nothing."""
        return ""


@functools.cache
def load_sample() -> Any:
    """The sample, read once."""
    return load_mnist(normalize=False, folder=SAMPLE)


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch) -> Callable[[Plan, Exercise], list[outcome.Check]]:
    """``play(plan, exercise)`` runs the checks of an exercise, each in all of its cases."""
    main = pytest.main

    def run(plan: Plan, exercise: Exercise) -> list[outcome.Check]:
        monkeypatch.setattr(Stand, "plan", plan, raising=False)
        monkeypatch.setattr(session, "Candidate", Stand)
        monkeypatch.setattr(session, "load_mnist", lambda **_: load_sample())
        monkeypatch.setattr(pytest, "main", lambda args, plugins: main(args, plugins=[*plugins, plan]))
        grading = Grading(COURSE, (exercise.name,), SOLUTIONS, SOLUTIONS, 1, "sample", SAMPLE)
        (found,) = judge(grading, object())  # type: ignore[arg-type]
        return list(found.checks)

    return run


Play = Callable[[Plan, Exercise], list[outcome.Check]]

each_exercise = pytest.mark.parametrize("exercise", COURSE, ids=lambda exercise: exercise.name)


def believed(checks: list[outcome.Check]) -> list[str]:
    """The checks that took junk for a right answer, or did not say in one line what is wrong."""
    return [
        check.name
        for check in checks
        if not any(check.name.startswith(name) and check.name.endswith(f"{junk}]") for name, junk in RIGHT)
        and (check.status is not Status.FAILED or not check.message or "\n" in check.message or check.hint)
    ]


# The tests


@each_exercise
def test_the_right_answers_pass(exercise: Exercise, play: Play) -> None:
    """What is spoilt below is right, but for the training run, which is not right by chance either."""
    checks = play(Plan(lambda _: [((), "right")]), exercise)
    failed = [check.message for check in checks if check.status is not Status.PASSED]
    assert all(message and "of the test digits are read right" in message for message in failed)
    assert len(failed) == (exercise is COURSE[-1])


@each_exercise
def test_no_check_believes_junk(exercise: Exercise, play: Play) -> None:
    """Every check fails in words for every absurd answer."""
    checks = play(Plan(lambda _: [((), junk) for junk in JUNK]), exercise)
    assert len(checks) % len(JUNK) == 0
    assert len(checks) >= 4 * len(JUNK)
    assert believed(checks) == []


@each_exercise
def test_no_check_believes_junk_in_one_part(exercise: Exercise, play: Play) -> None:
    """Nor when all other parts of the answer are right."""
    plan = Plan(lambda _: [((), "right")])
    play(plan, exercise)
    spoilt = {
        check: [(place, junk) for place in dict.fromkeys(plan.asked[check]) for junk in PARTS] for check in plan.asked
    }
    checks = play(Plan(lambda name: spoilt.get(name) or [((), "None")]), exercise)
    assert believed(checks) == []


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
