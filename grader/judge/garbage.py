"""Garbage collection while checks run."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterator

import pytest

_RUNS = itertools.count()
"""Tells how many runs of this process came before."""


class Garbage:
    """A pytest plugin that collects garbage while checks run, even if the caller has switched that off.

    The command line and judge processes switch it off: imported modules are no garbage, and scanning them again and
    again takes a tenth of the time of one exercise. They are not scanned here either. But garbage of the checks must
    go, such as answers in a cycle of an exception and its frames.
    """

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self) -> Iterator[None]:
        """Run the checks."""
        if gc.isenabled():
            return (yield)
        frozen = gc.get_freeze_count()
        if not next(_RUNS) or not frozen:  # what an earlier run has left would be frozen, too, and stay for ever
            gc.freeze()
        gc.enable()
        try:
            return (yield)
        finally:
            gc.disable()
            if not frozen:  # else it is the caller who froze them
                gc.unfreeze()
