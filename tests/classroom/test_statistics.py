"""Statistics of a whole class: counts, shares, how checks separate, and who needs help."""

from __future__ import annotations

import ast
import itertools
import math
import random
from dataclasses import replace

import numpy as np
import pytest

from grader.classroom.gradebook import ExerciseGrade, Outcome, State
from grader.classroom.handins import Person
from grader.classroom.picture import Cell, picture
from grader.classroom.statistics.checks import CheckFigures, check_figures, hardest, separation
from grader.classroom.statistics.failures import equal_answers, unexplained, waiting
from grader.classroom.statistics.mistakes import common_mistakes
from grader.classroom.statistics.need import median_score, who_needs_help
from grader.classroom.statistics.trees import code_of
from grader.report.places import definitions
from grader.results.difference import ArrayDifference
from grader.results.report import CheckResult, Override, Status
from tests.support.made_class import check, class_of, student

PASS = [check("one"), check("two")]
FAIL = [check("one"), check("two", Status.FAILED)]
OPEN = [check("one", Status.TODO), check("two", Status.BLOCKED, message="gates does not pass yet")]


# Checks


def test_a_check_is_tried_where_it_was_run() -> None:
    """A missing, untouched, unfinished or waiting check is neither passed nor failed."""
    book = class_of(
        student(1, PASS, PASS), student(2, PASS, FAIL), student(3, FAIL, OPEN), student(4, PASS, State.MISSING),
        student(5, State.UNTOUCHED, State.UNTOUCHED), student(6),
    )  # fmt: skip
    figures = {(found.exercise, found.name): (found.attempted, found.passed) for found in check_figures(book)}
    assert figures == {
        ("gates", "one"): (4, 4), ("gates", "two"): (4, 3), ("softmax", "one"): (2, 2), ("softmax", "two"): (2, 1),
    }  # fmt: skip


def test_separation_is_the_correlation_with_the_other_checks() -> None:
    """As numpy computes it, whatever the order."""
    draw = random.Random(1)
    pairs = [(draw.randint(0, 1), draw.randint(0, 9)) for _ in range(40)]
    found = separation(pairs)
    assert found == pytest.approx(np.corrcoef(np.array(pairs).T)[0, 1])
    draw.shuffle(pairs)
    assert separation(pairs) == found


@pytest.mark.parametrize("pairs", [[(0, 1), (1, 2)] * 4, [(1, 1), (1, 2)] * 9, [(0, 3), (1, 3)] * 9, []])
def test_separation_is_not_told_where_it_is_chance_or_undefined(pairs: list[tuple[int, int]]) -> None:
    """Few students, all pass, or all have the same number of other checks."""
    assert separation(pairs) is None


def test_a_check_does_not_separate_by_itself() -> None:
    """Its own point is not in the rest: a check that passes by chance has no separation."""
    rows = list(itertools.product([0, 1], repeat=4))
    book = class_of(
        *(
            student(
                number,
                [check(f"c{place}", Status.PASSED if bit else Status.FAILED) for place, bit in enumerate(row)],
                [],
            )
            for number, row in enumerate(rows)
        )
    )
    assert [found.separation for found in check_figures(book)] == [0.0] * 4


def test_the_hardest_checks_are_not_those_that_one_student_has_tried() -> None:
    """The order is by Laplace's estimate; a check that all pass is not hard."""
    names = {"one of one": (1, 0), "most": (20, 2), "half": (20, 10), "none wrong": (5, 5)}
    figures = [CheckFigures("e", name, name, *counts, None) for name, counts in names.items()]
    assert [found.name for found in hardest(figures)] == ["most", "one of one", "half"]
    assert len(hardest(figures * 9, most=10)) == 10


# Mistakes


def known(name: str, hint: str = "Why?") -> list[CheckResult]:
    """Return checks of which two fail with the same known mistake."""
    wrong = [check(word, Status.FAILED, mistake=f"f__{name}", hint=hint) for word in ("two", "three")]
    return [check("one"), *wrong]


