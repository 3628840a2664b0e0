"""Exceptions of a submission, as plain data."""

from __future__ import annotations

import pytest

from grader.sandbox.inside.exceptions import raised
from grader.sandbox.inside.values import TooLarge
from grader.sandbox.inside.worker import LoadedExercise
from tests.sandbox.inside import Told, told

pytestmark = pytest.mark.usefixtures("imports")


def told_of(
    text: str, call: str = "f", scenarios: str = "", scenario: bool = False, others: dict[str, str] | None = None
) -> Told:
    """Return what is reported about the exception that a call in softmax.py, or its execution, raises."""
    exercise = LoadedExercise("softmax", {"softmax": text, **(others or {})}, scenarios)
    with exercise.sources.importable():
        try:
            exercise.execute_anew()
            exercise.call(call, scenario, [])
        except BaseException as problem:
            return raised(problem, exercise.files)
    raise AssertionError("nothing was raised")


RAISED: dict[str, tuple[str, Told]] = {
    "in the function": (
        "def f():\n    return 1 / 0\n",
        told("ZeroDivisionError", "division by zero", "softmax.py", 2, "f"),
    ),
    "in a function that it calls": (
        "def f():\n    g()\ndef g():\n    raise ValueError('no')\n",
        told("ValueError", "no", "softmax.py", 4, "g"),
    ),
    "in a library that it calls": (
        "import json\ndef f():\n    json.loads('[')\n",
        told("JSONDecodeError", "Expecting value: line 1 column 2 (char 1)", "softmax.py", 3, "f"),
    ),
    "at import": ("x = 0\n\n1 / x\n", told("ZeroDivisionError", "division by zero", "softmax.py", 3, "<module>")),
    "to do": (
        "def f():\n    raise NotImplementedError\n",
        told("NotImplementedError", "", "softmax.py", 2, "f"),
    ),
    "exit": ("import sys\ndef f():\n    sys.exit(0)\n", told("SystemExit", "0", "softmax.py", 3, "f")),
    "a debugger that is left, as since Python 3.14": (
        "def f():\n    exec('import sys; sys.exit(1)', {'__name__': 'pdb'})\n",
        told("BdbQuit", "1", "softmax.py", 2, "f"),
    ),
    "interrupt": ("def f():\n    raise KeyboardInterrupt\n", told("KeyboardInterrupt", "", "softmax.py", 2, "f")),
    "an own exception that has no text": (
        "class Mine(Exception):\n    def __str__(self):\n        return 1 / 0\ndef f():\n    raise Mine\n",
        told("Mine", "", "softmax.py", 5, "f"),
    ),
    "a long text": (
        "def f():\n    raise ValueError('x' * 9000)\n",
        told("ValueError", "x" * 2000, "softmax.py", 2, "f"),
    ),
    "a long name": (
        "def f():\n    raise type('E' * 9000, (Exception,), {})\n",
        told("E" * 2000, "", "softmax.py", 2, "f"),
    ),
    "syntax": (
        "x = 1\ny = (2\n",
        told("SyntaxError", "'(' was never closed", "softmax.py", 2, "", 5),
    ),
    "indentation": (
        "def f():\nreturn 1\n",
        told(
            "IndentationError", "expected an indented block after function definition on line 1", "softmax.py", 2, "", 1
        ),
    ),
    "a syntax error of its own": (
        "def f():\n    raise SyntaxError('mine')\n",
        told("SyntaxError", "mine", "softmax.py", 2, "f"),
    ),
    "syntax of what it compiles": (
        "def f():\n    compile('(', 'x.py', 'exec')\n",
        told("SyntaxError", "'(' was never closed", "softmax.py", 2, "f"),
    ),
    "a syntax error without a place": (
        "def f():\n    raise SyntaxError('mine', ('softmax.py', None, None, None))\n",
        told("SyntaxError", "mine", "softmax.py", 0, ""),
    ),
    "a syntax error at a negative place": (
        "def f():\n    raise SyntaxError('mine', ('softmax.py', -1, -1, None))\n",
        told("SyntaxError", "mine", "softmax.py", 0, ""),
    ),
    "an import of what is not there": (
        "import helpers\n",
        told("ModuleNotFoundError", "No module named 'helpers'", "softmax.py", 1, "<module>"),
    ),
    "a name that a library has not": (
        "import numpy as np\ndef f():\n    return np.expp(1)\n",
        told("AttributeError", "module 'numpy' has no attribute 'expp'", "softmax.py", 3, "f"),
    ),
    "a name that its own object has not": (
        "class A:\n    x = 1\ndef f():\n    return A().y\n",
        told("AttributeError", "'A' object has no attribute 'y'", "softmax.py", 4, "f"),
    ),
    "an AttributeError of its own": (
        "def f():\n    raise AttributeError('mine')\n",
        told("AttributeError", "mine", "softmax.py", 2, "f"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), RAISED.values(), ids=RAISED)
def test_an_exception_is_told_by_type_text_and_innermost_place(text: str, expected: Told) -> None:
    """The place is the innermost line of the submission in the traceback."""
    assert told_of(text) == expected


def test_endless_recursion_is_told_like_any_exception() -> None:
    """Even a thousand calls deep, there is enough stack to report it."""
    fields, (kind, text, file, function) = told_of("def f():\n    return f()\n")
    assert fields == {"outcome": "raised", "line": 2, "column": 0}
    assert (kind, file, function) == ("RecursionError", "softmax.py", "f")
    assert str(text).startswith("maximum recursion depth exceeded")


def test_an_exception_in_another_text_is_told_of_that() -> None:
    """A file that an exercise imports also belongs to the submission."""
    told_there = told_of("import layers\n", others={"layers": "def g():\n    1 / 0\ng()\n"})
    assert told_there == told("ZeroDivisionError", "division by zero", "layers.py", 2, "g")


def test_an_exception_in_another_text_is_told_of_the_exercise_that_called_it() -> None:
    """The other file may be the grader's own, so the learner reads the exercise's line. Code to do has its own line."""
    texts = {
        "softmax": "import layers\ndef f(): layers.g()\ndef h(): layers.i()\n",
        "layers": "def g(): 1 / 0\ndef i(): raise NotImplementedError\n",
    }
    exercise = LoadedExercise("softmax", texts, "def s(module):\n    module.layers.g()\n")
    found = []
    with exercise.sources.importable():
        exercise.execute_anew()
        for call, scenario in (("f", False), ("h", False), ("s", True)):
            try:
                exercise.call(call, scenario, [])
            except Exception as problem:
                found.append(raised(problem, exercise.files, "softmax.py"))
    assert found == [
        told("ZeroDivisionError", "division by zero", "softmax.py", 2, "f"),
        told("NotImplementedError", "", "layers.py", 2, "i"),
        told("ZeroDivisionError", "division by zero", "layers.py", 1, "g"),
    ]


def test_an_exception_outside_the_submission_has_no_place() -> None:
    """A scenario that fails by itself names no line of the learner."""
    assert told_of("", "s", "def s(module):\n    1 / 0\n", scenario=True) == told(
        "ZeroDivisionError", "division by zero", "", 0, ""
    )


def test_a_value_that_is_too_large_is_told_as_that() -> None:
    """Its text says what it is."""
    problem = TooLarge("an array of shape (9,)")
    assert raised(problem, set()) == ({"outcome": "large"}, ["an array of shape (9,)"])


CLASS = "class Affine:\n    def __init__(self):\n        self.grad_W = 1\n    def forward(self):\n        pass\n"

MISSING: dict[str, tuple[str, str, str, list[object]]] = {
    "a function": ("def sofmax(x): pass\n", "softmax", "", ["", "softmax", "sofmax"]),
    "a function, in other letters": ("def NAND(): pass\ndef And(): pass\n", "AND", "", ["", "AND", "And"]),
    "a function, and none is near": ("def f(): pass\n", "softmax", "", ["", "softmax", ""]),
    "a function, and a private one is near": ("def _softmax(): pass\n", "softmax", "", ["", "softmax", ""]),
    "a function of an empty file": ("", "softmax", "", ["", "softmax", ""]),
    "a class, in a scenario": (CLASS, "s", "module.Afine()", ["", "Afine", "Affine"]),
    "a method": (CLASS, "s", "module.Affine().forwrd()", ["Affine", "forwrd", "forward"]),
    "an attribute": (CLASS, "s", "module.Affine().grad_w", ["Affine", "grad_w", "grad_W"]),
    "a long name": ("", "n" * 9000, "", ["", "n" * 2000, ""]),
}


@pytest.mark.parametrize(("text", "call", "body", "expected"), MISSING.values(), ids=MISSING)
def test_what_is_not_defined_is_told_with_the_nearest_name(
    text: str, call: str, body: str, expected: list[object]
) -> None:
    """A call or a scenario uses a name: the reply has its owner, and the nearest name there."""
    scenarios = f"def s(module):\n    return {body}\n" if body else ""
    assert told_of(text, call, scenarios, scenario=bool(body)) == ({"outcome": "missing"}, expected)


@pytest.mark.parametrize(
    ("text", "body", "message"),
    [
        ("def f(): return None\n", "module.f().forward()", "'NoneType' object has no attribute 'forward'"),
        ("def f(): return []\n", "module.f().shape", "'list' object has no attribute 'shape'"),
        ("", "raise_attribute_error()", "by hand"),
    ],
)
def test_a_name_that_another_object_has_not_is_no_missing_name(text: str, body: str, message: str) -> None:
    """Only names that the exercise should define can be missing from it."""
    scenarios = "def raise_attribute_error():\n    raise AttributeError('by hand')\n"
    scenarios += f"def s(module):\n    return {body}\n"
    assert told_of(text, "s", scenarios, scenario=True) == told("AttributeError", message, "", 0, "")


def test_a_name_that_the_submission_itself_misses_is_no_missing_name() -> None:
    """If it calls a function of another exercise that does not exist, that is its own error, at its own line."""
    scenarios = "def s(module):\n    return module.f()\n"
    found = told_of("import layers\ndef f():\n    layers.Afine()\n", "s", scenarios, True, {"layers": CLASS})
    assert found == told("AttributeError", "module 'layers' has no attribute 'Afine'", "softmax.py", 3, "f")
