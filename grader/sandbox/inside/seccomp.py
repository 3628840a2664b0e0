"""seccomp: limit the system calls of a thread for good. Linux only."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import struct
from collections.abc import Sequence

from . import syscalls
from .kernel import PR_SET_SECCOMP, check, libc

_LOAD, _EQUAL, _GREATER, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x54, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _PROCESSOR, _ARGUMENTS = 0, 4, 16
_WORD = 0xFFFFFFFF

_OPEN = 0o2744400
"""Of open: read only, without control of a terminal, without waiting, directly or as a large file, a folder, no link,
closed in programs. The processors share these bits, though not which is which. No bit that writes, makes, empties,
appends, sends signals or changes times: before its third version Landlock lets a reader empty what the user may write.
Nor O_PATH, of which Landlock knows nothing."""
_MMAP = 0x13D933
"""Of mmap: shared or not, at a fixed place, without a file, a stack, read ahead, and flags without effect. No locked or
large pages, which are few and shared by all. For memory that can be written and executed, see mprotect."""
_ADVICE = (0, 1, 2, 3, 4, 8, 14, 15, 16, 17, 18, 19, 102, 103)
"""Of madvise: how it is read, given back, in large pages, in a core file or a fork, a guard. None that breaks
memory, throws out what others use, makes holes in files, or tells by the time it takes what others have."""
_PIPE = 0o2004000
"""Of pipe2: closed in programs, without waiting; no packets, and no notices of the kernel."""
_FUTEX, _FUTEX_OPTIONS = (0, 1, 3, 4, 5, 9, 10), 0x180
"""Of futex: wait, wake and move those who wait, privately or by another clock. None that lends priority to a thread,
which may be anybody's."""
_THREAD = (0x3D0F00, 0x7D0F00)
"""The flags that glibc and musl pass to clone for a thread; a process and a namespace have other flags."""
_FCNTL = (0, 1, 2, 3, 4, 1030)
"""Duplicates and flags; no owner, who would get signals, no lease, no lock."""
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Whether it is a terminal and its size, bytes that wait, flags."""

_ENDING = (9, signal.SIGTERM)  # SIGKILL by its number: Windows, where this file is only imported, has no such name
"""Signals that a worker cannot send even to itself. So if one of them ends it, the machine or somebody else sent it."""

_Code = tuple[int, int, int, int]


def _guards() -> dict[str, list[_Code]]:
    """Return the tests of the arguments of guarded calls; a call that passes all tests is allowed."""
    me = os.getpid()
    return {
        "open": _no_bit_but(1, _OPEN, errno.EACCES),
        "openat": _no_bit_but(2, _OPEN, errno.EACCES),
        "mmap": _no_bit_but(3, _MMAP),
        "madvise": _one_of(2, _ADVICE),
        "pipe2": _no_bit_but(1, _PIPE),
        "futex": _one_of(1, _FUTEX, ignored=_FUTEX_OPTIONS),
        "kill": [*_one_of(0, (me,)), *_none_of(1, _ENDING)],
        "tgkill": [*_one_of(0, (me,)), *_none_of(2, _ENDING)],
        "clone": _one_of(0, _THREAD),
        "prlimit64": [*_one_of(0, (0, me)), *_one_of(2, (0,)), *_one_of(2, (0,), high=True)],
        "fcntl": _one_of(1, _FCNTL),
        "ioctl": _one_of(1, _IOCTL),
    }


def _one_of(argument: int, values: Sequence[int], *, high: bool = False, ignored: int = 0) -> list[_Code]:
    """Refuse unless half of an argument, the low one by default, is one of these, apart from the ignored bits."""
    tests = [(_EQUAL, len(values) - n, 0, value) for n, value in enumerate(values)]
    return [_load(argument, high=high), (_AND, 0, 0, ~ignored & _WORD), *tests, _refuse(errno.EPERM)]


def _none_of(argument: int, values: Sequence[int]) -> list[_Code]:
    """Refuse if the low half of an argument is one of these."""
    return [_load(argument), *(step for value in values for step in ((_EQUAL, 0, 1, value), _refuse(errno.EPERM)))]


def _no_bit_but(argument: int, bits: int, number: int = errno.EPERM) -> list[_Code]:
    """Refuse, with this error, if the low half of an argument has any other bit."""
    return [_load(argument), (_ANY_BIT, 0, 1, ~bits & _WORD), _refuse(number)]


def _load(argument: int, *, high: bool = False) -> _Code:
    return (_LOAD, 0, 0, _ARGUMENTS + 8 * argument + 4 * high)


def _refuse(number: int) -> _Code:
    return (_RETURN, 0, 0, _REFUSE | number)


def call_filter(machine: str) -> list[_Code]:
    """Return the program that the kernel runs on every system call: operation, jumps if true and false, operand.

    Parameters
    ----------
    machine : str
        The processor, as `os.uname` names it.
    """
    column, processor = syscalls.MACHINES[machine]
    allow = (_RETURN, 0, 0, _ALLOW)
    code = [(_LOAD, 0, 0, _PROCESSOR), (_EQUAL, 1, 0, processor), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, _NUMBER)]
    code += [(_GREATER, 0, 1, syscalls.LAST), _refuse(errno.ENOSYS)]
    for numbers in syscalls.ALLOWED.values():
        code += _when(numbers[column], [allow])
    for numbers in syscalls.ABSENT.values():
        code += _when(numbers[column], [_refuse(errno.ENOSYS)])
    for name, tests in _guards().items():
        code += _when(syscalls.GUARDED[name][column], [*tests, allow])
    return [*code, _refuse(errno.EPERM)]


def _when(number: int | None, code: list[_Code]) -> list[_Code]:
    return [] if number is None else [(_EQUAL, 0, len(code), number), *code]


def restrict_calls() -> None:
    """Put the filter in place for this thread; raise LockdownError if that does not work."""
    FILTER = 2
    code = call_filter(os.uname().machine)
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in code))
    header = struct.pack("HP", len(code), ctypes.addressof(program))
    check(libc().prctl(PR_SET_SECCOMP, FILTER, header, 0, 0), "seccomp does not work here")
