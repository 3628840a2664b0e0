"""What a machine can be short of, and what to do about it."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

LEAST_SPACE = 4 * 1024 * 1024
"""Bytes that have to be free on the disk: a worker may print 1 MiB, and write a file of 2."""

ADVICE = {
    errno.ENOSPC: "there is no space left in {folder}; free some, or name another folder in TMPDIR",
    errno.EDQUOT: "there is no space left for you in {folder}; free some, or name another folder in TMPDIR",
    errno.EMFILE: "too many files are open in the grader; allow it more, such as with ulimit -n 1024",
    errno.ENFILE: "too many files are open on this machine; end programs that hold them",
    errno.ENOMEM: "there is not enough memory here to grade; end programs that hold it",
    errno.EAGAIN: "there are too many processes here to start another one; end some",
}
"""What to do about faults of the machine, by the number of the error."""


def described_shortage(problem: OSError) -> str:
    """Return the line that says what is short on this machine and what to free; for others, what the error says."""
    advice = ADVICE.get(problem.errno or 0, "{problem}")
    return advice.format(folder=tempfile.gettempdir(), problem=problem.strerror or problem)


def is_full(folder: Path) -> bool:
    """Return whether the disk of a folder has too little space left for a worker, as far as the system tells."""
    if os.name != "posix":
        return False
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize < LEAST_SPACE
