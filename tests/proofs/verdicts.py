"""Grade the same submissions with two checkouts of the kit, and print every difference but the time that it took.

    python -m tests.proofs.verdicts BEFORE AFTER [--jobs N] [--out FOLDER]

The submissions are the solutions, the stubs, and all members of both banks, as AFTER has them: the first of each
exercise together, then the second, and so on. Each checkout grades by its own command line. What is known from an
earlier run is in FOLDER, two files of a JSON object a line, and is not graded again. What only later reports say is no
difference. Exit code 1 if anything differs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from grader.files import ROOT
from tests.support.banks import MISTAKES, RIGHT, Member
from tests.support.cores import cores
from tests.support.kept import keep, read_kept

RENAMED = {"notes": "advice"}
"""Names in the report that were changed on purpose, before and after."""

IGNORED = {"seconds", "version", "schema"}
"""Fields that differ from run to run, or between versions of the kit."""


@dataclass(frozen=True)
class Batch:
    """Files that are graded together.

    Attributes
    ----------
    name : str
        What they are.
    texts : mapping of str to str
        Each text by the name of its exercise.
    """

    name: str
    texts: Mapping[str, str]


def batches() -> Iterator[Batch]:
    """Yield everything that is graded."""
    for folder in ("solutions", "exercises"):
        files = sorted((ROOT / folder).glob("*.py"))
        yield Batch(folder, {file.stem: file.read_text(encoding="utf-8") for file in files})
    for kind, bank in (("mistakes", MISTAKES), ("right", RIGHT)):
        by_exercise: dict[str, list[Member]] = {}
        for member in bank:
            by_exercise.setdefault(member.exercise, []).append(member)
        for number in range(max(map(len, by_exercise.values()))):
            members = [members[number] for members in by_exercise.values() if number < len(members)]
            yield Batch(f"{kind}-{number}", {member.exercise: member.submission for member in members})


def report(kit: Path, batch: Batch) -> dict[str, Any]:
    """Return the result of a checkout on a batch: exit code, errors, and the report."""
    with tempfile.TemporaryDirectory(prefix="verdicts-") as folder:
        for name, text in batch.texts.items():
            Path(folder, f"{name}.py").write_text(text, encoding="utf-8")
        words = ["grader", "--submission", folder, "--format", "json"]
        done = subprocess.run([sys.executable, "-m", *words], cwd=kit, capture_output=True, check=False)
    text, errors = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    return {"batch": batch.name, "code": done.returncode, "err": errors, "report": json.loads(text or "null")}


def reports(kit: Path, todo: Sequence[Batch], file: Path, jobs: int) -> dict[str, dict[str, Any]]:
    """Return the reports of a checkout by batch: those in a file and the others, which are then added to it."""
    known = {found["batch"]: found for found in read_kept(file)}
    new = [batch for batch in todo if batch.name not in known]
    with ThreadPoolExecutor(jobs) as pool:
        for found in pool.map(partial(report, kit), new):
            known[found["batch"]] = found
            keep(file, found)
    return known


def comparable(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return the compared part of a report, without the name of the folder, which changes each time."""
    folder = (found["report"] or {}).get("submission", "")
    text = json.dumps({name: found[name] for name in ("code", "err", "report")})
    whole: dict[str, Any] = json.loads(text.replace(json.dumps(folder)[1:-1], "FOLDER") if folder else text)
    return whole


def differences(before: Any, after: Any, where: str = "") -> Iterator[str]:
    """Yield the differences of two reports, with their places."""
    if isinstance(before, dict) and isinstance(after, dict):
        before = {RENAMED.get(name, name): value for name, value in before.items()}
        for name in sorted(before.keys() - IGNORED):
            yield from differences(before[name], after.get(name), f"{where}.{name}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (left, right) in enumerate(zip(before, after, strict=True)):
            name = left.get("name", number) if isinstance(left, dict) else number
            yield from differences(left, right, f"{where}[{name}]")
    elif before != after:
        yield f"{where}\n    before: {before}\n    after:  {after}"


def main(arguments: Sequence[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Compare the verdicts of two checkouts of the kit.")
    parser.add_argument("before", type=Path, metavar="BEFORE")
    parser.add_argument("after", type=Path, metavar="AFTER")
    parser.add_argument("--jobs", type=int, default=cores(), help="gradings at a time (one a core)")
    parser.add_argument("--out", type=Path, default=ROOT / ".verdicts", help="what is known (.verdicts)")
    options = parser.parse_args(arguments)
    todo = list(batches())
    old = reports(options.before, todo, options.out / "before.jsonl", options.jobs)
    new = reports(options.after, todo, options.out / "after.jsonl", options.jobs)
    found = [
        f"{batch.name}{line}"
        for batch in todo
        for line in differences(comparable(old[batch.name]), comparable(new[batch.name]))
    ]
    print(*found, f"{len(todo)} reports, {len(found)} differences", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
