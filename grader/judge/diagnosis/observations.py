"""What a check observes: one answer to a call, or to one line of a sequence of calls.

Each observation knows the functions and methods that it depends on, so faults are explained function by function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judge.diagnosis.evidence import Evidence, evidence, part_of
from grader.judge.sequences.sequence import ARGUMENTS
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.outside.answers import Answer, Died, Raised, TimedOut

_VARIABLE = re.compile(r"(?<![.\w])[A-Za-z_]\w*")

ANSWERS, AFTERWARDS = 0, (1, 2, 3)
"""The places of what comes of a sequence: the answers, and what is seen when all is done; see `SequencePlayer.play`."""

Scope = frozenset[str]
"""Functions, classes and methods, such as ``"Affine.backward"``."""


@dataclass(frozen=True, eq=False)
class Observation:
    """The answers of submission and reference to one question.

    Attributes
    ----------
    call : int
        The place of the call in its check.
    evidence : Evidence
        The evidence in the answers.
    uses : Scope
        The definitions of the exercise that the right answer depends on.
    form : tuple
        The forms of the arguments: the number of axes of each, whether it holds integers, and whether it is one row.
    """

    call: int
    evidence: Evidence
    uses: Scope
    form: tuple[object, ...]


def observations(
    call: int, interaction: Interaction, given: Answer, right: Answer, uses: Sequence[Set[str]]
) -> Iterator[Observation]:
    """Yield the observations of a call; nothing if its answer says nothing about values.

    Parameters
    ----------
    call : int
        The place of the call in its check.
    interaction : Interaction
        The call.
    given, right : Answer
        The answers of the submission and of the reference.
    uses : sequence of set of str
        The definitions that the reference entered: before the first line of a sequence, and in each line; or in all.
    """
    if isinstance(given, TimedOut | Died) or (isinstance(given, Raised) and given.type == "NotImplementedError"):
        return
    lines = interaction.call.values[0] if interaction.call.names == ARGUMENTS else ()
    if lines and _are_of_lines(given, len(lines)) and len(uses) == 1 + len(lines):
        yield from _of_lines(call, interaction, given, right, uses)
    else:
        form = _form(dict(enumerate(interaction.call.values)))
        found = evidence(given, right, interaction.tolerance)
        yield Observation(call, found, frozenset().union(*uses), form)


def _are_of_lines(given: Answer, count: int) -> bool:
    """Whether an answer has the form of a sequence with this many lines."""
    answers = part_of(given, (ANSWERS,))
    return isinstance(answers, tuple) and len(answers) == count


def _of_lines(
    call: int, interaction: Interaction, given: Answer, right: Answer, uses: Sequence[Set[str]]
) -> Iterator[Observation]:
    """Yield the observation of each line of a sequence, and those at its end."""
    lines, arrays = interaction.call.values[:2]
    for place, scope in enumerate(_scopes(lines, arrays, uses[1:])):
        if part_of(right, (ANSWERS, place)) is not None:  # values that right code does not return are not compared
            named = {name: arrays[name] for name in _VARIABLE.findall(lines[place]) if name in arrays}
            form = _form({name.rpartition("_")[0]: value for name, value in named.items()})
            found = evidence(given, right, interaction.tolerance, (ANSWERS, place))
            yield Observation(call, found, scope, form)
    for place in AFTERWARDS:
        found = evidence(given, right, interaction.tolerance, (place,))
        yield Observation(call, found, frozenset().union(*uses), ())


def _scopes(lines: Sequence[str], arrays: Set[str], uses: Sequence[Set[str]]) -> Iterator[Scope]:
    """Yield the scope of each line: what it enters, and the scopes of earlier lines that share a variable."""
    of_variables: dict[str, Scope] = {}
    assigned = {line.partition(" = ")[0] for line in lines if " = " in line}
    for line, entered in zip(lines, uses, strict=True):
        variables = [name for name in _VARIABLE.findall(line) if name in arrays or name in assigned]
        scope = frozenset(entered).union(*(of_variables.get(name, ()) for name in variables))
        of_variables.update(dict.fromkeys(variables, scope))
        yield scope


def _form(arguments: Mapping[Any, Any]) -> tuple[object, ...]:
    arrays = {name: value for name, value in arguments.items() if isinstance(value, np.ndarray)}
    return tuple(
        (name, array.ndim, array.dtype.kind in "iu", array.ndim > 1 and len(array) == 1)
        for name, array in arrays.items()
    )
