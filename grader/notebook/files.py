"""The exercise files that a notebook reads and writes. It never overwrites edits made elsewhere."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grader import kept, progress
from grader.course.stubs import read_stub
from grader.files import ROOT, lock_folder, replace_file
from grader.kept import EXERCISES
from grader.notebook.refusals import NotGraded
from grader.results.request import Unreadable
from grader.results.text import source_lines
from grader.sources import read_source


class ExerciseFiles:
    """The exercise files, and which of their texts the notebook knows.

    Parameters
    ----------
    notebook : str
        Names the notebook: the same after a restart of its kernel, and unlike any other.
    """

    def __init__(self, notebook: str) -> None:
        self._notebook = notebook
        self._known: dict[str, str] = {}

    def read(self, name: str) -> str:
        """Return the text of an exercise, which the notebook knows after this.

        Raises
        ------
        NotGraded
            If there is none.
        """
        text = _text(name)
        if text is None:
            raise NotGraded(f"There is no {_shown(name)}.")
        self._remember(name, text)
        return text

    def write(self, name: str, text: str, *, overwrite: bool) -> Path | None:
        """Write an exercise, and return where the overwritten file is kept, if there was one.

        Parameters
        ----------
        name : str
            The exercise.
        text : str
            All of it.
        overwrite : bool
            Whether to overwrite edits that the notebook does not know.

        Raises
        ------
        NotGraded
            If the file has edits that the notebook does not know, and may not be overwritten.
        OSError
            If it cannot be written; it then stays as it was.
        """
        path, place = EXERCISES / f"{name}.py", None
        with _alone():
            now = _text(name)
            if now is None or (_same(now) != _same(text) and self._knows(name, now)):
                replace_file(path, text.encode())
            elif _same(now) != _same(text) and overwrite:
                place = kept.replace(name, text.encode(), f"{_shown(name)} holds this already")
            elif _same(now) != _same(text):
                raise NotGraded(
                    f"{_shown(name)} has edits that were not made in this notebook. It is as it was.",
                    f"To get them, run %exercise {name} in another cell;",
                    f"to replace them, begin this cell with %%exercise {name} --overwrite (they are kept).",
                )
        self._remember(name, text)
        return place

    def _knows(self, name: str, now: str) -> bool:
        """Return whether a text is the stub, or what this notebook last read or wrote."""
        if _same(now) in (self._known.get(name), _stub(name)):
            return True
        return progress.load().cells.get(name) == self._mark(now)

    def _remember(self, name: str, text: str) -> None:
        self._known[name] = _same(text)
        progress.update(lambda learner: learner.cells.update({name: self._mark(text)}))

    def _mark(self, text: str) -> str:
        """Return a mark for this notebook and this text."""
        return hashlib.sha256(f"{self._notebook}\n{_same(text)}".encode()).hexdigest()


def _text(name: str) -> str | None:
    source = read_source(EXERCISES / f"{name}.py")
    if isinstance(source, Unreadable):
        raise NotGraded(f"{source.message}. It is as it was.")
    return source


def _stub(name: str) -> str | None:
    stub = read_stub(name, ROOT)
    return _same(stub) if stub is not None else None


def _same(text: str) -> str:
    """Return a text without differences in line ends and at the end of the file."""
    return "\n".join(source_lines(text)).rstrip("\n")


def _shown(name: str) -> str:
    return f"{EXERCISES.name}/{name}.py"


@contextmanager
def _alone() -> Iterator[None]:
    """Let other notebooks wait before they read and write a file, if the system can."""
    lock = lock_folder(EXERCISES, wait=True)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def forget_modules(names: Iterable[str]) -> None:
    """Let the next import of these exercises read their files again.

    Compiled files are removed too: Python would use them for a file of the same size that was saved in the same second.
    """
    for name in names:
        file = getattr(sys.modules.get(name), "__file__", None)
        if file is not None and Path(file).resolve().parent == EXERCISES:
            del sys.modules[name]
        with suppress(OSError, NotImplementedError):
            os.unlink(importlib.util.cache_from_source(str(EXERCISES / f"{name}.py")))
    importlib.invalidate_caches()
