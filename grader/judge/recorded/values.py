"""Values and answers as JSON, with their arrays beside it. Nothing in it is ever executed.

========================  =============================================================
JSON                      value
========================  =============================================================
null, true, 1, 1.0, "a"   None, a truth value, a number, a text
[...]                     a tuple
{"list": [...]}           a list
{"dict": [[key, ...]]}    a dict
{"array": i}              the array number i
{"number": i}             the number of numpy that is in the array number i
{"other": type}           anything that is no data
{"same": 0}               the same part of the right answer
{"sample": [s, i, j]}     of an array of shape s, the entries at the positions in array i: array j
========================  =============================================================
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.judge.compare.exact import is_same
from grader.judge.diagnosis.sample import Sample
from grader.sandbox.outside.answers import Answer, Large, Missing, Other, Raised, Returned, SourceLocation

Array = np.ndarray[Any, Any]
Node = Any
"""What `json` reads and writes."""

WHOLE = 40
"""An array of a mistake with no more entries than this is kept whole."""
OF_WRONG, OF_RIGHT = 20, 8
"""Of a larger one, so many entries are kept that differ from the right ones, and so many that do not."""


class Arrays:
    """The arrays of a record, each once.

    Attributes
    ----------
    all : list of ndarray
        The arrays, by number.
    """

    def __init__(self) -> None:
        self.all: list[Array] = []
        self._numbers: dict[tuple[str, tuple[int, ...], bytes], int] = {}

    def number(self, array: Array) -> int:
        """Return the number of an array; a new array is added."""
        key = array.dtype.str, array.shape, array.tobytes()
        if key not in self._numbers:
            self._numbers[key] = len(self.all)
            self.all.append(np.ascontiguousarray(array).reshape(array.shape))
        return self._numbers[key]


_NO_RIGHT = object()


def write_value(value: Any, arrays: Arrays, right: Any = _NO_RIGHT) -> Node:
    """Return a value as JSON.

    Parameters
    ----------
    value : object
        The value.
    arrays : Arrays
        Where its arrays go.
    right : object, optional
        The right value that it replaces: only the differences are stored.
    """
    if right is not _NO_RIGHT and is_same(value, right):
        return {"same": 0}
    match value:
        case None | bool() | str():
            return value
        case np.ndarray():
            return {"array": arrays.number(value)} if right is _NO_RIGHT else _sampled(value, arrays, right)
        case np.generic():
            return {"number": arrays.number(np.asarray(value))}
        case int() | float():
            return value
        case tuple():
            rights = right if isinstance(right, tuple) and len(right) == len(value) else [_other(right)] * len(value)
            return [write_value(item, arrays, other) for item, other in zip(value, rights, strict=True)]
        case list():
            return {"list": [write_value(item, arrays) for item in value]}
        case dict():
            known = right if isinstance(right, dict) else {}
            items = value.items()
            return {"dict": [[key, write_value(item, arrays, known.get(key, _other(right)))] for key, item in items]}
        case Other(kind):
            return {"other": kind}
    raise TypeError(f"a {type(value).__name__} cannot be recorded")


def _other(right: Any) -> Any:
    """Return a stand-in for a missing right part: nothing agrees with it."""
    return right if right is _NO_RIGHT else _ABSENT


_ABSENT = object()


def _sampled(array: Array, arrays: Arrays, right: Any) -> Node:
    """Return an array of a mistake: all of it, or if it is large, enough entries to tell it from the right one."""
    if array.size <= WHOLE or array.dtype.kind not in "biuf":
        return {"array": arrays.number(array)}
    flat = array.reshape(-1)
    if isinstance(right, np.ndarray) and right.shape == array.shape and right.dtype.kind in "biuf":
        others = right.reshape(-1)
        agrees = (flat == others) | ((flat != flat) & (others != others))
    else:
        agrees = np.zeros(flat.shape, dtype=bool)
    sizes = np.where(np.isfinite(flat), np.abs(flat.astype(np.float64)), -1.0)
    chosen = {int(np.argmax(sizes)), *_spread(np.flatnonzero(~agrees), OF_WRONG)}
    positions = np.array(sorted(chosen | {*_spread(np.flatnonzero(agrees), OF_RIGHT)}), dtype=np.int32)
    return {"sample": [list(array.shape), arrays.number(positions), arrays.number(flat[positions])]}


def _spread(positions: Array, count: int) -> list[int]:
    """Return this many of some positions, evenly from the first to the last."""
    if len(positions) <= count:
        return [int(position) for position in positions]
    return [int(positions[place]) for place in np.linspace(0, len(positions) - 1, count).astype(int)]


def read_value(node: Node, arrays: Sequence[Array], right: Any = None) -> Any:
    """Return the value that JSON stands for.

    Parameters
    ----------
    node : Node
        The JSON.
    arrays : sequence of ndarray
        All arrays.
    right : object
        The right value that it replaces.
    """
    match node:
        case list():
            rights = right if isinstance(right, tuple) and len(right) == len(node) else [None] * len(node)
            return tuple(read_value(item, arrays, other) for item, other in zip(node, rights, strict=True))
        case {"same": _}:
            return right
        case {"array": number}:
            return arrays[number].copy()
        case {"number": number}:
            return arrays[number][()]
        case {"sample": [shape, positions, entries]}:
            return Sample(tuple(shape), arrays[positions], arrays[entries])
        case {"dict": items}:
            known = right if isinstance(right, dict) else {}
            return {key: read_value(item, arrays, known.get(key)) for key, item in items}
        case {"list": items}:
            return [read_value(item, arrays) for item in items]
        case {"other": kind}:
            return Other(kind)
    return node


def write_answer(answer: Answer, arrays: Arrays, right: Answer | None = None) -> Node:
    """Return an answer as JSON; given the right answer, only the differences."""
    match answer:
        case Returned(value):
            if right is None:
                return {"value": write_value(value, arrays)}
            return {"value": write_value(value, arrays, right.value if isinstance(right, Returned) else _ABSENT)}
        case Raised(kind, text, place):
            where = [place.file, place.line, place.column, place.function] if place else None
            return {"raised": [kind, text, where]}
        case Missing(owner, name, near):
            return {"missing": [owner, name, near]}
        case Large(what):
            return {"large": what}
    raise TypeError(f"a {type(answer).__name__} cannot be recorded")


def read_answer(node: Node, arrays: Sequence[Array], right: Answer | None = None) -> Answer:
    """Return the answer that JSON stands for."""
    match node:
        case {"value": value}:
            return Returned(read_value(value, arrays, right.value if isinstance(right, Returned) else None))
        case {"raised": [kind, text, where]}:
            return Raised(kind, text, SourceLocation(*where) if where else None)
        case {"missing": [owner, name, near]}:
            return Missing(owner, name, near)
        case {"large": what}:
            return Large(what)
    raise ValueError("no answer")
