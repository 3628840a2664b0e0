"""How many checks pass, fail and wait, in words, for the report on named exercises and for watch mode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.results.curves import CurvePoint
from grader.results.report import CheckResult, ExerciseResult, Override, Status

MAX_NAMES = 5
ONCE_RIGHT = "The checks run once this is put right."
"""What follows a problem that stops all checks of an exercise."""


def checks_in_words(number: int) -> str:
    """Return a number of checks, such as "1 check"."""
    return "1 check" if number == 1 else f"{number} checks"


def number_that_passes(number: int) -> str:
    """Say how many checks pass."""
    return f"{checks_in_words(number)} {'passes' if number == 1 else 'pass'}"


def passing(exercise: ExerciseResult) -> str:
    """Say how many checks of an exercise pass; if all do, also how many points that gives."""
    number = exercise.passed
    words = number_that_passes(number)
    if number < len(exercise.checks):
        return words
    return f"{'All ' if number > 1 else ''}{words}: {exercise.score} of {exercise.max_score} points."


def set_by_hand(override: Override) -> str:
    """Say that the instructor has set the score of an exercise, and why."""
    return f"Your instructor set this score: {override.reason}"


def reached(point: CurvePoint) -> list[str]:
    """Return what a training has reached: loss and accuracy, as far as they are known."""
    words = [f"loss {point.loss:.3f}"] if point.loss is not None else []
    return [*words, f"accuracy {point.accuracy:.1%}"] if point.accuracy is not None else words


def how_far(name: str, point: CurvePoint) -> str:
    """Return the progress of a training, with its loss and accuracy, on one line.

    Parameters
    ----------
    name : str
        What trains.
    point : CurvePoint
        The latest point of its curves.
    """
    return "  ".join([f"{name} {point.share:>4.0%}", *reached(point)])


def fail(number: int) -> str:
    """Return the form of "fail" for a number of checks."""
    return "fails" if number == 1 else "fail"


def more_that_fail(first: CheckResult, others: Sequence[CheckResult], *, alone: bool) -> str:
    """Say how many more checks fail, and how many of them for the same reason.

    Parameters
    ----------
    first : CheckResult
        The shown check.
    others : sequence of CheckResult
        The others, one or more.
    alone : bool
        Whether their function need not be named.
    """
    number = len(others)
    of = f" of {_common(first, *others)}" if first.function and not alone else ""
    same = sum(_error(check) == _error(first) for check in others)
    what = "error"
    if same < number and first.hint:
        same, what = sum(check.hint == first.hint for check in others), "question"
    how_many = "" if same == number else f", {same}"
    return f"{number} more{of} {fail(number)}" + (f"{how_many} with the same {what}" if same else "")


def _error(check: CheckResult) -> str | None:
    """Return the message of a failure; of an exception only what was raised, whatever was called."""
    _, raised, text = (check.message or "").partition(" raised ")
    return text if raised and check.status is Status.ERROR else check.message


def _common(*checks: CheckResult) -> str:
    """Return the function that all of some checks are about, or the class if one of them is about the whole class."""
    return min((check.function or "" for check in checks), key=len)


def still_to_do(checks: Sequence[CheckResult], *, more: bool) -> str:
    """Say how many checks wait for functions that are still to do, and for which.

    Parameters
    ----------
    checks : sequence of CheckResult
        They, one or more.
    more : bool
        Whether another one is shown.
    """
    number = f"{len(checks)} more" if more else checks_in_words(len(checks))
    return f"{number} {'is' if len(checks) == 1 else 'are'} still to do{listed(check.function for check in checks)}"


def listed(functions: Iterable[str | None]) -> str:
    """Return the names of functions after a colon: classes without their methods, or the methods of an only class."""
    known = [name for name in dict.fromkeys(functions) if name]
    owners = list(dict.fromkeys(name.partition(".")[0] for name in known))
    names = owners if owners[1:] else [name.rpartition(".")[2] for name in known] if known[1:] else known
    if len(names) > MAX_NAMES:
        names = [*names[: MAX_NAMES - 1], f"{len(names) - MAX_NAMES + 1} others"]
    return f": {' and '.join([', '.join(names[:-1]), names[-1]] if names[1:] else names)}" if names else ""
