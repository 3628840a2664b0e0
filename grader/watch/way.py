"""The page after the last exercise: the exercises passed, what the learner's networks read, and what to study next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.course import Exercise
from grader.course.afterwards import FURTHER
from grader.progress import LearnerProgress
from grader.report.digits import SIDE, rows_of
from grader.report.lines import MARKS, Line, paragraph
from grader.report.wrapping import fitted
from grader.results.reading import Misread
from grader.results.report import ExerciseResult, Status

GAP = 3
ROWS, WIDEST = 9, 48
"""The size of a curve."""


def has_passed_all(course: Iterable[Exercise], learner: LearnerProgress) -> bool:
    """Return whether every exercise passed in its last run."""
    return all(learner.statuses.get(exercise.name) == Status.PASSED for exercise in course)


def last_page(
    course: Sequence[Exercise], learner: LearnerProgress, result: ExerciseResult | None, width: int
) -> list[Line]:
    """Return the page.

    Parameters
    ----------
    course : sequence of Exercise
        All exercises.
    learner : LearnerProgress
        What is known of the learner.
    result : ExerciseResult or None
        A verdict with digits that were read wrong, if there is one.
    width : int
        Columns of the page.
    """
    points = sum(learner.points.get(exercise.name, 0) for exercise in course)
    most = sum(exercise.points for exercise in course)
    lines = paragraph(f"You have passed all {len(course)} exercises: {points} of {most} points.", width, "bold")
    if learner.reached:
        lines += [(), *paragraph("What your networks read of digits that they never saw:", width)]
        lines += [((f"  {name:<19} ", ""), (f"{share:.1%}", "bold")) for name, share in learner.reached.items()]
    curve = [point.accuracy for check in result.checks for point in check.curve] if result else []
    if drawn := accuracy_curve([share for share in curve if share is not None], width):
        lines += [(), *paragraph("How the last of them learned, from its first step to its last:", width), (), *drawn]
    misread = [digit for check in result.checks for digit in check.misread][: _in_a_row(width)] if result else []
    if misread:
        lines += [(), *paragraph("Some that your network misread. Would you have read them?", width), ()]
        lines += pictures(misread, width)
    lines += [(), *paragraph("What to study next:", width)]
    lines += [line for text in FURTHER for line in _item(text, width)]
    return [*lines, (), *paragraph("The way that you took:", width), *(_day(exercise, learner) for exercise in course)]


def _item(text: str, width: int) -> list[Line]:
    first, *more = paragraph(text, width - 2)
    return [(("  -", ""), (first[0][0][1:], "")), *((("  ", ""), *line) for line in more)]


def _day(exercise: Exercise, learner: LearnerProgress) -> Line:
    return (("  ", ""), MARKS[Status.PASSED], (f" {exercise.name:<19} {learner.passed.get(exercise.name, '')}", ""))


def accuracy_curve(accuracies: Sequence[float], width: int) -> list[Line]:
    """Return the shares of digits that were read right as a curve of text; nothing if there are too few.

    Parameters
    ----------
    accuracies : sequence of float
        Shares from 0 to 1, in the order of the training.
    width : int
        Columns of the page.
    """
    if len(accuracies) < 2:
        return []
    columns = min(len(accuracies), width - len("  100 % |") - 2, WIDEST)
    heights = [accuracies[number * (len(accuracies) - 1) // (columns - 1)] * (ROWS - 1) for number in range(columns)]
    lines = []
    for row in reversed(range(ROWS)):
        label = f"{100 * row // (ROWS - 1)} %" if row in (0, ROWS - 1) else ""
        marks = "".join("*" if round(height) == row else " " for height in heights)
        lines.append(((f"  {label:>5} |{marks}".rstrip(), ""),))
    return [*lines, ((f"{'':8}+{'-' * columns}", ""),)]


def pictures(misread: Sequence[Misread], width: int) -> list[Line]:
    """Return digits as text, as many side by side as fit; below each, its class and what it was read as.

    Parameters
    ----------
    misread : sequence of Misread
        The digits.
    width : int
        Columns of the page.
    """
    in_a_row = _in_a_row(width)
    lines: list[Line] = []
    for start in range(0, len(misread), in_a_row):
        digits = misread[start : start + in_a_row]
        blocks = [[*rows_of(digit.pixels), f"a {digit.digit}, read as {digit.read}"] for digit in digits]
        rows = zip(*blocks, strict=True)
        lines += [((f"  {(' ' * GAP).join(fitted(part, SIDE) for part in row).rstrip()}", ""),) for row in rows]
    return lines


def _in_a_row(width: int) -> int:
    return max(1, (width - 2 + GAP) // (SIDE + GAP))
