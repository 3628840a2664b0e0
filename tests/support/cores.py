"""How many processes may work at a time."""

from __future__ import annotations

import os


def cores() -> int:
    """Return how many judges may work at a time here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
