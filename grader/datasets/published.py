"""The files of MNIST as published, and which of them a folder has."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from grader.datasets.mnist import find


@dataclass(frozen=True)
class File:
    """A file to fetch.

    Attributes
    ----------
    name : str
        Its name, on the mirrors and in the folder; it ends in ``.gz``.
    size : int
        Its length in bytes.
    sha256, unpacked_sha256 : str
        The published sums of the file, and of its unpacked content.
    """

    name: str
    size: int
    sha256: str
    unpacked_sha256: str


FILES = (
    File(
        "train-images-idx3-ubyte.gz",
        9_912_422,
        "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    ),
    File(
        "train-labels-idx1-ubyte.gz",
        28_881,
        "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    ),
    File(
        "t10k-images-idx3-ubyte.gz",
        1_648_877,
        "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    ),
    File(
        "t10k-labels-idx1-ubyte.gz",
        4_542,
        "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
    ),
)
MAX_BYTES = 64 * 1024 * 1024
"""More than the largest unpacked file has; nothing larger is read."""


class State(StrEnum):
    """The state of a file in a folder."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    HALF = "half-fetched"
    MISSING = "missing"


@dataclass(frozen=True)
class Stored:
    """The state of the file ``name`` in a folder; ``detail`` says more, or is empty."""

    name: str
    state: State
    detail: str = ""


def examine(folder: Path, file: File) -> Stored:
    """Return the state of a file in a folder, packed or not.

    Parameters
    ----------
    folder : Path
        Where to look; it need not exist.
    file : File
        The file to look for.

    Raises
    ------
    OSError
        The file is there and cannot be read.
    """
    path = find(folder, file.name)
    if path is None:
        have = size_of(part_of(folder, file))
        half = Stored(file.name, State.HALF, f"{have:,} of {file.size:,} bytes")
        return half if have else Stored(file.name, State.MISSING)
    if path.stat().st_size > MAX_BYTES:
        return Stored(file.name, State.DAMAGED, "it is larger than any file of MNIST")
    with path.open("rb") as opened:
        found = hashlib.file_digest(opened, "sha256").hexdigest()
    if found in (file.sha256, file.unpacked_sha256):
        return Stored(file.name, State.WHOLE)
    return Stored(file.name, State.DAMAGED, "its SHA-256 is not the published one")


def part_of(folder: Path, file: File) -> Path:
    """Return the path for the bytes of an incomplete file."""
    return folder / f"{file.name}.part"


def size_of(path: Path) -> int:
    """Return how many bytes a file has; 0 if it is missing."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
