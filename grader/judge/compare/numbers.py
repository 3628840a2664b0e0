"""Arrays and numbers in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

LONGEST_LITERAL = 40


def ratio(factor: float) -> str:
    """Return a factor as a person says it.

    >>> ratio(4.0), ratio(0.25), ratio(0.4343)
    ('4 times', '1/4 of', '0.4343 times')
    """
    if 1e-6 < abs(factor) < 0.75 and abs(1 / factor - round(1 / factor)) < 1e-3:
        return f"{'-' if factor < 0 else ''}1/{abs(round(1 / factor))} of"
    return f"{factor:.4g} times"


def literal(value: object) -> str | None:
    """Return a value as one would type it, or None when it would be too long to read.

    >>> literal(np.array([1000.0, 0.5]))
    '[1000, 0.5]'
    """
    if not isinstance(value, (bool, int, float, np.ndarray, np.generic)):
        return None
    array = np.asarray(value)
    if array.size > LONGEST_LITERAL:
        return None
    text = _nested(array.tolist())
    return text if len(text) <= LONGEST_LITERAL else None


def argument(value: object) -> str | None:
    """Return an argument as one would type it, with its type, or None when it would be too long to read.

    >>> argument(2.0), argument(np.False_), argument(np.float32(0.5)), argument(np.array([1.0, 2.0]))
    ('2.0', 'np.False_', 'np.float32(0.5)', '[1, 2]')
    """
    text = literal(value)
    if text is None or (isinstance(value, np.ndarray) and value.ndim):
        return text
    if isinstance(value, np.bool_):
        return f"np.{value}_"
    if isinstance(value, np.ndarray | np.generic):
        return f"np.{'array' if isinstance(value, np.ndarray) else type(value).__name__}({text})"
    return f"{text}.0" if isinstance(value, float) and text.lstrip("-").isdecimal() else text


def _nested(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_nested, value)) + "]"
    return f"{value:g}" if isinstance(value, float) else str(value)


def index(position: Sequence[int]) -> str:
    """Return an index as one would type it, brackets included; nothing for a number.

    >>> index((0, 2)), index(())
    ('[0, 2]', '')
    """
    return str([int(number) for number in position]) if len(position) else ""
