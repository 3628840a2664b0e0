"""The functions that a check may enter, found without executing it."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from typing import Any

import pytest

from grader.course import load_course, load_solutions
from grader.judge.diagnosis.reach import mentions_of, reach
from grader.judge.diagnosis.replays import LiveReplays
from grader.judge.outcome import check_run
from grader.judge.sequences.sequence import ARGUMENTS, player_with
from grader.judge.session import run_session
from grader.judge.subjects.assembly import Assembly
from grader.judge.subjects.calls import Call
from grader.results.request import Request
from grader.sandbox.outside.interface import WorkerSource
from tests.support.banks import COURSE
from tests.support.series import Series
from tests.support.tries import train_in_vain

SOLUTION = '''
def first(x):
    return x

def second(x):
    return first(x)

class Layer:
    def __init__(self):
        self.kept = first(1)

    def forward(self, x):
        return second(x)

    def backward(self, x):
        return self.forward(x)

def alone(x):
    """It is unlike Layer."""
    return x
'''
MENTIONS = mentions_of(ast.parse(SOLUTION))
NAMES = {"a table": ["first", "alone"]}


def by_name(module: Any) -> Any:
    """A scenario that names what it calls."""
    return module.second(1)


def by_the_method(module: Any) -> Any:
    """A scenario that calls a method."""
    return module.Layer().forward(1)


def by_argument(module: Any, name: str) -> Any:
    """A scenario that calls a function by its given name."""
    return getattr(module, name)(1)


def by_table(module: Any) -> Any:
    """A scenario that looks up what to call."""
    return [getattr(module, name)(1) for name in NAMES["a table"]]


def by_another(module: Any) -> Any:
    """A scenario that lets another one do it, in an inner function."""
    return (lambda x: by_argument(module, x))("Layer")


def made(name: str) -> Callable[[Any], Any]:
    """Return a scenario that holds the name of what it calls."""

    def scenario(module: Any) -> Any:
        return getattr(module, name)(1) if name else scenario(module)

    return scenario


def by_keyword(module: Any, *, name: str = "alone") -> Any:
    """A scenario with a name among the defaults of its keywords."""
    return getattr(module, name)(1)


class Base:
    """An object to be called by a scenario."""

    def __call__(self, module: Any) -> Any:
        """Ask the method, which another object inherits."""
        return self.answer(module)

    def answer(self, module: Any) -> Any:
        """Use a name."""
        return module.alone(1)


class Derived(Base):
    """Inherits all, with a property."""

    @property
    def other(self) -> Callable[[Any], Any]:
        """A lambda."""
        return lambda module: module.first(1)


PARTIAL, OBJECT, INHERITED = functools.partial(by_argument, name="alone"), Base(), Derived()
METHOD = OBJECT.answer


def by_partial(module: Any) -> Any:
    """A scenario that lets a partial do it."""
    return PARTIAL(module)


def by_object(module: Any) -> Any:
    """A scenario that lets an object do it."""
    return OBJECT(module)


def by_inherited(module: Any) -> Any:
    """A scenario that lets an inherited method and a property do it."""
    return INHERITED(module), INHERITED.other(module)


def by_method(module: Any) -> Any:
    """A scenario that lets a bound method do it."""
    return METHOD(module)


def wrapped(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a scenario around another one."""

    @functools.wraps(function)
    def scenario(module: Any) -> Any:
        return function(module)

    return scenario


class TestReach:
    @pytest.mark.parametrize(
        ("target", "values", "expected"),
        [
            ("first", (1,), {"first"}),
            ("second", (1,), {"first", "second"}),
            ("Layer", (), {"Layer", "first"}),
            (by_the_method, (), {"Layer", "forward", "second", "first"}),
            (by_argument, ("backward",), {"backward", "forward", "second", "first"}),
            ("alone", (1,), {"alone"}),
            (by_name, (), {"second", "first"}),
            (by_argument, ("second",), {"second", "first"}),
            (by_argument, ("something else",), set()),
            (by_table, (), {"first", "alone"}),
            (by_another, (), {"Layer", "first"}),
            (made("alone"), (), {"alone"}),
            (by_keyword, (), {"alone"}),
            (by_partial, (), {"alone"}),
            (by_object, (), {"alone"}),
            (by_inherited, (), {"alone", "first"}),
            (by_method, (), {"alone"}),
            (wrapped(wrapped(made("alone"))), (), {"alone"}),
        ],
    )
    def test_names_are_followed(self, target: Any, values: tuple[Any, ...], expected: set[str]) -> None:
        assert reach([Call(target, (), values)], MENTIONS) == expected

    def test_lines_of_a_sequence_name_functions_and_scenarios(self) -> None:
        player = player_with({"by_name": by_name, "by_table": by_table})
        lines = ("a = module.alone(x)", "by_name(module)")
        call = Call(player, ARGUMENTS, (lines, {"x": 1}, {}, (), False, False))
        assert reach([call], MENTIONS) == {"alone", "second", "first"}

    def test_several_calls_reach_what_each_of_them_does(self) -> None:
        assert reach([Call("first", (), ()), Call("alone", (), ())], MENTIONS) == {"first", "alone"}


QUICK = {"gates", "layers", "simple_net", "mnist_inference"}
"""Of each way to ask one exercise: single calls, sequences, scenarios and networks."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(each.name, marks=() if each.name in QUICK else pytest.mark.proof) for each in COURSE],
)
def test_no_check_enters_what_it_does_not_reach(
    name: str, in_process: WorkerSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_in_vain(monkeypatch)
    solutions = load_solutions()
    assembly = Assembly(Request("submission", {}, (name,), 1), load_course(), solutions)
    series = Series(assembly, [solutions[name]], in_process, stop=False)
    run_session(series, [series.plugin])  # type: ignore[arg-type]
    exercise = next(each for each in COURSE if each.name == name)
    replays = LiveReplays(exercise, solutions)
    runs = [check_run(record) for record in series.plugin.records]
    assert runs
    with replays.isolated():
        for run in runs:
            entered = {name for answer in replays.right(run).answers for names in answer.uses for name in names}
            reached = reach([interaction.call for interaction in run.transcript], replays.mentions)
            parts = {part for name in entered for part in name.split(".") if not part.startswith("__")}
            assert parts <= reached, run.name
