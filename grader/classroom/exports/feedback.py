"""Moodle's feedback files: a zip with a folder for each student, named as in the download of their submissions."""

from __future__ import annotations

import io
import re
import zipfile

from grader.classroom.errors import ClassError
from grader.classroom.exports.export import Export
from grader.classroom.gradebook import Gradebook
from grader.classroom.handins import Person
from grader.classroom.intake.people import participant_number
from grader.classroom.reports import documents

UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*_]+")
"""Characters that a folder name cannot have; an underscore ends the name there."""
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file, so that equal classes give equal zips."""


def export(gradebook: Gradebook) -> Export:
    """Return the reports of all students that Moodle knows.

    Parameters
    ----------
    gradebook : Gradebook
        The class.

    Raises
    ------
    ClassError
        If there is no such student.
    """
    folders = {student.person.id: _folder(student.person) for student in gradebook.students}
    if not any(folders.values()):
        raise ClassError(
            "no student of this class has a number in Moodle; take Moodle's grading worksheet as the roster"
        )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for student in gradebook.students:
            if folder := folders[student.person.id]:
                texts = dict(documents(student, gradebook))
                name = next(name for name in ("report.html", "report.txt") if name in texts)
                entry = zipfile.ZipInfo(f"{folder}/{name}", OLDEST)
                archive.writestr(entry, texts[name], zipfile.ZIP_DEFLATED)
    return Export(file.getvalue(), tuple(student for student, folder in folders.items() if folder))


def _folder(person: Person) -> str | None:
    """Return the folder of a student, as Moodle has always read it, or None without a participant number.

    The name at the beginning is for people. Since Moodle 4.1 the ``_`` at the end is optional.
    """
    number = participant_number(person.moodle)
    name = " ".join(UNFIT.sub(" ", person.name).split()).strip(" .~") or "Participant"
    return f"{name}_{number}_assignsubmission_file_" if number else None
