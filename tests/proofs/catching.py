"""Whether the quick tests catch what all tests catch: the engine is damaged, and both are run.

    python -m tests.proofs.catching [--mutants N] [--jobs N] [--fresh]

What is damaged, one thing at a time, in a copy of the kit: each defence of `tests.proofs.defences` is taken out, and a
sample of mutants is made of the helpers of checks and of what compares. For each, the quick tests that look there run
until one fails, those that look closest first; where all pass, the tests run that only ``--proof`` adds. What is known
from an earlier run is not run again, as long as the damage is the same; --fresh forgets it all.

Exit code 1 if the quick tests catch less than 97 of 100 of what all tests catch.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from grader.course import Exercise, load_course
from grader.files import ROOT
from tests.proofs import mutation
from tests.proofs.defences import DEFENCES
from tests.support.cores import cores
from tests.support.kept import keep, read_kept

GOAL = 0.97
MUTANTS = 200
LONGEST = 3600
CACHE = ROOT / ".catching_cache" / "fates.jsonl"

ENGINE = (
    *sorted(path for path in (ROOT / "grader" / "judge" / "compare").glob("*.py") if path.stem != "__init__"),
    ROOT / "grader" / "judge" / "assertions.py",
    ROOT / "grader" / "judge" / "gradients.py",
    ROOT / "grader" / "judge" / "subjects" / "calls.py",
)


Words = tuple[str, ...]


@dataclass(frozen=True)
class Damage:
    """A change that damages the kit.

    Attributes
    ----------
    name : str
        What it is.
    texts : tuple of (str, str)
        The files that it changes, and their new texts.
    tests : tuple of (tuple of str)
        The words for pytest that choose the tests that look there: those that look closest, and then the others.
    """

    name: str
    texts: tuple[tuple[str, str], ...]
    tests: tuple[Words, ...]

    @property
    def key(self) -> str:
        """The same for the same damage."""
        return hashlib.sha256(repr(self.texts).encode()).hexdigest()


def defences_off() -> Iterator[Damage]:
    """Yield the kit without each of its defences."""
    for defence in DEFENCES:
        texts: dict[str, str] = {}
        for name, text, instead in defence.edits:
            texts[name] = texts.get(name, (ROOT / name).read_text(encoding="utf-8")).replace(text, instead)
        attack = ("tests/sandbox/test_hostile.py", "-k", f"must and {defence.level} and {defence.attack}")
        rooms = tuple(f"tests/{room}" for room in ("sandbox", "judge", "results", "report"))
        yield Damage(f"without: {defence.name}", tuple(texts.items()), (attack, rooms))


def mutated() -> Iterator[Damage]:
    """Yield mutants of comparisons and of helpers of checks: some of each function, more of longer ones."""
    for path in ENGINE:
        own = ROOT / "tests" / "judge" / f"test_{path.stem}.py"
        closest = (own.relative_to(ROOT).as_posix(),) if own.exists() else ()
        yield from _mutants(path, "", tuple(filter(None, (closest, OF_VALUES, OF_BANKS, ("tests/judge",)))))
    for exercise in load_course():
        yield from _mutants(exercise.checks, "check_", (of_checks(exercise),))


OF_VALUES = tuple(
    f"tests/judge/test_{name}.py"
    for name in ("numbers", "tolerance", "differences", "relations", "bounds", "assertions", "calls", "gradients")
)
"""Tests that compare values, without a submission."""

OF_BANKS = ("tests/course/test_checks.py", "tests/course/test_mistakes.py", "tests/course/test_right.py")
"""Tests that grade hundreds of submissions."""


def of_checks(exercise: Exercise) -> Words:
    """Return the pytest arguments that choose the tests of an exercise's checks."""
    return (*OF_BANKS, "-k", f"[{exercise.name}")


def _mutants(path: Path, but: str, tests: tuple[Words, ...]) -> Iterator[Damage]:
    """Yield mutants of the functions in a file, except those whose names begin with ``but``."""
    name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not (but and node.name.startswith(but)):
            function = ast.get_source_segment(text, node) or ""
            for changed in _some_mutants(function):
                mutant = mutation.mutant(name, function, changed)
                before, after = (" ".join(lines.split()) for lines in (mutant.before, mutant.after))
                label = f"{name}, line {node.lineno + mutant.line - 1}: {before} -> {after}"
                yield Damage(label, ((name, text.replace(function, changed)),), tests)


