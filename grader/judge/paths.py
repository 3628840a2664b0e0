"""Shorten the paths of this machine in texts for a report."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from grader.files import ROOT
from grader.results.text import printable

MAX_TEXT = 4000
"""Characters of a text that are looked at; a report keeps fewer."""
SEPARATOR = r"[\\/]+"
REST = r"((?:[\\/]+[^\s\\/'\"()<>:;,]+)*)"


def safe_text(text: str) -> str:
    """Return a text that is safe to show: it has no control codes and reveals nothing about this machine."""
    return printable(without_paths(text[:MAX_TEXT]))


def without_paths(text: str) -> str:
    """Return a text in which each path of this machine is cut to its last part.

    Parameters
    ----------
    text : str
        Such as the text of an ImportError, which names the file of a package.
    """
    if "/" not in text and "\\" not in text:
        return text
    folders = "|".join(map(_pattern_of, sorted(set(_folders()), key=len, reverse=True)))
    return re.sub(rf"(?<![\w.~\\/])(?:{folders})(?![\w-]){REST}", _shortened, text)


def _folders() -> Iterator[str]:
    """Yield the folders of the kit, of Python and its packages, of temporary files, and of the user."""
    named = [str(ROOT), sys.prefix, sys.base_prefix, tempfile.gettempdir(), *filter(os.path.isabs, sys.path)]
    with contextlib.suppress(RuntimeError):  # a user without a home
        named.append(str(Path.home()))
    for folder in named:
        for path in (folder, os.path.realpath(folder)):
            if len(Path(path).parts) > 1:  # not the root folder
                yield path


def _pattern_of(folder: str) -> str:
    """Return a pattern that matches a folder, also with doubled separators, as in the repr of a Windows path."""
    return SEPARATOR.join(map(re.escape, re.split(SEPARATOR, folder.rstrip("\\/"))))


def _shortened(path: re.Match[str]) -> str:
    parts = re.split(SEPARATOR, path[1])
    return f".../{parts[-1]}" if parts[-1] else "..."
