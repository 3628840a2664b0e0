"""Turn a frame into values. Nothing in it is ever executed, and every number is checked before it is used."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import numpy as np

from .text import one_line
from .values import (
    DTYPES,
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_HEADER,
    MAX_INT,
    MAX_PAYLOAD,
    MAX_TEXT,
    PREFIX,
    FrameError,
    Number,
    Other,
    Value,
)


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
        self._letters_left = MAX_TEXT

    def take(self, size: int) -> memoryview:
        if size > len(self._payload) - self.position:
            raise FrameError("the payload is shorter than its values")
        self.position += size
        return self._payload[self.position - size : self.position]

    def take_text(self, size: int) -> str:
        self._letters_left -= size
        if self._letters_left < 0:
            raise FrameError("the texts are too long")
        return str(self.take(size), "utf-8", "strict")


def _decode(node: object, cursor: _Cursor, depth: int) -> Value:
    if type(node) is not dict or depth < 0:
        raise FrameError("a value is not described")
    kind = node.get("kind")
    if type(kind) is not str or kind not in _KINDS or node.keys() != _KINDS[kind][0]:
        raise FrameError("a value is not described")
    return _KINDS[kind][1](node, cursor, depth)


Node = dict[str, Any]


def _decode_none(node: Node, cursor: _Cursor, depth: int) -> None:  # noqa: ARG001  (all have the same form)
    return None


def _decode_array(node: Node, cursor: _Cursor, depth: int) -> np.ndarray[Any, Any] | np.generic:  # noqa: ARG001
    dtype, shape = node["dtype"], node["shape"]
    if type(dtype) is not str or dtype not in DTYPES:
        raise FrameError("an array has a dtype that may not cross")
    if type(shape) is not list or len(shape) > MAX_DIMENSIONS or not all(_is_length(n) for n in shape):
        raise FrameError("an array has no proper shape")
    data = cursor.take(math.prod(shape) * DTYPES[dtype].itemsize)
    if dtype == "|b1" and np.frombuffer(data, np.uint8).max(initial=0) > 1:
        raise FrameError("a truth value is neither 0 nor 1")
    try:
        array = np.frombuffer(data, dtype=DTYPES[dtype]).reshape(shape).copy()
    except ValueError as problem:
        raise FrameError("an array has no proper shape") from problem
    return array if array.ndim else array[()]


def _is_length(number: object) -> bool:
    return type(number) is int and 0 <= number <= MAX_INT  # of an array without entries; others need bytes for them


def _decode_number(node: Node, cursor: _Cursor, depth: int) -> Number:  # noqa: ARG001
    number = node["number"]
    if type(number) is int and abs(number) > MAX_INT:
        raise FrameError("a number is too large")
    if type(number) not in (bool, int, float):
        raise FrameError("a value is not described")
    return number  # type: ignore[no-any-return]


def _decode_text(node: Node, cursor: _Cursor, depth: int) -> str:  # noqa: ARG001
    size = node["bytes"]
    if type(size) is not int or size < 0:
        raise FrameError("a text has no length")
    try:
        return cursor.take_text(size)
    except UnicodeDecodeError as problem:
        raise FrameError("a text is not UTF-8") from problem


def _decode_other(node: Node, cursor: _Cursor, depth: int) -> Other:  # noqa: ARG001
    if type(node["type"]) is not str:
        raise FrameError("a value is not described")
    return Other(one_line(node["type"]))


def _decode_tuple(node: Node, cursor: _Cursor, depth: int) -> tuple[Value, ...]:
    if type(node["items"]) is not list:
        raise FrameError("a value is not described")
    return tuple(_decode(item, cursor, depth - 1) for item in node["items"])


def _decode_dict(node: Node, cursor: _Cursor, depth: int) -> dict[str, Value]:
    keys, items = node["keys"], node["items"]
    if type(keys) is not list or type(items) is not list or len(keys) != len(items):
        raise FrameError("a dict without as many keys as items")
    if not all(type(key) is str for key in keys):
        raise FrameError("a key is not text")
    return {key: _decode(item, cursor, depth - 1) for key, item in zip(keys, items, strict=True)}


_Decoder = Callable[[Node, _Cursor, int], Value]
_KINDS: dict[str, tuple[set[str], _Decoder]] = {
    "none": ({"kind"}, _decode_none),
    "number": ({"kind", "number"}, _decode_number),
    "array": ({"kind", "dtype", "shape"}, _decode_array),
    "text": ({"kind", "bytes"}, _decode_text),
    "other": ({"kind", "type"}, _decode_other),
    "tuple": ({"kind", "items"}, _decode_tuple),
    "dict": ({"kind", "keys", "items"}, _decode_dict),
}
"""The keys of a node of each kind, and the function that makes its value."""
