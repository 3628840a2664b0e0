"""The process of a worker: started as a program or forked by a template, and ended with all its descendants."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from grader.machine import MachineFault, described
from grader.sandbox.outside.times import Times, family_of, times_of

MEMORY = 1024 * 1024 * 1024
"""Bytes of memory of a worker."""

PROGRAM = Path(__file__).resolve().parent.parent / "inside" / "__main__.py"

KILLED = -9
"""The exit code of `subprocess` for SIGKILL."""

END_SECONDS = 10.0
"""How long ending a worker and all its processes may take."""


class WorkerFault(MachineFault):
    """A worker cannot be started or ended: the fault of the machine or of the grader, never of a submission."""


class WorkerProcess(Protocol):
    """A running process.

    Attributes
    ----------
    pid : int
        Its process id, or that of its supervisor.
    """

    @property
    def pid(self) -> int:
        """Its process id, or that of its supervisor."""

    def times(self) -> Times | None:
        """Return the times of it and of all its descendants, or None if the system does not report them."""

    def ends_within(self, seconds: float) -> bool:
        """Return whether it ends by itself within this time."""

    def end(self) -> int:
        """End it with all its descendants, and return how it ended, by itself or now: a code as in `subprocess`.

        Raises
        ------
        WorkerFault
            If somebody else ended what supervises it, so that nobody knows what is left.
        """


def command(role: str, *more: object) -> list[str]:
    """Return the command that starts our program in this role, ``"worker"`` or ``"template"``."""
    return [sys.executable, "-I", "-B", "-X", "utf8", str(PROGRAM), role, str(MEMORY), *map(str, more)]


class StartedProcess:
    """A worker that is a program, started now; on Linux, below a supervisor.

    Parameters
    ----------
    streams : sequence of int
        The descriptors that become its standard streams.
    folder : Path
        Its current folder.
    environment : mapping of str to str
        Its environment.

    Raises
    ------
    WorkerFault
        If there is no such interpreter.
    """

    _status: int | None

    def __init__(self, streams: Sequence[int], folder: Path, environment: Mapping[str, str]) -> None:
        theirs = self._status = None
        if sys.platform == "linux":
            self._status, theirs = os.pipe()
        kept = () if theirs is None else (theirs,)
        try:
            self._process = subprocess.Popen(
                command("worker", *kept),
                stdin=streams[0],
                stdout=streams[1],
                stderr=streams[2],
                cwd=folder,
                env=environment,
                start_new_session=True,
                pass_fds=kept,
            )
        except OSError as problem:
            _close(self._status)
            raise WorkerFault(f"the worker does not start: {sys.executable}: {described(problem)}") from problem
        finally:
            _close(theirs)

    @property
    def pid(self) -> int:
        """The process id of the worker, or of its supervisor."""
        return self._process.pid

    def times(self) -> Times | None:
        """Return the times of the supervisor and its family; other systems have neither."""
        try:
            return times_of(family_of(self.pid)) if self._status is not None else None
        except OSError:
            return None

    def ends_within(self, seconds: float) -> bool:
        """Return whether it ends by itself within this time, with all its descendants."""
        if self._status is not None:
            return _is_readable(self._status, seconds)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.returncode is not None

    def end(self) -> int:
        """End it with all its descendants, and return how it ended."""
        if self._status is None:
            _kill_group(self._process)
            return self._process.wait()
        self._process.send_signal(signal.SIGTERM)
        self._process.send_signal(signal.SIGCONT)  # a submission may have stopped it
        code = read_code(self._status)
        if code is None and self._process.poll() is None:
            _kill_group(self._process)
        self._process.wait()
        if code is None and self._process.returncode == KILLED:
            raise WorkerFault("what supervised a worker was killed: processes of a submission may be left")
        return self._process.returncode if code is None else code  # it ended before it started a worker


class ForkedProcess:
    """A worker that a template has forked.

    Parameters
    ----------
    pid : int
        Its process id.
    process : int
        A descriptor for it.
    status : int
        The pipe by which the template tells how it ended.
    """

    def __init__(self, pid: int, process: int, status: int) -> None:
        self.pid, self._process, self._status = pid, process, status

    def times(self) -> Times | None:
        """Return its times; it cannot start processes."""
        return times_of([self.pid])

    def ends_within(self, seconds: float) -> bool:
        """Return whether it ends by itself within this time."""
        return _is_readable(self._process, seconds)

    def end(self) -> int:
        """End it, and return how it ended."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._process, signal.SIGKILL)
        os.close(self._process)
        code = read_code(self._status)
        return KILLED if code is None else code  # it ends with the template


def read_code(status: int) -> int | None:
    """Return how a worker ended, as its parent reports by a pipe, which is then closed; None without a report."""
    try:
        data = os.read(status, 100) if _is_readable(status, END_SECONDS) else b""
    finally:
        os.close(status)
    return int(data) if data else None


def _is_readable(descriptor: int, seconds: float) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(1000 * seconds))


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        taskkill = str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe")
        with contextlib.suppress(OSError):
            subprocess.run([taskkill, "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    process.kill()


def _close(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)


def cause_of_death(code: int) -> str:
    """Describe how a process ended, from its exit code as in `subprocess`."""
    if 0 <= code < 0xC0000000:
        return f"ended the interpreter with exit code {code}"
    with contextlib.suppress(ValueError):
        return f"crashed the interpreter with {signal.Signals(-code).name}"
    return f"crashed the interpreter with signal {-code}"
