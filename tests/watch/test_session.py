"""What saves and events change in watch mode, with a fake judge."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from grader import progress, trained
from grader.course import CourseError
from grader.machine import MachineFault
from grader.results import views
from grader.results.curves import CurvePoint
from grader.results.events import (
    CheckFinished,
    Diagnosed,
    Event,
    ExerciseStarted,
    NetworkTrained,
    TrainingProgress,
    ViewDrawn,
)
from grader.results.reading import Network
from grader.results.report import CheckResult, Status
from grader.results.request import Request
from grader.watch.loop import Loop
from grader.watch.saves import LOOKS_FOR_STRAYS, Saves
from grader.watch.scene import Panel
from grader.watch.session import MOST_POINTS, SLOW_SECONDS
from tests.watch.conftest import WRONG, Desk, failed, passed, result, verdict


def test_watching_begins_with_a_grading(desk: Desk) -> None:
    """Of the exercise where the learner is."""
    watch = desk.watch("gates")
    assert desk.requested == ["gates"]
    assert watch.scene.at_work
    assert watch.scene.panel is Panel.VERDICT


def test_a_save_grades_again_and_what_was_there_stays_until_the_verdict(desk: Desk) -> None:
    """Nothing blinks; the verdict before is there to compare with."""
    watch = desk.watch()
    verdict(watch, WRONG)
    desk.now += 1
    watch.on_saves(["softmax"])
    assert desk.requested == ["softmax", "softmax"]
    assert watch.scene.result is WRONG
    verdict(watch, passed("softmax", 2))
    assert watch.scene.before is WRONG
    assert watch.scene.result == passed("softmax", 2)


def test_a_save_without_a_change_of_any_file_is_no_save(desk: Desk) -> None:
    """Nothing is asked."""
    watch = desk.watch()
    desk.now += 1
    watch.on_saves([])
    assert desk.requested == ["softmax"]


def test_the_network_of_an_exercise_that_passes_is_kept(desk: Desk) -> None:
    """The pad and the command read use it."""
    network = Network((784, 10), ("softmax",), bytes(4 * 7850))
    desk.watch().on_event(NetworkTrained("softmax", network))
    assert trained.load() == network


def test_a_save_of_another_exercise_turns_to_it(desk: Desk) -> None:
    """Of several, to the one saved last; nothing of the exercise before is left."""
    watch = desk.watch()
    verdict(watch, WRONG)
    desk.press("a")
    desk.now += 1
    watch.on_saves(["gates", "layers"])
    assert desk.requested == ["softmax", "layers"]
    assert (watch.scene.exercise.name, watch.scene.panel) == ("layers", Panel.VERDICT)
    assert watch.scene.result is watch.scene.before is None


def test_what_was_counted_before_a_slip_while_typing_is_compared_with(desk: Desk) -> None:
    """A file that is no Python has no count."""
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
    desk.press("x")
    desk.press("y")
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
    desk.press("n")
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
    """Watching continues."""
    watch = desk.watch()
    watch.on_problem(MachineFault("there is no space left on the disk; free some"))
    assert not watch.scene.at_work
    assert watch.scene.notice == "There is no space left on the disk; free some. r runs it again."
    desk.press("r")
    assert watch.scene.at_work
    assert desk.requested == ["softmax", "softmax"]


def test_a_fault_of_the_machine_when_a_grading_begins_is_said_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as too many open files."""
    watch = desk.watch()

    def begin(_: Request) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(desk.judge, "begin", begin)
    desk.press("r")
    assert not watch.scene.at_work
    assert "ulimit -n" in watch.scene.notice


@pytest.mark.parametrize(
    ("problem", "notice"),
    [
        (KeyError("x"), "This is a bug in the grader, not in your code: KeyError: 'x'. r runs it again."),
        (ValueError(), "This is a bug in the grader, not in your code: ValueError. r runs it again."),
        (CourseError(["a/checks.py, line 3: x", "a/b.py: y"]), "a/checks.py, line 3: x; a/b.py: y. r runs it again."),
    ],
)
def test_a_bug_of_the_kit_is_said_to_be_one(
    problem: Exception, notice: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it ends a grading or lets none begin, also the first one."""

    def fail(*_: object) -> Iterator[Event]:
        raise problem

    watch = desk.watch()
    loop = Loop(watch, Failing(fail), Saves(Path(), []))  # type: ignore[arg-type]
    loop.look()
    assert watch.scene.notice == notice
    monkeypatch.setattr(desk.judge, "begin", fail)
    for look in (lambda: desk.press("r"), lambda: watch.on_saves(["softmax"])):
        watch.scene.notice = ""
        desk.now += 1
        look()
        assert watch.scene.notice == notice
    assert desk.watch().scene.notice == notice


def test_a_drive_that_fails_for_a_moment_does_not_end_watching(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it looks for files under other names; saves and events of the same look count."""

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error", str(tmp_path))

    (tmp_path / "softmax.py").touch()
    saves = Saves(tmp_path, ["softmax"])
    watch = desk.watch()
    loop = Loop(watch, Failing(lambda: iter([Diagnosed(WRONG)])), saves)  # type: ignore[arg-type]
    monkeypatch.setattr("grader.watch.saves.find_strays", fail)
    (tmp_path / "softmax.py").write_text("x = 1\n", encoding="utf-8")
    desk.now += 1
    for _ in range(LOOKS_FOR_STRAYS):
        loop.look()
    assert watch.scene.notice.startswith("The disk fails with an input/output error at ")
    assert watch.scene.result is WRONG
    assert len(desk.requested) == 2


@dataclass(frozen=True)
class Failing:
    """A judge that has only a problem to tell."""

    events: Callable[[], Iterator[Event]]


def test_a_file_under_another_name_is_said(desk: Desk) -> None:
    """Until the next save or key."""
    watch = desk.watch()
    desk.press("escape")
    watch.on_strays([])
    assert watch.scene.notice == ""
    watch.on_strays(["softmax2.py is not graded."])
    assert watch.scene.notice == "softmax2.py is not graded."


def test_where_nothing_can_be_kept_watching_goes_on(desk: Desk, progress_file: Path) -> None:
    """The verdict is still shown."""
    progress_file.mkdir()
    watch = desk.watch()
    verdict(watch, WRONG)
    assert watch.scene.result is WRONG


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
    assert len(desk.requested) == 2
    watch.on_time()
    assert len(desk.requested) == 2
    desk.now += 0.2
    watch.on_time()
    watch.on_time()
    assert len(desk.requested) == 3
