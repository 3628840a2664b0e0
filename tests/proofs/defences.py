"""Each defence switched off in turn, in a copy of the kit, and the attack that then comes through.

    python -m tests.proofs.defences

A line a defence: what an attack does with it, and without it. A defence without which nothing changes is decoration.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from grader.files import ROOT
from tests.support.attacks import ATTACKS, copy_of_kit, faults, malformed, run

SUPERVISOR, LOCKDOWN, READING, TEXT = (
    f"grader/sandbox/inside/{name}.py" for name in ("supervisor", "lockdown", "reading", "text")
)
POOL, COMPARE = "grader/sandbox/outside/pool.py", "grader/judge/compare/arrays.py"
REMOTE = "grader/judge/subjects/remote.py"
REPORT, REPORT_TEXT = "grader/results/report.py", "grader/results/text.py"

NO_PROOF = (LOCKDOWN, "    _prove()\n", "")
CLEANED = "letter if letter.isprintable() else"


@dataclass(frozen=True)
class Defence:
    """A defence, how to take it out of the kit, and an attack that it stops.

    Attributes
    ----------
    name : str
        Its name.
    edits : tuple
        File, text and what takes its place.
    attack, level : str
        What comes through without it, and where.
    form : str
        The format of the report to look at.
    """

    name: str
    edits: tuple[tuple[str, str, str], ...]
    attack: str
    level: str
    form: str = "json"


DEFENCES = (
    Defence(
        "the judge is not dumpable",
        ((POOL, "prctl(PR_SET_DUMPABLE, 0)", "pass"),),
        "read_environment_of_the_judge",
        "portable",
    ),
    Defence(
        "Landlock",
        ((LOCKDOWN, "    restrict_files(readable, newest_abi() if abi is None else abi)\n", ""), NO_PROOF),
        "read_the_solution",
        "strict",
    ),
    Defence(
        "seccomp",
        ((LOCKDOWN, "    restrict_calls()\n", ""), NO_PROOF),
        "change_rights",
        "strict",
    ),
    Defence(
        "the whole tree is killed",
        ((SUPERVISOR, "_children(children) if children is not None", "[] if worker in codes"),),
        "daemon",
        "portable",
    ),
    Defence(
        "a worker ends with its judge",
        ((SUPERVISOR, "    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)\n", ""),),
        "kill_the_judge",
        "portable",
    ),
    Defence(
        "lengths have caps",
        ((READING, "header_length > MAX_HEADER or payload_length > max_payload", "False"),),
        "length_bomb",
        "portable",
    ),
    Defence(
        "what is kept has a limit",
        ((REMOTE, "if size <= self._room:", "if True:"),),
        "large_answers",
        "portable",
    ),
    Defence(
        "values are compared strictly",
        ((COMPARE, "if shape_of(value) == shape else None", "if shape_of(value) is not None else None"),),
        "empty_that_broadcasts",
        "portable",
    ),
    Defence(
        "text is cleaned",
        ((TEXT, CLEANED, "letter if True else"), (REPORT_TEXT, CLEANED, "letter if True else")),
        "nul_in_an_error",
        "portable",
        "junit",
    ),
    Defence(
        "only what has passed counts",
        ((REPORT, "if self.status is Status.PASSED else 0", "if self.status is not Status.FAILED else 0"),),
        "hard_exit_in_a_call",
        "portable",
    ),
)


def without(defence: Defence, folder: Path) -> Path:
    """Make a copy of the kit that lacks a defence, and return where it is."""
    kit = copy_of_kit(folder)
    for name, text, instead in defence.edits:
        file = kit / name
        source = file.read_text(encoding="utf-8")
        assert source.count(text) == 1, f"{name} has {source.count(text)} times: {text}"
        file.write_text(source.replace(text, instead), encoding="utf-8")
    return kit


def breaches(defence: Defence, kit: Path) -> list[str]:
    """Run the attack on a kit and return its successes."""
    (attack,) = (attack for attack in ATTACKS if attack.name == defence.attack)
    ending = run(attack, defence.level, kit=kit, form=defence.form)
    return faults(attack, defence.level, ending) if defence.form == "json" else malformed(defence.form, ending)


def main() -> int:
    """Print the effect of each defence; the exit code is 1 if one has none."""
    decoration = 0
    for defence in DEFENCES:
        with tempfile.TemporaryDirectory(prefix="kit-") as folder:
            kept, broken = breaches(defence, ROOT), breaches(defence, without(defence, Path(folder)))
        decoration += bool(kept) or not broken
        print(f"{defence.name}: {defence.attack} at {defence.level}")
        print(f"    with it:    {'; '.join(kept) or 'as it must be'}")
        print(f"    without it: {'; '.join(broken) or 'no difference'}")
    return 1 if decoration else 0


if __name__ == "__main__":
    sys.exit(main())
