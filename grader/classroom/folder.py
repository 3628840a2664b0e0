"""The folder of a class: where its files are, who may read them, and a lock for one command at a time."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from grader.classroom.document import read_gradebook
from grader.classroom.errors import ClassError
from grader.classroom.gradebook import Gradebook
from grader.files import SYSTEM_FILES, lock_folder, replace_file, sync
from grader.machine import is_fault
from grader.results.entries import DocumentError
from grader.results.report import DEFAULT_SEED

SEEDS = 2**32
REPORTS = ("report.txt", "report.html", "report.json")
"""The files that a student gets. Whatever else is in a student's folder is the instructor's own."""
LEFT = ".grader-"
"""The beginning of the name of an unfinished file."""


class ClassFolder:
    """The folder that a class is graded into.

    Parameters
    ----------
    path : Path
        Its path.

    Attributes
    ----------
    path, results, students, history, jplag : Path
        The folder; the results that are kept; what students get; what was published before; what JPlag can compare.
    grades, gradebook, page, changes, overrides, published, timing, log : Path
        Files in it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.results, self.students, self.history = path / "results", path / "students", path / "history"
        self.jplag = path / "jplag"
        self.grades, self.gradebook, self.page = path / "grades.csv", path / "class.json", path / "class.html"
        self.changes = path / "changes.csv"
        self.overrides, self.published = path / "overrides.csv", path / "published.json"
        self.timing, self.log = path / "timing.json", path / "log.txt"
        self._seed, self._anonymous = path / "seed", path / "anonymous"

    @contextlib.contextmanager
    def held(self, *, shared: bool) -> Iterator[None]:
        """Create the folder, readable only by its owner, and lock it; commands that only grade into it share the lock.

        A new folder that is still empty at the end is removed.

        Raises
        ------
        ClassError
            If another command is at work in it, or it is a folder of something else.
        """
        is_new = not os.path.lexists(self.path)
        self._make()
        try:
            lock = lock_folder(self.path, wait=False, shared=shared)
        except BlockingIOError:
            raise ClassError(f"another class command is at work in {self.path}; wait until it is done") from None
        try:
            yield
        finally:
            if lock is not None:
                os.close(lock)
            if is_new:
                with contextlib.suppress(OSError):  # there is something in it
                    self.path.rmdir()

    def _make(self) -> None:
        """Create the folder, or refuse what the instructor named instead."""
        try:
            if self.path.is_dir() and not self._seed.exists() and any(map(self._is_strange, self.path.iterdir())):
                raise ClassError(f"{self.path} holds other things; name a new folder")
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.chmod(0o700)
        except (FileExistsError, NotADirectoryError):
            raise ClassError(f"{self.path} is no folder; name a new one") from None
        except OSError as problem:
            if is_fault(problem):
                raise
            raise ClassError(f"cannot write {self.path}: {problem.strerror}") from None

    def _is_strange(self, path: Path) -> bool:
        known = (self.overrides, self._seed, self._anonymous)
        return path not in known and path.name not in SYSTEM_FILES and not path.name.startswith(LEFT)

    def require_names(self, *, anonymous: bool) -> None:
        """Refuse a class with names in the folder of one without, and the other way round; note which one it is.

        Raises
        ------
        ClassError
            If it is the other one.
        """
        is_used = any(map(self._is_strange, self.path.iterdir()))
        is_anonymous = self._anonymous.exists()  # looked for last: another command notes it before anything else
        if is_anonymous and not anonymous:
            raise ClassError(f"{self.path} holds a class without names; add --anonymous, or name a new folder")
        if anonymous and not is_anonymous:
            if is_used:
                raise ClassError(f"{self.path} holds a class with names; with --anonymous, name a new folder")
            keep_first(self._anonymous, "This class is graded without names.\n")

    def remove_leftovers(self) -> None:
        """Remove the unfinished files of a killed command; no other command is working here."""
        for path in list(self.path.rglob(f"{LEFT}*")):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def seed(self, wanted: int | None) -> int:
        """Return the seed of the class, and store it: the wanted one, the stored one, or a new one.

        Raises
        ------
        ClassError
            If the stored seed is invalid, unless it is empty and the gradebook has it.
        """
        if wanted is not None:
            replace_file(self._seed, f"{wanted}\n".encode())
            return wanted
        if not self._seed.exists():
            keep_first(self._seed, f"{_drawn()}\n")
        text = self._seed.read_text(encoding="utf-8").strip()
        if text.isascii() and text.isdigit():
            return int(text)
        if not text.strip("\0") and (gradebook := self.last_gradebook()) is not None:
            return self.seed(gradebook.seed)  # a power cut has emptied the file
        raise ClassError(
            f"{self._seed} holds no number; write the seed of the class into it, or choose one with --seed"
        )

    def last_gradebook(self) -> Gradebook | None:
        """Return the gradebook that was written last, or None if there is none, or it cannot be read."""
        with contextlib.suppress(FileNotFoundError, UnicodeDecodeError, DocumentError):
            return read_gradebook(self.gradebook.read_text(encoding="utf-8"))
        return None


def keep_first(path: Path, text: str) -> None:
    """Write a file unless it exists; if several try at the same time, the first one wins.

    Parameters
    ----------
    path : Path
        The file.
    text : str
        Its content.
    """
    beside = path.parent / f"{LEFT}{secrets.token_hex(8)}"
    beside.write_text(text, encoding="utf-8")
    try:
        sync(beside)
        os.link(beside, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        if not path.exists():
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync(path.parent)


def _drawn() -> int:
    """Return a random seed, but not the learners' own, for which they could have memorised the answers."""
    seed = DEFAULT_SEED
    while seed == DEFAULT_SEED:
        seed = secrets.randbelow(SEEDS)
    return seed
