"""The known mistakes that most students of a class made, with what they look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.classroom.gradebook import Gradebook
from grader.classroom.handins import Person
from grader.classroom.statistics.attempts import Attempt, attempts
from grader.classroom.statistics.trees import code_of
from grader.results.report import CheckResult

MOST_LINES = 20
"""How many lines of a student's code are shown."""

Texts = Mapping[tuple[str, str], str]
"""The hand-ins, by the ID of the student and the name of the exercise."""


@dataclass(frozen=True)
class CommonMistake:
    """A known mistake, with the students who made it.

    Attributes
    ----------
    exercise, name : str
        Which one.
    function : str
        The function or method that it is in.
    question : str
        The hint for it.
    students, attempted : int
        How many students made it, and how many worked on the exercise.
    excerpts : tuple of str
        The function as two students wrote it, without comments, in different ways.
    """

    exercise: str
    name: str
    function: str
    question: str
    students: int
    attempted: int
    excerpts: tuple[str, ...]


def common_mistakes(gradebook: Gradebook, texts: Texts, most: int = 10) -> list[CommonMistake]:
    """Return the known mistakes that most students made, the most common first.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    texts : Texts
        The hand-ins.
    most : int
        How many are returned at most.
    """
    tried = attempts(gradebook)
    worked_on = Counter(attempt.result.name for attempt in tried)
    found: dict[tuple[str, str], list[tuple[Attempt, CheckResult]]] = {}
    for attempt in tried:
        first = {check.mistake: check for check in reversed(attempt.result.checks) if check.mistake}
        for mistake, check in first.items():
            found.setdefault((attempt.result.name, mistake), []).append((attempt, check))
    places = {exercise.name: place for place, exercise in enumerate(gradebook.exercises)}
    order = sorted(found, key=lambda mistake: (-len(found[mistake]), places[mistake[0]], mistake[1]))
    return [_common(found[mistake], worked_on[mistake[0]], gradebook, texts) for mistake in order[:most]]


def _common(
    found: Sequence[tuple[Attempt, CheckResult]], attempted: int, gradebook: Gradebook, texts: Texts
) -> CommonMistake:
    exercise, name = found[0][0].result.name, found[0][1].mistake or ""
    functions = Counter(check.function or _target(name) for _, check in found)
    function = min(functions, key=lambda function: (-functions[function], function))
    own = {attempt.student: texts.get((attempt.student, exercise), "") for attempt, _ in found}
    ways = Counter(
        way
        for student in gradebook.students
        if (way := _way(name, function, own.get(student.person.id, ""))) and not _names(way, student.person)
    )
    excerpts = tuple(sorted(ways, key=lambda way: (-ways[way], len(way), way))[:2])
    question = min(check.hint or "" for _, check in found)
    return CommonMistake(exercise, name, function, question, len(found), attempted, excerpts)


def _target(mistake: str) -> str:
    """Return the function or class that a mistake is in."""
    return mistake.partition("__")[0]


def _way(mistake: str, function: str, text: str) -> str:
    """Return the student's code with the mistake: all of it, or if it is long, the function that fails."""
    lines = code_of(_target(mistake), text)
    if not lines or len(lines) > MOST_LINES:
        lines = code_of(function, text) or code_of(f"{function}.__init__", text) or lines
    return "\n".join(lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "    ..."])


def _names(text: str, person: Person) -> bool:
    """Return whether a text contains the ID, the address or a part of the name of a student, as a word."""
    words = (person.id, person.email, *person.name.split())
    return any(len(word) > 1 and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)
