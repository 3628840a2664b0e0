"""A known mistake is recognised from the answers over all checks of an exercise."""

from __future__ import annotations

import ast
import os
import warnings
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from grader.course import Exercise, load_course
from grader.judge.compare.tolerance import USUAL
from grader.judge.diagnosis.mistakes import Mistake, read_mistakes, replacement_parts, statements
from grader.judge.diagnosis.recognition import Diagnosis, recognise
from grader.judge.diagnosis.replays import CheckRun, LiveReplays, MistakenReplay
from grader.judge.sequences.sequence import ARGUMENTS, player_with
from grader.judge.subjects.calls import Call
from grader.judge.subjects.transcript import Interaction
from grader.results.text import one_line
from grader.sandbox.outside.answers import Answer, Died, Other, Raised, Returned, SourceLocation, TimedOut

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


def interaction(target: Any, values: tuple[Any, ...], answer: Any, *, compared: bool = True) -> Interaction:
    """Return a call with the answer of a submission."""
    given = answer if isinstance(answer, Raised | TimedOut | Died) else Returned(answer)
    return Interaction(Call(target, (), values), given, USUAL if compared else None)


def check(name: str, *calls: Interaction, failed: bool = True) -> CheckRun:
    """Return a check that made these calls."""
    return CheckRun(name, failed, 5, calls)


def recognised(*checks: CheckRun, mistakes: list[Mistake] = MISTAKES, exercise: Exercise = EXERCISE) -> dict[str, str]:
    """Return the names of the recognised mistakes, by check."""
    diagnoses = recognise(LiveReplays(exercise, {"lines": RIGHT}), mistakes, checks)
    return {name: diagnosis.mistake for name, diagnosis in diagnoses.items()}


def line(x: Any, answer: Any, *, compared: bool = True) -> Interaction:
    """Return a call of ``line(x, 2, 1)`` with its answer."""
    return interaction("line", (x, 2, 1), answer, compared=compared)


def test_a_mistake_is_recognised_in_every_check_that_it_explains() -> None:
    """Also in a check that uses the wrong function through another one."""
    failing = check("one", line(LARGE, 2 * LARGE)), check("two", interaction("both", (X,), (2 * X, 3 * X)))
    assert recognised(*failing) == {"one": "line__no_offset", "two": "line__no_offset"}


def test_a_diagnosis_is_the_name_of_the_mistake_and_its_hint() -> None:
    """It holds no code."""
    diagnoses = recognise(LiveReplays(EXERCISE, {"lines": RIGHT}), MISTAKES, [check("one", line(LARGE, 2 * LARGE))])
    assert diagnoses == {"one": Diagnosis("line__no_offset", "Where does the line cross the axis?")}


def test_a_check_that_the_mistake_would_fail_contradicts_it_by_passing() -> None:
    """Only mistakes that would pass it are possible."""
    right = check("two", line(LARGE, 2 * LARGE + 1), failed=False)
    assert recognised(check("one", line(X, 2 * X)), right) == {"one": "line__only_for_small"}


def test_a_check_that_fails_in_another_way_contradicts_a_mistake() -> None:
    """Neither check has a diagnosis then."""
    assert recognised(check("one", line(X, 2 * X)), check("two", line(LARGE, LARGE))) == {}


def test_the_mistake_that_explains_more_checks_is_chosen() -> None:
    """Two mistakes agree for small x; a check with large x decides."""
    failing = check("one", line(X, 2 * X)), check("two", line(LARGE, 2 * LARGE))
    assert set(recognised(*failing).values()) == {"line__no_offset"}


def test_of_two_equally_good_explanations_none_is_chosen() -> None:
    """The first one is chosen if both have the same hint."""
    failing = check("one", line(X, 2 * X))
    assert recognised(failing) == {}
    same = [replace(mistake, hint="The same.") for mistake in MISTAKES]
    assert recognised(failing, mistakes=same) == {"one": "line__no_offset"}


