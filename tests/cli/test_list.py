"""``list``: the course, and where the learner is."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader import progress
from grader.cli import main
from grader.course import load_course

Capture = pytest.CaptureFixture[str]


def test_list_shows_the_course_and_where_one_is(capfd: Capture, progress_file: Path) -> None:
    """Before the first run without marks, after it with the marks of the last run."""
    assert main(["list"]) == 0
    assert "Nothing has been graded yet." in capfd.readouterr().out
    progress_file.write_text('{"statuses": {"gates": "passed", "softmax": "failed"}, "hints": {}}', encoding="utf-8")
    assert main(["list"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[3] == "  ✓  3 gates              AND, NAND, OR and XOR as perceptrons 2.3-2.5         5"
    assert lines[6].startswith("  ✗  6 softmax ")
    assert lines[7].startswith("     7 mnist_inference ")
    assert lines[-1] == "  The marks are those of your last run. To grade: python -m grader"
    assert all(len(line) <= 80 for line in lines)


def test_list_shows_every_exercise_in_order(capfd: Capture) -> None:
    """One line each."""
    assert main(["list"]) == 0
    names = [line.split()[1] for line in capfd.readouterr().out.splitlines()[1:-2]]
    assert names == [exercise.name for exercise in load_course()]


def test_a_status_that_nobody_knows_has_no_mark(capfd: Capture, progress_file: Path) -> None:
    """The file of the progress may hold any word."""
    progress_file.write_text('{"statuses": {"gates": "great"}, "hints": {}}', encoding="utf-8")
    assert main(["list"]) == 0
    assert capfd.readouterr().out.splitlines()[3].startswith("     3 gates ")


@pytest.mark.parametrize("width", [40, 60, 79])
def test_the_list_fits_a_narrow_page(width: int, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sections are left out first, then titles; names and points stay."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["list"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    assert lines[3].split()[:2] == ["3", "gates"]
    assert {len(line) for line in lines[1:17]} == {len(lines[1])}


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_it_marks_where_one_is_and_when_each_was_passed(
    width: int, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also on narrow pages; the points stay in their column."""
    monkeypatch.setenv("COLUMNS", str(width))
    assert progress.update(
        lambda learner: vars(learner).update(
            statuses={"numpy_warmup": "passed", "plots": "failed"},
            passed={"numpy_warmup": "2026-11-01"},
            current="plots",
        )
    )
    assert main(["list"]) == 0
    lines = capfd.readouterr().out.splitlines()[1:17]
    assert [line.startswith("> ") for line in lines] == [False, True, *[False] * 14]
    assert ["2026-11-01" in line for line in lines] == [True, *[False] * 15]
    assert {len(line) for line in lines} == {min(width, 80)}


def test_a_kit_that_cannot_be_written_to_is_said(
    capfd: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says where the progress is kept instead."""
    monkeypatch.setattr(progress, "place", lambda: tmp_path / "data" / "progress.json")
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["list"]) == 0
    text = "".join(capfd.readouterr().out.split())
    assert f"{tmp_path / 'data' / 'progress.json'};thekitcannotbewrittento." in text
