"""Plays a sequence of calls on a module. Its text goes to the worker ahead of an exercise's scenarios.

The judge plays the same on the reference and on known mistakes. It needs numpy alone.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from types import CodeType, ModuleType
from typing import Any

import numpy as np

DEPTH = 20
"""How deep in tuples, lists and dicts a value is copied, and looked through for arrays."""


def play_sequence(
    module: ModuleType,
    lines: Sequence[str],
    arrays: dict[str, Any],
    layouts: dict[str, str],
    watched: Sequence[str],
    apart: bool,
    strict: bool,
) -> Any:
    """Play a sequence, as a scenario in the worker."""
    return SequencePlayer({**globals(), "module": module}, arrays, layouts, watched).play(lines, apart, strict)


class SequencePlayer:
    """Plays the lines of a sequence, and compares results and arguments again at the end.

    Parameters
    ----------
    names : dict
        The names that the lines may use: the module of the exercise, as ``module``, and its scenarios.
    arrays : dict of str to ndarray
        The arrays that they use, by name.
    layouts : dict of str to str
        The memory layout of some of them, by name.
    watched : sequence of str
        The arrays that nothing but an assignment may change.
    """

    def __init__(
        self, names: dict[str, Any], arrays: dict[str, Any], layouts: dict[str, str], watched: Sequence[str]
    ) -> None:
        given = {name: _laid_out(array, layouts.get(name)) for name, array in arrays.items()}
        self._names = names | given | {"overwrite": self._overwrite}
        self._given = tuple(array for array in given.values() if isinstance(array, np.ndarray))
        self._owners = set(map(id, map(_owner, self._given)))
        self._arrays = {name: np.array(self._names[name]) for name in watched}
        self._results: dict[int, tuple[Any, Any]] = {}
        self._changed: tuple[dict[int, Any], dict[str, Any]] = {}, {}

    def play(self, lines: Sequence[str], apart: bool, strict: bool) -> tuple[Any, ...]:
        """Play the lines, and return their answers.

        Parameters
        ----------
        lines : sequence of str
            Calls such as ``module.softmax(x)``, attributes, and assignments.
        apart : bool
            Whether results should share no memory with the arrays.
        strict : bool
            Whether an exception in a line ends the sequence.

        Returns
        -------
        answers : tuple
            What each line gave: a value, ``"done"`` for an assignment, and ``{"raised": type}`` for an exception.
        results : tuple of (int, value)
            The places of the lines whose results have changed since, and the new values.
        arguments : tuple of (str, ndarray)
            The watched arrays that have changed, and their new values.
        shared : tuple of int
            The places of the lines whose results share memory with an array, if that is requested.
        """
        answers = tuple([self._answer(place, line, strict) for place, line in enumerate(lines)])
        self._look()
        shared = [place for place, (now, _) in self._results.items() if apart and self._is_given(now)]
        results, arguments = (tuple(found.items()) for found in self._changed)
        return answers, results, arguments, tuple(shared)

    def _look(self) -> None:
        """Look for results and arguments that have changed."""
        results, arguments = self._changed
        for place, (now, before) in self._results.items():
            if place not in results and not _same(now, before):
                results[place] = _copied(now)
        for name, before in self._arrays.items():
            if name not in arguments and not _same(self._names[name], before):
                arguments[name] = _copied(self._names[name])

    def _answer(self, place: int, line: str, strict: bool) -> Any:
        try:
            if not _is_expression(line):
                return self._assign(line)
            result = eval(_compiled(line), self._names)
            answer = _copied(result)
            if line.endswith(")"):  # the value of an attribute may change
                self._results[place] = result, answer
            return answer
        except NotImplementedError:
            raise
        except Exception as problem:
            if strict:
                raise
            return {"raised": type(problem).__name__}

    def _overwrite(self, value: Any) -> Any:
        """Return a value with its arrays set to 0, except those that share memory with an array of the sequence."""
        if type(value) in (list, tuple):
            return [self._overwrite(item) for item in value]
        if type(value) is dict:
            return self._overwrite(list(value.values()))
        if isinstance(value, np.ndarray) and value.flags.writeable and not self._is_given(value):
            value[...] = 0
        return value

    def _is_given(self, result: Any) -> bool:
        """Whether a result shares memory with an array of the sequence."""
        return any(map(self._shows_given, _arrays_in(result)))

    def _shows_given(self, array: Any) -> bool:
        """Whether an array shares memory with an array of the sequence."""
        owner = _owner(array)
        if owner.flags.owndata:
            return array.size > 0 and id(owner) in self._owners
        return any(np.may_share_memory(array, given) for given in self._given)

    def _assign(self, line: str) -> str:
        """Play an assignment; its own changes to results and arguments do not count."""
        self._look()
        exec(_compiled(line), self._names)
        self._results = {place: (now, _copied(now)) for place, (now, _) in self._results.items()}
        self._arrays = {name: np.array(self._names[name]) for name in self._arrays}
        return "done"


@functools.lru_cache(maxsize=1000)
def _compiled(line: str) -> CodeType:
    return compile(line, "sequence", "eval" if _is_expression(line) else "exec", dont_inherit=True)


def _is_expression(line: str) -> bool:
    return " = " not in line


def _laid_out(array: Any, layout: str | None) -> Any:
    """Return a copy of an array with the requested memory layout; a number stays a number."""
    if not isinstance(array, np.ndarray):
        return array
    if layout == "strided":
        copy = np.repeat(array, 2, axis=-1)[..., ::2]
    elif layout == "reversed":
        copy = np.array(array[::-1])[::-1]
    elif layout == "Fortran":
        copy = np.array(array, order="F")
    else:
        copy = np.array(array)
    if layout == "read-only":
        copy.flags.writeable = False
    return copy


def _copied(value: Any, depth: int = DEPTH) -> Any:
    """Return a value with copies of its arrays. A list may contain itself, so deep parts are not copied."""
    if isinstance(value, np.ndarray):
        return np.array(value)
    if depth and type(value) is dict:
        return {key: _copied(item, depth - 1) for key, item in value.items()}
    if depth and type(value) in (list, tuple):
        return type(value)([_copied(item, depth - 1) for item in value])
    return value


def _arrays_in(value: Any, depth: int = DEPTH) -> Iterator[Any]:
    """Yield the arrays in a value, but for those that lie too deep in it."""
    if isinstance(value, np.ndarray):
        yield value
    elif depth and type(value) in (list, tuple, dict):
        for item in value.values() if type(value) is dict else value:
            yield from _arrays_in(item, depth - 1)


def _owner(array: Any) -> Any:
    """Return the array that holds the memory of an array, as far as arrays tell."""
    while isinstance(array.base, np.ndarray):
        array = array.base
    return array


def _same(now: Any, before: Any) -> bool:
    """Whether a value is unchanged, except for rounding when entries were moved and restored."""
    if now is before:
        return True
    if isinstance(before, np.ndarray):
        return bool(now.shape == before.shape) and (_equal(now, before) or _near(now, before))
    if type(before) is dict:
        return now.keys() == before.keys() and all(_same(now[key], before[key]) for key in before)
    if type(before) in (list, tuple):
        return len(now) == len(before) and all(map(_same, now, before))
    return True


def _equal(now: Any, before: Any) -> bool:
    return bool(now.dtype == before.dtype) and now.tobytes() == before.tobytes()


def _near(now: Any, before: Any) -> bool:
    if before.dtype.kind not in "biufc":
        return True
    largest = np.max(np.abs(before), initial=1.0, where=np.isfinite(before))
    return np.allclose(now, before, rtol=0, atol=1e-9 * largest, equal_nan=True)
