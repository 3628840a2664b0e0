"""Remove a folder that a submission has filled, whatever the permissions and the depth of its folders."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path

HAS_DESCRIPTORS = {os.open, os.rename, os.rmdir, os.unlink, os.chmod} <= os.supports_dir_fd


def remove_tree(path: Path) -> None:
    """Remove a folder with everything in it, as far as possible. Targets of links stay.

    Folders in it are moved to its top before they are emptied, so neither the stack nor the descriptors nor the length
    of a path limit their depth.

    Parameters
    ----------
    path : Path
        The folder; nothing may be at work in it any more.
    """
    if not HAS_DESCRIPTORS:  # Windows
        with contextlib.suppress(RecursionError):
            shutil.rmtree(path, ignore_errors=True)
        return
    with contextlib.suppress(OSError):
        path.chmod(0o700)
        top = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            _empty(top)
        finally:
            os.close(top)
        path.rmdir()


def _empty(top: int) -> None:
    """Remove everything in a folder, by its descriptor."""
    folders = _flatten(top, top)
    while folders:
        name = folders.pop()
        with contextlib.suppress(OSError):
            folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
            try:
                folders += _flatten(folder, top)
            finally:
                os.close(folder)
            os.rmdir(name, dir_fd=top)


def _flatten(folder: int, top: int) -> list[str]:
    """Remove the files in a folder, and move its folders to the top; return their names there."""
    names = []
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    for name, is_folder in found:
        with contextlib.suppress(OSError):
            if not is_folder:
                os.unlink(name, dir_fd=folder)
                continue
            os.chmod(name, 0o700, dir_fd=folder)
            moved = secrets.token_hex(8)
            os.rename(name, moved, src_dir_fd=folder, dst_dir_fd=top)
            names.append(moved)
    return names
