"""What keys, saves and events change in watch mode, with a judge that stands in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader import progress, trained
from grader.results import views
from grader.results.events import CheckFinished, Diagnosed, ExerciseStarted, NetworkTrained, TrainingProgress, ViewDrawn
from grader.results.reading import Network
from grader.results.report import CheckResult, ExerciseResult, Status
from grader.results.request import Request
from grader.results.training import CurvePoint
from grader.watch.scene import View
from grader.watch.session import MOST_POINTS, SLOW_SECONDS, Watch
from tests.watch.conftest import COURSE, Desk, failed, passed, result

WRONG = result("softmax", Status.PASSED, failed("It is right.", "It is not.", "Look again."))


def verdict(watch: Watch, found: ExerciseResult) -> None:
    """Let the judge end with this."""
    watch.on_event(Diagnosed(found))


def keys(watch: Watch, *keys: str) -> None:
    """Press keys, one after the other."""
    for key in keys:
        watch.on_key(key)


def asked(desk: Desk) -> list[str]:
    """The exercises that the judge was asked for."""
    return [request.exercises[0] for request in desk.judge.requests]


def test_watching_begins_with_a_grading(desk: Desk) -> None:
    """Of the exercise where the learner is."""
    watch = desk.watch("gates")
    assert asked(desk) == ["gates"]
    assert watch.scene.at_work
    assert watch.scene.view is View.VERDICT


def test_a_save_grades_again_and_what_was_there_stays_until_the_verdict(desk: Desk) -> None:
    """Nothing blinks; the verdict before is there to compare with."""
    watch = desk.watch()
    verdict(watch, WRONG)
    desk.now += 1
    watch.on_saves(["softmax"])
    assert asked(desk) == ["softmax", "softmax"]
    assert watch.scene.result is WRONG
    verdict(watch, passed("softmax", 2))
    assert watch.scene.before is WRONG
    assert watch.scene.result == passed("softmax", 2)


def test_a_save_without_a_change_of_any_file_is_no_save(desk: Desk) -> None:
    """Nothing is asked."""
    watch = desk.watch()
    desk.now += 1
    watch.on_saves([])
    assert asked(desk) == ["softmax"]


def test_the_network_of_an_exercise_that_passes_is_kept(desk: Desk) -> None:
    """The pad and the command read use it."""
    network = Network((784, 10), ("softmax",), bytes(4 * 7850))
    desk.watch().on_event(NetworkTrained("softmax", network))
    assert trained.load() == network


def test_a_save_of_another_exercise_turns_to_it(desk: Desk) -> None:
    """Of several, to the one saved last; nothing of the exercise before is left."""
    watch = desk.watch()
    verdict(watch, WRONG)
    keys(watch, "a")
    desk.now += 1
    watch.on_saves(["gates", "layers"])
    assert asked(desk) == ["softmax", "layers"]
    assert (watch.scene.exercise.name, watch.scene.view) == ("layers", View.VERDICT)
    assert watch.scene.result is watch.scene.before is None


def test_what_was_counted_before_a_slip_while_typing_is_compared_with(desk: Desk) -> None:
    """A file that is no Python has no count of its own."""
    watch = desk.watch()
    verdict(watch, WRONG)
    broken = replace(failed("", "softmax.py, line 2: '(' was never closed"), status=Status.ERROR)
    desk.now += 1
    watch.on_saves(["softmax"])
    verdict(watch, result("softmax", broken, broken))
    desk.now += 1
    watch.on_saves(["softmax"])
    verdict(watch, passed("softmax", 2))
    assert watch.scene.before is WRONG


def test_the_verdict_is_kept_beyond_the_session(desk: Desk) -> None:
    """As every run of the command line keeps it."""
    watch = desk.watch()
    verdict(watch, passed("softmax"))
    learner = progress.load()
    assert learner.statuses == watch.scene.statuses == {"softmax": "passed"}
    assert learner.points == watch.scene.points == {"softmax": 7}
    assert learner.current == "softmax"
    assert "softmax" in learner.passed


def test_next_and_previous_stop_at_the_ends(desk: Desk) -> None:
    """Each grades where it goes."""
    watch = desk.watch(COURSE[0].name)
    keys(watch, "p", "n", "n", "p")
    names = [exercise.name for exercise in COURSE]
    assert asked(desk) == [names[0], names[1], names[2], names[1]]
    watch = desk.watch(COURSE[-1].name)
    keys(watch, "n")
    assert watch.scene.exercise == COURSE[-1]


def test_the_list_goes_where_one_chooses(desk: Desk) -> None:
    """With arrows or k and j, and no further than its ends."""
    watch = desk.watch("plots")
    keys(watch, "l")
    assert (watch.scene.view, watch.scene.chosen) == (View.COURSE, 1)
    keys(watch, "up", "up", "k")
    assert watch.scene.chosen == 0
    keys(watch, "down", "j", "j", "enter")
    assert watch.scene.exercise == COURSE[3]
    keys(watch, "l", *["j"] * 30)
    assert watch.scene.chosen == len(COURSE) - 1
    keys(watch, "l")
    assert watch.scene.view is View.VERDICT
    assert watch.scene.exercise == COURSE[3]


@pytest.mark.parametrize("key", ["a", "l"])
def test_a_view_is_left_as_it_is_entered(desk: Desk, key: str) -> None:
    """Or with Escape."""
    watch = desk.watch()
    verdict(watch, WRONG)
    for way in (key, "escape"):
        keys(watch, key)
        assert watch.scene.view is not View.VERDICT
        keys(watch, way)
        assert watch.scene.view is View.VERDICT


def test_the_solution_is_there_after_a_pass(desk: Desk) -> None:
    """Before, a line says when."""
    watch = desk.watch()
    verdict(watch, WRONG)
    keys(watch, "s")
    assert watch.scene.view is View.VERDICT
    assert watch.scene.notice == "The solution is shown after a pass, or when all hints are read."
    desk.now += 1
    watch.on_saves(["softmax"])
    assert watch.scene.notice == ""
    verdict(watch, passed("softmax"))
    keys(watch, "s")
    assert watch.scene.view is View.SOLUTION
    assert watch.scene.page(80) == [(("the solution of softmax", ""),)]
    keys(watch, " ", " ")
    assert watch.scene.offset > 0
    keys(watch, "b", "b", "b")
    assert watch.scene.offset == 0
    keys(watch, "s")
    assert watch.scene.view is View.VERDICT


def test_a_reset_asks_first(desk: Desk) -> None:
    """Any key but y leaves the file alone, also one that does something elsewhere."""
    watch = desk.watch()
    verdict(watch, WRONG)
    for key in ("x", "n", "x", "q", "x", "enter", "x", "escape", "x", "x"):
        keys(watch, key)
    assert desk.done == []
    assert not watch.ended
    assert watch.scene.exercise.name == "softmax"
    keys(watch, "x", "y")
    assert desk.done == ["reset softmax"]
    assert watch.scene.notice == "It is kept."
    keys(watch, "a")
    assert watch.scene.notice == ""


def test_the_file_opens_and_the_terminal_is_left_for_it(desk: Desk) -> None:
    """Only where the key does that."""
    watch = desk.watch()
    assert watch.leaves_terminal("o")
    assert not watch.leaves_terminal("a")
    keys(watch, "o")
    assert desk.done == ["opened softmax at None"]
    keys(watch, "x")
    assert not watch.leaves_terminal("o")


def test_other_keys_do_nothing(desk: Desk) -> None:
    """Whatever falls on the keyboard."""
    watch = desk.watch()
    keys(watch, "escape")
    before = vars(watch.scene).copy()
    keys(watch, "z", "Q", "", "é", "enter", "y", "5")
    assert vars(watch.scene) == before
    keys(watch, "q")
    assert watch.ended


def test_a_training_says_how_long_it_still_takes(desk: Desk) -> None:
    """Once it has shown that; each training of an exercise for itself."""
    watch = desk.watch("training")
    check = CheckResult("check_it", "It is.", Status.PASSED, 1)
    watch.on_event(ExerciseStarted("training"))
    watch.on_event(CheckFinished("training", check))
    for share, now, left in ((0.1, 100, None), (0.12, 100.2, None), (0.3, 102, 7.0), (0.6, 105, 4.0), (1.0, 109, 0.0)):
        desk.now = now
        watch.on_event(TrainingProgress("training", CurvePoint(share, 0.5, 0.9)))
        assert watch.scene.learning is not None
        assert watch.scene.learning.left == (left if left is None else pytest.approx(left))
    watch.on_event(CheckFinished("training", check))
    assert watch.scene.learning is None
    assert len(watch.scene.begun) == 2
    watch.on_event(TrainingProgress("training", CurvePoint(0.0, None, None)))
    assert watch.scene.learning is not None
    assert watch.scene.learning.left is None
    verdict(watch, passed("training"))
    assert watch.scene.learning is None
    assert watch.scene.begun == ()


def test_the_curves_of_a_training_grow_and_stay_small(desk: Desk) -> None:
    """Its latest point is the last, however many there are."""
    watch = desk.watch("training")
    for number in range(2000):
        watch.on_event(TrainingProgress("training", CurvePoint(number / 2000, 1.0, None)))
        assert watch.scene.learning is not None
        assert watch.scene.learning.points[0].share == 0
        assert watch.scene.learning.point.share == number / 2000
        assert len(watch.scene.learning.points) <= MOST_POINTS
    assert len(watch.scene.learning.points) > MOST_POINTS / 2  # type: ignore[union-attr]


def test_the_notice_of_a_reset_outlives_the_save_that_it_is(desk: Desk) -> None:
    """And not the one after it."""
    watch = desk.watch()
    watch.on_key("x")
    watch.on_key("y")
    watch.on_saves(["softmax"])
    assert watch.scene.notice == "It is kept."
    watch.on_saves(["softmax"])
    assert watch.scene.notice == ""


def test_views_stay_until_they_are_drawn_anew(desk: Desk) -> None:
    """In their order; those of another exercise do not."""
    watch = desk.watch()
    for name, title in (("a", "1"), ("b", "1"), ("a", "2")):
        watch.on_event(ViewDrawn("softmax", views.View(name, title, "")))
    watch.on_event(Diagnosed(passed("softmax")))
    assert [(view.name, view.title) for view in watch.scene.pictures.values()] == [("a", "2"), ("b", "1")]
    watch.on_key("n")
    assert watch.scene.pictures == {}


def test_a_grading_that_takes_long_is_told_of(desk: Desk) -> None:
    """And one that does not is not: nothing flickers."""
    watch = desk.watch()
    watch.on_time()
    assert not watch.scene.slow
    desk.now += SLOW_SECONDS + 0.1
    watch.on_time()
    assert watch.scene.slow
    verdict(watch, WRONG)
    watch.on_time()
    assert not watch.scene.slow


def test_what_ends_a_grading_is_said_and_can_be_tried_again(desk: Desk) -> None:
    """Watching goes on."""
    watch = desk.watch()
    watch.on_problem("there is no space left on the disk; free some")
    assert not watch.scene.at_work
    assert watch.scene.notice == "there is no space left on the disk; free some. r runs it again."
    keys(watch, "r")
    assert watch.scene.at_work
    assert asked(desk) == ["softmax", "softmax"]


def test_a_fault_of_the_machine_when_a_grading_begins_is_said_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as too many open files."""
    watch = desk.watch()

    def begin(_: Request) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(desk.judge, "begin", begin)
    keys(watch, "r")
    assert not watch.scene.at_work
    assert "ulimit -n" in watch.scene.notice


