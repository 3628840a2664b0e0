"""The banks of implementations: known mistakes, which must fail, and right variations, which must pass.

A member is a function or class named ``<target>__<what is special>``. Its submission is the solution, followed by the
member under the name of its target, and by everything that the member uses from its bank. Right variations of functions
that do not use one another can share a submission: it is right if all of them are.
"""

from __future__ import annotations

import ast
import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.course import FOLDER, load_course
from grader.files import ROOT
from grader.judge.diagnosis.mistakes import Statement, replacement_parts, statements

COURSE = load_course()


@dataclass(frozen=True)
class Member:
    """One implementation of a bank.

    Attributes
    ----------
    exercise : str
        The exercise that it is for.
    name : str
        Its name in the bank.
    hint : str
        Its docstring.
    bank : Path
        The file.
    """

    exercise: str
    name: str
    hint: str
    bank: Path

    def __str__(self) -> str:
        return f"{self.exercise}-{self.name}"

    @property
    def target(self) -> str:
        """The name of the function or class that it replaces."""
        return self.name.partition("__")[0]

    @property
    def submission(self) -> str:
        """The text of an exercise file in which it replaces its target."""
        return submission_of(self)


def submission_of(*members: Member) -> str:
    """Return the text of an exercise file in which members of one bank replace their targets."""
    solution = (ROOT / "solutions" / f"{members[0].exercise}.py").read_text(encoding="utf-8")
    codes = [replacement_parts(_parsed(each.bank), each.name) for each in members]
    nodes = [node for part in (0, 1) for code in codes for node in code[part]]
    return f"{solution}\n\n{ast.unparse(ast.Module(nodes, type_ignores=[]))}\n"


@dataclass(frozen=True)
class Combination:
    """Right variations in one submission, none of which runs in the others.

    Attributes
    ----------
    members : tuple of Member
        At least one.
    """

    members: tuple[Member, ...]

    def __str__(self) -> str:
        return " and ".join(map(str, self.members))

    @property
    def exercise(self) -> str:
        """The exercise that they are for."""
        return self.members[0].exercise

    @property
    def submission(self) -> str:
        """The text of an exercise file in which they replace their targets."""
        return submission_of(*self.members)


def combined(bank: Sequence[Member]) -> list[Combination]:
    """Return the members of a bank in few combinations.

    Members go together if none uses the target of another, nor does the solution that it replaces: each runs with the
    solutions that it runs with alone.
    """
    found: list[list[Member]] = []
    for member in bank:
        fits = (group for group in found if all(_are_independent(member, other) for other in group))
        group = next(fits, None)
        if group is None:
            found.append(group := [])
        group.append(member)
    return [Combination(tuple(group)) for group in found]


def _are_independent(one: Member, other: Member) -> bool:
    """Whether two members are for functions or classes of the same exercise, neither of which uses the other."""
    if one.exercise != other.exercise or one.target == other.target:
        return False
    return other.target not in _used(one) and one.target not in _used(other)


@functools.cache
def _used(member: Member) -> frozenset[str]:
    """Return the names that a member or the solution of its target uses, directly or through what they use."""
    statements = *_parsed(ROOT / "solutions" / f"{member.exercise}.py"), *_parsed(member.bank)
    uses = {name: each.uses for each in statements for name in each.binds}
    found, names = frozenset[str](), frozenset({member.name, member.target})
    while names - found:
        found |= names
        names = frozenset().union(*(uses.get(name, ()) for name in found))
    return found - {member.target}


@functools.cache
def _parsed(bank: Path) -> tuple[Statement, ...]:
    return statements(ast.parse(bank.read_text(encoding="utf-8")))


def members(bank: Path, exercise: str) -> list[Member]:
    """Return the members of one file, in its order."""
    nodes = [statement.node for statement in _parsed(bank)]
    named = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef) and "__" in node.name]
    return [Member(exercise, node.name, ast.get_docstring(node) or "", bank) for node in named]


@dataclass(frozen=True)
class Chunk:
    """Some members of one bank, or combinations of them, that are tested in one go.

    Attributes
    ----------
    members : tuple of Member or Combination
        At least one.
    number : int
        Which chunk of its bank it is.
    """

    members: tuple[Any, ...]
    number: int

    def __str__(self) -> str:
        return f"{self.exercise}-{self.number}"

    @property
    def exercise(self) -> str:
        """The exercise that they are for."""
        return self.members[0].exercise


def chunks(bank: Sequence[Member | Combination], size: int = 25) -> list[Chunk]:
    """Return chunks of the members of each exercise, none larger than ``size``, all of about the same size."""
    found = []
    for _, group in itertools.groupby(bank, key=lambda member: member.exercise):
        members = tuple(group)
        count = -(-len(members) // size)
        for number in range(count):
            some = members[number * len(members) // count : (number + 1) * len(members) // count]
            found.append(Chunk(some, number))
    return found


MISTAKES = [each for exercise in COURSE for each in members(FOLDER / exercise.name / "mistakes.py", exercise.name)]
RIGHT = [
    each
    for exercise in COURSE
    for each in members(ROOT / "tests" / "banks" / "right" / f"{exercise.name}.py", exercise.name)
]
