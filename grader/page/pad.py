"""The pad: the learner's code reads a drawing or a chosen picture, one picture at a time."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from grader import trained
from grader.course import Exercise, load_course
from grader.judge.fault_lines import sentence
from grader.judge.readers import readers_of, reading_exercise
from grader.progress import LearnerProgress
from grader.report.html import address
from grader.report.reading import percent
from grader.results.reading import Readers, Reading, Stage
from grader.results.report import Status

if TYPE_CHECKING:
    from grader.judge.picture_reader import PictureReader


class Pad:
    """Reads pictures next to the page, in a thread, so that the page is not held up.

    Parameters
    ----------
    isolation : str
        The level at which the learner's code runs.
    exercises : Path
        The learner's files.
    """

    def __init__(self, isolation: str, exercises: Path) -> None:
        self._isolation, self._exercises = isolation, exercises
        self._thread = ThreadPoolExecutor(1)
        self._reader: PictureReader | None = None
        self._has_ended = False

    def __enter__(self) -> Pad:
        return self

    def __exit__(self, *_: object) -> None:
        self._has_ended = True  # pictures that still wait are no longer read
        self._thread.submit(self._close).result()  # in the thread that started the workers: they end with it
        self._thread.shutdown()

    def _close(self) -> None:
        if self._reader is not None:
            self._reader.__exit__()

    async def read(self, data: bytes) -> Reading | str:
        """Return what a picture is read as, or why it cannot be read.

        Parameters
        ----------
        data : bytes
            A picture file; it may hold anything.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._read, data)

    def _read(self, data: bytes) -> Reading | str:
        from grader.judge.picture_reader import PictureReader  # imports numpy, which nothing else here needs
        from grader.pictures import NotAPicture, decode

        if self._has_ended:
            return "The page has ended."
        try:
            picture = decode(data)
            if self._reader is None:
                exercise = reading_exercise(load_course())
                assert exercise is not None  # without it, the page simply has no pad
                self._reader = PictureReader(exercise, self._isolation)
            return self._reader.read(picture, trained.passing_sources(self._exercises), trained.load())
        except NotAPicture as problem:
            return f"This {problem}."
        except Exception as problem:  # any problem of reading is reported, and does not end the page
            return sentence(problem)


def readers_now(course: Sequence[Exercise], learner: LearnerProgress) -> Readers | None:
    """Return what would read a picture now; nothing if the course has no exercise for it."""
    exercise = reading_exercise(course)
    if exercise is None:
        return None
    passed = [name for name, status in learner.statuses.items() if status == Status.PASSED]
    return readers_of(exercise, passed, has_network=trained.is_kept())


def answer(reading: Reading | str) -> str:
    """Return the answer for a picture, in one sentence."""
    if isinstance(reading, str):
        return reading
    if reading.digit is None:
        return "This could not be read."
    return f"This is read as {reading.digit} ({percent(reading.probabilities[reading.digit])})."


def shown(stage: Stage) -> str:
    """Return a stage as a data address with its picture."""
    file = io.BytesIO()
    Image.frombytes("L", (stage.width, stage.height), stage.pixels).save(file, "PNG")
    return address(file.getvalue(), "image/png")
