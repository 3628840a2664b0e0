"""Faults of the machine: distinguish them from faults of a program, and say what to do about them."""

from __future__ import annotations

import errno
import mmap
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

LEAST_SPACE = 4 * 1024 * 1024
"""Bytes that must be free on the disk: a worker may print 1 MiB, and write a file of 2."""

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
"""What to do if a process of the grader was ended by a signal that the grader never sends."""

NO_THREAD = "can't start new thread"
NO_FRAME = "error return without exception set"
"""Python's messages when the system starts no more threads, and when it has no memory for another call."""


class MachineFault(Exception):
    """The machine lacks something, or somebody ended a process of the grader; the text is a line for the user."""


def is_fault(problem: OSError) -> bool:
    """Return whether an error is a fault of the machine, and not of a request, such as one for a missing file."""
    return problem.errno in ADVICE


def described(problem: OSError, *, temporary: bool = False) -> str:
    """Return the line that says what the machine lacks and what to do; for other errors, the system's own text.

    Parameters
    ----------
    problem : OSError
        The error.
    temporary : bool
        Whether it is about a temporary file, whose folder the user can choose.
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
    """Return the line that says what the machine lacks, if that caused an exception; otherwise None."""
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
    """Return the number of the error in a text of the system's loader of libraries; Python has only the text."""
    return next((number for number in ADVICE if str(problem).strip().endswith(os.strerror(number))), None)


def _causes(problem: BaseException) -> Iterator[BaseException]:
    """Yield an exception, and its causes."""
    cause: BaseException | None = problem
    while cause is not None:
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def lack_of_space(folder: Path) -> OSError | None:
    """Return the error of a worker that writes as much as it may to a folder, if there is no space for that."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(LEAST_SPACE))
    except OSError as problem:
        return problem
    return None


def lacks_memory(size: int) -> bool:
    """Return whether the system refuses this much memory to this process; its child processes would get no more."""
    try:
        mmap.mmap(-1, size).close()
    except OSError:
        return True
    return False
