"""The parts that the page shows now, each with its version number; and waiting for the next version."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping


class Board:
    """The parts of the page. It holds each part once, for any number of tabs and however slow they are.

    Attributes
    ----------
    version : int
        How many times parts have changed.
    is_closed : bool
        Whether nothing changes any more.
    """

    def __init__(self) -> None:
        self.version, self.is_closed = 0, False
        self._parts: dict[str, tuple[int, str]] = {}
        self._changed = asyncio.Event()

    def show(self, parts: Mapping[str, str]) -> None:
        """Show these parts, by name; only parts with new content count as changed."""
        changed = {name: html for name, html in parts.items() if self._parts.get(name, (0, None))[1] != html}
        if changed:
            self.version += 1
            self._parts |= {name: (self.version, html) for name, html in changed.items()}
            self._wake()

    def close(self) -> None:
        """End all waiting."""
        self.is_closed = True
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def since(self, version: int) -> dict[str, str]:
        """Return the parts that have changed since a version; all of them for 0."""
        return {name: html for name, (when, html) in self._parts.items() if when > version}

    async def wait(self, version: int) -> None:
        """Wait until there is a later version than this, or the board is closed."""
        while self.version <= version and not self.is_closed:
            await self._changed.wait()
