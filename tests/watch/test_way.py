"""The page after the last exercise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from grader import progress
from grader.course.afterwards import FURTHER
from grader.progress import LearnerProgress
from grader.report.lines import plain
from grader.results.curves import CurvePoint
from grader.results.events import Diagnosed
from grader.results.reading import Misread
from grader.results.report import CheckResult, Report, Status
from grader.results.text import columns
from grader.watch.scene import Panel
from grader.watch.way import accuracy_curve, has_passed_all, last_page, pictures
from tests.watch.conftest import COURSE, Desk, passed, result

LAST = COURSE[-1]
SEVEN = bytes(
    255 if 4 <= row < 8 or 16 <= column < 20 else 60 if column < 2 else 0 for row in range(28) for column in range(28)
)
LEARNER = LearnerProgress(
    statuses={exercise.name: "passed" for exercise in COURSE},
    points={exercise.name: exercise.points for exercise in COURSE},
    passed={exercise.name: f"2026-11-{number:02}" for number, exercise in enumerate(COURSE, 1)},
    reached={"training": 0.9184},
)
CURVE = tuple(CurvePoint(step / 60, None, 0.95 - 0.85 * (1 - step / 60) ** 4) for step in range(61))
TRAINED = CheckResult("check_it", "It reads.", Status.PASSED, 1, curve=CURVE, misread=(Misread(SEVEN, 7, 1),) * 3)


@pytest.mark.parametrize("width", [80, 60, 40])
def test_the_page_tells_the_way_and_the_accuracy_and_what_comes_next(
    width: int, golden: Callable[[str, str], None]
) -> None:
    """And shows what was misread; each line fits the page."""
    text = plain(last_page(COURSE, LEARNER, result(LAST.name, TRAINED), width))
    if width == 80:
        golden("the-end", text)
    assert max(map(columns, text.splitlines())) <= width
    words = " ".join(text.split())
    assert "all 16 exercises: 100 of 100 points." in words
    assert "training 91.8%" in words
    assert words.count("a 7, read as 1") == (2 if width == 80 else 1)
    assert "softmax 2026-11-06" in words
    for text in FURTHER:
        assert text in words


def test_digits_stand_side_by_side_where_there_is_room() -> None:
    """Each is drawn with the ink that it has."""
    two, one = (plain(pictures(TRAINED.misread[:2], width)).splitlines() for width in (80, 40))
    assert len(two) == 15
    assert len(one) == 30
    assert one[2].strip() == one[3].strip() == "@" * 28
    assert one[0].rstrip() == "  ." + "." + " " * 14 + "@@@@"


def test_the_last_n_shows_it_once_all_have_passed(desk: Desk) -> None:
    """Not before."""
    watch = desk.watch(LAST.name)
    watch.on_event(Diagnosed(passed(LAST.name)))
    desk.press("n")
    assert watch.scene.panel is Panel.VERDICT
    assert progress.update(lambda learner: vars(learner).update(vars(LEARNER)))
    desk.now += 1
    watch.on_saves([LAST.name])
    watch.on_event(Diagnosed(result(LAST.name, TRAINED)))
    assert watch.scene.is_the_end
    desk.press("n")
    assert watch.scene.panel is Panel.END
    text = plain(watch.scene.page(80))
    assert "read as 1" in text
    assert "digit_image         95.0%" in text
    desk.press("escape")
    assert watch.scene.panel is Panel.VERDICT


def test_all_have_passed_only_when_each_has() -> None:
    """In its last run."""
    assert has_passed_all(COURSE, LEARNER)
    assert not has_passed_all(COURSE, replace(LEARNER, statuses=LEARNER.statuses | {"gates": "failed"}))
    assert not has_passed_all(COURSE, LearnerProgress())


def test_the_accuracy_of_the_last_training_is_kept() -> None:
    """Of one that was measured."""
    learner = LearnerProgress()
    learner.add(Report("exercises", 1, "portable", "sample", (result("training", TRAINED), passed("gates"))))
    assert learner.reached == {"training": 0.95}


def test_a_curve_goes_from_the_first_step_to_the_last() -> None:
    """A mark in each column, as high as the share; none without two points."""
    rows = plain(accuracy_curve([0.0, 0.5, 1.0], 60)).splitlines()
    assert rows[0] == "  100 % |  *"
    assert rows[4] == "        | *"
    assert rows[8] == "    0 % |*"
    assert rows[9] == "        +---"
    assert len(rows) == 10
    assert accuracy_curve([0.9], 60) == []
    assert max(map(len, plain(accuracy_curve([0.9] * 500, 40)).splitlines())) <= 40
