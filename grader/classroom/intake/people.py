"""Finding the student that a learning platform means, by ID, address or name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from grader.classroom.handins import Person
from grader.classroom.naming import same

Keys = Callable[[Person], Iterable[str]]
"""Returns what can identify a student."""


@dataclass(frozen=True)
class Clue:
    """Something that shows whose a hand-in is.

    Attributes
    ----------
    keys : callable
        One of the functions below.
    value : str
        One of the keys of the student.
    team : bool
        Whether it means all students who have that key.
    sure : bool
        Whether the platform says so itself, and it is not read out of a name: another value means another student.
    """

    keys: Keys
    value: str
    team: bool = False
    sure: bool = False


class Directory:
    """The students of a class.

    Parameters
    ----------
    people : iterable of Person
        Each of them once.
    clues : iterable of Clue
        Those of all hand-ins. A sure kind that identifies somebody here is the kind that the roster has, so who has
        another value of it is another student, even with the same name. If it identifies nobody, it is no use: Moodle
        numbers participants anew for each assignment.
    """

    def __init__(self, people: Iterable[Person], clues: Iterable[Clue] = ()) -> None:
        self._people = tuple(people)
        self._indexes: dict[Keys, dict[str, list[Person]]] = {}
        self._decisive = {clue.keys for clue in clues if clue.sure and clue.value in self._index(clue.keys)}

    def find(self, clues: Sequence[Clue]) -> tuple[list[Person], bool]:
        """Return the students that the first useful clue means, and whether the answer is certain.

        Parameters
        ----------
        clues : sequence of Clue
            The surest first.
        """
        decisive: list[Keys] = []
        for clue in clues:
            there = self._index(clue.keys).get(clue.value, [])
            found = [person for person in there if clue.team or not any(any(keys(person)) for keys in decisive)]
            if found:
                return found, clue.team or len(found) == 1
            if clue.sure and clue.value and clue.keys in self._decisive:
                decisive.append(clue.keys)
        return [], True

    def _index(self, keys: Keys) -> dict[str, list[Person]]:
        if keys not in self._indexes:
            index = defaultdict(list)
            for person in self._people:
                for key in set(keys(person)) - {""}:
                    index[key].append(person)
            self._indexes[keys] = index
        return self._indexes[keys]


# What identifies a student


def by_id(person: Person) -> Iterable[str]:
    """Return the ID."""
    return (same(person.id),)


def by_email(person: Person) -> Iterable[str]:
    """Return the address."""
    return (same(person.email),)


def by_name(person: Person) -> Iterable[str]:
    """Return the name, also reordered if it is written with the last name first."""
    last, comma, first = person.name.partition(",")
    return (in_a_path(person.name), in_a_path(f"{first} {last}") if comma else "")


def in_a_path(name: str) -> str:
    """Return a name for comparing: platforms leave out characters that a path cannot have, and underscores.

    Parameters
    ----------
    name : str
        A person's name, as a platform or a roster writes it.
    """
    return same(re.sub(r"[&<>\"`|':\\/*?’,]", "", name).replace("_", " "))


def by_letters(person: Person) -> Iterable[str]:
    """Return the letters of the name, starting with each of its words: Canvas writes ``Ada King`` as ``kingada``."""
    words = [letters(word) for word in person.name.split()]
    return ("".join((*words[start:], *words[:start])) for start in range(len(words)))


def letters(name: str) -> str:
    """Return only the letters and digits of a name.

    Parameters
    ----------
    name : str
        A name or a part of one.
    """
    return "".join(letter for letter in same(name) if unicodedata.category(letter)[0] in "LNM")


def by_moodle(person: Person) -> Iterable[str]:
    """Return the number of the participant in Moodle."""
    return (participant_number(person.moodle),)


def participant_number(participant: str) -> str:
    """Return the number of a participant in Moodle, or nothing if there is none.

    Parameters
    ----------
    participant : str
        How Moodle calls the participant, such as ``Participant 657700``.
    """
    number = re.search(r"\d+$", participant.strip())
    return number[0] if number else ""


def by_canvas(person: Person) -> Iterable[str]:
    """Return the number of the user of Canvas."""
    return (same(person.canvas),)


def by_github(person: Person) -> Iterable[str]:
    """Return the name on GitHub."""
    return (same(person.github),)


def by_group_and_name(person: Person) -> Iterable[str]:
    """Return the section and the name: Moodle writes ``Blue-Ada King`` where it shows one group."""
    return (f"{in_a_path(person.section)}-{in_a_path(person.name)}",) if person.section and person.name else ()


def by_section(person: Person) -> Iterable[str]:
    """Return the section, which is the team if Moodle's hand-ins are from teams."""
    return (in_a_path(person.section),)
