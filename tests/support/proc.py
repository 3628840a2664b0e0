"""Facts about processes from /proc, on Linux: parent, state, memory and descriptors.

On other systems nothing can be read: no process has children there, and every process counts as running.
"""

from __future__ import annotations

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
SECONDS = 60.0
"""The time limit for something that takes a moment, on a machine however busy."""

Pid = int | str
"""The number of a process, or ``"self"``."""


def status(field: str, pid: Pid = "self") -> str | None:
    """Return a field of a process's status, such as ``State`` or ``PPid``; None if there is no such process."""
    with contextlib.suppress(OSError):
        for line in (PROC / f"{pid}" / "status").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name == field:
                return value.strip()
    return None


def is_there(pid: int) -> bool:
    """Whether a process of this number exists, including one that has ended and was not waited for."""
    return (PROC / f"{pid}").exists()


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended does not, even if its parent has not waited for it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = status("State", pid)
    return state[0] not in "ZX" if state else not is_there(os.getpid())


def end_soon(*pids: int, seconds: float = SECONDS) -> bool:
    """Whether all of these processes end soon."""
    deadline = time.monotonic() + seconds
    while (left := any(map(is_running, pids))) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not left


def children(pid: Pid = "self") -> set[int]:
    """Return the children of a process, including ended ones that were not waited for."""
    found: set[int] = set()
    for task in (PROC / f"{pid}" / "task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= set(map(int, task.read_text(encoding="ascii").split()))
    return found


def descendants(pid: int | None = None) -> set[int]:
    """Return the descendants of a process, by default of this one.

    Those that have ended are not among them.
    """
    running = filter(is_running, (int(path.name) for path in PROC.glob("[0-9]*")))
    parents = {child: int(status("PPid", child) or 0) for child in running}
    found: set[int] = set()
    new = {os.getpid() if pid is None else pid}
    while new:
        new = {child for child, parent in parents.items() if parent in new}
        found |= new
    return found


def resident(pid: Pid = "self") -> int:
    """Return the memory of a process in kibibytes."""
    return int((status("VmRSS", pid) or "0").split()[0])


def descriptors(pid: Pid = "self") -> dict[str, str]:
    """Return the open files of a process, by the number of the descriptor."""
    folder, found = PROC / f"{pid}" / "fd", {}
    for number in os.listdir(folder):
        with contextlib.suppress(OSError):  # the descriptor of this look is already closed
            found[number] = os.readlink(folder / number)
    return found


MORE_MEMORY = 10 * 1024
"""Kibibytes that many saves may add: Python keeps some memory."""
MORE_DESCRIPTORS = 4
"""Those of processes that are being waited for."""


@dataclass(frozen=True)
class Held:
    """The resources of a process.

    Attributes
    ----------
    memory : int
        Kibibytes.
    descriptors, children : int
        How many.
    """

    memory: int
    descriptors: int
    children: int

    def __str__(self) -> str:
        return f"{self.memory:,} KiB, {self.descriptors} descriptors, {self.children} processes"

    def has_grown_from(self, before: Held) -> bool:
        """Whether they are more than before, beyond normal variation."""
        return (
            self.memory - before.memory > MORE_MEMORY
            or self.descriptors - before.descriptors > MORE_DESCRIPTORS
            or self.children > before.children + 1
        )


def held_by(pid: Pid) -> Held:
    """Return the current resources of a process."""
    return Held(resident(pid), len(descriptors(pid)), len(children(pid)))
