"""Opening a file in the editor of whoever sits at this terminal."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

WINDOWED = {"code", "code-insiders", "codium", "cursor", "subl", "atom", "zed", "gedit", "mate"}
"""Editors with a window of their own, often named with a word that lets the terminal wait for it."""
NO_EDITOR = "Name your editor in the environment variable VISUAL, and o opens it."


def editor_command(path: Path) -> list[str] | None:
    """Return the command that opens a file: that of VISUAL or EDITOR, else Visual Studio Code, else None."""
    for name in ("VISUAL", "EDITOR"):
        if words := _words(os.environ.get(name, "")):
            return [*_without_waiting(words), str(path)]
    code = shutil.which("code")
    return [code, "--reuse-window", str(path)] if code else None


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command, posix=os.name == "posix")
    except ValueError:  # a quote is not closed
        return command.split()


def _without_waiting(words: list[str]) -> list[str]:
    """Return a command as it is for an editor in the terminal; one with a window of its own is not waited for."""
    has_window = Path(words[0]).stem.lower() in WINDOWED
    return [word for word in words if not (has_window and word in ("-w", "--wait"))]


def open_in_editor(path: Path) -> str:
    """Open a file, wait until the command ends, and return what there is to say.

    Parameters
    ----------
    path : Path
        The file.
    """
    command = editor_command(path)
    if command is None:
        return NO_EDITOR
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as problem:
        return f"{command[0]} cannot be started: {problem.strerror}."
    return f"{command[0]} ended with code {code}." if code else ""
