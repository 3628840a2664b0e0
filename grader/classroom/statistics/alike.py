"""Hand-ins that are alike: equal syntax trees, if students wrote enough lines for that to mean something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.classroom.gradebook import Gradebook
from grader.classroom.statistics.attempts import attempts
from grader.classroom.statistics.mistakes import Texts
from grader.classroom.statistics.trees import Skeleton, skeleton, statements_in, tree_of

FEWEST_LINES = 20
"""Short right code is similar anyway; students must have written more lines than this, each a statement."""


@dataclass(frozen=True)
class OwnCode:
    """A hand-in with enough lines written by the student.

    Attributes
    ----------
    exercise, student : str
        In which exercise, and the ID of the student.
    tree : Skeleton
        The tree without comments and docstrings.
    lines : int
        How many lines of code it has in addition to those of the stub.
    """

    exercise: str
    student: str
    tree: Skeleton
    lines: int


@dataclass(frozen=True)
class EqualTrees:
    """Students whose code differs at most in names, comments, docstrings and layout.

    Attributes
    ----------
    exercise : str
        In which exercise.
    lines : int
        How many lines of code they have in addition to those of the stub.
    students : tuple of str
        Their IDs.
    """

    exercise: str
    lines: int
    students: tuple[str, ...]


def own_code(gradebook: Gradebook, texts: Texts, stubs: Mapping[str, str]) -> list[OwnCode]:
    """Return the hand-ins with more than `FEWEST_LINES` own lines, in the order of the course.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    texts : Texts
        The hand-ins.
    stubs : mapping of str to str
        The stub of each exercise: its lines do not count.
    """
    given = {name: statements_in(tree) for name, text in stubs.items() if (tree := tree_of(text))}
    known: dict[tuple[str, str], tuple[Skeleton, int] | None] = {}
    own = []
    for attempt in attempts(gradebook):
        exercise = attempt.result.name
        text = texts.get((attempt.student, exercise), "")
        if (exercise, text) not in known:
            known[exercise, text] = _enough(text, given.get(exercise, 0))
        enough = known[exercise, text]
        if enough is not None:
            own.append(OwnCode(exercise, attempt.student, *enough))
    return own


def equal_trees(own: Sequence[OwnCode]) -> list[EqualTrees]:
    """Return who handed in equal syntax trees, in the order of the course.

    Parameters
    ----------
    own : sequence of OwnCode
        The hand-ins that are compared.
    """
    groups: dict[tuple[str, str], list[OwnCode]] = {}
    for code in own:
        groups.setdefault((code.exercise, code.tree.digest), []).append(code)
    return [
        EqualTrees(exercise, group[0].lines, tuple(code.student for code in group))
        for (exercise, _), group in groups.items()
        if len(group) > 1
    ]


def _enough(text: str, given: int) -> tuple[Skeleton, int] | None:
    """Return the skeleton of a text and its number of lines that are not given, if they are enough."""
    tree = tree_of(text)
    lines = statements_in(tree) - given if tree else 0
    found = skeleton(tree) if tree and lines > FEWEST_LINES else None
    return (found, lines) if found else None
