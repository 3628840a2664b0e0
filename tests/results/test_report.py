"""Outcomes as data: scores round down, and an exercise has one status."""

import dataclasses

import pytest

from grader.results.report import CheckResult, ExerciseResult, Limit, Override, Report, Status

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


def check(status: Status, weight: int = 1) -> CheckResult:
    """A check with this outcome."""
    return CheckResult("check_it", "It is right.", status, weight)


def exercise(*checks: CheckResult, points: int = 10) -> ExerciseResult:
    """An exercise with these checks."""
    return ExerciseResult("softmax", "scores to probabilities", points, checks)


def report(*exercises: ExerciseResult) -> Report:
    """A report of these exercises."""
    return Report("exercises", 1, "portable", "sample", exercises)


def test_a_status_is_written_as_its_word() -> None:
    """The six words of the report format."""
    assert [f"{status}" for status in Status] == ["passed", "failed", "todo", "error", "timeout", "blocked"]


def test_a_limit_is_written_as_its_word() -> None:
    """The four words of the report format."""
    assert [f"{limit}" for limit in Limit] == ["processor", "waiting", "wall", "budget"]


@pytest.mark.parametrize("status", Status)
def test_a_check_scores_all_of_its_weight_or_nothing(status: Status) -> None:
    """Only a check that passed scores."""
    assert check(status, 3).score == (3 if status is PASSED else 0)


def test_a_check_has_nothing_to_say_unless_it_is_said() -> None:
    """No message, no hint, no mistake, no advice, no details, no curve, no digits, no time."""
    bare = check(PASSED)
    assert (bare.message, bare.hint, bare.mistake) == (None, None, None)
    assert (bare.advice, bare.details, bare.curve, bare.misread) == ((), (), (), ())
    assert bare.seconds == 0.0


@pytest.mark.parametrize("value", [check(PASSED), exercise(), report()])
def test_outcomes_cannot_be_changed(value: object) -> None:
    """A verdict stays what it is."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.name = "other"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("points", "weights", "passed", "score"),
    [
        (10, [1, 1, 1], 3, 10),
        (10, [1, 1, 1], 2, 6),
        (10, [1, 1, 1], 1, 3),
        (10, [1, 1, 1], 0, 0),
        (15, [2, 2, 1, 1], 2, 10),
        (15, [2, 2, 1, 1], 3, 12),
        (1, [1] * 100, 99, 0),
        (100, [1] * 1000, 999, 99),
        (25, [2] * 7, 6, 21),
        (10, [1, 9], 1, 1),
        (10, [], 0, 0),
        (0, [1, 1], 2, 0),
    ],
)
def test_a_score_is_rounded_down(points: int, weights: list[int], passed: int, score: int) -> None:
    """Checks share the points by weight, and a missing check costs at least one point."""
    checks = [check(PASSED if position < passed else FAILED, weight) for position, weight in enumerate(weights)]
    outcome = exercise(*checks, points=points)
    assert outcome.score == score
    assert outcome.passed == passed


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ([PASSED, PASSED], PASSED),
        ([TODO, TODO], TODO),
        ([BLOCKED, BLOCKED], BLOCKED),
        ([FAILED, FAILED], FAILED),
        ([ERROR, ERROR], FAILED),
        ([TIMEOUT, TIMEOUT], FAILED),
        ([PASSED, FAILED], FAILED),
        ([PASSED, TODO], TODO),
        ([PASSED, BLOCKED], BLOCKED),
        ([BLOCKED, FAILED], FAILED),
        ([PASSED, BLOCKED, ERROR], FAILED),
        ([TODO, BLOCKED], TODO),
        ([TODO, FAILED], FAILED),
        ([TODO, ERROR], FAILED),
        ([TODO, TIMEOUT], FAILED),
        ([PASSED, TODO, BLOCKED], TODO),
        ([PASSED, TODO, FAILED], FAILED),
        ([TIMEOUT], FAILED),
        ([], FAILED),
    ],
)
def test_an_exercise_is_to_do_while_nothing_in_it_is_wrong(statuses: list[Status], status: Status) -> None:
    """It is passed if all checks are; failed if one fails; else to do or blocked."""
    outcome = exercise(*map(check, statuses))
    assert outcome.status is status
    assert outcome.todo == statuses.count(TODO)


def test_an_exercise_without_checks_earns_nothing() -> None:
    """Without a check there are no points and no pass."""
    empty = exercise(points=10)
    assert (empty.score, empty.passed, empty.status) == (0, 0, FAILED)


def test_an_exercise_without_checks_whose_score_was_set_was_not_run() -> None:
    """It is neither right nor wrong; checks that did run decide for themselves."""
    by_hand = Override(3, "by mail")
    assert dataclasses.replace(exercise(points=10), override=by_hand).status is BLOCKED
    assert dataclasses.replace(exercise(check(FAILED), points=10), override=by_hand).status is FAILED


def test_a_report_adds_up_its_exercises() -> None:
    """The score of each is rounded down first."""
    thirds = exercise(check(PASSED), check(FAILED), check(FAILED), points=10)
    whole = exercise(check(PASSED), points=15)
    both = report(thirds, thirds, whole)
    assert both.score == 3 + 3 + 15
    assert both.max_score == 10 + 10 + 15


@pytest.mark.parametrize(
    ("statuses", "passed"),
    [
        ([], False),
        ([PASSED], True),
        ([PASSED, PASSED], True),
        ([PASSED, FAILED], False),
        ([BLOCKED], False),
        ([TODO], False),
    ],
)
def test_a_report_is_passed_when_there_is_something_and_all_of_it_passed(statuses: list[Status], passed: bool) -> None:
    """A report without exercises is no pass."""
    assert report(*(exercise(check(status)) for status in statuses)).passed is passed
