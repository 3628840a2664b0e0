"""Functions of a kit pasted into a stub, each in place of every function with the same number of arguments."""

from __future__ import annotations

import ast
import builtins
import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.judge.diagnosis.mistakes import Statement, statements

_Function = ast.FunctionDef | ast.Lambda


@dataclass(frozen=True)
class Pasted:
    """A stub with other code in it.

    Attributes
    ----------
    what : str
        Where the code comes from.
    text : str
        The text of the exercise file.
    """

    what: str
    text: str


@dataclass(frozen=True)
class Found:
    """A function of a kit.

    Attributes
    ----------
    place : str
        Its file and its name.
    node : ast.FunctionDef or ast.Lambda
        The function.
    around : str
        The definitions of its file that it may use.
    """

    place: str
    node: _Function
    around: str


def pasted(kit: Path, stub: str) -> Iterator[Pasted]:
    """Yield the stub with the first fitting function of a kit in each hole, then with the second, and so on."""
    holes = [*_holes(ast.parse(stub))]
    found = [each for path in sorted((kit / "grader").rglob("*.py")) for each in _functions(path, kit)]
    by_hole = {name: [each for each in found if _count(each.node) == count] for name, count in holes}
    for number in range(max(map(len, by_hole.values()), default=0)):
        chosen = {name: each[number] for name, each in by_hole.items() if number < len(each)}
        lines = [f"{each.around}\n{_assigned(name, each.node)}" for name, each in chosen.items()]
        what = ", ".join(f"{name}: {each.place}" for name, each in chosen.items())
        yield Pasted(what, "\n\n".join([stub, *lines]))


def _holes(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield each function and method that is to do, with the number of its arguments."""
    for node in tree.body:
        prefix, members = (f"{node.name}.", node.body) if isinstance(node, ast.ClassDef) else ("", [node])
        for member in members:
            if isinstance(member, ast.FunctionDef) and isinstance(member.body[-1], ast.Raise):
                yield prefix + member.name, _count(member)


def _count(node: _Function) -> int:
    return len([*node.args.posonlyargs, *node.args.args])


def _functions(path: Path, kit: Path) -> Iterator[Found]:
    """Yield the functions of a file that compute something: those in files that use numpy."""
    text = path.read_text(encoding="utf-8")
    if "numpy" not in text or path.name == "stub.py":
        return
    tree = ast.parse(text)
    known = statements(tree)
    for node in ast.walk(tree):
        if isinstance(node, _Function):
            used = _used(known, node)
            if _is_whole(node, used):
                place = f"{path.relative_to(kit).as_posix()}: {getattr(node, 'name', 'lambda')}, line {node.lineno}"
                yield Found(place, node, _around(known, used))


def _used(known: Sequence[Statement], node: _Function) -> list[Statement]:
    """Return the functions and constants of a file that a function uses, directly or indirectly."""
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    used: list[Statement] = []
    while new := [each for each in known if each not in used and names & each.binds]:
        used += new
        names = names.union(*(each.uses for each in new))
    return used


def _is_whole(node: _Function, used: Sequence[Statement]) -> bool:
    """Whether a function computes something, and all its names are defined, apart from numpy."""
    names = [each for each in ast.walk(node) if isinstance(each, ast.Name)]
    bound = {each.id for each in names if not isinstance(each.ctx, ast.Load)}
    bound |= {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
    bound |= {each.name for each in ast.walk(node) if isinstance(each, ast.FunctionDef)}
    plain = [each for each in used if isinstance(each.node, ast.FunctionDef | ast.Assign | ast.AnnAssign)]
    bound = bound.union(*(each.binds for each in plain))
    computes = any(isinstance(each, ast.BinOp | ast.Compare | ast.Call | ast.Subscript) for each in ast.walk(node))
    return computes and {each.id for each in names} <= bound | {"np", *dir(builtins)}


def _around(known: Sequence[Statement], used: Sequence[Statement]) -> str:
    """Return these functions and constants, each in a try statement."""
    parts = []
    for each in known:
        if each in used and isinstance(each.node, ast.FunctionDef | ast.Assign | ast.AnnAssign):
            plain = copy.copy(each.node)
            if isinstance(plain, ast.FunctionDef):
                plain.decorator_list, plain.returns = [], None
            body = ast.unparse(plain).replace("\n", "\n    ")
            parts.append(f"try:\n    {body}\nexcept Exception:\n    pass")
    return "\n".join(["import numpy as np", *parts])


def _assigned(name: str, node: _Function) -> str:
    """Return lines that make a name refer to a function."""
    arguments = copy.deepcopy(node.args)
    for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        argument.annotation = None
    if isinstance(node, ast.Lambda):
        return f"{name} = lambda {ast.unparse(arguments)}: ({ast.unparse(node.body)})"
    body = "\n".join(map(ast.unparse, node.body)).replace("\n", "\n    ")
    return f"def pasted({ast.unparse(arguments)}):\n    {body}\n\n\n{name} = pasted"
