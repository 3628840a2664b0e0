"""Frames: every value arrives as stated, and no bytes can do harm."""

from __future__ import annotations

import itertools
import json
import math
import struct
import tracemalloc
from collections import OrderedDict
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox.inside import frame, reading, writing
from grader.sandbox.inside.frame import (
    DTYPES,
    MAX_DEPTH,
    MAX_HEADER,
    MAX_INT,
    MAX_PAYLOAD,
    FrameError,
    Other,
    TooLarge,
    Value,
    pack,
    unpack,
)
from tests.support.sampling import examples

NONE = {"kind": "none"}


class Source:
    """Bytes to read, in the form that `unpack` needs; it records the largest number of bytes requested."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self.largest = 0

    def __call__(self, count: int) -> bytearray:
        self.largest = max(self.largest, count)
        if count > len(self._data):
            raise EOFError
        part, self._data = bytearray(self._data[:count]), self._data[count:]
        return part

    @property
    def left(self) -> int:
        return len(self._data)


def round_trip(value: object) -> Value:
    """Return the value at the other end."""
    _, values = unpack(Source(pack({}, [value])))
    assert len(values) == 1
    return values[0]


def raw(header: bytes, payload: bytes = b"") -> bytes:
    """Return the frame with this header and payload, valid or not."""
    return struct.pack("<II", len(header), len(payload)) + header + payload


def frame_of(*nodes: object, payload: bytes = b"", **fields: object) -> bytes:
    """Return the frame with these nodes."""
    return raw(json.dumps({**fields, "values": nodes}).encode(), payload)


def array_node(shape: object, dtype: object = "<f8", **more: object) -> dict[str, object]:
    """Return a node that describes an array."""
    return {"kind": "array", "dtype": dtype, "shape": shape, **more}


def nested(value: object, levels: int, wrap: Callable[[Any], object] = lambda inner: (inner,)) -> object:
    """Return a value inside so many tuples, or other wrappings."""
    for _ in range(levels):
        value = wrap(value)
    return value


def same(got: object, want: object) -> bool:
    """Whether two values are the same to the last bit, types included."""
    if type(got) is not type(want):
        return False
    if isinstance(got, np.ndarray | np.generic):
        assert isinstance(want, np.ndarray | np.generic)
        return (got.dtype.str, got.shape, got.tobytes()) == (want.dtype.str, want.shape, want.tobytes())
    if isinstance(got, tuple):
        assert isinstance(want, tuple)
        return len(got) == len(want) and all(map(same, got, want))
    if isinstance(got, dict):
        assert isinstance(want, dict)
        return list(got) == list(want) and all(same(got[key], want[key]) for key in got)
    if isinstance(got, float):
        assert isinstance(want, float)
        return struct.pack("<d", got) == struct.pack("<d", want) or (math.isnan(got) and math.isnan(want))
    return got == want


class Number(float):
    """A number of a learner's own type."""


class Thing:
    """An object that is no data."""


# Values that cross


UNCHANGED = {
    "None": None,
    "True": True,
    "False": False,
    "0": 0,
    "the largest int": MAX_INT,
    "the smallest int": -MAX_INT,
    "a float": 0.1,
    "-0.0": -0.0,
    "the smallest float": 5e-324,
    "the largest float": 1.7976931348623157e308,
    "nan": math.nan,
    "inf": math.inf,
    "-inf": -math.inf,
    "text": "softmax",
    "empty text": "",
    "text in many scripts": "Σ 合計 \N{GRINNING FACE} \0\n\x1b[31m",
    "numpy float64": np.float64(0.1),
    "numpy float32": np.float32(0.1),
    "numpy int64": np.int64(-(2**63)),
    "numpy int32": np.int32(-7),
    "numpy uint8": np.uint8(255),
    "numpy bool": np.True_,
    "numpy complex128": np.complex128(1 - 2j),
    "f8": np.array([[1.5, -0.0], [math.nan, math.inf]]),
    "f4": np.array([0.1, math.nan], np.float32),
    "i8": np.array([-(2**63), 2**63 - 1]),
    "i4": np.array([[-1], [2**31 - 1]], np.int32),
    "b1": np.array([True, False]),
    "u1": np.arange(256, dtype=np.uint8),
    "c16": np.array([1 + 2j, complex(math.nan, -math.inf)]),
    "no elements": np.zeros((0, 3)),
    "no elements, integers": np.zeros((2, 0, 4), np.int32),
    "32 axes": np.ones((1,) * 31 + (2,)),
    "empty tuple": (),
    "tuple of arrays": (np.ones(2), np.zeros((2, 3)), np.arange(2)),
    "tuple of numbers": (1, 2.5, True),
    "tuple of one": (1.5,),
    "empty dict": {},
    "dict": {"W1": np.ones((2, 3)), "b1": np.zeros(3), "": None, "Σ": (1, {"deep": "text"})},
}


