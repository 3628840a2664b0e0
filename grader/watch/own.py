"""What the learner's own code can do, and the code beside the solution."""

from __future__ import annotations

import ast

from grader import progress
from grader.course import Exercise, Hints
from grader.progress import LearnerProgress
from grader.report.lines import Line, paragraph
from grader.report.wrapping import fitted
from grader.results.report import ExerciseResult, Status
from grader.results.source import parsed
from grader.results.text import columns, source_lines

GAP = " | "
IN_THE_STUB = "# TODO in the stub:"
"""The beginning of comments in a solution that only serve to make its stub."""


def has_passed(exercise: Exercise, learner: LearnerProgress) -> bool:
    """Return whether the learner has passed an exercise, now or earlier."""
    return learner.statuses.get(exercise.name) == Status.PASSED or exercise.name in learner.passed


def hints_now(exercise: Exercise, learner: LearnerProgress) -> Hints:
    """Return the hints for the function where the last run of an exercise stopped."""
    return exercise.hints_for(learner.begun.get(exercise.name, "")) or exercise.hints[0]


def has_read_all_hints(exercise: Exercise, learner: LearnerProgress) -> bool:
    """Return whether the learner has read all hints for the function where the last run stopped."""
    hints = hints_now(exercise, learner)
    return learner.hints.get(exercise.hint_name(hints.function), 0) >= len(hints.levels)


def count_hint(learner: LearnerProgress, name: str, level: int) -> None:
    """Count the hints for a function up to a level as read, in addition to those read earlier."""
    learner.hints[name] = max(level, learner.hints.get(name, 0))


def read_next_hint(exercise: Exercise) -> bool:
    """Count one more hint for the place where the last run stopped as read; return whether that could be written."""

    def read(learner: LearnerProgress) -> None:
        hints = hints_now(exercise, learner)
        name = exercise.hint_name(hints.function)
        count_hint(learner, name, min(learner.hints.get(name, 0) + 1, len(hints.levels)))

    return progress.update(read)


def may_see_solution(exercise: Exercise, learner: LearnerProgress) -> bool:
    """Return whether the learner has passed an exercise, or read all hints for the place where the last run stopped."""
    return has_passed(exercise, learner) or has_read_all_hints(exercise, learner)


def milestone(exercise: Exercise, result: ExerciseResult) -> str:
    """Return what the learner's code can do after a pass; nothing if that cannot be said.

    Parameters
    ----------
    exercise : Exercise
        What was passed.
    result : ExerciseResult
        The verdict, with the curves of what was trained.
    """
    if "{accuracy}" not in exercise.milestone:
        return exercise.milestone
    reached = [point.accuracy for check in result.checks for point in check.curve if point.accuracy is not None]
    return exercise.milestone.format(accuracy=f"{reached[-1]:.1%}") if reached else ""


def compared(exercise: Exercise, solution: str, own: str, width: int) -> list[Line]:
    """Return the solution beside the learner's own code; below it if the page is narrow.

    Parameters
    ----------
    exercise : Exercise
        What they solve.
    solution, own : str
        The two texts.
    width : int
        Columns of the page.
    """
    left, right = code_of(solution), code_of(own)
    lines: list[Line] = [(), *paragraph(exercise.why, width), ()] if exercise.why else [()]
    most = max(map(columns, left), default=0)
    if most + len(GAP) + max(map(columns, right), default=0) + 2 > width:
        return [*lines, *_block("The solution", left), (), *_block("Yours", right)]
    height = max(len(left), len(right))
    pairs = zip(
        _filled(["The solution", "", *left], height + 2), _filled(["Yours", "", *right], height + 2), strict=True
    )
    return [*lines, *((("  " + fitted(one, most), ""), (GAP, "dim"), (other, "")) for one, other in pairs)]


def _block(title: str, code: list[str]) -> list[Line]:
    return [((f"  {title}", "bold"),), (), *(((f"  {line}", ""),) for line in code)]


def _filled(lines: list[str], height: int) -> list[str]:
    return lines + [""] * (height - len(lines))


def code_of(text: str) -> list[str]:
    """Return the code lines of a source text, without docstrings, outer blank lines, imports and marks for the stub.

    Parameters
    ----------
    text : str
        A submission or a solution. If it cannot be parsed, all its lines are returned.
    """
    lines = source_lines(text)
    tree = parsed(text)
    if tree is None:
        return lines
    left_out = {number for node in ast.walk(tree) for number in _lines_left_out(node)}
    left_out |= {number for number, line in enumerate(lines, 1) if line.strip().startswith(IN_THE_STUB)}
    kept = [line.rstrip() for number, line in enumerate(lines, 1) if number not in left_out]
    return _without_gaps(kept)


def _lines_left_out(node: ast.AST) -> range:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
        return range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1)
    return range(0)


def _without_gaps(lines: list[str]) -> list[str]:
    """Return lines without blank ones at the beginning and the end, and with at most one between others."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept
