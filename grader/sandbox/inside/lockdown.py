"""What a worker gives up at the level ``strict``, for good, before it sees a line of a submission. Linux only.

Three steps, none of which can be taken back, and a proof:

- no new privileges: no program that it could start has more rights than it;
- Landlock: it reads the folders that it is given, and writes, makes and removes nothing;
- seccomp: it asks the kernel for nothing but what `syscalls` lists;
- the proof: it tries to read its own source and to open a socket, and goes no further unless both are refused.

All three hold for the thread that takes them and for those that it starts. So there must be no other thread yet; and so
a thread that ends at once can try whether they are to be had (`obstacle`).

The worker uses this file beside it without the grader around; it needs the standard library only.
"""

from __future__ import annotations

import _socket  # socket itself takes longer to import than all of this
import ctypes
import errno
import functools
import gc
import os
import stat
import struct
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType

from . import syscalls

LEVELS = ("strict", "portable")
THREAD_SECONDS = 2.0


class LockdownError(Exception):
    """The level ``strict`` cannot be had; the text says why."""


def why_not_strict() -> str | None:
    """Return why the level ``strict`` cannot be had here, or None if it can: tried, in a thread that then ends."""
    found: list[str] = []

    def attempt() -> None:
        try:
            restrict(system_files())
        except LockdownError as problem:
            found.append(str(problem))

    collects = gc.isenabled()
    gc.disable()  # what is thrown away now may be closed by that thread, which can do no more than a worker
    try:
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
    finally:
        if collects:
            gc.enable()
    return found[0] if found else None


def lock() -> None:
    """Lock this process down, with all modules that it has imported so far still readable.

    Raises
    ------
    LockdownError
        If it cannot be done, and then nothing must run here.
    """
    _end_threads()
    restrict([*system_files(), *package_files(sys.modules)])


def _end_threads() -> None:
    """Wait for threads that a package has started and stopped; another thread would stay free."""
    deadline = time.monotonic() + THREAD_SECONDS
    while len(os.listdir("/proc/self/task")) > 1:
        if time.monotonic() > deadline:
            raise LockdownError("a package that the exercise names keeps a thread running")
        time.sleep(0.001)


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
    _give_up_privileges()
    _restrict_files(readable, _landlock_abi() if abi is None else abi)
    _restrict_calls()
    _prove()


# No new privileges

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 38, 22


