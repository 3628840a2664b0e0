"""The system limits of a worker at both levels: memory, and how much it may write."""

from __future__ import annotations

import contextlib

from .output import MAX_PRINTED


def limit_resources(memory: int) -> None:
    """Limit memory and the size of written files, as far as the system can.

    Parameters
    ----------
    memory : int
        Bytes of address space; Linux keeps to it, macOS does not, Windows knows no such limit.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    for name, limit in (("RLIMIT_AS", memory), ("RLIMIT_FSIZE", 2 * MAX_PRINTED), ("RLIMIT_CORE", 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (limit, limit))
