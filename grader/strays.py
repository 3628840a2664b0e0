"""Files meant as an exercise file that have another name, another form or another folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from grader.machine import is_fault
from grader.results.report import Status
from grader.results.request import Unreadable
from grader.results.text import printable

ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar")
MAX_ENTRIES = 1000
"""How many names of a folder are examined."""


def find_stray(folder: Path, name: str) -> Unreadable | None:
    """Return a message for a missing exercise file if a similar file is in the folder, or in one below.

    Parameters
    ----------
    folder : Path
        The submission.
    name : str
        The exercise.
    """
    for path in (*_files(folder), *(path for below in _folders(folder) for path in _files(below))):
        if is_meant(path, name) and path != folder / f"{name}.py":
            return refuse_stray(path.relative_to(folder), name, folder.name)
    return None


def refuse_stray(path: PurePath, name: str, folder: str) -> Unreadable:
    """Return a message for a missing exercise file if a similar file is there.

    Parameters
    ----------
    path : PurePath
        What is there, below the folder of the submission.
    name : str
        The exercise.
    folder : str
        How the message names the submission.
    """
    message = f"there is no {name}.py in {printable(folder)}; there is {printable(path.as_posix())}"
    return Unreadable(Status.FAILED, message, _remedy(path, f"{name}.py"))


def find_strays(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """Return a line for each Python file and notebook in a folder whose name shows that it may be meant as an exercise.

    Parameters
    ----------
    folder : Path
        Where the exercise files lie.
    names : sequence of str
        The exercises.
    """
    known = {f"{name}.py" for name in names}
    files = [path for path in _files(folder) if path.suffix.lower() in (".py", ".ipynb") and path.name not in known]
    return {path.name: _what_it_is(path, names) for path in files}


def _what_it_is(path: Path, names: Sequence[str]) -> str:
    found = printable(path.name)
    meant = next((name for name in names if is_meant(path, name)), None)
    if meant is None:
        return f"{found} is no exercise, so it is not graded."
    if path.suffix.lower() == ".ipynb":
        return f"{found} is not graded. {_remedy(path, f'{meant}.py')}"
    return f"{found} is not graded; {meant}.py is. Save your work under that name."


def is_meant(path: PurePath, name: str) -> bool:
    """Return whether a file is named like an exercise: in any case, with "my" before it, or with more after it.

    Parameters
    ----------
    path : PurePath
        The file.
    name : str
        The exercise.
    """
    return re.match(rf"((my|new|old|copy of)[ _-])?{name}(?![a-z])", path.name.lower()) is not None


def _remedy(path: PurePath, wanted: str) -> str:
    if path.suffix.lower() == ".ipynb":
        return f"Export the notebook as a Python script, and save that as {wanted}."
    if path.suffix.lower() in ARCHIVES:
        return f"Unpack it, so that {wanted} lies in the folder."
    return f"Move it into the folder that is graded, as {wanted}." if path.name == wanted else f"Rename it to {wanted}."


def describe_folder(folder: Path, names: Sequence[str]) -> str:
    """Return one line: what a folder without exercise files contains instead, and what to do.

    Parameters
    ----------
    folder : Path
        The submission.
    names : sequence of str
        The exercises.
    """
    files = list(_files(folder))
    for below in _folders(folder):
        if any(path.name in {f"{name}.py" for name in names} for path in _files(below)):
            return f"the files lie in the folder {printable(below.name)} below it: name that folder"
    for path in files:
        if meant := next((name for name in names if is_meant(path, name)), None):
            remedy = _remedy(path, f"{meant}.py")
            return f"there is {printable(path.name)}: {remedy[0].lower()}{remedy[1:].removesuffix('.')}"
    for path in files:
        if path.suffix.lower() in (*ARCHIVES, ".ipynb"):
            what = "export it as a Python script" if path.suffix.lower() == ".ipynb" else "unpack it first"
            return f"there is {printable(path.name)}: {what}; expected files such as {names[0]}.py"
    expected = f"expected files such as {names[0]}.py"
    python = [printable(path.name) for path in files if path.suffix.lower() == ".py"][:3]
    return f"there is {', '.join(python)}; {expected}" if python else expected


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder, except hidden ones and links; none if it cannot be read."""
    return (Path(entry.path) for entry in _entries(folder) if entry.is_file(follow_symlinks=False))


def _folders(folder: Path) -> Iterator[Path]:
    """Yield the folders in a folder, except hidden ones, links and those of Python's caches."""
    return (Path(entry.path) for entry in _entries(folder) if entry.is_dir(follow_symlinks=False))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            seen = [entry for entry, _ in zip(entries, range(MAX_ENTRIES), strict=False)]
    except OSError as problem:
        if is_fault(problem):
            raise
        return []
    return sorted((entry for entry in seen if not entry.name.startswith((".", "__"))), key=lambda entry: entry.name)
