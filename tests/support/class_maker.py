"""A made class: what students hand in, with every oddity there is, laid out as each platform writes it."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import unicodedata
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from grader.classroom.handins import Person, Problem
from grader.files import ROOT
from grader.sources import MAX_BYTES

EXERCISES = ("gates", "softmax", "cross_entropy")
"""What the class was asked for: exercises that are graded in a moment."""

Files = dict[str, bytes | None]
"""What is handed in, by its path; None is a link."""


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
        What was handed in, by its path; None is a link.
    texts : dict of str to str or None
        What is to be graded, by the exercise; None where there is a file and its text cannot be had.
    problem : Problem or None
        Why nothing can be graded.
    """

    person: Person
    kind: str
    files: Files
    texts: Mapping[str, str | None]
    problem: Problem | None = None


@dataclass(frozen=True)
class Kind:
    """What one kind of student hands in, and what is to come of it; see `MadeStudent`."""

    files: Files
    texts: Mapping[str, str | None] = field(default_factory=dict)
    problem: Problem | None = None


def make_class(folder: Path, layout: str, students: int = 40, seed: int = 0) -> list[MadeStudent]:
    """Write what a class hands in, and return who is in it.

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
    made = []
    for number in range(students):
        name = kinds[number] if number < len(kinds) else "right"
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
    """Write a folder as the zip that a platform offers, perhaps below another one; links are left out."""
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


# What is handed in

RIGHT = {name: (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8") for name in EXERCISES}
STUBS = {name: (ROOT / "exercises" / f"{name}.py").read_text(encoding="utf-8") for name in EXERCISES}
OTHER = "import numpy as np\n\n\ndef softmax(x):\n    return np.exp(x) / np.sum(np.exp(x))\n"
"""A wrong softmax."""


def _files(texts: Mapping[str, str], below: str = "") -> Files:
    return {f"{below}{name}.py": text.encode() for name, text in texts.items()}


def _with(softmax: str) -> Kind:
    """Return right files but for one."""
    texts = {**RIGHT, "softmax": softmax}
    return Kind(_files(texts), texts)


def _with_bytes(softmax: bytes | None) -> Kind:
    """Return right files but for one, which cannot be read."""
    return Kind({**_files(RIGHT), "softmax.py": softmax}, {**RIGHT, "softmax": None})


def zipped(files: Mapping[str, bytes | None]) -> bytes:
    """Return a zip of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data or b"")
    return stream.getvalue()


