"""Frames: what crosses the pipe between the judge and the worker.

A frame is two little-endian uint32 (the lengths of what follows), a JSON header in UTF-8 and the buffers of its values.
The header holds a few fields and, under ``values``, a node for each value; arrays and texts lie in the buffers,
C-ordered and little-endian. Nothing in a frame is ever executed, and every number in it is checked before it is used.

Both processes use this file and the three that it names; they need numpy and nothing else.
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
