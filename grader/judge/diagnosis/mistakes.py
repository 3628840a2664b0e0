"""The bank of known mistakes of an exercise, as the judge needs it: what each replaces, and code to replay."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from types import CodeType

from grader.judge.diagnosis.steps import instrument

_Definition = ast.FunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Mistake:
    """A known wrong implementation.

    Attributes
    ----------
    name : str
        Its name in the bank, ``target__what_goes_wrong``.
    hint : str
        What helps.
    code : CodeType
        What puts it in its target's place, to be executed in a module behind the right code.
    replaces : frozenset of str
        What of the right code it replaces: a function, a whole class, or methods such as ``"Affine.backward"``.
    """

    name: str
    hint: str
    code: CodeType
    replaces: frozenset[str]


def read_mistakes(exercise: str, text: str) -> list[Mistake]:
    """Return the mistakes of a bank.

    Parameters
    ----------
    exercise : str
        The name of the exercise.
    text : str
        The bank's source text: functions and classes named ``target__what_goes_wrong``, and what they use.
    """
    bank = instrument(ast.parse(text))
    return [
        Mistake(
            node.name,
            " ".join((ast.get_docstring(node) or "").split()),
            compile(replacement_module(bank, node.name), f"{exercise}.py", "exec", dont_inherit=True),
            _replaces(bank, node),
        )
        for node in bank.body
        if isinstance(node, _Definition) and "__" in node.name
    ]


def replacement_module(bank: ast.Module, name: str) -> ast.Module:
    """Return the code of one member of a bank, under the name of its target, with what it uses of the bank.

    Parameters
    ----------
    bank : ast.Module
        The bank.
    name : str
        The member.
    """
    (node,) = (each for each in bank.body if isinstance(each, _Definition) and each.name == name)
    wanted: list[ast.stmt] = [node]
    used = _names(node)
    while new := [each for each in bank.body if each not in wanted and used & _bound(each)]:
        wanted += new
        used |= set().union(*map(_names, new))
    target = name.partition("__")[0]
    member = _Renamed(name, target).visit(copy.deepcopy(node)) if name in used else copy.copy(node)
    member.name = target
    return ast.Module([*(each for each in bank.body if each in wanted[1:]), member], type_ignores=[])


class _Renamed(ast.NodeTransformer):
    """Gives a name another name, so that a member that calls itself finds itself."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self._after if node.id == self._before else node.id
        return node


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _bound(node: ast.stmt) -> set[str]:
    """Return the names that a statement at the top of a bank gives to something."""
    if isinstance(node, _Definition):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {each.asname or each.name.partition(".")[0] for each in node.names}
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}


def _replaces(bank: ast.Module, node: ast.FunctionDef | ast.ClassDef) -> frozenset[str]:
    """Return what a member replaces: methods, if it is a class that adds nothing but methods to its target."""
    target = node.name.partition("__")[0]
    classes = {each.name: each for each in bank.body if isinstance(each, ast.ClassDef)}
    methods: set[str] = set()
    base: ast.expr = ast.Name(node.name)
    while isinstance(base, ast.Name) and base.id in classes:
        body = classes[base.id].body
        methods |= {each.name for each in body if isinstance(each, ast.FunctionDef)}
        base = next(iter(classes[base.id].bases), ast.Constant(None))
    inherits = isinstance(base, ast.Name) and base.id == target
    if inherits and not any(name.startswith("__") for name in methods):
        return frozenset(f"{target}.{name}" for name in methods)
    return frozenset({target})