def encrypted(data: bytes) -> bytes:
    """Return a zip whose one file is marked as encrypted."""
    marked = bytearray(data)
    marked[6] |= 1
    marked[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def notebook(*cells: str) -> bytes:
    """Return a notebook with code cells, and a text before each."""
    text = [{"cell_type": "markdown", "metadata": {}, "source": ["def not_python(:\n"]}]
    code = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": cell.splitlines(True)} for cell in cells]
    return json.dumps({"cells": [*text, *code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def _in_a_notebook() -> Kind:
    cells = ("%matplotlib inline\n!pip install numpy\nimport numpy as np", RIGHT["softmax"])
    text = f"import numpy as np\n\n{RIGHT['softmax'].rstrip()}\n"
    files = _files({name: text for name, text in RIGHT.items() if name != "softmax"})
    return Kind({**files, "softmax.ipynb": notebook(*cells)}, {**RIGHT, "softmax": text})


def _in_cells() -> Kind:
    cells = [f"%%exercise {name}\n{text}" for name, text in RIGHT.items()]
    return Kind({"course.ipynb": notebook("import numpy", *cells)}, RIGHT)


def _without(name: str) -> dict[str, str]:
    return {other: text for other, text in RIGHT.items() if other != name}


JUNK: Files = {"notes.pdf": b"%PDF", ".DS_Store": b"\0", "__pycache__/softmax.pyc": b"\0", "helpers.py": b"x = 1\n"}

KINDS: dict[str, Callable[[], Kind]] = {
    "right": lambda: Kind(_files(RIGHT), RIGHT),
    "untouched": lambda: Kind(_files(STUBS), STUBS),
    "wrong": lambda: _with(OTHER),
    "syntax error": lambda: _with("def softmax(x:\n    return x\n"),
    "hang": lambda: _with("while True:\n    pass\n"),
    "exit": lambda: _with("import os\n\nos._exit(0)\n"),
    "memory bomb": lambda: _with("held = [bytes(2**30) for _ in range(2**20)]\n"),
    "output bomb": lambda: _with("while True:\n    print('x' * 2**20)\n"),
    "byte-order mark": lambda: Kind(
        {**_files(RIGHT), "softmax.py": b"\xef\xbb\xbf" + RIGHT["softmax"].encode()}, RIGHT
    ),
    "not UTF-8": lambda: _with_bytes("# größer\n".encode("latin-1")),
    "too large": lambda: _with_bytes(b"#" * (MAX_BYTES + 1)),
    "link": lambda: _with_bytes(None),
    "missing": lambda: Kind(_files(_without("softmax")), _without("softmax")),
    "nothing": lambda: Kind({}, {}, Problem.NOTHING),
    "only a PDF": lambda: Kind({"homework.pdf": b"%PDF"}, {}, Problem.NOTHING),
    "text file": lambda: Kind({**_files(_without("softmax")), "softmax.txt": b"x"}, {**RIGHT, "softmax": None}),
    "extra": lambda: Kind({**_files(RIGHT), **JUNK}, RIGHT),
    "renamed": lambda: Kind(
        {"Gates.PY": RIGHT["gates"].encode(), "softmax (1).py": OTHER.encode(), "cross_entropy-1.py": b"x = 1\n"},
        {"gates": RIGHT["gates"], "softmax": OTHER, "cross_entropy": "x = 1\n"},
    ),
    "nested": lambda: Kind(_files(RIGHT, "homework/week 1/"), RIGHT),
    "whole kit": lambda: Kind(
        {**_files(RIGHT, "exercises/"), **_files(STUBS, "solutions/"), **_files(STUBS, "tests/right/")}, RIGHT
    ),
    "zipped": lambda: Kind({"work.zip": zipped(_files(RIGHT))}, RIGHT),
    "zipped on a Mac": lambda: Kind(
        {"Archiv.zip": zipped({**_files(RIGHT, "Übung/"), **_files(STUBS, "__MACOSX/Übung/._")})}, RIGHT
    ),
    "notebook": _in_a_notebook,
    "cells of a notebook": _in_cells,
    "other people's files": lambda: Kind({**_files(RIGHT), **_files(STUBS, "friend/")}, RIGHT),
    "the same twice": lambda: Kind({**_files(RIGHT, "first/"), **_files(RIGHT, "second/")}, RIGHT),
    "two versions": lambda: Kind({**_files(RIGHT, "first/"), **_files(STUBS, "second/")}, {}, Problem.AMBIGUOUS),
    "broken zip": lambda: Kind({"work.zip": zipped(_files(RIGHT))[:-30]}, {}, Problem.UNREADABLE),
    "encrypted zip": lambda: Kind({"work.zip": encrypted(zipped({"softmax.py": b"x"}))}, {}, Problem.UNREADABLE),
    "zip that leads out": lambda: Kind({"work.zip": zipped({"../s1001/softmax.py": b"x"})}, {}, Problem.UNREADABLE),
    "zip of many": lambda: Kind(
        {"work.zip": zipped({f"{number}.py": b"" for number in range(1001)})}, {}, Problem.UNREADABLE
    ),
    "zip bomb": lambda: Kind({"work.zip": zipped({"softmax.py": bytes(30 * 2**20)})}, {"softmax": None}),
    "other archive": lambda: Kind({"work.rar": b"Rar!"}, {}, Problem.UNREADABLE),
}
"""What there is to hand in, by what is odd about it."""


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
    """Write as before Moodle 4.1 and since, in turn, and as a Mac unpacks it: with accents apart."""
    for number, student in enumerate(students):
        name = unicodedata.normalize("NFD", student.person.name.replace("'", ""))
        before = f"{name}_{student.person.moodle.split()[-1]}_assignsubmission"
        _write_all(folder / f"{before}_file{'_' * (number % 2)}", student.files)
        if number % 7 == 0:
            _write_all(folder / f"{before}_onlinetext", {"onlinetext.html": b"<p>Hello</p>"})


def _canvas(folder: Path, students: Sequence[MadeStudent]) -> None:
    """Write as Canvas does, which takes files and no folders: who has folders uploads a zip of them."""
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
"""How platforms write what a class hands in."""
