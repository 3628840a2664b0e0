"""Garbage collection while checks run."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


class Garbage:
    """The plugin of pytest that has garbage collected while checks run, also where the caller has switched that off.

    The command line and judge processes have: what they import is no garbage, and to look through it again and again
    takes a tenth of the time of one exercise. It is left alone here, too. What checks leave has to go, such as answers
    that are held by an exception and its frames, in a cycle.
    """

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self) -> Iterator[None]:
        """Run the checks."""
        if gc.isenabled():
            return (yield)
        frozen = gc.get_freeze_count()
        gc.freeze()
        gc.enable()
        try:
            return (yield)
        finally:
            gc.disable()
            if not frozen:  # else it is the caller who wants that
                gc.unfreeze()