def test_checks_that_pass_have_no_diagnosis() -> None:
    """Whatever their answers."""
    assert recognised(check("one", line(X, 2 * X), failed=False)) == {}


def test_a_check_without_explanation_has_no_diagnosis() -> None:
    """It says nothing about a function that it does not use, or that is also wrong in another way."""
    assert recognised(check("one", line(X, X**2))) == {}
    other = check("two", interaction("both", (X,), (X, X)))
    assert recognised(check("one", line(X, -2 * X + 1)), other) == {"one": "line__wrong_sign"}


def test_what_a_function_needs_is_explained_before_it() -> None:
    """Nothing is said about a function that uses another one with an unknown fault."""
    bank = read_mistakes("lines", 'def both__first(x):\n    """First."""\n    return 0 * x, 5 * x\n')
    failing = check("two", interaction("both", (X,), (0 * X, 5 * X)))
    assert recognised(failing, mistakes=bank) == {"two": "both__first"}
    assert recognised(check("one", line(X, X**2)), failing, mistakes=bank) == {}


def test_an_exception_is_recognised_by_its_type_and_text() -> None:
    """An exception of another type is another mistake."""
    with pytest.raises(AttributeError) as raised:
        getattr(np, "int")  # noqa: B009
    text = one_line(str(raised.value))
    place = SourceLocation("lines.py", 5, 0, "line")
    assert recognised(check("one", line(X, Raised("AttributeError", text, place)))) == {"one": "line__np_int"}
    assert recognised(check("one", line(X, Raised("ValueError", text, place)))) == {}
    assert recognised(check("one", line(X, Raised("RecursionError", "deep", place)))) == {"one": "line__recursion"}
    assert recognised(check("one", line(X, Raised("SystemExit", "1", place)))) == {"one": "line__exits"}


def forward(module: Any, x: Any) -> Any:
    """Layer().forward(x)"""
    return module.Layer().forward(x)


def backward(module: Any, dout: Any) -> Any:
    """Layer().backward(dout)"""
    return module.Layer().backward(dout)


def forward_and_backward(module: Any, x: Any, dout: Any) -> Any:
    """Layer().forward(x), Layer().backward(dout)"""
    layer = module.Layer()
    return layer.forward(x), layer.backward(dout)


def test_a_method_is_diagnosed_by_itself() -> None:
    """An unknown fault of forward says nothing about backward, even if both are called."""
    wrong = check("one", interaction(forward, (X,), X)), check("two", interaction(backward, (X,), X))
    assert recognised(*wrong) == {"two": "Layer__backward_not_scaled"}


TWO = read_mistakes(
    "lines",
    BANK
    + '''
def both__swapped(x):
    """Which of the two comes first?"""
    return line(x, 3, 2), line(x, 2, 1)

class Layer__forward_squared(Layer):
    """Twice, or squared?"""

    def forward(self, x):
        return x**2
''',
)


def test_two_slips_in_different_functions_give_two_diagnoses() -> None:
    """The second function calls the first: both together explain its results."""
    failing = check("one", line(LARGE, 2 * LARGE)), check("two", interaction("both", (X,), (3 * X, 2 * X)))
    assert recognised(*failing, mistakes=TWO) == {"one": "line__no_offset", "two": "both__swapped"}
    assert recognised(*reversed(failing), mistakes=TWO) == {"one": "line__no_offset", "two": "both__swapped"}


def test_two_slips_in_different_methods_give_two_diagnoses() -> None:
    """Even if a check calls both: its first fault is its reason."""
    answers = X**2, LARGE
    failing = (
        check("one", interaction(forward, (X,), X**2)),
        check("two", interaction(forward_and_backward, (X, LARGE), answers)),
    )
    assert recognised(*failing, mistakes=TWO) == {"one": "Layer__forward_squared", "two": "Layer__backward_not_scaled"}


