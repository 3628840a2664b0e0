"""A handout proves itself before it is handed out: by its own commands, as a learner would run them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.classroom.handout.kit import Files
from grader.classroom.handout.shapes import named_shapes, shapes_of
from grader.course.stubs import stub_of
from grader.results.report import ExerciseResult

SAMPLES = 2
"""How many known mistakes of each exercise are graded in the handout."""


@dataclass(frozen=True)
class Expected:
    """The results that a handout must share with the kit.

    Attributes
    ----------
    solutions : mapping of str to str
        The solution of each exercise in the handout, by name.
    wrong : mapping of str to mapping of str to str
        For each of them, its text with a known mistake in it, by the name of the mistake.
    results : mapping of str to mapping of str to ExerciseResult
        The kit's results on these.
    """

    solutions: Mapping[str, str]
    wrong: Mapping[str, Mapping[str, str]]
    results: Mapping[str, Mapping[str, ExerciseResult]]


def surprises(kit: Path, expected: Expected) -> Iterator[str]:
    """Yield a line for each check with an unexpected result."""
    names = [*expected.solutions]
    stubs = {name: stub_of(text) for name, text in expected.solutions.items()}
    for where, texts, status in (("the stubs", stubs, "todo"), ("the solutions", expected.solutions, "passed")):
        for name, checks in graded(kit, names, texts).items():
            for check in checks:
                if check["status"] != status:
                    yield f"{where}: {name}, {check['name']} is {check['status']}, not {status}: {check['message']}"
    for name in names:
        for mistake in _spread([*expected.wrong[name]]):
            texts = {**expected.solutions, name: expected.wrong[name][mistake]}
            found = graded(kit, [name], texts)[name]
            yield from different(f"{name} with {mistake}", found, expected.results[name][mistake])


def _spread(names: Sequence[str]) -> Sequence[str]:
    return [names[place * (len(names) - 1) // max(1, SAMPLES - 1)] for place in range(SAMPLES)] if names else []


def graded(kit: Path, names: Sequence[str], texts: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Return the checks of exercises as the command line of a kit reports them.

    Raises
    ------
    RuntimeError
        If it gives no report.
    """
    with tempfile.TemporaryDirectory(prefix="handout-") as folder:
        for name, text in texts.items():
            Path(folder, f"{name}.py").write_text(text, encoding="utf-8")
        words = [sys.executable, "-B", "-m", "grader", *names, "--format", "json", "--submission", folder]
        # With PYTHONSAFEPATH, Python would not look in the current folder, but run the installed kit.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
        done = subprocess.run(words, cwd=kit, env=environment, capture_output=True, check=False)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RuntimeError(f"the handout gives no report: {said[-1] if said else done.returncode}") from None
    return {exercise["name"]: exercise["checks"] for exercise in report["exercises"]}


def different(what: str, found: Sequence[Mapping[str, Any]], expected: ExerciseResult) -> Iterator[str]:
    """Yield a line for each check with another verdict, message or mistake than in the kit."""
    known = {check.name: check for check in expected.checks}
    for check in found:
        other = known.get(check["name"])  # those that train were not graded
        if other is not None:
            pairs = {"status": other.status.value, "message": other.message, "mistake": other.mistake}
            for field, value in pairs.items():
                if check.get(field) != value:
                    yield f"{what}: {check['name']}: {field} is {check.get(field)!r}, not {value!r}"


def given_away(files: Files, right: Mapping[str, str], stubs: Sequence[str]) -> Iterator[str]:
    """Yield a line for each function in a handout that equals a right one, except for names, and no stub.

    Parameters
    ----------
    files : Files
        The handout.
    right : mapping of str to str
        Solutions and other right texts, by name.
    stubs : sequence of str
        The stubs: their code may be in the handout.
    """
    given = set().union(*map(shapes_of, stubs))
    known = {shape: f"{name} in {where}" for where, text in right.items() for name, shape in named_shapes(text)}
    for place, content in files.items():
        if place.endswith(".py"):
            for name, shape in named_shapes(content.decode("utf-8")):
                if shape in known and shape not in given:
                    yield f"{place}: {name} is {known[shape]}"
