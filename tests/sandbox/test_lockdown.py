"""Strict isolation: each right that it takes away, tested in a thread that is locked down and then ends."""

from __future__ import annotations

import ctypes
import errno
import json
import mmap
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

if sys.platform == "win32":
    pytest.skip("strict isolation needs Linux", allow_module_level=True)

import fcntl
import resource
import termios

from grader.files import ROOT
from grader.sandbox.inside import landlock, lockdown, seccomp, syscalls
from grader.sandbox.inside.lockdown import LockdownError, package_files, restrict, system_files, why_not_strict
from grader.sandbox.outside import process
from grader.sandbox.outside.answers import Died, Raised, Returned
from grader.sandbox.outside.pool import Sandbox
from grader.sandbox.outside.process import WorkerFault
from grader.sandbox.outside.worker import start_worker

SECONDS = 30.0
OBSTACLE = why_not_strict()
VERSIONS = range(1, landlock.newest_abi() + 1) if OBSTACLE is None else (1,)
"""Versions of Landlock, up to that of this kernel."""

pytestmark = pytest.mark.skipif(OBSTACLE is not None, reason=f"strict isolation cannot be had here: {OBSTACLE}")


class Unlocked(Exception):
    """Something went wrong before the thread was locked."""


def locked(
    function: Callable[..., Any], *arguments: Any, readable: tuple[str, ...] = (), abi: int | None = None
) -> Any:
    """Call a function in a locked thread; return its result, or raise its exception."""
    found: list[Any] = []

    def run() -> None:
        try:
            restrict([*system_files(), *readable], abi)
        except BaseException as problem:
            found.append(Unlocked(repr(problem)))
            return
        try:
            found.append(function(*arguments))
        except BaseException as problem:
            found.append(problem)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]


# Files


@pytest.mark.parametrize("abi", [None, *VERSIONS])
def test_only_what_is_given_can_be_read(abi: int | None, tmp_path: Path) -> None:
    """With every version of Landlock: the named files, and no others."""
    given, secret = tmp_path / "given", tmp_path / "secret"
    for path in (given, secret):
        path.write_text("text", encoding="utf-8")
    assert locked(given.read_text, readable=(str(given),), abi=abi) == "text"
    for path in (secret, ROOT / "solutions" / "softmax.py", Path("/etc/passwd"), Path("/proc/self/environ")):
        with pytest.raises(PermissionError):
            locked(path.read_bytes, readable=(str(given),), abi=abi)


def test_a_folder_can_be_read_with_all_below(tmp_path: Path) -> None:
    """Its list, and the files in it; not the list of its parent folder."""
    folder = tmp_path / "package"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "font").write_text("text", encoding="utf-8")
    assert locked(os.listdir, folder, readable=(str(folder),)) == ["data"]
    assert locked((folder / "data" / "font").read_text, readable=(str(folder),)) == "text"
    with pytest.raises(PermissionError):
        locked(os.listdir, tmp_path, readable=(str(folder),))


CHANGES: dict[str, Callable[[Path], object]] = {
    "write": lambda path: path.write_text("x"),
    "append": lambda path: path.open("a"),
    "truncate": lambda path: os.truncate(path, 0),
    "make a file": lambda path: (path.parent / "new").touch(),
    "make a folder": lambda path: (path.parent / "new").mkdir(),
    "make a pipe": lambda path: os.mkfifo(path.parent / "new"),
    "make a link": lambda path: os.symlink(path, path.parent / "new"),
    "make a hard link": lambda path: os.link(path, path.parent / "new"),
    "remove": lambda path: path.unlink(),
    "remove a folder": lambda path: (path.parent / "folder").rmdir(),
    "rename": lambda path: path.rename(path.parent / "new"),
    "chmod": lambda path: path.chmod(0o777),
    "chown": lambda path: os.chown(path, os.getuid(), os.getgid()),
    "utime": lambda path: os.utime(path, (0, 0)),
    "setxattr": lambda path: os.setxattr(path, "user.x", b"x"),
    "truncate by opening": lambda path: os.open(path, os.O_RDONLY | os.O_TRUNC),
    "truncate by opening from a folder": lambda path: os.open(path.name, os.O_TRUNC, dir_fd=os.open(path.parent, 0)),
    "make by opening": lambda path: os.open(path.parent / "new", os.O_RDONLY | os.O_CREAT),
    "open to read and write": lambda path: os.open(path, os.O_RDWR),
    "open to neither": lambda path: os.open(path, os.O_WRONLY | os.O_RDWR),
    "open to append": lambda path: os.open(path, os.O_RDONLY | os.O_APPEND),
    "open without reading": lambda path: os.open(path, os.O_PATH),
    "open for signals": lambda path: os.open(path, os.O_RDONLY | os.O_ASYNC),
    "open by the newer call": lambda path: _call(437, -100, ctypes.addressof(ctypes.c_char_p(bytes(path))), 0, 0),
    "make an unnamed file": lambda path: os.open(path.parent, os.O_TMPFILE | os.O_RDWR),
    "change the root": lambda path: os.chroot(path.parent),
    "change the folder": lambda path: os.chdir(path.parent),
}


