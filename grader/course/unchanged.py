"""Remember that the files of an exercise have no slip, until one of them changes.

As Python does with compiled code: in ``__pycache__``, by the sizes and the times of the files. Where Python writes no
compiled code there, they are looked through in every run.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.files import replace_file

COURSE = "grader/course"
"""The folder of the exercises, in the kit."""

RECENT = 2_000_000_000
"""Nanoseconds: a file that has just changed may change again at what the file system calls the same time."""

_STARTED = time.time_ns()

Status = tuple[str, int, int]
"""The path, the size and the time of a file."""


def states_of(root: Path, names: Iterable[str]) -> dict[str, str | None]:
    """Return a text for each exercise that changes with its files, its solution, and the code that looks for slips.

    Parameters
    ----------
    root : Path
        The folder of ``grader/`` and ``solutions/``.
    names : iterable of str
        The exercises.

    Returns
    -------
    dict of str to str or None
        By name; None if a file has changed in the last two seconds, or the code since this process started, which has
        the old one.
    """
    code = [*_statuses(root / COURSE)]
    return {name: _state(root, name, code) for name in names}


def _state(root: Path, name: str, code: list[Status]) -> str | None:
    files = [*code, *_statuses(root / COURSE / name), *_status(str(root / "solutions" / f"{name}.py"))]
    if _latest(files) > time.time_ns() - RECENT or _latest(code) > _STARTED:
        return None
    return hashlib.sha256(repr(sorted(files)).encode()).hexdigest()


def _statuses(folder: Path) -> Iterator[Status]:
    """Yield the status of each file in a folder that may have slips."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if name.endswith((".py", ".toml")):
                yield from _status(os.path.join(folder, name))


def _status(path: str) -> Iterator[Status]:
    """Yield the status of a file; nothing if it is missing."""
    with contextlib.suppress(OSError):
        status = os.stat(path)
        yield path, status.st_size, status.st_mtime_ns


def _latest(files: list[Status]) -> int:
    return max((changed for _, _, changed in files), default=0)


def is_known(root: Path, name: str, state: str | None) -> bool:
    """Whether the files of an exercise had no slip in this state."""
    with contextlib.suppress(OSError):
        return state is not None and _note(root, name).read_bytes() == state.encode()
    return False


def remember(root: Path, name: str, state: str | None) -> None:
    """Remember that the files of an exercise have no slip in this state, where Python may write compiled code."""
    if state and not sys.dont_write_bytecode and not sys.pycache_prefix:
        with contextlib.suppress(OSError):
            _note(root, name).parent.mkdir(exist_ok=True)
            replace_file(_note(root, name), state.encode(), lasting=False)


def _note(root: Path, name: str) -> Path:
    return root / COURSE / name / "__pycache__" / f"no-slips.{sys.implementation.cache_tag}"
