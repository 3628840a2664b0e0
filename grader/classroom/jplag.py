"""A folder ready for JPlag, which compares hand-ins in more ways than the grader does."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.classroom.naming import safe_name
from grader.classroom.statistics.alike import OwnCode
from grader.files import replace_folder


def write_for_jplag(folder: Path, own: Sequence[OwnCode], stubs: Mapping[str, str]) -> None:
    """Write hand-ins in the form of JPlag: a folder for each exercise, and in it one for each student.

    Comments and docstrings are left out: JPlag ignores them, and they may say who wrote the code.

    Parameters
    ----------
    folder : Path
        The target folder; old content is replaced.
    own : sequence of OwnCode
        The hand-ins.
    stubs : mapping of str to str
        The stub of each exercise: JPlag's base code.
    """
    files = {f"hand-ins/{_place(code)}": code.tree.code.encode(errors="replace") for code in own}
    for exercise in dict.fromkeys(code.exercise for code in own):
        files[f"stubs/{exercise}/{exercise}.py"] = stubs.get(exercise, "").encode()
    if files:
        replace_folder(folder, files)
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _place(code: OwnCode) -> str:
    return f"{code.exercise}/{safe_name(code.student)}/{code.exercise}.py"
