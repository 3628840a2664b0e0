"""The first run greets: it says what this is, which file to open, and that watch exists."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.cli import grade, main
from grader.cli.welcome import SENTENCES, welcome
from grader.course import load_course
from grader.files import ROOT
from grader.report.lines import plain
from grader.results.events import Graded, OnEvent
from grader.results.report import Report
from grader.results.request import Request

Capture = pytest.CaptureFixture[str]
Replace = Callable[[Callable[[Request, OnEvent], Report]], None]


def test_it_takes_five_lines_where_there_is_room() -> None:
    """And names the first file and the command."""
    lines = plain(welcome(load_course(), 100)).splitlines()
    assert len(lines) == len(SENTENCES) == 5
    assert "exercises/numpy_warmup.py" in lines[1]
    assert "python -m grader watch" in lines[2]
    assert max(map(len, plain(welcome(load_course(), 40)).splitlines())) <= 40


def test_only_the_first_run_of_the_learner_greets(
    report: Report, replace_grading: Replace, capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not the second run, not a run on named exercises, and not a run on somebody else's files."""

    def graded(_: Request, on_event: OnEvent) -> Report:
        on_event(Graded(report))
        return report

    replace_grading(graded)
    said = []
    monkeypatch.setattr(grade, "ROOT", tmp_path)
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "gates.py").write_text("", encoding="utf-8")
    for words in (["--submission", str(ROOT / "solutions")], [], []):
        assert main(words) == 0
        said.append("Welcome." in capfd.readouterr().out)
    assert said == [False, True, False]
