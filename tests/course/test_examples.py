"""Every example in a docstring of ``solutions/`` is true.

Stubs have the same docstrings, so these are the examples that a learner reads.
"""

import ast
import doctest
import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from grader.files import ROOT

SOLUTIONS = ROOT / "solutions"
NAMES = sorted(path.stem for path in SOLUTIONS.glob("*.py"))

Load = Callable[[str], ModuleType]

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Iterator[Load]:
    """Import solutions by plain names, and forget them after the test."""
    monkeypatch.syspath_prepend(SOLUTIONS)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in NAMES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module
    for name in NAMES:
        sys.modules.pop(name, None)


def docstrings(name: str) -> dict[str, str]:
    """Return the docstring of each public class, function and method of a solution."""
    found: dict[str, str] = {}

    def visit(body: list[ast.stmt], prefix: str = "") -> None:
        for node in body:
            if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                continue
            if not node.name.startswith("_"):
                found[prefix + node.name] = ast.get_docstring(node) or ""
            if isinstance(node, ast.ClassDef):
                visit(node.body, f"{node.name}.")

    visit(ast.parse((SOLUTIONS / f"{name}.py").read_text(encoding="utf-8")).body)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_true(name: str, load: Load) -> None:
    """The examples of a solution print what its docstrings say."""
    output: list[str] = []
    runner = doctest.DocTestRunner()
    for test in doctest.DocTestFinder().find(load(name), name):
        runner.run(test, out=output.append)
    assert runner.tries > 0
    assert not output, "".join(output)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_public_has_a_docstring(name: str) -> None:
    """Every class, function and method that is not private says what it does."""
    assert [key for key, text in docstrings(name).items() if not text] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_class_and_function_has_an_example(name: str) -> None:
    """A function shows an example itself, a class does so in one of its docstrings."""
    texts = docstrings(name)
    for key in texts:
        if "." not in key:
            own = [texts[k] for k in texts if k.split(".")[0] == key]
            assert ">>> " in "".join(own), key


def test_solutions_are_importable_only_during_a_test() -> None:
    """No solution stays in ``sys.modules``, and their folder not in ``sys.path``."""
    files = [getattr(sys.modules.get(name), "__file__", None) for name in NAMES]
    assert str(SOLUTIONS) not in sys.path
    assert not {str(SOLUTIONS / f"{name}.py") for name in NAMES} & set(files)
