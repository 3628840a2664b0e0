"""Which files of the kit are handed out: the ones named here, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.course import RECORDED, Exercise
from grader.course.stubs import read_stub
from grader.files import ROOT

TOP = ("README.md", "LICENSE", "SECURITY.md", "pyproject.toml")
DATA = ("README.md", "sample_weights.npz", "mnist-sample/*.gz")
OF_GRADER = (".py", ".ini", ".css", ".js", ".j2", ".toml", ".html", ".svg")
"""The endings of the grader's file names."""
OF_EXERCISE = ("__init__.py", "checks.py", "lesson.md", "promises.toml", "reading.py", "scenarios.py", "views.py")
"""The files in the folder of an exercise, besides its stub and its record."""
WITHHELD = ("judge/gradients.py",)
"""Files with right code of an exercise, or nearly; their answers are recorded instead."""

_HEADING = re.compile(r"^\[\[exercise\]\]", re.M)

Files = dict[str, bytes]
"""The content of files, by their places in the kit."""


def handout_files(exercises: Sequence[Exercise], records: dict[str, bytes]) -> Files:
    """Return the files of a handout.

    Parameters
    ----------
    exercises : sequence of Exercise
        The exercises that are handed out: the first of the course.
    records : dict of str to bytes
        The record of each, by name.
    """
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in _copied(exercises)}
    files["grader/course/course.toml"] = _part(files["grader/course/course.toml"].decode(), exercises).encode()
    for exercise in exercises:
        stub = (read_stub(exercise.name) or "").encode()
        folder = f"grader/course/{exercise.name}"
        files |= {f"exercises/{exercise.name}.py": stub, f"{folder}/stub.py": stub}
        files[f"{folder}/{RECORDED}"] = records[exercise.name]
    return files


def _copied(exercises: Sequence[Exercise]) -> Iterator[Path]:
    """Yield the files that are handed out unchanged."""
    yield from (ROOT / name for name in TOP if (ROOT / name).is_file())
    yield from (path for pattern in DATA for path in sorted((ROOT / "data").glob(pattern)))
    grader, course = ROOT / "grader", ROOT / "grader" / "course"
    for path in sorted(grader.rglob("*")):
        withheld = path.relative_to(grader).as_posix() in WITHHELD or "__pycache__" in path.parts
        of_exercise = course in path.parents and path.parent != course
        if path.suffix in OF_GRADER and path.is_file() and not withheld and not of_exercise:
            yield path
    for exercise in exercises:
        places = (course / exercise.name / name for name in OF_EXERCISE)
        yield from (place for place in places if place.is_file())


def _part(text: str, exercises: Sequence[Exercise]) -> str:
    """Return the text of the course with only its first exercises, and the sum of their points."""
    starts = [heading.start() for heading in _HEADING.finditer(text)]
    if len(exercises) == len(starts):
        return text
    total = sum(exercise.points for exercise in exercises)
    head, part = text[: starts[0]], text[starts[0] : starts[len(exercises)]]
    return f"{head}total = {total}  # points of this part of the course\n\n{part.rstrip()}\n"
