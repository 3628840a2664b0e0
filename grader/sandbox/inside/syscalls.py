"""System calls by number, for the processors that Linux graders have: x86_64 first, aarch64 second.

A worker at the level ``strict`` may make only these calls. All others are refused: changing files, sockets, processes,
the signals, limits and memory of other processes, and calls of future kernels. None means that the processor lacks the
call.
"""

from __future__ import annotations

MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""The column of a processor in the table below, and its name in a filter."""

LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
"""Used before the filter is in place; like all calls since number 424, the same on every processor."""

LAST = 462
"""The last call that this file knows. For a worker, all later ones do not exist."""

ALLOWED: dict[str, tuple[int | None, int | None]] = {
    # memory
    "brk": (12, 214),
    "munmap": (11, 215),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    # reading
    "read": (0, 63),
    "readv": (19, 65),
    "pread64": (17, 67),
    "preadv": (295, 69),
    "lseek": (8, 62),
    "close": (3, 57),
    "close_range": (436, 436),
    "getdents64": (217, 61),
    "getcwd": (79, 17),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "stat": (4, None),
    "fstat": (5, 80),
    "lstat": (6, None),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "fadvise64": (221, 223),
    # writing to files that are already open
    "write": (1, 64),
    "writev": (20, 66),
    "pwrite64": (18, 68),
    "ftruncate": (77, 46),
    # descriptors
    "dup": (32, 23),
    "dup2": (33, None),
    "dup3": (292, 24),
    "pipe": (22, None),
    "eventfd2": (290, 19),
    "poll": (7, None),
    "ppoll": (271, 73),
    "select": (23, None),
    "pselect6": (270, 72),
    "epoll_create1": (291, 20),
    "epoll_ctl": (233, 21),
    "epoll_wait": (232, None),
    "epoll_pwait": (281, 22),
    # time
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "times": (100, 153),
    "getrusage": (98, 165),
    "getitimer": (36, 102),
    "setitimer": (38, 103),
    "alarm": (37, None),
    # its threads
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "gettid": (186, 178),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getcpu": (309, 168),
    "exit": (60, 93),
    # signals to the worker itself
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "rt_sigsuspend": (130, 133),
    "rt_sigtimedwait": (128, 137),
    "rt_sigpending": (127, 136),
    "sigaltstack": (131, 132),
    "pause": (34, None),
    "restart_syscall": (219, 128),
    # who and where it is
    "getpid": (39, 172),
    "getppid": (110, 173),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getgroups": (115, 158),
    "getrlimit": (97, 163),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    "getrandom": (318, 278),
    "exit_group": (231, 94),
}
"""Calls that are allowed whatever their arguments. Those that take flags, and why these need no filter:

- ``mprotect``: libraries and ctypes need memory that can be executed, and what is executed there meets the same filter;
  memory of a file that is open for reading never becomes writable;
- ``mremap``: it moves only memory of this process;
- ``dup3``, ``eventfd2``, ``epoll_create1``, ``close_range``: only descriptors of this process, blocking or not;
- ``statx``, ``newfstatat``, ``faccessat2``, ``fadvise64``, ``getrandom``: how to look, read or wait;
- ``setitimer``, ``alarm``, ``clock_nanosleep``: they wake this process and no other;
- ``ftruncate``: it needs a descriptor that is open for writing, and the file it prints to is the only one.
"""

ABSENT = {"clone3": (435, 435)}
"""Calls that seem not to exist, so the C library uses the older one, whose arguments a filter can check."""

GUARDED: dict[str, tuple[int | None, int | None]] = {
    "mmap": (9, 222),
    "madvise": (28, 233),
    "open": (2, None),
    "openat": (257, 56),
    "pipe2": (293, 59),
    "futex": (202, 98),
    "kill": (62, 129),
    "tgkill": (234, 131),
    "clone": (56, 220),
    "prlimit64": (302, 261),
    "fcntl": (72, 25),
    "ioctl": (16, 29),
}
"""Calls that are allowed with some arguments; `grader.sandbox.inside.seccomp` says which ones, and why."""