def _some_mutants(function: str) -> Iterator[str]:
    """Yield one in eight of cosmic-ray's mutants of a function, at least one; making all of them takes minutes."""
    nodes = list(ast_nodes(get_ast(function)))
    places = [
        (operator, number)
        for operator in mutation.operators()
        for number in range(sum(len(list(operator.mutation_positions(node))) for node in nodes))
    ]
    places.sort(key=lambda place: zlib.crc32(f"{type(place[0]).__name__} {place[1]} {function}".encode()))
    for operator, number in places[: len(places) // 8 + 1]:
        changed = str(mutate_code(function, operator, number))
        if mutation.code(changed) not in (None, mutation.code(function)):
            yield changed


def sample(damages: Sequence[Damage], count: int) -> list[Damage]:
    """Return this many of them, always the same ones."""
    return sorted(damages, key=lambda damage: damage.key)[:count]


def fate(damage: Damage, kit: Path) -> str:
    """Return which tests catch a damage in a copy of the kit: ``quick`` ones, only those of ``proof``, or ``none``."""
    before = {name: (kit / name).read_bytes() for name, _ in damage.texts}
    try:
        for name, text in damage.texts:
            (kit / name).write_text(text, encoding="utf-8")
        if not all(_pass(kit, *words) for words in damage.tests):
            return "quick"
        return "none" if all(_pass(kit, *words, "--proof", "-m", "proof") for words in damage.tests) else "proof"
    finally:
        for name, data in before.items():
            (kit / name).write_bytes(data)


def _pass(kit: Path, *words: str) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *words]
    environment = {**os.environ, "PYTHONPATH": str(kit)}
    try:
        done = subprocess.run(command, cwd=kit, env=environment, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)


def fates(damages: Sequence[Damage], jobs: int) -> Iterator[tuple[Damage, str]]:
    """Yield each damage and its fate, as soon as it is known; so many copies of the kit are damaged at a time."""
    kits: SimpleQueue[Path] = SimpleQueue()

    def in_a_kit(damage: Damage) -> tuple[Damage, str]:
        kit = kits.get()
        try:
            return damage, fate(damage, kit)
        finally:
            kits.put(kit)

    with tempfile.TemporaryDirectory(prefix="catching-") as folder, ThreadPoolExecutor(jobs) as pool:
        for number in range(jobs):
            kit = Path(folder) / f"kit-{number}"
            shutil.copytree(ROOT, kit, ignore=shutil.ignore_patterns(".*", "__pycache__", "mnist"))
            kits.put(kit)
        for done in as_completed([pool.submit(in_a_kit, damage) for damage in damages]):
            yield done.result()


def main(arguments: Sequence[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Damage the engine, and see which tests notice.")
    parser.add_argument("--mutants", type=int, default=MUTANTS, help=f"how many ({MUTANTS})")
    parser.add_argument("--jobs", type=int, default=cores(), help="copies of the kit at a time (one a core)")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    options = parser.parse_args(arguments)
    known = {entry["key"]: entry["fate"] for entry in read_kept(CACHE, fresh=options.fresh)}
    damages = [*defences_off(), *sample(list(mutated()), options.mutants)]
    old = [damage for damage in damages if damage.key in known]
    for damage in old:
        print(f"{known[damage.key]:<6} {damage.name}")
    for damage, found in fates([damage for damage in damages if damage not in old], options.jobs):
        known[damage.key] = found
        keep(CACHE, {"key": damage.key, "name": damage.name, "fate": found})
        print(f"{found:<6} {damage.name}", flush=True)
    return summary(Counter(known[damage.key] for damage in damages))


def summary(of: Counter[str]) -> int:
    """Print how many were caught by which tests; return the exit code."""
    share = of["quick"] / max(1, of["quick"] + of["proof"])
    print(f"caught by the quick tests {of['quick']}, only with --proof {of['proof']}, by none {of['none']}")
    print(f"the quick tests catch {share:.1%} of what all tests catch")
    return 0 if share >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
