"""Reading the files of one student, within the limits for one student."""

from __future__ import annotations

import errno
from dataclasses import replace
from functools import partial

from grader.classroom.intake.archives import BadArchive, read_inner_zip
from grader.classroom.intake.entries import Entry
from grader.classroom.intake.notebooks import BadNotebook, Notebook, read_notebook
from grader.machine import is_fault
from grader.results.report import Status
from grader.results.request import Source, Unreadable
from grader.results.text import printable
from grader.sources import MAX_BYTES, python_from, text_from

MAX_TOTAL = 20 * 1024 * 1024
"""The most bytes read for one student, including zips and their unpacked content."""


class Trouble(Exception):
    """A hand-in cannot be opened; the text is a line with the reason."""


class Reader:
    """Reads the hand-in of one student."""

    def __init__(self) -> None:
        self._left = MAX_TOTAL
        self._notebooks: dict[str, Notebook | Unreadable] = {}

    def unzip(self, entry: Entry) -> list[Entry]:
        """Return the content of a zip, as if the zip were a folder.

        Raises
        ------
        Trouble
            If it cannot be opened.
        """
        try:
            members = read_inner_zip(self._read(entry, MAX_TOTAL) or b"", entry.place)
        except OSError as problem:
            if is_fault(problem):
                raise
            raise Trouble(f"{entry.shown} cannot be read: {problem.strerror}") from problem
        except BadArchive as problem:
            raise Trouble(f"{entry.shown} {problem}") from problem
        return [replace(member, parts=(*entry.parts, *member.parts)) for member in members]

    def source(self, entry: Entry, name: str) -> Source:
        """Return the text of an exercise, or say what is wrong with the file.

        Parameters
        ----------
        entry : Entry
            The file: Python or a notebook.
        name : str
            The exercise.

        Raises
        ------
        Trouble
            If the student has handed in too much.
        """
        if entry.ending != ".ipynb":
            text = self._text(entry)
            return python_from(printable(entry.name), text) if isinstance(text, str) else text
        notebook = self.notebook(entry)
        return notebook if isinstance(notebook, Unreadable) else notebook.exercises.get(name, notebook.python)

    def notebook(self, entry: Entry) -> Notebook | Unreadable:
        """Return the content of a notebook, or say what is wrong with it.

        Parameters
        ----------
        entry : Entry
            The file.

        Raises
        ------
        Trouble
            If the student has handed in too much.
        """
        if entry.place not in self._notebooks:
            self._notebooks[entry.place] = self._read_notebook(entry)
        return self._notebooks[entry.place]

    def _read_notebook(self, entry: Entry) -> Notebook | Unreadable:
        text = self._text(entry)
        if isinstance(text, Unreadable):
            return text
        try:
            return read_notebook(text)
        except BadNotebook:
            return Unreadable(Status.ERROR, f"{printable(entry.name)} is no notebook that can be read")

    def _text(self, entry: Entry) -> Source:
        name = printable(entry.name)
        text = text_from(name, partial(self._read, entry, MAX_BYTES))
        return Unreadable(Status.ERROR, f"{name} is gone") if text is None else text

    def _read(self, entry: Entry, most: int) -> bytes | None:
        try:
            data = entry.read(min(most, self._left))
        except OSError as problem:
            if problem.errno == errno.EFBIG and self._left <= most:
                raise Trouble(f"it holds more than {MAX_TOTAL // 1024**2} MB") from problem
            raise
        self._left -= len(data or b"")
        return data
