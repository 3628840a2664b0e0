"""Whether two slips in different functions of one file are both named, each as when it is alone.

    python -m tests.proofs.pairs [EXERCISE ...] [--count N] [--seed N] [--jobs N]

It draws pairs of known mistakes of one exercise that replace different functions or methods, and are recognised when
alone. A file with both is graded in the judge's own process, with short trainings. For each pair that is not named as
it should be, it prints what was named instead; then how often both were. Exit code 1 when fewer than 85 % are, or when
a pair is taken for a mistake that neither of the two is taken for.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations

import pytest

from grader.judge.diagnosis.mistakes import read_mistakes
from grader.results.report import ExerciseResult
from tests.support.banks import COURSE, MISTAKES, Member, submission_of
from tests.support.cores import cores
from tests.support.in_process import InProcessSandbox
from tests.support.series import graded_in_turn
from tests.support.tries import train_in_vain

Pair = tuple[Member, Member]

LEAST_NAMED = 0.85
SPARE = 4
"""One more pair is drawn for each of this many: some mistakes are not recognised alone."""


@dataclass(frozen=True)
class Row:
    """The outcome of a pair.

    Attributes
    ----------
    pair : str
        The two mistakes.
    expected : tuple of frozenset of str
        The hints of each of them, when alone.
    found : frozenset of str
        The hints of both together.
    """

    pair: str
    expected: tuple[frozenset[str], frozenset[str]]
    found: frozenset[str]

    @property
    def is_misnamed(self) -> bool:
        """Whether a hint is given that neither mistake has alone."""
        return not self.found <= self.expected[0] | self.expected[1]

    @property
    def is_named(self) -> bool:
        """Whether both are recognised, as when they are alone."""
        return self.found == self.expected[0] | self.expected[1]

    def __str__(self) -> str:
        verdict = "MISNAMED" if self.is_misnamed else "both" if self.is_named else "one" if self.found else "none"
        return f"{verdict:<9}{self.pair}"


def pairs(members: Sequence[Member]) -> list[Pair]:
    """Return the pairs of mistakes of one bank that replace different functions or methods."""
    replaces = _replaced(members)
    return [pair for pair in combinations(members, 2) if _are_apart(*(replaces[each.name] for each in pair))]


def apart(members: Sequence[Member], most: int) -> list[Member]:
    """Return mistakes of one bank of which each replaces another function or method: the first ones, up to a number.

    Where some replace methods of a class, those come before the ones that replace all of it.
    """
    replaces, found = _replaced(members), list[Member]()
    classes = {name.partition(".")[0] for names in replaces.values() for name in names if "." in name}
    for each in sorted(members, key=lambda each: not replaces[each.name].isdisjoint(classes)):
        if len(found) < most and all(_are_apart(replaces[each.name], replaces[other.name]) for other in found):
            found.append(each)
    return found


def _replaced(members: Sequence[Member]) -> dict[str, frozenset[str]]:
    """Return what each mistake of a bank replaces, by its name."""
    text = members[0].bank.read_text(encoding="utf-8")
    return {mistake.name: mistake.replaces for mistake in read_mistakes(members[0].exercise, text)}


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two mistakes replace nothing in common: no function, no method, no class of a replaced method."""
    classes = {name.partition(".")[0] for name in one} & {name.partition(".")[0] for name in other}
    return not one & other and not classes & (one | other)


def hints(result: ExerciseResult) -> frozenset[str]:
    """Return the hints of the known mistakes that a result names."""
    known = {each.name: each.hint for each in MISTAKES if each.exercise == result.name}
    return frozenset(known[check.mistake] for check in result.checks if check.mistake is not None)


def rows(chosen: Sequence[Pair], count: int) -> list[Row]:
    """Grade pairs of one exercise, up to a number: those whose members are both recognised alone."""
    alone = list(dict.fromkeys(member for pair in chosen for member in pair))
    known = dict(zip(alone, graded([member.submission for member in alone], alone[0].exercise), strict=True))
    counted = [pair for pair in chosen if all(known[member] for member in pair)][:count]
    together = graded([submission_of(*pair) for pair in counted], alone[0].exercise)
    return [
        Row(f"{one} and {two.name}", (known[one], known[two]), found)
        for (one, two), found in zip(counted, together, strict=True)
    ]


def graded(texts: Sequence[str], exercise: str) -> list[frozenset[str]]:
    """Grade submissions of an exercise and return the hints that name a mistake, for each."""
    with pytest.MonkeyPatch.context() as monkeypatch, InProcessSandbox() as sandbox:
        train_in_vain(monkeypatch)
        return list(map(hints, graded_in_turn(exercise, texts, sandbox)))


def drawn(exercises: Sequence[str], count: int, seed: int) -> list[tuple[list[Pair], int]]:
    """Return some pairs of each exercise, and how many of them are needed: about equally many of each."""
    rng = random.Random(seed)
    banks = [pairs([each for each in MISTAKES if each.exercise == name]) for name in exercises]
    banks = [bank for bank in banks if bank]
    found = []
    for number, bank in enumerate(banks):
        wanted = (number + 1) * count // len(banks) - number * count // len(banks)
        found.append((rng.sample(bank, min(len(bank), wanted + wanted // SPARE)), wanted))
    return found


def main(arguments: Sequence[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Grade files with two known mistakes, and say whether both are named.")
    parser.add_argument("exercises", nargs="*", metavar="EXERCISE", help="all, unless named")
    parser.add_argument("--count", type=int, default=200, help="pairs in all (200)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the choice")
    parser.add_argument("--jobs", type=int, default=cores(), help="exercises at a time (one a core)")
    options = parser.parse_args(arguments)
    known = [exercise.name for exercise in COURSE]
    if unknown := sorted({*options.exercises} - {*known}):
        parser.error(f"no exercise named {', '.join(unknown)}")
    chosen = drawn([name for name in known if name in (options.exercises or known)], options.count, options.seed)
    found: list[Row] = []
    with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("spawn")) as pool:
        for some in pool.map(rows, *zip(*chosen, strict=True)):
            for row in some:
                if not row.is_named:
                    print(row, flush=True)
            found += some
    return conclusion(found)


def conclusion(found: Sequence[Row]) -> int:
    """Print how many pairs are named; return the exit code."""
    if not found:
        print("no pairs")
        return 1
    named, misnamed = sum(row.is_named for row in found), sum(row.is_misnamed for row in found)
    print(f"\n{len(found)} pairs; both named as when alone: {named} ({named / len(found):.1%}); misnamed: {misnamed}")
    return 1 if misnamed or named < LEAST_NAMED * len(found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
