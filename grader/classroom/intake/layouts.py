"""How each platform names hand-ins: from a path to the student it belongs to, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from grader.classroom.errors import ClassError
from grader.classroom.handins import Person
from grader.classroom.intake import people
from grader.classroom.intake.entries import Entry, why_skipped
from grader.classroom.intake.gradescope import METADATA, Submission, read_metadata
from grader.classroom.intake.parcels import Parcel, Sorted
from grader.classroom.intake.people import Clue
from grader.classroom.naming import same
from grader.results.text import printable

MOODLE = re.compile(r"(?P<name>[^_]*)_(?P<number>\d+)_assignsubmission_(?P<what>[^_]+)(?:_(?P<file>.*))?")
CANVAS = re.compile(
    r"(?P<name>[^_]+)(?P<late>_LATE)?_(?P<user>\d+|[A-Za-z0-9]{5})_(?:\d+_(?P<file>.+)|(?:text|link)\.html)"
)
ARCHIVE = ".zip"
MAX_METADATA = 256 * 1024 * 1024


def text(name: str) -> str:
    """Return a part of a path as an ID or a name: in Unicode's form NFC, without control characters."""
    return _cleaned(name) or "(no name)"


def _cleaned(name: str) -> str:
    return printable(unicodedata.normalize("NFC", name)).strip()


def sort_folders(entries: Sequence[Entry]) -> Sorted:
    """Sort by the first folder, or a zip, with the ID of a student as its name."""
    parcels, others = [], []
    for top, inside in _by_top(entries).items():
        is_file = len(inside[0].parts) == 1
        if why_skipped(top) or (is_file and not inside[0].skipped and not top.casefold().endswith(ARCHIVE)):
            others += inside
            continue
        label = text(top)
        student = text(top[: -len(ARCHIVE)]) if is_file and top.casefold().endswith(ARCHIVE) else label
        key = same(student)
        clues = (
            *(Clue(keys, key) for keys in (people.by_id, people.by_email)),
            Clue(people.by_name, people.in_a_path(student)),
        )
        parcels.append(Parcel(label, Person(student), clues, _below(inside, 0 if is_file else 1)))
    return Sorted(tuple(parcels), tuple(others))


def sort_repos(entries: Sequence[Entry]) -> Sorted:
    """Sort by the first folder, a clone whose name ends with a student's name on GitHub.

    A student can set the time of a commit, so these times are not used.
    """
    clones: dict[str, list[Entry]] = {}
    others = []
    for top, inside in _by_top(entries).items():
        if why_skipped(top) or (len(inside[0].parts) == 1 and not inside[0].skipped):
            others += inside
        else:
            clones[top] = inside
    endings = _endings([same(text(top)) for top in clones])
    return Sorted(tuple(map(_clone, clones, clones.values(), endings)), tuple(others))


def _clone(top: str, inside: list[Entry], endings: Sequence[str]) -> Parcel:
    label = text(top)
    clues = tuple(Clue(keys, ending) for ending in endings for keys in (people.by_github, people.by_id))
    return Parcel(label, Person(label, github=label), clues, _below(inside, 1))


def _endings(names: Sequence[str]) -> list[list[str]]:
    """Return each name, and what follows a beginning that most of the names have, up to a hyphen.

    That beginning is the assignment or a group; any other is part of the student's own name, such as ``anna-lee``.
    """
    split = [name.split("-") for name in names]
    common = Counter(tuple(words[:end]) for words in split for end in range(len(words)))
    return [
        ["-".join(words[end:]) for end in range(len(words)) if 2 * common[tuple(words[:end])] > len(names)]
        for words in split
    ]


def sort_moodle(entries: Sequence[Entry]) -> Sorted:
    """Sort by the beginning of the first name: the student, the number of the participant, the kind of hand-in."""
    parcels: dict[tuple[str, str], list[Entry]] = {}
    others = []
    for entry in entries:
        match = MOODLE.fullmatch(entry.parts[0])
        if match is None:
            others.append(entry)
            continue
        file = (match["file"],) if match["file"] else ()
        inner = replace(entry, parts=(*file, *entry.parts[1:]) or entry.parts)
        if match["what"] != "file":
            inner = replace(inner, skipped=inner.skipped or f"Moodle's {match['what']}, no file")
        parcels.setdefault((match["name"], match["number"]), []).append(inner)
    endings = _endings([text(name) for name, _ in parcels])
    return Sorted(tuple(map(_moodle, parcels, parcels.values(), endings)), tuple(others))


