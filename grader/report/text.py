"""The report as a person reads it: a line for each exercise and what to do next, or every check.

The functions here return lines of styled pieces and print nothing; see `grader.report.lines`. Named exercises have a
report that fits a screen: `grader.report.short`.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from grader.report.lines import MARKS, Line, below, folded, legend, marked, paragraph
from grader.report.sentences import set_by_hand
from grader.report.wrapping import fitted
from grader.results.report import DEFAULT_SEED, CheckResult, ExerciseResult, Report, Status

NAME_WIDTH = 19
TITLE_WIDTH = 12
"""A title needs at least this many columns."""


@dataclass(frozen=True)
class Directions:
    """What to do next: what the course knows and a report does not.

    Attributes
    ----------
    hints : mapping of str to str
        For an exercise that is not finished, what ``python -m grader hint`` takes: its name, or a function of it.
    next : str or None
        The exercise to begin when the graded ones pass.
    """

    hints: Mapping[str, str] = field(default_factory=dict)
    next: str | None = None

    def hint(self, exercise: ExerciseResult) -> str:
        """Return the command that gives a hint for an exercise."""
        return f"python -m grader hint {self.hints.get(exercise.name, exercise.name)}"


NOWHERE = Directions()
"""Only the report is known."""


def overview(report: Report, width: int, directions: Directions = NOWHERE) -> list[Line]:
    """Return a line for each exercise, the score, and the first thing to do next.

    Parameters
    ----------
    report : Report
        The outcomes.
    width : int
        Columns of the page.
    directions : Directions
        What the learner can do next.
    """
    lines: list[Line] = [(), *(exercise_line(exercise, width) for exercise in report.exercises)]
    lines += [score_line(report, width), *_where_advice_is(report), ()]
    unfinished = first_unfinished(report)
    statuses = {exercise.status for exercise in report.exercises}
    if unfinished and unfinished.first_open:
        lines += _next_step(unfinished, unfinished.first_open, report, width, directions)
        statuses.add(unfinished.first_open.status)
    else:
        lines += _done(report)
    return [*lines, (), *facts(report, statuses, width)]


def checks(report: Report, width: int, directions: Directions = NOWHERE) -> list[Line]:
    """Return every check of each exercise, with everything about those that did not pass."""
    lines: list[Line] = []
    for exercise in report.exercises:
        lines += [(), exercise_line(exercise, width), ()]
        if exercise.override is not None:
            lines += [*below(set_by_hand(exercise.override), width), ()]
        said: set[str] = set()
        for check in exercise.checks:
            lines += check_lines(check, width, said)
    if len(report.exercises) > 1:
        lines += [(), score_line(report, width)]
    unfinished = first_unfinished(report)
    if unfinished is not None:
        lines += [(), (("  A hint: ", ""), (directions.hint(unfinished), "bold"))]
    return [*lines, (), *facts(report, all_statuses(report), width)]


# Parts of a report


def first_unfinished(report: Report) -> ExerciseResult | None:
    """Return the first exercise with something to do."""
    return next((exercise for exercise in report.exercises if exercise.first_open), None)


def all_statuses(report: Report) -> set[Status]:
    """Return the statuses of all exercises and of all checks."""
    exercises = report.exercises
    of_checks = {check.status for exercise in exercises for check in exercise.checks}
    return {exercise.status for exercise in exercises} | of_checks


def exercise_line(exercise: ExerciseResult, width: int) -> Line:
    """Return the line of an exercise: its mark, name and title, how many checks pass, and its points."""
    mark, style = MARKS[exercise.status]
    room = width - NAME_WIDTH - 23
    gap = 1 if room >= 0 else 0  # without the gaps the line fits into 40 columns
    state = f"{' ' * gap}{_state(exercise)}".rjust(8 + gap)
    room -= len(state) - (8 + gap)
    return (
        ("  ", ""),
        (mark, style),
        (f" {exercise.name:<{NAME_WIDTH}}", "bold"),
        (fitted(exercise.title if room >= TITLE_WIDTH else "", max(0, room)), "dim"),
        (state, "dim"),
        (_points(exercise.score, exercise.max_score, gap), ""),
    )


def _state(exercise: ExerciseResult) -> str:
    """Return a word or two for an exercise without a pass; else how many checks pass, and how many are to do."""
    if exercise.is_set_without_checks:
        return "set by hand"
    if not exercise.passed and exercise.status is not Status.FAILED:
        return exercise.status
    count = f"{exercise.passed} of {len(exercise.checks)}"
    return f"{count} pass, {exercise.todo} to do" if exercise.status is Status.TODO else count


def _points(score: int, max_score: int, gap: int = 1) -> str:
    return f"{score:>{3 + gap}} / {max_score:<3}"


def score_line(report: Report, width: int) -> Line:
    """Return the line with the total of the points."""
    return ((f"{'score':>{max(width, 40) - 10}}", "dim"), (_points(report.score, report.max_score), "bold"))


def check_lines(check: CheckResult, width: int, said: set[str]) -> list[Line]:
    """Return the title of a check, what is wrong, and the hint, without what an earlier check has said.

    Parameters
    ----------
    check : CheckResult
        The check.
    width : int
        Columns of the page.
    said : set of str
        Messages and hints that were already shown; those of the check are added.
    """
    lines = marked(check.status, check.title, width)
    if check.message is not None and check.message not in said:
        lines += below(check.message, width, "dim" if check.status is Status.TODO else "")
        lines += below(check.hint, width) if check.hint and check.hint not in said else []
        said |= {check.message, check.hint or ""}
        lines += detail_lines(check, width)
    for advice in check.advice:
        lines += below(f"Note: {advice}", width)
    return lines


def detail_lines(check: CheckResult, width: int) -> list[Line]:
    """Return the details of a check: the place in the source, the inputs, the printed text."""
    return [((f"      {line}", "dim"),) for detail in check.details for line in folded(detail, width - 6)]


def command(exercises: Iterable[ExerciseResult], report: Report, *options: str) -> str:
    """Return the command that repeats this run for some exercises, with more options."""
    words = ["python", "-m", "grader", *(exercise.name for exercise in exercises), *options]
    if report.submission != "exercises":
        words += ["--submission", report.submission]
    if report.seed != DEFAULT_SEED:
        words += ["--seed", str(report.seed)]
    if report.dataset != "sample":
        words += ["--dataset", report.dataset]
    return shlex.join(words)


def facts(report: Report, statuses: Iterable[Status], width: int) -> list[Line]:
    """Return the end of a report: the meaning of its marks, and the settings of the run."""
    message = f"Graded: {report.submission}; seed {report.seed}, MNIST {report.dataset}, isolation {report.isolation}."
    lines = [*legend(statuses, width), *paragraph(message, width, "dim")]
    if report.why_not_strict is not None:
        lines += paragraph(f"Isolation strict cannot be had here: {report.why_not_strict}.", width, "dim")
    return lines


# Parts of the overview


def _where_advice_is(report: Report) -> list[Line]:
    """Name the exercises whose checks have advice, which the overview does not show."""
    names = [exercise.name for exercise in report.exercises if any(check.advice for check in exercise.checks)]
    return [(), (("  Notes: ", ""), (f"python -m grader {' '.join(names)}", "bold"))] if names else []


def _next_step(
    exercise: ExerciseResult, check: CheckResult, report: Report, width: int, directions: Directions
) -> list[Line]:
    return [
        (("Next: ", "bold"), (exercise.name, "bold")),
        (),
        *check_lines(check, width, set()),
        (),
        (("  Edit it:  ", ""), (f"{report.submission}/{exercise.name}.py", "bold")),
        (("  Check it: ", ""), (command([exercise], report), "bold")),
        (("  A hint:   ", ""), (directions.hint(exercise), "bold")),
    ]


def _done(report: Report) -> list[Line]:
    number = len(report.exercises)
    if not report.passed:
        return [(("  Nothing is left to do here; the rest is graded by your instructor.", "green"),)]
    return [((f"  All passed: {number} exercise{'s' if number != 1 else ''}.", "green"),)]
