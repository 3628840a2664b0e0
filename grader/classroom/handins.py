"""The hand-ins of a class, as plain data: student, texts, and anything unusual about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from grader.results.request import Source


class Problem(StrEnum):
    """Why a hand-in cannot be graded."""

    NOTHING = "nothing"
    """There is no exercise file from this student."""
    AMBIGUOUS = "ambiguous"
    """There are two different hand-ins, and no time says which is later."""
    UNREADABLE = "unreadable"
    """It cannot be opened, such as a broken or encrypted zip."""


@dataclass(frozen=True)
class Person:
    """A student.

    Attributes
    ----------
    id : str
        Names the student's files; unique in the class, in Unicode's form NFC.
    name, email, moodle, canvas, github, section : str
        From the roster; empty if it does not say.
    """

    id: str
    name: str = ""
    email: str = ""
    moodle: str = ""
    canvas: str = ""
    github: str = ""
    section: str = ""


@dataclass(frozen=True)
class HandIn:
    """What one student handed in.

    Attributes
    ----------
    person : Person
        The student.
    sources : mapping of str to Source
        The text of each exercise file, or why there is none, by the name of the exercise.
    found : mapping of str to str
        Where each text was found, below the folder of the class.
    ignored : tuple of str
        The ignored files, each with the reason.
    time : datetime or None
        When it was handed in, by the learning platform's own record.
    problem : Problem or None
        Why it cannot be graded.
    message : str
        One line about the problem; without one, about anything odd, such as lateness without a time.
    """

    person: Person
    sources: Mapping[str, Source]
    found: Mapping[str, str]
    ignored: tuple[str, ...] = ()
    time: datetime | None = None
    problem: Problem | None = None
    message: str = ""


@dataclass(frozen=True)
class Intake:
    """The hand-ins of a whole class.

    Attributes
    ----------
    layout : str
        How the folder is laid out: ``"folders"``, ``"moodle"``, ``"canvas"``, ``"gradescope"`` or ``"repos"``.
    handins : tuple of HandIn
        One for each student on the roster, or each found student without a roster, ordered by ID.
    strangers : tuple of str
        Folders and files that belong to nobody on the roster.
    """

    layout: str
    handins: tuple[HandIn, ...]
    strangers: tuple[str, ...] = ()
