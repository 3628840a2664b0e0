"""What Linux says of processes: their children, state, memory and descriptors. Elsewhere there is nothing to read."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def children(pid: int | str = "self") -> set[int]:
    """Return the children of a process, also those that have ended and not been waited for."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= set(map(int, task.read_text(encoding="ascii").split()))
    return found


def status(field: str, pid: int | str = "self") -> str | None:
    """Return a field of a process's status, such as ``State`` or ``PPid``; None where there is no such process."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(":")
            if name == field:
                return value.strip()
    return None


def is_running(pid: int) -> bool:
    """Whether a process runs: one that has ended does not, even if nobody has waited for it."""
    state = status("State", pid)
    return state is not None and state[0] not in "ZX"


def resident(pid: int | str = "self") -> int:
    """Return the memory of a process in kibibytes."""
    return int((status("VmRSS", pid) or "0").split()[0])


def descriptors() -> list[str]:
    """Return the numbers of the open descriptors of this process, that of this look among them."""
    return sorted(os.listdir("/proc/self/fd"))
