"""Everything of the kit that an attack of the bank reaches for: modules and their content, files, attributes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

KIT = re.compile(r"/kit((?:/[\w.-]+)*)")
INSIDE = "grader.sandbox."


def files_of(text: str) -> set[str]:
    """Return the files and folders of the kit that an attack names, as paths in the kit."""
    return {path[1:] or "." for path in KIT.findall(text)}


def names_of(text: str) -> set[str]:
    """Return our modules that an attack names, and its names in them, with dots.

    A worker knows its modules as ``inside.worker``; here they are called as in the kit.
    """
    tree = ast.parse(text)
    aliases = dict(_aliases(tree))
    chains = {_dotted(node, aliases) for node in ast.walk(tree) if isinstance(node, ast.Attribute | ast.Subscript)}
    return {chain for chain in chains | set(aliases.values()) if chain}


def attributes_of(text: str) -> set[str]:
    """Return the private names that an attack reads from an object: those of this kit, or of a module of Python."""
    tree = ast.parse(text)
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    asked |= {
        node.args[1].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("hasattr", "getattr")
        if isinstance(node.args[1], ast.Constant)
    }
    return {name for name in asked if re.match(r"_[a-z]", name)}


def _aliases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each name for one of our modules, and the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("grader"):
            for name in node.names:
                yield name.asname or name.name, f"{node.module}.{name.name}"
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            module = _dotted(node.value, {})
            if module:
                yield node.targets[0].id, module


def _dotted(node: ast.AST, aliases: Mapping[str, str]) -> str | None:
    """Return the name that an expression has in one of our modules; None if it has none."""
    if isinstance(node, ast.Name):
        return aliases.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _dotted(node.value, aliases)
        return f"{owner}.{node.attr}" if owner else None
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "sys.modules":
        name = ast.literal_eval(node.slice)
        return f"{INSIDE}{name}" if name.startswith("inside") else None
    return None
