"""Making a handout: record the answers, collect the files, prove the result, and only then write it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from grader.classroom.handout.kit import Files, handout_files
from grader.classroom.handout.proving import Expected, given_away, surprises
from grader.classroom.handout.recording import Recording, record
from grader.classroom.pool import LocalPool, do_all
from grader.course import Exercise, load_solutions
from grader.course.stubs import stub_of
from grader.files import ROOT, SYSTEM_FILES


class HandoutError(Exception):
    """A handout is not as it should be; nothing was written.

    Parameters
    ----------
    lines : sequence of str
        One for each fault.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def make_handout(
    folder: Path, exercises: Sequence[Exercise], recordings: Mapping[str, Recording], on_step: Callable[[str], None]
) -> int:
    """Write a handout, and return its size in bytes.

    Parameters
    ----------
    folder : Path
        The new folder; it must not exist, or be empty.
    exercises : sequence of Exercise
        The exercises that are handed out: the first of the course.
    recordings : mapping of str to Recording
        The recording of each, by name.
    on_step : callable
        Called with a line on each step.

    Raises
    ------
    HandoutError
        If it gives something away, or a check does not come out as in the kit.
    OSError
        If it cannot be written; then nothing is.
    """
    files = handout_files(exercises, {name: recording.content for name, recording in recordings.items()})
    on_step("the handout is put together and proves itself")
    solutions = {name: text for name, text in load_solutions().items() if name in recordings}
    stubs = [stub_of(text) for text in solutions.values()]
    _refuse(given_away(files, solutions | _variations(exercises), stubs))
    wrong = {name: recording.wrong for name, recording in recordings.items()}
    results = {name: recording.results for name, recording in recordings.items()}
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True) as name:
        graded, clean = Path(name) / "kit", Path(name) / "clean"
        write_files(graded, files)
        _refuse(surprises(graded, Expected(solutions, wrong, results)))
        write_files(clean, files)  # without files that grading has left
        _make_way(folder)
        clean.rename(folder)
    return sum(map(len, files.values()))


def _make_way(folder: Path) -> None:
    """Remove a folder that is empty but for files that file managers make, if it is there."""
    if folder.exists():
        for name in SYSTEM_FILES:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()


def _refuse(lines: Iterable[str]) -> None:
    """Raise HandoutError if there are lines about faults."""
    if found := list(lines):
        raise HandoutError(found)


def write_files(folder: Path, files: Files) -> None:
    """Write files into a folder."""
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def recordings_of(
    exercises: Sequence[Exercise], isolation: str, jobs: int, on_step: Callable[[str], None]
) -> dict[str, Recording]:
    """Return the recording of each exercise.

    Parameters
    ----------
    exercises : sequence of Exercise
        Which ones.
    isolation : str
        The level at which submissions run while they are recorded.
    jobs : int
        How many exercises may be recorded at a time.
    on_step : callable
        Called with a line on each step.

    Raises
    ------
    HandoutError
        If a recording process was killed from outside.
    """
    pool = LocalPool(jobs, partial(record, isolation=isolation))
    found = {}
    try:
        names = [exercise.name for exercise in exercises]
        for name, recording in do_all(pool, zip(names, names, strict=True), pool.ahead):
            if recording is None:
                raise HandoutError([f"the process that recorded {name} was ended from outside"])
            found[name] = recording
            on_step(f"{len(found)} of {len(exercises)} exercises recorded: {name}")
    finally:
        pool.close()
    return found


def _variations(exercises: Sequence[Exercise]) -> dict[str, str]:
    """Return the right variations of exercises, if this kit has them."""
    paths = [ROOT / "tests" / "banks" / "right" / f"{exercise.name}.py" for exercise in exercises]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths if path.is_file()}
