"""Hand-ins that are alike: equal syntax trees without names, comments and docstrings, if they are long enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.classroom.jplag import write_for_jplag
from grader.classroom.statistics.alike import FEWEST_LINES, equal_trees, own_code
from grader.classroom.statistics.trees import skeleton, tree_of
from tests.support.classes import content_of
from tests.support.made_class import check, class_of, student

STUB = 'def f(x):\n    """Return it."""\n    # TODO\n    raise NotImplementedError\n'


def written(lines: int, name: str = "x", last: str = "exp") -> str:
    """Return an exercise file with so many lines written by a student."""
    steps = "".join(f"    {name} = {name} + {number}\n" for number in range(lines - 1))
    return f"import numpy as np\n\ndef f({name}):\n{steps}    return np.{last}({name})\n"


def digest(text: str) -> str | None:
    """Return the digest of a text's skeleton, if it has one."""
    tree = tree_of(text)
    found = skeleton(tree) if tree else None
    return found.digest if found else None


@pytest.mark.parametrize(
    "other",
    [
        "def f(y):\n    return np.exp(y)",
        'def f(x):\n    """It is mine."""\n    return np.exp( x )  # mine',
        "def f(x): return (np.exp(x))",
        "def g(x):\n\n    return np.exp(x)",
    ],
)
def test_names_comments_and_layout_do_not_count(other: str) -> None:
    """Nor does a docstring."""
    assert digest("def f(x):\n    return np.exp(x)") == digest(other)


@pytest.mark.parametrize("other", ["def f(x):\n    return np.log(x)", "def f(x):\n    return np.exp(f)", "f = np.exp"])
def test_what_the_code_does_counts(other: str) -> None:
    """Attributes, and which names are the same."""
    assert digest("def f(x):\n    return np.exp(x)") != digest(other)


@pytest.mark.parametrize("text", ["def f(", "x" * 200_000, "\0", f"{'(' * 5000}{')' * 5000}", f"x = {'-' * 5000}1"])
def test_what_is_no_python_has_no_skeleton(text: str) -> None:
    """No text causes an error."""
    assert digest(text) is None


def test_only_enough_lines_of_their_own_are_compared() -> None:
    """The lines of the stub do not count."""
    long, short = FEWEST_LINES + 1, FEWEST_LINES - 1
    texts = {
        "s01": written(long), "s02": written(long, "y"), "s03": written(long, last="log"),
        "s04": written(short), "s05": written(short, "y"), "s06": "def f(",
    }  # fmt: skip
    book = class_of(*(student(number, [check("one")], []) for number in range(1, 8)))
    own = own_code(book, {(name, "gates"): text for name, text in texts.items()}, {"gates": STUB})
    assert [(code.student, code.lines) for code in own] == [("s01", long + 1), ("s02", long + 1), ("s03", long + 1)]
    assert [(group.exercise, group.students) for group in equal_trees(own)] == [("gates", ("s01", "s02"))]


def test_a_folder_is_ready_for_jplag(tmp_path: Path) -> None:
    """A folder for each exercise, in it one for each student; no comments; beside them the stub."""
    text = f"# by Ada\n{written(30)}"
    book = class_of(student(1, [check("one")], []))
    own = own_code(book, {("s01", "gates"): text}, {"gates": STUB})
    write_for_jplag(tmp_path / "jplag", own, {"gates": STUB, "softmax": STUB})
    found = content_of(tmp_path)
    assert [*found] == ["jplag/hand-ins/gates/s01/gates.py", "jplag/stubs/gates/gates.py"]
    assert b"np.exp(x)" in found["jplag/hand-ins/gates/s01/gates.py"]
    assert b"Ada" not in found["jplag/hand-ins/gates/s01/gates.py"]
    write_for_jplag(tmp_path / "jplag", [], {})
    assert content_of(tmp_path) == {}
