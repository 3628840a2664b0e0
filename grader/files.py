"""Where the kit lies, and how it writes files: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the kit."""


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