@pytest.mark.parametrize("value", UNCHANGED.values(), ids=UNCHANGED)
def test_plain_values_stay_what_they_are(value: Value) -> None:
    """Type, dtype, shape and every bit are the same at the other end."""
    assert same(round_trip(value), value)


CHANGED: dict[str, tuple[object, Value]] = {
    "array without axes": (np.array(2.5), np.float64(2.5)),
    "f2": (np.array([0.5, 65504], np.float16), np.array([0.5, 65504], np.float32)),
    "scalar f2": (np.float16(0.5), np.float32(0.5)),
    "longdouble": (np.array([0.5, -2], np.longdouble), np.array([0.5, -2])),
    "i1": (np.array([-128, 127], np.int8), np.array([-128, 127])),
    "i2": (np.array([-(2**15)], np.int16), np.array([-(2**15)])),
    "u2": (np.array([2**16 - 1], np.uint16), np.array([2**16 - 1])),
    "u4": (np.array([2**32 - 1], np.uint32), np.array([2**32 - 1])),
    "u8": (np.array([2**64 - 1, 3], np.uint64), np.array([2.0**64, 3])),
    "c8": (np.array([1 + 2j], np.complex64), np.array([1 + 2j])),
    "big-endian f8": (np.array([1.5, -2], ">f8"), np.array([1.5, -2])),
    "big-endian f4": (np.array([1.5, -2], ">f4"), np.array([1.5, -2], np.float32)),
    "big-endian i4": (np.array([1, -2], ">i4"), np.array([1, -2])),
    "big-endian u8": (np.array([2**63, 3], ">u8"), np.array([2.0**63, 3])),
    "big-endian c16": (np.array([1 + 2j], ">c16"), np.array([1 + 2j])),
    "every second column": (np.arange(12).reshape(3, 4)[:, ::2], np.array([[0, 2], [4, 6], [8, 10]])),
    "transposed": (np.arange(6.0).reshape(2, 3).T, np.array([[0.0, 3], [1, 4], [2, 5]])),
    "backwards": (np.arange(3)[::-1], np.array([2, 1, 0])),
    "Fortran order": (np.asfortranarray([[1.0, 2], [3, 4]]), np.array([[1.0, 2], [3, 4]])),
    "broadcast": (np.broadcast_to(1.5, (2, 3)), np.full((2, 3), 1.5)),
    "read-only": (np.frombuffer(b"\x01\x02", np.uint8), np.array([1, 2], np.uint8)),
    "masked": (np.ma.masked_array([1.0, 2.0], mask=[True, False]), np.array([1.0, 2.0])),
    "matrix": (np.ones((2, 2)).view(np.matrix), np.ones((2, 2))),
    "complex": (1 + 2j, np.complex128(1 + 2j)),
    "a float of another type": (Number(2.5), np.float64(2.5)),
    "-2**63": (-(2**63), np.int64(-(2**63))),
    "2**63": (2**63, np.float64(2.0**63)),
    "-2**100": (-(2**100), np.float64(-(2.0**100))),
    "2**1022": (2**1022, np.float64(2.0**1022)),
    "2**1024": (2**1024, Other("int")),
    "-10**5000": (-(10**5000), Other("int")),
    "list of floats": ([0.5, 1.5], np.array([0.5, 1.5])),
    "list of ints": ([1, 2], np.array([1, 2])),
    "list of bools": ([True, False], np.array([True, False])),
    "list of ints and floats": ([1, 0.5], np.array([1, 0.5])),
    "list of complex": ([1j, 2], np.array([1j, 2])),
    "list of numpy numbers": ([np.float32(0.5), np.float32(1)], np.array([0.5, 1], np.float32)),
    "list of huge ints": ([2**63, 1], np.array([2.0**63, 1])),
    "list of ints beyond all arrays": ([2**70, 1], Other("list")),
    "list of one int beyond all arrays": ([2**70], Other("list")),
    "empty list": ([], np.zeros(0)),
    "list of empty lists": ([[], []], np.zeros((2, 0))),
    "nested list": ([[1, 2], [3, 4], [5, 6]], np.array([[1, 2], [3, 4], [5, 6]])),
    "list of tuples": ([(1, 2), (3, 4)], np.array([[1, 2], [3, 4]])),
    "eight lists in one another": (nested(1, 8, lambda x: [x]), np.ones((1,) * 8, np.int64)),
    "ragged list": ([[1, 2], [3]], (np.array([1, 2]), np.array([3]))),
    "list that is ragged below": ([[[1, 2]], [[3]]], (np.array([[1, 2]]), np.array([[3]]))),
    "list of unequal depths": ([[1], [[2]]], (np.array([1]), np.array([[2]]))),
    "list of a number and a list": ([1, [2, 3]], (1, np.array([2, 3]))),
    "list of arrays": ([np.ones(2), np.zeros(3)], (np.ones(2), np.zeros(3))),
    "list of texts": (["a", "b"], ("a", "b")),
    "list with None": ([1, None], (1, None)),
    "tuple of lists": (([1, 2], [3.5]), (np.array([1, 2]), np.array([3.5]))),
    "odd keys": ({1: "int", None: "None", (2, 3): "tuple"}, {"1": "int", "None": "None", "(2, 3)": "tuple"}),
    "a long key": ({"k" * 101: 1}, {"k" * 100: 1}),
    "ordered dict": (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
    "mapping": (MappingProxyType({"a": 1}), {"a": 1}),
    "lone surrogate": ("a\ud800b", "a?b"),
    "numpy text": (np.str_("text"), "text"),
    "function": (len, Other("builtin_function_or_method")),
    "own function": (nested, Other("function")),
    "own object": (Thing(), Other("Thing")),
    "class": (Thing, Other("type")),
    "bytes": (b"1", Other("bytes")),
    "set": ({1}, Other("set")),
    "range": (range(3), Other("range")),
    "generator": ((n for n in range(3)), Other("generator")),
    "a type with a long name": (type("T" * 101, (), {})(), Other("T" * 100)),
    "object array": (np.array([1, None]), Other("array of dtype object")),
    "object array without axes": (np.array(None), Other("array of dtype object")),
    "array of texts": (np.array(["a", "bc"]), Other("array of dtype <U2")),
    "array of bytes": (np.array([b"a"]), Other("array of dtype |S1")),
    "date": (np.datetime64(5, "ns"), Other("datetime64")),
    "array of dates": (np.array(["2024-01-01"], "M8[D]"), Other("array of dtype datetime64[D]")),
    "array of records": (np.zeros(1, "f8,i4"), Other("array of dtype [('f0', '<f8'), ('f1', '<i4')]")),
    "array of a dtype with a long name": (
        np.zeros(1, [("n" * 200, "f8")]),
        Other(("array of dtype [('" + "n" * 200)[:100]),
    ),
    "a thing in a tuple": ((1, Thing()), (1, Other("Thing"))),
}


@pytest.mark.parametrize(("value", "expected"), CHANGED.values(), ids=CHANGED)
def test_other_values_become_the_nearest_plain_one(value: object, expected: Value) -> None:
    """Numbers keep their value in an allowed type, lists become arrays or tuples, everything else only has a name."""
    assert same(round_trip(value), expected)


@pytest.mark.parametrize("leaf", [1.5, np.float64(1.5), 2**70, 1j, len, np.ones(2), "text", None], ids=repr)
def test_what_lies_at_the_greatest_depth_is_as_it_would_be_alone(leaf: object) -> None:
    """Depth is counted in tuples and dicts: the values in the last one are not cut."""
    assert same(round_trip(nested(leaf, MAX_DEPTH)), nested(round_trip(leaf), MAX_DEPTH))


@pytest.mark.parametrize(
    ("wrap", "name"),
    [(lambda x: (x,), "tuple"), (lambda x: [x, None], "list"), (lambda x: {"a": x}, "dict")],
    ids=["tuple", "list", "dict"],
)
def test_what_is_nested_too_deeply_is_cut_there(wrap: Callable[[Any], object], name: str) -> None:
    """Eight levels cross; of a ninth, only the name does."""
    value = round_trip(nested(1.5, MAX_DEPTH + 1, wrap))
    for _ in range(MAX_DEPTH):
        value = next(iter(value.values())) if isinstance(value, dict) else value[0]
    assert value == Other(f"deeply nested {name}")


def test_a_list_that_holds_itself_is_cut() -> None:
    """An infinite value ends at the greatest depth."""
    endless: list[object] = []
    endless.append(endless)
    assert same(round_trip(endless), nested(Other("deeply nested list"), MAX_DEPTH))


def test_fields_and_values_cross_in_order() -> None:
    """The header's fields arrive unchanged, and the values in their order."""
    fields, values = unpack(Source(pack({"id": "7f", "line": 3, "on": None}, ["first", np.ones(2), "last"])))
    assert fields == {"id": "7f", "line": 3, "on": None}
    assert same(tuple(values), ("first", np.ones(2), "last"))


def test_a_frame_has_the_documented_bytes() -> None:
    """Two lengths, a header in JSON, and the buffers in order, little-endian."""
    header = b'{"id":1,"values":[{"kind":"array","dtype":"<i4","shape":[2]},{"kind":"text","bytes":2}]}'
    payload = b"\x01\x00\x00\x00\xfe\xff\xff\xff\xc3\xa9"
    data = struct.pack("<II", len(header), len(payload)) + header + payload
    assert pack({"id": 1}, [np.array([1, -2], ">i4").astype("<i4"), "é"]) == data


def test_reading_stops_at_the_end_of_a_frame() -> None:
    """The bytes after a frame belong to the next one."""
    source = Source(pack({}, [1]) + pack({}, ["two"]))
    assert unpack(source) == ({}, [1])
    assert unpack(source) == ({}, ["two"])
    assert source.left == 0


def test_received_arrays_own_their_memory_and_can_be_written() -> None:
    """No two arrays share a buffer, and the judge may change each."""
    _, values = unpack(Source(pack({}, [np.zeros(3), (np.zeros(3), np.zeros((0, 2)))])))
    first, (second, empty) = values  # type: ignore[misc]
    for array in (first, second, empty):
        assert type(array) is np.ndarray
        assert array.flags.owndata and array.flags.writeable and array.flags.c_contiguous
    first += 1
    assert second.tolist() == [0, 0, 0]


# Values that are too large


def test_the_limits_are_the_stated_ones() -> None:
    """64 KiB of header, 64 MiB of payload, eight levels, 32 axes, and ints of 64 bits."""
    assert (MAX_HEADER, MAX_PAYLOAD) == (65_536, 67_108_864)
    assert (MAX_DEPTH, frame.MAX_DIMENSIONS) == (8, 32)
    assert MAX_INT == 9_223_372_036_854_775_807


def test_the_largest_payload_crosses_and_one_byte_more_does_not() -> None:
    """64 MiB is the limit at both ends."""
    data = pack({}, [np.ones(MAX_PAYLOAD, np.uint8)])
    (value,) = unpack(Source(data))[1]
    assert isinstance(value, np.ndarray)
    assert value.shape == (MAX_PAYLOAD,) and value.all()
    with pytest.raises(TooLarge, match=r"^an array of shape \(67108865,\)$"):
        pack({}, [np.ones(MAX_PAYLOAD + 1, np.uint8)])


def test_an_array_that_only_becomes_too_large_is_too_large() -> None:
    """int8 crosses as int64, so it counts with eight bytes; otherwise the other end would refuse the frame."""
    with pytest.raises(TooLarge, match=r"^an array of shape \(8388609,\)$"):
        pack({}, [np.zeros(MAX_PAYLOAD // 8 + 1, np.int8)])


LARGE: dict[str, tuple[object, str]] = {
    "array": (np.zeros((11, 12)), "an array of shape (11, 12)"),
    "broadcast array": (np.broadcast_to(1.0, (10**6, 10**6, 10**5)), "an array of shape (1000000, 1000000, 100000)"),
    "list": ([0.5] * 126, "a list of shape (126,)"),
    "nested list": ([[1, 2]] * 600, "a list of shape (600, 2)"),
    "text": ("x" * 1001, "a string of 1,001 characters"),
    "text of many bytes": ("é" * 501, "a string of 501 characters"),
    "array in a dict in a tuple": ((1, {"W": np.zeros(126)}), "an array of shape (126,)"),
    "second of two arrays": ((np.zeros(120), np.zeros(6)), "an array of shape (6,)"),
}


@pytest.mark.parametrize(("value", "what"), LARGE.values(), ids=LARGE)
def test_a_value_beyond_the_payload_is_named(value: object, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for 1,000 bytes, the value that does not fit is named."""
    monkeypatch.setattr(writing, "MAX_PAYLOAD", 1000)
    with pytest.raises(TooLarge) as caught:
        pack({}, [value])
    assert str(caught.value) == what


def test_the_texts_of_a_frame_have_a_limit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """One wide letter makes a text take four bytes for each letter, so texts could fill four times the payload."""
    data = bytes(pack({}, [("abc", {"x": "de"})]))
    monkeypatch.setattr(reading, "MAX_TEXT", 5)
    assert unpack(Source(data))[1] == [("abc", {"x": "de"})]
    monkeypatch.setattr(reading, "MAX_TEXT", 4)
    with pytest.raises(FrameError, match="the texts are too long"):
        unpack(Source(data))
    monkeypatch.setattr(writing, "MAX_TEXT", 4)
    with pytest.raises(TooLarge, match="a string of 2 characters"):
        pack({}, [("abc", {"x": "de"})])


def test_a_promised_terabyte_is_refused_before_it_is_made() -> None:
    """A broadcast array costs nothing to make; refusing it must cost nothing either."""
    promised = np.broadcast_to(1.0, (10**6, 10**6))
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge, match=r"^an array of shape \(1000000, 1000000\)$"):
            pack({}, [promised])
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "value",
    [(None,) * 10_000, {str(n): None for n in range(5_000)}, [[None] * 100] * 50],
    ids=["tuple", "dict", "nested"],
)
def test_a_value_of_very_many_parts_is_too_large(value: object) -> None:
    """The header has a separate limit, however small the parts are."""
    with pytest.raises(TooLarge, match=r"^a value made of very many parts$"):
        pack({}, [value])


def test_parts_are_counted_before_they_are_kept() -> None:
    """A mapping with endlessly many values is refused; it would fill the memory otherwise."""

    class Endless(dict[str, None]):
        def values(self) -> Any:
            return itertools.repeat(None)

    with pytest.raises(TooLarge, match=r"^a value made of very many parts$"):
        pack({}, [Endless()])


def test_the_largest_header_crosses_and_one_byte_more_does_not() -> None:
    """64 KiB is the limit at both ends."""
    room = MAX_HEADER - len('{"name":"","values":[]}')
    assert unpack(Source(pack({"name": "x" * room}, [])))[0] == {"name": "x" * room}
    with pytest.raises(TooLarge, match=r"^a value made of very many parts$"):
        pack({"name": "x" * (room + 1)}, [])


# Invalid frames


NOT_DESCRIBED = "a value is not described"
NO_DTYPE = "an array has a dtype that may not cross"
NO_SHAPE = "an array has no proper shape"
SHORT = "the payload is shorter than its values"

BAD: dict[str, tuple[bytes, str]] = {
    "header too long": (
        struct.pack("<II", MAX_HEADER + 1, 0),
        f"lengths {MAX_HEADER + 1} and 0 exceed the limits",
    ),
    "payload too long": (
        struct.pack("<II", 2, MAX_PAYLOAD + 1),
        f"lengths 2 and {MAX_PAYLOAD + 1} exceed the limits",
    ),
    "both too long": (b"\xff" * 8, "lengths 4294967295 and 4294967295 exceed the limits"),
    "empty header": (raw(b""), "the header is not JSON"),
    "no UTF-8": (raw(b'{"id":"\xff"}'), "the header is not JSON"),
    "UTF-16": (raw('{"values":[]}'.encode("utf-16")), "the header is not JSON"),
    "half a header": (raw(b'{"values":['), "the header is not JSON"),
    "two headers": (raw(b'{"values":[]}{}'), "the header is not JSON"),
    "deep header": (raw(b"[" * MAX_HEADER), "the header is not JSON"),
    "deep objects": (raw(b'{"":' * (MAX_HEADER // 4)), "the header is not JSON"),
    "int of many digits": (raw(b'{"values":[],"line":' + b"9" * 5000 + b"}"), "the header is not JSON"),
    "header a list": (raw(b"[]"), "the header is not an object"),
    "header a number": (raw(b"1"), "the header is not an object"),
    "no values": (raw(b"{}"), "no list of values"),
    "values no list": (raw(b'{"values":{}}'), "no list of values"),
    "values null": (raw(b'{"values":null}'), "no list of values"),
    "node a number": (frame_of(1), NOT_DESCRIBED),
    "node a list": (frame_of([]), NOT_DESCRIBED),
    "node empty": (frame_of({}), NOT_DESCRIBED),
    "unknown kind": (frame_of({"kind": "object"}), NOT_DESCRIBED),
    "kind a list": (frame_of({"kind": ["none"]}), NOT_DESCRIBED),
    "none with more": (frame_of({"kind": "none", "more": 1}), NOT_DESCRIBED),
    "array without shape": (frame_of({"kind": "array", "dtype": "<f8"}), NOT_DESCRIBED),
    "array with more": (frame_of(array_node([0], order="F")), NOT_DESCRIBED),
    "number a text": (frame_of({"kind": "number", "number": "1"}), NOT_DESCRIBED),
    "number null": (frame_of({"kind": "number", "number": None}), NOT_DESCRIBED),
    "number with more": (frame_of({"kind": "number", "number": 1, "type": "int"}), NOT_DESCRIBED),
    "text with more": (frame_of({"kind": "text", "bytes": 0, "encoding": "utf-16"}), NOT_DESCRIBED),
    "other no text": (frame_of({"kind": "other", "type": 1}), NOT_DESCRIBED),
    "other with more": (frame_of({"kind": "other", "type": "x", "value": 1}), NOT_DESCRIBED),
    "tuple no list": (frame_of({"kind": "tuple", "items": {}}), NOT_DESCRIBED),
    "tuple with more": (frame_of({"kind": "tuple", "items": [], "keys": []}), NOT_DESCRIBED),
    "dict with more": (frame_of({"kind": "dict", "keys": [], "items": [], "type": "x"}), NOT_DESCRIBED),
    "bad item in a tuple": (frame_of({"kind": "tuple", "items": [NONE, 1]}), NOT_DESCRIBED),
    "bad item in a dict": (frame_of({"kind": "dict", "keys": ["a"], "items": [1]}), NOT_DESCRIBED),
    "nine tuples": (frame_of(nested(NONE, MAX_DEPTH + 1, lambda x: {"kind": "tuple", "items": [x]})), NOT_DESCRIBED),
    "nine dicts": (
        frame_of(nested(NONE, MAX_DEPTH + 1, lambda x: {"kind": "dict", "keys": ["a"], "items": [x]})),
        NOT_DESCRIBED,
    ),
    "dtype object": (frame_of(array_node([1], "|O"), payload=bytes(8)), NO_DTYPE),
    "dtype by another name": (frame_of(array_node([1], "float64"), payload=bytes(8)), NO_DTYPE),
    "dtype big-endian": (frame_of(array_node([1], ">f8"), payload=bytes(8)), NO_DTYPE),
    "dtype text": (frame_of(array_node([1], "<U2"), payload=bytes(8)), NO_DTYPE),
    "dtype a list": (frame_of(array_node([1], ["<f8"]), payload=bytes(8)), NO_DTYPE),
    "dtype with a shape": (frame_of(array_node([1], "(2,)<f4"), payload=bytes(8)), NO_DTYPE),
    "shape a number": (frame_of(array_node(1), payload=bytes(8)), NO_SHAPE),
    "shape null": (frame_of(array_node(None), payload=bytes(8)), NO_SHAPE),
    "negative length": (frame_of(array_node([-1]), payload=bytes(8)), NO_SHAPE),
    "two negative lengths": (frame_of(array_node([-1, -1]), payload=bytes(8)), NO_SHAPE),
    "length a float": (frame_of(array_node([1.0]), payload=bytes(8)), NO_SHAPE),
    "length a bool": (frame_of(array_node([True]), payload=bytes(8)), NO_SHAPE),
    "length a text": (frame_of(array_node(["1"]), payload=bytes(8)), NO_SHAPE),
    "length too large": (frame_of(array_node([MAX_INT + 1, 0])), NO_SHAPE),
    "33 axes": (frame_of(array_node([1] * 33), payload=bytes(8)), NO_SHAPE),
    "too large but for a zero": (frame_of(array_node([MAX_PAYLOAD] * 3 + [0])), NO_SHAPE),
    "a product of 2**64": (frame_of(array_node([2**16] * 4, "|u1")), SHORT),
    "a product of 2**832": (frame_of(array_node([2**26] * 32)), SHORT),
    "array longer than the payload": (frame_of(array_node([2]), payload=bytes(15)), SHORT),
    "second array longer": (frame_of(array_node([1]), array_node([1]), payload=bytes(15)), SHORT),
    "text longer than the payload": (frame_of({"kind": "text", "bytes": 3}, payload=b"ab"), SHORT),
    "truth value 2": (frame_of(array_node([3], "|b1"), payload=b"\0\1\2"), "a truth value is neither 0 nor 1"),
    "int of 64 bits": (frame_of({"kind": "number", "number": MAX_INT + 1}), "a number is too large"),
    "negative int of 64 bits": (frame_of({"kind": "number", "number": -MAX_INT - 1}), "a number is too large"),
    "text of negative length": (frame_of({"kind": "text", "bytes": -1}), "a text has no length"),
    "text of half a byte": (frame_of({"kind": "text", "bytes": 0.5}), "a text has no length"),
    "text of a bool": (frame_of({"kind": "text", "bytes": True}, payload=b"a"), "a text has no length"),
    "text not UTF-8": (frame_of({"kind": "text", "bytes": 1}, payload=b"\xff"), "a text is not UTF-8"),
    "text with a surrogate": (
        frame_of({"kind": "text", "bytes": 3}, payload=b"\xed\xa0\x80"),
        "a text is not UTF-8",
    ),
    "more keys than items": (
        frame_of({"kind": "dict", "keys": ["a", "b"], "items": [NONE]}),
        "a dict without as many keys as items",
    ),
    "keys no list": (frame_of({"kind": "dict", "keys": "a", "items": [NONE]}), "a dict without as many keys as items"),
    "items no list": (frame_of({"kind": "dict", "keys": [], "items": {}}), "a dict without as many keys as items"),
    "key no text": (frame_of({"kind": "dict", "keys": [1], "items": [NONE]}), "a key is not text"),
    "payload without values": (frame_of(payload=b"x"), "the payload is longer than its values"),
    "payload longer than its values": (
        frame_of(array_node([1]), payload=bytes(9)),
        "the payload is longer than its values",
    ),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_a_broken_frame_is_refused(data: bytes, message: str) -> None:
    """Each rule of the format is broken once, and each breach has its own message."""
    with pytest.raises(FrameError) as caught:
        unpack(Source(data))
    assert str(caught.value) == message


def test_lengths_are_refused_before_anything_is_read() -> None:
    """With a length beyond the limit, no bytes are read."""
    source = Source(struct.pack("<II", 2, MAX_PAYLOAD + 1) + b"{}")
    with pytest.raises(FrameError):
        unpack(source)
    assert source.largest == 8


def test_the_limit_of_the_payload_can_be_another() -> None:
    """A reader sets its limit: 8 bytes are allowed with 8, and not with 7."""
    data = pack({}, [np.ones(1)])
    assert same(tuple(unpack(Source(data), 8)[1]), (np.ones(1),))
    with pytest.raises(FrameError, match=r"^lengths \d+ and 8 exceed the limits$"):
        unpack(Source(data), 7)


def test_the_other_end_may_send_numbers_that_json_does_not_know() -> None:
    """NaN and infinities are numbers here; of a duplicate key, the last value counts."""
    header = b'{"a":1,"a":2,"values":[{"kind":"number","number":-Infinity},{"kind":"number","number":1e999}]}'
    assert unpack(Source(raw(header))) == ({"a": 2}, [-math.inf, math.inf])


@pytest.mark.parametrize("cut", [0, 7, 8, 20, -1])
def test_what_receive_raises_passes_through(cut: int) -> None:
    """The end of the pipe is not a broken frame."""
    with pytest.raises(EOFError):
        unpack(Source(pack({}, [np.ones(3)])[:cut]))


@pytest.mark.parametrize(
    "header",
    [
        b'{"values":[' + b"[]," * 21_800 + b"[]]}",
        b'{"values":[' + b'{"kind":"none"},' * 4_000 + b"1]}",
        frame_of({"kind": "tuple", "items": [array_node([0] * 32)] * 400}, 1)[8:],
        frame_of(*[array_node([2**26] * 32)] * 170)[8:],
    ],
    ids=["lists", "values", "arrays", "huge arrays"],
)
def test_the_worst_header_costs_little(header: bytes) -> None:
    """64 KiB of header cannot fill the memory: 8 MB of ``[],`` would take 200 MB."""
    assert len(header) <= MAX_HEADER
    data = raw(header)
    tracemalloc.start()
    try:
        with pytest.raises(FrameError):
            unpack(Source(data))
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()


# Any value, any bytes


NUMBERS = st.booleans() | st.integers(-MAX_INT, MAX_INT) | st.floats()
ARRAYS = st.sampled_from(list(DTYPES.values())).flatmap(
    lambda dtype: hnp.arrays(dtype, hnp.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=3))
)
LEAVES = st.none() | NUMBERS | ARRAYS | ARRAYS.filter(np.size).map(lambda array: array.flat[0]) | st.text(max_size=5)


def within(leaves: st.SearchStrategy[Any], levels: int) -> st.SearchStrategy[Any]:
    """Return values and tuples and dicts of them, so many levels deep."""
    for _ in range(levels):
        some = st.lists(leaves, max_size=3)
        leaves = leaves | some.map(tuple) | st.dictionaries(st.text(max_size=3), leaves, max_size=3)
    return leaves


@given(within(LEAVES, 3))
@examples(100)
def test_any_plain_value_survives(value: Value) -> None:
    """Every allowed value arrives, to the last bit."""
    assert same(round_trip(value), value)


ODD = (
    LEAVES
    | st.integers()
    | st.complex_numbers()
    | st.binary(max_size=3)
    | st.text(st.characters(), max_size=3)
    | st.sampled_from([len, Thing(), {1}, np.float16(1), np.array([None]), np.array("x"), 10**400, np.str_("x")])
    | hnp.array_dtypes(max_size=2).flatmap(lambda dtype: hnp.arrays(dtype, 1))
    | hnp.scalar_dtypes().flatmap(lambda dtype: hnp.arrays(dtype, (2,)))
    | hnp.scalar_dtypes().flatmap(lambda dtype: hnp.arrays(dtype, (1,))).map(lambda array: array[0])
)
LISTS = st.recursive(ODD, lambda parts: st.lists(parts, max_size=3), max_leaves=6)
NUMBER_LISTS = st.recursive(NUMBERS, lambda parts: st.lists(parts, max_size=3) | st.tuples(parts, parts), max_leaves=8)
KEYS = st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=3) | st.just((1, 2))


def is_plain(value: object) -> bool:
    """Whether a value is one that `unpack` may return."""
    if isinstance(value, np.ndarray):
        return type(value) is np.ndarray and value.ndim > 0 and value.dtype.str in DTYPES and value.flags.owndata
    if isinstance(value, np.generic):
        return value.dtype.str in DTYPES
    if isinstance(value, dict):
        return all(type(key) is str for key in value) and all(map(is_plain, value.values()))
    if isinstance(value, tuple):
        return all(map(is_plain, value))
    return value is None or type(value) in (bool, int, float, str, Other)


@given(within(ODD, 2) | LISTS | NUMBER_LISTS | st.dictionaries(KEYS, ODD, max_size=3))
@examples(100)
@pytest.mark.filterwarnings("ignore:(overflow|invalid value) encountered in cast:RuntimeWarning")
def test_anything_at_all_becomes_plain(value: object) -> None:
    """Every value can be sent, and what arrives is plain data."""
    assert is_plain(round_trip(value))


def refused_or_plain(data: bytes) -> None:
    """Read a frame from any bytes: only these errors are allowed, and no large request."""
    source = Source(data)
    try:
        _, values = unpack(source, 1000)
    except (FrameError, EOFError):
        values = []
    assert all(map(is_plain, values))
    assert source.largest <= MAX_HEADER


@given(st.binary(max_size=100))
@examples(100)
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    """Bytes that are no frame cause a FrameError or an end of data."""
    refused_or_plain(data)
    refused_or_plain(raw(data))


@st.composite
def mutated_frames(draw: st.DrawFn) -> bytes:
    """Frames with a few bytes changed, removed and added."""
    data = bytearray(pack({"id": draw(st.text(max_size=3))}, draw(st.lists(within(LEAVES, 1), max_size=2))))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        data[start : start + draw(st.integers(0, 2))] = draw(
            st.binary(max_size=2) | st.sampled_from([b"1e9", b"-", b"["])
        )
    header = bytes(data[8:]).rpartition(b"}")[0] + b"}"
    return bytes(data) if draw(st.booleans()) else raw(header, bytes(data[8 + len(header) :]))


@given(mutated_frames())
@examples(120)
def test_a_damaged_frame_is_refused_or_read(data: bytes) -> None:
    """A frame with a few bytes changed causes a FrameError, an end of data, or plain values."""
    refused_or_plain(data)


JUNK: st.SearchStrategy[Any] = st.deferred(
    lambda: (
        st.none()
        | st.booleans()
        | st.integers(-2, 4)
        | st.sampled_from([MAX_INT, MAX_INT + 1, 2**26, 0.5, "x", *DTYPES])
        | st.lists(JUNK, max_size=2)
        | st.dictionaries(st.sampled_from(["kind", "x"]), JUNK, max_size=2)
    )
)
SHAPES = st.lists(st.integers(0, 3) | JUNK, max_size=4)


def nodes(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Nodes that are nearly right: each field is right, or junk."""
    many = st.lists(items, max_size=3)
    return st.one_of(
        JUNK,
        st.just(NONE),
        st.fixed_dictionaries({"kind": st.just("number"), "number": JUNK}),
        st.fixed_dictionaries({"kind": st.just("text"), "bytes": JUNK}),
        st.fixed_dictionaries({"kind": st.just("other"), "type": JUNK}, optional={"x": JUNK}),
        st.fixed_dictionaries({"kind": st.just("array"), "dtype": st.sampled_from([*DTYPES, "|O"]), "shape": SHAPES}),
        st.fixed_dictionaries({"kind": st.just("tuple"), "items": many}),
        st.fixed_dictionaries({"kind": st.just("dict"), "keys": st.lists(st.just("k") | JUNK), "items": many}),
    )


@given(st.lists(nodes(nodes(nodes(JUNK))), max_size=2), st.binary(max_size=40))
@examples(120)
def test_any_header_is_refused_or_read(values: list[object], payload: bytes) -> None:
    """Whatever a header describes, the payload is read as that or the frame is refused."""
    refused_or_plain(frame_of(*values, payload=payload))


def test_the_damage_does_reach_the_values() -> None:
    """Control: a damaged frame may still be read, so the tests above reach more than the first check."""
    data = pack({"id": "a"}, [np.ones(1)])
    assert unpack(Source(data[:-1] + b"\x40"))[1] == [np.frombuffer(data[-8:-1] + b"\x40")]
