"""Which known mistake a submission makes, seen from its answers alone.

A mistake explains a failing check when the submission gives what the mistake gives, wherever that is not right: in this
check, and in all others of the exercise. To find out, the mistakes take the submission's place (`replay`), one after
the other, and are asked what the submission was asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from enum import Enum, auto
from typing import Any

import numpy as np

from grader.course import Exercise
from grader.judge.compare.differences import ATOL, RTOL, as_array
from grader.judge.diagnosis.mistakes import Mistake
from grader.judge.diagnosis.replay import CheckRun, ReferenceRun, ReplayHarness
from grader.sandbox.outside.answers import Answer, Died, Missing, Other, Raised, Returned, TimedOut, Value

_Explained = dict[Mistake, dict[str, bool]]
"""The checks that each mistake explains, and whether it gives all that the submission gives there."""

OWN_WORDS = ("NameError", "UnboundLocalError")
"""Exceptions whose text holds names that a learner has chosen."""


def recognise(
    exercise: Exercise, texts: dict[str, str], mistakes: Sequence[Mistake], trials: Sequence[CheckRun]
) -> dict[str, Mistake]:
    """Return the mistake that explains a check, for each failing check that one of the mistakes explains.

    Parameters
    ----------
    exercise : Exercise
        Which one.
    texts : dict of str to str
        The solutions of this exercise and of those that it may import, by name.
    mistakes : sequence of Mistake
        Those that are known.
    trials : sequence of CheckRun
        All checks of the exercise.

    Returns
    -------
    dict of str to Mistake
        By the name of the check. Of several mistakes that explain a check, that one is taken that explains most checks,
        and of these the one that explains more of them in full. None is taken where several are left and give different
        hints, or where a failing check that nothing explains uses the same function or method.
    """
    stand = ReplayHarness(exercise, texts)
    explained: _Explained = {each: {} for each in mistakes}
    judged = []
    with stand.taken():
        failed = sorted((stand.right(each) for each in trials if each.failed), key=lambda tried: tried.steps)
        for tried in failed:
            if _judge(stand, tried, explained):
                judged.append(tried)
        explained = {each: names for each, names in explained.items() if names}
        for trial in trials:
            if explained and not trial.failed:
                _judge(stand, stand.right(trial), explained)
        return _chosen(explained, judged)


def _judge(stand: ReplayHarness, tried: ReferenceRun, explained: _Explained) -> bool:
    """Enter a check that a mistake explains, and strike out those that contradict it; False if that costs too much."""
    candidates = [each for each in explained if each.replaces & tried.uses]
    if not stand.spend_budget(tried, candidates):
        return False
    for mistake in candidates:
        wrong = stand.answers(tried, mistake)
        match _verdict(tried, wrong) if wrong is not None else _Verdict.CONTRADICTS:
            case _Verdict.CONTRADICTS:
                del explained[mistake]
            case _Verdict.EXPLAINS | _Verdict.IS_EQUAL as verdict:
                explained[mistake][tried.trial.check] = verdict is _Verdict.IS_EQUAL
    return True


def _chosen(explained: _Explained, judged: Sequence[ReferenceRun]) -> dict[str, Mistake]:
    """Return the mistake that explains most, for each check; of what has something else wrong in it, none."""
    known = {check for checks in explained.values() for check in checks}
    unknown = [each.uses for each in judged if each.trial.check not in known and _is_wrong(each)]
    found = {}
    for each in judged:
        sound = [one for one in explained if each.trial.check in explained[one] and _is_sound(one, each.uses, unknown)]
        ranks = [(len(explained[one]), sum(explained[one].values())) for one in sound]
        best = [one for one, rank in zip(sound, ranks, strict=True) if rank == max(ranks)]
        if len({one.hint for one in best}) == 1:
            found[each.trial.check] = best[0]
    return found


def _is_sound(mistake: Mistake, uses: Set[str], unknown: Sequence[Set[str]]) -> bool:
    """Whether nothing else is wrong with what a mistake replaces, nor with what a check uses below that.

    ``unknown`` is what each failing check uses that no mistake explains.
    """
    target = mistake.name.partition("__")[0]
    return not any(mistake.replaces & used or (target not in used and used <= uses) for used in unknown)


# What the answers say


class _Verdict(Enum):
    """What a mistake is to a check: it explains all of the answers, or only what is compared."""

    NOTHING = auto()
    EXPLAINS = auto()
    IS_EQUAL = auto()
    CONTRADICTS = auto()


def _verdict(tried: ReferenceRun, wrong: Sequence[Answer]) -> _Verdict:
    """Say whether a mistake explains all that is not right in a check, or contradicts it.

    An answer that a check only looks at may differ from the reference's and be right too: where it is neither that of
    the mistake nor that of the reference, it says nothing.
    """
    explains = left_over = differs = False
    for each, given, bad, good in zip(tried.trial.transcript, tried.given, wrong, tried.right, strict=True):
        if _is_unknown(given):
            continue
        rtol, atol = each.tolerances or (RTOL, ATOL)
        decides = each.tolerances is not None or not all(isinstance(one, Returned) for one in (given, bad))
        for theirs, mistaken, right in _parts(given, bad, good):
            differs = differs or not _same(theirs, mistaken, rtol, atol, floor=1)
            if _same(mistaken, right, rtol, atol, floor=1):
                left_over |= decides and not _same(theirs, right, rtol, atol, floor=1)
            elif _same(theirs, mistaken, rtol, atol, floor=0):
                explains = True
            elif decides or _same(theirs, right, rtol, atol, floor=1):
                return _Verdict.CONTRADICTS
    if not explains or left_over or not tried.trial.failed:
        return _Verdict.NOTHING
    return _Verdict.EXPLAINS if differs else _Verdict.IS_EQUAL


def _is_wrong(tried: ReferenceRun) -> bool:
    """Whether an answer of the submission shows what is wrong in a check."""
    return not all(
        _same(theirs, right, *(each.tolerances or (RTOL, ATOL)), floor=1)
        for each, given, good in zip(tried.trial.transcript, tried.given, tried.right, strict=True)
        if not _is_unknown(given)
        for theirs, right in _parts(given, good)
    )


def _is_unknown(answer: Answer) -> bool:
    """Whether an answer says nothing of the values that there would be."""
    return isinstance(answer, TimedOut | Died) or (isinstance(answer, Raised) and answer.type == "NotImplementedError")


_ABSENT = Other("absent")


def _parts(*answers: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the corresponding parts of some answers, the last of which is right; whole where their forms differ."""
    answers = tuple(each.value if isinstance(each, Returned) else each for each in answers)
    right = answers[-1]
    if isinstance(right, dict) and all(isinstance(each, dict) for each in answers):
        for key in right:
            yield from _parts(*(each.get(key, _ABSENT) for each in answers))
    elif isinstance(right, tuple) and all(isinstance(each, tuple) and len(each) == len(right) for each in answers):
        for items in zip(*answers, strict=True):
            yield from _parts(*items)
    else:
        yield answers


