"""The short report: passing checks are counted, the first failure of each function is in full, and it fits a screen."""

from __future__ import annotations

import pytest

from grader.report.lines import plain
from grader.report.short import short
from grader.report.text import Directions
from grader.results.report import NO_REFERENCE, CheckResult, ExerciseResult, Report, Status

PASSED, FAILED, TODO, ERROR, TIMEOUT, BLOCKED = Status


def check(
    status: Status, message: str | None = None, function: str | None = None, hint: str | None = None, **more: object
) -> CheckResult:
    """Return the outcome of a check with the name of its function as title."""
    return CheckResult("check_it", f"{function} is right.", status, 1, message, hint, function=function, **more)  # type: ignore[arg-type]


def report(*exercises: tuple[str, list[CheckResult]]) -> Report:
    """Return a report of some exercises of 5 points."""
    results = tuple(ExerciseResult(name, f"about {name}", 5, tuple(checks)) for name, checks in exercises)
    return Report("exercises", 1, "strict", "sample", results)


def told(checks: list[CheckResult], height: int = 24, width: int = 80) -> list[str]:
    """Return the text of the report about one exercise, between its line and the commands."""
    lines = plain(short(report(("nets", checks)), width, height)).splitlines()
    rest = lines[3:]
    return rest[: rest.index("")]


PASS = check(PASSED)


@pytest.mark.parametrize(
    ("checks", "line"),
    [
        ([PASS] * 5, "  ✓ All 5 checks pass: 5 of 5 points."),
        ([PASS], "  ✓ 1 check passes: 5 of 5 points."),
        ([PASS, PASS, check(FAILED)], "  ✓ 2 checks pass"),
        ([check(FAILED), PASS], "  ✓ 1 check passes"),
        ([PASS, check(BLOCKED, NO_REFERENCE)], "  ✓ 1 check passes"),
    ],
)
def test_what_passes_is_one_line(checks: list[CheckResult], line: str) -> None:
    """With the points if all checks pass."""
    assert told(checks)[0] == line


def test_advice_is_told_once() -> None:
    """Below the number of checks that pass."""
    advised = check(PASSED, advice=("It changes x.",))
    assert told([PASS, advised, advised]) == ["  ✓ All 3 checks pass: 5 of 5 points.", "    Note: It changes x."]


@pytest.mark.parametrize(
    ("others", "line"),
    [
        ([], None),
        ([("no", "Why?")], "    1 more fails with the same error"),
        ([("no", "Why?"), ("no", None)], "    2 more fail with the same error"),
        ([("yes", "Why?"), ("maybe", "Why?")], "    2 more fail with the same question"),
        ([("yes", "Why?"), ("maybe", "Why?"), ("no", "How?")], "    3 more fail, 2 with the same question"),
        ([("yes", "How?"), ("maybe", None)], "    2 more fail"),
    ],
)
def test_the_other_failures_of_a_function_are_counted(others: list[tuple[str, str | None]], line: str | None) -> None:
    """With the number that have the same reason."""
    checks = [check(FAILED, message, "f", hint) for message, hint in [("no", "Why?"), *others]]
    full = ["  ✗ f is right.", "    no", "    Why?"]
    assert told(checks) == full + ([line] if line else [])


def test_without_a_question_the_same_error_is_counted() -> None:
    """Such as an exception."""
    checks = [
        check(ERROR, "f raised ValueError", "f"),
        check(ERROR, "f raised ValueError", "f"),
        check(FAILED, "no", "f"),
    ]
    assert told(checks)[-1] == "    2 more fail, 1 with the same error"


def test_one_exception_is_the_same_error_in_every_call() -> None:
    """The calls may differ, if what was raised is equal."""
    raised = [check(ERROR, f"f({x}) raised NameError: name 'y' is not defined", "f") for x in (1, 2, 3)]
    other = check(ERROR, "f(4) raised NameError: name 'z' is not defined", "f")
    assert told([*raised, other])[-1] == "    3 more fail, 2 with the same error"


