"""Hand-ins with every oddity, each with the expected intake."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from grader.classroom.handins import Problem
from grader.files import ROOT
from grader.sources import MAX_BYTES

EXERCISES = ("gates", "softmax", "cross_entropy")
"""The exercises of the class: ones that are graded in a moment."""

Files = dict[str, bytes | None]
"""The handed-in files, by path; None is a link."""


@dataclass(frozen=True)
class Kind:
    """The hand-in of one kind of student, and its expected result; see `MadeStudent`."""

    files: Files
    texts: Mapping[str, str | None] = field(default_factory=dict)
    problem: Problem | None = None


RIGHT = {name: (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8") for name in EXERCISES}
STUBS = {name: (ROOT / "exercises" / f"{name}.py").read_text(encoding="utf-8") for name in EXERCISES}
OTHER = "import numpy as np\n\n\ndef softmax(x):\n    return np.exp(x) / np.sum(np.exp(x))\n"
"""A wrong softmax."""


def _files(texts: Mapping[str, str], below: str = "") -> Files:
    return {f"{below}{name}.py": text.encode() for name, text in texts.items()}


def _with(softmax: str) -> Kind:
    """Return right files except for one."""
    texts = {**RIGHT, "softmax": softmax}
    return Kind(_files(texts), texts)


def _with_bytes(softmax: bytes | None) -> Kind:
    """Return right files except for one, which cannot be read."""
    return Kind({**_files(RIGHT), "softmax.py": softmax}, {**RIGHT, "softmax": None})


def zipped(files: Mapping[str, bytes | None]) -> bytes:
    """Return a zip of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data or b"")
    return stream.getvalue()


def encrypted(data: bytes) -> bytes:
    """Return a zip whose one file is marked as encrypted."""
    marked = bytearray(data)
    marked[6] |= 1
    marked[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def notebook(*cells: str) -> bytes:
    """Return a notebook with code cells, and a text before each."""
    text = [{"cell_type": "markdown", "metadata": {}, "source": ["def not_python(:\n"]}]
    code = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": cell.splitlines(True)} for cell in cells]
    return json.dumps({"cells": [*text, *code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def _in_a_notebook() -> Kind:
    cells = ("%matplotlib inline\n!pip install numpy\nimport numpy as np", RIGHT["softmax"])
    text = f"import numpy as np\n\n{RIGHT['softmax'].rstrip()}\n"
    files = _files({name: text for name, text in RIGHT.items() if name != "softmax"})
    return Kind({**files, "softmax.ipynb": notebook(*cells)}, {**RIGHT, "softmax": text})


def _in_cells() -> Kind:
    cells = [f"%%exercise {name}\n{text}" for name, text in RIGHT.items()]
    return Kind({"course.ipynb": notebook("import numpy", *cells)}, RIGHT)


def _without(name: str) -> dict[str, str]:
    return {other: text for other, text in RIGHT.items() if other != name}


JUNK: Files = {"notes.pdf": b"%PDF", ".DS_Store": b"\0", "__pycache__/softmax.pyc": b"\0", "helpers.py": b"x = 1\n"}

KINDS: dict[str, Callable[[], Kind]] = {
    "right": lambda: Kind(_files(RIGHT), RIGHT),
    "untouched": lambda: Kind(_files(STUBS), STUBS),
    "wrong": lambda: _with(OTHER),
    "syntax error": lambda: _with("def softmax(x:\n    return x\n"),
    "hang": lambda: _with("while True:\n    pass\n"),
    "exit": lambda: _with("import os\n\nos._exit(0)\n"),
    "memory bomb": lambda: _with("held = [bytes(2**30) for _ in range(2**20)]\n"),
    "output bomb": lambda: _with("while True:\n    print('x' * 2**20)\n"),
    "byte-order mark": lambda: Kind(
        {**_files(RIGHT), "softmax.py": b"\xef\xbb\xbf" + RIGHT["softmax"].encode()}, RIGHT
    ),
    "not UTF-8": lambda: _with_bytes("# größer\n".encode("latin-1")),
    "too large": lambda: _with_bytes(b"#" * (MAX_BYTES + 1)),
    "link": lambda: _with_bytes(None),
    "missing": lambda: Kind(_files(_without("softmax")), _without("softmax")),
    "nothing": lambda: Kind({}, {}, Problem.NOTHING),
    "only a PDF": lambda: Kind({"homework.pdf": b"%PDF"}, {}, Problem.NOTHING),
    "text file": lambda: Kind({**_files(_without("softmax")), "softmax.txt": b"x"}, {**RIGHT, "softmax": None}),
    "extra": lambda: Kind({**_files(RIGHT), **JUNK}, RIGHT),
    "renamed": lambda: Kind(
        {"Gates.PY": RIGHT["gates"].encode(), "softmax (1).py": OTHER.encode(), "cross_entropy-1.py": b"x = 1\n"},
        {"gates": RIGHT["gates"], "softmax": OTHER, "cross_entropy": "x = 1\n"},
    ),
    "nested": lambda: Kind(_files(RIGHT, "homework/week 1/"), RIGHT),
    "whole kit": lambda: Kind(
        {
            **_files(RIGHT, "exercises/"),
            **_files(STUBS, "solutions/"),
            **_files(STUBS, "tests/right/"),
            "grader/x.py": b"",
        },
        RIGHT,
    ),
    "zipped": lambda: Kind({"work.zip": zipped(_files(RIGHT))}, RIGHT),
    "zipped on a Mac": lambda: Kind(
        {"Archiv.zip": zipped({**_files(RIGHT, "Übung/"), **_files(STUBS, "__MACOSX/Übung/._")})}, RIGHT
    ),
    "notebook": _in_a_notebook,
    "cells of a notebook": _in_cells,
    "other people's files": lambda: Kind({**_files(RIGHT), **_files(STUBS, "friend/")}, RIGHT),
    "the same twice": lambda: Kind({**_files(RIGHT, "first/"), **_files(RIGHT, "second/")}, RIGHT),
    "two versions": lambda: Kind({**_files(RIGHT, "first/"), **_files(STUBS, "second/")}, {}, Problem.AMBIGUOUS),
    "broken zip": lambda: Kind({"work.zip": zipped(_files(RIGHT))[:-30]}, {}, Problem.UNREADABLE),
    "encrypted zip": lambda: Kind({"work.zip": encrypted(zipped({"softmax.py": b"x"}))}, {}, Problem.UNREADABLE),
    "zip that leads out": lambda: Kind({"work.zip": zipped({"../s1001/softmax.py": b"x"})}, {}, Problem.UNREADABLE),
    "zip of many": lambda: Kind(
        {"work.zip": zipped({f"{number}.py": b"" for number in range(1001)})}, {}, Problem.UNREADABLE
    ),
    "zip bomb": lambda: Kind({"work.zip": zipped({"softmax.py": bytes(30 * 2**20)})}, {"softmax": None}),
    "other archive": lambda: Kind({"work.rar": b"Rar!"}, {}, Problem.UNREADABLE),
}
"""The kinds of hand-ins, by what is unusual about them."""
