"""Whether values are exactly the same, without any tolerance."""

from __future__ import annotations

from typing import Any

import numpy as np


def is_same(value: Any, other: Any) -> bool:
    """Whether two values are equal to the last bit, and of the same types; dicts in the order of their keys, too."""
    if type(value) is not type(other):
        return False
    if isinstance(value, np.ndarray | np.generic):
        same: bool = value.dtype == other.dtype and value.shape == other.shape
        return same and value.tobytes() == other.tobytes()
    if isinstance(value, tuple | list):
        return len(value) == len(other) and all(map(is_same, value, other))
    if isinstance(value, dict):
        return [*value] == [*other] and all(is_same(value[key], other[key]) for key in value)
    return str(value) == str(other) and bool(value == other or value != value)  # nan is unlike itself