def test_a_file_under_another_name_is_said(desk: Desk) -> None:
    """Until the next save or key."""
    watch = desk.watch()
    keys(watch, "escape")
    watch.on_strays([])
    assert watch.scene.notice == ""
    watch.on_strays(["softmax2.py is not graded."])
    assert watch.scene.notice == "softmax2.py is not graded."


def test_where_nothing_can_be_kept_watching_goes_on(desk: Desk, progress_file: Path) -> None:
    """The verdict is shown all the same."""
    progress_file.mkdir()
    watch = desk.watch()
    verdict(watch, WRONG)
    assert watch.scene.result is WRONG


def test_hints_are_those_of_the_function_that_failed(desk: Desk) -> None:
    """One after the other and back; coming back to them shows the one that was shown last."""
    watch = desk.watch("layers")
    hints = next(hints for hints in watch.scene.exercise.hints if hints.function == "Affine")
    verdict(watch, result("layers", Status.PASSED, failed("", "", function="Affine.backward")))
    levels = []
    for key in ("H", "h", "h", "h", "H", "escape", "h", "h"):
        keys(watch, key)
        if watch.scene.view is View.HINT:
            levels.append(hints.levels.index(watch.scene.text) + 1)
    assert levels == [1, 2, 3, 3, 2, 2, 3]
    assert watch.scene.title == "layers.Affine, hint 3 of 3"
    assert progress.load().hints == {"layers.Affine": 3}


