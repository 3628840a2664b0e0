"""Faults of the machine: distinguish them from faults of a program, and say what to do about them."""

from __future__ import annotations

import errno
import mmap
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

LEAST_SPACE = 4 * 1024 * 1024
"""Bytes that have to be free on the disk: a worker may print 1 MiB, and write a file of 2."""

ADVICE = {
    errno.ENOSPC: "there is no space left {where}; free some",
    errno.EDQUOT: "there is no space left for you {where}; free some",
    errno.EMFILE: "too many files are open in the grader; allow it more, such as with ulimit -n 1024",
    errno.ENFILE: "too many files are open on this machine; end programs that hold them",
    errno.ENOMEM: "there is not enough memory here to grade; end programs that hold it",
    errno.EAGAIN: "there are too many processes here to start another one; end some",
    errno.EIO: "the disk fails with an input/output error{at}; look at it, and try again",
    errno.ESTALE: "a drive of the network has changed{at}; try again",
    errno.EINTR: "a call of the system was interrupted; try again",
}
"""What to do about faults of the machine, by the number of the error."""

KILLED_TWICE = "something killed {what}, twice; that happens when memory runs out: close other programs, and try again"
"""What to do where a process of the grader was ended by a signal that nobody of the grader sends."""

NO_THREAD = "can't start new thread"
NO_FRAME = "error return without exception set"
"""What Python says where the system starts no further thread, and where it has no memory for one more call."""


class MachineFault(Exception):
    """The machine lacks something, or somebody has ended a process of the grader; the text is a line for the user."""


def is_fault(problem: OSError) -> bool:
    """Return whether an error is one of the machine: not of what was asked for, such as a file that is not there."""
    return problem.errno in ADVICE


def described(problem: OSError, *, temporary: bool = False) -> str:
    """Return the line that says what the machine lacks and what to do; for other errors, what the system says.

    Parameters
    ----------
    problem : OSError
        The error.
    temporary : bool
        Whether it is about a temporary file, whose folder the user may choose.
    """
    advice = ADVICE.get(problem.errno or 0)
    if advice is None:
        where = f"{problem.filename}: " if temporary and problem.filename else ""
        return f"{where}{problem.strerror or problem}"
    path = Path(os.fsdecode(problem.filename)) if isinstance(problem.filename, str | bytes) else None
    folder = Path(tempfile.gettempdir()) if temporary else path.absolute().parent if path else None
    line = advice.format(where=f"in {folder}" if folder else "on the disk", at=f" at {path}" if path else "")
    may_choose = temporary and problem.errno in (errno.ENOSPC, errno.EDQUOT)
    return f"{line}, or name another folder in TMPDIR" if may_choose else line


def fault_of(problem: BaseException) -> str | None:
    """Return the line that says what the machine lacks, if that is why an exception was raised; otherwise None."""
    for cause in _causes(problem):
        if isinstance(cause, MemoryError) or (isinstance(cause, SystemError) and str(cause) == NO_FRAME):
            return ADVICE[errno.ENOMEM]
        if isinstance(cause, RuntimeError) and str(cause) == NO_THREAD:
            return ADVICE[errno.EAGAIN]
        if isinstance(cause, OSError) and is_fault(cause):
            return described(cause)
        if isinstance(cause, ImportError) and (number := _number_in(cause)):
            return described(OSError(number, ""))
    return None


def _number_in(problem: ImportError) -> int | None:
    """Return the number of the error that the system's loader of libraries met; Python has its words alone."""
    return next((number for number in ADVICE if str(problem).strip().endswith(os.strerror(number))), None)


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """Yield an exception, and those that it came from."""
    cause: BaseException | None = problem
    while cause is not None:
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def lack_of_space(folder: Path) -> OSError | None:
    """Return the error that a worker would meet which writes to a folder as much as it may, if there is one."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(LEAST_SPACE))
    except OSError as problem:
        return problem
    return None


def lacks_memory(size: int) -> bool:
    """Return whether the system refuses so many bytes to this process: whatever it starts gets no more."""
    try:
        mmap.mmap(-1, size).close()
    except OSError:
        return True
    return False
