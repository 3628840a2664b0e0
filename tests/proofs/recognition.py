"""How well the grader recognises the known mistakes: each is graded through a real worker.

    python -m tests.proofs.recognition [EXERCISE ...] [--jobs N]

It prints a line for each mistake: the checks that caught it, and as what it was
recognised. The exit code is 1 when a mistake was not caught, when less than 90 % were recognised as themselves or as
one with the same hint, or when one was recognised as another.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context

import pytest

from grader.results.report import ExerciseResult, Status
from grader.sandbox.outside.pool import Sandbox
from tests.conftest import shorten_training
from tests.support.banks import COURSE, MISTAKES, Member
from tests.support.grading import graded

LEAST_RECOGNISED = 0.9


class As(StrEnum):
    """How a mistake was recognised."""

    ITSELF = "itself"
    SAME_HINT = "same hint"
    NONE = "none"
    OTHER = "OTHER"


@dataclass(frozen=True)
class Row:
    """The outcome of one mistake.

    Attributes
    ----------
    mistake : str
        The mistake.
    caught : int
        By how many checks.
    as_what : As
        As what it was recognised.
    names : tuple of str
        The names that were given.
    """

    mistake: str
    caught: int
    as_what: As
    names: tuple[str, ...]


def row(mistake: Member, exercise: ExerciseResult) -> Row:
    """Return the outcome of a mistake, from the result of its exercise."""
    caught = sum(check.status is not Status.PASSED for check in exercise.checks)
    names = tuple(sorted({check.mistake for check in exercise.checks if check.mistake is not None}))
    return Row(str(mistake), caught, _as_what(mistake, names), names)


def _as_what(mistake: Member, names: Sequence[str]) -> As:
    hints = {each.name: each.hint for each in MISTAKES if each.exercise == mistake.exercise}
    if any(hints[name] != mistake.hint for name in names):
        return As.OTHER
    if not names:
        return As.NONE
    return As.ITSELF if mistake.name in names else As.SAME_HINT


def shortfalls(rows: Sequence[Row]) -> list[str]:
    """Return the shortfalls from the required figures."""
    counts = Counter(each.as_what for each in rows)
    recognised = (counts[As.ITSELF] + counts[As.SAME_HINT]) / len(rows)
    found = [f"{each.mistake} is not caught" for each in rows if not each.caught]
    found += [f"{each.mistake} is taken for {each.names}" for each in rows if each.as_what is As.OTHER]
    return found + ([f"only {recognised:.1%} are recognised"] if recognised < LEAST_RECOGNISED else [])


def recognised(mistake: Member) -> Row:
    """Grade one mistake in its own worker."""
    with pytest.MonkeyPatch.context() as monkeypatch, Sandbox() as sandbox:
        shorten_training(monkeypatch, steps=2, epochs=1, minimum=0.0)
        return row(mistake, graded({mistake.exercise: mistake.submission}, sandbox)[mistake.exercise])


def main(arguments: Sequence[str]) -> int:
    """Print the table for some exercises, or for all; return the exit code."""
    parser = argparse.ArgumentParser(description="Grade the known mistakes, and say as what each is recognised.")
    parser.add_argument("exercises", nargs="*", metavar="EXERCISE", help="all, unless named")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="judges at a time (one a core)")
    options = parser.parse_args(arguments)
    unknown = set(options.exercises) - {each.name for each in COURSE}
    if unknown:
        parser.error(f"no exercise named {', '.join(sorted(unknown))}")
    mistakes = [each for each in MISTAKES if not options.exercises or each.exercise in options.exercises]
    rows = []
    with get_context("spawn").Pool(options.jobs) as pool:
        for each in pool.imap(recognised, mistakes):
            rows.append(each)
            print(f"{each.mistake:<75} caught by {each.caught:>2}   {each.as_what}", flush=True)
    counts = Counter(each.as_what for each in rows)
    print(f"\n{len(rows)} mistakes, {sum(each.caught > 0 for each in rows)} caught;", end=" ")
    print(", ".join(f"{each}: {counts[each]} ({counts[each] / len(rows):.1%})" for each in As))
    missed = shortfalls(rows)
    print("\n".join(missed) or "all bounds are kept")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
