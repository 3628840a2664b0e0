"""Which values may cross the pipe, their limits, and the exceptions for values that break them."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

PREFIX = struct.Struct("<II")
MAX_HEADER = 64 * 1024
MAX_PAYLOAD = 64 * 1024 * 1024
MAX_TEXT = 24 * 1024 * 1024
"""The most bytes of all texts in a frame: more than all exercises have. A wide letter quadruples the size of a text."""

MAX_DEPTH = 8
MAX_DIMENSIONS = 32
MAX_INT = 2**63 - 1

DTYPES = {name: np.dtype(name) for name in ("<f8", "<f4", "<i8", "<i4", "|b1", "|u1", "<c16")}


class FrameError(Exception):
    """The bytes are no frame, or exceed the limits."""


class TooLarge(Exception):
    """A value is too large to send; the text says what it is."""


@dataclass(frozen=True)
class Other:
    """A value that is no data; only the name of its type is known.

    Attributes
    ----------
    type : str
        The name of its type, such as ``"function"``.
    """

    type: str


Number = bool | int | float | np.generic
Value = np.ndarray[Any, Any] | Number | tuple["Value", ...] | dict[str, "Value"] | str | Other | None
