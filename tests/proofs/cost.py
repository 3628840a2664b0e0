"""What the tests cost, as a multiple of grading the solutions: processor time, both measured now.

    python -m tests.proofs.cost

Processor time is that of a command and of all processes that it waits for. Exit code 1 if ``python -m pytest`` fails,
or takes more than 45 times as much as ``python -m grader --solutions --jobs 1``.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from dataclasses import dataclass

from grader.files import ROOT

MOST = 45
TESTS = ("pytest", "-q")
SOLUTIONS = ("grader", "--solutions", "--jobs", "1")
ROUNDS = 3


@dataclass(frozen=True)
class Cost:
    """What a command took.

    Attributes
    ----------
    code : int
        Its exit code.
    processor, seconds : float
        Processor time, and time by the clock.
    """

    code: int
    processor: float
    seconds: float


def cost(words: tuple[str, ...]) -> Cost:
    """Run a module of Python in the kit, and return what it took."""
    before, begun = _spent(), time.monotonic()
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return Cost(done.returncode, _spent() - before, time.monotonic() - begun)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Measure both and print them; return the exit code."""
    solutions = min((cost(SOLUTIONS) for _ in range(ROUNDS)), key=lambda cost: cost.processor)
    tests = cost(TESTS)
    for words, found in ((SOLUTIONS, solutions), (TESTS, tests)):
        print(
            f"python -m {' '.join(words):<35}"
            f"{found.processor:>8.1f} s of processor,{found.seconds:>8.1f} s by the clock"
        )
        if found.code:
            print(f"    it ended with exit code {found.code}")
    ratio = tests.processor / solutions.processor
    print(f"the tests take {ratio:.1f} times as much; at most {MOST} are allowed")
    return 1 if tests.code or solutions.code or ratio > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
