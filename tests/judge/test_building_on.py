"""What an exercise builds on: the reference if there is one, else the learner's own, which has to pass first."""

from __future__ import annotations

import pytest

from grader.course import load_course, load_solutions
from grader.judge.permitted import may_import
from grader.judge.session import run_checks
from grader.judge.subjects.assembly import Assembly
from grader.results.events import CheckFinished, Event
from grader.results.report import Status
from grader.results.request import Request
from grader.sandbox.outside.pool import Sandbox
from tests.judge.course import Course, agrees, doubles

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


WRONG_SOFTMAX = {
    "wrong": "def softmax(x):\n    return x\n",
    "missing": None,
}


@pytest.mark.parametrize("softmax", WRONG_SOFTMAX.values(), ids=WRONG_SOFTMAX.keys())
def test_a_wrong_softmax_costs_nothing_in_layers(sandbox: Sandbox, softmax: str | None) -> None:
    """The grader uses its own versions of earlier exercises."""
    solutions = load_solutions()
    sources = {"layers": solutions["layers"]} | ({"softmax": softmax} if softmax else {})
    request = Request("submission", sources, ("layers",))
    (layers,) = run_checks(Assembly(request, load_course(), solutions), sandbox)
    assert [check.message for check in layers.checks if check.status is not PASSED] == []
    assert layers.score == layers.max_score


def test_an_exercise_may_not_import_a_later_one(course: Course) -> None:
    """Only earlier exercises exist for it."""
    course.add(doubles("check_one"), "from two import f\n", name="one")
    course.add(doubles("check_two"), "from one import f\n", name="two")
    message = "f(2) raised ModuleNotFoundError: two is not for this exercise"
    assert course.told() == [(ERROR, message), (PASSED, None)]
    assert course.checks("one")[0].hint == may_import(())


def test_a_check_of_the_uses_own_exercises_uses_the_learners_exercises(course: Course) -> None:
    """It says so if it fails; the checks before and after it use the grader's versions."""
    own = doubles("check_own", 4).replace("\ndef", "\n@pytest.mark.uses_own_exercises\ndef")
    course.add(doubles("check_one"), "def f(x):\n    return 5 * x\n", name="one")
    course.add(doubles("check_two"), "from one import f\n", name="two")
    checks = "import pytest\n" + doubles("check_before") + own + doubles("check_after")
    course.add(checks, "from one import f\n", name="three", needs=("one", "two"))
    before, during, after = course.checks("three")
    assert (before.status, after.status) == (PASSED, PASSED)
    assert (during.status, during.message) == (FAILED, "f(2) is 10; expected 4")
    assert during.details == ("This check runs on your own one, two, where you handed them in.",)


def test_a_missing_file_fails_every_check(course: Course) -> None:
    """It says where the file should be."""
    course.add(doubles() + agrees("check_g"), None)
    assert course.told() == [(FAILED, "there is no mini.py in submission")] * 2


def test_a_file_that_cannot_be_read_is_an_error(course: Course) -> None:
    """And no fault of the grader."""
    course.add(doubles(), None)
    (course.submission / "mini.py").write_bytes(b"\xff")
    (check,) = course.checks()
    assert (check.status, check.message) == (ERROR, "mini.py, line 1: not UTF-8 text")
    assert check.hint == "Save it as UTF-8 in your editor."


# Without solutions


def judged(events: list[Event]) -> list[str]:
    """The exercise of each check, in order."""
    return [event.exercise for event in events if isinstance(event, CheckFinished)]


@pytest.fixture
def three(course: Course) -> Course:
    """A course of three exercises: one builds on nothing, two on one, three on both."""
    course.add(doubles("check_one"), name="one")
    course.add(doubles("check_two") + agrees("check_again"), "from one import f\n", name="two", needs=("one",))
    course.add(doubles("check_three"), "from two import f\n", name="three", needs=("one", "two"))
    return course


def test_without_solutions_the_learners_own_exercises_are_built_on(three: Course) -> None:
    """Those that an exercise needs are graded too, before it, but not reported."""
    events: list[Event] = []
    (exercise,) = three.grade("three", with_solutions=False, on_event=events.append)
    assert exercise.name == "three"
    assert exercise.status is PASSED
    assert judged(events) == ["one", "two", "two", "three"]


