"""Scores that the instructor has set by hand, in ``overrides.csv``."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from grader.classroom.errors import ClassError
from grader.classroom.gradebook import GradedExercise
from grader.classroom.intake.roster import delimiter_of
from grader.classroom.naming import same
from grader.results.report import Override
from grader.results.text import one_line

COLUMNS = ["id", "exercise", "score", "reason"]

Overrides = Mapping[tuple[str, str], Override]
"""By the ID of the student and the name of the exercise."""


def read_overrides(path: Path, students: Collection[str], exercises: Mapping[str, GradedExercise]) -> Overrides:
    """Return the scores that were set by hand; none without the file.

    Parameters
    ----------
    path : Path
        The file.
    students : collection of str
        The IDs of the class.
    exercises : mapping of str to GradedExercise
        All exercises of the course, by name.

    Raises
    ------
    ClassError
        If a line of the file is wrong, with its number.
    """
    if not path.exists():
        return {}
    found: dict[tuple[str, str], Override] = {}
    ids, names = ({same(name): name for name in known} for known in (students, exercises))
    for line, row in _rows(path):
        where = f"{path.name}, line {line}"
        student, exercise = ids.get(same(row["id"])), names.get(same(row["exercise"]))
        score, reason = row["score"], row["reason"]
        if student is None:
            raise ClassError(f"{where}: there is no student {one_line(row['id'])} in the class")
        if exercise is None:
            raise ClassError(f"{where}: there is no exercise {one_line(row['exercise'])}")
        most = exercises[exercise].max_score
        if not (score.isascii() and score.isdigit() and len(score) < 6 and int(score) <= most):
            raise ClassError(f"{where}: the score of {exercise} is a number from 0 to {most}; got '{one_line(score)}'")
        if (student, exercise) in found:
            raise ClassError(f"{where}: {exercise} of {one_line(student)} was set in a line before")
        found[student, exercise] = Override(int(score), one_line(reason))
    return found


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that are not empty, each with the number of its line."""
    try:
        text = unicodedata.normalize("NFC", path.read_bytes().decode("utf-8-sig"))
        delimiter = delimiter_of(text)
        reader = csv.DictReader(io.StringIO(text, newline=""), restval="", strict=True, delimiter=delimiter)
        if reader.fieldnames is None or [same(name) for name in reader.fieldnames] != COLUMNS:
            raise ClassError(f"{path.name}, line 1: the columns are {', '.join(COLUMNS)}")
        reader.fieldnames = COLUMNS
        for row in reader:
            if None in row:
                raise ClassError(f"{path.name}, line {reader.line_num}: there are more than {len(COLUMNS)} cells")
            cells = {name: cell.strip() for name, cell in row.items()}
            if any(cells.values()):
                yield reader.line_num, cells
    except UnicodeDecodeError:
        raise ClassError(f"{path.name} is not UTF-8 text; save it as CSV UTF-8") from None
    except csv.Error as problem:
        raise ClassError(f"{path.name} is no CSV: {one_line(str(problem))}") from None
