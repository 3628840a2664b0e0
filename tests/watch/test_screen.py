"""The screens of watch mode, of made-up scenes: each fits its terminal and shows what matters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from grader.report.lines import in_ascii, plain
from grader.results.curves import CurvePoint
from grader.results.report import CheckResult, Status
from grader.results.text import columns
from grader.watch import screen
from grader.watch.scene import Panel, Scene, Training
from tests.watch.conftest import BY_NAME, COURSE, failed, passed, result

SIZES = [(80, 24), (60, 20), (40, 12)]
QUESTION = "Add up one row of your result, then all of it. Which of the two should be 1?"
ROWS = failed(
    "softmax normalises each row of a batch on its own.",
    "softmax(x), x of shape (4, 3): [0, 0] is 0.005089; expected 0.01769 (12 of 12 values differ)",
    QUESTION,
    function="softmax",
)
SUMS = failed("softmax returns rows that add up to 1.", "row 0 adds up to 0.04539; expected 1", QUESTION)
ONE_WRONG = result("softmax", Status.PASSED, Status.PASSED, ROWS, SUMS, failed("It is quick.", "It is slow."))
TODO = CheckResult("check_it", "Relu keeps positive entries.", Status.TODO, 1, "still to do: Relu, layers.py, line 9")
WAITS = CheckResult("check_it", "It learns.", Status.BLOCKED, 1, "it trains when all other checks pass")
CARET = ("def softmax(x:", "           ^")
BROKEN = replace(
    failed("softmax returns the numbers.", "softmax.py, line 2: '(' was never closed", None, *CARET),
    status=Status.ERROR,
)
STATUSES = {"numpy_warmup": "passed", "plots": "passed", "gates": "failed", "softmax": "failed", "odd": "odd"}
POINTS = {"numpy_warmup": 4, "plots": 4, "gates": 2, "softmax": 2}


def scene(name: str = "softmax", **changes: object) -> Scene:
    """Return a scene in the middle of the course."""
    made = Scene(COURSE, BY_NAME[name], statuses=STATUSES, points=POINTS)
    return replace(made, **changes)  # type: ignore[arg-type]


SCENES = {
    "a failure": scene(result=ONE_WRONG, before=result("softmax", Status.PASSED, ROWS)),
    "to do": scene("layers", result=result("layers", Status.PASSED, TODO, Status.TODO, WAITS)),
    "a syntax error": scene(result=result("softmax", BROKEN, BROKEN, WAITS)),
    "a pass": scene(result=passed("softmax", 8)),
    "grading": scene(at_work=True, slow=True),
    "training": scene(
        "training",
        at_work=True,
        slow=True,
        begun=passed("training", 16).checks,
        learning=Training((CurvePoint(0.6, 0.4123, 0.882),), 1.2),
    ),
    "all checks": scene(result=ONE_WRONG, panel=Panel.CHECKS),
    "a hint": scene(result=ONE_WRONG, panel=Panel.HINT, title="softmax, hint 1 of 3", text=QUESTION),
    "the course": scene(result=ONE_WRONG, panel=Panel.COURSE, chosen=15),
    "early": scene(
        result=ONE_WRONG, panel=Panel.EARLY, title="Show the solution all the same?", text="You have not passed it yet."
    ),
    "reset": scene(result=ONE_WRONG, panel=Panel.RESET, title="Begin anew?", text="It is kept."),
    "a notice": scene(result=ONE_WRONG, notice=f"softmax2.py is not graded; softmax.py is. {'Save it so. ' * 3}"),
    "the solution": scene(
        result=passed("softmax"), panel=Panel.SOLUTION, page=lambda _: [((f"line {n}", ""),) for n in range(99)]
    ),
}


def text(scene: Scene, width: int, height: int) -> str:
    """Return a screen without styles."""
    return plain(screen.rows(scene, width, height))


@pytest.mark.parametrize("name", SCENES)
def test_screens_are_as_they_must_look(name: str, golden: Callable[[str, str], None]) -> None:
    """On a usual terminal, and on a small one."""
    frame = "".join(
        f"{width} x {height}\n{'-' * width}\n{text(SCENES[name], width, height)}{'-' * width}\n"
        for width, height in SIZES[:2]
    )
    golden(name.replace(" ", "-"), frame)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SCENES)
def test_every_screen_fits_and_fills_its_terminal(name: str, size: tuple[int, int]) -> None:
    """In ASCII, too; the last column stays free, and the keys are at the bottom."""
    width, height = size
    lines = text(SCENES[name], width, height).splitlines()
    assert len(lines) == height
    for line in (*lines, *map(in_ascii, lines)):
        assert columns(line) < width, line
    assert "quit" in lines[-1] or SCENES[name].panel.asks


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_the_question_is_on_the_screen(size: tuple[int, int]) -> None:
    """Whole, and below the failure."""
    seen = " ".join(text(SCENES["a failure"], *size).split())
    assert QUESTION in seen
    assert seen.index("expected 0.01769") < seen.index(QUESTION)


def test_nothing_is_said_by_colour_alone() -> None:
    """Every piece that is red or green is a mark, a part of a bar, or beside one."""
    for scene in SCENES.values():
        for line in screen.rows(scene, 80, 24):
            colored = "".join(piece for piece, style in line if style in ("red", "green"))
            assert not colored or any(mark in "".join(piece for piece, _ in line) for mark in "✓✗!█━"), line


def test_counts_say_what_has_changed_and_what_is_the_same() -> None:
    """More, fewer, or nothing about it."""

    one = result("softmax", Status.PASSED, ROWS)
    lines = text(scene(result=ONE_WRONG, before=one), 100, 24)
    assert "2 checks pass (1 more than before)  ·  2 more fail, 1 with the same question" in lines
    assert "1 check passes (1 fewer than before)" in text(scene(result=one, before=ONE_WRONG), 100, 24)
    assert "than before" not in text(scene(result=one, before=one), 100, 24)
    assert "0 checks" not in text(scene(result=result("softmax", ROWS, SUMS)), 100, 24)
    assert "1 more fails with the same question" in text(scene(result=result("softmax", ROWS, SUMS)), 100, 24)
    assert "2 checks are still to do" in text(scene(result=result("softmax", TODO, ROWS, Status.TODO)), 100, 24)


def test_what_is_wrong_comes_before_what_is_to_do() -> None:
    """A learner who begins with the last function sees what is wrong in it."""
    seen = text(scene(result=result("softmax", TODO, ROWS)), 80, 24)
    assert QUESTION.split(".")[0] in seen
    assert "Relu" not in seen


def test_one_thing_that_stops_all_checks_is_said_without_them() -> None:
    """Where it is the same for all; a training that waits counts for none."""
    assert result("softmax", BROKEN, BROKEN, WAITS).is_stopped
    assert not result("softmax", BROKEN, Status.PASSED).is_stopped
    assert not result("softmax", BROKEN, ROWS).is_stopped
    assert not result("softmax", TODO, TODO).is_stopped
    assert not result("softmax", BROKEN).is_stopped
    assert "returns the numbers" not in text(SCENES["a syntax error"], 80, 24)


def test_keys_are_those_that_do_something() -> None:
    """Nothing before the first exercise, nothing after the last; the solution once it may be shown."""

    def keys(**changes: object) -> str:
        return text(scene(**changes), 200, 24).splitlines()[-1]  # type: ignore[arg-type]

    assert " p previous" not in keys(name="numpy_warmup")
    assert " s solution" not in keys(result=ONE_WRONG)
    assert " s solution" in keys(result=ONE_WRONG, can_see_solution=True)
    assert " h hint" in keys(result=ONE_WRONG)
    assert " h hint" not in keys(result=passed("softmax"))


def test_a_long_line_of_code_is_folded_below_itself() -> None:
    """So nothing of the solution is lost at the edge of a narrow screen."""
    line = "        x = x + 1  # a comment that is longer than this narrow screen is wide"
    shown = scene(panel=Panel.SOLUTION, page=lambda _: [((line, ""),), (("  y = 2", ""),)])
    lines = [row.rstrip() for row in text(shown, 40, 24).splitlines()[2:6]]
    assert lines == [
        "        x = x + 1  # a comment that",
        "            is longer than this narrow",
        "            screen is wide",
        "  y = 2",
    ]


def test_what_was_only_graded_is_not_begun() -> None:
    """The first run of a learner grades every stub: then the bar is as empty as before."""
    stubs = scene(statuses=dict.fromkeys(BY_NAME, "todo"), points=dict.fromkeys(BY_NAME, 0))
    (line,) = [line for line in text(stubs, 80, 24).splitlines() if "100 points" in line]
    assert line.split("  ")[0].strip() == "░" * 32
    half = replace(stubs, points=stubs.points | {"gates": 2})
    (line,) = [line for line in text(half, 80, 24).splitlines() if "100 points" in line]
    assert line.split("  ")[0].strip() == "░░░░▒▒" + "░" * 26


def test_the_bar_of_the_course_tells_three_states_apart_without_colour() -> None:
    """Passed, begun, and not begun; in ASCII they are letters."""
    (line,) = [line for line in text(scene(), 80, 24).splitlines() if "100 points" in line]
    assert line.split("  ")[0].strip() == "████▒▒░░░░▒▒" + "░" * 20
    assert "12 of 100 points" in line
    assert len(set(in_ascii(line).strip()[:32])) == 3


@pytest.mark.parametrize("chosen", [0, 7, 15])
def test_the_chosen_exercise_is_on_the_screen(chosen: int) -> None:
    """However few rows there are."""
    for width, height in SIZES:
        lines = text(scene(panel=Panel.COURSE, chosen=chosen), width, height).splitlines()
        assert any(line.startswith(" > ") and COURSE[chosen].name in line for line in lines)


def test_long_pages_go_on_to_their_end_and_no_further() -> None:
    """Three dots say where there is more."""
    pages = [text(replace(SCENES["the solution"], offset=offset), 80, 24).splitlines() for offset in (0, 10, 1000)]
    assert "line 0" in pages[0][2]
    assert pages[0][20].strip() == "..."
    assert pages[1][2].strip() == "..."
    assert "line 98" in "\n".join(pages[2])
    last = screen.last_offset(SCENES["the solution"], 80, 24)
    assert text(replace(SCENES["the solution"], offset=last), 80, 24).splitlines() == pages[2]
    assert text(replace(SCENES["the solution"], offset=last - 1), 80, 24).splitlines() != pages[2]
    assert screen.last_offset(SCENES["a pass"], 80, 24) == 0