def test_with_solutions_only_the_selected_exercises_are_graded(three: Course) -> None:
    """The exercises that they build on come from the grader."""
    (three.submission / "one.py").write_text("f = 1 / 0\n", encoding="utf-8")
    events: list[Event] = []
    (exercise,) = three.grade("three", on_event=events.append)
    assert exercise.status is PASSED
    assert judged(events) == ["three"]


def test_without_solutions_an_exercise_is_blocked_while_one_that_it_needs_fails(three: Course) -> None:
    """It names the first of these in the order of the course; the others are graded as usual."""
    (three.submission / "one.py").write_text("def f(x):\n    raise NotImplementedError\n", encoding="utf-8")
    first, second, third = three.grade(with_solutions=False)
    assert (first.status, second.status, third.status) == (TODO, BLOCKED, BLOCKED)
    assert {check.message for check in second.checks} == {
        "two builds on one, which does not pass yet",
        "graded by your instructor",
    }
    assert [check.message for check in third.checks] == ["three builds on one, which does not pass yet"]


def test_without_solutions_the_failing_exercise_is_the_one_that_is_named(three: Course) -> None:
    """One passes, two does not: three waits for two."""
    (three.submission / "two.py").write_text("def f(x):\n    return x\n", encoding="utf-8")
    first, second, third = three.grade(with_solutions=False)
    assert (first.status, second.status) == (PASSED, FAILED)
    assert [check.message for check in third.checks] == ["three builds on two, which does not pass yet"]


def test_without_solutions_what_passes_or_is_to_do_waits_for_nothing(course: Course) -> None:
    """Right code does not depend on other exercises, and an unfinished file is to do."""
    course.add(doubles("check_one"), "def f(x):\n    return x\n", name="one")
    course.add(doubles("check_two"), "import one\n\ndef f(x):\n    return 2 * x\n", name="two", needs=("one",))
    course.add(
        doubles("check_three"), "import one\n\ndef f(x):\n    raise NotImplementedError\n", name="three", needs=("one",)
    )
    assert [exercise.status for exercise in course.grade(with_solutions=False)] == [FAILED, PASSED, TODO]


def test_without_solutions_a_missing_exercise_blocks_too(three: Course) -> None:
    """A missing file cannot be built on."""
    (three.submission / "one.py").unlink()
    (third,) = three.grade("three", with_solutions=False)
    assert [(check.status, check.message) for check in third.checks] == [
        (BLOCKED, "three builds on one, which does not pass yet")
    ]


def test_without_solutions_the_instructor_grades_what_needs_them(three: Course) -> None:
    """Checks that need the reference wait; the others run, and no exercise is blocked."""
    first, second, third = three.grade(with_solutions=False)
    assert [(check.status, check.message) for check in second.checks] == [
        (PASSED, None),
        (BLOCKED, "graded by your instructor"),
    ]
    assert (first.status, third.status) == (PASSED, PASSED)


def test_without_solutions_right_layers_pass_all_that_can_be_graded(sandbox: Sandbox) -> None:
    """In the real course, with the solutions as submission."""
    request = Request("solutions", load_solutions(), ("layers",))
    (layers,) = run_checks(Assembly(request, load_course(), {}), sandbox)
    assert {(check.status, check.message) for check in layers.checks} == {
        (PASSED, None),
        (BLOCKED, "graded by your instructor"),
    }


def test_a_blocked_check_shows_nothing_that_another_one_printed(course: Course) -> None:
    """A check that waits for an earlier exercise shows nothing at all."""
    prints = "def f(x):\n    print('mine')\n    return x\n"
    course.add(doubles() + agrees("check_g"), prints, name="one")
    course.add(doubles("check_two"), prints, name="two", needs=("one",))
    checks = course.checks(with_solutions=False)
    assert [check.status for check in checks] == [FAILED, BLOCKED, BLOCKED]
    assert [check.details for check in checks] == [("printed:", "  mine"), (), ()]