def test_what_stops_all_checks_is_said_without_them() -> None:
    """No function is to blame for a file that is no Python, so none is named; what waits for others is said as ever."""
    broken = check(ERROR, "nets.py, line 3: '(' was never closed", None, details=("return (x", "       ^"))
    assert told([broken] * 3) == [
        "  ! nets.py, line 3: '(' was never closed",
        "      return (x",
        "             ^",
        "    The checks run once this is put right.",
    ]
    foreign = check(ERROR, "nets.py, line 3: not UTF-8 text", None, "Save it as UTF-8 in your editor.")
    assert told([foreign, foreign, check(BLOCKED, "it trains later")]) == [
        "  ! nets.py, line 3: not UTF-8 text",
        "    Save it as UTF-8 in your editor.",
        "    The checks run once this is put right.",
        "  – 1 check did not run: it trains later",
    ]


def test_the_legend_has_the_marks_that_are_shown() -> None:
    """Not those of failures that are only counted."""
    checks = [PASS, check(FAILED, "f is 1", "f"), check(ERROR, "f(2) raised KeyError", "f")]
    lines = plain(short(report(("nets", checks)), 80, 24)).splitlines()
    assert lines[-2] == "  ✓ passed, ✗ wrong"
    lines = plain(short(report(("nets", [PASS, check(ERROR, "f(2) raised KeyError", "f")])), 80, 24)).splitlines()
    assert lines[-2] == "  ✓ passed, ✗ wrong, ! stopped by an error or a time limit"


def test_each_function_has_its_first_failure_in_full() -> None:
    """In the order of the checks; no message or question is repeated."""
    checks = [
        check(FAILED, "f is 1", "f", "Why?"),
        check(ERROR, "Net raised", "Net.of"),
        check(FAILED, "f is 2", "f", "Why?"),
        check(TIMEOUT, "g did not end", "g", "Why?"),
        check(ERROR, "Net raised", None),
        check(FAILED, "other", None),
    ]
    assert told(checks) == [
        *("  ✗ f is right.", "    f is 1", "    Why?", "    1 more of f fails with the same question"),
        *("  ! Net.of is right.", "    Net raised"),
        *("  ! g is right.", "    g did not end"),
        *("  ! None is right.", "    1 more fails"),
    ]


def test_a_failure_of_a_class_goes_with_its_method() -> None:
    """With two slips, there is room for both questions."""
    checks = [
        check(FAILED, "Other: no", "Other"),
        check(FAILED, "of: no", "Net.of", "Why?"),
        check(FAILED, "Net: no", "Net"),
        check(FAILED, "to: no", "Net.to", "How?"),
        check(FAILED, "of: still no", "Net.of", "Why?"),
        check(FAILED, "still no", "Other.of"),
    ]
    assert told(checks) == [
        *("  ✗ Other is right.", "    Other: no"),
        *("  ✗ Net.of is right.", "    of: no", "    Why?", "    2 more of Net fail, 1 with the same question"),
        *("  ✗ Net.to is right.", "    to: no", "    How?"),
        *("  ✗ Other.of is right.", "    still no"),
    ]


def many(number: int) -> list[CheckResult]:
    """Return failures of so many functions, with two lines each."""
    return [check(FAILED, f"f{n} is {n}", f"f{n}") for n in range(number)]


@pytest.mark.parametrize(
    ("height", "shown", "line"),
    [
        (40, 9, None),
        (24, 6, "  ✗ 3 more fail: f6, f7 and f8"),
        (20, 4, "  ✗ 5 more fail: f4, f5, f6, f7 and f8"),
        (18, 3, "  ✗ 6 more fail: f3, f4, f5, f6 and 2 others"),
        (5, 1, "  ✗ 8 more fail: f1, f2, f3, f4 and 4 others"),
    ],
)
def test_what_has_no_room_is_counted(height: int, shown: int, line: str | None) -> None:
    """The report fits the screen with the next prompt; even the smallest screen shows the first failure."""
    lines = told(many(9), height)
    assert lines[:2] == ["  ✗ f0 is right.", "    f0 is 0"]
    assert sum(line.endswith("is right.") for line in lines) == shown
    assert (lines[-1] if len(lines) % 2 else None) == line
    whole = plain(short(report(("nets", many(9))), 80, height)).splitlines()
    assert len(whole) < max(height, 13)


