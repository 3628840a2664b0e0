"""Frames: the messages between judge and worker.

A frame is two little-endian uint32 (the lengths of the two parts that follow), a JSON header in UTF-8, and the buffers
of its values. The header holds a few fields and, under ``values``, a node for each value. The buffers hold arrays and
texts, C-ordered and little-endian. Nothing in a frame is ever executed, and every number in it is checked before it is
used.

Both processes use this file and the three that it imports; they need only numpy.
"""

from __future__ import annotations

from .reading import unpack
from .values import (
    DTYPES,
    MAX_DEPTH,
    MAX_DIMENSIONS,
    MAX_HEADER,
    MAX_INT,
    MAX_PAYLOAD,
    PREFIX,
    FrameError,
    Number,
    Other,
    TooLarge,
    Value,
)
from .writing import SMALLEST_NODE, pack

__all__ = [
    "DTYPES",
    "MAX_DEPTH",
    "MAX_DIMENSIONS",
    "MAX_HEADER",
    "MAX_INT",
    "MAX_PAYLOAD",
    "PREFIX",
    "SMALLEST_NODE",
    "FrameError",
    "Number",
    "Other",
    "TooLarge",
    "Value",
    "pack",
    "unpack",
]