@pytest.mark.parametrize(
    ("gives", "reason"),
    [
        (2 * X, {"walk": "Layer__backward_not_scaled"}),
        (X**2, {"walk": "Layer__forward_squared"}),
        (X, {}),
    ],
)
def test_each_line_of_a_sequence_counts_by_itself(gives: Any, reason: dict[str, str]) -> None:
    """A wrong forward in a walk has its own reason, or none that is known; the first fault is that of the walk."""
    lines = ("layer = module.Layer()", "layer.forward(x_0)", "layer.backward(dout_0)")
    call = Call(player_with({}), ARGUMENTS, (lines, {"x_0": X, "dout_0": LARGE}, {}, ("x_0", "dout_0"), False, False))
    answer = ("done", gives, LARGE), (), (), ()
    walk = check("walk", Interaction(call, Returned(answer), USUAL))
    alone = check("alone", interaction(backward, (LARGE,), LARGE))
    assert recognised(walk, alone, mistakes=TWO) == {"alone": "Layer__backward_not_scaled", **reason}


def test_a_mistake_that_is_made_for_one_form_of_arguments_is_recognised() -> None:
    """With other forms the submission is right, and other slips are still found."""
    rows = LARGE[None, :]
    right = check("rows", interaction("line", (rows, 2, 1), 2 * rows + 1), failed=False)
    wrong = check("one", line(LARGE, 2 * LARGE))
    assert recognised(wrong, right) == {"one": "line__no_offset"}
    other = check("two", interaction(backward, (rows,), rows))
    assert recognised(wrong, right, other) == {"one": "line__no_offset", "two": "Layer__backward_not_scaled"}
    assert recognised(wrong, right, check("two", line(LARGE + 1, 2 * LARGE + 3), failed=False)) == {}


def test_a_mistake_may_use_what_right_code_does_not() -> None:
    """Its results then depend on a mistake in that function."""
    bank = read_mistakes(
        "lines",
        BANK
        + '''
class Layer__backward_by_line(Layer):
    """What is the slope of 2 x?"""

    def backward(self, dout):
        return line(dout, 2, 1)
''',
    )
    failing = check("one", line(LARGE, 2 * LARGE)), check("two", interaction(backward, (X,), 2 * X + 1))
    assert recognised(failing[1], mistakes=bank) == {"two": "Layer__backward_by_line"}
    wrong = check("one", line(LARGE, -2 * LARGE + 1)), check("two", interaction(backward, (X,), -2 * X + 1))
    assert recognised(*wrong, mistakes=bank) == {"one": "line__wrong_sign", "two": "Layer__backward_by_line"}


@pytest.mark.parametrize(
    "answer", [TimedOut(5, None), Died("was killed", None), Raised("NotImplementedError", "", None)]
)
def test_a_call_without_an_answer_says_nothing(answer: Answer) -> None:
    """A hang, a crash and a stub may have many reasons."""
    assert recognised(check("one", line(X, answer))) == {}


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
def test_strange_answers_are_compared_without_a_fault(answer: Any) -> None:
    """No mistake is recognised in them."""
    calls = (
        line(X, answer),
        line(X, answer, compared=False),
        interaction("both", (X,), answer),
        interaction("both", (X,), (answer, X)),
    )
    assert recognised(*(check(f"check {number}", call) for number, call in enumerate(calls))) == {}


def test_an_endless_mistake_is_stopped() -> None:
    """The other mistakes are still recognised."""
    assert recognised(check("one", line(LARGE, -2 * LARGE + 1))) == {"one": "line__wrong_sign"}


