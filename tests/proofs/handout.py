"""Hand out the whole kit, and show that nothing is in it that should not be, and that every check speaks.

    python -m tests.proofs.handout [EXERCISE ...] [--jobs N]

Of each exercise, the solution, the stub and every known mistake are graded in the kit and in the handout, with the
right files of all others beside them: verdict, message and named mistake of each check must be the same. Checks that
train are left out, except where the handout proves itself. Right variations are graded too, to see what is not in the
records. Then all functions of the handout, each pasted into each stub that takes as many arguments, must earn no point.
Exit code 1 if anything differs, something is earned, or the handout has more than 12 MB.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from grader.classroom.handout.making import make_handout, recordings_of
from grader.classroom.handout.recording import Recording
from grader.course import Exercise, load_course, load_solutions
from grader.course.stubs import stub_of
from grader.results.report import NO_REFERENCE, Status
from tests.support.banks import RIGHT
from tests.support.cores import cores
from tests.support.in_process import InProcessSandbox
from tests.support.pasted import pasted
from tests.support.series import graded_in_turn
from tests.support.tries import train_in_vain

MOST_BYTES = 12_000_000

GRADE = """
import json, sys
from grader.classroom.handout.recording import WithoutTrainings
from grader.course import load_course
from grader.judge.session import run_checks
from grader.judge.subjects.assembly import Assembly
from grader.results.request import Request
from grader.sandbox.outside.isolation import why_not_strict
from grader.sandbox.outside.pool import Sandbox

exercise, submissions = json.load(sys.stdin)
course = load_course()
with Sandbox("strict" if why_not_strict() is None else "portable") as sandbox:
    for sources in submissions:
        assembly = Assembly(Request("submission", sources, (exercise,)), course, {})
        (result,) = run_checks(assembly, sandbox, plugins=[WithoutTrainings()])
        fields = ("name", "status", "message", "mistake", "hint", "advice")
        print(json.dumps([{field: getattr(check, field) for field in fields} for check in result.checks]), flush=True)
"""
"""Grades submissions of an exercise in a handout, all in one process with the handout's own grader."""

Checks = list[dict[str, Any]]


def graded(kit: Path, exercise: str, submissions: Sequence[Mapping[str, str]]) -> list[Checks]:
    """Return the results of an exercise's checks in a handout."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", GRADE],
        input=json.dumps([exercise, submissions]),
        cwd=kit,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def differences(kit: Path, exercise: Exercise, recording: Recording, solutions: Mapping[str, str]) -> Iterator[str]:
    """Yield the differences from the kit."""
    name = exercise.name
    texts = {"solution": solutions[name], "stub": stub_of(solutions[name]), **recording.wrong}
    found = graded(kit, name, [{**solutions, name: text} for text in texts.values()])
    for what, checks in zip(texts, found, strict=True):
        for check, other in zip(checks, recording.results[what].checks, strict=True):
            for field in ("name", "status", "message", "mistake", "hint", "advice"):
                expected = json.loads(json.dumps(getattr(other, field)))
                if check[field] != expected:
                    yield f"{name}, {what}: {check['name']}: {field} is {check[field]!r}, not {expected!r}"


def unknown(kit: Path, exercise: Exercise, solutions: Mapping[str, str]) -> tuple[int, int, int]:
    """Return how many checks of right variations there are, do not pass, and wait for the instructor."""
    texts = [member.submission for member in RIGHT if member.exercise == exercise.name]
    found = graded(kit, exercise.name, [{**solutions, exercise.name: text} for text in texts])
    checks = [check for each in found for check in each]
    others = [check for check in checks if check["status"] != "passed"]
    return len(checks), len(others), sum(check["message"] == NO_REFERENCE for check in others)


def earned(kit: Path, exercise: Exercise, solutions: Mapping[str, str]) -> tuple[int, list[str]]:
    """Return the points that all that lies in the handout earns together, and what passes which check.

    It is graded by the judge of the whole kit, in this process, and nothing trains.
    """
    attacks = [*pasted(kit, stub_of(solutions[exercise.name]))]
    passed: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as monkeypatch, InProcessSandbox() as sandbox:
        train_in_vain(monkeypatch)
        results = graded_in_turn(exercise.name, [attack.text for attack in attacks], sandbox)
    for attack, result in zip(attacks, results, strict=True):
        passed |= {check.name: attack.what for check in result.checks if check.status is Status.PASSED}
    checks = results[0].checks if results else ()
    weight = sum(check.max_score for check in checks if check.name in passed)
    points = exercise.points * weight // max(1, sum(check.max_score for check in checks))
    return points, [f"{exercise.name}: {name} is passed by {what}" for name, what in passed.items()]


def main(arguments: Sequence[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Hand out the kit, and show what is in it.")
    parser.add_argument("names", nargs="*", metavar="EXERCISE", help="those to look at (all)")
    parser.add_argument("--jobs", type=int, default=cores(), help="exercises to record at a time (one a core)")
    options = parser.parse_args(arguments)
    course, solutions = load_course(), load_solutions()
    failed = False
    with tempfile.TemporaryDirectory(prefix="handout-") as folder:
        kit = Path(folder) / "kit"
        recordings = recordings_of(course, "strict", options.jobs, print)
        size = make_handout(kit, course, recordings, print)
        print(f"the handout has {size / 1e6:.2f} MB")
        failed |= size > MOST_BYTES
        for exercise in course:
            if exercise.name in (options.names or solutions):
                lines = [*differences(kit, exercise, recordings[exercise.name], solutions)]
                all_checks, others, left = unknown(kit, exercise, solutions)
                points, paid = earned(kit, exercise, solutions)
                print(*lines, *paid, sep="\n", end="\n" if lines or paid else "")
                print(
                    f"{exercise.name}: {len(recordings[exercise.name].results)} submissions, {len(lines)} differences; "
                    f"{all_checks} checks of right variations, {others} not passed, {left} left to the instructor; "
                    f"{points} points earned by pasting",
                    flush=True,
                )
                failed |= bool(lines) or points > 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
