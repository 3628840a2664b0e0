"""The streams of the submission: nothing to read, and one file for what it prints."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, NoReturn

from . import pipe

MAX_PRINTED = 1024 * 1024


class OutputLimit(Exception):
    """The submission prints more than a person could read."""


class Printed(io.RawIOBase):
    """What the submission prints: a file descriptor that takes only so much."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._left = MAX_PRINTED

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """Write to the file descriptor; raise OutputLimit when it is too much."""
        self._left -= len(data)
        if self._left < 0:
            raise OutputLimit(f"more than {MAX_PRINTED:,} bytes")
        return os.write(self._fd, data)


def take_pipe() -> pipe.Pipe:
    """Take standard input and output for the judge, and leave the submission nothing to read and a file to print to."""
    judge = pipe.open_pipe(os.dup(1), os.dup(0))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    capture_output()
    return judge


def refuse_breakpoint(*_: object, **__: object) -> NoReturn:
    """Raise at once, at the line of the ``breakpoint()``, what a debugger raises where there is nothing to read."""
    from bdb import BdbQuit

    raise BdbQuit


def capture_output() -> None:
    """Empty the file of what was printed, and let ``print`` and the warnings of numpy write to it."""
    os.lseek(2, 0, os.SEEK_SET)  # a descriptor that does not append would leave a hole
    os.ftruncate(2, 0)
    printed = Printed(2)
    for name in ("stdout", "stderr"):
        text = io.TextIOWrapper(printed, encoding="utf-8", errors="backslashreplace", write_through=True)  # type: ignore[type-var]
        setattr(sys, name, text)
