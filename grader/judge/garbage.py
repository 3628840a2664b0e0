"""Garbage collection while checks run."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterator

import pytest

_RUNS = itertools.count()
"""Counts the runs of this process."""


class Garbage:
    """A pytest plugin that collects garbage while checks run, even if the caller has switched that off.

    The command line and judge processes switch it off: imported modules are no garbage, and scanning them again and
    again takes a tenth of the time of one exercise. So they are frozen here: not scanned. But garbage of the checks
    must go, such as answers in a cycle of an exception and its frames.
    """

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self) -> Iterator[None]:
        """Run the checks."""
        if gc.isenabled():
            return (yield)
        is_first, is_thawed = next(_RUNS) == 0, gc.get_freeze_count() == 0
        if is_first or is_thawed:  # else garbage of earlier runs would be frozen for ever
            gc.freeze()
        gc.enable()
        try:
            return (yield)
        finally:
            gc.disable()
            if is_thawed:  # what the caller has frozen stays frozen
                gc.unfreeze()
