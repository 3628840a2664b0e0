"""Reading the hand-ins of a class: from a platform's folder or zip to who handed in which texts."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from grader.classroom.errors import ClassError
from grader.classroom.handins import HandIn, Intake, Person, Problem
from grader.classroom.intake.archives import BadArchive, read_zip
from grader.classroom.intake.choosing import Contents, choose
from grader.classroom.intake.describing import describe_intake
from grader.classroom.intake.entries import KIT, Entry, read_folder, why_skipped
from grader.classroom.intake.gradescope import METADATA
from grader.classroom.intake.layouts import LAYOUTS, detect
from grader.classroom.intake.parcels import Parcel
from grader.classroom.intake.people import Clue, Directory, by_id
from grader.classroom.intake.roster import Roster, read_roster
from grader.classroom.naming import same
from grader.files import ROOT
from grader.results.text import printable
from grader.sources import file_ids

__all__ = ["LAYOUTS", "Roster", "describe_intake", "read_roster", "take_in"]

LATE = "the platform marks it as late, and does not say by how much"


def take_in(
    place: Path,
    names: Sequence[str],
    roster: Roster | None = None,
    layout: str = "auto",
    wanted: Collection[str] | None = None,
) -> Intake:
    """Return the hand-ins of a class.

    Parameters
    ----------
    place : Path
        A folder or a zip, as the platform writes it.
    names : sequence of str
        All exercises, whose files tell a student's folder from others.
    roster : Roster, optional
        The students of the class; without a roster, everybody who handed in.
    layout : str
        A name of `LAYOUTS`, or ``"auto"``.
    wanted : collection of str, optional
        The exercises to look for, so that nothing is wrong with a hand-in for the sake of another one; by default, all.

    Raises
    ------
    ClassError
        If it is no class.
    OSError
        If it cannot be read.
    """
    looked_for = [name for name in names if wanted is None or name in wanted]
    with _opened(place, names, layout) as entries:
        layout = detect(entries) if layout == "auto" else layout
        found = LAYOUTS[layout](entries)
        if layout == "folders":
            _require_folders(found.others, names, place)
        owners, strangers = _owners(found.parcels, roster)
        handins = [_handin(person, parcels, looked_for) for person, parcels in owners]
    handins.sort(key=lambda handin: (same(handin.person.id), handin.person.id))
    strangers += [printable(entry.parts[0]) for entry in found.others]
    return Intake(layout, tuple(handins), tuple(dict.fromkeys(strangers)))


def _require_folders(others: Iterable[Entry], names: Sequence[str], place: Path) -> None:
    """Refuse a folder with the files of one student."""
    if not {f"{name}.py" for name in names}.isdisjoint(entry.parts[0] for entry in others):
        raise ClassError(f"{place} holds the files of one student; name the folder that holds one for each student")


# Where the hand-ins are


@contextlib.contextmanager
def _opened(place: Path, names: Sequence[str], layout: str) -> Iterator[list[Entry]]:
    """Yield the content of a folder or a zip, which stays open until the end."""
    if place.is_dir():
        folder = _export(place) if layout in ("auto", "gradescope") else place
        yield list(read_folder(folder, file_ids(ROOT / "solutions", names)))
        return
    with place.open("rb") as file:
        try:
            entries = read_zip(file)
        except BadArchive as problem:
            raise ClassError(f"{place} {problem}; name a folder or a zip") from problem
        yield _unwrapped(entries, names)


def _export(folder: Path) -> Path:
    """Return the folder of a Gradescope export if it is the only thing in this folder, else this folder."""
    inside = [] if (folder / METADATA).is_file() else [path for path in folder.iterdir() if not why_skipped(path.name)]
    return inside[0] if len(inside) == 1 and (inside[0] / METADATA).is_file() else folder


def _unwrapped(entries: Sequence[Entry], names: Sequence[str]) -> list[Entry]:
    """Return entries without the one folder that a zip has around all of them, unless it is a student's folder."""
    visible = [entry for entry in entries if not why_skipped(entry.parts[0])]
    tops = {entry.parts[0] for entry in visible}
    seconds = {entry.parts[1] if len(entry.parts) > 1 else "" for entry in visible}
    if len(tops) != 1 or not seconds.isdisjoint({"", KIT, *(f"{name}.py" for name in names)}):
        return list(entries)
    return [replace(entry, parts=entry.parts[1:]) if entry.parts[0] in tops else entry for entry in entries]


