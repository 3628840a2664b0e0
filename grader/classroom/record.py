"""The record of a publication: its inputs, its scores, and which files belong to it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from grader.classroom.changes import Published, Scores, published
from grader.classroom.folder import REPORTS, ClassFolder
from grader.files import replace_file
from grader.results.entries import Document, DocumentError, damage_reported, read_document

SCHEMA = "grader/published/v1"


@dataclass(frozen=True)
class PublicationRecord:
    """The last publication.

    Attributes
    ----------
    inputs : str
        The digest of everything that it follows from; empty where something failed.
    content : str
        The digest of the gradebook.
    number : int
        How many publications are in the history.
    summary : tuple of str
        The lines that the command printed about the class.
    needs_look : bool
        Whether the instructor has to look at something.
    scores : Scores
        The points, and what they depend on.
    reports : mapping of str to str
        The digest of what each student got, by the name of the student's folder.
    files : mapping of str to int
        The sizes of all files that belong to it, by their place in the folder of the class.
    """

    inputs: str
    content: str
    number: int
    summary: tuple[str, ...]
    needs_look: bool
    scores: Scores
    reports: Mapping[str, str]
    files: Mapping[str, int] = field(default_factory=dict)


def read_record(folder: ClassFolder) -> PublicationRecord | None:
    """Return the record of the last publication, or None if there is none.

    If it is damaged, what the gradebook and the history still say is returned.
    """
    try:
        document = read_document(folder.published.read_text(encoding="utf-8"), SCHEMA)
        with damage_reported():
            return _record(document)
    except FileNotFoundError:
        return None
    except (UnicodeDecodeError, DocumentError):
        return _recovered(folder)


def _recovered(folder: ClassFolder) -> PublicationRecord | None:
    """Return a record with the scores of the gradebook and the names of all reports, or None without a gradebook."""
    gradebook = folder.last_gradebook()
    if gradebook is None:
        return None
    scores = {
        (student.person.id, exercise.name): published(grade, None)
        for student in gradebook.students
        for exercise, grade in zip(gradebook.exercises, student.exercises, strict=False)
    }
    reports = {student.name: "" for student in _entries(folder.students)}
    return PublicationRecord("", "", last_number(folder), (), False, scores, reports)


def last_number(folder: ClassFolder) -> int:
    """Return the number of the last publication in the history, or 0."""
    return max((int(entry.name) for entry in _entries(folder.history) if entry.name.isdecimal()), default=0)


def write_record(folder: ClassFolder, record: PublicationRecord) -> None:
    """Store a record, with the files that exist now."""
    document = asdict(record) | {"schema": SCHEMA, "files": dict(files_in(folder))}
    document["scores"] = [[*place, *_cells(published)] for place, published in record.scores.items()]
    replace_file(folder.published, json.dumps(document).encode())


def _cells(published: Published) -> list[object]:
    return [published.score, published.override, published.failed, dict(published.key)]


def _record(document: Document) -> PublicationRecord:
    scores = {(str(student), str(exercise)): Published(*cells) for student, exercise, *cells in document["scores"]}
    return PublicationRecord(
        inputs=str(document["inputs"]),
        content=str(document["content"]),
        number=int(document["number"]),
        summary=tuple(map(str, document["summary"])),
        needs_look=bool(document["needs_look"]),
        scores=scores,
        reports=dict(document["reports"]),
        files=dict(document["files"]),
    )


def files_in(folder: ClassFolder) -> Iterator[tuple[str, int]]:
    """Yield the files of a publication, each with its size."""
    for path in (folder.grades, folder.gradebook, folder.page, folder.changes):
        if path.is_file():
            yield path.name, path.stat().st_size
    for below in (folder.results, folder.students):
        for student in _entries(below):
            for file in _entries(student):
                if file.is_file() and (below is folder.results or file.name in REPORTS):
                    yield f"{below.name}/{student.name}/{file.name}", file.stat().st_size


def _entries(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
