"""Publishing a class: the gradebook, what each student gets, and what has changed since the last time."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.classroom.changes import HEADER, Scores, changed, published
from grader.classroom.document import write_student, write_with
from grader.classroom.folder import LEFT, REPORTS, ClassFolder
from grader.classroom.gradebook import Gradebook, StudentGrade
from grader.classroom.grading import Submission
from grader.classroom.kit import digest, digest_of_files
from grader.classroom.record import PublicationRecord, files_in, last_number, read_record, write_record
from grader.classroom.reports import documents
from grader.classroom.summary import needs_look, summary
from grader.classroom.tables import Cell, write_table
from grader.course import FOLDER
from grader.files import ROOT, rename_finished, replace_file

COLUMNS = ("id", "name", "email", "status", "late_seconds", "score", "max_score")
SET_BY_HAND = "set_by_hand"
"""The last column: the exercises whose score the instructor has set."""
FORMS = (".py", ".j2", ".css")
NOTHING = PublicationRecord("", "", 0, (), False, {}, {})
"""The record before the first publication."""


@dataclass(frozen=True)
class Publication:
    """What was published.

    Attributes
    ----------
    summary : tuple of str
        The lines about the class.
    needs_look : bool
        Whether the instructor has to look at something.
    changes : int
        How many scores have changed.
    """

    summary: tuple[str, ...]
    needs_look: bool
    changes: int


def publish(
    folder: ClassFolder, gradebook: Gradebook, submissions: Sequence[Submission], page: str, inputs: str
) -> Publication:
    """Write everything that is made from a gradebook; the previous publication goes to the history.

    Files are written completely or not at all, and their record last: so a killed command is repeated by the next.

    Parameters
    ----------
    folder : ClassFolder
        Where to.
    gradebook : Gradebook
        The class.
    submissions : sequence of Submission
        What was graded of each student, in the same order.
    page : str
        The page on the class.
    inputs : str
        The digest of everything that the gradebook follows from.
    """
    old = read_record(folder) or NOTHING
    lines = [write_student(student) for student in gradebook.students]
    pairs = list(zip(gradebook.students, submissions, strict=True))
    text = write_with(gradebook, lines)
    content = hashlib.sha256(text.encode()).hexdigest()
    scores, reports = _scores(gradebook, pairs), _digests(gradebook, submissions, lines)
    record = PublicationRecord(
        inputs, content, old.number, tuple(summary(gradebook)), needs_look(gradebook), scores, reports
    )
    changes = list(changed(old.scores, scores)) if old is not NOTHING else []
    if content != old.content:
        record = replace(record, number=_number_after_keeping(folder, old, reports))
        replace_file(folder.changes, write_table([HEADER, *changes]).encode())
    _write_reports(folder, gradebook, pairs, _differing(reports, old.reports) | _damaged(folder, old))
    _remove_reports(folder, old.reports.keys() - reports.keys())
    replace_file(folder.gradebook, text.encode())
    replace_file(folder.page, page.encode())
    replace_file(folder.grades, write_table(grades_table(gradebook)).encode())
    write_record(folder, record)
    return Publication(record.summary, record.needs_look, len(changes))


def grades_table(gradebook: Gradebook) -> Iterator[Sequence[Cell]]:
    """Yield the rows of ``grades.csv``.

    Parameters
    ----------
    gradebook : Gradebook
        The class.
    """
    yield (*COLUMNS, *(exercise.name for exercise in gradebook.exercises), SET_BY_HAND)
    for student in gradebook.students:
        person, grades = student.person, student.exercises
        by_hand = [
            exercise.name
            for exercise, grade in zip(gradebook.exercises, grades, strict=False)
            if grade.override is not None
        ]
        scores = [grade.score for grade in grades] or [None] * len(gradebook.exercises)
        facts = (person.id, person.name, person.email, student.outcome, student.late_seconds, student.score)
        yield (*facts, gradebook.max_score, *scores, " ".join(by_hand))


@functools.cache
def digest_of_forms() -> str:
    """Return the digest of what decides how a publication looks, apart from the grades."""
    rooms = (ROOT / "grader" / room for room in ("report", "results", "classroom"))
    files = [path for room in rooms for path in sorted(room.rglob("*")) if path.suffix in FORMS]
    return digest_of_files([*files, FOLDER / "course.toml"])


def _scores(gradebook: Gradebook, pairs: Sequence[tuple[StudentGrade, Submission]]) -> Scores:
    """Return the published data of each exercise of each student."""
    return {
        (student.person.id, exercise.name): published(grade, submission.keys.get(exercise.name))
        for student, submission in pairs
        for exercise, grade in zip(gradebook.exercises, student.exercises, strict=False)
    }


def _digests(gradebook: Gradebook, submissions: Sequence[Submission], lines: Sequence[str]) -> dict[str, str]:
    """Return the digest of what each student gets, by the name of the student's folder."""
    common = digest([gradebook.seed, gradebook.isolation, gradebook.dataset, digest_of_forms()])
    return {submission.folder: digest([common, line]) for submission, line in zip(submissions, lines, strict=True)}


