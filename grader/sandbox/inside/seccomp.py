"""seccomp: which system calls a thread can still make, for good. Linux only."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Sequence

from . import syscalls
from .kernel import PR_SET_SECCOMP, check, libc

_LOAD, _EQUAL, _GREATER, _RETURN = 0x20, 0x15, 0x25, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_NUMBER, _PROCESSOR, _ARGUMENTS = 0, 4, 16

_THREAD = (0x3D0F00, 0x7D0F00)
"""What the C libraries, glibc and musl, ask of clone for a thread; a process and a namespace have other flags."""
_FCNTL = (0, 1, 2, 3, 4, 1030)
"""Duplicates and flags; no owner, who would get signals, no lease, no lock."""
_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""Whether it is a terminal and its size, bytes that wait, flags."""

_Code = tuple[int, int, int, int]


def _guards() -> dict[str, list[_Code]]:
    """Return the tests of the arguments of guarded calls; what passes all of them is allowed."""
    me = os.getpid()
    return {
        "kill": _one_of(0, (me,)),
        "tgkill": _one_of(0, (me,)),
        "clone": _one_of(0, _THREAD),
        "prlimit64": [*_one_of(0, (0, me)), *_one_of(2, (0,)), *_one_of(2, (0,), high=True)],
        "fcntl": _one_of(1, _FCNTL),
        "ioctl": _one_of(1, _IOCTL),
    }


def _one_of(argument: int, values: Sequence[int], *, high: bool = False) -> list[_Code]:
    """Refuse unless half of an argument, the low one by default, is one of these."""
    load = (_LOAD, 0, 0, _ARGUMENTS + 8 * argument + 4 * high)
    tests = [(_EQUAL, len(values) - n, 0, value) for n, value in enumerate(values)]
    return [load, *tests, _refuse(errno.EPERM)]


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
