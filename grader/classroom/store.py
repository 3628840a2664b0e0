"""The results of a class on disk: a file for each exercise of each student, valid as long as its key matches."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import NoneType

from grader.classroom.keys import Key
from grader.files import replace_file
from grader.results.document import exercise_document, exercise_of
from grader.results.entries import DocumentError, damage_reported, entry, read_document
from grader.results.report import ExerciseResult

SCHEMA = "grader/class-result/v1"


@dataclass(frozen=True)
class KeptResult:
    """A stored result.

    Attributes
    ----------
    key : Key
        Its key.
    result : ExerciseResult
        What came out.
    budget : float or None
        The seconds of the submission, if they were too few; with more, it would be graded again.
    """

    key: Key
    result: ExerciseResult
    budget: float | None = None

    def holds_for(self, key: Key, budget: float) -> bool:
        """Return whether grading again would give the same result."""
        return self.key == key and self.budget in (None, budget)


class Store:
    """The results in a folder.

    Parameters
    ----------
    folder : Path
        The folder; it is made with the first result.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, student: str, exercise: str) -> Path:
        """Return the file of a result.

        Parameters
        ----------
        student : str
            The name of the student's folder.
        exercise : str
            The name of the exercise.
        """
        return self._folder / student / f"{exercise}.json"

    def read(self, student: str, exercise: str) -> KeptResult | None:
        """Return a result, or None if there is none; a damaged file counts as none."""
        try:
            return _kept(self.path(student, exercise).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError, DocumentError, UnicodeDecodeError):
            return None

    def write(self, student: str, kept: KeptResult) -> None:
        """Store a result: its file is written completely or not at all."""
        path = self.path(student, kept.result.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, json.dumps(_document(kept), allow_nan=False).encode(), lasting=False)


def _document(kept: KeptResult) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "key": asdict(kept.key),
        "budget": kept.budget,
        "exercise": exercise_document(kept.result),
    }


def _kept(text: str) -> KeptResult:
    document = read_document(text, SCHEMA)
    with damage_reported():
        key = entry(document, "key", dict)
        return KeptResult(
            key=Key(**{field.name: entry(key, field.name, str) for field in fields(Key)}),
            result=exercise_of(entry(document, "exercise", dict)),
            budget=entry(document, "budget", float, NoneType),
        )
