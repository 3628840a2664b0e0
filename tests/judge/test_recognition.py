"""Which known mistake a submission makes is seen from its answers over all checks of an exercise."""

from __future__ import annotations

import ast
import os
import warnings
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.course import Exercise, load_course
from grader.judge.diagnosis.mistakes import Mistake, read_mistakes, replacement_module
from grader.judge.diagnosis.recognition import recognise
from grader.judge.diagnosis.replay import CheckRun
from grader.judge.subjects.calls import Call
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.inside.frame import Other, clean
from grader.sandbox.outside.answers import Answer, Died, Place, Raised, Returned, TimedOut

EXERCISE = replace(load_course()[0], name="lines", packages=())
RIGHT = """
import numpy as np

def line(x, a, b):
    return a * x + b

def both(x):
    return line(x, 2, 1), line(x, 3, 2)

class Layer:
    def forward(self, x):
        return 2 * x

    def backward(self, dout):
        return 2 * dout
"""
BANK = '''
import numpy as np

def line__no_offset(x, a, b):
    """Where does the line cross the axis?"""
    return a * x

def line__wrong_sign(x, a, b):
    """Up or down?"""
    return -a * x + b

def line__only_for_small(x, a, b):
    """And for large x?"""
    return np.where(x < 10, a * x, a * x + b)

def line__np_int(x, a, b):
    """Has this name been taken out of numpy?"""
    return np.int(a) * x + b

def line__endless(x, a, b):
    """When does it stop?"""
    while True:
        a = a + 0

def line__recursion(x, a, b):
    """Who calls whom?"""
    return line(x, a, b)

def line__leaves_traces(x, a, b):
    """Whose are the settings?"""
    print("printed")
    np.seterr(all="raise")
    np.random.seed(3)
    np.random.rand(5)
    warnings.simplefilter("error")
    return 7 * x

def line__exits(x, a, b):
    """Who ends the program?"""
    raise SystemExit(1)

import warnings

class Layer__backward_not_scaled(Layer):
    """What is the slope of 2 x?"""

    def backward(self, dout):
        return dout
'''
MISTAKES = read_mistakes("lines", BANK)
X, LARGE = np.array([1.0, 2.0, -3.0]), np.array([20.0, 30.0, 41.0])


def transcript(target: Any, values: tuple[Any, ...], answer: Any, *, compared: bool = True) -> Interaction:
    """A call with the answer that a submission gave."""
    given = answer if isinstance(answer, Raised | TimedOut | Died) else Returned(answer)
    return Interaction(Call(target, (), values), given, (1e-4, 1e-6) if compared else None)


def trial(name: str, *calls: Interaction, failed: bool = True) -> CheckRun:
    """A check that asked for these."""
    return CheckRun(name, failed, 5, calls)


def found(*trials: CheckRun, mistakes: list[Mistake] = MISTAKES, exercise: Exercise = EXERCISE) -> dict[str, str]:
    """The names of the mistakes that are recognised."""
    return {check: each.mistake for check, each in recognise(exercise, {"lines": RIGHT}, mistakes, trials).items()}


def line(x: Any, answer: Any, *, compared: bool = True) -> Interaction:
    """A call of ``line(x, 2, 1)`` with its answer."""
    return transcript("line", (x, 2, 1), answer, compared=compared)


def test_a_mistake_is_recognised_over_all_checks() -> None:
    """Whose answers are its own in each check, also where another function uses it."""
    failing = trial("one", line(LARGE, 2 * LARGE)), trial("two", transcript("both", (X,), (2 * X, 3 * X)))
    assert found(*failing) == {"one": "line__no_offset", "two": "line__no_offset"}


def test_a_passing_check_contradicts() -> None:
    """One that the mistake would have failed."""
    right = trial("two", line(LARGE, 2 * LARGE + 1), failed=False)
    assert found(trial("one", line(X, 2 * X)), right) == {"one": "line__only_for_small"}


def test_a_failing_check_contradicts() -> None:
    """Where the answers are wrong in another way, nothing is said of either."""
    assert found(trial("one", line(X, 2 * X)), trial("two", line(LARGE, LARGE))) == {}


def test_of_two_that_explain_a_check_that_is_taken_which_explains_more() -> None:
    """Small x alone do not tell; large ones do."""
    failing = trial("one", line(X, 2 * X)), trial("two", line(LARGE, 2 * LARGE))
    assert set(found(*failing).values()) == {"line__no_offset"}


def test_of_two_that_explain_as_much_none_is_taken() -> None:
    """Unless both have the same hint."""
    failing = trial("one", line(X, 2 * X))
    assert found(failing) == {}
    same = [replace(each, hint="The same.") for each in MISTAKES]
    assert found(failing, mistakes=same) == {"one": "line__no_offset"}


def test_nothing_is_played_where_nothing_failed() -> None:
    """What passes needs no explanation, whatever it gave."""
    assert found(trial("one", line(X, 2 * X), failed=False)) == {}


def test_a_check_that_nothing_explains_has_no_mistake() -> None:
    """Also beside one that is explained, if it uses the same function."""
    assert found(trial("one", line(X, X**2))) == {}
    other = trial("two", transcript("both", (X,), (X, X)))
    assert found(trial("one", line(X, -2 * X + 1)), other) == {}


