"""A course in a temporary folder that is no package: small checks for small submissions."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from grader.course import Exercise, Hints
from grader.judge.budget import Budget
from grader.judge.faults import GraderFault
from grader.judge.session import run_checks, run_named_checks
from grader.judge.subjects.assembly import Assembly
from grader.results.events import Event, OnEvent, ViewDrawn, ignore
from grader.results.report import CheckResult, ExerciseResult, Status
from grader.results.request import DEFAULT_BUDGET, Request
from grader.results.views import View
from grader.sandbox.outside.pool import Sandbox
from grader.sources import read_sources

DOUBLE = """
def f(x):
    return 2 * x
"""


def doubles(name: str = "check_f", value: float = 4) -> str:
    """A check of this name: f(2) must be this value."""
    return f'''
def {name}(submission, assert_close):
    """f doubles."""
    assert_close(submission.f(2), {value}, of="f(2)")
'''


def agrees(name: str = "check_f") -> str:
    """A check of this name: f must do what the solution does."""
    return f'''
def {name}(agree):
    """f doubles."""
    agree("f", 2)
'''


posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


class Course:
    """A course in a folder, with a submission and solutions beside it."""

    def __init__(self, root: Path, sandbox: Sandbox) -> None:
        self.folder, self.submission, self.solutions = root / "course", root / "submission", root / "solutions"
        for folder in (self.folder, self.submission, self.solutions):
            folder.mkdir()
        self.exercises: list[Exercise] = []
        self.budget = DEFAULT_BUDGET
        self._root, self._sandbox = root, sandbox

    def add(
        self,
        checks: str,
        submission: str | None = DOUBLE,
        *,
        name: str = "mini",
        solution: str = DOUBLE,
        scenarios: str | None = None,
        promises: str | None = None,
        views: str | None = None,
        needs: tuple[str, ...] = (),
        points: int = 10,
    ) -> None:
        """Add an exercise: its checks, the learner's text (None: no file), the solution."""
        (self.folder / name).mkdir()
        texts = {
            self.folder / name / "checks.py": checks,
            self.folder / name / "scenarios.py": scenarios,
            self.folder / name / "promises.toml": promises,
            self.folder / name / "views.py": views,
            self.submission / f"{name}.py": submission,
            self.solutions / f"{name}.py": solution,
        }
        for path, text in texts.items():
            if text is not None:
                path.write_text(dedent(text), encoding="utf-8")
        hints = (Hints("", ("Which?", "How?", "So.")),)
        self.exercises.append(Exercise(name, f"about {name}", "1.1", points, needs, hints))

    def grade(
        self,
        *selected: str,
        with_solutions: bool = True,
        seed: int = 1,
        views: bool = False,
        on_event: OnEvent = ignore,
        plugins: Sequence[object] = (),
    ) -> tuple[ExerciseResult, ...]:
        """Grade the selected exercises, or all of them."""
        assembly = self._assembly(selected, with_solutions=with_solutions, seed=seed, views=views)
        return run_checks(assembly, self._sandbox, on_event, plugins)

    def views(self, *selected: str, with_solutions: bool = True) -> list[View]:
        """Grade with views, and return these."""
        events: list[Event] = []
        self.grade(*selected, with_solutions=with_solutions, views=True, on_event=events.append)
        return [event.view for event in events if isinstance(event, ViewDrawn)]

    def grade_named(
        self, names: list[str], on_event: OnEvent = ignore, on_ready: Callable[[], None] = lambda: None
    ) -> None:
        """Grade exercises that are named one after another."""
        assembly = self._assembly((), with_solutions=True, seed=1)
        run_named_checks(assembly, self._sandbox, Budget(self.budget), on_event, on_ready, names)

    def _assembly(self, selected: tuple[str, ...], *, with_solutions: bool, seed: int, views: bool = False) -> Assembly:
        names = [exercise.name for exercise in self.exercises]
        sources = read_sources(self.submission, names)
        request = Request("submission", sources, selected or tuple(names), seed, budget=self.budget, views=views)
        solutions = read_sources(self.solutions, names) if with_solutions else {}
        return Assembly(request, tuple(self.exercises), solutions)

    def checks(self, *selected: str, **options: Any) -> list[CheckResult]:
        """Grade and return all checks."""
        return [check for exercise in self.grade(*selected, **options) for check in exercise.checks]

    def told(self, *selected: str, **options: Any) -> list[tuple[Status, str | None]]:
        """Grade and return status and message of all checks."""
        return [(check.status, check.message) for check in self.checks(*selected, **options)]

    def fault(self) -> str:
        """Grade and return the text of the GraderFault that ends it."""
        with pytest.raises(GraderFault) as caught:
            self.grade()
        return str(caught.value)
