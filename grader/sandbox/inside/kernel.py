"""Linux system calls that Python does not offer, made through the C library."""

from __future__ import annotations

import ctypes
import functools
import os

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP = 1, 4, 22
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 36, 38


class LockdownError(Exception):
    """The level ``strict`` is not possible; the text says why."""


@functools.cache
def libc() -> ctypes.CDLL:
    """Return the C library, which keeps the number of the last error."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


def check(result: int, problem: str) -> int:
    """Return the result of a system call; raise LockdownError with the problem if the call failed."""
    if result < 0:
        raise LockdownError(f"{problem}: {os.strerror(ctypes.get_errno())}")
    return result


def prctl(option: int, value: int) -> int:
    """Set an attribute of this process; return 0, or -1 if that does not work."""
    return int(libc().prctl(option, value, 0, 0, 0))
