"""The part of a report that is visible without scrolling."""

from __future__ import annotations

from grader.course import load_course
from grader.report.lines import plain
from grader.report.short import short
from grader.report.text import Directions
from grader.results.report import WRONG, ExerciseResult, Report

COLUMNS, LINES = 80, 24


def unseen(result: ExerciseResult) -> str | None:
    """Return which part of an exercise's first failure a small screen does not show, or None.

    Parameters
    ----------
    result : ExerciseResult
        The outcome; something in it is wrong.
    """
    first = next(check for check in result.checks if check.status in WRONG)
    exercise = next(exercise for exercise in load_course() if exercise.name == result.name)
    directions = Directions({result.name: exercise.hint_name(first.function)})
    report = Report("exercises", 1, "strict", "sample", (result,))
    lines = plain(short(report, COLUMNS, LINES, directions)).splitlines()
    screen = " ".join(" ".join(lines[-(LINES - 1) :]).split())  # the last line is the prompt
    wanted = (first.title, first.message, first.hint, f"hint {directions.hints[result.name]}")
    return next((text for text in wanted if text and " ".join(text.split()) not in screen), None)
