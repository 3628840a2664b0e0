"""Mutate every solution and grade each mutant as a submission: what no check notices, no check proves.

    python -m tests.proofs.mutation [EXERCISE ...] [--jobs N] [--fresh]

The mutants are those of cosmic-ray's operators, which change operators, numbers and conditions; and since solutions
consist of calls, also each statement and each argument left out. Docstrings, annotations and decorators stay as they
are. A mutant that fails a check is killed. One that passes them all has survived, unless `equivalent.toml` beside this
file says why nobody can tell it from the solution. What is known from an earlier run is not graded again, as long as
the mutant, the checks and the engine are the same; --fresh forgets it all.

Exit code 1 when fewer than 99 of 100 mutants are killed, or when the list of equivalent ones is not true.
"""

from __future__ import annotations

import argparse
import ast
import functools
import hashlib
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent, indent
from typing import TypeVar

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.operators.provider import OperatorProvider

from grader.classroom import kit
from grader.course import SOLUTIONS, Exercise, load_course
from grader.files import ROOT
from tests.support.cores import cores
from tests.support.judges import Case, Verdict, judged
from tests.support.kept import keep, read_kept

T = TypeVar("T")

GOAL = 0.99
CACHE = ROOT / ".mutation_cache" / "results.jsonl"
EQUIVALENT = Path(__file__).with_name("equivalent.toml")


# The mutants


@dataclass(frozen=True)
class Mutant:
    """A solution with one change.

    Attributes
    ----------
    exercise : str
        Whose.
    function : str
        Where the change is: a function or ``Class.method``, or an empty text.
    line : int
        The first line that changed, from 1.
    before, after : str
        The lines that changed, without their indentation.
    text : str
        The whole file.
    """

    exercise: str
    function: str
    line: int
    before: str
    after: str
    text: str

    @property
    def diff(self) -> str:
        """The change in readable form."""
        where = f"solutions/{self.exercise}.py, line {self.line}" + (f", in {self.function}" if self.function else "")
        return f"{where}\n{indent(self.before, '- ')}\n{indent(self.after, '+ ')}"


def mutants(exercise: str, text: str) -> Iterator[Mutant]:
    """Yield all mutants of a solution that differ in their code from it and from each other.

    Parameters
    ----------
    exercise : str
        Its name.
    text : str
        The solution.
    """
    seen = {code(text)}
    for mutated in (*by_operators(text), *by_leaving_out(text)):
        found = code(mutated)
        if found is not None and found not in seen:
            seen.add(found)
            yield mutant(exercise, text, mutated)


def by_operators(text: str) -> Iterator[str]:
    """Yield the results of cosmic-ray's operators on a text."""
    nodes = list(ast_nodes(get_ast(text)))
    for operator in operators():
        occurrences = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        for occurrence in range(occurrences):
            yield str(mutate_code(text, operator, occurrence))


def operators() -> Iterator[Operator]:
    """Yield cosmic-ray's operators, except those that need the name of a variable."""
    provider = OperatorProvider()
    for name in provider:
        if not provider[name].arguments():
            yield provider[name]()


STATEMENTS = ast.Assign | ast.AugAssign | ast.Expr | ast.Return | ast.Raise | ast.If | ast.For | ast.While | ast.With


def by_leaving_out(text: str) -> Iterator[str]:
    """Yield the text without one of its statements, or without one argument of a call."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, STATEMENTS) and not _is_text(node):
            yield _with(text, node, "pass")
        if isinstance(node, ast.Call):
            for at in range(len(node.args)):
                yield _with(text, node, ast.unparse(ast.Call(node.func, _without(node.args, at), node.keywords)))
            for at in range(len(node.keywords)):
                yield _with(text, node, ast.unparse(ast.Call(node.func, node.args, _without(node.keywords, at))))


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _without(items: list[T], at: int) -> list[T]:
    return items[:at] + items[at + 1 :]


def _with(text: str, node: ast.expr | ast.stmt, new: str) -> str:
    """Return the text with other code in place of a node."""
    lines = text.encode().splitlines(keepends=True)
    first, last = node.lineno - 1, (node.end_lineno or 0) - 1
    head, tail = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
    return b"".join([*lines[:first], head, new.encode(), tail, *lines[last + 1 :]]).decode()


def code(text: str) -> str | None:
    """Return the executed code of a file, without docstrings, annotations and decorators; None if there is none."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            del node.body[0]
        for name in ("annotation", "returns"):
            if hasattr(node, name):
                setattr(node, name, None)
        if hasattr(node, "decorator_list"):
            node.decorator_list = []
    return ast.dump(tree)


