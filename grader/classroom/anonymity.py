"""A class without names: IDs that reveal nothing, and the key to them in a separate folder."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from pathlib import Path

from grader.classroom.errors import ClassError
from grader.classroom.folder import keep_first
from grader.classroom.handins import HandIn, Intake, Person, Problem
from grader.classroom.tables import write_table
from grader.files import replace_file
from grader.results.request import Source

LETTERS = 10
"""Hexadecimal digits of an ID: enough to give every student of a class a different one."""
MESSAGES = {
    Problem.NOTHING: "nothing was handed in",
    Problem.AMBIGUOUS: "there are hand-ins that differ",
    Problem.UNREADABLE: "the hand-in cannot be opened",
}
"""The message about a hand-in, without file names."""
NO_TEXT = "the file that was handed in for {exercise} cannot be graded"
"""The message about a file without a text: students put their own names into those of files and folders."""


def without_names(intake: Intake, key: Path) -> Intake:
    """Return a class without names, in an order that reveals nothing.

    Parameters
    ----------
    intake : Intake
        The class.
    key : Path
        The folder with the salt of the IDs, and with the table that says whose they are. It is made the first time;
        with the same one, each student has the same ID again.

    Raises
    ------
    ClassError
        If the salt is lost.
    """
    key.mkdir(mode=0o700, parents=True, exist_ok=True)
    key.chmod(0o700)
    salt = key / "salt"
    if not salt.exists():
        keep_first(salt, f"{secrets.token_hex(32)}\n")
    drawn = salt.read_text(encoding="utf-8").strip("\0 \r\n")
    if not drawn:  # after a power cut
        raise ClassError(f"{salt} is empty; remove it, and all students get new IDs")
    ids = {handin.person.id: _id_of(handin.person.id, drawn) for handin in intake.handins}
    people = [handin.person for handin in intake.handins]
    lines = [[ids[person.id], person.id, person.name, person.email] for person in people]
    table = write_table([("anonymous", "id", "name", "email"), *sorted(lines)])
    replace_file(key / "key.csv", table.encode())
    handins = (_without_names(handin, ids[handin.person.id]) for handin in intake.handins)
    return replace(intake, handins=tuple(sorted(handins, key=lambda handin: handin.person.id)), strangers=())


def _id_of(student: str, salt: str) -> str:
    return f"s{hashlib.sha256(f'{salt} {student}'.encode()).hexdigest()[:LETTERS]}"


def _without_names(handin: HandIn, student: str) -> HandIn:
    message = MESSAGES[handin.problem] if handin.problem else ""
    sources = {name: _without_file_name(source, name) for name, source in handin.sources.items()}
    return replace(handin, person=Person(student), sources=sources, found={}, ignored=(), message=message)


def _without_file_name(source: Source, exercise: str) -> Source:
    return source if isinstance(source, str) else replace(source, message=NO_TEXT.format(exercise=exercise))