def test_an_exception_is_recognised_by_its_type_and_text() -> None:
    """Another type of exception is something else."""
    with pytest.raises(AttributeError) as raised:
        getattr(np, "int")  # noqa: B009
    text = clean(str(raised.value))
    place = Place("lines.py", 5, 0, "line")
    assert found(trial("one", line(X, Raised("AttributeError", text, place)))) == {"one": "line__np_int"}
    assert found(trial("one", line(X, Raised("ValueError", text, place)))) == {}
    assert found(trial("one", line(X, Raised("RecursionError", "deep", place)))) == {"one": "line__recursion"}
    assert found(trial("one", line(X, Raised("SystemExit", "1", place)))) == {"one": "line__exits"}


def test_a_method_is_a_thing_of_its_own() -> None:
    """What is wrong in backward says nothing of forward."""

    def forward(module: Any, x: Any) -> Any:
        """Layer().forward(x)"""
        return module.Layer().forward(x)

    def backward(module: Any, dout: Any) -> Any:
        """Layer().backward(dout)"""
        return module.Layer().backward(dout)

    wrong = trial("one", transcript(forward, (X,), X)), trial("two", transcript(backward, (X,), X))
    assert found(*wrong) == {"two": "Layer__backward_not_scaled"}


@pytest.mark.parametrize(
    "answer", [TimedOut(5, None), Died("was killed", None), Raised("NotImplementedError", "", None)]
)
def test_what_gave_no_answer_says_nothing(answer: Answer) -> None:
    """An end without an answer may have any reason."""
    assert found(trial("one", line(X, answer))) == {}


@pytest.mark.parametrize(
    "answer",
    [
        np.zeros(5_000_000),
        np.array([np.nan, np.inf, -np.inf]),
        np.array([1e308, -1e308, 1e-320]),
        np.zeros((0, 3)),
        np.zeros(3, dtype=np.int8),
        np.array([1 + 2j, 0, 0]),
        np.array([True, False, True]),
        ((((((1,),),),),),),
        tuple(range(100_000)),
        {"a": {"b": ()}},
        "text" * 100_000,
        Other("Evil"),
        None,
        7,
        (X, "text"),
    ],
)
def test_whatever_a_submission_answers_is_looked_at(answer: Any) -> None:
    """Nothing is recognised in it, and nothing goes wrong."""
    calls = (
        line(X, answer),
        line(X, answer, compared=False),
        transcript("both", (X,), answer),
        transcript("both", (X,), (answer, X)),
    )
    assert found(*(trial(f"check {number}", each) for number, each in enumerate(calls))) == {}


def test_an_endless_mistake_comes_to_an_end() -> None:
    """It has no answers, and the others are still told."""
    assert found(trial("one", line(LARGE, -2 * LARGE + 1))) == {"one": "line__wrong_sign"}


def test_a_mistake_leaves_no_traces(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It prints and sets what it likes, in there."""
    monkeypatch.delenv("MPLBACKEND", raising=False)
    np.random.seed(11)
    before = np.geterr(), warnings.filters[:], np.random.get_state()[1].copy(), dict(os.environ)  # type: ignore[index]
    assert found(trial("one", line(LARGE, 7 * LARGE))) == {"one": "line__leaves_traces"}
    after = np.geterr(), warnings.filters[:], np.random.get_state()[1].copy(), dict(os.environ)  # type: ignore[index]
    np.testing.assert_equal(after, before)
    assert capfd.readouterr() == ("", "")


def test_what_costs_too_much_is_left_out() -> None:
    """It is counted, so that it is the same on every machine."""
    costly = replace(EXERCISE, packages=("matplotlib.figure",))
    cheap = trial("one", line(LARGE, -2 * LARGE + 1))
    many = [trial(f"check {number}", line(LARGE + number, -2 * (LARGE + number) + 1)) for number in range(60)]
    assert found(cheap, *many).keys() == {"one", *(each.name for each in many)}
    left = found(trial("one", *[line(LARGE, -2 * LARGE + 1)] * 10), exercise=costly)
    assert left == {}


def test_an_answer_that_is_only_looked_at_need_not_be_equal() -> None:
    """The mistake that gives all of it is preferred."""
    bank = read_mistakes(
        "lines",
        'def both__first(x):\n    """First."""\n    return 0 * x, 5 * x\n\n'
        'def both__second(x):\n    """Second."""\n    return 0 * x, 6 * x\n',
    )
    given = trial("one", transcript("both", (X,), (0 * X, 6 * X), compared=False))
    assert found(given, mistakes=bank) == {"one": "both__second"}


def test_a_member_that_calls_itself_finds_itself() -> None:
    """Under the name of its target, which is the name that a learner gives it."""
    bank = ast.parse("def line__recursive(n):\n    return 1 if n == 0 else n * line__recursive(n - 1)\n")
    module: dict[str, Any] = {}
    exec(compile(replacement_module(bank, "line__recursive"), "lines.py", "exec"), module)
    assert module["line"](3) == 6
    assert "line__recursive" not in module
