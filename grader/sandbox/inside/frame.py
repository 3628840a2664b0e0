"""Frames: what crosses the pipe between the judge and the worker.

A frame is two little-endian uint32 (the lengths of what follows), a JSON header in UTF-8 and the buffers of its values.
The header holds a few fields and, under ``values``, a node for each value; arrays and texts lie in the buffers,
C-ordered and little-endian. Nothing in a frame is ever executed, and every number in it is checked before it is used.

Both processes use this file; it needs numpy and nothing else.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

PREFIX = struct.Struct("<II")
MAX_HEADER = 64 * 1024
MAX_PAYLOAD = 64 * 1024 * 1024
MAX_DEPTH = 8
MAX_DIMENSIONS = 32
MAX_INT = 2**63 - 1

_to_json = json.JSONEncoder(separators=(",", ":")).encode

DTYPES = {name: np.dtype(name) for name in ("<f8", "<f4", "<i8", "<i4", "|b1", "|u1", "<c16")}


class FrameError(Exception):
    """The bytes are not a frame, or not one within the limits."""


class TooLarge(Exception):
    """A value is too large to send; the text says what it is."""


@dataclass(frozen=True)
class Other:
    """A value that is not data, known by the name of its type alone.

    Attributes
    ----------
    type : str
        The name of its type, such as ``"function"``.
    """

    type: str


Number = bool | int | float | np.generic
Value = np.ndarray[Any, Any] | Number | tuple["Value", ...] | dict[str, "Value"] | str | Other | None


# Writing


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
    """The bytes that a frame may still take, and the parts that its header may still name."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.parts = MAX_HEADER // SMALLEST_NODE

    def part(self) -> None:
        self.parts -= 1
        if self.parts < 0:
            raise TooLarge("a value made of very many parts")

    def take(self, size: int, what: Callable[[], str]) -> None:
        self.left -= size
        if self.left < 0:
            raise TooLarge(what())


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
    room.take(len(data), lambda: f"a text of {len(text):,} characters")
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


# Reading


def unpack(
    receive: Callable[[int], bytearray], max_payload: int = MAX_PAYLOAD
) -> tuple[dict[str, object], list[Value]]:
    """Read one frame and return its fields and values.

    Parameters
    ----------
    receive : callable
        ``receive(n)`` returns exactly ``n`` bytes, or raises.
    max_payload : int
        The largest payload to accept, in bytes.

    Returns
    -------
    tuple of dict and list
        The fields of the header without ``values``, and the values. Every array owns its memory; one without axes comes
        out as a numpy number.

    Raises
    ------
    FrameError
        If the bytes break any rule of the format. Whatever `receive` raises passes through.
    """
    header_length, payload_length = PREFIX.unpack(receive(PREFIX.size))
    if header_length > MAX_HEADER or payload_length > max_payload:
        raise FrameError(f"lengths {header_length} and {payload_length} exceed the limits")
    fields = _parse_header(receive(header_length))
    payload = receive(payload_length)
    nodes = fields.pop("values", None)
    if type(nodes) is not list:
        raise FrameError("no list of values")
    cursor = _Cursor(payload)
    values = [_decode(node, cursor, MAX_DEPTH) for node in nodes]
    if cursor.position != len(payload):
        raise FrameError("the payload is longer than its values")
    return fields, values


def _parse_header(data: bytearray) -> dict[str, object]:
    try:
        fields = json.loads(data.decode("utf-8", "strict"))
    except (ValueError, RecursionError, MemoryError) as problem:
        raise FrameError("the header is not JSON") from problem
    if type(fields) is not dict:
        raise FrameError("the header is not an object")
    return fields


class _Cursor:
    """The place in a payload up to which its values have been read."""

    def __init__(self, payload: bytearray) -> None:
        self._payload = memoryview(payload)
        self.position = 0

    def take(self, size: int) -> memoryview:
        if size > len(self._payload) - self.position:
            raise FrameError("the payload is shorter than its values")
        self.position += size
        return self._payload[self.position - size : self.position]


def _decode(node: object, cursor: _Cursor, depth: int) -> Value:
    if type(node) is not dict or depth < 0:
        raise FrameError("a value is not described")
    kind = node.get("kind")
    keys = node.keys()
    if kind == "none" and keys == {"kind"}:
        return None
    if kind == "array" and keys == {"kind", "dtype", "shape"}:
        return _decode_array(node["dtype"], node["shape"], cursor)
    if kind == "number" and keys == {"kind", "number"} and type(node["number"]) in (bool, int, float):
        return _decode_number(node["number"])
    if kind == "text" and keys == {"kind", "bytes"}:
        return _decode_text(node["bytes"], cursor)
    if kind == "other" and keys == {"kind", "type"} and type(node["type"]) is str:
        return Other(clean(node["type"]))
    if kind == "tuple" and keys == {"kind", "items"} and type(node["items"]) is list:
        return tuple(_decode(item, cursor, depth - 1) for item in node["items"])
    if kind == "dict" and keys == {"kind", "keys", "items"}:
        return _decode_dict(node["keys"], node["items"], cursor, depth)
    raise FrameError("a value is not described")


def _decode_array(dtype: object, shape: object, cursor: _Cursor) -> np.ndarray[Any, Any] | np.generic:
    if type(dtype) is not str or dtype not in DTYPES:
        raise FrameError("an array has a dtype that may not cross")
    if type(shape) is not list or len(shape) > MAX_DIMENSIONS or not all(_is_length(n) for n in shape):
        raise FrameError("an array has no proper shape")
    data = cursor.take(math.prod(shape) * DTYPES[dtype].itemsize)
    if dtype == "|b1" and not set(bytes(data)) <= {0, 1}:
        raise FrameError("a truth value is neither 0 nor 1")
    try:
        array = np.frombuffer(data, dtype=DTYPES[dtype]).reshape(shape).copy()
    except ValueError as problem:
        raise FrameError("an array has no proper shape") from problem
    return array if array.ndim else array[()]


def _decode_number(number: bool | int | float) -> Number:
    if type(number) is int and abs(number) > MAX_INT:
        raise FrameError("a number is too large")
    return number


def _is_length(number: object) -> bool:
    return type(number) is int and 0 <= number <= MAX_PAYLOAD


def _decode_text(size: object, cursor: _Cursor) -> str:
    if type(size) is not int or size < 0:
        raise FrameError("a text has no length")
    try:
        return bytes(cursor.take(size)).decode("utf-8", "strict")
    except UnicodeDecodeError as problem:
        raise FrameError("a text is not UTF-8") from problem


def clean(text: str) -> str:
    """Return a text from a worker as one printable line of at most 300 characters."""
    line = " ".join(text[:10_000].split())[:300]
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in line)


def _decode_dict(keys: object, items: object, cursor: _Cursor, depth: int) -> dict[str, Value]:
    if type(keys) is not list or type(items) is not list or len(keys) != len(items):
        raise FrameError("a dict without as many keys as items")
    if not all(type(key) is str for key in keys):
        raise FrameError("a key is not text")
    return {key: _decode(item, cursor, depth - 1) for key, item in zip(keys, items, strict=True)}
