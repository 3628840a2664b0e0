"""What the tests cost, as a multiple of grading the solutions: processor time, both measured now.

    python -m tests.proofs.cost

Processor time is that of a command and of all processes that it waits for. Exit code 1 if ``python -m pytest`` fails,
or takes more than 45 times as much as ``python -m grader --solutions --jobs 1``.
"""

from __future__ import annotations

import sys

from tests.support.cost import Command, cost

MOST = 45
TESTS = Command(("-m", "pytest", "-q"))
SOLUTIONS = Command(("-m", "grader", "--solutions", "--jobs", "1"))
ROUNDS = 3


def main() -> int:
    """Measure both and print them; return the exit code."""
    solutions = min((cost(SOLUTIONS) for _ in range(ROUNDS)), key=lambda cost: cost.processor)
    tests = cost(TESTS)
    for command, found in ((SOLUTIONS, solutions), (TESTS, tests)):
        print(
            f"python {' '.join(command.words):<38}"
            f"{found.processor:>8.1f} s of processor,{found.seconds:>8.1f} s by the clock"
        )
        if found.code:
            print(f"    it ended with exit code {found.code}")
    ratio = tests.processor / solutions.processor
    print(f"the tests take {ratio:.1f} times as much; at most {MOST} are allowed")
    return 1 if tests.code or solutions.code or ratio > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
