"""Source texts as syntax trees without names, comments and docstrings; and one function as text."""

from __future__ import annotations

import ast
import copy
import hashlib
from dataclasses import dataclass

from grader.report.places import definitions
from grader.results.source import parsed
from grader.results.text import printable

LONGEST_LINE = 110
HOLE = "NotImplementedError"
"""The exception that a stub raises."""

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Skeleton:
    """A source text without names, comments and docstrings.

    Attributes
    ----------
    digest : str
        Of its syntax tree: the same for texts that differ only in names, comments, docstrings and layout.
    code : str
        The code with its names, without comments and docstrings.
    """

    digest: str
    code: str


def tree_of(text: str) -> ast.Module | None:
    """Return the syntax tree of a source text without docstrings, or None if it is too long or no Python.

    Parameters
    ----------
    text : str
        The text of a student.
    """
    tree = parsed(text)
    if tree is not None:
        _remove_docstrings(tree)
    return tree


def statements_in(tree: ast.Module) -> int:
    """Return the number of statements, without the TODO statements of a stub; usually each is one line."""
    return sum(isinstance(node, ast.stmt) and not _is_hole(node) for node in ast.walk(tree))


def skeleton(tree: ast.Module) -> Skeleton | None:
    """Return the skeleton of a syntax tree, which is changed in place; None if the tree is too deep.

    Variables, arguments, functions and classes are numbered in the order of appearance. Attributes such as ``np.exp``
    stay, since they show what the code does.

    Parameters
    ----------
    tree : ast.Module
        Without docstrings.
    """
    try:
        code = ast.unparse(tree)
        _number_names(tree)
        return Skeleton(hashlib.sha256(ast.dump(tree).encode(errors="surrogatepass")).hexdigest(), code)
    except (ValueError, RecursionError, MemoryError):
        return None


def code_of(name: str, text: str) -> list[str]:
    """Return the code lines of a function, a class or a method; none if it does not exist.

    Comments and the docstring are left out: they may say who wrote it.

    Parameters
    ----------
    name : str
        Such as ``"softmax"`` or ``"Affine.backward"``.
    text : str
        The text of a student.
    """
    node = definitions(text).get(name)
    if node is None:
        return []
    try:
        node = copy.deepcopy(node)  # reports use the same tree
        _remove_docstrings(node)
        return [printable(line, LONGEST_LINE) for line in ast.unparse(node).splitlines() if line]
    except (RecursionError, ValueError):
        return []


def _remove_docstrings(tree: ast.AST) -> None:
    for node in ast.walk(tree):
        if isinstance(node, Documented) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]


def _is_hole(node: ast.stmt) -> bool:
    return isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name) and node.exc.id == HOLE


def _number_names(tree: ast.AST) -> None:
    numbers: dict[str, str] = {}
    for node in ast.walk(tree):
        for field in ("id", "arg", "name"):
            name = getattr(node, field, None)
            if isinstance(name, str) and not isinstance(node, ast.keyword | ast.alias):
                setattr(node, field, numbers.setdefault(name, str(len(numbers))))
