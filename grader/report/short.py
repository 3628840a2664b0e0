"""The report on named exercises, which fits a screen: counts, and the first failure of each function in full.

The other failures are only counted, so the first failure and its question are near the end of the output.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from grader.report.lines import MARKS, Line, below, marked
from grader.report.sentences import (
    ONCE_RIGHT,
    checks_in_words,
    fail,
    listed,
    more_that_fail,
    passing,
    still_to_do,
)
from grader.report.text import (
    NOWHERE,
    Directions,
    all_statuses,
    check_lines,
    command,
    detail_lines,
    exercise_line,
    facts,
    first_unfinished,
    score_line,
)
from grader.results.report import WRONG, CheckResult, ExerciseResult, Report, Status

MAX_MESSAGE = 400
"""The most characters of a message; an exception may have a very long one."""


def short(report: Report, width: int, height: int, directions: Directions = NOWHERE) -> list[Line]:
    """Return the outcomes of some exercises, within the lines of a screen if possible.

    Parameters
    ----------
    report : Report
        The outcomes.
    width, height : int
        Columns and lines of the screen. The last line is for the next prompt.
    directions : Directions
        What the learner can do next.
    """
    several = len(report.exercises) > 1
    head: list[Line] = [(), *(exercise_line(exercise, width) for exercise in report.exercises)]
    head += [score_line(report, width)] if several else []
    exercises = [exercise for exercise in report.exercises if not several or not _is_bare(exercise)]
    parts = [_Part(exercise, width, named=several, begin=_to_begin_with(report)) for exercise in exercises]
    statuses = all_statuses(report)
    where = [*_where_to_go(report, directions), ()]
    room = (
        height
        - 1
        - len(head)
        - len(where)
        - len(facts(report, statuses, width))
        - sum(part.fixed + part.least for part in parts)
    )
    lines: list[Line] = []
    for part in parts:
        shown = part.lines(part.least + max(room, 0))
        room -= len(shown) - part.fixed - part.least
        lines += shown
    statuses = {status for status in statuses if any(MARKS[status] in line for line in [*head, *lines])}
    return [*head, *lines, *where, *facts(report, statuses, width)]


def _is_bare(exercise: ExerciseResult) -> bool:
    """Whether the line of an exercise says everything about it."""
    return exercise.status is Status.PASSED and not any(check.advice for check in exercise.checks)


def _to_begin_with(report: Report) -> ExerciseResult | None:
    """Return the first exercise with something wrong, or else with something to do."""
    wrong = (exercise for exercise in report.exercises if exercise.status is Status.FAILED)
    return next(wrong, None) or first_unfinished(report)


def _where_to_go(report: Report, directions: Directions) -> list[Line]:
    """Return the commands that help, or the exercise that comes next."""
    first = _to_begin_with(report)
    if first is not None:
        return [
            (),
            (("  A hint:     ", ""), (directions.hint(first), "bold")),
            (("  All checks: ", ""), (command(report.exercises, report, "--all"), "bold")),
        ]
    if directions.next is None:
        return []
    place = f"{report.submission}/{directions.next}.py"
    return [(), (("  Next: ", ""), (directions.next, "bold"), (", in ", ""), (place, "bold"))]


class _Part:
    """The text about one exercise.

    Parameters
    ----------
    exercise : ExerciseResult
        The exercise.
    width : int
        Columns of the page.
    named : bool
        Whether its name comes first.
    begin : ExerciseResult or None
        The exercise to begin with; in the others, checks to do are only counted.
    """

    def __init__(self, exercise: ExerciseResult, width: int, *, named: bool, begin: ExerciseResult | None) -> None:
        self._width = width
        self._is_stopped = exercise.is_stopped
        self._groups = _by_function(check for check in exercise.checks if check.status in WRONG)
        self._before: list[Line] = [(), *([((f"  {exercise.name}", "bold"),)] if named else [])]
        self._before += _passed(exercise, width)
        self._after = [*_still_to_do(exercise, width, in_full=exercise is begin), *_not_run(exercise, width)]

    @property
    def fixed(self) -> int:
        """The lines except the failures."""
        return len(self._before) + len(self._after)

    @property
    def least(self) -> int:
        """The lines that only count the failures."""
        return len(self._counted(self._groups, more=False))

    def lines(self, room: int) -> list[Line]:
        """Return the text about the exercise, with as many failures in full as fit into these lines.

        The first failure is always in full.
        """
        full: list[Line] = []
        rest = self._groups
        said: set[str] = set()
        while rest:
            words, details, more = self._in_full(rest[0], said)
            free = room - len(full) - len(words) - len(more) - len(self._counted(rest[1:], more=True))
            if full and free < 0:
                break
            full += [*words, *_cut(details, free), *more]
            rest = rest[1:]
        return [*self._before, *full, *self._counted(rest, more=bool(full)), *self._after]

    def _in_full(self, group: Sequence[CheckResult], said: set[str]) -> tuple[list[Line], list[Line], list[Line]]:
        """Return the first failure of some checks, its details, and how many more there are."""
        first, *others = group
        if self._is_stopped and first.function is None:
            return self._what_stops_all(first)
        details = detail_lines(first, self._width) if first.message not in said else []
        message = first.message if first.message is None else _shortened(first.message)
        words = check_lines(replace(first, message=message, details=()), self._width, said)
        said.add(first.message or "")
        sentence = more_that_fail(first, others, alone=len(self._groups) == 1) if others else ""
        return words, details, below(sentence, self._width)

    def _what_stops_all(self, check: CheckResult) -> tuple[list[Line], list[Line], list[Line]]:
        """Return the problem without the title of a check, its details, and what follows."""
        words = marked(check.status, _shortened(check.message or check.title), self._width)
        words += below(check.hint, self._width) if check.hint else []
        return words, detail_lines(check, self._width), below(ONCE_RIGHT, self._width)

    def _counted(self, groups: Sequence[Sequence[CheckResult]], *, more: bool) -> list[Line]:
        """Return how many failures are not shown, and their functions."""
        number = sum(map(len, groups))
        if not number:
            return []
        names = listed(check.function for group in groups for check in group)
        return marked(Status.FAILED, f"{number} {'more ' if more else ''}{fail(number)}{names}", self._width)


def _by_function(checks: Iterable[CheckResult]) -> list[list[CheckResult]]:
    """Return failing checks by function, in the order of the first check of each.

    A check of a whole class goes with a method of it that fails earlier: that is most likely the reason.
    """
    groups: dict[str, list[CheckResult]] = {}
    for check in checks:
        name = check.function or ""
        method = next((known for known in groups if name and known.startswith(f"{name}.")), name)
        groups.setdefault(method, []).append(check)
    return list(groups.values())


def _cut(lines: list[Line], room: int) -> list[Line]:
    """Return as many lines as fit; an ellipsis replaces the others."""
    return lines if len(lines) <= room else [*lines[: room - 1], (("      ...", "dim"),)] if room > 1 else []


def _shortened(message: str) -> str:
    return message if len(message) <= MAX_MESSAGE else f"{message[: MAX_MESSAGE - 4]} ..."


# First and last lines of a part


def _passed(exercise: ExerciseResult, width: int) -> list[Line]:
    """Say how many checks pass; mention advice too, which costs no points."""
    if not exercise.passed:
        return []
    advice = dict.fromkeys(text for check in exercise.checks for text in check.advice)
    return [
        *marked(Status.PASSED, passing(exercise), width),
        *(line for text in advice for line in below(f"Note: {text}", width)),
    ]


def _still_to_do(exercise: ExerciseResult, width: int, *, in_full: bool) -> list[Line]:
    """Say how many checks wait for functions that are to do; the first in full, unless something is wrong."""
    todo = [check for check in exercise.checks if check.status is Status.TODO]
    lines: list[Line] = []
    if todo and in_full and exercise.status is Status.TODO:
        lines, todo = check_lines(todo[0], width, set()), todo[1:]
    return [*lines, *marked(Status.TODO, still_to_do(todo, more=bool(lines)), width)] if todo else lines


def _not_run(exercise: ExerciseResult, width: int) -> list[Line]:
    """Say how many checks were not run, and why."""
    reasons = [check.message for check in exercise.checks if check.status is Status.BLOCKED]
    messages = {
        reason: f"{checks_in_words(reasons.count(reason))} did not run: {reason}" for reason in dict.fromkeys(reasons)
    }
    return [line for text in messages.values() for line in marked(Status.BLOCKED, text, width)]
