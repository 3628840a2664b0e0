"""Read keys one at a time as they are pressed, and restore the terminal."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from collections.abc import Iterator

ESCAPE = "\x1b"
ARROWS = {"A": "up", "B": "down"}
SEQUENCE = re.compile(r"\x1b[\[O][0-9;]*(?P<end>.)", re.DOTALL)
"""The beginning of a key without a letter; the last character says which key it is."""
WINDOWS_ARROWS = {"H": "up", "P": "down"}

if sys.platform == "win32":
    import msvcrt

    PAUSE_SECONDS = 0.01
    INTERRUPT = "\x03"
    """Ctrl-C, where the console passes it on as a key."""

    class Keyboard:
        """The keyboard of a console."""

        def key(self, seconds: float) -> str | None:
            """Return the next key, or None if none is pressed within this time."""
            deadline = time.monotonic() + seconds
            while not msvcrt.kbhit():
                if time.monotonic() > deadline:
                    return None
                time.sleep(PAUSE_SECONDS)
            key = msvcrt.getwch()
            if key == INTERRUPT:
                raise KeyboardInterrupt
            if key in "\x00\xe0" and msvcrt.kbhit():  # else it is the letter à
                return WINDOWS_ARROWS.get(msvcrt.getwch(), "")
            return named(key)

    @contextlib.contextmanager
    def keyboard() -> Iterator[Keyboard]:
        """Yield the keyboard."""
        yield Keyboard()

    @contextlib.contextmanager
    def as_it_was(_: Keyboard) -> Iterator[None]:
        """Let another program use the keyboard for a while."""
        yield

else:
    import select
    import termios
    import tty

    class Keyboard:
        """The keyboard of a terminal, which reports each key at once and shows none.

        Parameters
        ----------
        descriptor : int
            The terminal.
        """

        def __init__(self, descriptor: int) -> None:
            self._descriptor, self._before = descriptor, termios.tcgetattr(descriptor)
            self._waiting = ""

        def take(self) -> None:
            """Let the terminal report each key at once."""
            tty.setcbreak(self._descriptor, termios.TCSANOW)

        def give_back(self) -> None:
            """Restore the terminal."""
            with contextlib.suppress(termios.error, OSError):  # it may be closed
                termios.tcsetattr(self._descriptor, termios.TCSANOW, self._before)

        def key(self, seconds: float) -> str | None:
            """Return the next key, or None if none is pressed within this time.

            Raises
            ------
            EOFError
                If the terminal is no more.
            """
            if not self._waiting:
                if not select.select([self._descriptor], [], [], seconds)[0]:
                    return None
                self._waiting = self._read()
            if sequence := SEQUENCE.match(self._waiting):
                self._waiting = self._waiting[sequence.end() :]
                return ARROWS.get(sequence["end"], "")
            key, self._waiting = self._waiting[0], self._waiting[1:]
            return named(key)

        def _read(self) -> str:
            try:
                data = os.read(self._descriptor, 1024)
            except OSError as problem:
                raise EOFError from problem
            if not data:
                raise EOFError
            return data.decode("utf-8", "replace")

    @contextlib.contextmanager
    def keyboard() -> Iterator[Keyboard]:
        """Yield the keyboard; the terminal is restored at the end, whatever happens."""
        keys = Keyboard(sys.stdin.fileno())
        try:
            keys.take()
            yield keys
        finally:
            keys.give_back()

    @contextlib.contextmanager
    def as_it_was(keys: Keyboard) -> Iterator[None]:
        """Let another program use the keyboard for a while."""
        keys.give_back()
        try:
            yield
        finally:
            keys.take()


def named(key: str) -> str:
    """Return the name of a key that has no character."""
    return {"\r": "enter", "\n": "enter", ESCAPE: "escape", "\x04": "q"}.get(key, key)
