"""Grade under many seeds: right code passes whatever the random inputs are, and no mistake ever does.

    python -m tests.proofs.stability [EXERCISE ...] [--seeds N] [--jobs N]
                                                      the solutions, 200 seeds
    python -m tests.proofs.stability --right [...]           the right variations, 50 seeds
    python -m tests.proofs.stability --mistakes [...]        the known mistakes, 50 seeds: always caught

Solutions are graded with the inputs as they are, float64, and with float32 in their place, except by the checks in
`NEEDS_FLOAT64`. The checks that take long, such as whole trainings, run on the solutions only, under 5 seeds.

Mistakes are graded in the judge's own process, and train for a moment. One that fails a check without random inputs,
and draws no random numbers itself, fails it under every seed: it is graded once, and counts for all seeds.

Exit code 1 when anything fails that should not, or passes that should not.
"""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import pytest

from grader.course import Exercise, load_course
from grader.files import ROOT
from grader.judge.faults import GraderFault
from grader.results.report import Status
from tests.support.banks import MISTAKES, RIGHT
from tests.support.cores import cores
from tests.support.in_process import InProcessSandbox
from tests.support.judges import Case, Verdict, has_long_checks, judged
from tests.support.series import run_series
from tests.support.tries import train_in_vain

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
        Each of the runs; all should pass.
    """

    exercise: str
    kind: str
    cases: tuple[Case, ...]


def of_solutions(exercise: Exercise, seeds: int) -> Iterator[Row]:
    """Yield the rows of a solution: float64, float32, and the long checks."""
    text = (ROOT / "solutions" / f"{exercise.name}.py").read_text(encoding="utf-8")
    cases = tuple(Case(exercise.name, text, seed, long=False) for seed in range(seeds))
    yield Row(exercise.name, "float64", cases)
    yield Row(exercise.name, "float32", tuple(replace(case, single=True) for case in cases))
    if has_long_checks(exercise):
        yield Row(exercise.name, "all checks", tuple(replace(case, long=True) for case in cases[:LONG_SEEDS]))


def of_right_variations(exercise: Exercise, seeds: int) -> Iterator[Row]:
    """Yield the row of the right variations."""
    members = [member for member in RIGHT if member.exercise == exercise.name]
    cases = [
        Case(exercise.name, each.submission, seed, each.name, long=False) for each in members for seed in range(seeds)
    ]
    yield Row(exercise.name, "right", tuple(cases))


def wrong(row: Row, verdicts: Sequence[Verdict]) -> list[str]:
    """Return what is wrong with the verdicts of a row, one line for each."""
    lines, failed = [], set()
    for case, verdict in zip(row.cases, verdicts, strict=True):
        lines += [f"{case.name}, seed {case.seed}: {problem}" for problem in _problems(case, verdict)]
        failed |= {check.name for check in verdict.failed if case.single}
    if any(case.single for case in row.cases):
        lines += [f"{name} takes float32" for name in sorted(NEEDS_FLOAT64.get(row.exercise, set()) - failed)]
    return lines


def _problems(case: Case, verdict: Verdict) -> list[str]:
    if verdict.fault:
        return [verdict.fault]
    excused = NEEDS_FLOAT64.get(case.exercise, set()) if case.single else set()
    return [f"{check.name}: {check.message}" for check in verdict.failed if check.name not in excused]


def missed(exercise: str, texts: Mapping[str, str], seed: int) -> tuple[list[str], dict[str, str]]:
    """Grade known mistakes of an exercise under a seed, each until it fails a check.

    Parameters
    ----------
    exercise : str
        The exercise.
    texts : dict of str to str
        The submissions, by the name of the mistake.
    seed : int
        The seed.

    Returns
    -------
    missed : list of str
        Those that fail no check, one line for each.
    open : dict of str to str
        Those that may fail no check under another seed.
    """
    with pytest.MonkeyPatch.context() as monkeypatch, InProcessSandbox() as sandbox:
        train_in_vain(monkeypatch)
        try:
            series = run_series(exercise, texts.values(), sandbox, seed=seed, stop=True)
        except GraderFault as fault:
            return [f"{exercise}, seed {seed}: {fault}"], {}
    last = dict(zip(texts, series.last_checks, strict=True))
    passed = [name for name, check in last.items() if check.status in (Status.PASSED, Status.BLOCKED)]
    settled = {name for name, text in texts.items() if last[name].name in series.fixed and "random" not in text}
    left = {name: text for name, text in texts.items() if name in passed or name not in settled}
    return [f"{name}, seed {seed}: not caught" for name in passed], left


Line = tuple[str, str, int, list[str]]
"""Of a line of the table: the exercise, what is special about the runs, how many there are, and what is wrong."""


def lines_of_rows(rows: Sequence[Row], jobs: int) -> Iterator[Line]:
    """Grade all rows and yield their lines."""
    verdicts = judged([case for row in rows for case in row.cases], jobs)
    for row in rows:
        yield row.exercise, row.kind, len(row.cases), wrong(row, [next(verdicts)[1] for _ in row.cases])


def lines_of_mistakes(exercises: Sequence[Exercise], seeds: int, jobs: int) -> Iterator[Line]:
    """Grade the known mistakes of exercises and yield their lines."""
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"))
    try:
        for exercise in exercises:
            texts = {mistake.name: mistake.submission for mistake in MISTAKES if mistake.exercise == exercise.name}
            wrong, left = pool.submit(missed, exercise.name, texts, 0).result()
            later = pool.map(functools.partial(missed, exercise.name, left), range(1, seeds)) if left else ()
            wrong = [*wrong, *(line for lines, _ in later for line in lines)]
            yield exercise.name, "mistakes", seeds * len(texts), wrong
    finally:
        pool.shutdown(cancel_futures=True)


def print_table(lines: Iterable[Line]) -> int:
    """Print the table, with what is wrong below each line; return the exit code."""
    print(f"Python {platform.python_version()}, numpy {np.__version__}")
    print(f"{'':<22}{'':<12}{'runs':>7}{'wrong':>7}", flush=True)
    runs = total = 0
    for exercise, kind, count, problems in lines:
        print(f"{exercise:<22}{kind:<12}{count:>7}{len(problems):>7}", flush=True)
        print(*(f"    {problem}\n" for problem in problems), sep="", end="", flush=True)
        runs, total = runs + count, total + len(problems)
    print(f"{'in all':<34}{runs:>7}{total:>7}")
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
    seeds = options.seeds or (BANK_SEEDS if options.mistakes or options.right else SEEDS)
    if options.mistakes:
        return print_table(lines_of_mistakes(chosen, seeds, options.jobs))
    rows_of = of_right_variations if options.right else of_solutions
    return print_table(lines_of_rows([row for exercise in chosen for row in rows_of(exercise, seeds)], options.jobs))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
