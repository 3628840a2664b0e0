"""Turn values into a frame."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from .values import DTYPES, MAX_DEPTH, MAX_HEADER, MAX_INT, MAX_PAYLOAD, MAX_TEXT, PREFIX, TooLarge

_to_json = json.JSONEncoder(separators=(",", ":")).encode


def pack(fields: Mapping[str, object], values: Sequence[object]) -> bytes:
    """Return the frame with these header fields and values.

    Parameters
    ----------
    fields : mapping of str to a JSON value
        Small things: an id, a verb, a name.
    values : sequence
        Anything. Lists of numbers become arrays, other lists become tuples, and what is not data becomes an
        `Other`. Numbers, arrays, texts and None stay what they are.

    Returns
    -------
    bytes
        The whole frame.

    Raises
    ------
    TooLarge
        If the buffers or the header would exceed what `unpack` accepts.
    """
    buffers: list[bytes] = []
    room = _Room(MAX_PAYLOAD)
    nodes = [_encode(value, buffers, room, MAX_DEPTH) for value in values]
    header = _to_json({**fields, "values": nodes}).encode()
    if len(header) > MAX_HEADER:
        raise TooLarge("a value made of very many parts")
    payload = b"".join(buffers)
    return PREFIX.pack(len(header), len(payload)) + header + payload


SMALLEST_NODE = len('{"kind":"none"}')


class _Room:
    """How many bytes a frame may still have, and how many parts its header may still list."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.letters = MAX_TEXT
        self.parts = MAX_HEADER // SMALLEST_NODE

    def part(self) -> None:
        self.parts -= 1
        if self.parts < 0:
            raise TooLarge("a value made of very many parts")

    def take(self, size: int, what: Callable[[], str]) -> None:
        self.left -= size
        if self.left < 0:
            raise TooLarge(what())

    def take_text(self, size: int, what: Callable[[], str]) -> None:
        self.letters -= size
        if self.letters < 0:
            raise TooLarge(what())
        self.take(size, what)


def _encode(value: object, buffers: list[bytes], room: _Room, depth: int) -> dict[str, object]:
    room.part()
    if isinstance(value, np.ndarray):
        return _encode_array(np.asarray(value), "array", buffers, room)
    if value is None:
        return {"kind": "none"}
    if type(value) is bool or type(value) is float or (type(value) is int and abs(value) <= MAX_INT):
        return {"kind": "number", "number": value}
    if isinstance(value, str):
        return _encode_text(value, buffers, room)
    if depth == 0 and isinstance(value, (Mapping, list, tuple)):
        return {"kind": "other", "type": "deeply nested " + type(value).__name__}
    if isinstance(value, Mapping):
        items = [_encode(item, buffers, room, depth - 1) for item in value.values()]
        return {"kind": "dict", "keys": [str(key)[:100] for key in value], "items": items}
    if isinstance(value, list) and (array := _list_of_numbers(value, depth)) is not None:
        return _encode_array(array, "list", buffers, room)
    if isinstance(value, list | tuple):
        return {"kind": "tuple", "items": [_encode(item, buffers, room, depth - 1) for item in value]}
    if isinstance(value, np.generic | bool | int | float | complex):
        return _encode_array(np.asarray(value), type(value).__name__, buffers, room)
    return {"kind": "other", "type": type(value).__name__[:100]}


def _encode_array(array: np.ndarray[Any, Any], kind: str, buffers: list[bytes], room: _Room) -> dict[str, object]:
    dtype = _wire_dtype(array)
    if dtype is None:
        return {"kind": "other", "type": (f"array of dtype {array.dtype}" if kind == "array" else kind)[:100]}
    room.take(array.size * dtype.itemsize, lambda: f"{_article(kind)} of shape {array.shape}")
    buffers.append(np.asarray(array, dtype=dtype, order="C").tobytes())
    return {"kind": "array", "dtype": dtype.str, "shape": array.shape}


def _article(kind: str) -> str:
    return "a list" if kind == "list" else "an array"


def _encode_text(text: str, buffers: list[bytes], room: _Room) -> dict[str, object]:
    data = text.encode("utf-8", "replace")
    room.take_text(len(data), lambda: f"a string of {len(text):,} characters")
    buffers.append(data)
    return {"kind": "text", "bytes": len(data)}


def _list_of_numbers(value: list[Any], depth: int) -> np.ndarray[Any, Any] | None:
    """Return a list of numbers, or of such lists that have the same lengths, as an array; or None."""
    if not _holds_numbers_only(value, depth):
        return None
    try:
        return np.asarray(value)
    except ValueError:  # the lengths differ
        return None


def _holds_numbers_only(value: object, depth: int) -> bool:
    if isinstance(value, list | tuple):
        return depth > 0 and all(_holds_numbers_only(item, depth - 1) for item in value)
    return isinstance(value, bool | int | float | complex | np.generic)


def _wire_dtype(array: np.ndarray[Any, Any]) -> np.dtype[Any] | None:
    if array.dtype.str in DTYPES:
        return DTYPES[array.dtype.str]
    if array.dtype.kind in "iu":
        return np.dtype("<f8") if array.dtype.newbyteorder("=") == np.uint64 else np.dtype("<i8")
    if array.dtype.kind == "f":
        return np.dtype("<f4") if array.dtype.itemsize <= 4 else np.dtype("<f8")
    if array.dtype.kind == "c":
        return np.dtype("<c16")
    if array.dtype.kind == "O" and array.ndim == 0 and isinstance(array.item(), int) and abs(array.item()) < 2**1023:
        return np.dtype("<f8")
    return None