def _give_up_privileges() -> None:
    _check(_libc().prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs does not work here")


@functools.cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return libc


def _check(result: int, problem: str) -> int:
    """Return what a system call returned; raise LockdownError if it failed."""
    if result < 0:
        raise LockdownError(f"{problem}: {os.strerror(ctypes.get_errno())}")
    return result


# Landlock

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_O_PATH = getattr(os, "O_PATH", 0)
_RIGHTS = ((5, 16), (3, 15), (2, 14), (1, 13))
"""How many of the rights on files there are, since which version of Landlock."""
_BIND_AND_CONNECT, _SIGNALS_AND_SOCKETS = 0b11, 0b11


def _landlock(number: int, *arguments: int | bytes | None) -> int:
    words = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    return int(_libc().syscall(ctypes.c_long(number), *words))


def _landlock_abi() -> int:
    VERSION = 1
    abi = _landlock(syscalls.LANDLOCK_CREATE_RULESET, None, 0, VERSION)
    if abi < 0 and ctypes.get_errno() == errno.ENOSYS:
        raise LockdownError("this kernel has no Landlock; Linux has it since 5.13")
    if abi < 0 and ctypes.get_errno() == errno.EOPNOTSUPP:
        raise LockdownError("Landlock is switched off in this kernel; its boot parameter lsm= must name landlock")
    return _check(abi, "Landlock does not work here")


def _ruleset(abi: int) -> bytes:
    """Return all that this version of Landlock can forbid."""
    files = next((1 << count) - 1 for since, count in _RIGHTS if abi >= since)
    if abi >= 6:
        return struct.pack("=QQQ", files, _BIND_AND_CONNECT, _SIGNALS_AND_SOCKETS)
    return struct.pack("=QQ", files, _BIND_AND_CONNECT) if abi >= 4 else struct.pack("=Q", files)


def _restrict_files(readable: Iterable[str], abi: int) -> None:
    forbidden = _ruleset(abi)
    problem = "Landlock does not work here"
    rules = _check(_landlock(syscalls.LANDLOCK_CREATE_RULESET, forbidden, len(forbidden), 0), problem)
    try:
        for path in readable:
            _allow(rules, path)
        _check(_landlock(syscalls.LANDLOCK_RESTRICT_SELF, rules, 0), problem)
    finally:
        os.close(rules)


def _allow(rules: int, path: str) -> None:
    """Let a file, or all files in a folder, be read; what is not there need not be."""
    PATH_BENEATH = 1
    try:
        descriptor = os.open(path, _O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_DIR if stat.S_ISDIR(os.fstat(descriptor).st_mode) else _READ_FILE
        rule = struct.pack("=Qi", rights, descriptor)
        _check(_landlock(syscalls.LANDLOCK_ADD_RULE, rules, PATH_BENEATH, rule, 0), "Landlock does not work here")
    finally:
        os.close(descriptor)


# What may be read


def system_files() -> list[str]:
    """Return what belongs to Python and the system: the standard library without what is installed beside it."""
    library = os.path.dirname(os.__file__)
    folders = ["/lib64", "/usr/lib64", *_entries("/lib", "-linux-gnu"), *_entries("/usr/lib", "-linux-gnu")]
    shared = [*_entries(os.path.join(sys.base_prefix, "lib"), ".so"), *_entries("/usr/lib", ".so")]
    standard = [path for path in _entries(library, "") if not path.endswith("-packages")]
    return [*standard, *folders, *shared, "/etc/ld.so.cache", "/dev/null", "/dev/urandom"]


def _entries(folder: str, part: str) -> Iterator[str]:
    """Yield what lies in a folder, by names that hold this part."""
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if part in name:
            yield os.path.join(folder, name)


def package_files(modules: dict[str, ModuleType]) -> list[str]:
    """Return the files and folders of imported packages, and of the libraries that come with them.

    Parameters
    ----------
    modules : dict of str to module
        Imported modules by name. What lies beside this file, and the main module, is not for reading.
    """
    own = os.path.dirname(os.path.abspath(__file__))
    found = {path for name, module in modules.items() if "." not in name for path in _places(module)}
    packages = {path for path in found if own not in (path, os.path.dirname(path))}
    beside = {folder for folder in map(os.path.dirname, packages) if folder.endswith("-packages")}
    return [*packages, *(path for folder in beside for path in _entries(folder, ".libs"))]


def _places(module: ModuleType) -> Sequence[str]:
    """Return where a module lies: the folders of a package, the file of another; the standard library aside."""
    library = os.path.dirname(os.__file__)
    try:
        places = [str(path) for path in getattr(module, "__path__", [])] or [str(module.__file__ or "")]
    except AttributeError:  # built in
        return ()
    return [path for path in places if os.path.isabs(path) and not _is_standard(path, library)]


def _is_standard(path: str, library: str) -> bool:
    rest = path.removeprefix(library + os.sep)
    return rest != path and not rest.partition(os.sep)[0].endswith("-packages")


# seccomp

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


def _restrict_calls() -> None:
    FILTER = 2
    code = call_filter(os.uname().machine)
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *each) for each in code))
    header = struct.pack("HP", len(code), ctypes.addressof(program))
    _check(_libc().prctl(_PR_SET_SECCOMP, FILTER, header, 0, 0), "seccomp does not work here")


# The proof


def _prove() -> None:
    """Try what must not be possible."""
    try:
        os.close(os.open(__file__, os.O_RDONLY))
    except PermissionError:
        pass
    else:
        raise LockdownError(f"the kit lies where a submission may read: {os.path.dirname(__file__)}")
    try:
        _socket.socket().close()
    except PermissionError:
        pass
    else:
        raise LockdownError("seccomp does not hold here")
