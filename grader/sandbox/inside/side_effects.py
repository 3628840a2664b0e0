"""What a call does besides returning a value: arguments that it changes or returns, and warnings of numpy.

Both processes use this file: the worker for the submission, the judge for the reference. It needs only numpy.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.lib.array_utils import byte_bounds

MAX_ENTRIES = 1_000_000
"""Larger arrays are not watched."""

MAX_ITEMS = 1000
"""Longer lists, tuples and dicts are not searched."""

ROUNDING = 1e-9
"""The rounding error allowed in an entry that was moved and restored."""

CONTAINERS = (list, tuple, Mapping)
NUMBERS = (float, int)

Array = np.ndarray[Any, Any]


class SideEffects(NamedTuple):
    """What a call did besides returning a value.

    Attributes
    ----------
    changed : tuple of int
        Numbers of the arguments that were changed in place.
    shared : tuple of int
        Numbers of the arguments that share memory with the result.
    warning : str
        The first warning of numpy, or nothing.
    file : str
        The place of the warning.
    line : int
        The line, or 0.
    """

    changed: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()
    warning: str = ""
    file: str = ""
    line: int = 0


NOTHING = SideEffects()


class SideEffectMonitor:
    """Watches a call while it runs, as a context.

    Parameters
    ----------
    values : sequence
        The arguments.
    file : str
        The file whose warnings count.
    """

    def __init__(self, values: Sequence[Any], file: str) -> None:
        self._values, self._file = values, file
        self._before = [[array.copy() for array in _arrays(value)] for value in values]
        self._show: Any = None
        self._warning = "", "", 0

    def __enter__(self) -> SideEffectMonitor:
        self._show, warnings.showwarning = warnings.showwarning, self._record_warning  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        warnings.showwarning = self._show

    def _record_warning(self, message: Any, category: type[Warning], filename: str, lineno: int, *more: Any) -> None:
        if issubclass(category, RuntimeWarning) and filename == self._file and not self._warning[0]:
            self._warning = str(message)[:200], filename, lineno
        if filename == self._file or os.path.isabs(filename):  # the grader's own code is no news to a learner
            self._show(message, category, filename, lineno, *more)

    def side_effects(self, result: Any) -> SideEffects:
        """Return the side effects of the call after it has returned this value; none if values cannot be inspected."""
        try:
            pairs = enumerate(zip(self._values, self._before, strict=True))
            changed = [number for number, (value, before) in pairs if not _unchanged(before, list(_arrays(value)))]
            theirs = _bounds(_arrays(result))
            shared = [number for number, value in enumerate(self._values) if _share(_bounds(_arrays(value)), theirs)]
        except Exception:  # objects of the submission may do anything when they are inspected
            return NOTHING
        return SideEffects(tuple(changed), tuple(shared), *self._warning)


def _arrays(value: Any) -> Iterator[Array]:
    """Yield the arrays in a value that are small enough to watch."""
    if isinstance(value, np.ndarray) and value.size <= MAX_ENTRIES and value.dtype.kind in "biufc":
        yield value
    elif isinstance(value, CONTAINERS) and len(value) <= MAX_ITEMS:
        for item in value.values() if isinstance(value, Mapping) else value:
            if not isinstance(item, NUMBERS):
                yield from _arrays(item)


def _unchanged(before: Sequence[Array], after: Sequence[Array]) -> bool:
    return len(before) == len(after) and all(map(_equal, before, after))


def _equal(before: Array, after: Array) -> bool:
    if before.shape != after.shape:
        return False
    if np.array_equal(before, after):
        return True
    largest = np.max(np.abs(before), initial=1.0, where=np.isfinite(before))
    return np.allclose(after, before, rtol=0, atol=ROUNDING * largest, equal_nan=True)


def _bounds(arrays: Iterable[Array]) -> Array:
    """Return where each array that is not empty begins in memory, and where it ends: two columns."""
    found = [byte_bounds(array) for array in arrays if array.size > 0]
    return np.array(found, dtype=np.uint64).reshape(-1, 2)


def _share(mine: Array, theirs: Array) -> bool:
    return any(np.any((begin < theirs[:, 1]) & (theirs[:, 0] < end)) for begin, end in mine)
