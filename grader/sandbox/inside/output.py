"""The streams of the submission: nothing to read, and one file for what it prints."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, NoReturn

from . import pipe

MAX_PRINTED = 1024 * 1024


class OutputLimit(BaseException):
    """The submission prints more than a person could read; what catches every Exception does not catch it."""


class Printed(io.RawIOBase):
    """The output of the submission: a file descriptor with a limit."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._left = MAX_PRINTED

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """Write to the file descriptor; raise OutputLimit if it is too much."""
        self._left -= len(data)
        if self._left < 0:
            raise OutputLimit(f"more than {MAX_PRINTED:,} bytes")
        return os.write(self._fd, data)


def take_pipe() -> pipe.Pipe:
    """Take standard input and output for the judge; leave the submission an empty input and a file to print to."""
    judge = pipe.open_pipe(os.dup(1), os.dup(0))
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    capture_output()
    return judge


def refuse_breakpoint(*_: object, **__: object) -> NoReturn:
    """Raise, at the line of the ``breakpoint()``, what a debugger raises without input."""
    from bdb import BdbQuit

    raise BdbQuit


def capture_output() -> None:
    """Empty the file for printed text, and let ``print`` and the warnings of numpy write to it."""
    os.lseek(2, 0, os.SEEK_SET)  # without append mode, a hole would be left
    os.ftruncate(2, 0)
    printed = Printed(2)
    for name in ("stdout", "stderr"):
        text = io.TextIOWrapper(printed, encoding="utf-8", errors="backslashreplace", write_through=True)  # type: ignore[type-var]
        setattr(sys, name, text)
