"""The record of an exercise: a file with the answers of reference and known mistakes at the default seed.

The file begins with a line of text, `MAGIC`. The rest is zlib-compressed: the length of the index as 8 bytes,
little-endian; the index, JSON in UTF-8; and all arrays one after the other, C-ordered and little-endian. The index has:

- ``arrays``: type and shape of each array.
- ``belongs_to``: a digest of the checks that made the calls, see `digest_of`; a record of other checks is refused.
- ``seed``: the seed of the inputs.
- ``outline``: the lines of the solution that begin a function, a class or a method.
- ``parameters``: the names of the parameters of each function.
- ``calls``, ``effects``, ``formulas``: the answer to a call, its side effects, and the value of a formula, by `key_of`.
- ``mistakes``: name, hint, what it replaces, and the names that its code uses, of each known mistake.
- ``steps``: what each call of a replay costs.
- ``replays``: by the `replay_keys` of a call after those before it, an entry with what the reference answers to it
  (``right``, ``uses``, ``steps``, ``draws``) and what mistakes do, by their numbers (``wrong``; ``ends``: whether they
  draw random numbers, and after how many steps they were given up).
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from grader.course import RECORDED, CourseError, Exercise
from grader.judge.diagnosis.replays import CheckRun
from grader.judge.recorded.values import Array, Arrays, Node
from grader.sandbox.outside.local import fingerprint

MAGIC = b"recorded answers, version 1\n"
TYPES = "biufc"
"""The kinds of types that an array may have."""

Index = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """A record that was read.

    Attributes
    ----------
    index : dict
        The index.
    arrays : sequence of ndarray
        All arrays.
    """

    index: Index
    arrays: Sequence[Array]


def key_of(name: str, values: Sequence[object]) -> str:
    """Return the key of a call: a digest of what is called and of the arguments.

    Numbers are rounded to single precision: on another machine, inputs may differ in their last bits.
    """
    return fingerprint(name, [*map(_rounded, values)]).hex()


def replay_keys(run: CheckRun) -> Iterator[str]:
    """Yield the key of each call of a replay: a digest of all calls up to it, and the seed of ``np.random``."""
    digest = hashlib.blake2b(str(run.seed).encode(), digest_size=16)
    for interaction in run.transcript:
        digest.update(key_of(interaction.call.name, interaction.call.values).encode())
        yield digest.hexdigest()


def _rounded(value: object) -> object:
    """Return a value with its numbers in single precision, and their original type."""
    if isinstance(value, float | np.floating) or (isinstance(value, np.ndarray) and value.dtype.kind == "f"):
        with np.errstate(all="ignore"):
            return type(value).__name__, str(np.asarray(value).dtype), np.asarray(value).astype(np.float32)
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return tuple(map(_rounded, value)) if isinstance(value, tuple | list) else value


def digest_of(exercise: Exercise) -> str:
    """Return a digest of everything that decides which calls an exercise makes, and how answers are compared."""
    promises = exercise.checks.with_name("promises.toml")
    texts = exercise.checks.read_text(encoding="utf-8"), exercise.scenarios, _text(promises)
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def write_record(index: Index, arrays: Arrays) -> bytes:
    """Return the bytes of a record's file."""
    types = [[_little(array).dtype.str, list(array.shape)] for array in arrays.all]
    text = json.dumps({**index, "arrays": types}, separators=(",", ":")).encode()
    data = b"".join(_little(array).tobytes() for array in arrays.all)
    return MAGIC + zlib.compress(len(text).to_bytes(8, "little") + text + data, 9)


def _little(array: Array) -> Array:
    return array.astype(array.dtype.newbyteorder("<"))


def read_record(data: bytes, exercise: Exercise) -> Record:
    """Return the record of an exercise.

    Raises
    ------
    CourseError
        If this is no record, or a record of other checks.
    """
    name = f"grader/course/{exercise.name}/{RECORDED}"
    if not data.startswith(MAGIC):
        raise CourseError([f"{name} is no record of answers that this version reads"])
    try:
        content = zlib.decompress(data[len(MAGIC) :])
        end = 8 + int.from_bytes(content[:8], "little")
        index = json.loads(content[8:end])
        arrays = _arrays(index["arrays"], content, end)
    except (zlib.error, ValueError, KeyError, TypeError) as problem:
        raise CourseError([f"{name} is damaged; fetch the kit again"]) from problem
    if index["belongs_to"] != digest_of(exercise):
        raise CourseError([f"{name} was recorded with other checks; fetch the kit again"])
    return Record(index, arrays)


def _arrays(types: Sequence[Node], content: bytes, start: int) -> list[Array]:
    found = []
    for name, shape in types:
        dtype = np.dtype(name)
        if dtype.kind not in TYPES:
            raise ValueError(name)
        count = int(np.prod(shape, dtype=np.int64))
        found.append(np.frombuffer(content, dtype, count, start).reshape(shape))
        start += count * dtype.itemsize
    return found