@pytest.mark.parametrize("abi", [None, *VERSIONS])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_can_be_changed(change: Callable[[Path], object], abi: int | None, tmp_path: Path) -> None:
    """Not even in a readable folder: neither contents nor names nor permissions nor times."""
    path = tmp_path / "file"
    path.write_text("text", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    before = path.stat(), sorted(os.listdir(tmp_path))
    with pytest.raises(PermissionError):
        locked(change, path, readable=(str(tmp_path),), abi=abi)
    after = path.stat(), sorted(os.listdir(tmp_path))
    assert [each.st_ctime_ns for each in (before[0], after[0])] == [before[0].st_ctime_ns] * 2
    assert path.read_text(encoding="utf-8") == "text"
    assert before[1] == after[1]


# Calls


def _call(number: int, *arguments: int) -> None:
    """Make a system call that Python does not offer."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments)) < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


REFUSED: dict[str, Callable[[], object]] = {
    "a socket of the internet": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
    "a socket for names": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "a local socket": lambda: socket.socket(socket.AF_UNIX),
    "a pair of sockets": socket.socketpair,
    "fork": _fork,
    "a program": lambda: subprocess.run(["true"], check=True),
    "a program without fork": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "a program in its place": lambda: os.execv("/bin/true", ["true"]),
    "a shell": lambda: _call(59 if os.uname().machine == "x86_64" else 221, 0, 0, 0),
    "end itself as others would": lambda: os.kill(os.getpid(), signal.SIGTERM),
    "stop the judge": lambda: os.kill(os.getppid(), 0),
    "a signal to the group": lambda: os.kill(0, 0),
    "a signal to all": lambda: os.kill(-1, 0),
    "a signal to a session": lambda: os.killpg(os.getppid(), 0),
    "a file for a process": lambda: os.pidfd_open(os.getppid()),
    "a session of its own": os.setsid,
    "limits of the judge": lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE),
    "limits of its own": lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)),
    "limits by their number": lambda: resource.prlimit(0, resource.RLIMIT_CORE, (0, 0)),
    "processors of the judge": lambda: os.sched_setaffinity(os.getppid(), {0}),
    "priority of the judge": lambda: os.setpriority(os.PRIO_PROCESS, os.getppid(), 0),
    "an owner of a file, who gets signals": lambda: fcntl.fcntl(0, fcntl.F_SETOWN, os.getppid()),
    "a lease": lambda: fcntl.fcntl(0, fcntl.F_SETLEASE, fcntl.F_RDLCK),
    "a lock": lambda: fcntl.lockf(0, fcntl.LOCK_UN),
    "a key on another terminal": lambda: fcntl.ioctl(0, termios.TIOCSTI, b"x"),
    "memory in a file": lambda: os.memfd_create("x"),
    "a new name for the machine": lambda: socket.sethostname(socket.gethostname()),
}

BY_NUMBER = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "prctl": (157, 167),
    "seccomp": (317, 277),
    "setuid": (105, 146),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "keyctl": (250, 219),
    "mount": (165, 40),
    "unshare": (272, 97),
    "setns": (308, 268),
    "reboot": (169, 142),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "inotify_init1": (294, 26),
    "open_by_handle_at": (304, 265),
    "rt_sigqueueinfo": (129, 138),
    "tkill": (200, 130),
    "pidfd_send_signal": (424, 424),
    "landlock_create_ruleset": (444, 444),
}


@pytest.mark.parametrize("call", REFUSED.values(), ids=REFUSED)
def test_what_reaches_beyond_the_worker_is_refused(call: Callable[[], object]) -> None:
    """By seccomp, if Landlock does not cover it."""
    with pytest.raises((PermissionError, ValueError)):  # resource tells a refusal as a ValueError
        locked(call)


@pytest.mark.parametrize("numbers", BY_NUMBER.values(), ids=BY_NUMBER)
def test_calls_of_the_kernel_that_are_not_listed_are_refused(numbers: tuple[int, int]) -> None:
    """With wrong arguments: the filter comes before the call."""
    with pytest.raises(PermissionError):
        locked(_call, numbers[syscalls.MACHINES[os.uname().machine][0]], -1, -1, -1, -1, -1)


def test_calls_of_later_kernels_do_not_exist() -> None:
    """Neither does clone3, which hides what it does from a filter, nor those of the 32-bit names of x86_64."""
    for number in (435, syscalls.LAST + 1, 0x40000000 | 39):
        with pytest.raises(OSError, match=os.strerror(errno.ENOSYS)):
            locked(_call, number, 0, 0)


FLAGS: dict[str, Callable[[], object]] = {
    "memory of the pool of large pages": lambda: mmap.mmap(
        -1, 1 << 21, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x40000
    ),
    "memory that is never swapped": lambda: mmap.mmap(-1, 4096, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x2000),
    "memory that is broken": lambda: mmap.mmap(-1, 4096).madvise(100),
    "memory that is compared with that of others": lambda: mmap.mmap(-1, 4096).madvise(mmap.MADV_MERGEABLE),
    "memory that is thrown out": lambda: mmap.mmap(-1, 4096).madvise(21),
    "a hole in a file": lambda: mmap.mmap(-1, 4096).madvise(mmap.MADV_REMOVE),
    "a pipe of notices": lambda: os.pipe2(0o200),
    "a pipe of packets": lambda: os.pipe2(os.O_DIRECT),
    "a lock that lends priority": lambda: _call(202 if os.uname().machine == "x86_64" else 98, 0, 6 | 128, 0, 0, 0),
}


@pytest.mark.parametrize("call", FLAGS.values(), ids=FLAGS)
def test_flags_of_allowed_calls_that_computing_does_not_need_are_refused(call: Callable[[], object]) -> None:
    """An allowed call may do more than one thing."""
    with pytest.raises(PermissionError):
        locked(call)


def test_a_thread_in_a_namespace_of_its_own_is_refused() -> None:
    """The flags of clone must be those of a thread; with these flags, the kernel itself would refuse too."""
    clone, flags = syscalls.GUARDED["clone"][syscalls.MACHINES[os.uname().machine][0]], 0x3D0F00 | 0x10000000
    with pytest.raises(PermissionError):
        locked(_call, clone, flags, 0, 0, 0, 0)


ALLOWED: dict[str, Callable[[], object]] = {
    "a signal to itself": lambda: os.kill(os.getpid(), 0),
    "a thread": lambda: [thread.start() or thread.join() for thread in [threading.Thread(target=int)]],
    "its own limits": lambda: resource.getrlimit(resource.RLIMIT_AS),
    "random numbers": lambda: np.random.default_rng().normal(size=3),
    "linear algebra": lambda: np.linalg.svd(np.ones((50, 50))),
    "the time": lambda: (time.time(), time.localtime(), time.sleep(0.001)),
    "a pipe": lambda: list(map(os.close, os.pipe())),
    "is it a terminal": lambda: os.isatty(0),
    "the null device": lambda: Path(os.devnull).read_bytes(),
    "a file": lambda: Path(os.__file__).read_bytes(),
    "a folder": lambda: os.scandir(Path(json.__file__).parent).close(),
    "a file below an open folder": lambda: os.close(
        os.open("decoder.py", 0, dir_fd=os.open(Path(json.__file__).parent, 0))
    ),
    "a file in memory": lambda: mmap.mmap(os.open(os.__file__, os.O_RDONLY), 0, mmap.MAP_SHARED, mmap.PROT_READ),
    "memory in large pages": lambda: mmap.mmap(-1, 1 << 22).madvise(mmap.MADV_HUGEPAGE),
    "memory that is given back": lambda: mmap.mmap(-1, 4096).madvise(mmap.MADV_DONTNEED),
    "a pipe that does not wait": lambda: list(map(os.close, os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC))),
    "threads that wait for each other": lambda: ThreadPoolExecutor(4).submit(sum, [1]).result(),
    "its own flags": lambda: os.get_inheritable(0) or os.get_blocking(0),
}


@pytest.mark.parametrize("call", ALLOWED.values(), ids=ALLOWED)
def test_what_computing_needs_is_allowed(call: Callable[[], object]) -> None:
    """Control: the refusals above are no coincidence."""
    locked(call, readable=tuple(package_files({"numpy": np})))


HEADERS = {
    0: Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    1: Path("/usr/include/asm-generic/unistd.h"),  # aarch64 takes its numbers from here
}


@pytest.mark.parametrize("column", HEADERS, ids=["x86_64", "aarch64"])
def test_the_numbers_are_those_of_the_kernel(column: int) -> None:
    """Compared with the headers if they are installed; each name is a call, each call has its number."""
    if not HEADERS[column].exists():
        pytest.skip(f"there is no {HEADERS[column]}")
    text = HEADERS[column].read_text(encoding="utf-8")
    numbers = {name: int(number) for name, number in re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)", text)}
    numbers |= {"newfstatat": numbers["fstatat"]} if "fstatat" in numbers else {}
    ours = syscalls.ALLOWED | syscalls.ABSENT | syscalls.GUARDED
    assert {name: each[column] for name, each in ours.items()} == {
        name: numbers.get(name) if each[column] is not None else None for name, each in ours.items()
    }
    assert {name for name, each in ours.items() if each[column] is None and name in numbers} == set()


def test_the_filter_of_another_processor_is_as_long_as_its_calls() -> None:
    """It is made here, but cannot be tested here; a call of a foreign processor kills the process."""
    for machine, (column, processor) in syscalls.MACHINES.items():
        code = seccomp.call_filter(machine)
        assert code[1] == (0x15, 1, 0, processor)
        tested = [k for operation, _, _, k in code[4:] if operation == 0x15]
        for name, numbers in (syscalls.ALLOWED | syscalls.GUARDED).items():
            assert numbers[column] is None or numbers[column] in tested, name
        for at, (operation, true, false, _) in enumerate(code):
            assert operation != 0x15 or at + 1 + max(true, false) < len(code)


# What may be read


def test_the_standard_library_can_be_read_without_what_is_installed_beside_it() -> None:
    """Its folder contains site-packages, with all installed packages."""
    found = system_files()
    library = os.path.dirname(os.__file__)
    assert os.path.join(library, "json") in found
    assert library not in found
    assert not any(path.endswith("-packages") for path in found)


def test_packages_can_be_read_that_are_imported(tmp_path: Path) -> None:
    """Folders, single files and the libraries beside them; nothing of the grader, nothing of the standard library."""
    site = tmp_path / "site-packages"
    (site / "drawing.libs").mkdir(parents=True)
    drawing, single, inner = ModuleType("drawing"), ModuleType("single"), ModuleType("drawing.fonts")
    drawing.__path__ = [str(site / "drawing")]
    single.__file__ = str(site / "single.py")
    inner.__file__ = "/elsewhere/fonts.py"
    modules = {"drawing": drawing, "single": single, "drawing.fonts": inner, "json": sys.modules["json"]}
    modules |= {"lockdown": lockdown, "sys": sys}
    found = package_files(modules)
    assert sorted(found) == sorted(str(site / name) for name in ("drawing", "drawing.libs", "single.py"))


def test_numpy_brings_its_libraries() -> None:
    """The folder of numpy, and that of the libraries in its wheel if there is one."""
    found = package_files({"numpy": np})
    folder = Path(np.__file__).parent
    assert str(folder) in found
    libraries = folder.parent / "numpy.libs"
    assert (str(libraries) in found) == libraries.is_dir()


# Systems without it


def test_a_try_leaves_this_process_free(tmp_path: Path) -> None:
    """Files, sockets and programs work as before; the locked thread has ended."""
    threads = threading.active_count()
    assert why_not_strict() is None
    assert threading.active_count() == threads
    (tmp_path / "file").write_text("text", encoding="utf-8")
    socket.socket().close()
    subprocess.run(["true"], check=True)
    assert (ROOT / "solutions" / "softmax.py").read_bytes()


def _failing(code: int, number: int | None = None) -> Callable[..., int]:
    real = landlock.call

    def call(called: int, *arguments: int | bytes | None) -> int:
        if number is not None and called != number:
            return real(called, *arguments)
        ctypes.set_errno(code)
        return -1

    return call


OBSTACLES: dict[str, tuple[object, str, object, str]] = {
    "no Landlock": (landlock, "call", _failing(errno.ENOSYS), "this kernel has no Landlock; Linux has it since 5.13"),
    "Landlock off": (
        landlock,
        "call",
        _failing(errno.EOPNOTSUPP),
        "Landlock is switched off in this kernel; its boot parameter lsm= must name landlock",
    ),
    "Landlock forbidden": (
        landlock,
        "call",
        _failing(errno.EPERM),
        "Landlock does not work here: Operation not permitted",
    ),
    "no ruleset": (
        landlock,
        "call",
        _failing(errno.E2BIG, syscalls.LANDLOCK_RESTRICT_SELF),
        "Landlock does not work here: Argument list too long",
    ),
    "Landlock without effect": (
        lockdown,
        "restrict_files",
        lambda *_: None,
        "the kit lies where a submission may read, such as among the packages of Python",
    ),
    "seccomp without effect": (lockdown, "restrict_calls", lambda: None, "seccomp does not hold here"),
    "no filter": (seccomp, "call_filter", lambda _: [], "seccomp does not work here: Invalid argument"),
}


@pytest.mark.parametrize(("module", "name", "instead", "message"), OBSTACLES.values(), ids=OBSTACLES)
def test_what_stands_in_the_way_is_told(
    module: object, name: str, instead: object, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that is not possible, and a step without effect."""
    monkeypatch.setattr(module, name, instead)
    assert why_not_strict() == message


def test_without_proc_there_is_no_strict_isolation(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker could not know whether it has a thread; it refuses, as the judge does."""
    monkeypatch.setattr(lockdown, "THREADS", "/no/such/folder")
    assert why_not_strict() == "it needs /proc, which is not there"
    with pytest.raises(lockdown.LockdownError, match="it needs /proc"):
        lockdown.lock()


def test_other_systems_have_no_strict_isolation(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does a processor whose system calls are not in our table."""
    monkeypatch.setattr(sys, "platform", "darwin")
    assert why_not_strict() == "it needs Linux; this is darwin"
    monkeypatch.undo()
    monkeypatch.setattr(syscalls, "MACHINES", {})
    assert why_not_strict() == f"it knows no system calls of this processor, {os.uname().machine}"


# A real worker


def value_of(text: str, *, packages: tuple[str, ...] = (), isolation: str = "strict") -> Any:
    """Return the answer to a call of f in a worker that has executed this."""
    with Sandbox(isolation) as sandbox:
        worker = sandbox.take()
        worker.open("softmax", {"softmax": text}, "", packages)
        answer = worker.execute_anew(SECONDS, 1, SECONDS)
        answer = worker.call("f", []) if answer == Returned(None) else answer
    return answer.value if isinstance(answer, Returned) else answer


READ = f"def f(): return open({str(ROOT / 'solutions' / 'softmax.py')!r}).read()\n"


def test_a_strict_worker_is_locked_before_the_first_line_of_a_submission() -> None:
    """At import and in a call; a portable one is not."""
    refused = value_of(READ + "f()\n")
    assert isinstance(refused, Raised)
    assert (refused.type, refused.place and refused.place.function) == ("PermissionError", "f")
    assert isinstance(value_of(READ), Raised)
    assert "def softmax" in value_of(READ, isolation="portable")


def test_a_strict_worker_reads_neither_itself_nor_the_checks() -> None:
    """No file of the grader is readable, not even the one that it runs."""
    body = "out = []\nfor path in paths:\n    try: open(path).close(); out.append(path)\n    except OSError: pass"
    paths = [str(path) for room in ("grader", "solutions", "tests") for path in sorted((ROOT / room).rglob("*.py"))]
    text = f"paths = {paths!r}\ndef f():\n    " + body.replace("\n", "\n    ") + "\n    return tuple(out)\n"
    assert len(paths) > 50
    assert value_of(text) == ()


def test_a_strict_worker_imports_the_standard_library() -> None:
    """Everything that a computation can use and that was not imported before."""
    names = ("json", "decimal", "fractions", "statistics", "itertools", "csv", "sqlite3", "hashlib", "unittest")
    more = ("concurrent.futures", "dataclasses", "typing", "random", "datetime", "ctypes", "email", "xml.dom.minidom")
    text = "".join(f"import {name}\n" for name in (*names, *more))
    assert value_of(text + "def f(): return hashlib.sha256(b'').hexdigest()[:4]\n") == "e3b0"


def test_a_strict_worker_draws_and_reads_pictures() -> None:
    """Fonts, plugins and other files that packages load only when needed."""
    text = """
import io
import numpy as np
from matplotlib.figure import Figure
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image, ImageOps

def f():
    figure = Figure()
    FigureCanvasAgg(figure)
    figure.subplots().set_title("$x^2$")
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return ImageOps.invert(Image.open(file).convert("L")).size
"""
    packages = ("matplotlib.figure", "matplotlib.backends.backend_agg", "PIL.Image")
    assert value_of(text, packages=packages) == (640, 480)


def test_a_worker_with_a_thread_is_not_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread of a package would not be locked, so nothing runs."""
    stays = f"import threading\nthreading.Thread(target=threading.Event().wait, args=({SECONDS},), daemon=True).start()"
    for name, text in (("stays", stays), ("ends", "import threading\nthreading.Timer(0.1, int).start()")):
        (tmp_path / f"{name}.py").write_text(text + "\n", encoding="utf-8")
    program = tmp_path / "program.py"
    start = f"sys.path.append({str(tmp_path)!r})\nrunpy.run_path({str(process.PROGRAM)!r}, run_name='__main__')\n"
    program.write_text("import runpy, sys\n" + start, encoding="utf-8")
    monkeypatch.setattr(process, "PROGRAM", program)
    assert value_of("def f(): return 1\n", packages=("ends",)) == 1
    with pytest.raises(WorkerFault) as caught:
        value_of("def f(): return 1\n", packages=("stays",))
    reason = "isolation strict cannot be had: a package that the exercise names keeps a thread running"
    assert str(caught.value) == f"the worker does not start: {reason}"


def test_a_worker_ends_itself_by_signals_of_a_crash_only() -> None:
    """So if another signal ended a worker, somebody else sent it."""
    assert value_of("import os\ndef f(): os.abort()\n").how == "crashed the interpreter with SIGABRT"
    text = """
import os, signal, threading

def f():
    refused = []
    for number in (signal.SIGKILL, signal.SIGTERM):
        for send in (os.kill, signal.pthread_kill):
            try:
                send(os.getpid() if send is os.kill else threading.get_ident(), number)
            except PermissionError:
                refused.append(int(number))
    return tuple(refused)
"""
    assert value_of(text) == (9, 9, 15, 15)


OLD_CALL = """
import ctypes, mmap

def f():
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(bytes.fromhex("b814000000cd80c3"))  # mov eax, 20; int 0x80; ret
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))() > 0
"""


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="only x86_64 has a second set of numbers")
def test_a_call_by_the_numbers_of_an_older_processor_ends_the_worker() -> None:
    """A 64-bit program can use 32-bit system calls, which have other numbers."""
    answer = value_of(OLD_CALL)
    assert isinstance(answer, Died)
    assert answer.how in ("crashed the interpreter with SIGSYS", "crashed the interpreter with SIGSEGV")


def test_a_strict_worker_that_cannot_be_locked_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the judge found before, the worker itself refuses."""

    kit = tmp_path / "sandbox"
    shutil.copytree(ROOT / "grader" / "sandbox", kit, ignore=shutil.ignore_patterns("__pycache__"))
    text = (kit / "inside" / "lockdown.py").read_text(encoding="utf-8")
    (kit / "inside" / "lockdown.py").write_text(text.replace("    restrict_calls()\n", "", 1), encoding="utf-8")
    monkeypatch.setattr(process, "PROGRAM", kit / "inside" / "__main__.py")
    with pytest.raises(WorkerFault) as caught:
        value_of("def f(): return 1\n")
    assert str(caught.value) == "the worker does not start: isolation strict cannot be had: seccomp does not hold here"


def test_a_level_is_that_of_all_workers_of_a_sandbox() -> None:
    """Also for workers that were started in advance."""
    with Sandbox("strict") as sandbox:
        for _ in range(3):
            worker = sandbox.take()
            worker.open("softmax", {"softmax": READ}, "")
            worker.execute_anew(SECONDS, 1, SECONDS)
            assert isinstance(worker.call("f", []), Raised)
    worker = start_worker()
    worker.close()


def test_nothing_of_a_locked_thread_is_left_to_others() -> None:
    """Control of these tests: a signal handler, a garbage collection and a later thread are all free."""
    with pytest.raises(PermissionError):
        locked(signal.raise_signal and socket.socket)
    thread: list[object] = []
    free = threading.Thread(target=lambda: thread.append(socket.socket()))
    free.start()
    free.join()
    assert isinstance(thread[0], socket.socket)
    thread[0].close()


def test_an_error_before_the_lock_is_no_refusal() -> None:
    """Control of these tests: only real refusals count as refusals."""
    with pytest.raises(Unlocked):
        locked(int, readable=("/dev/null",), abi=0)


def test_the_words_of_an_obstacle_are_those_of_the_error() -> None:
    """An error of the lock is reported with its own text."""
    assert str(LockdownError("why")) == "why"