def _moodle(who: tuple[str, str], found: list[Entry], endings: Sequence[str]) -> Parcel:
    name, number = text(who[0]), who[1]
    clues = (
        Clue(people.by_moodle, number, sure=True),
        *(Clue(people.by_name, people.in_a_path(ending)) for ending in endings),
        Clue(people.by_group_and_name, people.in_a_path(name)),
        Clue(people.by_section, people.in_a_path(name), team=True),
    )
    return Parcel(f"{name} {number}", Person(number, name, moodle=number), clues, tuple(found))


def sort_canvas(entries: Sequence[Entry]) -> Sorted:
    """Sort by the beginning of the name: the student, a mark if it is late, the number of the user."""
    found: dict[tuple[str, str], list[Entry]] = {}
    late, others = set(), []
    for entry in entries:
        match = CANVAS.fullmatch(entry.parts[0])
        if match is None:
            others.append(entry)
            continue
        who = (match["name"], match["user"])
        if match["late"]:
            late.add(who)
        inner = replace(entry, parts=(match["file"] or entry.name, *entry.parts[1:]))
        if not match["file"]:
            inner = replace(inner, skipped=inner.skipped or "Canvas's page, no file")
        found.setdefault(who, []).append(inner)
    parcels = (_canvas(name, user, files, (name, user) in late) for (name, user), files in found.items())
    return Sorted(tuple(parcels), tuple(others))


def _canvas(written: str, user: str, found: list[Entry], late: bool) -> Parcel:
    name = text(written)
    clues = (Clue(people.by_canvas, same(user), sure=True), Clue(people.by_letters, people.letters(name)))
    person = Person(user, "" if name == "anon" else name, canvas=user)
    return Parcel(f"{name} {user}", person, clues, tuple(found), late=late)


def sort_gradescope(entries: Sequence[Entry]) -> Sorted:
    """Sort by the first folder, using the file beside them; the hand-in of a group belongs to each member."""
    submissions = read_metadata(_metadata(entries))
    parcels: list[Parcel] = []
    others: list[Entry] = []
    for top, inside in _by_top(entries).items():
        submission = submissions.pop(top, None)
        if submission is None:
            others += [entry for entry in inside if entry.parts != (METADATA,)]
        else:
            parcels += _gradescope(top, submission, _below(inside, 1))
    for folder, submission in submissions.items():
        parcels += _gradescope(folder, submission, ())
    return Sorted(tuple(parcels), tuple(others))


def _metadata(entries: Sequence[Entry]) -> bytes:
    for entry in entries:
        if entry.parts == (METADATA,) and (data := entry.read(MAX_METADATA)) is not None:
            return data
    raise ClassError(f"there is no {METADATA}, which says whose the submissions are; export them from Gradescope again")


def _gradescope(folder: str, submission: Submission, found: tuple[Entry, ...]) -> Iterable[Parcel]:
    for submitter in submission.submitters:
        name, sid, email = (_cleaned(submitter.get(field, "")) for field in ("name", "sid", "email"))
        clues = (
            Clue(people.by_id, same(sid), sure=True),
            Clue(people.by_email, same(email), sure=True),
            Clue(people.by_name, people.in_a_path(name)),
        )
        person = Person(sid or email or name or text(folder), name, email)
        yield Parcel(folder, person, clues, found, submission.created)


def _by_top(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return the entries by the first part of their paths, in order."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.parts[0], []).append(entry)
    return found


def _below(entries: Iterable[Entry], depth: int) -> tuple[Entry, ...]:
    """Return entries with their paths below a folder of that depth; the folder itself keeps its name."""
    return tuple(replace(entry, parts=entry.parts[depth:] or entry.parts) for entry in entries)


LAYOUTS: dict[str, Callable[[Sequence[Entry]], Sorted]] = {
    "folders": sort_folders,
    "moodle": sort_moodle,
    "canvas": sort_canvas,
    "gradescope": sort_gradescope,
    "repos": sort_repos,
}


def detect(entries: Sequence[Entry]) -> str:
    """Return the layout that most names fit.

    Parameters
    ----------
    entries : sequence of Entry
        The content of the class's folder.
    """
    if any(entry.parts == (METADATA,) for entry in entries):
        return "gradescope"
    tops = {entry.parts[0] for entry in entries if not why_skipped(entry.parts[0])}
    clones = {entry.parts[0] for entry in entries if entry.parts[1:2] == (".git",)}
    fitting = {
        "moodle": [top for top in tops if MOODLE.fullmatch(top)],
        "canvas": [top for top in tops if CANVAS.fullmatch(top)],
        "repos": [top for top in tops if top in clones],
    }
    return next((layout for layout, found in fitting.items() if 2 * len(found) > len(tops)), "folders")
