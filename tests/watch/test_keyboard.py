"""Reading keys from a terminal, and restoring the terminal."""

from __future__ import annotations

import contextlib
import os
import runpy
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import cast

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

import pty
import termios

from grader.watch import keyboard as keyboard_module
from grader.watch.keyboard import Keyboard, as_it_was


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal: where keys are pressed, and where they arrive."""
    ends = pty.openpty()
    yield ends
    for end in ends:
        with contextlib.suppress(OSError):
            os.close(end)


def pressed(terminal: tuple[int, int], data: bytes) -> list[str | None]:
    """The keys that arrive when a terminal sends this."""
    keys = Keyboard(terminal[1])
    keys.take()
    os.write(terminal[0], data)
    found: list[str | None] = []
    while (key := keys.key(0.05)) is not None:
        found.append(key)
    keys.give_back()
    return found


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"n", ["n"]),
        (b"hH", ["h", "H"]),
        (b"\r", ["enter"]),
        (b"\x1b", ["escape"]),
        (b"\x04", ["q"]),
        (b"\x1b[A\x1b[B", ["up", "down"]),
        (b"\x1bOA\x1bOB", ["up", "down"]),
        (b"\x1b[1;5Hn", ["", "n"]),
        (b"\x1b[15~q", ["", "q"]),
        (b"\x1b[3~", [""]),
        ("é€".encode(), ["é", "€"]),
        (b"\xff", ["\N{REPLACEMENT CHARACTER}"]),
        (b"", []),
    ],
)
def test_keys_have_names(terminal: tuple[int, int], data: bytes, keys: list[str]) -> None:
    """No part of a special key is taken for a letter."""
    assert pressed(terminal, data) == keys


def test_the_terminal_is_as_it_was(terminal: tuple[int, int]) -> None:
    """Also for a while, for another program."""
    before = termios.tcgetattr(terminal[1])
    keys = Keyboard(terminal[1])
    keys.take()
    taken = termios.tcgetattr(terminal[1])
    assert taken != before
    assert not taken[3] & (termios.ECHO | termios.ICANON)
    assert taken[3] & termios.ISIG
    with as_it_was(keys):
        assert termios.tcgetattr(terminal[1]) == before
    assert termios.tcgetattr(terminal[1]) == taken
    keys.give_back()
    assert termios.tcgetattr(terminal[1]) == before


def test_a_terminal_that_is_no_more_ends_the_keys(terminal: tuple[int, int]) -> None:
    """Restoring it is no fault either."""
    keys = Keyboard(terminal[1])
    keys.take()
    os.close(terminal[0])
    with pytest.raises(EOFError):
        keys.key(1.0)
    keys.give_back()


class Console:
    """A console of Windows: both ends of ``msvcrt``.

    Parameters
    ----------
    keys : str
        The characters that it reports.
    """

    def __init__(self, keys: str) -> None:
        self._keys = list(keys)

    def kbhit(self) -> bool:
        """Whether a character waits."""
        return bool(self._keys)

    def getwch(self) -> str:
        """The next character."""
        assert self._keys, "the real console would wait here"
        return self._keys.pop(0)


@pytest.mark.parametrize(
    ("reported", "keys"),
    [("n\r", ["n", "enter"]), ("\xe0H\x00P\xe0S", ["up", "down", ""]), ("à", ["à"]), ("\x1b", ["escape"])],
)
def test_a_console_of_windows_reports_keys(reported: str, keys: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """An arrow is two characters; the first one is also the letter à."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", cast("ModuleType", Console(reported)))
    keyboard = runpy.run_path(keyboard_module.__file__)["Keyboard"]()
    found = []
    while (key := keyboard.key(0.0)) is not None:
        found.append(key)
    assert found == keys
