"""The solutions, graded while other processes keep all processors busy: a busy machine changes no verdict.

    python -m tests.proofs.busy [EXERCISE ...] [--processes N]

Prints how long all of it took by the clock, and each check that did not pass; then the same for right networks whose
backward passes go through a batch example by example. Exit code 1 if a check did not pass.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence

from grader.course import load_solutions
from grader.judge.service import grade
from grader.results.report import Report, Status
from grader.results.request import Request
from tests.support.cores import cores

PROCESSES = 8
ALL_AT_ONCE = "        self.dW = self.x.T @ dout\n"
ONE_BY_ONE = """\
        self.dW = np.zeros_like(self.W)
        for row, slopes in zip(self.x, dout, strict=True):
            self.dW += np.outer(row, slopes)
"""


@contextlib.contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep this many processes busy inside the context."""
    with contextlib.ExitStack() as stack:
        for _ in range(processes):
            child = stack.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            stack.callback(child.kill)
        yield


def slow(solutions: Mapping[str, str]) -> dict[str, str]:
    """Return the solutions with a backward pass that goes through a batch example by example."""
    assert ALL_AT_ONCE in solutions["layers"]
    return {**solutions, "layers": solutions["layers"].replace(ALL_AT_ONCE, ONE_BY_ONE)}


def told(name: str, texts: Mapping[str, str], exercises: Sequence[str]) -> bool:
    """Grade a submission, print what came out, and return whether all of it passed."""
    began = time.monotonic()
    report = grade(Request(name, texts, tuple(exercises), jobs=cores()))
    seconds = time.monotonic() - began
    longest = max(check.seconds for exercise in report.exercises for check in exercise.checks)
    print(f"{name}: {report.score} of {report.max_score} points in {seconds:.0f} s; the longest check {longest:.0f} s")
    for line in _not_passed(report):
        print(f"    {line}")
    return report.passed


def _not_passed(report: Report) -> Iterator[str]:
    for exercise in report.exercises:
        for check in exercise.checks:
            if check.status is not Status.PASSED:
                yield f"{exercise.name}, {check.name}: {check.status}: {check.message}"


def main() -> int:
    """Grade the solutions and slow right code on a busy machine; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.proofs.busy", description=__doc__)
    parser.add_argument("exercises", nargs="*", default=[], metavar="EXERCISE", help="grade only these")
    parser.add_argument("--processes", type=int, default=PROCESSES, metavar="N", help="keep so many processes busy")
    words = parser.parse_args()
    solutions = load_solutions()
    exercises = words.exercises or list(solutions)
    slowed = [name for name in exercises if name in ("layers", "two_layer_net", "training")]
    print(f"{words.processes} busy processes on {cores()} cores", flush=True)
    with busy(words.processes):
        passed = told("solutions", solutions, exercises)
        if slowed:
            passed = told("example by example", slow(solutions), slowed) and passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
