"""What was taken in, in plain words: who, what was found, what was ignored, and what is wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from grader.classroom.handins import HandIn, Intake, Person
from grader.results.request import Unreadable
from grader.results.text import one_line

MANY = 5
"""How many things of one kind are named for one student."""


def describe_intake(intake: Intake) -> list[str]:
    """Return the lines that say what was taken in.

    Parameters
    ----------
    intake : Intake
        What was found of a class.
    """
    lines = [_summary(intake)]
    for handin in intake.handins:
        lines += ["", *_student(handin)]
    if intake.strangers:
        lines += ["", "Not of a student in the class:", *(f"  {one_line(label)}" for label in intake.strangers)]
    return lines


def _summary(intake: Intake) -> str:
    """Return how many students there are, and how many of them cannot be graded and why."""
    counts = Counter(handin.problem.value for handin in intake.handins if handin.problem)
    graded = sum(not handin.problem for handin in intake.handins)
    number = len(intake.handins)
    parts = [f"{graded} to grade", *(f"{count} {problem}" for problem, count in sorted(counts.items()))]
    return f"{number} {'student' if number == 1 else 'students'} (layout {intake.layout}): {', '.join(parts)}."


def _student(handin: HandIn) -> list[str]:
    """Return the lines about one student."""
    who = _named(handin.person)
    time = f", handed in {handin.time:%Y-%m-%d %H:%M:%S %Z}" if handin.time else ""
    if handin.problem:
        first = f"{who}: {handin.problem.value}: {one_line(handin.message)}{time}"
    else:
        number = len(handin.found)
        first = f"{who}: {number} {'file' if number == 1 else 'files'}{time}"
    lines = [first]
    if handin.message and not handin.problem:
        lines.append(f"  note: {one_line(handin.message)}")
    wrong = [one_line(source.message) for source in handin.sources.values() if isinstance(source, Unreadable)]
    elsewhere = [
        f"{name} from {one_line(place)}"
        for name, place in handin.found.items()
        if PurePosixPath(place).name != f"{name}.py"
    ]
    for word, things in (("renamed", elsewhere), ("wrong", wrong), ("ignored", handin.ignored)):
        lines += [f"  {word}: {one_line(thing)}" for thing in things[:MANY]]
        if len(things) > MANY:
            lines.append(f"  {word}: {len(things) - MANY} more")
    return lines


def _named(person: Person) -> str:
    return one_line(f"{person.id} {person.name}" if person.name not in ("", person.id) else person.id)
