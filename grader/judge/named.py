"""Exercises by name, for a judge process that gets them one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest


class NamedExercises:
    """A pytest plugin that runs each exercise when it is named, instead of all in order.

    Parameters
    ----------
    on_ready : callable
        Called when all checks are collected.
    names : iterable of str
        The exercises.
    on_graded : callable
        Called with the name of each exercise that is graded.

    Attributes
    ----------
    begun : set of str
        The exercises named so far.
    """

    def __init__(self, on_ready: Callable[[], None], names: Iterable[str], on_graded: Callable[[str], None]) -> None:
        self._on_ready, self._names, self._on_graded = on_ready, names, on_graded
        self.begun: set[str] = set()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the checks of each exercise that is named."""
        self._on_ready()
        for name in self._names:
            self.begun.add(name)
            items = [item for item in session.items if item.path.parent.name == name]
            for item, following in zip(items, [*items[1:], None], strict=True):
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.shouldfail:
                    raise session.Failed(session.shouldfail)
                if session.shouldstop:
                    raise session.Interrupted(session.shouldstop)
            self._on_graded(name)
        return True
