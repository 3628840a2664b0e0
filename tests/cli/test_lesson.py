"""``lesson``: the lesson of an exercise."""

from __future__ import annotations

import sys

import pytest

from grader.cli import main
from grader.course import Exercise, load_course
from grader.report.terminal import show_markdown

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("exercise", load_course(), ids=lambda exercise: exercise.name)
def test_a_lesson_that_is_read_elsewhere_is_as_it_is_written(capfd: Capture, exercise: Exercise) -> None:
    """A pipe gets Markdown."""
    assert main(["lesson", exercise.name]) == 0
    assert capfd.readouterr().out == exercise.lesson


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_lesson_on_a_terminal_fits_the_page(capsys: Capture, width: int) -> None:
    """It is formatted, and no line is longer than the page."""
    for exercise in load_course():
        show_markdown(exercise.lesson, width)
    out = capsys.readouterr().out
    assert "**The trap" not in out
    assert "Scores can be anything" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= width


def test_a_terminal_shows_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the Markdown text."""
    shown: list[tuple[str, int]] = []
    monkeypatch.setattr("grader.report.terminal.show_markdown", lambda text, width: shown.append((text, width)))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("grader.cli.lesson.is_ascii", lambda: False)
    assert main(["lesson", "softmax"]) == 0
    assert shown[0][0].startswith("# softmax: ")


def test_a_lesson_of_no_exercise_is_wrong_use(capfd: Capture) -> None:
    """The nearest name is suggested."""
    assert main(["lesson", "sofmax"]) == 2
    assert "did you mean 'softmax'?" in capfd.readouterr().err
