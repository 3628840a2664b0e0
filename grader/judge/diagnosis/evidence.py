"""What an answer of the submission shows: which of its parts are wrong, and whether given mistakes are the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from grader.judge.compare.tolerance import Tolerance
from grader.judge.diagnosis.equality import same
from grader.sandbox.outside.answers import Answer, Died, Other, Raised, Returned, TimedOut


class Fit(Enum):
    """How the answer that some mistakes give to a call fits that of the submission."""

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
        """Whether the mistakes are the reason for what is wrong."""
        return self in (Fit.EXPLAINED, Fit.EXPLAINED_IN_FULL)

    @property
    def holds(self) -> bool:
        """Whether nothing else needs to be wrong."""
        return self.explains or self is Fit.AGREES


@dataclass(frozen=True)
class Observed:
    """The answers of the submission and of the reference to one call.

    Attributes
    ----------
    parts : tuple of Part
        Corresponding parts of the two.
    tolerance : Tolerance
        The tolerance of the check.
    compared : bool
        Whether the check compares them. Where it only looks at an answer, another value may be right too.
    """

    parts: tuple[Part, ...]
    tolerance: Tolerance
    compared: bool

    @property
    def differs(self) -> bool:
        """Whether any part is not as the reference has it."""
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
        found = {_Evidence.NOTHING}
        for part in self.parts:
            found.add(evidence := self._evidence(part, mistaken))
            if evidence is _Evidence.AGAINST:
                return Fit.REFUTED
        if _Evidence.ANOTHER_FAULT in found:
            return Fit.INCOMPLETE
        if _Evidence.FOR not in found:
            return Fit.INCOMPLETE if failed and self.differs else Fit.AGREES
        agrees = self.tolerance.agrees
        in_full = all(same(part.given, part.of(mistaken), agrees) for part in self.parts)
        return Fit.EXPLAINED_IN_FULL if in_full else Fit.EXPLAINED

    def _evidence(self, part: Part, mistaken: Answer) -> _Evidence:
        """Return what one part says about mistakes."""
        value = part.of(mistaken)
        decides = self.compared or not (part.returned and isinstance(mistaken, Returned))
        if same(value, part.right, self.tolerance.agrees):
            return _Evidence.ANOTHER_FAULT if decides and not part.is_right else _Evidence.NOTHING
        if same(part.given, value, self.tolerance.matches):
            return _Evidence.FOR
        return _Evidence.AGAINST if decides or part.is_right else _Evidence.NOTHING


class _Evidence(Enum):
    """What one part of an answer says about mistakes."""

    NOTHING = auto()
    FOR = auto()
    AGAINST = auto()
    ANOTHER_FAULT = auto()


@dataclass(frozen=True)
class Part:
    """A part of an answer, as the submission and the reference give it.

    Attributes
    ----------
    path : tuple of str or int
        The keys and positions that lead to it; empty for the whole answer.
    given, right : Answer or Value
        What the submission and the reference give.
    is_right : bool
        Whether the two agree.
    returned : bool
        Whether the submission returned a value at all.
    """

    path: tuple[str | int, ...]
    given: Any
    right: Any
    is_right: bool
    returned: bool

    def of(self, answer: Answer) -> Any:
        """Return the same part of another answer; nothing that any answer has, where there is none."""
        value: Any = _value(answer)
        for key in self.path:
            if isinstance(key, str):
                value = value.get(key, _ABSENT) if isinstance(value, dict) else _ABSENT
            else:
                value = value[key] if isinstance(value, tuple) and key < len(value) else _ABSENT
        return value


_ABSENT = Other("absent")


def observed(given: Answer, right: Answer, tolerances: tuple[float, float] | None) -> Observed:
    """Return what the answers of the submission and of the reference to one call show.

    Parameters
    ----------
    given, right : Answer
        The two answers.
    tolerances : tuple of float, or None
        rtol and atol of the check; None where it only looks at the answer.
    """
    tolerance = Tolerance(*tolerances) if tolerances is not None else Tolerance()
    parts = () if _is_unknown(given) else _parts((), _value(given), _value(right))
    return Observed(
        tuple(
            Part(path, one, other, same(one, other, tolerance.agrees), isinstance(given, Returned))
            for path, one, other in parts
        ),
        tolerance,
        tolerances is not None,
    )


def _is_unknown(answer: Answer) -> bool:
    """Whether an answer says nothing about the values that the submission would give."""
    return isinstance(answer, TimedOut | Died) or (isinstance(answer, Raised) and answer.type == "NotImplementedError")


def _value(answer: Answer) -> Any:
    return answer.value if isinstance(answer, Returned) else answer


def _parts(path: tuple[str | int, ...], given: Any, right: Any) -> Iterator[tuple[tuple[str | int, ...], Any, Any]]:
    """Yield corresponding parts of two values with what leads to them; whole where their forms differ."""
    if isinstance(right, dict) and isinstance(given, dict):
        for key in right:
            yield from _parts((*path, key), given.get(key, _ABSENT), right[key])
    elif isinstance(right, tuple) and isinstance(given, tuple) and len(given) == len(right):
        for number, (one, other) in enumerate(zip(given, right, strict=True)):
            yield from _parts((*path, number), one, other)
    else:
        yield path, given, right