def mutant(exercise: str, text: str, mutated: str) -> Mutant:
    """Return the mutant with this text in place of the solution's."""
    old, new = text.splitlines(), mutated.splitlines()
    shorter = min(len(old), len(new))
    first = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    same = next((at for at in range(shorter - first) if old[-1 - at] != new[-1 - at]), shorter - first)
    before, after = ("\n".join(lines[first : len(lines) - same]) for lines in (old, new))
    return Mutant(exercise, _function_at(text, first + 1), first + 1, dedent(before), dedent(after), mutated)


def _function_at(text: str, line: int) -> str:
    """Return the name of the function around a line, with that of its class."""
    names, body = [], ast.parse(text).body
    while node := next((each for each in body if each.lineno <= line <= (each.end_lineno or 0)), None):
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            break
        names.append(node.name)
        body = node.body
    return ".".join(names)


# The list of equivalent mutants


@dataclass(frozen=True)
class Equivalent:
    """An entry of the list: a change with no visible effect, and the reason.

    Attributes
    ----------
    exercise, function, before, after : str
        Those of the mutant.
    reason : str
        Why every right check must pass it.
    """

    exercise: str
    function: str
    before: str
    after: str
    reason: str

    def __str__(self) -> str:
        return f"{self.exercise}, {self.function}: {self.after}"

    def fits(self, mutant: Mutant) -> bool:
        """Whether this entry is about the mutant."""
        mine = self.exercise, self.function, self.before, self.after
        return mine == (mutant.exercise, mutant.function, mutant.before, mutant.after)


