"""Find out which exercise files were saved, by looking at their state again and again.

It uses only ``os.stat``, so it works on network drives, in containers and in WSL, where the system reports no changes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from grader.strays import find_strays

_State = tuple[int, ...]

LOOKS_WITHOUT_A_FILE = 10
"""An editor may replace a file, so only a file that is missing at this many looks is gone."""
LOOKS_FOR_STRAYS = 10
"""The names in the folder are read at one of this many looks."""


class Saves:
    """The exercise files, and the state of each at the last look.

    Parameters
    ----------
    folder : Path
        Where they lie.
    names : iterable of str
        The exercises.
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._folder, self._names = folder, tuple(names)
        self._strays = self._find_strays()
        self._looks = 0
        self._paths = {name: folder / f"{name}.py" for name in self._names}
        self._states = {name: _state(path) for name, path in self._paths.items()}
        self._away = dict.fromkeys(self._paths, 0)

    def look(self) -> list[str]:
        """Return the exercises whose files have changed since the last look, the latest save at the end."""
        changed = [name for name, path in self._paths.items() if self._has_changed(name, _state(path))]
        return sorted(changed, key=lambda name: self._states[name] or ())

    def _has_changed(self, name: str, state: _State | None) -> bool:
        self._away[name] = self._away[name] + 1 if state is None else 0
        if state == self._states[name] or 0 < self._away[name] < LOOKS_WITHOUT_A_FILE:
            return False
        self._states[name] = state
        return True

    def strays(self) -> list[str]:
        """Return a line for each file saved since then under a name that no exercise has."""
        self._looks += 1
        if self._looks % LOOKS_FOR_STRAYS:
            return []
        before, self._strays = self._strays, self._find_strays()
        return [line for name, (line, state) in self._strays.items() if (line, state) != before.get(name)]

    def _find_strays(self) -> dict[str, tuple[str, _State | None]]:
        found = find_strays(self._folder, self._names)
        return {name: (line, _state(self._folder / name)) for name, line in found.items()}

    def latest_since(self, time: int) -> str | None:
        """Return the exercise whose file was saved last, if that was after this time in nanoseconds."""
        there = {name: state for name, state in self._states.items() if state is not None and state[0] > time}
        return max(there, key=there.__getitem__, default=None)


def _state(path: Path) -> _State | None:
    """Return what a save changes, the time first; None if there is no file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