def _same(got: Answer | Value, want: Answer | Value, rtol: float, atol: float, *, floor: float) -> bool:
    """Whether two parts of answers agree; see `compare`, where the floor is 1."""
    if isinstance(got, np.ndarray) and isinstance(want, np.ndarray) and np.array_equal(got, want):
        return True
    if isinstance(got, Raised) and isinstance(want, Raised):
        return _essence(got) == _essence(want)
    if isinstance(got, Missing) and isinstance(want, Missing):
        return (got.owner, got.name) == (want.owner, want.name)
    left, right = _numbers(got), _numbers(want)
    if left is not None and right is not None:
        return left.shape == right.shape and _close(left, right, rtol, atol, floor)
    if isinstance(got, tuple) and isinstance(want, tuple) and len(got) == len(want):
        return all(_same(a, b, rtol, atol, floor=floor) for a, b in zip(got, want, strict=True))
    if isinstance(got, dict) and isinstance(want, dict) and got.keys() == want.keys():
        return all(_same(got[key], want[key], rtol, atol, floor=floor) for key in got)
    return type(got) is type(want) and not isinstance(got, np.ndarray | tuple | dict) and got == want


def _numbers(value: Answer | Value) -> np.ndarray[Any, Any] | None:
    return as_array(value) if isinstance(value, bool | int | float | np.generic | np.ndarray | tuple) else None


def _close(got: np.ndarray[Any, Any], want: np.ndarray[Any, Any], rtol: float, atol: float, floor: float) -> bool:
    finite = np.isfinite(want)
    if not np.array_equal(np.where(finite, 0, got), np.where(finite, 0, want), equal_nan=True):
        return False
    got, want = got[finite], want[finite]
    largest = float(np.max(np.abs(want), initial=floor))
    return bool(np.all(np.abs(got - want) <= rtol * np.abs(want) + atol * largest))


def _essence(answer: Raised) -> tuple[str, str]:
    """Return the type of an exception and its text; where the text holds the learner's own names, the function."""
    attribute = re.fullmatch(r"'(\w+)' object has no attribute '\w+'", answer.text)
    own = attribute is not None and attribute[1][:1].isupper() and attribute[1] != "NoneType"
    if answer.type == "RecursionError":  # its text and place are those of the call that was one too many
        return answer.type, ""
    if answer.type in OWN_WORDS or own or not answer.text:
        return answer.type, answer.place.function if answer.place else ""
    return answer.type, answer.text
