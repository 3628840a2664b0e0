"""What a platform's names say: which files belong together, and clues to their student."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from grader.classroom.handins import Person
from grader.classroom.intake.entries import Entry
from grader.classroom.intake.people import Clue


@dataclass(frozen=True)
class Parcel:
    """Files that belong together, as a platform names them.

    Attributes
    ----------
    label : str
        How to name it to the instructor.
    person : Person
        Its student, if there is no roster.
    clues : tuple of Clue
        Clues to its student on the roster.
    entries : tuple of Entry
        Its content, with paths relative to it.
    time : datetime or None
        The time of the hand-in, from the platform's own record.
    late : bool
        Whether the platform marks it as late, without a time.
    """

    label: str
    person: Person
    clues: tuple[Clue, ...]
    entries: tuple[Entry, ...]
    time: datetime | None = None
    late: bool = False


@dataclass(frozen=True)
class Sorted:
    """The files of a class, sorted by student.

    Attributes
    ----------
    parcels : tuple of Parcel
        The hand-ins; a hand-in of several persons is there for each.
    others : tuple of Entry
        Files that belong to no known student.
    """

    parcels: tuple[Parcel, ...]
    others: tuple[Entry, ...]
