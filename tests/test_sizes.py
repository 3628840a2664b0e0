"""Functions and files of the grader stay small, so that whoever opens one can read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from grader.files import ROOT
from tests.support.imports import parsed

GRADER, COURSE = ROOT / "grader", ROOT / "grader" / "course"
FILES = [path for path in sorted(GRADER.rglob("*.py")) if path.parent == COURSE or COURSE not in path.parents]
"""All except those of single exercises, which grow with their content."""
MOST_LINES_OF_A_FUNCTION = 40
"""From its ``def`` to its last line, with its docstring."""
MOST_LINES_OF_A_FILE = 250


def functions_in(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the name of each function and method, and how many lines it has."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


def place_of(path: Path) -> str:
    """Return where a file lies in the grader."""
    return path.relative_to(GRADER).as_posix()


def test_functions_are_small() -> None:
    """A larger function does two things, or has values that belong together."""
    sizes = [(place_of(path), *function) for path in FILES for function in functions_in(parsed(path))]
    assert len(sizes) > 1000
    assert [(place, name, size) for place, name, size in sizes if size > MOST_LINES_OF_A_FUNCTION] == []


def test_files_are_small() -> None:
    """A larger file has a part that a reader would look for under another name."""
    sizes = {place_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {file: size for file, size in sizes.items() if size > MOST_LINES_OF_A_FILE} == {}


def test_lines_are_counted_from_def_to_the_last_one() -> None:
    """Without decorators; nested functions and methods count too."""
    text = '@cache\ndef f():\n    """It is."""\n    async def g():\n        pass\n\nclass C:\n    def h(self): ...\n'
    assert dict(functions_in(ast.parse(text))) == {"f": 4, "g": 2, "h": 1}
