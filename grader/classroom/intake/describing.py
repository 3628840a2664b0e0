"""Describe the hand-ins in plain words: who handed in what, which files were ignored, and what is wrong."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from grader.classroom.handins import HandIn, Intake, Person
from grader.results.request import Unreadable
from grader.results.text import one_line

MANY = 5
"""How many things of one kind are listed for one student."""


def describe_intake(intake: Intake) -> list[str]:
    """Return the lines that describe the hand-ins.

    Parameters
    ----------
    intake : Intake
        The hand-ins of a class.
    """
    lines = [_summary(intake)]
    for handin in intake.handins:
        lines += ["", *_student(handin)]
    if intake.strangers:
        lines += ["", "These belong to nobody in the class:", *(f"  {one_line(label)}" for label in intake.strangers)]
    return lines


def _summary(intake: Intake) -> str:
    """Return how many students there are, how many cannot be graded, and why."""
    counts = Counter(handin.problem.value for handin in intake.handins if handin.problem)
    graded = sum(not handin.problem for handin in intake.handins)
    number = len(intake.handins)
    parts = [f"{graded} to grade", *(f"{count} {problem}" for problem, count in sorted(counts.items()))]
    return f"{number} {'student' if number == 1 else 'students'} (layout {intake.layout}): {', '.join(parts)}."


def _student(handin: HandIn) -> list[str]:
    """Return the lines about one student."""
    time = f"; handed in {handin.time:%Y-%m-%d %H:%M:%S %Z}" if handin.time else ""
    what = f"{handin.problem.value}: {one_line(handin.message)}" if handin.problem else _found(handin)
    lines = [f"{_named(handin.person)}: {what}{time}"]
    messages = [handin.message] if handin.message and not handin.problem else []
    wrong = [source.message for source in handin.sources.values() if isinstance(source, Unreadable)]
    renamed = [f"{name} from {place}" for name, place in handin.found.items() if not _is_plain(name, place)]
    for word, things in (("note", messages), ("renamed", renamed), ("wrong", wrong), ("ignored", handin.ignored)):
        lines += [f"  {word}: {one_line(thing)}" for thing in things[:MANY]]
        if len(things) > MANY:
            lines.append(f"  {word}: {len(things) - MANY} more")
    return lines


def _found(handin: HandIn) -> str:
    """Return how many exercise files there are, which, and where."""
    folders = {PurePosixPath(place).parent.as_posix() for place in handin.found.values()}
    folder = f" in {one_line(folders.pop())}" if len(folders) == 1 and "." not in folders else ""
    number = len(handin.found)
    names = f": {', '.join(handin.found)}" if number else ""
    return f"{number} {'file' if number == 1 else 'files'}{folder}{names}"


def _is_plain(name: str, place: str) -> bool:
    """Return whether a file has the name of its exercise, possibly after a prefix of the platform."""
    file = PurePosixPath(place).name
    return file == f"{name}.py" or file.endswith(f"_{name}.py")


def _named(person: Person) -> str:
    return one_line(f"{person.id} {person.name}" if person.name not in ("", person.id) else person.id)
