"""How many processors may be used, and computing in one thread."""

from __future__ import annotations

import os
import sys

from grader.sandbox.outside.folder import ONE_THREAD


def usable_cores() -> int:
    """Return how many cores this process may use; the machine may have more."""
    if sys.version_info >= (3, 13):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def compute_in_one_thread() -> None:
    """Let linear algebra that is imported later compute in one thread, unless the environment says otherwise.

    The arrays of the judge are small: further threads would mostly wait for work, and keep processors from workers.
    """
    for name, number in ONE_THREAD.items():
        os.environ.setdefault(name, number)
