"""Grade under many seeds: right code passes whatever the random inputs are, and no mistake ever does.

    python -m tests.proofs.stability [EXERCISE ...] [--seeds N] [--jobs N]
                                                      the solutions, 200 seeds
    python -m tests.proofs.stability --right [...]           the right variations, 50 seeds
    python -m tests.proofs.stability --mistakes [...]        the known mistakes, 50 seeds: always caught

Every seed is a run of the judge. Solutions are graded with the inputs as they are, float64, and with float32 in their
place, except by the checks in `NEEDS_FLOAT64`. The checks that take long, such as whole trainings, run on the solutions
only, under 5 seeds; and on a mistake where all others have passed it. A mistake that fails a check without random
inputs, and draws no random numbers itself, fails it under every seed: it is graded once, and counts for all seeds.

Exit code 1 when anything fails that should not, or passes that should not.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.course import Exercise, load_course
from grader.files import ROOT
from tests.support.banks import MISTAKES, RIGHT, Member
from tests.support.cores import cores
from tests.support.judges import Case, Verdict, has_long_checks, judged

SEEDS, BANK_SEEDS, LONG_SEEDS = 200, 50, 5

NEEDS_FLOAT64 = {
    # 1e-60 is 0 there, and 1e-10 is not exactly itself.
    "activations": {"check_step_at_zero", "check_identity_is_exact"},
    # Differences of 1e-4, of which float32 keeps three digits at best.
    "numerical_gradient": {
        "check_gradient_of_the_worked_examples",
        "check_every_entry",
        "check_matrix",
        "check_whole_array",
        "check_closure",
        "check_plain_number",
        "check_array_is_restored",
        "check_gradient_of_any_array",
        "check_step_of_every_entry",
        "check_two_functions",
    },
    # The same: gradient is numerical_gradient of the loss, and moves the array W that the network was given.
    "simple_net": {
        "check_gradient_of_the_worked_example",
        "check_gradient_of_a_batch[one-hot]",
        "check_gradient_of_a_batch[labels]",
        "check_weights_stay",
        "check_new_weights",
        "check_second_batch",
        "check_many_calls",
        "check_small_gradient",
        "check_gradient_of_a_view",
    },
}
"""The checks that need not accept float32, by exercise. A check that does accept it must not be here."""


@dataclass(frozen=True)
class Row:
    """A line of the table.

    Attributes
    ----------
    exercise : str
        What is graded.
    kind : str
        What is special about these runs.
    cases : tuple of Case
        Each of the runs.
    fails : bool
        Whether each should fail.
    """

    exercise: str
    kind: str
    cases: tuple[Case, ...]
    fails: bool = False


def of_solutions(exercise: Exercise, seeds: int) -> Iterator[Row]:
    """Yield the rows of a solution: float64, float32, and the long checks."""
    text = (ROOT / "solutions" / f"{exercise.name}.py").read_text(encoding="utf-8")
    cases = tuple(Case(exercise.name, text, seed, long=False) for seed in range(seeds))
    yield Row(exercise.name, "float64", cases)
    yield Row(exercise.name, "float32", tuple(replace(case, single=True) for case in cases))
    if has_long_checks(exercise):
        yield Row(exercise.name, "all checks", tuple(replace(case, long=True) for case in cases[:LONG_SEEDS]))


def of_mistakes(exercise: Exercise, seeds: int) -> Iterator[Row]:
    """Yield the row of the known mistakes."""
    yield Row(exercise.name, "mistakes", _of_bank(MISTAKES, exercise, seeds, stop=True), fails=True)


def of_right_variations(exercise: Exercise, seeds: int) -> Iterator[Row]:
    """Yield the row of the right variations."""
    yield Row(exercise.name, "right", _of_bank(RIGHT, exercise, seeds, stop=False))


def _of_bank(bank: Sequence[Member], exercise: Exercise, seeds: int, *, stop: bool) -> tuple[Case, ...]:
    members = [(member.name, member.submission) for member in bank if member.exercise == exercise.name]
    return tuple(
        Case(exercise.name, text, seed, name, long=stop, stop=stop) for name, text in members for seed in range(seeds)
    )


def wrong(row: Row, verdicts: Sequence[Verdict]) -> list[str]:
    """Return what is wrong with the verdicts of a row, one line for each."""
    lines, failed = [], set()
    for case, verdict in zip(row.cases, verdicts, strict=True):
        lines += [f"{case.name}, seed {case.seed}: {problem}" for problem in _problems(row, case, verdict)]
        failed |= {check.name for check in verdict.failed if case.single}
    if any(case.single for case in row.cases):
        lines += [f"{name} takes float32" for name in sorted(NEEDS_FLOAT64.get(row.exercise, set()) - failed)]
    return lines


def _problems(row: Row, case: Case, verdict: Verdict) -> list[str]:
    if verdict.fault:
        return [verdict.fault]
    if row.fails:
        return [] if verdict.failed else ["not caught"]
    excused = NEEDS_FLOAT64.get(case.exercise, set()) if case.single else set()
    return [f"{check.name}: {check.message}" for check in verdict.failed if check.name not in excused]


def run(rows: Sequence[Row], jobs: int) -> int:
    """Grade all rows and print the table, with what is wrong below each line; return the exit code."""
    print(f"Python {platform.python_version()}, numpy {np.__version__}")
    print(f"{'':<22}{'':<12}{'runs':>7}{'wrong':>7}", flush=True)
    verdicts = judged([case for row in rows for case in row.cases], jobs)
    total = 0
    for row in rows:
        lines = wrong(row, [next(verdicts)[1] for _ in row.cases])
        print(f"{row.exercise:<22}{row.kind:<12}{len(row.cases):>7}{len(lines):>7}", flush=True)
        print(*(f"    {line}\n" for line in lines), sep="", end="", flush=True)
        total += len(lines)
    print(f"{'in all':<34}{sum(len(row.cases) for row in rows):>7}{total:>7}")
    print(f"Checks that take long ran only where it says all checks, {LONG_SEEDS} seeds, and to catch mistakes.")
    return 1 if total else 0


def main(arguments: Sequence[str]) -> int:
    """Run the command line."""
    course = load_course()
    parser = argparse.ArgumentParser(description="Grade under many seeds.")
    parser.add_argument("exercises", nargs="*", metavar="EXERCISE", help="all, unless named")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--mistakes", action="store_true", help="the known mistakes instead of the solutions")
    which.add_argument("--right", action="store_true", help="the right variations instead of the solutions")
    parser.add_argument("--seeds", type=int, help=f"how many ({SEEDS}, of a bank {BANK_SEEDS})")
    parser.add_argument("--jobs", type=int, default=cores(), help="judges at a time (one a core)")
    options = parser.parse_args(arguments)
    unknown = set(options.exercises) - {each.name for each in course}
    if unknown:
        parser.error(f"no exercise named {', '.join(sorted(unknown))}")
    chosen = [each for each in course if not options.exercises or each.name in options.exercises]
    rows_of = of_mistakes if options.mistakes else of_right_variations if options.right else of_solutions
    seeds = options.seeds or (SEEDS if rows_of is of_solutions else BANK_SEEDS)
    return run([row for exercise in chosen for row in rows_of(exercise, seeds)], options.jobs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