def test_the_file_opens_at_the_first_line_that_is_wrong(desk: Desk) -> None:
    """Where the check names a line; the check that is wrong, not the one that passes."""
    watch = desk.watch()
    wrong = failed("It is right.", "It is not.", None, "softmax.py, line 12: in softmax")
    verdict(watch, result("softmax", Status.PASSED, wrong, failed("And that.", "softmax.py, line 3: is not defined")))
    keys(watch, "o")
    assert desk.done == ["opened softmax at 12"]


def test_the_solution_is_there_after_all_hints(desk: Desk) -> None:
    """Of the function that failed."""
    watch = desk.watch()
    verdict(watch, WRONG)
    keys(watch, "h", "h")
    assert not watch.scene.can_see_solution
    keys(watch, "h")
    assert watch.scene.can_see_solution
    for answer in ("n", "q", "s"):
        keys(watch, "s")
        assert watch.scene.view is View.EARLY
        assert not watch.leaves_terminal("o")
        keys(watch, answer)
        assert watch.scene.view is View.VERDICT
    keys(watch, "s", "y")
    assert watch.scene.view is View.SOLUTION
    assert not watch.ended
    assert desk.done == []


def test_the_first_time_greets_until_the_first_save(desk: Desk) -> None:
    """With the file to open; later, nothing is said."""
    watch = desk.watch("numpy_warmup")
    assert watch.scene.notice.startswith("Welcome. Open exercises/numpy_warmup.py in your editor")
    desk.now += 1
    watch.on_saves(["numpy_warmup"])
    assert watch.scene.notice == ""
    verdict(watch, passed("numpy_warmup"))
    assert desk.watch("numpy_warmup").scene.notice == ""


def test_a_kit_that_cannot_be_written_to_is_said(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the place where the progress is."""
    verdict(desk.watch(), WRONG)
    monkeypatch.setattr(progress, "place", lambda: tmp_path / "elsewhere.json")
    progress.update(lambda learner: learner.statuses.update(gates="todo"))
    assert desk.watch().scene.notice == (
        f"This kit cannot be written to, so your progress is kept in {tmp_path / 'elsewhere.json'}."
    )


def test_many_saves_in_a_moment_are_graded_once_and_the_last_is(desk: Desk) -> None:
    """The first at once, the others together."""
    watch = desk.watch()
    desk.now += 1
    for _ in range(20):
        watch.on_saves(["softmax"])
        desk.now += 0.005
    assert len(asked(desk)) == 2
    watch.on_time()
    assert len(asked(desk)) == 2
    desk.now += 0.2
    watch.on_time()
    watch.on_time()
    assert len(asked(desk)) == 3
