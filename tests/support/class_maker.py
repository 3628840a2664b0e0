"""A made class: what students hand in, with every oddity there is, laid out as each platform writes it."""

from __future__ import annotations

import csv
import os
import random
import unicodedata
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from grader.classroom.handins import Person, Problem
from grader.files import ROOT
from tests.support.hand_ins import EXERCISES, KINDS, Files, zipped

__all__ = ["EXERCISES", "LAYOUTS", "MadeStudent", "make_class", "make_class_of", "write_roster", "zip_folder"]


@dataclass(frozen=True)
class MadeStudent:
    """A student of a made class.

    Attributes
    ----------
    person : Person
        As on the roster.
    kind : str
        A name of `KINDS`.
    files : dict of str to bytes or None
        The handed-in files by path; None is a link.
    texts : dict of str to str or None
        The texts to grade, by exercise; None for a file whose text cannot be read.
    problem : Problem or None
        Why nothing can be graded.
    """

    person: Person
    kind: str
    files: Files
    texts: Mapping[str, str | None]
    problem: Problem | None = None


def make_class(folder: Path, layout: str, students: int = 40, seed: int = 0) -> list[MadeStudent]:
    """Write the hand-ins of a class, and return its students.

    The first students are one of each kind, in an order that depends on the seed; the others hand in right files.

    Parameters
    ----------
    folder : Path
        A new folder, as the platform's download would be unpacked.
    layout : str
        A name of `LAYOUTS`.
    students : int
        How many.
    seed : int
        Same seed, same class.
    """
    kinds = [*KINDS]
    random.Random(seed).shuffle(kinds)
    return make_class_of([*kinds, *["right"] * students][:students], folder, layout)


def make_class_of(kinds: Sequence[str], folder: Path, layout: str) -> list[MadeStudent]:
    """Write the hand-ins of a class of these kinds, and return its students.

    Parameters
    ----------
    kinds : sequence of str
        A name of `KINDS` for each student.
    folder, layout : Path, str
        As for `make_class`.
    """
    made = []
    for number, name in enumerate(kinds):
        kind = KINDS[name]()
        made.append(MadeStudent(_person(number), name, kind.files, kind.texts, kind.problem))
    folder.mkdir()
    LAYOUTS[layout](folder, made)
    return made


def write_roster(path: Path, students: Sequence[MadeStudent]) -> None:
    """Write the roster of a made class."""
    columns = ("id", "name", "email", "moodle", "canvas", "github", "section")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([getattr(student.person, column) for column in columns] for student in students)


def zip_folder(folder: Path, path: Path, below: str = "") -> None:
    """Write a folder as the zip that a platform offers, with an outer folder if wanted; links are left out."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if not file.is_symlink():
                archive.write(file, f"{below}{file.relative_to(folder).as_posix()}")


NAMES = {
    "Latin": (("Zoë", "Ana María", "Jürgen", "Siobhán"), ("Müller", "O'Brien", "Peña-García", "Łukaszewicz")),
    "Cyrillic": (("Иван", "Мария", "Олег", "Юлия"), ("Петров", "Соколова", "Шевченко", "Ёлкина")),
    "Chinese": (("小龙", "伟", "秀英", "敏"), ("李", "王", "张", "刘")),
    "Arabic": (("محمد", "فاطمة", "يوسف", "ليلى"), ("علي", "حسن", "الزهراء", "منصور")),
    "Devanagari": (("आरव", "दीया", "रोहन", "प्रिया"), ("शर्मा", "सिंह", "गुप्ता", "वर्मा")),
}


def _person(number: int) -> Person:
    firsts, lasts = list(NAMES.values())[number % 5]
    first, last = firsts[number // 5 % 4], lasts[number // 20 % 4]
    student = f"s{1001 + number}"
    return Person(
        student,
        f"{first} {last}",
        f"{student}@example.edu",
        moodle=f"Participant {657700 + number}",
        canvas=str(90100 + number),
        github=f"Learner-{number}",
        section=f"lab {number % 3}",
    )


# How platforms write it


def _write(path: Path, data: bytes | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if data is not None:
        path.write_bytes(data)
    else:
        with suppress(OSError):  # not everybody may make links on Windows
            os.symlink(ROOT / "solutions" / "softmax.py", path)


def _write_all(folder: Path, files: Files) -> None:
    folder.mkdir()
    for path, data in files.items():
        _write(folder / path, data)


def _folders(folder: Path, students: Sequence[MadeStudent]) -> None:
    for student in students:
        _write_all(folder / student.person.id, student.files)


def _repos(folder: Path, students: Sequence[MadeStudent]) -> None:
    for student in students:
        _write_all(folder / f"week-1-{student.person.github.lower()}", {**student.files, ".git/HEAD": b"ref: x\n"})


def _moodle(folder: Path, students: Sequence[MadeStudent]) -> None:
    """Write as Moodle did before 4.1 and as it does since, in turn, and as a Mac unpacks it: with separate accents."""
    for number, student in enumerate(students):
        name = unicodedata.normalize("NFD", student.person.name.replace("'", ""))
        before = f"{name}_{student.person.moodle.split()[-1]}_assignsubmission"
        _write_all(folder / f"{before}_file{'_' * (number % 2)}", student.files)
        if number % 7 == 0:
            _write_all(folder / f"{before}_onlinetext", {"onlinetext.html": b"<p>Hello</p>"})


def _canvas(folder: Path, students: Sequence[MadeStudent]) -> None:
    """Write as Canvas does, which takes files but no folders: students with folders upload a zip."""
    for number, student in enumerate(students):
        *first, last = student.person.name.split()
        name = "".join(letter for letter in "".join((last, *first)).lower() if letter not in "'-")
        before = f"{name}{'_LATE' * (number % 9 == 4)}_{student.person.canvas}"
        has_folders = any("/" in path for path in student.files)
        files: Files = {"work.zip": zipped(student.files)} if has_folders else student.files
        for file, (path, data) in enumerate(files.items(), 7000 + 10 * number):
            _write(folder / f"{before}_{file}_{path}", data)
        if number % 7 == 0:
            _write(folder / f"{before}_text.html", b"<p>Hello</p>")


def _gradescope(folder: Path, students: Sequence[MadeStudent]) -> None:
    lines = ["---"]
    for number, student in enumerate(students):
        person = student.person
        _write_all(folder / f"submission_{5000 + number}", student.files)
        lines += [f"submission_{5000 + number}:", "  :submitters:", f"  - :name: {person.name}"]
        lines += [f"    :sid: '{person.id}'", f"    :email: {person.email}"]
        lines += [f"  :created_at: 2026-10-05 10:{number % 60:02}:07.938335000 Z", "  :score: 0.0", "  :history: []"]
    _write(folder / "submission_metadata.yml", "\n".join([*lines, ""]).encode())


LAYOUTS: dict[str, Callable[[Path, Sequence[MadeStudent]], None]] = {
    "folders": _folders,
    "moodle": _moodle,
    "canvas": _canvas,
    "gradescope": _gradescope,
    "repos": _repos,
}
"""How each platform writes the hand-ins of a class."""
