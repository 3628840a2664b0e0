"""Where the kit lies, how it reads files that anybody may have put there, and how it writes: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the kit."""


FileId = tuple[int, int]
"""The device and the number of a file: the same for all names of it."""


def read_regular(path: Path, most: int, forbidden: Collection[FileId] = ()) -> bytes | None:
    """Return the content of a regular file, or None for a pipe, a device or a folder. It never waits.

    Parameters
    ----------
    path : Path
        The file.
    most : int
        The largest size to read, in bytes.
    forbidden : collection of FileId
        Files that are not read, under whatever name: those of the kit's solutions.

    Raises
    ------
    OSError
        If it cannot be read; ``errno`` is ELOOP for a link, EFBIG for a larger file and EPERM for a forbidden one.
    """
    if path.is_symlink():  # for systems whose open has no O_NOFOLLOW
        raise OSError(errno.ELOOP, "it is a link", str(path))
    if path.is_dir():  # Windows cannot open one
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


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Callable[[bytes], None]]:
    """Yield the function that replaces a file by these bytes, whole or not at all. Until it is called, all stays.

    Parameters
    ----------
    path : Path
        The file to write. What is not there or is a regular file will do.

    Raises
    ------
    OSError
        If nothing can be written there; before the context begins, where that can be known.
    """
    if path.exists() and not path.is_file():
        raise OSError(None, "not a regular file", str(path))
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(descriptor)
    beside = Path(name)

    def replace(content: bytes) -> None:
        beside.write_bytes(content)
        if os.name == "posix":
            beside.chmod(0o666 & ~_umask())
        beside.replace(path)

    try:
        yield replace
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def replace_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all."""
    with replacing(path) as replace:
        replace(text.encode())
