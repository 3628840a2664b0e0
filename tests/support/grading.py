"""Grading texts in the tests: the judge itself, without the command line."""

from __future__ import annotations

import atexit
import functools
from collections.abc import Mapping, Sequence

from grader.course import load_course, load_solutions
from grader.judge.session import run_checks
from grader.judge.subjects.assembly import Assembly
from grader.results.report import DEFAULT_SEED, ExerciseResult
from grader.results.request import Request
from grader.sandbox.outside.interface import WorkerSource
from grader.sandbox.outside.isolation import why_not_strict
from grader.sandbox.outside.pool import Sandbox


def graded(
    texts: Mapping[str, str],
    sandbox: WorkerSource,
    *,
    seed: int = DEFAULT_SEED,
    with_solutions: bool = True,
    plugins: Sequence[object] = (),
) -> dict[str, ExerciseResult]:
    """Return the results of the exercises that are handed in with these texts, by name."""
    request = Request("submission", texts, tuple(texts), seed)
    assembly = Assembly(request, load_course(), load_solutions() if with_solutions else {})
    return {exercise.name: exercise for exercise in run_checks(assembly, sandbox, plugins=plugins)}


def new_sandbox() -> Sandbox:
    """Return a sandbox like a user's: at the level ``strict``, if that is possible."""
    return Sandbox("strict" if why_not_strict() is None else "portable")


@functools.cache
def sandbox_of_process() -> Sandbox:
    """Return the sandbox of this process, which stays open until the process ends."""
    sandbox = new_sandbox()
    atexit.register(sandbox.__exit__)
    return sandbox
