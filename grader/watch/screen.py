"""The screen of watch mode: a scene as lines, as many as fit."""

from __future__ import annotations

from grader.report.lines import Line, Piece, below, code_line, mark_of, marked, paragraph
from grader.report.sentences import ONCE_RIGHT, more_that_fail, number_that_passes, passing, reached, still_to_do
from grader.report.text import check_lines
from grader.report.wrapping import fitted
from grader.results.report import WRONG, CheckResult, ExerciseResult, Status
from grader.results.text import columns
from grader.watch.own import milestone
from grader.watch.scene import Panel, Scene, Training

PASSED: Piece = ("██", "green")
BEGUN: Piece = ("▒▒", "")
UNTOUCHED: Piece = ("░░", "dim")
"""The marks in the bar of the course: passed, with some of its points, or with none."""

BAR = 30
"""The width of the bar of a training, if there is room."""

KEYS = {
    "n": "next",
    "p": "previous",
    "h": "hint",
    "H": "hint before",
    "a": "all checks",
    "o": "open",
    "s": "solution",
    "l": "list",
    "x": "reset",
    "r": "run again",
    "q": "quit",
}
PANEL_KEYS = {
    Panel.CHECKS: {"a": "first failure", "space": "further", "b": "back"},
    Panel.HINT: {"h": "next hint", "H": "hint before", "escape": "verdict"},
    Panel.SOLUTION: {"s": "verdict", "space": "further", "b": "back"},
    Panel.END: {"space": "further", "b": "back", "p": "previous", "l": "list", "escape": "verdict"},
    Panel.COURSE: {"up, down": "choose", "enter": "go there", "l": "verdict"},
    Panel.EARLY: {"y": "show the solution", "any other key": "leave it"},
    Panel.RESET: {"y": "put the stub back", "any other key": "leave it"},
}
"""The keys that only these panels have."""


def rows(scene: Scene, width: int, height: int) -> list[Line]:
    """Return the lines of a screen: at most as many as it has rows, with the keys at the bottom.

    Parameters
    ----------
    scene : Scene
        What there is to show.
    width, height : int
        Columns and rows of the screen.
    """
    width -= 1  # the last column stays free: some terminals break a line that fills it
    bottom = _bottom(scene, width)
    room = height - 2 - len(bottom)
    shown = _cut(_middle(scene, width), scene.chosen if scene.panel is Panel.COURSE else None, scene.offset, room)
    return [head(scene, width), (), *shown, *[()] * (room - len(shown)), *bottom][:height]


def last_offset(scene: Scene, width: int, height: int) -> int:
    """Return the offset of the last page of the middle."""
    width -= 1
    return max(0, len(_middle(scene, width)) - (height - 2 - len(_bottom(scene, width))))


def _bottom(scene: Scene, width: int) -> list[Line]:
    return [*_notice(scene, width), _bar_of_course(scene, width), *_keys(scene, width)]


def _cut(lines: list[Line], chosen: int | None, offset: int, room: int) -> list[Line]:
    """Return as many lines as fit, with the chosen one among them; three dots mean that there are more."""
    if len(lines) <= room:
        return lines
    if chosen is not None:
        offset = chosen - room // 2
    offset = min(max(0, offset), len(lines) - room)
    shown = lines[offset : offset + room]
    more: Line = (("  ...", "dim"),)
    return [more if offset else shown[0], *shown[1:-1], shown[-1] if offset + room == len(lines) else more]


# Rows that every screen has


def head(scene: Scene, width: int) -> Line:
    """Return the line that names the exercise."""
    place = f"{'grading  ' if scene.slow else ''}{scene.place + 1} of {len(scene.course)}"
    name = f" {scene.exercise.name}  "
    title = fitted(scene.exercise.title, max(0, width - columns(name) - columns(place) - 1))
    return ((name, "bold"), (title, "dim"), (f" {place}", ""))


def _notice(scene: Scene, width: int) -> list[Line]:
    return paragraph(scene.notice, width) if scene.notice else [()]


def _bar_of_course(scene: Scene, width: int) -> Line:
    cells = [_cell(exercise.name, scene) for exercise in scene.course]
    points, most = sum(scene.points.values()), sum(exercise.points for exercise in scene.course)
    if width < 2 * len(cells) + 22:
        cells = [(cell[0], style) for cell, style in cells]
    return ((" ", ""), *cells, (f"  {points} of {most} points", ""))


def _cell(name: str, scene: Scene) -> Piece:
    if scene.statuses.get(name) == Status.PASSED:
        return PASSED
    return BEGUN if scene.points.get(name) else UNTOUCHED


def _keys(scene: Scene, width: int) -> list[Line]:
    """Return the keys that do something now, in as many lines as they need."""
    lines: list[list[Piece]] = [[]]
    room = width
    for key, word in _keys_of(scene).items():
        needed = len(key) + len(word) + 3
        if needed > room:
            lines.append([])
            room = width
        lines[-1] += [(f" {key}", "bold"), (f" {word} ", "dim")]
        room -= needed
    return [tuple(line) for line in lines]


