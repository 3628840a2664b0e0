"""Shared by the tests of the command line: no test reads or writes the real progress file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader import progress
from grader.results.events import Graded, OnEvent
from grader.results.report import CheckResult, ExerciseResult, Report, Status
from grader.results.request import Request


@pytest.fixture(autouse=True)
def progress_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the learner's progress, another one for each test."""
    path = tmp_path / "progress.json"
    monkeypatch.setattr(progress, "FILE", path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return path


@pytest.fixture
def replace_grading(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Request, OnEvent], Report]], None]:
    """``replace_grading(function)``: the command line grades with this function."""

    def replace(function: Callable[[Request, OnEvent], Report]) -> None:
        monkeypatch.setattr("grader.judge.service.grade", function)

    return replace


@pytest.fixture
def report() -> Report:
    """A report of one exercise that passes."""
    check = CheckResult("check_and", "AND gives 1 only when both inputs are 1.", Status.PASSED, 1)
    return Report("solutions", 1, "strict", "sample", (ExerciseResult("gates", "perceptrons", 5, (check,)),))


@pytest.fixture
def requests(report: Report, replace_grading: Callable[[Callable[[Request, OnEvent], Report]], None]) -> list[Request]:
    """The requests of the command line; nothing is graded, and a report is still made."""
    found: list[Request] = []

    def grade(request: Request, on_event: OnEvent) -> Report:
        found.append(request)
        on_event(Graded(report))
        return report

    replace_grading(grade)
    return found
