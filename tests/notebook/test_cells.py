"""A cell must be a complete Python file."""

from __future__ import annotations

import warnings

import pytest

from grader.notebook.cells import borrowed_names, require_python
from grader.notebook.refusals import NotGraded, in_words


def refusal(cell: str, transformed: str | None = None) -> list[str]:
    """Return the lines that refuse a cell."""
    with pytest.raises(NotGraded) as caught:
        require_python(cell, "softmax", lambda text: text if transformed is None else transformed)
    return caught.value._render_traceback_()


@pytest.mark.parametrize("cell", ["", "x = 1\n", "if True:\n    import numpy as np", '"""Text."""\n\ndef f(): ...\n'])
def test_python_will_do(cell: str) -> None:
    """However much of it."""
    require_python(cell, "softmax", str)


def test_a_warning_is_left_to_the_run_of_the_cell() -> None:
    """Otherwise it would be shown twice."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        require_python("x = '\\d'\n", "softmax", str)


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("x = (1,\n", ["line 2 of this cell: '(' was never closed", "    x = (1,", "        ^"]),
        ("\n\tx = = 1", ["line 3 of this cell: unexpected indent", "    x = = 1"]),
        ("def f():\n    return\n  x\n", ["line 4 of this cell: unindent does not match any outer indentation level"]),
        ("x = '\ud800'", ["line 2 of this cell: 'utf-8' codec can't encode character"]),
        ("x = 1\0", ["line 2 of this cell: "]),
        (f"x = {'-' * 100_000}1", ["line 2 of this cell: "]),
    ],
    ids=["open", "indented", "between", "half a character", "null", "deep"],
)
def test_a_syntax_error_has_a_line_and_a_caret(cell: str, lines: list[str]) -> None:
    """The line is counted in the cell, whose first line is the magic."""
    said = refusal(cell)
    assert said[0].startswith(lines[0])
    assert said[1 : len(lines)] == lines[1:]
    assert said[-1] == "softmax.py is as it was."
    assert all(line.isprintable() for line in said)


def test_what_a_notebook_understands_is_no_file() -> None:
    """It is no slip either."""
    assert refusal("!ls\nx = 1\n", "get_ipython().system('ls')\nx = 1\n") == [
        "line 2 of this cell is for notebooks only:",
        "    !ls",
        "    ^",
        "softmax.py has to be Python: put this into another cell.",
    ]


KNOWN = ["np", "e", "helper", "print", "x"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("def f(x):\n    return np.exp(x)\n", ["np"]),
        ("import numpy as np\ndef f(x):\n    return np.exp(x)\n", []),
        ("def f():\n    import numpy as np\n    return np.exp(1)\n\nnp\n", ["np"]),
        ("def f(x):\n    e = x\n    return [e for x in print(e)]\n", []),
        ("def f():\n    global e\n    e = 1\n\ndef g():\n    return e\n", []),
        ("class A:\n    helper = 1\n    def f(self):\n        return helper\n", ["helper"]),
        ("x = helper(e)\n", ["e", "helper"]),
        ("lambda: unknown\n", []),
        ("x: np = 1\n", ["np"]),
        ("for e in []:\n    pass\nwith e as np, e as (helper, x):\n    np\n", []),
        ("try:\n    pass\nexcept ValueError as e:\n    e\n", []),
        ("def helper(): return helper\n", []),
    ],
)
def test_names_of_other_cells_are_found(cell: str, names: list[str]) -> None:
    """Names that the cell uses as global names without assigning them."""
    assert borrowed_names(cell, KNOWN) == names


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (KeyboardInterrupt(), "Interrupted: there is no verdict."),
        (ModuleNotFoundError("No module named 'rich'", name="rich"), "there is no module rich here; "),
        (ZeroDivisionError("division by zero"), "this is a bug in the grader, not in your code: ZeroDivisionError"),
        (
            FileNotFoundError(2, "No such file or directory", "exercises/a.py"),
            "exercises/a.py: No such file or directory",
        ),
        (NotGraded("one", "two"), "one\ntwo"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_ends_a_cell_is_said_in_words(problem: BaseException, words: str) -> None:
    """No other exception is shown after it."""
    with pytest.raises(NotGraded) as caught, in_words():
        raise problem
    assert str(caught.value).startswith(words)
    assert caught.value.__suppress_context__ or caught.value is problem
