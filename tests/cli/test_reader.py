"""The lines below a report."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from grader.cli import reader
from grader.course import load_course
from grader.results.report import CheckResult, ExerciseResult, Report, Status


@pytest.mark.parametrize(
    ("status", "is_learner", "is_said"),
    [(Status.TODO, True, True), (Status.PASSED, True, False), (Status.TODO, False, False)],
)
def test_work_under_another_name_is_seen(
    status: Status, is_learner: bool, is_said: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the exercise itself is still to do; only the learner sees it."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "gates_mine.py").write_text("x = 1", encoding="utf-8")
    (tmp_path / "exercises" / "other.py").write_text("x = 1", encoding="utf-8")
    monkeypatch.setattr(reader, "ROOT", tmp_path)
    options = argparse.Namespace(format="text", all=False, words=["gates"])
    check = CheckResult("check_and", "AND gives 1 only when both inputs are 1.", status, 1, "still to do: AND")
    report = Report("exercises", 1, "strict", "sample", (ExerciseResult("gates", "perceptrons", 5, (check,)),))
    text = reader.Reader(options, load_course(), is_learner).document(report)
    said = "gates_mine.py is not graded; gates.py is. Save your work under that name."
    assert (said in " ".join(text.split())) is is_said
    assert "other.py" not in text
