"""The Python in a Jupyter notebook: its code cells, without what only a notebook understands."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grader.results.text import source_lines

FOR_NOTEBOOKS = re.compile(r"\s*(%%?[A-Za-z_]|!)")
"""The beginning of a line that is no Python; the operator % has a space or a number after it."""

EXERCISE = re.compile(r"%%exercise\s+(\w+)")

AROUND_PYTHON = ("%%capture", "%%prun", "%%time", "%%timeit")
"""Cell magics whose cell is Python anyway."""


class BadNotebook(Exception):
    """A file is no notebook."""


@dataclass(frozen=True)
class Notebook:
    """The content of a notebook.

    Attributes
    ----------
    python : str
        Its code cells in order, except those that are written for an exercise.
    exercises : dict of str to str
        The cells that begin with ``%%exercise NAME``, without that line; of several for one exercise, the last.
    """

    python: str
    exercises: dict[str, str]


def read_notebook(text: str) -> Notebook:
    """Return the content of a notebook.

    Parameters
    ----------
    text : str
        The file.

    Raises
    ------
    BadNotebook
        If it is none.
    """
    exercises, cells = {}, []
    for cell in _code_cells(text):
        lines = source_lines(cell.strip("\r\n"))
        if found := EXERCISE.match(lines[0]):
            exercises[found[1]] = _python(lines[1:])
        elif not lines[0].startswith("%%") or lines[0].split()[0] in AROUND_PYTHON:
            cells.append(_python(lines))
    return Notebook("\n".join(filter(str.strip, cells)), exercises)


def _code_cells(text: str) -> list[str]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadNotebook from problem
    cells = document.get("cells") if isinstance(document, dict) else None
    if not isinstance(cells, list):
        raise BadNotebook
    return [_source(cell) for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]


def _source(cell: dict[str, Any]) -> str:
    """Return the text of a cell, which is one string or one for each line."""
    source = cell.get("source")
    if isinstance(source, str):
        return source
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    raise BadNotebook


def _python(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if not FOR_NOTEBOOKS.match(line)) + "\n"
