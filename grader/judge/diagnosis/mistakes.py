"""The bank of known mistakes of an exercise: what each mistake replaces, and its code."""

from __future__ import annotations

import ast
import copy
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

from grader.judge.diagnosis.steps import instrument

_Definition = ast.FunctionDef | ast.ClassDef


@dataclass(frozen=True, eq=False)
class Mistake:
    """A known wrong implementation.

    Attributes
    ----------
    name : str
        Its name in the bank, ``target__what_goes_wrong``.
    hint : str
        What helps.
    replaces : frozenset of str
        The part of the right code that it replaces: a function, a whole class, or methods such as
        ``"Affine.backward"``.
    bank : ast.Module
        The instrumented code of the bank.
    file : str
        The file that its code pretends to be in.
    """

    name: str
    hint: str
    replaces: frozenset[str]
    bank: ast.Module
    file: str

    @property
    def target(self) -> str:
        """The function or class that it is a wrong version of."""
        return _target(self.name)

    @functools.cached_property
    def code(self) -> CodeType:
        """Its compiled code, to be executed in a module that has executed the right code; compiled on first use."""
        return compile(replacement_module(self.bank, self.name), self.file, "exec", dont_inherit=True)


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
            member.name,
            " ".join((ast.get_docstring(member) or "").split()),
            _replaced(bank, member),
            bank,
            f"{exercise}.py",
        )
        for member in _definitions(bank)
        if "__" in member.name
    ]


def replacement_module(bank: ast.Module, name: str) -> ast.Module:
    """Return the code of one member of a bank, under the name of its target, with what it uses of the bank.

    Parameters
    ----------
    bank : ast.Module
        The bank.
    name : str
        The name of the member.
    """
    member = next(definition for definition in _definitions(bank) if definition.name == name)
    return ast.Module([*_used_statements(bank, member), _as_target(member)], type_ignores=[])


def _definitions(bank: ast.Module) -> Iterator[_Definition]:
    return (node for node in bank.body if isinstance(node, _Definition))


def _target(name: str) -> str:
    return name.partition("__")[0]


def _as_target(member: _Definition) -> _Definition:
    """Return a member under the name of its target, also where it refers to itself."""
    if member.name in _used_names(member):
        renamed: _Definition = _Renaming(member.name, _target(member.name)).visit(copy.deepcopy(member))
    else:
        renamed = copy.copy(member)
    renamed.name = _target(member.name)
    return renamed


class _Renaming(ast.NodeTransformer):
    """Replaces a name by another one."""

    def __init__(self, before: str, after: str) -> None:
        self._before, self._after = before, after

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id == self._before:
            node.id = self._after
        return node


def _used_statements(bank: ast.Module, member: _Definition) -> list[ast.stmt]:
    """Return the other statements of a bank that a member uses, directly or through others, in the bank's order."""
    used: list[ast.stmt] = [member]
    names = _used_names(member)
    while found := [node for node in bank.body if node not in used and names & _bound_names(node)]:
        used += found
        names = names.union(*map(_used_names, found))
    return [node for node in bank.body if node in used and node is not member]


def _used_names(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _bound_names(node: ast.stmt) -> set[str]:
    """Return the names that a statement at the top of a bank defines, imports or assigns."""
    if isinstance(node, _Definition):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)}


def _replaced(bank: ast.Module, member: _Definition) -> frozenset[str]:
    """Return what a member replaces: single methods, if it is a class that only overrides methods of its target."""
    target = _target(member.name)
    overridden, base = _inherited_from_bank(bank, member)
    if base != target or any(method.startswith("__") for method in overridden):
        return frozenset({target})
    return frozenset(f"{target}.{method}" for method in overridden)


def _inherited_from_bank(bank: ast.Module, member: _Definition) -> tuple[set[str], str | None]:
    """Return the methods that a class and its bases in the bank define, and the first base that is not in the bank."""
    classes = {node.name: node for node in bank.body if isinstance(node, ast.ClassDef)}
    methods: set[str] = set()
    name: str | None = member.name
    while name in classes:
        methods |= {node.name for node in classes[name].body if isinstance(node, ast.FunctionDef)}
        name = _first_base(classes[name])
    return methods, name


def _first_base(node: ast.ClassDef) -> str | None:
    base = node.bases[0] if node.bases else None
    return base.id if isinstance(base, ast.Name) else None
