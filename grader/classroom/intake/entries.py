"""The files of a class in folders: listed without reading them, then read within limits."""

from __future__ import annotations

import errno
import os
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from grader.files import FileId, read_regular
from grader.machine import is_fault
from grader.results.text import printable

MAX_ENTRIES = 1000
"""The most files of one student."""

KIT = "exercises"
"""The folder of the kit with the exercise files; in a whole kit, only this folder is searched."""

EMPTY = "an empty folder"
CLOSED = "a folder that cannot be read"
LINK = "a link"

Parts = tuple[str, ...]
"""A path as a sequence of names."""


@dataclass(frozen=True)
class Entry:
    """Something that was handed in.

    Attributes
    ----------
    place : str
        Its path below the folder of the class.
    parts : tuple of str
        Its path below the searched folder: that of the class, or the hand-in of one student.
    read : callable
        Returns its content up to this many bytes, or None if it is no regular file. More bytes are an OSError.
    skipped : str
        Why it is not searched; empty if it is.
    trouble : str
        Why a hand-in with this entry cannot be graded, to be put after its path; empty if it can.
    """

    place: str
    parts: Parts
    read: Callable[[int], bytes | None]
    skipped: str = ""
    trouble: str = ""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.parts[-1]

    @property
    def ending(self) -> str:
        """The last part of the name, such as ``.py``, in lower case."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def shown(self) -> str:
        """The path below the searched folder, safe for a line of a report."""
        return printable("/".join(self.parts))


def why_skipped(name: str) -> str:
    """Return why files and folders of this name are not searched, or nothing if they are.

    Parameters
    ----------
    name : str
        One part of a path.
    """
    if name == "__MACOSX":
        return "macOS makes it"
    if name == "__pycache__":
        return "Python makes it"
    return "hidden" if name.startswith(".") else ""


def nothing(_: int) -> None:
    """Read something that is no file."""


def refuse_link(_: int) -> None:
    """Refuse a link; links are not followed."""
    raise OSError(errno.ELOOP, "it is a link")


def read_folder(folder: Path, forbidden: Collection[FileId] = ()) -> Iterator[Entry]:
    """Yield the content of a folder and of those below it; links are not followed.

    Parameters
    ----------
    folder : Path
        The folder of the class.
    forbidden : collection of FileId
        Files that are not read, under whatever name.

    Raises
    ------
    OSError
        If the folder cannot be read, or the machine fails.
    """
    with os.scandir(folder) as found:
        tops = sorted(found, key=lambda entry: entry.name)
    for top in tops:
        yield from _walk(top, forbidden)


def _walk(top: os.DirEntry[str], forbidden: Collection[FileId]) -> Iterator[Entry]:
    """Yield an entry of the class's folder and everything below it, the nearest first, up to the limit."""
    waiting: deque[tuple[Parts, os.DirEntry[str], bool]] = deque([((top.name,), top, False)])
    count = 0
    while waiting:
        parts, entry, is_of_kit = waiting.popleft()
        place = printable("/".join(parts))
        skipped = why_skipped(entry.name) or _why_unfit(entry, is_of_kit=is_of_kit)
        if skipped:
            yield Entry(place, parts, refuse_link if skipped == LINK else nothing, skipped)
        elif not entry.is_dir(follow_symlinks=False):
            yield Entry(place, parts, partial(_read, Path(entry.path), forbidden))
        else:
            below = _children(entry)
            is_kit = {KIT, "grader"} <= {child.name for child in below or ()}
            waiting.extend(((*parts, child.name), child, is_kit) for child in below or ())
            if below is None:
                yield Entry(place, parts, nothing, CLOSED, trouble="cannot be read")
            elif not below:
                yield Entry(place, parts, nothing, EMPTY)
        count += not skipped
        if count > MAX_ENTRIES and waiting:
            yield Entry(place, parts, nothing, f"there are more than {MAX_ENTRIES:,} files; the rest is not looked at")
            return


def _why_unfit(entry: os.DirEntry[str], *, is_of_kit: bool) -> str:
    """Return why something on the disk is not read, apart from its name."""
    if entry.is_symlink() or (sys.version_info >= (3, 12) and entry.is_junction()):
        return LINK
    if not entry.is_dir(follow_symlinks=False):
        return "" if entry.is_file(follow_symlinks=False) else "not a regular file"
    if os.path.lexists(os.path.join(entry.path, "pyvenv.cfg")):
        return "an environment of Python"
    return "a folder of the kit" if is_of_kit and entry.name != KIT else ""


def _children(folder: os.DirEntry[str]) -> list[os.DirEntry[str]] | None:
    """Return the content of a folder, in the order of names, up to a limit, or None if it cannot be read."""
    try:
        with os.scandir(folder.path) as found:
            return sorted(islice(found, MAX_ENTRIES + 1), key=lambda entry: entry.name)
    except OSError as problem:
        if is_fault(problem):
            raise
        return None


def _read(path: Path, forbidden: Collection[FileId], most: int) -> bytes | None:
    return read_regular(path, most, forbidden)