def _differing(reports: Mapping[str, str], others: Mapping[str, str]) -> set[str]:
    """Return the names of the reports that the other set lacks, or has in another form."""
    return {name for name, report in reports.items() if report != others.get(name)}


def _number_after_keeping(folder: ClassFolder, old: PublicationRecord, reports: Mapping[str, str]) -> int:
    """Keep the previous publication, if there is one, and return how many publications the history then has."""
    if old is NOTHING:
        return last_number(folder)
    number = old.number + 1
    place = folder.history / f"{number:03}"
    if not place.exists():  # a killed command may have kept them already
        _keep_tables(folder, place)
    for name in _differing(old.reports, reports):
        _keep_report(folder.students / name, place / folder.students.name / name)
    return number


def _keep_tables(folder: ClassFolder, place: Path) -> None:
    """Keep the tables of the previous publication."""
    beside = _unfinished(folder.history)
    beside.mkdir(parents=True)
    for path in (folder.grades, folder.changes):
        if path.exists():
            shutil.copyfile(path, beside / path.name)
    rename_finished(beside, place)


def _keep_report(report: Path, place: Path) -> None:
    """Keep the report of a student that changes, unless a killed command has kept it: then the new one may be there."""
    if report.is_dir() and not place.exists():
        place.parent.mkdir(exist_ok=True)
        beside = _unfinished(place.parent)
        shutil.copytree(report, beside, ignore=lambda _, names: {*names} - {*REPORTS})
        rename_finished(beside, place)


def _unfinished(folder: Path) -> Path:
    """Return a new name in a folder, which the next command removes unless it is renamed."""
    return folder / f"{LEFT}{secrets.token_hex(8)}"


def _damaged(folder: ClassFolder, old: PublicationRecord) -> set[str]:
    """Return the names of the students' folders with missing reports, new reports, or reports of another size."""
    odd = set(old.files.items()) ^ set(files_in(folder))
    places = (path.split("/") for path, _ in odd)
    return {place[1] for place in places if place[0] == folder.students.name}


def _remove_reports(folder: ClassFolder, names: Collection[str]) -> None:
    """Remove the reports of students who are no longer in the class."""
    for name in names:
        place = folder.students / name
        _remove_files(place, REPORTS)
        with contextlib.suppress(OSError):  # the instructor's own files stay in it
            place.rmdir()


def _remove_files(place: Path, names: Iterable[str]) -> None:
    for path in (place / name for name in names):
        if path.is_file() or path.is_symlink():
            path.unlink()


def _write_reports(
    folder: ClassFolder,
    gradebook: Gradebook,
    pairs: Sequence[tuple[StudentGrade, Submission]],
    names: Collection[str],
) -> None:
    """Write the reports of these students, and remove those that they no longer get."""
    for student, submission in pairs:
        if submission.folder in names:
            place, files = folder.students / submission.folder, dict(documents(student, gradebook))
            place.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                replace_file(place / name, text.encode(), lasting=False)  # it is written again if its size is wrong
            _remove_files(place, {*REPORTS} - {*files})
