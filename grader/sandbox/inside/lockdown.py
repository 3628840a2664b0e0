"""What a worker gives up for good at the level ``strict``, before it reads a line of a submission. Linux only.

Three steps that cannot be undone, and a proof:

- no new privileges: a program that it starts never has more rights than the worker;
- Landlock: it can read only the given folders, and cannot write, create or remove anything;
- seccomp: it can make only the system calls that `syscalls` lists;
- the proof: it tries to read its own source and to open a socket, and continues only if both are refused.

All three apply to the thread that takes them and to the threads that it starts. So the worker must not have another
thread yet. And so a short-lived thread can test whether the steps work here (`why_not_strict`).

It needs the standard library only.
"""

from __future__ import annotations

import _socket  # socket itself takes longer to import than all of this
import gc
import os
import struct
import sys
import threading
import time
from collections.abc import Iterable

from . import syscalls
from .kernel import PR_SET_NO_NEW_PRIVS, LockdownError, check, prctl
from .landlock import newest_abi, restrict_files
from .readable import package_files, system_files
from .seccomp import restrict_calls

__all__ = ["LEVELS", "LockdownError", "lock", "package_files", "restrict", "system_files", "why_not_strict"]

LEVELS = ("strict", "portable")
THREAD_SECONDS = 2.0
THREADS = "/proc/self/task"


def why_not_strict() -> str | None:
    """Return why the level ``strict`` is not possible here, or None if it is: tested in a thread that then ends.

    Raises
    ------
    OSError
        If the machine fails: then nothing is known.
    """
    found: list[LockdownError | OSError] = []

    def attempt() -> None:
        try:
            restrict(system_files())
        except (LockdownError, OSError) as problem:
            found.append(problem)

    collects = gc.isenabled()
    gc.disable()  # else garbage may be closed in that thread, which can do no more than a worker
    try:
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
    finally:
        if collects:
            gc.enable()
    if found and isinstance(found[0], OSError):
        raise found[0]
    return str(found[0]) if found else None


def lock() -> None:
    """Lock this process down; all modules imported so far stay readable.

    Raises
    ------
    LockdownError
        If it cannot be done, and then nothing must run here.
    """
    _end_threads()
    restrict([*system_files(), *package_files(sys.modules)])


def _end_threads() -> None:
    """Wait for threads that a package has started and stopped; another thread would not be restricted."""
    _require_proc()
    deadline = time.monotonic() + THREAD_SECONDS
    while len(os.listdir(THREADS)) > 1:
        if time.monotonic() > deadline:
            raise LockdownError("a package that the exercise names keeps a thread running")
        time.sleep(0.001)


def _require_proc() -> None:
    if not os.path.isdir(THREADS):
        raise LockdownError("it needs /proc, which is not there")


def restrict(readable: Iterable[str], abi: int | None = None) -> None:
    """Take all steps in this thread.

    Parameters
    ----------
    readable : iterable of str
        Files and folders that may be read.
    abi : int, optional
        Use no more of Landlock than this version has; for tests.

    Raises
    ------
    LockdownError
        If one of them cannot be taken or does not hold.
    """
    if sys.platform != "linux":
        raise LockdownError(f"it needs Linux; this is {sys.platform}")
    if os.uname().machine not in syscalls.MACHINES or struct.calcsize("P") != 8:
        raise LockdownError(f"it knows no system calls of this processor, {os.uname().machine}")
    _require_proc()
    check(prctl(PR_SET_NO_NEW_PRIVS, 1), "no_new_privs does not work here")
    restrict_files(readable, newest_abi() if abi is None else abi)
    restrict_calls()
    _prove()


def _prove() -> None:
    """Try what must not be possible now."""
    try:
        os.close(os.open(__file__, os.O_RDONLY))
    except PermissionError:
        pass
    else:
        raise LockdownError("the kit lies where a submission may read, such as among the packages of Python")
    try:
        _socket.socket().close()
    except PermissionError:
        pass
    else:
        raise LockdownError("seccomp does not hold here")
