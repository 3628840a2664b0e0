"""The report as a person reads it: a line for each exercise, then what to do next.

The functions here return lines of styled pieces and print nothing. `plain` drops the styles; `grader.report.terminal`
shows them.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from grader.report.wrapping import fitted, wrapped
from grader.results.report import DEFAULT_SEED, NO_REFERENCE, CheckResult, ExerciseResult, Report, Status
from grader.results.text import columns

Piece = tuple[str, str]
Line = tuple[Piece, ...]

MARKS = {
    Status.PASSED: ("✓", "green"),
    Status.FAILED: ("✗", "red"),
    Status.TODO: ("·", "dim"),
    Status.ERROR: ("!", "red"),
    Status.TIMEOUT: ("!", "red"),
    Status.BLOCKED: ("–", "dim"),
}
ASCII = str.maketrans({"✓": "+", "✗": "x", "·": ".", "–": "-", "\N{REPLACEMENT CHARACTER}": "?"})

NAME_WIDTH = 19
TITLE_WIDTH = 12
"""The fewest columns that a title is worth."""


def plain(lines: Iterable[Line], *, ascii_only: bool = False) -> str:
    """Return lines as plain text.

    Parameters
    ----------
    lines : iterable of Line
        What to say.
    ascii_only : bool
        Whether to write marks and foreign characters in ASCII.
    """
    text = "".join("".join(piece for piece, _ in line).rstrip() + "\n" for line in lines)
    return text.translate(ASCII).encode("ascii", "backslashreplace").decode() if ascii_only else text


def overview(report: Report, width: int) -> list[Line]:
    """Return a line for each exercise, the score, and the first thing to do next.

    Parameters
    ----------
    report : Report
        The outcomes.
    width : int
        Columns of the page.
    """
    lines: list[Line] = [(), *(_exercise_line(exercise, width) for exercise in report.exercises)]
    lines += [_score_line(report, width), *_where_advice_is(report), ()]
    unfinished = _first_unfinished(report)
    return [
        *lines,
        *(_next_step(unfinished, report, width) if unfinished else _done(report)),
        (),
        *_facts(report, width),
    ]


def checks(report: Report, width: int) -> list[Line]:
    """Return every check of each exercise, with all there is to say about those that did not pass."""
    lines: list[Line] = []
    for exercise in report.exercises:
        lines += [(), _exercise_line(exercise, width), ()]
        said: set[str] = set()
        for check in exercise.checks:
            lines += _check_lines(check, width, said)
    if len(report.exercises) > 1:
        lines += [(), _score_line(report, width)]
    unfinished = _first_unfinished(report)
    if unfinished is not None:
        lines += [(), (("  A hint: ", ""), (f"python -m grader hint {unfinished.name}", "bold"))]
    return [*lines, (), *_facts(report, width)]


def _first_unfinished(report: Report) -> ExerciseResult | None:
    return next((exercise for exercise in report.exercises if _first_open(exercise)), None)


def _first_open(exercise: ExerciseResult) -> CheckResult | None:
    """Return the first check that the learner can do something about."""
    return next((check for check in exercise.checks if _is_open(check)), None)


def _is_open(check: CheckResult) -> bool:
    return check.status is not Status.PASSED and check.message != NO_REFERENCE


def _exercise_line(exercise: ExerciseResult, width: int) -> Line:
    mark, style = MARKS[exercise.status]
    room = width - NAME_WIDTH - 23
    gap = 1 if room >= 0 else 0  # without the gaps it fits 40 columns
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
    """Return the one word for an exercise that is not begun; else how many checks pass, and how many are to do."""
    if not exercise.passed and exercise.status is not Status.FAILED:
        return exercise.status
    count = f"{exercise.passed} of {len(exercise.checks)}"
    return f"{count} pass, {exercise.todo} to do" if exercise.status is Status.TODO else count


def _points(score: int, max_score: int, gap: int = 1) -> str:
    return f"{score:>{3 + gap}} / {max_score:<3}"


def _score_line(report: Report, width: int) -> Line:
    return ((f"{'score':>{max(width, 40) - 10}}", "dim"), (_points(report.score, report.max_score), "bold"))


def _where_advice_is(report: Report) -> list[Line]:
    """Name the exercises whose checks have advice, which the overview does not show."""
    names = [exercise.name for exercise in report.exercises if any(check.advice for check in exercise.checks)]
    return [(), (("  Notes: ", ""), (f"python -m grader {' '.join(names)}", "bold"))] if names else []


def _next_step(exercise: ExerciseResult, report: Report, width: int) -> list[Line]:
    check = _first_open(exercise)
    assert check is not None
    return [
        (("Next: ", "bold"), (exercise.name, "bold")),
        (),
        *_check_lines(check, width, set()),
        (),
        (("  Edit it:  ", ""), (f"{report.submission}/{exercise.name}.py", "bold")),
        (("  Check it: ", ""), (_command(exercise, report), "bold")),
        (("  A hint:   ", ""), (f"python -m grader hint {exercise.name}", "bold")),
    ]


def _command(exercise: ExerciseResult, report: Report) -> str:
    """Return the command that repeats this run for one exercise."""
    words = ["python", "-m", "grader", exercise.name]
    if report.submission != "exercises":
        words += ["--submission", report.submission]
    if report.seed != DEFAULT_SEED:
        words += ["--seed", str(report.seed)]
    if report.dataset != "sample":
        words += ["--dataset", report.dataset]
    return shlex.join(words)


def _done(report: Report) -> list[Line]:
    number = len(report.exercises)
    if not report.passed:
        return [(("  Nothing is left to do here; the rest is graded by your instructor.", "green"),)]
    return [((f"  All passed: {number} exercise{'s' if number != 1 else ''}.", "green"),)]


def _facts(report: Report, width: int) -> list[Line]:
    facts = f"Graded: {report.submission}; seed {report.seed}, MNIST {report.dataset}, isolation {report.isolation}."
    lines = paragraph(facts, width, "dim")
    if report.why_not_strict is not None:
        lines += paragraph(f"Isolation strict cannot be had here: {report.why_not_strict}.", width, "dim")
    return lines


def _check_lines(check: CheckResult, width: int, said: set[str]) -> list[Line]:
    """Return the title of a check, what is wrong and the hint; what an earlier check has said is left out."""
    mark, style = MARKS[check.status]
    title = wrapped(check.title, width - 4)
    lines: list[Line] = [(("  ", ""), (mark, style), (f" {title[0]}", ""))]
    lines += [((f"    {line}", ""),) for line in title[1:]]
    if check.message is not None and check.message not in said:
        lines += _wrapped(check.message, width, "dim" if check.status is Status.TODO else "")
        lines += _wrapped(check.hint, width, "") if check.hint and check.hint not in said else []
        said |= {check.message, check.hint or ""}
        lines += [((f"      {line}", "dim"),) for detail in check.details for line in _folded(detail, width - 6)]
    for advice in check.advice:
        lines += _wrapped(f"Note: {advice}", width, "")
    return lines


def _wrapped(text: str, width: int, style: str) -> list[Line]:
    return [((f"    {line}", style),) for line in wrapped(text, width - 4)]


def _folded(text: str, width: int) -> list[str]:
    """Return a line as it is where it fits, so that columns stay in place, else broken between words."""
    return [text] if columns(text) <= width else wrapped(text, width)


def paragraph(text: str, width: int, style: str = "") -> list[Line]:
    """Return a text as lines of the page, indented by two columns."""
    return [((f"  {line}", style),) for line in wrapped(text, width - 2)]
