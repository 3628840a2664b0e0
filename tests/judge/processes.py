"""Which processes run, as far as the system tells it in /proc."""

from __future__ import annotations

import os
import time
from pathlib import Path


def running() -> set[int]:
    """The processes that this one has started, and those that they have started."""
    return descendants(os.getpid())


def descendants(pid: int) -> set[int]:
    """The processes that a process has started, and those that they have started, without those that have ended."""
    parents = {int(path.name): _parent(int(path.name)) for path in Path("/proc").glob("[0-9]*")}
    found, size = {pid}, 0
    while len(found) > size:
        size = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return found - {pid}


SECONDS = 60.0


def gone(pids: set[int]) -> bool:
    """Whether all of these processes end, as soon as the system gets round to it."""
    deadline = time.monotonic() + SECONDS
    while any(map(_parent, pids)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not any(map(_parent, pids))


def _parent(pid: int) -> int:
    """The parent of a process; 0 where that has ended, even if nobody has asked for its exit code yet."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    state, parent = stat.rpartition(")")[2].split()[:2]
    return 0 if state == "Z" else int(parent)
