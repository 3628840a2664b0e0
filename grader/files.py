"""Where the kit is, reading files that anybody may have put there, and writing files completely or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the kit."""


HAS_LOCKS = os.name == "posix"

SYSTEM_FILES = (".DS_Store", "Thumbs.db", "desktop.ini")
"""Files that file managers make in any folder that they have shown."""

FileId = tuple[int, int]
"""The device and the number of a file: equal for all its names."""


def read_regular(path: Path, most: int, forbidden: Collection[FileId] = ()) -> bytes | None:
    """Return the content of a regular file, or None for a pipe, a device or a folder. It never waits.

    Parameters
    ----------
    path : Path
        The file.
    most : int
        The largest size to read, in bytes.
    forbidden : collection of FileId
        Files that are refused under any name: those of the kit's solutions.

    Raises
    ------
    OSError
        If it cannot be read; ``errno`` is ELOOP for a link, EFBIG for a larger file and EPERM for a forbidden one.
    """
    if path.is_symlink():  # for systems whose open has no O_NOFOLLOW
        raise OSError(errno.ELOOP, "it is a link", str(path))
    if path.is_dir():  # Windows cannot open a folder
        return None
    flags = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    with open(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if (status.st_dev, status.st_ino) in forbidden:
            raise OSError(errno.EPERM, "it is a file of the kit's solutions under another name", str(path))
        if not stat.S_ISREG(status.st_mode):
            return None
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most:,} bytes", str(path))
    return data


def require_writable(path: Path) -> None:
    """Raise OSError unless a file can be written, as far as that can be known: it is missing, or a regular file."""
    with _beside(path):
        pass


def replace_file(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write a file completely or not at all, even if the process is killed. A file of this user keeps its rights.

    Parameters
    ----------
    path : Path
        The file to write. It must be missing, or a regular file; a link is replaced, and not followed.
    content : bytes
        Its new content.
    lasting : bool
        Whether it must outlast a power cut, too. That takes 10 ms and more, so it is not for files that are made
        again when they are damaged: after a power cut, some file systems have the new name without its content.

    Raises
    ------
    OSError
        If that is not possible; then the file is unchanged.
    """
    with _beside(path) as beside:
        beside.write_bytes(content)
        if lasting:
            sync(beside)
        mode = _own_mode(path)
        if mode is not None and mode != stat.S_IMODE(beside.stat().st_mode):  # some file systems have no modes
            beside.chmod(mode)
        beside.replace(path)
    if lasting:
        sync(path.parent)


def _own_mode(path: Path) -> int | None:
    """Return the rights of a file that this user owns, or None for any other; a stranger could have prepared those."""
    with contextlib.suppress(OSError):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and (sys.platform == "win32" or status.st_uid == os.geteuid()):
            return stat.S_IMODE(status.st_mode) & 0o777
    return None


def sync(path: Path) -> None:
    """Wait until a file is on the disk, or the names in a folder, as far as the system can.

    Parameters
    ----------
    path : Path
        The file or the folder.

    Raises
    ------
    OSError
        If a file cannot be stored.
    """
    # Windows cannot open a folder, and some drives of a network cannot sync one
    with contextlib.suppress(OSError) if path.is_dir() else contextlib.nullcontext():
        descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def rename_finished(folder: Path, name: Path) -> None:
    """Give a finished folder its name when everything in it is on the disk.

    Parameters
    ----------
    folder : Path
        The folder.
    name : Path
        Its new path, in the same folder.
    """
    for path in (*folder.rglob("*"), folder):
        sync(path)
    folder.rename(name)
    sync(name.parent)


def is_empty(folder: Path) -> bool:
    """Return whether a folder has nothing but files that file managers make."""
    return all(path.name in SYSTEM_FILES for path in folder.iterdir())


def replace_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder completely or not at all; an old folder of its name is removed.

    This is true if writing fails. If this process is killed, there is a moment when no folder has the name: both are
    complete beside it, under names that begin with ``.grader-``. A power cut may do more damage.

    Parameters
    ----------
    path : Path
        The folder.
    files : mapping of str to bytes
        Its new content: files by their paths below it, with ``/`` between the parts.

    Raises
    ------
    OSError
        If that is not possible; then the folder is unchanged.
    """
    beside, before = (path.parent / f".grader-{secrets.token_hex(8)}" for _ in range(2))
    try:
        beside.mkdir()
        for name, content in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_bytes(content)
        if path.exists():
            path.rename(before)
        beside.rename(path)
    except OSError as problem:  # nobody knows the other name
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    finally:
        if before.exists() and not path.exists():
            before.rename(path)
        for leftover in (beside, before):
            shutil.rmtree(leftover, ignore_errors=True)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Yield a new file in the folder of another one, to replace it; if it does not, it is removed."""
    if path.exists() and not path.is_file():
        raise OSError(None, "not a regular file", str(path))
    beside = path.parent / f".grader-{secrets.token_hex(8)}"
    try:
        mode = 0o666 if _own_mode(path) is None else 0o600  # nobody may read it meanwhile
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        yield beside
    except OSError as problem:  # nobody knows the other name
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def lock_folder(path: Path, *, wait: bool, shared: bool = False) -> int | None:
    """Return the descriptor that holds a folder for this process until it is closed, or None if that is not possible.

    Parameters
    ----------
    path : Path
        The folder.
    wait : bool
        Whether to wait until no other process holds it.
    shared : bool
        Whether other processes with the same value may hold it too.

    Raises
    ------
    BlockingIOError
        If another process holds it, and it is not waited for.
    """
    if not HAS_LOCKS:
        return None
    import fcntl

    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except (FileNotFoundError, PermissionError):
        return None
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(descriptor)
        raise
    except OSError:  # the file system has no locks
        os.close(descriptor)
        return None
    return descriptor
