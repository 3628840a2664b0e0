"""Remember that the files of an exercise have no slip, until one of them changes.

As Python does with compiled code: in ``__pycache__``, by the sizes and the times of the files. Without a place to write
to, they are looked through in every run.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from grader.files import replace_file

COURSE = "grader/course"
"""The folder of the exercises, in the kit."""

RECENT = 2_000_000_000
"""Nanoseconds: a file that has just changed may change again at what the file system calls the same time."""


def state_of(root: Path, name: str) -> str | None:
    """Return what tells whether a file of an exercise, its solution, or what looks for slips has changed.

    Parameters
    ----------
    root : Path
        The folder of ``grader/`` and ``solutions/``.
    name : str
        The exercise.

    Returns
    -------
    str or None
        None if a file has changed in the last two seconds.
    """
    files = sorted(_statuses(root, name))
    if max((changed for _, _, changed in files), default=0) > time.time_ns() - RECENT:
        return None
    return hashlib.sha256(repr(files).encode()).hexdigest()


def _statuses(root: Path, name: str) -> Iterator[tuple[str, int, int]]:
    """Yield the path, the size and the time of each file that matters; nothing for those that are missing."""
    for folder in (root / COURSE, root / COURSE / name):
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            yield from (_status(entry.path, entry.stat()) for entry in entries if entry.name.endswith((".py", ".toml")))
    with contextlib.suppress(OSError):
        solution = root / "solutions" / f"{name}.py"
        yield _status(str(solution), solution.stat())


def _status(path: str, status: os.stat_result) -> tuple[str, int, int]:
    return path, status.st_size, status.st_mtime_ns


def is_known(root: Path, name: str, state: str | None) -> bool:
    """Whether the files of an exercise had no slip in this state."""
    with contextlib.suppress(OSError):
        return state is not None and _note(root, name).read_bytes() == state.encode()
    return False


def remember(root: Path, name: str, state: str | None) -> None:
    """Remember that the files of an exercise have no slip in this state, where that can be written down."""
    if state and not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            _note(root, name).parent.mkdir(exist_ok=True)
            replace_file(_note(root, name), state.encode())


def _note(root: Path, name: str) -> Path:
    return root / COURSE / name / "__pycache__" / f"no-slips.{sys.implementation.cache_tag}"