@pytest.mark.parametrize("height", [20, 24, 40, 60])
def test_the_first_failure_stays_whatever_was_printed(height: int) -> None:
    """Its details fill the room that is left; an ellipsis replaces the others."""
    long = check(FAILED, "f is 1", "f", "Why?", details=tuple(f"line {n}" for n in range(30)))
    lines = plain(short(report(("nets", [PASS, long, long, *many(3)])), 80, height)).splitlines()
    assert lines[3:7] == ["  ✓ 1 check passes", "  ✗ f is right.", "    f is 1", "    Why?"]
    assert len(lines) < height
    assert ("      ..." in lines) == ("      line 29" not in lines) == (height < 45)
    assert "    1 more of f fails with the same error" in lines


def test_a_very_long_message_is_shortened() -> None:
    """Such as that of an exception."""
    lines = told([check(ERROR, "f raised ValueError: " + "no " * 1000, "f", "Why?")])
    assert lines[-2].endswith(" ...")
    assert lines[-1] == "    Why?"
    assert len(lines) == 8


@pytest.mark.parametrize(
    ("functions", "names"),
    [
        (["f", "f", "g"], ": f and g"),
        (["f", None], ": f"),
        ([None], ""),
        (["A.forward", "A.backward", "A"], ": forward, backward and A"),
        (["A.forward", "B", "A.backward", "f"], ": A, B and f"),
        (["A.forward"], ": A.forward"),
        (list("abcdefg"), ": a, b, c, d and 3 others"),
    ],
)
def test_what_is_still_to_do_is_counted(functions: list[str | None], names: str) -> None:
    """With the functions, or their classes; if something is wrong, nothing else is said about it."""
    lines = told([check(FAILED, "no", "h"), *(check(TODO, "to do", function) for function in functions)])
    number = "1 check is" if len(functions) == 1 else f"{len(functions)} checks are"
    assert lines[-1] == f"  · {number} still to do{names}"


def test_the_first_that_is_to_do_is_told_where_nothing_is_wrong() -> None:
    """With its place; the other checks are counted."""
    checks = [PASS, *(check(TODO, f"still to do: {name}, nets.py, line 3", name) for name in "fgg")]
    assert told(checks) == [
        "  ✓ 1 check passes",
        *("  · f is right.", "    still to do: f, nets.py, line 3"),
        "  · 2 more are still to do: g",
    ]


def test_what_was_not_run_is_counted_by_its_reason() -> None:
    """In the words of the report."""
    checks = [check(BLOCKED, NO_REFERENCE), check(BLOCKED, "nets builds on gates"), check(BLOCKED, NO_REFERENCE)]
    assert told(checks) == [
        "  – 2 checks did not run: graded by your instructor",
        "  – 1 check did not run: nets builds on gates",
    ]


def test_of_several_exercises_those_that_pass_are_a_line() -> None:
    """The others have their name above; the suggested command is for the first failure."""
    lines = plain(
        short(
            report(
                ("gates", [PASS]),
                ("plots", [check(TODO, "still to do: f, plots.py, line 3", "f")]),
                ("nets", [check(FAILED, "no", "g")]),
                ("notes", [check(PASSED, advice=("It changes x.",))]),
            ),
            80,
            24,
            Directions({"plots": "plots.f", "nets": "nets.g"}, "more"),
        )
    ).splitlines()
    assert lines[6:] == [
        *("", "  plots", "  · 1 check is still to do: f"),
        *("", "  nets", "  ✗ g is right.", "    no"),
        *("", "  notes", "  ✓ 1 check passes: 5 of 5 points.", "    Note: It changes x."),
        "",
        "  A hint:     python -m grader hint nets.g",
        "  All checks: python -m grader gates plots nets notes --all",
        "",
        "  ✓ passed, ✗ wrong, · to do",
        "  Graded: exercises; seed 1, MNIST sample, isolation strict.",
    ]


def test_after_a_pass_the_next_exercise_is_named() -> None:
    """With its file, if that is known."""
    passed = report(("nets", [PASS]))
    lines = plain(short(passed, 80, 24, Directions(next="plots"))).splitlines()
    assert lines[5] == "  Next: plots, in exercises/plots.py"
    assert not any("Next" in line for line in plain(short(passed, 80, 24)).splitlines())
