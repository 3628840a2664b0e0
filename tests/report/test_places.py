"""The lines that a failure is about: around a named place, or of the failing function."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.files import ROOT
from grader.report.places import LINES_OF_FUNCTION, LONGEST_LINE, definitions, further, lines_of
from grader.results.report import PRINTED, CheckResult, Status
from grader.results.source import LONGEST_TEXT

TEXT = '''"""Layers."""
import numpy as np


class Affine:
    """Multiplies."""

    def __init__(self, W):
        """Keep W."""
        self.W = W

    def forward(self, x):
        """Return x @ W.

        More.
        """
        out = x @ self.W

        return out


def helper(): return 1
'''


def check(
    message: str = "It is wrong.", *details: str, status: Status = Status.FAILED, function: str = ""
) -> CheckResult:
    """Return the outcome of a check."""
    return CheckResult("check_it", "It is right.", status, 1, message, details=details, function=function or None)


def numbers(result: CheckResult, text: str = TEXT) -> list[int]:
    """Return the numbers of the shown lines; none is marked."""
    shown = lines_of(result, "layers", text)
    assert not any(line.is_the_place for line in shown)
    return [line.number for line in shown]


@pytest.mark.parametrize(
    ("result", "first", "last", "place"),
    [
        (check("Affine.forward(x) raised NameError: y", "layers.py, line 17: out = y"), 14, 19, 17),
        (check("layers.py, line 1: invalid syntax"), 1, 3, 1),
        (check("f() did not finish; it was in layers.py, line 22: return 1", status=Status.TIMEOUT), 19, 23, 22),
        (check("still to do: forward, layers.py, line 17", status=Status.TODO), 14, 19, 17),
        (check("f() raised ValueError: see layers.py, line 1", "layers.py, line 17: raise ValueError"), 14, 19, 17),
    ],
)
def test_a_place_that_is_named_is_marked_among_the_lines_around_it(
    result: CheckResult, first: int, last: int, place: int
) -> None:
    """Up to three lines before it and two after it."""
    shown = lines_of(result, "layers", TEXT)
    assert [line.number for line in shown] == [*range(first, last + 1)]
    assert [line.number for line in shown if line.is_the_place] == [place]
    assert [line.indentation + line.text for line in shown] == TEXT.split("\n")[first - 1 : last]


@pytest.mark.parametrize(
    ("function", "lines"),
    [
        ("Affine.forward", [12, 17, 18, 19]),
        ("Affine", [8, 10]),
        ("helper", [22]),
        ("Affine.backward", []),
        ("", []),
    ],
)
def test_a_function_that_fails_is_shown_without_its_docstring(function: str, lines: list[int]) -> None:
    """Of a class, its __init__; nothing is marked, since it is not known where the slip is."""
    assert numbers(check(function=function)) == lines


def test_what_the_submission_prints_names_no_place() -> None:
    """The printed text may be anything."""
    said = check("It is wrong.", PRINTED, "  layers.py, line 1: x", "layers.py, line 2", function="helper")
    assert numbers(said) == [22]


def test_a_long_function_is_shown_as_far_as_there_is_room() -> None:
    """Its first lines."""
    text = "def f(x):\n" + "    x += 1\n" * 50
    assert numbers(check(function="f"), text) == [*range(1, LINES_OF_FUNCTION + 1)]


@pytest.mark.parametrize("path", sorted((ROOT / "solutions").glob("*.py")), ids=lambda path: path.stem)
def test_each_function_of_a_solution_would_be_shown_to_its_end(path: Path) -> None:
    """The slip may be in the last line, such as a return in a loop."""
    text = path.read_text(encoding="utf-8")
    ends = {name: node.end_lineno for name, node in definitions(text).items() if isinstance(node, ast.FunctionDef)}
    assert {name: numbers(check(function=name), text)[-1] for name in ends} == ends


@pytest.mark.parametrize(
    "result",
    [
        check("layers.py, line 3: '(' was never closed", "return (x", "       ^", function="helper"),
        check("softmax.py, line 17: no"),
        check("layers.py, line 24: no", function="helper"),
        check("layers.py, line 0: no"),
        check("It is still to do.", status=Status.TODO, function="helper"),
        CheckResult("check_it", "It is right.", Status.PASSED, 1),
    ],
)
def test_nothing_is_shown_where_no_line_is_known(result: CheckResult) -> None:
    """Or if the check shows the line itself, or is no failure."""
    assert lines_of(result, "layers", TEXT) == []


def test_nothing_is_shown_of_a_file_that_is_not_there() -> None:
    """Not even an empty line."""
    assert lines_of(check("layers.py, line 1: no"), "layers", "") == []


def test_a_line_is_text_that_can_be_shown() -> None:
    """Of readable length, without control codes or marks of direction."""
    text = f"\tx = '\x1b[31m\u202e'\n{'y' * 10_000}\n"
    first, second, _ = lines_of(check("layers.py, line 1: no"), "layers", text)
    assert (first.indentation, first.text) == ("    ", "x = '\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}'")
    assert second.text == "y" * LONGEST_LINE


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "text", ["def f(:", "\0", "(" * 10_000, "-" * 50_000 + "1", "a" + ".b" * 40_000, "x\n" * LONGEST_TEXT]
)
def test_what_cannot_be_parsed_has_no_functions(text: str) -> None:
    """Nor has a text that would take long to parse."""
    assert definitions(text) == {}
    assert [*definitions("def f(): '\\d'")] == ["f"]


def test_what_is_shown_is_not_said_again() -> None:
    """The place is left out of the details; printed text is separate."""
    result = check(
        "f() raised E", "layers.py, line 3: x", "softmax.py, line 4: y", "with x = 1", "printed:", "  1", "  ..."
    )
    shown = lines_of(result, "layers", TEXT)
    assert further(result, "layers", shown) == (["softmax.py, line 4: y", "with x = 1"], ["1", "..."])
    assert further(result, "layers", [])[0] == ["layers.py, line 3: x", "softmax.py, line 4: y", "with x = 1"]
