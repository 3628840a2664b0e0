"""The bank of hostile submissions, run through the command line at both levels, as a table.

    python -m tests.proofs.hostile_table [ATTACK ...]

A row an attack: its rows of the catalogue, and how it ended at each level. ``ok`` is the outcome that its header asks
for, with no process left, no file changed, no descriptor more, and its neighbour graded right.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.support.attacks import ATTACKS, LEVELS, copy_of_kit, outcome
from tests.support.cores import cores


def main(names: list[str]) -> int:
    """Print the table, each row as soon as it is known; the exit code is 1 if an attack ended wrongly."""
    attacks = [attack for attack in ATTACKS if not names or attack.name in names]
    wrong = runs = 0
    with (
        tempfile.TemporaryDirectory(prefix="hostile-") as folder,
        ThreadPoolExecutor(cores() + 1) as pool,
    ):  # some sleep
        end = partial(outcome, kit=copy_of_kit(Path(folder)))
        for level in LEVELS:  # one after the other: at portable, some change the kit for a moment
            print(f"{level:<40}{'catalogue':<12}must be", flush=True)
            tried = [attack for attack in attacks if attack.runs_at(level)]
            for attack, problems in zip(tried, pool.map(end, tried, [level] * len(tried)), strict=True):
                told = f"WRONG: {'; '.join(problems)}" if problems else "ok"
                print(
                    f"  {attack.name:<38}{attack.catalogue:<12}{attack.expected[level].status:<10} {told}", flush=True
                )
                wrong, runs = wrong + bool(problems), runs + 1
            for attack in (attack for attack in attacks if attack not in tried):
                print(f"  {attack.name:<38}{attack.catalogue:<12}not run    {attack.expected[level].message}")
    print(f"{len(attacks)} attacks, {runs} runs, {wrong} with another outcome than they must have")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
