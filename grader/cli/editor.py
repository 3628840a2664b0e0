"""Opening a file in the editor of whoever sits at this terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

WINDOWED = {"code", "code-insiders", "codium", "cursor", "subl", "atom", "zed", "gedit", "mate"}
"""Editors with their own window, with the word that lets the terminal wait for it."""
WITH_GOTO = {"code", "code-insiders", "codium", "cursor"}
WITH_COLON = {"subl", "atom", "zed", "hx"}
WITH_PLUS = {"vi", "vim", "nvim", "nano", "pico", "micro", "emacs", "emacsclient", "kak", "joe", "mg", "gedit"}
"""Editors by how they take a line: ``--goto FILE:LINE``, ``FILE:LINE``, ``+LINE FILE``."""
QUOTES = ("'", '"')
NO_EDITOR = "Name your editor in the environment variable VISUAL, and o opens it."


def editor_command(path: Path, line: int | None = None) -> list[str] | None:
    """Return the command that opens a file: that of VISUAL or EDITOR, else Visual Studio Code, else None.

    Parameters
    ----------
    path : Path
        The file.
    line : int or None
        The line to go to, if the editor supports it.
    """
    for name in ("VISUAL", "EDITOR"):
        if words := _words(os.environ.get(name, ""), posix=os.name == "posix"):
            return [*_without_waiting(words), *_place(words[0], path, line)]
    code = shutil.which("code")
    return [code, "--reuse-window", *_place("code", path, line)] if code else None


def _place(editor: str, path: Path, line: int | None) -> list[str]:
    """Return the words that tell an editor which place to open."""
    name = Path(editor).stem.lower()
    if line is None or name not in WITH_GOTO | WITH_COLON | WITH_PLUS:
        return [str(path)]
    if name in WITH_PLUS:
        return [f"+{line}", str(path)]
    return [*(["--goto"] if name in WITH_GOTO else []), f"{path}:{line}"]


def _words(command: str, *, posix: bool) -> list[str]:
    """Return the words of a command; on Windows, where a backslash is no escape, `shlex` keeps their quotes."""
    try:
        words = shlex.split(command, posix=posix)
        return words if posix else [word[1:-1] if word[0] == word[-1] in QUOTES else word for word in words]
    except ValueError:  # a quote is not closed
        return command.split()


def _without_waiting(words: list[str]) -> list[str]:
    """Return a command without its word for waiting if the editor has its own window; else return it unchanged."""
    has_window = Path(words[0]).stem.lower() in WINDOWED
    return [word for word in words if not (has_window and word in ("-w", "--wait"))]


def open_in_editor(path: Path, line: int | None = None) -> str:
    """Open a file, wait until the command ends, and return what to tell the user.

    Parameters
    ----------
    path : Path
        The file.
    line : int or None
        The line to go to, if the editor supports it.
    """
    command = editor_command(path, line)
    if command is None:
        return NO_EDITOR
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as problem:
        return f"{command[0]} cannot be started: {problem.strerror}."
    return f"{command[0]} ended with code {code}." if code else ""