def listed(path: Path) -> tuple[Equivalent, ...]:
    """Return the entries of a list."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("mutant", [])
    return tuple(Equivalent(**{key: text.strip() for key, text in entry.items()}) for entry in entries)


# The outcome of mutants


@dataclass(frozen=True)
class Found:
    """The outcome of the mutants of some exercises.

    Attributes
    ----------
    killed, survived, equivalent : tuple of Mutant
        Each mutant is one of these.
    errors : tuple of str
        Entries of the list that are not true, a sentence each.
    """

    killed: tuple[Mutant, ...]
    survived: tuple[Mutant, ...]
    equivalent: tuple[Mutant, ...]
    errors: tuple[str, ...]

    @property
    def score(self) -> float:
        """The share of killed mutants, among those that can be killed."""
        return len(self.killed) / max(1, len(self.killed) + len(self.survived))


def sort_out(fates: Mapping[Mutant, str | None], entries: Sequence[Equivalent]) -> Found:
    """Sort mutants by outcome.

    Parameters
    ----------
    fates : mapping of Mutant to str or None
        The check that killed it, or None where it has survived.
    entries : sequence of Equivalent
        The part of the list about these exercises.
    """
    excused = {mutant for mutant in fates for entry in entries if entry.fits(mutant)}
    alive = [mutant for mutant, killer in fates.items() if killer is None]
    return Found(
        tuple(mutant for mutant, killer in fates.items() if killer is not None),
        tuple(mutant for mutant in alive if mutant not in excused),
        tuple(mutant for mutant in alive if mutant in excused),
        tuple(error for entry in entries for error in _untrue(entry, fates)),
    )


def _untrue(entry: Equivalent, fates: Mapping[Mutant, str | None]) -> Iterator[str]:
    fitting = [mutant for mutant in fates if entry.fits(mutant)]
    if len(entry.reason) < 20:
        yield f"{entry}: the list gives no reason"
    if not fitting:
        yield f"{entry}: is in the list, and there is no such mutant"
    for mutant in fitting:
        if fates[mutant] is not None:
            yield f"{entry}: is in the list, and is killed by {fates[mutant]}"


# Results of earlier runs


class Results:
    """The outcome of mutants in earlier runs, one JSON object on each line.

    Parameters
    ----------
    path : Path
        The file.
    fresh : bool
        Whether to begin anew.
    """

    def __init__(self, path: Path, *, fresh: bool) -> None:
        self._path = path
        self._known: dict[str, str | None] = {entry["key"]: entry["killer"] for entry in read_kept(path, fresh=fresh)}

    def __contains__(self, mutant: Mutant) -> bool:
        return key(mutant) in self._known

    def __getitem__(self, mutant: Mutant) -> str | None:
        return self._known[key(mutant)]

    def add(self, mutant: Mutant, killer: str | None) -> None:
        """Store the outcome of a mutant, at once."""
        self._known[key(mutant)] = killer
        entry = {"key": key(mutant), "exercise": mutant.exercise, "line": mutant.line, "killer": killer}
        keep(self._path, entry)


def key(mutant: Mutant) -> str:
    """Return a text that changes with the mutant, with what grades it and with what runs it."""
    return hashlib.sha256((mutant.text + _ground(mutant.exercise)).encode()).hexdigest()


@functools.cache
def _ground(exercise: str) -> str:
    """Return the hash of everything that a verdict on an exercise depends on, except the submission."""
    course = load_course()
    place = next(place for place, other in enumerate(course) if other.name == exercise)
    solutions = [SOLUTIONS / f"{other.name}.py" for other in course[: place + 1]]
    files = kit.digest_of_files([*solutions, ROOT / "tests" / "support" / "judges.py"])
    engine, checks = kit.digest_of_engine(), kit.digest_of_checks(course[place])
    return kit.digest([engine, checks, files, kit.digest_of_dataset("sample"), kit.versions()])


# The command


def fates(found: Sequence[Mutant], results: Results, jobs: int) -> dict[Mutant, str | None]:
    """Return the outcome of each mutant: the check that kills it, or None; grade those that are not known yet.

    Raises
    ------
    RuntimeError
        If the grader itself fails over one.
    """
    new = [mutant for mutant in found if mutant not in results]
    cases = [Case(mutant.exercise, mutant.text, stop=True) for mutant in new]
    for mutant, (_, verdict) in zip(new, judged(cases, jobs) if cases else (), strict=True):
        if verdict.fault:
            raise RuntimeError(f"{verdict.fault}\n{mutant.diff}")
        results.add(mutant, killer(verdict))
    return {mutant: results[mutant] for mutant in found}


def killer(verdict: Verdict) -> str | None:
    """Return the check that did not pass, and its message; None if all passed."""
    return f"{verdict.failed[0].name}: {verdict.failed[0].message}" if verdict.failed else None


def row(name: str, found: Found) -> str:
    """Return a line of the table."""
    counts = len(found.killed), len(found.survived), len(found.equivalent)
    return f"{name:<20}{sum(counts):>8}{counts[0]:>8}{counts[1]:>10}{counts[2]:>12}{found.score:>9.1%}"


def together(found: Iterable[Found]) -> Found:
    """Return the outcome of the mutants of all exercises."""
    names = ("killed", "survived", "equivalent", "errors")
    several = list(found)
    return Found(*(tuple(each for one in several for each in getattr(one, name)) for name in names))


def run(exercises: Sequence[Exercise], entries: Sequence[Equivalent], results: Results, jobs: int) -> int:
    """Print the table, the survivors and what is wrong with the list; return the exit code."""
    print(f"{'':<20}{'mutants':>8}{'killed':>8}{'survived':>10}{'equivalent':>12}{'score':>9}", flush=True)
    several = []
    for exercise in exercises:
        text = (ROOT / "solutions" / f"{exercise.name}.py").read_text(encoding="utf-8")
        mine = [entry for entry in entries if entry.exercise == exercise.name]
        several.append(sort_out(fates(list(mutants(exercise.name, text)), results, jobs), mine))
        print(row(exercise.name, several[-1]), flush=True)
    whole = together(several)
    print(row("in all", whole))
    for mutant in whole.survived:
        print(f"\nsurvived: {mutant.diff}")
    for error in whole.errors:
        print(f"\n{EQUIVALENT.name}: {error}")
    return 1 if whole.errors or whole.score < GOAL else 0


def main(arguments: Sequence[str]) -> int:
    """Run the command line."""
    course = load_course()
    parser = argparse.ArgumentParser(description="Mutate the solutions, and grade the mutants.")
    parser.add_argument("exercises", nargs="*", metavar="EXERCISE", help="all, unless named")
    parser.add_argument("--jobs", type=int, default=cores(), help="judges at a time (one a core)")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    options = parser.parse_args(arguments)
    unknown = set(options.exercises) - {each.name for each in course}
    if unknown:
        parser.error(f"no exercise named {', '.join(sorted(unknown))}")
    chosen = [each for each in course if not options.exercises or each.name in options.exercises]
    return run(chosen, listed(EQUIVALENT), Results(CACHE, fresh=options.fresh), options.jobs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
