"""What the files of the project import, as their syntax tells."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

from grader.files import ROOT


@functools.cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Yield module and name of all that a file imports, anywhere in it; for a whole module, the name is empty."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (("." * node.level + (node.module or ""), alias.name) for alias in node.names)


def of_grader(path: Path) -> set[str]:
    """Return the modules of the grader that a file imports; a relative import is not resolved."""
    found = set()
    for module, name in imports(path):
        if module.startswith("."):
            found.add(module)
        elif module == "grader":
            found.add(f"grader.{name}" if name else "grader")
        elif module.startswith("grader."):
            found.add(f"{module}.{name}" if name and _is_module(f"{module}.{name}") else module)
    return found


def _is_module(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.with_suffix(".py").exists() or path.is_dir()
