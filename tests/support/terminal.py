"""A terminal with a running program: shows what a person would see, and presses keys."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import pyte

SECONDS = 60.0
"""How long a screen may take to appear: a machine may be busy."""

IN_CHARGE = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal that of the program, so Ctrl-C and closing it send signals."""


class Terminal:
    """A program in a terminal.

    Parameters
    ----------
    command : sequence of str
        The program and its words.
    folder : Path
        Where it runs.
    columns, lines : int
        The size of the terminal.
    variables : mapping of str to str, optional
        Additions and changes to the environment.

    Attributes
    ----------
    process : Popen
        The program.
    written : bytearray
        All that it has written.
    """

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        columns: int = 80,
        lines: int = 24,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self._near, self._far = pty.openpty()
        self.resize(columns, lines)
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.written = bytearray()
        self.before = self.settings
        unwanted = ("COVERAGE", "COLUMNS", "LINES", "NO_COLOR", "PYTEST", "VISUAL", "EDITOR")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
        self.process = subprocess.Popen(
            [sys.executable, "-c", IN_CHARGE, *command],
            cwd=folder, env=environment | {"TERM": "xterm-256color"} | dict(variables or {}), start_new_session=True,
            stdin=self._far, stdout=self._far, stderr=self._far,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            self.process.kill()
        self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the terminal, as when its window is closed."""
        for descriptor in (self._near, self._far):
            with contextlib.suppress(OSError):
                os.close(descriptor)
        self._near = self._far = -1

    @property
    def settings(self) -> list[Any]:
        """The settings of the terminal: whether it shows typed text, and so on."""
        return termios.tcgetattr(self._far)

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._far, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        if hasattr(self, "_screen"):
            self._screen.resize(lines, columns)

    def press(self, keys: str) -> None:
        """Press keys in this order."""
        os.write(self._near, keys.encode())

    def look(self, seconds: float = 0.0) -> list[str]:
        """Return the lines of the screen, after the program has been silent for this time."""
        while select.select([self._near], [], [], seconds)[0]:
            try:
                data = os.read(self._near, 65536)
            except OSError:  # the terminal is closed
                break
            self.written += data
            self._stream.feed(data)
        return [line.rstrip() for line in self._screen.display]

    def wait_until(self, condition: Callable[[str], bool], seconds: float = SECONDS) -> list[str]:
        """Return the lines of the first screen that meets a condition, which gets them joined by blanks."""
        deadline = time.monotonic() + seconds
        while not condition(" ".join(" ".join(lines := self.look(0.02)).split())):
            if time.monotonic() > deadline:
                raise AssertionError("it was not seen; there was:\n" + "\n".join(lines))
            if self.process.poll() is not None and not select.select([self._near], [], [], 0.1)[0]:
                raise AssertionError(f"it ended with {self.process.returncode}; there was:\n" + "\n".join(lines))
        return lines

    def wait_for(self, *texts: str, seconds: float = SECONDS) -> list[str]:
        """Return the lines of the first screen with all of these texts, wherever its lines break."""
        try:
            return self.wait_until(lambda seen: all(text in seen for text in texts), seconds)
        except AssertionError as problem:
            raise AssertionError(f"waited for {texts}; {problem}") from None

    def end(self, seconds: float = SECONDS) -> int:
        """Wait until the program has ended, and return its exit code."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < deadline:
            if self._near >= 0:
                self.look(0.05)
            else:
                time.sleep(0.05)
        if self._near >= 0:
            self.look(0.05)
        return self.process.wait(0.1)
