"""The banks of implementations: known mistakes, which must fail, and right variations, which must pass.

A member is a function or class named ``<target>__<what is special>``. Its submission is the solution, followed by the
member under the name of its target, and by everything that the member uses from its bank.
"""

from __future__ import annotations

import ast
import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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
    """Some members of one bank that are tested together.

    Attributes
    ----------
    members : tuple of Member
        At least one.
    number : int
        Which chunk of its bank it is.
    """

    members: tuple[Member, ...]
    number: int

    def __str__(self) -> str:
        return f"{self.exercise}-{self.number}"

    @property
    def exercise(self) -> str:
        """The exercise that they are for."""
        return self.members[0].exercise


def chunks(bank: Sequence[Member], size: int = 25) -> list[Chunk]:
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