def test_mistakes_are_counted_by_students_and_not_by_checks() -> None:
    """The most common first; equal ones in the order of the course."""
    book = class_of(
        student(1, known("b"), known("a")), student(2, known("b"), PASS), student(3, PASS, known("c")),
        student(4, State.MISSING, State.UNTOUCHED), student(5),
    )  # fmt: skip
    found = [(one.exercise, one.name, one.students, one.attempted) for one in common_mistakes(book, {})]
    assert found == [("gates", "f__b", 2, 3), ("softmax", "f__a", 1, 3), ("softmax", "f__c", 1, 3)]
    assert [one.name for one in common_mistakes(book, {}, most=1)] == ["f__b"]


def test_excerpts_are_two_ways_to_write_the_function_without_comments() -> None:
    """The most common first, each once; never one that says who wrote it."""
    ada = student(1, known("b"), PASS, name="Ada King")
    others = [student(number, known("b"), PASS) for number in range(2, 6)]
    texts = [
        'def f(x):\n    """By me."""\n    return "by ada"\n',
        "def f(x):  # Ada\n    return x+1\n\ndef g(): pass\n",
        'def f(x):\n    """Mine."""\n    # and mine\n    return  x + 1\n',
        "def f(x):\n    return 1 + x\n",
        "def f(x:\n",
    ]
    handed_in = {(f"s{number:02}", "gates"): text for number, text in enumerate(texts, 1)}
    (mistake,) = common_mistakes(class_of(ada, *others), handed_in)
    assert mistake.excerpts == ("def f(x):\n    return x + 1", "def f(x):\n    return 1 + x")


def test_an_excerpt_changes_no_syntax_tree_that_others_use() -> None:
    """A report on the same text still leaves out the docstring."""
    text = 'def f(x):\n    """Mine."""\n    return x + 1\n'
    assert code_of("f", text) == ["def f(x):", "    return x + 1"]
    assert ast.get_docstring(definitions(text)["f"]) == "Mine."


def test_a_method_is_shown_with_its_class_where_that_is_short() -> None:
    """If that is long, it is shown alone, and cut."""
    wrong = [check("one", Status.FAILED, mistake="C__no_state", hint="?", function="C.g")]
    step = "        self.x = 1\n"
    method = "    def g(self):\n        return 1\n"
    for lines, first, most in ((2, "class C:", 20), (40, "def g(self):", 20)):
        text = f"class C:\n    def f(self):\n{step * lines}{method}"
        (mistake,) = common_mistakes(class_of(student(1, wrong, PASS)), {("s01", "gates"): text})
        shown = mistake.excerpts[0].splitlines()
        assert shown[0] == first and len(shown) <= most
    long = f"class C:\n    def g(self):\n{step * 40}"
    (mistake,) = common_mistakes(class_of(student(1, wrong, PASS)), {("s01", "gates"): long})
    assert mistake.excerpts[0].endswith("\n    ...") and len(mistake.excerpts[0].splitlines()) == 21


# Failures


def test_unexplained_failures_are_grouped_by_equal_answers() -> None:
    """Students who fail more checks of the function in the same way are in the group only once."""
    both = [check("one", Status.FAILED, message="0 is 1"), check("two", Status.FAILED, message="1 is 2")]
    alone = [check("one", Status.FAILED, message="0 is 3"), check("two")]
    book = class_of(
        student(1, alone, PASS), student(2, both, PASS), student(3, both, known("a")), student(4, PASS, OPEN)
    )
    found = [(one.exercise, one.check.message, one.further, one.students) for one in unexplained(book)]
    assert found == [("gates", "0 is 1", 1, ("s02", "s03")), ("gates", "0 is 3", 0, ("s01",))]