def _keys_of(scene: Scene) -> dict[str, str]:
    if scene.panel is not Panel.VERDICT:
        rest = {} if scene.panel.asks else {"q": "quit"}
        return PANEL_KEYS[scene.panel] | rest
    first, last = scene.exercise == scene.course[0], scene.exercise == scene.course[-1]
    passed = scene.result is not None and scene.result.status is Status.PASSED
    without = {"H"} | ({"p"} if first else set()) | ({"n"} if last and not scene.is_the_end else set())
    without |= {"h", "a"} if passed else set() if scene.can_see_solution else {"s"}
    without |= set() if scene.has_solution else {"s"}
    return {key: word for key, word in KEYS.items() if key not in without}


# The middle


def _middle(scene: Scene, width: int) -> list[Line]:
    match scene.panel:
        case Panel.SOLUTION | Panel.END:
            return [part for line in scene.page(width) for part in code_line(line, width)]
        case Panel.HINT | Panel.EARLY | Panel.RESET:
            return [((f"  {scene.title}", "bold"),), (), *paragraph(scene.text, width)]
        case Panel.COURSE:
            return [_line_of_course(scene, number, width) for number in range(len(scene.course))]
        case Panel.CHECKS:
            return _all_checks(scene, width)
        case Panel.VERDICT:
            return verdict(scene, width)


def _line_of_course(scene: Scene, number: int, width: int) -> Line:
    exercise = scene.course[number]
    mark = mark_of(scene.statuses.get(exercise.name))
    arrow = ">" if number == scene.chosen else " "
    style = "bold" if number == scene.chosen else ""
    title = fitted(exercise.title, max(0, width - 30))
    return ((f" {arrow} ", "bold"), mark, (f"{number + 1:>3} {exercise.name:<20}", style), (title, "dim"))


def _all_checks(scene: Scene, width: int) -> list[Line]:
    if scene.result is None:
        return []
    said: set[str] = set()
    return [line for check in scene.result.checks for line in check_lines(check, width, said)]


def verdict(scene: Scene, width: int) -> list[Line]:
    """Return the lines about the current exercise."""
    if scene.learning is not None:
        return _learning(scene, scene.learning, width)
    if scene.result is None:
        return paragraph("Grading." if scene.slow else "", width, "dim")
    if scene.result.status is Status.PASSED:
        return _passed(scene, scene.result, width)
    return _first_failure(scene, scene.result, width)


def _learning(scene: Scene, learning: Training, width: int) -> list[Line]:
    point = learning.point
    bar = min(BAR, width - 25)
    full = round(point.share * bar)
    left = f", about {learning.left:.0f} s left" if learning.left is not None else ""
    passed = number_that_passes(sum(check.status is Status.PASSED for check in scene.begun))
    return [
        *marked(Status.PASSED, f"{passed}. The last one trains a network on digits.", width),
        (),
        (("  ", ""), ("━" * full, "green"), ("─" * (bar - full), "dim"), (f"  {point.share:.0%}{left}", "")),
        *paragraph(", ".join(reached(point)), width),
    ]


def _passed(scene: Scene, result: ExerciseResult, width: int) -> list[Line]:
    lines: list[Line] = [
        *marked(Status.PASSED, passing(result), width),
        *[line for check in result.checks for advice in check.advice for line in below(f"Note: {advice}", width)],
        *below(milestone(scene.exercise, result), width),
        (),
    ]
    following = scene.following
    if following is None:
        words = "Done. That was the last exercise" + ("; n shows the way that you took." if scene.is_the_end else ".")
        return [*lines, *paragraph(words, width)]
    return [
        *lines,
        *paragraph(f"Done. n for the next: {following.name}, {following.title}", width),
        ((f"  exercises/{following.name}.py", "bold"),),
    ]


def _first_failure(scene: Scene, result: ExerciseResult, width: int) -> list[Line]:
    first = result.first_open or result.checks[0]
    if result.is_stopped:
        return _what_stops_all(first, width)
    return [*check_lines(first, width, set()), (), *_counts(scene, result, first, width)]


def _what_stops_all(check: CheckResult, width: int) -> list[Line]:
    """Say what keeps all checks from running, calmly: the learner may still be writing the file."""
    lines = [*paragraph(check.message or "", width), *(paragraph(check.hint, width) if check.hint else [])]
    lines += [((f"    {detail}", "bold" if set(detail) <= {" ", "^"} else ""),) for detail in check.details]
    return [*lines, (), *paragraph(ONCE_RIGHT, width, "dim")]


def _counts(scene: Scene, result: ExerciseResult, first: CheckResult, width: int) -> list[Line]:
    """Say how many checks pass, what the others are, and what has changed since the save."""
    words = [f"{passing(result)}{_since(scene.change)}"] if result.passed or scene.before else []
    others = [check for check in result.checks if check is not first]
    to_do = [check for check in others if check.status is Status.TODO]
    failing = [check for check in others if check.status in WRONG]
    words += [still_to_do(to_do, more=first.status is Status.TODO)] if to_do else []
    words += [more_that_fail(first, failing, alone=True)] if failing else []
    return paragraph("  ·  ".join(words), width, "dim")


def _since(change: int) -> str:
    return f" ({abs(change)} {'more' if change > 0 else 'fewer'} than before)" if change else ""
