"""The bank of known mistakes of an exercise: what each mistake replaces, and its code."""

from __future__ import annotations

import ast
import copy
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from types import CodeType

from grader.judge.diagnosis.steps import instrument

_Definition = ast.FunctionDef | ast.ClassDef


@dataclass(frozen=True, eq=False)
class Statement:
    """A statement at the top of a bank.

    Attributes
    ----------
    node : ast.stmt
        The statement.
    binds, uses : frozenset of str
        The names that it defines, imports or assigns, and those that it uses.
    """

    node: ast.stmt
    binds: frozenset[str]
    uses: frozenset[str]


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
    mentions : frozenset of str
        The names that its code uses.
    bank : sequence of Statement
        Its instrumented code, and what it uses of the bank.
    file : str
        The file that its code pretends to be in.
    """

    name: str
    hint: str
    replaces: frozenset[str]
    mentions: frozenset[str]
    bank: Sequence[Statement]
    file: str

    @property
    def target(self) -> str:
        """The function or class that it is a wrong version of."""
        return _target(self.name)

    @functools.cached_property
    def code(self) -> tuple[CodeType, CodeType]:
        """Its compiled code, in two parts; see `replacement_parts`. It is compiled on first use."""
        first, then = (ast.Module(part, type_ignores=[]) for part in replacement_parts(self.bank, self.name))
        return compile(first, self.file, "exec", dont_inherit=True), compile(then, self.file, "exec", dont_inherit=True)


def read_mistakes(exercise: str, text: str) -> list[Mistake]:
    """Return the mistakes of a bank.

    Parameters
    ----------
    exercise : str
        The name of the exercise.
    text : str
        The bank's source text: functions and classes named ``target__what_goes_wrong``, and what they use.
    """
    bank = statements(instrument(ast.parse(text)))
    shared = _shared_statements(bank)
    return [
        _mistake(exercise, member, [statement, *_used_statements(shared, statement)])
        for statement in bank
        if isinstance(member := statement.node, _Definition) and "__" in member.name
    ]


def _mistake(exercise: str, member: _Definition, bank: Sequence[Statement]) -> Mistake:
    """Return a mistake, given its definition, and its statement with those that it uses."""
    classes = {node.name: node for statement in bank if isinstance(node := statement.node, ast.ClassDef)}
    return Mistake(
        member.name,
        " ".join((ast.get_docstring(member) or "").split()),
        _replaced(classes, member),
        frozenset[str]().union(*(used.uses for used in bank)),
        bank,
        f"{exercise}.py",
    )


def statements(bank: ast.Module) -> tuple[Statement, ...]:
    """Return the statements of a bank."""
    return tuple(Statement(node, _bound_names(node), used_names(node)) for node in bank.body)


def replacement_parts(bank: Sequence[Statement], name: str) -> tuple[list[ast.stmt], list[ast.stmt]]:
    """Return the code of one member of a bank, under the name of its target, with everything that it uses in the bank.

    Parameters
    ----------
    bank : sequence of Statement
        The bank.
    name : str
        The name of the member.

    Returns
    -------
    first, then : list of ast.stmt
        Both run in a module that has already run the right code. With several members, the first parts of all of them
        run before the rest, so what they import and keep is right code. Then come the members and the bank's classes
        that they extend.
    """
    member = next(statement for statement in bank if name in statement.binds)
    used = [statement.node for statement in _used_statements(_shared_statements(bank), member)]
    assert isinstance(member.node, _Definition)
    classes = {node.name: node for node in used if isinstance(node, ast.ClassDef)}
    extended: list[ast.stmt] = [*_bases(classes, member.node)]
    first = [node for node in used if node not in extended]
    return first, [*reversed(extended), _as_target(member.node, refers_to_itself=name in member.uses)]


def _target(name: str) -> str:
    """Return the function or class that a member of a bank is a wrong version of."""
    return name.partition("__")[0]


def _as_target(member: _Definition, *, refers_to_itself: bool) -> _Definition:
    """Return a member under the name of its target, including its references to itself."""
    if refers_to_itself:
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


def _shared_statements(bank: Sequence[Statement]) -> list[Statement]:
    """Return the bank's statements that any other may use, in the order of the bank: far fewer than all."""
    names = frozenset[str]().union(*(statement.uses for statement in bank))
    return [statement for statement in bank if statement.binds & names]


def _used_statements(shared: Sequence[Statement], member: Statement) -> list[Statement]:
    """Return the shared statements that a member uses, directly or indirectly, in the order of the bank."""
    used, names = {member}, member.uses
    while found := [other for other in shared if other not in used and names & other.binds]:
        used.update(found)
        names = names.union(*(other.uses for other in found))
    return [statement for statement in shared if statement in used and statement is not member]


def used_names(node: ast.AST) -> frozenset[str]:
    """Return the names in some code; attributes are none."""
    return frozenset(name.id for name in ast.walk(node) if isinstance(name, ast.Name))


def _bound_names(node: ast.stmt) -> frozenset[str]:
    if isinstance(node, _Definition):
        return frozenset({node.name})
    if isinstance(node, ast.Import | ast.ImportFrom):
        return frozenset(alias.asname or alias.name.partition(".")[0] for alias in node.names)
    stored = (name for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store))
    return frozenset(name.id for name in stored)


def _replaced(classes: dict[str, ast.ClassDef], member: _Definition) -> frozenset[str]:
    """Return what a member replaces: single methods, if it is a class that only overrides methods of its target."""
    target = _target(member.name)
    overridden, base = _inherited_from_bank(classes, member)
    if base != target or any(method.startswith("__") for method in overridden):
        return frozenset({target})
    return frozenset(f"{target}.{method}" for method in overridden)


def _inherited_from_bank(classes: dict[str, ast.ClassDef], member: _Definition) -> tuple[set[str], str | None]:
    """Return the methods that a class and its bases in the bank define, and the first base that is not in the bank."""
    line = [member, *_bases(classes, member)]
    methods = {node.name for definition in line for node in definition.body if isinstance(node, ast.FunctionDef)}
    return methods, _first_base(line[-1])


def _bases(classes: dict[str, ast.ClassDef], member: _Definition) -> list[ast.ClassDef]:
    """Return the classes of the bank that a class extends, the nearest first."""
    found: list[ast.ClassDef] = []
    name = _first_base(member)
    while name in classes:
        found.append(classes[name])
        name = _first_base(classes[name])
    return found


def _first_base(node: _Definition) -> str | None:
    base = node.bases[0] if isinstance(node, ast.ClassDef) and node.bases else None
    return base.id if isinstance(base, ast.Name) else None
