"""How the checks do on implementations by people who have seen only the stubs.

    python -m tests.proofs.blind FOLDER [EXERCISE ...] [--seed N] [--jobs N]

``FOLDER/wrong/NAME.py`` and ``FOLDER/right/NAME.py`` hold the implementations of an exercise, named as in
``tests/banks/right``. They are graded in the judge's own process, with short trainings. For each it prints whether it
was caught, the known mistake that the report names, or that it says how the value relates to the right one, and the
first line of the report; then a table by exercise. Exit code 1 when something wrong passes, or something right fails.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import pytest

from grader.results.report import DEFAULT_SEED, CheckResult, Status
from tests.support.banks import COURSE, Member, members
from tests.support.cores import cores
from tests.support.in_process import InProcessSandbox
from tests.support.series import graded_in_turn
from tests.support.tries import train_in_vain

KINDS = ("wrong", "right")

RELATION = re.compile(
    r"everywhere|would be right|what is expected|only the shape is not|in the first row only|in another order"
    r"|changed its argument|reads|changes later|without its fraction|rows that hold the expected columns"
    r"|changed \w+, which|adds? up to|smallest where"
    r"|is the same as|on the other side of|an earlier call"
)
"""Words that all relations contain: they say more than that a value differs."""


@dataclass(frozen=True)
class Row:
    """The outcome of one implementation.

    Attributes
    ----------
    exercise, name : str
        The implementation.
    wrong : bool
        Whether it should fail.
    failed : int
        How many checks it did not pass.
    mistake : str
        The known mistake that the report names first, or nothing.
    line : str
        The first line of the report about what failed, or nothing.
    """

    exercise: str
    name: str
    wrong: bool
    failed: int
    mistake: str
    line: str

    @property
    def is_related(self) -> bool:
        """Whether the first line says more than that a value differs."""
        return bool(RELATION.search(self.line))

    def __str__(self) -> str:
        verdict = ("caught" if self.failed else "MISSED") if self.wrong else ("LOST" if self.failed else "passed")
        more = f"  [{self.mistake or ('related' if self.is_related else '-')}]  {self.line}" if self.failed else ""
        return f"{verdict:<7}{self.exercise}: {self.name}{more}"


def row(member: Member, checks: Iterable[CheckResult], *, wrong: bool) -> Row:
    """Return the row of an implementation, from the results of its checks."""
    failed = [check for check in checks if check.status is not Status.PASSED]
    mistakes = [check.mistake for check in failed if check.mistake]
    line = failed[0].message or "" if failed else ""
    return Row(member.exercise, member.name, wrong, len(failed), mistakes[0] if mistakes else "", line)


def graded(folder: Path, exercise: str, seed: int) -> list[Row]:
    """Grade all implementations of an exercise."""
    rows = []
    with pytest.MonkeyPatch.context() as monkeypatch, InProcessSandbox() as sandbox:
        train_in_vain(monkeypatch)
        for kind in KINDS:
            path = folder / kind / f"{exercise}.py"
            bank = members(path, exercise) if path.is_file() else []
            texts = [member.submission for member in bank]
            results = graded_in_turn(exercise, texts, sandbox, seed=seed) if bank else []
            pairs = zip(bank, results, strict=True)
            rows += [row(member, result.checks, wrong=kind == "wrong") for member, result in pairs]
    return rows


def table(rows: Sequence[Row]) -> str:
    """Return the table by exercise, with a line for all."""
    names = list(dict.fromkeys(row.exercise for row in rows))
    lines = [f"{'':<22}{'wrong':>7}{'caught':>8}{'named':>7}{'related':>9}{'right':>7}{'lost':>6}"]
    for name in [*names, "in all"]:
        chosen = [row for row in rows if name in (row.exercise, "in all")]
        wrong, right = [row for row in chosen if row.wrong], [row for row in chosen if not row.wrong]
        counts = (
            len(wrong),
            sum(row.failed > 0 for row in wrong),
            sum(bool(row.mistake) for row in wrong),
            sum(row.is_related and not row.mistake for row in wrong),
            len(right),
            sum(row.failed > 0 for row in right),
        )
        lines.append(f"{name:<22}{{:>7}}{{:>8}}{{:>7}}{{:>9}}{{:>7}}{{:>6}}".format(*counts))
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Grade implementations by people who have seen only the stubs.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of wrong/ and right/")
    parser.add_argument("exercises", nargs="*", metavar="EXERCISE", help="all, unless named")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="seed of all random inputs")
    parser.add_argument("--jobs", type=int, default=cores(), help="exercises at a time (one a core)")
    options = parser.parse_args(arguments)
    known = [exercise.name for exercise in COURSE]
    if unknown := sorted({*options.exercises} - {*known}):
        parser.error(f"no exercise named {', '.join(unknown)}")
    wanted = [name for name in known if not options.exercises or name in options.exercises]
    chosen = [name for name in wanted if any((options.folder / kind / f"{name}.py").is_file() for kind in KINDS)]
    if not chosen:
        parser.error(f"{options.folder} holds no wrong/NAME.py and no right/NAME.py of these exercises")
    rows: list[Row] = []
    with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("spawn")) as pool:
        for found in pool.map(graded, repeat(options.folder), chosen, repeat(options.seed)):
            rows += found
            print(*found, sep="\n", flush=True)
    print(f"\n{table(rows)}")
    return 1 if any(row.wrong != bool(row.failed) for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