def test_a_mistake_leaves_no_traces(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What a mistake prints is discarded, and the settings that it changes are restored."""
    monkeypatch.delenv("MPLBACKEND", raising=False)
    np.random.seed(11)
    before = np.geterr(), warnings.filters[:], np.random.get_state()[1].copy(), dict(os.environ)  # type: ignore[index]
    assert recognised(check("one", line(LARGE, 7 * LARGE))) == {"one": "line__leaves_traces"}
    after = np.geterr(), warnings.filters[:], np.random.get_state()[1].copy(), dict(os.environ)  # type: ignore[index]
    np.testing.assert_equal(after, before)
    assert capfd.readouterr() == ("", "")


def test_checks_beyond_the_budget_have_no_diagnosis() -> None:
    """The cost is counted in steps, so it is the same on every machine."""
    costly = replace(EXERCISE, packages=("matplotlib.figure",))
    cheap = check("one", line(LARGE, -2 * LARGE + 1))
    many = [check(f"check {number}", line(LARGE + number, -2 * (LARGE + number) + 1)) for number in range(60)]
    assert recognised(cheap, *many).keys() == {"one", *(failing.name for failing in many)}
    left = recognised(check("one", *[line(LARGE, -2 * LARGE + 1)] * 90), exercise=costly)
    assert left == {}


class CountedReplays(LiveReplays):
    """Replays that write down which checks mistakes are asked."""

    def __init__(self) -> None:
        super().__init__(EXERCISE, {"lines": RIGHT})
        self.asked: list[str] = []

    def mistaken(self, mistakes: Sequence[Mistake], run: CheckRun, count: int, limit: int) -> MistakenReplay:
        """Answer as before."""
        self.asked.append(run.name)
        return super().mistaken(mistakes, run, count, limit)


@pytest.mark.parametrize(("number", "asked"), [(5, 5), (20, 0)])
def test_a_question_that_not_all_mistakes_can_be_asked_is_asked_of_none(number: int, asked: int) -> None:
    """Only all answers together tell mistakes apart; some of them would cost steps in vain."""
    rows = np.outer(np.ones(200_000), LARGE)
    mistakes = [replace(MISTAKES[1], hint=f"Up or down? {n}") for n in range(number)]
    replays = CountedReplays()
    recognise(replays, mistakes, [check("large", line(rows, -2 * rows + 1))])
    assert replays.asked == ["large"] * asked


def test_what_passes_rules_out_mistakes_where_they_are_too_many_to_be_asked_what_fails() -> None:
    """A cheap check that passes leaves the one that fits, and enough steps to test it."""
    rows = np.outer(np.ones(200_000), LARGE)
    many = [replace(mistake, hint=f"{mistake.hint} {n}") for n in range(8) for mistake in MISTAKES[:2]]
    right = check("small", line(X, 2 * X + 1), failed=False)
    failing = check("large", line(rows, np.where(rows < 10, 2 * rows, 2 * rows + 1) * 1.0 - 1), failed=True)
    assert recognised(failing, right, mistakes=many) == {}
    last = read_mistakes("lines", BANK.replace("x < 10", "x > 10"))[2:3]
    assert recognised(failing, right, mistakes=[*many, *last]) == {"large": "line__only_for_small"}


def test_the_mistake_that_gives_all_answers_is_preferred() -> None:
    """Another mistake gives the same values only in the parts that the check compares."""
    bank = read_mistakes(
        "lines",
        'def both__first(x):\n    """First."""\n    return 0 * x, 5 * x\n\n'
        'def both__second(x):\n    """Second."""\n    return 0 * x, 6 * x\n',
    )
    failing = check("one", interaction("both", (X,), (0 * X, 6 * X), compared=False))
    assert recognised(failing, mistakes=bank) == {"one": "both__second"}
    assert recognised(failing, mistakes=bank[:1]) == {}


def test_a_recursive_mistake_calls_itself_under_the_name_of_its_target() -> None:
    """The name from the bank is not defined in the replacement."""
    bank = statements(ast.parse("def line__recursive(n):\n    return 1 if n == 0 else n * line__recursive(n - 1)\n"))
    module: dict[str, Any] = {}
    for part in replacement_parts(bank, "line__recursive"):
        exec(compile(ast.Module(part, type_ignores=[]), "lines.py", "exec"), module)
    assert module["line"](3) == 6
    assert "line__recursive" not in module