def test_equal_entries_are_equal_answers() -> None:
    """Whatever the messages, and even if they are no numbers."""
    equal = [ArrayDifference("", (1,), (0,), ((math.nan,),), ((1.0,),), ((True,),)) for _ in range(2)]
    other = replace(equal[0], got=((2.0,),))
    book = class_of(
        *(
            student(number, [check("one", Status.FAILED, message=f"{number}", difference=difference)], PASS)
            for number, difference in enumerate([*equal, other])
        )
    )
    assert [one.students for one in unexplained(book)] == [("s00", "s01"), ("s02",)]
    assert [one.students for one in equal_answers(book)] == [("s00", "s01")]


@pytest.mark.parametrize("status", [Status.ERROR, Status.TIMEOUT])
def test_an_exception_is_no_answer(status: Status) -> None:
    """It is a failure, but no sign of similarity."""
    book = class_of(*(student(number, [check("one", status)], PASS) for number in range(3)))
    assert len(unexplained(book)) == 1
    assert equal_answers(book) == []


def test_what_waits_stands_apart() -> None:
    """It is counted by students, and is no failure."""
    book = class_of(student(1, FAIL, OPEN), student(2, FAIL, [*OPEN, *OPEN]), student(3, PASS, PASS))
    assert [(one.exercise, one.why, one.students) for one in waiting(book)] == [
        ("softmax", "gates does not pass yet", 2)
    ]
    assert {one.exercise for one in unexplained(book)} == {"gates"}


# Students who need help


def test_who_needs_help_and_why() -> None:
    """No hand-in, a score far below the others, an exercise in which nothing passes; the lowest first."""
    nothing_passes = [check("one", Status.ERROR, message="gates.py, line 1: expected ':'")]
    broken = replace(student(6), outcome=Outcome.UNREADABLE)
    book = class_of(
        student(1, PASS, PASS), student(2, nothing_passes, PASS), student(3, State.MISSING, State.UNTOUCHED),
        student(4), student(5, PASS, PASS), broken,
    )  # fmt: skip
    assert [(entry.student.person.id, entry.reasons) for entry in who_needs_help(book)] == [
        (
            "s03",
            (
                "At most half the median of the class, which is 9.5.",
                "Not handed in: gates.",
                "Not begun: softmax.",
            ),
        ),
        ("s04", ("Nothing was handed in.",)),
        ("s06", ("The hand-in cannot be opened.",)),
        ("s02", ("No check passes in gates. The first says: gates.py, line 1: expected ':'",)),
    ]


def test_a_class_without_scores_has_no_median() -> None:
    """So no student is below half of it."""
    assert median_score(class_of(student(1))) is None
    assert who_needs_help(class_of(student(1, OPEN, OPEN), student(2, OPEN, OPEN))) == []


# The picture


def test_the_picture_has_a_cell_for_each_exercise() -> None:
    """The highest score first; with signs, not only shades."""
    by_hand, failed = student(3, PASS, PASS), student(4, State.GRADER_ERROR, PASS)
    gates, softmax = by_hand.exercises
    by_hand = replace(by_hand, exercises=(replace(gates, override=Override(2, "late")), softmax))
    failed = replace(failed, exercises=(ExerciseGrade(State.GRADER_ERROR, None), softmax))
    book = class_of(
        student(1, State.MISSING, State.UNTOUCHED), student(2, PASS, FAIL), by_hand, failed, student(5),
        replace(student(6, [check("one", Status.FAILED)], FAIL), person=Person("s06")),
    )  # fmt: skip
    rows = {row.student.person.id: row.cells for row in picture(book)}
    assert [*rows] == ["s03", "s02", "s06", "s01", "s04", "s05"]
    assert rows == {
        "s03": (Cell("points-2", "2*", "set by hand"), Cell("points-4", "7")),
        "s02": (Cell("points-4", "5"), Cell("points-2", "3")),
        "s06": (Cell("points-0", "0"), Cell("points-2", "3")),
        "s01": (Cell("missing", "–", "not handed in"), Cell("untouched", "·", "not begun")),
        "s04": (Cell("grader-error", "!", "the grader failed"), Cell("points-4", "7")),
        "s05": (),
    }
