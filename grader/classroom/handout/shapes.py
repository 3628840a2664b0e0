"""The shapes of functions: their syntax trees without comments and without the names of functions and variables."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

SMALLEST = 12
"""The fewest nodes of a syntax tree that mean something; ``return x`` has too few."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def shapes_of(text: str) -> set[str]:
    """Return the shapes of all functions in a Python text that are large enough."""
    return {shape for _, shape in named_shapes(text)}


def named_shapes(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the shape of each function in a Python text that is large enough."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, _Function):
            body = _body(node)
            if sum(1 for statement in body for _ in ast.walk(statement)) >= SMALLEST:
                yield getattr(node, "name", "lambda"), _shape(node, body)


def _body(node: _Function) -> list[ast.stmt]:
    if isinstance(node, ast.Lambda):
        return [ast.Return(node.body)]
    return node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body


def _shape(node: _Function, body: Iterable[ast.stmt]) -> str:
    """Return a text that is equal for functions that differ only in names of variables and in the docstring."""
    own = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    stored = [
        name.id
        for statement in body
        for name in ast.walk(statement)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    ]
    numbers = {name: f"v{number}" for number, name in enumerate(dict.fromkeys([*own, *stored]))}
    tree = ast.parse("\n".join(map(ast.unparse, body)))
    for name in ast.walk(tree):
        if isinstance(name, ast.Name):
            name.id = numbers.get(name.id, name.id)
    return f"{len(own)}: {ast.unparse(tree)}"
