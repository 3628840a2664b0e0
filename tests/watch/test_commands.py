"""What keys do in watch mode, with a fake judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader import course as taught
from grader import progress
from grader.report.lines import Line
from grader.results.report import Status
from grader.watch.scene import Panel
from grader.watch.screen import rows
from tests.watch.conftest import COURSE, WRONG, Desk, failed, passed, result, verdict


def test_next_and_previous_stop_at_the_ends(desk: Desk) -> None:
    """Each starts a grading of the new exercise."""
    watch = desk.watch(COURSE[0].name)
    desk.press("p", "n", "n", "p")
    names = [exercise.name for exercise in COURSE]
    assert desk.requested == [names[0], names[1], names[2], names[1]]
    watch = desk.watch(COURSE[-1].name)
    desk.press("n")
    assert watch.scene.exercise == COURSE[-1]


def test_the_list_goes_where_one_chooses(desk: Desk) -> None:
    """With arrows or k and j, not beyond its ends."""
    watch = desk.watch("plots")
    desk.press("l")
    assert (watch.scene.panel, watch.scene.chosen) == (Panel.COURSE, 1)
    desk.press("up", "up", "k")
    assert watch.scene.chosen == 0
    desk.press("down", "j", "j", "enter")
    assert watch.scene.exercise == COURSE[3]
    desk.press("l", *["j"] * 30)
    assert watch.scene.chosen == len(COURSE) - 1
    desk.press("l")
    assert watch.scene.panel is Panel.VERDICT
    assert watch.scene.exercise == COURSE[3]


@pytest.mark.parametrize("key", ["a", "l"])
def test_a_view_is_left_as_it_is_entered(desk: Desk, key: str) -> None:
    """By the same key, or with Escape."""
    watch = desk.watch()
    verdict(watch, WRONG)
    for way in (key, "escape"):
        desk.press(key)
        assert watch.scene.panel is not Panel.VERDICT
        desk.press(way)
        assert watch.scene.panel is Panel.VERDICT


def test_the_solution_is_there_after_a_pass(desk: Desk) -> None:
    """Earlier, a line says when it will be."""
    watch = desk.watch()
    verdict(watch, WRONG)
    desk.press("s")
    assert watch.scene.panel is Panel.VERDICT
    assert watch.scene.notice == "The solution is shown after a pass, or when all hints are read."
    desk.now += 1
    watch.on_saves(["softmax"])
    assert watch.scene.notice == ""
    verdict(watch, passed("softmax"))
    desk.press("s")
    assert watch.scene.panel is Panel.SOLUTION
    assert watch.scene.page(80) == [(("the solution of softmax", ""),)]
    desk.press(" ", " ")
    assert watch.scene.offset > 0
    desk.press("b", "b", "b")
    assert watch.scene.offset == 0
    desk.press("s")
    assert watch.scene.panel is Panel.VERDICT


def test_a_reset_asks_first(desk: Desk) -> None:
    """Any key but y leaves the file unchanged, even one that does something elsewhere."""
    watch = desk.watch()
    verdict(watch, WRONG)
    for key in ("x", "n", "x", "q", "x", "enter", "x", "escape", "x", "x"):
        desk.press(key)
    assert desk.done == []
    assert not desk.commands.ended
    assert watch.scene.exercise.name == "softmax"
    desk.press("x", "y")
    assert desk.done == ["reset softmax"]
    assert watch.scene.notice == "It is kept."
    desk.press("a")
    assert watch.scene.notice == ""


def test_the_file_opens_and_the_terminal_is_left_for_it(desk: Desk) -> None:
    """Only if the editor runs in the terminal."""
    desk.watch()
    assert desk.commands.leaves_terminal("o")
    assert not desk.commands.leaves_terminal("a")
    desk.press("o")
    assert desk.done == ["opened softmax at None"]
    desk.press("x")
    assert not desk.commands.leaves_terminal("o")


def test_other_keys_do_nothing(desk: Desk) -> None:
    """Whatever falls on the keyboard."""
    watch = desk.watch()
    desk.press("escape")
    before = vars(watch.scene).copy()
    desk.press("z", "Q", "", "é", "enter", "y", "5")
    assert vars(watch.scene) == before
    desk.press("q")
    assert desk.commands.ended


def test_hints_are_those_of_the_function_that_failed(desk: Desk) -> None:
    """One after the other and back; returning to them shows the last one again."""
    watch = desk.watch("layers")
    hints = next(hints for hints in watch.scene.exercise.hints if hints.function == "Affine")
    verdict(watch, result("layers", Status.PASSED, failed("", "", function="Affine.backward")))
    levels = []
    for key in ("H", "h", "h", "h", "H", "escape", "h", "h"):
        desk.press(key)
        if watch.scene.panel is Panel.HINT:
            levels.append(hints.levels.index(watch.scene.text) + 1)
    assert levels == [1, 2, 3, 3, 2, 2, 3]
    assert watch.scene.title == "layers.Affine, hint 3 of 3"
    assert progress.load().hints == {"layers.Affine": 3}


def test_the_file_opens_at_the_first_line_that_is_wrong(desk: Desk) -> None:
    """If the check names a line; of the failing check, not of a passing one."""
    watch = desk.watch()
    wrong = failed("It is right.", "It is not.", None, "softmax.py, line 12: in softmax")
    verdict(watch, result("softmax", Status.PASSED, wrong, failed("And that.", "softmax.py, line 3: is not defined")))
    desk.press("o")
    assert desk.done == ["opened softmax at 12"]


def test_in_a_handout_no_key_promises_a_solution(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither after the last hint nor before it; s says at once where the solutions are."""
    monkeypatch.setattr(taught, "SOLUTIONS", tmp_path)
    watch = desk.watch()
    verdict(watch, WRONG)
    desk.press("s")
    assert watch.scene.panel is Panel.SOLUTION
    desk.press("s")
    assert (watch.scene.panel, watch.scene.notice) == (Panel.VERDICT, "")
    desk.press("h", "h", "h")
    assert watch.scene.notice == "This is the last hint."
    desk.press("escape", "s")
    assert watch.scene.panel is Panel.SOLUTION
    verdict(watch, passed("softmax"))
    desk.press("escape")
    assert "solution" not in text_of(rows(watch.scene, 80, 24))


def text_of(lines: list[Line]) -> str:
    """Return lines as text."""
    return "\n".join("".join(piece for piece, _ in line) for line in lines)


def test_the_solution_is_there_after_all_hints(desk: Desk) -> None:
    """Of the function that failed."""
    watch = desk.watch()
    verdict(watch, WRONG)
    desk.press("h", "h")
    assert not watch.scene.can_see_solution
    desk.press("h")
    assert watch.scene.can_see_solution
    for answer in ("n", "q", "s"):
        desk.press("s")
        assert watch.scene.panel is Panel.EARLY
        assert not desk.commands.leaves_terminal("o")
        desk.press(answer)
        assert watch.scene.panel is Panel.VERDICT
    desk.press("s", "y")
    assert watch.scene.panel is Panel.SOLUTION
    assert not desk.commands.ended
    assert desk.done == []
