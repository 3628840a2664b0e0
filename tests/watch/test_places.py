"""Failures as lines that an editor understands: each with its place."""

from __future__ import annotations

from dataclasses import replace

from grader.results.report import Status
from grader.watch.places import problem_lines
from tests.watch.conftest import failed, result

TEXT = (
    "import numpy as np\n\n\nclass Affine:\n    def forward(self, x):\n        return x\n\n\ndef helper():\n    pass\n"
)


def test_a_failure_is_at_the_function_that_failed() -> None:
    """With the question; one line for each place, and none for a check that has no place."""
    forward = failed("", "Affine.forward(x) is 1", "Which?", function="Affine.forward")
    found = problem_lines(
        result(
            "layers", Status.PASSED, forward, replace(forward, message="other"), failed("", "It is not."), Status.TODO
        ),
        "exercises",
        TEXT,
    )
    assert found == ["exercises/layers.py:5: Affine.forward(x) is 1 Which?"]


def test_an_error_is_at_its_own_line() -> None:
    """The line of the message, or of the details; a place in another file does not count."""
    broken = failed("", "layers.py, line 6: invalid syntax", None, "return x x")
    raised = failed("", "Affine() raised NameError: y", None, "layers.py, line 6: return y", function="Affine")
    assert problem_lines(result("layers", broken), "exercises", TEXT) == ["exercises/layers.py:6: invalid syntax"]
    assert problem_lines(result("layers", raised), "exercises", "def f(:") == [
        "exercises/layers.py:6: Affine() raised NameError: y"
    ]
    elsewhere = failed("", "f() raised NameError: y", None, "softmax.py, line 2: y", function="helper")
    assert problem_lines(result("layers", elsewhere), "exercises", TEXT) == [
        "exercises/layers.py:9: f() raised NameError: y"
    ]