# Students and their hand-ins


def _owners(parcels: Sequence[Parcel], roster: Roster | None) -> tuple[list[tuple[Person, list[Parcel]]], list[str]]:
    """Return the students, each with their possible hand-ins, and the labels of hand-ins without a student."""
    if roster is None:
        people = {same(parcel.person.id): parcel.person for parcel in reversed(parcels)}
        directory = Directory(people.values())
    else:
        people = {same(person.id): person for person in roster.people}
        directory = Directory(roster.people, (clue for parcel in parcels for clue in parcel.clues))
    owned: dict[str, list[Parcel]] = {key: [] for key in people}
    strangers = []
    for parcel in parcels:
        clues = parcel.clues if roster else (Clue(by_id, same(parcel.person.id)),)
        found, is_clear = directory.find(clues)
        if not is_clear:
            strangers.append(f"{parcel.label} (it may be of {len(found)} students on the roster)")
        elif not found:
            strangers.append(parcel.label)
        for person in found if is_clear else ():
            owned[same(person.id)].append(parcel)
    return [(person, owned[key]) for key, person in people.items()], strangers


# Which ones count


def _handin(person: Person, parcels: Sequence[Parcel], names: Sequence[str]) -> HandIn:
    """Return the hand-in of a student: the newest of several, or what all of them have in common."""
    read = [(parcel, choose(parcel.entries, names)) for parcel in parcels]
    holding = [(parcel, contents) for parcel, contents in read if contents.problem is not Problem.NOTHING] or read[:1]
    if not holding:
        return HandIn(person, {}, {}, problem=Problem.NOTHING, message="nothing was handed in")
    if _are_of_several(parcels):
        return _ambiguous(person, "these may be of different people with one name", parcels)
    latest = _latest(holding)
    if any(not _is_same(contents, latest[0][1]) for _, contents in latest):
        return _ambiguous(person, f"there are {len(latest)} hand-ins that differ", [parcel for parcel, _ in latest])
    parcel, contents = latest[0]
    others = [f"{other.label} (another hand-in counts)" for other, _ in read if other is not parcel]
    return HandIn(
        person,
        contents.sources,
        contents.found,
        (*contents.ignored, *others),
        parcel.time,
        contents.problem,
        contents.message or (LATE if parcel.late else ""),
    )


def _ambiguous(person: Person, why: str, parcels: Iterable[Parcel]) -> HandIn:
    labels = " and ".join(dict.fromkeys(parcel.label for parcel in parcels))
    return HandIn(person, {}, {}, problem=Problem.AMBIGUOUS, message=f"{why}: {labels}")


def _are_of_several(parcels: Sequence[Parcel]) -> bool:
    """Whether the platform says itself that hand-ins are of different people, such as by their numbers."""
    values = {(clue.keys, clue.value) for parcel in parcels for clue in parcel.clues if clue.sure and clue.value}
    return len(values) > len({keys for keys, _ in values})


def _latest(read: Sequence[tuple[Parcel, Contents]]) -> list[tuple[Parcel, Contents]]:
    """Return the newest hand-ins; all of them if one has no time."""
    times = [parcel.time for parcel, _ in read]
    newest = max((time for time in times if time), default=None)
    return [hand_in for hand_in, time in zip(read, times, strict=True) if None in times or time == newest]


def _is_same(one: Contents, other: Contents) -> bool:
    return (one.sources, one.problem) == (other.sources, other.problem)
