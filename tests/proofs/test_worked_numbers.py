"""The numbers that the notes print come out of the solutions, and one that does not would be noticed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from grader.course import load_course
from grader.sandbox.outside.local import Sources
from tests.proofs import worked_numbers
from tests.proofs.worked_numbers import LEFT_OUT, ROWS, Found, Row, line, look_up, parsed, solutions

EXACT = Row("001", "3.5.3", "softmax", "softmax(np.array([0.3, 2.9, 4.0]))", "[0.01821127 0.24519181 0.73659691]")


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The solutions."""
    return solutions()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.section} {row.call} is {row.printed}")
def test_a_printed_number_is_computed(row: Row, sources: Sources) -> None:
    """To the last printed digit, unless its row says otherwise."""
    found = look_up(row, sources)
    assert found.misses == 0, line(row, found)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.section} {row.call} is not {row.printed}")
def test_a_wrong_number_is_a_miss(row: Row, sources: Sources) -> None:
    """In whatever row a digit is changed, one number is missed."""
    wrong = replace(row, printed=with_another_digit(row.printed))
    found = look_up(wrong, sources)
    assert found.misses == 1, line(wrong, found)
    assert line(wrong, found).startswith("MISS ")


def with_another_digit(printed: str) -> str:
    """Return a printed text whose first digit is another, or whose first truth value is the opposite."""
    if "False" in printed:
        return printed.replace("False", "True", 1)
    return re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), printed, count=1)


@pytest.mark.parametrize(
    ("exercise", "call", "right", "wrong"),
    [
        ("softmax", EXACT.call, EXACT.printed, EXACT.printed.replace("691]", "692]")),
        ("gates", "AND(0, 1), AND(1, 1)", "0 1", "0 1.00000000000001"),
        ("cross_entropy", "mean_squared_error(y7, t2)", "0.5975", "0.59750000000001"),
        ("softmax", "np.array([-6.111107928e-10, 25])", "[-6.11110793e-10 2.5e+01]", "[-6.11110794e-10 2.5e+01]"),
        ("softmax", "np.array([0.25, 0.4])", "[0.25 0.4]", "[0.25000001 0.4]"),
        ("softmax", "X > 15", "[[True True] [False True] [False False]]", "[[True True] [False True] [False True]]"),
    ],
)
def test_the_last_digit_counts(exercise: str, call: str, right: str, wrong: str, sources: Sources) -> None:
    """Whether numpy printed it, with eight decimals or as a power of ten, or Python."""
    row = Row("001", "1", exercise, call, right)
    assert look_up(row, sources).misses == 0
    assert look_up(replace(row, printed=wrong), sources).misses == 1


def test_places_are_decimals_that_have_to_agree(sources: Sources) -> None:
    """Half a unit of the last of them is allowed, no more."""
    row = Row("001", "1", "softmax", "0.12345", "0.1239", places=3)
    assert look_up(row, sources).misses == 0
    assert look_up(replace(row, places=4), sources).misses == 1


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (replace(EXACT, call="softmax(np.zeros((3, 2)))[0, 0] + x"), Found(3, 3, "[1.5, 2.5, 3.5]")),
        (replace(EXACT, call="softmax(X)"), Found(3, 3, "shape (3, 2)")),
        (replace(EXACT, call="softmax(nothing)"), Found(3, 3, "NameError: name 'nothing' is not defined")),
        (replace(EXACT, exercise="unwritten"), Found(3, 3, "ModuleNotFoundError: No module named 'unwritten'")),
    ],
)
def test_a_miss_says_what_came_out(row: Row, found: Found, sources: Sources) -> None:
    """Other values, another shape, an error; and a missing solution does not stop the command."""
    assert look_up(row, sources) == found


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("[ 4 10 18]", [4, 10, 18]),
        ("[6. 8.]", [6, 8]),
        ("[[ 3 0]\n [ 0 24]]", [[3, 0], [0, 24]]),
        ("[-6.11110793e-10  8.14814391e-10]", [-6.11110793e-10, 8.14814391e-10]),
        ("[[False  True]\n [ True False]]", [[0, 1], [1, 0]]),
        ("2.2 110.00000000000001 200", [2.2, 110.00000000000001, 200]),
        ("(784,)", [784]),
        ("(28, 28)", [28, 28]),
        ("1.0", 1),
    ],
)
def test_what_is_printed_is_read(printed: str, values: object) -> None:
    """As numpy and Python print it."""
    np.testing.assert_array_equal(parsed(printed), values, strict=False)


def test_every_row_belongs_to_an_exercise_and_is_there_once() -> None:
    """Rows and omitted numbers have a source; a row that is less exact than printed says why."""
    assert {row.exercise for row in ROWS} <= {exercise.name for exercise in load_course()}
    assert Counter((row.section, row.call, row.printed) for row in ROWS).most_common(1)[0][1] == 1
    assert all(row.note for row in ROWS if row.places is not None)
    assert {each.source for each in (*ROWS, *LEFT_OUT)} <= {"000", "001", "002"}
    assert all(each.reason for each in LEFT_OUT)


def test_the_script_prints_the_table_and_counts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mark for each row, the misses at the end, and exit code 1 if there are any."""
    monkeypatch.setattr(worked_numbers, "ROWS", (EXACT,))
    assert worked_numbers.main() == 0
    printed = capsys.readouterr().out
    assert printed.startswith("ok   001  3.5.3  softmax(np.array([0.3, 2.9, 4.0]))  ->  [0.01821127 ")
    assert printed.endswith("\n3 numbers, 0 misses\n")
    monkeypatch.setattr(worked_numbers, "ROWS", (EXACT, replace(EXACT, printed="[0.01821127 0.5 0.5]")))
    assert worked_numbers.main() == 1
    printed = capsys.readouterr().out
    assert "\nMISS 001  3.5.3 " in printed
    assert printed.endswith("\n6 numbers, 2 misses\n")
