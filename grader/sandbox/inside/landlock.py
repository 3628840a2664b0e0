"""Landlock: limit the files that a thread can read, for good. Linux only."""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import struct
from collections.abc import Iterable

from . import syscalls
from .kernel import LockdownError, check, libc

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_O_PATH = getattr(os, "O_PATH", 0)
_RIGHTS = ((5, 16), (3, 15), (2, 14), (1, 13))
"""How many rights on files exist since which version of Landlock."""
_BIND_AND_CONNECT, _SIGNALS_AND_SOCKETS = 0b11, 0b11


def call(number: int, *arguments: int | bytes | None) -> int:
    """Make a system call of Landlock; return its result."""
    words = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments]
    return int(libc().syscall(ctypes.c_long(number), *words))


def newest_abi() -> int:
    """Return the version of Landlock that this kernel has; raise LockdownError if it has none."""
    VERSION = 1
    abi = call(syscalls.LANDLOCK_CREATE_RULESET, None, 0, VERSION)
    if abi < 0 and ctypes.get_errno() == errno.ENOSYS:
        raise LockdownError("this kernel has no Landlock; Linux has it since 5.13")
    if abi < 0 and ctypes.get_errno() == errno.EOPNOTSUPP:
        raise LockdownError("Landlock is switched off in this kernel; its boot parameter lsm= must name landlock")
    return check(abi, "Landlock does not work here")


def _ruleset(abi: int) -> bytes:
    """Return everything that this version of Landlock can forbid."""
    files = next((1 << count) - 1 for since, count in _RIGHTS if abi >= since)
    if abi >= 6:
        return struct.pack("=QQQ", files, _BIND_AND_CONNECT, _SIGNALS_AND_SOCKETS)
    return struct.pack("=QQ", files, _BIND_AND_CONNECT) if abi >= 4 else struct.pack("=Q", files)


def restrict_files(readable: Iterable[str], abi: int) -> None:
    """Let this thread read only these files and folders, and change nothing.

    Parameters
    ----------
    readable : iterable of str
        Files, and folders with everything in them.
    abi : int
        The version of Landlock to use.

    Raises
    ------
    LockdownError
        If Landlock does not work here.
    """
    forbidden = _ruleset(abi)
    problem = "Landlock does not work here"
    rules = check(call(syscalls.LANDLOCK_CREATE_RULESET, forbidden, len(forbidden), 0), problem)
    try:
        for path in readable:
            _allow(rules, path)
        check(call(syscalls.LANDLOCK_RESTRICT_SELF, rules, 0), problem)
    finally:
        os.close(rules)


def _allow(rules: int, path: str) -> None:
    """Allow reading a file, or all files in a folder; it need not exist."""
    PATH_BENEATH = 1
    try:
        descriptor = os.open(path, _O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_DIR if stat.S_ISDIR(os.fstat(descriptor).st_mode) else _READ_FILE
        rule = struct.pack("=Qi", rights, descriptor)
        check(call(syscalls.LANDLOCK_ADD_RULE, rules, PATH_BENEATH, rule, 0), "Landlock does not work here")
    finally:
        os.close(descriptor)
