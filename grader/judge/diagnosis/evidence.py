"""What the answers of a check say about a mistake: whether the submission makes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from grader.judge.compare.tolerance import Tolerance
from grader.judge.diagnosis.equality import same
from grader.judge.diagnosis.replay import ReferenceRun
from grader.judge.subjects.transcript import Interaction
from grader.sandbox.outside.answers import Answer, Died, Other, Raised, Returned, TimedOut


class Verdict(Enum):
    """What a check says about a mistake."""

    NOTHING = auto()
    CONTRADICTS = auto()
    """The submission does not make the mistake."""
    EXPLAINED = auto()
    """The mistake explains all that is wrong in the check."""
    EXPLAINED_IN_FULL = auto()
    """The mistake gives all of the submission's answers, also those that the check only looks at."""


def verdict(run: ReferenceRun, mistaken: Sequence[Answer]) -> Verdict:
    """Return what a check says about a mistake.

    Parameters
    ----------
    run : ReferenceRun
        The check, with the answers of the submission and of the reference.
    mistaken : sequence of Answer
        The answers of the mistake.
    """
    parts = list(_parts(run, mistaken))
    found = set()
    for part in parts:
        found.add(evidence := part.evidence())
        if evidence is _Evidence.AGAINST:
            return Verdict.CONTRADICTS
    if not run.check.failed or _Evidence.FOR not in found or _Evidence.ANOTHER_FAULT in found:
        return Verdict.NOTHING
    return Verdict.EXPLAINED_IN_FULL if all(part.is_as_mistaken() for part in parts) else Verdict.EXPLAINED


def is_wrong(run: ReferenceRun) -> bool:
    """Whether an answer of the submission shows what is wrong in a check."""
    return any(
        not same(part, right, _tolerance(interaction).agrees)
        for interaction, given, expected in zip(run.check.transcript, run.given, run.right, strict=True)
        if not _is_unknown(given)
        for part, right in _corresponding(given, expected)
    )


class _Evidence(Enum):
    """What one part of an answer says about a mistake."""

    NOTHING = auto()
    FOR = auto()
    AGAINST = auto()
    ANOTHER_FAULT = auto()
    """The part is wrong, and the mistake would give it right."""


@dataclass(frozen=True)
class _Part:
    """A part of an answer, as the submission, a mistake and the reference give it.

    Attributes
    ----------
    given, mistaken, right : Answer or Value
        The part of the submission, of the mistake and of the reference.
    tolerance : Tolerance
        The tolerance of the check.
    decides : bool
        Whether the check compares it with the right one. Where it only looks at it, another value may be right too.
    """

    given: Any
    mistaken: Any
    right: Any
    tolerance: Tolerance
    decides: bool

    def evidence(self) -> _Evidence:
        """Return what the part says about the mistake."""
        if same(self.mistaken, self.right, self.tolerance.agrees):
            return _Evidence.ANOTHER_FAULT if self.decides and not self._is_right() else _Evidence.NOTHING
        if same(self.given, self.mistaken, self.tolerance.matches):
            return _Evidence.FOR
        return _Evidence.AGAINST if self.decides or self._is_right() else _Evidence.NOTHING

    def is_as_mistaken(self) -> bool:
        """Whether the submission and the mistake give the same."""
        return same(self.given, self.mistaken, self.tolerance.agrees)

    def _is_right(self) -> bool:
        return same(self.given, self.right, self.tolerance.agrees)


def _parts(run: ReferenceRun, mistaken: Sequence[Answer]) -> Iterator[_Part]:
    """Yield the parts of all answers of a check that say something."""
    rows = zip(run.check.transcript, run.given, mistaken, run.right, strict=True)
    for interaction, given, wrong, expected in rows:
        if not _is_unknown(given):
            both_returned = isinstance(given, Returned) and isinstance(wrong, Returned)
            decides = interaction.tolerances is not None or not both_returned
            for part, bad, right in _corresponding(given, wrong, expected):
                yield _Part(part, bad, right, _tolerance(interaction), decides)


def _tolerance(interaction: Interaction) -> Tolerance:
    return Tolerance(*interaction.tolerances) if interaction.tolerances is not None else Tolerance()


def _is_unknown(answer: Answer) -> bool:
    """Whether an answer says nothing about the values that the submission would give."""
    return isinstance(answer, TimedOut | Died) or (isinstance(answer, Raised) and answer.type == "NotImplementedError")


_ABSENT = Other("absent")


def _corresponding(*answers: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the corresponding parts of some answers, the last of which is right; whole where their forms differ."""
    values: list[Any] = [answer.value if isinstance(answer, Returned) else answer for answer in answers]
    right = values[-1]
    if isinstance(right, dict) and all(isinstance(value, dict) for value in values):
        for key in right:
            yield from _corresponding(*(value.get(key, _ABSENT) for value in values))
    elif isinstance(right, tuple) and all(isinstance(value, tuple) and len(value) == len(right) for value in values):
        for items in zip(*values, strict=True):
            yield from _corresponding(*items)
    else:
        yield tuple(values)
