"""The folder of a sandbox. It stays while this process lives; the folders of killed processes are removed.

The lock of a folder ends with the process that took it, however it ends. Other containers see the lock too; a process
number would mean nothing there. Windows has no such lock: there, the folders of a killed grader stay.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grader.files import HAS_LOCKS, lock_folder
from grader.sandbox.outside.removal import remove_tree

PREFIX = "grader-sandbox-"
NAME = re.compile(re.escape(PREFIX) + r"\w{8}")


class HeldFolder:
    """A temporary folder, made at once and held by this process until it is removed.

    Attributes
    ----------
    path : Path
        Where it is.
    """

    def __init__(self) -> None:
        _remove_abandoned()
        self.path, self._lock = _make_held()

    def remove(self) -> None:
        """Remove it with everything in it, and release it."""
        remove_tree(self.path)
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)


def _make_held() -> tuple[Path, int | None]:
    """Make a folder that this process holds; return it with the descriptor of its lock, if the system has locks."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=PREFIX))
        try:
            lock = lock_folder(path, wait=True)
        except OSError:
            path.rmdir()
            raise
        if path.exists():
            return path, lock
        if lock is not None:  # another grader took the folder for abandoned before it was locked
            os.close(lock)


def _remove_abandoned() -> None:
    """Remove the folders that killed graders of this user have left."""
    if not HAS_LOCKS:
        return
    for path in _folders_of_this_user():
        with contextlib.suppress(OSError):
            path.chmod(0o700)  # a submission may have removed all permissions
        with contextlib.suppress(BlockingIOError):  # another grader is using it
            lock = lock_folder(path, wait=False)
            if lock is not None:
                remove_tree(path)
                os.close(lock)


def _folders_of_this_user() -> Iterator[Path]:
    found = []
    with contextlib.suppress(PermissionError), os.scandir(tempfile.gettempdir()) as entries:  # nobody may list it
        found = [entry for entry in entries if NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)]
    for entry in found:
        with contextlib.suppress(FileNotFoundError):
            if entry.stat(follow_symlinks=False).st_uid == os.geteuid():
                yield Path(entry.path)
