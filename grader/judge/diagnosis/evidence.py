"""What a part of the submission's answer shows: whether it is wrong, and whether given mistakes explain it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from grader.judge.compare.tolerance import USUAL, Tolerance
from grader.judge.diagnosis.equality import SameArrays, same
from grader.sandbox.outside.answers import Answer, Other, Returned

Path = tuple[str | int, ...]
"""The keys and positions that lead to a part of an answer; none for all of it."""


class Fit(Enum):
    """How well the answers of some mistakes fit the answers of the submission."""

    REFUTED = auto()
    """They give a wrong value that the submission does not give."""
    INCOMPLETE = auto()
    """The submission is wrong where they are not: there is another fault."""
    AGREES = auto()
    """Nothing is wrong here, and they leave it so."""
    EXPLAINED = auto()
    """They give the submission's values wherever these are wrong."""
    EXPLAINED_IN_FULL = auto()
    """They give all of the submission's values, also those that the check only looks at."""

    @property
    def explains(self) -> bool:
        """Whether the mistakes explain what is wrong."""
        return self in (Fit.EXPLAINED, Fit.EXPLAINED_IN_FULL)

    @property
    def holds(self) -> bool:
        """Whether nothing else needs to be wrong."""
        return self.explains or self is Fit.AGREES


@dataclass(frozen=True)
class Part:
    """A part of an answer, as the submission and the reference give it.

    Attributes
    ----------
    path : Path
        What leads to it.
    given, right : Answer or Value
        The submission's and the reference's answer.
    same_arrays : callable
        Whether two arrays agree.
    """

    path: Path
    given: Any
    right: Any
    same_arrays: SameArrays

    @functools.cached_property
    def is_right(self) -> bool:
        """Whether the two agree; compared on first use, since most passing checks are never asked about."""
        return same(self.given, self.right, self.same_arrays)

    def of(self, answer: Answer) -> Any:
        """Return the same part of another answer; if there is none, a value that equals no answer."""
        return part_of(answer, self.path)


@dataclass(frozen=True)
class Evidence:
    """The answers of submission and reference to one question.

    Attributes
    ----------
    parts : tuple of Part
        Corresponding parts of the two.
    tolerance : Tolerance
        The tolerance of the check.
    compared : bool
        Whether the check compares them. If it only looks at an answer, another value may be right too.
    returned : bool
        Whether the submission returned a value.
    """

    parts: tuple[Part, ...]
    tolerance: Tolerance
    compared: bool
    returned: bool

    @property
    def differs(self) -> bool:
        """Whether any part differs from the reference."""
        return not all(part.is_right for part in self.parts)

    def fit(self, mistaken: Answer, *, failed: bool) -> Fit:
        """Return how the answer of mistakes to the same call fits.

        Parameters
        ----------
        mistaken : Answer
            Their answer.
        failed : bool
            Whether the check failed, so that every difference counts as wrong.
        """
        found = set()
        for part in self.parts:
            found.add(says := self._says(part, mistaken))
            if says is _Says.AGAINST:
                return Fit.REFUTED
        if _Says.ANOTHER_FAULT in found:
            return Fit.INCOMPLETE
        if _Says.FOR not in found:
            return Fit.INCOMPLETE if failed and self.differs else Fit.AGREES
        in_full = all(same(part.given, part.of(mistaken), self.tolerance.agrees) for part in self.parts)
        return Fit.EXPLAINED_IN_FULL if in_full else Fit.EXPLAINED

    def _says(self, part: Part, mistaken: Answer) -> _Says:
        """Return what one part shows about mistakes."""
        value = part.of(mistaken)
        decides = self.compared or not (self.returned and isinstance(mistaken, Returned))
        if same(value, part.right, self.tolerance.agrees):
            return _Says.ANOTHER_FAULT if decides and not part.is_right else _Says.NOTHING
        if same(part.given, value, self.tolerance.matches):
            return _Says.FOR
        return _Says.AGAINST


class _Says(Enum):
    """What one part shows about mistakes."""

    NOTHING = auto()
    FOR = auto()
    AGAINST = auto()
    ANOTHER_FAULT = auto()
    """The part is wrong, and they would give it right."""


def evidence(given: Answer, right: Answer, tolerance: Tolerance | None, path: Path = ()) -> Evidence:
    """Return what the answers of submission and reference show.

    Parameters
    ----------
    given, right : Answer
        The two answers.
    tolerance : Tolerance or None
        The tolerance of the check; None if it only looks at the answer.
    path : Path
        The part of the answers to examine.
    """
    compares, tolerance = tolerance is not None, tolerance or USUAL
    parts = tuple(
        Part(where, one, other, tolerance.agrees)
        for where, one, other in _corresponding(path, part_of(given, path), part_of(right, path))
    )
    return Evidence(parts, tolerance, compares, isinstance(given, Returned))


_ABSENT = Other("absent")


def part_of(answer: Answer, path: Path) -> Any:
    """Return a part of an answer; if there is none, a value that equals no answer."""
    value: Any = answer.value if isinstance(answer, Returned) else answer
    for key in path:
        if isinstance(key, str):
            value = value.get(key, _ABSENT) if isinstance(value, dict) else _ABSENT
        else:
            value = value[key] if isinstance(value, tuple) and key < len(value) else _ABSENT
    return value


def _corresponding(path: Path, given: Any, right: Any) -> Iterator[tuple[Path, Any, Any]]:
    """Yield corresponding parts of two values with their paths; the whole values if their forms differ."""
    if isinstance(right, dict) and isinstance(given, dict):
        for key in right:
            yield from _corresponding((*path, key), given.get(key, _ABSENT), right[key])
    elif isinstance(right, tuple) and isinstance(given, tuple) and len(given) == len(right):
        for number, (one, other) in enumerate(zip(given, right, strict=True)):
            yield from _corresponding((*path, number), one, other)
    else:
        yield path, given, right
